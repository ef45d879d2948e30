//! What isn't known yet in a month of version 2, held against every way in which it can turn
//! out: events that wait or fit several lines, cases, lists, days.

use kaohe::json::Decode;
use kaohe::language::{Document, Facts, Fault, Problem};
use kaohe::number::{Decimal, Range};
use kaohe::plan::Plan;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::language::{around, changed_anywhere};
use crate::support::any;

fn plan(middle: &Value, readings: &[(&str, &str)]) -> Plan {
    let document = Document::decode(&around(middle)).unwrap_or_else(|f| panic!("{f} {middle}"));
    let parsed = |(id, is): &(&str, &str)| (id.parse().unwrap(), is.parse().unwrap());
    let readings: Vec<_> = readings.iter().map(parsed).collect();
    Plan::read_so(&document, &readings).unwrap_or_else(|faults| panic!("{faults:?} {middle}"))
}

fn total(plan: &Plan, facts: &Value) -> (Decimal, Range<Decimal>) {
    let facts = Facts::decode(facts).unwrap();
    let total = plan
        .totals(&facts)
        .unwrap_or_else(|faults| panic!("{faults:?}"))[0];
    (total.headline, total.range)
}

/// Four lines, one of them assumed; two of them are limited if asked for.
fn lines(assumed: &Value, limited: bool) -> Value {
    let mut lines = vec![
        json!({"line": {"id": "gives", "title": "gives", "gives": {"events": {"amount": {"fixed": "1"}}}}}),
        json!({"line": {"id": "assumed", "title": "assumed", "gives": {"events": {"amount": {"fixed": assumed}}}}}),
        json!({"line": {"id": "stated", "title": "stated", "gives": {"events": {"amount": {"fixed": "-1.5"}}}}}),
        json!({"line": {"id": "light", "title": "light", "gives": {"events": {"amount": {"fixed": "-0.5"}}}}}),
    ];
    if limited {
        lines[2]["line"]["floor"] = json!("-2");
        lines[3]["line"]["gives"]["events"]["most"] = json!(1);
    }
    json!({
        "overlap": {"reading": "both"},
        "totals": [{"id": "t", "unit": "分", "pool": {"id": "all", "of": lines}}],
        "readings": [{"id": "both", "options": [{"id": "each"}, {"id": "heaviest"}]}],
    })
}

const KINDS: [&str; 4] = ["gives", "assumed", "stated", "light"];

