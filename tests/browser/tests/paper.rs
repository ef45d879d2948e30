//! The month on paper: what is open, other readings, who has seen it, and what
//! stands on which page.

use kaohe_browser::{Options, Page};

use crate::desk::{Desk, assert_quiet, enter_march};

/// Where a part of the paper begins and ends, in px, the paper at its own width.
fn bounds(page: &Page, css: &str) -> (f64, f64) {
    let found = page.eval_json(&format!(
        "(() => {{ const b = document.querySelector('{css}').getBoundingClientRect();
           return [b.top, b.bottom]; }})()"
    ));
    (found[0].as_f64().unwrap(), found[1].as_f64().unwrap())
}

fn paper(page: &Page) -> String {
    page.wait_for(".paper-seen");
    let text = page.eval_json("document.querySelector('.paper').innerText");
    text.as_str().unwrap().to_owned()
}

fn desk() -> Desk {
    // As wide as A4 between its margins.
    Desk::with(Options {
        width: 680,
        height: 1009,
        ..Options::default()
    })
}

#[test]
fn a_month_says_on_paper_what_is_open_and_who_has_seen_it() {
    let desk = desk();
    let page = desk.open();
    enter_march(&page);
    page.wait_for(".questions");
    // The same code on screen, on paper, and below each page.
    let code = "ENG9 PTVK CPHR";
    page.wait_text(".check-code", code);
    page.emulate_print(true);
    paper(&page);
    page.emulate_print(false);
    assert_eq!(
        page.printed_pages("paper.pdf"),
        2,
        "the sheet, its derivations"
    );
    page.emulate_print(true);
    let printed = paper(&page);
    for said in [
        code,
        "不含岗位工资、改进计划和修改记录",
        "区间宽 21.6",
        "都是暂定数，各项互有重叠，不能相加。",
        "现用：只计满步",
        "按比例 96.65，不足一步按一步 96.0",
        "另有 13 条口径，换读法本月得分不变。",
        "已阅，同意",
        "已阅，不同意，另附申诉单",
        "考核人",
    ] {
        assert!(printed.contains(said), "{said} in {printed}");
    }
    // All open items, the widest first.
    let open = page.eval_json(
        "[...document.querySelectorAll('.paper-open tr')].map(row => row.cells[4].textContent).join(' ')",
    );
    assert_eq!(open, "12.1 7.2 2.8 2.7 1.6 1.2 0.6 0.6");
    // One page, the signatures on its lower edge.
    let (top, end) = bounds(&page, ".paper-page");
    let (_, seen) = bounds(&page, ".paper-seen");
    assert!((1000.0..1009.0).contains(&(end - top)), "{top} to {end}");
    assert!((end - seen).abs() < 1.0, "{seen} of {end}");
    let foot = page.eval_json(
        "['on', 'of', 'page'].map(n => getComputedStyle(document.documentElement).getPropertyValue('--printed-' + n))",
    );
    let foot = foot.to_string();
    for said in [
        "2026",
        "0417",
        "ENG9",
        "CPHR",
        "counter(page)",
        "counter(pages)",
    ] {
        assert!(foot.contains(said), "{said} in {foot}");
    }
    assert_quiet(&page);
}

#[test]
fn what_was_agreed_stands_before_the_derivations() {
    let desk = desk();
    let page = desk.open();
    page.click(".intro .filled");
    page.wait_for(".questions");
    page.emulate_print(true);
    paper(&page);
    // What is open and who has seen it stand below the sheet, on its page.
    let (top, end) = bounds(&page, ".paper-page");
    assert!(end - top < 1009.0, "{top} to {end}");
    assert!(page.find(".paper-page .paper-lines"));
    let (_, asked) = bounds(&page, ".paper-asked");
    let (seen, _) = bounds(&page, ".paper-seen");
    assert!(asked <= seen, "{asked} beyond {seen}");
    assert!(page.text(".paper-derivations").contains("改进方案"));
    page.emulate_print(false);
    assert_eq!(page.printed_pages("plans.pdf"), 2);
    assert_quiet(&page);
}

#[test]
fn a_month_is_printed_in_english() {
    let desk = desk();
    let page = desk.open();
    page.click(".intro .filled");
    page.eval_json("document.querySelector('.lang-buttons [lang|=en]').click()");
    page.wait_true("document.documentElement.lang.startsWith('en')");
    page.wait_for(".questions");
    page.emulate_print(true);
    let printed = paper(&page);
    // As compact as in Chinese: the sheet with what is open and the signatures, then
    // the rest.
    let (top, end) = bounds(&page, ".paper-page");
    assert!(end - top < 1009.0, "{top} to {end}");
    assert!(page.find(".paper-page .paper-lines"));
    let (_, asked) = bounds(&page, ".paper-asked");
    let (seen, _) = bounds(&page, ".paper-seen");
    assert!(asked <= seen, "{asked} beyond {seen}");
    page.emulate_print(false);
    assert_eq!(page.printed_pages("english.pdf"), 2);
    page.emulate_print(true);
    for said in [
        "Seen and agreed",
        "Pro rata 96.65",
        "13 more leave this month's score as it is, however read.",
        "All are assumed numbers; they overlap, so they don't add up.",
    ] {
        assert!(printed.contains(said), "{said} in {printed}");
    }
    assert_quiet(&page);
}

#[test]
fn much_that_is_open_begins_a_page_of_its_own() {
    let desk = desk();
    let page = desk.open();
    page.click("#row-3 .step-button:last-child");
    page.wait_for(".check-code");
    page.emulate_print(true);
    paper(&page);
    page.emulate_print(false);
    let count = page.printed_pages("much.pdf");
    assert!(count >= 3, "the sheet, what is open, derivations: {count}");
    page.emulate_print(true);
    paper(&page);
    let items = page.eval_json("document.querySelectorAll('.paper-open tr').length");
    assert!(items.as_u64() > Some(12), "{items}");
    let first = page.eval_json("document.querySelector('.paper-page').innerText.slice(0, 3)");
    assert_eq!(first, "待定项");
    let apart = page.eval_json(
        "getComputedStyle(document.querySelector('.paper-first')).breakAfter + ' ' + document.querySelector('.paper-first .paper-lines tfoot').textContent.includes('得分')",
    );
    assert_eq!(apart, "page true");
    assert_quiet(&page);
}
