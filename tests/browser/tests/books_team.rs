//! The team by a document that a branch brings: who is where, one opened and back, the switch
//! to what it's assessed by, the table, paper.

use std::fs;

use crate::desk::{
    Desk, assert_fits, assert_quiet, click_button, click_file_button, file, fixture,
};
use kaohe_browser::{Options, Page};
use serde_json::{Value, json};

/// Somebody's April by the branch's document; what isn't said is open.
fn month(agent: &str, facts: Value) -> String {
    json!({
        "format": "kaohe-document-month", "version": 2, "document": "branch",
        "agent": agent, "month": "2026-04", "facts": facts,
    })
    .to_string()
}

/// The document, and three months by it: 100, 98 to 100, and 95.
pub fn brought(page: &Page) {
    let settled = |solved: &str, late: u32| {
        json!({
            "values": {"calls": ["120"], "filter": "90", "report": "2026-05-04", "solved": solved},
            "events": [{"kind": "late", "times": late}],
        })
    };
    let open = json!({"values": {"calls": ["100"], "filter": "90", "report": "2026-05-04"}});
    let months = [
        ("0401", settled("95", 0)),
        ("0402", settled("80", 6)),
        ("0403", open),
    ];
    let mut files = vec![fixture("branch-document.json")];
    for (agent, mut facts) in months {
        if facts["events"][0]["times"] == 0 {
            facts["events"] = json!([]);
        }
        files.push(file(page, &format!("{agent}.json"), &month(agent, facts)));
    }
    click_file_button(page, 0);
    page.wait_for("#import-files");
    page.upload("#import-files", &files);
    page.wait_true("document.querySelectorAll('.import-item').length === 4");
    click_button(page, "导入所选");
    page.wait_true("document.querySelectorAll('.team-table .team-row').length === 3");
}

pub fn roster(page: &Page, text: &str) {
    page.eval_json(
        "(() => { [...document.querySelectorAll('.team-acts button')].find(b => b.textContent.startsWith('名单')).click(); return null; })()",
    );
    page.wait_for("#team-text");
    page.fill("#team-text", text);
    click_button(page, "保存");
    page.wait_gone("#team-text");
}

fn agents(page: &Page) -> Vec<String> {
    page.texts(".team-table .t-agent .link")
}

/// The places as they're seen.
fn places(page: &Page) -> Vec<String> {
    page.texts(".team-table tbody .t-place [aria-hidden]")
}

#[test]
fn a_team_is_ranked_by_a_document_opened_and_led_back_to() {
    let desk = Desk::new();
    let page = desk.open();
    brought(&page);
    assert_eq!(agents(&page), ["0401", "0403", "0402"]);
    assert_eq!(places(&page), ["1", "1\u{2013}2", "3"]);
    assert_eq!(
        page.texts(".team-table .t-score")[1..],
        ["100", "100", "95"]
    );
    page.wait_text(".team-legend", "3 个名次能定 2 个");
    page.wait_text(".team-legend", "在线解决率（1 人）");
    page.wait_text(".team-row:nth-child(2) .t-state", "待定 1 项");
    page.wait_text(".team-row:nth-child(3) .t-cost", "迟到");
    roster(&page, "0401,王芳\n0402,李雪\n0403,周敏\n0405,赵强");
    page.wait_text(".team-strip", "3 / 4");
    page.wait_text(".team-missing", "赵强");
    // By another total; found by initials.
    page.click(".team-table thead .t-other button");
    page.wait_true(
        "document.querySelector('.team-table thead .t-other').getAttribute('aria-sort') === 'descending'",
    );
    assert_eq!(agents(&page)[2], "0403");
    page.fill("#team-search", "lx");
    page.wait_true("document.querySelectorAll('.team-table .team-row').length === 1");
    assert_eq!(agents(&page), ["0402"]);
    page.fill("#team-search", "");
    page.wait_true("document.querySelectorAll('.team-table .team-row').length === 4");
    page.click(".team-table thead .t-place button");
    // What took most, and whose it is.
    page.click(".team-costs .link");
    page.wait_text(".team-whose", "0402");
    // One is opened, the next one in the list, and back.
    page.click(".team-table .team-row:nth-child(2) .t-agent .link");
    page.wait_for("main.book .team-way");
    assert_eq!(page.value("#f-agent"), "0403");
    page.click(".team-walk .link:last-child");
    page.wait_true("document.querySelector('#f-agent').value === '0402'");
    page.click(".team-way > .link");
    page.wait_for(".team-table");
    assert_eq!(agents(&page), ["0401", "0403", "0402"]);
    assert_quiet(&page);
}

#[test]
fn what_it_is_assessed_by_is_chosen_on_its_page() {
    let desk = Desk::new();
    let page = desk.open();
    brought(&page);
    page.wait_text("main .systems [aria-pressed=true]", "热线坐席月度考核");
    page.click("main .systems .switch:first-child");
    page.wait_for(".team-empty");
    page.wait_true(
        "document.querySelector('main .systems [aria-pressed=true]').matches(':first-child')",
    );
    page.click("main .systems .switch:last-child");
    page.wait_true("document.querySelectorAll('.team-table .team-row').length === 3");
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
        let found = page.axe();
        assert!(found.is_empty(), "{found:?}");
    }
}

#[test]
fn it_goes_out_as_a_table_and_prints_across() {
    let desk = Desk::new();
    let page = desk.open();
    brought(&page);
    click_button(&page, "班组表格（CSV）");
    let path = page.wait_download("kaohe-team-2026-04-branch");
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains("1–2,'0403,,,100,98,100,"), "{text}");
    page.emulate_print(true);
    page.wait_for(".paper-team");
    page.wait_text(".paper-team .paper-sign", "班长");
    page.wait_text(".paper-team-table", "迟到");
    let pdf = page.downloads_dir().join("team.pdf");
    assert_eq!(page.printed_pages(&pdf), 1);
    assert_quiet(&page);
}
