//! What of the log takes its time: files in and out, the search, the report.

use kaohe::desk::log::{
    FilesMsg, LogField, LogImporting, LogMsg, LogPlace, LogScope, LogTable, Panel, ReportMsg,
};
use kaohe::desk::{Effect, Msg, Page, RestMsg};
use kaohe::exchange::{Clash, LogChoice, LogTake};
use kaohe::log::{LogEntry, QuickSpan};
use kaohe::store::rows::RowFault;

use super::bench::{Browser, Tab};
use super::log_keeping::{add, questions};
use crate::log::file::written;
use crate::log::generate::{asked, entry, many};

fn of_files(tab: &mut Tab, msg: FilesMsg) {
    tab.log_msg(LogMsg::Files(msg));
}

fn log_file(entries: &[LogEntry]) -> String {
    written(LogChoice::All, entries)
}

/// A tab on the log's page that takes its steps only when it's told to.
fn slow() -> Tab {
    let mut tab = Tab::open(&Browser::default());
    tab.tell(Msg::Page(Page::Log));
    tab.works = false;
    tab
}

fn step(tab: &mut Tab) {
    tab.tell(RestMsg::Step);
}

/// Steps to the end of what runs; what was told of it.
fn steps(tab: &mut Tab) -> Vec<(String, usize, usize)> {
    let mut told = Vec::new();
    while tab.model.is_working {
        let job = tab.log().job(tab.model.lang);
        told.extend(job.map(|job| (job.name, job.progress.done, job.progress.of)));
        step(tab);
    }
    told
}

fn previewed(tab: &Tab) -> (usize, usize) {
    match &tab.log().import {
        LogImporting::Preview { preview, .. } => (preview.new.len(), preview.same),
        other => panic!("{other:?}"),
    }
}

fn offered(tab: &mut Tab) -> Option<(String, String)> {
    tab.taken().into_iter().find_map(|effect| match effect {
        Effect::Download(name, text) => Some((name, text)),
        _ => None,
    })
}

#[test]
fn a_log_comes_in_and_goes_out_the_same_however_long_the_slices_are() {
    let log = many(600);
    let file = log_file(&log);
    for slice in [1, 7, 500] {
        let mut tab = slow();
        tab.files(&[("all.json", &file)]);
        let mut taken = 0;
        while tab.model.is_working {
            step(&mut tab);
            taken += 1;
            if taken % slice == 0 {
                // Others have their turn.
                tab.tell(Msg::Search(taken.to_string()));
                tab.log_msg(LogMsg::Mark(0));
            }
        }
        assert!(taken > 600);
        assert_eq!(previewed(&tab), (600, 0));
        assert!(tab.log().page.entries.is_empty());
        of_files(&mut tab, FilesMsg::Take);
        steps(&mut tab);
        tab.settle();
        let done = matches!(&tab.log().import, LogImporting::Done { keys, changed: 0 } if keys.len() == 600);
        assert!(done, "{:?}", tab.log().import);
        assert_eq!(tab.log().index.len(), 600);
        assert_eq!(tab.stored_questions().len(), 600);
        tab.taken();
        of_files(&mut tab, FilesMsg::Export);
        steps(&mut tab);
        // It asks for the numbers of customers first, which there are none of.
        let (name, text) = offered(&mut tab).unwrap();
        assert_eq!(name, "kaohe-log-2026-04-07.json");
        assert!(text == file, "the same bytes");
        of_files(&mut tab, FilesMsg::Download(0));
        assert_eq!(offered(&mut tab), Some((name, text)));
    }
}

#[test]
fn how_far_it_is_is_told_in_order_and_to_the_end() {
    let mut tab = slow();
    tab.files(&[("all.json", &log_file(&many(300)))]);
    let told = steps(&mut tab);
    let mut names: Vec<&str> = told.iter().map(|(name, ..)| &**name).collect();
    names.dedup();
    assert_eq!(names, ["正在检查 all.json", "正在与现有条目比对"]);
    for pair in told.windows(2) {
        let [(before, done, of), (name, next, next_of)] = pair else {
            unreachable!()
        };
        assert!(name != before || (done <= next && of == next_of && next <= of));
    }
    assert_eq!(told.last().unwrap().1, 300);
}

