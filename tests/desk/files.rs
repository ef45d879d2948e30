//! Files in and out.

use kaohe::desk::log::{LogImporting, Panel};
use kaohe::desk::state::{Action, Field};
use kaohe::desk::{
    Effect, ExportMsg, ImportMsg, Imported, Msg, Notice, Page, RestMsg, Scope, Shared, StorageMsg,
};
use kaohe::exchange::{Encoding, FileFault};
use kaohe::json::Encode;
use kaohe::locale::Lang;
use kaohe::locale::claim::imported;
use kaohe::number::Unit;

use super::bench::{Browser, Tab, WANG_FANG, id, month};

/// A tab with a month of 王芳's, and the file that it exports.
fn exported() -> (Tab, String) {
    let mut tab = Tab::open(&Browser::default());
    tab.enter(Field::Agent, "王芳");
    tab.act(Action::Step(id("6"), 1));
    tab.tell(Msg::Page(Page::Export));
    tab.taken();
    tab.tell(RestMsg::Export(ExportMsg::Download));
    let [Effect::Download(_, text)] = &tab.taken()[..] else {
        panic!("no file");
    };
    let text = text.clone();
    (tab, text)
}

#[test]
fn what_goes_out_comes_in_again() {
    let (_, text) = exported();
    let mut other = Tab::open(&Browser::default());
    other.files(&[("a.json", &text)]);
    assert_eq!(other.model.page, Page::Import);
    assert_eq!(other.model.import.incoming.len(), 1);
    assert_eq!(other.stored(), [] as [&str; 0]);
    other.tell(RestMsg::Import(ImportMsg::Take));
    assert_eq!(other.stored(), [WANG_FANG]);
    assert_eq!(other.model.record().agent, "王芳");
    // It's shown once it's stored.
    assert_eq!(other.model.page, Page::Import);
    other.settle();
    assert_eq!(other.model.page, Page::Month);
    other.act(Action::Undo);
    assert_eq!(other.stored(), [] as [&str; 0]);
}

#[test]
fn a_month_that_isn_t_chosen_isn_t_taken() {
    let (mut tab, text) = exported();
    tab.act(Action::Step(id("6"), 1));
    tab.files(&[("a.json", &text)]);
    tab.tell(RestMsg::Import(ImportMsg::Choose(0, false)));
    // Nothing stands there.
    tab.tell(RestMsg::Import(ImportMsg::Choose(7, false)));
    tab.tell(RestMsg::Import(ImportMsg::Take));
    assert_eq!(tab.shown_score(), "96");
}

#[test]
fn files_wait_for_the_months_that_they_are_compared_with() {
    let (tab, text) = exported();
    let mut again = Tab::bare(&tab.browser, Some(true));
    again.load();
    again.files(&[("a.json", &text)]);
    assert_eq!(again.model.page, Page::Month);
    again.storage_opens();
    assert_eq!(again.model.page, Page::Import);
    // It's the same month: there is nothing to take.
    let [(preview, take)] = &again.model.import.incoming[..] else {
        panic!("one month");
    };
    assert_eq!(preview.change, kaohe::exchange::Change::Same);
    assert!(!take);
}

#[test]
fn what_can_t_be_read_is_named_and_keeps_nothing_else_out() {
    let (_, text) = exported();
    let mut tab = Tab::open(&Browser::default());
    let read = |name: &str, text| kaohe::desk::FileRead {
        name: name.into(),
        hash: kaohe::id::Fingerprint::of_bytes(*b"any"),
        text,
    };
    let files = vec![
        read("huge.json", Err(FileFault::TooLarge { bytes: 9, limit: 8 })),
        read("gbk.json", Ok((text, Encoding::Gb18030))),
        read("x.json", Ok(("{".into(), Encoding::Utf8))),
    ];
    tab.tell(RestMsg::Import(ImportMsg::Files(files)));
    let form = &tab.model.import;
    assert_eq!(form.incoming.len(), 1);
    assert_eq!(form.encoded, [("gbk.json".into(), Encoding::Gb18030)]);
    let names: Vec<_> = form
        .unreadable
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(names, ["huge.json", "x.json"]);
}

