//! A month of telesales on the page: its days, its sales, what is charged and
//! given back. By default a day asks for 120 calls, a missed one costs 20 yuan
//! and a lateness 10.

use crate::desk::{
    Desk, assert_fits, assert_quiet, choose_reading, click_button, set_date, storage, to_telesales,
};
use kaohe_browser::{Options, Page};

/// The working days of March 2026, which begins on a Sunday.
const MARCH: [u8; 22] = [
    2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 16, 17, 18, 19, 20, 23, 24, 25, 26, 27, 30, 31,
];

/// March 2026 by the rules of telesales.
fn march(desk: &Desk) -> Page {
    let page = desk.open();
    open_march(&page);
    page
}

fn open_march(page: &Page) {
    page.click("[aria-label='上个月']");
    page.wait_text(".month-name", "2026 年 3 月");
    to_telesales(page);
}

/// A column of 120 calls for every working day, but these.
fn column(short: &[(u8, u32)]) -> String {
    let calls = MARCH.map(|day| {
        let short = short.iter().find(|(known, _)| *known == day);
        short.map_or(120, |(_, calls)| *calls).to_string()
    });
    calls.join("\\n")
}

/// Fills the days by the form for a column.
fn paste(page: &Page, column: &str) {
    click_button(page, "粘贴一列数字");
    page.wait_for("#column");
    page.eval_json(&format!(
        "(() => {{ const e = document.querySelector('#column'); e.value = '{column}';
           e.dispatchEvent(new Event('input', {{ bubbles: true }})); return null; }})()"
    ));
    page.click(".paste .filled");
    page.wait_gone(".paste");
}

fn sales(page: &Page, sold: &str) {
    page.fill("#f-sales-target", "50000");
    page.fill("#f-sold", sold);
    page.press("Enter");
}

#[track_caller]
fn assert_settled(page: &Page, [charged, refunded, net]: [&str; 3]) {
    let said = format!("罚款 {charged} 元，退还 {refunded} 元，应缴净额 {net} 元");
    page.wait_text("#announced", &said);
    page.wait_text(".line.total .line-amount", net);
}

const TWO: &[(u8, u32)] = &[(3, 119), (10, 100)];
const THREE: &[(u8, u32)] = &[(3, 119), (10, 100), (31, 0)];

#[test]
fn two_then_three_misses_under_each_reading() {
    let desk = Desk::new();
    let page = march(&desk);
    paste(&page, &column(TWO));
    page.click("#row-late .step-button:last-child");
    // The target missed: all stays.
    sales(&page, "49999.99");
    assert_settled(&page, ["50.00", "0.00", "50.00"]);
    page.wait_text("#sales", "还差 0.01");
    // Met: calls aren't charged, the lateness comes back.
    sales(&page, "50000");
    assert_settled(&page, ["10.00", "10.00", "0.00"]);
    assert!(!page.find(".careful"), "every day is known");
    let missing_call = ("按天还是按", 2);
    choose_reading(&page, missing_call.0, missing_call.1);
    assert_settled(&page, ["10.00", "10.00", "0.00"]);
    sales(&page, "1");
    // 1 and 20 calls are missing.
    assert_settled(&page, ["31.00", "0.00", "31.00"]);
    choose_reading(&page, missing_call.0, 1);

    // A third.
    page.fill("#day-31", "0");
    page.press("Enter");
    page.wait_text(".careful", "已有 3 次未完成");
    assert_settled(&page, ["70.00", "0.00", "70.00"]);
    sales(&page, "50000");
    assert_settled(&page, ["70.00", "0.00", "70.00"]);
    choose_reading(&page, "哪些罚款不退", 2);
    assert_settled(&page, ["70.00", "10.00", "60.00"]);
    choose_reading(&page, "哪些罚款不退", 1);
    choose_reading(&page, "累计三次", 2);
    assert_settled(&page, ["10.00", "10.00", "0.00"]);
    choose_reading(&page, "累计三次", 1);
    choose_reading(&page, missing_call.0, 2);
    assert_settled(&page, ["151.00", "0.00", "151.00"]);
    assert_quiet(&page);
}

