//! A day ends while the log's form is open.

use crate::desk::{Desk, assert_quiet, click_button};
use kaohe_browser::Page;

/// A clock that the test moves on, and long timers of the page that it lets run out; some
/// drivers have such ones, too.
const CLOCK: &str = "{
    const Now = Date;
    globalThis.ahead = 0;
    globalThis.Date = class extends Now {
        constructor(...given) { given.length ? super(...given) : super(Now.now() + ahead); }
        static now() { return Now.now() + ahead; }
    };
    const soon = setTimeout;
    globalThis.waiting = [];
    globalThis.setTimeout = (act, time, ...given) =>
        time > 30000 && /wasm/.test(new Error().stack) ? waiting.push(act) : soon(act, time, ...given);
}";

fn hours_later(page: &Page, hours: u32, and: &str) {
    page.eval_json(&format!(
        "(() => {{ ahead += {hours} * 3600000; {and}; return null; }})()"
    ));
}

#[test]
fn at_midnight_and_after_a_pause_the_form_is_of_today() {
    let desk = Desk::new();
    let page = desk.open_after(CLOCK);
    click_button(&page, "台账");
    page.wait_for("#log-new-question");
    page.fill("#log-new-question", "写到一半");
    assert_eq!(page.value("#log-new-date"), "2026-04-07");
    // The timer that waits for midnight runs out.
    hours_later(&page, 14, "waiting.splice(0).forEach(act => act())");
    page.wait_true("document.querySelector('#log-new-date').value === '2026-04-08'");
    // It waits for the next one; and then the tab was hidden for two days.
    page.wait_true("waiting.length > 0");
    let shown = "document.dispatchEvent(new Event('visibilitychange'))";
    hours_later(&page, 48, shown);
    page.wait_true("document.querySelector('#log-new-date').value === '2026-04-10'");
    assert_eq!(page.value("#log-new-question"), "写到一半");
    // What a person chose stays.
    page.eval_json(
        "(() => { const day = document.querySelector('#log-new-date'); day.value = '2026-04-09';
           day.dispatchEvent(new Event('change', { bubbles: true })); return null; })()",
    );
    hours_later(&page, 24, shown);
    click_button(&page, "月度");
    click_button(&page, "台账");
    page.wait_for("#log-new-date");
    assert_eq!(page.value("#log-new-date"), "2026-04-09");
    assert_quiet(&page);
}
