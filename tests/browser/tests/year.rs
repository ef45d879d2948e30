//! A year: what it comes to, its pictures and tables, on paper and in a
//! spreadsheet.

use std::fs;

use crate::desk::{Desk, assert_quiet, click_button, click_file_button, fixture};
use kaohe_browser::{Options, Page};

/// The year of the fixture, on the months' page.
fn open_year(desk: &Desk) -> Page {
    let page = desk.open();
    click_file_button(&page, 0);
    page.wait_for("#import-files");
    page.upload("#import-files", &[fixture("year-2026.json")]);
    page.wait_for(".import-item .strong");
    click_button(&page, "确认导入");
    click_button(&page, "全年");
    page.wait_for(".month-grid");
    if !page.find("main .year-score") {
        page.click(".agent-list button");
        click_button(&page, "全年");
    }
    page.wait_for("main .year-score");
    page
}

#[test]
fn a_year_is_joined_and_its_gaps_are_named() {
    let desk = Desk::with(Options {
        width: 1440,
        height: 900,
        ..Options::default()
    });
    let page = open_year(&desk);
    page.wait_text("main .year-score", "98.95");
    page.wait_text("main .year-result", "可能 92.32–99.64，已计分月份的平均");
    page.wait_text("main .year-result", "没有计入：五月、九月");
    page.click("main .year-result summary");
    page.wait_text("main .year-result .differences", "82.458 (76.933–83.033)");
    page.wait_text("main .year-totals li:nth-child(1)", "3 送锦旗或来电表扬");
    page.wait_text("main .year-totals li:nth-child(1)", "+4.0");
    assert_eq!(page.count("main .multiple"), 5);
    // The exact figure shows on focus, and is said.
    let march = "main .twelve-point:nth-of-type(3)";
    assert_eq!(
        page.attribute(march, "aria-label").as_deref(),
        Some("三月 97.0，可能 78.6–100.2，含暂定")
    );
    page.focus(march);
    page.wait_true(&format!(
        "getComputedStyle(document.querySelector('{march} .twelve-figure')).opacity === '1'"
    ));
    page.click("main .twelve-names + .as-table summary");
    page.wait_text("main .as-table tbody", "78.6–100.2");
    let found = page.axe();
    assert!(found.is_empty(), "{found:#?}");
    page.picture("year.png", true);

    // Another rule for the year is a reading like others.
    click_button(&page, "办法");
    page.wait_for("#rules");
    page.eval_json(
        "(() => { [...document.querySelectorAll('.setter')].find(b => b.getAttribute('aria-label').includes('全年')).click(); return null; })()",
    );
    page.wait_for("#dialog");
    page.click(".dialog-options label:nth-child(2)");
    page.click("#dialog .filled");
    page.wait_gone("#dialog");
    click_button(&page, "全年");
    page.wait_text("main .year-score", "989.5");
    assert_quiet(&page);
}

#[test]
fn a_year_prints_on_one_page_and_leaves_as_a_table() {
    let desk = Desk::new();
    let page = open_year(&desk);
    assert_eq!(page.printed_pages("year.pdf"), 1);
    click_button(&page, "全年表格（CSV）");
    let table = fs::read(page.wait_download("2026.csv")).unwrap();
    assert!(
        table.starts_with("\u{feff}".as_bytes()),
        "a byte order mark"
    );
    let table = String::from_utf8(table).unwrap();
    assert!(table.contains("98.95"), "{table}");
    assert!(!table.contains("绩效工资"), "no pay unless asked for");
    assert_quiet(&page);
}
