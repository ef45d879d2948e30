//! Documents that a branch brings: imported through the file input, filled in through the
//! fields, kept, taken back, printed.

use std::fs;
use std::path::{Path, PathBuf};

use crate::desk::{Desk, assert_fits, assert_quiet, click_button, click_file_button};
use kaohe_browser::{Options, Page};
use serde_json::{Value, json};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../documents")
}

fn read(name: &str) -> Value {
    let text = fs::read_to_string(folder().join(name)).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// Picks files, and takes what they bring.
fn bring(page: &Page, files: &[PathBuf]) {
    click_file_button(page, 0);
    page.wait_for("#import-files");
    page.upload("#import-files", files);
    page.wait_true(&format!(
        "document.querySelectorAll('.import-item').length === {}",
        files.len()
    ));
    click_button(page, "导入所选");
    page.wait_for("main.book .sheet");
}

fn document(name: &str) -> PathBuf {
    folder().join(format!("{name}.json"))
}

/// A value's field.
fn fill(page: &Page, id: &str, text: &str) {
    page.fill(&format!("#b-{id}"), text);
    page.press("Enter");
}

/// What a total comes to: score and, where it isn't settled, its range.
#[track_caller]
fn assert_total(page: &Page, id: &str, score: &str) {
    page.wait_true(&format!(
        "document.querySelector('#total-{id} .book-figure')?.textContent === '{score}'"
    ));
}

#[track_caller]
fn stored(page: &Page) {
    page.wait_text(".status", "已存");
}

/// Nothing of the bundled rulebooks is seen but the buttons that lead to them.
#[track_caller]
fn assert_own(page: &Page) {
    let shown = format!(
        "{}{}",
        page.text("main.book .side"),
        page.text("main.book .record")
    );
    for other in ["投诉过滤率", "故障在线解决率", "第 27 条"] {
        assert!(!shown.contains(other), "{other} in {shown}");
    }
}

/// At a phone's width and a desktop's.
#[track_caller]
fn assert_fits_everywhere(page: &Page) {
    for (width, height) in [(360, 780), (1366, 768)] {
        page.set_viewport(width, height, width < 700);
        page.wait_true(&format!("innerWidth === {width}"));
        let wide = page.eval_json(
            "[...document.querySelectorAll('main.book *')].filter(e =>
                e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('svg'))
                .slice(0, 3).map(e => `${e.tagName}.${e.className}: ${e.textContent.slice(0, 60)}`)",
        );
        assert_eq!(
            wide,
            json!([]),
            "at {width}: {}",
            page.text(".record-title")
        );
        assert_fits(page);
    }
}

#[test]
fn pay_of_telesales_is_brought_typed_kept_and_taken_back() {
    let desk = Desk::new();
    let page = desk.open();
    bring(&page, &[document("D10")]);
    page.wait_text(".record-title", "电销人员薪资考核");
    page.wait_text("#book-missing", "当月到账");
    assert_total(&page, "pay", "2500");
    click_button(&page, "加一行");
    page.fill("#b-calls-0", "181");
    page.fill("#b-calls-0-times", "22");
    fill(&page, "receipts", "30000.01");
    assert_total(&page, "pay", "3060");
    page.wait_text("#book-missing", "要填的都填了");
    page.wait_text(".state", "定稿");
    assert_own(&page);
    // Its line opens to how it came about.
    page.click("#line-over");
    page.wait_text("#line-over-details", "高于 160 通，每 1 通：1");
    page.wait_text("#line-over-details", "最高 20");
    page.wait_text("#line-over-details", "按日");
    page.click("#b-ask-cap .radio:nth-child(2) input");
    assert_total(&page, "pay", "2640");
    stored(&page);

    page.reload();
    page.wait_for("main.book .sheet");
    assert_total(&page, "pay", "2640");
    assert_eq!(page.value("#b-receipts"), "30000.01");
    assert_eq!(page.value("#b-calls-0-times"), "22");

    page.fill("#b-receipts", "3万");
    page.press("Enter");
    page.wait_text("#b-receipts-why", "不是数字");
    assert_eq!(page.value("#b-receipts"), "3万");
    page.click("[aria-label='撤销']");
    assert_total(&page, "pay", "2640");
    assert_eq!(page.value("#b-receipts"), "30000.01");

    assert_eq!(page.axe(), []);
    assert_fits_everywhere(&page);
    assert_quiet(&page);
}

