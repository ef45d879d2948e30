//! A quarter and a year of a team: means by R8, places, what is missing.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::support::any::{cases, check, choices, draw, facts, pinned, today};
use crate::support::{month, points, rulebook};
use kaohe::calendar::Month;
use kaohe::number::{Points, Range, Unit};
use kaohe::record::{Act, Record};
use kaohe::rulebook::{Rulebook, YearRule};
use kaohe::scoring::{MonthResult, YearSheet, close, join_months, score_standing};
use kaohe::team::{Assessed, Period, PlaceRange, TeamMonth, read_roster};
use proptest::prelude::*;

fn at(number: u8) -> Month {
    Month::new(2026, number).unwrap()
}

/// The month of an agent, with nothing open but what the patch says.
fn of(agent: &str, number: u8, patch: &str) -> Record {
    let moved = month(patch).edited(|facts| {
        facts.agent = agent.into();
        facts.month = at(number);
        facts.report = kaohe::record::Report::HandedIn(at(number + 1).first_day());
    });
    moved.unwrap()
}

fn late(agent: &str, number: u8, times: u32) -> Record {
    let patch = format!(r#"{{"entries": [{{"parts": ["7"], "count": {times}}}]}}"#);
    of(agent, number, &patch)
}

fn open(agent: &str, number: u8) -> Record {
    of(agent, number, r#"{"complaints": [{"finding": "pending"}]}"#)
}

fn together(rulebook: &Rulebook, period: Period, records: &[Record], roster: &str) -> TeamMonth {
    let sorted: BTreeMap<_, _> = (records.iter())
        .map(|record| ((record.agent.clone(), record.month), record.clone()))
        .collect();
    let all = sorted.into_values();
    let all = all
        .map(|record| Rc::new(Assessed::of(rulebook, Rc::new(record), today(), None)))
        .collect::<Vec<_>>();
    let (roster, refused) = read_roster(roster);
    assert!(refused.is_empty());
    TeamMonth::together(
        &|_| rulebook,
        Unit::Points,
        &period.months(at(2)),
        &all,
        &roster,
        &|_, _| Points::ZERO,
    )
}

fn agents(team: &TeamMonth) -> Vec<(&str, PlaceRange)> {
    let rows = team.rows.iter();
    rows.map(|(row, place)| (row.agent(), *place)).collect()
}

fn range(best: usize, worst: usize) -> PlaceRange {
    PlaceRange { best, worst }
}

#[test]
fn a_period_has_the_months_that_a_month_lies_among() {
    assert_eq!(Period::Month.months(at(5)), [at(5)]);
    for month in 4..=6 {
        assert_eq!(
            Period::Quarter.months(at(month)),
            [at(4), at(5), at(6)],
            "{month}"
        );
    }
    let year = Period::Year.months(at(12));
    assert_eq!((year.len(), year[0], year[11]), (12, at(1), at(12)));
}

#[test]
fn a_row_is_the_mean_of_what_counts_and_names_what_does_not() {
    let rulebook = pinned(rulebook(), || 500);
    let records = [
        late("0401", 1, 1),
        late("0401", 2, 4),
        late("0402", 1, 2),
        open("0402", 2),
        late("0403", 2, 3),
        open("0404", 1),
        // Not of this quarter.
        late("0403", 4, 9),
    ];
    let records = &records[..6];
    let team = together(
        &rulebook,
        Period::Quarter,
        records,
        "0401\n0402\n0403\n0404\n0405",
    );
    let each = late("0401", 1, 2);
    let sheet = score_standing(&rulebook, &each, today());
    let step = (sheet.deductions.raw() / 2).abs();
    let of = |agent: &str| {
        let found = team.rows.iter().find(|(row, _)| row.agent() == agent);
        &found.unwrap().0
    };
    let calm = sheet.score.raw() + 2 * step;
    let score = |agent: &str| of(agent).sheet.score.raw();
    assert_eq!(score("0401"), (2 * calm - 5 * step + 1).div_euclid(2));
    assert_eq!(score("0402"), calm - 2 * step);
    assert_eq!(of("0401").sheet.deductions.raw(), -5 * step);
    let missing = |agent: &str| {
        let missing = of(agent).over.as_ref().unwrap().missing.iter();
        missing
            .map(|missing| (missing.month.number(), missing.is_open))
            .collect::<Vec<_>>()
    };
    // Nobody has March: it's no month that's missing yet.
    assert_eq!(missing("0401"), []);
    assert_eq!(missing("0402"), [(2, true)]);
    assert_eq!(missing("0403"), [(1, false)]);
    let rest = team.together.as_ref().unwrap();
    assert_eq!(rest.uncounted, [("0404".to_owned(), vec![at(1)])]);
    // They sent something, too.
    assert_eq!(team.sent(), team.rows.len() + 1);
    assert_eq!(rest.ruled_in, at(2));
    let months = rest.months.iter();
    let months: Vec<_> = months
        .map(|month| (month.month.number(), month.totals.count, month.counted))
        .collect();
    assert_eq!(months, [(1, 3, 2), (2, 3, 2)]);
    let gone: Vec<&str> = team.missing.iter().map(|member| &*member.number).collect();
    assert_eq!(gone, ["0405"]);
    // What clause 7 took is that of all months, of those alone that count.
    let cost = team.costs.iter().find(|cost| cost.of.part.as_str() == "7");
    assert_eq!(cost.unwrap().sum.raw(), -(5 + 2 + 3) * step);
}

#[test]
fn who_does_more_of_the_same_is_below_over_months_too() {
    // What clause 7 takes is assumed: each range is wide, and the order is certain.
    let records = [
        late("0401", 1, 2),
        late("0401", 2, 1),
        late("0402", 1, 1),
        late("0402", 2, 3),
        late("0403", 1, 1),
        late("0403", 2, 1),
    ];
    let team = together(rulebook(), Period::Year, &records, "");
    assert_eq!(
        agents(&team),
        [
            ("0403", range(1, 1)),
            ("0401", range(2, 2)),
            ("0402", range(3, 3))
        ]
    );
    // Of other months their numbers needn't be the same.
    let apart = [late("0401", 1, 2), late("0402", 2, 1)];
    let team = together(rulebook(), Period::Year, &apart, "");
    assert_eq!(
        agents(&team),
        [("0402", range(1, 2)), ("0401", range(1, 2))]
    );
}

#[test]
fn what_is_open_in_a_month_that_counts_for_another_leaves_the_order_open() {
    let rulebook = pinned(rulebook(), || 500);
    let mut records = vec![late("0401", 1, 1), open("0401", 2), late("0402", 1, 2)];
    // Nobody's February counts: it's no part of it.
    let team = together(&rulebook, Period::Quarter, &records, "");
    assert_eq!(
        agents(&team),
        [("0401", range(1, 1)), ("0402", range(2, 2))]
    );
    records.push(late("0402", 2, 1));
    let team = together(&rulebook, Period::Quarter, &records, "");
    assert!(agents(&team).iter().all(|(_, place)| *place == range(1, 2)));
}

#[test]
fn a_closed_month_counts_with_what_it_was_closed_with() {
    let record = open("0401", 1);
    let closed = close(rulebook(), &record, today()).unwrap();
    assert!(matches!(closed.history.last(), Some(Act::Closed(_))));
    let team = together(
        rulebook(),
        Period::Quarter,
        std::slice::from_ref(&closed),
        "",
    );
    let (row, _) = &team.rows[0];
    let closing = closed.closing().unwrap();
    assert_eq!(row.sheet.score, closing.score);
    assert_eq!((row.is_closed(), row.counts()), (true, true));
}

#[test]
fn nobody_and_nothing_counted_are_periods_too() {
    let none = together(rulebook(), Period::Year, &[], "0401");
    assert!(none.rows.is_empty() && none.missing.len() == 1);
    let open = together(rulebook(), Period::Year, &[open("0401", 1)], "0401");
    assert!(open.rows.is_empty() && open.missing.is_empty());
    assert_eq!(open.together.unwrap().uncounted.len(), 1);
}

#[test]
fn missing_as_nought_divides_by_the_months_of_the_period() {
    let result = |number: u8| MonthResult {
        month: at(number),
        score: points("90"),
        range: Range::exactly(points("90")),
        weight: 1,
    };
    let joined = |months: &[Month], rule| join_months(months, &[result(1), result(2)], rule);
    let quarter = Period::Quarter.months(at(1));
    assert_eq!(
        joined(&quarter, YearRule::MissingAsZero).unwrap().score,
        points("60")
    );
    assert_eq!(
        joined(&quarter, YearRule::Sum).unwrap().score,
        points("180")
    );
    assert_eq!(joined(&quarter[2..], YearRule::Mean), None);
}

/// A few agents' few months.
fn any_team() -> impl Strategy<Value = Vec<Record>> {
    let agent = prop::collection::vec((facts(), 0_u8..10), 3);
    prop::collection::vec(agent, 2..4).prop_map(|team| {
        let mut records = Vec::new();
        for (agent, months) in team.into_iter().enumerate() {
            for (number, (mut facts, kind)) in months.into_iter().enumerate() {
                facts.agent = format!("{agent}");
                facts.month = at(number as u8 + 1);
                // Most have nothing open, so that months count.
                if kind > 1 {
                    facts
                        .entries
                        .retain(|entry| entry.standing == kaohe::record::Standing::Confirmed);
                    let plain = month("{}");
                    facts.measures = plain.measures.clone();
                    facts.exam = plain.exam;
                    facts.complaints.clear();
                }
                let day = at(number as u8 + 2).first_day();
                facts.report = kaohe::record::Report::HandedIn(day);
                for entry in &mut facts.entries {
                    entry.date = None;
                    entry.caused = None;
                }
                if kind > 0 {
                    records.push(check(facts));
                }
            }
        }
        records
    })
}

proptest! {
    #![proptest_config(cases(64))]

    /// Each row comes to what the agent's own year does.
    #[test]
    fn a_row_is_the_agents_own_year(records in any_team(), choices in choices()) {
        let rulebook = rulebook().with_choices(choices);
        let team = together(&rulebook, Period::Year, &records, "");
        for (row, _) in &team.rows {
            let own = records.iter().filter(|record| record.agent == row.agent());
            let own: Vec<_> = own.map(|record| (record, &rulebook)).collect();
            let year = YearSheet::of(2026, &own, today());
            let joined = year.joined.as_ref().unwrap();
            prop_assert_eq!(row.sheet.score, joined.score);
            prop_assert_eq!(row.sheet.range, joined.range);
        }
    }

    /// For any values of the assumed numbers, the same for all, and any answers to what is open
    /// in a month that counts for somebody, everybody stands at one of the places claimed.
    #[test]
    fn no_value_reverses_a_claimed_order(
        records in any_team(),
        choices in choices(),
        seeds in prop::collection::vec(any::<u64>(), 8),
    ) {
        let rulebook = rulebook().with_choices(choices);
        let team = together(&rulebook, Period::Quarter, &records, "");
        let months = Period::Quarter.months(at(1));
        let counted: Vec<Month> = team.together.as_ref().unwrap().months.iter()
            .filter(|month| month.counted > 0).map(|month| month.month).collect();
        let rule = rulebook.choices().year;
        for (which, seed) in seeds.into_iter().enumerate() {
            let mut draw = draw(seed);
            let rulebook = pinned(&rulebook, || match which {
                0 => 0,
                1 => 1_000,
                2..=4 => draw(2) * 1_000,
                _ => draw(1_001),
            });
            // What everybody's months come to then, with and without those that are open.
            let ends = |with_open: bool| -> Vec<Range<Points>> {
                let of = |row: &Assessed| {
                    let months_of = row.each().filter(|one| {
                        one.counts() || with_open && counted.contains(&one.record.month)
                    });
                    let results: Vec<MonthResult> = months_of.map(|one| {
                        let sheet = score_standing(&rulebook, &one.record, today());
                        MonthResult { month: sheet.month, score: sheet.score, range: sheet.range, weight: 1 }
                    }).collect();
                    join_months(&months, &results, rule).unwrap().range
                };
                team.rows.iter().map(|(row, _)| of(row)).collect()
            };
            for ends in [ends(false), ends(true)] {
                for (at, (row, claim)) in team.rows.iter().enumerate() {
                    let others = || ends.iter().enumerate().filter(|(other, _)| *other != at);
                    let best = 1 + others().filter(|(_, other)| other.low > ends[at].high).count();
                    let worst = 1 + others().filter(|(_, other)| other.high > ends[at].low).count();
                    prop_assert!(claim.best <= best && worst <= claim.worst,
                        "{} {claim:?} claimed, {best}-{worst} possible", row.agent());
                }
            }
        }
    }
}
