//! A rule owner sets a number, chooses a reading, sends the rules on, and
//! takes them back.

use std::fs;

use crate::desk::{
    Desk, assert_quiet, assert_score, click_button, click_file_button, enter_march, fixture,
    reload_saved, wait_not_stored,
};
use kaohe_browser::Page;

fn axe(page: &Page, view: &str) {
    let found = page.axe();
    assert!(found.is_empty(), "{view}: {found:#?}");
}

#[test]
fn a_target_is_set_and_the_range_shrinks() {
    let desk = Desk::new();
    let page = desk.open();
    enter_march(&page);
    assert_score(&page, "97.0", "78.6", "100.2");
    page.wait_text(".rules-mark", "5b9e89f2");
    page.click(".open-list li:nth-child(1) .setter");
    page.wait_text("#dialog .strong", "障碍预处理成功率：目标值");
    page.wait_text("#dialog .hint", "现为 70%（暂定，可能 60%–85%）");
    page.wait_text(
        ".dialog-effect",
        "本月得分 97.0，区间 78.6–100.2 → 90.6–100.1。",
    );
    axe(&page, "the form");

    // Nothing is set without saying by what.
    page.click("#dialog .filled");
    page.wait_text("#dialog-reason-why", "请写明依据");
    page.fill("#dialog-value", "101");
    page.wait_for("#dialog-value-why");
    assert_score(&page, "97.0", "78.6", "100.2");
    page.fill("#dialog-value", "70");
    page.fill("#dialog-reason", "通知 3 号");
    page.press("Enter");
    page.wait_gone("#dialog");
    assert_score(&page, "97.0", "90.6", "100.1");
    page.wait_text(".rules-mark", "本单位设定 1 项");
    assert!(!page.text(".rules-mark").contains("5b9e89f2"));
    assert_ne!(
        page.text(".open-list li:nth-child(1) a"),
        "障碍预处理成功率"
    );

    // It's there after a reload, and can be undone like anything else.
    reload_saved(&page);
    click_button(&page, "全年");
    page.click(".month-grid li:nth-child(3) button");
    page.wait_text(".rules-mark", "本单位设定 1 项");
    assert_score(&page, "97.0", "90.6", "100.1");
    page.click("#row-27 .chevron");
    page.wait_text("#details-27", "本单位 通知 3 号");
    click_button(&page, "办法");
    page.wait_text("#rules tbody", "障碍预处理成功率：目标值");
    axe(&page, "the page with what was decided");
    page.click("#rules tbody .link");
    page.wait_text("#rules", "还没有设定");
    page.press("Control+z");
    page.wait_text("#rules tbody", "通知 3 号");
    page.press("Control+y");
    page.wait_text("#rules", "还没有设定");
    click_button(&page, "月度");
    assert_score(&page, "97.0", "78.6", "100.2");
    wait_not_stored(&page, "rules only");
    assert_quiet(&page);
}

#[test]
fn a_reading_gives_what_it_was_announced_with() {
    let desk = Desk::new();
    let page = desk.open();
    enter_march(&page);
    page.click("#row-27 .chevron");
    page.wait_for("#details-27 .setter");
    click_button(&page, "办法");
    page.wait_for("#rules");
    page.eval_json(
        "(() => { [...document.querySelectorAll('.setter')].find(b => b.getAttribute('aria-label').includes('不足 1%')).click(); return null; })()",
    );
    page.wait_for("#dialog");
    assert_eq!(
        page.texts(".dialog-options .figure"),
        ["97.0", "96.65", "96.0"]
    );
    page.click(".dialog-options label:nth-child(2)");
    page.wait_text(".dialog-effect", "97.0 → 96.65");
    page.fill("#dialog-reason", "班务会定的");
    page.click("#dialog .filled");
    page.wait_text("#rules tbody", "班务会定的");
    click_button(&page, "月度");
    page.wait_text(".big", "96.65");

    // Escape closes the form and changes nothing.
    page.click(".reading .setter");
    page.wait_for("#dialog");
    page.press("Escape");
    page.wait_gone("#dialog");
    page.wait_text(".big", "96.65");
    assert_quiet(&page);
}

