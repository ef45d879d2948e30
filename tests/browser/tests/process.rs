//! The play of a month's process: an agent, a lead and a department, each in a browser of their
//! own, by files alone.

use std::path::{Path, PathBuf};

use crate::desk::{Desk, assert_fits, assert_quiet, click_button, click_tab, file};
use kaohe_browser::Page;
use serde_json::json;

/// What somebody's file says of March.
pub fn month(agent: &str, missed: u32, report: &str) -> serde_json::Value {
    let mut record = json!({
        "agent": agent,
        "month": "2026-03",
        "report": {"handed_in": report},
    });
    if missed > 0 {
        record["entries"] = json!([{"parts": ["7"], "count": missed}]);
    }
    json!({"rulebook": {"id": "broadband", "effective": "2026-01"}, "record": record})
}

pub fn records(page: &Page, name: &str, months: &[serde_json::Value]) -> PathBuf {
    let text = json!({"format": "kaohe-records", "version": 1, "records": months});
    file(page, name, &text.to_string())
}

/// A file from one browser's downloads for another one.
pub fn handed(page: &Page, name: &str, from: &Path) -> PathBuf {
    file(page, name, &std::fs::read_to_string(from).unwrap())
}

pub fn bring(page: &Page, file: &Path) {
    crate::desk::click_file_button(page, 0);
    page.wait_for("#import-files");
    page.upload("#import-files", &[file]);
}

/// Takes all months of an import.
pub fn take(page: &Page) {
    page.wait_for(".import-item");
    click_button(page, "确认导入");
}

/// Takes what came in of the process.
pub fn receive(page: &Page, file: &Path, count: usize) {
    bring(page, file);
    page.wait_text("#incoming", &format!("收下 {count} 件"));
    click_button(page, &format!("收下 {count} 件"));
    page.wait_text(".review-taken", &format!("已收下 {count} 件"));
}

pub fn send_file(page: &Page, within: &str) {
    page.wait_true(&format!(
        "(() => {{ const b = [...document.querySelectorAll({within:?} + ' button')].find(b => b.textContent === '存成文件');
           if (b) b.click(); return !!b; }})()"
    ));
}

pub fn begins(page: &Page, css: &str, word: &str) {
    page.wait_true(&format!(
        "(() => {{ const b = [...document.querySelectorAll({css:?} + ' button')].find(b => b.textContent.trim().startsWith({word:?}));
           if (b) b.click(); return !!b; }})()"
    ));
}

pub fn choose(page: &Page, name: &str, nth: usize) {
    page.wait_true(&format!(
        "(() => {{ const r = document.querySelectorAll('input[name=\"{name}\"]')[{nth}];
           if (r) r.click(); return !!r && r.checked; }})()"
    ));
}

/// A receipt whose answer was turned round is named, and nothing of it taken.
pub(crate) fn refuses_what_was_changed(lead: &Page, receipt: &Path) {
    let forged = std::fs::read_to_string(receipt)
        .unwrap()
        .replace("disagreed", "agreed");
    let forged = crate::desk::file(lead, "改过.json", &forged);
    bring(lead, &forged);
    lead.wait_text("#incoming", "生成以后被改过");
    begins(lead, "#incoming", "收起");
}

