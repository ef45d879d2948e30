//! The acts on a month: what they tell, and what copies have in common.

use kaohe::calendar::{Date, Minute};
use kaohe::id::Fingerprint;
use kaohe::json::{Encode, decode_text};
use kaohe::number::Money;
use kaohe::record::{
    Entry, Exam, Facts, MAX_REVISIONS, MAX_TRAIL, Made, Parting, Record, Source, Trail,
};
use proptest::prelude::*;

use crate::exchange::generate;
use crate::support::any::{config, id};

fn at(minute: u32) -> Minute {
    Minute::new(Date::new(2026, 4, 7).unwrap(), 9 + minute / 60, minute % 60).unwrap()
}

fn made(minute: u32) -> Made {
    Made::new(at(minute), "王芳", Source::Entered)
}

fn empty() -> Facts {
    Facts::empty("王芳".into(), "2026-03".parse().unwrap())
}

fn counted(count: u32) -> Facts {
    let mut facts = empty();
    if count > 0 {
        facts.entries.push(Entry::plain(id("6"), count));
    }
    facts
}

/// The acts that led over these counts, a minute after each other.
fn over(counts: &[u32]) -> Trail {
    let pairs = counts.iter().zip(&counts[1..]);
    pairs
        .zip(0..)
        .fold(Trail::default(), |trail, ((from, to), minute)| {
            trail.with(made(minute), &counted(*from), &counted(*to))
        })
}

#[test]
fn a_minute_is_written_as_a_day_and_a_time() {
    assert_eq!(at(65).to_string(), "2026-04-07 10:05");
    assert_eq!("2026-04-07 10:05".parse(), Ok(at(65)));
    // What a clock gone wrong says is written as something that is read.
    let first = Minute::default();
    assert_eq!(first.to_string().parse(), Ok(first));
    assert_eq!(Minute::new(Date::default(), 0, 0), None);
    for wrong in [
        "2026-04-07",
        "2026-04-07 24:00",
        "2026-04-07 9:05",
        "2026-04-07 09:60",
    ] {
        assert!(wrong.parse::<Minute>().is_err(), "{wrong}");
    }
}

#[test]
fn the_hash_is_fnv_1a() {
    // The test vectors of its authors.
    assert_eq!(Fingerprint::of_bytes(*b"").to_string(), "cbf29ce484222325");
    assert_eq!(Fingerprint::of_bytes(*b"a").to_string(), "af63dc4c8601ec8c");
    assert_eq!(
        Fingerprint::of_bytes(*b"foobar").to_string(),
        "85944171f73967e8"
    );
}

#[test]
fn steps_go_back_from_the_newest() {
    let trail = over(&[0, 1, 3, 2]);
    let now = counted(2);
    let steps = trail.steps(&now);
    let counts = |facts: &Facts| facts.entries.first().map_or(0, |entry| entry.count);
    let told: Vec<_> = steps
        .iter()
        .map(|step| {
            (
                counts(&step.before),
                counts(&step.after),
                step.revision.made.at,
            )
        })
        .collect();
    assert_eq!(told, [(3, 2, at(2)), (1, 3, at(1)), (0, 1, at(0))]);
    assert!(trail.leads_to(&now));
    assert!(!trail.leads_to(&counted(3)), "not what the acts led to");
}

#[test]
fn what_changes_nothing_is_no_act() {
    let trail = over(&[0, 1]);
    assert_eq!(trail.with(made(9), &counted(1), &counted(1)), trail);
}

