//! Laws that hold for every month, reading and assumed number.

use crate::support::any::*;
use crate::support::audit::audit;
use crate::support::rulebook;
use kaohe::calendar::Date;
use kaohe::json::{Encode, decode_text};
use kaohe::number::{Percent, Points};
use kaohe::record::{Entry, Exam, Facts, Finding, Measured, Place, Report, Standing};
use kaohe::scoring::score;
use proptest::prelude::*;

/// The same month with every open fact settled in some way.
fn resolved(facts: &Facts, mut pick: impl FnMut(i64) -> i64) -> Facts {
    let mut facts = facts.clone();
    facts.entries.retain_mut(|entry| {
        let stays = entry.standing == Standing::Confirmed || pick(2) == 1;
        entry.standing = Standing::Confirmed;
        stays
    });
    for name in MEASURES {
        if let Some(Measured::Logged(cases)) = facts.measures.get(&id(name)) {
            let mut ended = endings(*cases);
            let ended = ended.swap_remove(pick(ended.len() as i64) as usize);
            let measured = ended.map_or(Measured::NotAssessed, Measured::Logged);
            facts.measures.insert(id(name), measured);
        } else if !facts.measures.contains_key(&id(name)) {
            let measured = match pick(4) {
                0 => Measured::NotAssessed,
                1 => Measured::Percent(Percent::ZERO),
                2 => Measured::Percent(Percent::HUNDRED),
                _ => Measured::Percent(Percent::from_raw(pick(100_001))),
            };
            facts.measures.insert(id(name), measured);
        }
    }
    if facts.exam == Exam::Unknown {
        let heads = 1 + pick(12) as u32;
        let rank = 1 + pick(i64::from(heads)) as u32;
        facts.exam = match pick(4) {
            0 => Exam::None,
            _ => Exam::Placed(Place {
                rank,
                heads,
                tied: 1,
            }),
        };
    }
    match facts.report {
        Report::Unknown => {
            facts.report = Report::HandedIn(Date::new(2026, 4, 1 + pick(12) as u32).unwrap())
        }
        // From today on.
        Report::NotYet => {
            facts.report = Report::HandedIn(Date::new(2026, 4, 5 + pick(20) as u32).unwrap())
        }
        Report::HandedIn(_) => {}
    }
    for complaint in &mut facts.complaints {
        if complaint.finding == Finding::Pending {
            complaint.finding = match pick(5) {
                0 => Finding::NotLiable,
                n => Finding::Liable(id(LEVELS[n as usize - 1])),
            };
        }
    }
    facts
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_sheet_adds_up_within_its_range(facts in facts(), choices in choices()) {
        let rulebook = rulebook().with_choices(choices);
        let record = check(facts);
        audit(&rulebook, &record, &score(&rulebook, &record, today()));
    }

    #[test]
    fn a_further_deduction_never_raises_the_score(
        facts in facts(), choices in choices(), part in prop::sample::select(PARTS[2..].to_vec()),
    ) {
        let rulebook = rulebook().with_choices(choices);
        let before = score(&rulebook, &check(facts.clone()), today());
        let mut worse = facts;
        worse.entries.push(Entry::plain(id(part), 1));
        let after = score(&rulebook, &check(worse), today());
        prop_assert!(after.score <= before.score);
        prop_assert!(after.range.low <= before.range.low);
        prop_assert!(after.range.high <= before.range.high);
    }

    #[test]
    fn a_better_measure_never_lowers_it(
        facts in facts(), choices in choices(), which in 0..MEASURES.len(),
        a in 0_i64..=100_000, b in 0_i64..=100_000,
    ) {
        let rulebook = rulebook().with_choices(choices);
        let with = |raw: i64| {
            let mut facts = facts.clone();
            let percent = Measured::Percent(Percent::from_raw(raw));
            facts.measures.insert(id(MEASURES[which]), percent);
            score(&rulebook, &check(facts), today())
        };
        let (worse, better) = (with(a.min(b)), with(a.max(b)));
        prop_assert!(worse.score <= better.score);
        prop_assert!(worse.range.low <= better.range.low);
        prop_assert!(worse.range.high <= better.range.high);
    }

    #[test]
    fn nothing_assumed_and_nothing_unknown_is_one_figure(
        facts in facts(), choices in choices(), seed in any::<u64>(),
    ) {
        let mut draw = draw(seed);
        let rulebook = pinned(&rulebook().with_choices(choices), || draw(1_001));
        let sheet = score(&rulebook, &check(resolved(&facts, &mut draw)), today());
        prop_assert_eq!(sheet.range.low, sheet.range.high);
        prop_assert_eq!(sheet.range.low, sheet.score);
    }

    /// Whatever the answers and the branch's numbers turn out to be, the score
    /// lies where the sheet said.
    #[test]
    fn every_outcome_lands_inside_the_range(
        facts in facts(), choices in choices(), seed in any::<u64>(),
    ) {
        let open = rulebook().with_choices(choices);
        let promised = score(&open, &check(facts.clone()), today());
        let mut draw = draw(seed);
        for ends in [false, true] {
            let at = |draw: &mut dyn FnMut(i64) -> i64| if ends { draw(2) * 1_000 } else { draw(1_001) };
            let settled = pinned(&open, || at(&mut draw));
            let outcome = score(&settled, &check(resolved(&facts, &mut draw)), today());
            prop_assert!(
                promised.range.contains(outcome.score),
                "{} outside {:?}", outcome.score, promised.range
            );
        }
    }

    #[test]
    fn the_order_of_entries_doesn_t_matter(facts in facts(), choices in choices()) {
        let rulebook = rulebook().with_choices(choices);
        let mut turned = facts.clone();
        turned.entries.reverse();
        let (a, b) = (score(&rulebook, &check(facts), today()), score(&rulebook, &check(turned), today()));
        prop_assert_eq!((a.score, a.range), (b.score, b.range));
    }

    #[test]
    fn facts_survive_their_file(facts in facts()) {
        prop_assert_eq!(decode_text::<Facts>(&facts.to_json()), Some(facts));
    }
}

