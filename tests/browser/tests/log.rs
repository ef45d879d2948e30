//! The consultation log: written by keyboard, and found again.

use crate::desk::log_page::{add, go, opened, three};
use crate::desk::log_rows::{rows, wait_rows};
use crate::desk::{Desk, assert_quiet};
use kaohe_browser::{Options, Page};

#[test]
fn three_entries_by_keyboard_alone() {
    let desk = Desk::new();
    let page = opened(&desk);
    page.wait_text(".log-none", "不记客户的姓名");
    three(&page);
    page.wait_text("#log-row-0 .log-asked", "这个月账单多了十元");
    page.wait_text("#log-row-2 .log-what", "网速慢、掉线");
    page.wait_text(".log-state", "已全部保存");
    assert_eq!(rows(&page).len(), 3);
    // Result and follow-up too; the channel stays for the next one.
    page.press("Shift+Tab");
    page.press("ArrowDown");
    page.press("Tab");
    page.keys("wf");
    page.press("Enter");
    assert_category(&page, "无法上网");
    page.press("Tab");
    page.keys("光猫红灯");
    page.press("Tab");
    page.press("Tab");
    page.press("ArrowDown");
    page.press("Tab");
    page.press("ArrowDown");
    page.press("ArrowDown");
    page.press("Enter");
    page.wait_text("#log-row-0 .log-result", "在线解决");
    page.wait_text("#log-row-0 .log-after", "满意");
    page.wait_true("document.activeElement.id === 'log-new-category'");
    assert_eq!(page.value("#log-new-channel"), "wechat");
    assert_eq!(page.value("#log-new-result"), "unknown");
    page.wait_text(".log-state", "已全部保存");
    page.reload();
    go(&page);
    page.wait_text(".log-count", "共 4 条");
    page.wait_text("#log-row-3 .log-answered", "先测速，再重启光猫");
    assert_quiet(&page);
}

#[test]
fn what_is_missing_is_said_at_its_field_and_what_is_typed_stays() {
    let desk = Desk::new();
    let page = opened(&desk);
    page.focus("#log-new-category");
    page.keys("nothing");
    page.press("Tab");
    page.press("Tab");
    page.keys("重启");
    page.press("Enter");
    page.wait_text("#log-new-category-why", "没有这个类别");
    page.wait_text("#log-new-question-why", "不能空着");
    page.wait_true("document.activeElement.id === 'log-new-category'");
    assert_eq!(page.value("#log-new-category"), "nothing");
    assert_eq!(page.value("#log-new-answer"), "重启");
    page.click(".tab :: 月度");
    page.wait_for(".record");
    go(&page);
    assert_eq!(page.value("#log-new-answer"), "重启");
    page.fill("#log-new-category", "slow");
    page.press("Tab");
    assert_category(&page, "网速慢、掉线");
    page.wait_gone("#log-new-category-why");
    page.keys("掉线");
    page.wait_gone("#log-new-question-why");
    page.press("Enter");
    page.wait_text("#log-row-0 .log-answered", "重启");
    assert_quiet(&page);
}

#[test]
fn what_an_input_method_is_given_adds_nothing() {
    let desk = Desk::new();
    let page = opened(&desk);
    page.focus("#log-new-category");
    page.keys("ws");
    page.press("Tab");
    page.keys("wan");
    // The second as Safari sends it, whose composition is over by then.
    for how in ["isComposing: true", "keyCode: 229"] {
        page.eval_json(&format!(
            "(() => {{ document.activeElement.dispatchEvent(new KeyboardEvent('keydown',
               {{ key: 'Enter', bubbles: true, cancelable: true, {how} }})); return null; }})()"
        ));
    }
    assert_eq!(page.value("#log-new-question"), "wan");
    page.press("Enter");
    page.wait_text(".log-count", "共 1 条");
    assert_quiet(&page);
}

#[test]
fn the_page_is_there_again_when_it_is_opened_again() {
    let desk = Desk::new();
    let page = opened(&desk);
    three(&page);
    page.wait_text(".log-state", "已全部保存");
    page.reload();
    page.wait_text(".log-count", "共 3 条");
    page.click(".tab :: 办法");
    page.wait_for("#log-lists");
    page.reload();
    page.wait_for("#log-lists");
    page.click(".tab :: 月度");
    page.wait_for("#score");
    assert_eq!(page.eval_json("location.hash"), "");
    page.reload();
    page.wait_for("#score");
    page.eval_json("(() => { location.hash = '#log'; return null; })()");
    page.wait_text(".log-count", "共 3 条");
    assert_quiet(&page);
}