#[test]
fn what_is_stopped_leaves_nothing_and_the_next_one_goes_on() {
    let file = log_file(&many(300));
    let mut tab = slow();
    for after in [0, 1, 5, 200] {
        tab.files(&[("all.json", &file)]);
        for _ in 0..after {
            step(&mut tab);
        }
        of_files(&mut tab, FilesMsg::Cancel);
        assert!(matches!(tab.log().import, LogImporting::Cancelled));
        assert!(!tab.log().is_busy());
        steps(&mut tab);
    }
    // While it's being taken: all of it is in memory already.
    tab.files(&[("all.json", &file)]);
    steps(&mut tab);
    of_files(&mut tab, FilesMsg::Take);
    while tab.log().page.entries.is_empty() {
        step(&mut tab);
    }
    assert!(tab.log().is_busy());
    of_files(&mut tab, FilesMsg::Cancel);
    assert!(tab.log().page.entries.is_empty());
    tab.settle();
    assert!(matches!(tab.log().import, LogImporting::Cancelled));
    assert_eq!(tab.stored_questions(), [] as [&str; 0]);
    assert!(!tab.log().can_undo() && !tab.log().can_redo());
    steps(&mut tab);
    assert_eq!(tab.log().index.len(), 0);
    // What looks for twins gives nothing, either.
    of_files(&mut tab, FilesMsg::Open(Panel::Twins));
    of_files(&mut tab, FilesMsg::Cancel);
    steps(&mut tab);
    assert_eq!(tab.log().twins.groups, None);
}

#[test]
fn an_import_is_one_act_and_what_was_changed_since_stays() {
    let mut tab = slow();
    tab.works = true;
    add(&mut tab, "自己的");
    let log = [entry(asked(1, "甲")), entry(asked(2, "乙"))];
    tab.files(&[("a.json", &log_file(&log))]);
    of_files(&mut tab, FilesMsg::Take);
    tab.settle();
    assert_eq!(questions(&tab), ["甲", "乙", "自己的"]);
    // Another tab changes one of them.
    let other = entry(asked(2, "改过的乙"));
    tab.entries(vec![other]);
    tab.tell(Msg::Act(kaohe::desk::state::Action::Undo));
    assert!(tab.log().is_busy());
    tab.settle();
    let undone = matches!(
        tab.log().import,
        LogImporting::Undone {
            restored: 1,
            kept: 1
        }
    );
    assert!(undone, "{:?}", tab.log().import);
    assert_eq!(tab.stored_questions(), ["改过的乙", "自己的"]);
    // Then what came before, and all of it again.
    tab.log_msg(LogMsg::Undo);
    assert_eq!(questions(&tab), ["改过的乙"]);
    tab.log_msg(LogMsg::Redo);
    tab.log_msg(LogMsg::Redo);
    assert_eq!(questions(&tab), ["甲", "改过的乙", "自己的"]);
    tab.settle();
    assert_eq!(tab.stored_questions(), questions(&tab));
}

#[test]
fn what_another_tab_saved_since_the_preview_isn_t_overwritten() {
    let browser = Browser::default();
    let (mut one, mut two) = (Tab::open(&browser), Tab::open(&browser));
    one.entries(vec![entry(asked(1, "甲"))]);
    let log = [
        entry(asked(1, "新甲")),
        entry(asked(2, "乙")),
        entry(asked(3, "丙")),
    ];
    one.files(&[("a.json", &log_file(&log))]);
    of_files(&mut one, FilesMsg::ChooseAll(Clash::Key, LogTake::Theirs));
    two.hears();
    two.entries(vec![
        entry(asked(2, "先到的乙")),
        entry(asked(1, "先到的甲")),
    ]);
    one.hears();
    of_files(&mut one, FilesMsg::Take);
    one.settle();
    let done =
        matches!(&one.log().import, LogImporting::Done { keys, changed: 2 } if keys.len() == 1);
    assert!(done, "{:?}", one.log().import);
    assert_eq!(one.stored_questions(), ["先到的甲", "先到的乙", "丙"]);
    // Unheard of, it's a conflict: nothing is lost there, either.
    let log = [entry(asked(4, "丁"))];
    one.files(&[("b.json", &log_file(&log))]);
    two.entries(vec![entry(asked(4, "先到的丁"))]);
    of_files(&mut one, FilesMsg::Take);
    one.settle();
    let unsaved = one.log().unsaved();
    assert!(matches!(
        unsaved[0].fault,
        RowFault::Conflict { theirs: Some(_) }
    ));
}

