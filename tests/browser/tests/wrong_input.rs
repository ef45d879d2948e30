//! Wrong input stays where it was typed, says why, and harms nothing else.

use crate::desk::{Desk, assert_quiet, assert_score, enter_march};

#[test]
fn two_wrong_fields_of_the_worked_month() {
    let desk = Desk::new();
    let page = desk.open();
    enter_march(&page);
    assert_score(&page, "97.0", "78.6", "100.2");
    page.fill("#f-complaint_filter-n", "55");
    page.press("Tab");
    page.wait_text(".errors", "分子 55 大于分母 53");
    page.wait_text(".errors", "51 / 53");
    assert_eq!(page.value("#f-complaint_filter-n"), "55");
    assert_score(&page, "97.0", "78.6", "100.2");
    // Never known, then wrong: not known.
    page.fill("#f-faults_online-p", "");
    page.press("Tab");
    page.fill("#f-faults_online-p", "684");
    page.press("Tab");
    page.wait_text(".errors h2", "2 处填错");
    page.wait_text("#f-faults_online-p-why", "按未知计");
    assert_score(&page, "97.5", "71.4", "100.2");
    page.wait_text(".sheet .state", "未填齐");
    page.wait_text(".status", "2 处未存");
    // The summary leads to the field.
    page.click(".errors li:first-of-type .wrong-link");
    page.wait_true("document.activeElement.id.startsWith('f-')");
    page.fill("#f-faults_online-p", "68.4");
    page.press("Tab");
    page.fill("#f-complaint_filter-n", "51");
    page.press("Tab");
    page.wait_gone(".errors");
    assert_score(&page, "97.0", "78.6", "100.2");
    assert_quiet(&page);
}

#[test]
fn each_field_says_what_it_takes() {
    let desk = Desk::new();
    let page = desk.open();
    // The wage is asked once there's something that it prices.
    page.fill("#f-count-7", "1");
    page.wait_for("#f-wage");
    for (field, text, why) in [
        ("#f-count-6", "1000", "最多 999"),
        ("#f-count-6", "半次", "只能填整数"),
        ("#f-count-6", "-1", "只能填整数"),
        ("#f-wage", "-5", "不能小于 0"),
        ("#f-wage", "1.234", "小数最多 2 位"),
    ] {
        page.fill(field, text);
        page.press("Tab");
        page.wait_text(&format!("{field}-why"), why);
        assert_eq!(page.value(field), text);
        assert_eq!(
            page.attribute(field, "aria-invalid").as_deref(),
            Some("true")
        );
        page.fill(field, "");
        page.press("Tab");
        page.wait_gone(".errors");
    }
    crate::desk::choose(&page, "exam", 1);
    page.fill("#f-rank", "12");
    page.fill("#f-heads", "11");
    page.press("Tab");
    page.wait_text(".errors", "名次 12 大于总人数 11");
    page.fill("#f-rank", "11");
    page.fill("#f-tied", "2");
    page.press("Tab");
    page.wait_text(".errors", "并列人数超出了总人数 11");
    assert_quiet(&page);
}

#[test]
fn full_width_digits_are_digits() {
    let desk = Desk::new();
    let page = desk.open();
    page.fill("#f-count-6", "\u{ff12}");
    page.wait_text("#row-6 .row-amount", "\u{2212}4.0");
    page.press("Tab");
    page.wait_true("document.querySelector('#f-count-6').value === '2'");
    assert_quiet(&page);
}
