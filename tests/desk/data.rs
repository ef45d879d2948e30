//! The data as a whole: backup, restoring it, removing everything, asking the
//! browser to keep them.

use std::rc::Rc;

use kaohe::desk::book::{BookMsg, Offered, Shelf};
use kaohe::desk::log::{FilesMsg, LogImporting, LogMsg};
use kaohe::desk::state::{Action, Field, InUse};
use kaohe::desk::{
    Also, AskMsg, Asked, BooksHeld, DataMsg, Effect, Estimate, FeedMsg, Held, ImportMsg, Msg,
    Offer, Page, RestMsg, Restored, SinceBackup,
};
use kaohe::locale::Lang;
use kaohe::log::LogEntry;
use kaohe::plan::Place;
use kaohe::rulebook::Rules;
use kaohe::store::rows::Table;
use kaohe::store::{Settings, Theme};

use super::bench::{Browser, Tab, id, month};
use super::books::{book, d10, fill};
use super::keeping::amended;
use super::log::complaints;

const UNREADABLE: &str = "{\"agent\":";

/// One of each kind: months of two people with several acts, a decided rule,
/// a log, settings, half a fraction, a month that can't be read; a document, a month by it
/// with a text that doesn't count, and one that can't be read.
pub fn full() -> Tab {
    let browser = Browser::default();
    browser
        .rows
        .put(Table::Months, "%E7%94%B2/2026-01", Some(UNREADABLE));
    browser.rows.schema_of(Table::Months, Some("2"));
    browser.rows.put(
        Table::Books,
        "month/%E7%94%B2/2026-01/d10",
        Some(UNREADABLE),
    );
    browser.rows.schema_of(Table::Books, Some("1"));
    let mut tab = Tab::open(&browser);
    tab.tell(Msg::Lang(Lang::En));
    tab.tell(Msg::Theme(Theme::Dark));
    tab.act(Action::Rules(InUse(Rc::new(amended()))));
    tab.enter(Field::Agent, "李伟");
    tab.act(Action::Step(id("6"), 1));
    tab.act(Action::Step(id("6"), 1));
    tab.enter(Field::Wage, "2000");
    tab.enter(Field::Agent, "王芳");
    tab.act(Action::Go(month("2026-03")));
    tab.act(Action::Step(id("7"), 1));
    tab.act(Action::Undo);
    tab.act(Action::Redo);
    tab.tell(RestMsg::Feed(FeedMsg::Agent("王芳".into())));
    tab.entries(complaints(3, 1));
    tab.act(Action::Go(month("2026-04")));
    d10(&mut tab);
    fill(&mut tab, Place::Value(id("receipts")), "3万");
    tab.tell(Msg::Page(Page::Month));
    tab.enter(Field::Numerator(id("satisfaction")), "19");
    tab.settle();
    tab.taken();
    tab
}

/// The file that the browser is offered, and the effects beside it.
fn offered(tab: &mut Tab) -> String {
    let offer = tab.taken().into_iter().find_map(|effect| match effect {
        Effect::Offer(_, text) => Some(text),
        _ => None,
    });
    offer.expect("a file")
}

pub fn backup(tab: &mut Tab) -> String {
    tab.tell(RestMsg::Data(DataMsg::Backup));
    let file = offered(tab);
    tab.tell(RestMsg::Data(DataMsg::Offered(true)));
    file
}

/// What the log is given, taken in through its own preview.
fn takes_log(tab: &mut Tab) -> Vec<LogEntry> {
    loop {
        let msg = match &tab.log().import {
            LogImporting::Preview { preview, .. } => {
                assert!(preview.refused.is_empty() && preview.offers.is_empty());
                FilesMsg::Take
            }
            _ if !tab.log().waiting.is_empty() => FilesMsg::Next,
            _ => break,
        };
        tab.log_msg(LogMsg::Files(msg));
        tab.settle();
    }
    let entries = tab.log().page.entries.iter();
    entries.map(|entry| LogEntry::clone(entry)).collect()
}

/// Settings without what concerns one browser alone.
fn of_a_person(tab: &Tab) -> Settings {
    Settings {
        backup: None,
        asked: false,
        ..tab.settings().clone()
    }
}

