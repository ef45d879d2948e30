//! Rows that can't be read are left where they are.

use kaohe::store::rows::{Edit, RowAside, RowFault};

use super::fake::{Fake, Trick};
use super::{entries, faults, is, left, open, opened, put, row, save, stopped, wait};

fn garbage() -> Fake {
    let fake = Fake::of(&[(1, "a")]);
    fake.set(2, Some("garbage"));
    fake
}

fn aside(id: u64, text: &str) -> RowAside {
    let text = text.into();
    RowAside { id, text }
}

#[test]
fn they_are_offered_and_never_overwritten() {
    let fake = garbage();
    let (store, found) = opened(&fake);
    assert_eq!(found.unreadable, [2]);
    assert_eq!(store.asides(), [aside(2, "garbage")]);
    assert_eq!(entries(&store), is(&[(1, "a")]));
    let outcome = save(&store, &[put(1, "A"), put(2, "b")]);
    let unsaved = vec![
        left(1, "A", RowFault::Waiting),
        left(2, "b", RowFault::Locked),
    ];
    assert_eq!(outcome, stopped(&[], unsaved));
    let calls = fake.calls();
    save(&store, &[Edit::remove(2)]).expect_err("locked");
    assert_eq!(fake.calls(), calls, "that is known without asking");
    assert_eq!(fake.all(), is(&[(1, "row a"), (2, "garbage")]));
    // The others aren't held up for good.
    wait(store.retry(|_| {})).expect("saved");
    assert_eq!(faults(&store), [(2, RowFault::Locked)]);
    assert_eq!(fake.all(), is(&[(1, "row A"), (2, "garbage")]));
}

#[test]
fn discarded_on_someones_word() {
    let fake = garbage();
    let store = open(&fake);
    save(&store, &[put(2, "b")]).expect_err("locked");
    assert_eq!(wait(store.discard_aside(&2)), Ok(()));
    assert_eq!((store.asides(), fake.all()), (vec![], is(&[(1, "row a")])));
    wait(store.retry(|_| {})).expect("saved");
    assert_eq!(fake.all(), is(&[(1, "row a"), (2, "row b")]));
    assert_eq!(wait(store.discard_aside(&2)), Ok(()), "none there");
    assert_eq!(fake.all().len(), 2);
}

#[test]
fn discarding_looks_first() {
    let fake = garbage();
    let store = open(&fake);
    fake.set(2, Some(&row("repaired")));
    let theirs = Some(row("repaired"));
    let outcome = wait(store.discard_aside(&2));
    assert_eq!(outcome, Err(RowFault::Conflict { theirs }));
    wait(store.external_change(Some(&[2]))).expect("read");
    assert_eq!(entries(&store), is(&[(1, "a"), (2, "repaired")]));
    assert_eq!(store.asides(), []);
}

#[test]
fn discarding_that_fails() {
    let gone = garbage();
    let store = open(&gone);
    gone.set(2, None);
    assert_eq!(wait(store.discard_aside(&2)), Ok(()), "another tab did it");
    assert_eq!(store.asides(), []);
    let fake = garbage();
    let store = open(&fake);
    fake.script([(1, Trick::Lose)]);
    let stays = RowFault::ReadBackDiffers { kept: true };
    assert_eq!(wait(store.discard_aside(&2)), Err(stays));
    fake.block(true);
    wait(store.discard_aside(&2)).expect_err("blocked");
    assert_eq!(store.asides(), [aside(2, "garbage")]);
    fake.block(false);
    assert_eq!(wait(store.discard_aside(&2)), Ok(()));
}

#[test]
fn garbage_that_turns_up_later_is_set_aside_by_the_save() {
    let fake = Fake::of(&[(1, "a"), (2, "b")]);
    let store = open(&fake);
    fake.set(1, Some("garbage"));
    let outcome = save(&store, &[put(1, "A"), put(2, "B")]);
    let unsaved = vec![
        left(1, "A", RowFault::Locked),
        left(2, "B", RowFault::Waiting),
    ];
    assert_eq!(outcome, stopped(&[], unsaved));
    assert_eq!(store.asides(), [aside(1, "garbage")]);
    assert_eq!(fake.all(), is(&[(1, "garbage"), (2, "row b")]));
}

#[test]
fn what_another_tab_garbled_is_discarded_and_saved_over() {
    let fake = Fake::of(&[(1, "a")]);
    let store = open(&fake);
    fake.set(1, Some("garbage"));
    save(&store, &[put(1, "A")]).expect_err("locked");
    assert_eq!(wait(store.discard_aside(&1)), Ok(()));
    wait(store.retry(|_| {})).expect("the row is free");
    assert_eq!(fake.all(), is(&[(1, "row A")]));
}

#[test]
fn what_was_garbled_here_is_locked_once_it_is_offered() {
    let fake = Fake::of(&[(1, "a")]);
    let store = open(&fake);
    let no = || Trick::Fail(kaohe::store::BackendFault::Blocked);
    fake.script([(1, Trick::Garble), (3, no())]);
    save(&store, &[put(1, "A")]).expect_err("garbled");
    wait(store.external_change(None)).expect("read");
    assert_eq!(store.asides().len(), 1);
    let before = fake.all();
    save(&store, &[put(1, "A")]).expect_err("locked");
    assert_eq!(
        (faults(&store), fake.all()),
        (vec![(1, RowFault::Locked)], before)
    );
}

#[test]
fn a_row_that_is_whole_again_is_not_locked_any_more() {
    let fake = Fake::of(&[(1, "a")]);
    let store = open(&fake);
    for (text, locked) in [("garbage", 1), ("row a", 0)] {
        fake.set(1, Some(text));
        let changes = wait(store.external_change(None));
        assert_eq!(changes, Ok(vec![kaohe::store::rows::RowChange::Aside(1)]));
        assert_eq!(
            (store.asides().len(), faults(&store).len()),
            (locked, locked)
        );
    }
}
