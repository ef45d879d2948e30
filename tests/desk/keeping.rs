//! From a key press to the disk, to the other tab, and back.

use std::rc::Rc;

use kaohe::desk::state::{Action, Field, InUse};
use kaohe::desk::{Effect, Msg, Notice, RestMsg, RulesMsg, StorageMsg};
use kaohe::locale::Lang;
use kaohe::record::{EntryFact, FactAt, fact_differences};
use kaohe::rulebook::{ParameterRef, Rules, SettingField, Subject};
use kaohe::scoring::score;
use kaohe::store::MonthKey;
use kaohe::store::rows::Table;

use super::bench::{Browser, Tab, id, month};

fn told(tab: &Tab) -> Vec<&'static str> {
    let plain = |notice| match notice {
        Notice::Plain(text) => Some(text),
        _ => None,
    };
    tab.model
        .storage_says()
        .into_iter()
        .filter_map(plain)
        .collect()
}

#[test]
fn an_act_is_saved_and_only_then_said_to_be() {
    let mut tab = Tab::open(&Browser::default());
    tab.act(Action::Step(id("6"), 1));
    assert_eq!(tab.model.status(0), "正在保存…");
    tab.settle();
    assert_eq!(tab.model.status(0), "已存 09:30");
    assert_eq!(tab.stored(), ["/2026-04"]);
    // The time is said in the language of the moment.
    tab.tell(Msg::Lang(Lang::En));
    assert_eq!(tab.model.status(0), "Saved 09:30");
}

#[test]
fn only_months_that_changed_are_written() {
    let browser = Browser::default();
    let mut tab = Tab::open(&browser);
    tab.act(Action::Step(id("6"), 1));
    tab.act(Action::Go(month("2026-03")));
    tab.act(Action::Step(id("7"), 1));
    let written = browser.rows.written();
    tab.act(Action::Step(id("7"), 1));
    assert_eq!(browser.rows.written(), written + 1);
    tab.act(Action::Go(month("2026-02")));
    assert_eq!(browser.rows.written(), written + 1);
}

#[test]
fn undo_reaches_the_disk_too() {
    let mut tab = Tab::open(&Browser::default());
    tab.act(Action::Step(id("6"), 1));
    assert_eq!(tab.stored(), ["/2026-04"]);
    tab.act(Action::Undo);
    assert_eq!(tab.stored(), [] as [&str; 0]);
    assert_eq!(tab.model.said, "已撤销");
    tab.act(Action::Redo);
    assert_eq!(tab.stored(), ["/2026-04"]);
}

#[test]
fn undo_leaves_what_another_tab_did_and_says_so() {
    let browser = Browser::default();
    let (mut one, mut two) = (Tab::open(&browser), Tab::open(&browser));
    one.act(Action::Step(id("6"), 1));
    two.hears();
    two.act(Action::Step(id("6"), 1));
    one.hears();
    assert_eq!(one.shown_score(), "96");
    one.act(Action::Undo);
    assert_eq!(one.shown_score(), "96");
    assert_eq!(one.model.said, one.model.lang.words().undone_in_part);
}

#[test]
fn two_tabs_that_write_one_month_ask_and_lose_nothing() {
    let browser = Browser::default();
    let (mut one, mut two) = (Tab::open(&browser), Tab::open(&browser));
    one.act(Action::Step(id("6"), 1));
    two.act(Action::Step(id("7"), 1));
    one.settle();
    two.settle();
    assert!(one.model.storage.all_saved);
    assert!(!two.model.storage.all_saved);
    let notices = two.model.storage_says();
    let [Notice::Conflict(Some(theirs))] = &notices[..] else {
        panic!("{notices:?}");
    };
    let sheet = score(two.model.rulebook(), &theirs.record, two.model.state.today);
    assert_eq!(sheet.score.to_string(), "98");
    let differ = fact_differences(two.model.record(), &theirs.record);
    let places: Vec<_> = differ.iter().map(|found| found.at).collect();
    let (six, seven) = ([id("6")], [id("7")]);
    let whole = |parts| FactAt::Entry(parts, EntryFact::Whole);
    // The one that only this tab has, and the one that only the other has.
    assert_eq!(places, [whole(&seven), whole(&six)]);
    // Their version, then this tab's own after another act.
    two.tell(RestMsg::Storage(StorageMsg::Resolve(false)));
    assert_eq!(two.shown_score(), "98");
    assert_eq!(two.model.storage_says(), []);
    two.act(Action::Step(id("7"), 1));
    two.settle();
    one.act(Action::Step(id("6"), 1));
    one.settle();
    one.tell(RestMsg::Storage(StorageMsg::Resolve(true)));
    two.hears();
    assert_eq!(two.shown_score(), "96");
}

#[test]
fn a_conflict_over_a_month_that_isn_t_shown_is_said_without_its_score() {
    let browser = Browser::default();
    let (mut one, mut two) = (Tab::open(&browser), Tab::open(&browser));
    one.act(Action::Step(id("6"), 1));
    two.act(Action::Step(id("7"), 1));
    two.settle();
    two.act(Action::Go(month("2026-03")));
    assert_eq!(told(&two), [Lang::Zh.more().store_conflict]);
}

