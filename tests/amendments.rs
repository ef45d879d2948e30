//! What a branch decides on top of a rulebook: set, replayed, taken back,
//! compared and told apart by the fingerprint.

use crate::support::{changed, day, month, points, read, rulebook};
use kaohe::calendar::Date;
use kaohe::json::decode_text;
use kaohe::number::{Percent, Points};
use kaohe::rulebook::{
    Amendment, AnyParameter, Difference, Direction, Document, Fault, Fingerprint, MAX_AMENDMENTS,
    Mechanism, Number, Origin, Parameter, ParameterRef, ReadingId, Rulebook, Variant, amend,
    bundled_json, difference,
};
use kaohe::scoring::score;

/// Worked out from the file by another program, in another language, by the
/// form that `fingerprint.rs` describes.
const BUNDLED: &str = "5b9e89f27c0dd341";

fn set(at: ParameterRef, value: Number) -> Amendment {
    Amendment::Parameter {
        parameter: at,
        value,
        source: "notice 12".into(),
        date: Date::new(2026, 2, 3),
    }
}

fn id(text: &str) -> kaohe::id::Id {
    text.parse().unwrap()
}

fn choose(reading: ReadingId, option: &str) -> Amendment {
    Amendment::Reading {
        reading,
        option: id(option),
        note: "the manager says so".into(),
    }
}

/// The value of a number moved a little, in its own unit.
fn moved(parameter: AnyParameter<'_>) -> Number {
    let down = |raw: i64| if raw >= 100_000 { raw - 1 } else { raw + 1 };
    match parameter {
        AnyParameter::Points(p) => Number::Points(Points::from_raw(down(p.value.raw()))),
        AnyParameter::Percent(p) => Number::Percent(Percent::from_raw(down(p.value.raw()))),
        AnyParameter::Count(p) => Number::Count(p.value + 1),
    }
}

fn fingerprint(rulebook: &Rulebook) -> String {
    Fingerprint::of(rulebook).to_string()
}

#[test]
fn the_fingerprint_of_the_bundled_rulebook_is_known() {
    assert_eq!(fingerprint(rulebook()), BUNDLED);
}

#[test]
fn every_number_can_be_set_and_shows_in_fingerprint_and_difference() {
    let all = ParameterRef::all(rulebook());
    // 28 amounts, a worth in clause 24, two numbers each in clauses 22 and 2,
    // the step, 4 levels, two for each of 5 measures, and two of the whole.
    assert_eq!(all.len(), 28 + 1 + 2 + 2 + 1 + 4 + 10 + 2);
    let mut seen = vec![fingerprint(rulebook())];
    for at in all {
        let here = at.get(rulebook()).unwrap();
        let value = moved(here);
        let amended = amend(rulebook(), &set(at, value)).unwrap_or_else(|p| panic!("{at:?} {p:?}"));
        let there = at.get(&amended).unwrap();
        let expected = Difference::Parameter {
            at,
            one: Some(here),
            other: Some(there),
        };
        assert_eq!(difference(rulebook(), &amended), [expected]);
        let (source, date) = ("notice 12".into(), Date::new(2026, 2, 3));
        match (there, value) {
            (AnyParameter::Points(p), Number::Points(value)) => {
                let origin = Origin::Set { source, date };
                assert_eq!(*p, Parameter { value, origin });
            }
            (AnyParameter::Percent(p), Number::Percent(value)) => {
                let origin = Origin::Set { source, date };
                assert_eq!(*p, Parameter { value, origin });
            }
            other => panic!("{at:?} {other:?}"),
        }
        seen.push(fingerprint(&amended));
    }
    let number = seen.len();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), number, "one fingerprint for each");
    assert_eq!(fingerprint(rulebook()), BUNDLED, "the original stays");
}

#[test]
fn every_reading_can_be_chosen_and_shows() {
    for reading in &rulebook().readings {
        for option in &reading.options {
            let amended = amend(rulebook(), &choose(reading.id, option.id.as_str())).unwrap();
            let (one, other) = (
                rulebook().choices().chosen(reading.id),
                amended.choices().chosen(reading.id),
            );
            assert_eq!(other, option.id.as_str());
            let found = difference(rulebook(), &amended);
            if one == other {
                assert_eq!(found, []);
                assert_eq!(fingerprint(&amended), BUNDLED);
            } else {
                let id = reading.id;
                assert_eq!(found, [Difference::Reading { id, one, other }]);
                assert_ne!(fingerprint(&amended), BUNDLED);
            }
            let kept = amended.readings.iter().find(|r| r.id == reading.id);
            assert_eq!(kept.unwrap().note, "the manager says so");
        }
    }
    // A reading that was changed for a comparison is a rule too.
    assert_ne!(fingerprint(&read("R5 pro_rata")), BUNDLED);
}

