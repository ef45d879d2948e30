//! Documents that a branch brings: imported through the file input, filled in through the
//! fields, kept, taken back, printed.

use std::fs;
use std::path::{Path, PathBuf};

use crate::desk::{
    Desk, assert_fits, assert_quiet, click_button, click_file_button, storage, wait_stored,
};
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
    page.wait_for("main.book .sheet, main.team .team-row");
    // Months of several agents open the team.
    if page.count("main.team") > 0 {
        page.click(".tab :: 月度");
        page.wait_for("main.book .sheet");
    }
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
    assert_fits(&page);
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
    assert_fits(&page);
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
    assert_fits(&page);
    assert_quiet(&page);
}

#[test]
fn fines_are_counted_chosen_and_dated() {
    let desk = Desk::with(Options::phone());
    let page = desk.open();
    bring(&page, &[document("D12")]);
    page.click("#b-row-eat .step-button:last-child");
    page.wait_text(".state", "未填齐");
    page.wait_text("#book-missing", "金额");
    page.fill("#b-event-0-amount", "-9");
    page.press("Enter");
    page.wait_text("#b-event-0-amount-why", "只能是");
    page.fill("#b-event-0-amount", "-20");
    page.press("Enter");
    page.wait_gone("#b-event-0-amount-why");
    page.wait_text(".book-total.first .book-figure", "\u{2212}20");
    page.wait_text(".state", "定稿");
    page.click("#b-row-eat .step-button:first-child");
    page.wait_gone("#b-event-0-amount");
    // Nothing is entered.
    page.wait_text(".state", "未填齐");
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

/// The rows of documents and their months.
fn book_rows(page: &Page) -> String {
    let all = storage(page);
    let rows = all.split("[\"").filter(|row| row.starts_with("books "));
    rows.map(|row| row.trim_end_matches([',', ']'])).collect()
}

#[test]
fn documents_are_backed_up_cleared_and_restored_to_the_letter() {
    let desk = Desk::new();
    let page = desk.open();
    page.fill("#f-agent", "0417");
    page.press("Enter");
    bring(&page, &[document("D10")]);
    click_button(&page, "加一行");
    page.fill("#b-calls-0", "181");
    page.fill("#b-calls-0-times", "22");
    fill(&page, "receipts", "3万");
    wait_stored(&page, "3万");
    let before = book_rows(&page);
    page.eval_json("(location.hash = '#data', null)");
    page.wait_text("main.data", "1 份，按它们填写的月份 1 个");
    assert_eq!(page.axe(), []);
    click_button(&page, "清空全部记录");
    page.wait_text(".removed", "考核文件");
    page.fill("#ask-answer", "0417");
    click_button(&page, "备份并清空");
    page.wait_text("#said", "已清空");
    let backup = page.wait_download("kaohe-backup-");
    page.wait_true("!document.querySelector('main.data').textContent.includes('按它们填写')");
    for _ in 0..200 {
        if book_rows(&page).is_empty() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(40));
    }
    assert_eq!(book_rows(&page), "");
    page.upload("main.data #import-files", &[backup]);
    page.wait_text(".import-list", "1 份，按它们填写的月份 1 个");
    page.wait_true("document.querySelectorAll('.import-item').length === 3");
    assert_eq!(page.axe(), []);
    for (width, height) in [(360, 780), (1366, 768)] {
        page.set_viewport(width, height, width < 700);
        page.wait_true(&format!("innerWidth === {width}"));
        assert_fits(&page);
    }
    click_button(&page, "确认导入");
    wait_stored(&page, "3万");
    page.wait_text("main.data", "1 份，按它们填写的月份 1 个");
    assert_eq!(book_rows(&page), before);
    assert_quiet(&page);
}

