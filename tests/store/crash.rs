//! The page may be gone after any step: old or new can always be read.

use std::collections::BTreeSet;

use super::fake::{Fake, Trick};
use super::{BESIDE, OURS, march, note_after_reload, open, ours, record, report};

/// Every number of steps until the action no longer dies.
fn every_step(set_up: impl Fn() -> Fake, act: impl Fn(&Fake), check: impl Fn(&Fake, usize)) {
    for steps in 0..100 {
        let fake = set_up();
        fake.die_after(steps);
        act(&fake);
        let done = fake.changes() < steps;
        fake.reload();
        check(&fake, steps);
        if done {
            assert!(steps > 1, "there were steps to die after");
            return;
        }
    }
    panic!("it never ends");
}

fn with_old() -> Fake {
    let fake = Fake::new();
    open(&fake).save(&ours("old")).expect("saved");
    fake
}

#[test]
fn while_saving() {
    let seen = std::cell::RefCell::new(BTreeSet::new());
    let save = |fake: &Fake| {
        // The tab was open before; its page dies while it saves.
        let last = fake.changes();
        let _ = last;
        let mut store = open(&fake.alive());
        let _ = store.save(&ours("new"));
    };
    every_step(with_old, save, |fake, _| {
        let note = note_after_reload(fake).expect("old or new");
        assert!(fake.text(BESIDE).is_none(), "nothing is left beside");
        assert!(open(fake).asides().is_empty());
        seen.borrow_mut().insert(note);
    });
    assert_eq!(seen.into_inner(), BTreeSet::from(["new".into(), "old".into()]));
}
