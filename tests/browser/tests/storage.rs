//! Storage that is full, refused, damaged, newer, or shared with another tab.

use crate::desk::{Desk, assert_quiet, assert_score, storage};

#[test]
fn a_full_storage_is_said_loudly_and_loses_nothing() {
    let desk = Desk::new();
    let page = desk.open();
    page.click("#row-6 .step-button:last-child");
    page.wait_text(".status", "已存");
    page.eval_json(
        "(() => { let n = 1 << 22, i = 0;
           while (n > 0) { try { localStorage.setItem('other:' + i++, 'x'.repeat(n)); } catch { n = Math.floor(n / 2); } }
           return null; })()",
    );
    let before = storage(&page);
    page.click("#row-8 .step-button:last-child");
    page.wait_text("#row-8 .row-amount", "\u{2212}0.5");
    page.click("#row-7 .chevron");
    page.click("#row-7 .entries > .link");
    page.fill("#f-entry-2-note", "一条相当长的说明，长到放不下为止");
    page.press("Enter");
    page.wait_text(".notice.loud", "存储空间已满");
    page.wait_text(".status", "未保存");
    assert!(storage(&page).contains("\\\"6\\\""), "{}", storage(&page));
    assert!(storage(&page).len() >= before.len().min(1));
    // Room again: the next edit saves all of it.
    page.eval_json("(() => { for (const k of Object.keys(localStorage)) if (k.startsWith('other:')) localStorage.removeItem(k); return null; })()");
    page.click("#row-10 .step-button:last-child");
    page.wait_gone(".notice.loud");
    page.wait_text(".status", "已存");
    page.reload();
    page.wait_text("#row-10 .row-amount", "\u{2212}0.5");
    page.click("#row-7 .chevron");
    page.wait_for("#f-entry-2-note");
    assert_quiet(&page);
}

#[test]
fn without_storage_the_page_works_and_says_so() {
    let desk = Desk::new();
    let page = desk.open_after(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });",
    );
    page.wait_text(".notice.loud", "不让本页存数据");
    page.click(".intro .filled");
    assert_score(&page, "97.0", "78.6", "100.2");
    assert_quiet(&page);
}

#[test]
fn damaged_and_newer_data_are_kept() {
    let desk = Desk::new();
    let page = desk.open();
    page.click("#row-6 .step-button:last-child");
    page.wait_text(".status", "已存");
    page.eval_json(
        "(() => { const k = Object.keys(localStorage).find(k => k.startsWith('kaohe:month:'));
           localStorage.setItem(k, 'not a month at all'); return null; })()",
    );
    page.reload();
    page.wait_text(".notice.loud", "读不出来");
    assert!(storage(&page).contains("not a month at all"));
    click_button_in_notice(&page, 1);
    let path = page.wait_download("kaohe");
    assert!(
        std::fs::read_to_string(path)
            .unwrap()
            .contains("not a month at all")
    );
    page.eval_json(
        "(() => { localStorage.setItem('kaohe:month:x:2026-01', JSON.stringify({schema: 99, record: {}})); return null; })()",
    );
    let before = storage(&page);
    page.reload();
    page.wait_text(".notices", "更新版本");
    page.click("#row-6 .step-button:last-child");
    page.wait_text("#row-6 .row-amount", "\u{2212}2.0");
    assert_eq!(storage(&page), before);
    assert_quiet(&page);
}

fn click_button_in_notice(page: &kaohe_browser::Page, nth: usize) {
    page.eval_json(&format!(
        "(() => {{ document.querySelectorAll('.notice.loud .link')[{}].click(); return null; }})()",
        nth - 1
    ));
}

#[test]
fn two_tabs_see_each_other() {
    let desk = Desk::new();
    let one = desk.open();
    let two = desk.open();
    one.bring_to_front();
    one.click("#row-6 .step-button:last-child");
    one.wait_text("#row-6 .row-amount", "\u{2212}2.0");
    two.bring_to_front();
    two.wait_text("#row-6 .row-amount", "\u{2212}2.0");
    assert_quiet(&one);
    assert_quiet(&two);
}

#[test]
fn a_tab_that_missed_a_change_overwrites_nothing() {
    let desk = Desk::new();
    let one = desk.open();
    one.click("#row-6 .step-button:last-child");
    one.wait_text(".status", "已存");
    let deaf = desk
        .open_after("window.addEventListener('storage', e => e.stopImmediatePropagation(), true);");
    one.bring_to_front();
    one.click("#row-7 .step-button:last-child");
    one.wait_text("#row-7 .row-amount", "\u{2212}0.5");
    deaf.bring_to_front();
    deaf.click("#row-8 .step-button:last-child");
    deaf.wait_text(".notice.loud", "另一个标签页");
    deaf.wait_text(".notice.loud", "97.5 / 97.5");
    let kept = storage(&deaf);
    assert!(
        kept.contains("\\\"7\\\"") && !kept.contains("\\\"8\\\""),
        "{kept}"
    );
    crate::desk::click_button(&deaf, "换成另一份");
    deaf.wait_gone(".notice.loud");
    deaf.wait_text("#row-7 .row-amount", "\u{2212}0.5");
    deaf.wait_text("#row-8 .row-amount", "0");
    assert_eq!(storage(&deaf), kept);
    assert_quiet(&one);
    assert_quiet(&deaf);
}
