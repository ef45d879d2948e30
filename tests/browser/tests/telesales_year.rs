//! Months and a year of telesales outside of the month's own page: overview,
//! year, basis, import, tables and paper, all in yuan and in both languages.

use std::fs;

use crate::desk::{Desk, assert_quiet, click_button, click_file_button, file, fixture};
use kaohe_browser::{Options, Page};

/// The page with the fixture's months, in a language.
fn with_months(desk: &Desk, lang: &str) -> Page {
    let page = desk.open();
    if lang == "en" {
        click_hidden(&page, ".lang-buttons [lang=en]", 0);
        page.wait_true("document.documentElement.lang === 'en'");
    }
    import(&page, "telesales-year-2026.json");
    page.click(".exchange .acts .filled");
    page.wait_gone(".exchange");
    months(&page);
    if !page.find("main .year-score") {
        click_hidden(&page, ".agent-list button", 0);
        months(&page);
    }
    page.wait_for("main .year-score");
    page
}

fn import(page: &Page, name: &str) {
    click_file_button(page, 0);
    page.wait_for("#import-files");
    page.upload("#import-files", &[fixture(name)]);
    page.wait_for(".import-item .strong");
}

/// Clicks what a phone has in its menu.
fn click_hidden(page: &Page, css: &str, nth: usize) {
    page.eval_json(&format!(
        "(() => {{ document.querySelectorAll('{css}')[{nth}].click(); return null; }})()"
    ));
}

fn tab(page: &Page, nth: usize) {
    click_hidden(page, ".tab", nth);
}

fn months(page: &Page) {
    tab(page, 1);
    page.wait_for(".month-grid");
}

/// Shows a month of the year, counted from 1.
fn show(page: &Page, month: usize) {
    months(page);
    page.click(&format!(".month-grid li:nth-child({month}) button"));
    page.wait_for("#closing");
}

/// The text of these elements, those on paper too.
fn text(page: &Page, css: &str) -> String {
    let printed = css.contains(".paper");
    if printed {
        page.emulate_print(true);
    }
    let all = format!("[...document.querySelectorAll('{css}')].map(e => e.textContent).join(' ')");
    let text = page.eval_json(&all);
    if printed {
        page.emulate_print(false);
    }
    text.as_str().unwrap_or_default().to_owned()
}

/// Nothing speaks of points, and English has no Chinese character.
#[track_caller]
fn assert_in_yuan(page: &Page, lang: &str, css: &str) {
    let text = text(page, css);
    assert!(!text.is_empty(), "{css} is empty");
    if lang == "en" {
        let lower = text.to_lowercase();
        for word in ["score", " points", "reward"] {
            assert!(!lower.contains(word), "{word} in {text}");
        }
        let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        assert!(!text.contains(chinese), "{text}");
    } else {
        for word in [
            "得分",
            "加分",
            "扣分",
            "计分",
            "分值",
            "基础分",
            "多少分",
            " 分",
        ] {
            assert!(!text.contains(word), "{word} in {text}");
        }
    }
}

#[track_caller]
fn assert_accessible(page: &Page, view: &str) {
    let found = page.axe();
    assert!(found.is_empty(), "{view}: {found:#?}");
}

#[test]
fn a_year_of_fines_is_summed_and_its_gaps_are_named() {
    let desk = Desk::with(Options {
        width: 1440,
        height: 900,
        ..Options::default()
    });
    let page = with_months(&desk, "zh");
    page.wait_text("main .year-score", "245.00 元");
    let result = "main .year-result";
    page.wait_text(result, "应缴净额，可能 30–5,490 元，5 个月合计");
    page.wait_text(result, "没有计入：五月、七月");
    let parts = text(&page, "main .year-parts");
    assert_eq!(parts, "罚款合计255.00退还10.00完成天数96未完成天数10");
    page.wait_text("main .year-totals li:nth-child(1)", "B1 日电话量未完成");
    page.wait_text("main .year-totals li:nth-child(1)", "160.00");
    assert_eq!(page.count("main .multiple"), 0, "no measures in money");
    page.wait_text(".month-grid li:nth-child(4)", "85.00 元");
    page.wait_text(".month-grid li:nth-child(4)", "0–1,150 元");
    // Drawn upwards from 0; what a range has beyond the picture is an arrow.
    let april = "main .twelve-point:nth-of-type(4)";
    assert_eq!(
        page.attribute(april, "aria-label").as_deref(),
        Some("四月 应缴 85.00 元，可能 0–1,150 元，含暂定")
    );
    let place = |nth: usize| {
        let at = page.eval_json(&format!(
            "document.querySelector('main .twelve-point:nth-of-type({nth}) circle').cy.baseVal.value"
        ));
        at.as_f64().unwrap()
    };
    assert!(place(6) < place(4) && place(4) < place(2) && place(2) < place(1));
    assert!(
        (place(1) - 220.0).abs() < 0.01,
        "nothing to pay is at the bottom"
    );
    page.click("main .twelve-names + .as-table summary");
    let sum = text(&page, "main .money-table tbody tr:last-child");
    assert_eq!(sum, "全年合计255.0010.00245.0030–5,4905 个月9610");
    assert_accessible(&page, "year");
    assert_quiet(&page);
}