#[test]
fn documents_are_stored_again_where_storage_was_emptied() {
    let desk = Desk::new();
    let page = desk.open();
    bring(&page, &[document("D10")]);
    fill(&page, "receipts", "30000");
    wait_stored(&page, "30000");
    let before = book_rows(&page);
    page.eval_json(
        "new Promise((done, fail) => {
            const open = indexedDB.open('kaohe');
            open.onsuccess = () => {
                const names = [...open.result.objectStoreNames];
                const change = open.result.transaction(names, 'readwrite');
                for (const name of names) change.objectStore(name).clear();
                change.oncomplete = () => { open.result.close(); done(null); };
            };
        })",
    );
    // A month by a bundled rulebook is all that is changed.
    page.click(".systems .switch:first-child");
    page.click("#row-6 .step-button:last-child");
    page.wait_text(".notices", "被清空了");
    wait_stored(&page, "30000");
    assert_eq!(book_rows(&page), before);
    assert_quiet(&page);
}

/// On a phone: cases, days with norm and excuse, pending and shared events come with a file
/// or are typed, and go out again as they came.
#[test]
fn what_is_said_otherwise_than_by_numbers_has_its_place() {
    let desk = Desk::with(Options::phone());
    let page = desk.open();
    let own = std::env::temp_dir().join(format!("kaohe-given-{}.json", std::process::id()));
    let facts = json!({
        "values": {
            "calls": ["120", {"value": "79", "date": "2026-04-02", "norm": "new"}, {"date": "2026-04-03", "excuse": "pending"}],
            "filter": {"of": 18, "over": 19, "open": 1},
            "report": "2026-05-04",
            "solved": {"from": "88", "to": "91.5"},
        },
        "events": [
            {"kind": "late", "times": 2},
            {"kind": "late", "times": 3, "also": [{"kind": "post", "pending": true, "times": 1}]},
            {"kind": "rude", "amount": "-2", "pending": true},
        ],
    });
    let month = json!({
        "format": "kaohe-document-month", "version": 2, "document": "branch",
        "agent": "0417", "month": "2026-04", "facts": facts,
    });
    fs::write(&own, month.to_string()).unwrap();
    let branch = folder().join("../fixtures/branch-document.json");
    bring(&page, &[branch, own.clone()]);
    fs::remove_file(own).unwrap();
    page.wait_text(".sheet-note", "0417");
    assert_eq!(page.value("#b-filter-cases-of"), "18");
    assert_eq!(page.value("#b-filter-cases-open"), "1");
    assert_eq!(page.value("#b-calls-1-date"), "2026-04-02");
    page.wait_text("#b-solved", "91.5%");
    page.wait_text("#b-row-late", "也符合 擅自离岗");
    assert_eq!(page.axe(), []);
    assert_fits_everywhere(&page);
    page.set_viewport(360, 780, true);
    page.wait_true("innerWidth === 360");
    // Before anything is touched it goes out as it came.
    stored(&page);
    click_button(&page, "导出本月");
    let text = fs::read_to_string(page.wait_download("kaohe-0417-2026-04-branch")).unwrap();
    let file: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(file["facts"], facts);
    // What no field takes is taken off, and typed.
    page.click("#b-solved .link");
    fill(&page, "solved", "90");
    // An open case is settled.
    page.fill("#b-filter-cases-of", "20");
    page.press("Enter");
    page.wait_text("#b-filter-cases-of-why", "大于");
    page.wait_true("[...document.querySelectorAll('#book-missing li')].filter(e => e.textContent.includes('投诉过滤率')).map(e => e.querySelector('.small').textContent).join() === '填错，暂不计入'");
    page.fill("#b-filter-cases-over", "20");
    page.press("Enter");
    page.wait_gone("#b-filter-cases-of-why");
    page.fill("#b-filter-cases-open", "");
    page.press("Enter");
    // Shared and pending ones go; another is written down.
    page.click("#b-row-late .book-also .step-button");
    page.wait_gone("#b-row-late .book-also");
    page.click("#b-row-rude .check input");
    page.wait_true("!document.querySelector('#b-row-rude .check input').checked");
    page.wait_text(".state", "未填齐");
    page.fill("#b-calls-2", "120");
    page.press("Enter");
    page.wait_text(".state", "定稿");
    assert_total(&page, "score", "96.5");
    page.click("#b-row-post .book-name .link");
    page.wait_text(".state", "未填齐");
    assert_total(&page, "score", "96.5");
    page.click("#b-row-post .check input");
    assert_total(&page, "score", "95.5");
    assert_total(&page, "fines", "\u{2212}20");
    page.eval_json(
        "(() => { const norm = document.querySelectorAll('.book-listed')[1].querySelector('.select');
           norm.value = ''; norm.dispatchEvent(new Event('change', { bubbles: true })); return null; })()",
    );
    assert_total(&page, "fines", "\u{2212}20");
    page.fill("#b-calls-1", "80");
    page.press("Enter");
    assert_total(&page, "fines", "\u{2212}20");
    page.eval_json(
        "(() => { const norm = document.querySelectorAll('.book-listed')[1].querySelector('.select');
           norm.value = 'new'; norm.dispatchEvent(new Event('change', { bubbles: true })); return null; })()",
    );
    assert_total(&page, "fines", "0");
    stored(&page);
    page.reload();
    page.wait_for("main.book .sheet");
    assert_total(&page, "fines", "0");
    assert_total(&page, "score", "95.5");
    assert_eq!(page.axe(), []);
    assert_fits(&page);
    assert_quiet(&page);
}

