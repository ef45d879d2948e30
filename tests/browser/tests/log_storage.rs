//! The log keeps what is written down, whatever storage does.

use crate::desk::log_page::{add, go, opened, opened_after, three};
use crate::desk::log_rows::{rows, wait_rows, write};
use crate::desk::{Desk, assert_quiet};
use kaohe_browser::Options;

/// A clock that the test can `stop()`; then it moves by `pass(ms)` alone, and
/// long timers with it.
const CLOCK: &str = "{
    const [real, later, waiting] = [performance.now.bind(performance), setTimeout, []];
    let at = null;
    performance.now = () => at ?? real();
    globalThis.setTimeout = (go, ms, ...more) => at === null || ms < 1000
        ? later(go, ms, ...more) : waiting.push([at + ms, go]);
    globalThis.stop = () => { at = real(); };
    globalThis.pass = ms => { at += ms;
        waiting.splice(0).forEach(due => { if (due[0] <= at) due[1](); else waiting.push(due); }); };
}";

#[test]
fn a_storage_that_refuses_is_said_and_tried_again() {
    let desk = Desk::on_disk();
    let page = opened_after(
        &desk,
        "{ const open = IDBFactory.prototype.open; window.refuse = true;
           IDBFactory.prototype.open = function (...given) {
             if (window.refuse) throw new DOMException('no', 'SecurityError');
             return open.apply(this, given); }; }",
    );
    page.wait_text(".log-notice", "只在内存里");
    three(&page);
    page.wait_text(".log-state", "3 条未保存");
    page.wait_text("#log-row-0 .log-unsaved", "未保存");
    page.eval_json("(() => { window.refuse = false; return null; })()");
    page.click(".log-notice .link");
    page.wait_gone(".log-notice");
    page.wait_text(".log-state", "已全部保存");
    page.wait_text(".log-count", "共 3 条");
    assert_eq!(rows(&page).len(), 3);
    assert_quiet(&page);
}

#[test]
fn a_storage_that_never_answers_is_said_and_what_comes_later_is_taken() {
    let desk = Desk::on_disk();
    let before = opened(&desk);
    three(&before);
    before.wait_text(".log-state", "已全部保存");
    let page = opened_after(
        &desk,
        "{ const open = IDBFactory.prototype.open; const waiting = [];
           window.release = () => waiting.splice(0).forEach(go => go());
           IDBFactory.prototype.open = function (...given) {
             const late = new EventTarget();
             waiting.push(() => {
               const real = open.apply(this, given);
               for (const type of ['success', 'error', 'upgradeneeded'])
                 real.addEventListener(type, event => {
                   late.result = real.result;
                   late.dispatchEvent(new Event(type));
                 });
             });
             Object.setPrototypeOf(late, IDBOpenDBRequest.prototype);
             for (const name of ['result', 'error', 'source', 'transaction', 'readyState'])
               Object.defineProperty(late, name, { writable: true, value: null });
             for (const type of ['success', 'error', 'blocked', 'upgradeneeded']) {
               let now = null;
               Object.defineProperty(late, 'on' + type, {
                 get: () => now,
                 set: act => { if (now) EventTarget.prototype.removeEventListener.call(late, type, now);
                   now = act; if (act) EventTarget.prototype.addEventListener.call(late, type, act); } });
             }
             late.addEventListener = EventTarget.prototype.addEventListener;
             return late; }; }",
    );
    page.wait_text(".log-notice", "没有响应");
    page.focus("#log-new-category");
    add(&page, "wf", "光猫红灯", "");
    page.wait_text(".log-state", "1 条未保存");
    page.eval_json("(() => { window.release(); return null; })()");
    page.wait_text(".log-count", "共 4 条");
    page.wait_gone(".log-notice");
    page.wait_text(".log-state", "已全部保存");
    assert_eq!(rows(&before).len(), 4);
    assert_quiet(&before);
}

#[test]
fn a_full_storage_loses_nothing_silently() {
    let desk = Desk::on_disk();
    let page = opened_after(
        &desk,
        "{ const put = IDBObjectStore.prototype.put;
           IDBObjectStore.prototype.put = function (...given) {
             if (window.full) throw new DOMException('full', 'QuotaExceededError');
             return put.apply(this, given); }; }",
    );
    page.focus("#log-new-category");
    add(&page, "ws", "网速慢", "");
    page.wait_text(".log-state", "已全部保存");
    page.eval_json("(() => { window.full = true; return null; })()");
    add(&page, "wf", "光猫红灯", "");
    page.wait_text(".log-notice", "存储空间已满");
    page.wait_text("#log-row-0 .log-unsaved", "未保存");
    assert!(!page.find("#log-row-1 .log-unsaved"));
    assert_eq!(rows(&page).len(), 1);
    // It's said on the other pages too.
    page.click(".tab :: 月度");
    page.wait_text(".log-notice", "存储空间已满");
    go(&page);
    page.eval_json("(() => { window.full = false; return null; })()");
    page.focus("#log-new-category");
    add(&page, "zd", "账单不对", "");
    page.wait_gone(".log-notice");
    page.wait_gone(".log-unsaved");
    assert_eq!(rows(&page).len(), 3);
    assert_quiet(&page);
}

