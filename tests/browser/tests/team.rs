//! The team lead's month: all agents' files at once, who is before whom, what is known
//! centrally, paper; by mouse and by keyboard.

use crate::desk::{
    Desk, assert_fits, assert_quiet, click_button, click_file_button, file, wait_stored,
};
use kaohe_browser::{Options, Page};
use serde_json::{Value, json};

/// Somebody's month as a file has it.
fn month(agent: &str, late: u32) -> Value {
    let mut record = json!({
        "agent": agent,
        "month": "2026-03",
        "measures": {
            "complaint_filter": {"percent": "95"},
            "faults_online": {"percent": "72"},
            "orders_on_time": {"percent": "99"},
            "repairs_on_time": {"percent": "96"},
            "satisfaction": {"percent": "100"},
        },
        "exam": "none",
        "report": {"handed_in": "2026-04-03"},
    });
    if late > 0 {
        record["entries"] = json!([{"parts": ["7"], "count": late}]);
    }
    json!({"rulebook": {"id": "broadband", "effective": "2026-01"}, "record": record})
}

/// What five agents sent; the file of one was changed afterwards.
fn team() -> String {
    let mut forged = month("0402", 3);
    forged["seen"] = json!({"score": "101", "low": "90", "high": "102"});
    let records = [
        month("0401", 1),
        forged,
        month("0403", 0),
        month("0404", 2),
        month("0405", 4),
    ];
    json!({"format": "kaohe-records", "version": 1, "program": "0.1.0", "records": records})
        .to_string()
}

/// Brings the files of all, the forged one too.
fn brought(page: &Page) {
    click_file_button(page, 0);
    page.wait_for("#import-files");
    let path = file(page, "team.json", &team());
    page.upload("#import-files", &[path]);
    page.wait_true("document.querySelectorAll('.import-item').length === 5");
    page.eval_json("(() => { document.querySelector('.import-item input[type=radio]').click(); return null; })()");
    click_button(page, "确认导入");
    page.wait_true("document.querySelectorAll('.team-table .team-row').length === 5");
}

/// Who is listed, in the list's order.
fn agents(page: &Page) -> Vec<String> {
    page.texts(".team-table .t-agent .link")
}

fn roster(page: &Page, text: &str) {
    page.eval_json(
        "(() => { [...document.querySelectorAll('.team-acts button')].find(b => b.textContent.startsWith('名单')).click(); return null; })()",
    );
    page.wait_for("#team-text");
    page.fill("#team-text", text);
    click_button(page, "保存");
    page.wait_gone("#team-text");
}

#[test]
fn files_of_all_are_ranked_and_what_does_not_agree_comes_first() {
    let desk = Desk::new();
    let page = desk.open();
    brought(&page);
    assert_eq!(agents(&page), ["0402", "0403", "0401", "0404", "0405"]);
    page.wait_text(".team-note.mismatch", "文件写 101.0");
    page.wait_text(".team-strip", "已交 5");
    // Ranges are wide with no number set: places say nothing, but equal facts are in order.
    page.wait_text(".team-legend", "暂定");
    wait_stored(&page, "team/claim");
    page.reload();
    page.wait_for(".team");
    page.click(".month-nav .icon");
    page.wait_for(".team-note.mismatch");
    roster(&page, "0401,王芳\n0402,李静\n0403\n0404\n0405\n0406,赵强");
    page.wait_text(".team-strip", "已交 5 / 6");
    page.wait_text(".team-missing", "0406");
    page.wait_text(".team-table .t-agent .small", "李静");
    // By its initials.
    page.fill("#team-search", "wf");
    page.wait_true("document.querySelectorAll('.team-table .team-row').length === 1");
    assert_eq!(agents(&page), ["0401"]);
    page.fill("#team-search", "");
    page.wait_true("document.querySelectorAll('.team-table .team-row').length === 6");
    // Undone, it's as it was.
    page.press("Escape");
    page.eval_json(
        "(() => { document.querySelector('.history-buttons button').click(); return null; })()",
    );
    page.wait_gone(".team-missing");
    assert_quiet(&page);
}

