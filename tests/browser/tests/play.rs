//! The play of a new user, on every engine: what this is, a month entered, why it
//! scores what it does, sent on, and there again.

use crate::desk::{Desk, assert_quiet, assert_score, click_button, enter_march, reload_saved};

/// The lines of the sheet of the worked month, by their clauses.
const LINES: &str = "1 +0.5, 2 +1.0, 3 +1.0, 7 −1.0, 15 −1.0, 16 −0.5, 22 −1.0, 27 −0.5, 27 −1.5";

#[test]
fn a_new_user_enters_a_month_and_sees_why() {
    let desk = Desk::new();
    let page = desk.open();
    // In the first screen: for whom and what for, where data live, an example, a way in.
    let seen = page.eval_json(
        "(() => { const intro = document.querySelector('.intro');
           return intro.getBoundingClientRect().bottom <= innerHeight && intro.innerText; })()",
    );
    for said in ["坐席", "得出分数", "只存在", "示例", "导入"] {
        assert!(seen.to_string().contains(said), "{said} isn't in {seen}");
    }
    assert_eq!(page.text(".month-name"), "2026 年 4 月");
    enter_march(&page);
    assert_score(&page, "97.0", "78.6", "100.2");
    page.wait_text(".sheet .state", "含暂定");
    page.wait_text(".pay-amount", "3,104.00");
    page.wait_text(".status", "已存");
    // The shown figures are the right ones, and sum, line by line.
    let lines = page.eval_json(
        "[...document.querySelectorAll('.line-list .line')]
           .map(l => ['.line-number', '.line-amount'].map(c => l.querySelector(c).textContent.trim()))
           .filter(([number, amount]) => number && amount !== '0').map(l => l.join(' ')).join(', ')",
    );
    assert_eq!(lines, LINES);
    let sum = page.eval_json(
        "(() => { const n = e => Number(e.textContent.replace('\u{2212}', '-'));
           const lines = [...document.querySelectorAll('.line-list .line-amount')].map(n);
           const heads = [...document.querySelectorAll('.line.head .line-amount')].map(n);
           const total = n(document.querySelector('.line.total .line-amount'));
           const close = (a, b) => Math.abs(a - b) < 1e-9;
           const add = xs => xs.reduce((a, b) => a + b, 0);
           return close(add(heads), total) && close(heads[0] + add(lines), total) && total; })()",
    );
    assert_eq!(sum, 97);
    // The widest contributor opens where it stands.
    page.click(".line-list .line :: 障碍预处理成功率");
    for said in ["满 1 步，−0.5", "区间由 78.6–100.2 缩到 90.6–100.1"] {
        page.wait_text("#line-27-faults_online", said);
    }
    // Sent, without the wage.
    click_button(&page, "发给班长");
    let sent = page.wait_download("kaohe-0417-2026-03.json");
    let sent = std::fs::read_to_string(sent).unwrap();
    assert!(sent.contains("\"0417\"") && sent.contains("\"97\""));
    assert!(!sent.contains("3200"));
    page.wait_text(".send [role=status]", "已存为 kaohe-0417-2026-03.json");

    reload_saved(&page);
    page.wait_for("#main");
    page.wait_text(".month-name", "2026 年 4 月");
    assert_eq!(page.value("#f-agent"), "0417");
    page.click("[aria-label='上个月']");
    assert_score(&page, "97.0", "78.6", "100.2");
    assert_eq!(page.value("#f-count-7"), "2");
    assert_eq!(page.value("#f-faults_online-p"), "68.4");
    assert_quiet(&page);
}