#[test]
fn categories_are_chosen_with_the_arrows_and_left_with_escape() {
    let desk = Desk::new();
    let page = opened(&desk);
    page.focus("#log-new-category");
    page.press("ArrowDown");
    page.wait_for(".log-options li");
    assert_eq!(page.count(".log-options li"), 15);
    page.press("ArrowUp");
    page.wait_text(".log-options [aria-selected=true]", "其他");
    page.press("Escape");
    page.wait_true("document.querySelector('.log-options').hidden");
    assert_eq!(page.value("#log-new-category"), "");
    page.keys("ts");
    page.wait_true("document.querySelectorAll('.log-options li').length === 3");
    page.press("ArrowDown");
    page.press("Enter");
    assert_category(&page, "投诉：故障");
    page.press("Control+a");
    page.keys("zf");
    page.click(".log-options li :: 资费");
    assert_category(&page, "资费、套餐咨询");
    assert_quiet(&page);
}

#[track_caller]
fn assert_category(page: &Page, title: &str) {
    page.wait_true(&format!(
        "document.querySelector('#log-new-category').value === '{title}'"
    ));
}

#[test]
fn the_last_answer_to_a_similar_question_is_offered() {
    let desk = Desk::new();
    let page = opened(&desk);
    three(&page);
    page.keys("ws");
    page.press("Tab");
    page.keys("晚上打游戏网速慢");
    page.wait_text(".log-similar li", "先测速，再重启光猫");
    page.press("F2");
    page.wait_true("document.querySelector('#log-new-answer').value === '先测速，再重启光猫'");
    page.press("Enter");
    page.wait_text(".log-count", "共 4 条");
    page.wait_text("#log-row-0 .log-answered", "先测速，再重启光猫");
    page.wait_gone(".log-similar");
    // What is written already stays.
    page.keys("zd");
    page.press("Tab");
    page.keys("账单多了十元");
    page.press("Tab");
    page.keys("您好，");
    page.click(".log-similar li:first-child .link");
    page.wait_true(
        "document.querySelector('#log-new-answer').value === '您好， 核对套餐，多为点播费'",
    );
    assert_quiet(&page);
}

#[test]
fn what_looks_private_is_pointed_out_and_masked() {
    let desk = Desk::new();
    let page = opened(&desk);
    page.focus("#log-new-category");
    page.keys("ws");
    page.press("Tab");
    page.keys("请回电 13912345678");
    page.wait_text("#log-new-question-why", "手机号码");
    page.click("#log-new-question-why .link");
    page.wait_true("document.querySelector('#log-new-question').value === '请回电 139••••••78'");
    page.wait_true("document.activeElement.id === 'log-new-question'");
    page.press("Enter");
    page.wait_text("#log-row-0 .log-asked", "139••••••78");
    // In the list too.
    page.keys("ws");
    page.press("Tab");
    page.keys("身份证 11010519491231002X");
    page.press("Enter");
    page.wait_text(".log-count", "共 2 条");
    page.wait_text("#log-row-0 .log-private", "身份证号");
    page.click("#log-row-0 .log-private .link");
    page.wait_gone(".log-private");
    page.wait_text(".log-said", "已遮住");
    wait_rows(&page, |rows| {
        let is_masked = |row: &String| !row.contains("11010519491231002X");
        rows.len() == 2 && rows.iter().all(is_masked)
    });
    assert!(!page.find(".log-opened"), "masking opens nothing");
    assert_quiet(&page);
}

#[test]
fn entries_are_edited_deleted_and_brought_back() {
    let desk = Desk::with(Options {
        width: 1440,
        height: 900,
        ..Options::default()
    });
    let page = opened(&desk);
    three(&page);
    page.focus("#log-grid");
    page.press("Home");
    page.press("ArrowDown");
    page.press("Enter");
    page.wait_true("document.activeElement.id === 'log-opened-question'");
    assert_eq!(page.value("#log-opened-question"), "电视盒子黑屏");
    page.press("End");
    page.keys("，没有声音");
    page.press("Tab");
    page.wait_text("#log-row-1 .log-asked", "电视盒子黑屏，没有声音");
    page.click("#log-opened .choice :: 派单处理");
    page.wait_text("#log-row-1 .log-result", "派单处理");
    // Wrong text stays, and the entry as it was.
    page.fill("#log-opened-question", "");
    page.press("Tab");
    page.wait_text("#log-opened-question-why", "不能空着");
    page.wait_text("#log-row-1 .log-asked", "电视盒子黑屏，没有声音");
    page.click(".log-opened-head .link");
    page.wait_text(".log-opened .why", "没填对");
    page.click(".log-opened .why .link :: 放弃改动");
    page.wait_gone(".log-opened");
    page.wait_true("document.activeElement.id === 'log-grid'");
    page.press("Enter");
    page.click(".log-delete");
    page.wait_text(".log-count", "共 2 条");
    page.wait_text(".log-said", "已删除");
    page.click(".log-said .link");
    page.wait_text(".log-count", "共 3 条");
    page.wait_text("#log-row-1 .log-result", "派单处理");
    page.focus("#log-grid");
    page.press("Control+z");
    page.wait_text("#log-row-1 .log-result", "尚无结果");
    page.press("Control+z");
    page.wait_text("#log-row-1 .log-asked", "电视盒子黑屏");
    page.press("Control+Shift+z");
    page.wait_text("#log-row-1 .log-asked", "没有声音");
    page.wait_text(".log-state", "已全部保存");
    page.reload();
    go(&page);
    page.wait_text("#log-row-1 .log-asked", "没有声音");
    page.wait_text("#log-row-1 .log-result", "尚无结果");
    assert_quiet(&page);
}

