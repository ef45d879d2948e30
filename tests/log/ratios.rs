//! What a month's entries come to.

use kaohe::exchange::{read_rulebook, write_rulebook};
use kaohe::log::{FollowUp, LogEntry, LogFacts, LogFigures, LogRatio, Mark, Marks, Outcome, Side};
use kaohe::number::Ratio;
use kaohe::record::{CaseCounts, LoggedCases, Shares};
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
        (4, "service_plaint", Unknown, Due),
        (5, "slow", SolvedOnline, Satisfied),
        (6, "offline", Dispatched, NonePlanned),
        // Received as a complaint after all.
        (7, "tariff", Escalated, Satisfied),
        (8, "not_listed", Unknown, NotReached),
        // A fault that was taken, not cleared, and became a complaint.
        (9, "wifi", Escalated, Due),
        (10, "iptv", Unknown, NonePlanned),
        (11, "bill", SolvedOnline, NonePlanned),
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
        ..asked(19, "问题")
    };
    log.push(entry(other_month));
    log
}

fn figures(ratio: LogRatio, log: &[LogEntry]) -> LogFigures {
    let rulebook = bundled();
    let rules = rulebook.log.as_ref().unwrap();
    ratio.of(log, "2026-03".parse().unwrap(), |c| rules.marks(c))
}

fn keys(figures: &LogFigures) -> [Vec<u64>; 5] {
    Side::ALL.map(|side| figures.on(side).iter().map(|id| id.get()).collect())
}

#[test]
fn each_side_names_its_entries() {
    let log = log();
    for (ratio, sides, apart) in [
        (
            LogRatio::Filtered,
            [vec![1], vec![3, 7, 9], vec![2], vec![4], vec![8, 10]],
            3,
        ),
        (
            LogRatio::Satisfied,
            [vec![1, 5, 7], vec![2], vec![], vec![4, 9], vec![]],
            5,
        ),
        (
            LogRatio::SolvedOnline,
            [vec![5], vec![6, 9], vec![], vec![10], vec![]],
            7,
        ),
    ] {
        let figures = figures(ratio, &log);
        assert_eq!(keys(&figures), sides, "{ratio:?}");
        assert_eq!(figures.apart, apart, "{ratio:?}");
        let counts = figures.cases().unwrap().counts();
        let [counted, others, dispatched, open, may_join] = sides.map(|side| side.len() as u32);
        let (open, may_leave) = match ratio {
            LogRatio::Satisfied => (0, open),
            _ => (open, 0),
        };
        let expected = CaseCounts {
            numerator: counted,
            denominator: counted + others + dispatched,
            dispatched,
            open,
            may_leave,
            may_join,
        };
        assert_eq!(counts, expected, "{ratio:?}");
    }
}

/// So many entries of a category with a result.
fn some(count: u64, category: &str, result: Outcome) -> Vec<LogEntry> {
    let one = |key| {
        entry(LogFacts {
            category: id(category),
            result,
            ..asked(key, "问题")
        })
    };
    (1..=count).map(one).collect()
}

fn fractions(shares: Shares) -> [(u32, u32); 2] {
    [shares.low, shares.high].map(|ratio| (ratio.numerator(), ratio.denominator()))
}

/// Eight questions about tariffs solved, two faults and a complaint dispatched:
/// no fault was solved online, and by default no complaint was filtered.
#[test]
fn questions_that_report_no_fault_are_not_faults_solved() {
    let log = [
        some(8, "tariff", Outcome::SolvedOnline),
        some(2, "offline", Outcome::Dispatched),
        some(1, "service_plaint", Outcome::Dispatched),
    ]
    .concat();
    let cases = |ratio| figures(ratio, &log).cases().unwrap();
    let online = cases(LogRatio::SolvedOnline);
    assert_eq!(fractions(online.shares(false)), [(0, 2), (0, 2)]);
    let filtered = cases(LogRatio::Filtered);
    assert_eq!(fractions(filtered.shares(false)), [(0, 1), (0, 1)]);
    // Reading R16, whatever wasn't escalated.
    assert_eq!(fractions(filtered.shares(true)), [(1, 1), (1, 1)]);
    assert_eq!(figures(LogRatio::Satisfied, &log).cases(), None);
}