#[test]
fn a_column_is_pasted_into_a_list() {
    let desk = Desk::new();
    let page = desk.open();
    bring(&page, &[document("D10")]);
    click_button(&page, "加一行");
    page.wait_for("#b-calls-0");
    page.eval_json(
        "(() => { const data = new DataTransfer(); data.setData('text/plain', '150\\n185\\n160\\t20');
           document.querySelector('#b-calls-0').dispatchEvent(new ClipboardEvent('paste',
             { bubbles: true, cancelable: true, clipboardData: data })); return null; })()",
    );
    fill(&page, "receipts", "30000");
    assert_total(&page, "pay", "2600");
    page.click("[aria-label='撤销']");
    page.click("[aria-label='撤销']");
    page.wait_true("document.querySelectorAll('.book-listed').length === 1");
    assert_quiet(&page);
}

#[test]
fn online_sales_with_quotients_weights_and_a_medal() {
    let desk = Desk::new();
    let page = desk.open();
    bring(&page, &[document("D2")]);
    let month = &read("D2.months.json")[0];
    let facts = month["facts"]["values"].as_object().unwrap();
    for (id, text) in facts {
        fill(&page, id, text.as_str().unwrap());
    }
    assert_total(&page, "score", month["is"].as_str().unwrap());
    let completion = page.text(".book-row:has(#b-completion) .book-comes");
    assert!(completion.contains('%'), "{completion}");
    // What is typed wins over what is reckoned.
    fill(&page, "completion", "39");
    page.wait_true(&format!(
        "document.querySelector('#total-score .book-figure').textContent !== '{}'",
        month["is"].as_str().unwrap()
    ));
    page.click("[aria-label='撤销']");
    assert_total(&page, "score", month["is"].as_str().unwrap());
    page.wait_for("#grade-medal");
    stored(&page);
    page.reload();
    assert_total(&page, "score", month["is"].as_str().unwrap());
    assert_own(&page);
    assert_eq!(page.axe(), []);
    assert_fits_everywhere(&page);
    assert_quiet(&page);
}

#[test]
fn pay_with_coefficients_and_a_trial() {
    let desk = Desk::new();
    let page = desk.open();
    bring(&page, &[document("N3")]);
    let month = &read("N3.months.json")[2];
    for (id, text) in month["facts"]["values"].as_object().unwrap() {
        fill(&page, id, text.as_str().unwrap());
    }
    let audiences = month["facts"]["audiences"].as_object();
    for (id, applies) in audiences.into_iter().flatten() {
        let nth = if applies.as_bool().unwrap() { 1 } else { 2 };
        page.click(&format!(
            "#book-audiences .radio:nth-child({nth}) input[name='audience-{id}']"
        ));
    }
    let total = month["total"].as_str().unwrap();
    assert_total(&page, total, month["is"].as_str().unwrap());
    stored(&page);
    page.reload();
    assert_total(&page, total, month["is"].as_str().unwrap());
    assert_own(&page);
    assert_eq!(page.axe(), []);
    assert_fits_everywhere(&page);
    assert_quiet(&page);
}

#[test]
fn fines_are_counted_chosen_and_dated() {
    let desk = Desk::with(Options::phone());
    let page = desk.open();
    bring(&page, &[document("D12")]);
    page.click("#b-row-eat .step-button:last-child");
    page.wait_text(".state", "暂定");
    page.fill("#b-event-0-amount", "-9");
    page.press("Enter");
    page.wait_text("#b-event-0-amount-why", "只能是");
    page.fill("#b-event-0-amount", "-20");
    page.press("Enter");
    page.wait_gone("#b-event-0-amount-why");
    page.wait_text(".book-total.first .book-figure", "\u{2212}20");
    page.click("#b-row-eat .step-button:first-child");
    page.wait_gone("#b-event-0-amount");
    page.wait_text(".state", "定稿");
    assert_eq!(page.axe(), []);
    assert_fits(&page);
    assert_quiet(&page);
}

/// The figure of a worked month, as the sheet shows it.
fn figure(text: &str) -> String {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = whole.trim_start_matches('-');
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 && digits.len() > 4 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if whole.starts_with('-') {
        "\u{2212}"
    } else {
        ""
    };
    match fraction.trim_end_matches('0') {
        "" => format!("{sign}{grouped}"),
        fraction => format!("{sign}{grouped}.{fraction}"),
    }
}

/// The file of a worked month: whose and when is ours.
fn month_file(desk: &Path, id: &str, month: &Value, at: usize) -> PathBuf {
    let mut file = json!({
        "format": "kaohe-document-month", "version": 2, "document": id,
        "agent": month["case"], "month": "2026-04", "facts": month["facts"],
    });
    if let Some(readings) = month.get("readings") {
        file["readings"] = readings.clone();
    }
    let path = desk.join(format!("{id}-{at}.json"));
    fs::write(&path, file.to_string()).unwrap();
    path
}