/// A document and its next version: each month says which of them it goes by.
#[test]
fn a_month_says_which_version_it_goes_by() {
    let desk = Desk::with(Options::phone());
    let page = desk.open();
    let text = fs::read_to_string(folder().join("../fixtures/branch-document.json")).unwrap();
    let own = std::env::temp_dir().join(format!("kaohe-version-{}.json", std::process::id()));
    bring(&page, &[folder().join("../fixtures/branch-document.json")]);
    page.wait_gone("#book-version");
    let next = text.replace("\"2026-01\"", "\"2026-05\"");
    fs::write(&own, next.replace("\"100\", \"of\"", "\"90\", \"of\"")).unwrap();
    click_file_button(&page, 0);
    page.upload("#import-files", std::slice::from_ref(&own));
    page.wait_text(".import-item", "另有 2026 年 1 月起施行的版本");
    assert_eq!(page.axe(), []);
    assert_fits(&page);
    click_button(&page, "导入所选");
    fs::remove_file(own).unwrap();
    page.wait_text(
        "#book-version",
        "本月按 2026 年 1 月至 2026 年 4 月施行的一版",
    );
    assert_total(&page, "score", "100");
    page.click("[aria-label='下个月']");
    page.wait_text("#book-version", "本月按 2026 年 5 月起施行的一版");
    assert_total(&page, "score", "90");
    assert_fits_everywhere(&page);
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

/// A document's worked examples are worked out before it's taken; one that comes out
/// otherwise is named with both figures.
#[test]
fn worked_examples_are_worked_out_in_the_preview() {
    let desk = Desk::with(Options::phone());
    let page = desk.open();
    let text = fs::read_to_string(folder().join("../migrated/broadband.json")).unwrap();
    let other = text.replace(r#""is":"97","low""#, r#""is":"96.5","low""#);
    assert_ne!(other, text);
    let own = std::env::temp_dir().join(format!("kaohe-example-{}.json", std::process::id()));
    fs::write(&own, other).unwrap();
    click_file_button(&page, 0);
    page.wait_for("#import-files");
    page.upload(
        "#import-files",
        &[folder().join("../migrated/broadband.json")],
    );
    page.wait_text(".import-item", "个算例逐个算过，结果都对得上");
    page.upload("#import-files", std::slice::from_ref(&own));
    page.wait_text(".import-list", "写的是 96.5，照本办法算得 97");
    fs::remove_file(own).unwrap();
    assert_eq!(page.axe(), []);
    assert_fits(&page);
    assert_quiet(&page);
}
