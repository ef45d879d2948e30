//! The rules in use: what the branch sets, by which form, and which rulebook
//! scores which month.

use crate::support::{changed, day, points, rulebook};
use kaohe::calendar::Month;
use kaohe::json::{Decode, Encode, decode_text};
use kaohe::locale::setting::setting_fault;
use kaohe::locale::{Lang, setting};
use kaohe::number::{Points, Unit};
use kaohe::record::Record;
use kaohe::rulebook::{
    Amendment, Fault, Fingerprint, MAX_BOOKS, Number, ParameterRef, ReadingId, Rulebook, Rules,
    Setting, SettingFault, SettingField as F, Subject, bundled, worked_month,
};
use kaohe::scoring::score;
use proptest::prelude::*;

const MARCH: &str = "2026-03";

fn march() -> Month {
    MARCH.parse().unwrap()
}

fn target() -> ParameterRef {
    ParameterRef::Target("faults_online".parse().unwrap())
}

fn set(at: ParameterRef, value: &str) -> Amendment {
    let value = if at.is_percent() {
        Number::Percent(value.parse().unwrap())
    } else {
        Number::Points(value.parse().unwrap())
    };
    Amendment::Parameter {
        parameter: at,
        value,
        source: "notice 3".into(),
        date: None,
    }
}

fn choose(id: ReadingId, option: &str) -> Amendment {
    Amendment::Reading {
        reading: id,
        option: option.parse().unwrap(),
        note: "agreed".into(),
    }
}

/// A rulebook from this month on, told apart by its base.
fn from(effective: &str, base: i64) -> Rulebook {
    changed(|document| {
        document.effective = effective.parse().unwrap();
        document.base = Points::from_raw(base * 1_000);
    })
}

fn form(subject: Subject, value: &str, reason: &str, date: &str) -> Setting {
    let mut form = Setting::of(subject, rulebook(), day("2026-04-06"));
    form.edit(F::Value, value.into());
    form.edit(F::Reason, reason.into());
    form.edit(F::Date, date.into());
    form
}

#[test]
fn a_place_is_decided_once_and_can_be_taken_back() {
    let rules = Rules::bundled();
    assert!(rules.is_bundled());
    let first = rules.with(0, set(target(), "75")).unwrap();
    let both = first.with(0, choose(ReadingId::R5, "pro_rata")).unwrap();
    let again = both.with(0, set(target(), "72")).unwrap();
    let (_, book) = again.in_force((march(), Unit::Points));
    assert_eq!(book.amendments().len(), 2, "72 stands in for 75");
    assert!(!again.is_bundled());
    let without = again.without(0, 0).unwrap().without(0, 0).unwrap();
    assert_eq!(without, rules);
    assert_eq!(again.reverting(0), rules);
    assert_eq!(again.without(0, 9).unwrap(), again);
    assert_eq!(again.without(7, 0).unwrap(), again);
    assert_eq!(again.dropping(0), again, "the bundled one stays");
    let base = Fingerprint::of(&book.base());
    assert_eq!(base, Fingerprint::of(&bundled()));
    assert_ne!(Fingerprint::of(book.rulebook()), base);
}

#[test]
fn what_does_not_hold_together_changes_nothing() {
    let rules = Rules::bundled();
    let problems = rules.with(0, set(target(), "101")).unwrap_err();
    assert!(!problems.is_empty());
    let unknown = choose(ReadingId::R5, "weekly");
    assert!(rules.with(0, unknown).is_err());
    let nowhere = ParameterRef::Target("nothing".parse().unwrap());
    assert!(rules.with(0, set(nowhere, "70")).is_err());
}

