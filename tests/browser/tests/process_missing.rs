//! What isn't in the official month: appealed, accepted, and in the month then.

use kaohe_browser::Page;

use crate::desk::{Desk, assert_fits, assert_quiet, click_button, click_tab};
use crate::process::{begins, bring, choose, handed, month, receive, records, send_file, take};

/// Chooses what is missing by the beginning of its name, and appeals it.
fn missing(page: &Page, name: &str) {
    page.wait_true(&format!(
        "(() => {{ const s = document.querySelector('#slip-missing');
           if (!s) return false;
           const at = [...s.options].findIndex(o => o.textContent.startsWith({name:?}));
           if (at < 1) return false;
           s.selectedIndex = at;
           s.dispatchEvent(new Event('change', {{bubbles: true}}));
           return true; }})()"
    ));
    click_button(page, "申诉这一项少记");
}

#[test]
fn a_praise_that_nobody_counted_is_appealed_and_comes_into_the_month() {
    let office = Desk::new();
    let lead = office.open();
    let months = [
        month("0417", 1, "2026-04-03"),
        month("0418", 0, "2026-04-03"),
    ];
    let all = records(&lead, "三月.json", &months);
    bring(&lead, &all);
    take(&lead);
    click_tab(&lead, 4);
    lead.wait_for(".team-acts");
    lead.fill("#team-search", "0417");
    lead.wait_true("document.querySelectorAll('.team-table .team-row').length === 1");
    begins(&lead, ".team-acts", "发出正式记录");
    click_button(&lead, "存成一个文件");
    let official = lead.wait_download("kaohe-0417");

    let own = Desk::new();
    let agent = own.open();
    let sent = records(&agent, "我的.json", &[month("0417", 0, "2026-04-03")]);
    bring(&agent, &sent);
    take(&agent);
    agent.wait_for("#f-count-7");
    let file = handed(&agent, "正式.json", &official);
    bring(&agent, &file);
    take(&agent);
    agent.wait_for(".sides-band");
    begins(&agent, ".sides-band", "已阅、申诉与更正");
    agent.wait_for("#slip-missing");
    missing(&agent, "3 ");
    agent.wait_for("#reason-0");
    assert_eq!(agent.value("#should-0-0"), "1");
    agent.fill("#reason-0", "工单 0312 有表扬");
    missing(&agent, "六 ");
    agent.wait_for("#reason-1");
    assert!(agent.axe().is_empty(), "{:?}", agent.axe());
    assert_fits(&agent);
    agent.screenshot("missing.png", true);
    // That one isn't asked for after all.
    agent.eval_json("[...document.querySelectorAll('.review-slip-line button')].at(-1).click()");
    agent.wait_gone("#reason-1");
    click_button(&agent, "提交申诉单");
    agent.wait_text("#slip", "前答复");
    send_file(&agent, "#slip");
    let slip = agent.wait_download("kaohe-appeal");
    assert_quiet(&agent);

    let file = handed(&lead, "申诉.json", &slip);
    receive(&lead, &file, 1);
    begins(&lead, "#appeals", "答复");
    lead.wait_for("input[name=\"verdict-0\"]");
    lead.wait_text("#answer", "接受则 +1");
    choose(&lead, "verdict-0", 0);
    begins(&lead, "#answer", "答复，并改记录");
    lead.wait_text("#appeals", "已答复");
    click_tab(&lead, 4);
    lead.wait_for(".team-table .team-row");
    begins(&lead, ".team-table", "0417");
    lead.wait_for("#f-count-3");
    assert_eq!(lead.value("#f-count-3"), "1");
    assert_quiet(&lead);
}
