//! The page may be gone after any step: old or new can always be read.

use std::cell::RefCell;
use std::collections::BTreeSet;

use kaohe::store::Sweep;

use super::fake::{Fake, Trick};
use super::{BESIDE, OURS, Shelf, march, month, note_after_reload, open, ours, record, report};

/// Acts again and again, each time with one step more before the page is
/// gone, until it gets to the end.
fn after_every_step(
    set_up: impl Fn(&Fake),
    tricks: &[(usize, Trick)],
    act: impl Fn(&mut Shelf),
    check: impl Fn(&Fake),
) {
    for steps in 0..200 {
        let fake = Fake::new();
        set_up(&fake);
        let mut store = open(&fake);
        fake.script(tricks.iter().cloned());
        fake.die_after(steps);
        act(&mut store);
        let done = fake.changes() < steps;
        fake.reload();
        check(&fake);
        if done {
            assert!(steps > 1, "there were steps to die after");
            return;
        }
    }
    panic!("it never ends");
}

fn old(fake: &Fake) {
    open(fake).save(&ours("old")).expect("saved");
}

fn save_new(store: &mut Shelf) {
    let _ = store.save(&ours("new"));
}

/// What is found after each step must be among these; all of them must be.
fn notes_found(tricks: &[(usize, Trick)], expected: &[&str]) {
    let found = RefCell::new(BTreeSet::new());
    after_every_step(old, tricks, save_new, |fake| {
        let note = note_after_reload(fake).expect("old or new can be read");
        assert!(fake.text(BESIDE).is_none(), "nothing is left beside");
        found.borrow_mut().insert(note);
        assert_eq!(report(fake).missing, []);
    });
    let expected = expected.iter().map(|note| (*note).to_owned()).collect();
    assert_eq!(found.into_inner(), expected);
}

#[test]
fn while_saving() {
    notes_found(&[], &["old", "new"]);
}

#[test]
fn while_saving_to_a_storage_that_garbles() {
    for (step, trick) in [
        (1, Trick::Halve),
        (1, Trick::Lose),
        (2, Trick::Halve),
        (2, Trick::Lose),
        (3, Trick::Lose),
    ] {
        let expected: &[_] = if step == 1 { &["old"] } else { &["old", "new"] };
        notes_found(&[(step, trick)], expected);
    }
    // The old text is put back, and that goes wrong too.
    notes_found(&[(2, Trick::Halve), (3, Trick::Halve)], &["old", "new"]);
    notes_found(&[(2, Trick::Halve), (3, Trick::Lose)], &["old", "new"]);
}

#[test]
fn while_saving_the_first_time() {
    let found = RefCell::new(BTreeSet::new());
    after_every_step(
        |_| {},
        &[],
        save_new,
        |fake| {
            found.borrow_mut().insert(note_after_reload(fake));
            assert_eq!(report(fake).missing, []);
        },
    );
    assert_eq!(
        found.into_inner(),
        BTreeSet::from([None, Some("new".into())])
    );
}

#[test]
fn while_saving_without_room_for_both() {
    let long = "old".repeat(100);
    let found = RefCell::new(BTreeSet::new());
    after_every_step(
        |fake| {
            open(fake).save(&ours(&long)).expect("saved");
            fake.leave(20);
        },
        &[],
        |store| {
            let _ = store.save(&ours(&"new".repeat(101)));
        },
        |fake| {
            let note = note_after_reload(fake).expect("old or new can be read");
            found.borrow_mut().insert(note[..3].to_owned());
        },
    );
    assert_eq!(
        found.into_inner(),
        BTreeSet::from(["old".into(), "new".into()])
    );
}

#[test]
fn while_setting_aside() {
    let garbage = "{\"schema\":1,\"rec";
    for steps in 0..20 {
        let fake = Fake::new();
        fake.put(OURS, garbage);
        fake.die_after(steps);
        drop(open(&fake));
        fake.reload();
        let store = open(&fake);
        let asides: Vec<_> = store
            .asides()
            .iter()
            .map(|aside| aside.raw.as_str())
            .collect();
        assert_eq!(asides, [garbage], "after {steps} steps");
        assert_eq!(store.asides()[0].key, OURS);
        assert_eq!(fake.text(OURS), None);
    }
}

#[test]
fn while_finishing_a_save_that_was_cut_off() {
    let cut_off = |fake: &Fake| {
        old(fake);
        let mut store = open(fake);
        fake.die_after(1);
        save_new(&mut store);
        fake.reload();
        assert!(fake.text(BESIDE).is_some());
    };
    for steps in 0..10 {
        let fake = Fake::new();
        cut_off(&fake);
        fake.die_after(steps);
        drop(open(&fake));
        assert_eq!(
            note_after_reload(&fake).as_deref(),
            Some("new"),
            "after {steps} steps"
        );
    }
    let fake = Fake::new();
    cut_off(&fake);
    let finished = report(&fake).finished;
    assert_eq!(finished.len(), 1);
    assert_eq!(
        (finished[0].agent.as_str(), finished[0].month),
        ("甲", march())
    );
}

#[test]
fn while_removing() {
    let found = RefCell::new(BTreeSet::new());
    after_every_step(
        old,
        &[],
        |store| {
            let _ = store.remove("甲", march());
        },
        |fake| {
            assert_eq!(report(fake).missing, [], "what we removed isn't lost");
            found.borrow_mut().insert(note_after_reload(fake));
        },
    );
    assert_eq!(
        found.into_inner(),
        BTreeSet::from([None, Some("old".into())])
    );
}

#[test]
fn while_removing_what_lies_beside_too() {
    let beside_stays = |fake: &Fake| {
        old(fake);
        fake.script([(3, Trick::Lose)]);
        open(fake).save(&ours("older")).expect("saved");
        assert!(fake.text(BESIDE).is_some());
    };
    let fake = Fake::new();
    beside_stays(&fake);
    // Without a new page in between, which would have tidied up.
    let (mut store, _) = kaohe::store::Store::open(fake.clone());
    store.remove("甲", march()).expect("removed");
    assert_eq!(note_after_reload(&fake), None);
}

#[test]
fn while_clearing() {
    after_every_step(
        |fake| {
            old(fake);
            open(fake)
                .save(&record("乙", "2026-03", "b"))
                .expect("saved");
        },
        &[],
        |store| {
            let _ = store.clear(Sweep::Months);
        },
        |fake| assert_eq!(report(fake).missing, []),
    );
}

#[test]
fn while_renaming() {
    let months = ["2026-01", "2026-02", "2026-03"];
    after_every_step(
        |fake| {
            let mut store = open(fake);
            for text in months {
                store.save(&record("甲", text, text)).expect("saved");
            }
        },
        &[],
        |store| {
            let _ = store.rename_agent("甲", "乙");
        },
        |fake| {
            let mut store = open(fake);
            for text in months {
                let under = |agent| store.record(agent, month(text)).is_some();
                assert!(under("甲") || under("乙"), "{text} is lost");
            }
            // The same call goes on from there.
            store.rename_agent("甲", "乙").expect("renamed");
            let records: Vec<_> = store.records().cloned().collect();
            assert_eq!(records, months.map(|text| record("乙", text, text)));
            let again = open(fake);
            assert!(again.records().eq(store.records()));
            assert_eq!(report(fake), kaohe::store::Opened::default());
        },
    );
}
