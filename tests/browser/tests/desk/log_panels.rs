//! The panels of the log's files, used as a person does.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use kaohe_browser::Page;

pub fn open_log(page: &Page) {
    super::click_tab(page, 2);
    page.wait_for(".log");
}

pub fn open_panel(page: &Page, name: &str) {
    open_log(page);
    page.wait_true(&format!(
        "(() => {{ const b = [...document.querySelectorAll('main button')].find(b => b.textContent.trim() === '{name}');
           if (b) b.click(); return !!b; }})()"
    ));
    page.wait_for(".log-files");
}

pub fn import(page: &Page, path: PathBuf) {
    open_panel(page, "导入台账");
    page.upload("#import-files", &[path]);
}

/// Waits longer than for anything short: an import of many.
#[track_caller]
pub fn wait_long(page: &Page, css: &str, text: &str) {
    let until = Instant::now() + Duration::from_secs(600);
    let js = format!(
        "[...document.querySelectorAll('{css}')].some(e => e.textContent.includes('{text}'))"
    );
    while page.eval_json(&js) != true {
        assert!(Instant::now() < until, "`{css}` never says “{text}”");
        std::thread::sleep(Duration::from_millis(40));
    }
}

pub fn export(page: &Page, part: &str) -> String {
    open_panel(page, "导出台账");
    click_in_main(page, "导出");
    let path = page.wait_download(part);
    let text = fs::read_to_string(&path).unwrap();
    fs::remove_file(path).unwrap();
    text
}

pub fn click_in_main(page: &Page, text: &str) {
    page.wait_true(&format!(
        "(() => {{ const b = [...document.querySelectorAll('main button')].find(b => b.textContent.trim() === '{text}' && b.offsetParent);
           if (b) b.click(); return !!b; }})()"
    ));
}
