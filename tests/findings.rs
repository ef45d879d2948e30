//! What is found odd about a rulebook is true of every month that it scores.

use crate::support::rulebook;
use kaohe::calendar::{Date, Month};
use kaohe::id::Id;
use kaohe::number::{Percent, Points};
use kaohe::record::{Entry, Facts, Measured, Place, Record};
use kaohe::record::{Exam, Report};
use kaohe::rulebook::{Direction, Document, Fault, Mechanism, Parameter, Pool, Rulebook, findings};
use kaohe::scoring::{Sheet, Sub, boundaries, score};
use proptest::prelude::*;

fn points() -> impl Strategy<Value = Points> {
    let few = [0, 1, 100, 500, 1_000, 5_000, 60_000, 101_000];
    prop::sample::select(few.to_vec()).prop_map(Points::from_raw)
}

fn percent() -> impl Strategy<Value = Percent> {
    let few = [
        0, 1, 500, 950, 1_000, 1_001, 50_000, 95_000, 99_500, 100_000,
    ];
    prop::sample::select(few.to_vec()).prop_map(Percent::from_raw)
}

/// The bundled rulebook without some of its parts and measures, with other
/// numbers and under other readings.
fn any_rulebook() -> impl Strategy<Value = Rulebook> {
    let kept = prop::collection::vec(prop::bool::weighted(0.25), 64);
    let amounts = prop::collection::vec((points(), any::<bool>()), 64);
    let percents = prop::collection::vec((percent(), any::<bool>()), 16);
    let picks = prop::collection::vec(any::<prop::sample::Index>(), 14);
    let days = (2_u8..6, 0_u8..3);
    (kept, amounts, percents, picks, days).prop_map(|(kept, amounts, percents, picks, days)| {
        let mut document: Document = (**rulebook()).clone();
        document.examples.clear();
        let mut keep = kept.iter().cycle();
        let with_measures = *keep.next().unwrap();
        let mut lower = false;
        if with_measures {
            document.measures.to_mut().retain(|_| *keep.next().unwrap());
        }
        let known: Vec<Id> = document.measures.iter().map(|m| m.id).collect();
        if let Some(log) = &mut document.log {
            log.feeds
                .to_mut()
                .retain(|feed| known.contains(&feed.measure));
        }
        for section in &mut document.sections {
            for clause in &mut section.clauses {
                clause.parts.to_mut().retain_mut(|part| {
                    if let Mechanism::Threshold { conditions, .. } = &mut part.mechanism {
                        conditions.to_mut().retain(|c| known.contains(&c.measure));
                        return !conditions.is_empty() && *keep.next().unwrap();
                    }
                    *keep.next().unwrap()
                });
            }
            section
                .clauses
                .to_mut()
                .retain(|clause| !clause.parts.is_empty());
        }
        let mut amount = amounts.into_iter().cycle();
        let mut set = |parameter: &mut Parameter<Points>| {
            let (value, change) = amount.next().unwrap();
            if change {
                *parameter = Parameter::stated(value);
            }
        };
        let mut percent = percents.into_iter().cycle();
        let mut ask = |parameter: &mut Parameter<Percent>| {
            let (value, change) = percent.next().unwrap();
            if change {
                *parameter = Parameter::stated(value);
            }
            change
        };
        for measure in &mut document.measures {
            lower = ask(&mut measure.target) && !lower;
            if lower {
                measure.direction = Direction::Lower;
            }
            set(&mut measure.worth);
        }
        let clauses = document.sections.iter_mut().flat_map(|s| &mut s.clauses);
        for part in clauses.flat_map(|clause| &mut clause.parts) {
            match &mut part.mechanism {
                Mechanism::PerOccurrence { amount, worth, .. } => {
                    set(amount);
                    worth.as_mut().into_iter().for_each(&mut set);
                }
                Mechanism::ExamRank { amount, .. } => set(amount),
                Mechanism::Threshold { amount, conditions } => {
                    set(amount);
                    for condition in conditions {
                        ask(&mut condition.threshold);
                    }
                }
                Mechanism::Deadline {
                    per_day,
                    worth,
                    due_day,
                    last_day,
                } => {
                    set(per_day);
                    set(worth);
                    (*due_day, *last_day) = (days.0, days.0 + days.1);
                }
                Mechanism::Shortfall { step } => set(step),
                // Of the other unit, which these rulebooks aren't in.
                Mechanism::CallQuota { .. } | Mechanism::Severity { .. } => {}
            }
        }
        for (reading, pick) in document.readings.iter_mut().zip(picks) {
            reading.chosen = reading.options[pick.index(reading.options.len())].id;
        }
        Rulebook::new(document).unwrap_or_else(|problems| panic!("{problems:?}"))
    })
}

