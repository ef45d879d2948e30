//! Safe hands: what Enter reaches, what a field does when it gets the focus, to
//! where the focus goes back, who changed what, and another name.

use kaohe_browser::Page;
use serde_json::json;

use crate::desk::{Desk, assert_quiet, click_button, wait_stored};

/// The text that is selected in the field that has the focus.
fn selected(page: &Page) -> String {
    let text = page.eval_json(
        "(e => e.value.slice(e.selectionStart, e.selectionEnd))(document.activeElement)",
    );
    text.as_str().unwrap_or_default().to_owned()
}

#[track_caller]
fn has_focus(page: &Page, css: &str) {
    page.wait_true(&format!(
        "document.activeElement === document.querySelector(`{css}`)"
    ));
}

#[test]
fn enter_in_a_dialog_stays_in_it_and_the_focus_goes_back() {
    let desk = Desk::new();
    let page = desk.open();
    page.click("#row-6 .step-button:last-child");
    page.click("#row-6 .chevron");
    page.click("#details-6 .setter");
    page.wait_for("#dialog[open]");
    // Enter of an input method ends its word, and no more.
    page.fill("#dialog-value", "3");
    page.focus("#dialog-reason");
    page.keys("第12号文");
    for kind in ["rawKeyDown", "keyUp"] {
        page.cdp(
            "Input.dispatchKeyEvent",
            json!({ "type": kind, "key": "Process", "code": "Enter", "windowsVirtualKeyCode": 229 }),
        );
    }
    assert!(page.find("#dialog[open]"));
    page.press("Enter");
    page.wait_gone("#dialog");
    page.wait_text("#row-6 .row-amount", "\u{2212}3.0");
    has_focus(&page, "#details-6 .setter");
    // Behind it is the button that opens it: Enter there is another one's.
    assert!(!page.find("#dialog"));
    page.press("Enter");
    page.wait_for("#dialog[open]");
    page.press("Escape");
    page.wait_gone("#dialog");
    has_focus(&page, "#details-6 .setter");
    assert_quiet(&page);
}

#[test]
fn a_field_selects_what_stands_in_it_and_a_second_click_places_the_caret() {
    let desk = Desk::new();
    let page = desk.open();
    page.fill("#f-agent", "wang");
    page.press("Enter");
    page.fill("#f-count-7", "12");
    page.press("Tab");
    page.click("#f-count-7");
    assert_eq!(selected(&page), "12");
    // Two clicks, not a double one.
    std::thread::sleep(std::time::Duration::from_millis(700));
    page.click("#f-count-7");
    assert_eq!(selected(&page), "");
    page.focus("#f-agent");
    assert_eq!(selected(&page), "wang");
    page.keys("li");
    assert_eq!(page.value("#f-agent"), "li");
    assert_eq!(selected(&page), "");
    // What is searched for is gone on with.
    page.fill("#search", "abc");
    page.focus("#f-agent");
    page.focus("#search");
    assert_eq!(selected(&page), "");
    assert_quiet(&page);
}

#[test]
fn who_changed_a_row_is_listed_from_it_and_back() {
    let desk = Desk::new();
    let page = desk.open();
    page.click("#row-6 .step-button:last-child");
    page.click("#row-7 .step-button:last-child");
    page.wait_text(".status", "已存");
    page.fill("#acts-editor", "班长");
    page.click("#row-7 .step-button:last-child");
    page.wait_text(".status", "已存");
    page.click("#row-7 .chevron");
    page.wait_text("#details-7", "谁改过");
    page.eval_json(
        "(() => { const b = [...document.querySelectorAll('#details-7 .link')].find(b => b.textContent === '谁改过');
           b.id = 'who'; b.focus(); return null; })()",
    );
    page.press("Enter");
    page.wait_text("#acts", "只看：");
    assert_eq!(page.count("#acts .history > li"), 2);
    assert_eq!(
        page.text("#acts .history > li:first-child .strong"),
        "2026-04-07 10:00 · 班长 · 录入"
    );
    page.wait_text("#acts .history > li:last-child .strong", "未署名");
    page.wait_text("#acts .history > li:first-child .differences", "1 → 2");
    has_focus(&page, "#acts button");
    click_button(&page, "显示全部");
    page.wait_true("document.querySelectorAll('#acts .history > li').length === 3");
    page.focus("#acts button");
    page.press("Enter");
    page.wait_gone("#acts .history");
    has_focus(&page, "#who");
    assert_quiet(&page);
}

#[test]
fn another_name_moves_the_months_and_is_never_one_that_is_there() {
    let desk = Desk::new();
    let page = desk.open();
    for agent in ["李伟", "王芳"] {
        page.fill("#f-agent", agent);
        page.press("Enter");
        page.click("#row-6 .step-button:last-child");
        page.wait_text(".status", "已存");
    }
    page.click("[aria-label='上个月']");
    page.wait_text(".month-name", "2026 年 3 月");
    page.click("#row-7 .step-button:last-child");
    click_button(&page, "全年");
    page.wait_for("#ask-rename");
    page.click("#ask-rename");
    has_focus(&page, "#ask-answer");
    page.wait_text(".asking", "2 个月份归到新姓名下");
    page.keys("李伟");
    page.press("Enter");
    page.wait_text(".asking .why", "已有同名的人");
    page.fill("#ask-answer", "王芳芳");
    page.press("Enter");
    page.wait_gone(".asking");
    has_focus(&page, "#ask-rename");
    assert_eq!(page.value("#f-agent"), "王芳芳");
    for name in ["王芳芳/2026-03", "王芳芳/2026-04", "李伟/2026-04"] {
        wait_stored(&page, name);
    }
    assert_quiet(&page);
}

#[test]
fn a_conflict_is_shown_fact_by_fact_and_the_choice_is_kept() {
    let desk = Desk::new();
    let one = desk.open();
    one.click("#row-7 .step-button:last-child");
    one.wait_text(".status", "已存");
    // The second tab hears of nothing that the first one writes.
    let two = desk.open_after("window.BroadcastChannel = class { postMessage() {} close() {} };");
    two.wait_text("#row-7 .row-amount", "\u{2212}0.5");
    one.bring_to_front();
    one.fill("#f-count-6", "2");
    one.press("Enter");
    one.wait_text(".status", "已存");
    two.bring_to_front();
    two.fill("#f-count-6", "3");
    two.press("Enter");
    two.wait_text(".conflict .differences", "3 → 2");
    assert_eq!(two.count(".conflict .differences li"), 1);
    click_button(&two, "换成另一份");
    two.wait_gone(".conflict");
    assert_eq!(two.value("#f-count-6"), "2");
    two.reload();
    two.wait_for("#main");
    two.wait_true("document.querySelector('#f-count-6').value === '2'");
    assert_quiet(&two);
}
