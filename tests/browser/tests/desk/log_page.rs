//! The log's page, used as a person does.

use kaohe_browser::Page;

use super::Desk;

/// Opens the log's page.
pub fn go(page: &Page) {
    page.click(".tab :: 台账");
    page.wait_for("#log-new-category, .log-begin");
}

pub fn opened(desk: &Desk) -> Page {
    opened_after(desk, "")
}

pub fn opened_after(desk: &Desk, script: &str) -> Page {
    let page = desk.open_after(script);
    go(&page);
    page
}

/// Adds an entry from the first field on, by keyboard alone.
pub fn add(page: &Page, category: &str, question: &str, answer: &str) {
    let rows = count(page);
    page.wait_true("document.activeElement.id === 'log-new-category'");
    page.keys(category);
    page.press("Tab");
    page.keys(question);
    page.press("Tab");
    page.keys(answer);
    page.press("Enter");
    page.wait_true(&format!(
        "document.querySelector('.log-count').textContent.match(/\\d+/)[0] === '{}'",
        rows + 1
    ));
}

pub fn count(page: &Page) -> u64 {
    let count = page.text(".log-count");
    let digits: String = count.chars().filter(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(0)
}

pub fn three(page: &Page) {
    page.focus("#log-new-category");
    add(page, "ws", "晚上网速慢，打游戏掉线", "先测速，再重启光猫");
    add(page, "IPTV", "电视盒子黑屏", "换一根 HDMI 线");
    add(page, "zd", "这个月账单多了十元", "核对套餐，多为点播费");
}
