//! A person enters a month and reads the score.

use crate::desk::{
    Desk, assert_fits, assert_quiet, assert_score, choose, click_button, click_file_button,
    enter_march, fixture, reload_saved, set_date,
};
use kaohe_browser::Options;

#[test]
fn worked_month_on_a_phone() {
    let desk = Desk::with(Options {
        width: 360,
        ..Options::phone()
    });
    let page = desk.open();
    assert_fits(&page);
    page.click(".intro .filled");
    assert_score(&page, "97.0", "78.6", "100.2");
    assert_fits(&page);
    page.set_viewport(320, 640, true);
    assert_fits(&page);
    page.set_viewport(360, 780, true);
    // The score stays in sight while one types.
    page.focus("#f-count-24");
    page.wait_for(".score-bar.shown");
    assert!(page.text(".bar-score").contains("97.0"));
    let small = page.eval_json(
        "[...document.querySelectorAll('.step-button, .top .icon, .jumps a')]
           .filter(e => e.offsetParent).map(e => e.getBoundingClientRect())
           .filter(r => r.height < 44).length",
    );
    assert_eq!(small, 0);
    assert_quiet(&page);
}

#[test]
fn an_empty_month_on_a_phone_is_under_4000_px_in_both_languages() {
    let desk = Desk::with(Options::phone());
    let page = desk.open();
    for lang in ["zh", "en"] {
        page.click(&format!(".lang-buttons [lang^='{lang}']"));
        page.wait_true(&format!(
            "document.documentElement.lang.startsWith('{lang}')"
        ));
        // With all that comes later.
        page.wait_for(".todo");
        page.wait_true("document.querySelectorAll('.row').length === 30");
        page.wait_for("#complaints");
        let tall = page.eval_json("document.documentElement.scrollHeight");
        let tall = tall.as_u64().unwrap();
        assert!((3_000..4_000).contains(&tall), "{tall} in {lang}");
    }
    assert_quiet(&page);
}

#[test]
fn example_is_marked_and_leaves_by_one_tap() {
    let desk = Desk::new();
    let page = desk.open();
    page.click(".intro .filled");
    assert_score(&page, "97.0", "78.6", "100.2");
    page.wait_text(".notice.example", "示例");
    assert!(!crate::desk::storage(&page).contains("0417"));
    page.click(".notice.example .link");
    page.wait_text("#announced", "还没有记录");
    assert!(!page.find(".notice.example"));
    assert_quiet(&page);
}

#[test]
fn language_switches_at_once_and_is_remembered() {
    let desk = Desk::new();
    let page = desk.open();
    page.click(".intro .filled");
    page.click(".lang-buttons [lang='en']");
    page.wait_text("#announced", "Score 97.0, may be 78.6 to 100.2");
    assert_eq!(page.attribute("html", "lang").as_deref(), Some("en"));
    let chinese = page.eval_json(
        "document.body.innerText.replace(/[\u{4e2d}\u{8003}\u{6838}]/g, '').match(/[\\u4e00-\\u9fff]/g)",
    );
    assert!(chinese.is_null(), "{chinese}");
    // Settings are kept once all of the page has come.
    page.wait_true("localStorage['kaohe:settings']?.includes('\"en\"')");
    page.reload();
    page.wait_text(".tab[aria-current]", "Month");
    assert_quiet(&page);
}

#[test]
fn every_edit_can_be_undone_and_redone() {
    let desk = Desk::new();
    let page = desk.open();
    page.click("#row-6 .step-button:last-child");
    page.wait_text("#row-6 .row-amount", "\u{2212}2.0");
    page.press("Control+z");
    page.wait_text("#announced", "还没有记录");
    page.press("Control+Shift+z");
    page.wait_text("#row-6 .row-amount", "\u{2212}2.0");
    // A run of typing is one step.
    page.fill("#f-count-7", "12");
    page.wait_text("#row-7 .row-amount", "\u{2212}6.0");
    page.click("[aria-label='撤销']");
    page.wait_true("document.querySelector('#f-count-7').value === '0'");
    page.wait_true("document.querySelector('#row-7 .row-amount').textContent === '0'");
    page.click("[aria-label='重做']");
    page.wait_text("#row-7 .row-amount", "\u{2212}6.0");
    // Removing everything is asked about, and undone all the same.
    click_button(&page, "数据");
    click_button(&page, "清空全部记录");
    page.fill("#ask-answer", "清空");
    page.press("Enter");
    page.wait_text("#said", "已清空");
    page.wait_text("main.data", "0 个月份");
    page.press("Control+z");
    page.wait_text("main.data", "1 个月份");
    assert_eq!(page.dialogs(), Vec::<String>::new());
    assert_quiet(&page);
}

