//! Ranges and decisions against brute force: every end of every assumed number
//! of a few, each with one value across the sheet, times every way in which the
//! open facts can turn out.

use crate::support::any::{self, LEVELS, MEASURES, check, id, outcomes, today};
use crate::support::{assumed, changed, rulebook};
use kaohe::id::Id;
use kaohe::number::{Percent, Points, Range};
use kaohe::record::{
    Complaint, Entry, Exam, Facts, Finding, Measured, Place, Record, Report, Standing,
};
use kaohe::rulebook::{Choices, DoubleEntry, Parameter, ParameterRef, Pin, Rulebook, Trial};
use kaohe::scoring::{
    Basis, Certainty, Decided, ExamBasis, Open, Outcome, Sheet, Sub, ThresholdBasis, consequences,
    decisions, open_list, pools, reaches, score,
};
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

/// About so many worlds a case has at the most.
const WORLDS: usize = 2_500;

/// Facts in which only some of this is open.
const QUESTIONS: [&str; 11] = [
    "complaint_filter",
    "satisfaction",
    "faults_online",
    "orders_on_time",
    "exam",
    "report",
    "not_yet",
    "entry",
    "complaint",
    "cases of complaint_filter",
    "cases of orders_on_time",
];

prop_compose! {
    fn small_month()(
        percents in prop::collection::vec(
            select(vec!["0", "62", "68.4", "90", "92.5", "95", "97.9", "100"]), MEASURES.len()
        ),
        singles in prop::collection::vec((select(any::PARTS.to_vec()), 1_u32..=8), 0..4),
        pair in prop::option::of(subsequence(vec!["3", "7", "15", "17"], 2)),
        rank in 1_u32..=9,
        day in any::day(),
        level in prop::option::of(select(LEVELS.to_vec())),
        pending in select(any::PARTS.to_vec()),
        cases in any::logged(),
        open in subsequence(QUESTIONS.to_vec(), 0..=2),
    ) -> Facts {
        let mut facts = Facts::empty(String::new(), "2026-03".parse().unwrap());
        for (name, percent) in MEASURES.iter().zip(percents) {
            let percent: Percent = percent.parse().unwrap();
            facts.measures.insert(id(name), Measured::Percent(percent));
        }
        facts.entries = singles.into_iter().map(|(part, n)| Entry::plain(id(part), n)).collect();
        if let Some(parts) = pair {
            let mut entry = Entry::plain(id(parts[0]), 2);
            entry.parts.push(id(parts[1]));
            facts.entries.push(entry);
        }
        facts.exam = Exam::Placed(Place { rank, heads: 9, tied: 1 });
        facts.report = Report::HandedIn(day);

        facts.complaints.extend(level.map(|level| Complaint::found(Finding::Liable(id(level)))));
        for question in open {
            match question {
                "exam" => facts.exam = Exam::Unknown,
                "report" => facts.report = Report::Unknown,
                "not_yet" => facts.report = Report::NotYet,
                "entry" => {
                    let mut entry = Entry::plain(id(pending), 3);
                    entry.standing = Standing::Pending;
                    facts.entries.push(entry);
                }
                "complaint" => facts.complaints.push(Complaint::found(Finding::Pending)),
                cases_of if cases_of.starts_with("cases of ") => {
                    let measure = cases_of.trim_start_matches("cases of ");
                    facts.measures.insert(id(measure), Measured::Logged(cases));
                }
                measure => drop(facts.measures.remove(&id(measure))),
            }
        }
        facts
    }
}

/// The bundled rules, or rules whose thresholds are assumed too and whose
/// shortfall has a measure that runs the other way.
fn rules(other: bool) -> Rulebook {
    if !other {
        return rulebook().clone();
    }
    changed(|document| {
        let part = &mut document.sections[0].clauses[1].parts[0];
        if let kaohe::rulebook::Mechanism::Threshold { conditions, .. } = &mut part.mechanism {
            for condition in conditions {
                let threshold = crate::support::decoded(assumed("90", "95", "100"));
                condition.threshold = threshold.unwrap();
            }
        }
        let measure = &mut document.measures[3];
        measure.direction = kaohe::rulebook::Direction::Lower;
        measure.target = crate::support::decoded(assumed("60", "90", "97")).unwrap();
        document.base = Points::whole(20);
        document.reward_cap = Parameter::stated(Points::ONE);
    })
}

