//! What is found at the beginning.

use std::cell::Cell;

use kaohe::store::rows::{
    Applied, Batch, Progress, READ_BATCH, RowBackend, RowFault, RowKey as _, RowStore, RowsOpened,
    Table,
};
use kaohe::store::{Access, BackendFault};

use super::fake::{Fake, Trick};
use super::{Rows, entries, faults, is, left, open, opened, put, row, save, stopped, wait};

#[test]
fn nothing_yet() {
    let (store, found) = opened(&Fake::new());
    assert_eq!(found, RowsOpened::default());
    assert_eq!((store.access(), entries(&store)), (Access::Full, vec![]));
}

#[test]
fn thousands_of_rows_in_batches() {
    let fake = Fake::of(&[]);
    for id in 1..=1234 {
        fake.set(id, Some(&row(&id.to_string())));
    }
    fake.script([]);
    let mut steps = Vec::new();
    let work = RowStore::open(fake.clone(), Rows, |step| steps.push(step));
    let (store, _) = wait(work);
    assert_eq!(store.entries().len(), 1234);
    let step = |done| Progress { done, of: 1234 };
    let full = (1..=1234 / READ_BATCH).map(|batch| batch * READ_BATCH);
    let expected: Vec<_> = full.chain([1234]).map(step).collect();
    assert_eq!(steps, expected);
    // The schema, the count, and the batches with the empty one at the end.
    assert_eq!(fake.calls(), 2 + expected.len() + 1);
}

#[test]
fn no_storage_at_all() {
    let fake = Fake::of(&[(1, "unseen")]);
    fake.block(true);
    let (store, found) = opened(&fake);
    assert_eq!(found.access, Access::Memory);
    assert_eq!(found.fault, Some(BackendFault::Blocked));
    let blocked = || RowFault::Storage(BackendFault::Blocked);
    let outcome = save(&store, &[put(1, "a"), put(2, "b")]);
    let unsaved = vec![left(1, "a", blocked()), left(2, "b", blocked())];
    assert_eq!(outcome, stopped(&[], unsaved));
    assert_eq!(entries(&store), is(&[(1, "a"), (2, "b")]));
    save(&store, &[kaohe::store::rows::Edit::remove(1)]).expect("gone from memory");
    assert_eq!(faults(&store), [(2, blocked())]);
    // What was not read is never written.
    fake.block(false);
    save(&store, &[put(1, "a")]).expect_err("in memory only");
    wait(store.retry(|_| {})).expect_err("in memory only");
    assert_eq!(wait(store.external_change(None)), Ok(vec![]));
    assert_eq!(fake.all(), is(&[(1, "row unseen")]));
}

#[test]
fn a_fault_at_any_call_is_said() {
    for call in 1..=4 {
        let fake = Fake::of(&[(1, "a")]);
        let fault = BackendFault::Other("no".into());
        fake.script([(call, Trick::Fail(fault.clone()))]);
        let (store, found) = opened(&fake);
        assert_eq!((found.access, found.fault), (Access::Memory, Some(fault)));
        assert_eq!(entries(&store), [], "half of the rows would pass for all");
    }
}

#[test]
fn a_newer_schema_is_shown_and_left_alone() {
    for schema in ["2", "4000000000000", "1.0", "", " 1"] {
        let fake = Fake::of(&[(1, "a")]);
        fake.set(2, Some("of a newer kind"));
        fake.schema_is(Some(schema));
        let before = fake.all();
        let (store, found) = opened(&fake);
        assert_eq!((found.access, &found.fault), (Access::ReadOnly, &None));
        assert_eq!(entries(&store), is(&[(1, "a")]));
        assert_eq!(found.unreadable, [2]);
        let outcome = save(&store, &[put(1, "b")]);
        assert_eq!(
            outcome,
            stopped(&[], vec![left(1, "b", RowFault::ReadOnly)])
        );
        assert_eq!(wait(store.discard_aside(&2)), Err(RowFault::ReadOnly));
        assert_eq!((fake.all(), fake.written()), (before, 0));
    }
}

#[test]
fn opening_writes_nothing() {
    let fake = Fake::of(&[(1, "a")]);
    fake.set(2, Some("garbage"));
    open(&fake);
    assert_eq!(fake.written(), 0);
}

/// Answers with the same rows, whatever is asked for.
#[derive(Default)]
struct Stuck(Cell<usize>);

impl RowBackend for Stuck {
    async fn schema(&self, _: Table) -> Result<Option<String>, BackendFault> {
        Ok(None)
    }

    async fn count(&self, _: Table) -> Result<usize, BackendFault> {
        Ok(0)
    }

    async fn rows(
        &self,
        _: Table,
        _: &str,
        _: usize,
    ) -> Result<Vec<(String, String)>, BackendFault> {
        self.0.set(self.0.get() + 1);
        assert!(self.0.get() < 10, "it must come to an end");
        let named = |id: u64, what| (id.name(), row(what));
        Ok(vec![named(3, "c"), named(1, "a"), named(3, "b")])
    }

    async fn get(&self, _: Table, _: &[String]) -> Result<Vec<Option<String>>, BackendFault> {
        Ok(vec![])
    }

    async fn apply(&self, _: &Batch) -> Result<Applied, BackendFault> {
        Ok(Applied::Differs(vec![]))
    }
}

#[test]
fn a_storage_that_answers_nonsense() {
    let mut most = 0;
    let work = RowStore::open(Stuck::default(), Rows, |step: Progress| most = step.of);
    let (store, found) = wait(work);
    assert_eq!(
        (found.access, store.entries().len(), most),
        (Access::Full, 2, 2)
    );
    let edits = vec![put(1, "A")];
    wait(store.save(edits)).expect_err("it comes to an end");
    assert_eq!(store.unsaved().len(), 1);
}