#[test]
fn a_log_goes_to_the_log() {
    let log = r#"{"entries":[],"format":"kaohe-log","version":1}"#;
    let mut tab = Tab::open(&Browser::default());
    tab.files(&[("log.json", log)]);
    assert_eq!(tab.model.page, Page::Log);
    assert_eq!(tab.log().panel, Some(Panel::Import));
    let previewed = |tab: &Tab| matches!(tab.log().import, LogImporting::Preview { .. });
    assert!(previewed(&tab));
    // Together with months, the months' preview is what is shown.
    let (_, text) = exported();
    tab.files(&[("log.json", log), ("a.json", &text)]);
    assert_eq!(tab.model.page, Page::Import);
    assert_eq!(tab.log().waiting.len(), 1);
}

#[test]
fn the_wage_goes_along_only_if_that_s_asked_for_and_once() {
    let (mut tab, _) = exported();
    tab.enter(Field::Wage, "4321");
    let sent = |tab: &mut Tab| {
        tab.taken();
        tab.tell(RestMsg::Export(ExportMsg::Copy));
        match &tab.taken()[..] {
            [Effect::Copy(text)] => text.clone(),
            other => panic!("{other:?}"),
        }
    };
    assert!(!sent(&mut tab).contains("4321"));
    tab.tell(RestMsg::Export(ExportMsg::Wage(true)));
    assert!(sent(&mut tab).contains("4321"));
    tab.tell(Msg::Page(Page::Export));
    assert!(!sent(&mut tab).contains("4321"));
}

#[test]
fn months_are_ticked_and_nothing_is_said_to_go_out_where_none_does() {
    let (mut tab, _) = exported();
    tab.act(Action::Go(month("2026-03")));
    tab.taken();
    tab.tell(RestMsg::Export(ExportMsg::Download));
    assert_eq!(tab.taken(), []);
    assert_eq!(done(&tab), "还没有可导出的记录。");
    tab.tell(RestMsg::Export(ExportMsg::Scope(Scope::Chosen)));
    tab.tell(RestMsg::Export(ExportMsg::Download));
    assert!(matches!(&tab.taken()[..], [Effect::Download(name, _)] if name.contains("王芳")));
    let untick = ExportMsg::Month("王芳".into(), month("2026-04"), false);
    tab.tell(RestMsg::Export(untick));
    tab.tell(RestMsg::Export(ExportMsg::Download));
    assert_eq!(tab.taken(), []);
    for msg in [ExportMsg::Send, ExportMsg::Copy] {
        tab.tell(RestMsg::Export(msg));
        assert_eq!(tab.taken(), []);
        assert_eq!(done(&tab), "还没有可导出的记录。");
    }
}

fn done(tab: &Tab) -> String {
    tab.model.export.said(tab.model.lang).unwrap_or_default()
}

