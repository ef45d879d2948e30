//! Months of a team by a document together: how totals join, what is missing, who is before whom.

use std::collections::BTreeMap;
use std::rc::Rc;

use kaohe::calendar::Month;
use kaohe::language::Joined;
use kaohe::number::Decimal;
use kaohe::plan::{Filled, Filling, Noted, Place, Volume};
use kaohe::scoring::Certainty;
use kaohe::team::{BookGap, BookMonth, BookTeam, GapWhy, Period, PlaceRange, Roster, read_roster};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::language::volume as of;
use crate::support::any::{cases, id};

/// Points that join as `year` says, and fines that add up; events at this amount.
fn volume(late: &Value, year: &Value) -> Rc<Volume> {
    let points = json!({"id": "points", "unit": "分", "year": year, "pool": {"id": "all", "worth": "10", "of": [
        {"line": {"id": "good", "title": "good", "gives": {"value": "good"}}},
        {"line": {"id": "late", "title": "late", "gives": {"events": {"amount": {"fixed": late}}}}},
    ]}});
    let fines = json!({"id": "fines", "unit": "元", "pool": {"id": "money", "of": [
        {"line": {"id": "fine", "title": "fine", "gives": {"events": {"amount": {"fixed": "-50"}}}}},
    ]}});
    let middle = json!({
        "values": [{"id": "good", "title": "good", "most": "2", "whole": true}],
        "totals": [points, fines],
    });
    of(&middle)
}

fn assumed() -> Value {
    json!({"value": "-1", "origin": {"assumed": {"low": "-2", "high": "-1"}}})
}

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

/// An agent's month: what is known of the count, and so many events.
fn scored(
    volume: &Rc<Volume>,
    agent: &str,
    of: Month,
    good: Option<i64>,
    late: usize,
) -> BookMonth {
    let mut filling = Filling::default();
    if let Some(good) = good {
        filling.put(Place::Value(id("good")), &good.to_string());
    }
    filling.events = vec![Noted::of(id("late")); late];
    let weighing = volume.document.weighing();
    BookMonth::of(agent, &Filled::of(volume, &Rc::new(filling), of), &weighing)
}

/// The agents' months, each named by agent, month, count and events.
fn months(
    volume: &Rc<Volume>,
    all: &[(&str, &str, Option<i64>, usize)],
) -> Vec<(Month, Rc<BookMonth>)> {
    let months = all.iter().map(|(agent, of, good, late)| {
        let of = month(of);
        (of, Rc::new(scored(volume, agent, of, *good, *late)))
    });
    months.collect()
}

fn together(
    volume: &Rc<Volume>,
    period: Period,
    all: &[(Month, Rc<BookMonth>)],
    unread: &[(&str, &str)],
) -> BookTeam {
    let unread: Vec<(String, Month)> = unread
        .iter()
        .map(|(agent, of)| ((*agent).to_owned(), month(of)))
        .collect();
    BookTeam::together(
        &volume.document,
        &|_| Some(Rc::clone(volume)),
        &period.months(month("2026-02")),
        all,
        &unread,
        &Roster::default(),
    )
}

/// Agent, place, first and second total.
fn said(team: &BookTeam) -> Vec<String> {
    let rows = team.rows.iter().map(|(row, place)| {
        let place = place.map_or_else(|| "-".to_owned(), |of| format!("{}-{}", of.best, of.worst));
        let total = |nth: usize| row.total(nth).unwrap().headline.to_string();
        format!("{} {place} {} {}", row.agent, total(0), total(1))
    });
    rows.collect()
}

