//! Random months, rulebooks and readings.

use super::rulebook;
use kaohe::calendar::Date;
use kaohe::id::Id;
use kaohe::number::{Percent, Points, Ratio, Unit};
use kaohe::record::{
    CaseCounts, Complaint, Entry, Exam, Facts, Finding, LoggedCases, Measured, Place, Record,
    Report, Standing,
};
use kaohe::rulebook::{Choices, Document, Mechanism, Origin, Parameter, ReadingId, Rulebook};
use proptest::prelude::*;

/// Parts that random entries name.
pub const PARTS: [&str; 10] = ["3", "4", "6", "7", "9a", "14", "15", "17", "24", "26b"];
/// The bundled measures.
pub const MEASURES: [&str; 5] = [
    "complaint_filter",
    "faults_online",
    "orders_on_time",
    "repairs_on_time",
    "satisfaction",
];
/// The bundled levels of severity.
pub const LEVELS: [&str; 4] = ["ordinary", "serious", "grave", "major"];

/// A name.
pub fn id(text: &str) -> Id {
    text.parse().unwrap()
}

/// How many random cases.
pub fn config() -> ProptestConfig {
    cases(256)
}

/// So many random cases, or as many as PROPTEST_CASES says.
pub fn cases(usual: u32) -> ProptestConfig {
    let wanted = std::env::var("PROPTEST_CASES").ok();
    ProptestConfig {
        cases: wanted.and_then(|text| text.parse().ok()).unwrap_or(usual),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// A day around the report's deadline.
pub fn day() -> impl Strategy<Value = Date> {
    (3_u8..=4, 1_u32..=12).prop_map(|(month, day)| Date::new(2026, month, day).unwrap())
}

/// Any readings that the bundled rulebook has on offer.
pub fn choices() -> impl Strategy<Value = Choices> {
    prop::collection::vec(any::<prop::sample::Index>(), ReadingId::ALL.len()).prop_map(|picks| {
        let mut choices = Choices::default();
        for (id, pick) in ReadingId::of_unit(Unit::Points).zip(picks) {
            let mut readings = rulebook().readings.iter();
            let offered = &readings.find(|reading| reading.id == id).unwrap().options;
            let option = offered[pick.index(offered.len())].id;
            assert!(choices.choose(id, option.as_str()));
        }
        choices
    })
}

/// An entry of one or two parts.
pub fn entry() -> impl Strategy<Value = Entry> {
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
        caused: None,
        note: String::new(),
    })
}

/// What is known of a measure, if anything.
pub fn measured() -> impl Strategy<Value = Option<Measured>> {
    prop_oneof![
        Just(None),
        Just(Some(Measured::NotAssessed)),
        (0_i64..=100_000).prop_map(|raw| Some(Measured::Percent(Percent::from_raw(raw)))),
        (85_000_i64..=100_000).prop_map(|raw| Some(Measured::Percent(Percent::from_raw(raw)))),
        (0_u32..=60, 1_u32..=60)
            .prop_map(|(n, d)| Some(Measured::Ratio(Ratio::new(n.min(d), d).unwrap()))),
        logged().prop_map(|cases| Some(Measured::Logged(cases))),
    ]
}

/// A few cases of a log, none, some or all of them open.
pub fn logged() -> impl Strategy<Value = LoggedCases> {
    let few = || prop_oneof![Just(0_u32), 0_u32..=4];
    let counts = (0_u32..=20, 0_u32..=2, few(), few(), few(), few());
    counts.prop_filter_map("nothing is known of it", |counts| {
        let (numerator, others, dispatched, open, may_leave, may_join) = counts;
        LoggedCases::new(CaseCounts {
            numerator,
            denominator: numerator + others + dispatched,
            dispatched,
            open,
            may_leave,
            may_join,
        })
    })
}

/// Every way in which the open ones of a log's cases can end: settled ones
/// with nothing open, none where all of them left.
pub fn endings(cases: LoggedCases) -> Vec<Option<LoggedCases>> {
    let CaseCounts {
        numerator,
        denominator,
        dispatched,
        open,
        may_leave,
        may_join,
    } = cases.counts();
    let mut found = Vec::new();
    for good in 0..=open {
        for stay in 0..=may_leave {
            for satisfied in 0..=stay {
                for join in 0..=may_join {
                    found.push(LoggedCases::new(CaseCounts {
                        numerator: numerator + good + satisfied,
                        denominator: denominator + open + stay + join,
                        dispatched,
                        ..CaseCounts::default()
                    }));
                }
            }
        }
    }
    found
}

