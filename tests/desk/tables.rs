//! The office's tables: looked at, answered, taken in one step, and written.

use std::sync::OnceLock;

use super::bench::{Browser, Tab, id, month};
use crate::table::office;
use kaohe::desk::state::Action;
use kaohe::desk::table::{Keep, TableRead};
use kaohe::desk::{Effect, Page, RestMsg, TableContent, TableFile, TableMsg};
use kaohe::id::Fingerprint;
use kaohe::record::{Measured, Source};
use kaohe::store::rows::Table;
use kaohe::table::{Scale, TableFault, read_workbook};

fn file(name: &str, bytes: Vec<u8>) -> TableFile {
    TableFile {
        name: name.to_owned(),
        hash: Fingerprint::of_bytes(bytes.iter().copied()),
        content: TableContent::Bytes(bytes.into()),
    }
}

fn tell(tab: &mut Tab, msg: TableMsg) {
    tab.tell(RestMsg::table(msg));
}

/// The same bytes each time: a workbook says in which second it was made.
fn drops(tab: &mut Tab) {
    static TABLE: OnceLock<Vec<u8>> = OnceLock::new();
    let table = TABLE.get_or_init(office::xlsx).clone();
    tell(tab, TableMsg::Files(vec![file("3月.xlsx", table)]));
}

fn read(tab: &Tab) -> &TableRead {
    tab.model.table_form().unwrap().file.as_ref().unwrap()
}

fn measure(tab: &Tab, agent: &str, of: &str) -> Option<Measured> {
    let records = &tab.model.state.content.records;
    let record = records.get(&(agent.to_owned(), month("2026-03")))?;
    record.measures.get(&id(of)).copied()
}

#[test]
fn a_table_is_taken_in_one_step_and_taken_back() {
    let mut tab = Tab::open(&Browser::default());
    drops(&mut tab);
    assert_eq!(tab.model.page, Page::Import);
    assert!(tab.model.has_table);
    assert_eq!(read(&tab).month, month("2026-03"));
    assert!(!read(&tab).is_known);
    // Nothing is taken before the question is answered.
    assert_eq!(read(&tab).asks(), 1);
    tell(&mut tab, TableMsg::Take);
    assert_eq!(tab.model.state.content.records.len(), 0);
    tell(&mut tab, TableMsg::Scale(6, Scale::Hundredfold));
    assert_eq!((read(&tab).asks(), read(&tab).taken()), (0, 68));
    tell(&mut tab, TableMsg::Take);
    tab.settle();
    assert!(!tab.model.has_table);
    assert_eq!(tab.model.page, Page::Team);
    assert_eq!(tab.model.state.content.records.len(), 14);
    let half = Measured::Percent("68.4".parse().unwrap());
    assert_eq!(measure(&tab, "0401", "faults_online"), Some(half));
    // Each month says from which cells it comes.
    let key = ("0401".to_owned(), month("2026-03"));
    let trail = tab.model.storage.acts.of(&key).unwrap();
    let source = &trail.revisions().last().unwrap().made.source;
    let Source::Table {
        name, sheet, cells, ..
    } = source
    else {
        panic!("{source:?}");
    };
    assert_eq!((&**name, &**sheet), ("3月.xlsx", "3月"));
    assert_eq!(cells.join(" "), "C3 D3 E3 F3 G3 H3 I3");
    tab.act(Action::Undo);
    tab.settle();
    assert_eq!(measure(&tab, "0401", "faults_online"), None);
    tab.act(Action::Redo);
    tab.settle();
    assert_eq!(measure(&tab, "0401", "faults_online"), Some(half));
}

#[test]
fn the_same_table_again_is_known_and_asks_nothing() {
    let mut tab = Tab::open(&Browser::default());
    drops(&mut tab);
    tell(&mut tab, TableMsg::Scale(6, Scale::Hundredfold));
    tell(&mut tab, TableMsg::Take);
    tab.settle();
    drops(&mut tab);
    assert!(read(&tab).is_known);
    assert_eq!((read(&tab).asks(), read(&tab).taken()), (0, 0));
    assert_eq!(read(&tab).preview.counts(), [0, 68, 0, 2]);
    tell(&mut tab, TableMsg::Close);
    assert!(!tab.model.has_table);
}