#[test]
fn months_join_as_each_total_says() {
    let all = [
        ("0401", "2026-01", Some(2), 0),
        ("0401", "2026-02", Some(0), 1),
        ("0402", "2026-01", Some(2), 0),
        ("0402", "2026-02", Some(2), 0),
        ("0402", "2026-03", Some(0), 2),
        ("0403", "2026-03", Some(1), 0),
    ];
    let by = |year: Value, period: Period| {
        let volume = volume(&json!("-1"), &year);
        said(&together(&volume, period, &months(&volume, &all), &[]))
    };
    assert_eq!(
        by(json!("mean"), Period::Quarter),
        ["0403 1-1 11 0", "0402 2-2 10.667 0", "0401 3-3 10.5 0"]
    );
    assert_eq!(
        by(json!("sum"), Period::Quarter),
        ["0402 1-1 32 0", "0401 2-2 21 0", "0403 3-3 11 0"]
    );
    // Over the months of the period, those that aren't there as 0.
    assert_eq!(
        by(json!("missing_as_zero"), Period::Quarter),
        ["0402 1-1 10.667 0", "0401 2-2 7 0", "0403 3-3 3.667 0"]
    );
    assert_eq!(
        by(json!("missing_as_zero"), Period::Year),
        ["0402 1-1 2.667 0", "0401 2-2 1.75 0", "0403 3-3 0.917 0"]
    );
}

/// Each agent's months weigh by themselves; a month that weighs nothing, or nobody knows how much, is named.
#[test]
fn months_weigh_what_a_value_of_them_comes_to() {
    let volume = of(&json!({
        "values": [{"id": "good", "title": "good", "most": "9"}, {"id": "calls", "title": "calls", "most": "99"}],
        "totals": [{"id": "points", "unit": "分", "year": "weighted", "weighed_by": "calls", "pool": {"id": "all", "of": [
            {"line": {"id": "good", "title": "good", "gives": {"value": "good"}}},
        ]}}],
    }));
    let weighing = volume.document.weighing();
    let all: Vec<(Month, Rc<BookMonth>)> = [
        ("0401", "2026-01", "3", "30"),
        ("0401", "2026-02", "6", "60"),
        ("0402", "2026-01", "9", "0"),
        ("0402", "2026-02", "4", "10"),
        ("0403", "2026-01", "8", ""),
        ("0403", "2026-02", "2", "10"),
    ]
    .into_iter()
    .map(|(agent, at, good, calls)| {
        let mut filling = Filling::default();
        filling.put(Place::Value(id("good")), good);
        filling.put(Place::Value(id("calls")), calls);
        let filled = Filled::of(&volume, &Rc::new(filling), month(at));
        (month(at), Rc::new(BookMonth::of(agent, &filled, &weighing)))
    })
    .collect();
    let team = together(&volume, Period::Quarter, &all, &[]);
    let rows = team.rows.iter().map(|(row, place)| {
        let of = row.total(0).unwrap();
        let place = place.unwrap();
        let ends = [of.headline, of.range.low, of.range.high].map(|number| number.to_string());
        let gaps = row.over.as_ref().unwrap().gaps.iter();
        let gaps: Vec<_> = gaps.map(|gap| (gap.month.number(), gap.why)).collect();
        (
            row.agent.clone(),
            (place.best, place.worst),
            ends,
            gaps,
            row.certainty,
        )
    });
    let rows: Vec<_> = rows.collect();
    let row = |agent: &str, place, ends: [&str; 3], gaps, certainty| {
        (
            agent.to_owned(),
            place,
            ends.map(str::to_owned),
            gaps,
            certainty,
        )
    };
    assert_eq!(
        rows,
        [
            // (3 · 30 + 6 · 60) / 90
            row("0401", (1, 2), ["5", "5", "5"], vec![], Certainty::Final),
            row(
                "0402",
                (2, 3),
                ["4", "4", "4"],
                vec![(1, GapWhy::Weightless)],
                Certainty::Final
            ),
            // 8 weighs from nothing to 99: (8 · 99 + 2 · 10) / 109
            row(
                "0403",
                (1, 3),
                ["2", "2", "7.45"],
                vec![(1, GapWhy::Unweighed)],
                Certainty::Provisional
            ),
        ]
    );
}