#[test]
fn what_there_is_no_room_for_is_counted_with_its_cause() {
    let mut tab = Tab::open(&Browser::default());
    tab.files(&[("a.json", &log_file(&many(50)))]);
    tab.browser.rows.leave(Some(100));
    of_files(&mut tab, FilesMsg::Take);
    tab.settle();
    let LogImporting::Done { keys, .. } = &tab.log().import else {
        panic!("{:?}", tab.log().import);
    };
    let (count, fault) = tab.log().unsaved_of(keys).unwrap();
    assert_eq!(count, 50);
    assert!(matches!(fault, RowFault::Storage(_)), "{fault:?}");
    assert!(!tab.model.all_saved());
}

#[test]
fn files_wait_for_their_turn_and_for_the_entries() {
    let browser = Browser::default();
    Tab::open(&browser).entries(vec![entry(asked(1, "甲"))]);
    let mut tab = Tab::bare(&browser, Some(true));
    tab.tell(Msg::Page(Page::Log));
    tab.load();
    let log = log_file(&[entry(asked(1, "甲")), entry(asked(2, "乙"))]);
    tab.files(&[("a.json", &log), ("b.json", &log), ("c.json", "[]")]);
    let job = tab.log().job(tab.model.lang).unwrap();
    assert_eq!((job.name.as_str(), job.progress.of), ("正在打开台账", 0));
    assert!(!tab.model.is_working, "nothing is asked in vain");
    tab.storage_opens();
    assert_eq!((previewed(&tab), tab.log().waiting.len()), ((1, 1), 2));
    of_files(&mut tab, FilesMsg::Leave);
    assert_eq!((previewed(&tab), tab.log().waiting.len()), ((1, 1), 1));
    of_files(&mut tab, FilesMsg::Take);
    tab.settle();
    of_files(&mut tab, FilesMsg::Next);
    assert!(matches!(&tab.log().import, LogImporting::Refused { name, .. } if name == "c.json"));
}

#[test]
fn files_of_months_and_of_the_log_find_their_way() {
    let months = include_str!("../fixtures/worked-month.json");
    let late = r#"{"entries":[],"version":1,"format":"kaohe-log"}"#
        .replace("[]", &format!("[{}]", " ".repeat(600)));
    let mut tab = Tab::open(&Browser::default());
    tab.tell(Msg::Page(Page::Log));
    tab.files(&[("months.json", months)]);
    assert_eq!(
        (tab.model.page, tab.model.import.incoming.len()),
        (Page::Import, 1)
    );
    // One that says so at its end only.
    tab.files(&[("late.json", &late)]);
    assert_eq!((tab.model.page, previewed(&tab)), (Page::Log, (0, 0)));
    of_files(&mut tab, FilesMsg::Leave);
    let (head, rest) = months.split_once("\"records\"").unwrap();
    let (_, format) = head.split_once("\"format\"").unwrap();
    let turned = format!(
        "{{{}\"records\"{}, \"format\"{}}}",
        " ".repeat(600),
        rest.trim_end().strip_suffix('}').unwrap(),
        format.trim_end().trim_end_matches(',')
    );
    tab.files(&[("turned.json", &turned)]);
    assert_eq!(
        (tab.model.page, tab.model.import.incoming.len()),
        (Page::Import, 1)
    );
}

