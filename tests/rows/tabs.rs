//! Two tabs over one storage.

use kaohe::store::rows::{Edit, RowChange, RowFault};
use kaohe::store::{Access, BackendFault, Keep};

use super::fake::{Fake, Trick};
use super::{entries, faults, is, left, open, put, row, save, stopped, wait};

fn conflict(theirs: Option<&str>) -> RowFault {
    let theirs = theirs.map(row);
    RowFault::Conflict { theirs }
}

#[test]
fn what_another_tab_wrote_is_not_overwritten() {
    let fake = Fake::of(&[(1, "a"), (2, "b"), (3, "c")]);
    let (here, there) = (open(&fake), open(&fake));
    let edits = [put(1, "theirs"), Edit::remove(2), put(4, "theirs")];
    save(&there, &edits).expect("saved");
    let edits = [
        put(1, "mine"),
        put(2, "mine"),
        put(3, "mine"),
        put(4, "mine"),
    ];
    let outcome = save(&here, &edits);
    let unsaved = vec![
        left(1, "mine", conflict(Some("theirs"))),
        left(2, "mine", conflict(None)),
        left(3, "mine", RowFault::Waiting),
        left(4, "mine", conflict(Some("theirs"))),
    ];
    assert_eq!(outcome, stopped(&[], unsaved));
    assert_eq!(entries(&open(&fake)), entries(&there), "nothing is written");
    // Typing on or trying again settles nothing.
    save(&here, &[put(1, "mine too")]).expect_err("a conflict still");
    wait(here.retry(|_| {})).expect("what isn't in conflict is saved");
    assert_eq!(fake.all()[1], (3, row("mine")));
    assert_eq!(faults(&here).len(), 3);
}

#[test]
fn a_conflict_is_decided() {
    for (keep, kept) in [(Keep::Mine, "mine"), (Keep::Theirs, "theirs")] {
        let fake = Fake::of(&[(1, "a")]);
        let (here, there) = (open(&fake), open(&fake));
        save(&there, &[put(1, "theirs")]).expect("saved");
        save(&here, &[put(1, "mine")]).expect_err("a conflict");
        wait(here.resolve_conflict(&1, keep)).expect("decided");
        assert_eq!(entries(&here), is(&[(1, kept)]));
        assert_eq!(
            (faults(&here), entries(&open(&fake))),
            (vec![], entries(&here))
        );
    }
}

#[test]
fn a_conflict_with_a_removal_is_decided() {
    for keep in [Keep::Mine, Keep::Theirs] {
        let fake = Fake::of(&[(1, "a"), (2, "b")]);
        let (here, there) = (open(&fake), open(&fake));
        save(&there, &[Edit::remove(1), put(2, "theirs")]).expect("saved");
        save(&here, &[put(1, "mine"), Edit::remove(2)]).expect_err("a conflict");
        wait(here.resolve_conflict(&1, keep)).expect("decided");
        wait(here.resolve_conflict(&2, keep)).expect("decided");
        let kept = match keep {
            Keep::Mine => is(&[(1, "mine")]),
            Keep::Theirs => is(&[(2, "theirs")]),
        };
        assert_eq!(
            (entries(&here), entries(&open(&fake))),
            (kept.clone(), kept)
        );
        assert_eq!(faults(&here), []);
    }
}

#[test]
fn only_what_was_shown_is_overwritten() {
    let fake = Fake::of(&[(1, "a")]);
    let (here, there) = (open(&fake), open(&fake));
    save(&there, &[put(1, "theirs")]).expect("saved");
    save(&here, &[put(1, "mine")]).expect_err("a conflict");
    save(&there, &[put(1, "later")]).expect("saved");
    wait(here.resolve_conflict(&1, Keep::Mine)).expect_err("another conflict");
    assert_eq!(faults(&here), [(1, conflict(Some("later")))]);
    assert_eq!(fake.all(), is(&[(1, "row later")]));
    wait(here.resolve_conflict(&1, Keep::Mine)).expect("decided");
    assert_eq!(fake.all(), is(&[(1, "row mine")]));
}

