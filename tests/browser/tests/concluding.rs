//! What concludes a month: pay held against a minimum, a plan, closing and
//! opening again.

use std::fs;

use crate::desk::{
    Desk, assert_quiet, assert_score, choose_reading, click_button, click_file_button, enter_march,
    reload_saved, wait_stored,
};

#[test]
fn a_closed_month_stays_until_it_is_opened_with_a_reason() {
    let desk = Desk::new();
    let page = desk.open();
    enter_march(&page);
    assert_score(&page, "97.0", "78.6", "100.2");
    click_button(&page, "归档本月");
    click_button(&page, "确认归档");
    page.wait_text(".sheet .state", "已归档");
    page.wait_text("#closing", "97.0");
    page.wait_text("#closing", "规则指纹 5b9e89f2");

    // Its facts stay.
    page.eval_json("(() => { document.querySelector('#row-6 .step-button:last-child').click(); return null; })()");
    page.wait_text("#row-6 .row-amount", "0");
    assert_score(&page, "97.0", "78.6", "100.2");

    // Other rules are said beside the closed score, which stays.
    choose_reading(&page, "不足 1%", 2);
    page.wait_text("#closing", "按现在的办法是 96.65");
    page.wait_text("#closing .differences", "障碍预处理成功率");
    page.wait_text("#closing .differences", "−0.5 → −0.8");
    page.wait_text(".line.total", "= 96.65");
    page.wait_text(".line.total .line-amount", "97.0");
    page.wait_text(".big", "97.0");
    click_button(&page, "全年");
    page.wait_text(".month-grid li:nth-child(3)", "已归档");
    page.wait_text("main .year-score", "97.0");
    click_button(&page, "月度");
    let found = page.axe();
    assert!(found.is_empty(), "{found:#?}");
    page.picture("closed.png", true);

    click_button(&page, "重新打开");
    page.wait_text("#closing .why:last-child", "请写明原因");
    page.wait_text(".sheet .state", "已归档");
    page.fill("#reopen-reason", "投诉查实");
    click_button(&page, "重新打开");
    page.wait_text(".big", "96.65");
    page.wait_text("#closing .history", "重新打开：投诉查实");
    page.click("#row-6 .step-button:last-child");
    page.wait_text(".big", "94.65");

    // All of it is kept, and can be undone.
    reload_saved(&page);
    click_button(&page, "全年");
    page.click(".month-grid li:nth-child(3) button");
    page.wait_text("#closing .history", "归档：97.0");
    wait_stored(&page, "reopened");
    assert_quiet(&page);
}

#[test]
fn pay_is_held_against_the_minimum_and_the_wage_stays_here() {
    let desk = Desk::new();
    let page = desk.open();
    enter_march(&page);
    page.fill("#f-wage", "3217");
    page.press("Tab");
    page.wait_for("#minimum-wage");
    assert!(!page.find("#pay-guard .why"));
    page.fill("#minimum-wage", "2600");
    page.wait_text("#pay-guard .why", "最低可能到 2,528.56 元");
    page.fill("#minimum-wage", "3200");
    page.wait_text("#pay-guard .why", "绩效工资低于填写的最低工资 3,200.00 元");
    page.click("#pay-guard summary");
    page.wait_text("#pay-guard details", "工资支付暂行规定第十六条");
    let found = page.axe();
    assert!(found.is_empty(), "{found:#?}");

    // The wage is in no file, address or print.
    click_file_button(&page, 1);
    click_button(&page, "下载文件");
    let months = fs::read_to_string(page.wait_download(".json")).unwrap();
    click_button(&page, "本月表格（CSV）");
    let month = fs::read_to_string(page.wait_download("2026-03.csv")).unwrap();
    click_button(&page, "全年表格（CSV）");
    let year = fs::read_to_string(page.wait_download("2026.csv")).unwrap();
    click_button(&page, "关闭");
    page.emulate_print(true);
    let printed = page.eval_json("document.querySelector('.paper').innerText");
    page.emulate_print(false);
    let address = page.eval_json("location.href");
    for (name, text) in [
        ("months", months.as_str()),
        ("month", &month),
        ("year", &year),
        ("paper", printed.as_str().unwrap()),
        ("address", address.as_str().unwrap()),
    ] {
        for private in ["3217", "3,217", "3120.49", "3,120.49", "3200"] {
            assert!(!text.contains(private), "{private} in {name}");
        }
    }
    // The minimum is there tomorrow.
    page.reload();
    wait_stored(&page, "3200");
    assert_quiet(&page);
}

#[test]
fn a_plan_begins_at_its_problem_and_is_closed_in_a_later_month() {
    let desk = Desk::new();
    let page = desk.open();
    enter_march(&page);
    // One tap below the measure that was missed.
    page.click("#measure-repairs_on_time button.agree");
    page.wait_true("document.activeElement?.id === 'f-plan-0-action'");
    page.wait_text("#plan .planned option:checked", "障碍处理及时率");
    page.fill("#f-plan-0-action", "每天看一次超时单");
    page.fill("#f-plan-0-owner", "王班长");
    page.press("Tab");
    page.wait_text("#measure-repairs_on_time a.agree", "改进方案进行中");
    // A clause's line, and the post as a whole.
    page.click("#row-15 .chevron");
    page.click("#row-15 button.agree");
    page.wait_for("#f-plan-1-action");
    click_button(&page, "加一条");
    page.wait_for("#f-plan-2-action");
    let found = page.axe();
    assert!(found.is_empty(), "{found:#?}");
    page.picture("plans.png", true);

    // The next month is still blank, and shows what is open.
    page.eval_json("(() => { document.querySelector('.month-nav button:last-of-type').click(); return null; })()");
    page.wait_text("#main", "四月");
    page.wait_text("#plan", "以前月份未办结");
    page.wait_text("#plan", "每天看一次超时单");
    page.wait_text("#plan", "王班长");
    assert_eq!(page.count("#plan .planned"), 3);
    page.fill("#plan .planned:first-child input", "连续两周没有超时");
    // Leaving the field is what a hand on its way to the list does.
    page.press("Tab");
    page.eval_json(
        "(() => { const state = document.querySelector('#plan .planned:first-child select');
            state.value = 'achieved';
            state.dispatchEvent(new Event('change', { bubbles: true })); return null; })()",
    );
    page.wait_true("document.querySelectorAll('#plan .planned').length === 2");
    click_button(&page, "到 2026 年 3 月");
    page.wait_text("#plan-0", "已达成（");
    assert_eq!(page.value("#f-plan-0-result"), "连续两周没有超时");
    click_button(&page, "全年");
    page.wait_text(".plans", "连续两周没有超时");
    page.picture("plans-year.png", true);
    assert_quiet(&page);
}