#[test]
fn entries_are_found_by_characters_initials_and_words() {
    let desk = Desk::new();
    let page = opened(&desk);
    three(&page);
    for (query, row, found) in [
        ("账单", "这个月账单多了十元", "账单"),
        ("wsm", "晚上网速慢，打游戏掉线", "网速慢"),
        ("hdm", "电视盒子黑屏", "HDM"),
    ] {
        page.fill("#log-search", query);
        page.wait_text(".log-count", "找到 1 条");
        page.wait_text("#log-row-0 .log-asked", row);
        page.wait_text("#log-row-0 mark", found);
    }
    page.fill("#log-search", "没有这样的事");
    page.wait_text(".log-none", "没有找到");
    page.wait_text(".log-count", "找到 0 条");
    page.fill("#log-search", "账单");
    page.wait_text(".log-count", "找到 1 条");
    page.focus("#log-new-category");
    add(&page, "zd", "电子账单打不开", "");
    page.wait_text(".log-count", "找到 2 条");
    page.wait_text("#log-row-0 .log-asked", "电子账单打不开");
    let long = "客户说上周装维来过，换了光猫和网线，当时正常，今天又不行，催了两次没人来，最后问能不能退掉宽带";
    page.fill("#log-search", "");
    page.wait_text(".log-count", "共 4 条");
    page.focus("#log-new-category");
    add(&page, "ws", long, "");
    page.fill("#log-search", "退掉");
    page.wait_text(".log-count", "找到 1 条");
    page.wait_true(
        "(() => { const mark = document.querySelector('#log-row-0 .log-asked mark').getBoundingClientRect();
           const cell = document.querySelector('#log-row-0 .log-asked').getBoundingClientRect();
           return mark.left > cell.left && mark.right < cell.right; })()",
    );
    page.fill("#log-search", "");
    page.wait_text(".log-count", "共 5 条");
    assert_quiet(&page);
}

#[test]
fn on_a_phone_an_answer_that_was_found_is_seen() {
    let desk = Desk::with(Options::phone());
    let page = opened(&desk);
    page.click(".log-begin");
    three(&page);
    page.fill("#log-search", "HDMI");
    page.wait_text(".log-count", "找到 1 条");
    page.wait_text("#log-row-0 .log-asked", "电视盒子黑屏");
    page.wait_true(
        "(() => { const mark = document.querySelector('#log-row-0 .log-answered mark')?.getBoundingClientRect();
           const row = document.querySelector('#log-row-0').getBoundingClientRect();
           return mark && mark.width > 0 && mark.right < row.right && mark.bottom < row.bottom; })()",
    );
    assert_quiet(&page);
}

#[test]
fn a_case_is_made_read_and_offered_first() {
    let desk = Desk::with(Options {
        width: 1440,
        height: 900,
        ..Options::default()
    });
    let page = opened(&desk);
    three(&page);
    page.click("#log-row-2");
    page.click(".log-case .outlined");
    page.wait_true("document.activeElement.id === 'log-opened-title'");
    page.wait_text("#log-row-2 .case-mark", "案例");
    page.fill("#log-opened-title", "晚高峰网速慢");
    page.fill(
        "#log-opened-standard",
        "请先用网线测速；慢则重启光猫，仍慢派单。",
    );
    page.press("Escape");
    page.wait_gone(".log-opened");
    page.click(".log-filters .switch :: 案例");
    page.wait_text(".log-count", "共 1 条");
    page.wait_text(".log-title", "晚高峰网速慢");
    page.wait_text(".cases .log-answered", "请先用网线测速");
    page.click(".log-sort .switch :: 按标题");
    page.wait_text(".log-title", "晚高峰网速慢");
    page.focus("#log-new-category");
    page.keys("ws");
    page.press("Tab");
    page.keys("晚上网速慢");
    page.wait_text(".log-similar li:first-child", "晚高峰网速慢");
    page.press("F2");
    page.wait_true("document.querySelector('#log-new-answer').value.startsWith('请先用网线测速')");
    page.wait_text(".log-state", "已全部保存");
    page.reload();
    go(&page);
    page.wait_text(".case-mark", "案例");
    page.fill("#log-search", "晚高峰");
    page.wait_text("#log-row-0 .log-asked mark", "晚高峰");
    page.fill("#log-search", "仍慢派单");
    page.wait_text("#log-row-0 .log-answered mark", "仍慢派单");
    assert_quiet(&page);
}

