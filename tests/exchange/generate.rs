//! Random records without faults, and their items.

use std::collections::{BTreeMap, BTreeSet};

use kaohe::calendar::{Date, Minute, Month};
use kaohe::exchange::{Figures, Item, RulebookRef};
use kaohe::id::{CheckCode, Fingerprint, Id};
use kaohe::number::{Money, Percent, Points, Ratio, Unit};
use kaohe::record::{
    About, Act, CaseCounts, ClosedBy, ClosedLine, Closing, Complaint, Correction, Day, Ended,
    Entry, Exam, Facts, Finding, LoggedCases, MAX_CONSULTATIONS, Made, Measured, Place, Plan,
    PlanOutcome, Record, Reopening, Report, Sales, Sick, Source, Standing, Trail,
};
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;

/// Items of different agents or months.
pub fn items(most: usize) -> impl Strategy<Value = Vec<Item>> {
    vec(item(), 0..=most).prop_map(|items| {
        let mut seen = BTreeSet::new();
        let first = |item: &Item| seen.insert((item.record.agent.clone(), item.record.month));
        let mut items = items;
        let mut first = first;
        items.retain(|item| first(item));
        items
    })
}

pub fn item() -> impl Strategy<Value = Item> {
    let code = option::of(any::<u64>().prop_map(CheckCode::of_bits));
    let parts = (
        id(),
        month(),
        option::of(figures()),
        code,
        record(),
        trail(),
    );
    parts.prop_map(|(id, effective, seen, code, record, trail)| Item {
        rulebook: RulebookRef {
            id,
            effective,
            fingerprint: None,
            texts: None,
        },
        seen,
        code,
        record,
        trail,
        lines: Vec::new(),
    })
}

/// The acts that led from one month to others.
pub fn trail() -> impl Strategy<Value = Trail> {
    vec((record(), source()), 0..3).prop_map(|months| {
        let at = Minute::new(Date::new(2026, 4, 7).unwrap(), 9, 5).unwrap();
        let mut before = Facts::empty(String::new(), Month::new(2026, 3).unwrap());
        let mut trail = Trail::default();
        for (record, source) in months {
            let made = Made::new(at, "甲", source);
            trail = trail.with(made, &before, &record);
            before = record.facts().clone();
        }
        trail
    })
}

/// From where a change came.
pub fn source() -> impl Strategy<Value = Source> {
    let file = (text(9), any::<u8>());
    prop_oneof![
        Just(Source::Entered),
        Just(Source::Undone),
        Just(Source::Redone),
        Just(Source::Log),
        btree_set(1..1_u64 << 53, 1..=MAX_CONSULTATIONS)
            .prop_map(|entries| Source::consultations(entries.into_iter().collect())),
        file.prop_map(|(name, byte)| Source::file(&name, Fingerprint::of_bytes([byte]))),
    ]
}

pub fn record() -> impl Strategy<Value = Record> {
    let month_and_days = month().prop_flat_map(|month| {
        let entries = vec(entry(month), 0..6);
        let complaints = vec(complaint(month), 0..3);
        (Just(month), entries, complaints, report(month))
    });
    let measures = btree_map(id(), measured(), 0..6);
    let wage = option::of((0..=100_000_000_i64).prop_map(Money::from_raw));
    let acts = (vec(plan(), 0..3), 0..4_usize, text(20), telesales());
    (text(40), month_and_days, measures, exam(), wage, acts).prop_map(
        |(agent, (month, entries, complaints, report), measures, exam, wage, acts)| {
            let (plan, count, reason, (unit, days, sales)): (_, _, String, _) = acts;
            let complaints = complaints.into_iter().enumerate().map(|(at, complaint)| {
                let id = (at % 2 == count % 2).then(|| format!("c{at}").parse().unwrap());
                Complaint { id, ..complaint }
            });
            let complaints: Vec<Complaint> = complaints.collect();
            let mut entries = within_999(entries);
            for (entry, complaint) in entries.iter_mut().zip(&complaints) {
                entry.caused = complaint.id;
            }
            Record::new(Facts {
                agent,
                month,
                unit,
                days,
                joined: (unit == Unit::Money).then(|| month.first_day()),
                sales,
                entries,
                measures: measures.into_iter().collect(),
                exam,
                report,
                complaints,
                plan,
                corrections: corrections(month, count, &reason),
                history: history(count, &reason),
                wage,
            })
            .unwrap()
        },
    )
}