/// All 21: each is brought with its worked months, each month comes to its figure, and
/// nothing is wider than a phone or a desktop.
#[test]
fn every_document_and_all_its_months() {
    let desk = Desk::new();
    let own = std::env::temp_dir().join(format!("kaohe-books-{}", std::process::id()));
    fs::create_dir_all(&own).unwrap();
    let mut names: Vec<String> = fs::read_dir(folder())
        .unwrap()
        .filter_map(|entry| {
            let name = entry.unwrap().file_name().into_string().unwrap();
            Some(name.strip_suffix(".months.json")?.to_owned())
        })
        .collect();
    names.sort();
    assert_eq!(names.len(), 21);
    let (mut seen, mut wrong) = (0, Vec::new());
    for name in names {
        let page = desk.open();
        let id = read(&format!("{name}.json"))["id"]
            .as_str()
            .unwrap()
            .to_owned();
        let months = read(&format!("{name}.months.json"));
        let months = months.as_array().unwrap();
        let mut files = vec![document(&name)];
        for (at, month) in months.iter().enumerate() {
            files.push(month_file(&own, &id, month, at));
        }
        bring(&page, &files);
        for month in months {
            let case = month["case"].as_str().unwrap();
            page.fill("#f-agent", case);
            page.press("Enter");
            let is = figure(month["is"].as_str().unwrap());
            let css = match (month.get("total"), month.get("line"), month.get("pool")) {
                (Some(total), ..) => format!("#total-{} .book-figure", total.as_str().unwrap()),
                (_, Some(line), _) => format!("#line-{} .line-amount", line.as_str().unwrap()),
                (.., pool) => format!("#pool-{} .line-amount", pool.unwrap().as_str().unwrap()),
            };
            page.wait_text(".sheet-note", case);
            let found = page.text(&css);
            if found.trim_start_matches('+') != is {
                wrong.push(format!("{name} {case}: {found} for {is}"));
            }
            seen += 1;
        }
        assert_fits_everywhere(&page);
        assert_own(&page);
        page.set_viewport(1366, 768, false);
        assert_quiet(&page);
    }
    fs::remove_dir_all(own).unwrap();
    assert_eq!(wrong, Vec::<String>::new());
    assert!(seen >= 87, "{seen}");
}

#[test]
fn paper_and_the_table_of_a_month() {
    let desk = Desk::new();
    let page = desk.open();
    bring(&page, &[document("D2")]);
    let month = &read("D2.months.json")[0];
    for (id, text) in month["facts"]["values"].as_object().unwrap() {
        fill(&page, id, text.as_str().unwrap());
    }
    assert_total(&page, "score", month["is"].as_str().unwrap());
    assert_eq!(page.printed_pages("book.pdf"), 1);
    click_button(&page, "本月表格（CSV）");
    let table = fs::read_to_string(page.wait_download("kaohe-")).unwrap();
    assert!(table.contains("销售完成率"), "{table}");
    assert!(table.contains(month["is"].as_str().unwrap()), "{table}");
    click_button(&page, "导出本月");
    assert_quiet(&page);
}

/// What narrows the result most stands first; an answer says what it would change; and an import
/// says what is odd about a document.
#[test]
fn what_is_open_stands_by_what_it_narrows_and_answers_have_prices() {
    let desk = Desk::new();
    let page = desk.open();
    click_file_button(&page, 0);
    page.wait_for("#import-files");
    page.upload("#import-files", &[document("N15")]);
    page.wait_text(".import-item", "74 与 75 之间没有写");
    page.wait_text(".import-item", "84 与 85 之间没有写");
    click_button(&page, "导入所选");
    page.wait_for("main.book .sheet");

    bring(&page, &[document("D2")]);
    page.wait_text("#book-missing li:nth-child(1)", "平均响应时长");
    page.wait_text(
        "#book-missing li:nth-child(1)",
        "范围宽度从 97 分缩到最多 92 分",
    );
    page.wait_text(
        "#book-missing li:nth-child(2)",
        "范围宽度从 97 分缩到最多 95 分",
    );
    fill(&page, "response", "35");
    page.wait_text("#book-missing li:nth-child(1)", "迟到早退");
    page.wait_text(
        "#book-missing li:nth-child(1)",
        "范围宽度从 92 分缩到最多 90 分",
    );
    assert_eq!(page.axe(), []);
    assert_fits_everywhere(&page);

    bring(&page, &[document("D10")]);
    click_button(&page, "加一行");
    page.fill("#b-calls-0", "181");
    page.fill("#b-calls-0-times", "22");
    fill(&page, "receipts", "30000.01");
    assert_total(&page, "pay", "3060");
    page.wait_text("#b-ask-cap .radio:nth-child(2)", "\u{2212}420 元");
    page.click("#b-ask-cap .radio:nth-child(2) input");
    assert_total(&page, "pay", "2640");
    page.wait_text("#b-ask-cap .radio:nth-child(1)", "+420 元");
    assert_fits_everywhere(&page);
    assert_quiet(&page);
}
