//! What a month's entries come to.

use kaohe::exchange::{read_rulebook, write_rulebook};
use kaohe::log::{FollowUp, LogEntry, LogFacts, LogFigures, LogRatio, Outcome};
use kaohe::rulebook::{Fingerprint, Rulebook, bundled, difference};
use proptest::prelude::*;

use super::generate::{asked, entry, facts, id};

fn log() -> Vec<LogEntry> {
    use FollowUp::*;
    use Outcome::*;
    let rows = [
        (1, "fault_plaint", SolvedOnline, Satisfied),
        (2, "service_plaint", Dispatched, NotSatisfied),
        (3, "bill_plaint", Escalated, NotReached),
        (4, "service_plaint", Unknown, NoneYet),
        (5, "slow", SolvedOnline, Satisfied),
        (6, "offline", Dispatched, NoneYet),
        // Not escalated as a complaint, for it never was one.
        (7, "tariff", Escalated, Satisfied),
        (8, "not_listed", Unknown, NotReached),
    ];
    let one = |(key, category, result, follow_up)| {
        entry(LogFacts {
            category: id(category),
            result,
            follow_up,
            ..asked(key, "问题")
        })
    };
    let mut log: Vec<LogEntry> = rows.into_iter().map(one).collect();
    let other_month = LogFacts {
        date: "2026-04-01".parse().unwrap(),
        result: SolvedOnline,
        follow_up: Satisfied,
        ..asked(9, "问题")
    };
    log.push(entry(other_month));
    log
}

fn figures(ratio: LogRatio, log: &[LogEntry]) -> LogFigures {
    let rulebook = bundled();
    let rules = rulebook.log.as_ref().unwrap();
    ratio.of(log, "2026-03".parse().unwrap(), |c| rules.is_complaint(c))
}

fn keys(figures: &LogFigures) -> [Vec<u64>; 3] {
    [&figures.counted, &figures.others, &figures.open].map(|ids| {
        let keys = ids.iter().map(|id| id.get());
        keys.collect()
    })
}

#[test]
fn each_side_names_its_entries() {
    let log = log();
    for (ratio, sides, apart) in [
        (LogRatio::Filtered, [vec![1, 2], vec![3], vec![4]], 4),
        (LogRatio::Satisfied, [vec![1, 5, 7], vec![2], vec![4, 6]], 2),
        (
            LogRatio::SolvedOnline,
            [vec![1, 5], vec![2, 3, 6, 7], vec![4, 8]],
            0,
        ),
    ] {
        let figures = figures(ratio, &log);
        assert_eq!(keys(&figures), sides, "{ratio:?}");
        assert_eq!(figures.apart, apart, "{ratio:?}");
        let share = figures.ratio().unwrap();
        assert_eq!(share.numerator() as usize, sides[0].len());
        assert_eq!(
            share.denominator() as usize,
            sides[0].len() + sides[1].len()
        );
    }
}

#[test]
fn nothing_to_measure_is_no_share() {
    let open = [entry(asked(1, "问题"))];
    for ratio in LogRatio::ALL {
        assert_eq!(figures(ratio, &[]).ratio(), None);
        assert_eq!(figures(ratio, &open).ratio(), None);
    }
}

#[test]
fn the_bundled_rulebook_feeds_three_measures() {
    let rulebook = bundled();
    let rules = rulebook.log.as_ref().unwrap();
    let fed: Vec<_> = rulebook
        .measures
        .iter()
        .map(|measure| rules.feed(measure.id))
        .collect();
    use LogRatio::*;
    let expected = [
        Some(Filtered),
        Some(Satisfied),
        Some(SolvedOnline),
        None,
        None,
    ];
    assert_eq!(fed, expected);
    let complaints = rules.categories.iter().filter(|c| c.complaint);
    assert_eq!(complaints.count(), 3);
    assert!(rules.channel(id("phone")).is_some() && rules.channel(id("pigeon")).is_none());
}

#[test]
fn what_concerns_the_log_scores_nothing() {
    let rulebook = bundled();
    let mut document = (*rulebook).clone();
    document.log = None;
    let without = Rulebook::new(document).unwrap();
    assert_eq!(Fingerprint::of(&without), Fingerprint::of(&rulebook));
    assert_eq!(difference(&without, &rulebook), []);
    let file = write_rulebook(&rulebook);
    assert_eq!(read_rulebook(&file).unwrap().log, rulebook.log);
    assert!(!write_rulebook(&without).contains("\"log\""));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_entry_of_the_month_has_one_place(all in prop::collection::vec(facts(), 0..30)) {
        let log: Vec<_> = all.into_iter().map(entry).collect();
        for ratio in LogRatio::ALL {
            let figures = figures(ratio, &log);
            let [counted, others, open] = keys(&figures).map(|keys| keys.len());
            prop_assert_eq!(counted + others + open + figures.apart, log.len());
            prop_assert_eq!(figures.ratio().is_some(), counted + others > 0);
        }
    }
}
