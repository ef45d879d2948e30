//! Storage that fails, is full, forgets or garbles.

use kaohe::store::BackendFault;
use kaohe::store::rows::{Edit, RowFault};

use super::fake::{Fake, Trick};
use super::{entries, faults, is, left, open, put, row, save, stopped, wait};

fn storage(fault: BackendFault) -> RowFault {
    RowFault::Storage(fault)
}

fn other(text: &str) -> RowFault {
    storage(BackendFault::Other(text.into()))
}

#[test]
fn no_room() {
    let fake = Fake::of(&[(1, "old")]);
    let store = open(&fake);
    fake.leave(Some(3));
    let full = || storage(BackendFault::QuotaFull);
    let outcome = save(&store, &[put(1, "newer and longer"), put(2, "b")]);
    let unsaved = vec![left(1, "newer and longer", full()), left(2, "b", full())];
    assert_eq!(outcome, stopped(&[], unsaved.clone()));
    assert_eq!(store.unsaved(), unsaved);
    assert_eq!(fake.all(), is(&[(1, "row old")]), "all or nothing");
    let in_memory = is(&[(1, "newer and longer"), (2, "b")]);
    assert_eq!(entries(&store), in_memory);
    wait(store.retry(|_| {})).expect_err("still no room");
    fake.leave(None);
    wait(store.retry(|_| {})).expect("room");
    assert_eq!(
        (faults(&store), entries(&store)),
        (vec![], in_memory.clone())
    );
    assert_eq!(entries(&open(&fake)), in_memory);
}

#[test]
fn a_removal_that_fails_can_be_tried_again() {
    let fake = Fake::of(&[(1, "a")]);
    let store = open(&fake);
    fake.block(true);
    save(&store, &[Edit::remove(1)]).expect_err("blocked");
    assert_eq!(faults(&store), [(1, storage(BackendFault::Blocked))]);
    assert_eq!(entries(&store), []);
    assert_eq!(store.unsaved()[0].mine, None);
    fake.block(false);
    wait(store.retry(|_| {})).expect("removed");
    assert_eq!((faults(&store), fake.all()), (vec![], vec![]));
}

#[test]
fn the_first_call_fails_and_the_second() {
    for call in [1, 2] {
        let fake = Fake::of(&[(1, "old")]);
        let store = open(&fake);
        let fault = BackendFault::Other("no".into());
        fake.script([(call, Trick::Fail(fault))]);
        save(&store, &[put(1, "new")]).expect_err("not seen to be saved");
        assert_eq!(faults(&store), [(1, other("no"))]);
        assert_eq!(fake.news(), Vec::<Vec<u64>>::new());
        wait(store.retry(|_| {})).expect("saved");
        assert_eq!(fake.all(), is(&[(1, "row new")]));
    }
}

#[test]
fn a_write_that_fails_but_was_done_is_not_another_tabs() {
    let fake = Fake::of(&[(1, "old"), (2, "old"), (3, "old")]);
    let store = open(&fake);
    fake.script([(1, Trick::Blind)]);
    let edits = [put(1, "new"), Edit::remove(2), put(3, "x"), put(4, "n")];
    save(&store, &edits).expect_err("blind");
    assert_eq!(faults(&store).len(), 4);
    // Someone goes on typing.
    save(&store, &[put(3, "xy")]).expect("saved");
    wait(store.retry(|_| {})).expect("saved");
    assert_eq!(
        fake.all(),
        is(&[(1, "row new"), (3, "row xy"), (4, "row n")])
    );
    assert_eq!((faults(&store), entries(&store).len()), (vec![], 3));
}

#[test]
fn many_blind_writes_in_a_row() {
    let fake = Fake::of(&[(1, "old")]);
    let store = open(&fake);
    for text in ["a", "ab", "abc"] {
        fake.script([(1, Trick::Blind), (2, Trick::Blind)]);
        save(&store, &[put(1, text)]).expect_err("blind");
    }
    fake.script([]);
    save(&store, &[put(1, "abcd")]).expect("saved");
    assert_eq!(fake.all(), is(&[(1, "row abcd")]));
}

