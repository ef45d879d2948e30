//! What one case, one more event and one more day are worth.

use crate::support::any::{self, check, id, today};
use crate::support::{
    LATER, case_worths, changed, day, month, next_events, points, read, rulebook,
};
use kaohe::locale::{Lang, worth as words};
use kaohe::number::{Points, Ratio};
use kaohe::record::{CaseCounts, Complaint, Entry, Finding, LoggedCases, Measured, Record, Report};
use kaohe::rulebook::{Direction, Rulebook};
use kaohe::scoring::{
    CaseWorth, Decided, OtherCount, Sub, Thin, case_worth, next_event, pools, score,
};
use proptest::prelude::*;

fn worked() -> Record {
    check(kaohe::rulebook::worked_month().unwrap())
}

/// `n/d by low high`, or a dash.
fn other(other: &Option<OtherCount>) -> String {
    other.as_ref().map_or("-".into(), |other| {
        let (n, d) = (other.ratio.numerator(), other.ratio.denominator());
        let (by, range) = (other.change.by, other.change.range);
        format!("{n}/{d} {by} {} {}", range.low, range.high)
    })
}

fn row(worth: &CaseWorth) -> [String; 4] {
    [
        worth.measure.to_string(),
        worth.one_case.to_string(),
        other(&worth.worse),
        other(&worth.better),
    ]
}

#[test]
fn the_worked_month_case_by_case() {
    let worths = case_worths(rulebook(), &worked(), day(LATER));
    // The three measures that were entered as percentages have no cases.
    let rows: Vec<_> = worths.iter().map(row).collect();
    assert_eq!(
        rows,
        [
            // 94.3 %: clause 2's 95 is missed, the target isn't.
            ["complaint_filter", "1.887", "50/53 -1 77.6 99.2", "-"],
            // 95 % is up to 3 steps below 98, at 0.8 each.
            ["satisfaction", "5", "19/20 -1 75.2 99.2", "-"],
        ]
    );
    assert!(worths.iter().all(|worth| worth.thin.is_none()));
}

/// Satisfaction against 95 %, or a rate of which at most 5 % are bad.
#[test]
fn a_sample_in_which_one_case_decides_is_thin() {
    let lower = changed(|document| {
        document.measures[1].direction = Direction::Lower;
        document.measures[1].target = kaohe::rulebook::Parameter::stated("5".parse().unwrap());
    });
    for (rules, n, d, expected) in [
        (rulebook(), 20, 20, None),
        (rulebook(), 19, 20, Some(Thin::Reached)),
        (rulebook(), 18, 20, Some(Thin::Missed)),
        (rulebook(), 17, 20, None),
        (rulebook(), 1, 1, Some(Thin::Reached)),
        (rulebook(), 0, 1, Some(Thin::Missed)),
        // 95 % of 30 is 28.5.
        (rulebook(), 30, 30, None),
        (rulebook(), 29, 30, Some(Thin::Reached)),
        (rulebook(), 28, 30, Some(Thin::Missed)),
        (rulebook(), 27, 30, None),
        (rulebook(), 951, 1000, None),
        (rulebook(), 950, 1000, Some(Thin::Reached)),
        (&lower, 0, 20, None),
        (&lower, 1, 20, Some(Thin::Reached)),
        (&lower, 2, 20, Some(Thin::Missed)),
        (&lower, 3, 20, None),
    ] {
        let patch = format!(
            r#"{{"measures": {{"satisfaction": {{"ratio": {{"numerator": {n}, "denominator": {d}}}}}}}}}"#
        );
        let worths = case_worths(rules, &month(&patch), day(LATER));
        assert_eq!(worths[0].thin, expected, "{n}/{d}");
    }
}

#[test]
fn the_largest_counts_have_no_better_ones() {
    let full = Ratio::LIMIT;
    let patch = format!(
        r#"{{"measures": {{"satisfaction": {{"ratio": {{"numerator": {full}, "denominator": {full}}}}}}}}}"#
    );
    let worths = case_worths(rulebook(), &month(&patch), day(LATER));
    let [_, _, worse, better] = row(&worths[0]);
    assert!(worse.starts_with("9999998/9999999 -1 "));
    assert_eq!(better, "-");
}

