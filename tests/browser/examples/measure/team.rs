//! A team of thousands: its page, its orders, a year of it beside what parsing alone takes.

use std::fmt::Write as _;

use kaohe_browser::{Options, Page};

use crate::desk::log_panels::wait_long;
use crate::desk::{Desk, click_button, file};
use crate::table::{Goal, Table};
use crate::tasks::{NOTED, step};

/// Agents.
const AGENTS: usize = 5_000;

/// Everybody's months of a year, from January on.
fn file_of(year: u16, months: usize) -> String {
    let mut text = r#"{"format":"kaohe-records","version":1,"records":["#.to_owned();
    for nth in 0..AGENTS * months {
        let comma = if nth == 0 { "" } else { "," };
        let (agent, month) = (nth / months, nth % months + 1);
        // Writing into a text never fails.
        let _ = write!(
            text,
            r#"{comma}{{"record":{{"agent":"座席{agent:05}","month":"{year}-{month:02}",
            "entries":[{{"parts":["7"],"count":{}}},{{"parts":["15"],"count":{}}}],
            "measures":{{"complaint_filter":{{"ratio":{{"numerator":{},"denominator":53}}}}}},
            "exam":{{"placed":{{"rank":3,"heads":20,"tied":1}}}}}},
            "rulebook":{{"id":"broadband","effective":"2026-01"}}}}"#,
            nth % 3 + 1,
            nth % 7 + 1,
            40 + nth % 13,
        );
    }
    text + "]}"
}

/// How long the page parses a text as long and of that shape, in ms.
fn parsed(page: &Page, months: usize) -> f64 {
    let took = page.eval_json(&format!(
        "(() => {{
            const one = nth => ({{ record: {{ agent: '座席' + nth, month: '2025-01',
                entries: [{{ parts: ['7'], count: 1 }}, {{ parts: ['15'], count: 2 }}],
                measures: {{ complaint_filter: {{ ratio: {{ numerator: 51, denominator: 53 }} }} }},
                exam: {{ placed: {{ rank: 3, heads: 20, tied: 1 }} }} }},
                rulebook: {{ id: 'broadband', effective: '2026-01' }} }});
            const text = JSON.stringify({{ records: Array.from({{ length: {} }}, (_, nth) => one(nth)) }}, null, 1);
            const start = performance.now();
            JSON.parse(text);
            return performance.now() - start;
        }})()",
        AGENTS * months
    ));
    took.as_f64().unwrap_or(f64::MAX)
}

/// The longest from a click on a column's head to the next picture, in ms.
fn sorted(page: &Page) -> f64 {
    let took = page.eval_json(
        "(async () => {
            const took = [];
            const heads = () => [...document.querySelectorAll('.team-table thead button')];
            for (let at = 0; at < heads().length; at++) {
                const start = performance.now();
                heads()[at].click();
                await new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)));
                took.push(performance.now() - start);
            }
            return Math.max(...took);
        })()",
    );
    took.as_f64().unwrap_or(f64::MAX)
}

fn import(page: &Page, text: &str) {
    click_button(page, "导入");
    page.wait_for("#import-files");
    let path = file(page, "team.json", text);
    page.upload("#import-files", &[path]);
    wait_long(page, "main .strong", "新增");
    click_button(page, "确认导入");
    wait_long(page, ".notice", "个月");
}

/// Waits until all is worked out.
fn worked_out(page: &Page) {
    page.wait_true(
        "document.querySelectorAll('.team-row').length > 0 && !document.querySelector('.team-working')",
    );
}

/// A month of all, opened and sorted; then a year of them.
pub fn of_thousands(table: &mut Table) {
    let desk = Desk::with(Options {
        width: 1440,
        height: 900,
        ..Options::on_disk()
    });
    let page = desk.open_after(NOTED);
    import(&page, &file_of(2026, 3));
    page.click(".tab :: 月度");
    page.wait_for("#row-7");
    let opened = Some(("5,000 agents: team's page", 1.0));
    step(&page, table, opened, "5,000 agents: longest task", || {
        page.click(".tab :: 班组");
        worked_out(&page);
    });
    table.add(
        "5,000 agents: sort",
        Goal::AtMost(100.0, "ms"),
        sorted(&page),
    );
    // The year of the three months, for what the switch itself takes.
    let year = Some(("15,000 agent-months: year", 1.0));
    step(
        &page,
        table,
        year,
        "15,000 agent-months: longest task",
        || {
            click_button(&page, "按年");
            page.wait_for(".team-by-month");
            worked_out(&page);
        },
    );
    let alone = parsed(&page, 12) / 1_000.0;
    let start = std::time::Instant::now();
    import(&page, &file_of(2025, 12));
    page.click(".tab :: 班组");
    worked_out(&page);
    table.add(
        "60,000 agent-months in and ranked ÷ JSON.parse",
        Goal::AtMost(2.0, "×"),
        start.elapsed().as_secs_f64() / alone.max(0.001),
    );
}