#[test]
fn the_team_lead_gets_the_shown_month_without_the_wage_by_the_share_sheet_or_as_a_file() {
    let (mut tab, _) = exported();
    tab.enter(Field::Wage, "4321");
    tab.act(Action::Go(month("2026-03")));
    tab.act(Action::Step(id("6"), 1));
    // What the form asks for is asked of the form's own file.
    tab.tell(RestMsg::Export(ExportMsg::Wage(true)));
    tab.tell(RestMsg::Export(ExportMsg::Trail(true)));
    tab.tell(RestMsg::Export(ExportMsg::Scope(Scope::All)));
    tab.act(Action::Go(month("2026-04")));
    tab.taken();
    tab.tell(RestMsg::Export(ExportMsg::Send));
    let [Effect::Share(name, text)] = &tab.taken()[..] else {
        panic!("not shared");
    };
    // Browsers hand over no JSON.
    assert_eq!(name, "kaohe-王芳-2026-04.txt");
    assert!(!text.contains("4321") && !text.contains("trail") && !text.contains("2026-03"));
    assert_eq!(done(&tab), "");
    let told = |tab: &mut Tab, how| {
        tab.tell(RestMsg::Export(ExportMsg::Shared(how)));
        (done(tab), tab.taken())
    };
    let (said, out) = told(&mut tab, Shared::Taken);
    assert!(said.starts_with("已交给") && out.is_empty(), "{said}");
    let (said, out) = told(&mut tab, Shared::GivenUp);
    assert!(said.contains("没有发出") && out.is_empty(), "{said}");
    let (said, out) = told(&mut tab, Shared::Refused);
    assert!(said.contains("kaohe-王芳-2026-04.json"), "{said}");
    assert_eq!(
        out,
        [Effect::Download(
            "kaohe-王芳-2026-04.json".into(),
            text.clone()
        )]
    );
    // It comes in as it is.
    let mut lead = Tab::open(&Browser::default());
    lead.files(&[("kaohe-王芳-2026-04.txt", text)]);
    assert_eq!(lead.model.import.incoming.len(), 1);
    // The next act says nothing about it any more.
    tab.act(Action::Step(id("6"), 1));
    assert_eq!(done(&tab), "");
}

#[test]
fn a_link_holds_the_shown_month_without_the_wage_and_is_copied_or_shown() {
    let (mut tab, _) = exported();
    tab.enter(Field::Wage, "4321");
    tab.taken();
    tab.tell(RestMsg::Export(ExportMsg::Link));
    let [Effect::Pack(text)] = &tab.taken()[..] else {
        panic!("not packed");
    };
    assert!(!text.contains("4321") && text.contains("2026-04"));
    let packed = |tab: &mut Tab, bytes: Option<usize>| {
        let bytes = bytes.map(|many| vec![7; many]);
        let page = "https://kaohe.example/".to_owned();
        tab.tell(RestMsg::Export(ExportMsg::Packed(page, bytes)));
        tab.taken()
    };
    let link = "https://kaohe.example/#m=1.Bwc";
    let out = packed(&mut tab, Some(2));
    assert_eq!(out, [Effect::Copy(link.into())]);
    // Nothing is said before it's known.
    assert_eq!((done(&tab).as_str(), tab.model.export.link()), ("", None));
    tab.tell(RestMsg::Copied(true));
    assert!(done(&tab).starts_with("链接已复制"));
    assert_eq!(tab.model.export.link(), None);
    packed(&mut tab, Some(2));
    tab.tell(RestMsg::Copied(false));
    assert!(done(&tab).contains("选中下面的链接"));
    assert_eq!(tab.model.export.link(), Some(link));
    // 6,000 bytes are 8,000 digits.
    assert_eq!(packed(&mut tab, Some(6_000)), []);
    assert!(
        done(&tab).contains("8027 个字符，超过 8000 个"),
        "{}",
        done(&tab)
    );
    assert_eq!(packed(&mut tab, None), []);
    assert!(done(&tab).contains("做不了链接"));
    // A month without anything makes none.
    tab.act(Action::Go(month("2026-09")));
    tab.taken();
    tab.tell(RestMsg::Export(ExportMsg::Link));
    assert_eq!(tab.taken(), []);
    assert_eq!(done(&tab), "还没有可导出的记录。");
}

