//! What is drawn and asked for under rulebooks of other kinds: measures that only
//! thresholds judge, rulers of other lengths, less that is better, pay by bands.

use kaohe_browser::Page;

use crate::desk::{Desk, assert_quiet, click_button, click_file_button, enter_ratio, fixture};

/// The page under a rulebook, in a month from which on it's in force.
fn under(desk: &Desk, rulebook: &str) -> Page {
    let page = desk.open();
    bring(&page, rulebook);
    page.fill("#f-agent", "L3");
    page.press("Enter");
    page
}

fn bring(page: &Page, name: &str) {
    click_file_button(page, 0);
    page.upload("#import-files", &[fixture(&format!("foreign/{name}.json"))]);
    page.wait_for(".import-list");
    if page.find(".import-list .radio") {
        page.click(".import-list .radio:nth-child(1)");
    }
    page.click("#main .acts button.filled");
    page.wait_gone(".import-list");
    // Rules alone show the page that rests on them.
    click_button(page, "月度");
}

#[test]
fn measures_that_only_thresholds_judge_are_asked_for() {
    let desk = Desk::new();
    let page = under(&desk, "canteen");
    page.wait_text("#measure-leftover", "丁-1：要 ≤ 5%");
    page.wait_text("#measure-empty", "丁-2：要 60%");
    // Nothing judges it.
    assert!(!page.find("#measure-unused"));
    assert!(!page.find(".measure-chart"));

    enter_ratio(&page, "leftover", "5", "100");
    page.press("Tab");
    page.wait_text("#row-lean .row-amount", "+1.5");
    page.wait_text(".big", "21.5");
    // From 12 to 22: ten points take a label for each second one.
    assert_eq!(
        page.texts("#score .tick-label"),
        ["12", "14", "16", "18", "20", "22"]
    );
    page.fill("#f-leftover-n", "6");
    page.press("Tab");
    page.wait_text("#row-lean .row-amount", "0");
    page.wait_text(".big", "20.0");
    enter_ratio(&page, "empty", "60", "100");
    page.press("Tab");
    page.wait_text("#row-clean .row-amount", "+0.5");
    page.wait_text(".big", "20.5");
    page.picture("foreign-canteen.png", true);
    assert_quiet(&page);
}

/// Where the steps of a measure lie, in percent of the picture's width, and where
/// its target does.
fn steps(page: &Page, measure: &str) -> (Vec<String>, Option<String>) {
    let found = page.eval_json(&format!(
        "[...document.querySelectorAll('#measure-{measure} .step')].map(e => e.getAttribute('x'))"
    ));
    let found = found.as_array().into_iter().flatten();
    let found = found.filter_map(|x| x.as_str()).map(str::to_owned);
    let target = page.attribute(&format!("#measure-{measure} .target"), "x1");
    (found.collect(), target)
}

#[test]
fn steps_lie_on_the_side_that_misses() {
    let desk = Desk::new();
    let page = under(&desk, "library");
    for (measure, percent) in [("astray", "4.5"), ("returned", "85")] {
        page.click(&format!("#measure-{measure} .links .link:first-child"));
        page.fill(&format!("#f-{measure}-p"), percent);
    }
    page.press("Tab");
    page.wait_text("#measure-astray .measure-gap", "高 2.5");
    page.wait_text("#measure-returned .measure-gap", "低 3");
    let middle = Some("50%".to_owned());
    // A whole per cent takes a sixteenth of the width.
    let above = ["50.00%", "56.25%"].map(str::to_owned).to_vec();
    assert_eq!(steps(&page, "astray"), (above, middle.clone()));
    let below = ["43.75%", "37.50%", "31.25%"].map(str::to_owned).to_vec();
    assert_eq!(steps(&page, "returned"), (below, middle));
    assert_quiet(&page);
}

#[test]
fn a_score_below_the_ruler_moves_it_down() {
    let desk = Desk::new();
    let page = under(&desk, "canteen");
    // From 12 on, as long as something may reach that.
    assert_eq!(page.texts("#score .tick-label")[0], "12");
    page.fill("#f-count-bowl", "24");
    for measure in ["leftover", "empty"] {
        enter_ratio(&page, measure, "50", "100");
    }
    page.press("Tab");
    page.wait_text(".big", "8.0");
    assert_eq!(
        page.texts("#score .tick-label"),
        ["8", "10", "12", "14", "16", "18", "20"]
    );
    assert!(!page.find("#score .arrow"));
    assert_quiet(&page);
}

#[test]
fn a_band_of_the_pay_is_set_where_it_stands() {
    let desk = Desk::new();
    let page = under(&desk, "library");
    bring(&page, "library-months");
    click_button(&page, "全年");
    page.click(".month-grid li:nth-child(4) button");
    page.wait_text(".big", "49.1");
    let pay = "2,550.00";
    page.wait_text(".pay", pay);
    page.click(".tabs .tab:nth-child(4)");
    page.wait_for("#rules");
    page.click("[aria-label='设定 绩效工资第 2 档：起点得分']");
    page.wait_text("#dialog .strong", "绩效工资第 2 档：起点得分");
    page.wait_text("#dialog .hint", "现为 45.0");
    page.fill("#dialog-value", "50");
    page.fill("#dialog-reason", "馆务会 3 号");
    page.picture("foreign-band.png", false);
    page.click("#dialog .filled");
    page.wait_gone("#dialog");
    page.wait_text("#rules tbody", "馆务会 3 号");
    page.click(".tabs .tab:nth-child(1)");
    page.wait_text(".pay", "1,200.00");
    assert_quiet(&page);
}
