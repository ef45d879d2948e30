//! The page may be gone after any step: old or new can always be read.

use std::collections::BTreeSet;
use std::pin::pin;
use std::task::{Context, Waker};

use kaohe::store::rows::Edit;

use super::fake::{Fake, Trick};
use super::{entries, open, opened, put};

/// Saves again and again, each time with one step more before the page is
/// gone; all that was found after it.
fn found_after_every_step(tricks: &[(usize, Trick)]) -> BTreeSet<Vec<(u64, String)>> {
    let mut found = BTreeSet::new();
    for polls in 0..100 {
        let fake = Fake::of(&[(1, "old"), (2, "old")]);
        let store = open(&fake);
        fake.script(tricks.iter().cloned());
        let edits = vec![put(1, "new"), Edit::remove(2), put(3, "new")];
        let mut done = false;
        {
            let mut save = pin!(store.save(edits));
            let mut context = Context::from_waker(Waker::noop());
            for _ in 0..polls {
                done = done || save.as_mut().poll(&mut context).is_ready();
            }
        }
        drop(store);
        fake.script([]);
        let (after, report) = opened(&fake);
        assert_eq!(report.unreadable, Vec::<u64>::new(), "after {polls} steps");
        found.insert(entries(&after));
        if done {
            assert!(polls > 2, "there were steps to die after");
            return found;
        }
    }
    panic!("it never ends");
}

fn old() -> Vec<(u64, String)> {
    super::is(&[(1, "old"), (2, "old")])
}

fn new() -> Vec<(u64, String)> {
    super::is(&[(1, "new"), (3, "new")])
}

#[test]
fn while_saving() {
    let both = BTreeSet::from([old(), new()]);
    assert_eq!(found_after_every_step(&[]), both);
    assert_eq!(found_after_every_step(&[(1, Trick::Blind)]), both);
    assert_eq!(found_after_every_step(&[(2, Trick::Blind)]), both);
}

#[test]
fn while_saving_to_a_storage_that_loses() {
    let found = found_after_every_step(&[(1, Trick::Lose)]);
    assert_eq!(found, BTreeSet::from([old()]));
}