#[test]
fn what_a_link_brings_is_previewed_as_a_file_is() {
    let (mut tab, _) = exported();
    tab.tell(RestMsg::Export(ExportMsg::Link));
    let [Effect::Pack(text)] = &tab.taken()[..] else {
        panic!("not packed");
    };
    let mut lead = Tab::open(&Browser::default());
    lead.tell(RestMsg::Import(ImportMsg::Link(Ok(text.clone()))));
    assert_eq!(lead.model.page, Page::Import);
    assert_eq!(lead.model.import.incoming.len(), 1);
    assert!(lead.model.state.content.records.is_empty());
    // What is no month, and what came to no text, is named.
    for (text, fault) in [
        (Ok("{}".to_owned()), FileFault::Format { found: None }),
        (Err(FileFault::Link), FileFault::Link),
        (Err(FileFault::NoLinks), FileFault::NoLinks),
    ] {
        lead.tell(RestMsg::Import(ImportMsg::Link(text)));
        assert_eq!(lead.model.import.unreadable, [("链接".to_owned(), fault)]);
        assert!(lead.model.import.incoming.is_empty());
    }
}

#[test]
fn a_file_s_wage_is_said() {
    let (mut tab, _) = exported();
    tab.tell(RestMsg::MonthTable);
    assert!(done(&tab).contains("2026-04.csv") && done(&tab).contains("不含岗位工资"));
    tab.tell(RestMsg::Export(ExportMsg::Wage(true)));
    tab.tell(RestMsg::Export(ExportMsg::Download));
    assert!(done(&tab).ends_with("，含岗位工资。"), "{}", done(&tab));
    tab.tell(RestMsg::YearTable(Unit::Points));
    assert!(done(&tab).contains("2026.csv") && done(&tab).ends_with("，含岗位工资。"));
}

#[test]
fn spreadsheets_are_of_what_is_shown() {
    let (mut tab, _) = exported();
    tab.tell(RestMsg::MonthTable);
    tab.tell(RestMsg::YearTable(Unit::Points));
    let names: Vec<_> = tab
        .taken()
        .into_iter()
        .filter_map(|effect| match effect {
            Effect::Download(name, text) => Some((name, text.contains("98"))),
            _ => None,
        })
        .collect();
    let [(of_month, true), (of_year, true)] = &names[..] else {
        panic!("{names:?}");
    };
    assert!(of_month.contains("2026-04") && of_month.ends_with(".csv"));
    assert!(of_year.contains("2026") && of_year.ends_with(".csv"));
}

#[test]
fn how_it_went_with_the_clipboard_is_said() {
    let (mut tab, _) = exported();
    tab.tell(RestMsg::Copied(true));
    assert_eq!(done(&tab), tab.model.lang.more().copied);
    tab.tell(RestMsg::Copied(false));
    assert_eq!(done(&tab), tab.model.lang.more().copy_failed);
}

/// A file of 王芳's April whose claimed score was raised by hand.
fn forged(text: &str) -> String {
    let mut file: serde_json::Value = serde_json::from_str(text).unwrap();
    file["records"][0]["seen"]["score"] = "110".into();
    file.to_string()
}

#[test]
fn what_does_not_follow_from_its_facts_is_not_chosen_and_comes_first() {
    let (_, honest) = exported();
    let bad = forged(&honest).replace("王芳", "李强");
    let mut tab = Tab::open(&Browser::default());
    tab.files(&[("a.json", &honest), ("b.json", &bad)]);
    let form = &tab.model.import;
    let taken: Vec<bool> = form.incoming.iter().map(|(_, take)| *take).collect();
    assert_eq!(taken, [true, false]);
    assert_eq!(form.order(), (vec![1], vec![0]));
    let counts = form.counts();
    assert_eq!((counts.new, counts.mismatched, counts.refused), (2, 1, 0));
    // What was chosen by hand stays.
    tab.tell(RestMsg::Import(ImportMsg::Choose(1, true)));
    tab.tell(RestMsg::Import(ImportMsg::Choose(0, false)));
    tab.tell(RestMsg::Import(ImportMsg::Take));
    assert_eq!(tab.model.state.content.agent, "李强");
    assert_eq!(tab.model.state.content.records.len(), 1);
}

#[test]
fn a_conflict_s_forged_side_is_not_chosen() {
    let (mut tab, text) = exported();
    tab.act(Action::Step(id("6"), 1));
    tab.files(&[("a.json", &text)]);
    assert!(tab.model.import.incoming[0].1, "another honest month");
    tab.files(&[("a.json", &forged(&text))]);
    assert!(!tab.model.import.incoming[0].1);
    assert!(!tab.model.import.takes());
}

