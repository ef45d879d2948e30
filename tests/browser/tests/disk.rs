//! The page opened from disk, without a server.

use kaohe_browser::{Browser, Options, site_folder};

fn from_disk(name: &str) -> Browser {
    let file = site_folder().join(name);
    assert!(
        file.is_file(),
        "there is no {}: run `cargo xtask dist --single`",
        file.display()
    );
    Browser::launch_at(&format!("file://{}", file.display()), Options::default())
}

#[test]
fn the_one_file_keeps_what_is_entered() {
    let page = from_disk("kaohe.html").open();
    page.click("#row-6 .step-button:last-child");
    page.wait_text("#row-6 .row-amount", "\u{2212}2.0");
    // What comes later came, too.
    page.wait_for(".line-list");
    page.wait_text(".status", "已存");
    page.reload();
    page.wait_text("#row-6 .row-amount", "\u{2212}2.0");
    assert!(!page.find("#boot-note:not([hidden])"));
    assert_eq!(page.console_errors(), Vec::<String>::new());
}

#[test]
fn the_folder_says_in_both_languages_what_to_open_instead() {
    let page = from_disk("index.html").open();
    page.wait_text("#boot-note", "请改为打开单文件版 kaohe.html");
    page.wait_text(
        "#boot-note [lang=en]",
        "Open the one-file edition kaohe.html instead",
    );
    assert!(!page.text("#boot-note").contains("刷新"));
}
