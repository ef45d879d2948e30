//! Two tabs, random acts, random faults, against a plain map: what was called
//! saved is there, nothing unseen is overwritten, nothing unreadable is lost.

use std::collections::{BTreeMap, BTreeSet};

use kaohe::store::rows::{Edit, RowFault};
use kaohe::store::{BackendFault, Keep};
use proptest::prelude::*;

use super::fake::{Fake, Trick};
use super::{Shelf, open, row, save, wait};

const IDS: [u64; 3] = [1, 2, 3];

#[derive(Clone, Debug)]
enum Act {
    /// Which tab, and of each row whether it's put, removed or let be.
    Save(usize, [Option<bool>; 3]),
    Resolve(usize, u64, bool),
    Retry(usize),
    News(usize),
    Discard(usize, u64),
    Plant(u64),
    Room(Option<usize>),
    Reload(usize),
}

fn acts() -> impl Strategy<Value = Act> {
    let tab = || 0..2usize;
    let id = || 1..4u64;
    prop_oneof![
        8 => (tab(), any::<[Option<bool>; 3]>()).prop_map(|(tab, rows)| Act::Save(tab, rows)),
        3 => (tab(), id(), any::<bool>()).prop_map(|(tab, id, mine)| Act::Resolve(tab, id, mine)),
        2 => tab().prop_map(Act::Retry),
        2 => tab().prop_map(Act::News),
        1 => (tab(), id()).prop_map(|(tab, id)| Act::Discard(tab, id)),
        1 => id().prop_map(Act::Plant),
        1 => proptest::option::of(0..20usize).prop_map(Act::Room),
        1 => tab().prop_map(Act::Reload),
    ]
}

fn tricks() -> impl Strategy<Value = Vec<(usize, Trick)>> {
    let trick = prop_oneof![
        Just(Trick::Lose),
        Just(Trick::Garble),
        Just(Trick::Blind),
        Just(Trick::Fail(BackendFault::Blocked)),
        Just(Trick::Fail(BackendFault::QuotaFull)),
    ];
    proptest::collection::vec((1..5usize, trick), 0..3)
}

type Texts = BTreeSet<Option<String>>;

struct World {
    fake: Fake,
    tabs: [Shelf; 2],
    /// What may lie under each id.
    may: BTreeMap<u64, Texts>,
    /// What each tab has seen or tried of each row.
    known: [BTreeMap<u64, Texts>; 2],
    planted: BTreeMap<u64, String>,
    /// Every text is another one.
    count: usize,
}

impl World {
    fn new() -> Self {
        let fake = Fake::of(&[]);
        let nothing = || IDS.map(|id| (id, Texts::from([None]))).into();
        Self {
            tabs: [open(&fake), open(&fake)],
            fake,
            may: nothing(),
            known: [nothing(), nothing()],
            planted: BTreeMap::new(),
            count: 0,
        }
    }

    fn stored(&self, id: u64) -> Option<String> {
        let row = self.fake.all().into_iter().find(|(found, _)| *found == id);
        row.map(|(_, text)| text)
    }

    fn knows(&mut self, tab: usize, id: u64, text: Option<String>) {
        self.known[tab].get_mut(&id).expect("a row").insert(text);
    }

    /// A tab has seen all that is there.
    fn sees(&mut self, tab: usize) {
        for id in IDS {
            self.knows(tab, id, self.stored(id));
        }
    }