#[test]
fn one_good_complaint_beside_five_open_ones_is_one_to_six_of_six() {
    let log = [
        some(1, "bill_plaint", Outcome::SolvedOnline),
        some(5, "bill_plaint", Outcome::Unknown),
    ]
    .concat();
    let cases = figures(LogRatio::Filtered, &log).cases().unwrap();
    let shares = cases.shares(false);
    assert_eq!(fractions(shares), [(1, 6), (6, 6)]);
    assert_eq!((shares.open, shares.or_nothing), (5, false));
    // Anything else without a result may still be escalated as a complaint.
    let log = [
        some(1, "bill_plaint", Outcome::SolvedOnline),
        some(5, "tariff", Outcome::Unknown),
    ]
    .concat();
    let cases = figures(LogRatio::Filtered, &log).cases().unwrap();
    assert_eq!(fractions(cases.shares(false)), [(1, 6), (1, 1)]);
}

#[test]
fn nothing_to_measure_is_no_share() {
    for ratio in LogRatio::ALL {
        assert_eq!(figures(ratio, &[]).cases(), None);
    }
    // It's no complaint yet, and nobody calls back: nothing is known of either.
    let open = some(1, "tariff", Outcome::Unknown);
    for ratio in LogRatio::ALL {
        assert_eq!(figures(ratio, &open).cases(), None);
    }
    // Who is to be called back may not be reached.
    let due = open[0].edited(|facts| facts.follow_up = FollowUp::Due);
    let cases = figures(LogRatio::Satisfied, &[due.unwrap()]).cases();
    let shares = cases.unwrap().shares(false);
    assert_eq!(fractions(shares), [(0, 1), (1, 1)]);
    assert!(shares.or_nothing);
}

#[test]
fn cases_fit_together_and_have_a_limit() {
    let new = |numerator, denominator, dispatched, open, may_leave, may_join| {
        LoggedCases::new(CaseCounts {
            numerator,
            denominator,
            dispatched,
            open,
            may_leave,
            may_join,
        })
    };
    assert!(new(1, 3, 2, 0, 0, 0).is_some());
    assert_eq!(new(2, 3, 2, 0, 0, 0), None);
    assert_eq!(new(0, 0, 0, 0, 0, 0), None);
    assert_eq!(new(0, 0, 0, 0, 0, 9), None, "none of them is a case yet");
    assert!(new(0, 0, 0, 1, 0, 0).is_some());
    let most = Ratio::LIMIT;
    assert!(new(0, most - 3, 0, 1, 1, 1).is_some());
    assert_eq!(new(0, most - 3, 0, 1, 1, 2), None);
    assert_eq!(new(u32::MAX, 1, 1, u32::MAX, 9, u32::MAX), None);
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
    let marked = |mark| {
        let found = rules.categories.iter().filter(|c| c.marks.has(mark));
        found.map(|c| c.id.as_str()).collect::<Vec<_>>()
    };
    let complaints = ["service_plaint", "fault_plaint", "bill_plaint"];
    assert_eq!(marked(Mark::Complaint), complaints);
    let faults = ["slow", "offline", "modem", "wifi", "iptv"];
    assert_eq!(marked(Mark::Fault), faults);
    assert_eq!(marked(Mark::Help), ["offline", "account"]);
    // The document asks nobody to call back.
    assert_eq!(marked(Mark::FollowUp), [""; 0]);
    assert!(rules.channel(id("phone")).is_some() && rules.channel(id("pigeon")).is_none());
}

