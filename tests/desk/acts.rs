//! Every change of a month is an act on it: who, when, from where.

use std::rc::Rc;

use kaohe::calendar::{Date, Minute};
use kaohe::desk::state::{Action, Field};
use kaohe::desk::{FeedMsg, ImportMsg, RestMsg, StorageMsg};
use kaohe::exchange::{Item, Wage, export};
use kaohe::id::Fingerprint;
use kaohe::record::{Record, Source, Trail};
use kaohe::store::MonthKey;

use super::bench::{Browser, Tab, id, month};

fn acts(tab: &Tab) -> Vec<(String, Source)> {
    let trail = tab.model.trail().cloned().unwrap_or_default();
    let one = |revision: &kaohe::record::Revision| {
        (revision.made.at.to_string(), revision.made.source.clone())
    };
    trail.revisions().iter().map(one).collect()
}

fn later(tab: &mut Tab, minute: u32) {
    tab.now = Minute::new(Date::new(2026, 4, 7).unwrap(), 10, minute).unwrap();
}

fn holds(tab: &Tab) -> bool {
    let trail = tab.model.trail().cloned().unwrap_or_default();
    trail.leads_to(tab.model.record())
}

#[test]
fn acts_are_stored_beside_the_month_and_read_again() {
    let browser = Browser::default();
    let mut tab = Tab::open(&browser);
    tab.act(Action::Step(id("6"), 1));
    later(&mut tab, 5);
    tab.act(Action::Step(id("6"), 1));
    let expected = [
        ("2026-04-07 09:30".to_owned(), Source::Entered),
        ("2026-04-07 10:05".to_owned(), Source::Entered),
    ];
    assert_eq!(acts(&tab), expected);
    let again = Tab::open(&browser);
    assert_eq!(acts(&again), expected);
    assert!(holds(&again));
}

#[test]
fn what_is_typed_into_one_field_is_one_act() {
    let mut tab = Tab::open(&Browser::default());
    tab.act(Action::Step(id("6"), 1));
    for text in ["1", "12", "1x", "12"] {
        tab.act(Action::Type(Field::Count(id("7")), text.into()));
    }
    tab.act(Action::Leave(Field::Count(id("7"))));
    assert_eq!(acts(&tab).len(), 2);
    let trail = tab.model.trail().cloned().unwrap();
    let steps = trail.steps(tab.model.record());
    assert_eq!(steps[0].after.entries[1].count, 12);
    assert_eq!(steps[0].before.entries.len(), 1);
    // Typed back to what it was: nothing was done.
    tab.act(Action::Type(Field::Count(id("7")), "13".into()));
    tab.act(Action::Type(Field::Count(id("7")), "12".into()));
    tab.act(Action::Leave(Field::Count(id("7"))));
    assert_eq!(acts(&tab).len(), 2);
    assert!(holds(&tab));
}

#[test]
fn undo_and_redo_are_acts_of_their_own() {
    let mut tab = Tab::open(&Browser::default());
    tab.act(Action::Step(id("6"), 1));
    tab.act(Action::Step(id("7"), 1));
    tab.act(Action::Undo);
    tab.act(Action::Redo);
    let sources: Vec<_> = acts(&tab).into_iter().map(|(_, source)| source).collect();
    use Source::{Entered, Redone, Undone};
    assert_eq!(sources, [Entered, Entered, Undone, Redone]);
    assert!(holds(&tab));
}

#[test]
fn a_month_that_holds_nothing_is_gone_with_its_acts_unless_undo_brings_it_back() {
    let browser = Browser::default();
    let mut tab = Tab::open(&browser);
    tab.act(Action::Step(id("6"), 1));
    tab.act(Action::Remove(String::new(), month("2026-04")));
    assert_eq!((tab.stored(), acts(&tab).len()), (vec![], 0));
    tab.act(Action::Undo);
    let sources: Vec<_> = acts(&tab).into_iter().map(|(_, source)| source).collect();
    use Source::{Entered, Undone};
    assert_eq!(sources, [Entered, Entered, Undone]);
    assert!(holds(&tab));
    // Entered anew, it's another month.
    tab.act(Action::Remove(String::new(), month("2026-04")));
    tab.act(Action::Step(id("7"), 1));
    assert_eq!(acts(&tab).len(), 1);
    assert_eq!(acts(&Tab::open(&browser)).len(), 1);
}

