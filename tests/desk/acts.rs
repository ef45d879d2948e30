//! Every change of a month is an act on it: who, when, from where.

use std::rc::Rc;

use kaohe::calendar::{Date, Minute};
use kaohe::desk::state::{Action, Field, MeasureKind};
use kaohe::desk::{Effect, ExportMsg, FeedMsg, ImportMsg, Msg, Page, RestMsg, Shown, StorageMsg};
use kaohe::exchange::{Item, Wage, export};
use kaohe::id::Fingerprint;
use kaohe::json::Encode;
use kaohe::record::{Parting, Record, Source, Trail};
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
    let of = |entries: &[u64]| Source::consultations(entries.to_vec());
    assert_eq!(sources, [Source::Entered, of(&[1, 2, 3, 4])]);
    // What was changed there is named, and what went away.
    tab.entries(super::log::complaints(3, 2));
    tab.entries_gone(&[2]);
    let sources: Vec<_> = acts(&tab).into_iter().map(|(_, source)| source).collect();
    assert_eq!(sources[2..], [of(&[5]), of(&[2])]);
    // Too many to be named are the log.
    tab.entries(super::log::complaints(30, 0));
    assert_eq!(acts(&tab).last().unwrap().1, Source::Log);
    assert!(holds(&tab));
}

#[test]
fn what_is_taken_from_the_log_by_choice_names_what_counts_there() {
    let mut tab = Tab::open(&Browser::default());
    tab.tell(RestMsg::Feed(FeedMsg::Agent(String::new())));
    tab.act(Action::Go(month("2026-03")));
    tab.entries(super::log::complaints(2, 1));
    let filter = id("complaint_filter");
    tab.enter(Field::Numerator(filter), "1");
    tab.act(Action::Measure(filter, MeasureKind::Percent));
    tab.enter(Field::Percent(filter), "50");
    tab.act(Action::Measure(filter, MeasureKind::Logged));
    let last = acts(&tab).pop().unwrap().1;
    assert_eq!(last, Source::consultations(vec![1, 2, 3]));
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
fn what_was_entered_before_storage_opened_has_its_acts() {
    let browser = Browser::default();
    let mut tab = Tab::bare(&browser, Some(false));
    tab.tell(Msg::Touched);
    tab.load();
    tab.act(Action::Step(id("6"), 1));
    tab.act(Action::Step(id("7"), 1));
    tab.act(Action::Step(id("7"), 1));
    tab.storage_opens();
    tab.settle();
    let tab = Tab::open(&browser);
    let (trail, record) = (tab.model.trail().unwrap(), tab.model.record());
    assert!(trail.leads_to(record));
    assert_eq!(trail.steps(record).len(), 3);
}

#[test]
fn what_was_entered_while_storage_was_refused_has_an_act() {
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

/// The file of the shown month, with its acts if asked for.
fn file_of(tab: &mut Tab, with_acts: bool) -> String {
    tab.tell(Msg::Page(Page::Export));
    tab.tell(RestMsg::Export(ExportMsg::Trail(with_acts)));
    tab.taken();
    tab.tell(RestMsg::Export(ExportMsg::Download));
    let [Effect::Download(_, text)] = &tab.taken()[..] else {
        panic!("no file");
    };
    text.clone()
}

#[test]
fn acts_leave_only_if_asked_for_and_come_in_with_the_month() {
    let mut from = Tab::open(&Browser::default());
    from.act(Action::Step(id("6"), 1));
    from.act(Action::Step(id("6"), 1));
    assert!(!file_of(&mut from, false).contains("trail"));
    let text = file_of(&mut from, true);
    let mut tab = Tab::open(&Browser::default());
    tab.files(&[("a.json", &text)]);
    tab.tell(RestMsg::Import(ImportMsg::Take));
    let source = Source::file("a.json", Fingerprint::of_bytes(text.bytes()));
    let sources: Vec<_> = acts(&tab).into_iter().map(|(_, source)| source).collect();
    assert_eq!(sources, [Source::Entered, Source::Entered, source]);
    assert!(holds(&tab));
    // Its sender goes on: what is here is the beginning of that.
    later(&mut from, 9);
    from.act(Action::Step(id("6"), 1));
    let parting = tab
        .model
        .trail()
        .unwrap()
        .parting(from.model.trail().unwrap());
    let at = Minute::new(Date::new(2026, 4, 7).unwrap(), 9, 30).unwrap();
    assert_eq!(
        parting,
        Parting::After {
            at,
            one: 1,
            other: 1
        }
    );
}

#[test]
fn acts_that_go_on_from_ours_are_taken_and_others_are_not() {
    let browser = Browser::default();
    let mut tab = Tab::open(&browser);
    tab.act(Action::Step(id("6"), 1));
    let early = file_of(&mut tab, true);
    tab.act(Action::Step(id("6"), 1));
    let late = file_of(&mut tab, true);
    let mut other = Tab::open(&Browser::default());
    let take = |tab: &mut Tab, text: &str| {
        tab.files(&[("a.json", text)]);
        tab.tell(RestMsg::Import(ImportMsg::Take));
        acts(tab).len()
    };
    assert_eq!(take(&mut other, &early), 2);
    // That went on from the file as well, but so did this tab by taking it in:
    // its own acts stay, and the change is one of the file.
    assert_eq!(take(&mut other, &late), 3);
    assert!(holds(&other));
    // Forged acts don't lead to the month: they stay out.
    let forged = late
        .replace("\"entered\"", "\"log\"")
        .replacen("09:30", "08:30", 1);
    let mut third = Tab::open(&Browser::default());
    assert_eq!(take(&mut third, &forged), 1);
}

#[test]
fn acts_on_a_row_are_listed_newest_first() {
    let mut tab = Tab::open(&Browser::default());
    tab.act(Action::Step(id("6"), 1));
    later(&mut tab, 1);
    tab.act(Action::Step(id("7"), 1));
    later(&mut tab, 2);
    tab.act(Action::Step(id("6"), 1));
    assert_eq!(tab.model.listed_acts(), None);
    let listed = |tab: &mut Tab, shown| {
        tab.tell(RestMsg::Storage(StorageMsg::Acts(Some(shown))));
        let steps = tab.model.listed_acts().unwrap();
        let at = |step: &kaohe::record::Step<'_>| step.revision.made.at.to_string();
        steps.iter().map(at).collect::<Vec<_>>()
    };
    let (first, second, third) = ("2026-04-07 09:30", "2026-04-07 10:01", "2026-04-07 10:02");
    assert_eq!(listed(&mut tab, Shown::All), [third, second, first]);
    assert_eq!(listed(&mut tab, Shown::Part(id("6"))), [third, first]);
    assert_eq!(listed(&mut tab, Shown::Part(id("7"))), [second]);
    assert!(listed(&mut tab, Shown::Measure(id("satisfaction"))).is_empty());
}