#[test]
fn dates_decide_which_rulebook_scores() {
    let later = from("2026-04", 90);
    let rules = Rules::bundled().adding(later.clone()).unwrap();
    let rules = rules.adding(from("2026-07", 80)).unwrap();
    for (month, base) in [
        ("2025-12", 100),
        ("2026-03", 100),
        ("2026-04", 90),
        ("2026-06", 90),
        ("2026-07", 80),
        ("2030-01", 80),
    ] {
        let scored = rules.rulebook((month.parse().unwrap(), Unit::Points)).base;
        assert_eq!(scored, Points::from_raw(base * 1_000), "{month}");
    }
    // One of the same name and month makes way.
    let again = rules.adding(from("2026-04", 95)).unwrap();
    // The two bundled ones and two more.
    assert_eq!(again.books().len(), 4);
    assert_eq!(
        again
            .rulebook(("2026-04".parse().unwrap(), Unit::Points))
            .base,
        Points::from_raw(95_000)
    );
    let (place, _) = rules.in_force(("2026-05".parse().unwrap(), Unit::Points));
    let dropped = rules.dropping(place);
    assert_eq!(
        dropped
            .rulebook(("2026-05".parse().unwrap(), Unit::Points))
            .base,
        Points::from_raw(100_000)
    );
    // The bundled one, as it is, only takes back what was decided on it.
    let decided = rules.with(0, set(target(), "75")).unwrap();
    assert_eq!(decided.adding(bundled()).unwrap(), rules);
}

#[test]
fn there_are_not_too_many() {
    let mut rules = Rules::bundled();
    let month = |index: usize| march().plus(i32::try_from(index).unwrap());
    for index in 0..MAX_BOOKS {
        rules = rules
            .adding(changed(|document| document.effective = month(index)))
            .unwrap();
    }
    let one_more = changed(|document| document.effective = month(MAX_BOOKS));
    let problems = rules.adding(one_more).unwrap_err();
    assert_eq!(problems[0].fault, Fault::TooMany(MAX_BOOKS));
    let text = rules.to_json();
    assert_eq!(decode_text::<Rules>(&text), Some(rules));
}

