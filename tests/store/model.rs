//! Two tabs, random acts, random faults: what was called saved is there, and
//! nothing unreadable is lost.

use std::collections::{BTreeMap, BTreeSet};

use kaohe::record::Record;
use kaohe::store::{BackendFault, Keep, MonthKey, SaveFault};
use proptest::prelude::*;

use super::fake::{Fake, Trick};
use super::{Shelf, month, open, record};

#[derive(Clone, Debug)]
enum Act {
    Save(bool, u8, u8),
    Remove(bool, u8),
    Resolve(bool, u8, bool),
    Retry(bool),
    Event(bool),
    Plant(u8, u8),
    Room(Option<u16>),
    Reload,
}

fn acts() -> impl Strategy<Value = Act> {
    prop_oneof![
        8 => (any::<bool>(), 0..3u8, 0..4u8).prop_map(|(tab, slot, note)| Act::Save(tab, slot, note)),
        2 => (any::<bool>(), 0..3u8).prop_map(|(tab, slot)| Act::Remove(tab, slot)),
        2 => (any::<bool>(), 0..3u8, any::<bool>()).prop_map(|(tab, slot, mine)| Act::Resolve(tab, slot, mine)),
        1 => any::<bool>().prop_map(Act::Retry),
        2 => any::<bool>().prop_map(Act::Event),
        1 => (0..3u8, any::<u8>()).prop_map(|(slot, text)| Act::Plant(slot, text)),
        1 => proptest::option::of(0..400u16).prop_map(Act::Room),
        1 => Just(Act::Reload),
    ]
}

fn tricks() -> impl Strategy<Value = Vec<(usize, Trick)>> {
    let trick = prop_oneof![
        Just(Trick::Lose),
        Just(Trick::Halve),
        Just(Trick::Blind),
        Just(Trick::Fail(BackendFault::Blocked)),
        Just(Trick::Fail(BackendFault::QuotaFull)),
    ];
    proptest::collection::vec((1..6usize, trick), 0..3)
}

fn made(slot: u8, note: u8) -> Record {
    let note = "n".repeat(usize::from(note) * 50 + 1);
    record("甲", &format!("2026-{:02}", slot + 1), &note)
}

fn key(slot: u8) -> MonthKey {
    MonthKey::new("甲", month(&format!("2026-{:02}", slot + 1)))
}

/// What may be read of each month, none standing for no month.
type May = BTreeMap<MonthKey, BTreeSet<Option<String>>>;

fn text(record: Option<&Record>) -> Option<String> {
    record.map(|record| record.entries[0].note.clone())
}

fn check(fake: &Fake, may: &mut May, planted: &BTreeSet<String>) {
    let store = open(fake);
    for (key, allowed) in may {
        let found = text(store.record(&key.agent, key.month));
        assert!(
            allowed.contains(&found),
            "{key:?}: {found:?} is none of {allowed:?}"
        );
        *allowed = BTreeSet::from([found]);
    }
    for raw in planted {
        let kept = store.asides().iter().any(|aside| aside.raw == *raw);
        assert!(kept, "{raw} is lost");
    }
    assert_eq!(fake.text("other").as_deref(), Some("theirs"));
}

fn act(store: &mut Shelf, act: &Act, may: &mut May) {
    match *act {
        Act::Save(_, slot, note) => {
            let record = made(slot, note);
            let outcome = store.save(&record);
            let allowed = may.get_mut(&key(slot)).expect("a month");
            note_outcome(allowed, text(Some(&record)), outcome.map(drop));
            assert_eq!(store.record("甲", record.month), Some(&record));
        }
        Act::Remove(_, slot) => {
            let there = store.record("甲", key(slot).month).is_some();
            let only_here = store.unsaved().any(|(record, fault)| {
                record.month == key(slot).month && *fault == SaveFault::Locked
            });
            let outcome = store.remove("甲", key(slot).month);
            let allowed = may.get_mut(&key(slot)).expect("a month");
            if only_here {
                allowed.insert(None);
            } else if there {
                note_outcome(allowed, None, outcome.map(drop));
            }
        }
        Act::Resolve(_, slot, mine) => {
            let keep = if mine { Keep::Mine } else { Keep::Theirs };
            let record = store.record("甲", key(slot).month).cloned();
            let gone = store.unsaved().any(|(record, fault)| {
                record.month == key(slot).month && *fault == SaveFault::Conflict(None)
            });
            let outcome = store.resolve_conflict("甲", key(slot).month, keep);
            let allowed = may.get_mut(&key(slot)).expect("a month");
            if gone && !mine {
                // Its removal was agreed to.
                allowed.insert(None);
            }
            let kept = store.record("甲", key(slot).month) == record.as_ref();
            if kept && let Some(record) = record {
                note_outcome(allowed, text(Some(&record)), outcome.map(drop));
            }
        }
        Act::Retry(_) => {
            let trying: Vec<_> = store.unsaved().map(|(record, _)| record.clone()).collect();
            store.retry();
            for record in trying {
                let fault = store.unsaved().find(|(found, _)| **found == record);
                let outcome = fault.map_or(Ok(()), |(_, fault)| Err(fault.clone()));
                let allowed = may.get_mut(&MonthKey::of(&record)).expect("a month");
                note_outcome(allowed, text(Some(&record)), outcome);
            }
        }
        Act::Event(_) => drop(store.external_change(None)),
        Act::Plant(..) | Act::Room(_) | Act::Reload => {}
    }
}

fn note_outcome(
    allowed: &mut BTreeSet<Option<String>>,
    wanted: Option<String>,
    outcome: Result<(), SaveFault>,
) {
    match outcome {
        Ok(()) => *allowed = BTreeSet::from([wanted]),
        Err(SaveFault::ReadBackDiffers { kept: false }) => allowed.extend([wanted, None]),
        Err(_) => drop(allowed.insert(wanted)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_saved_and_nothing_unreadable_is_lost(
        script in proptest::collection::vec((acts(), tricks()), 1..25),
    ) {
        let fake = Fake::new();
        fake.put("other", "theirs");
        let mut may: May = (0..3).map(|slot| (key(slot), BTreeSet::from([None]))).collect();
        let mut planted = BTreeSet::<String>::new();
        let mut tabs = [open(&fake), open(&fake)];
        for (number, (step, tricks)) in script.into_iter().enumerate() {
            fake.script(tricks);
            match &step {
                Act::Save(tab, ..)
                | Act::Remove(tab, _)
                | Act::Resolve(tab, ..)
                | Act::Retry(tab)
                | Act::Event(tab) => act(&mut tabs[usize::from(*tab)], &step, &mut may),
                Act::Plant(slot, text) => {
                    let raw = format!("garbage {number} {text}.");
                    fake.put(&format!("kaohe:month:甲:2026-{:02}", slot + 1), &raw);
                    // What another program overwrites is gone, garbage too.
                    planted.retain(|raw| kept(&fake, raw));
                    planted.insert(raw);
                    may.get_mut(&key(*slot)).expect("a month").insert(None);
                }
                Act::Room(room) => match room {
                    Some(room) => fake.leave(usize::from(*room)),
                    None => fake.quota(None),
                },
                Act::Reload => {
                    fake.reload();
                    fake.quota(None);
                    check(&fake, &mut may, &planted);
                    tabs = [open(&fake), open(&fake)];
                }
            }
        }
        fake.reload();
        fake.quota(None);
        check(&fake, &mut may, &planted);
    }
}

fn kept(fake: &Fake, raw: &str) -> bool {
    fake.all().values().any(|text| text.contains(raw))
}