#[test]
fn who_set_a_number_is_no_rule_but_its_plausible_ends_are() {
    // Clause 6 takes 2, as the document says; now the branch says so too.
    let said_again = set(
        ParameterRef::PartAmount(id("6")),
        Number::Points(points("2")),
    );
    let amended = amend(rulebook(), &said_again).unwrap();
    assert_eq!(difference(rulebook(), &amended), []);
    assert_eq!(fingerprint(&amended), BUNDLED);
    // Clause 7 takes 0.5, which was only assumed.
    let settled = set(
        ParameterRef::PartAmount(id("7")),
        Number::Points(points("0.5")),
    );
    let amended = amend(rulebook(), &settled).unwrap();
    assert_eq!(difference(rulebook(), &amended).len(), 1);
    assert_ne!(fingerprint(&amended), BUNDLED);
}

type Change = fn(&mut Document);

#[test]
fn texts_and_order_are_no_rules() {
    let changes: [Change; 6] = [
        |d| d.title.en = "Another title".into(),
        |d| d.sections[0].clauses[0].parts[0].title.zh = "另一个名称".into(),
        |d| d.sections[1].clauses[0].number = "6 bis".into(),
        |d| d.readings[0].note = "because".into(),
        |d| d.sections.reverse(),
        |d| d.measures.reverse(),
    ];
    for (index, change) in changes.into_iter().enumerate() {
        let other = changed(change);
        assert_eq!(fingerprint(&other), BUNDLED, "change {index}");
        assert_eq!(difference(rulebook(), &other), [], "change {index}");
    }
}

#[test]
fn whatever_else_scores_is_a_rule() {
    let changes: [Change; 8] = [
        |d| d.base = Points::whole(120),
        |d| drop(d.sections[0].clauses.to_mut().remove(0)),
        |d| d.measures[0].direction = Direction::Lower,
        |d| {
            if let Mechanism::ExamRank { places, .. } =
                &mut d.sections[0].clauses[0].parts[0].mechanism
            {
                *places = 3;
            }
        },
        |d| {
            if let Mechanism::Deadline { last_day, .. } =
                &mut d.sections[1].clauses[16].parts[0].mechanism
            {
                *last_day = 7;
            }
        },
        |d| {
            if let Mechanism::Severity { levels } = &mut d.sections[2].clauses[0].parts[0].mechanism
            {
                levels[3].consequences.to_mut().pop();
            }
        },
        |d| {
            if let Mechanism::Threshold { conditions, .. } =
                &mut d.sections[0].clauses[1].parts[0].mechanism
            {
                conditions.to_mut().pop();
            }
        },
        |d| {
            let part = &mut d.sections[1].clauses[0].parts[0].mechanism;
            let amount = Parameter::stated(Points::whole(2));
            *part = Mechanism::PerOccurrence {
                amount,
                worth: None,
                repeat: kaohe::rulebook::Repeat::Once,
            };
        },
    ];
    let mut seen = vec![BUNDLED.to_owned()];
    for (index, change) in changes.into_iter().enumerate() {
        let other = changed(|document| {
            document.examples.clear();
            change(document);
        });
        assert!(!difference(rulebook(), &other).is_empty(), "change {index}");
        assert!(!difference(&other, rulebook()).is_empty(), "change {index}");
        let fingerprint = fingerprint(&other);
        assert!(!seen.contains(&fingerprint), "change {index}");
        seen.push(fingerprint);
    }
}

#[test]
fn a_part_or_number_that_only_one_has_is_named() {
    let fewer = changed(|document| {
        document.examples.clear();
        document.sections[1].clauses.to_mut().remove(18);
    });
    let found = difference(rulebook(), &fewer);
    let part = id("24");
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found.contains(&Difference::Part(part)));
    for at in [
        ParameterRef::PartAmount(part),
        ParameterRef::PartWorth(part),
    ] {
        let one = at.get(rulebook());
        let other = None;
        assert!(found.contains(&Difference::Parameter { at, one, other }));
    }
}

/// Path and fault of the only problem.
fn refused(outcome: Result<Rulebook, Vec<kaohe::rulebook::Problem>>) -> (String, Fault) {
    let mut problems = outcome.unwrap_err();
    assert_eq!(problems.len(), 1, "{problems:?}");
    let problem = problems.remove(0);
    (problem.path, problem.fault)
}