#[test]
fn a_storage_that_keeps_a_save_waiting_is_said() {
    let desk = Desk::on_disk();
    let page = opened_after(&desk, CLOCK);
    page.focus("#log-new-category");
    add(&page, "ws", "网速慢", "");
    page.wait_text(".log-state", "已全部保存");
    page.eval_json("stop(), null");
    // Someone else's transaction goes on and on.
    let other = page.new_tab();
    other.goto("");
    other.eval_json(
        "new Promise(ok => {
            const open = indexedDB.open('kaohe');
            open.onsuccess = () => {
                const log = open.result.transaction(['log', 'meta'], 'readwrite').objectStore('log');
                const on = () => { if (!window.over) log.get('x').onsuccess = on; else open.result.close(); };
                on();
                ok(null);
            };
        })",
    );
    page.bring_to_front();
    add(&page, "wf", "光猫红灯", "");
    page.wait_text(".log-state", "正在保存");
    assert!(!page.find(".log-notice"));
    page.eval_json("pass(5000), null");
    page.wait_text(".log-notice", "没有响应");
    page.wait_text("#log-row-0 .log-unsaved", "未保存");
    other.eval_json("(() => { window.over = true; return null; })()");
    page.wait_gone(".log-notice");
    page.wait_text(".log-state", "已全部保存");
    assert_eq!(rows(&page).len(), 2);
    assert_quiet(&page);
}

#[test]
fn another_tab_sees_what_changes() {
    let desk = Desk::on_disk();
    let one = opened(&desk);
    let two = opened(&desk);
    one.bring_to_front();
    three(&one);
    two.bring_to_front();
    two.wait_text(".log-count", "共 3 条");
    two.fill("#log-search", "账单");
    two.wait_text(".log-count", "找到 1 条");
    two.click("#log-row-0");
    two.wait_for(".log-opened");
    one.bring_to_front();
    one.click("#log-row-0");
    one.click("#log-opened .choice :: 升级投诉");
    two.bring_to_front();
    two.wait_text("#log-row-0 .log-result", "升级投诉");
    two.wait_true("document.querySelector('#log-opened .choice[aria-pressed=true]').textContent === '升级投诉'");
    assert_quiet(&one);
    assert_quiet(&two);
}

#[test]
fn both_versions_of_an_entry_are_kept_until_someone_decides() {
    let desk = Desk::with(Options {
        width: 1440,
        height: 900,
        ..Options::default()
    });
    let one = opened(&desk);
    one.focus("#log-new-category");
    add(&one, "ws", "网速慢", "");
    one.wait_text(".log-state", "已全部保存");
    // It hears of nothing.
    let two = opened_after(&desk, "delete window.BroadcastChannel;");
    two.wait_text(".log-count", "共 1 条");
    for (page, answer) in [(&one, "重启光猫"), (&two, "先测速")] {
        page.bring_to_front();
        page.click("#log-row-0");
        page.fill("#log-opened-answer", answer);
        page.press("Tab");
        page.wait_text("#log-row-0 .log-answered", answer);
    }
    two.wait_text(".log-notice", "另一个标签页也改了");
    two.wait_text(".log-notice", "重启光猫");
    two.wait_text("#log-row-0 .log-unsaved", "未保存");
    wait_rows(&one, |rows| rows[0].contains("重启光猫"));
    two.click(".log-notice .link :: 保留这一份");
    two.wait_gone(".log-notice");
    two.wait_gone(".log-unsaved");
    wait_rows(&one, |rows| rows[0].contains("先测速"));
    one.bring_to_front();
    assert_quiet(&one);
    assert_quiet(&two);
}

#[test]
fn unreadable_rows_are_set_aside_and_a_newer_log_is_only_read() {
    let desk = Desk::on_disk();
    let page = opened(&desk);
    three(&page);
    page.wait_text(".log-state", "已全部保存");
    write(&page, "log.put('no entry at all', '0000000000000007')");
    page.reload();
    go(&page);
    page.wait_text(".log-count", "共 3 条");
    page.wait_text(".log-notice", "有 1 条读不出来");
    page.click(".log-notice .link :: 下载原文");
    let path = page.wait_download("unreadable");
    assert!(
        std::fs::read_to_string(path)
            .unwrap()
            .contains("no entry at all")
    );
    assert_eq!(rows(&page).len(), 4);
    page.click(".log-notice .link :: 丢弃");
    page.wait_gone(".log-notice");
    assert_eq!(rows(&page).len(), 3);
    write(&page, "meta.put('99', 'schema')");
    page.reload();
    go(&page);
    page.wait_text(".log-notice", "更新版本");
    page.wait_text(".log-count", "共 3 条");
    page.focus("#log-new-category");
    add(&page, "wf", "光猫红灯", "");
    page.wait_text("#log-row-0 .log-unsaved", "未保存");
    assert_eq!(rows(&page).len(), 3);
    assert_quiet(&page);
}
