//! Storage that is full, refused, silent, damaged, newer, emptied, or shared
//! with another tab.

use crate::desk::{Desk, assert_quiet, assert_score, click_button, put_row, storage, wait_stored};

/// Refuses every write while `window.full` is set.
const FULL: &str = "{ const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...given) {
        if (window.full) throw new DOMException('full', 'QuotaExceededError');
        return put.apply(this, given); }; }";

#[test]
fn a_full_storage_is_said_loudly_and_loses_nothing() {
    let desk = Desk::on_disk();
    let page = desk.open_after(FULL);
    page.click("#row-6 .step-button:last-child");
    page.wait_text(".status", "已存");
    page.eval_json("(() => { window.full = true; return null; })()");
    page.click("#row-8 .step-button:last-child");
    page.wait_text("#row-8 .row-amount", "\u{2212}0.5");
    page.wait_text(".notice.loud", "存储空间已满");
    page.wait_text(".status", "未保存");
    let kept = storage(&page);
    assert!(
        kept.contains("\\\"6\\\"") && !kept.contains("\\\"8\\\""),
        "{kept}"
    );
    // Room again: the next edit saves all of it.
    page.eval_json("(() => { window.full = false; return null; })()");
    page.click("#row-10 .step-button:last-child");
    page.wait_gone(".notice.loud");
    page.wait_text(".status", "已存");
    page.reload();
    page.wait_text("#row-10 .row-amount", "\u{2212}0.5");
    page.wait_text("#row-8 .row-amount", "\u{2212}0.5");
    assert_quiet(&page);
}

#[test]
fn without_settings_the_page_keeps_its_months() {
    let desk = Desk::on_disk();
    let page = desk.open_after(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });",
    );
    page.click("#row-6 .step-button:last-child");
    page.wait_text(".status", "已存");
    page.reload();
    page.wait_text("#row-6 .row-amount", "\u{2212}2.0");
    assert_quiet(&page);
}

#[test]
fn without_storage_the_page_works_and_says_so() {
    let desk = Desk::on_disk();
    let page = desk.open_after(
        "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };
         Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });",
    );
    page.wait_text(".notice.loud", "不让本页存数据");
    page.click(".intro .filled");
    assert_score(&page, "97.0", "78.6", "100.2");
    assert_quiet(&page);
}

#[test]
fn an_unreadable_month_is_kept_and_offered() {
    let desk = Desk::on_disk();
    let page = desk.open();
    page.click("#row-6 .step-button:last-child");
    page.wait_text(".status", "已存");
    put_row(&page, "months", "/2026-04", "not a month at all");
    page.reload();
    page.wait_text(".notice.loud", "读不出来");
    click_button_in_notice(&page, 1);
    let path = page.wait_download("2026-04");
    assert_eq!(std::fs::read_to_string(path).unwrap(), "not a month at all");
    // What is entered in its place waits until someone decides.
    page.click("#row-7 .step-button:last-child");
    page.wait_text(".notices", "先下载原文，再丢弃");
    assert!(storage(&page).contains("not a month at all"));
    click_button(&page, "丢弃");
    page.click("#row-7 .step-button:last-child");
    wait_stored(&page, "\\\"7\\\"");
    page.wait_text(".status", "已存");
    assert_quiet(&page);
}

#[test]
fn a_newer_programs_months_are_shown_and_left_alone() {
    let desk = Desk::on_disk();
    let page = desk.open();
    page.click("#row-6 .step-button:last-child");
    page.wait_text(".status", "已存");
    put_row(&page, "meta", "months", "99");
    let before = storage(&page);
    page.reload();
    page.wait_text(".notices", "更新版本");
    page.wait_text("#row-6 .row-amount", "\u{2212}2.0");
    page.click("#row-6 .step-button:last-child");
    page.wait_text("#row-6 .row-amount", "\u{2212}4.0");
    page.wait_text(".status", "未保存");
    assert_eq!(storage(&page), before);
    assert_quiet(&page);
}

/// As the version before rows kept it.
const BEFORE_ROWS: &str = r#"if (!localStorage.getItem('kaohe:settings')) {
    localStorage.setItem('kaohe:settings', '{"schema":1,"theme":"system","lang":"zh","agent":"0417"}');
    localStorage.setItem('kaohe:index', '{"schema":1,"agents":{"0417":["2026-04"]}}');
    localStorage.setItem('kaohe:month:0417:2026-04', '{"schema":1,"record":{"agent":"0417","month":"2026-04","entries":[{"parts":["6"],"count":2}],"exam":"unknown","report":"unknown"}}');
    localStorage.setItem('kaohe:month:0417:2026-03', 'garbage');
}"#;

