//! A person asks why: what is open, what is decided, where a number comes from.

use crate::desk::{Desk, assert_quiet, assert_score};

#[test]
fn what_is_open_comes_widest_first_and_leads_to_its_place() {
    let desk = Desk::new();
    let page = desk.open();
    page.click(".intro .filled");
    assert_score(&page, "97.0", "78.6", "100.2");
    page.wait_text(".open-list li:nth-child(1) a", "障碍预处理成功率");
    page.wait_text(".open-list li:nth-child(1)", "目标值暂按 70%，可能 60–85%");
    page.wait_text(".open-list li:nth-child(1) .figure", "12.1");
    page.wait_text(".open-list li:nth-child(2) .figure", "7.2");
    page.wait_text(".questions .hint", "93.3–99.7");
    page.click(".open-list li:nth-child(1) a");
    assert_eq!(page.eval_json("location.hash"), "#measure-faults_online");
    page.wait_text(".decided-list li:nth-child(1)", "至少 78.6 分");
    page.wait_text(".decided-list", "待岗、劝退");
    assert_quiet(&page);
}

#[test]
fn every_number_of_a_line_can_be_read() {
    let desk = Desk::new();
    let page = desk.open();
    page.click(".intro .filled");
    assert_score(&page, "97.0", "78.6", "100.2");
    page.click("#row-27 .chevron");
    let third = ".derivation:nth-of-type(3)";
    for (row, said) in [
        (1, "目标值70%暂定 可能 60%–85% 设定"),
        (2, "实得68.4% 去改"),
        (3, "低于目标，计1"),
        (6, "每低 1% 扣分0.5暂定 可能 0.1–0.8 设定"),
        (7, "1 × 0.5−0.5"),
        (8, "本项分值10.0暂定 还剩 9.5 设定"),
        (9, "计−0.5可能 −12.8 到 0"),
    ] {
        let css = format!("#details-27 {third} tr:nth-child({row})");
        page.wait_for(&css);
        let text = page.eval_json(&format!("document.querySelector('{css}').textContent"));
        assert_eq!(text.as_str().map(str::trim), Some(said), "row {row}");
    }
    // A part at zero says why.
    page.click("#row-6 .chevron");
    page.wait_text("#details-6 .reason", "本月没有记录");
    assert_quiet(&page);
}

#[test]
fn other_readings_have_a_price() {
    let desk = Desk::new();
    let page = desk.open();
    page.click(".intro .filled");
    page.wait_for(".reading");
    let prices = page.eval_json(
        "[...document.querySelectorAll('.reading')]
            .find(r => r.textContent.includes('不足 1%'))
            .querySelectorAll('li').length + ':' +
         [...[...document.querySelectorAll('.reading')]
            .find(r => r.textContent.includes('不足 1%'))
            .querySelectorAll('li > .figure:last-child')].map(f => f.textContent).join(' ')",
    );
    assert_eq!(prices, "3:97.0 96.65 96.0");
    page.click(".same-readings summary");
    page.wait_text(".same-readings", "本月没有用到");
    assert_quiet(&page);
}
