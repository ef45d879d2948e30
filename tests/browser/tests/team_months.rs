//! The team lead's quarter and year, and the sheets of all in one print.

use crate::desk::{Desk, assert_fits, assert_quiet, click_button, click_file_button, file};
use kaohe_browser::{Options, Page};
use serde_json::{Value, json};

/// Somebody's month as a file has it.
fn month(agent: &str, of: u32, late: u32) -> Value {
    let mut record = json!({
        "agent": agent,
        "month": format!("2026-{of:02}"),
        "measures": {
            "complaint_filter": {"percent": "95"},
            "faults_online": {"percent": "72"},
            "orders_on_time": {"percent": "97"},
            "repairs_on_time": {"percent": "96"},
            "satisfaction": {"percent": "100"},
        },
        "exam": "none",
        "report": {"handed_in": format!("2026-{:02}-03", of + 1)},
        "wage": "3200",
    });
    if late > 0 {
        record["entries"] = json!([{"parts": ["7"], "count": late}]);
    }
    json!({"rulebook": {"id": "broadband", "effective": "2026-01"}, "record": record})
}

/// January to March of three agents; one sent no February, and of one March is open.
fn brought(page: &Page) {
    let mut records = Vec::new();
    for of in 1..=3 {
        records.push(month("0401", of, 1));
        if of != 2 {
            records.push(month("0402", of, 0));
        }
        let mut third = month("0403", of, 4);
        if of == 3 {
            third["record"]["complaints"] = json!([{"finding": "pending"}]);
        }
        records.push(third);
    }
    let count = records.len();
    let text =
        json!({"format": "kaohe-records", "version": 1, "program": "0.1.0", "records": records});
    click_file_button(page, 0);
    page.wait_for("#import-files");
    let path = file(page, "team.json", &text.to_string());
    page.upload("#import-files", &[path]);
    page.wait_true(&format!(
        "document.querySelectorAll('.import-item').length === {count}"
    ));
    click_button(page, "确认导入");
    page.wait_for(".team-table .team-row");
}

#[test]
fn a_quarter_and_a_year_are_shown_as_a_month_is() {
    let desk = Desk::new();
    let page = desk.open();
    brought(&page);
    page.click(".team-periods .switch:nth-child(2)");
    page.wait_text(".page-title", "第一季度");
    page.wait_true("document.querySelectorAll('.team-table .team-row').length === 3");
    page.wait_text(".team-legend", "计入 1、2、3 月");
    page.wait_text(".team-table", "没有计入：2 月没有文件");
    page.wait_text(".team-table", "没有计入：3 月未定");
    // The order is chosen as in a month, and the months stand in the same.
    click_button(&page, "坐席");
    let agents = page.texts(".team-by-month th .link");
    assert_eq!(agents, ["0401", "0402", "0403"]);
    assert_eq!(
        page.texts(".team-means li > span:first-child"),
        ["1 月", "2 月", "3 月"]
    );
    page.click(".team-periods .switch:nth-child(3)");
    page.wait_text(".team-by-month", "年终汇总表");
    assert_fits(&page);
    let found = page.axe();
    assert!(found.is_empty(), "{found:?}");
    // An agent opens their year.
    page.click(".team-table .t-agent .link");
    page.wait_for(".month-grid");
    assert_quiet(&page);
}

#[test]
fn a_year_fits_a_phone() {
    let desk = Desk::with(Options::phone());
    let page = desk.open();
    brought(&page);
    page.click(".team-periods .switch:nth-child(3)");
    page.wait_for(".team-by-month");
    page.set_viewport(360, 740, true);
    page.wait_true("innerWidth === 360");
    assert_fits(&page);
    let found = page.axe();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_year_goes_on_paper_with_its_months() {
    let desk = Desk::new();
    let page = desk.open();
    brought(&page);
    page.click(".team-periods .switch:nth-child(3)");
    page.wait_for(".team-by-month");
    page.emulate_print(true);
    page.wait_text(".paper-team-months", "年终汇总表");
    let pdf = page.downloads_dir().join("year.pdf");
    assert_eq!(page.printed_pages(&pdf), 1);
    assert_quiet(&page);
}

#[test]
fn the_sheets_of_all_are_printed_a_page_each() {
    let desk = Desk::new();
    let page = desk.open();
    brought(&page);
    page.eval_json("(() => { window.print = () => {}; return null; })()");
    page.eval_json(
        "(() => { [...document.querySelectorAll('.team-acts button')].find(b => b.textContent.startsWith('打印计分单')).click(); return null; })()",
    );
    page.wait_true("document.querySelectorAll('.paper-sheets .paper').length === 3");
    page.emulate_print(true);
    let pdf = page.downloads_dir().join("sheets.pdf");
    assert_eq!(page.printed_pages(&pdf), 3);
    page.emulate_print(false);
    // What a browser prints by itself later is the team.
    click_button(&page, "坐席");
    page.wait_gone(".paper-sheets");
    assert_quiet(&page);
}

#[test]
fn columns_are_left_out_by_keyboard_and_stay_so() {
    let desk = Desk::new();
    let page = desk.open();
    brought(&page);
    let seen = "getComputedStyle(document.querySelector('.team-row .t-m')).visibility";
    page.eval_json(
        "(() => { document.querySelector('.team-columns summary').focus(); return null; })()",
    );
    page.press("Enter");
    for _ in 0..4 {
        page.press("Tab");
    }
    page.press("Space");
    page.wait_true(&format!("{seen} === 'hidden'"));
    page.reload();
    page.wait_for(".team");
    page.click(".month-nav .icon");
    page.wait_for(".team-row");
    page.wait_true(&format!("{seen} === 'hidden'"));
    assert_fits(&page);
    assert_quiet(&page);
}
