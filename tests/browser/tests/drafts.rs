//! Rules are written on the page: from nothing, by mouse and by keyboard; from the bundled ones,
//! with what it does to the months that are here; published, and taken by somebody else.

use crate::desk::{
    Desk, assert_fits, assert_quiet, click_button, click_file_button, click_tab, enter_march, file,
    wait_stored,
};
use kaohe_browser::{Options, Page};
use serde_json::{Value, json};

/// The list of one's own rules.
fn open(page: &Page) {
    click_tab(page, 3);
    click_button(page, "写自己的办法");
    page.wait_for("#begin");
}

/// Types into the field of a place.
fn fill(page: &Page, id: &str, text: &str) {
    let css = format!("[id=\"d-{id}\"]");
    page.wait_for(&css);
    page.fill(&css, text);
}

fn paste(page: &Page, css: &str, text: &str) {
    page.eval_json(&format!(
        "(() => {{ const to = document.querySelector({css:?}), data = new DataTransfer(); to.focus();
           data.setData('text/plain', {}); to.dispatchEvent(new ClipboardEvent('paste',
           {{ clipboardData: data, bubbles: true, cancelable: true }})); return null; }})()",
        serde_json::json!(text)
    ));
}

fn can_publish(page: &Page) {
    page.wait_for("#draft-publish:not([disabled])");
}

const COPY: &str = "Object.defineProperty(navigator, 'clipboard', { value: {
    writeText: text => { globalThis.copied = text; return Promise.resolve(); } } });";

#[test]
fn a_rulebook_is_written_from_nothing_published_and_taken_by_its_link() {
    let desk = Desk::new();
    let page = desk.open_after(COPY);
    open(&page);
    click_button(&page, "从空白写起");
    page.wait_text("#draft-state", "处要改");
    assert!(page.find("#draft-publish[disabled]"), "it's empty");
    fill(&page, "title", "小组办法");
    fill(&page, "effective", "2026-01");
    // A figure and two clauses: one by events, one by bands of the figure.
    click_button(&page, "加一个数值");
    fill(&page, "values-0-title", "接通率");
    fill(&page, "values-0-unit", "%");
    click_button(&page, "加一条");
    let late = "totals-0-pool-of-0-line";
    fill(&page, &format!("{late}-number"), "1");
    fill(&page, &format!("{late}-title"), "迟到");
    // What is missing is named, and leads to its place.
    page.wait_text("#draft-state", "还没填数");
    click_button(&page, "迟到");
    page.wait_true(&format!(
        "document.activeElement.id === 'd-{late}-gives-events-amount-fixed'"
    ));
    page.keys("-2");
    page.wait_text("#draft-state", "没有要改的");
    click_button(&page, "加一条");
    let rate = "totals-0-pool-of-1-line";
    fill(&page, &format!("{rate}-number"), "2");
    fill(&page, &format!("{rate}-title"), "接通率");
    click_button(&page, "查计分尺");
    page.wait_for(&format!("[id=\"d-{rate}-gives-scale-1-steps-from\"]"));
    click_button(&page, "分档");
    fill(
        &page,
        &format!("{rate}-gives-scale-1-bands-bands-0-amount"),
        "-5",
    );
    fill(
        &page,
        &format!("{rate}-gives-scale-1-bands-bands-1-from"),
        "90",
    );
    fill(
        &page,
        &format!("{rate}-gives-scale-1-bands-bands-1-amount"),
        "0",
    );
    page.wait_for(".draft-curve-piece");
    // A worked example that first doesn't hold.
    can_publish(&page);
    click_button(&page, "例子");
    click_button(&page, "写一个例子");
    fill(&page, "examples-0-title", "迟到一次");
    fill(&page, "examples-0-facts-values-value1", "85");
    page.click(".draft-happened .step-button:last-child");
    fill(&page, "examples-0-totals-score-is", "-2");
    page.wait_text("#draft-state", "\u{2212}7");
    assert!(page.find("#draft-publish[disabled]"));
    click_button(&page, "按现在算出的填");
    can_publish(&page);
    assert_quiet(&page);
    page.press("Escape");
    assert_eq!(page.axe(), []);
    page.click("#draft-publish");
    page.wait_text("#published", "已发布");
    wait_stored(&page, "小组办法");
    click_button(&page, "复制链接");
    page.wait_text(".draft-sent", "链接已复制");
    let link = page.eval_json("copied");
    let link = link.as_str().unwrap_or_default().to_owned();
    click_button(&page, "二维码");
    page.wait_for(".draft-code path");
    assert_quiet(&page);

    // Somebody else opens the link, and fills in a month by it.
    let (_, end) = link.split_at(link.find('#').unwrap_or_default());
    assert!(end.starts_with("#m=1."), "{link}");
    let other = Desk::new();
    let page = other.open_at(end, "");
    page.wait_text(".import-item", "小组办法");
    click_button(&page, "导入所选");
    page.wait_for("main.book .sheet");
    page.fill("#b-value1", "95");
    page.wait_text("#total-score .book-figure", "0");
    page.click(".book-event .step-button:last-child");
    page.wait_text("#total-score .book-figure", "\u{2212}2");
    assert_quiet(&page);
}