#[test]
fn marks_are_a_set() {
    let mut marks = Marks::NONE;
    for mark in Mark::ALL {
        assert!(!marks.has(mark));
        marks = marks.with(mark, true);
        assert!(marks.has(mark));
    }
    assert_eq!(marks, Marks::of(&Mark::ALL));
    assert_eq!(marks.iter().collect::<Vec<_>>(), Mark::ALL);
    let some = marks.with(Mark::Fault, false).with(Mark::FollowUp, false);
    assert_eq!(some, Marks::of(&[Mark::Help, Mark::Complaint]));
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

/// All that may become of an entry whose result isn't known, or whose
/// follow-up is due.
fn endings(entry: &LogEntry) -> Vec<LogEntry> {
    let results: &[Outcome] = match entry.result {
        Outcome::Unknown => &Outcome::ALL[1..],
        known => &[known],
    };
    let said: &[FollowUp] = match entry.follow_up {
        FollowUp::Due => &FollowUp::ALL[2..],
        known => &[known],
    };
    let mut ended = Vec::new();
    for result in results {
        for follow_up in said {
            let change = |facts: &mut LogFacts| {
                facts.result = *result;
                facts.follow_up = *follow_up;
            };
            ended.push(entry.edited(change).unwrap());
        }
    }
    ended
}

/// Every way in which a log can end.
fn completions(log: &[LogEntry]) -> Vec<Vec<LogEntry>> {
    let mut found = vec![Vec::new()];
    for entry in log {
        let ended = endings(entry);
        let with = |so_far: &Vec<LogEntry>| {
            let each = ended.iter().map(|entry| {
                let mut log = so_far.clone();
                log.push(entry.clone());
                log
            });
            each.collect::<Vec<_>>()
        };
        found = found.iter().flat_map(with).collect();
    }
    found
}

/// Whether a share is at most another one.
fn at_most(one: Ratio, other: Ratio) -> bool {
    let side = |a: Ratio, b: Ratio| u64::from(a.numerator()) * u64::from(b.denominator());
    side(one, other) <= side(other, one)
}

fn within(inner: Shares, outer: Shares) -> bool {
    at_most(outer.low, inner.low)
        && at_most(inner.high, outer.high)
        && (outer.or_nothing || !inner.or_nothing)
}

/// Any entry of a listed category.
fn any_entry() -> impl Strategy<Value = LogEntry> {
    let category = prop::sample::select(vec!["bill_plaint", "offline", "tariff"]);
    (facts(), category).prop_map(|(facts, category)| {
        entry(LogFacts {
            category: id(category),
            ..facts
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_entry_of_the_month_has_one_place(all in prop::collection::vec(facts(), 0..30)) {
        let log: Vec<_> = all.into_iter().map(entry).collect();
        for ratio in LogRatio::ALL {
            let figures = figures(ratio, &log);
            let sides: usize = keys(&figures).iter().map(Vec::len).sum();
            prop_assert_eq!(sides + figures.apart, log.len());
            prop_assert_eq!(figures.is_empty(), log.is_empty());
            let cases = figures.cases().map_or(0, LoggedCases::open);
            prop_assert!(cases as usize == figures.open() || figures.cases().is_none());
        }
    }

    /// By brute force: nothing that can still come of the open entries lies
    /// outside, and both ends can come.
    #[test]
    fn what_can_be_is_exactly_what_can_come(
        log in prop::collection::vec(any_entry(), 0..5), dispatched in any::<bool>(),
    ) {
        for ratio in LogRatio::ALL {
            let of = |log: &[LogEntry]| {
                let cases = figures(ratio, log).cases();
                cases.map(|cases| cases.shares(dispatched))
            };
            let Some(shares) = of(&log) else { continue };
            let ended: Vec<Option<Shares>> = completions(&log).iter().map(|log| of(log)).collect();
            prop_assert!(ended.iter().flatten().all(|shares| shares.open == 0));
            prop_assert!(ended.iter().flatten().all(|ended| within(*ended, shares)));
            prop_assert_eq!(ended.contains(&None), shares.or_nothing);
            for end in [shares.low, shares.high] {
                let is = |ended: &Shares| at_most(ended.low, end) && at_most(end, ended.low);
                prop_assert!(ended.iter().flatten().any(is), "{:?}", end);
            }
        }
    }

    /// One more settled entry, of those that were open, never widens what can
    /// be; one more open one never narrows it.
    #[test]
    fn settling_narrows_and_opening_widens(
        log in prop::collection::vec(any_entry(), 1..8),
        which in any::<prop::sample::Index>(), how in any::<prop::sample::Index>(),
        more in any_entry(), dispatched in any::<bool>(),
    ) {
        let at = which.index(log.len());
        let ended = endings(&log[at]);
        let mut settled = log.clone();
        settled[at] = ended[how.index(ended.len())].clone();
        let mut opened = log.clone();
        opened.push(more.edited(|facts| {
            facts.result = Outcome::Unknown;
            if facts.follow_up != FollowUp::NonePlanned {
                facts.follow_up = FollowUp::Due;
            }
        }).unwrap());
        for ratio in LogRatio::ALL {
            let of = |log: &[LogEntry]| {
                let cases = figures(ratio, log).cases();
                cases.map(|cases| cases.shares(dispatched))
            };
            if let (Some(before), Some(after)) = (of(&log), of(&settled)) {
                prop_assert!(within(after, before), "{:?} {:?}", before, after);
            }
            if let Some(before) = of(&log) {
                let after = of(&opened);
                prop_assert!(after.is_some_and(|after| within(before, after)), "{:?} {:?}", before, after);
            }
        }
    }
}