#[test]
fn every_page_speaks_of_yuan_in_both_languages() {
    for lang in ["zh", "en"] {
        for options in [
            Options {
                width: 1440,
                height: 900,
                ..Options::default()
            },
            Options {
                dark: true,
                ..Options::phone()
            },
        ] {
            let desk = Desk::with(options);
            let page = with_months(&desk, lang);
            assert_in_yuan(&page, lang, "main, .paper");
            assert_accessible(&page, "months");
            for month in [3, 5, 6] {
                show(&page, month);
                assert_in_yuan(&page, lang, "main, .paper");
                assert_in_yuan(&page, lang, "#announced, .term-card");
            }
            assert_eq!((page.count("#plan"), page.count("#pay-guard")), (1, 0));
            assert_accessible(&page, "month");
            tab(&page, 3);
            page.wait_for(".basis-table");
            page.click(".edges summary");
            assert_in_yuan(&page, lang, "main");
            assert_accessible(&page, "basis");
            page.click(".basis-table .setter");
            page.wait_for("#dialog");
            assert_in_yuan(&page, lang, "#dialog");
            assert_accessible(&page, "setting");
            page.click("#dialog .acts .link");
            page.wait_gone("#dialog");
            import(&page, "telesales-year-2026.json");
            assert_in_yuan(&page, lang, "main");
            assert_accessible(&page, "import");
            click_file_button(&page, 1);
            page.wait_for("#export-wage");
            assert_in_yuan(&page, lang, "main");
            assert_quiet(&page);
        }
    }
}

#[test]
fn a_settled_month_prints_on_one_page() {
    let desk = Desk::with(Options {
        width: 1440,
        height: 900,
        ..Options::default()
    });
    let page = with_months(&desk, "zh");
    show(&page, 6);
    assert_eq!(
        page.printed_pages("settled.pdf"),
        2,
        "the settlement, then its derivations"
    );
    let paper = text(&page, ".paper");
    for said in [
        "月度结算单",
        "罚款合计110.00",
        "应缴净额",
        "可能 25–1,100 元",
        "47,110.50 / 50,000.00",
        "没有完成",
        "完成 17 天，未完成 3 天，病假 2 天",
        "规则指纹 58136c69",
        "第十六条",
    ] {
        assert!(paper.contains(said), "{said} in {paper}");
    }
    // The lines multiply and add up.
    page.emulate_print(true);
    let sums = page.eval_json(
        "(() => { const n = t => parseFloat(t.replace(/,/g, ''));
           const rows = [...document.querySelectorAll('.paper-lines tbody tr:not(.sum)')];
           const each = rows.every(r => n(r.cells[2].textContent) * n(r.cells[3].textContent) === n(r.cells[4].textContent));
           const sum = rows.reduce((sum, r) => sum + n(r.cells[4].textContent), 0);
           return [each, sum, document.querySelectorAll('.paper-days .missed').length]; })()",
    );
    assert_eq!(sums, serde_json::json!([true, 110, 3]));
    assert_eq!(page.count(".paper-days td:has(.figure)"), 22);
    page.emulate_print(false);
    // A month in which the target spares the calls.
    show(&page, 3);
    let paper = text(&page, ".paper");
    assert!(paper.contains("（完成了销售任务，不罚）"), "{paper}");
    assert!(paper.contains("10 − 10"), "{paper}");
    months(&page);
    assert_eq!(page.printed_pages("year.pdf"), 1);
    // English is longer, and March 2026 reaches into six weeks.
    click_hidden(&page, ".lang-buttons [lang=en]", 0);
    page.wait_true("document.documentElement.lang === 'en'");
    assert_eq!(page.printed_pages("year-en.pdf"), 1);
    show(&page, 3);
    for row in ["conduct", "private", "false_record"] {
        page.click(&format!("#row-{row} .step-button:last-child"));
    }
    page.wait_text("#announced", "refunded 70.00");
    // What is open has no room below that, and takes the signatures along.
    assert_eq!(page.printed_pages("march-en.pdf"), 3);
    assert_quiet(&page);
}