#[test]
fn the_bundled_rules_are_changed_compared_and_come_into_force_next_month() {
    let desk = Desk::new();
    let page = desk.open();
    enter_march(&page);
    open(&page);
    click_button(&page, "宽带坐席月度考核");
    page.wait_for(".draft-part-row");
    can_publish(&page);
    // All numbers by one paste, with one source and date.
    click_button(&page, "所有的数");
    page.wait_for("#draft-number-0");
    let all = page.count(".draft-numbers .numbers-value input");
    let column = page.eval_json(
        "[...document.querySelectorAll('.numbers-value input')].map(it => it.value).join('\\n')",
    );
    paste(&page, "#draft-number-0", column.as_str().unwrap());
    page.wait_text(".numbers-said", &format!("{all} 个数没写来源"));
    assert!(page.find("#draft-publish[disabled]"));
    page.fill("#draft-source", "分公司通 8 号");
    click_button(&page, "填入没写来源的数");
    page.wait_gone(".draft-numbers .origin.assumed");
    can_publish(&page);
    // By keyboard: down a number, over it; arrows move.
    page.focus("#draft-number-0");
    page.press("ArrowDown");
    page.wait_true("document.activeElement.id === 'draft-number-1'");
    page.press("ArrowUp");
    page.wait_true("document.activeElement.id === 'draft-number-0'");
    // A clause more, and a month that is here as an example.
    click_button(&page, "条文");
    click_button(&page, "加一条");
    page.wait_for(".draft-form");
    let path = page.eval_json("document.querySelector('.draft-form [id$=\"-line-title\"]').id");
    let path = path
        .as_str()
        .unwrap()
        .trim_start_matches("d-")
        .trim_end_matches("-title")
        .to_owned();
    fill(&page, &format!("{path}-title"), "带教新人");
    fill(&page, &format!("{path}-gives-events-amount-fixed"), "1");
    can_publish(&page);
    click_button(&page, "例子");
    click_button(&page, "0417 2026 年 3 月");
    page.wait_text(".draft-part .state", "相符");
    // Broken by a number, and mended: undone.
    click_button(&page, "所有的数");
    let late = page.eval_json(
        "[...document.querySelectorAll('.draft-numbers tr')].find(it => it.textContent.startsWith('迟到'))
            .querySelector('.numbers-value input').id",
    );
    page.fill(&format!("#{}", late.as_str().unwrap()), "-1.5");
    page.wait_text("#draft-state", "2 处要改");
    click_button(&page, "比较");
    page.wait_text(".draft-compare", "带教新人");
    page.wait_text(".draft-effects", "0417");
    assert_fits(&page);
    assert_eq!(page.axe(), []);
    click_button(&page, "例子");
    page.click(".draft-part-row");
    click_button(&page, "按现在算出的填");
    can_publish(&page);
    page.click("#draft-publish");
    page.wait_text("#published", "已发布");
    // This month's months stay by the old rules.
    click_tab(&page, 0);
    page.wait_text(".score", "97.0");
    assert_quiet(&page);
}

/// Thirty agents' month: of ten each with one to ten lates, or as often something else done at
/// work, or neither.
fn thirty() -> String {
    let month = |nth: usize| {
        let (clause, count) = (["7", "11"].get(nth / 10), nth % 10 + 1);
        let mut record = json!({
            "agent": format!("{}", 401 + nth),
            "month": "2026-03",
            "measures": {
                "complaint_filter": {"percent": "91"},
                "faults_online": {"percent": "72"},
                "orders_on_time": {"percent": "99"},
                "repairs_on_time": {"percent": "96"},
                "satisfaction": {"percent": "96"},
            },
            "exam": "none",
            "report": {"handed_in": "2026-04-03"},
        });
        if let Some(clause) = clause {
            record["entries"] = json!([{"parts": [clause], "count": count}]);
        }
        json!({"rulebook": {"id": "broadband", "effective": "2026-01"}, "record": record})
    };
    let records: Vec<Value> = (0..30).map(month).collect();
    json!({"format": "kaohe-records", "version": 1, "program": "0.1.0", "records": records})
        .to_string()
}

/// Types into the number of a clause in the table of all numbers.
fn number(page: &Page, clause: &str, text: &str) {
    let field = page.eval_json(&format!(
        "[...document.querySelectorAll('.draft-numbers tr')].find(it => it.textContent.startsWith({clause:?}))
            .querySelector('.numbers-value input').id"
    ));
    page.fill(&format!("#{}", field.as_str().unwrap()), text);
}

