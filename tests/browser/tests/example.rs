//! The example on every page, in both languages.

use crate::desk::{Desk, assert_fits, assert_quiet, assert_score, storage};
use kaohe_browser::{Options, Page};
use serde_json::json;

fn tab(page: &Page, nth: usize) {
    page.eval_json(&format!(
        "(() => {{ document.querySelectorAll('.tabs .tab')[{nth}].click(); return null; }})()"
    ));
}

/// The example is named, and nothing is for axe to find.
#[track_caller]
fn look(page: &Page, view: &str, lang: &str) {
    let banner = match lang {
        "zh" => "这是示例，不是您的数据",
        _ => "This is an example",
    };
    page.wait_text(".notice.example", banner);
    page.wait_for(".notice.example .link");
    let found = page.axe();
    assert!(found.is_empty(), "{view} {lang}: {found:#?}");
    assert_fits(page);
    page.picture(format!("example-{view}-{lang}.png"), true);
}

fn every_page(options: Options) {
    for lang in ["zh", "en"] {
        let desk = Desk::with(options.clone());
        let page = desk.open();
        page.click(&format!(".lang-buttons [lang^='{lang}']"));
        page.click(".intro .filled");
        page.wait_text(
            ".month-name",
            if lang == "zh" {
                "2026 年 3 月"
            } else {
                "March 2026"
            },
        );
        page.wait_text(
            "#announced",
            if lang == "zh" {
                "得分 97.0，可能 78.6 到 100.2"
            } else {
                "97.0"
            },
        );
        page.wait_for(".awaits");
        look(&page, "month", lang);
        tab(&page, 1);
        page.wait_for("main .year-score");
        page.wait_true("document.querySelectorAll('.twelve-point').length >= 4");
        assert_eq!(page.count("main .multiple"), 5);
        look(&page, "year", lang);
        tab(&page, 2);
        page.wait_text(".log-count", "12");
        page.fill("#log-search", if lang == "zh" { "wx" } else { "wireless" });
        let found = if lang == "zh" {
            "找到 3 条"
        } else {
            "found"
        };
        page.wait_text(".log-count", found);
        look(&page, "log", lang);
        tab(&page, 3);
        page.wait_for("#rules");
        look(&page, "rules", lang);
        tab(&page, 5);
        page.wait_text(
            "main",
            if lang == "zh" {
                "原样保留"
            } else {
                "as you left them"
            },
        );
        look(&page, "data", lang);
        let stored = storage(&page);
        assert!(!stored.contains("0417"), "{stored}");
        page.click(".notice.example .link");
        page.wait_gone(".notice.example");
        tab(&page, 0);
        page.wait_for(".intro");
        assert_eq!(page.eval_json("location.hash"), json!(""));
        assert_quiet(&page);
    }
}

#[test]
fn it_fills_every_page_on_a_phone() {
    every_page(Options::phone());
}

#[test]
fn it_fills_every_page_on_a_desktop() {
    every_page(Options {
        width: 1366,
        height: 768,
        ..Options::default()
    });
}

#[test]
fn month_labels_stay_apart_on_a_narrow_phone() {
    for lang in ["zh", "en"] {
        let desk = Desk::with(Options {
            width: 360,
            ..Options::phone()
        });
        let page = desk.open();
        page.click(&format!(".lang-buttons [lang^='{lang}']"));
        page.click(".intro .filled");
        page.wait_for(".notice.example");
        tab(&page, 1);
        page.wait_for(".twelve-names");
        let apart = page.eval_json(
            "(() => { const seen = [...document.querySelectorAll('.twelve-names span')]
                 .filter(name => getComputedStyle(name).visibility === 'visible')
                 .map(name => { const r = document.createRange(); r.selectNodeContents(name);
                                return r.getBoundingClientRect(); });
               return seen.length >= 6 &&
                 seen.every((one, at) => !at || one.left - seen[at - 1].right >= 4); })()",
        );
        assert_eq!(apart, json!(true), "{lang}");
    }
}

#[test]
fn one_s_own_months_come_back() {
    let desk = Desk::new();
    let page = desk.open();
    page.fill("#f-agent", "王芳");
    page.press("Enter");
    page.click("#row-3 .step-button:last-child");
    page.wait_text(".status", "已存");
    page.click("[aria-label='上个月']");
    page.click(".intro .filled");
    assert_score(&page, "97.0", "78.6", "100.2");
    page.click("#row-3 .step-button:last-child");
    assert_score(&page, "98.0", "79.6", "101.2");
    page.click(".notice.example .link");
    page.wait_gone(".notice.example");
    page.click("[aria-label='下个月']");
    page.wait_true("document.querySelector('#f-count-3').value === '1'");
    assert_eq!(page.value("#f-agent"), "王芳");
    assert_quiet(&page);
}

#[test]
fn on_a_phone_the_example_is_named_in_one_line() {
    for width in [360, 390] {
        let desk = Desk::with(Options {
            width,
            ..Options::phone()
        });
        let page = desk.open();
        for lang in ["zh", "en"] {
            page.eval_json(&format!(
                "document.querySelector('.lang-buttons [lang|={lang}]').click()"
            ));
            page.wait_true(&format!(
                "document.documentElement.lang.startsWith('{lang}')"
            ));
            if page.find(".intro .filled") {
                page.click(".intro .filled");
            }
            page.wait_for(".notice.example .link");
            // A line of 24 px with ten above and below, and its edge.
            assert_eq!(
                page.eval_json("document.querySelector('.notice.example').offsetHeight"),
                45,
                "{lang}, {width} px"
            );
        }
    }
}
