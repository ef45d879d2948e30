//! What was typed wrong in the fields of a list's item stays with that item,
//! whatever comes and goes before it, here or in another tab.

use std::collections::BTreeSet;

use kaohe::desk::state::{Action, Field, PlanEdit, Problem};
use kaohe::desk::{MonthMsg, RestMsg};
use kaohe::record::{Entry, PlanText, Record};
use kaohe::scoring::close;
use proptest::prelude::*;

use super::bench::{Browser, Tab, id};

/// The days that don't count, by place.
fn wrong_days(tab: &Tab, field: fn(usize) -> Field) -> Vec<String> {
    (0..4).map(|at| tab.model.state.text(field(at))).collect()
}

fn add_plan(tab: &mut Tab) {
    tab.tell(RestMsg::Month(MonthMsg::Plan(PlanEdit::Add(Problem::Post))));
}

/// One plain event of 6, then 7 and 8 with days that are of no month.
fn three() -> Tab {
    let mut tab = Tab::open(&Browser::default());
    tab.act(Action::Step(id("6"), 1));
    for (at, part) in [(1, "7"), (2, "8")] {
        tab.act(Action::AddEntry(id(part)));
        tab.enter(Field::EntryDate(at), &format!("2026-0{part}-01"));
    }
    tab
}

#[test]
fn a_count_that_falls_to_nothing_moves_no_text_to_another_entry() {
    let mut tab = three();
    let before = ["", "2026-07-01", "2026-08-01", ""];
    let after = ["2026-07-01", "2026-08-01", "", ""];
    assert_eq!(wrong_days(&tab, Field::EntryDate), before);
    tab.act(Action::Type(Field::Count(id("6")), "0".into()));
    assert_eq!(wrong_days(&tab, Field::EntryDate), after);
    // Wrong: the last good value stands again, with its entry.
    tab.act(Action::Type(Field::Count(id("6")), "0x".into()));
    assert_eq!(wrong_days(&tab, Field::EntryDate), before);
    tab.act(Action::Type(Field::Count(id("6")), "0".into()));
    assert_eq!(wrong_days(&tab, Field::EntryDate), after);
    // Another number: the entry comes back behind the others.
    tab.act(Action::Type(Field::Count(id("6")), "02".into()));
    assert_eq!(wrong_days(&tab, Field::EntryDate), after);
    assert_eq!(tab.model.record().entries[2].count, 2);
    tab.act(Action::Undo);
    assert_eq!(wrong_days(&tab, Field::EntryDate), before);
    tab.act(Action::Redo);
    assert_eq!(wrong_days(&tab, Field::EntryDate), after);
}

/// Which of two plain ones is gone shows only in what was typed into them.
#[test]
fn of_two_alike_the_one_that_goes_takes_its_text() {
    for (gone, left) in [(0, "2026-08-01"), (1, "2026-07-01")] {
        let mut tab = Tab::open(&Browser::default());
        for at in 0..2 {
            tab.act(Action::AddEntry(id("7")));
            add_plan(&mut tab);
            tab.enter(Field::EntryDate(at), &format!("2026-0{}-01", 7 + at));
            tab.enter(Field::PlanDate(at), &format!("2026-0{}-x", 7 + at));
        }
        tab.act(Action::RemoveEntry(gone));
        tab.act(Action::RemovePlan(gone));
        assert_eq!(wrong_days(&tab, Field::EntryDate), [left, "", "", ""]);
        let left = left.replace("-01", "-x");
        assert_eq!(wrong_days(&tab, Field::PlanDate), [&left, "", "", ""]);
    }
}

#[test]
fn a_plan_that_goes_leaves_the_texts_of_the_others() {
    let mut tab = Tab::open(&Browser::default());
    let long = "长".repeat(10_000);
    for at in 0..3 {
        add_plan(&mut tab);
        tab.enter(Field::PlanDate(at), &format!("day {at}"));
        tab.enter(Field::PlanText(at, PlanText::Owner), &format!("{at}{long}"));
    }
    tab.act(Action::RemovePlan(7));
    assert_eq!(tab.model.record().plan.len(), 3);
    assert_eq!(
        wrong_days(&tab, Field::PlanDate),
        ["day 0", "day 1", "day 2", ""]
    );
    tab.act(Action::RemovePlan(1));
    assert_eq!(
        wrong_days(&tab, Field::PlanDate),
        ["day 0", "day 2", "", ""]
    );
    let owner = |tab: &Tab, at| tab.model.state.text(Field::PlanText(at, PlanText::Owner));
    assert!(owner(&tab, 1).starts_with("2长") && owner(&tab, 2).is_empty());
    // So in a closed month, whose plans still change.
    let record = tab.model.state.record();
    let closed = close(tab.model.rulebook(), record, tab.model.state.today).unwrap();
    tab.act(Action::Put(vec![closed]));
    assert!(tab.model.state.is_closed());
    tab.act(Action::RemovePlan(0));
    assert_eq!(wrong_days(&tab, Field::PlanDate), ["day 2", "", "", ""]);
    tab.act(Action::Undo);
    assert_eq!(
        wrong_days(&tab, Field::PlanDate),
        ["day 0", "day 2", "", ""]
    );
}

