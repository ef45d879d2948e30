//! What a file said of a month, beside what it comes to.

use crate::support::any::today;
use crate::support::{month, pointer, points, rulebook, stated, with};
use kaohe::number::{Points, Range};
use kaohe::rulebook::{Fingerprint, Rulebook, Rules};
use kaohe::scoring::score;
use kaohe::team::{Claim, ClaimState};

const LATE: &str = r#"{"entries": [{"parts": ["7"], "count": 2}]}"#;

/// What a file says that was scored by these rules, so many points too high.
fn claim(rulebook: &Rulebook, too_high: Points) -> Claim {
    let record = month(LATE);
    let sheet = score(rulebook, &record, today());
    let (said, Range { low, high }) = (sheet.score + too_high, sheet.range);
    let rules = Some(Fingerprint::of(rulebook));
    Claim {
        file: "三月.json".into(),
        rules,
        effective: rulebook.effective,
        score: said,
        low,
        high,
        mismatch: false,
        program: None,
        lines: Vec::new(),
        facts: Claim::code(&record, rules, said, sheet.range),
    }
}

/// The bundled rules with another number for being late, in force from a month on.
fn other(from: &str) -> Rulebook {
    let late = format!("{}/amount", pointer("7"));
    with(&[("/effective", from.into()), (&late, stated("0.7"))])
}

/// The rules of a branch from February on, beside the bundled ones.
fn branch() -> Rules {
    Rules::bundled().adding(other("2026-02")).unwrap()
}

fn state(claim: &Claim, rules: &Rules) -> Option<ClaimState> {
    claim.state(rules, &month(LATE), today())
}

#[test]
fn by_other_rules_a_sound_file_is_no_mismatch_and_a_forged_one_is() {
    let sound = state(&claim(rulebook(), Points::ZERO), &branch()).unwrap();
    assert!(sound.other_rules && !sound.mismatch);
    assert!(sound.under_others.is_some());
    let forged = state(&claim(rulebook(), points("2")), &branch()).unwrap();
    assert!(forged.other_rules && forged.mismatch);
}

#[test]
fn rules_that_are_not_here_prove_nothing() {
    let elsewhere = other("2025-07");
    let found = state(&claim(&elsewhere, points("2")), &Rules::bundled()).unwrap();
    assert!(found.other_rules && !found.mismatch);
    assert_eq!(found.under_others, None);
}

#[test]
fn nothing_is_said_of_facts_that_changed_since() {
    let forged = Claim {
        mismatch: true,
        ..claim(rulebook(), points("2"))
    };
    assert!(state(&forged, &Rules::bundled()).unwrap().mismatch);
    let other = month(r#"{"entries": [{"parts": ["7"], "count": 1}]}"#);
    assert_eq!(forged.state(&Rules::bundled(), &other, today()), None);
}