/// Corrections of the months before; the first month of all has none before it.
fn corrections(month: Month, count: usize, why: &str) -> Vec<Correction> {
    let all = (1..=count).map(|at| Correction {
        of: month.plus(-(at as i32)),
        part: "9a".parse().unwrap(),
        line: (at == 2).then(|| "level".parse().unwrap()),
        points: Points::from_raw(500 * at as i64 * if at == 1 { -1 } else { 1 }),
        pay: (at % 2 == 1).then(|| Money::from_raw(-1_600)),
        why: format!("更正{why}"),
        on: month.first_day(),
        slip: (at == 3).then(|| "0000 0000 0001".parse().unwrap()),
    });
    all.filter(|it| it.of < month).collect()
}

/// The unit, days in order and sales of a month.
fn telesales() -> impl Strategy<Value = (Unit, Vec<Day>, Sales)> {
    let sick = prop_oneof![
        Just(Sick::No),
        Just(Sick::Pending),
        Just(Sick::Approved),
        Just(Sick::Late),
        Just(Sick::Refused)
    ];
    let day = (option::of(any::<bool>()), option::of(0..=9_999_u32), sick);
    let sum = || option::of((1..=1_000_000_i64).prop_map(Money::from_raw));
    (any::<bool>(), vec(day, 0..=28), sum(), sum()).prop_map(|(money, days, target, sold)| {
        let unit = if money { Unit::Money } else { Unit::Points };
        let days = (1..).zip(days).map(|(day, (work, calls, sick))| Day {
            day,
            work,
            calls,
            sick,
        });
        (unit, days.collect(), Sales { target, sold })
    })
}

fn plan() -> impl Strategy<Value = Plan> {
    let by = option::of((1..=28_u32).prop_map(|day| Date::new(2026, 4, day).unwrap()));
    let about = prop_oneof![
        Just(About::Post),
        id().prop_map(About::Measure),
        id().prop_map(About::Part),
        id().prop_map(About::Complaint)
    ];
    let on = by.clone();
    let outcome = prop::sample::select(PlanOutcome::ALL.to_vec());
    let ended = option::of((outcome, on).prop_map(|(outcome, on)| Ended { outcome, on }));
    let texts = (text(20), text(20), text(20));
    (about, by, ended, texts).prop_map(|(about, by, ended, (action, owner, result))| Plan {
        about,
        action,
        owner,
        by,
        result,
        ended,
    })
}

/// Closed and opened in turn, day by day.
fn history(count: usize, reason: &str) -> Vec<Act> {
    let acts = (0..count).map(|index| {
        let on = Date::new(2026, 4, index as u32 + 1).unwrap();
        if index % 2 == 1 {
            let reason = format!("x{reason}");
            return Act::Reopened(Reopening { on, reason });
        }
        let points = |raw| Points::from_raw(raw);
        let line = |of: Option<&str>| ClosedLine {
            part: "27".parse().unwrap(),
            of: of.map(|of| of.parse().unwrap()),
            amount: points(-500),
            low: points(-12_800),
            high: points(0),
        };
        Act::Closed(Closing {
            on,
            rulebook: ClosedBy {
                id: "broadband".parse().unwrap(),
                effective: "2026-01".parse().unwrap(),
                fingerprint: Fingerprint::of_bytes([index as u8]),
            },
            score: points(97_000),
            low: points(78_600),
            high: points(100_200),
            lines: vec![line(None), line(Some("faults_online"))],
        })
    });
    acts.collect()
}

/// Drops the entries that would lift a part above 999.
fn within_999(mut entries: Vec<Entry>) -> Vec<Entry> {
    let mut sums = BTreeMap::<Id, u32>::new();
    entries.retain(|entry| {
        let fits = |id: &Id| sums.get(id).copied().unwrap_or(0) + entry.count <= 999;
        let keep = entry.parts.iter().all(fits);
        for id in entry.parts.iter().filter(|_| keep) {
            *sums.entry(*id).or_default() += entry.count;
        }
        keep
    });
    entries
}

