//! What is open in a month by a document of version 2: by how much ranges shrink, and what
//! each answer to a question would make of it.

use std::collections::BTreeMap;
use std::rc::Rc;

use kaohe::calendar::Month;
use kaohe::json::Decode;
use kaohe::language::{Document, Facts, Given};
use kaohe::locale::{Lang, book_open};
use kaohe::number::{Decimal, Range};
use kaohe::plan::{
    Assumed, Filled, Filling, Listed, MOST_WORK, Noted, OpenItem, OpenList, Place, Plan,
    TotalSheet, Unsettled, Volume,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::documents::documents;
use crate::language::volume as of;
use crate::support::any::{self, id};

fn volume(document: Document) -> Rc<Volume> {
    Rc::new(Volume::of(document).unwrap_or_else(|faults| panic!("{faults:?}")))
}

fn month() -> Month {
    "2026-04".parse().unwrap()
}

fn number(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn totals(plan: &Plan, facts: &Facts) -> Vec<TotalSheet> {
    plan.totals(facts)
        .unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn widths(totals: &[TotalSheet]) -> Vec<Decimal> {
    totals
        .iter()
        .map(|total| total.range.high - total.range.low)
        .collect()
}

/// Two totals: points out of two counts, events and an audience, some numbers assumed, and
/// money out of the points and a third count.
fn small(amount: &Value, from: &Value, floor: &str) -> Value {
    json!({
        "audiences": [{"id": "trial", "title": "trial"}],
        "values": [
            {"id": "late", "title": "late", "most": "5", "whole": true},
            {"id": "good", "title": "good", "most": "4", "whole": true},
            {"id": "sold", "title": "sold", "most": "6", "whole": true},
            {"id": "points", "title": "points", "least": "-1000", "from": {"total": "points"}},
        ],
        "totals": [
            {"id": "points", "unit": "分", "pool": {"id": "all", "worth": "10", "floor": floor, "of": [
                {"line": {"id": "late", "title": "late", "gives": {"scale": ["late", {"steps": {"from": from, "toward": "above", "each": "2", "amount": amount, "count": {"reading": "part"}}}]}}},
                {"line": {"id": "good", "title": "good", "gives": {"scale": ["good", {"bands": {"bands": [{"amount": "0"}, {"from": "2", "amount": "3"}, {"from": "4", "amount": "4"}]}}]}}},
                {"line": {"id": "eat", "title": "eat", "gives": {"events": {"amount": {"chosen": {"low": "-1", "high": "-3"}}}}}},
                {"line": {"id": "chat", "title": "chat", "gives": {"events": {"amount": {"repeated": {"scale": {"bands": {"bands": [{"amount": "-1"}, {"from": "2", "amount": "-2"}]}}, "within": "day"}}}}}},
                {"line": {"id": "new", "title": "new", "only": ["trial"], "gives": {"fixed": "2"}}},
            ]}},
            {"id": "pay", "unit": "元", "pool": {"id": "money", "factors": [{"by": {"scale": ["points", {"bands": {"bands": [{"amount": "1"}, {"from": "8", "amount": "2"}]}}]}}], "of": [
                {"line": {"id": "sold", "title": "sold", "gives": {"scale": ["sold", {"rate": "5"}]}}},
            ]}},
        ],
        "readings": [{"id": "part", "question": "part", "options": [{"id": "full"}, {"id": "started"}]}],
    })
}

fn assumed(value: &str, low: &str, high: &str) -> Value {
    json!({"value": value, "origin": {"assumed": {"low": low, "high": high}}})
}

/// What a value may be tried as in these documents, by hand.
fn grid(what: &Unsettled, filled: &Filled) -> Vec<Facts> {
    let facts = |change: &dyn Fn(&mut Facts)| {
        let mut facts = filled.facts.clone();
        change(&mut facts);
        facts
    };
    match what {
        Unsettled::Value(value) => {
            let most = filled
                .document()
                .values
                .iter()
                .find(|known| known.id == *value);
            let most = most.unwrap().most.as_ref().unwrap().value().raw() / 1_000_000;
            let each = (0..=i32::try_from(most).unwrap()).map(Decimal::whole);
            each.map(|one| facts(&|facts| drop(facts.values.insert(*value, Given::One(one)))))
                .collect()
        }
        Unsettled::Amount(at) => (-300..=-100)
            .map(|hundredths| Decimal::from_raw(hundredths * 10_000))
            .map(|one| facts(&|facts| facts.events[*at].amount = Some(one)))
            .collect(),
        Unsettled::Date(at) => (1..=30)
            .map(|day| facts(&|facts| facts.events[*at].date = month().day(day)))
            .collect(),
        Unsettled::Audience(id) => [true, false]
            .map(|so| {
                facts(&|facts| {
                    facts.audiences.insert(*id, so);
                })
            })
            .to_vec(),
        other => panic!("{other:?}"),
    }
}

/// Each total's widest range over what was tried by hand.
fn widest(plan: &Plan, tried: &[Facts]) -> Vec<Decimal> {
    let each = tried.iter().map(|facts| widths(&totals(plan, facts)));
    each.reduce(|all, one| all.into_iter().zip(one).map(|(a, b)| a.max(b)).collect())
        .unwrap()
}

/// Wherever a number can turn something in these documents: up to three steps of it and whole
/// numbers meet a whole limit, so that's at halves and thirds; beside those, and between them.
fn turns(span: Range<Decimal>) -> impl Iterator<Item = Decimal> {
    let last = 12 * (span.high - span.low).raw() / 1_000_000;
    let twelfths = (0..=last).map(move |nth| span.low.raw() + nth * 1_000_000 / 12);
    let beside = twelfths.flat_map(|at| [at, at + 1]);
    beside
        .map(Decimal::from_raw)
        .filter(move |at| span.contains(*at))
}

fn claimed(item: &OpenItem) -> Vec<Decimal> {
    item.widths.iter().map(|width| width.then).collect()
}

/// A month of it: which of the counts are typed, how often somebody ate, the days of chats.
type Typed = ([Option<u8>; 3], u8, Vec<Option<u8>>, Option<bool>, bool);

fn fill((values, eaten, chats, trial, started): &Typed) -> Filling {
    let mut filling = Filling::default();
    for (name, value) in ["late", "good", "sold"].into_iter().zip(values) {
        if let Some(value) = value {
            filling.put(Place::Value(id(name)), &value.to_string());
        }
    }
    for _ in 0..*eaten {
        filling.events.push(Noted::of(id("eat")));
    }
    for day in chats {
        let mut noted = Noted::of(id("chat"));
        noted.date = day.map_or_else(String::new, |day| format!("2026-04-{day:02}"));
        filling.events.push(noted);
    }
    if let Some(trial) = trial {
        filling.audiences.insert(id("trial"), *trial);
    }
    if *started {
        filling.readings.insert(id("part"), id("started"));
    }
    filling
}

proptest! {
    #![proptest_config(any::cases(64))]

    /// What the list claims is what comes out when all of it is tried, one thing at a time.
    #[test]
    fn widths_are_those_found_by_trying(
        typed in (
            (prop::option::of(0_u8..=5), prop::option::of(0_u8..=4), prop::option::of(0_u8..=6))
                .prop_map(|(a, b, c)| [a, b, c]),
            0_u8..=2,
            prop::collection::vec(prop::option::of(1_u8..=3), 0..=3),
            prop::option::of(any::<bool>()),
            any::<bool>(),
        ),
        amount in prop::sample::select(vec![json!("-1"), assumed("-1", "-2", "-0.5")]),
        from in prop::sample::select(vec![json!("1"), assumed("1", "0", "3")]),
        floor in prop::sample::select(vec!["-100", "6"]),
    ) {
        let volume = of(&small(&amount, &from, floor));
        let filled = Filled::of(&volume, &Rc::new(fill(&typed)), month());
        let answers = filled.filling.answers(filled.document());
        let plan = Plan::read_so(filled.document(), &answers).unwrap();
        let now = totals(&plan, &filled.facts);
        let open = filled.open();
        let mut last = None;
        for item in &open.items {
            let before: Vec<Decimal> = item.widths.iter().map(|width| width.now).collect();
            match &item.what {
                Unsettled::Reading(_) => {}
                Unsettled::Number(number) => {
                    prop_assert_eq!(before, widths(&now));
                    let mut tried = Vec::new();
                    for at in turns(number.span) {
                        let at = json!(at.to_string());
                        let (amount, from) = match number.value == Decimal::whole(-1) {
                            true => (&at, &from),
                            false => (&amount, &at),
                        };
                        let other = of(&small(amount, from, floor));
                        let other = Plan::read_so(&other.document, &answers).unwrap();
                        tried.push(widths(&totals(&other, &filled.facts)));
                    }
                    let widest = tried.into_iter().reduce(|all, one| {
                        all.into_iter().zip(one).map(|(a, b)| a.max(b)).collect()
                    });
                    prop_assert_eq!(claimed(item), widest.unwrap(), "{:?}", item);
                }
                what => {
                    prop_assert_eq!(before, widths(&now));
                    prop_assert_eq!(claimed(item), widest(&plan, &grid(what, &filled)), "{:?}", item);
                }
            }
            let shrinks: Vec<Decimal> = item.widths.iter().map(|width| width.shrinks()).collect();
            prop_assert!(shrinks.iter().all(|shrinks| *shrinks >= Decimal::ZERO), "{:?}", item);
            prop_assert!(last.is_none_or(|last| last >= shrinks), "{:?}", open.items);
            last = Some(shrinks);
        }
        // With nothing open nothing is wide.
        if open.items.iter().all(|item| matches!(item.what, Unsettled::Reading(_))) {
            prop_assert_eq!(widths(&now), vec![Decimal::ZERO; 2]);
        }
        for priced in &open.readings {
            for option in &priced.options {
                let other = Plan::read_so(filled.document(), &[(priced.reading, option.option)]).unwrap();
                let other = totals(&other, &filled.facts);
                for (priced, (other, now)) in option.totals.as_ref().unwrap().iter().zip(other.iter().zip(&now)) {
                    prop_assert_eq!(priced.difference, other.headline - now.headline);
                    prop_assert_eq!(priced.range, other.range);
                }
            }
        }
    }
}

fn item<'a>(items: &'a [OpenItem], what: &Unsettled) -> &'a OpenItem {
    items
        .iter()
        .find(|item| item.what == *what)
        .unwrap_or_else(|| panic!("{what:?} in {items:?}"))
}

/// A total's range without and with something: now, then, as they're written.
fn ends(item: &OpenItem, total: usize) -> [String; 2] {
    let width = item.widths[total];
    [width.now, width.then].map(|number| number.to_string())
}

/// By hand: late of 0 to 5 takes up to 2 steps of 0.5 to 2; good gives up to 4; the trial 2.
#[test]
fn a_month_of_which_little_is_known_by_hand() {
    let volume = of(&small(&assumed("-1", "-2", "-0.5"), &json!("1"), "-100"));
    let mut filling = Filling::default();
    filling.put(Place::Value(id("sold")), "6");
    let filled = Filled::of(&volume, &Rc::new(filling), month());
    let items = filled.open().items;
    let rows: Vec<_> = items
        .iter()
        .map(|item| (item.what.clone(), ends(item, 0), ends(item, 1)))
        .collect();
    let text = |two: [&str; 2]| two.map(str::to_owned);
    let amount = Unsettled::Number(Assumed {
        path: "totals[0].pool.of[0].line.gives.scale[1].steps.amount".into(),
        value: number("-1"),
        span: Range {
            low: number("-2"),
            high: number("-0.5"),
        },
    });
    // 6 to 16, and the pay 30 or 60.
    let pay = || text(["30", "30"]);
    assert_eq!(
        rows,
        [
            (Unsettled::Value(id("good")), text(["10", "6"]), pay()),
            (Unsettled::Audience(id("trial")), text(["10", "8"]), pay()),
            (Unsettled::Value(id("late")), text(["10", "9"]), pay()),
            (amount, text(["10", "10"]), pay()),
        ]
    );
}

/// By hand: late of 4 is one started step or two. With one step at `a` it's 9 + 2a, or the floor
/// of 6, up to 15 + a: widest where the floor begins to hold, at -1.5.
#[test]
fn a_number_leaves_most_where_a_floor_begins_to_hold() {
    let number = assumed("-1", "-2", "-0.5");
    let volume = of(&small(&number, &assumed("1", "0", "3"), "6"));
    let ends_of = |typed: &Typed| {
        let open = Filled::of(&volume, &Rc::new(fill(typed)), month()).open();
        let mut items = open.items.iter();
        let found = items.find(
            |item| matches!(&item.what, Unsettled::Number(one) if one.value == Decimal::whole(-1)),
        );
        ends(found.unwrap(), 0)
    };
    let typed = ([Some(4), None, None], 1, vec![], Some(true), true);
    assert_eq!(ends_of(&typed), ["8.5", "7.5"]);
    // Late of 5 is one step to three: 10 + 3a to 14 + a, and the floor from -4/3 on.
    let typed = ([Some(5), None, None], 0, vec![], Some(false), true);
    assert_eq!(ends_of(&typed), ["7.5", "6.667"]);
}

/// By hand: `v` calls take `v` to `2v` off 50, and nothing is below 0: widest at 25.
#[test]
fn a_value_leaves_most_where_a_floor_begins_to_hold() {
    let rate = assumed("-1", "-2", "-1");
    for (whole, most) in [
        (false, "100"),
        (true, "100"),
        (true, "10000"),
        (false, "40"),
    ] {
        let volume = of(&json!({
            "values": [{"id": "calls", "title": "calls", "most": most, "whole": whole}],
            "totals": [{"id": "t", "unit": "分", "pool": {"id": "p", "worth": "50", "floor": "0", "of": [
                {"line": {"id": "a", "title": "a", "gives": {"scale": ["calls", {"rate": rate}]}}},
            ]}}],
        }));
        let items = Filled::of(&volume, &Rc::default(), month()).open().items;
        let calls = item(&items, &Unsettled::Value(id("calls")));
        assert_eq!(ends(calls, 0), ["50", "25"], "{whole} {most}");
    }
}

/// Late of 4 is one full step and two started ones.
#[test]
fn an_answer_has_its_price() {
    let volume = of(&small(&assumed("-1", "-2", "-0.5"), &json!("1"), "-100"));
    let mut filling = Filling::default();
    for (name, text) in [("late", "4"), ("good", "0"), ("sold", "6")] {
        filling.put(Place::Value(id(name)), text);
    }
    filling.audiences.insert(id("trial"), false);
    let open = Filled::of(&volume, &Rc::new(filling.clone()), month()).open();
    let prices = |open: &OpenList| {
        let options = open.readings[0].options.iter();
        let totals = options.map(|option| {
            let totals = option.totals.as_ref().unwrap().iter();
            let totals = totals.map(|total| total.difference.to_string());
            (option.in_force, totals.collect::<Vec<_>>())
        });
        totals.collect::<Vec<_>>()
    };
    let text = |all: [&str; 2]| all.map(str::to_owned).to_vec();
    // 9 and 8 points; 60 yuan from 8 on.
    assert_eq!(
        prices(&open),
        [(true, text(["0", "0"])), (false, text(["-1", "0"]))]
    );
    // 8 to 9.5, or 6 to 9: 6 to 9.5 together, and the pay 30 or 60 by the second one alone.
    let reading = Unsettled::Reading(id("part"));
    let asked = item(&open.items, &reading);
    assert_eq!(
        [ends(asked, 0), ends(asked, 1)],
        [["3.5", "3"], ["30", "30"]]
    );
    // Once it's answered it isn't open, and the other one is priced from there.
    filling.readings.insert(id("part"), id("started"));
    let open = Filled::of(&volume, &Rc::new(filling), month()).open();
    assert!(open.items.iter().all(|item| item.what != reading));
    assert_eq!(
        prices(&open),
        [(false, text(["1", "0"])), (true, text(["0", "0"]))]
    );
}

/// A text that doesn't count leaves its value open.
#[test]
fn what_is_typed_wrong_is_open() {
    let volume = of(&small(&json!("-1"), &json!("1"), "-100"));
    let mut filling = Filling::default();
    filling.put(Place::Value(id("good")), "9");
    let filled = Filled::of(&volume, &Rc::new(filling), month());
    assert_eq!(filled.wrong.len(), 1);
    item(&filled.open().items, &Unsettled::Value(id("good")));
}

/// Once all that is open is settled, no range is left but that of the numbers.
#[test]
fn the_worked_months_of_the_documents_are_open_only_where_they_are() {
    let mut seen = BTreeMap::<&str, usize>::new();
    for (name, document, months) in documents() {
        let volume = volume(document);
        let blank = Filled::of(&volume, &Rc::new(Filling::default()), month()).open();
        for item in &blank.items {
            assert!(!item.widths.is_empty(), "{name}: {item:?} wasn't tried");
            let kind = match item.what {
                Unsettled::Value(_) => "value",
                Unsettled::Audience(_) => "audience",
                Unsettled::Reading(_) => "reading",
                Unsettled::Number(_) => "number",
                _ => "event",
            };
            *seen.entry(kind).or_default() += 1;
            for width in &item.widths {
                assert!(
                    width.then <= width.now && width.least <= width.then,
                    "{name}: {item:?}"
                );
            }
        }
        for month in months {
            let filling = Filling::of(&month.facts, Default::default());
            let filled = Filled::of(&volume, &Rc::new(filling), self::month());
            let known = filled
                .sheet
                .as_ref()
                .unwrap()
                .totals
                .iter()
                .all(|total| total.is_known);
            let facts = filled.open().items.into_iter();
            let facts = facts
                .filter(|item| !matches!(item.what, Unsettled::Reading(_) | Unsettled::Number(_)));
            let facts: Vec<_> = facts.collect();
            let settled = filled
                .sheet
                .as_ref()
                .unwrap()
                .totals
                .iter()
                .all(|total| total.range.is_settled());
            if known && settled {
                let shrinks = facts.iter().find(|item| item.shrinks().is_some());
                assert_eq!(shrinks, None, "{name}");
            }
            *seen.entry("months").or_default() += 1;
        }
    }
    for (kind, least) in [
        ("value", 80),
        ("audience", 2),
        ("reading", 2),
        ("number", 5),
        ("months", 100),
    ] {
        let found = seen.get(kind).copied().unwrap_or(0);
        assert!(found >= least, "{found} of {kind}: {seen:?}");
    }
}

/// A document as large as may be, with everything open: what would take too long isn't tried,
/// and is listed all the same.
#[test]
fn a_hostile_document_is_tried_within_bounds() {
    let values: Vec<Value> = (0..300)
        .map(|nth| json!({"id": format!("v{nth}"), "title": "v", "most": "100"}))
        .collect();
    let lines: Vec<Value> = (0..300)
        .map(|nth| json!({"line": {"id": format!("l{nth}"), "title": "l", "only": [format!("a{}", nth % 5)], "gives": {"scale": [format!("v{nth}"), {"rate": assumed("1", "0", "2")}]}}}))
        .collect();
    let audiences: Vec<Value> = (0..5)
        .map(|nth| json!({"id": format!("a{nth}"), "title": "a"}))
        .collect();
    let volume = of(&json!({
        "values": values, "audiences": audiences,
        "totals": [{"id": "t", "unit": "分", "pool": {"id": "all", "of": lines}}],
    }));
    let filled = Filled::of(&volume, &Rc::new(Filling::default()), month());
    let items = filled.open().items;
    assert_eq!(items.len(), 300 + 5);
    let tried = items.iter().filter(|item| !item.widths.is_empty()).count();
    // 32 ways of 601 lines, pools and values each, and no less than one try for each value.
    assert!(
        u64::try_from(tried).unwrap() * 32 * 601 <= MOST_WORK,
        "{tried}"
    );
    assert!(tried > 0 && items[tried..].iter().all(|item| item.widths.is_empty()));
}

/// Cases with open ones, lists with days that aren't known, events that wait: from facts.
#[test]
fn what_is_half_known_is_open() {
    let volume = of(&json!({
        "values": [
            {"id": "rate", "title": "rate", "unit": "%", "most": "100", "lapses": true},
            {"id": "calls", "title": "calls", "from": "each", "most": "9", "whole": true},
            {"id": "all", "title": "all", "from": {"all": "calls"}},
        ],
        "totals": [{"id": "t", "unit": "分", "pool": {"id": "p", "of": [
            {"line": {"id": "rate", "title": "rate", "gives": {"scale": ["rate", {"bands": {"bands": [{"amount": "0"}, {"from": "50", "amount": "7"}]}}]}}},
            {"line": {"id": "calls", "title": "calls", "gives": {"value": "all"}}},
            {"line": {"id": "late", "title": "late", "gives": {"events": {"amount": {"fixed": "-3"}}}}},
        ]}}],
    }));
    let facts = json!({
        "month": "2026-04",
        "values": {"rate": {"of": 1, "over": 2, "open": 1}, "calls": ["3", {}]},
        "events": [{"kind": "late", "pending": true}],
    });
    let facts = Facts::decode(&facts).unwrap();
    let mut filled = Filled::of(&volume, &Rc::new(Filling::default()), month());
    filled.sheet = volume.plan.sheet(&facts);
    filled.facts = facts;
    let items = filled.open().items;
    let found: Vec<_> = items
        .iter()
        .map(|item| (&item.what, ends(item, 0)))
        .collect();
    let text = |two: [&str; 2]| two.map(str::to_owned);
    assert_eq!(
        found,
        [
            (&Unsettled::Value(id("calls")), text(["19", "10"])),
            (&Unsettled::Value(id("rate")), text(["19", "12"])),
            (&Unsettled::Counts(0), text(["19", "16"])),
        ]
    );
}

/// Which row of the month an event is that counts.
#[test]
fn events_that_count_are_found_in_the_month() {
    let volume = of(&small(&json!("-1"), &json!("1"), "-100"));
    let mut filling = Filling::default();
    for (kind, times) in [
        ("nothing", "1"),
        ("eat", "0"),
        ("eat", "2"),
        ("chat", "1"),
        ("eat", "x"),
    ] {
        let mut noted = Noted::of(id(kind));
        noted.times = times.into();
        filling.events.push(noted);
    }
    filling.lists.insert(id("late"), vec![Listed::default()]);
    let filled = Filled::of(&volume, &Rc::new(filling), month());
    assert_eq!(filled.facts.events.len(), 2);
    assert_eq!(
        [0, 1, 2].map(|nth| filled.noted(nth)),
        [Some(2), Some(3), None]
    );
}

/// A day typed for what is late counts by the month that is filled in.
#[test]
fn a_day_typed_for_what_is_late_counts() {
    let volume = of(&json!({
        "values": [{"id": "report", "title": "report", "from": {"late": {"by": "4", "month": "next"}}, "least": "-40", "whole": true}],
        "totals": [{"id": "t", "unit": "分", "pool": {"id": "p", "of": [
            {"line": {"id": "a", "title": "a", "gives": {"scale": ["report", {"steps": {"toward": "above", "each": "1", "amount": "-1"}}]}}},
        ]}}],
    }));
    let mut filling = Filling::default();
    filling.put(Place::Value(id("report")), "2026-05-06");
    let filled = Filled::of(&volume, &Rc::new(filling), month());
    assert_eq!(filled.sheet.unwrap().totals[0].headline, Decimal::whole(-2));
}

/// How late something is hangs on a due day that is assumed: that one is open once a day is
/// typed, and before that each day leaves as much as it does.
#[test]
fn a_due_day_that_is_assumed_is_open() {
    let middle = |due: &Value| {
        json!({
            "values": [{"id": "report", "title": "report", "from": {"late": {"by": due}}, "least": "-31", "most": "20", "whole": true}],
            "totals": [{"id": "t", "unit": "分", "pool": {"id": "p", "of": [
                {"line": {"id": "a", "title": "a", "floor": "-9", "gives": {"scale": ["report", {"steps": {"toward": "above", "each": "1", "amount": assumed("-1", "-2", "-0.5")}}]}}},
            ]}}],
        })
    };
    let volume = of(&middle(&assumed("5", "3", "8")));
    let open = |day: &str| {
        let mut filling = Filling::default();
        filling.put(Place::Value(id("report")), day);
        Filled::of(&volume, &Rc::new(filling), month()).open().items
    };
    let facts = |day: u32| {
        let day = month().plus(1).day(day).unwrap();
        let mut facts = Facts {
            month: Some(month()),
            ..Facts::default()
        };
        facts.values.insert(id("report"), Given::Day(day));
        facts
    };
    let width = |plan: &Plan, day: u32| widths(&totals(plan, &facts(day)))[0];
    let unknown = open("");
    let item = item(&unknown, &Unsettled::Value(id("report"))).widths[0];
    let days = (1..=27).map(|day| width(&volume.plan, day));
    assert_eq!(Some(item.then), days.clone().max());
    assert_eq!(Some(item.least), days.min());
    // On the 7th 2 [-1, 4] days late: 8 wide. With any due day as wide as four days are.
    let typed = open("2026-05-07");
    assert!(
        !typed
            .iter()
            .any(|item| matches!(item.what, Unsettled::Value(_)))
    );
    let due = typed.iter().find(
        |item| matches!(&item.what, Unsettled::Number(number) if number.value == Decimal::whole(5)),
    );
    let due = due.unwrap().widths[0];
    let each =
        ["3", "4.25", "5", "5.5", "6.75", "8"].map(|due| width(&of(&middle(&json!(due))).plan, 7));
    assert_eq!(due.now, number("8"));
    assert_eq!(Some(due.then), each.into_iter().max());
    assert_eq!([due.then, due.least].map(|one| one.to_string()), ["6", "0"]);
}

/// What each of a list lacks has no field: a text under its name, from another version of the
/// document, counts for nothing.
#[test]
fn a_text_for_a_list_that_is_worked_out_is_left_out() {
    let volume = of(&json!({
        "values": [
            {"id": "calls", "title": "calls", "from": "each", "most": "9"},
            {"id": "short", "title": "short", "from": {"short": {"of": "calls", "asked": "5"}}},
        ],
        "totals": [{"id": "t", "unit": "分", "pool": {"id": "p", "of": [
            {"line": {"id": "a", "title": "a", "gives": {"scale": ["short", {"rate": "-1"}]}}},
        ]}}],
    }));
    let mut filling = Filling::default();
    filling.put(Place::Value(id("short")), "3");
    let rows = vec![Listed {
        value: "4".into(),
        ..Listed::default()
    }];
    filling.lists.insert(id("calls"), rows);
    let filled = Filled::of(&volume, &Rc::new(filling), month());
    assert_eq!(filled.sheet.unwrap().totals[0].headline, Decimal::whole(-1));
}

/// What the page says of it, in both languages.
#[test]
fn widths_and_prices_are_said() {
    let said = |filling: Filling, part: &str| {
        let volume = of(&small(&assumed("-1", "-2", "-0.5"), &json!("1"), "-100"));
        let filled = Filled::of(&volume, &Rc::new(filling), month());
        let open = filled.open();
        let document = filled.document();
        [Lang::Zh, Lang::En].map(|lang| match part {
            "price" => {
                let reading = &open.readings[0];
                let prices = reading.options.iter();
                let prices = prices.map(|option| book_open::price(lang, document, reading, option));
                prices.flatten().collect::<String>()
            }
            name => {
                let item = item(&open.items, &Unsettled::Value(id(name)));
                book_open::shrinks(lang, document, item).unwrap_or_default()
            }
        })
    };
    let fill = |typed: &[(&str, &str)]| {
        let mut filling = Filling::default();
        for (name, text) in typed {
            filling.put(Place::Value(id(name)), text);
        }
        filling.audiences.insert(id("trial"), false);
        filling
    };
    assert_eq!(
        said(
            fill(&[("late", "4"), ("good", "0"), ("sold", "6")]),
            "price"
        ),
        [
            "\u{2212}1 分，可能 6–9 分；合计 ±0，可能 30–60 元",
            "\u{2212}1 分, may be 6–9 分; Total ±0, may be 30–60 元"
        ]
    );
    assert_eq!(
        said(fill(&[("sold", "6")]), "good"),
        [
            "定下后，范围宽度从 8 分缩到最多 4 分",
            "once set, the range shrinks from 8 分 to 4 分 at the widest"
        ]
    );
    assert_eq!(
        said(fill(&[("late", "0"), ("sold", "6")]), "good"),
        [
            "范围宽 4 分；定下后就是准数",
            "the range is 4 分 wide; once set, it's settled"
        ]
    );
    assert_eq!(
        said(fill(&[("late", "0"), ("good", "0")]), "sold"),
        [
            "“合计”的范围宽 60 元；定下后就是准数",
            "the range of Total is 60 元 wide; once set, it's settled"
        ]
    );
}