#[test]
fn acts_go_along_when_an_agent_gets_another_name() {
    let mut tab = Tab::open(&Browser::default());
    tab.act(Action::Step(id("6"), 1));
    tab.enter(Field::Agent, "王芳");
    assert_eq!(acts(&tab).len(), 2);
    assert!(holds(&tab));
    let trail = tab.model.trail().cloned().unwrap();
    let steps = trail.steps(tab.model.record());
    assert_eq!(
        (&*steps[0].before.agent, &*steps[0].after.agent),
        ("", "王芳")
    );
}

#[test]
fn who_is_what_was_typed() {
    let browser = Browser::default();
    let mut tab = Tab::open(&browser);
    tab.tell(RestMsg::Storage(StorageMsg::Editor(" 组长 ".into())));
    tab.act(Action::Step(id("6"), 1));
    let by = |tab: &Tab| tab.model.trail().unwrap().revisions()[0].made.by.clone();
    assert_eq!(by(&tab), "组长");
    assert_eq!(Tab::open(&browser).settings().editor, " 组长 ");
}

#[test]
fn a_file_is_named_with_its_hash() {
    let mut from = Tab::open(&Browser::default());
    from.act(Action::Step(id("6"), 1));
    let record = Record::clone(from.model.record());
    let item = Item::of(record, from.model.rulebook(), from.model.state.today);
    let text = export(&[item], Wage::Left, &[]);
    let mut tab = Tab::open(&Browser::default());
    tab.files(&[("三月.json", &text)]);
    tab.tell(RestMsg::Import(ImportMsg::Take));
    let source = Source::file("三月.json", Fingerprint::of_bytes(text.bytes()));
    assert_eq!(acts(&tab), [("2026-04-07 09:30".to_owned(), source)]);
    assert!(holds(&tab));
}

#[test]
fn what_the_log_gives_comes_from_the_log() {
    let mut tab = Tab::open(&Browser::default());
    tab.act(Action::Step(id("6"), 1));
    tab.tell(RestMsg::Feed(FeedMsg::Agent(String::new())));
    tab.act(Action::Go(month("2026-03")));
    tab.act(Action::Step(id("6"), 1));
    tab.entries(super::log::complaints(3, 1));
    let sources: Vec<_> = acts(&tab).into_iter().map(|(_, source)| source).collect();
    assert_eq!(sources, [Source::Entered, Source::Log]);
}

#[test]
fn two_tabs_that_did_the_same_at_other_times_have_nothing_to_ask() {
    let browser = Browser::default();
    let (mut one, mut two) = (Tab::open(&browser), Tab::open(&browser));
    one.act(Action::Step(id("6"), 1));
    later(&mut two, 1);
    two.act(Action::Step(id("6"), 1));
    one.settle();
    two.settle();
    assert!(two.model.storage.all_saved);
    assert_eq!(two.model.storage_says(), []);
    assert_eq!(acts(&two), acts(&one));
}

#[test]
fn what_was_entered_before_storage_opened_has_an_act() {
    let browser = Browser::default();
    browser.rows.block(true);
    let mut tab = Tab::open(&browser);
    tab.act(Action::Step(id("6"), 1));
    browser.rows.block(false);
    tab.tell(RestMsg::Storage(StorageMsg::Reopen));
    tab.storage_opens();
    tab.settle();
    assert_eq!(acts(&Tab::open(&browser)).len(), 1);
}

#[test]
fn a_row_of_an_earlier_version_is_read_and_has_no_acts() {
    let browser = Browser::default();
    let mut tab = Tab::open(&browser);
    tab.act(Action::Step(id("6"), 1));
    let facts = tab.model.record().facts().to_json();
    let key = MonthKey::new("", month("2026-04"));
    let read = kaohe::store::rows::Format::read(&kaohe::store::MonthFormat, &key, &facts).unwrap();
    assert_eq!(read.record, *tab.model.record());
    assert_eq!(read.trail, Rc::new(Trail::default()));
}