fn any_facts() -> impl Strategy<Value = Facts> {
    let entries = prop::collection::vec(
        (
            prop::sample::select(vec!["3", "4", "7", "15", "17", "24"]),
            1_u32..9,
        ),
        0..4,
    );
    let measures = prop::collection::vec(
        prop::option::of((0_i64..=100_000).prop_map(Percent::from_raw)),
        5,
    );
    let exam = prop::option::of((1_u32..=9).prop_map(|rank| Place {
        rank,
        heads: 9,
        tied: 1,
    }));
    let report = prop::option::of((1_u32..=9).prop_map(|day| Date::new(2026, 4, day).unwrap()));
    (entries, measures, exam, report).prop_map(|(entries, measures, exam, report)| {
        let mut facts = Facts::empty(String::new(), Month::new(2026, 3).unwrap());
        for (part, count) in entries {
            facts
                .entries
                .push(Entry::plain(part.parse().unwrap(), count));
        }
        for (measure, percent) in rulebook().measures.iter().zip(measures) {
            if let Some(percent) = percent {
                facts
                    .measures
                    .insert(measure.id, Measured::Percent(percent));
            }
        }
        facts.exam = exam.map_or(Exam::Unknown, Exam::Placed);
        facts.report = report.map_or(Report::Unknown, Report::HandedIn);
        facts
    })
}

fn sheet(rulebook: &Rulebook, facts: &Facts) -> Sheet {
    let record = Record::new(facts.clone()).unwrap();
    score(rulebook, &record, Date::new(2026, 4, 20).unwrap())
}

/// The score and what it can still be.
fn outcome(rulebook: &Rulebook, facts: &Facts) -> [Points; 3] {
    let sheet = sheet(rulebook, facts);
    [sheet.score, sheet.range.low, sheet.range.high]
}

fn with(facts: &Facts, measure: Id, percent: Percent) -> Facts {
    let mut facts = facts.clone();
    facts.measures.insert(measure, Measured::Percent(percent));
    facts
}