#[test]
fn clauses_are_found_by_number_and_word() {
    let desk = Desk::new();
    let page = desk.open();
    page.fill("#search", "22");
    page.wait_for("#row-22");
    page.wait_gone("#row-2");
    assert_eq!(page.count(".row"), 1);
    page.fill("#search", "推诿");
    page.wait_for("#row-15");
    page.wait_gone("#row-22");
    // The document's own words, and the initials by which they're typed.
    for typed in ["听音乐", "tyy"] {
        page.fill("#search", typed);
        page.wait_true("document.querySelectorAll('.rows > li').length === 1");
        page.wait_for("#row-11");
        page.wait_gone("#exam");
        page.wait_gone("#measures");
    }
    page.fill("#search", "回访");
    page.wait_for("#measure-satisfaction");
    page.wait_gone("#measure-faults_online");
    page.fill("#search", "报表");
    page.wait_for("#report");
    page.wait_gone("#complaints");
    page.fill("#search", "没有这个词");
    page.wait_text(".no-match", "没有找到");
    page.fill("#search", "");
    page.wait_for("#row-6");
    page.click("#row-6 .step-button:last-child");
    click_button(&page, "只看有分的");
    page.wait_gone("#row-8");
    assert!(page.find("#row-6"));
    assert_quiet(&page);
}

#[test]
fn entries_take_dates_notes_and_doubt() {
    let desk = Desk::new();
    let page = desk.open();
    page.click("#row-7 .step-button:last-child");
    page.click("#row-7 .chevron");
    page.wait_text("#row-7 .row-details", "第 7 条");
    set_date(&page, "#f-entry-0-date", "2026-04-03");
    page.fill("#f-entry-0-note", "堵车");
    page.press("Enter");
    page.click("#row-7 .entry .check input");
    page.wait_text("#row-7 .remark", "1 次待核实");
    page.wait_text("#row-7 .row-amount", "0");
    page.wait_text("#row-7 .reason", "核实前不计");
    reload_saved(&page);
    page.wait_for("#main");
    page.click("#row-7 .chevron");
    page.wait_for("#f-entry-0-date");
    assert_eq!(page.value("#f-entry-0-date"), "2026-04-03");
    assert_eq!(page.value("#f-entry-0-note"), "堵车");
    // A day of another month is refused where it stands.
    set_date(&page, "#f-entry-0-date", "2026-05-03");
    page.wait_text(".errors", "不在 2026 年 4 月 内");
    page.wait_text("#f-entry-0-date-why", "2026-04-03");
    assert_quiet(&page);
}

#[test]
fn complaints_cost_by_level_and_show_what_to_consider() {
    let desk = Desk::new();
    let page = desk.open();
    click_button(&page, "记一件");
    page.wait_for(".complaint select");
    let pick = |nth: usize, value: &str| {
        page.eval_json(&format!(
            "(() => {{ const s = document.querySelectorAll('.complaint .select')[{nth}]; s.value = '{value}';
               s.dispatchEvent(new Event('change', {{ bubbles: true }})); return null; }})()"
        ));
    };
    page.wait_text("#complaints .form-head", "0");
    pick(0, "liable-serious");
    page.wait_text("#complaints .form-head", "\u{2212}5.0");
    page.wait_text(".considered", "再培训");
    click_button(&page, "记一件");
    page.wait_true("document.querySelectorAll('.complaint').length === 2");
    pick(1, "liable-serious");
    page.wait_text(".point-out", "严重");
    page.wait_text("#complaints .form-head", "\u{2212}10.0");
    pick(1, "liable-major");
    page.wait_text(".considered", "待岗");
    page.wait_text(".considered", "劝退");
    assert_quiet(&page);
}

#[test]
fn a_late_report_costs_by_the_day() {
    let desk = Desk::new();
    let page = desk.open();
    page.click("[aria-label='上个月']");
    choose(&page, "report", 2);
    // On 7 April it is past the last day whatever comes.
    page.wait_text("#row-22 .row-amount", "\u{2212}5.0");
    choose(&page, "report", 1);
    for (day, amount) in [
        ("04", "0"),
        ("05", "\u{2212}1.0"),
        ("06", "\u{2212}2.0"),
        ("07", "\u{2212}5.0"),
    ] {
        set_date(&page, "#f-report", &format!("2026-04-{day}"));
        page.wait_text("#row-22 .row-amount", amount);
    }
    assert_quiet(&page);
}

