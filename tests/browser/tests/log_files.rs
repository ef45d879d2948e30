//! The log's files: what comes in, what goes out, and what it does to the page
//! meanwhile.

use std::fs;

use crate::desk::entries::{file_of, lines, many, written};
use crate::desk::log_panels::{click_in_main, export, import, open_log, open_panel, wait_long};
use crate::desk::log_rows::{rows, wait_rows};
use crate::desk::{Desk, assert_quiet, click_button, click_file_button, file};
use kaohe_browser::{Options, Page};
use serde_json::{Value, json};

/// The turns between slices of long work are the test's to give: while `held`,
/// the work stands still, and `pass()` gives it one more slice.
const HELD: &str = "{
    globalThis.held = false;
    const waiting = [];
    const post = MessagePort.prototype.postMessage;
    MessagePort.prototype.postMessage = function (...given) {
        const go = () => post.apply(this, given);
        if (held) waiting.push(go); else go();
    };
    globalThis.pass = () => waiting.splice(0).forEach(go => go());
}";
/// Writes fail after so many, as when there is no room left.
const NO_ROOM: &str = "
    globalThis.room = 400;
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...given) {
        if (this.name === 'log' && room-- <= 0) throw new DOMException('full', 'QuotaExceededError');
        return put.apply(this, given);
    };
";

fn entry(id: u64, question: &str) -> Value {
    json!({ "id": id, "date": "2026-04-03", "channel": "phone", "category": "slow", "question": question })
}

fn case(id: u64, question: &str, title: &str, answer: &str) -> Value {
    let mut entry = entry(id, question);
    entry["case"] = json!({ "title": title, "answer": answer });
    entry
}

#[test]
fn faulty_entries_are_refused_and_say_why() {
    let desk = Desk::new();
    let page = desk.open();
    let good = entry(1, "上不了网");
    let rows = [
        written(&good),
        written(&good),
        written(&entry(1, "编号相同")),
        written(&entry(2, " ")),
        written(&entry(3, "三")).replace("2026-04-03", "2026-02-30"),
        written(&entry(4, &"长".repeat(501))),
        "{\"id\":5}".to_owned(),
    ];
    import(&page, file(&page, "faulty.json", &lines(&rows)));
    page.wait_text(".log-files .strong", "新增 1 条");
    page.wait_text(".log-files .strong", "拒收 5 条");
    page.wait_text(".log-files .strong", "文件内重复 1 条");
    for why in [
        "编号相同，内容不同",
        "不能空着",
        "不是有效日期",
        "超过 500 个字",
        "缺少这一项",
    ] {
        page.wait_text(".refusals", why);
    }
    click_in_main(&page, "导入 1 条");
    page.wait_text(".log-files .strong", "已导入 1 条");
    assert_eq!(self::rows(&page), [written(&good)]);
    click_in_main(&page, "撤销这次导入");
    page.wait_text(".log-files .strong", "已撤销导入，恢复 1 条");
    assert_eq!(self::rows(&page), Vec::<String>::new());
    // A whole file that can't be: said at once, and in place.
    for (name, text, why) in [
        (
            "cut.json",
            "{\"format\":\"kaohe-log\",\"version\":1,\"entries\":[{",
            "断了",
        ),
        (
            "newer.json",
            "{\"format\":\"kaohe-log\",\"version\":9,\"entries\":[]}",
            "更新版本",
        ),
        ("table.txt", "日期,渠道\r\n", ".json"),
    ] {
        page.upload("#import-files", &[file(&page, name, text)]);
        page.wait_text(".import-item.refused", name);
        page.wait_text(".import-item.refused", why);
    }
    fs::write(
        page.downloads_dir().join("bytes.json"),
        b"{\"format\":\"kaohe-log\", \xFF\xFE}",
    )
    .unwrap();
    page.upload("#import-files", &[page.downloads_dir().join("bytes.json")]);
    page.wait_text(
        ".import-item.refused",
        "不是文本文件（第 24 字节读不出文字）",
    );
    let large = " ".repeat((32 << 20) + 1);
    page.upload("#import-files", &[file(&page, "large.json", &large)]);
    page.wait_text(".import-item.refused", "文件太大");
    // Values with commas between them are the office's own.
    page.upload(
        "#import-files",
        &[file(&page, "table.csv", "日期,渠道\r\n")],
    );
    page.wait_text("main", "导入表格");
    assert_quiet(&page);
}

