//! The consultation log feeds the measures of a month, and the branch sets the
//! log's lists.

use std::fs;

use crate::desk::{
    Desk, assert_quiet, click_button, click_file_button, enter_ratio, file, log_rows, reload_saved,
    storage,
};
use kaohe_browser::{Options, Page};
use serde_json::{Value, json};

/// An entry of the log, in April.
fn entry(id: usize, category: &str, result: &str, follow_up: &str) -> Value {
    json!({
        "id": id,
        "date": format!("2026-04-0{}", 1 + id % 6),
        "channel": "phone",
        "category": category,
        "question": format!("第 {id} 位客户反映晚上断线"),
        "result": result,
        "follow_up": follow_up,
    })
}

/// Twenty complaints, so many of them escalated; all customers are satisfied.
fn complaints(escalated: usize) -> Vec<Value> {
    let result = |id| match id <= escalated {
        true => "escalated",
        false => "solved_online",
    };
    let all = 1..=20;
    all.map(|id| entry(id, "fault_plaint", result(id), "satisfied"))
        .collect()
}

/// Puts these entries into the log's storage, and nothing else; then the page
/// is opened again.
fn put(page: &Page, entries: &[Value]) {
    log_rows::put(page, entries);
    page.reload();
    open_filter(page);
}

/// Opens the measure, where what the log gives stands.
fn open_filter(page: &Page) {
    page.wait_for(&format!("{FILTER} .measure-more"));
    page.eval_json(&format!(
        "document.querySelector('{FILTER} .measure-more[aria-expanded=false]')?.click()"
    ));
    page.wait_for(&format!("{FILTER} .measure-foot"));
}

/// Something about a month that isn't of the log, so that the page opens with
/// it.
fn begin(page: &Page, agent: &str) {
    page.fill("#f-agent", agent);
    page.press("Enter");
    page.click("#row-3 .step-button:last-child");
    page.wait_text(".status", "已存");
}

#[track_caller]
fn assert_row(page: &Page, row: &str, amount: &str) {
    page.wait_text(&format!("#row-{row} .row-amount"), amount);
}

const FILTER: &str = "#measure-complaint_filter";

#[test]
fn entries_move_the_score_from_unknown_to_a_figure_and_on() {
    let desk = Desk::new();
    let page = desk.open();
    begin(&page, "0417");
    page.wait_text(&format!("{FILTER} .measure-gap"), "未知");
    put(&page, &complaints(1));
    page.wait_text(FILTER, "按台账 19 / 20");
    page.wait_text(FILTER, "台账：19 / 20，即 95%");
    page.wait_text("#measure-satisfaction", "按台账 20 / 20");
    // 95 % and 100 %: the reward of clause 2.
    assert_row(&page, "2", "+1.0");
    let before = page.text("#announced");
    // Solved, after all escalated: 80 % are 10 below the target.
    put(&page, &complaints(4));
    page.wait_text(FILTER, "按台账 16 / 20");
    page.wait_text(&format!("{FILTER} .measure-amount"), "−5.0");
    assert_row(&page, "2", "0");
    assert_ne!(page.text("#announced"), before);

    // The derivations of both clauses list the entries behind it.
    for (row, others) in [("27", "已升级 4 条"), ("2", "已升级 4 条")] {
        let details = format!("#details-{row}");
        page.eval_json(&format!(
            "(() => {{ document.querySelector('#row-{row} .chevron').click(); return null; }})()"
        ));
        page.wait_text(&details, "按台账 16 / 20");
        page.click(&format!("{details} .logged .link"));
        page.wait_text(&details, others);
        page.wait_text(&details, "当场解决 16 条（计入分子）");
        assert_eq!(page.count(&format!("{details} .behind li")), 20);
    }
    // Each leads to its entry; one that wasn't kept after all counts less.
    page.click("#details-2 .behind li .link");
    page.wait_true(
        "document.querySelector(\"#log-opened-question\")?.value.includes(\"第 5 位客户\")",
    );
    click_in(&page, "#log-opened", "升级投诉");
    click_button(&page, "月度");
    page.wait_text(FILTER, "按台账 15 / 20");
    page.wait_text(&format!("{FILTER} .measure-amount"), "−7.5");
    reload_saved(&page);
    page.wait_text(FILTER, "按台账 15 / 20");
    assert_quiet(&page);
}