#[test]
fn where_there_is_no_conflict_it_saves() {
    let fake = Fake::of(&[(1, "a")]);
    let store = open(&fake);
    fake.block(true);
    save(&store, &[put(1, "b")]).expect_err("blocked");
    fake.block(false);
    wait(store.resolve_conflict(&1, Keep::Theirs)).expect("saved");
    wait(store.resolve_conflict(&9, Keep::Mine)).expect("nothing to do");
    assert_eq!(fake.all(), is(&[(1, "row b")]));
}

#[test]
fn both_write_the_same() {
    let fake = Fake::of(&[(1, "a")]);
    let (here, there) = (open(&fake), open(&fake));
    save(&there, &[put(1, "b"), put(2, "c")]).expect("saved");
    save(&here, &[put(1, "b"), put(2, "c")]).expect("it's there");
    assert_eq!(fake.written(), 2);
}

#[test]
fn another_tab_between_write_and_look() {
    let fake = Fake::of(&[(1, "a")]);
    let store = open(&fake);
    fake.script([(1, Trick::Then(1, Some(row("theirs"))))]);
    let outcome = save(&store, &[put(1, "mine"), put(2, "b")]);
    let unsaved = vec![left(1, "mine", conflict(Some("theirs")))];
    assert_eq!(outcome, stopped(&[2], unsaved));
    assert_eq!(fake.all(), is(&[(1, "row theirs"), (2, "row b")]));
}

#[test]
fn another_tab_just_before_the_write() {
    let fake = Fake::of(&[(1, "a")]);
    let store = open(&fake);
    fake.script([(1, Trick::First(1, Some(row("theirs"))))]);
    save(&store, &[put(1, "mine")]).expect_err("a conflict");
    assert_eq!(faults(&store), [(1, conflict(Some("theirs")))]);
}

#[test]
fn the_news_of_another_tab() {
    let fake = Fake::of(&[(1, "a"), (2, "b"), (3, "c"), (4, "d")]);
    let (here, there) = (open(&fake), open(&fake));
    save(&there, &[put(1, "A"), Edit::remove(2), put(5, "e")]).expect("saved");
    fake.set(3, Some("garbage"));
    let changes = wait(here.external_change(Some(&[1, 2, 3, 4, 5])));
    let entry = RowChange::Entry;
    let expected = [entry(1), entry(2), RowChange::Aside(3), entry(5)];
    assert_eq!(changes, Ok(expected.to_vec()));
    let rows = is(&[(1, "A"), (3, "c"), (4, "d"), (5, "e")]);
    assert_eq!(entries(&here), rows, "what can't be read any more stays");
    assert_eq!(faults(&here), [(3, RowFault::Locked)]);
    assert_eq!(wait(here.external_change(None)), Ok(vec![]), "once");
}

#[test]
fn all_of_it_at_once() {
    let fake = Fake::of(&[(1, "a"), (2, "b"), (3, "c")]);
    let (here, there) = (open(&fake), open(&fake));
    fake.block(true);
    save(&here, &[put(2, "mine"), put(3, "C")]).expect_err("blocked");
    fake.block(false);
    let edits = [Edit::remove(1), put(2, "theirs"), put(3, "C"), put(9, "n")];
    save(&there, &edits).expect("saved");
    let changes = wait(here.external_change(None)).expect("read");
    let entry = RowChange::Entry;
    let expected = [entry(1), RowChange::Conflict(2), entry(3), entry(9)];
    assert_eq!(changes, expected);
    assert_eq!(faults(&here), [(2, conflict(Some("theirs")))]);
    assert_eq!(entries(&here), is(&[(2, "mine"), (3, "C"), (9, "n")]));
}

#[test]
fn news_that_cannot_be_read() {
    let fake = Fake::of(&[(1, "a")]);
    let store = open(&fake);
    fake.set(1, Some(&row("b")));
    fake.block(true);
    let outcome = wait(store.external_change(Some(&[1])));
    assert_eq!(outcome, Err(BackendFault::Blocked));
    assert_eq!(entries(&store), is(&[(1, "a")]));
}