#[test]
fn nothing_is_overwritten_unread_and_one_step_takes_it_back() {
    let desk = Desk::new();
    let page = desk.open();
    let ours = [entry(10, "甲"), entry(20, "乙"), entry(30, "丙")];
    import(&page, file(&page, "ours.json", &file_of(&ours)));
    click_in_main(&page, "导入 3 条");
    page.wait_text(".log-files .strong", "已导入 3 条");
    let before = rows(&page);
    let theirs = [
        entry(10, "另一甲"),
        entry(20, "另一乙"),
        entry(30, "另一丙"),
        entry(40, "丁"),
    ];
    let path = file(&page, "theirs.json", &file_of(&theirs));
    page.upload("#import-files", &[&path]);
    page.wait_text(".clashes", "编号相同、内容不同 3 条");
    page.wait_text(".beside", "另一甲");
    assert_eq!(rows(&page), before);
    // Only what is new, unless somebody says otherwise.
    page.click(".clash:nth-child(2) .radio:nth-child(2) input");
    page.click(".clash:nth-child(3) .radio:nth-child(3) input");
    click_in_main(&page, "导入 3 条");
    page.wait_text(".log-files .strong", "已导入 3 条");
    let kept = [
        entry(10, "甲"),
        entry(20, "另一乙"),
        entry(30, "丙"),
        entry(31, "另一丙"),
        entry(40, "丁"),
    ];
    let kept: Vec<String> = kept.iter().map(written).collect();
    assert_eq!(rows(&page), kept);
    // What was taken under another key is known again.
    page.upload("#import-files", &[&path]);
    page.wait_text(".log-files .strong", "相同 3 条，不同 1 条");
    click_in_main(&page, "放弃导入");
    page.press("Control+z");
    page.wait_text(".log-files .strong", "已撤销导入，恢复 3 条");
    assert_eq!(rows(&page), before);
    assert_quiet(&page);
}

#[test]
fn what_was_changed_meanwhile_is_left_as_it_is() {
    let desk = Desk::new();
    let one = desk.open();
    let two = desk.open();
    import(
        &one,
        file(
            &one,
            "a.json",
            &file_of(&[entry(10, "甲"), entry(20, "乙")]),
        ),
    );
    one.wait_text(".log-files .strong", "新增 2 条");
    import(
        &two,
        file(&two, "b.json", &file_of(&[entry(20, "先到的乙")])),
    );
    click_in_main(&two, "导入 1 条");
    two.wait_text(".log-files .strong", "已导入 1 条");
    one.bring_to_front();
    // News takes its time: the list shows when it's there.
    click_in_main(&one, "返回台账");
    one.wait_text("#main", "先到的乙");
    click_in_main(&one, "导入台账");
    click_in_main(&one, "导入 2 条");
    one.wait_text(".log-files .strong", "已导入 1 条");
    one.wait_text(".log-files .strong", "1 条在预览之后又有改动");
    let kept = [written(&entry(10, "甲")), written(&entry(20, "先到的乙"))];
    assert_eq!(rows(&one), kept);
    assert_quiet(&one);
    assert_quiet(&two);
}

#[test]
fn a_cancelled_import_leaves_nothing() {
    let desk = Desk::new();
    let page = desk.open_after(HELD);
    let log = file(&page, "many.json", &file_of(&many(6_000)));
    let hold = |on: bool| {
        page.eval_json(&format!("held = {on}, {on} || pass(), null"));
    };
    // Slice by slice until the bar stands where it's asked for, and stays there.
    let cancel = |name: &str, least: usize| {
        page.wait_true(&format!(
            "(() => {{ const bar = document.querySelector('.log-files progress[aria-label^=\"{name}\"]');
               if (bar?.value >= {least}) return true; pass(); return false; }})()"
        ));
        click_in_main(&page, "取消");
        hold(false);
    };
    open_panel(&page, "导入台账");
    hold(true);
    page.upload("#import-files", &[&log]);
    cancel("正在检查", 0);
    page.wait_text(".log-files .strong", "已取消");
    page.upload("#import-files", &[&log]);
    wait_long(&page, ".log-files .strong", "新增 6000 条");
    hold(true);
    click_in_main(&page, "导入 6000 条");
    cancel("正在导入", 300);
    wait_long(&page, ".log-files .strong", "已取消，台账没有变动");
    assert_eq!(rows(&page), Vec::<String>::new());
    page.upload("#import-files", &[&log]);
    wait_long(&page, ".log-files .strong", "新增 6000 条");
    assert_quiet(&page);
}

