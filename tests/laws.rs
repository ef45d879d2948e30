//! Laws that hold for every month, reading and assumed number.

mod support;

use kaohe::calendar::Date;
use kaohe::id::Id;
use kaohe::number::{Percent, Points, Ratio};
use kaohe::record::{
    Complaint, Entry, Exam, Facts, Finding, Measured, Place, Record, Report, Standing,
};
use kaohe::rulebook::{Choices, Document, Mechanism, Origin, Parameter, ReadingId, Rulebook};
use kaohe::scoring::score;
use proptest::prelude::*;
use support::audit::audit;
use support::rulebook;

const PARTS: [&str; 9] = ["3", "4", "6", "7", "9a", "15", "17", "24", "26b"];
const MEASURES: [&str; 5] = [
    "complaint_filter",
    "faults_online",
    "orders_on_time",
    "repairs_on_time",
    "satisfaction",
];
const LEVELS: [&str; 4] = ["ordinary", "serious", "grave", "major"];

fn id(text: &str) -> Id {
    text.parse().unwrap()
}

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 256,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

fn day() -> impl Strategy<Value = Date> {
    (3_u8..=4, 1_u32..=12).prop_map(|(month, day)| Date::new(2026, month, day).unwrap())
}

fn choices() -> impl Strategy<Value = Choices> {
    prop::collection::vec(any::<prop::sample::Index>(), ReadingId::ALL.len()).prop_map(|picks| {
        let mut choices = Choices::default();
        for (id, pick) in ReadingId::ALL.iter().zip(picks) {
            let known = id.known();
            assert!(choices.choose(*id, known[pick.index(known.len())]));
        }
        choices
    })
}

fn entry() -> impl Strategy<Value = Entry> {
    let parts = prop::sample::subsequence(PARTS.to_vec(), 1..=2);
    (parts, 1_u32..=6, any::<bool>()).prop_map(|(parts, count, pending)| Entry {
        standing: if pending {
            Standing::Pending
        } else {
            Standing::Confirmed
        },
        parts: parts.into_iter().map(id).collect(),
        count,
        date: None,
        note: String::new(),
    })
}

fn measured() -> impl Strategy<Value = Option<Measured>> {
    prop_oneof![
        Just(None),
        Just(Some(Measured::NotAssessed)),
        (0_i64..=100_000).prop_map(|raw| Some(Measured::Percent(Percent::from_raw(raw)))),
        (85_000_i64..=100_000).prop_map(|raw| Some(Measured::Percent(Percent::from_raw(raw)))),
        (0_u32..=60, 1_u32..=60)
            .prop_map(|(n, d)| Some(Measured::Ratio(Ratio::new(n.min(d), d).unwrap()))),
    ]
}

fn exam() -> impl Strategy<Value = Exam> {
    prop_oneof![
        Just(Exam::Unknown),
        Just(Exam::None),
        (1_u32..=12, 1_u32..=12, 1_u32..=4).prop_map(|(rank, heads, tied)| {
            let rank = rank.min(heads);
            Exam::Placed(Place {
                rank,
                heads,
                tied: tied.min(heads - rank + 1),
            })
        }),
    ]
}

fn report() -> impl Strategy<Value = Report> {
    prop_oneof![
        Just(Report::Unknown),
        Just(Report::NotYet),
        day().prop_map(Report::HandedIn)
    ]
}

fn finding() -> impl Strategy<Value = Finding> {
    prop_oneof![
        Just(Finding::Pending),
        Just(Finding::NotLiable),
        prop::sample::select(LEVELS.to_vec()).prop_map(|level| Finding::Liable(id(level))),
    ]
}

fn facts() -> impl Strategy<Value = Facts> {
    let entries = prop::collection::vec(entry(), 0..6);
    let measures = prop::collection::vec(measured(), MEASURES.len());
    let complaints = prop::collection::vec(finding(), 0..3);
    (entries, measures, exam(), report(), complaints).prop_map(
        |(entries, measures, exam, report, findings)| {
            let mut facts = Facts::empty(String::new(), "2026-03".parse().unwrap());
            facts.entries = entries;
            let known = MEASURES.iter().zip(measures);
            facts.measures = known.filter_map(|(name, m)| Some((id(name), m?))).collect();
            facts.exam = exam;
            facts.report = report;
            let complaint = |finding| Complaint {
                date: None,
                finding,
                note: String::new(),
            };
            facts.complaints = findings.into_iter().map(complaint).collect();
            facts
        },
    )
}