#[test]
fn what_is_missing_is_named_and_lines_are_summed() {
    let volume = volume(&json!("-1"), &json!("mean"));
    let mut all = months(
        &volume,
        &[
            ("0401", "2026-01", Some(2), 1),
            ("0401", "2026-02", Some(1), 2),
            ("0402", "2026-01", None, 0),
            ("0403", "2026-01", Some(1), 0),
            ("0403", "2026-02", Some(1), 0),
        ],
    );
    let unscored = BookMonth {
        sheet: None,
        ..scored(&volume, "0403", month("2026-02"), None, 0)
    };
    all[4].1 = Rc::new(unscored);
    let unread = [("0402", "2026-02"), ("0409", "2026-01")];
    let team = together(&volume, Period::Year, &all, &unread);
    let row = |agent: &str| {
        let found = team.rows.iter().find(|(row, _)| row.agent == agent);
        Rc::clone(&found.unwrap().0)
    };
    let gaps = |agent: &str| row(agent).over.as_ref().unwrap().gaps.clone();
    let gap = |why: GapWhy| BookGap {
        month: month("2026-02"),
        why,
    };
    // Of months that nobody has nothing is missing.
    assert_eq!(gaps("0401"), []);
    assert_eq!(gaps("0402"), [gap(GapWhy::Unread)]);
    assert_eq!(gaps("0403"), [gap(GapWhy::Unscored)]);
    // Of whom there is nothing else.
    assert_eq!(team.unread, ["0409"]);
    let lines: Vec<(String, String)> = (row("0401").lines().iter())
        .map(|line| (line.id.to_string(), line.headline.to_string()))
        .collect();
    let line = |id: &str, sum: &str| (id.to_owned(), sum.to_owned());
    assert_eq!(lines[..2], [line("good", "3"), line("late", "-3")]);
    assert_eq!(row("0401").certainty, Certainty::Final);
    assert_eq!(row("0402").certainty, Certainty::Provisional);
    // The range of a month that is open is that of the joined one.
    let range = row("0402").total(0).unwrap().range;
    assert_eq!(
        (range.low, range.high),
        (Decimal::whole(10), Decimal::whole(12))
    );
    let of = team.together.as_ref().unwrap();
    assert_eq!(of.by, [Joined::Mean, Joined::Sum]);
    let means: Vec<(u8, usize, String)> = (of.months.iter())
        .map(|of| (of.month.number(), of.sent, of.mean.unwrap().0.to_string()))
        .collect();
    // January: 11, 10 and 11; February: 9 alone.
    assert_eq!(means, [(1, 4, "10.667".to_owned()), (2, 3, "9".to_owned())]);
}

#[test]
fn nobody_has_a_place_without_a_month_that_can_be_scored() {
    let volume = volume(&json!("-1"), &json!("mean"));
    let none = BookMonth {
        sheet: None,
        ..scored(&volume, "0401", month("2026-01"), None, 0)
    };
    let team = together(
        &volume,
        Period::Year,
        &[(month("2026-01"), Rc::new(none))],
        &[],
    );
    assert_eq!((team.rows.len(), team.places().len()), (1, 0));
    let empty = together(&volume, Period::Quarter, &[], &[]);
    assert!(empty.rows.is_empty() && empty.together.unwrap().months.is_empty());
}

#[test]
fn who_is_in_the_roster_and_has_no_month_of_the_period_is_missing() {
    let volume = volume(&json!("-1"), &json!("mean"));
    let (roster, _) = read_roster("0401\n0402");
    let team = BookTeam::together(
        &volume.document,
        &|_| Some(Rc::clone(&volume)),
        &Period::Year.months(month("2026-02")),
        &months(&volume, &[("0401", "2026-03", Some(1), 0)]),
        &[],
        &roster,
    );
    let missing: Vec<&str> = team.missing.iter().map(|one| &*one.number).collect();
    assert_eq!(missing, ["0402"]);
}