/// The rules with all but these numbers stated.
fn all_stated_but(rulebook: &Rulebook, free: &[ParameterRef]) -> Rulebook {
    let mut trial = Trial::new(rulebook);
    for at in ParameterRef::all(rulebook) {
        if !free.contains(&at) {
            trial.pin(at, Pin::Value);
        }
    }
    trial.rulebook().clone()
}

/// The sheet of every outcome.
fn worlds(rulebook: &Rulebook, free: &[ParameterRef], facts: &Facts) -> Vec<(Record, Sheet)> {
    let records: Vec<Record> = outcomes(facts).into_iter().map(check).collect();
    let mut trial = Trial::new(rulebook);
    let mut worlds = Vec::new();
    for combination in 0..3_usize.pow(free.len() as u32) {
        for (digit, at) in free.iter().enumerate() {
            let pins = [Pin::Low, Pin::Value, Pin::High];
            let which = combination / 3_usize.pow(digit as u32) % 3;
            trial.pin(*at, pins[which]);
        }
        for record in &records {
            let sheet = score(trial.rulebook(), record, today());
            worlds.push((record.clone(), sheet));
        }
    }
    worlds
}

/// Up to four numbers that are left assumed: mostly such that the month has.
fn free(rulebook: &Rulebook, facts: &Facts, picks: &[Index]) -> Vec<ParameterRef> {
    let items = open_list(rulebook, &check(facts.clone()), today());
    let mut bearing: Vec<ParameterRef> = Vec::new();
    for item in items {
        if let Open::Parameter(at) = item.what {
            bearing.push(at);
        }
    }
    let mut all = ParameterRef::all(rulebook);
    all.retain(|at| at.get(rulebook).unwrap().is_assumed());
    let mut free = vec![all[picks[0].index(all.len())]];
    for pick in &picks[1..] {
        if !bearing.is_empty() {
            let at = bearing.remove(pick.index(bearing.len()));
            if !free.contains(&at) {
                free.push(at);
            }
        }
    }
    free
}

/// Whether something came about in a world in which nothing is open.
fn came_about(rulebook: &Rulebook, record: &Record, sheet: &Sheet, outcome: Outcome) -> bool {
    match outcome {
        Outcome::Applies(part) => matches!(
            sheet.line(part, Sub::Whole).unwrap().basis,
            Basis::Threshold(ThresholdBasis::Met) | Basis::Exam(ExamBasis::Inside)
        ),
        Outcome::FullBase => sheet.score >= rulebook.base,
        Outcome::NothingBack => unreachable!("only in money"),
        Outcome::Considered(wanted) => {
            let mut shown = consequences(rulebook, record).into_iter();
            shown.any(|shown| shown.consequence == wanted)
        }
    }
}

fn tally(truths: impl Iterator<Item = bool>) -> Decided {
    let (mut all, mut any) = (true, false);
    for truth in truths {
        all &= truth;
        any |= truth;
    }
    Decided::of(Range {
        low: all,
        high: any,
    })
}

fn choices() -> impl Strategy<Value = Choices> {
    prop_oneof![Just(Choices::default()), any::choices()]
}

/// The month, the rules and the few numbers that are open.
fn case() -> impl Strategy<Value = (Rulebook, Vec<ParameterRef>, Facts)> {
    let picks = prop::collection::vec(any::<Index>(), 4);
    (small_month(), any::<bool>(), choices(), picks).prop_map(|(facts, other, choices, picks)| {
        let rules = rules(other).with_choices(choices);
        let mut free = free(&rules, &facts, &picks);
        let answers = outcomes(&facts).len();
        // Fewer numbers where there are many answers: one case isn't to take a minute.
        while free.len() > 1 && answers * 3_usize.pow(free.len() as u32) > WORLDS {
            free.pop();
        }
        (all_stated_but(&rules, &free), free, facts)
    })
}