#[test]
fn without_room_it_says_what_is_not_stored_and_loses_nothing() {
    let desk = Desk::new();
    let page = desk.open_after(NO_ROOM);
    let log = many(1_000);
    import(&page, file(&page, "many.json", &file_of(&log)));
    wait_long(&page, ".log-files .strong", "新增 1000 条");
    click_in_main(&page, "导入 1000 条");
    wait_long(&page, ".log-files .strong", "已导入 1000 条");
    page.wait_text(".log-files .why", "没能存进浏览器：存储空间已满");
    let stored = rows(&page);
    assert!(
        !stored.is_empty() && stored.len() < 1_000,
        "{}",
        stored.len()
    );
    let left = format!("{} 条没能存进浏览器", 1_000 - stored.len());
    page.wait_text(".log-files .why", &left);
    // All of it is here, and can leave.
    assert!(export(&page, "kaohe-log-2026-04-07") == file_of(&log));
    click_in_main(&page, "返回台账");
    page.eval_json("(() => { room = 1e9; return null; })()");
    open_panel(&page, "导入台账");
    click_in_main(&page, "再存一次");
    page.wait_gone(".log-files .why");
    let all: Vec<String> = log.iter().map(written).collect();
    assert_eq!(rows(&page), all);
    assert_quiet(&page);
}

#[test]
fn a_table_is_read_by_spreadsheets_and_runs_nothing() {
    let desk = Desk::new();
    let page = desk.open();
    let mut formula = entry(10, "=1+1");
    formula["answer"] = "一行\n两行, \"引号\"".into();
    import(
        &page,
        file(&page, "a.json", &file_of(&[formula, entry(20, "网速慢")])),
    );
    click_in_main(&page, "导入 2 条");
    page.wait_text(".log-files .strong", "已导入 2 条");
    open_panel(&page, "导出台账");
    page.click(".file-choices:nth-of-type(2) .radio:nth-of-type(2) input");
    click_in_main(&page, "导出");
    let path = page.wait_download("kaohe-log-2026-04-07.csv");
    let table = fs::read(path).unwrap();
    let expected = "\u{FEFF}日期,渠道,类别,客户问题,答复,处理结果,回访结果,案例标题,标准答复\r\n\
        2026-04-03,电话,网速慢、掉线,'=1+1,\"一行\n两行, \"\"引号\"\"\",尚无结果,不回访,,\r\n\
        2026-04-03,电话,网速慢、掉线,网速慢,,尚无结果,不回访,,\r\n";
    assert_eq!(String::from_utf8(table).unwrap(), expected);
    assert_quiet(&page);
}

#[test]
fn what_looks_private_is_pointed_out_before_it_leaves() {
    let desk = Desk::new();
    let page = desk.open();
    let log = [entry(10, "请回拨 13812345678"), entry(20, "报错 691")];
    import(&page, file(&page, "a.json", &file_of(&log)));
    click_in_main(&page, "导入 2 条");
    page.wait_text(".log-files .strong", "已导入 2 条");
    open_panel(&page, "导出台账");
    click_in_main(&page, "导出");
    page.wait_text(".log-files", "有 1 条像是写进了客户的个人信息");
    page.wait_text(".import-item", "手机号码");
    page.wait_text(".import-item", "138••••••78");
    click_in_main(&page, "遮住后导出");
    let path = page.wait_download("kaohe-log-2026-04-07");
    let out = fs::read_to_string(&path).unwrap();
    assert!(out.contains("138••••••78") && !out.contains("13812345678"));
    fs::remove_file(path).unwrap();
    // Here nothing changed.
    assert!(rows(&page)[0].contains("13812345678"));
    click_in_main(&page, "导出");
    click_in_main(&page, "照原样导出");
    let path = page.wait_download("kaohe-log-2026-04-07");
    assert_eq!(fs::read_to_string(path).unwrap(), file_of(&log));
    assert_quiet(&page);
}

const OLD: &str = "晚上八点以后宽带网速很慢，看电视卡顿";
const ALMOST: &str = "晚上八点以后宽带网速很慢，看电视卡顿了";

