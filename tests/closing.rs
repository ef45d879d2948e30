//! Closing a month, opening it again, and what stays as it was.

use std::rc::Rc;

use kaohe::calendar::Date;
use kaohe::desk::state::{Action, Field, State};
use kaohe::number::{Money, Points};
use kaohe::record::{Act, Closing, Fault, Record, Reopening};
use kaohe::rulebook::{ReadingId, Rules, bundled, worked_month};
use kaohe::scoring::{Guard, Pay, YearSheet, close, guard, reclosed, score};
use litemap::LiteMap;

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn points(text: &str) -> Points {
    text.parse().unwrap()
}

fn march() -> Record {
    Record::new(worked_month().unwrap()).unwrap()
}

fn closed() -> Record {
    close(&bundled(), &march(), date("2026-04-06")).unwrap()
}

fn closing(record: &Record) -> &Closing {
    record.closing().unwrap()
}

#[test]
fn a_closed_month_keeps_its_sheet() {
    let record = closed();
    let closing = closing(&record);
    assert_eq!(closing.score, points("97"));
    assert_eq!(
        (closing.low, closing.high),
        (points("78.6"), points("100.2"))
    );
    assert_eq!(closing.rulebook.fingerprint.to_string(), "5b9e89f27c0dd341");
    let online = closing.lines.iter();
    let mut online = online.filter(|line| line.of.is_some_and(|of| of.as_str() == "faults_online"));
    assert_eq!(online.next().unwrap().amount, points("-0.5"));
    let now = score(&bundled(), &record, date("2026-11-24"));
    assert_eq!(reclosed(closing, &now), None);
}

#[test]
fn other_rules_are_said_beside_it() {
    let record = closed();
    let mut choices = *bundled().choices();
    choices.choose(ReadingId::R5, "pro_rata");
    let other = bundled().with_choices(choices);
    let now = score(&other, &record, date("2026-11-24"));
    let reclosed = reclosed(closing(&record), &now).unwrap();
    assert_eq!(reclosed.score, points("96.65"));
    let lines: Vec<(&str, Points, Points)> = reclosed
        .lines
        .iter()
        .map(|(_, of, before, after)| (of.as_ref().unwrap().as_str(), *before, *after))
        .collect();
    assert_eq!(
        lines,
        [
            ("faults_online", points("-0.5"), points("-0.8")),
            ("orders_on_time", points("0"), points("-0.05")),
        ]
    );
    // The year goes by what was closed.
    let year = YearSheet::of(2026, &[(&record, &other)], date("2026-11-24"));
    assert_eq!(year.joined.unwrap().score, points("97"));
}

#[test]
fn acts_alternate_with_a_reason_and_never_go_back() {
    let record = closed();
    let close_again = close(&bundled(), &record, date("2026-04-07"));
    assert_eq!(close_again.unwrap_err()[0].fault, Fault::History);
    assert_eq!(
        march().reopened(date("2026-04-07"), "x").unwrap_err()[0].fault,
        Fault::History
    );
    let problems = record.reopened(date("2026-04-07"), "  ").unwrap_err();
    assert_eq!(problems[0].path, "history[1].reopened.reason");
    assert_eq!(problems[0].fault, Fault::NoReason);
    // A clock that was set back locks nobody out; a file may not go back.
    let late = record.reopened(date("2026-04-05"), "x").unwrap();
    assert_eq!(late.history[1].on(), date("2026-04-06"));
    let back = late.edited(|facts| {
        if let Act::Reopened(act) = &mut facts.history[1] {
            act.on = date("2026-04-05");
        }
    });
    assert_eq!(back.unwrap_err()[0].path, "history[1]");
    let open = record.reopened(date("2026-04-06"), " 投诉查实 ").unwrap();
    assert!(open.closing().is_none());
    assert_eq!(open.history.len(), 2);
    assert_eq!(
        open.history[1],
        Act::Reopened(Reopening {
            on: date("2026-04-06"),
            reason: "投诉查实".into()
        })
    );
    assert!(close(&bundled(), &open, date("2026-04-06")).is_ok());
}

#[test]
fn facts_of_a_closed_month_stay() {
    let mut state = State::new(
        Rc::new(Rules::bundled()),
        date("2026-04-06"),
        LiteMap::new(),
        String::new(),
    );
    let record = march();
    let key = (record.agent.clone(), record.month);
    state.act(Action::Take(vec![record], None));
    state.act(Action::Put(vec![closed()]));
    assert!(state.is_closed());
    let before = state.content.records.clone();
    let part = "7".parse().unwrap();
    for act in [
        Action::Step(part, 1),
        Action::AddEntry(part),
        Action::AddComplaint,
        Action::RemoveEntry(0),
        Action::Type(Field::Count(part), "9".into()),
        Action::Leave(Field::Count(part)),
    ] {
        state.act(act.clone());
        assert_eq!(state.content.records, before, "{act:?}");
        assert!(state.content.drafts.is_empty());
    }
    // The wage is the agent's own, and no fact of the month.
    state.act(Action::Type(Field::Wage, "4000".into()));
    assert_eq!(state.record().wage, Some(Money::from_raw(400_000)));
    state.act(Action::Undo);
    // Closing is a step like others.
    state.act(Action::Undo);
    assert!(!state.is_closed());
    state.act(Action::Step(part, 1));
    assert_ne!(state.content.records.get(&key), before.get(&key));
}

#[test]
fn a_pay_is_held_against_the_minimum() {
    let pay = |amount, low, high| Pay {
        wage: Money::from_raw(320_000),
        amount: Money::from_raw(amount),
        range: kaohe::number::Range {
            low: Money::from_raw(low),
            high: Money::from_raw(high),
        },
    };
    let minimum = Money::from_raw(200_000);
    for (pay, expected) in [
        (pay(310_400, 251_520, 320_640), Guard::Above),
        (pay(200_000, 200_000, 200_000), Guard::Above),
        (pay(200_000, 199_999, 200_000), Guard::MayFallBelow),
        (pay(199_999, 199_999, 250_000), Guard::Below),
    ] {
        assert_eq!(guard(&pay, minimum), expected, "{pay:?}");
    }
}