/// Every assumed parameter of a rulebook, by a number between 0 and 1000 that
/// says where between its plausible ends it is set.
fn pin(document: &mut Document, mut at: impl FnMut() -> i64) {
    fn points(parameter: &mut Parameter<Points>, at: i64) {
        if let Origin::Assumed { low, high } = parameter.origin {
            let raw = low.raw() + (high.raw() - low.raw()) * at / 1_000;
            *parameter = Parameter::stated(Points::from_raw(raw));
        }
    }
    fn percent(parameter: &mut Parameter<Percent>, at: i64) {
        if let Origin::Assumed { low, high } = parameter.origin {
            let raw = low.raw() + (high.raw() - low.raw()) * at / 1_000;
            *parameter = Parameter::stated(Percent::from_raw(raw));
        }
    }
    for section in &mut document.sections {
        for part in section
            .clauses
            .iter_mut()
            .flat_map(|clause| &mut clause.parts)
        {
            match &mut part.mechanism {
                Mechanism::PerOccurrence { amount, worth, .. } => {
                    points(amount, at());
                    worth.iter_mut().for_each(|worth| points(worth, at()));
                }
                Mechanism::ExamRank { amount, .. } => points(amount, at()),
                Mechanism::Threshold { amount, conditions } => {
                    points(amount, at());
                    conditions
                        .iter_mut()
                        .for_each(|c| percent(&mut c.threshold, at()));
                }
                Mechanism::Deadline { per_day, worth, .. } => {
                    points(per_day, at());
                    points(worth, at());
                }
                Mechanism::Shortfall { step } => points(step, at()),
                Mechanism::Severity { levels } => {
                    // In their order, so that none costs less than a lighter one.
                    let at = at();
                    levels
                        .iter_mut()
                        .for_each(|level| points(&mut level.amount, at));
                }
            }
        }
    }
    for measure in &mut document.measures {
        percent(&mut measure.target, at());
        points(&mut measure.worth, at());
    }
    points(&mut document.reward_cap, at());
    percent(&mut document.pay_share, at());
}

fn pinned(rulebook: &Rulebook, at: impl FnMut() -> i64) -> Rulebook {
    let choices = *rulebook.choices();
    let mut document: Document = (**rulebook).clone();
    pin(&mut document, at);
    Rulebook::new(document).unwrap().with_choices(choices)
}

/// The same month with every open fact settled in some way.
fn resolved(facts: &Facts, mut pick: impl FnMut(i64) -> i64) -> Facts {
    let mut facts = facts.clone();
    facts.entries.retain_mut(|entry| {
        let stays = entry.standing == Standing::Confirmed || pick(2) == 1;
        entry.standing = Standing::Confirmed;
        stays
    });
    for name in MEASURES {
        if !facts.measures.contains_key(&id(name)) {
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

fn today() -> Date {
    Date::new(2026, 4, 5).unwrap()
}

fn check(facts: Facts) -> Record {
    Record::new(facts).unwrap()
}

/// Draws numbers from a seed.
fn draw(seed: u64) -> impl FnMut(i64) -> i64 {
    let mut state = seed | 1;
    move |below| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as i64
    }
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
        let text = serde_json::to_string(&facts).unwrap();
        prop_assert_eq!(facts.to_json(), text.as_str());
        prop_assert_eq!(serde_json::from_str::<Facts>(&text).unwrap(), facts);
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
        let open = support::read(readings);
        for month in months {
            let record = support::month(month);
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

/// Every way in which the open facts of a small month can turn out.
fn outcomes(facts: &Facts) -> Vec<Facts> {
    let mut all = vec![facts.clone()];
    let mut spread = |options: &dyn Fn(&Facts) -> Vec<Facts>| {
        all = all.iter().flat_map(options).collect();
    };
    for index in 0..facts.entries.len() {
        spread(&|facts| {
            if facts.entries[index].standing == Standing::Confirmed {
                return vec![facts.clone()];
            }
            let (mut counts, mut not) = (facts.clone(), facts.clone());
            counts.entries[index].standing = Standing::Confirmed;
            // It stays in its place, so that the others keep theirs.
            not.entries[index] = Entry::plain(id("unscored"), 1);
            vec![counts, not]
        });
    }
    for name in MEASURES {
        spread(&|facts| {
            if facts.measures.contains_key(&id(name)) {
                return vec![facts.clone()];
            }
            let with = |measured| {
                let mut facts = facts.clone();
                facts.measures.insert(id(name), measured);
                facts
            };
            let percent = |whole| with(Measured::Percent(Percent::whole(whole)));
            vec![
                with(Measured::NotAssessed),
                percent(0),
                percent(90),
                percent(95),
                percent(100),
            ]
        });
    }
    if facts.exam == Exam::Unknown {
        spread(&|facts| {
            let with = |exam| Facts {
                exam,
                ..facts.clone()
            };
            let place = |rank, heads| {
                with(Exam::Placed(Place {
                    rank,
                    heads,
                    tied: 1,
                }))
            };
            vec![
                with(Exam::None),
                place(1, 1),
                place(1, 9),
                place(5, 9),
                place(9, 9),
            ]
        });
    }
    if facts.report == Report::Unknown {
        spread(&|facts| {
            let on = |day| Report::HandedIn(Date::new(2026, 4, day).unwrap());
            (3..=8)
                .map(|day| Facts {
                    report: on(day),
                    ..facts.clone()
                })
                .collect()
        });
    }
    for index in 0..facts.complaints.len() {
        spread(&|facts| {
            if facts.complaints[index].finding != Finding::Pending {
                return vec![facts.clone()];
            }
            let with = |finding| {
                let mut facts = facts.clone();
                facts.complaints[index].finding = finding;
                facts
            };
            let mut all: Vec<Facts> = LEVELS
                .iter()
                .map(|level| with(Finding::Liable(id(level))))
                .collect();
            all.push(with(Finding::NotLiable));
            all
        });
    }
    all
}