/// Adds an entry that has its result and its follow-up.
fn add_closed(page: &Page) {
    page.focus("#log-new-category");
    page.keys("wf");
    page.press("Tab");
    page.keys("光猫红灯");
    page.press("Tab");
    page.press("Tab");
    page.press("ArrowDown");
    page.press("Tab");
    page.press("Enter");
}

#[test]
fn the_list_is_filtered() {
    let desk = Desk::new();
    let page = opened(&desk);
    three(&page);
    page.eval_json(
        "(() => { const date = document.querySelector('#log-new-date'); date.value = '2026-03-30';
        date.dispatchEvent(new Event('change', { bubbles: true })); return null; })()",
    );
    add_closed(&page);
    page.wait_text(".log-count", "共 4 条");
    page.wait_text("#log-row-3 .log-date", "2026-03-30");
    page.click(".log-filters .switch :: 2026 年 4 月");
    page.wait_text(".log-count", "共 3 条");
    page.click("[aria-label='上个月']");
    page.wait_text(".log-count", "共 1 条");
    page.wait_text("#log-row-0 .log-date", "2026-03-30");
    page.click(".log-filters .switch :: 待补");
    page.wait_text(".log-none", "还没有记录");
    page.click(".log-filters .switch :: 2026 年 3 月");
    page.wait_text(".log-count", "共 3 条");
    page.eval_json(
        "(() => { const all = document.querySelector('.log-filters .select'); all.value = 'iptv';
        all.dispatchEvent(new Event('change', { bubbles: true })); return null; })()",
    );
    page.wait_text(".log-count", "共 1 条");
    page.wait_text("#log-row-0 .log-what", "IPTV");
    page.click(".log-filters .switch :: 案例");
    page.wait_text(".log-none", "这里还没有记录");
    assert_quiet(&page);
}

#[test]
fn it_is_accessible_in_every_dress() {
    let sizes = [
        (
            "desktop",
            Options {
                width: 1440,
                height: 900,
                ..Options::default()
            },
            [(false, "zh-CN"), (true, "en")],
        ),
        ("phone", Options::phone(), [(false, "en"), (true, "zh-CN")]),
    ];
    for (size, options, dress) in sizes {
        for (dark, lang) in dress {
            let desk = Desk::with(Options {
                dark,
                ..options.clone()
            });
            let page = opened(&desk);
            let look = |view: &str| {
                let theme = if dark { "dark" } else { "light" };
                let name = format!("log-{view}-{size}-{theme}-{lang}");
                let found = page.axe();
                assert!(found.is_empty(), "{name}: {found:#?}");
                page.picture(format!("{name}.png"), false);
            };
            if lang == "en" {
                page.eval_json("(() => { document.querySelector('.lang-buttons [lang=en]').click(); return null; })()");
                page.wait_true("document.documentElement.lang === 'en'");
            }
            look("empty");
            if size == "phone" {
                page.click(".log-begin");
            }
            three(&page);
            page.wait_true("document.activeElement.id === 'log-new-category'");
            page.press("ArrowDown");
            page.wait_for(".log-options li");
            look("choosing");
            page.keys("ws");
            page.press("Tab");
            page.keys("晚上网速慢，回电 13912345678");
            page.wait_for(".log-similar");
            page.wait_for("#log-new-question-why");
            look("private");
            page.press("Enter");
            page.wait_for("#log-row-3");
            page.press("Enter");
            page.wait_for("#log-new-category-why");
            look("wrong");
            page.click("#log-row-3");
            page.click(".log-case .outlined");
            page.wait_for("#log-opened-title");
            page.fill("#log-opened-question", "");
            page.press("Tab");
            page.wait_for("#log-opened-question-why");
            look("opened");
            page.fill("#log-opened-question", "晚上网速慢");
            page.press("Escape");
            page.wait_gone(".log-opened");
            page.click(".log-filters .switch:nth-child(4)");
            page.wait_for(".log-title");
            look("cases");
            page.fill("#log-search", "no such thing");
            page.wait_gone(".log-row");
            look("nothing");
            assert_quiet(&page);
        }
    }
}