/// What is known of the exam.
pub fn exam() -> impl Strategy<Value = Exam> {
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

/// What is known of the report.
pub fn report() -> impl Strategy<Value = Report> {
    prop_oneof![
        Just(Report::Unknown),
        Just(Report::NotYet),
        day().prop_map(Report::HandedIn)
    ]
}

/// What an inquiry found.
pub fn finding() -> impl Strategy<Value = Finding> {
    prop_oneof![
        Just(Finding::Pending),
        Just(Finding::NotLiable),
        prop::sample::select(LEVELS.to_vec()).prop_map(|level| Finding::Liable(id(level))),
    ]
}

/// A month with anything in it.
pub fn facts() -> impl Strategy<Value = Facts> {
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
            facts.complaints = findings.into_iter().map(Complaint::found).collect();
            // Every other complaint has a cause.
            for at in 0..facts.complaints.len().min(facts.entries.len()) {
                if facts.entries[at].count.is_multiple_of(2) {
                    facts.entries[at].caused = facts.name_complaint(at);
                }
            }
            facts
        },
    )
}

/// Every assumed parameter of a rulebook, by a number between 0 and 1000 that
/// says where between its plausible ends it is set.
pub fn pin(document: &mut Document, mut at: impl FnMut() -> i64) {
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
    fn count(parameter: &mut Parameter<u32>, at: i64) {
        if let Origin::Assumed { low, high } = parameter.origin {
            let value = i64::from(low) + i64::from(high - low) * at / 1_000;
            *parameter = Parameter::stated(value as u32);
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
                Mechanism::CallQuota {
                    quota,
                    new_quota,
                    counts_from,
                    missed_day,
                    missing_call,
                    ..
                } => {
                    for parameter in [quota, new_quota, counts_from] {
                        count(parameter, at());
                    }
                    points(missed_day, at());
                    points(missing_call, at());
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

/// The same rules with every assumed number set somewhere between its ends.
pub fn pinned(rulebook: &Rulebook, at: impl FnMut() -> i64) -> Rulebook {
    let choices = *rulebook.choices();
    let mut document: Document = (**rulebook).clone();
    pin(&mut document, at);
    Rulebook::new(document).unwrap().with_choices(choices)
}

/// The day on which random months are scored.
pub fn today() -> Date {
    Date::new(2026, 4, 5).unwrap()
}

/// A record of sound facts.
pub fn check(facts: Facts) -> Record {
    Record::new(facts).unwrap()
}

/// Draws numbers from a seed.
pub fn draw(seed: u64) -> impl FnMut(i64) -> i64 {
    let mut state = seed | 1;
    move |below| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as i64
    }
}

/// Every way in which the open facts of a small month can turn out.
pub fn outcomes(facts: &Facts) -> Vec<Facts> {
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
            if let Some(Measured::Logged(cases)) = facts.measures.get(&id(name))
                && cases.open() > 0
            {
                let ended = endings(*cases).into_iter().map(|ended| {
                    let mut facts = facts.clone();
                    let measured = ended.map_or(Measured::NotAssessed, Measured::Logged);
                    facts.measures.insert(id(name), measured);
                    facts
                });
                return ended.collect();
            }
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
    let on = |month, day| Report::HandedIn(Date::new(2026, month, day).unwrap());
    let reports: Vec<Report> = match facts.report {
        // In time by every reading, then late by one due month or the other.
        Report::Unknown => [1, 4, 5, 6]
            .map(|day| on(3, day))
            .into_iter()
            .chain((3..=8).map(|day| on(4, day)))
            .collect(),
        Report::NotYet => (today().day()..=8).map(|day| on(4, day)).collect(),
        Report::HandedIn(_) => Vec::new(),
    };
    if !reports.is_empty() {
        spread(&|facts| {
            let with = |report: &Report| Facts {
                report: *report,
                ..facts.clone()
            };
            reports.iter().map(with).collect()
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
