//! Back and Forward.

use crate::desk::{Desk, assert_quiet, click_button, reload_saved};
use kaohe_browser::Page;

/// A mark of the history's entry holds how far down it is in so many
/// (`desk::visits::Mark::number`).
const MARKED: u32 = 1 << 18;

#[track_caller]
fn is_down(page: &Page, at: i32) {
    page.wait_true(&format!("Math.abs(scrollY - {at}) <= 1"));
}

/// As a wheel does it, once the page stands still.
#[track_caller]
fn scroll(page: &Page, to: i32) {
    stands(page);
    page.eval_json(&format!(
        "new Promise(done => {{ scrollTo({{ top: {to}, behavior: 'instant' }});
           requestAnimationFrame(() => requestAnimationFrame(() => done(null))); }})"
    ));
    is_down(page, to);
}

#[track_caller]
fn stands(page: &Page) {
    page.eval_json(
        "new Promise(done => { let at = -1; const look = setInterval(() => {
            if (scrollY === at) { clearInterval(look); done(null); } at = scrollY; }, 200); })",
    );
}

/// A click that scrolls nothing by itself.
#[track_caller]
fn tap(page: &Page, css: &str) {
    page.wait_for(css);
    page.eval_json(&format!("document.querySelector({css:?}).click()"));
}

#[test]
fn back_and_forward_go_through_pages_and_places() {
    let desk = Desk::new();
    let page = desk.open();
    let before = page.eval_json("history.length").as_i64().unwrap();
    let entries = |more: i64| {
        page.wait_true(&format!("history.length === {}", before + more));
    };
    page.fill("#f-agent", "0417");
    page.fill("#f-count-7", "2");
    page.wait_text(".status", "已存");
    // A month by its arrow is no step.
    tap(&page, "[aria-label='上个月']");
    page.wait_text(".month-name", "3 月");
    scroll(&page, 300);
    // Page, list, another month, a place in it.
    click_button(&page, "全年");
    page.wait_for(".month-cell");
    is_down(&page, 0);
    entries(1);
    tap(&page, ".month-cell.has");
    page.wait_text(".month-name", "4 月");
    entries(2);
    scroll(&page, 500);
    tap(&page, ".fact-link[href='#exam']");
    page.wait_true("location.hash === '#exam' && scrollY > 1000");
    entries(3);
    // While it's still on its way there.
    page.eval_json("history.back()");
    is_down(&page, 500);
    assert_eq!(page.eval_json("location.hash"), "");
    page.eval_json("history.back()");
    page.wait_for(".month-cell");
    assert_eq!(page.eval_json("location.hash"), "#months");
    page.eval_json("history.back()");
    page.wait_text(".month-name", "3 月");
    page.wait_for("#f-count-7");
    is_down(&page, 300);
    page.eval_json("history.go(3)");
    page.wait_text(".month-name", "4 月");
    page.wait_true("location.hash === '#exam' && scrollY > 1000");
    page.eval_json("history.back()");
    is_down(&page, 500);
    // A preview that is closed leaves no trace.
    tap(&page, ".side .file-buttons button");
    entries(3);
    click_button(&page, "关闭");
    page.wait_for("#f-count-7");
    is_down(&page, 500);
    page.eval_json("history.back()");
    page.wait_for(".month-cell");
    page.eval_json("history.forward()");
    is_down(&page, 500);
    // Opened again, it's where it was.
    stands(&page);
    page.wait_true(&format!("Math.floor(history.state / {MARKED}) === 500"));
    reload_saved(&page);
    page.wait_for("#f-count-7");
    is_down(&page, 500);
    page.eval_json("history.back()");
    page.wait_for(".month-cell");
    assert_quiet(&page);
}

#[test]
fn a_place_that_is_gone_to_first_is_gone_back_from() {
    let desk = Desk::new();
    let page = desk.open();
    page.click(".fact-link[href='#exam']");
    page.wait_true("location.hash === '#exam' && scrollY > 1000");
    // The program's second chunk is there.
    page.wait_true("typeof history.state === 'number'");
    page.eval_json("history.back()");
    page.wait_true("location.hash === '' && scrollY === 0");
    stands(&page);
    assert_eq!(page.eval_json("scrollY"), 0, "nothing takes it down again");
    page.eval_json("history.forward()");
    page.wait_true("scrollY > 1000");
    assert_quiet(&page);
}

#[test]
fn each_agent_s_page_is_where_it_was() {
    let desk = Desk::new();
    let page = desk.open();
    for agent in ["0417", "0418"] {
        page.fill("#f-agent", agent);
        page.fill("#f-count-7", "2");
        page.wait_text(".status", "已存");
    }
    scroll(&page, 700);
    let show = |agent: &str| {
        page.eval_json(&format!(
            "(() => {{ const f = document.querySelector('#f-agent'); f.focus({{ preventScroll: true }});
               f.select(); document.execCommand('insertText', false, '{agent}'); }})()"
        ));
        page.press("Enter");
    };
    show("0417");
    scroll(&page, 200);
    show("0418");
    is_down(&page, 700);
    show("0417");
    is_down(&page, 200);
    assert_quiet(&page);
}