/// Any text, with whatever a file name, a line or a string could trip over.
fn text(most: usize) -> impl Strategy<Value = String> {
    let nasty = prop::sample::select(vec![
        '"', '\\', '\n', '\r', '\u{2028}', '/', '{', ']', '李', ' ',
    ]);
    let any_char = prop_oneof![any::<char>(), nasty, proptest::char::range('0', '9')];
    vec(any_char, 0..=most).prop_map(|chars| chars.into_iter().collect())
}

fn id() -> impl Strategy<Value = Id> {
    let known = ["3", "7", "9a", "15", "24", "satisfaction", "faults_online"];
    let known = prop::sample::select(known.to_vec()).prop_map(str::to_owned);
    prop_oneof![known, "[a-z0-9_-]{1,16}"].prop_map(|text: String| text.parse().unwrap())
}

fn month() -> impl Strategy<Value = Month> {
    (2000..=2999_u16, 1..=12_u8).prop_map(|(year, month)| Month::new(year, month).unwrap())
}

fn day_of(month: Month) -> impl Strategy<Value = Date> {
    (1..=month.last_day().day()).prop_map(move |day| month.day(day).unwrap())
}

fn entry(month: Month) -> impl Strategy<Value = Entry> {
    let standing = prop_oneof![Just(Standing::Confirmed), Just(Standing::Pending)];
    (
        btree_set(id(), 1..4),
        1..=400_u32,
        standing,
        option::of(day_of(month)),
        text(20),
    )
        .prop_map(|(parts, count, standing, date, note)| Entry {
            parts: parts.into_iter().rev().collect(),
            count,
            standing,
            date,
            caused: None,
            note,
        })
}

fn measured() -> impl Strategy<Value = Measured> {
    let ratio = (1..=Ratio::LIMIT).prop_flat_map(|denominator| {
        let numerator = 0..=denominator;
        numerator.prop_map(move |n| Measured::Ratio(Ratio::new(n, denominator).unwrap()))
    });
    let percent = (0..=100_000_i64).prop_map(|raw| Measured::Percent(Percent::from_raw(raw)));
    let most = Ratio::LIMIT / 6;
    let counts = (0..=most, 0..=most, 0..=most, 0..=most, 0..=most, 0..=most);
    let logged = counts.prop_map(|(inside, others, dispatched, open, may_leave, may_join)| {
        let cases = CaseCounts {
            numerator: inside,
            denominator: inside + others + dispatched + 1,
            dispatched,
            open,
            may_leave,
            may_join,
        };
        Measured::Logged(LoggedCases::new(cases).unwrap())
    });
    prop_oneof![ratio, logged, percent, Just(Measured::NotAssessed)]
}

fn exam() -> impl Strategy<Value = Exam> {
    let place = (1..=50_u32, 1..=10_u32, 0..=99_u32).prop_map(|(rank, tied, below)| {
        Exam::Placed(Place {
            rank,
            heads: rank + tied - 1 + below,
            tied,
        })
    });
    prop_oneof![place, Just(Exam::None), Just(Exam::Unknown)]
}

fn report(month: Month) -> impl Strategy<Value = Report> {
    let earliest = month.plus(-1).first_day();
    let handed_in = (0..90_u32).prop_map(move |days| Report::HandedIn(earliest.plus(days)));
    // The last days of the calendar have no next month.
    let handed_in = handed_in.prop_filter(
        "in the calendar",
        |report| matches!(report, Report::HandedIn(date) if *date <= Month::LAST.last_day()),
    );
    prop_oneof![handed_in, Just(Report::NotYet), Just(Report::Unknown)]
}

fn complaint(month: Month) -> impl Strategy<Value = Complaint> {
    let liable = id().prop_map(Finding::Liable);
    let finding = prop_oneof![liable, Just(Finding::Pending), Just(Finding::NotLiable)];
    (option::of(day_of(month)), finding, text(20)).prop_map(|(date, finding, note)| Complaint {
        id: None,
        date,
        finding,
        note,
    })
}

fn figures() -> impl Strategy<Value = Figures> {
    let points = || (-1_000_000_000..=1_000_000_000_i64).prop_map(Points::from_raw);
    (points(), points(), points()).prop_map(|(score, low, high)| Figures {
        score,
        low,
        high,
        state: None,
    })
}
