//! The process around months by a document that a branch brought: a lead and an agent, each in
//! a browser of their own, by files alone.

use std::path::PathBuf;

use crate::desk::{Desk, assert_fits, assert_quiet, click_button, click_tab, file, fixture};
use crate::process::{begins, choose, handed, receive, refuses_what_was_changed, send_file};
use kaohe_browser::Page;
use serde_json::{Value, json};

/// Somebody's April by the branch's document.
fn month(page: &Page, agent: &str, solved: &str, late: u32) -> PathBuf {
    let mut facts = json!({
        "values": {"calls": ["120"], "filter": "90", "report": "2026-05-04", "solved": solved},
    });
    if late > 0 {
        facts["events"] = json!([{"kind": "late", "times": late}]);
    }
    let month: Value = json!({
        "format": "kaohe-document-month", "version": 2, "document": "branch",
        "agent": agent, "month": "2026-04", "facts": facts,
    });
    file(page, &format!("{agent}.json"), &month.to_string())
}

/// Takes the document and these months.
fn brings(page: &Page, months: Vec<PathBuf>) {
    let count = months.len() + 1;
    let mut files = vec![fixture("branch-document.json")];
    files.extend(months);
    crate::desk::click_file_button(page, 0);
    page.wait_for("#import-files");
    page.upload("#import-files", &files);
    page.wait_true(&format!(
        "document.querySelectorAll('.import-item').length === {count}"
    ));
    click_button(page, "导入所选");
}

fn select(page: &Page, css: &str, option: &str) {
    page.wait_true(&format!(
        "(() => {{ const s = document.querySelector({css:?});
           const at = s ? [...s.options].findIndex(o => o.textContent.includes({option:?})) : -1;
           if (at < 0) return false;
           s.selectedIndex = at; s.dispatchEvent(new Event('change', {{bubbles: true}})); return true; }})()"
    ));
}

#[test]
fn a_month_by_a_document_is_seen_appealed_and_approved() {
    // The lead has two months, and gives one out: 96.5.
    let office = Desk::new();
    let lead = office.open();
    let months = vec![month(&lead, "0417", "88", 3), month(&lead, "0418", "95", 0)];
    brings(&lead, months);
    lead.wait_true("document.querySelectorAll('.team-table .team-row').length === 2");
    begins(&lead, ".team-acts", "回执、申诉、审定");
    lead.wait_text("#receipts", "未发出");
    select(&lead, "#give-out-to", "0417");
    begins(&lead, "#give-out", "存成一个文件");
    let official = lead.wait_download("kaohe-official-0417");
    lead.wait_text("#receipts", "2 人中 0 人的回执有效");
    assert!(lead.axe().is_empty(), "{:?}", lead.axe());
    assert_fits(&lead);

    // The agent has their own, beside it: 99.
    let own = Desk::new();
    let agent = own.open();
    let mine = month(&agent, "0417", "95", 2);
    brings(&agent, vec![mine]);
    agent.wait_for(".book .check-code");
    let file = handed(&agent, "正式.json", &official);
    receive(&agent, &file, 1);
    agent.wait_text("#seen", "96.5 分");
    agent.wait_text("#seen", "2 处不同");
    agent.wait_text("#seen", "在线解决率");
    assert!(agent.axe().is_empty(), "{:?}", agent.axe());
    assert_fits(&agent);
    click_button(&agent, "生成回执");
    agent.wait_text("#seen", "先选一项意见");
    choose(&agent, "review-answer", 1);
    begins(&agent, "#seen", "对这 2 行写申诉单");
    agent.wait_for("#reason-1");
    assert_eq!(agent.value("#should-0-0"), "95");
    agent.wait_text("#slip", "接受则 +2 分");
    agent.fill("#reason-0", "系统少计");
    agent.fill("#reason-1", "一次是调休");
    click_button(&agent, "提交申诉单");
    agent.wait_text("#slip", "前答复");
    send_file(&agent, "#slip");
    let slip = agent.wait_download("kaohe-appeal");
    click_button(&agent, "生成回执");
    agent.wait_text("#receipt-done", "已阅，不同意");
    send_file(&agent, "#receipt-done");
    let receipt = agent.wait_download("kaohe-receipt");
    assert!(agent.axe().is_empty(), "{:?}", agent.axe());
    assert_quiet(&agent);

    // Back at the lead: ticked off, a changed one refused, the slip answered.
    let file = handed(&lead, "回执.json", &receipt);
    receive(&lead, &file, 1);
    lead.wait_text("#receipts", "2 人中 1 人的回执有效");
    refuses_what_was_changed(&lead, &receipt);
    let file = handed(&lead, "申诉.json", &slip);
    receive(&lead, &file, 1);
    lead.wait_text("#appeals", "全部接受 99 分");
    begins(&lead, "#appeals", "答复");
    choose(&lead, "verdict-0", 0);
    choose(&lead, "verdict-1", 2);
    lead.fill("#why-1", "考勤有记录");
    assert!(lead.axe().is_empty(), "{:?}", lead.axe());
    assert_fits(&lead);
    begins(&lead, "#answer", "答复，并改记录");
    lead.wait_text("#appeals", "已答复");
    lead.wait_text("#receipts", "月度后来改过");
    // It goes out by the same name.
    std::fs::remove_file(&official).unwrap();
    begins(&lead, "#give-out", "存成一个文件");
    let anew = lead.wait_download("kaohe-official-0417");
    let file = handed(&agent, "再发.json", &anew);
    receive(&agent, &file, 2);
    agent.wait_text("#slip", "不接受");
    agent.wait_text("#seen", "98.5 分");
    agent.wait_text("#seen", "1 处不同");

    // Approved and final: what is typed afterwards doesn't count.
    lead.fill("#stage-by", "王芳");
    begins(&lead, "#stages", "班长提交");
    lead.wait_text("#stages", "2 人的月度和审定时的一致");
    begins(&lead, "#stages", "部门审定");
    lead.wait_text("#stages", "各环节都已走完");
    send_file(&lead, "#stages");
    lead.wait_download("kaohe-approval");
    click_tab(&lead, 4);
    begins(&lead, ".team-table", "0417");
    lead.wait_text(".record", "这个月已经定案");
    begins(&lead, ".side", "已阅、申诉与审定");
    begins(&lead, "#final", "重新打开");
    lead.wait_text("#final", "写明原因");
    lead.fill("#open-why", "漏记一次");
    begins(&lead, "#final", "重新打开");
    lead.wait_gone("#final");
    begins(&lead, ".review-tabs", "班组");
    lead.wait_text("#stages", "漏记一次");
    assert_quiet(&lead);
}