#[test]
fn a_full_disk_is_said_and_tried_again() {
    let browser = Browser::default();
    let mut tab = Tab::open(&browser);
    tab.act(Action::Step(id("6"), 1));
    tab.settle();
    browser.rows.leave(Some(0));
    tab.act(Action::Go(month("2026-03")));
    tab.act(Action::Step(id("7"), 1));
    tab.settle();
    assert_eq!(tab.model.status(0), Lang::Zh.words().saving_off);
    assert_eq!(told(&tab), [Lang::Zh.more().store_quota]);
    browser.rows.leave(None);
    tab.tell(RestMsg::Storage(StorageMsg::Retry));
    tab.settle();
    assert_eq!(tab.stored(), ["/2026-03", "/2026-04"]);
    assert!(tab.model.storage.all_saved);
    assert_eq!(told(&tab), [] as [&str; 0]);
}

#[test]
fn a_refused_storage_is_said_and_what_was_entered_is_saved_once_it_opens() {
    let browser = Browser::default();
    browser.rows.block(true);
    let mut tab = Tab::open(&browser);
    tab.act(Action::Step(id("6"), 1));
    let amended = amended();
    tab.act(Action::Rules(InUse(Rc::new(amended.clone()))));
    tab.settle();
    assert_eq!(told(&tab), [Lang::Zh.more().store_blocked]);
    browser.rows.block(false);
    tab.tell(RestMsg::Storage(StorageMsg::Reopen));
    tab.storage_opens();
    tab.settle();
    assert_eq!(tab.stored(), ["/2026-04"]);
    assert_eq!(*tab.model.state.rules(), amended);
    assert_eq!(browser.rows.named(Table::Rules).len(), 1);
    assert_eq!(told(&tab), [] as [&str; 0]);
}

#[test]
fn rules_that_were_decided_before_storage_was_read_aren_t_lost() {
    let browser = Browser::default();
    let mut tab = Tab::bare(&browser, Some(false));
    tab.tell(Msg::Touched);
    tab.load();
    let amended = amended();
    tab.act(Action::Rules(InUse(Rc::new(amended.clone()))));
    tab.storage_opens();
    tab.settle();
    assert_eq!(*tab.model.state.rules(), amended);
    assert_eq!(Tab::open(&browser).model.state.rules(), &amended);
}

#[test]
fn rules_of_another_tab_are_shown_and_its_own_aren_t_overwritten() {
    let browser = Browser::default();
    let (mut one, mut two) = (Tab::open(&browser), Tab::open(&browser));
    let amended = amended();
    one.act(Action::Rules(InUse(Rc::new(amended.clone()))));
    two.hears();
    assert_eq!(*two.model.state.rules(), amended);
    assert!(!two.model.state.history.can_undo());
}

#[test]
fn settings_follow_the_last_tab_but_not_whose_log_it_is() {
    let browser = Browser::default();
    let mut tab = Tab::open(&browser);
    tab.enter(Field::Agent, "王芳");
    assert_eq!(tab.settings().agent, "王芳");
    tab.taken();
    tab.tell(RestMsg::Storage(StorageMsg::Stored(Some("other".into()))));
    tab.tell(RestMsg::Storage(StorageMsg::Stored(None)));
    assert_eq!(tab.settings().agent, "王芳");
}

#[test]
fn set_aside_texts_go_out_under_their_name() {
    let browser = Browser::default();
    let name = "%E7%8E%8B%E8%8A%B3/2026-03";
    browser.rows.schema_of(Table::Months, Some("2"));
    browser.rows.put(Table::Months, name, Some("{broken"));
    let mut tab = Tab::open(&browser);
    let aside = kaohe::desk::AsideId::Month(MonthKey::new("王芳", month("2026-03")));
    assert!(
        matches!(&tab.model.storage_says()[..], [Notice::Aside(_, called)] if called == "王芳 2026-03")
    );
    tab.taken();
    tab.tell(RestMsg::Storage(StorageMsg::SaveAside(aside.clone())));
    let file = Effect::Download("王芳-2026-03.txt".into(), "{broken".into());
    assert_eq!(tab.taken(), [file]);
    tab.tell(RestMsg::Storage(StorageMsg::DiscardAside(aside)));
    tab.settle();
    assert_eq!(tab.model.storage_says(), []);
    assert_eq!(tab.stored(), [] as [&str; 0]);
}

/// The bundled rules, with clause 6 at three points.
pub fn amended() -> Rules {
    let mut tab = Tab::open(&Browser::default());
    let subject = Subject::Number(ParameterRef::PartAmount(id("6")));
    tab.tell(RestMsg::Rules(RulesMsg::Open(subject)));
    for (field, text) in [
        (SettingField::Value, "3"),
        (SettingField::Reason, "\u{7b2c}12\u{53f7}\u{6587}"),
        (SettingField::Date, "2026-04-01"),
    ] {
        tab.tell(RestMsg::Rules(RulesMsg::Type(field, text.into())));
    }
    tab.tell(RestMsg::Rules(RulesMsg::Apply));
    assert_eq!(tab.model.setting, None, "the form is taken");
    tab.model.state.rules().clone()
}