/// The file of an early program, whose months have no check code.
fn without_code(text: &str) -> String {
    let code = |line: &&str| !line.trim_start().starts_with("\"code\":");
    text.lines().filter(code).collect::<Vec<_>>().join("\n")
}

/// The file with a rulebook along that starts with so many points.
fn with_rules(text: &str, base: &str, score: &str) -> String {
    let mut file: serde_json::Value = serde_json::from_str(&without_code(text)).unwrap();
    let mut rules = (*kaohe::rulebook::bundled()).clone();
    rules.base = base.parse().unwrap();
    rules.examples.clear();
    file["rulebooks"] = serde_json::from_str(&format!("[{}]", rules.to_json())).unwrap();
    file["records"][0]["seen"] = serde_json::json!({"score": score, "low": "0", "high": "200"});
    file.to_string()
}

#[test]
fn what_follows_by_the_rules_that_came_along_is_chosen_with_them() {
    let (_, text) = exported();
    let mut tab = Tab::open(&Browser::default());
    tab.files(&[("a.json", &with_rules(&text, "90", "88"))]);
    assert!(!tab.model.import.incoming[0].1, "98 by our own rules");
    tab.tell(RestMsg::Import(ImportMsg::Rulebook(0, true)));
    assert!(tab.model.import.incoming[0].1);
    tab.tell(RestMsg::Import(ImportMsg::Rulebook(0, false)));
    assert!(!tab.model.import.incoming[0].1);
}

#[test]
fn of_two_rulebooks_for_one_month_only_one_can_be_taken() {
    let (_, text) = exported();
    let one = with_rules(&text, "90", "88");
    let other = with_rules(&text, "80", "78").replace("王芳", "李强");
    let mut tab = Tab::open(&Browser::default());
    tab.files(&[("a.json", &one), ("b.json", &other)]);
    let chosen = |tab: &Tab| -> Vec<bool> {
        let books = tab.model.import.rulebooks.iter();
        books.map(|(_, take)| *take).collect()
    };
    assert_eq!(chosen(&tab), [false, false]);
    assert_eq!(tab.model.import.rivals(0), [1]);
    assert_eq!(tab.model.import.rivals(1), [0]);
    tab.tell(RestMsg::Import(ImportMsg::Rulebook(0, true)));
    tab.tell(RestMsg::Import(ImportMsg::Rulebook(1, true)));
    assert_eq!(chosen(&tab), [false, true]);
    // The months follow.
    let taken: Vec<bool> = tab
        .model
        .import
        .incoming
        .iter()
        .map(|(_, take)| *take)
        .collect();
    assert_eq!(taken, [false, true]);
}

#[test]
fn what_came_in_is_shown_and_counted() {
    let (_, one) = exported();
    let file = |agent: &str, month: &str| {
        without_code(&one)
            .replace("王芳", agent)
            .replace("\"2026-04\"", &format!("\"{month}\""))
    };
    let mut tab = Tab::open(&Browser::default());
    let files = [
        file("李强", "2026-02"),
        file("李强", "2026-03"),
        file("赵敏", "2026-03"),
    ];
    let named: Vec<(&str, &str)> = ["a", "b", "c"]
        .into_iter()
        .zip(files.iter().map(|text| &**text))
        .collect();
    tab.files(&named);
    tab.tell(RestMsg::Import(ImportMsg::Choose(2, false)));
    tab.tell(RestMsg::Import(ImportMsg::Take));
    let done = Imported {
        months: 2,
        agents: 1,
        same: 0,
        left: 1,
        books: 0,
    };
    assert_eq!(tab.model.storage_says(), []);
    tab.settle();
    assert_eq!(tab.model.storage_says(), [Notice::Imported(done)]);
    assert_eq!(tab.model.page, Page::Months);
    let content = &tab.model.state.content;
    assert_eq!((&*content.agent, content.month), ("李强", month("2026-02")));
    assert_eq!(
        imported(Lang::Zh, (2, 1), (0, 1), 0),
        "导入了 1 位坐席的 2 个月；1 个月没有采用。可撤销。"
    );
    assert_eq!(
        imported(Lang::En, (2, 1), (3, 0), 2),
        "2 months of 1 agent came in; 3 already the same here; documents and months by them: 2. Undo takes it back."
    );
    // Until something else is done.
    tab.act(Action::Step(id("6"), 1));
    assert_eq!(tab.model.storage_says(), []);
}