/// Readings, how often the flow wasn't followed, used, left, whether spent:
/// the worth is 5 (2 to 20), or the month's 100.
#[test]
fn a_pool_and_what_is_left_in_it() {
    for (readings, count, used, left, spent) in [
        ("", 0, "0", "5", Decided::Excluded),
        ("", 1, "1", "4", Decided::Excluded),
        ("", 2, "2", "3", Decided::Open),
        ("", 5, "5", "0", Decided::Open),
        ("", 19, "5", "0", Decided::Open),
        ("", 20, "5", "0", Decided::Certain),
        ("R4 month", 20, "20", "80", Decided::Excluded),
        ("R4 month", 99, "99", "1", Decided::Excluded),
        ("R4 month", 100, "100", "0", Decided::Certain),
    ] {
        let entries = match count {
            0 => String::new(),
            _ => format!(r#""entries": [{{"parts": ["24"], "count": {count}}}]"#),
        };
        let record = month(&format!("{{{entries}}}"));
        let pools = pools(&read(readings), &record, day(LATER));
        let pool = pools.iter().find(|pool| pool.part == id("24")).unwrap();
        let found = (pool.used.to_string(), pool.left.to_string(), pool.spent);
        assert_eq!(
            found,
            (used.into(), left.into(), spent),
            "{readings} {count}"
        );
        // Clauses 22 and 24 and the five measures.
        assert_eq!(pools.len(), 7);
    }
}

fn next(rulebook: &Rulebook, record: &Record, today: &str, part: &str, sub: Sub) -> Option<Points> {
    let change = next_event(rulebook, record, day(today), id(part), sub);
    change.map(|change| change.by)
}

#[test]
fn what_the_next_event_gives_or_takes() {
    for (readings, patch, part, expected) in [
        ("", "{}", "3", "1"),
        ("", "{}", "6", "-2"),
        ("", "{}", "7", "-0.5"),
        ("", "{}", "26a", "-10"),
        // R1: the second praise of the month.
        (
            "",
            r#"{"entries": [{"parts": ["3"], "count": 1}]}"#,
            "3",
            "1",
        ),
        (
            "R1 once_a_month",
            r#"{"entries": [{"parts": ["3"], "count": 1}]}"#,
            "3",
            "0",
        ),
        (
            "R1 once_a_month",
            r#"{"entries": [{"parts": ["3"], "count": 1}]}"#,
            "4",
            "1",
        ),
        // A pending one counts for nothing yet.
        (
            "R1 once_a_month",
            r#"{"entries": [{"parts": ["3"], "count": 1, "standing": "pending"}]}"#,
            "3",
            "1",
        ),
        // R4: four and five of a pool of 5.
        (
            "",
            r#"{"entries": [{"parts": ["24"], "count": 4}]}"#,
            "24",
            "-1",
        ),
        (
            "",
            r#"{"entries": [{"parts": ["24"], "count": 5}]}"#,
            "24",
            "0",
        ),
        (
            "R4 month",
            r#"{"entries": [{"parts": ["24"], "count": 5}]}"#,
            "24",
            "-1",
        ),
        // R6: at the base, one that only fills up to it, and the floor.
        ("R6 capped_at_base", "{}", "3", "0"),
        (
            "R6 capped_at_base",
            r#"{"entries": [{"parts": ["7"], "count": 1}]}"#,
            "3",
            "0.5",
        ),
        (
            "",
            r#"{"entries": [{"parts": ["26a"], "count": 9}, {"parts": ["6"], "count": 4}]}"#,
            "26a",
            "-2",
        ),
        // R3: a month that is lost.
        (
            "R3 month",
            r#"{"report": {"handed_in": "2026-04-07"}}"#,
            "3",
            "0",
        ),
        // R12: an entry of its own, so the other's weight is no matter.
        (
            "R12 heavier",
            r#"{"entries": [{"parts": ["7", "15"], "count": 2}]}"#,
            "7",
            "-0.5",
        ),
    ] {
        let by = next(&read(readings), &month(patch), LATER, part, Sub::Whole);
        assert_eq!(
            by.unwrap().to_string(),
            expected,
            "{readings} {patch} {part}"
        );
    }
    let level = Sub::Level(id("serious"));
    let by = next(rulebook(), &month("{}"), LATER, "complaints", level);
    assert_eq!(by.unwrap().to_string(), "-5");
}

#[test]
fn what_one_more_day_without_the_report_costs() {
    for (today, expected) in [
        ("2026-04-02", "0"),
        ("2026-04-04", "-1"),
        ("2026-04-05", "-1"),
        // From two days to the whole worth.
        ("2026-04-06", "-3"),
        ("2026-04-07", "0"),
    ] {
        let record = month(r#"{"report": "not_yet"}"#);
        let by = next(rulebook(), &record, today, "22", Sub::Whole);
        assert_eq!(by.unwrap().to_string(), expected, "{today}");
    }
    // In, or unknown: a day says nothing.
    for report in [r#"{"handed_in": "2026-04-05"}"#, r#""unknown""#] {
        let record = month(&format!(r#"{{"report": {report}}}"#));
        assert_eq!(next(rulebook(), &record, LATER, "22", Sub::Whole), None);
    }
}

#[test]
fn a_full_record_has_no_next_event() {
    let record = month(r#"{"entries": [{"parts": ["7"], "count": 999}]}"#);
    assert_eq!(next(rulebook(), &record, LATER, "7", Sub::Whole), None);
    assert!(next(rulebook(), &record, LATER, "8", Sub::Whole).is_some());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..any::config() })]

    /// The next event costs the difference of the two months' scores, never the
    /// wrong way, and no more than its pool has left.
    #[test]
    fn the_next_event_is_the_difference_of_two_scores(
        facts in any::facts(), choices in any::choices(),
    ) {
        let rulebook = rulebook().with_choices(choices);
        let record = check(facts.clone());
        let before = score(&rulebook, &record, today());
        let pools = pools(&rulebook, &record, today());
        for (part, sub, event) in next_events(&rulebook, &record, today()) {
            let (section, _, _) = rulebook.part(part).unwrap();
            let mut after = facts.clone();
            let mut day = today();
            match sub {
                Sub::Level(level) => after.complaints.push(Complaint::found(Finding::Liable(level))),
                _ if part == id("22") => {
                    prop_assert_eq!(after.report, Report::NotYet);
                    day = day.plus(1);
                }
                _ => after.entries.push(Entry::plain(part, 1)),
            }
            let after = score(&rulebook, &check(after), day);
            prop_assert_eq!(event.by, after.score - before.score);
            prop_assert_eq!(event.range, after.range);
            match section.effect {
                kaohe::rulebook::Effect::Reward => prop_assert!(event.by >= Points::ZERO),
                kaohe::rulebook::Effect::Deduction => prop_assert!(event.by <= Points::ZERO),
            }
            let pool = pools.iter().find(|pool| pool.part == part && part == id("24"));
            if let Some(pool) = pool {
                prop_assert!(-event.by <= pool.left);
                if pool.spent == Decided::Certain {
                    prop_assert_eq!(event.range, before.range);
                }
            }
        }
    }

    /// One bad case never raises the score, and the fewest good ones that change it
    /// raise it, with one fewer leaving it as it is.
    #[test]
    fn a_good_case_never_harms(facts in any::facts(), choices in any::choices()) {
        let rulebook = rulebook().with_choices(choices);
        let record = check(facts.clone());
        let before = score(&rulebook, &record, today());
        for worth in case_worths(&rulebook, &record, today()) {
            let (n, d) = (worth.ratio.numerator(), worth.ratio.denominator());
            let with = |n: u32| {
                let mut other = facts.clone();
                let counted = match facts.measures[&worth.measure] {
                    // What is open stays open.
                    Measured::Logged(cases) => Measured::Logged(LoggedCases::new(CaseCounts {
                        numerator: n,
                        denominator: d,
                        dispatched: 0,
                        ..cases.counts()
                    }).unwrap()),
                    _ => Measured::Ratio(Ratio::new(n, d).unwrap()),
                };
                other.measures.insert(worth.measure, counted);
                score(&rulebook, &check(other), today())
            };
            for other in [&worth.worse, &worth.better].into_iter().flatten() {
                let (after, change) = (with(other.ratio.numerator()), &other.change);
                prop_assert_eq!(other.ratio.denominator(), d);
                prop_assert_eq!((change.by, change.range), (after.score - before.score, after.range));
                let pays = [&after, &before].map(|sheet| sheet.pay.map(|pay| pay.amount));
                prop_assert_eq!(change.pay, pays[0].zip(pays[1]).map(|(after, before)| after - before));
            }
            prop_assert_eq!(worth.worse.is_none(), n == 0);
            prop_assert!(worth.worse.is_none_or(|worse| worse.change.by <= Points::ZERO));
            match worth.better {
                None => prop_assert_eq!(with(d).score, before.score),
                Some(better) => {
                    prop_assert!(better.change.by > Points::ZERO);
                    prop_assert_eq!(better.ratio.numerator(), n + better.cases);
                    prop_assert_eq!(with(n + better.cases - 1).score, before.score);
                }
            }
        }
    }
}

fn patched(measure: &str, n: u32, d: u32) -> Record {
    let facts = kaohe::rulebook::worked_month().unwrap();
    let counted = Measured::Ratio(Ratio::new(n, d).unwrap());
    let with = |facts: &mut kaohe::record::Facts| {
        facts.measures.insert(id(measure), counted);
    };
    check(facts).edited(with).unwrap()
}

fn told(lang: Lang, record: &Record, measure: &str) -> Vec<String> {
    let rulebook = rulebook();
    let measure = rulebook.measure(id(measure)).unwrap();
    let worth = case_worth(rulebook, record, day(LATER), measure).unwrap();
    let score = score(rulebook, record, day(LATER)).score;
    let told = words::other_counts(lang, rulebook, measure, score, &worth).into_iter();
    told.map(|sentence| sentence.concat()).collect()
}

#[test]
fn what_one_case_does_is_said_with_the_money_and_what_is_lost() {
    for (measure, (n, d), zh, en) in [
        (
            "satisfaction",
            (20, 20),
            vec![
                "再多 1 位客户不满意（19 / 20，95%）：达标，−1.0 分、−32.00 元；失去第 2 条的加分。",
            ],
            vec![
                "One more unhappy customer (19 / 20, 95%): on target, −1.0 points, −32.00 yuan; clause 2 is lost.",
            ],
        ),
        (
            "faults_online",
            (171, 250),
            vec![
                "再多 1 件未解决（170 / 250，68%）：满 2 步，−0.5 分、−16.00 元。",
                "再多解决 2 件（173 / 250，69.2%）：不足 1 步，+0.5 分、+16.00 元。",
            ],
            vec![
                "One more fault not solved (170 / 250, 68%): 2 steps, −0.5 points, −16.00 yuan.",
                "2 more faults solved (173 / 250, 69.2%): no full step, +0.5 points, +16.00 yuan.",
            ],
        ),
        (
            "complaint_filter",
            (50, 53),
            vec![
                "再多 1 件投诉未过滤（49 / 53，92.453%）：达标，得分不变。",
                "再多过滤 1 件投诉（51 / 53，96.226%）：达标，+1.0 分、+32.00 元；得到第 2 条的加分。",
            ],
            vec![
                "One more complaint not filtered (49 / 53, 92.453%): on target, the score stays.",
                "One more complaint filtered (51 / 53, 96.226%): on target, +1.0 points, +32.00 yuan; clause 2 is gained.",
            ],
        ),
        (
            "orders_on_time",
            (97, 100),
            vec![
                "再多 1 件没办好（96 / 100，96%）：满 2 步，−0.5 分、−16.00 元。",
                "再多办好 1 件（98 / 100，98%）：达标，+0.5 分、+16.00 元。",
            ],
            vec![
                "One more case gone badly (96 / 100, 96%): 2 steps, −0.5 points, −16.00 yuan.",
                "One more case gone well (98 / 100, 98%): on target, +0.5 points, +16.00 yuan.",
            ],
        ),
    ] {
        let record = patched(measure, n, d);
        assert_eq!(told(Lang::Zh, &record, measure), zh, "{measure}");
        assert_eq!(told(Lang::En, &record, measure), en, "{measure}");
    }
    // Without a wage no money is said.
    let record = patched("faults_online", 171, 250)
        .edited(|facts| facts.wage = None)
        .unwrap();
    assert_eq!(
        told(Lang::Zh, &record, "faults_online")[0],
        "再多 1 件未解决（170 / 250，68%）：满 2 步，−0.5 分。"
    );
}

#[test]
fn what_one_more_event_does_is_said() {
    let (rules, record) = (rulebook(), worked());
    let said = |lang, part, sub| {
        let change = next_event(rules, &record, day(LATER), id(part), sub).unwrap();
        words::next_event(lang, rules, (id(part), sub), points("97"), &change).concat()
    };
    assert_eq!(
        said(Lang::Zh, "7", Sub::Whole),
        "再有 1 次：−0.5 分、−16.00 元。"
    );
    assert_eq!(
        said(Lang::En, "7", Sub::Whole),
        "One more: −0.5 points, −16.00 yuan."
    );
    assert_eq!(
        said(Lang::Zh, "4", Sub::Whole),
        "再有 1 次：+1.0 分、+32.00 元；得到第 4 条的加分。"
    );
    let serious = Sub::Level(id("serious"));
    assert_eq!(
        said(Lang::Zh, "complaints", serious),
        "再有 1 件：−5.0 分、−160.00 元。"
    );
    let late = record
        .edited(|facts| facts.report = Report::NotYet)
        .unwrap();
    let change = next_event(rules, &late, day("2026-04-05"), id("22"), Sub::Whole).unwrap();
    let said = words::next_event(
        Lang::Zh,
        rules,
        (id("22"), Sub::Whole),
        points("97"),
        &change,
    );
    assert_eq!(said.concat(), "再晚 1 天：−1.0 分、−32.00 元。");
    // There is nothing to be one more of.
    for (part, sub) in [
        ("2", Sub::Whole),
        ("27", Sub::Whole),
        ("22", Sub::Whole),
        ("7", serious),
    ] {
        assert_eq!(
            next_event(rules, &record, day(LATER), id(part), sub),
            None,
            "{part}"
        );
    }
}