/// The range isn't only safe, it's exact: over every end of every assumed
/// number and every outcome of every open fact, both ends are reached.
#[test]
fn both_ends_of_the_range_are_reached() {
    let months = [
        r#"{"measures": {"faults_online": {"percent": "68.4"}}, "entries": [{"parts": ["7"], "count": 2}]}"#,
        r#"{"measures": {"complaint_filter": null}}"#,
        r#"{"exam": "unknown", "entries": [{"parts": ["7"], "count": 1, "standing": "pending"}]}"#,
        r#"{"complaints": [{"finding": "pending"}, {"finding": {"liable": "serious"}}]}"#,
        r#"{"report": "unknown", "measures": {"satisfaction": {"percent": "100"}}}"#,
        r#"{"entries": [{"parts": ["24"], "count": 9}, {"parts": ["3"], "count": 1, "standing": "pending"}]}"#,
        r#"{"entries": [{"parts": ["7", "17"], "count": 3}]}"#,
    ];
    for readings in [
        "",
        "R5 pro_rata",
        "R5 every_started, R4 month",
        "R3 month",
        "R6 capped_at_base",
        "R10 neither, R12 heavier",
    ] {
        let open = crate::support::read(readings);
        for month in months {
            let record = crate::support::month(month);
            let promised = score(&open, &record, today()).range;
            let (mut low, mut high) = (Points::LIMIT, Points::ZERO);
            for side in [0, 1_000] {
                for outcome in outcomes(record.facts()) {
                    let reached = score(&pinned(&open, || side), &check(outcome), today()).score;
                    low = low.min(reached);
                    high = high.max(reached);
                }
            }
            // Targets and amounts lean the same way, but what a pool holds and
            // a reward gives lean the other: try those against each other too.
            for pattern in 0..(1_u32 << 6) {
                let mut nth = 0;
                let at = || {
                    nth += 1;
                    i64::from(pattern >> (nth % 6) & 1) * 1_000
                };
                let settled = pinned(&open, at);
                for outcome in outcomes(record.facts()) {
                    let reached = score(&settled, &check(outcome), today()).score;
                    low = low.min(reached);
                    high = high.max(reached);
                }
            }
            assert_eq!(
                (low, high),
                (promised.low, promised.high),
                "{readings} {month}"
            );
        }
    }
}
