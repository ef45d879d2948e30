//! What holds after any acts, undos, redos and saves of another tab.

use std::collections::BTreeMap;
use std::rc::Rc;

use kaohe::desk::state::{Action, ExamKind, Field, InUse, Key, Records};
use kaohe::number::Unit;
use kaohe::record::{Facts, Record};
use kaohe::rulebook::{Amendment, Number, ParameterRef, Rules};
use proptest::prelude::*;

use super::bench::{Browser, Tab, id, month};
use crate::support::any::cases;

/// What is done in which tab.
#[derive(Clone, Debug)]
enum Done {
    Here(Action),
    Elsewhere(Action),
    Undo,
    Redo,
}

fn decided() -> InUse {
    let amendment = Amendment::Parameter {
        parameter: ParameterRef::Target(id("faults_online")),
        value: Number::Percent("72".parse().unwrap()),
        source: "notice 3".into(),
        date: None,
    };
    InUse(Rc::new(Rules::bundled().with(0, amendment).unwrap()))
}

fn action() -> impl Strategy<Value = Action> {
    let part = || prop::sample::select(vec!["6", "7", "24"]).prop_map(id);
    let count = part().prop_map(Field::Count);
    let texts = prop_oneof![
        Just("3".to_owned()),
        Just(String::new()),
        Just("x".to_owned())
    ];
    let name = prop::sample::select(vec!["", "王芳", "李伟"]);
    prop_oneof![
        4 => (part(), -1..=1_i32).prop_map(|(part, by)| Action::Step(part, by)),
        2 => (count, texts).prop_map(|(field, text)| Action::Enter(field, text)),
        1 => prop::sample::select(vec![ExamKind::None, ExamKind::Unknown]).prop_map(Action::Exam),
        1 => Just(Action::AddComplaint),
        1 => name.clone().prop_map(|name| Action::Enter(Field::Agent, name.into())),
        1 => name.clone().prop_map(|name| Action::Show(name.into())),
        2 => (-1..=1_i32).prop_map(|by| Action::Go(month("2026-04").plus(by))),
        1 => name.prop_map(|name| Action::Remove(name.into(), month("2026-04"))),
        1 => Just(Action::RemoveAll(None)),
    ]
}

fn any(others: u32) -> impl Strategy<Value = Vec<Done>> {
    let one = prop_oneof![
        6 => action().prop_map(Done::Here),
        1 => Just(()).prop_map(|()| Done::Here(Action::Rules(decided()))),
        others => action().prop_map(Done::Elsewhere),
        3 => Just(Done::Undo),
        2 => Just(Done::Redo),
    ];
    prop::collection::vec(one, 1..40)
}

fn records(tab: &Tab) -> Records {
    tab.model.state.content.records.clone()
}

/// Without the wage, of whose sums acts keep nothing.
fn facts(records: &Records, key: &Key) -> Option<Facts> {
    let record = records.get(key)?;
    Some(record.facts().clone())
}

/// What an act leaves of a month; nothing is known of one that it removed.
fn left(before: &Records, now: &Records, key: &Key) -> Facts {
    let unit = before.get(key).map_or(Unit::Points, |record| record.unit);
    facts(now, key).unwrap_or_else(|| Facts {
        unit,
        ..Facts::empty(key.0.clone(), key.1)
    })
}

fn other(before: &Records, now: &Records) -> Vec<Key> {
    let keys = before.keys().chain(now.keys());
    let mut keys: Vec<Key> = keys.cloned().collect();
    keys.sort();
    keys.dedup();
    keys.retain(|key| before.get(key) != now.get(key));
    keys
}

