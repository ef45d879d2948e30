//! The month goes to the team lead: by a phone's share sheet, or as a file.

use kaohe_browser::Options;

use crate::desk::{Desk, assert_quiet, click_button, enter_march};

/// A share sheet that does what `sheet` says, and keeps what it was given.
const SHEET: &str = "
    globalThis.sheet = null;
    navigator.canShare = data => data.files?.length === 1;
    navigator.share = async data => {
        globalThis.given = [data.files[0].name, await data.files[0].text()];
        if (sheet) throw new DOMException('', sheet);
    };";

#[test]
fn a_phone_hands_the_month_to_its_share_sheet_and_says_how_that_went() {
    let desk = Desk::with(Options::phone());
    let page = desk.open_after(SHEET);
    enter_march(&page);
    page.wait_text(".send .hint", "不含岗位工资");
    let send = |fault: &str| {
        page.eval_json(&format!("globalThis.sheet = {fault}; null"));
        click_button(&page, "发给班长");
    };
    send("null");
    page.wait_text(".send [role=status]", "已交给所选的应用");
    let given = page.eval_json("given");
    assert_eq!(given[0], "kaohe-0417-2026-03.txt");
    let text = given[1].as_str().unwrap_or_default();
    assert!(text.contains("\"0417\"") && !text.contains("3200") && !text.contains("3104"));
    // Given up isn't a fault.
    send("'AbortError'");
    page.wait_text(".send [role=status]", "已取消，没有发出");
    // A sheet that refuses leaves the file.
    send("'NotAllowedError'");
    page.wait_text(".send [role=status]", "已存为 kaohe-0417-2026-03.json");
    let saved = std::fs::read_to_string(page.wait_download("kaohe-0417-2026-03.json"));
    assert_eq!(saved.unwrap_or_default(), text);
    assert_quiet(&page);
}

#[test]
fn without_a_share_sheet_the_month_is_a_file() {
    let desk = Desk::new();
    let page = desk.open();
    enter_march(&page);
    click_button(&page, "发给班长");
    page.wait_text(".send [role=status]", "已存为 kaohe-0417-2026-03.json");
    let file = page.wait_download("kaohe-0417-2026-03.json");
    let text = std::fs::read_to_string(file).unwrap_or_default();
    assert!(text.contains("\"0417\"") && !text.contains("3200"));
    assert_quiet(&page);
}
