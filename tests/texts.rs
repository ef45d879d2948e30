//! Texts score nothing, and are told apart all the same.

use crate::support::rulebook;
use kaohe::exchange::{RulebookRef, read_rulebook};
use kaohe::locale::{Lang, texts as say};
use kaohe::rulebook::{
    Document, Fingerprint, Rulebook, TextRef, difference, text_difference, text_mark,
};

const SWAPPED: &str = include_str!("fixtures/files/rulebook_swapped.json");

type Change = fn(&mut Document);

fn changed(change: Change) -> Rulebook {
    let mut document: Document = (**rulebook()).clone();
    document.examples.clear();
    change(&mut document);
    Rulebook::new(document).unwrap()
}

#[test]
fn two_clauses_that_swap_their_texts_are_both_named() {
    let other = changed(|document| {
        let clauses = &mut document.sections[1].clauses;
        let (six, sixteen) = (clauses[0].clone(), clauses[10].clone());
        clauses[0].summary = sixteen.summary;
        clauses[10].summary = six.summary;
        clauses[0].parts[0].title = sixteen.parts[0].title.clone();
        clauses[10].parts[0].title = six.parts[0].title.clone();
    });
    assert_eq!(difference(rulebook(), &other), []);
    assert_eq!(Fingerprint::of(rulebook()), Fingerprint::of(&other));
    assert_ne!(text_mark(rulebook()), text_mark(&other));
    let said = |lang| {
        let found = text_difference(rulebook(), &other);
        let said = found.iter().map(|found| {
            let (name, one, other) = say::text_difference(lang, (rulebook(), &other), found);
            format!("{name}: {one} → {other}")
        });
        said.collect::<Vec<_>>()
    };
    let zh = said(Lang::Zh);
    assert_eq!(zh.len(), 4);
    assert_eq!(zh[1], "第 6 条 名称: 旷工 → 三声内未接听");
    assert_eq!(zh[3], "第 16 条 名称: 三声内未接听 → 旷工");
    let en = said(Lang::En);
    assert_eq!(
        en[1],
        "Clause 6: name: Absent without leave → Not answered within three rings"
    );
}

#[test]
fn the_swapped_file_shows_both() {
    let other = read_rulebook(SWAPPED).expect("a rulebook");
    assert_eq!(Fingerprint::of(&other).to_string().len(), 16);
    let found = text_difference(rulebook(), &other);
    for (part, before, after) in [
        ("6", "旷工", "三声内未接听"),
        ("16", "三声内未接听", "旷工"),
    ] {
        let at = TextRef::Part(part.parse().unwrap());
        let found = found.iter().find(|found| found.at == at).unwrap();
        let zh = |text: &Option<kaohe::rulebook::Text>| text.as_ref().map(|t| t.zh.to_string());
        assert_eq!(zh(&found.one).as_deref(), Some(before));
        assert_eq!(zh(&found.other).as_deref(), Some(after));
    }
}

#[test]
fn every_rename_shows_once_and_moves_the_mark_but_no_score() {
    let renames: [(Change, TextRef); 8] = [
        (|d| d.title.zh = "别的".into(), TextRef::Title),
        (
            |d| d.sections[0].title.en = "Other".into(),
            TextRef::Section("rewards".parse().unwrap()),
        ),
        (
            |d| d.sections[0].clauses[0].number = "一".into(),
            TextRef::Number("1".parse().unwrap()),
        ),
        (
            |d| d.sections[1].clauses[18].lost.zh = "别的".into(),
            TextRef::Lost("24".parse().unwrap()),
        ),
        (
            |d| d.measures[2].title.zh = "别的".into(),
            TextRef::Measure("faults_online".parse().unwrap()),
        ),
        (
            |d| d.measures[2].denominator.zh = "别的".into(),
            TextRef::Denominator("faults_online".parse().unwrap()),
        ),
        (
            |d| d.readings[4].question.zh = "别的".into(),
            TextRef::Question(kaohe::rulebook::ReadingId::R5),
        ),
        (
            |d| d.readings[4].options[0].title.en = "Other".into(),
            TextRef::Answer(
                kaohe::rulebook::ReadingId::R5,
                "full_steps".parse().unwrap(),
            ),
        ),
    ];
    for (change, at) in renames {
        let other = changed(change);
        let found = text_difference(rulebook(), &other);
        assert_eq!(found.len(), 1, "{at:?}");
        assert_eq!(found[0].at, at);
        assert_eq!(difference(rulebook(), &other), []);
        assert_ne!(text_mark(rulebook()), text_mark(&other), "{at:?}");
        let (here, there) = (RulebookRef::of(rulebook()), RulebookRef::of(&other));
        assert!(!here.differs_from(&there) && here.is_worded_otherwise(&there));
        for lang in [Lang::Zh, Lang::En] {
            let (name, one, other) = say::text_difference(lang, (rulebook(), &other), &found[0]);
            assert!(!name.is_empty() && one != other, "{at:?}");
        }
    }
    // Search words, and who says so, are no texts.
    let other = changed(|d| {
        d.sections[0].clauses[0].search = "别的".into();
        d.measures[2].origin = kaohe::rulebook::PlainOrigin::Stated;
    });
    assert_eq!(text_difference(rulebook(), &other), []);
    assert_eq!(text_mark(rulebook()), text_mark(&other));
}