#[test]
fn cases_go_to_the_next_agent_and_duplicates_are_recognised() {
    let desk = Desk::new();
    let page = desk.open();
    let theirs = [
        case(70, ALMOST, "晚上慢", "请客户错峰使用，必要时派单"),
        entry(71, "普通一条"),
        case(
            72,
            "忘记宽带密码怎么办",
            "密码重置",
            "核对身份后在系统里重置",
        ),
    ];
    import(&page, file(&page, "a.json", &file_of(&theirs)));
    click_in_main(&page, "导入 3 条");
    page.wait_text(".log-files .strong", "已导入 3 条");
    open_panel(&page, "导出台账");
    page.click(".file-choices:nth-of-type(1) .radio:nth-of-type(3) input");
    click_in_main(&page, "导出");
    let path = page.wait_download("kaohe-cases-2026-04-07");
    let cases = fs::read_to_string(&path).unwrap();
    assert_eq!(cases, file_of(&[theirs[0].clone(), theirs[2].clone()]));

    let next = Desk::new();
    let page = next.open();
    let ours = case(5, OLD, "晚间网速慢", "先测速，再重启光猫");
    import(
        &page,
        file(&page, "ours.json", &file_of(std::slice::from_ref(&ours))),
    );
    click_in_main(&page, "导入 1 条");
    page.wait_text(".log-files .strong", "已导入 1 条");
    page.upload("#import-files", &[file(&page, "cases.json", &cases)]);
    page.wait_text(".clashes", "与现有案例几乎相同 1 条");
    page.wait_text(".beside", "请客户错峰使用");
    page.wait_text(".log-files .strong", "新增 1 条");
    page.click(".clash .radio:nth-child(2) input");
    click_in_main(&page, "导入 2 条");
    page.wait_text(".log-files .strong", "已导入 2 条");
    let mut changed = ours;
    changed["case"] = theirs[0]["case"].clone();
    assert_eq!(rows(&page), [written(&changed), written(&theirs[2])]);
    // Both kept: then they stand in one group, and one can be unmarked.
    page.upload("#import-files", &[file(&page, "cases.json", &cases)]);
    page.wait_text(".clashes", "与现有案例几乎相同 1 条");
    page.click(".clash .radio:nth-child(3) input");
    click_in_main(&page, "导入 1 条");
    page.wait_text(".log-files .strong", "已导入 1 条");
    open_panel(&page, "案例查重");
    page.wait_text(".log-files .strong", "发现 1 组，共 2 条");
    page.click(".block .import-item:nth-child(2) .outlined");
    page.wait_text(".import-item", "已不再作为案例");
    click_in_main(&page, "恢复为案例");
    page.wait_gone(".import-item:nth-child(2) .import-state + .none");
    click_in_main(&page, "再查一次");
    page.wait_text(".log-files .strong", "发现 1 组，共 2 条");
    page.click(".block .import-item:nth-child(2) .outlined");
    page.wait_text(".import-item", "已不再作为案例");
    click_in_main(&page, "再查一次");
    page.wait_text(".log-files .strong", "没有几乎相同的案例");
    let mut plain = theirs[0].clone();
    plain.as_object_mut().unwrap().remove("case");
    wait_rows(&page, |rows| rows.contains(&written(&plain)));
    assert_quiet(&page);
}

#[test]
fn files_find_their_way_wherever_they_are_given() {
    let desk = Desk::new();
    let page = desk.open();
    let log = file_of(&[entry(10, "甲")]);
    // A log where months are imported; one that says so at its end only, too.
    click_file_button(&page, 0);
    page.upload("#import-files", &[file(&page, "log.json", &log)]);
    page.wait_text(".log-files .strong", "新增 1 条");
    click_in_main(&page, "放弃导入");
    let late = format!(
        "{{\"entries\":[{}{}],\"version\":1,\"format\":\"kaohe-log\"}}",
        " ".repeat(600),
        written(&entry(10, "甲"))
    );
    click_file_button(&page, 0);
    page.upload("#import-files", &[file(&page, "late.json", &late)]);
    page.wait_text(".log-files .strong", "新增 1 条");
    click_in_main(&page, "放弃导入");
    // Months on the log's page.
    page.upload(
        "#import-files",
        &[crate::desk::fixture("worked-month.json")],
    );
    page.wait_text(".import-item", "97.0");
    assert!(!page.find(".log-files"));
    // Dropped: where it lands doesn't matter.
    for landing in ["全年", "台账"] {
        click_button(&page, landing);
        page.eval_json(&format!(
            "(() => {{ const data = new DataTransfer(); data.items.add(new File([{}], 'dropped.json'));
               window.dispatchEvent(new DragEvent('drop', {{ dataTransfer: data, bubbles: true, cancelable: true }})); return null; }})()",
            Value::from(log.as_str())
        ));
        page.wait_text(".log-files .strong", "新增 1 条");
        click_in_main(&page, "放弃导入");
    }
    // Several: one after the other.
    let other = file(
        &page,
        "other.json",
        &file_of(&[entry(10, "甲"), entry(11, "乙")]),
    );
    page.upload("#import-files", &[file(&page, "log.json", &log), other]);
    page.wait_text(".log-files .hint", "之后还有 1 个文件");
    click_in_main(&page, "导入 1 条");
    page.wait_text(".log-files .strong", "已导入 1 条");
    click_in_main(&page, "处理下一个文件，还有 1 个");
    page.wait_text(".log-files .strong", "新增 1 条，相同 1 条");
    assert_quiet(&page);
}