    fn act(&mut self, act: &Act) {
        let before = IDS.map(|id| (id, self.stored(id)));
        let writer = match *act {
            Act::Save(tab, rows) => {
                self.save(tab, rows);
                Some(tab)
            }
            Act::Resolve(tab, id, mine) => {
                let conflict = self.tabs[tab].unsaved().into_iter().find_map(|left| {
                    let RowFault::Conflict { theirs } = left.fault else {
                        return None;
                    };
                    (left.id == id).then_some(theirs)
                });
                if let Some(theirs) = conflict {
                    self.knows(tab, id, theirs);
                }
                let keep = if mine { Keep::Mine } else { Keep::Theirs };
                self.tried(tab, |store| drop(wait(store.resolve_conflict(&id, keep))));
                Some(tab)
            }
            Act::Retry(tab) => {
                self.tried(tab, |store| drop(wait(store.retry(|_| {}))));
                Some(tab)
            }
            Act::News(tab) => {
                if wait(self.tabs[tab].external_change(None)).is_ok() {
                    self.sees(tab);
                }
                None
            }
            Act::Discard(tab, id) => {
                let asides = self.tabs[tab].asides();
                let aside = asides.into_iter().find(|aside| aside.id == id);
                let outcome = wait(self.tabs[tab].discard_aside(&id));
                let shown = aside.map(|aside| aside.text);
                if shown.is_some() && shown == self.planted.get(&id).cloned() {
                    let gone = self.stored(id).is_none();
                    assert!(gone || outcome.is_err(), "said to be gone");
                    if gone {
                        self.planted.remove(&id);
                    }
                }
                None
            }
            Act::Plant(id) => {
                self.count += 1;
                let text = format!("garbage {}", self.count);
                self.fake.set(id, Some(&text));
                self.planted.insert(id, text);
                self.may.insert(id, Texts::from([None]));
                return;
            }
            Act::Room(room) => {
                self.fake.leave(room);
                None
            }
            Act::Reload(tab) => {
                self.fake.block(false);
                self.fake.script([]);
                self.tabs[tab] = open(&self.fake);
                self.sees(tab);
                None
            }
        };
        for (id, before) in before {
            let after = self.stored(id);
            if before == after {
                continue;
            }
            let readable = before.as_ref().is_none_or(|text| text.starts_with("row "));
            let Some(tab) = writer else {
                assert!(!readable, "{act:?} wrote row {id}");
                continue;
            };
            let known = &self.known[tab][&id];
            assert!(
                !readable || known.contains(&before),
                "{act:?}: {before:?} was unseen"
            );
        }
    }

    fn save(&mut self, tab: usize, rows: [Option<bool>; 3]) {
        let mut edits = Vec::new();
        for (id, put) in IDS.into_iter().zip(rows) {
            let Some(put) = put else { continue };
            self.count += 1;
            let text = row(&self.count.to_string());
            let edit = if put {
                Edit::put(id, text)
            } else {
                Edit::remove(id)
            };
            edits.push(edit);
        }
        for Edit { id, text, .. } in edits.clone() {
            self.knows(tab, id, text.clone());
            self.may.get_mut(&id).expect("a row").insert(text);
        }
        let outcome = save(&self.tabs[tab], &edits);
        let unsaved: Vec<_> = self.tabs[tab].unsaved();
        let left = |id: &u64| unsaved.iter().any(|left| left.id == *id);
        assert_eq!(outcome.is_err(), edits.iter().any(|edit| left(&edit.id)));
        for Edit { id, text, .. } in edits {
            assert_eq!(self.tabs[tab].text(&id), text, "memory has the latest");
            if !left(&id) {
                self.may.insert(id, Texts::from([text]));
            }
        }
        self.spoilt(tab);
    }

    /// Whatever is tried, it's what was unsaved before.
    fn tried(&mut self, tab: usize, work: impl FnOnce(&Shelf)) {
        let before = self.tabs[tab].unsaved();
        for left in &before {
            let may = self.may.get_mut(&left.id).expect("a row");
            may.insert(left.mine.clone());
        }
        work(&self.tabs[tab]);
        let after = self.tabs[tab].unsaved();
        for left in before {
            if !after.iter().any(|now| now.id == left.id) {
                let text = self.tabs[tab].text(&left.id);
                self.may.insert(left.id, Texts::from([text]));
            }
        }
        self.spoilt(tab);
    }

    /// What the storage spoilt, and said so, may be nothing readable.
    fn spoilt(&mut self, tab: usize) {
        for left in self.tabs[tab].unsaved() {
            let fault = left.fault;
            let unseen = matches!(&fault, RowFault::Storage(_));
            if unseen || fault == (RowFault::ReadBackDiffers { kept: false }) {
                self.may.get_mut(&left.id).expect("a row").insert(None);
            }
        }
    }

    fn check(&mut self) {
        let store = open(&self.fake);
        for id in IDS {
            let found = store.text(&id);
            let may = &self.may[&id];
            assert!(may.contains(&found), "{id}: {found:?} is none of {may:?}");
        }
        for (id, text) in &self.planted {
            assert_eq!(self.stored(*id).as_ref(), Some(text), "lost");
        }
    }
}

proptest! {
    #![proptest_config(crate::support::any::cases(2_000))]

    #[test]
    fn nothing_saved_nothing_unseen_and_nothing_unreadable_is_lost(
        script in proptest::collection::vec((acts(), tricks()), 1..25),
    ) {
        let mut world = World::new();
        for (act, tricks) in script {
            world.fake.script(tricks);
            world.act(&act);
            world.fake.script([]);
            world.check();
        }
    }
}
