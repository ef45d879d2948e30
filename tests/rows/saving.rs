//! What is stored, to the byte.

use kaohe::store::rows::{Edit, MAX_ID, Stopped};

use super::fake::Fake;
use super::{entries, faults, is, open, put, row, save};

#[test]
fn a_saved_row_is_there_tomorrow() {
    let fake = Fake::new();
    save(&open(&fake), &[put(7, "a"), put(3, "b")]).expect("saved");
    let store = open(&fake);
    assert_eq!(entries(&store), is(&[(3, "b"), (7, "a")]));
    assert_eq!(store.entry(&7).as_deref().map(String::as_str), Some("a"));
    assert_eq!(store.text(&7), Some(row("a")));
    assert_eq!((store.entry(&8), store.text(&8)), (None, None));
    assert_eq!(faults(&store), []);
}

#[test]
fn the_bytes_and_the_schema() {
    let fake = Fake::new();
    let store = open(&fake);
    assert_eq!(fake.schema_text(), None, "opening writes nothing");
    save(&store, &[put(1, "a"), put(MAX_ID, "b")]).expect("saved");
    assert_eq!(fake.all(), is(&[(1, "row a"), (MAX_ID, "row b")]));
    assert_eq!(fake.schema_text().as_deref(), Some("1"));
}

#[test]
fn a_change_a_removal_and_a_return() {
    let fake = Fake::of(&[(1, "a"), (2, "b")]);
    let store = open(&fake);
    save(&store, &[put(1, "A"), Edit::remove(2), put(3, "c")]).expect("saved");
    assert_eq!(entries(&store), is(&[(1, "A"), (3, "c")]));
    assert_eq!(entries(&open(&fake)), entries(&store));
    save(&store, &[put(1, "a"), put(2, "b"), Edit::remove(3)]).expect("saved");
    assert_eq!(fake.all(), Fake::of(&[(1, "a"), (2, "b")]).all());
}

#[test]
fn removing_what_is_not_there() {
    let fake = Fake::new();
    let store = open(&fake);
    save(&store, &[Edit::remove(5)]).expect("nothing to do");
    assert_eq!((entries(&store), fake.all()), (vec![], vec![]));
    assert_eq!(faults(&store), []);
}

#[test]
fn saving_what_is_stored_writes_nothing() {
    let fake = Fake::of(&[(1, "a")]);
    let store = open(&fake);
    save(&store, &[put(1, "a")]).expect("saved");
    save(&store, &[]).expect("nothing to do");
    assert_eq!(fake.written(), 0);
}

#[test]
fn a_save_costs_two_calls() {
    let fake = Fake::of(&[(1, "a")]);
    let store = open(&fake);
    fake.script([]);
    save(&store, &[put(1, "b"), put(2, "c")]).expect("saved");
    assert_eq!(fake.calls(), 2);
}

#[test]
fn other_tabs_are_told_what_was_written() {
    let fake = Fake::new();
    let store = open(&fake);
    save(&store, &[put(4, "a"), put(2, "b")]).expect("saved");
    save(&store, &[Edit::remove(4)]).expect("saved");
    assert_eq!(fake.news(), [vec![4, 2], vec![4]]);
}

#[test]
fn what_no_row_can_be_is_not_taken_at_all() {
    let fake = Fake::new();
    let store = open(&fake);
    let unfit = [
        (vec![put(1, "a"), put(0, "b")], 0),
        (vec![put(1, "a"), Edit::remove(0)], 0),
        (vec![put(MAX_ID + 1, "a")], MAX_ID + 1),
        (vec![put(1, "a"), Edit::put(2, "what nobody can read")], 2),
        (vec![put(3, "a"), put(1, "b"), Edit::remove(3)], 3),
    ];
    for (edits, id) in unfit {
        assert_eq!(save(&store, &edits), Err(Stopped::Unfit(id)));
    }
    assert_eq!((entries(&store), faults(&store)), (vec![], vec![]));
    assert_eq!(fake.all(), []);
}