#[test]
fn what_is_written_down_moves_the_score() {
    let desk = Desk::new();
    let page = desk.open();
    begin(&page, "0417");
    put(&page, &complaints(3));
    page.wait_text(FILTER, "按台账 17 / 20");
    page.wait_text(&format!("{FILTER} .measure-amount"), "−2.5");
    click_button(&page, "台账");
    page.focus("#log-new-category");
    page.keys("故障（投诉");
    page.press("Enter");
    page.press("Tab");
    page.keys("报修三天没人来");
    page.press("Tab");
    page.keys("已转投诉岗");
    page.press("Tab");
    for _ in 0..3 {
        page.press("ArrowDown");
    }
    assert_eq!(page.value("#log-new-result"), "escalated");
    page.press("Enter");
    page.wait_text("#log-row-0 .log-asked", "报修三天没人来");
    click_button(&page, "月度");
    page.wait_text(FILTER, "按台账 17 / 21");
    page.wait_text(FILTER, "80.952%");
    page.wait_text(&format!("{FILTER} .measure-amount"), "−4.5");
    click_button(&page, "台账");
    page.click("#log-row-0");
    page.click("#log-opened .choice :: 在线解决");
    click_button(&page, "月度");
    page.wait_text(FILTER, "按台账 18 / 21");
    click_button(&page, "台账");
    click_button(&page, "删除这一条");
    click_button(&page, "月度");
    page.wait_text(FILTER, "按台账 17 / 20");
    assert_quiet(&page);
}

#[test]
fn open_entries_are_one_item_that_leads_to_them_and_many_are_listed_in_two_steps() {
    let desk = Desk::new();
    let page = desk.open();
    begin(&page, "0417");
    let mut entries: Vec<Value> = (1..=30)
        // Of another page: then a follow-up that wasn't made was "none yet".
        .map(|id| entry(id, "fault_plaint", "solved_online", "none_yet"))
        .collect();
    let open = 31..=35;
    entries.extend(open.map(|id| entry(id, "bill_plaint", "unknown", "none_planned")));
    entries.push(entry(36, "tariff", "unknown", "due"));
    put(&page, &entries);
    page.wait_text(FILTER, "台账：30 / 36–35 / 35，6 条待定，即 83.333%–100%。");
    page.wait_text(FILTER, "按台账 30 / 36–35 / 35");
    page.wait_text(&format!("{FILTER} .measure-gap"), "6 条待定");
    page.wait_text(&format!("{FILTER} .definition"), "暂定");
    page.wait_text(FILTER, "这样统计是本页所拟");
    assert_row(&page, "2", "0");
    page.click(&format!("{FILTER} .logged .link"));
    page.wait_text(FILTER, "尚无结果 5 条（待定，好坏都可能）");
    page.wait_text(FILTER, "其他类别，尚无结果 1 条（升级成投诉才计入）");
    assert_eq!(page.count(&format!("{FILTER} .behind li")), 26);
    click_button(&page, "其余 10 条");
    page.wait_true(&format!(
        "document.querySelectorAll('{FILTER} .behind li').length === 36"
    ));
    page.wait_text("#measure-satisfaction .measure-gap", "1 条待定");
    // One good complaint beside six open entries: nothing is certain, and one
    // item of the open list stands for all six and lists them.
    put(&page, &entries[29..]);
    page.wait_text(FILTER, "按台账 1 / 7–6 / 6");
    assert_row(&page, "2", "0");
    let item = "[...document.querySelectorAll('.open-list li')]
        .filter(li => li.textContent.includes('投诉过滤率') && li.textContent.includes('6 条待定'))";
    page.wait_true(&format!("{item}.length === 1"));
    page.wait_true(&format!(
        "(() => {{ {item}[0].querySelector('.open-entries').click(); return true; }})()"
    ));
    page.wait_text(".log-count", "6");
    let pressed = ".log-filters [aria-pressed=true]";
    page.wait_true(&format!(
        "[...document.querySelectorAll('{pressed}')].some(b => b.textContent === '投诉过滤待定')"
    ));
    // Given a result there it's open no more.
    page.click("#log-row-5");
    page.click("#log-opened .choice :: 在线解决");
    page.wait_text(".log-count", "5");
    click_button(&page, "月度");
    page.wait_text(FILTER, "5 条待定");
    assert_quiet(&page);
}