#[test]
fn what_looks_private_is_asked_about_before_it_leaves() {
    let mut tab = Tab::open(&Browser::default());
    add(&mut tab, "客户 13800138000 来电");
    add(&mut tab, "网速慢");
    tab.taken();
    of_files(&mut tab, FilesMsg::Table(LogTable::Csv));
    of_files(&mut tab, FilesMsg::Export);
    assert_eq!(tab.log().export.private.len(), 1);
    assert_eq!(offered(&mut tab), None);
    of_files(&mut tab, FilesMsg::Write { masked: true });
    let (name, text) = offered(&mut tab).unwrap();
    assert_eq!(name, "kaohe-log-2026-04-07.csv");
    assert!(text.contains("网速慢") && !text.contains("13800138000"));
    of_files(&mut tab, FilesMsg::Write { masked: false });
    assert!(offered(&mut tab).unwrap().1.contains("13800138000"));
    // There are no cases: nothing is written.
    of_files(&mut tab, FilesMsg::Scope(LogScope::Cases));
    of_files(&mut tab, FilesMsg::Export);
    assert!(tab.log().export.is_empty && offered(&mut tab).is_none());
}

#[test]
fn cases_that_are_nearly_equal_are_grouped_unmarked_and_marked_again() {
    let mut tab = Tab::open(&Browser::default());
    for _ in 0..2 {
        add(&mut tab, "光猫红灯怎么办");
        let id = tab.log().page.entries.last().unwrap().id;
        tab.log_msg(LogMsg::Open(id, false));
        let answer = "请重启光猫".to_owned();
        tab.log_msg(LogMsg::Type(LogPlace::Opened, LogField::Answer, answer));
        tab.log_msg(LogMsg::Case(true));
        tab.log_msg(LogMsg::Close);
    }
    of_files(&mut tab, FilesMsg::Open(Panel::Twins));
    let groups = tab.log().twins.groups.clone().unwrap();
    assert_eq!(groups.len(), 1);
    let id = groups[0][1];
    of_files(&mut tab, FilesMsg::Unmark(id));
    assert!(tab.log().page.entry(id).unwrap().case.is_none());
    assert!(tab.log().twins.was_unmarked(id));
    of_files(&mut tab, FilesMsg::Remark(id));
    assert!(tab.log().page.entry(id).unwrap().case.is_some());
    of_files(&mut tab, FilesMsg::Unmark(id));
    of_files(&mut tab, FilesMsg::Search);
    assert_eq!(tab.log().twins.groups, Some(vec![]));
}

#[test]
fn the_report_is_of_its_days_and_follows_the_entries() {
    let mut tab = Tab::open(&Browser::default());
    tab.tell(Msg::Page(Page::Log));
    add(&mut tab, "今天的");
    of_files(&mut tab, FilesMsg::Open(Panel::Report));
    let entries = |tab: &Tab| {
        tab.log()
            .report
            .report
            .as_ref()
            .map(|report| report.entries)
    };
    assert_eq!(entries(&tab), Some(1));
    // Another tab writes one down.
    let today = entry(kaohe::log::LogFacts {
        date: "2026-04-07".parse().unwrap(),
        ..asked(5, "别处的")
    });
    tab.entries(vec![today]);
    assert_eq!(entries(&tab), Some(2));
    let report = |msg| FilesMsg::Report(msg);
    of_files(&mut tab, report(ReportMsg::From("2026-05-01".into())));
    assert_eq!(entries(&tab), None);
    of_files(&mut tab, report(ReportMsg::Quick(QuickSpan::Today)));
    assert_eq!(entries(&tab), Some(2));
    tab.taken();
    of_files(&mut tab, report(ReportMsg::Copy));
    assert!(
        matches!(&tab.taken()[..], [Effect::Copy(text)] if text.contains("今天的") || text.contains('2'))
    );
    tab.tell(RestMsg::Copied(false));
    assert_eq!(tab.log().report.copied, Some(false));
    assert!(
        tab.taken()
            .contains(&Effect::Focus(kaohe::desk::Target("#report-text".into())))
    );
}

#[test]
fn a_search_finds_more_as_the_index_is_filled() {
    let mut tab = slow();
    tab.entries(many(2_500));
    assert_eq!(tab.log().indexing().unwrap().of, 2_500);
    tab.log_msg(LogMsg::Query("网速".into()));
    tab.log_msg(LogMsg::Find(tab.log().page.typed));
    let mut found = vec![tab.log().page.list.len()];
    while tab.model.is_working {
        step(&mut tab);
        found.push(tab.log().page.list.len());
    }
    found.dedup();
    assert!(found.len() > 2 && found[0] == 0 && found.is_sorted());
    assert!(tab.log().indexing().is_none());
}