#[test]
fn rules_travel_as_a_file_and_with_the_months() {
    let desk = Desk::new();
    let page = desk.open();
    enter_march(&page);
    page.click(".open-list li:nth-child(1) .setter");
    page.wait_for("#dialog");
    page.fill("#dialog-reason", "通知 3 号");
    page.click("#dialog .filled");
    page.wait_gone("#dialog");
    click_button(&page, "办法");
    click_button(&page, "导出办法文件");
    let rulebook = page.wait_download("kaohe-rules");
    click_file_button(&page, 1);
    page.click("#export-lines");
    click_button(&page, "下载文件");
    let months = page.wait_download("0417");
    let text = fs::read_to_string(&months).unwrap();
    assert!(text.contains("实得 68.4%"), "derivations were asked for");

    // Elsewhere: the months bring their rules along, not taken unasked.
    let other = Desk::new();
    let page = other.open();
    click_file_button(&page, 0);
    page.upload("#import-files", &[months]);
    page.wait_text(".import-list", "障碍预处理成功率：目标值");
    page.wait_text(".import-list", "对方用的是另一套规则");
    page.wait_text(".import-figures", "90.6–100.1");
    page.wait_text(".import-figures", "78.6–100.2");
    axe(&page, "the preview");
    page.click(".import-list .radio:has([name=rulebook-0])");
    page.wait_true("!document.querySelector('.import-list').textContent.includes('对方用的是')");
    click_button(&page, "确认导入");
    assert_score(&page, "97.0", "90.6", "100.1");
    page.press("Control+z");
    page.wait_for(".intro");

    // The file alone: its effect on the months that are here is said first.
    enter_march(&page);
    assert_score(&page, "97.0", "78.6", "100.2");
    click_file_button(&page, 0);
    page.upload("#import-files", &[rulebook]);
    page.wait_text(".import-list", "归它管的 1 个月，有 1 个会变");
    page.wait_text(".differences", "97.0 (78.6–100.2 → 90.6–100.1)");
    click_button(&page, "确认导入");
    assert_score(&page, "97.0", "90.6", "100.1");

    // What doesn't hold together is refused with its place.
    click_file_button(&page, 0);
    page.upload(
        "#import-files",
        &[fixture("rulebooks/threshold_above_100.json")],
    );
    page.wait_text(".import-item.refused", "threshold_above_100.json");
    assert_quiet(&page);
}

#[test]
fn print_shows_state_origins_and_derivations() {
    let desk = Desk::new();
    let page = desk.open();
    page.click(".intro .filled");
    // Paper comes with the month's details.
    page.wait_for(".questions");
    page.emulate_print(true);
    page.wait_for(".paper-derivations .derivation");
    let printed = page.eval_json("document.querySelector('.paper').innerText");
    let printed = printed.as_str().unwrap();
    for said in [
        "含暂定",
        "规则指纹 5b9e89f2",
        "文件缺失，本工具暂定",
        "推导",
        "可能 60%–85%",
        "1 × 0.5",
        "还剩 9.5",
    ] {
        assert!(printed.contains(said), "{said}: {printed}");
    }
    assert_quiet(&page);
}

#[test]
fn a_mark_says_what_it_means() {
    let desk = Desk::new();
    let page = desk.open();
    page.click(".intro .filled");
    page.wait_for("#term-3");
    page.click("#row-1 .origin");
    page.wait_true("document.querySelector('#term-3').matches(':popover-open')");
    axe(&page, "a term");
    page.press("Escape");
    page.wait_true("!document.querySelector('#term-3').matches(':popover-open')");
    assert_quiet(&page);
}

#[test]
fn what_is_ours_says_so_and_can_be_set() {
    let desk = Desk::new();
    let page = desk.open();
    click_button(&page, "办法");
    page.wait_text("#matters", "原文缺失");
    page.wait_text("#matters .lost", "流程图");
    page.wait_text("#matters tr:nth-child(1)", "施行时间");
    assert!(page.find("#matters tr:nth-child(1) .assumed"));
    assert!(page.find("#matters tr:last-child .stated"));
    axe(&page, "origins of what is no number");
    page.eval_json(
        "(() => { [...document.querySelectorAll('#matters .setter')].find(b => b.getAttribute('aria-label').includes('障碍预处理成功率”的名称')).click(); return null; })()",
    );
    page.wait_for("#dialog");
    page.fill("#dialog-text-0", "在线排障率");
    page.click("#dialog .filled");
    page.wait_text("#dialog-reason-why", "请写明依据");
    page.fill("#dialog-reason", "通知 3 号");
    page.press("Enter");
    page.wait_gone("#dialog");
    page.wait_text("#rules tbody", "在线排障率");
    page.wait_text("#matters", "通知 3 号");

    // The date: a month before it says so.
    page.eval_json("document.querySelector('#matters .setter').click()");
    page.wait_for("#dialog");
    page.fill("#dialog-value", "2026-11");
    page.fill("#dialog-reason", "通知 4 号");
    page.press("Enter");
    page.wait_gone("#dialog");
    click_button(&page, "月度");
    page.wait_text("#measure-faults_online", "在线排障率");
    page.click("[aria-label='上个月']");
    page.click("[aria-label='上个月']");
    page.wait_text(
        ".sheet .point-out",
        "早于办法的施行时间（2026-11 起，本单位）",
    );
    assert_quiet(&page);
}