#[test]
fn a_total_that_a_version_lacks_or_has_elsewhere_is_found_by_its_name() {
    let new = volume(&json!("-1"), &json!("mean"));
    // Before, the fines came first, and there was nothing else.
    let old = of(
        &json!({"totals": [{"id": "fines", "unit": "元", "pool": {"id": "money", "of": [
            {"line": {"id": "fine", "title": "fine", "gives": {"events": {"amount": {"fixed": "-50"}}}}},
        ]}}]}),
    );
    let before = {
        let filling = Filling {
            events: vec![Noted::of(id("fine"))],
            ..Filling::default()
        };
        BookMonth::of(
            "0401",
            &Filled::of(&old, &Rc::new(filling), month("2026-01")),
            &[],
        )
    };
    let mut all = vec![(month("2026-01"), Rc::new(before))];
    all.extend(months(&new, &[("0401", "2026-02", Some(1), 0)]));
    let team = BookTeam::together(
        &new.document,
        &|of| Some(Rc::clone(if of == month("2026-01") { &old } else { &new })),
        &Period::Year.months(month("2026-02")),
        &all,
        &[],
        &Roster::default(),
    );
    assert_eq!(said(&team), ["0401 1-1 11 -50"]);
    let over = team.rows[0].0.over.as_ref().unwrap();
    assert!(over.month(month("2026-01")).unwrap().first.is_none());
    assert_eq!(over.months.len(), 2);
}

proptest! {
    #![proptest_config(cases(150))]

    /// No outcome of what is open reverses a claimed order: each month's count, and the assumed
    /// number, which all months share.
    #[test]
    fn no_outcome_reverses_a_claimed_order(
        team in prop::collection::vec(
            prop::collection::vec(prop::option::of((prop::option::weighted(0.8, 0_i64..3), 0_usize..4)), 3),
            2..4,
        ),
        year in prop::sample::select(vec!["mean", "sum", "missing_as_zero"]),
    ) {
        let of = |late: &Value| volume(late, &json!(year));
        let all = |volume: &Rc<Volume>, good: &dyn Fn(usize, usize) -> Option<i64>| {
            let mut months = Vec::new();
            for (at, own) in team.iter().enumerate() {
                for (nth, one) in own.iter().enumerate() {
                    if let Some((known, late)) = one {
                        let when = month(&format!("2026-0{}", nth + 1));
                        let found = scored(volume, &at.to_string(), when, known.or(good(at, nth)), *late);
                        months.push((when, Rc::new(found)));
                    }
                }
            }
            together(volume, Period::Quarter, &months, &[])
        };
        let claimed = all(&of(&assumed()), &|_, _| None);
        let claimed: BTreeMap<String, PlaceRange> = (claimed.rows.iter())
            .map(|(row, place)| (row.agent.clone(), place.unwrap()))
            .collect();
        for amount in ["-1", "-1.25", "-2"] {
            let volume = of(&json!(amount));
            // Each one alone at its best, and at its worst, among the others.
            for best in 0..team.len() {
                for (own, others) in [(2, 0), (0, 2)] {
                    let world = all(&volume, &|at, _| Some(if at == best { own } else { others }));
                    for (row, place) in &world.rows {
                        let (place, claimed) = (place.unwrap(), claimed[&row.agent]);
                        prop_assert!(
                            claimed.best <= place.best && place.worst <= claimed.worst,
                            "{} {place:?} {claimed:?}", row.agent
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn who_does_more_of_the_same_is_below_over_months_too() {
    let volume = volume(&assumed(), &json!("mean"));
    let all = months(
        &volume,
        &[
            ("0401", "2026-01", Some(0), 1),
            ("0401", "2026-02", Some(0), 1),
            ("0402", "2026-01", Some(0), 1),
            ("0402", "2026-02", Some(0), 2),
            // Fewer months aren't compared month by month.
            ("0403", "2026-01", Some(0), 2),
        ],
    );
    let team = together(&volume, Period::Quarter, &all, &[]);
    assert_eq!(
        said(&team),
        ["0401 1-1 9 0", "0402 2-3 8.5 0", "0403 1-3 8 0"]
    );
}
