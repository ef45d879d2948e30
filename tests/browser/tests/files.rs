//! What leaves the page and comes back is the same, but for what must not leave.

use kaohe_browser::Page;

use crate::desk::{
    Desk, assert_quiet, assert_score, click_button, click_file_button, enter_march, file, fixture,
    storage, wait_stored,
};

/// The one month that is stored, without the acts on it.
fn facts_of(storage: &str) -> &str {
    let month = storage
        .split_once(",[\"months")
        .map_or("", |(_, month)| month);
    month.split(",\\\"trail").next().unwrap_or_default()
}

/// Removes everything, after a backup.
fn clears(page: &Page) {
    click_button(page, "数据");
    click_button(page, "清空全部记录");
    page.fill("#ask-answer", "0417");
    click_button(page, "备份并清空");
    page.wait_text("#said", "已清空");
    for _ in 0..200 {
        if !storage(page).contains("[\"months") {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(40));
    }
    panic!("{}", storage(page));
}

#[test]
fn what_was_backed_up_and_cleared_is_restored_to_the_letter() {
    let desk = Desk::new();
    let page = desk.open();
    enter_march(&page);
    wait_stored(&page, "3200");
    let rows = |page: &Page| {
        let all = storage(page);
        let rows = all
            .split_once(",[\"months")
            .map(|(_, rows)| rows.to_owned());
        rows.unwrap_or_default()
    };
    let before = rows(&page);
    clears(&page);
    let backup = page.wait_download("kaohe-backup-");
    // Where it's told to be: in the place of the button.
    page.upload("main.data #import-files", &[backup]);
    page.wait_text(".import-item", "1 个月份");
    click_button(&page, "确认导入");
    assert_score(&page, "97.0", "78.6", "100.2");
    wait_stored(&page, &before);
    assert_eq!(rows(&page), before);
    assert_quiet(&page);
}

#[test]
fn export_clear_import_gives_the_same_storage() {
    let desk = Desk::new();
    let page = desk.open();
    enter_march(&page);
    assert_score(&page, "97.0", "78.6", "100.2");
    wait_stored(&page, "3200");
    let before = storage(&page);
    assert!(before.contains("0417"));
    click_file_button(&page, 1);
    page.click("#export-wage");
    click_button(&page, "下载文件");
    let exported = page.wait_download("kaohe-0417-2026-03");
    clears(&page);
    click_file_button(&page, 0);
    page.upload("#import-files", &[exported]);
    page.wait_text(".import-item", "新增");
    page.wait_text(".import-item", "97.0");
    click_button(&page, "确认导入");
    assert_score(&page, "97.0", "78.6", "100.2");
    // By other acts, the same facts.
    wait_stored(&page, facts_of(&before));
    // One step takes it all back.
    page.press("Control+z");
    page.wait_text("#announced", "还没有记录");
    assert_quiet(&page);
}

#[test]
fn the_wage_leaves_only_if_asked_for() {
    let desk = Desk::new();
    let page = desk.open();
    enter_march(&page);
    page.wait_text(".pay-amount", "3,104.00");
    click_file_button(&page, 1);
    click_button(&page, "下载文件");
    let text = std::fs::read_to_string(page.wait_download("kaohe-0417")).unwrap();
    assert!(text.contains("\"0417\""));
    assert!(!text.contains("3200") && !text.contains("wage") && !text.contains("3104"));
    page.emulate_print(true);
    let printed = page.eval_json("document.querySelector('.paper').textContent");
    page.emulate_print(false);
    assert!(!printed.as_str().unwrap().contains("3200"));
    assert!(!printed.as_str().unwrap().contains("3,104"));
    assert_quiet(&page);
}

#[test]
fn nothing_changes_before_the_preview_is_confirmed() {
    let desk = Desk::new();
    let page = desk.open();
    enter_march(&page);
    // The wage is entered last.
    wait_stored(&page, "3200");
    let before = storage(&page);
    let exported = std::fs::read_to_string(fixture("worked-month.json")).unwrap();
    // The sender claims more than the facts give.
    let claimed = exported
        .replace("\"97\"", "\"99\"")
        .replace("\"count\": 2", "\"count\": 3");
    assert_ne!(claimed, exported);
    let forged = file(&page, "forged.json", &claimed);
    let broken = file(
        &page,
        "broken.json",
        "{\"format\": \"kaohe-records\", \"version\": 1, \"records\": [{",
    );
    let other = file(
        &page,
        "other.json",
        "{\"format\": \"something\", \"version\": 1}",
    );
    click_file_button(&page, 0);
    page.upload("#import-files", &[forged, broken, other]);
    page.wait_text(".exchange", "不同 1");
    page.wait_text(".exchange", "拒收 2");
    page.wait_text(".exchange", "断了");
    page.wait_text(".exchange", "something");
    page.wait_text(".import-item.mismatch", "96.5");
    page.wait_text(".import-item.mismatch .why", "不符");
    assert_eq!(storage(&page), before);
    // What its facts don't give isn't chosen by itself.
    page.click(".import-item.mismatch .radio:nth-child(1)");
    click_button(&page, "确认导入");
    assert_score(&page, "96.5", "77.8", "100.0");
    page.press("Control+z");
    assert_score(&page, "97.0", "78.6", "100.2");
    // The acts are kept, back and forth.
    wait_stored(&page, facts_of(&before));
    assert_quiet(&page);
}

#[test]
fn the_batch_fixture_is_what_the_page_shows() {
    let desk = Desk::new();
    let page = desk.open();
    click_file_button(&page, 0);
    page.upload("#import-files", &[fixture("worked-month.json")]);
    page.wait_text(".import-item", "新增");
    assert!(!page.find(".import-item.mismatch"));
    click_button(&page, "确认导入");
    page.wait_text(".month-name", "2026 年 3 月");
    assert_score(&page, "97.0", "78.6", "100.2");
    assert_quiet(&page);
}
