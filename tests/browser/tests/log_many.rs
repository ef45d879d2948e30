//! Twenty thousand entries: nothing is lost, and no more is drawn than shows.
//! How long it takes is for `cargo xtask measure`.

use crate::desk::entries::{SAME, file_of, many};
use crate::desk::log_page::{add, go};
use crate::desk::log_panels::{click_in_main, export, import, open_log, open_panel, wait_long};
use crate::desk::log_rows::{rows, write};
use crate::desk::{Desk, assert_quiet, file};
use kaohe_browser::Options;

#[test]
fn of_twenty_thousand_entries_only_those_on_the_screen_are_drawn() {
    let desk = Desk::with(Options {
        width: 1440,
        height: 900,
        ..Options::default()
    });
    let page = desk.open();
    write(&page, SAME);
    page.reload();
    go(&page);
    page.wait_text(".log-count", "共 20000 条");
    assert!(page.count(".log-row") < 80);
    page.fill("#log-search", "账单");
    page.wait_text(".log-count", "找到 4000 条");
    assert!(page.count(".log-row") < 80);
    page.fill("#log-search", "");
    page.wait_text(".log-count", "共 20000 条");
    // Wherever one scrolls to, there are rows from the top to the bottom.
    for _ in 0..60 {
        page.eval_json("window.scrollBy({ top: 3000, behavior: 'instant' }), null");
        page.wait_true("(() => { const rows = [...document.querySelectorAll('.log-row')].map(row => row.getBoundingClientRect());
            return rows.some(row => row.top < 100 && row.bottom > 60) && rows.some(row => row.bottom > innerHeight - 40); })()");
    }
    assert!(page.count(".log-row") < 80);
    page.focus("#log-grid");
    page.press("End");
    page.wait_for("#log-row-19999");
    page.press("Home");
    page.wait_for("#log-row-0");
    for query in ["账单", "wsm", "rout", "网速慢 第19"] {
        page.fill("#log-search", query);
        page.wait_text(".log-count", "找到");
        page.wait_for("#log-row-0 mark");
    }
    page.fill("#log-search", "");
    page.wait_text(".log-count", "共 20000 条");
    page.focus("#log-new-category");
    add(&page, "ws", "晚上网速慢，又一次", "");
    page.wait_text(".log-state", "已全部保存");
    assert_quiet(&page);
}

#[test]
fn twenty_thousand_entries_come_in_and_go_out_the_same() {
    let whole = file_of(&many(20_000));
    let desk = Desk::new();
    let page = desk.open();
    import(&page, file(&page, "all.json", &whole));
    wait_long(&page, ".log-files .strong", "新增 20000 条");
    click_in_main(&page, "导入 20000 条");
    wait_long(&page, ".log-files .strong", "已导入 20000 条");
    assert_eq!(rows(&page).len(), 20_000);
    open_log(&page);
    page.fill("#log-search", "光猫 LOS");
    page.wait_text(".log-count", "找到");
    page.wait_for("#log-row-0 mark");
    let out = export(&page, "kaohe-log-2026-04-07");
    assert!(out == whole, "the export isn't what was imported");
    open_panel(&page, "案例查重");
    wait_long(&page, ".log-files .strong", "发现");
    assert_quiet(&page);
}