/// An event: how often, what it fits, whether it waits.
type Happening = (u32, Vec<&'static str>, bool);

fn event((times, kinds, pending): &Happening, waits: bool) -> Value {
    let pending = *pending && waits;
    let also = kinds[1..]
        .iter()
        .map(|kind| json!({"kind": kind, "pending": pending}));
    json!({"kind": kinds[0], "times": times, "pending": pending, "also": also.collect::<Vec<_>>()})
}

proptest! {
    #![proptest_config(any::cases(96))]

    /// The range of events that wait and fit several lines holds every way in which they turn
    /// out, with every amount; and its ends are reached where no line is limited.
    #[test]
    fn events_that_wait_or_fit_several_lines(
        events in prop::collection::vec(
            (1_u32..=2, prop::sample::subsequence(KINDS.to_vec(), 1..=3), any::<bool>()), 1..=3),
        limited in any::<bool>(),
        both in prop::sample::select(vec!["each", "heaviest"]),
    ) {
        let assumed = json!({"value": "-1", "origin": {"assumed": {"low": "-2", "high": "-0.2"}}});
        let open = plan(&lines(&assumed, limited), &[("both", both)]);
        let facts = json!({"events": events.iter().map(|one| event(one, true)).collect::<Vec<_>>()});
        let (headline, promised) = total(&open, &facts);
        let mut reached: Option<Range<Decimal>> = None;
        for amount in ["-2", "-1.501", "-1.5", "-1.499", "-1", "-0.501", "-0.5", "-0.499", "-0.2"] {
            let settled = plan(&lines(&json!(amount), limited), &[("both", both)]);
            for way in 0..1_u32 << events.len() {
                let counted = events.iter().enumerate();
                let counted = counted.filter(|(nth, one)| !one.2 || way >> nth & 1 == 1);
                let counted: Vec<Value> = counted.map(|(_, one)| event(one, false)).collect();
                let (outcome, range) = total(&settled, &json!({"events": counted}));
                prop_assert_eq!(range, Range::exactly(outcome));
                prop_assert!(promised.contains(outcome), "{outcome} {promised:?} {facts}");
                reached = Some(reached.map_or(range, |all| all.including(outcome)));
                if amount == "-1" && way == 0 {
                    prop_assert_eq!(outcome, headline, "{}", facts);
                }
            }
        }
        if !limited {
            prop_assert_eq!(reached.unwrap(), promised, "{}", facts);
        }
    }

    /// A share of cases, some of them open, reaches from the worst of their ends to the best.
    #[test]
    fn cases_that_are_open(cases in any::logged(), inside in any::<bool>()) {
        let middle = json!({
            "values": [
                {"id": "rate", "title": "rate", "unit": "%", "most": "100", "lapses": true,
                    "unclear": if inside { "in" } else { "out" }},
            ],
            "totals": [{"id": "t", "unit": "分", "pool": {"id": "all", "of": [
                {"line": {"id": "a", "title": "a", "gives": {"scale": ["rate", {"steps": {"from": "90", "toward": "below", "each": "1", "amount": "-1"}}]}}},
                {"line": {"id": "b", "title": "b", "gives": {"scale": ["rate", {"bands": {"bands": [{"amount": "0"}, {"from": "95", "amount": "2"}]}}]}}},
            ]}}],
        });
        let plan = plan(&middle, &[]);
        let counts = cases.counts();
        let given = |of: u32, over: u32, open: [u32; 3]| json!({"values": {"rate": {
            "of": of, "over": over, "unclear": counts.dispatched,
            "open": open[0], "may_leave": open[1], "may_join": open[2],
        }}});
        let open = [counts.open, counts.may_leave, counts.may_join];
        let (headline, promised) = total(&plan, &given(counts.numerator, counts.denominator, open));
        let outcomes = any::endings(cases).into_iter().map(|ended| match ended {
            None => total(&plan, &json!({"values": {"rate": "none"}})).0,
            Some(ended) => {
                let ended = ended.counts();
                let (found, range) = total(&plan, &given(ended.numerator, ended.denominator, [0; 3]));
                assert_eq!(range, Range::exactly(found));
                found
            }
        });
        let outcomes: Vec<Decimal> = outcomes.collect();
        let reached = Range { low: *outcomes.iter().min().unwrap(), high: *outcomes.iter().max().unwrap() };
        prop_assert_eq!(reached, promised, "{:?}", counts);
        prop_assert!(promised.contains(headline));
    }

    /// A list with days that aren't known or wait to be excused, by weeks or by days, with
    /// norms that are assumed.
    #[test]
    fn lists_that_are_open(
        days in prop::collection::vec(
            (prop::option::weighted(0.7, prop::sample::select(vec!["0", "79", "99", "100", "140"])),
             prop::sample::select(vec!["no", "no", "pending", "yes"]), any::<bool>()), 1..=4),
        excused in prop::sample::select(vec!["skipped", "week", "asked"]),
        per in prop::sample::select(vec!["each", "week"]),
    ) {
        let middle = |asked: Value, new: Value| json!({
            "values": [
                {"id": "calls", "title": "calls", "from": "each", "most": "500", "whole": true},
                {"id": "missing", "title": "missing", "from": {"short": {
                    "of": "calls", "asked": asked, "norms": [{"id": "new", "asked": new}], "excused": excused, "per": per}}},
                {"id": "misses", "title": "misses", "from": {"above": {"of": "missing"}}},
            ],
            "totals": [{"id": "t", "unit": "元", "pool": {"id": "all", "of": [
                {"line": {"id": "a", "title": "a", "gives": {"scale": ["missing", {"rate": "-1"}]}}},
                {"line": {"id": "b", "title": "b", "gives": {"scale": ["misses", {"bands": {"bands": [{"amount": "0"}, {"from": "2", "amount": "-30"}]}}]}}},
            ]}}],
        });
        let assumed = |value, low, high| json!({"value": value, "origin": {"assumed": {"low": low, "high": high}}});
        let list = |calls: &dyn Fn(usize) -> Option<String>, excuse: &dyn Fn(usize) -> String| {
            let days = days.iter().enumerate().map(|(nth, (_, _, new))| {
                // Two days in each week.
                let mut day = json!({"date": format!("2026-06-{:02}", 1 + nth / 2 * 7 + nth % 2), "excuse": excuse(nth)});
                if let Some(calls) = calls(nth) { day["value"] = json!(calls); }
                if *new { day["norm"] = json!("new"); }
                day
            });
            json!({"values": {"calls": days.collect::<Vec<_>>()}})
        };
        let open = plan(&middle(assumed("100", "80", "120"), assumed("60", "40", "80")), &[]);
        let as_given = list(&|nth| days[nth].0.map(str::to_owned), &|nth| days[nth].1.to_owned());
        let (headline, promised) = total(&open, &as_given);
        prop_assert!(promised.contains(headline), "{as_given}");
        let mut reached: Option<Range<Decimal>> = None;
        for (asked, new) in [("80", "40"), ("80", "80"), ("100", "60"), ("120", "40"), ("120", "80")] {
            let settled = plan(&middle(json!(asked), json!(new)), &[]);
            for way in 0..6_usize.pow(days.len() as u32) {
                let digit = |nth: usize| way / 6_usize.pow(nth as u32) % 6;
                let unused = |nth: usize| (days[nth].0.is_some() && digit(nth) % 3 != 0)
                    || (days[nth].1 != "pending" && digit(nth) / 3 != 0);
                if (0..days.len()).any(unused) { continue; }
                let known = list(
                    &|nth| Some(days[nth].0.unwrap_or(["0", "100", "500"][digit(nth) % 3]).to_owned()),
                    &|nth| match days[nth].1 {
                        "pending" => ["no", "yes"][digit(nth) / 3].to_owned(),
                        known => known.to_owned(),
                    },
                );
                let (outcome, range) = total(&settled, &known);
                prop_assert_eq!(range, Range::exactly(outcome));
                prop_assert!(promised.contains(outcome), "{outcome} {promised:?} {as_given}");
                reached = Some(reached.map_or(range, |all| all.including(outcome)));
            }
        }
        prop_assert_eq!(reached.unwrap(), promised, "{}", as_given);
    }
}

/// Only facts keep a total from being known: which of two lines takes more may hang on an
/// assumed number alone.
#[test]
fn an_assumed_number_leaves_a_total_known() {
    let assumed = json!({"value": "-1", "origin": {"assumed": {"low": "-2", "high": "-0.2"}}});
    let plan = plan(&lines(&assumed, false), &[("both", "heaviest")]);
    for (waits, is_known) in [(false, true), (true, false)] {
        let both = event(&(1, vec!["assumed", "stated"], true), waits);
        let facts = Facts::decode(&json!({"events": [both]})).unwrap();
        let total = plan.totals(&facts).unwrap()[0];
        assert_eq!(total.is_known, is_known);
        assert_eq!(plan.sheet(&facts).unwrap().totals[0], total);
    }
}

/// A gate and what stands behind it hang on one value: what can't happen isn't in the range.
#[test]
fn a_value_that_a_gate_asks_too_has_an_exact_range() {
    let middle = |whole: bool| {
        json!({
            "values": [{"id": "late", "title": "late", "most": "31", "whole": whole}],
            "totals": [{"id": "t", "unit": "分", "pool": {"id": "all", "worth": "100",
                "factors": [{"by": {"scale": ["late", {"bands": {"limit": "lower", "bands": [{"amount": "1"}, {"from": "2", "amount": "0"}]}}]}}],
                "of": [{"line": {"id": "a", "title": "a", "gives": {"scale": ["late", {"steps": {"toward": "above", "each": "1", "amount": "-40"}}]}}}],
            }}],
        })
    };
    for (whole, low) in [(true, "0"), (false, "0")] {
        let plan = plan(&middle(whole), &[]);
        let (headline, range) = total(&plan, &json!({}));
        // 100, 60 and 20 points, then nothing: never below it.
        let ends = [low, "100"].map(|end| end.parse().unwrap());
        assert_eq!(
            (headline, [range.low, range.high]),
            (ends[1], ends),
            "{whole}"
        );
        let (headline, range) = total(
            &plan,
            &json!({"values": {"late": {"from": "2", "to": "2"}}}),
        );
        assert_eq!(
            (headline.to_string(), range.low.to_string()),
            ("20".into(), "20".into())
        );
    }
}

#[test]
fn what_cannot_be_is_refused() {
    let middle = json!({
        "values": [
            {"id": "rate", "title": "rate", "unit": "%", "most": "100", "lapses": true},
            {"id": "kept", "title": "kept", "unit": "%", "most": "100"},
            {"id": "report", "title": "report", "from": {"late": {"by": "4"}}, "least": "-400"},
            {"id": "calls", "title": "calls", "from": "each"},
            {"id": "missing", "title": "missing", "from": {"short": {"of": "calls", "asked": "100", "norms": [{"id": "new", "asked": "60"}]}}},
        ],
        "totals": [{"id": "t", "unit": "分", "pool": {"id": "all", "of": [
            {"line": {"id": "a", "title": "a", "gives": {"events": {"amount": {"fixed": "-1"}}}}},
            {"line": {"id": "b", "title": "b", "gives": {"events": {"amount": {"fixed": "-1"}}}}},
        ]}}],
    });
    let plan = plan(&middle, &[]);
    for (facts, path, problem) in [
        (
            json!({"values": {"kept": "none"}}),
            "values.kept",
            Problem::Outside,
        ),
        (
            json!({"values": {"kept": {"of": 0, "over": 0}}}),
            "values.kept",
            Problem::Outside,
        ),
        (
            json!({"values": {"rate": {"of": 2, "over": 1}}}),
            "values.rate",
            Problem::Outside,
        ),
        (
            json!({"values": {"rate": {"of": 1, "over": 2, "unclear": 2}}}),
            "values.rate",
            Problem::Outside,
        ),
        (
            json!({"values": {"rate": {"of": 1, "over": 9_999_999, "open": 1}}}),
            "values.rate",
            Problem::Outside,
        ),
        (
            json!({"values": {"rate": "2026-04-05"}}),
            "values.rate",
            Problem::Outside,
        ),
        (
            json!({"values": {"rate": {"from": "60", "to": "50"}}}),
            "values.rate",
            Problem::Outside,
        ),
        (
            json!({"values": {"report": "2026-04-05"}}),
            "values.report",
            Problem::Outside,
        ),
        (
            json!({"values": {"calls": [{"value": "5", "norm": "old"}]}}),
            "values.calls",
            Problem::Unasked,
        ),
        (
            json!({"events": [{"kind": "a", "also": [{"kind": "c"}]}]}),
            "events[0]",
            Problem::Unasked,
        ),
        (
            json!({"events": [{"kind": "a", "also": [{"kind": "b", "times": 2}]}]}),
            "events[0]",
            Problem::TooMany,
        ),
    ] {
        let facts = Facts::decode(&facts).unwrap_or_else(|fault| panic!("{fault} {facts}"));
        assert_eq!(
            plan.totals(&facts).unwrap_err(),
            [Fault::at(path, problem)],
            "{facts:?}"
        );
    }
    let of = |line: Value| {
        let middle = json!({
            "readings": [{"id": "r", "options": [{"id": "x"}, {"id": "y"}]}],
            "totals": [{"id": "t", "unit": "分", "pool": {"id": "all", "of": [{"line": line}]}}],
        });
        Plan::new(&Document::decode(&around(&middle)).unwrap()).map(|_| ())
    };
    let at = |place: &str, problem| {
        Err(vec![Fault::at(
            format!("totals[0].pool.of[0].line{place}"),
            problem,
        )])
    };
    for (line, found) in [
        // An option that the question doesn't have; one that means nothing has no floor.
        (
            json!({"id": "a", "title": "a", "gives": {"fixed": "-1"}, "floor": {"reading": "r", "means": {"z": "-1"}}}),
            at(".floor", Problem::Options),
        ),
        (
            json!({"id": "a", "title": "a", "gives": {"fixed": "-1"}, "floor": {"reading": "r", "means": {"y": "-1"}}}),
            Ok(()),
        ),
        (
            json!({"id": "a", "title": "a", "gives": {"fixed": "-1"}, "floor": {"reading": "s", "means": {"y": "-1"}}}),
            at(".floor", Problem::NoSuch),
        ),
        (
            json!({"id": "a", "title": "a", "gives": {"fixed": "-1"}, "held_by": {"reading": "r", "means": {"y": "day"}}}),
            at(".held_by", Problem::Options),
        ),
        (
            json!({"id": "a", "title": "a", "gives": {"fixed": "-1"}, "step": "0"}),
            at(".step", Problem::Step),
        ),
        (
            json!({"id": "a", "title": "a", "gives": {"events": {"amount": "any", "most": 2}}}),
            at(".gives.events.most", Problem::Options),
        ),
    ] {
        assert_eq!(of(line.clone()), found, "{line}");
    }
}

/// Each limit, and one beyond it.
#[test]
fn as_many_as_a_limit_allows_and_no_more() {
    use kaohe::language::limits;
    let lists = |count: usize| {
        let value = |nth| json!({"id": format!("v{nth}"), "title": "v", "from": "each"});
        let values: Vec<Value> = (0..count).map(value).collect();
        let middle = json!({
            "values": values,
            "totals": [{"id": "t", "unit": "分", "pool": {"id": "all", "of": [
                {"line": {"id": "a", "title": "a", "gives": {"events": {"amount": {"fixed": "-1"}}}}},
                {"line": {"id": "b", "title": "b", "gives": {"events": {"amount": {"repeated": {"scale": {"rate": "-1"}}}}}}},
            ]}}],
        });
        Plan::new(&Document::decode(&around(&middle)).unwrap())
    };
    let plan = lists(limits::MAX_LISTS).unwrap();
    let faults = lists(limits::MAX_LISTS + 1).unwrap_err();
    assert_eq!(faults, [Fault::at("values", Problem::TooMany)]);
    let refused = |events: Vec<Value>| {
        let facts = Facts::decode(&json!({"events": events})).unwrap();
        plan.totals(&facts).err().map(|faults| faults.len())
    };
    let times = |kind: &str, times: u32| json!({"kind": kind, "times": times});
    let many = |kind: &str, count: usize| vec![times(kind, 1); count];
    for (events, found) in [
        (vec![times("a", limits::MAX_TIMES); 40], None),
        (vec![times("a", limits::MAX_TIMES + 1)], Some(1)),
        (many("a", limits::MAX_EVENTS_LISTED), None),
        (many("a", limits::MAX_EVENTS_LISTED + 1), Some(1)),
        (vec![times("b", limits::MAX_EVENTS)], None),
        (vec![times("b", limits::MAX_EVENTS), times("b", 1)], Some(1)),
    ] {
        assert_eq!(
            refused(events.clone()),
            found,
            "{} of {}",
            events.len(),
            events[0]
        );
    }
}

/// The bundled rulebooks as they stand in the language, changed anywhere: refused with a
/// place, or every month scores within what it says.
#[test]
fn a_migrated_rulebook_changed_anywhere_is_refused_or_scores() {
    let mut next = any::draw(362_436_069);
    let mut next = move |below: usize| usize::try_from(next(below.max(1) as i64)).unwrap();
    let (mut scored, mut refused) = (0, 0);
    for (text, months) in [
        (
            include_str!("migrated/broadband.json"),
            [
                json!({"month": "2026-03", "values": {"satisfaction": {"of": 9, "over": 10, "may_leave": 3}, "rank": "2", "heads": "3", "tied": "2"},
                "events": [{"kind": "24", "times": 3, "pending": true, "also": [{"kind": "3", "pending": true}]}, {"kind": "7", "also": [{"kind": "investigated", "times": 1}]}]}),
                json!({"month": "2026-03", "values": {"report": "2026-04-05", "satisfaction": "none", "wage": "3200"}, "events": [{"kind": "14", "times": 2, "also": [{"kind": "17"}, {"kind": "serious", "times": 1}]}]}),
            ],
        ),
        (
            include_str!("migrated/telesales.json"),
            [
                json!({"values": {"sold": "5", "calls": [{"value": "3", "date": "2026-06-01"}, {"excuse": "pending", "date": "2026-06-02", "norm": "new"}]}}),
                json!({"values": {"sold": "5", "target": "5", "calls": ["1", "2", {"value": "3", "times": 7}]}, "events": [{"kind": "late", "pending": true}]}),
            ],
        ),
    ] {
        let whole: Value = serde_json::from_str(text).unwrap();
        let months = months.map(|month| Facts::decode(&month).unwrap());
        let found = changed_anywhere(("migrated", &whole), 400, &months, &mut next);
        scored += found.0;
        refused += found.1;
    }
    assert!(scored > 200 && refused > 100, "{scored} {refused}");
}

/// A line of a pool that may not apply may be nothing.
#[test]
fn a_line_in_a_pool_for_some_may_be_nothing() {
    let middle = json!({
        "audiences": [{"id": "new", "title": "new"}],
        "totals": [{"id": "t", "unit": "分", "pool": {"id": "all", "of": [
            {"pool": {"id": "inner", "only": ["new"], "of": [
                {"pool": {"id": "deep", "of": [{"line": {"id": "a", "title": "a", "gives": {"fixed": "10"}}}]}},
            ]}},
        ]}}],
    });
    let sheet = plan(&middle, &[]).sheet(&Facts::default()).unwrap();
    let ten = Range {
        low: Decimal::ZERO,
        high: Decimal::whole(10),
    };
    for found in sheet.lines.iter().chain(&sheet.pools) {
        assert_eq!((found.headline, found.range), (Decimal::ZERO, ten));
    }
}

/// What is worked out of values is held at its most whether they are known or not, and at its
/// least where that is stated.
#[test]
fn what_is_worked_out_is_held_where_a_range_of_it_ends() {
    let middle = json!({
        "values": [
            {"id": "a", "title": "a", "most": "9"},
            {"id": "b", "title": "b", "most": "9"},
            {"id": "plain", "title": "plain", "from": {"sum": {"of": ["a"], "less": ["b"]}}},
            {"id": "held", "title": "held", "least": "-2", "most": "5", "from": {"sum": {"of": ["a"], "less": ["b"]}}},
        ],
        "totals": [
            {"id": "one", "unit": "分", "pool": {"id": "p", "of": [{"line": {"id": "plain", "title": "a", "gives": {"value": "plain"}}}]}},
            {"id": "two", "unit": "分", "pool": {"id": "q", "of": [{"line": {"id": "held", "title": "a", "gives": {"value": "held"}}}]}},
        ],
    });
    let plan = plan(&middle, &[]);
    let ranges = |values: Value| {
        let facts = Facts::decode(&json!({"values": values})).unwrap();
        let totals = plan.totals(&facts).unwrap();
        let ends = totals
            .iter()
            .map(|total| [total.range.low, total.range.high]);
        ends.map(|ends| ends.map(|end| end.raw() / 1_000_000))
            .collect::<Vec<_>>()
    };
    assert_eq!(ranges(json!({})), [[-9, 9], [-2, 5]]);
    assert_eq!(ranges(json!({"a": "1"})), [[-8, 1], [-2, 1]]);
    assert_eq!(ranges(json!({"a": "1", "b": "9"})), [[-8, -8], [-2, -2]]);
    assert_eq!(ranges(json!({"a": "9", "b": "1"})), [[8, 8], [5, 5]]);
}

/// One over the other, where the other may be nothing, or below: the range has no end there, and
/// over nothing alone the value is as open as it can be.
#[test]
fn a_quotient_over_what_may_be_nothing_or_less() {
    let middle = |least: &str, most: &str, rate: &str| {
        json!({
            "values": [
                {"id": "a", "title": "a", "least": "-9", "most": "9"},
                {"id": "b", "title": "b", "least": least, "most": most},
                {"id": "rate", "title": "rate", "least": rate, "most": "1000", "from": {"quotient": {"of": ["a"], "over": ["b"]}}},
            ],
            "totals": [{"id": "t", "unit": "分", "pool": {"id": "p", "of": [{"line": {"id": "a", "title": "a", "gives": {"value": "rate"}}}]}}],
        })
    };
    for (least, most, a, ends) in [
        ("0", "2", "4", [-5, 1000]),
        ("0", "2", "-4", [-1000, 1000]),
        ("-2", "0", "4", [-1000, 1000]),
        ("-2", "0", "-4", [-5, 1000]),
        ("-2", "2", "4", [-1000, 1000]),
        ("-2", "2", "0", [-5, 1000]),
        ("1", "2", "4", [2, 4]),
    ] {
        let facts = json!({"values": {"a": a}});
        let rate = match ends[0] {
            -1000 => "-1000",
            _ => "-5",
        };
        let (_, range) = total(&plan(&middle(least, most, rate), &[]), &facts);
        let ends = ends.map(Decimal::whole);
        assert_eq!([range.low, range.high], ends, "{a} over {least} to {most}");
    }
}

/// A rate on each part may turn where a band begins: a range reaches as far as there.
#[test]
fn parts_that_turn_at_a_beginning() {
    let middle = |from: Value| {
        json!({
            "values": [{"id": "v", "title": "v", "least": "-4", "most": "10"}],
            "totals": [{"id": "t", "unit": "分", "pool": {"id": "p", "of": [{"line": {"id": "a", "title": "a", "gives": {"scale": ["v",
                {"tiers": {"on": "part", "bands": [{"rate": "1"}, {"from": from, "rate": "-1"}]}}]}}}]}}],
        })
    };
    let range = |from: Value| total(&plan(&middle(from), &[]), &json!({})).1;
    let ends = |low, high| Range {
        low: Decimal::whole(low),
        high: Decimal::whole(high),
    };
    assert_eq!(range(json!("6")), ends(-4, 6));
    assert_eq!(range(json!("1")), ends(-8, 1));
    let assumed = json!({"value": "6", "origin": {"assumed": {"low": "1", "high": "6"}}});
    assert_eq!(range(assumed), ends(-8, 6));
}

/// What isn't known counts as little as it can at each place that asks it; where all of these
/// can't be at once, the headline is what comes nearest.
#[test]
fn a_headline_lies_in_its_range() {
    let middle = json!({
        "values": [{"id": "a", "title": "a", "most": "5"}],
        "totals": [{"id": "t", "unit": "分", "pool": {"id": "p", "of": [
            {"line": {"id": "a", "title": "a", "gives": {"value": "a"}}},
            {"line": {"id": "b", "title": "b", "gives": {"fixed": "1"}, "factors": [{"by": {"scale": ["a",
                {"bands": {"bands": [{"amount": "3"}, {"from": "2.5", "amount": "-0.5"}]}}]}}]}},
        ]}}],
        "grades": [{"id": "g", "of": "t", "grades": [{"id": "low", "title": "low"}, {"id": "high", "title": "high", "from": "1.5"}]}],
    });
    let sheet = plan(&middle, &[]).sheet(&Facts::default()).unwrap();
    let (headline, range) = (sheet.totals[0].headline, sheet.totals[0].range);
    assert_eq!(
        [headline, range.low, range.high].map(|number| number.to_string()),
        ["2", "2", "5.5"]
    );
    assert_eq!(sheet.grades[0].grade.as_str(), "high");
}

/// Four events without a day cost most on two days of two: three of a day cost no more than two.
#[test]
fn events_without_a_day_may_be_on_several_alike() {
    let middle = json!({
        "totals": [{"id": "t", "unit": "分", "pool": {"id": "p", "of": [{"line": {"id": "a", "title": "a", "gives": {"events": {"amount": {"repeated": {
            "within": "day", "which": "own", "scale": {"bands": {"bands": [{"amount": "-1"}, {"from": "2", "amount": "-2"}, {"from": "3", "amount": "0"}]}},
        }}}}}}]}}],
    });
    let facts = json!({"events": [{"kind": "a", "times": 4}]});
    let (_, range) = total(&plan(&middle, &[]), &facts);
    assert_eq!(
        [range.low, range.high],
        [Decimal::whole(-6), Decimal::whole(-3)]
    );
}
