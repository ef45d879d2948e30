//! The daily report: what a span of days comes to, and its text.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::rc::Rc;

use kaohe::locale::Lang;
use kaohe::locale::log_report::report_text;
use kaohe::log::{
    AskedMost, Case, DaySpan, EntryId, FollowUp, LogEntry, LogReport, LogReporter, Outcome,
    QuickSpan,
};
use kaohe::rulebook::bundled;
use proptest::prelude::*;

use super::generate::{asked, entry, facts, id};

fn span(first: &str, last: &str) -> DaySpan {
    DaySpan::new(first.parse().unwrap(), last.parse().unwrap()).unwrap()
}

fn report(span: DaySpan, entries: &[LogEntry]) -> LogReport {
    let mut reporter = LogReporter::new(span);
    entries.iter().for_each(|entry| reporter.take(entry));
    reporter.finish()
}

fn text(lang: Lang, report: &LogReport, entries: &[LogEntry]) -> String {
    let find = |id| {
        entries
            .iter()
            .find(|entry| entry.id == id)
            .cloned()
            .map(Rc::new)
    };
    report_text(lang, bundled().log.as_ref(), report, find)
}

/// Five entries of the 9th, one of the 10th.
fn days() -> Vec<LogEntry> {
    let category = |at: usize| bundled().log.as_ref().unwrap().categories[at].id;
    let channel = |at: usize| bundled().log.as_ref().unwrap().channels[at].id;
    let mut all = [
        asked(1, "晚上上网很慢怎么办"),
        asked(2, "套餐怎么改，客户电话 13812345678"),
        asked(3, "晚上上网慢怎么办"),
        asked(4, "光猫红灯一直闪"),
        asked(5, "晚上上网很慢，怎么办"),
        asked(6, "光猫红灯一直闪"),
    ];
    for (at, facts) in all.iter_mut().enumerate() {
        facts.category = category(usize::from(at == 1));
        facts.channel = channel(usize::from(at == 3));
    }
    all[0].result = Outcome::SolvedOnline;
    all[0].follow_up = FollowUp::Due;
    all[2].result = Outcome::SolvedOnline;
    all[2].follow_up = FollowUp::Satisfied;
    all[2].case = Some(Case {
        title: "夜间网慢".into(),
        answer: "先重启光猫".into(),
    });
    all[3].result = Outcome::Dispatched;
    all[4].result = Outcome::Escalated;
    all[5].date = "2026-03-10".parse().unwrap();
    all.into_iter().map(entry).collect()
}

#[test]
fn a_day_sums_up_by_category_channel_and_result() {
    let entries = days();
    let report = report(span("2026-03-09", "2026-03-09"), &entries);
    let rules = bundled();
    let log = rules.log.as_ref().unwrap();
    let key = |at: usize| entries[at].id;
    assert_eq!(report.entries, 5);
    assert_eq!(report.results, [1, 2, 1, 1]);
    assert_eq!(
        report.categories,
        [
            (log.categories[0].id, [0, 2, 1, 1]),
            (log.categories[1].id, [1, 0, 0, 0]),
        ]
    );
    assert_eq!(
        report.channels,
        [(log.channels[0].id, 4), (log.channels[1].id, 1)]
    );
    assert_eq!(report.open, [key(1)]);
    assert_eq!(report.due, [key(0)]);
    assert_eq!(report.cases, [key(2)]);
    // Asked again in other words; the red light only once that day.
    assert_eq!(report.asked, [(key(0), 3)]);
    let both = super::report::report(span("2026-03-09", "2026-03-10"), &entries);
    assert_eq!(both.entries, 6);
    assert_eq!(both.asked, [(key(0), 3), (key(3), 2)]);
}

#[test]
fn the_text_says_it_and_hides_what_looks_private() {
    let entries = days();
    let report = report(span("2026-03-09", "2026-03-09"), &entries);
    for lang in [Lang::Zh, Lang::En] {
        let text = text(lang, &report, &entries);
        assert!(!text.contains("13812345678"), "{text}");
        assert!(text.contains("138••••••78"), "{text}");
        assert!(text.contains("夜间网慢"), "{text}");
        assert!(text.contains("晚上上网很慢怎么办"), "{text}");
    }
    let zh = text(Lang::Zh, &report, &entries);
    assert!(zh.starts_with("咨询日报  2026-03-09\n共 5 条\n"), "{zh}");
    for line in [
        "在线解决 2",
        "派单处理 1",
        "升级投诉 1",
        "尚无结果 1",
        "待回访 1",
    ] {
        assert!(zh.contains(line), "{line}: {zh}");
    }
    let en = text(Lang::En, &report, &entries);
    assert!(en.contains("Solved online 2"), "{en}");
}

#[test]
fn days_without_entries_say_so() {
    let entries = days();
    let report = report(span("2026-04-01", "2026-04-05"), &entries);
    assert_eq!(report.entries, 0);
    assert_eq!(
        text(Lang::Zh, &report, &entries),
        "咨询日报  2026-04-01 至 2026-04-05\n这段时间没有记录。\n"
    );
    assert!(DaySpan::new("2026-04-02".parse().unwrap(), "2026-04-01".parse().unwrap()).is_none());
}

#[test]
fn the_often_asked_days_end_today() {
    let rows = [
        (
            "2026-11-28",
            ["2026-11-28", "2026-11-27", "2026-11-23", "2026-11-01"],
        ),
        (
            "2026-03-01",
            ["2026-03-01", "2026-02-28", "2026-02-23", "2026-03-01"],
        ),
        (
            "2026-06-01",
            ["2026-06-01", "2026-05-31", "2026-06-01", "2026-06-01"],
        ),
    ];
    for (today, firsts) in rows {
        for (quick, first) in QuickSpan::ALL.into_iter().zip(firsts) {
            let days = quick.days(today.parse().unwrap());
            let last = if quick == QuickSpan::Yesterday {
                first
            } else {
                today
            };
            assert_eq!(days, span(first, last), "{today} {quick:?}");
        }
    }
}

