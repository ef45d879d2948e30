//! Rules that two tabs decide on, and rules that a file brings.

use kaohe::desk::state::{Action, Field};
use kaohe::desk::{MonthEffect, Notice, RestMsg, RulesMsg, StorageMsg};
use kaohe::exchange::write_rulebook;
use kaohe::locale::rules_difference::rules_difference as said;
use kaohe::locale::{Lang, setting};
use kaohe::number::Unit;
use kaohe::rulebook::{ParameterRef, ReadingId, Rules, SettingField, Subject, rules_difference};

use super::bench::{Browser, Tab, id, month};

fn six() -> Subject {
    Subject::Number(ParameterRef::PartAmount(id("6")))
}

fn set(tab: &mut Tab, subject: Subject, value: &str, reason: &str) {
    tab.tell(RestMsg::Rules(RulesMsg::Open(subject)));
    for (field, text) in [
        (SettingField::Value, value),
        (SettingField::Reason, reason),
        (SettingField::Date, "2026-04-01"),
    ] {
        tab.tell(RestMsg::Rules(RulesMsg::Type(field, text.into())));
    }
    tab.tell(RestMsg::Rules(RulesMsg::Apply));
    assert_eq!(tab.model.setting, None, "{value} is taken");
    tab.settle();
}

/// What the page asks, in words: of what, here, there; none if it asks nothing.
fn asked(tab: &Tab, lang: Lang) -> Option<Vec<[String; 3]>> {
    let notices = tab.model.storage_says();
    let theirs = notices.iter().find_map(|notice| match notice {
        Notice::RulesConflict(theirs) => theirs.as_deref(),
        _ => None,
    })?;
    let found = rules_difference(tab.model.state.rules(), theirs);
    let found = found.iter().map(|found| {
        let (name, one, other) = said(lang, tab.model.rulebook(), tab.model.record(), found);
        [name, one, other]
    });
    Some(found.collect())
}

fn rows(rows: &[[&str; 3]]) -> Option<Vec<[String; 3]>> {
    Some(rows.iter().map(|row| row.map(String::from)).collect())
}

/// Two tabs that both know the same first decision.
fn two_tabs(browser: &Browser) -> (Tab, Tab) {
    let (mut one, mut two) = (Tab::open(browser), Tab::open(browser));
    set(&mut one, Subject::Reading(ReadingId::R5), "pro_rata", "");
    two.hears();
    assert_eq!(one.model.state.rules(), two.model.state.rules());
    (one, two)
}

#[test]
fn a_conflict_over_rules_names_each_decision_here_and_there() {
    let browser = Browser::default();
    let (mut one, mut two) = two_tabs(&browser);
    set(&mut one, six(), "3", "第12号文");
    set(&mut two, six(), "4", "例会");
    set(&mut two, Subject::Reading(ReadingId::R7), "share", "按得分");
    let zh = [
        [
            "第 6 条 旷工：每次扣分",
            "4.0（例会 2026-04-01）",
            "3.0（第12号文 2026-04-01）",
        ],
        [
            "得分百分比乘在哪部分工资上？",
            "其中一部分，其余固定（按得分）",
            "全部岗位工资（未设定）",
        ],
    ];
    let en = [
        [
            "6 Absent without leave: deduction",
            "4.0 (例会 2026-04-01)",
            "3.0 (第12号文 2026-04-01)",
        ],
        [
            "What does the percentage apply to?",
            "A set share, the rest is fixed (按得分)",
            "The whole post wage (not set)",
        ],
    ];
    assert_eq!(asked(&one, Lang::Zh), None, "the first one's are stored");
    assert_eq!(asked(&two, Lang::Zh), rows(&zh));
    assert_eq!(asked(&two, Lang::En), rows(&en));
}

#[test]
fn the_rules_that_are_chosen_are_those_on_the_disk() {
    for mine in [true, false] {
        let browser = Browser::default();
        let (mut one, mut two) = two_tabs(&browser);
        set(&mut one, six(), "3", "第12号文");
        set(&mut two, six(), "4", "例会");
        two.tell(RestMsg::Storage(StorageMsg::ResolveRules(mine)));
        two.settle();
        assert_eq!(asked(&two, Lang::Zh), None);
        one.hears();
        let mut third = Tab::open(&browser);
        for tab in [&mut one, &mut two, &mut third] {
            tab.act(Action::Go(month("2026-05")));
            tab.act(Action::Step(id("6"), 1));
            let score = if mine { "96" } else { "97" };
            assert_eq!(tab.shown_score(), score, "mine: {mine}");
        }
    }
}

