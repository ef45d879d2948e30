//! The month goes to the team lead: by a phone's share sheet, as a file, or as a
//! link.

use kaohe_browser::Options;

use crate::desk::{Desk, assert_quiet, assert_score, choose, click_button, enter_march, storage};

/// A share sheet that does what `sheet` says, and keeps what it was given.
const SHEET: &str = "
    globalThis.sheet = null;
    // Not every driver makes a phone's screen a coarse one.
    const asked = matchMedia.bind(globalThis);
    globalThis.matchMedia = query =>
        query === '(pointer: coarse)' ? { matches: true } : asked(query);
    navigator.canShare = data => data.files?.length === 1;
    navigator.share = async data => {
        globalThis.given = [data.files[0].name, await data.files[0].text()];
        if (sheet) throw new DOMException('', sheet);
    };";

#[test]
fn a_phone_hands_the_month_to_its_share_sheet_and_says_how_that_went() {
    let desk = Desk::with(Options::phone());
    let page = desk.open_after(SHEET);
    enter_march(&page);
    page.wait_text(".send .hint", "不含岗位工资");
    let send = |fault: &str| {
        page.eval_json(&format!("globalThis.sheet = {fault}; null"));
        click_button(&page, "发给班长");
    };
    send("null");
    page.wait_text(".send [role=status]", "已交给所选的应用");
    let given = page.eval_json("given");
    assert_eq!(given[0], "kaohe-0417-2026-03.txt");
    let text = given[1].as_str().unwrap_or_default();
    assert!(text.contains("\"0417\"") && !text.contains("3200") && !text.contains("3104"));
    // Given up isn't a fault.
    send("'AbortError'");
    page.wait_text(".send [role=status]", "已取消，没有发出");
    // A sheet that refuses leaves the file.
    send("'NotAllowedError'");
    page.wait_text(".send [role=status]", "已存为 kaohe-0417-2026-03.json");
    let saved = std::fs::read_to_string(page.wait_download("kaohe-0417-2026-03.json"));
    assert_eq!(saved.unwrap_or_default(), text);
    assert_quiet(&page);
}

#[test]
fn without_a_share_sheet_the_month_is_a_file() {
    let desk = Desk::new();
    let page = desk.open();
    enter_march(&page);
    click_button(&page, "发给班长");
    page.wait_text(".send [role=status]", "已存为 kaohe-0417-2026-03.json");
    let file = page.wait_download("kaohe-0417-2026-03.json");
    let text = std::fs::read_to_string(file).unwrap_or_default();
    assert!(text.contains("\"0417\"") && !text.contains("3200"));
    assert_quiet(&page);
}

/// A clipboard that takes what it's given, or refuses.
const CLIPBOARD: &str = "
    globalThis.refuses = false;
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: async text => {
        if (refuses) throw new DOMException('', 'NotAllowedError');
        globalThis.copied = text;
    } } });";

#[test]
fn a_link_brings_the_month_to_the_preview_on_a_first_visit_and_to_an_open_page() {
    let desk = Desk::new();
    let page = desk.open_after(CLIPBOARD);
    enter_march(&page);
    click_button(&page, "复制链接");
    page.wait_text(".send [role=status]", "链接已复制");
    let link = page.eval_json("copied");
    let link = link.as_str().unwrap_or_default();
    assert!(link.len() < 8_000, "{}", link.len());
    let (_, end) = link.split_at(link.find('#').unwrap_or_default());
    assert!(end.starts_with("#m=1."), "{link}");
    page.eval_json("globalThis.refuses = true; null");
    click_button(&page, "复制链接");
    page.wait_text(".send [role=status]", "浏览器不让复制");
    assert_eq!(page.value(".link-text"), link);
    assert_quiet(&page);

    let other = Desk::new();
    let page = other.open_at(end, "");
    page.wait_text(".import-item", "新增");
    page.wait_text(".import-item", "97.0");
    page.wait_true("location.hash === ''");
    assert!(!storage(&page).contains("0417"));
    // Back leads to the month; the preview is gone with its page.
    page.eval_json("history.back(); null");
    page.wait_for(".intro");
    page.goto(end);
    page.wait_text(".import-item", "新增");
    page.wait_true("location.hash === ''");
    click_button(&page, "确认导入");
    assert_score(&page, "97.0", "78.6", "100.2");
    assert_eq!(page.value("#f-wage"), "");
    // It comes again, and there's nothing new in it.
    page.goto(end);
    page.wait_text(".exchange", "相同 1");
    // One that unpacks to more than it may.
    let bomb = page.eval_json(
        "new Response(new Blob([new Uint8Array(2 << 20)]).stream().pipeThrough(
            new CompressionStream('deflate-raw'))).bytes().then(bytes =>
            btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''))",
    );
    page.goto(&format!("#m=1.{}", bomb.as_str().unwrap_or_default()));
    page.wait_text(".exchange", "文件太大");
    page.goto("#m=1.Zg");
    page.wait_text(".exchange", "链接不完整");
    assert_quiet(&page);
}

#[test]
fn what_awaits_leads_to_its_place_and_goes_into_a_calendar() {
    let desk = Desk::new();
    let page = desk.open();
    page.fill("#f-agent", "0417");
    page.press("Enter");
    choose(&page, "report", 2);
    page.wait_text(
        // Over the score: over the rows it would move them under the hand.
        ".sheet .awaits",
        "2026 年 4 月统计报表 5 月 4 日截止，当天休息，前一个工作日是4 月 30 日",
    );
    click_button(&page, "加到日历");
    page.wait_text(".awaits [role=status]", "kaohe-0417-2026-04-07.ics");
    let file = std::fs::read_to_string(page.wait_download("kaohe-0417-2026-04-07.ics"));
    assert!(
        file.unwrap_or_default()
            .contains("DTSTART;VALUE=DATE:20260504\r\n")
    );
    page.click(".awaits a");
    page.wait_true("location.hash === '#report'");
    // It's in: nothing awaits any more.
    choose(&page, "report", 1);
    crate::desk::set_date(&page, "#f-report", "2026-04-07");
    page.wait_gone(".awaits");
    assert_quiet(&page);
}
