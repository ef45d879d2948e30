//! All numbers of the rulebook: a pasted column, one source, one step, and what it does.

use crate::desk::{Desk, assert_fits, assert_quiet, click_button, click_tab, enter_march};
use kaohe_browser::{Options, Page};

fn open(page: &Page) {
    click_tab(page, 3);
    click_button(page, "改数");
    page.wait_for("#number-0");
}

fn paste(page: &Page, css: &str, text: &str) {
    page.eval_json(&format!(
        "(() => {{ const to = document.querySelector({css:?}), data = new DataTransfer(); to.focus();
           data.setData('text/plain', {}); to.dispatchEvent(new ClipboardEvent('paste',
           {{ clipboardData: data, bubbles: true, cancelable: true }})); return null; }})()",
        serde_json::json!(text)
    ));
}

#[test]
fn every_number_is_set_by_one_paste_and_one_source() {
    let desk = Desk::new();
    let page = desk.open();
    enter_march(&page);
    open(&page);
    let all = page.count(".numbers-table .decimal");
    assert!(all >= 50, "{all}");
    // The whole column as it is: each number is the branch's own from now on.
    let column = page.eval_json(
        "[...document.querySelectorAll('.numbers-table .decimal')].map(it => it.value).join('\\n')",
    );
    paste(&page, "#number-0", column.as_str().unwrap());
    page.wait_true(&format!(
        "document.querySelectorAll('.numbers-typed').length === {all}"
    ));
    click_button(&page, &format!("设定 {all} 个数"));
    page.wait_text(".numbers-said", "请写明依据");
    page.fill("#numbers-source", "2026 年 3 号通知");
    click_button(&page, &format!("设定 {all} 个数"));
    page.wait_text(".numbers-said", &format!("已设定 {all} 个数"));
    page.wait_gone(".numbers-table .origin.assumed");
    // One step.
    page.eval_json(
        "(() => { document.querySelector('.history-buttons button').click(); return null; })()",
    );
    page.wait_for(".numbers-table .origin.assumed");
    assert_quiet(&page);
}

#[test]
fn a_number_that_is_typed_says_who_gains_and_who_loses() {
    let desk = Desk::new();
    let page = desk.open();
    enter_march(&page);
    open(&page);
    // By keyboard alone: down to the number of a clause, over it, back.
    page.focus("#number-0");
    page.press("ArrowDown");
    page.wait_true("document.activeElement.id === 'number-1'");
    page.press("ArrowUp");
    page.keys("9");
    page.wait_text(".numbers-before", "←");
    page.press("Enter");
    page.wait_true("document.activeElement.id === 'number-1'");
    page.keys("不是数");
    page.wait_for("#number-1[aria-invalid=true]");
    page.press("Escape");
    page.wait_gone("#number-1[aria-invalid=true]");
    page.press("ArrowUp");
    page.press("Escape");
    page.wait_gone(".numbers-typed");
    // Sign by sign, down to nothing, and anew.
    page.press("End");
    for _ in 0..4 {
        page.press("Backspace");
    }
    page.wait_true("document.activeElement.value === ''");
    page.keys("7");
    page.wait_true("document.activeElement.value === '7'");
    page.press("Escape");
    page.wait_gone(".numbers-typed");
    // Each number three times as much: something changes in the month that is here.
    page.eval_json(
        "(() => { for (const it of document.querySelectorAll('.numbers-table .decimal')) {
            const row = it.closest('tr'); if (!row.firstElementChild.textContent.includes('第 7 条')) continue;
            it.focus(); it.value = '3'; it.dispatchEvent(new InputEvent('input', { bubbles: true })); }
           return null; })()",
    );
    page.wait_text(".numbers-effect", "1 个减少");
    page.wait_for(".numbers-months .numbers-loss");
    page.wait_text(".numbers-effect .differences", "−");
    let found = page.axe();
    assert!(found.is_empty(), "{found:?}");
    assert_quiet(&page);
}

#[test]
fn the_table_fits_a_phone() {
    let desk = Desk::with(Options::phone());
    let page = desk.open();
    open(&page);
    for width in [360, 390] {
        page.set_viewport(width, 800, true);
        page.wait_true(&format!("innerWidth === {width}"));
        assert_fits(&page);
    }
    let found = page.axe();
    assert!(found.is_empty(), "{found:?}");
}