#[test]
fn the_mark_before_the_third_miss() {
    let desk = Desk::new();
    let page = march(&desk);
    // The last day isn't known yet.
    let open: Vec<&str> = column(TWO).leak().split("\\n").collect();
    paste(&page, &open[..21].join("\\n"));
    page.wait_text(".careful", "再有一次，即使完成销售任务，罚款也不退了");
    page.wait_text(".cell.missed .day-fines", "累计 20");
    assert_eq!(
        page.texts(".cell.missed .day-fines"),
        ["累计 20", "累计 40"]
    );
    page.wait_text(".stake", "完成销售任务可免除或退还 40 元");
    page.wait_text("#calendar .block-note", "完成 19 天，未完成 2 天，1 天未填");
    let found = page.axe();
    assert!(found.is_empty(), "{found:#?}");
    page.picture("last-chance.png", true);
    page.fill("#day-31", "119");
    page.press("Enter");
    page.wait_text(".careful", "已有 3 次未完成");
    assert_quiet(&page);
}

#[test]
fn sickness_approved_but_reported_late_counts_as_a_miss() {
    let desk = Desk::new();
    let page = march(&desk);
    paste(&page, &column(THREE));
    sales(&page, "50000");
    assert_settled(&page, ["60.00", "0.00", "60.00"]);
    let sick = |nth: usize| {
        page.click(&format!(
            ".day-form .form-line:nth-of-type(2) .radio:nth-child({nth}) input"
        ));
    };
    page.click(".cell:nth-child(31) .day-number");
    page.wait_text(".day-form", "第 3 次未完成，罚 20 元，累计 60 元");
    // Reported beforehand and approved: two misses are left, nothing stays.
    sick(2);
    page.wait_text(".day-form", "规定 120，病假");
    assert_settled(&page, ["0.00", "0.00", "0.00"]);
    // Approved, but reported late: the third miss.
    sick(4);
    assert_settled(&page, ["60.00", "0.00", "60.00"]);
    // Not decided yet: counts in the headline, the range reaches to nothing.
    sick(3);
    assert_settled(&page, ["60.00", "0.00", "60.00"]);
    page.wait_text("#announced", "可能 0–");
    page.wait_text(".sheet .state", "未填齐");
    let found = page.axe();
    assert!(found.is_empty(), "{found:#?}");
    // A day off asks for nothing.
    page.click(".day-form .form-line:nth-of-type(1) .radio:nth-child(2) input");
    page.wait_text(".cell:nth-child(31)", "休息");
    assert_settled(&page, ["0.00", "0.00", "0.00"]);
    page.press("Control+z");
    page.wait_true("!!document.querySelector('#day-31.field')");
    assert_quiet(&page);
}

#[test]
fn sick_days_under_each_reading() {
    let desk = Desk::new();
    let page = march(&desk);
    // A week with a sick day whose other days reach 4 × 120 together.
    paste(&page, &column(&[(10, 100), (11, 0), (12, 140)]));
    sales(&page, "1");
    assert_settled(&page, ["40.00", "0.00", "40.00"]);
    page.click(".cell:nth-child(11) .day-number");
    page.wait_for(".day-form");
    page.click(".day-form .form-line:nth-of-type(2) .radio:nth-child(2) input");
    assert_settled(&page, ["20.00", "0.00", "20.00"]);
    choose_reading(&page, "病假日怎么", 2);
    assert_settled(&page, ["0.00", "0.00", "0.00"]);
    page.wait_text(".cell:nth-child(10)", "按周完成");
    page.fill("#day-12", "139");
    page.press("Enter");
    assert_settled(&page, ["20.00", "0.00", "20.00"]);
    choose_reading(&page, "病假日怎么", 1);

    // Is the third miss counted before the sick day is taken out?
    page.fill("#day-30", "0");
    page.press("Enter");
    sales(&page, "50000");
    assert_settled(&page, ["0.00", "0.00", "0.00"]);
    choose_reading(&page, "病假调整之前", 2);
    assert_settled(&page, ["40.00", "0.00", "40.00"]);
    page.wait_text(".careful", "已有 3 次未完成");
    assert_quiet(&page);
}