#[test]
fn a_backup_restored_into_an_empty_browser_is_what_there_was() {
    let mut one = full();
    let file = backup(&mut one);
    let mut two = Tab::open(&Browser::default());
    two.entries(vec![]);
    two.files(&[("backup.json", &file)]);
    let [offer] = &two.model.import.backups[..] else {
        panic!("{:?}", two.model.import)
    };
    assert_eq!((offer.counts.months, offer.found), (2, 2));
    assert_eq!((offer.counts.acts, offer.counts.entries), (7, 4));
    assert_eq!((offer.counts.rulebooks, offer.counts.asides), (1, 1));
    assert_eq!(
        (offer.counts.documents, offer.counts.document_months),
        (1, 2)
    );
    // In an empty browser all of it is taken unless somebody says otherwise.
    assert!(offer.rules.taken().is_some() && offer.settings.taken().is_some());
    assert_eq!(offer.asides.taken().map(Vec::len), Some(1));
    two.tell(RestMsg::Import(ImportMsg::Take));
    two.settle();
    assert_eq!(two.model.page, Page::Log);
    assert_eq!(takes_log(&mut two), complaints(3, 1));
    two.settle();
    assert!(two.model.storage.all_saved);
    // On the disk, to the letter: facts, acts, rules.
    let rows = |tab: &Tab, table| tab.browser.rows.named(table);
    let readable = |tab: &Tab| {
        let mut months = rows(tab, Table::Months);
        months.retain(|(_, text)| text != UNREADABLE);
        months
    };
    assert_eq!(readable(&two), readable(&one));
    assert_eq!(rows(&two, Table::Rules), rows(&one, Table::Rules));
    assert_eq!(rows(&one, Table::Books).len(), 3);
    assert_eq!(rows(&two, Table::Books), rows(&one, Table::Books));
    assert_eq!(of_a_person(&two), of_a_person(&one));
    let texts = |tab: &Tab| -> Vec<String> {
        let report = tab.model.storage.report.as_ref().unwrap();
        report
            .asides
            .iter()
            .map(|(_, _, text)| text.clone())
            .collect()
    };
    assert_eq!(texts(&two), [UNREADABLE]);
    let same = Held {
        months: 2,
        agents: 2,
        entries: Some(4),
        rulebooks: 0,
        decisions: one.model.held().decisions,
        asides: 1,
        books: BooksHeld {
            documents: 1,
            months: 2,
            team: 0,
        },
    };
    assert!(same.decisions > 0);
    assert_eq!((one.model.held(), two.model.held()), (same, same));
    // A page that is opened there later shows the same.
    let again = Tab::open(&two.browser);
    assert_eq!(
        again.model.state.content.records,
        one.model.state.content.records
    );
    assert_eq!(again.model.lang, Lang::En);
    assert_eq!(
        again.model.state.text(Field::Numerator(id("satisfaction"))),
        "19"
    );
    // And the file made there is the same.
    let settled = |text: &str| text.replace(r#","asked":true"#, "");
    assert_eq!(settled(&backup(&mut two)), settled(&file));
}

#[test]
fn what_is_the_same_here_is_said_and_what_changed_is_asked() {
    let mut tab = full();
    let file = backup(&mut tab);
    tab.files(&[("backup.json", &file)]);
    let [offer] = &tab.model.import.backups[..] else {
        panic!()
    };
    assert_eq!(offer.rules, Offer::Same);
    assert_eq!(offer.settings, Offer::Same);
    assert_eq!(offer.asides, Offer::Same);
    assert_eq!(tab.model.import.counts().same, 2);
    assert!(!tab.model.import.takes() && !tab.model.import.has_choice());
    tab.tell(Msg::Page(Page::Month));
    // Another act, other rules, another theme since.
    tab.enter(Field::Agent, "李伟");
    tab.act(Action::Step(id("6"), 1));
    tab.act(Action::Rules(InUse(Rc::new(Rules::bundled()))));
    tab.tell(Msg::Theme(Theme::Light));
    tab.settle();
    tab.files(&[("backup.json", &file)]);
    let form = &tab.model.import;
    let counts = form.counts();
    assert_eq!((counts.same, counts.different, counts.new), (1, 1, 0));
    let [offer] = &form.backups[..] else { panic!() };
    // Nothing here is overwritten unless somebody says so; rules that were
    // only bundled take nothing away.
    assert!(matches!(offer.settings, Offer::Other(_, false)));
    assert!(matches!(offer.rules, Offer::Other(_, true)));
    assert_eq!(form.order().1.len(), 2);
    let before = tab.model.state.content.records.clone();
    let place = form
        .incoming
        .iter()
        .position(|(preview, _)| preview.item.record.agent == "李伟");
    for choose in [
        ImportMsg::Choose(place.unwrap(), true),
        ImportMsg::Backup(0, Restored::Settings, true),
        ImportMsg::Backup(0, Restored::Rules, false),
        ImportMsg::Take,
    ] {
        tab.tell(RestMsg::Import(choose));
    }
    tab.settle();
    assert_eq!(tab.model.theme, Theme::Dark);
    assert!(tab.model.state.rules().is_bundled());
    assert_ne!(tab.model.state.content.records, before);
    // The log's preview waits on its page, which has steps of its own.
    tab.tell(Msg::Page(Page::Month));
    // One step back, and the month is what it was.
    tab.act(Action::Undo);
    assert_eq!(tab.model.state.content.records, before);
}

#[test]
fn a_backup_that_lost_months_says_so_and_one_that_is_cut_off_is_refused() {
    let mut one = full();
    let file = backup(&mut one);
    let at = file.find("\n{\"rulebook\"").unwrap();
    let end = at + file[at..].find(",\n").unwrap() + 2;
    let short = format!("{}\n{}", &file[..at], &file[end..]);
    let mut two = Tab::open(&Browser::default());
    two.files(&[("short.json", &short)]);
    let offer = &two.model.import.backups[0];
    assert_eq!((offer.counts.months, offer.found), (2, 1));
    let mut three = Tab::open(&Browser::default());
    three.files(&[("cut.json", &file[..file.len() / 2])]);
    assert!(three.model.import.backups.is_empty());
    assert_eq!(three.model.import.unreadable.len(), 1);
}

#[test]
fn the_last_backup_and_what_changed_since_is_known() {
    let browser = Browser::default();
    let mut tab = Tab::open(&browser);
    tab.entries(vec![]);
    assert_eq!(tab.model.since_backup(), None);
    for agent in ["李伟", "王芳"] {
        tab.enter(Field::Agent, agent);
        tab.act(Action::Step(id("6"), 1));
    }
    tab.settle();
    backup(&mut tab);
    let since = |months, rules, entries| {
        let at = "2026-04-07 09:30".parse().unwrap();
        Some(SinceBackup {
            at,
            months,
            rules,
            entries,
            documents: false,
        })
    };
    // In the very minute, and with the page opened again.
    assert_eq!(tab.model.since_backup(), since(0, false, Some(0)));
    let mut tab = Tab::bare(&browser, Some(true));
    tab.load();
    tab.months_open();
    assert_eq!(tab.model.since_backup(), since(0, false, None));
    tab.log_opens();
    assert_eq!(tab.model.since_backup(), since(0, false, Some(0)));
    tab.now = "2026-04-07 10:00".parse().unwrap();
    tab.act(Action::Step(id("7"), 1));
    assert_eq!(tab.model.since_backup(), since(1, false, Some(0)));
    tab.act(Action::Rules(InUse(Rc::new(amended()))));
    tab.entries(complaints(2, 0));
    tab.settle();
    assert_eq!(tab.model.since_backup(), since(1, true, Some(2)));
    // One that is gone was changed too.
    let mut tab = Tab::open(&browser);
    backup(&mut tab);
    tab.act(Action::Remove("李伟".into(), month("2026-04")));
    assert_eq!(tab.model.since_backup().unwrap().months, 1);
}

fn removes(tab: &mut Tab) {
    let word = tab.model.removal_word().to_owned();
    for msg in [
        AskMsg::Open(Asked::RemoveAll),
        AskMsg::Type(word),
        AskMsg::Confirm,
    ] {
        tab.tell(RestMsg::Ask(msg));
    }
}

#[test]
fn everything_goes_once_the_browser_has_the_file_and_not_before() {
    let mut tab = full();
    removes(&mut tab);
    let held = tab.model.held();
    tab.tell(RestMsg::Data(DataMsg::Offered(false)));
    assert!(tab.model.data.has_failed);
    assert_eq!(tab.model.held(), held);
    removes(&mut tab);
    tab.taken();
    tab.tell(RestMsg::Data(DataMsg::Offered(true)));
    assert!(tab.log().page.entries.is_empty());
    tab.settle();
    assert_eq!(
        tab.model.held(),
        Held {
            entries: Some(0),
            ..Held::default()
        }
    );
    assert_eq!(tab.browser.rows.named(Table::Months), []);
    assert_eq!(tab.browser.rows.named(Table::Rules), []);
    assert_eq!(tab.browser.rows.named(Table::Books), []);
    let settings = tab.settings();
    assert_eq!((&*settings.agent, &settings.log_agent), ("", &None));
    assert_eq!((tab.model.lang, tab.model.theme), (Lang::En, Theme::Dark));
    // Months and rules are one step back.
    tab.act(Action::Undo);
    assert_eq!(
        (tab.model.held().months, tab.model.held().decisions),
        (2, held.decisions)
    );
    assert_eq!(tab.model.held().books, held.books);
    tab.settle();
    assert_eq!(tab.browser.rows.named(Table::Books).len(), 3);
}

#[test]
fn what_is_spared_stays() {
    let mut tab = full();
    let held = tab.model.held();
    for also in [
        Also::Log,
        Also::Rules,
        Also::Documents,
        Also::Settings,
        Also::Asides,
    ] {
        tab.tell(RestMsg::Data(DataMsg::Also(also, false)));
    }
    removes(&mut tab);
    tab.taken();
    tab.tell(RestMsg::Data(DataMsg::Offered(true)));
    assert!(!tab.log().page.entries.is_empty());
    tab.settle();
    let left = Held {
        months: 0,
        agents: 0,
        ..held
    };
    assert_eq!(tab.model.held(), left);
    assert_eq!(tab.settings().log_agent.as_deref(), Some("王芳"));
}

#[test]
fn what_came_in_while_the_file_was_written_is_backed_up_before_it_goes() {
    let mut tab = full();
    removes(&mut tab);
    tab.taken();
    tab.act(Action::Step(id("7"), 1));
    tab.tell(RestMsg::Data(DataMsg::Offered(true)));
    // Another file first.
    assert_eq!(tab.model.held().months, 3);
    assert!(offered(&mut tab).contains("2026-04"));
    tab.tell(RestMsg::Data(DataMsg::Offered(true)));
    assert_eq!(tab.model.held().months, 0);
}

#[test]
fn the_browser_is_asked_once_to_keep_what_a_person_saved() {
    let browser = Browser::default();
    let persists = |tab: &mut Tab| tab.taken().contains(&Effect::Persist);
    let mut tab = Tab::open(&browser);
    tab.tell(Msg::Lang(Lang::En));
    tab.settle();
    assert!(!persists(&mut tab));
    tab.act(Action::Step(id("6"), 1));
    assert!(!persists(&mut tab));
    tab.settle();
    assert!(persists(&mut tab));
    let mut again = Tab::open(&browser);
    again.act(Action::Step(id("6"), 1));
    again.settle();
    assert!(!persists(&mut again));
    // Unless somebody says so.
    again.tell(RestMsg::Data(DataMsg::Persist));
    assert!(persists(&mut again));
    let kept = Estimate {
        is_kept: Some(true),
        ..Estimate::default()
    };
    again.tell(RestMsg::Data(DataMsg::Estimated(kept)));
    assert_eq!(again.model.data.estimate, kept);
}

#[test]
fn the_page_has_an_address_and_asks_for_room() {
    assert_eq!(Page::of_fragment("#data"), Some(Page::Data));
    let mut tab = Tab::open(&Browser::default());
    tab.tell(Msg::Page(Page::Data));
    assert!(tab.taken().contains(&Effect::Estimate));
}

/// A document that is other here stays unless somebody says otherwise, and one that is
/// the same isn't offered.
#[test]
fn documents_of_a_backup_are_chosen_one_by_one() {
    let mut tab = full();
    let file = backup(&mut tab);
    tab.tell(Msg::Page(Page::Book));
    fill(&mut tab, Place::Value(id("receipts")), "1");
    tab.settle();
    let rows = tab.browser.rows.named(Table::Books);
    assert!(tab.model.since_backup().unwrap().documents);
    tab.files(&[("backup.json", &file)]);
    let offers = |tab: &Tab| -> Vec<bool> {
        let offers = &tab.model.book_form().unwrap().offers;
        offers.iter().map(|(_, take)| *take).collect()
    };
    assert_eq!(offers(&tab), [false, false, false]);
    assert!(!tab.model.import.takes());
    tab.tell(RestMsg::Import(ImportMsg::Take));
    tab.settle();
    assert_eq!(tab.browser.rows.named(Table::Books), rows);
    tab.files(&[("backup.json", &file)]);
    let other = tab.model.book_form().unwrap().offers.iter().position(
        |(offer, _)| matches!(&offer.what, Ok(Offered::Kept(month)) if month.of.agent == "王芳"),
    );
    book(&mut tab, BookMsg::Choose(other.unwrap(), true));
    tab.tell(RestMsg::Import(ImportMsg::Take));
    tab.settle();
    let typed = |tab: &Tab| {
        let shelf = Shelf::of(&tab.model.state.content.books);
        let months = shelf.months.values();
        let months = months.map(|month| month.text(Place::Value(id("receipts"))).to_owned());
        months.collect::<Vec<String>>()
    };
    let taken = typed(&tab);
    assert!(!taken.contains(&"1".to_owned()), "{taken:?}");
    // The backup doesn't have the act that took it.
    assert!(tab.model.since_backup().unwrap().documents);
    // It's a step.
    tab.tell(Msg::Page(Page::Book));
    tab.act(Action::Undo);
    tab.settle();
    assert!(typed(&tab).contains(&"1".to_owned()));
}

/// What draws documents isn't there, and can't be fetched: they're in the file, and go.
#[test]
fn documents_that_nobody_looked_into_are_backed_up_and_removed() {
    let one = full();
    let mut tab = Tab::bare(&one.browser, Some(true));
    tab.loads_books = false;
    tab.tell(Msg::Touched);
    tab.load();
    tab.storage_opens();
    tab.tell(RestMsg::Books(None));
    let held = BooksHeld {
        documents: 1,
        months: 2,
        team: 0,
    };
    assert_eq!(tab.model.held().books, held);
    let file = backup(&mut tab);
    let mut other = Tab::open(&Browser::default());
    other.files(&[("backup.json", &file)]);
    assert_eq!(other.model.import.backups[0].books, 3);
    removes(&mut tab);
    tab.taken();
    tab.tell(RestMsg::Data(DataMsg::Offered(true)));
    tab.settle();
    assert_eq!(tab.browser.rows.named(Table::Books), []);
    assert_eq!(tab.model.held().books, BooksHeld::default());
    let again = Tab::open(&one.browser);
    assert_eq!(again.model.held().books, BooksHeld::default());
}

#[test]
fn a_backup_without_documents_is_of_the_version_before() {
    let mut tab = Tab::open(&Browser::default());
    tab.enter(Field::Agent, "李伟");
    tab.act(Action::Step(id("6"), 1));
    tab.settle();
    let file = backup(&mut tab);
    assert!(file.starts_with(r#"{"format":"kaohe-backup","version":1,"#));
    assert!(!file.contains("document"));
    let mut other = Tab::open(&Browser::default());
    other.files(&[("backup.json", &file)]);
    other.tell(RestMsg::Import(ImportMsg::Take));
    other.settle();
    assert_eq!(other.stored(), tab.stored());
    let mut with = full();
    let file = backup(&mut with);
    assert!(file.starts_with(r#"{"format":"kaohe-backup","version":2,"#));
}

/// One that is faulty is said, and the others come back.
#[test]
fn a_faulty_document_of_a_backup_refuses_no_other() {
    let mut one = full();
    let file = backup(&mut one);
    let faulty = file.replace("\"row\":\"document/d10\"", "\"row\":\"document/D 10\"");
    assert_ne!(faulty, file);
    let mut tab = Tab::open(&Browser::default());
    tab.files(&[("backup.json", &faulty)]);
    let offers = &tab.model.book_form().unwrap().offers;
    let refused = offers
        .iter()
        .filter(|(offer, take)| offer.what.is_err() && !take);
    assert_eq!((offers.len(), refused.count()), (3, 1));
    tab.tell(RestMsg::Import(ImportMsg::Take));
    tab.settle();
    assert_eq!(tab.browser.rows.named(Table::Books).len(), 2);
}