#[test]
fn the_wage_is_never_in_it() {
    let paid = |yuan: i64| Facts {
        wage: Some(Money::from_raw(yuan * 100)),
        ..counted(1)
    };
    let trail = over(&[0, 1]).with(made(2), &counted(1), &paid(4321));
    let more = trail.with(made(3), &paid(4321), &paid(8765));
    let text = more.to_json();
    assert!(!text.contains("4321") && !text.contains("8765"), "{text}");
    assert!(text.contains(r#""wage":true"#));
    assert!(more.leads_to(&paid(8765)));
    // Whoever gets the month without the wage finds the same acts.
    assert!(more.leads_to(&counted(1)));
}

#[test]
fn copies_part_where_they_changed() {
    let common = over(&[0, 1, 2]);
    assert_eq!(common.parting(&common.clone()), Parting::Same);
    let one = common.with(made(7), &counted(2), &counted(3));
    assert_eq!(
        one.parting(&common),
        Parting::After {
            at: at(1),
            one: 1,
            other: 0
        }
    );
    // Each from 2 to another number in the same minute.
    let other = common.with(made(7), &counted(2), &counted(4));
    let other = other.with(made(8), &counted(4), &counted(5));
    assert_eq!(
        one.parting(&other),
        Parting::After {
            at: at(1),
            one: 1,
            other: 2
        }
    );
    assert_eq!(one.parting(&Trail::default()), Parting::Unknown);
    assert_eq!(
        Trail::default().parting(&Trail::default()),
        Parting::Unknown
    );
    // The same counts by somebody else are others.
    let theirs = Made::new(at(0), "李雷", Source::Entered);
    let theirs = Trail::default().with(theirs, &counted(0), &counted(1));
    assert_eq!(theirs.parting(&one), Parting::Unknown);
}

#[test]
fn the_oldest_acts_are_folded_and_the_chain_holds() {
    let most = u32::try_from(MAX_REVISIONS).unwrap();
    let counts: Vec<u32> = (0..=most).collect();
    let full = over(&counts);
    assert_eq!(
        (full.revisions().len(), full.earlier()),
        (MAX_REVISIONS, None)
    );
    let more = full.with(made(300), &counted(most), &counted(most + 1));
    let earlier = more.earlier().unwrap();
    assert_eq!(more.revisions().len(), MAX_REVISIONS);
    assert_eq!((earlier.count, earlier.at), (1, at(0)));
    assert_eq!(earlier.hash, full.revisions()[0].hash);
    assert!(more.leads_to(&counted(most + 1)));
    assert_eq!(
        more.parting(&full),
        Parting::After {
            at: at(most - 1),
            one: 1,
            other: 0
        }
    );
    // Where nothing but what was folded is shared.
    let early = over(&[0, 1]);
    assert_eq!(
        more.parting(&early),
        Parting::After {
            at: at(0),
            one: MAX_REVISIONS,
            other: 0
        }
    );
}

#[test]
fn long_texts_are_folded_by_their_bytes() {
    let noted = |step: u32| {
        let mut facts = counted(1);
        facts.entries = (0..40)
            .map(|_| Entry {
                note: format!("{step} {}", "记".repeat(400)),
                ..Entry::plain(id("6"), 1)
            })
            .collect();
        facts
    };
    let trail = (0..4).fold(Trail::default(), |trail, step| {
        trail.with(made(step), &noted(step), &noted(step + 1))
    });
    assert!(trail.to_json().len() <= MAX_TRAIL + 100);
    assert_eq!(trail.earlier().unwrap().count, 3);
    assert!(trail.leads_to(&noted(4)));
}

#[test]
fn what_another_wrote_into_it_is_found() {
    let trail = over(&[0, 1, 3, 2]);
    let text = trail.to_json();
    let forged = text.replacen("王芳", "李雷", 1);
    let forged: Trail = decode_text(&forged).unwrap();
    assert!(!forged.leads_to(&counted(2)));
    // A way back that leads beyond the list ends the steps; nothing breaks.
    let beyond = text.replace(r#""came":1"#, r#""came":9"#);
    let beyond: Trail = decode_text(&beyond).unwrap();
    assert!(beyond.steps(&counted(2)).is_empty());
    assert!(!beyond.leads_to(&counted(2)));
    for wrong in [
        r#"{"revisions":[{"at":"2026-04-07","hash":"cbf29ce484222325"}]}"#,
        r#"{"revisions":[{"at":"2026-04-07 09:00"}]}"#,
        r#"{"revisions":[],"more":1}"#,
    ] {
        assert_eq!(decode_text::<Trail>(wrong), None, "{wrong}");
    }
    let long = text.replacen("王芳", &"王".repeat(41), 1);
    assert_eq!(decode_text::<Trail>(&long), None);
}

/// Any month, made one of the same agent's March.
fn facts() -> impl Strategy<Value = Facts> {
    generate::record().prop_map(|record: Record| record.facts().clone())
}

proptest! {
    #![proptest_config(config())]

    /// Every fact that a month can have comes back, and every text is read as
    /// it was written.
    #[test]
    fn every_month_comes_back(months in prop::collection::vec((facts(), generate::source()), 2..5)) {
        // The wage's sums aren't kept.
        let first = Facts { wage: None, ..months[0].0.clone() };
        let mut trail = Trail::default();
        let mut now = first;
        let mut past = Vec::new();
        for (facts, source) in &months[1..] {
            let next = Facts { month: now.month, wage: None, ..facts.clone() };
            past.push(now.clone());
            let made = Made::new(at(5), "甲", source.clone());
            let before = trail.revisions().len();
            trail = trail.with(made, &now, &next);
            if trail.revisions().len() == before {
                past.pop();
            }
            now = next;
        }
        prop_assert_eq!(decode_text::<Trail>(&trail.to_json()), Some(trail.clone()));
        prop_assert!(trail.leads_to(&now));
        let steps = trail.steps(&now);
        prop_assert_eq!(steps.len(), past.len());
        for (step, known) in steps.iter().zip(past.iter().rev()) {
            if known.is_blank() {
                // In what nothing is scored makes no difference.
                prop_assert!(step.before.is_blank());
            } else {
                prop_assert_eq!(&step.before, known);
            }
        }
    }

    /// Each fact by itself is an act.
    #[test]
    fn no_fact_changes_without_an_act(one in facts(), other in facts()) {
        let other = Facts { month: one.month, ..other };
        let trail = Trail::default().with(made(0), &one, &other);
        prop_assert_eq!(trail.is_empty(), one == other);
        let mut exam = one.clone();
        exam.exam = if one.exam == Exam::None { Exam::Unknown } else { Exam::None };
        prop_assert!(!Trail::default().with(made(0), &one, &exam).is_empty());
    }
}