proptest! {
    #![proptest_config(any::cases(192))]

    /// Both ends of the range are the least and the most that can come out.
    #[test]
    fn the_range_is_the_least_and_the_most((rulebook, free, facts) in case()) {
        let promised = score(&rulebook, &check(facts.clone()), today()).range;
        let worlds = worlds(&rulebook, &free, &facts);
        let scores = || worlds.iter().map(|(_, sheet)| sheet.score);
        let reached = Range { low: scores().min().unwrap(), high: scores().max().unwrap() };
        prop_assert_eq!(reached, promised, "{:?}", free);
    }

    /// A month is provisional if, with each number at some value, the answers
    /// differ in the score.
    #[test]
    fn what_an_answer_moves_by_some_numbers_is_provisional((rulebook, free, facts) in case()) {
        let answers = outcomes(&facts).len();
        let worlds = worlds(&rulebook, &free, &facts);
        let moved = worlds.chunks(answers)
            .any(|worlds| worlds.iter().any(|(_, sheet)| sheet.score != worlds[0].1.score));
        let certainty = score(&rulebook, &check(facts.clone()), today()).certainty;
        if moved {
            prop_assert_eq!(certainty, Certainty::Provisional, "{:?}", free);
        }
        if certainty == Certainty::Provisional {
            let ends = answers > 1;
            prop_assert!(ends, "an answer is open");
        }
    }

    /// A pool is spent for sure if it is in every world.
    #[test]
    fn a_pool_is_spent_if_every_answer_spends_it((rulebook, free, facts) in case()) {
        let worlds = worlds(&rulebook, &free, &facts);
        for pool in pools(&rulebook, &check(facts.clone()), today()) {
            let truths = worlds.iter()
                .map(|(_, sheet)| sheet.line(pool.part, pool.sub).unwrap().left == Some(Points::ZERO));
            prop_assert_eq!(tally(truths), pool.spent, "{:?} {:?}", pool, free);
        }
    }

    /// Certain is what comes about in every world, excluded what in none.
    #[test]
    fn decided_is_what_no_answer_changes((rulebook, free, facts) in case(), line in 0_i32..110) {
        let record = check(facts.clone());
        let sheet = score(&rulebook, &record, today());
        let worlds = worlds(&rulebook, &free, &facts);
        for decision in decisions(&rulebook, &record, &sheet) {
            let truths = worlds.iter()
                .map(|(record, sheet)| came_about(&rulebook, record, sheet, decision.outcome));
            prop_assert_eq!(tally(truths), decision.decided, "{:?} {:?}", decision.outcome, free);
        }
        for line in [Points::whole(line), sheet.range.low, sheet.range.high, sheet.score] {
            let truths = worlds.iter().map(|(_, sheet)| sheet.score >= line);
            prop_assert_eq!(tally(truths), reaches(&sheet, line));
        }
    }
}

/// The range of the worked month, over every number that bears on it.
#[test]
fn the_worked_month_reaches_both_ends() {
    let record = check(kaohe::rulebook::worked_month().unwrap());
    let today = crate::support::day("2026-04-07");
    let mut free = Vec::new();
    for item in open_list(rulebook(), &record, today) {
        match item.what {
            Open::Parameter(at) => free.push(at),
            Open::Fact(fact) => panic!("{fact:?} is known"),
        }
    }
    let worlds = worlds(rulebook(), &free, record.facts());
    assert_eq!(worlds.len(), 3_usize.pow(8));
    let scores = || worlds.iter().map(|(_, sheet)| sheet.score);
    assert_eq!(scores().min().unwrap().to_string(), "78.6");
    assert_eq!(scores().max().unwrap().to_string(), "100.2");
}

/// Only the heavier of two parts counts, and which one that is hangs on what is
/// assumed, while one of them has a pool: the range is exact.
#[test]
fn where_a_pool_and_the_heavier_meet_the_range_is_exact() {
    let rules = changed(|document| {
        for clause in document.sections.iter_mut().flat_map(|s| &mut s.clauses) {
            if clause.number == "24" {
                let amount = crate::support::decoded(assumed("0.3", "0.4", "2")).unwrap();
                if let kaohe::rulebook::Mechanism::PerOccurrence { amount: known, .. } =
                    &mut clause.parts[0].mechanism
                {
                    *known = amount;
                }
            }
        }
    });
    let mut choices = *rules.choices();
    choices.double_entry = DoubleEntry::Heavier;
    let rules = rules.with_choices(choices);
    let part = |name: &str| -> Id { id(name) };
    let record = crate::support::month(r#"{"entries": [{"parts": ["24", "7"], "count": 6}]}"#);
    let free = [
        ParameterRef::PartAmount(part("24")),
        ParameterRef::PartWorth(part("24")),
        ParameterRef::PartAmount(part("7")),
    ];
    let promised = score(&rules, &record, today()).range;
    let worlds = worlds(&rules, &free, record.facts());
    let scores = || worlds.iter().map(|(_, sheet)| sheet.score);
    assert_eq!(scores().min(), Some(promised.low));
    assert_eq!(scores().max(), Some(promised.high));
}