#[test]
fn months_and_years_leave_as_tables() {
    let desk = Desk::new();
    let page = with_months(&desk, "zh");
    click_button(&page, "全年表格（CSV）");
    let table = fs::read_to_string(page.wait_download("2026-yuan.csv")).unwrap();
    assert!(table.starts_with('\u{feff}'), "a byte order mark");
    assert!(table.contains("全年合计,255,10,245,30,5490"), "{table}");
    show(&page, 4);
    click_file_button(&page, 1);
    page.wait_for("#export-wage");
    click_button(&page, "本月表格（CSV）");
    let table = fs::read_to_string(page.wait_download("2026-04-yuan.csv")).unwrap();
    assert!(table.contains("2026-04-14,120,88,缺 32"), "{table}");
    assert!(
        table.contains(",应缴净额（元）,,,85,0,1150,含暂定"),
        "{table}"
    );
    assert_quiet(&page);
}

#[test]
fn an_import_is_compared_in_yuan() {
    let desk = Desk::new();
    let page = desk.open();
    for (name, first, second) in [
        ("two-misses", "0.00", "50.00"),
        ("three-misses", "70.00", "70.00"),
    ] {
        import(&page, &format!("telesales-{name}.json"));
        page.wait_text(".import-item:nth-child(1)", &format!("{first} ("));
        page.wait_text(".import-item:nth-child(2)", &format!("{second} ("));
        assert_in_yuan(&page, "zh", "main");
    }
    import(&page, "telesales-sick-days.json");
    assert_eq!(page.count(".import-item"), 2);
    // A sender who says less than the facts give.
    let text = fs::read_to_string(fixture("telesales-year-2026.json")).unwrap();
    let forged = file(&page, "forged.json", &text.replace("\"-85\"", "\"-5\""));
    page.upload("#import-files", &[forged]);
    page.wait_text(".import-item.mismatch", "\n5.00 (0–1,150) 元");
    page.wait_text(".import-item.mismatch .why", "对方所见净额与重算不符");
    assert_eq!(page.count(".import-item.mismatch"), 1);
    assert_accessible(&page, "mismatch");
    assert_quiet(&page);
}

#[test]
fn a_month_of_the_other_system_is_not_replaced_unasked() {
    let desk = Desk::new();
    let page = desk.open();
    page.fill("#f-agent", "T01");
    page.press("Enter");
    page.fill("#f-count-7", "2");
    page.press("Enter");
    page.wait_text("#announced", "得分 99.0");
    import(&page, "telesales-year-2026.json");
    let april = ".import-item:nth-child(4)";
    page.wait_text(april, "不同");
    page.wait_text(april, "99.0 (");
    page.wait_text(april, "85.00 (0–1,150) 元");
    page.click(&format!("{april} .radio:nth-child(2) input"));
    page.click(".exchange .acts .filled");
    page.wait_gone(".exchange");
    months(&page);
    page.wait_text(".month-grid li:nth-child(4)", "99.0");
    page.wait_text(".month-grid li:nth-child(6)", "110.00 元");
    // The year has two results, one of each system.
    page.wait_true("document.querySelectorAll('main .year-result').length === 2");
    let results = text(&page, "main .year-result");
    assert!(
        results.contains("全年结算") && results.contains("160.00 元"),
        "{results}"
    );
    assert_quiet(&page);
}

#[test]
fn two_tabs_disagree_in_yuan() {
    let desk = Desk::new();
    let one = with_months(&desk, "zh");
    show(&one, 4);
    let deaf = desk.open_after("window.BroadcastChannel = class { postMessage() {} close() {} };");
    if !deaf.find("#row-late") {
        months(&deaf);
        click_hidden(&deaf, ".agent-list button", 0);
        show(&deaf, 4);
    }
    deaf.wait_text("#announced", "净额 85.00 元");
    one.bring_to_front();
    one.click("#row-late .step-button:last-child");
    one.wait_text("#announced", "净额 95.00 元");
    one.wait_text(".status", "已存");
    deaf.bring_to_front();
    deaf.click("#row-conduct .step-button:last-child");
    deaf.wait_text(".notice.loud", "90.00 元 / 95.00 元");
    click_button(&deaf, "换成另一份");
    deaf.wait_text("#announced", "净额 95.00 元");
    assert_quiet(&one);
    assert_quiet(&deaf);
}
