//! What an office types and pastes.

use super::desk;
use desk::{Desk, assert_quiet, click_file_button};

/// What a paste makes of a field.
const PASTE: &str = "(css, text) => {
    const field = document.querySelector(css);
    field.focus();
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste', data: text }));
    return true;
}";

#[test]
fn a_pasted_fraction_fills_both_boxes_and_half_a_one_outlives_a_reload() {
    let desk = Desk::new();
    let page = desk.open();
    page.wait_for("#f-satisfaction-n");
    page.eval_json(&format!("({PASTE})('#f-complaint_filter-d', '51\\t53')"));
    page.wait_true("document.querySelector('#f-complaint_filter-n').value === '51'");
    assert_eq!(page.value("#f-complaint_filter-d"), "53");
    page.wait_text("#measure-complaint_filter", "96.226%");
    // Typed, it's taken apart when the field is left.
    page.fill("#f-repairs_on_time-n", "46／50");
    assert_eq!(page.value("#f-repairs_on_time-n"), "46／50");
    page.press("Tab");
    page.wait_text("#measure-repairs_on_time", "92%");
    assert_eq!(page.value("#f-repairs_on_time-d"), "50");
    page.fill("#f-satisfaction-n", "1,019");
    page.press("Tab");
    page.wait_text("#f-satisfaction-n-why", "还缺“回访成功的客户”");
    page.wait_true("localStorage['kaohe:settings'].includes('1,019')");
    page.reload();
    page.wait_text("#f-satisfaction-n-why", "还缺“回访成功的客户”");
    assert_eq!(page.value("#f-satisfaction-n"), "1,019");
    page.fill("#f-satisfaction-d", "1,019.0");
    page.press("Tab");
    page.wait_text("#measure-satisfaction", "100%");
    page.wait_true("!localStorage['kaohe:settings'].includes('1,019')");
    assert_quiet(&page);
}

#[test]
fn a_share_as_a_spreadsheet_holds_it_is_asked_back() {
    let desk = Desk::new();
    let page = desk.open();
    let field = "#f-faults_online-p";
    page.wait_for("#measure-faults_online");
    page.eval_json("[...document.querySelectorAll('#measure-faults_online .link')].find(b => b.textContent.includes('百分比')).click()");
    page.fill(field, "0.684");
    page.press("Enter");
    page.wait_text("#f-faults_online-p-why", "68.4%");
    page.press("Enter");
    page.wait_gone("#f-faults_online-p-why");
    assert_eq!(page.value(field), "68.4");
    page.fill(field, "0.684");
    page.press("Enter");
    page.wait_text("#measure-faults_online .acts .link", "0.684%");
    page.click("#measure-faults_online .acts .link");
    page.wait_gone("#f-faults_online-p-why");
    assert_eq!(page.value(field), "0.684");
    // Too many decimals are rounded and said, not up to the target of 70.
    page.fill(field, "69.99996");
    page.press("Enter");
    page.wait_text("#f-faults_online-p-why", "按 69.999% 计");
    assert_eq!(page.value(field), "69.99996");
    assert_quiet(&page);
}

#[test]
fn files_of_office_editors_are_read_and_twins_pointed_out() {
    let desk = Desk::new();
    let page = desk.open();
    let file = |name: &str| {
        std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR"))
            .join("../fixtures/files")
            .join(name)
    };
    click_file_button(&page, 0);
    page.upload(
        "#import-files",
        &[
            file("gb18030.json"),
            file("utf16le.json"),
            file("lonesurr.json"),
        ],
    );
    page.wait_text(".exchange", "gb18030.json 按 GBK（“ANSI”）读出");
    page.wait_text(".exchange", "utf16le.json 按 UTF-16（“Unicode”）读出");
    page.wait_text(".exchange", "第 19 行第 25 列：有一个字只写了一半");
    assert!(!page.text(".exchange").contains('\u{fffd}'));
    page.upload("#import-files", &[file("twin_agents.json")]);
    page.wait_text(".exchange", "看不见的字符");
    page.wait_text(".exchange", "看起来一样");
    assert_quiet(&page);
}