#[test]
fn months_of_an_earlier_version_move_over_by_themselves() {
    let desk = Desk::on_disk();
    let page = desk.open_after(BEFORE_ROWS);
    page.wait_text("#row-6 .row-amount", "\u{2212}4.0");
    page.wait_text(".notice.loud", "读不出来");
    let kept = storage(&page);
    assert!(kept.contains("months 0417/2026-04"), "{kept}");
    assert!(!kept.contains("kaohe:month:0417:2026-04"), "{kept}");
    assert!(kept.contains("garbage"), "{kept}");
    page.reload();
    page.wait_text("#row-6 .row-amount", "\u{2212}4.0");
    assert_eq!(storage(&page), kept);
    assert_quiet(&page);
}

#[test]
fn what_was_said_to_be_saved_survives_a_killed_browser() {
    let desk = Desk::on_disk();
    let page = desk.open();
    page.click("#row-6 .step-button:last-child");
    page.wait_text(".status", "已存");
    let desk = desk.kill();
    let page = desk.open();
    page.wait_text("#row-6 .row-amount", "\u{2212}2.0");
    assert_quiet(&page);
}

#[test]
fn a_storage_emptied_under_the_open_page_gets_all_of_it_again() {
    let desk = Desk::on_disk();
    let page = desk.open();
    page.click("#row-6 .step-button:last-child");
    page.wait_text(".status", "已存");
    page.eval_json(
        "new Promise((done, fail) => {
            const open = indexedDB.open('kaohe');
            open.onsuccess = () => {
                const change = open.result.transaction(['months', 'meta'], 'readwrite');
                for (const name of ['months', 'meta']) change.objectStore(name).clear();
                change.oncomplete = () => { open.result.close(); done(null); };
            };
        })",
    );
    page.click("[aria-label='上个月']");
    page.click("#row-7 .step-button:last-child");
    page.wait_text(".notices", "被清空了");
    wait_stored(&page, "\\\"7\\\"");
    page.reload();
    page.wait_text("#row-6 .row-amount", "\u{2212}2.0");
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
    let desk = Desk::on_disk();
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
    let desk = Desk::on_disk();
    let one = desk.open();
    one.click("#row-6 .step-button:last-child");
    one.wait_text(".status", "已存");
    let deaf = desk.open_after("window.BroadcastChannel = class { postMessage() {} close() {} };");
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
    click_button(&deaf, "换成另一份");
    deaf.wait_gone(".notice.loud");
    deaf.wait_text("#row-7 .row-amount", "\u{2212}0.5");
    deaf.wait_text("#row-8 .row-amount", "0");
    assert_eq!(storage(&deaf), kept);
    assert_quiet(&one);
    assert_quiet(&deaf);
}

/// Neither of two tabs that write at the same instant loses silently: what one
/// of them has is stored, the other one says so and still has its own.
#[test]
fn of_two_writes_at_the_same_instant_none_is_lost_silently() {
    let desk = Desk::on_disk();
    let one = desk.open();
    one.click("#row-6 .step-button:last-child");
    one.wait_text(".status", "已存");
    let two = desk.open_after("window.BroadcastChannel = class { postMessage() {} close() {} };");
    two.wait_text("#row-6 .row-amount", "\u{2212}2.0");
    // Both are told to at the same time, without waiting for each other.
    let at = "new Promise(done => { const go = () => Date.now() % 1000 < 20
        ? (document.querySelector('#row-ROW .step-button:last-child').click(), done(null)) : setTimeout(go, 1); go(); })";
    one.eval_json(&format!(
        "(() => {{ {}; return null; }})()",
        at.replace("ROW", "7")
    ));
    two.eval_json(&format!(
        "(() => {{ {}; return null; }})()",
        at.replace("ROW", "8")
    ));
    let (mut first, mut second) = (false, false);
    for _ in 0..1500 {
        let said = |page: &kaohe_browser::Page| page.find(".notice.loud");
        (first, second) = (said(&one), said(&two));
        if first || second {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(40));
    }
    assert!(first || second, "nobody says that there are two");
    let kept = storage(&one);
    assert!(
        kept.contains("\\\"7\\\"") || kept.contains("\\\"8\\\""),
        "{kept}"
    );
    one.wait_text("#row-7 .row-amount", "\u{2212}0.5");
    two.wait_text("#row-8 .row-amount", "\u{2212}0.5");
}