/// The index that follows a name in a path.
fn index(path: &str, name: &str) -> usize {
    let after = path.split_once(name).unwrap().1;
    after[1..after.find(']').unwrap()].parse().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    /// Missing is never full marks without a word about it.
    #[test]
    fn an_empty_month_is_final_only_where_that_was_found(rulebook in any_rulebook()) {
        let found = findings(&rulebook).iter().any(|p| p.fault == Fault::EmptyIsFinal);
        let blank = Facts::empty(String::new(), Month::new(2026, 3).unwrap());
        let sheet = sheet(&rulebook, &blank);
        let caps = rulebook.choices().above_base == kaohe::rulebook::AboveBase::RewardsCapped;
        // A cap of nothing hides all rewards.
        prop_assert!(found == sheet.range.is_settled() || caps);
        prop_assert!(sheet.score >= rulebook.base, "empty is never zero");
    }

    #[test]
    fn what_has_no_effect_changes_no_month(rulebook in any_rulebook(), facts in any_facts()) {
        let here = outcome(&rulebook, &facts);
        for problem in findings(&rulebook) {
            let path = &problem.path;
            match problem.fault {
                Fault::NotAsked(id) => {
                    for option in id.known() {
                        let mut choices = *rulebook.choices();
                        prop_assert!(choices.choose(id, option));
                        prop_assert_eq!(outcome(&rulebook.with_choices(choices), &facts), here, "{} {}", id.name(), option);
                    }
                }
                Fault::UnusedMeasure => {
                    let id = rulebook.measures[index(path, "measures")].id;
                    for raw in [0, 50_000, 100_000] {
                        let other = with(&facts, id, Percent::from_raw(raw));
                        prop_assert_eq!(outcome(&rulebook, &other), here, "{}", id);
                    }
                }
                Fault::NeverShort | Fault::WorthNeverUsedUp => {
                    let measure = &rulebook.measures[index(path, "measures")];
                    let worst = match measure.direction {
                        Direction::Higher => Percent::ZERO,
                        Direction::Lower => Percent::HUNDRED,
                    };
                    let sheet = sheet(&rulebook, &with(&facts, measure.id, worst));
                    let line = sheet.lines.iter().find(|line| line.sub == Sub::Measure(measure.id)).unwrap();
                    if problem.fault == Fault::NeverShort {
                        prop_assert_eq!(line.amount, Points::ZERO);
                    } else if rulebook.choices().pool == Pool::Own {
                        prop_assert!(line.left.unwrap() > Points::ZERO, "{:?}", line);
                    }
                }
                Fault::OptionWithoutEffect(option) => {
                    let mut choices = *rulebook.choices();
                    prop_assert!(choices.choose(kaohe::rulebook::ReadingId::R6, option.as_str()));
                    let capped = outcome(&rulebook.with_choices(choices), &facts);
                    prop_assert!(choices.choose(kaohe::rulebook::ReadingId::R6, "yes"));
                    prop_assert_eq!(outcome(&rulebook.with_choices(choices), &facts), capped);
                }
                Fault::NoEffect if path.contains(".amount") => {
                    let clause = &rulebook.sections[index(path, "sections")].clauses[index(path, "clauses")];
                    let part = clause.parts[index(path, "parts")].id;
                    prop_assert_eq!(sheet(&rulebook, &facts).part_amount(part), Points::ZERO);
                }
                _ => {}
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_line_goes_beyond_its_pool(rulebook in any_rulebook(), facts in any_facts()) {
        for line in sheet(&rulebook, &facts).lines {
            let (.., part) = rulebook.part(line.part).unwrap();
            let own = match (&part.mechanism, line.sub) {
                (Mechanism::PerOccurrence { worth: Some(worth), .. }, _) => worth.span().high,
                (Mechanism::Deadline { worth, .. }, _) => {
                    prop_assert!(line.range.low.abs() <= worth.span().high, "{:?}", line);
                    continue;
                }
                (Mechanism::Shortfall { .. }, Sub::Measure(id)) => {
                    rulebook.measure(id).unwrap().worth.span().high
                }
                _ => continue,
            };
            let pool = match rulebook.choices().pool {
                Pool::Own => own,
                Pool::Month => rulebook.base,
            };
            prop_assert!(line.range.low.abs() <= pool, "{:?}", line);
        }
    }

    /// One fact worse, the others as they are.
    #[test]
    fn worse_never_scores_better(rulebook in any_rulebook(), facts in any_facts(), measure in 0_usize..5, by in 1_i64..30_000) {
        let before = outcome(&rulebook, &facts);
        let mut worse = vec![facts.clone(); 4];
        worse[0].entries.push(Entry::plain("15".parse().unwrap(), 1));
        if let Exam::Placed(place) = &mut worse[1].exam {
            place.rank = (place.rank + 1).min(9);
        }
        if let Report::HandedIn(day) = &mut worse[2].report {
            *day = day.plus(1);
        }
        if let Some(known) = rulebook.measures.get(measure)
            && let Some(Measured::Percent(percent)) = worse[3].measures.get_mut(&known.id)
        {
            let by = match known.direction {
                Direction::Higher => -by,
                Direction::Lower => by,
            };
            *percent = Percent::from_raw((percent.raw() + by).clamp(0, 100_000));
        }
        for worse in worse {
            for (before, after) in before.into_iter().zip(outcome(&rulebook, &worse)) {
                prop_assert!(after <= before, "{} after {}", after, before);
            }
        }
    }

    #[test]
    fn every_edge_of_any_rulebook_is_in_order(rulebook in any_rulebook()) {
        for boundary in boundaries(&rulebook) {
            let sides = [boundary.before, Some(boundary.at), boundary.after];
            let effects: Vec<Points> = sides.into_iter().flatten().map(|s| s.effect).collect();
            let rising = effects.is_sorted();
            let falling = effects.is_sorted_by(|a, b| a >= b);
            prop_assert!(rising || falling, "{:?}", boundary);
        }
    }
}

/// The laws above meet each of the findings that they are about.
#[test]
fn the_laws_are_tried() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let mut seen = [0; 7];
    for _ in 0..400 {
        let rulebook = any_rulebook().new_tree(&mut runner).unwrap().current();
        for problem in findings(&rulebook) {
            seen[match problem.fault {
                Fault::EmptyIsFinal => 0,
                Fault::NotAsked(_) => 1,
                Fault::UnusedMeasure => 2,
                Fault::NeverShort => 3,
                Fault::WorthNeverUsedUp => 4,
                Fault::OptionWithoutEffect(_) => 5,
                Fault::NoEffect => 6,
                _ => continue,
            }] += 1;
        }
    }
    assert!(seen.iter().all(|n| *n > 3), "{seen:?}");
}