#[test]
fn a_typed_figure_differs_visibly_and_one_tap_takes_the_log_s() {
    let desk = Desk::new();
    let page = desk.open();
    begin(&page, "0417");
    enter_ratio(&page, "complaint_filter", "18", "20");
    page.press("Enter");
    put(&page, &complaints(1));
    page.wait_text(FILTER, "台账为 19 / 20，与填写的 18 / 20 不同");
    assert_eq!(page.value("#f-complaint_filter-n"), "18");
    page.click(&format!("{FILTER} .logged-differs .link"));
    page.wait_text(FILTER, "按台账 19 / 20");
    assert!(!page.find(&format!("{FILTER} .logged-differs")));
    reload_saved(&page);
    page.wait_text(FILTER, "按台账 19 / 20");
    // Typed over it again, beginning with the log's counts.
    click_in(&page, FILTER, "改填件数");
    page.wait_for("#f-complaint_filter-n");
    assert_eq!(page.value("#f-complaint_filter-n"), "19");
    page.fill("#f-complaint_filter-n", "17");
    page.press("Enter");
    page.wait_text(FILTER, "与填写的 17 / 20 不同");
    page.press("Control+z");
    page.press("Control+z");
    page.wait_text(FILTER, "按台账 19 / 20");
    assert_quiet(&page);
}

/// Chooses from a list, as a person does.
fn pick(page: &Page, css: &str, value: &str) {
    page.wait_for(css);
    page.eval_json(&format!(
        "(() => {{ const s = document.querySelector('{css}'); s.value = '{value}';
           s.dispatchEvent(new Event('change', {{ bubbles: true }})); return null; }})()"
    ));
}

fn click_in(page: &Page, css: &str, text: &str) {
    page.wait_true(&format!(
        "(() => {{ const b = [...document.querySelectorAll('{css} button')].find(b => b.textContent.trim() === '{text}');
           if (b) b.click(); return !!b; }})()"
    ));
}

#[test]
fn a_closed_month_and_another_agent_s_stay_as_they_are() {
    let desk = Desk::new();
    let page = desk.open();
    begin(&page, "0417");
    put(&page, &complaints(1));
    page.wait_text(FILTER, "按台账 19 / 20");
    click_button(&page, "归档本月");
    click_button(&page, "确认归档");
    page.wait_text(".state", "已归档");
    put(&page, &complaints(4));
    page.wait_text(FILTER, "台账现为 16 / 20；本月已归档");
    page.wait_text(FILTER, "按台账 19 / 20");
    // Another agent's month, known from nowhere but a file.
    let theirs = json!({
        "format": "kaohe-records", "version": 1, "records": [{
            "rulebook": {"id": "broadband", "effective": "2026-01"},
            "record": {
                "agent": "0523", "month": "2026-04", "exam": "unknown", "report": "unknown",
                "measures": {"satisfaction": {"logged": {"numerator": 1, "denominator": 2}}},
            },
        }],
    });
    click_file_button(&page, 0);
    page.wait_for("input[type=file]");
    let theirs = file(&page, "theirs.json", &theirs.to_string());
    page.upload("input[type=file]", &[theirs]);
    page.wait_for(".import-item");
    click_button(&page, "确认导入");
    page.wait_text("#measure-satisfaction", "按台账 1 / 2");
    page.wait_text("#measure-satisfaction", "来自该坐席自己的台账");
    page.wait_text(&format!("{FILTER} .measure-gap"), "未知");
    assert!(!page.find(&format!("{FILTER} .logged")));
    assert!(!storage(&page).contains("\"numerator\":16"));
    assert_quiet(&page);
}

