//! Months of thousands of agents: out of a file, and with them here.

use std::fmt::Write as _;

use kaohe_browser::{Options, Page};

use crate::desk::log_panels::wait_long;
use crate::desk::{Desk, click_button, file};
use crate::table::Table;
use crate::tasks::{NOTED, step};

/// Five months of each agent.
const EACH: usize = 5;

/// So many months, the names of what is measured with them, and in how many
/// seconds they are imported.
const SIZES: [(usize, [&str; 6], f64); 2] = [
    (
        5_000,
        [
            "5,000 months: preview",
            "5,000 months: preview, longest task",
            "5,000 months: import",
            "5,000 months: import, longest task",
            "5,000 months: opening, longest task",
            "5,000 months: a page each, longest task",
        ],
        1.0,
    ),
    (
        20_000,
        [
            "20,000 months: preview",
            "20,000 months: preview, longest task",
            "20,000 months: import",
            "20,000 months: import, longest task",
            "20,000 months: opening, longest task",
            "20,000 months: a page each, longest task",
        ],
        4.0,
    ),
];

/// A file of so many months.
fn file_of(months: usize) -> String {
    let mut text = r#"{"format":"kaohe-records","version":1,"records":["#.to_owned();
    for nth in 0..months {
        let comma = if nth == 0 { "" } else { "," };
        let (agent, month) = (nth / EACH, nth % EACH + 1);
        // Writing into a text never fails.
        let _ = write!(
            text,
            r#"{comma}{{"record":{{"agent":"座席{agent:05}","month":"2025-{month:02}",
            "entries":[{{"parts":["7"],"count":{}}},{{"parts":["15"],"count":1}}],
            "measures":{{"complaint_filter":{{"ratio":{{"numerator":51,"denominator":53}}}}}},
            "exam":{{"placed":{{"rank":3,"heads":20,"tied":1}}}}}},
            "rulebook":{{"id":"broadband","effective":"2026-01"}}}}"#,
            nth % 3 + 1,
        );
    }
    text + "]}"
}

/// Imports many months, opens the page with them, and shows each page.
pub fn in_and_open(table: &mut Table) {
    for (months, names, goal) in SIZES {
        let [preview, checked, import, taken, opened, shown] = names;
        let desk = Desk::with(Options {
            width: 1440,
            height: 900,
            ..Options::on_disk()
        });
        let page = desk.open_after(NOTED);
        click_button(&page, "导入");
        page.wait_for("#import-files");
        let path = file(&page, "months.json", &file_of(months));
        step(&page, table, Some((preview, goal)), checked, || {
            page.upload("#import-files", &[path]);
            wait_long(&page, "main .strong", &format!("新增 {months}，"));
        });
        step(&page, table, Some((import, goal)), taken, || {
            click_button(&page, "确认导入");
            wait_long(&page, ".notice", &format!("的 {months} 个月"));
        });
        page.add_init_script(NOTED);
        step(&page, table, None, opened, || {
            page.reload();
            wait_long(&page, ".status", "已存");
        });
        step(&page, table, None, shown, || each(&page));
    }
}

fn each(page: &Page) {
    for name in ["导出", "依据", "月份", "本月"] {
        click_button(page, name);
        page.wait_for("#main");
    }
}