#[test]
fn every_state_is_accessible_and_fits() {
    for (options, width) in [(Options::default(), "wide"), (Options::phone(), "phone")] {
        for (lang, dark) in [("zh-CN", false), ("en", true)] {
            let desk = Desk::with(Options {
                dark,
                ..options.clone()
            });
            let page = desk.open_after(HELD);
            look(&page, lang, &format!("{width}-{lang}"));
        }
    }
}

fn look(page: &Page, lang: &str, name: &str) {
    let look = |state: &str| {
        let found = page.axe();
        assert!(found.is_empty(), "{state}-{name}: {found:#?}");
        let wide = page.eval_json("document.documentElement.scrollWidth - innerWidth");
        assert!(
            wide.as_f64().unwrap() <= 0.0,
            "{state}-{name} is too wide: {wide}"
        );
        page.picture(format!("log-files-{state}-{name}.png"), true);
    };
    let mut ours = many(60);
    ours.push(case(5, OLD, "晚间网速慢", "先测速，再重启光猫"));
    ours.push(entry(10, "请回拨 13812345678"));
    ours.sort_by_key(|entry| entry["id"].as_u64());
    open_nth(page, 1);
    page.upload("#import-files", &[file(page, "ours.json", &file_of(&ours))]);
    click_in_main(page, "导入 62 条");
    page.wait_text(".log-files .strong", "已导入 62 条");
    if lang == "en" {
        page.eval_json(
            "(() => { document.querySelector('.lang-buttons [lang=en]').click(); return null; })()",
        );
        page.wait_true("document.documentElement.lang === 'en'");
    }
    look("done");
    let mut theirs: Vec<String> = ours
        .iter()
        .take(30)
        .map(|entry| {
            let mut entry = entry.clone();
            entry["answer"] = "另一种答复".into();
            written(&entry)
        })
        .collect();
    theirs.push(written(&case(
        70,
        ALMOST,
        "晚上慢",
        "请客户错峰使用，必要时派单",
    )));
    theirs.push(written(&entry(71, " ")));
    theirs.push(written(&entry(72, "三")).replace("2026-04-03", "2026-02-30"));
    page.upload(
        "#import-files",
        &[file(page, "theirs.json", &lines(&theirs))],
    );
    page.wait_for(".clashes");
    look("preview");
    click_nth(page, ".clashes:nth-of-type(2) .radio:nth-child(3) input", 0);
    click_nth(page, ".log-files .filled", 0);
    page.wait_gone(".clashes");
    page.wait_gone(".job");
    open_nth(page, 3);
    page.wait_for(".block .import-item");
    look("twins");
    open_nth(page, 2);
    look("export");
    click_nth(page, ".log-files .filled", 0);
    page.wait_for(".block .import-item");
    look("private");
    click_nth(page, ".log-files .filled", 0);
    page.wait_for(".made");
    look("made");
    // Work that goes no further: caught in the middle.
    open_nth(page, 1);
    page.eval_json("held = true, null");
    let many = file_of(&many(6_000));
    page.upload(
        "#import-files",
        &[file(page, "kaohe-log-2026-04-07.json", &many)],
    );
    page.wait_true(
        "(() => { const bar = document.querySelector('.job progress');
           if (!bar) pass(); return !!bar; })()",
    );
    look("running");
    assert_quiet(page);
}

fn click_nth(page: &Page, css: &str, nth: usize) {
    page.wait_for(css);
    page.eval_json(&format!(
        "(() => {{ document.querySelectorAll('{css}')[{nth}].click(); return null; }})()"
    ));
}

/// Opens one of the log's panels.
fn open_nth(page: &Page, nth: usize) {
    open_log(page);
    click_nth(page, ".log-acts .link", nth);
    page.wait_for(".log-files");
    page.wait_gone(".job");
}