#[test]
fn months_show_what_they_hold() {
    let desk = Desk::new();
    let page = desk.open();
    enter_march(&page);
    click_button(&page, "全年");
    page.wait_text(".month-cell.has", "97.0");
    page.wait_text(".month-cell.has", "78.6\u{2013}100.2");
    assert_eq!(page.count(".month-cell.has"), 1);
    page.click(".month-grid li:nth-child(5) .month-cell");
    page.wait_text(".month-name", "2026 年 5 月");
    page.wait_text("#announced", "还没有记录");
    assert_quiet(&page);
}

/// How many nodes of the page a click changes, adds or takes away, and which it
/// writes to though they stay as they were.
const CHANGED: &str = "(async css => {
    const records = [];
    const observer = new MutationObserver(more => records.push(...more));
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true,
        attributeOldValue: true, characterDataOldValue: true });
    document.querySelector(css).click();
    await new Promise(done => setTimeout(done, 200));
    records.push(...observer.takeRecords());
    observer.disconnect();
    const now = r => r.type === 'attributes' ? r.target.getAttribute(r.attributeName) : r.target.data;
    const same = records.filter(r => r.type !== 'childList' && now(r) === r.oldValue);
    const touched = records.flatMap(r => r.type === 'childList' ? [...r.addedNodes, ...r.removedNodes] : [r.target]);
    return [new Set(touched).size, same.map(r => r.target.nodeName + ' ' + r.attributeName + ' ' + r.oldValue)];
})";

#[test]
fn a_step_changes_only_what_looks_different() {
    let desk = Desk::new();
    let page = desk.open();
    click_file_button(&page, 0);
    page.upload("#import-files", &[fixture("worked-month.json")]);
    page.wait_for(".import-item");
    click_button(&page, "确认导入");
    assert_score(&page, "97.0", "78.6", "100.2");
    page.wait_for("#row-26b");
    page.wait_for(".line-list");
    assert!(!page.find(".paper"), "paper is for printing");
    // The first lets the axis end a point later, so that all on it moves; that a month is
    // saved is said, too.
    for (row, most) in [("3", 155), ("6", 140), ("16", 130), ("26b", 120)] {
        for button in ["last", "first"] {
            let css = format!("'#row-{row} .step-button:{button}-child'");
            let changed = page.eval_json(&format!("{CHANGED}({css})"));
            let same = changed[1].as_array().unwrap();
            // Meanwhile it wasn't saved.
            let is_saved = |node: &serde_json::Value| node.as_str().unwrap().contains("已存");
            assert!(same.iter().all(is_saved), "{css}: {changed}");
            assert!(changed[0].as_u64().unwrap() <= most, "{css}: {changed}");
        }
    }
    assert_quiet(&page);
}

/// Where a row's stepper lies on the screen.
const STEPPER: &str = "Math.round(document.querySelector('#row-3 .step-button:last-child')\
    .getBoundingClientRect().top)";

/// Opens a month, takes the row into the middle of the screen and steps twice.
fn steps_twice(desk: &Desk, begin: &str) {
    let page = desk.open();
    page.eval_json(begin);
    page.focus("#row-3 .step-button:last-child");
    page.wait_for("#complaints");
    page.eval_json(
        "document.querySelector('#row-3').scrollIntoView({block: 'center', behavior: 'instant'})",
    );
    let before = page.eval_json(STEPPER).as_i64().unwrap();
    for count in ["1", "2"] {
        page.click("#row-3 .step-button:last-child");
        page.wait_true(&format!(
            "document.querySelector('#f-count-3').value === '{count}'"
        ));
        page.wait_text(".status", "已存");
        // A click takes it into the middle again, to within a pixel.
        let by = page.eval_json(STEPPER).as_i64().unwrap() - before;
        assert!(by.abs() <= 2, "{by} px at {count}");
    }
    // Whoever comes back is introduced no more.
    reload_saved(&page);
    page.wait_true("document.querySelector('#f-count-3').value === '2'");
    page.wait_gone(".intro");
    assert_quiet(&page);
}

#[test]
fn the_first_fact_moves_no_row_under_the_hand() {
    let options = Options {
        width: 1366,
        height: 768,
        ..Options::default()
    };
    steps_twice(&Desk::with(options), "0");
}

#[test]
fn the_first_fact_moves_no_row_on_a_phone() {
    steps_twice(&Desk::with(Options::phone()), "0");
    // As Safari has it, which keeps nothing where it is.
    let begin = "document.documentElement.style.overflowAnchor = 'none'; 0";
    steps_twice(&Desk::with(Options::phone()), begin);
}