#[test]
fn a_column_is_previewed_before_it_fills_anything() {
    let desk = Desk::new();
    let page = march(&desk);
    page.fill("#day-3", "99");
    page.press("Enter");
    // Out of a spreadsheet into a field: the form opens there.
    page.eval_json(
        "(() => { const e = document.querySelector('#day-2'); e.focus();
           const data = new DataTransfer();
           data.setData('text/plain', '120\\r\\n99\\r\\n\\r\\nviel\\r\\n6\\t130\\r\\n4/6\\t1\\r\\n');
           const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
           // Firefox takes none from a script.
           Object.defineProperty(event, 'clipboardData', { value: data });
           e.dispatchEvent(event);
           return null; })()",
    );
    page.wait_for(".paste");
    assert_eq!(page.texts(".preview tbody tr").len(), 5);
    page.wait_text(".preview tr:nth-child(2)", "不变");
    page.wait_text(".preview .refused", "只能填整数");
    page.wait_text(".preview tr:nth-child(5)", "日期不在 2026 年 3 月 内");
    assert_eq!(page.value("#day-6"), "", "nothing is filled yet");
    let found = page.axe();
    assert!(found.is_empty(), "{found:#?}");
    page.picture("paste.png", true);
    page.wait_text(".paste .filled", "填入 3 天，2 行不用");
    page.click(".paste .filled");
    page.wait_true("document.querySelector('#day-6').value === '130'");
    assert_eq!(page.value("#day-2"), "120");
    // One step of undo takes it back.
    page.press("Control+z");
    page.wait_true("document.querySelector('#day-6').value === ''");
    assert_eq!(page.value("#day-3"), "99");

    // Where every day has a line, those of rest are passed over.
    click_button(&page, "粘贴一列数字");
    page.wait_true("document.activeElement.id === 'column'");
    page.click(".paste .check input");
    page.eval_json(
        "(() => { const e = document.querySelector('#column'); e.value = '1\\n2\\n3\\n4\\n5\\n6\\n7\\n8';
           e.dispatchEvent(new Event('input', { bubbles: true })); return null; })()",
    );
    page.wait_text(".paste .filled", "填入 8 天");
    page.wait_text(".preview tbody tr:last-child", "3 月 9 日 周一");
    page.click(".paste .link");
    page.wait_gone(".paste");
    assert_eq!(page.value("#day-9"), "");
    assert_quiet(&page);
}

#[test]
fn days_by_keyboard_and_wrong_numbers() {
    let desk = Desk::new();
    let page = march(&desk);
    page.focus("#day-6");
    page.keys("120");
    page.press("Enter");
    page.keys("118");
    page.press("ArrowDown");
    page.wait_true("document.activeElement.id === 'day-16'");
    page.press("ArrowUp");
    page.wait_true("document.activeElement.id === 'day-9'");
    page.wait_text(".cell.missed .day-state", "缺 2");
    page.fill("#day-10", "12x");
    page.press("Enter");
    page.wait_text("#day-10-why", "只能填整数");
    assert_eq!(page.value("#day-10"), "12x", "what was typed stays");
    page.wait_text(".error-summary, .errors", "10 日");
    page.fill("#day-10", "99999");
    page.press("Enter");
    page.wait_text("#day-10-why", "最多 9999");
    page.picture("days-wrong.png", true);
    page.fill("#f-sales-target", "0");
    page.press("Enter");
    page.wait_text("#f-sales-target-why", "不能小于 0.01");
    let found = page.axe();
    assert!(found.is_empty(), "{found:#?}");
    assert_quiet(&page);
}

#[test]
fn new_staff_ask_for_fewer_calls_for_fifteen_days() {
    let desk = Desk::new();
    let page = march(&desk);
    set_date(&page, "#f-joined", "2026-03-10");
    page.wait_text("#sales", "到 3 月 24 日 止每天 80 通");
    page.wait_true("document.querySelectorAll('#day-9.field').length === 0");
    page.fill("#day-24", "80");
    page.press("Enter");
    page.fill("#day-25", "80");
    page.press("Enter");
    page.wait_true("document.querySelectorAll('.cell.met').length === 1");
    page.wait_text(".cell.missed", "缺 40");
    assert_quiet(&page);
}

/// What the page keeps, once it keeps the same for a while.
fn stored_at_last(page: &Page) -> String {
    let mut last = storage(page);
    loop {
        std::thread::sleep(std::time::Duration::from_secs(1));
        let now = storage(page);
        if now == last {
            return now;
        }
        last = now;
    }
}

