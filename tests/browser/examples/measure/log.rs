//! Twenty thousand entries in the log.

use kaohe_browser::{Options, Page};

use crate::desk::entries::{SAME, file_of, many};
use crate::desk::log_page::{add, go};
use crate::desk::log_panels::{click_in_main, export, import, open_log, open_panel, wait_long};
use crate::desk::log_rows::write;
use crate::desk::{Desk, file};
use crate::table::{Goal, Table};
use crate::tasks::{NOTED, step};

/// Notes how the progress bar moves.
const BARS: &str = "
    globalThis.bars = [];
    addEventListener('DOMContentLoaded', () => new MutationObserver(() => {
        const bar = document.querySelector('.log-files progress');
        if (bar) bars.push([bar.getAttribute('aria-label'), bar.value / bar.max]);
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true }));
";
/// Bars that people should see move, and what that is called here.
const SEEN: [(&str, &str); 2] = [
    ("正在检查 all.json", "places of the bar, file being checked"),
    ("正在导入", "places of the bar, import"),
];

/// What is done with a log that is full.
pub fn with_many(table: &mut Table) {
    let desk = Desk::with(Options {
        width: 1440,
        height: 900,
        ..Options::on_disk()
    });
    let page = desk.open();
    write(&page, SAME);
    page.add_init_script(NOTED);
    let took = Some(("log of 20,000: opening and searching", 2.0));
    step(
        &page,
        table,
        took,
        "log of 20,000: opening, longest task",
        || {
            page.reload();
            go(&page);
            page.wait_text(".log-count", "共 20000 条");
            page.fill("#log-search", "账单");
            page.wait_text(".log-count", "找到 4000 条");
            page.fill("#log-search", "");
            page.wait_text(".log-count", "共 20000 条");
        },
    );
    step(
        &page,
        table,
        None,
        "log of 20,000: scrolling, longest task",
        || {
            page.eval_json(
                "new Promise(done => { let n = 0; const step = () => {
                window.scrollBy({ top: 3000, behavior: 'instant' });
                if (++n < 60) requestAnimationFrame(step); else done(null); }; step(); })",
            );
        },
    );
    step(
        &page,
        table,
        None,
        "log of 20,000: keys, longest task",
        || {
            page.focus("#log-grid");
            page.press("End");
            page.wait_for("#log-row-19999");
            page.press("PageUp");
            page.press("Home");
            page.wait_for("#log-row-0");
        },
    );
    step(
        &page,
        table,
        None,
        "log of 20,000: searching, longest task",
        || {
            for query in ["账单", "wsm", "rout", "网速慢 第19"] {
                page.fill("#log-search", query);
                page.wait_text(".log-count", "找到");
                page.wait_for("#log-row-0 mark");
            }
            page.fill("#log-search", "");
            page.wait_text(".log-count", "共 2");
        },
    );
    step(
        &page,
        table,
        None,
        "log of 20,000: adding, longest task",
        || {
            page.focus("#log-new-category");
            add(&page, "ws", "晚上网速慢，又一次", "");
            page.wait_text(".log-state", "已全部保存");
        },
    );
}

/// A file of as many into an empty browser, and out of it again.
pub fn in_and_out(table: &mut Table) {
    let desk = Desk::new();
    let page = desk.open_after(&format!("{BARS}{NOTED}"));
    open_log(&page);
    page.wait_for("#log-search");
    let all = file(&page, "all.json", &file_of(&many(20_000)));
    let took = Some(("20,000 entries: preview", 1.0));
    step(
        &page,
        table,
        took,
        "20,000 entries: preview, longest task",
        || {
            import(&page, all);
            wait_long(&page, ".log-files .strong", "新增 20000 条");
        },
    );
    let took = Some(("20,000 entries: import", 10.0));
    step(
        &page,
        table,
        took,
        "20,000 entries: import, longest task",
        || {
            click_in_main(&page, "导入 20000 条");
            wait_long(&page, ".log-files .strong", "已导入 20000 条");
        },
    );
    for (bar, name) in SEEN {
        table.add(name, Goal::AtLeast(1.0, "seen"), between(&page, bar));
    }
    let took = Some(("20,000 entries: search", 0.5));
    step(
        &page,
        table,
        took,
        "20,000 entries: search, longest task",
        || {
            open_log(&page);
            page.fill("#log-search", "光猫 LOS");
            page.wait_text(".log-count", "找到");
            page.wait_for("#log-row-0 mark");
        },
    );
    let took = Some(("20,000 entries: export", 1.0));
    step(
        &page,
        table,
        took,
        "20,000 entries: export, longest task",
        || {
            export(&page, "kaohe-log-2026-04-07");
        },
    );
    let took = Some(("20,000 entries: duplicates", 1.0));
    step(
        &page,
        table,
        took,
        "20,000 entries: duplicates, longest task",
        || {
            open_panel(&page, "案例查重");
            wait_long(&page, ".log-files .strong", "发现");
        },
    );
}

/// At how many places between its ends a bar was drawn.
fn between(page: &Page, name: &str) -> f64 {
    let bars = page.eval_json("bars");
    let bars = bars.as_array().into_iter().flatten();
    let own = bars.filter(|bar| bar[0] == name);
    let mut places: Vec<f64> = own.filter_map(|bar| bar[1].as_f64()).collect();
    places.retain(|at| *at > 0.0 && *at < 1.0);
    places.dedup();
    places.len() as f64
}