#[test]
fn what_does_not_fit_is_refused() {
    let half = Number::Points(points("0.5"));
    let percent = |whole| Number::Percent(Percent::whole(whole));
    let amount = "sections[1].clauses[0].parts[0].mechanism.per_occurrence.amount";
    let here = "amendments[0]";
    let rows = [
        (
            set(ParameterRef::PartAmount(id("99")), half),
            here,
            Fault::UnknownParameter,
        ),
        (
            set(ParameterRef::PartWorth(id("6")), half),
            here,
            Fault::UnknownParameter,
        ),
        (
            set(ParameterRef::PerDay(id("6")), half),
            here,
            Fault::UnknownParameter,
        ),
        (
            set(ParameterRef::PartAmount(id("6")), percent(1)),
            here,
            Fault::WrongUnit,
        ),
        (set(ParameterRef::PayShare, half), here, Fault::WrongUnit),
        (
            set(
                ParameterRef::PartAmount(id("6")),
                Number::Points(points("-1")),
            ),
            amount,
            Fault::Negative,
        ),
        (
            set(
                ParameterRef::PartAmount(id("6")),
                Number::Points(points("1000.001")),
            ),
            amount,
            Fault::TooLarge,
        ),
        (
            set(ParameterRef::Target(id("satisfaction")), percent(101)),
            "measures[1].target",
            Fault::Percent,
        ),
        (
            choose(ReadingId::R5, "per_event"),
            here,
            Fault::ChosenNotOffered(id("per_event")),
        ),
    ];
    for (amendment, path, fault) in rows {
        let found = refused(amend(rulebook(), &amendment));
        assert_eq!(found, (path.into(), fault), "{amendment:?}");
    }
    let long = Amendment::Parameter {
        parameter: ParameterRef::RewardCap,
        value: half,
        source: "x".repeat(201).into(),
        date: None,
    };
    let path = "reward_cap.origin.set.source".to_owned();
    assert_eq!(
        refused(amend(rulebook(), &long)),
        (path, Fault::TooLong(200))
    );
    // A milder amount for a graver level.
    let level = set(
        ParameterRef::LevelAmount(id("grave")),
        Number::Points(points("4")),
    );
    assert_eq!(refused(amend(rulebook(), &level)).1, Fault::LevelOrder);
}

#[test]
fn a_variant_is_replayed_and_taken_back() {
    let late = ParameterRef::PartAmount(id("7"));
    let month = month(r#"{"entries": [{"parts": ["7"], "count": 2}]}"#);
    let scored = |rulebook: &Rulebook| score(rulebook, &month, day("2026-04-07"));
    let mut variant = Variant::of(rulebook());
    assert_eq!(
        variant.base(),
        (id("broadband"), "2026-01".parse().unwrap())
    );
    assert_eq!(variant.replay(rulebook()).as_ref(), Ok(rulebook()));

    variant.add(set(late, Number::Points(points("0.7"))));
    variant.add(choose(ReadingId::R6, "capped_at_base"));
    variant.add(set(late, Number::Points(points("0.3"))));
    assert_eq!(variant.amendments().len(), 3);
    let amended = variant.replay(rulebook()).unwrap();
    let sheet = scored(&amended);
    assert_eq!(sheet.score, points("99.4"), "the last of one place counts");
    assert!(
        sheet.range.is_settled(),
        "nothing of it is assumed any more"
    );
    assert_eq!(amended.id, rulebook().id);

    assert!(variant.remove(2).is_some());
    assert_eq!(
        scored(&variant.replay(rulebook()).unwrap()).score,
        points("98.6")
    );
    assert_eq!(variant.remove(7), None);
    variant.remove(0);
    variant.remove(0);
    assert_eq!(variant.amendments(), []);
    assert_eq!(variant.replay(rulebook()).as_ref(), Ok(rulebook()));
    assert_eq!(scored(rulebook()).score, points("99"));
}

#[test]
fn worked_examples_go_with_the_first_amendment() {
    let file: Document = decode_text(bundled_json()).unwrap();
    let file = Rulebook::new(file).unwrap();
    let mut variant = Variant::of(&file);
    assert_eq!(variant.replay(&file).as_ref(), Ok(&file));
    variant.add(choose(ReadingId::R1, "once_a_month"));
    assert_eq!(variant.replay(&file).unwrap().examples, []);
}

#[test]
fn amendments_that_only_fit_together_are_replayed_together() {
    let level = |name: &str, value: &str| {
        set(
            ParameterRef::LevelAmount(id(name)),
            Number::Points(points(value)),
        )
    };
    let mut variant = Variant::of(rulebook());
    variant.add(level("grave", "4"));
    assert_eq!(refused(variant.replay(rulebook())).1, Fault::LevelOrder);
    variant.add(level("serious", "3"));
    assert!(variant.replay(rulebook()).is_ok());
}

#[test]
fn a_variant_fits_only_its_own_rulebook() {
    let later = changed(|document| document.effective = "2026-07".parse().unwrap());
    let variant = Variant::of(rulebook());
    let other = ("base".to_owned(), Fault::OtherRulebook);
    assert_eq!(refused(variant.replay(&later)), other);

    let mut faulty = Variant::of(rulebook());
    faulty.add(choose(ReadingId::R1, "once_a_month"));
    faulty.add(set(ParameterRef::RewardCap, Number::Percent(Percent::ONE)));
    assert_eq!(
        refused(faulty.replay(rulebook())),
        ("amendments[1]".into(), Fault::WrongUnit)
    );

    let mut endless = Variant::of(rulebook());
    for _ in 0..=MAX_AMENDMENTS {
        endless.add(choose(ReadingId::R1, "once_a_month"));
    }
    let too_many = ("amendments".into(), Fault::TooMany(MAX_AMENDMENTS));
    assert_eq!(refused(endless.replay(rulebook())), too_many);
    endless.remove(0);
    assert!(endless.replay(rulebook()).is_ok());
}