#[test]
fn a_month_is_seen_appealed_approved_and_corrected() {
    // The lead has three agents' months, and counts one event more of one of them.
    let office = Desk::new();
    let lead = office.open();
    let months = [
        month("0417", 1, "2026-04-03"),
        month("0418", 2, "2026-04-03"),
        month("0419", 0, "2026-04-05"),
    ];
    let all = records(&lead, "三月.json", &months);
    bring(&lead, &all);
    take(&lead);
    lead.wait_for(".team-table .team-row");
    begins(&lead, ".team-table", "0417");
    lead.wait_for("#f-count-7");
    lead.fill("#f-count-7", "2");
    lead.wait_text(".team-way", "班组");
    click_tab(&lead, 4);
    lead.wait_for(".team-acts");
    lead.fill("#team-search", "0417");
    lead.wait_true("document.querySelectorAll('.team-table .team-row').length === 1");
    begins(&lead, ".team-acts", "发出正式记录");
    click_button(&lead, "存成一个文件");
    let official = lead.wait_download("kaohe-0417");

    // One agent has a record of their own, and doesn't agree: two lines are appealed.
    let own = Desk::new();
    let agent = own.open();
    let sent = records(&agent, "我的.json", &[month("0417", 1, "2026-04-03")]);
    bring(&agent, &sent);
    take(&agent);
    agent.wait_for("#f-count-7");
    let file = handed(&agent, "正式.json", &official);
    bring(&agent, &file);
    take(&agent);
    agent.wait_for(".sides-band");
    begins(&agent, ".sides-band", "已阅、申诉与更正");
    agent.wait_text("#seen", "1 处不同");
    agent.wait_text("#seen", "差的");
    assert!(agent.axe().is_empty(), "{:?}", agent.axe());
    assert_fits(&agent);
    click_button(&agent, "生成回执");
    agent.wait_text("#seen", "先选一项意见");
    choose(&agent, "review-answer", 1);
    agent.fill("#review-remark", "迟到只有一次");
    begins(&agent, "#seen", "对这 1 行写申诉单");
    agent.wait_for("#reason-0");
    agent.fill("#reason-0", "另一次是调休");
    agent.fill("#evidence-0", "调休单.png");
    assert_eq!(agent.value("#should-0-0"), "1");
    click_button(&agent, "提交申诉单");
    agent.wait_text("#slip", "前答复");
    send_file(&agent, "#slip");
    let slip = agent.wait_download("kaohe-appeal");
    click_button(&agent, "生成回执");
    agent.wait_text("#receipt-done", "已阅，不同意");
    send_file(&agent, "#receipt-done");
    let receipt = agent.wait_download("kaohe-receipt");
    assert_quiet(&agent);

    // Back at the lead: who answered, and what is appealed.
    let file = handed(&lead, "回执.json", &receipt);
    receive(&lead, &file, 1);
    lead.wait_text("#receipts", "已阅，不同意");
    lead.wait_text("#receipts", "3 人中 1 人的回执有效");
    refuses_what_was_changed(&lead, &receipt);
    let file = handed(&lead, "申诉.json", &slip);
    receive(&lead, &file, 1);
    begins(&lead, "#appeals", "答复");
    lead.wait_for("input[name=\"verdict-0\"]");
    assert!(lead.axe().is_empty(), "{:?}", lead.axe());
    begins(&lead, "#answer", "答复，并改记录");
    lead.wait_text("#answer", "选一项答复");
    choose(&lead, "verdict-0", 0);
    begins(&lead, "#answer", "答复，并改记录");
    lead.wait_text("#appeals", "已答复");
    // The month changed with it: the receipt is void.
    lead.wait_text("#receipts", "月度后来改过");
    click_button(&lead, "把答复存成文件");
    let answers = lead.wait_download("kaohe-answers");
    let file = handed(&agent, "答复.json", &answers);
    receive(&agent, &file, 1);
    agent.wait_text("#slip", "接受");

    // Handed on, and made final by the department.
    lead.fill("#stage-by", "王芳");
    begins(&lead, "#stages", "班长提交");
    lead.wait_text("#stages", "3 人的月度和审定时的一致");
    send_file(&lead, "#stages");
    let handed_on = lead.wait_download("kaohe-approval");
    click_tab(&lead, 4);
    // Its form is still open.
    lead.wait_for(".team-form");
    lead.fill("#team-search", "");
    lead.wait_true("document.querySelectorAll('.team-table .team-row').length === 3");
    click_button(&lead, "存成一个文件");
    let again = lead.wait_download("3agents");

    let third = Desk::new();
    let department = third.open();
    let file = handed(&department, "交出.json", &handed_on);
    bring(&department, &file);
    department.wait_text("#incoming", "不收");
    begins(&department, "#incoming", "收起");
    let file = handed(&department, "正式.json", &again);
    bring(&department, &file);
    take(&department);
    // The stages came along with the months.
    department.wait_text("#incoming", "审定：班长提交");
    begins(&department, "#incoming", "收下");
    department.wait_text("#stages", "3 人的月度和审定时的一致");
    department.fill("#stage-by", "运营部");
    begins(&department, "#stages", "部门审定");
    department.wait_text("#stages", "定案");
    department.wait_text("#stages", "各环节都已走完");
    send_file(&department, "#stages");
    let approved = department.wait_download("kaohe-approval");
    assert_quiet(&department);

    // Closed at the lead's with it; an error found later is corrected in April.
    let file = handed(&lead, "审定.json", &approved);
    receive(&lead, &file, 1);
    lead.wait_text("#stages", "定案");
    begins(&lead, ".review-tabs", "本人");
    lead.wait_for("#correct-line");
    lead.eval_json(
        "(() => { const s = document.querySelector('#correct-line');
           s.selectedIndex = [...s.options].findIndex(o => o.textContent.startsWith('7 ') || o.textContent.startsWith('5 '));
           s.dispatchEvent(new Event('change', {bubbles: true})); return null; })()",
    );
    lead.fill("#correct-points", "+0.5");
    lead.fill("#correct-pay", "16");
    click_button(&lead, "写入更正");
    lead.wait_text("#correct", "写明理由");
    lead.fill("#correct-why", "核实是调休");
    click_button(&lead, "写入更正");
    lead.wait_text("#corrections", "后来更正 +0.5");
    lead.wait_text("#corrections", "删去");
    lead.wait_text("#corrections", "工资 +16.00 元");
    click_tab(&lead, 1);
    lead.wait_text(".year-result", "已按更正计入：三月 +0.5");
    assert_quiet(&lead);
}

