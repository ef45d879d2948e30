//! Every view in both languages and themes: nothing for axe to find, and a
//! picture of each to look at.

use crate::desk::{
    Desk, assert_fits, assert_quiet, click_button, click_file_button, enter_march, to_telesales,
};
use kaohe_browser::{Options, Page};

#[track_caller]
fn assert_accessible(page: &Page, view: &str) {
    let found = page.axe();
    assert!(found.is_empty(), "{view}: {found:#?}");
}

/// Colours are the theme's, words the language's: each is looked at once on a window.
fn look_at_all(options: Options, width_name: &str, dress: [(bool, &str); 2]) {
    for (dark, lang) in dress {
        let desk = Desk::with(Options {
            dark,
            ..options.clone()
        });
        let page = desk.open();
        let name = |view: &str| {
            let theme = if dark { "dark" } else { "light" };
            format!("{view}-{width_name}-{theme}-{lang}")
        };
        let look = |view: &str| {
            assert_accessible(&page, &name(view));
            page.picture(format!("{}.png", name(view)), true);
        };
        if lang == "en" {
            page.eval_json("(() => { document.querySelector('.lang-buttons [lang=en]').click(); return null; })()");
            page.wait_true("document.documentElement.lang === 'en'");
        }
        look("empty");
        page.click(".intro .filled");
        page.wait_for(".line.total");
        look("month");
        page.eval_json(
            "(() => { document.querySelector('#row-7 .chevron').click(); return null; })()",
        );
        page.wait_for("#row-7 .row-details");
        page.fill("#f-complaint_filter-n", "55");
        page.press("Tab");
        page.wait_for(".errors");
        look("wrong");
        page.eval_json("(() => { document.querySelectorAll('.tab')[1].click(); return null; })()");
        page.wait_for(".month-grid");
        look("months");
        page.eval_json("(() => { document.querySelectorAll('.tab')[3].click(); return null; })()");
        page.wait_for(".basis-table");
        look("basis");
        page.click(".basis-table .setter");
        page.wait_for("#dialog");
        look("setting");
        page.press("Escape");
        page.wait_gone("#dialog");
        // The example goes nowhere, and nothing comes into it.
        page.click(".notice.example .link");
        page.wait_gone(".notice.example");
        for (nth, view) in [(1, "import"), (2, "export")] {
            click_file_button(&page, nth - 1);
            page.wait_for(".exchange");
            look(view);
        }
        assert_quiet(&page);
    }
}

#[test]
fn desktop_views() {
    look_at_all(
        Options {
            width: 1440,
            height: 900,
            ..Options::default()
        },
        "desktop",
        [(false, "zh-CN"), (true, "en")],
    );
}

#[test]
fn phone_views() {
    look_at_all(Options::phone(), "phone", [(false, "en"), (true, "zh-CN")]);
}

#[test]
fn nothing_runs_past_the_edge_of_a_narrow_phone() {
    for width in [320, 360] {
        for system in ["宽带坐席月度考核", "电话销售月度结算"] {
            let desk = Desk::with(Options {
                width,
                ..Options::phone()
            });
            let page = desk.open();
            if system.starts_with("电话") {
                to_telesales(&page);
            }
            page.wait_text(".systems [aria-pressed=true]", system);
            page.click(".intro .filled");
            page.wait_for(".line.total");
            for lang in ["en", "zh-CN"] {
                page.eval_json(&format!("(() => {{ document.querySelector('.lang-buttons [lang={lang}]').click(); return null; }})()"));
                page.wait_true(&format!("document.documentElement.lang === '{lang}'"));
                for tab in [1, 2, 3, 4, 0] {
                    page.eval_json(&format!("(() => {{ document.querySelectorAll('.tab')[{tab}].click(); return null; }})()"));
                    page.wait_true(&format!(
                        "document.querySelectorAll('.tab')[{tab}].ariaCurrent === 'page'"
                    ));
                    assert_fits(&page);
                }
            }
            assert_quiet(&page);
        }
    }
}

#[test]
fn the_whole_page_by_keyboard() {
    let desk = Desk::new();
    let page = desk.open();
    page.press("Tab");
    page.wait_true("document.activeElement.classList.contains('skip')");
    // Every control that can be seen can be reached, and shows its focus.
    let reached = page.eval_json(
        "document.querySelectorAll('button:not(:disabled), input, select, a[href]').length",
    );
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..reached.as_u64().unwrap_or_default() {
        page.press("Tab");
        let id = page.eval_json(
            "(() => { const all = [...document.querySelectorAll('button, input, select, a[href]')];
               const e = document.activeElement; const style = getComputedStyle(e);
               const ring = style.outlineStyle !== 'none' || e.closest('.search, .file-pick') !== null;
               return [all.indexOf(e), ring]; })()",
        );
        if id[0] == -1 {
            break; // Past the last control, the focus leaves the page.
        }
        assert_eq!(id[1], true, "no focus ring at {id}");
        seen.insert(id[0].as_i64().unwrap_or_default());
    }
    let steppers = page.count(".stepper input") as i64;
    assert!(seen.len() as i64 > steppers * 2, "{} reached", seen.len());
    page.focus("#f-count-6");
    page.press("ArrowUp");
    page.press("ArrowUp");
    page.press("ArrowDown");
    page.wait_text("#row-6 .row-amount", "\u{2212}2.0");
    assert_quiet(&page);
}

#[test]
fn prints_a_sheet_that_sums() {
    let desk = Desk::with(Options {
        width: 1440,
        height: 900,
        ..Options::default()
    });
    let page = desk.open();
    enter_march(&page);
    page.wait_text(".line.total .line-amount", "97.0");
    assert_eq!(
        page.printed_pages("month.pdf"),
        2,
        "the sheet on one page, its derivations on the next"
    );
    page.emulate_print(true);
    let shown = page.eval_json("document.body.innerText");
    let shown = shown.as_str().unwrap();
    assert!(shown.contains("绩效考核计分单") && shown.contains("97.0"));
    let products = page.eval_json(
        "[...document.querySelectorAll('.paper-lines tbody tr:not(.sum)')].every(row => {
           const n = i => parseFloat(row.cells[i].textContent.replace('\u{2212}', '-').replace('+', ''));
           return Math.abs(n(2) * n(3) - Math.abs(n(4))) < 1e-9; })",
    );
    assert_eq!(products, true);
    page.picture("print.png", true);
    click_button_absent(&page);
    assert_quiet(&page);
}

/// On paper there is no control.
fn click_button_absent(page: &Page) {
    let controls = page.eval_json("[...document.querySelectorAll('button, input, select')].filter(e => e.offsetParent).length");
    assert_eq!(controls, 0);
}

#[test]
fn themes_go_round() {
    let desk = Desk::new();
    let page = desk.open();
    page.click(".theme");
    page.wait_true("document.documentElement.dataset.theme === 'light'");
    page.click(".theme");
    page.wait_true("getComputedStyle(document.body).backgroundColor === 'rgb(20, 23, 27)'");
    page.reload();
    page.wait_true("document.documentElement.dataset.theme === 'dark'");
    click_button(&page, "全年");
    assert_quiet(&page);
}