#[test]
fn what_the_rules_do_not_list_stands_by_its_name() {
    let mut facts = asked(1, "x");
    facts.category = id("gone");
    let entries = [entry(facts)];
    let report = report(span("2026-03-01", "2026-03-31"), &entries);
    assert!(text(Lang::Zh, &report, &entries).contains("gone 1"));
}

/// What two questions in Chinese have in common, in thousandths: by pairs of
/// characters, worked out the long way.
fn alike(one: &str, other: &str) -> usize {
    let pairs =
        |text: &str| -> BTreeSet<(char, char)> { text.chars().zip(text.chars().skip(1)).collect() };
    let (one, other) = (pairs(one), pairs(other));
    let both = one.intersection(&other).count();
    (both * 1_000)
        .checked_div(one.union(&other).count())
        .unwrap_or(0)
}

/// The groups as they're defined: each question with the first one of a group
/// that it resembles most.
fn groups(questions: &[String]) -> Vec<(usize, usize)> {
    let mut groups: Vec<(usize, usize)> = Vec::new();
    for (at, question) in questions.iter().enumerate() {
        let shares = groups
            .iter()
            .map(|(first, _)| alike(&questions[*first], question));
        let best = shares
            .enumerate()
            .max_by_key(|(group, share)| (*share, Reverse(*group)));
        match best.filter(|(_, share)| *share >= 500) {
            Some((group, _)) => groups[group].1 += 1,
            None => groups.push((at, 1)),
        }
    }
    groups.retain(|(_, count)| *count > 1);
    groups.sort_by_key(|(first, count)| (Reverse(*count), *first));
    groups
}

#[test]
fn twenty_thousand_different_questions_are_counted_one_by_one() {
    // No two of them share half of their pairs, but for every hundredth, which
    // is asked again with a word before it.
    let question = |n: u64| -> String {
        let han = |at: u64| {
            let mixed = (n * 8 + at + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            let mixed = (mixed ^ (mixed >> 31)).wrapping_mul(0x94D0_49BB_1331_11EB);
            char::from_u32(0x4E00 + (mixed >> 40) as u32 % 20_000).unwrap()
        };
        (0..8).map(han).collect()
    };
    let mut most = AskedMost::default();
    let mut key = 0;
    let mut count = |most: &mut AskedMost, text: &str| {
        key += 1;
        most.count(&entry(asked(key, text)));
    };
    for n in 0..20_000 {
        count(&mut most, &question(n));
    }
    assert_eq!(most.most(10), []);
    for n in (0..20_000).step_by(100) {
        count(&mut most, &format!("请问{}", question(n)));
    }
    let again: Vec<_> = (0..20_000_u64)
        .step_by(100)
        .map(|n| (EntryId::new(n + 1).unwrap(), 2))
        .collect();
    assert_eq!(most.most(usize::MAX), again);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn questions_are_grouped_as_if_each_were_compared_with_all(
        questions in prop::collection::vec(
            prop::collection::vec(
                prop::sample::select(vec!["上网", "慢", "很", "怎么", "办", "光猫", "红灯", "密码", "改"]),
                2..7,
            ).prop_map(|words| words.concat()),
            0..40,
        ),
    ) {
        let mut most = AskedMost::default();
        for (at, question) in questions.iter().enumerate() {
            most.count(&entry(asked(at as u64 + 1, question)));
        }
        let key = |at: usize| EntryId::new(at as u64 + 1).unwrap();
        let expected: Vec<_> = groups(&questions).into_iter().map(|(first, n)| (key(first), n)).collect();
        prop_assert_eq!(most.most(usize::MAX), expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn every_entry_of_the_span_is_counted_once(
        all in prop::collection::btree_map(1_u64..60, facts(), 0..30),
        (from, to) in (1_u32..29, 1_u32..29)
    ) {
        let entries: Vec<LogEntry> = all.into_iter().map(|(key, mut facts)| {
            facts.id = kaohe::log::EntryId::new(key).unwrap();
            entry(facts)
        }).collect();
        let day = |day: u32| kaohe::calendar::Date::new(2026, 3, day).unwrap();
        let span = DaySpan::new(day(from.min(to)), day(from.max(to))).unwrap();
        let report = report(span, &entries);
        let inside = entries.iter().filter(|entry| span.has(entry.date)).count();
        prop_assert_eq!(report.entries, inside);
        prop_assert_eq!(report.results.iter().sum::<usize>(), inside);
        prop_assert_eq!(report.follow_ups.iter().sum::<usize>(), inside);
        prop_assert_eq!(report.channels.iter().map(|(_, n)| n).sum::<usize>(), inside);
        let by_category: usize = report.categories.iter().flat_map(|(_, n)| n).sum();
        prop_assert_eq!(by_category, inside);
        prop_assert!(report.asked.iter().map(|(_, n)| n).sum::<usize>() <= inside);
        prop_assert!(report.asked.iter().all(|(_, n)| *n > 1));
        // It can be written whatever the rules list.
        let find = |id| entries.iter().find(|entry| entry.id == id).cloned().map(Rc::new);
        for lang in [Lang::Zh, Lang::En] {
            let text = report_text(lang, None, &report, find);
            prop_assert!(text.ends_with('\n'));
        }
    }
}