#[test]
fn the_same_decisions_in_another_order_are_no_conflict() {
    let browser = Browser::default();
    let (mut one, mut two) = (Tab::open(&browser), Tab::open(&browser));
    let seven = Subject::Number(ParameterRef::PartAmount(id("7")));
    set(&mut one, six(), "3", "第12号文");
    set(&mut one, seven, "4", "第12号文");
    set(&mut two, seven, "4", "第12号文");
    assert!(asked(&two, Lang::Zh).is_some(), "it lacks one yet");
    set(&mut two, six(), "3", "第12号文");
    assert_eq!(asked(&two, Lang::Zh), None);
    assert!(two.model.storage.all_saved);
}

#[test]
fn a_rulebook_that_only_one_tab_has_is_named() {
    let later = crate::support::changed(|document| {
        document.effective = month("2026-05");
    });
    let now = Rules::bundled();
    let with = now.adding(later).unwrap();
    let book = &with.books()[2];
    let name = setting::book(Lang::Zh, book);
    let record = kaohe::record::Record::blank("", month("2026-04"), Unit::Points);
    let words = |one: &Rules, other: &Rules| -> Vec<[String; 3]> {
        let rulebook = one.rulebook((month("2026-04"), Unit::Points));
        let found = rules_difference(one, other);
        let said = found
            .iter()
            .map(|found| said(Lang::Zh, rulebook, &record, found));
        said.map(|(name, one, other)| [name, one, other]).collect()
    };
    let row = |one: &str, other: &str| vec![[name.clone(), one.into(), other.into()]];
    assert_eq!(words(&with, &now), row("在用", "没有"));
    assert_eq!(words(&now, &with), row("没有", "在用"));
    assert_eq!(words(&with, &with), Vec::<[String; 3]>::new());
    // Of the same name, but with other points to begin with.
    let other = crate::support::changed(|document| {
        document.effective = month("2026-05");
        document.base = "90".parse().unwrap();
    });
    let other = now.adding(other).unwrap();
    let found = words(&with, &other);
    let [[name, one, other]] = &found[..] else {
        panic!("{found:?}");
    };
    assert!(name.ends_with("2026-05 起"), "{name}");
    assert_ne!(one, other);
}

#[test]
fn a_rulebook_that_comes_in_says_whose_score_and_whose_pay_alone_change() {
    let mut tab = Tab::open(&Browser::default());
    // A score that changes; a pay alone; neither, without a wage; not its month.
    for (of, event, wage) in [
        ("2026-05", "6", "3200"),
        ("2026-06", "7", "3200"),
        ("2026-07", "7", ""),
        ("2026-03", "6", "3200"),
    ] {
        tab.act(Action::Go(month(of)));
        tab.act(Action::Step(id(event), 1));
        tab.enter(Field::Wage, wage);
        tab.settle();
    }
    let book = |changes: &[(Subject, &str)]| {
        let mut other = Tab::open(&Browser::default());
        for (subject, value) in changes {
            set(&mut other, *subject, value, "第12号文");
        }
        let mut document = (**other.model.rulebook()).clone();
        document.effective = month("2026-05");
        write_rulebook(&kaohe::rulebook::Rulebook::new(document).unwrap())
    };
    let share = (Subject::Reading(ReadingId::R7), "share");
    for (changes, scores, pays, text) in [
        (
            vec![(six(), "3"), share],
            vec!["2026-05"],
            vec!["2026-06"],
            "归它管的 3 个月，有 1 个的得分或区间会变，另有 1 个只变绩效工资：",
        ),
        (
            vec![share],
            vec![],
            vec!["2026-05", "2026-06"],
            "归它管的 3 个月，得分和区间都不变，有 2 个的绩效工资会变：",
        ),
        (
            vec![],
            vec![],
            vec![],
            "归它管的 3 个月，得分和区间都不变。",
        ),
    ] {
        tab.files(&[("rules.json", &book(&changes))]);
        let (rulebook, _) = &tab.model.import.rulebooks[0];
        let effect = tab.model.rulebook_effect(rulebook).unwrap();
        let months = |of: &[MonthEffect<'_>]| -> Vec<String> {
            of.iter()
                .map(|month| month.record.month.to_string())
                .collect()
        };
        assert_eq!(months(&effect.scores), scores, "{text}");
        assert_eq!(months(&effect.pays), pays, "{text}");
        let counts = (effect.scores.len(), effect.pays.len());
        assert_eq!(
            setting::months_changed(Lang::Zh, Unit::Points, counts, effect.all),
            text
        );
        for month in &effect.pays {
            let said = setting::month_effect(Lang::Zh, &month.before, &month.after);
            assert!(said.starts_with("绩效工资 "), "{said}");
        }
        for month in &effect.scores {
            let said = setting::month_effect(Lang::Zh, &month.before, &month.after);
            assert!(said.contains("绩效工资 "), "{said}");
        }
    }
}