#[test]
fn a_month_stands_beside_a_table_and_its_rules_are_read_on_a_phone() {
    let desk = Desk::with(kaohe_browser::Options::phone());
    let page = desk.open();
    let mut of = month("0417", 2, "2026-04-05");
    of["trail"] = json!({"revisions": []});
    let sent = records(&page, "四月.json", &[of]);
    bring(&page, &sent);
    take(&page);
    page.wait_for("#f-count-7");
    page.goto("/#review");
    page.wait_text("#seen", "这个月还没有正式记录");
    assert_fits(&page);
    // Beside a table from elsewhere.
    page.click(".review-elsewhere > summary");
    page.fill("#elsewhere", "5\t-99");
    page.wait_for(".review-elsewhere table");
    assert!(page.axe().is_empty(), "{:?}", page.axe());
    begins(&page, "#rules-read", "我已阅读");
    page.wait_text("#rules-read", "办法已阅");
    send_file(&page, "#rules-read");
    page.wait_download("kaohe-read");
    assert_fits(&page);
    assert_quiet(&page);
}

/// A rater answers two cases of a set, each by one clause or by none.
fn rates(set: &Path, by: &str, answers: [&str; 2]) -> (Desk, PathBuf) {
    let desk = Desk::new();
    let page = desk.open();
    let set = handed(&page, "题.json", set);
    receive(&page, &set, 1);
    for (nth, answer) in answers.into_iter().enumerate() {
        page.wait_text("main", &format!("第 {} 题，共 2 题", nth + 1));
        page.wait_true(&format!(
            "(() => {{ const b = [...document.querySelectorAll('main label')].find(l => l.textContent.includes('{answer}'))?.querySelector('input[type=checkbox]');
               if (b && !b.checked) b.click(); return !!b && b.checked; }})()"
        ));
        if nth == 0 {
            click_button(&page, "下一题");
        }
    }
    assert!(page.axe().is_empty(), "{:?}", page.axe());
    page.fill("#rate-by", by);
    click_button(&page, "交出答案");
    send_file(&page, "main");
    let rating = page.wait_download("kaohe-rating");
    assert_quiet(&page);
    (desk, rating)
}

#[test]
fn raters_answer_blind_and_where_they_part_is_seen() {
    let desk = Desk::new();
    let lead = desk.open_at("#review", "");
    begins(&lead, ".review-tabs", "校准");
    click_button(&lead, "出一套题");
    lead.fill("#set-title", "三月口径");
    for (nth, text) in ["晚到十分钟，事后报告", "按流程答复，用户仍不满意"]
        .into_iter()
        .enumerate()
    {
        click_button(&lead, "加一题");
        lead.fill(&format!("#case-text-c{}", nth + 1), text);
    }
    begins(&lead, "main", "定稿");
    send_file(&lead, "main");
    let set = lead.wait_download("kaohe-cases");
    let (_one, first) = rates(&set, "甲", ["迟到、早退", "哪一条都不算"]);
    let (_other, second) = rates(&set, "乙", ["迟到、早退", "无故推诿"]);
    let first = handed(&lead, "甲.json", &first);
    let forged = std::fs::read_to_string(&first).unwrap().replace("甲", "丙");
    let forged = file(&lead, "丙.json", &forged);
    bring(&lead, &forged);
    lead.wait_text("#incoming", "生成以后被改过");
    begins(&lead, "#incoming", "收起");
    receive(&lead, &first, 1);
    let second = handed(&lead, "乙.json", &second);
    receive(&lead, &second, 1);
    // They agree on one of the two; what divides them is first.
    lead.wait_text("main", "50%");
    lead.wait_text("main", "按流程答复");
    assert!(lead.axe().is_empty(), "{:?}", lead.axe());
    assert_fits(&lead);
    // On paper with what each says, and with the set below each page.
    lead.emulate_print(true);
    lead.wait_for(".cases-paper");
    let printed = lead.text(".cases-paper");
    for said in [
        "校准结果",
        "三月口径",
        "甲",
        "乙",
        "50%",
        "晚到十分钟，事后报告",
        "无故推诿",
    ] {
        assert!(printed.contains(said), "{said} in {printed}");
    }
    let foot = lead
        .eval_json("getComputedStyle(document.documentElement).getPropertyValue('--printed-of')");
    assert!(foot.to_string().contains("三月口径"), "{foot}");
    lead.screenshot("calibration-print.png", true);
    lead.emulate_print(false);
    assert_eq!(lead.printed_pages("calibration.pdf"), 1);
    assert_quiet(&lead);
}