#[test]
fn what_is_no_list_of_rules_is_refused_with_its_place() {
    let bundled = r#"{"base":{"id":"broadband","effective":"2026-01"},"amendments":[]}"#;
    for (text, path) in [
        ("{}".to_owned(), ""),
        ("[]".to_owned(), ""),
        (format!("[{bundled},{bundled}]"), ""),
        (
            format!(
                "[{}]",
                bundled.replace("[]", r#"[{"reading":"R5","option":"x","note":""}]"#)
            ),
            "[0].amendments",
        ),
        (
            format!("[{}]", bundled.replace("\"amendments\":[]", "\"more\":[]")),
            "[0]",
        ),
    ] {
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        let fault = Rules::decode(&value).unwrap_err();
        assert!(fault.path.starts_with(path), "{text}: {}", fault.path);
    }
}

#[test]
fn the_form_is_filled_with_what_is_in_force() {
    let today = day("2026-04-06");
    let form = Setting::of(Subject::Number(target()), rulebook(), today);
    assert_eq!((form.value.as_str(), form.reason.as_str()), ("70", ""));
    assert_eq!(form.date, "2026-04-06");
    let rules = Rules::bundled().with(0, set(target(), "72.5")).unwrap();
    let form = Setting::of(
        Subject::Number(target()),
        rules.rulebook((march(), Unit::Points)),
        today,
    );
    assert_eq!(form.value, "72.5");
    assert_eq!(form.reason, "notice 3");
    let form = Setting::of(Subject::Reading(ReadingId::R5), rulebook(), today);
    assert_eq!(form.value, "full_steps");
}

#[test]
fn each_fault_of_the_form_has_its_field() {
    let number = Subject::Number(target());
    let long = "x".repeat(2_000);
    for (value, reason, date, field, said) in [
        ("", "n", "", F::Value, "请填数值"),
        ("x", "n", "", F::Value, ""),
        ("101", "n", "", F::Value, ""),
        ("70", " ", "", F::Reason, "请写明依据，比如哪份通知"),
        ("70", long.as_str(), "", F::Reason, ""),
        ("70", "n", "2026-02-30", F::Date, ""),
    ] {
        let fault = form(number, value, reason, date)
            .fault(&Rules::bundled(), (march(), Unit::Points))
            .unwrap();
        assert_eq!(fault.field(), field, "{value} {date}: {fault:?}");
        for lang in [Lang::Zh, Lang::En] {
            assert!(!setting_fault(lang, Unit::Points, &fault).is_empty());
        }
        assert!(setting_fault(Lang::Zh, Unit::Points, &fault).contains(said));
    }
    // What the rulebook's own laws refuse is said at the number.
    let amount = Subject::Number(ParameterRef::MeasureWorth("faults_online".parse().unwrap()));
    let fault = form(amount, "-1", "n", "").fault(&Rules::bundled(), (march(), Unit::Points));
    assert!(matches!(
        fault,
        Some(SettingFault::Rules(_) | SettingFault::Field(..))
    ));
}

#[test]
fn a_preview_needs_no_source_and_says_what_the_month_becomes() {
    let record = Record::new(worked_month().unwrap()).unwrap();
    let rules = Rules::bundled();
    let preview = form(Subject::Number(target()), "70", "", "")
        .preview(&rules, (march(), Unit::Points))
        .unwrap();
    let sheet = score(&preview, &record, day("2026-04-06"));
    assert_eq!(sheet.score, points("97"));
    // Without the target's span clause 27 can take 12.8 less 0.8 at the worst.
    assert_eq!(
        (sheet.range.low, sheet.range.high),
        (points("90.6"), points("100.1"))
    );
    let preview = form(Subject::Reading(ReadingId::R5), "pro_rata", "", "")
        .preview(&rules, (march(), Unit::Points))
        .unwrap();
    assert_eq!(
        score(&preview, &record, day("2026-04-06")).score,
        points("96.65")
    );
    assert_eq!(
        form(Subject::Number(target()), "x", "", "").preview(&rules, (march(), Unit::Points)),
        None
    );
}

#[test]
fn a_set_number_says_by_what() {
    let rules = form(
        Subject::Number(target()),
        " 70 ",
        " 通知 3 号 ",
        "2026-04-01",
    )
    .applied(&Rules::bundled(), (march(), Unit::Points))
    .unwrap();
    let (_, book) = rules.in_force((march(), Unit::Points));
    let record = Record::new(worked_month().unwrap()).unwrap();
    let said = setting::amendment(Lang::Zh, book.rulebook(), &record, &book.amendments()[0]);
    assert_eq!(
        said,
        (
            "障碍预处理成功率：目标值".into(),
            "70%".into(),
            "通知 3 号 2026-04-01".into()
        )
    );
    let said = setting::book(Lang::En, book);
    assert!(said.ends_with(", 1 set by the branch"), "{said}");
    // The same value as assumed, but no longer assumed: other rules.
    assert_ne!(
        Fingerprint::of(book.rulebook()),
        Fingerprint::of(rulebook())
    );
}

/// Decisions of all kinds, some of which take each other's place.
fn decisions() -> impl Strategy<Value = Vec<Amendment>> {
    let numbers = ["faults_online", "repairs_on_time", "orders_on_time"];
    let number = (0..3_usize, 60..=99_i64).prop_map(move |(at, value)| {
        set(
            ParameterRef::Target(numbers[at].parse().unwrap()),
            &value.to_string(),
        )
    });
    let reading = (0..3_usize).prop_map(|at| {
        choose(
            ReadingId::R5,
            ["full_steps", "pro_rata", "started_steps"][at],
        )
    });
    prop::collection::vec(prop_oneof![number, reading], 0..6)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn parse_after_print_is_identity(decisions in decisions(), more in any::<bool>()) {
        let mut rules = Rules::bundled();
        if more {
            rules = rules.adding(from("2026-04", 90)).unwrap();
        }
        for decision in decisions {
            // A reading's option may not be one of this rulebook.
            rules = rules.with(usize::from(more), decision).unwrap_or(rules);
        }
        let text = rules.to_json();
        prop_assert_eq!(decode_text::<Rules>(&text), Some(rules));
    }
}