#[test]
fn an_exported_month_scores_the_same_elsewhere() {
    let desk = Desk::new();
    let page = desk.open();
    begin(&page, "0417");
    put(&page, &complaints(4));
    page.wait_text(FILTER, "按台账 16 / 20");
    let score = page.text("#announced");
    click_file_button(&page, 1);
    page.wait_for(".exchange");
    click_button(&page, "下载文件");
    let saved = page.wait_download(".json");
    let text = fs::read_to_string(saved).unwrap();
    assert!(text.contains("\"logged\""), "{text}");

    let elsewhere = Desk::new();
    let page = elsewhere.open();
    click_file_button(&page, 0);
    page.wait_for("input[type=file]");
    page.upload("input[type=file]", &[file(&page, "month.json", &text)]);
    page.wait_for(".import-item");
    click_button(&page, "确认导入");
    page.wait_text("#announced", &score);
    page.wait_text(FILTER, "按台账 16 / 20");
    page.wait_text(FILTER, "来自该坐席自己的台账");
    assert_quiet(&page);
}

#[test]
fn the_log_says_whose_it_is_and_can_be_given_to_another() {
    let desk = Desk::new();
    let page = desk.open();
    begin(&page, "0417");
    put(&page, &complaints(1));
    page.wait_text(FILTER, "按台账 19 / 20");
    // The name goes with the person.
    click_button(&page, "全年");
    click_button(&page, "改名");
    page.fill("#ask-answer", "0418");
    click_button(&page, "确认改名");
    click_button(&page, "月度");
    open_filter(&page);
    page.wait_text(FILTER, "台账：19 / 20，即 95%");
    click_button(&page, "台账");
    page.wait_text("#log-agent", "0418");
    assert_eq!(page.value("#log-agent"), "0418");
    // Without a word of anybody it stays so; given to another it's theirs.
    let theirs = json!({
        "format": "kaohe-records", "version": 1, "records": [{
            "rulebook": {"id": "broadband", "effective": "2026-01"},
            "record": {"agent": "0523", "month": "2026-04", "exam": "none", "report": "unknown"},
        }],
    });
    click_file_button(&page, 0);
    page.wait_for("input[type=file]");
    let theirs = file(&page, "theirs.json", &theirs.to_string());
    page.upload("input[type=file]", &[theirs]);
    page.wait_for(".import-item");
    click_button(&page, "确认导入");
    page.wait_text(&format!("{FILTER} .measure-gap"), "未知");
    click_button(&page, "台账");
    pick(&page, "#log-agent", "0523");
    click_button(&page, "月度");
    page.wait_text(FILTER, "按台账 19 / 20");
    reload_saved(&page);
    page.wait_text(FILTER, "按台账 19 / 20");
    assert_quiet(&page);
}