#[test]
fn what_was_answered_for_a_table_s_heads_is_known_in_the_next_visit() {
    let browser = Browser::default();
    let mut tab = Tab::open(&browser);
    drops(&mut tab);
    tell(&mut tab, TableMsg::Scale(6, Scale::Hundredfold));
    tell(&mut tab, TableMsg::Take);
    tab.settle();
    let mut next = Tab::open(&browser);
    drops(&mut next);
    assert_eq!(read(&next).asks(), 0);
    // It goes with the step that took the table.
    let kept = |tab: &Tab| {
        let rows = tab.browser.rows.named(Table::Books);
        rows.iter()
            .filter(|(name, _)| name.starts_with("team/heads/"))
            .count()
    };
    assert_eq!(kept(&tab), 1);
    tab.act(Action::Undo);
    tab.settle();
    assert_eq!(kept(&tab), 0);
}

#[test]
fn cells_that_were_pasted_are_read_for_the_month_that_is_chosen() {
    let mut tab = Tab::open(&Browser::default());
    let text = "工号\t预处理成功率\t迟到\n0401\t68.4%\t1\n0402\t70.1%\t\n";
    let pasted = TableFile {
        name: "粘贴的表格".into(),
        hash: Fingerprint::of_bytes(text.bytes()),
        content: TableContent::Pasted(text.into()),
    };
    tell(&mut tab, TableMsg::Files(vec![pasted]));
    // Nothing in it says of which month it is: that of the shown one, until another is chosen.
    assert_eq!(read(&tab).month_at, None);
    tell(&mut tab, TableMsg::Month(month("2026-03")));
    assert_eq!((read(&tab).asks(), read(&tab).taken()), (0, 3));
    tell(&mut tab, TableMsg::Take);
    tab.settle();
    let half = Measured::Percent("68.4".parse().unwrap());
    assert_eq!(measure(&tab, "0401", "faults_online"), Some(half));
}

#[test]
fn whose_figure_counts_is_chosen() {
    let mut tab = Tab::open(&Browser::default());
    drops(&mut tab);
    tell(&mut tab, TableMsg::Scale(6, Scale::AsWritten));
    tell(&mut tab, TableMsg::Take);
    tab.settle();
    drops(&mut tab);
    tell(&mut tab, TableMsg::Scale(6, Scale::Hundredfold));
    assert_eq!(read(&tab).preview.counts()[2], 14);
    assert_eq!(read(&tab).taken(), 14);
    tell(&mut tab, TableMsg::Keep(Keep::Own));
    assert_eq!(read(&tab).taken(), 0);
    tell(&mut tab, TableMsg::Keep(Keep::Each));
    let (agent, field) = {
        let facts = &read(&tab).preview.facts;
        let fact = facts
            .iter()
            .find(|fact| fact.agent == "0402" && read(&tab).takes(fact));
        (fact.unwrap().agent.clone(), fact.unwrap().field)
    };
    tell(&mut tab, TableMsg::Own(agent, field, true));
    assert_eq!(read(&tab).taken(), 13);
    tell(&mut tab, TableMsg::Take);
    tab.settle();
    let percent = |text: &str| Some(Measured::Percent(text.parse().unwrap()));
    assert_eq!(measure(&tab, "0401", "faults_online"), percent("68.4"));
    assert_eq!(measure(&tab, "0402", "faults_online"), percent("0.731"));
}

#[test]
fn a_file_that_is_none_is_named_and_the_next_one_is_shown() {
    let mut tab = Tab::open(&Browser::default());
    let files = vec![
        file("坏.xlsx", b"PK\x03\x04".to_vec()),
        file("3月.xlsx", office::xlsx()),
    ];
    tell(&mut tab, TableMsg::Files(files));
    let form = tab.model.table_form().unwrap();
    assert!(matches!(&form.faults[..], [(name, TableFault::Broken(_))] if name == "坏.xlsx"));
    assert_eq!(read(&tab).name, "3月.xlsx");
}

#[test]
fn a_month_goes_out_as_a_workbook() {
    let mut tab = Tab::open(&Browser::default());
    tab.taken();
    tab.tell(RestMsg::MonthWorkbook);
    let out = tab.taken();
    let book = out.iter().find_map(|effect| match effect {
        Effect::DownloadBytes(name, bytes) => Some((name, bytes)),
        _ => None,
    });
    let (name, bytes) = book.unwrap();
    assert!(name.ends_with(".xlsx"), "{name}");
    assert_eq!(read_workbook(bytes).unwrap().sheets.len(), 3);
}