#[test]
fn news_of_a_newer_program() {
    let fake = Fake::of(&[(1, "a")]);
    let store = open(&fake);
    fake.schema_is(Some("2"));
    fake.set(1, Some(&row("of another meaning")));
    assert_eq!(
        wait(store.external_change(None)),
        Ok(vec![RowChange::Newer])
    );
    assert_eq!(store.access(), Access::ReadOnly);
    assert_eq!(entries(&store), is(&[(1, "a")]));
    save(&store, &[put(1, "b")]).expect_err("read-only");
}

#[test]
fn a_repaired_row_is_taken_over() {
    let fake = Fake::of(&[(1, "a")]);
    fake.set(2, Some("garbage"));
    let store = open(&fake);
    fake.set(2, Some(&row("b")));
    let changes = wait(store.external_change(Some(&[2])));
    assert_eq!(changes, Ok(vec![RowChange::Aside(2)]));
    assert_eq!(entries(&store), is(&[(1, "a"), (2, "b")]));
    save(&store, &[put(2, "B")]).expect("saved");
}

#[test]
fn a_text_that_was_once_mine_is_another_tabs_if_it_wrote_it() {
    let fake = Fake::of(&[(1, "a")]);
    let (here, there) = (open(&fake), open(&fake));
    save(&there, &[put(1, "b")]).expect("saved");
    save(&here, &[put(1, "mine")]).expect_err("a conflict");
    save(&there, &[put(1, "mine")]).expect("saved");
    save(&here, &[put(1, "mine too")]).expect_err("a conflict still");
    assert_eq!(faults(&here), [(1, conflict(Some("mine")))]);
    wait(here.resolve_conflict(&1, Keep::Mine)).expect("decided");
    wait(there.external_change(None)).expect("read");
    save(&there, &[put(1, "mine")]).expect("it takes it back");
    save(&here, &[put(1, "c")]).expect_err("a conflict");
    assert_eq!(fake.all(), is(&[(1, "row mine")]));
}

#[test]
fn news_of_a_write_of_ours_that_nobody_saw() {
    let fake = Fake::of(&[(1, "a")]);
    let store = open(&fake);
    fake.script([(1, Trick::Blind)]);
    save(&store, &[put(1, "b")]).expect_err("blind");
    fake.block(true);
    save(&store, &[put(1, "bc")]).expect_err("blocked");
    fake.block(false);
    assert_eq!(wait(store.external_change(None)), Ok(vec![]));
    wait(store.retry(|_| {})).expect("saved");
    assert_eq!(fake.all(), is(&[(1, "row bc")]));
}

#[test]
fn a_text_of_mine_that_another_tab_brought_back_is_theirs() {
    let fake = Fake::of(&[(1, "a")]);
    let (here, there) = (open(&fake), open(&fake));
    save(&here, &[put(1, "b")]).expect("saved");
    save(&here, &[put(1, "c")]).expect("saved");
    wait(there.external_change(None)).expect("read");
    save(&there, &[put(1, "b")]).expect("saved");
    save(&here, &[put(1, "d")]).expect_err("a conflict");
    assert_eq!(faults(&here), [(1, conflict(Some("b")))]);
}

#[test]
fn what_another_tab_removed_isnt_taken_for_an_earlier_try_of_ones_own() {
    let fake = Fake::of(&[]);
    let (a, b) = (open(&fake), open(&fake));
    // Whether this was done isn't known.
    fake.script([(1, Trick::Blind)]);
    assert!(save(&b, &[Edit::remove(2)]).is_err());
    fake.script([]);
    save(&a, &[put(2, "theirs")]).unwrap();
    wait(b.external_change(None)).unwrap();
    save(&a, &[Edit::remove(2)]).unwrap();
    // What was shown is gone: it's asked again, and not put back.
    let conflict = RowFault::Conflict { theirs: None };
    let outcome = wait(b.resolve_conflict(&2, Keep::Theirs)).map(drop);
    assert_eq!(outcome, stopped(&[], vec![left(2, "theirs", conflict)]));
    assert_eq!(fake.all(), []);
}