#[test]
fn lists_are_set_on_the_basis_page_stay_and_are_taken_back() {
    let desk = Desk::new();
    let page = desk.open();
    begin(&page, "0417");
    put(&page, &complaints(4));
    page.wait_text(FILTER, "按台账 16 / 20");
    click_button(&page, "办法");
    page.wait_text("#log-lists", "投诉：故障（投诉类）");
    let mark = page.text("#rules code");
    click_button(&page, "修改选项");
    page.wait_for("#channel-0-zh");
    page.wait_true("document.activeElement.id === 'channel-0-zh'");
    // By keyboard: a new channel, named, moved up.
    click_button(&page, "添加渠道");
    page.wait_true("document.activeElement.id === 'channel-7-zh'");
    page.keys("视频客服");
    page.click("#channel-7-up");
    page.wait_true("document.activeElement.id === 'channel-6-up'");
    assert_eq!(page.value("#channel-6-zh"), "视频客服");
    page.fill("#category-0-zh", "");
    page.click("form.lists .filled");
    page.wait_text("#category-0-why", "请填中文名称");
    page.wait_text("#lists-source-why", "请写明依据");
    page.fill("#category-0-zh", "网络慢");
    // No longer complaints, and satisfaction is typed by hand.
    page.click("#category-12-zh");
    page.eval_json("(() => { document.querySelector('#category-12-zh').closest('li').querySelector('[type=checkbox]').click(); return null; })()");
    pick(&page, "#feed-satisfaction", "");
    page.fill("#lists-source", "通知 5 号");
    page.press("Enter");
    page.wait_gone("form.lists");
    page.wait_text("#log-lists", "视频客服");
    page.wait_text("#log-lists", "网络慢");
    page.wait_text("#log-lists", "通知 5 号");
    page.wait_text("#rules tbody", "咨询台账的选项");
    assert_eq!(page.text("#rules code"), mark, "it scores nothing");
    click_button(&page, "台账");
    page.wait_text("#log-new-channel", "视频客服");
    page.focus("#log-new-category");
    page.keys("网络");
    page.wait_text(".log-options li", "网络慢");
    page.press("Escape");
    click_button(&page, "月度");
    // What was escalated was received as a complaint, whatever its category.
    page.wait_text(FILTER, "按台账 0 / 4");
    page.wait_text("#measure-satisfaction", "不再随台账变动");
    reload_saved(&page);
    page.wait_text("#measure-satisfaction", "不再随台账变动");
    click_button(&page, "办法");
    page.wait_text("#log-lists", "视频客服");
    click_button(&page, "恢复原选项");
    page.wait_text("#log-lists", "考核办法原有的选项");
    page.press("Control+z");
    page.wait_text("#log-lists", "视频客服");
    page.press("Control+y");
    page.wait_text("#log-lists", "考核办法原有的选项");
    click_button(&page, "月度");
    page.wait_text(FILTER, "按台账 16 / 20");
    assert_quiet(&page);
}

#[test]
fn nothing_for_axe_to_find() {
    let wide = Options {
        width: 1440,
        ..Options::default()
    };
    // Colours are the theme's, words the language's: each is looked at once on a window.
    for (options, width, dress) in [
        (wide, "desktop", [(false, "zh-CN"), (true, "en")]),
        (Options::phone(), "phone", [(false, "en"), (true, "zh-CN")]),
    ] {
        for (dark, lang) in dress {
            let desk = Desk::with(Options {
                dark,
                ..options.clone()
            });
            let page = desk.open();
            page.click("#row-3 .step-button:last-child");
            page.wait_for(".line.active");
            enter_ratio(&page, "satisfaction", "18", "20");
            put(&page, &complaints(4));
            page.wait_text(FILTER, "按台账 16 / 20");
            page.eval_json(&format!("(() => {{ document.querySelector('.lang-buttons [lang={lang}]').click(); return null; }})()"));
            page.wait_true(&format!("document.documentElement.lang === '{lang}'"));
            let theme = if dark { "dark" } else { "light" };
            let look = |view: &str| {
                let name = format!("feeds-{view}-{width}-{theme}-{lang}");
                let found = page.axe();
                assert!(found.is_empty(), "{name}: {found:#?}");
                page.picture(format!("{name}.png"), true);
            };
            let tab = |nth: usize| {
                page.eval_json(&format!(
                    "(() => {{ document.querySelectorAll('.tab')[{nth}].click(); return null; }})()"
                ));
            };
            tab(0);
            open_filter(&page);
            page.eval_json(&format!("(() => {{ document.querySelector('{FILTER} .logged .link').click(); return null; }})()"));
            page.wait_for(&format!("{FILTER} .behind"));
            look("month");
            page.eval_json(&format!("(() => {{ document.querySelector('{FILTER} .logged .link').click(); return null; }})()"));
            page.eval_json("(() => { [...document.querySelectorAll('.tab')].find(t => ['办法', 'Rules'].includes(t.textContent)).click(); return null; })()");
            page.wait_for("#log-lists");
            look("basis");
            page.eval_json(
                "(() => { document.querySelector('#log-lists-edit').click(); return null; })()",
            );
            page.wait_for("#channel-1-zh");
            page.fill("#channel-1-zh", "");
            page.eval_json(
                "(() => { document.querySelector('form.lists .filled').click(); return null; })()",
            );
            page.wait_for("#channel-1-why");
            look("lists");
            page.eval_json("(() => { document.querySelector('form.lists .acts .link').click(); return null; })()");
        }
    }
}