#[test]
fn marks_and_events_are_entered_once_by_keyboard() {
    let desk = Desk::new();
    let page = desk.open();
    brought(&page);
    click_button(&page, "业务考试成绩");
    page.wait_for("#team-text");
    page.fill("#team-text", "0401,92.5\n0402,八十");
    page.wait_text(".team-faults", "第 2 行");
    page.fill(
        "#team-text",
        "0401,92.5\n0402,88\n0403,88\n0404,70\n0405,60\n0406,50",
    );
    page.wait_true("!document.querySelector('.team-faults li')");
    click_button(&page, "保存");
    page.wait_gone("#team-text");
    wait_stored(&page, "team/exam");
    // The best of six got what clause 1 gives.
    page.wait_text(".team-costs", "0401");
    click_button(&page, "登记事项");
    page.click("#team-event-agent");
    page.type_into("#team-event-agent", "0405");
    page.press("Tab");
    page.type_into("#team-event-clause", "15");
    page.press("Enter");
    page.wait_text(".team-form .done", "已记入：0405");
    page.wait_true("document.activeElement.id === 'team-event-agent'");
    // What can't be understood stays, and is named.
    page.type_into("#team-event-agent", "09");
    page.press("Enter");
    page.wait_text(".team-form .why", "没有这个人");
    assert_eq!(page.value("#team-event-agent"), "09");
    assert_quiet(&page);
}

#[test]
fn an_opened_month_leads_back_to_the_same_place() {
    let desk = Desk::new();
    let page = desk.open();
    brought(&page);
    page.click(".team-table .team-row:nth-of-type(3) .t-agent .link");
    page.wait_for(".team-way");
    let shown = page.value("#f-agent");
    page.click(".team-walk .link:last-child");
    page.wait_true(&format!(
        "document.querySelector('#f-agent').value !== '{shown}'"
    ));
    page.click(".team-way > .link");
    page.wait_for(".team-table");
    assert_quiet(&page);
}

#[test]
fn it_fits_everywhere_and_anyone_can_use_it() {
    for phone in [false, true] {
        let desk = Desk::with(match phone {
            true => Options::phone(),
            false => Options::default(),
        });
        let page = desk.open();
        brought(&page);
        roster(&page, "0401,王芳,一组\n0402,李静,二组\n0406,赵强,一组");
        for width in if phone { [360, 390] } else { [1024, 1366] } {
            page.set_viewport(width, 800, phone);
            page.wait_true(&format!("innerWidth === {width}"));
            assert_fits(&page);
        }
        let found = page.axe();
        assert!(found.is_empty(), "{found:?}");
        page.eval_json(
            "(() => { document.querySelector('.team-costs .link').click(); return null; })()",
        );
        page.wait_for(".team-whose .link");
        click_button(&page, "登记事项");
        page.wait_for("#team-event-agent");
        let found = page.axe();
        assert!(found.is_empty(), "{found:?}");
    }
}

#[test]
fn it_prints_across_with_signatures() {
    let desk = Desk::new();
    let page = desk.open();
    brought(&page);
    page.emulate_print(true);
    page.wait_for(".paper-team");
    page.wait_text(".paper-team .paper-sign", "班长");
    page.wait_text(".paper-team-table", "不符");
    let pdf = page.downloads_dir().join("team.pdf");
    assert_eq!(page.printed_pages(&pdf), 1);
    assert_quiet(&page);
}

#[test]
fn an_empty_month_says_how_to_begin() {
    let desk = Desk::new();
    let page = desk.open();
    page.click(".tab :: 班组");
    page.wait_text(".team-empty", "一次选多个");
    assert_fits(&page);
    assert_quiet(&page);
}