#[test]
fn what_another_tab_removes_takes_no_other_text_along() {
    let mut tab = three();
    let mut other = Tab::open(&tab.browser);
    tab.act(Action::AddEntry(id("9")));
    other.hears();
    other.act(Action::RemoveEntry(0));
    tab.hears();
    assert_eq!(
        wrong_days(&tab, Field::EntryDate),
        ["2026-07-01", "2026-08-01", "", ""]
    );
    other.act(Action::RemoveEntry(1));
    tab.hears();
    assert_eq!(
        wrong_days(&tab, Field::EntryDate),
        ["2026-07-01", "", "", ""]
    );
    // What stood in the list before an earlier act fits this list no more.
    tab.act(Action::Undo);
    assert_eq!(wrong_days(&tab, Field::EntryDate), ["", "", "", ""]);
}

#[derive(Clone, Debug)]
enum Done {
    Add(usize),
    Remove(usize, usize),
    Wrong(usize, usize),
    Step(&'static str, i32),
    Count(&'static str, &'static str),
    Elsewhere(usize, usize),
    Undo,
    Redo,
}

fn any() -> impl Strategy<Value = Vec<Done>> {
    let part = || prop::sample::select(vec!["6", "7"]);
    let count = prop::sample::select(vec!["", "0", "1", "2", "3", "x"]);
    let one = prop_oneof![
        4 => (0..3_usize).prop_map(Done::Add),
        3 => (0..3_usize, 0..4_usize).prop_map(|(list, at)| Done::Remove(list, at)),
        5 => (0..3_usize, 0..4_usize).prop_map(|(list, at)| Done::Wrong(list, at)),
        2 => (part(), prop::sample::select(vec![-1, 1])).prop_map(|(p, by)| Done::Step(p, by)),
        2 => (part(), count).prop_map(|(part, text)| Done::Count(part, text)),
        2 => (0..3_usize, 0..4_usize).prop_map(|(list, at)| Done::Elsewhere(list, at)),
        1 => Just(Done::Undo),
        1 => Just(Done::Redo),
    ];
    prop::collection::vec(one, 1..40)
}

/// Entries, complaints and plans: the field that is typed wrong.
const DAYS: [fn(usize) -> Field; 3] = [Field::EntryDate, Field::ComplaintDate, Field::PlanDate];
const NOTES: [fn(usize) -> Field; 3] = [Field::EntryNote, Field::ComplaintNote, |at| {
    Field::PlanText(at, PlanText::Action)
}];

/// What its items are called by.
fn names(record: &Record, list: usize) -> Vec<String> {
    let entries = record
        .entries
        .iter()
        .map(|entry: &Entry| entry.note.clone());
    let complaints = record.complaints.iter().map(|one| one.note.clone());
    match list {
        0 => entries.collect(),
        1 => complaints.collect(),
        _ => record.plan.iter().map(|plan| plan.action.clone()).collect(),
    }
}

fn remove(list: usize, at: usize) -> Action {
    [
        Action::RemoveEntry,
        Action::RemoveComplaint,
        Action::RemovePlan,
    ][list](at)
}

/// The items that have a wrong text, by list and name; each is its own.
fn marked(tab: &Tab) -> BTreeSet<(usize, String)> {
    let mut marked = BTreeSet::new();
    for (list, day) in DAYS.iter().enumerate() {
        let names = names(tab.model.state.record(), list);
        for at in 0..50 {
            let Some(text) = tab.model.state.content.drafts.get(&day(at)) else {
                continue;
            };
            assert_eq!(names.get(at), Some(text), "list {list}, place {at}");
            marked.insert((list, text.clone()));
        }
    }
    marked
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_text_stays_with_its_item(done in any()) {
        let mut tab = Tab::open(&Browser::default());
        let mut other = Tab::open(&tab.browser);
        for (nth, one) in done.into_iter().enumerate() {
            let before = marked(&tab);
            let mut is_turn = false;
            match one {
                Done::Add(list) => {
                    let many = names(tab.model.state.record(), list).len();
                    match list {
                        0 => tab.act(Action::AddEntry(id("6"))),
                        1 => tab.act(Action::AddComplaint),
                        _ => add_plan(&mut tab),
                    }
                    tab.enter(NOTES[list](many), &format!("n{nth}"));
                }
                Done::Remove(list, at) => tab.act(remove(list, at)),
                Done::Wrong(list, at) => {
                    let name = names(tab.model.state.record(), list).get(at).cloned();
                    if let Some(name) = name.filter(|name| !name.is_empty()) {
                        tab.enter(DAYS[list](at), &name);
                    }
                }
                Done::Step(part, by) => tab.act(Action::Step(id(part), by)),
                Done::Count(part, text) => {
                    tab.act(Action::Type(Field::Count(id(part)), text.into()));
                }
                Done::Elsewhere(list, at) => {
                    other.hears();
                    other.act(remove(list, at));
                    tab.hears();
                }
                Done::Undo | Done::Redo => {
                    is_turn = true;
                    let is_undo = matches!(one, Done::Undo);
                    tab.act(if is_undo { Action::Undo } else { Action::Redo });
                }
            }
            let after = marked(&tab);
            if !is_turn {
                let record = tab.model.state.record();
                let is_there = |(list, name): &&(usize, String)| names(record, *list).contains(name);
                let kept: BTreeSet<_> = before.iter().filter(is_there).cloned().collect();
                prop_assert!(after.is_superset(&kept), "{:?} of {:?}", after, kept);
            }
        }
    }
}