#[test]
fn the_system_is_a_choice_that_loses_nothing_and_is_remembered() {
    let desk = Desk::new();
    let page = desk.open();
    page.click("[aria-label='上个月']");
    page.click("#row-6 .step-button:last-child");
    page.wait_text(".big", "98.0");
    to_telesales(&page);
    page.fill("#day-2", "100");
    page.press("Enter");
    assert_settled(&page, ["20.00", "0.00", "20.00"]);
    page.wait_text(".point-out", "还有按另一套办法记的（6 旷工）");
    // What the other system recorded is still there.
    click_button(&page, "宽带坐席月度考核");
    page.wait_text(".big", "98.0");
    let before = stored_at_last(&page);
    page.press("Control+z");
    assert_settled(&page, ["20.00", "0.00", "20.00"]);
    assert_ne!(stored_at_last(&page), before);
    page.reload();
    page.wait_for(".calendar");
    page.wait_text("#announced", "还没有记录");
    page.wait_text(".intro", "填上每天的电话量");
    page.click("[aria-label='上个月']");
    assert_settled(&page, ["20.00", "0.00", "20.00"]);
    // A closed month stays by its own.
    click_button(&page, "归档本月");
    click_button(&page, "确认归档");
    page.wait_text(".sheet .state", "已归档");
    assert_eq!(
        page.eval_json("[...document.querySelectorAll('.systems button')].map(b => b.disabled)"),
        serde_json::json!([true, false])
    );
    page.eval_json(
        "(() => { document.querySelector('.calendar .day-number').click(); return null; })()",
    );
    assert_settled(&page, ["20.00", "0.00", "20.00"]);
    assert_quiet(&page);
}

#[test]
fn the_example_of_telesales() {
    let desk = Desk::new();
    let page = desk.open();
    to_telesales(&page);
    page.click(".intro .filled");
    // Two misses and a lateness, the target not met; two days are open.
    assert_settled(&page, ["50.00", "0.00", "50.00"]);
    page.wait_text(".careful", "再有一次");
    assert!(!storage(&page).contains("T07"));
    page.picture("telesales.png", true);
    // The derivation of the calls.
    page.click("#row-calls .chevron");
    page.wait_text("#details-calls", "2 天未完成，共缺 39 通");
    page.wait_text("#details-calls .result", "40.00");
    assert_quiet(&page);
}

#[test]
fn in_english_nothing_is_left_in_chinese() {
    let desk = Desk::new();
    let page = desk.open();
    to_telesales(&page);
    page.click(".intro .filled");
    page.click(".lang-buttons [lang='en']");
    page.wait_text("#announced", "net to pay 50.00");
    page.click(".cell.missed ~ .cell.missed .day-number");
    page.wait_text(".day-form", "miss no. 2");
    click_button(&page, "Paste a column");
    page.wait_for(".paste");
    page.click("#row-calls .chevron");
    page.wait_for("#details-calls");
    let chinese = page.eval_json(
        "document.body.innerText.replace(/[\u{4e2d}\u{8003}\u{6838}]/g, '').match(/[\\u4e00-\\u9fff]+/g)",
    );
    assert!(chinese.is_null(), "{chinese}");
    let found = page.axe();
    assert!(found.is_empty(), "{found:#?}");
    page.picture("telesales-en.png", true);
    assert_quiet(&page);
}

#[test]
fn a_month_of_telesales_on_a_phone() {
    let desk = Desk::with(Options {
        width: 360,
        ..Options::phone()
    });
    let page = desk.open();
    to_telesales(&page);
    page.click(".intro .filled");
    assert_settled_phone(&page);
    page.click(".cell.missed ~ .cell.missed .day-number");
    page.wait_for(".day-form");
    assert_fits(&page);
    let small = page.eval_json(
        "[...document.querySelectorAll('.calendar .field, .day-number, .day-form .radio, .systems button, .sales-line .field')]
           .filter(e => e.offsetParent).map(e => e.getBoundingClientRect())
           .filter(r => r.height < 44).length",
    );
    assert_eq!(small, 0);
    let found = page.axe();
    assert!(found.is_empty(), "{found:#?}");
    page.picture("telesales-phone.png", true);
    assert_quiet(&page);
}

#[track_caller]
fn assert_settled_phone(page: &Page) {
    page.wait_text("#announced", "净额 50.00 元");
}
