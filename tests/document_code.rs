//! The check code of a month by a document: what changes it, and what doesn't.

use std::rc::Rc;

use kaohe::calendar::Month;
use kaohe::exchange::stored_book;
use kaohe::id::CheckCode;
use kaohe::plan::{Filled, Filling, Listed, Noted, Place, Volume};

use crate::support::any::id;

const BRANCH: &str = include_str!("fixtures/branch-document.json");

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn volume(text: &str) -> Rc<Volume> {
    let (document, plan) = stored_book(text).unwrap();
    Rc::new(Volume {
        text: text.to_owned(),
        document,
        plan,
    })
}

/// Two days, two events and a share.
fn filling() -> Filling {
    let mut filling = Filling::default();
    filling.put(Place::Value(id("solved")), "88");
    let day = |value: &str| Listed {
        value: value.into(),
        ..Listed::default()
    };
    let days = vec![day("118"), day("125")];
    filling.lists.insert(id("calls"), days);
    let event = |kind: &str, date: &str| Noted {
        date: date.into(),
        ..Noted::of(id(kind))
    };
    filling.events = vec![event("late", "2026-04-08"), event("post", "")];
    filling
}

fn code_by(text: &str, agent: &str, of: &str, filling: &Filling) -> CheckCode {
    let filled = Filled::of(&volume(text), &Rc::new(filling.clone()), month(of));
    filled.check_code(agent).unwrap()
}

fn code(filling: &Filling) -> CheckCode {
    code_by(BRANCH, "0417", "2026-04", filling)
}

fn with(change: impl FnOnce(&mut Filling)) -> CheckCode {
    let mut other = filling();
    change(&mut other);
    code(&other)
}

#[test]
fn it_is_the_same_however_the_same_month_is_written() {
    let known = code(&filling());
    // The form is fixed: codes that were read out and printed stay what they are.
    assert_eq!(known.to_string(), "CJEW 3XBV X01S");
    assert_eq!(with(|it| it.events.reverse()), known);
    let turned = |it: &mut Filling| it.lists.get_mut(&id("calls")).unwrap().reverse();
    assert_eq!(with(turned), known);
    assert_eq!(
        with(|it| it.put(Place::Value(id("solved")), " 88.0% ")),
        known
    );
    // What nobody can read counts as not known: it doesn't go out.
    assert_eq!(
        with(|it| it.put(Place::Value(id("report")), "准时吧")),
        known
    );
    // Another file of the same document.
    let tree: serde_json::Value = serde_json::from_str(BRANCH).unwrap();
    let plain = tree.to_string();
    assert_eq!(code_by(&plain, "0417", "2026-04", &filling()), known);
    // Out by its file, and in again.
    let (facts, readings) = filling().carried(&volume(BRANCH).document);
    assert_eq!(code(&Filling::of(&facts, readings)), known);
}

#[test]
fn anything_that_counts_changes_it() {
    let known = code(&filling());
    let all = [
        with(|it| it.put(Place::Value(id("solved")), "88.1")),
        with(|it| it.put(Place::Value(id("filter")), "90")),
        with(|it| it.put(Place::Listed(id("calls"), 1), "124")),
        with(|it| it.put(Place::Date(0), "2026-04-09")),
        with(|it| it.put(Place::Often(1), "2")),
        with(|it| it.events[0].pending = true),
        // An answer, though it comes to the same points.
        with(|it| {
            it.readings.insert(id("sick"), id("week"));
        }),
        code_by(BRANCH, "0418", "2026-04", &filling()),
        code_by(BRANCH, "0417", "2026-05", &{
            let mut other = filling();
            other.events[0].date.clear();
            other
        }),
        code_by(
            &BRANCH.replace("\"-0.5\"", "\"-0.6\""),
            "0417",
            "2026-04",
            &filling(),
        ),
        // A title, too: what somebody has read is that document.
        code_by(
            &BRANCH.replace("擅自离岗", "离岗"),
            "0417",
            "2026-04",
            &filling(),
        ),
    ];
    for (at, other) in all.iter().enumerate() {
        assert_ne!(*other, known, "{at}");
        assert!(!all[..at].contains(other), "{at}");
    }
}