/// What becomes of thirty months: each of those who gain and who lose, by how much, at once.
#[test]
fn the_effect_on_thirty_months_names_all_who_gain_and_who_lose() {
    let desk = Desk::new();
    let page = desk.open();
    click_file_button(&page, 0);
    page.wait_for("#import-files");
    let path = file(&page, "team.json", &thirty());
    page.upload("#import-files", &[path]);
    page.wait_true("document.querySelectorAll('.import-item').length === 30");
    click_button(&page, "确认导入");
    page.wait_true("document.querySelectorAll('.team-table .team-row').length === 30");
    open(&page);
    click_button(&page, "宽带坐席月度考核");
    page.wait_for(".draft-part-row");
    click_button(&page, "所有的数");
    page.wait_for("#draft-number-0");
    let column = page.eval_json(
        "[...document.querySelectorAll('.numbers-value input')].map(it => it.value).join('\\n')",
    );
    paste(&page, "#draft-number-0", column.as_str().unwrap());
    page.fill("#draft-source", "分公司通 8 号");
    click_button(&page, "填入没写来源的数");
    page.wait_gone(".draft-numbers .origin.assumed");
    number(&page, "迟到", "-1");
    number(&page, "上班时间做无关的事", "-0.5");
    page.eval_json(
        "(() => { const seen = () => document.querySelector('.draft-effects li');
           new MutationObserver(() => { if (seen()) globalThis.t1 ??= performance.now(); })
             .observe(document.body, { childList: true, subtree: true });
           globalThis.t0 = performance.now();
           [...document.querySelectorAll('button')].find(b => b.textContent === '比较').click(); return null; })()",
    );
    page.wait_text("main", "10 个月变多，10 个月变少，10 个月不变");
    let took = page.eval_json("globalThis.t1 - globalThis.t0");
    assert!(took.as_f64().unwrap() < 1_000.0, "{took} ms");
    // Those in the middle are folded away.
    page.click(".draft-effects-rest > summary");
    let all = page.eval_json(
        "[...document.querySelectorAll('.draft-effects')].slice(0, 2).flatMap(list =>
            [...list.children].map(it => it.querySelector('.numbers-who').textContent.slice(0, 3)
              + ' ' + it.querySelector('.figure').textContent)).sort().join('\\n')",
    );
    let of = |nth: u32| {
        let count = nth % 10 + 1;
        let half = |count: u32| match count.is_multiple_of(2) {
            true => format!("{}", count / 2),
            false => format!("{}.5", count / 2),
        };
        // What is taken by halves and by ones.
        let by = [half(200 - count), half(200 - 2 * count)];
        let (was, is, sign) = match nth < 10 {
            true => (&by[0], &by[1], "\u{2212}"),
            false => (&by[1], &by[0], "+"),
        };
        format!("{} {was} \u{2192} {is} {sign}{}", 401 + nth, half(count))
    };
    let mut expected: Vec<String> = (0..20).map(of).collect();
    expected.sort();
    assert_eq!(all.as_str().unwrap(), expected.join("\n"));
    // By which clause, over all of them: 0.5 · (1 + … + 10).
    page.wait_text("main", "\u{2212}27.5 (");
    page.wait_text("main", "+27.5 (");
    assert_fits(&page);
    assert_eq!(page.axe(), []);
    assert_quiet(&page);
}

#[test]
fn a_draft_fits_a_phone_in_both_languages() {
    let desk = Desk::with(Options::phone());
    let page = desk.open();
    open(&page);
    assert_fits(&page);
    click_button(&page, "加权指标考核（分档计分）");
    page.wait_for(".draft-part-row");
    assert_fits(&page);
    page.click(".draft-part.value-part .draft-part-row");
    page.wait_for(".draft-form");
    assert_fits(&page);
    for tab in ["所有的数", "口径", "例子", "比较"] {
        click_button(&page, tab);
        assert_fits(&page);
    }
    click_button(&page, "EN");
    page.wait_text(".draft-tabs", "Clauses");
    assert_fits(&page);
    assert_eq!(page.axe(), []);
    assert_quiet(&page);
}

#[test]
fn a_draft_is_there_again_and_another_tab_sees_it() {
    let desk = Desk::new();
    let page = desk.open();
    open(&page);
    click_button(&page, "从空白写起");
    fill(&page, "title", "第一稿");
    wait_stored(&page, "第一稿");
    page.reload();
    page.wait_text("#drafts", "第一稿");
    let other = page.new_tab();
    other.goto("#draft");
    other.wait_text("#drafts", "第一稿");
    click_button(&other, "删除草稿");
    other.wait_text("#drafts", "还没有草稿");
    page.wait_text("#drafts", "还没有草稿");
    assert_quiet(&page);
}