#[test]
fn rules_alone_show_what_the_month_rests_on() {
    let (_, text) = exported();
    let mut tab = Tab::open(&Browser::default());
    tab.files(&[("a.json", &with_rules(&text, "90", "88"))]);
    tab.tell(RestMsg::Import(ImportMsg::Rulebook(0, true)));
    tab.tell(RestMsg::Import(ImportMsg::Choose(0, false)));
    tab.tell(RestMsg::Import(ImportMsg::Take));
    let done = Imported {
        months: 0,
        agents: 0,
        same: 0,
        left: 1,
        books: 0,
    };
    assert_eq!(tab.model.storage_says(), []);
    tab.settle();
    assert_eq!(tab.model.page, Page::Basis);
    assert_eq!(tab.model.storage_says(), [Notice::Imported(done)]);
    tab.tell(RestMsg::Import(ImportMsg::Read));
    assert_eq!(tab.model.storage_says(), []);
}

#[test]
fn a_month_that_holds_nothing_is_no_month_that_came_in() {
    let (tab, text) = exported();
    drop(tab);
    // The same month, and one of May without a fact.
    let empty = text.replace("2026-04", "2026-05");
    let mut file: serde_json::Value = serde_json::from_str(&empty).unwrap();
    file["records"][0]["record"]["entries"] = serde_json::json!([]);
    file["records"][0].as_object_mut().unwrap().remove("seen");
    let empty = file.to_string();
    let mut tab = Tab::open(&Browser::default());
    tab.files(&[("a.json", &text), ("b.json", &empty)]);
    let counts = tab.model.import.counts();
    assert_eq!((counts.new, counts.same, counts.refused), (1, 1, 0));
    tab.tell(RestMsg::Import(ImportMsg::Take));
    tab.settle();
    let came = tab.model.import.done.unwrap();
    assert_eq!((came.months, came.same, came.left), (1, 1, 0));
    assert_eq!(tab.model.page, Page::Month);
    assert_eq!(tab.stored(), [WANG_FANG]);
    // Alone it brings nothing, and nothing could be chosen.
    tab.files(&[("b.json", &empty)]);
    assert!(!tab.model.import.takes() && !tab.model.import.has_choice());
}

#[test]
fn what_could_be_chosen_and_isn_t_is_told_from_nothing_at_all() {
    let (_, text) = exported();
    let mut tab = Tab::open(&Browser::default());
    tab.files(&[("a.json", &text)]);
    tab.tell(RestMsg::Import(ImportMsg::Choose(0, false)));
    assert!(!tab.model.import.takes() && tab.model.import.has_choice());
}

#[test]
fn what_storage_has_yet_to_get_isn_t_imported() {
    let (_, text) = exported();
    let mut tab = Tab::bare(&Browser::default(), Some(true));
    tab.load();
    tab.tell(RestMsg::Storage(StorageMsg::Late));
    tab.files(&[("a.json", &text)]);
    tab.tell(RestMsg::Import(ImportMsg::Take));
    assert_eq!(tab.model.import.done, None);
    assert_eq!(tab.stored(), [] as [&str; 0]);
    tab.storage_opens();
    tab.settle();
    assert_eq!(tab.stored(), [WANG_FANG]);
    assert_eq!(tab.model.import.done.unwrap().months, 1);
}