#[test]
fn a_lost_write_is_noticed() {
    let fake = Fake::of(&[(1, "old")]);
    let store = open(&fake);
    fake.script([(1, Trick::Lose)]);
    let outcome = save(&store, &[put(1, "new"), put(2, "b")]);
    let lost = || RowFault::ReadBackDiffers { kept: true };
    let unsaved = vec![left(1, "new", lost()), left(2, "b", lost())];
    assert_eq!(outcome, stopped(&[], unsaved));
    wait(store.retry(|_| {})).expect("saved");
    assert_eq!(fake.all(), is(&[(1, "row new"), (2, "row b")]));
}

#[test]
fn a_garbled_row_is_put_back() {
    let fake = Fake::of(&[(1, "old"), (2, "stays")]);
    let store = open(&fake);
    fake.script([(1, Trick::Garble)]);
    let edits = [put(1, "new"), put(2, "stays"), put(3, "c")];
    let outcome = save(&store, &edits);
    let kept = || RowFault::ReadBackDiffers { kept: true };
    let unsaved = vec![left(1, "new", kept()), left(3, "c", kept())];
    assert_eq!(outcome, stopped(&[2], unsaved));
    assert_eq!(fake.all(), is(&[(1, "row old"), (2, "row stays")]));
    assert_eq!(fake.news(), [vec![2]]);
    wait(store.retry(|_| {})).expect("saved");
    assert_eq!(
        entries(&open(&fake)),
        is(&[(1, "new"), (2, "stays"), (3, "c")])
    );
}

#[test]
fn a_garbled_row_that_cannot_be_put_back() {
    let fake = Fake::of(&[(1, "old")]);
    let store = open(&fake);
    let no = || Trick::Fail(BackendFault::Blocked);
    fake.script([(1, Trick::Garble), (3, no()), (4, no())]);
    save(&store, &[put(1, "new")]).expect_err("garbled");
    let lost = RowFault::ReadBackDiffers { kept: false };
    assert_eq!(faults(&store), [(1, lost)]);
    assert_eq!(store.text(&1), Some(row("new")), "memory has it");
    // What lies there is this store's own doing: it may be overwritten.
    wait(store.retry(|_| {})).expect("saved");
    assert_eq!(fake.all(), is(&[(1, "row new")]));
}

#[test]
fn a_newer_program_in_between() {
    for schema in ["2", "nonsense", ""] {
        let fake = Fake::of(&[(1, "old")]);
        let store = open(&fake);
        fake.script([(1, Trick::Schema(Some(schema.into())))]);
        let outcome = save(&store, &[put(1, "new")]);
        let unsaved = vec![left(1, "new", RowFault::ReadOnly)];
        assert_eq!(outcome, stopped(&[], unsaved));
        assert_eq!(store.access(), kaohe::store::Access::ReadOnly);
        assert_eq!(fake.all(), is(&[(1, "row old")]));
    }
}

#[test]
fn a_storage_that_was_emptied_gets_all_of_it_again() {
    let fake = Fake::of(&[(1, "a"), (2, "b")]);
    let store = open(&fake);
    assert!(!store.was_emptied());
    fake.set(1, None);
    fake.set(2, None);
    fake.schema_is(None);
    save(&store, &[put(3, "c")]).expect("saved");
    assert!(store.was_emptied());
    assert_eq!(fake.schema_text().as_deref(), Some("1"));
    wait(store.retry(|_| {})).expect("saved");
    assert_eq!(fake.all(), is(&[(1, "row a"), (2, "row b"), (3, "row c")]));
    assert_eq!(faults(&store), []);
}

#[test]
fn news_of_an_emptied_storage_takes_nothing_away() {
    let fake = Fake::of(&[(1, "a"), (2, "b")]);
    let store = open(&fake);
    fake.set(1, None);
    fake.set(2, None);
    fake.schema_is(None);
    wait(store.external_change(None)).expect("read");
    assert_eq!(entries(&store), is(&[(1, "a"), (2, "b")]));
    wait(store.retry(|_| {})).expect("saved");
    assert_eq!(fake.all(), is(&[(1, "row a"), (2, "row b")]));
}

#[test]
fn a_row_that_another_tab_removed_is_no_emptied_storage() {
    let fake = Fake::of(&[(1, "a")]);
    let store = open(&fake);
    fake.set(1, None);
    save(&store, &[put(1, "A")]).expect_err("it's gone");
    assert_eq!(faults(&store), [(1, RowFault::Conflict { theirs: None })]);
    assert!(!store.was_emptied());
}