proptest! {
    #![proptest_config(cases(64))]

    /// Without another tab, what is undone is as it never was, on the disk too;
    /// a new act leaves nothing to redo.
    #[test]
    fn undo_of_everything_leads_to_exactly_what_was_before(done in any(0)) {
        let browser = Browser::default();
        let mut tab = Tab::open(&browser);
        tab.act(Action::Step(id("15"), 1));
        let mut tab = Tab::open(&browser);
        let (start, rules) = (records(&tab), tab.model.state.content.rules.clone());
        let mut steps = 0;
        for done in done {
            let before = tab.model.state.content.clone();
            match done {
                Done::Here(action) => {
                    tab.act(action);
                    if before.records != tab.model.state.content.records {
                        prop_assert!(!tab.model.state.history.can_redo());
                    }
                }
                Done::Undo => tab.act(Action::Undo),
                Done::Redo => tab.act(Action::Redo),
                Done::Elsewhere(_) => {}
            }
        }
        let (end, decided) = (records(&tab), tab.model.state.content.rules.clone());
        while tab.model.state.history.can_undo() {
            tab.act(Action::Undo);
            steps += 1;
        }
        prop_assert_eq!(records(&tab), start.clone());
        prop_assert_eq!(&tab.model.state.content.rules, &rules);
        prop_assert_eq!(records(&Tab::open(&browser)), start);
        for _ in 0..steps {
            tab.act(Action::Redo);
        }
        prop_assert_eq!(records(&tab), end.clone());
        prop_assert_eq!(&tab.model.state.content.rules, &decided);
        prop_assert_eq!(records(&Tab::open(&browser)), end);
    }

    /// What another tab saved is there after everything here was undone, and
    /// nothing else.
    #[test]
    fn nothing_of_another_tab_is_ever_erased_by_undo(done in any(3)) {
        let browser = Browser::default();
        let (mut tab, mut two) = (Tab::open(&browser), Tab::open(&browser));
        let mut theirs: BTreeMap<Key, Option<Rc<Record>>> = BTreeMap::new();
        for done in done {
            match done {
                Done::Here(action) => tab.act(action),
                Done::Undo => tab.act(Action::Undo),
                Done::Redo => tab.act(Action::Redo),
                Done::Elsewhere(action) => {
                    let before = records(&two);
                    two.act(action);
                    for key in other(&before, &records(&two)) {
                        let now = records(&two).get(&key).cloned();
                        theirs.insert(key, now);
                    }
                    tab.hears();
                    continue;
                }
            }
            two.hears();
        }
        while tab.model.state.history.can_undo() {
            tab.act(Action::Undo);
        }
        let expected: Records = theirs
            .into_iter()
            .filter_map(|(key, record)| Some((key, record?)))
            .collect();
        prop_assert_eq!(records(&tab), expected.clone());
        prop_assert_eq!(records(&Tab::open(&browser)), expected);
    }

    /// The acts on a month are those that were done, each with what it made of
    /// the month, and lead to what it is; on the disk too.
    #[test]
    fn the_acts_that_are_listed_are_those_that_were_done(done in any(2)) {
        let browser = Browser::default();
        let (mut tab, mut two) = (Tab::open(&browser), Tab::open(&browser));
        let mut expected: BTreeMap<Key, Vec<Facts>> = BTreeMap::new();
        let mut removed = expected.clone();
        for done in done {
            let before = records(&tab);
            let turns = matches!(done, Done::Undo | Done::Redo);
            match done {
                Done::Here(action) => tab.act(action),
                Done::Undo => tab.act(Action::Undo),
                Done::Redo => tab.act(Action::Redo),
                Done::Elsewhere(action) => {
                    two.act(action);
                    tab.hears();
                }
            }
            two.hears();
            let now = records(&tab);
            let changed = other(&before, &now);
            // A month that only got another name takes its acts along.
            let old = |key: &&Key| {
                let named = |old: &&&Key| {
                    let agent = key.0.clone();
                    let named = facts(&before, old).map(|facts| Facts { agent, ..facts });
                    old.1 == key.1 && !now.contains_key(**old) && named == facts(&now, key)
                };
                changed.iter().filter(|_| !before.contains_key(*key)).find(|old| named(&old)).cloned()
            };
            let renamed: Vec<(Key, Key)> = changed
                .iter()
                .filter_map(|key| Some((key.clone(), old(&key)?)))
                .collect();
            for (key, old) in &renamed {
                let acts = expected.remove(old).unwrap_or_default();
                expected.insert(key.clone(), acts);
            }
            for key in changed {
                if renamed.iter().any(|(_, old)| *old == key) {
                    continue;
                }
                if !before.contains_key(&key) && !renamed.iter().any(|(new, _)| *new == key) {
                    let known = removed.remove(&key).filter(|_| turns);
                    expected.insert(key.clone(), known.unwrap_or_default());
                }
                let acts = expected.entry(key.clone()).or_default();
                acts.push(left(&before, &now, &key));
                if !now.contains_key(&key) {
                    removed.extend(expected.remove_entry(&key));
                }
            }
        }
        let again = Tab::open(&browser);
        for (key, record) in &records(&tab) {
            for tab in [&tab, &again] {
                let trail = tab.model.storage.acts.of(key).unwrap();
                prop_assert!(trail.leads_to(record));
                let steps = trail.steps(record).into_iter().rev();
                let listed: Vec<Facts> = steps.map(|step| step.after).collect();
                prop_assert_eq!(&listed, &expected[key]);
            }
        }
    }
}
