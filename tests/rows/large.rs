//! Imports of thousands of rows.

use kaohe::store::BackendFault;
use kaohe::store::rows::{Edit, Progress, RowFault, SAVE_BATCH, Stopped};

use super::fake::{Fake, Trick};
use super::{open, put, wait};

const MANY: usize = 2 * SAVE_BATCH + 50;

fn edits() -> Vec<Edit> {
    (1..=MANY as u64).map(|id| put(id, "n")).collect()
}

#[test]
fn in_batches_with_progress() {
    let fake = Fake::new();
    let store = open(&fake);
    fake.script([]);
    let mut steps = Vec::new();
    wait(store.save_many(edits(), |step| steps.push(step))).expect("saved");
    let step = |done| Progress { done, of: MANY };
    assert_eq!(steps, [SAVE_BATCH, 2 * SAVE_BATCH, MANY].map(step));
    assert_eq!(fake.calls(), 6, "a write and a look for each batch");
    assert_eq!(open(&fake).entries().len(), MANY);
}

#[test]
fn it_stops_at_the_first_batch_that_fails() {
    let fake = Fake::new();
    let store = open(&fake);
    fake.script([(3, Trick::Fail(BackendFault::QuotaFull))]);
    let mut steps = 0;
    let outcome = wait(store.save_many(edits(), |_| steps += 1));
    let Err(Stopped::Partly { saved, unsaved }) = outcome else {
        panic!("it must stop");
    };
    assert_eq!(steps, 1);
    assert_eq!(saved, (1..=SAVE_BATCH as u64).collect::<Vec<_>>());
    let full = RowFault::Storage(BackendFault::QuotaFull);
    for (index, left) in unsaved.iter().enumerate() {
        let failed = index < SAVE_BATCH;
        let fault = if failed { &full } else { &RowFault::Waiting };
        assert_eq!(left.id, (SAVE_BATCH + index + 1) as u64);
        assert_eq!(&left.fault, fault);
    }
    assert_eq!(unsaved.len(), MANY - SAVE_BATCH);
    assert_eq!(store.unsaved(), unsaved);
    assert_eq!(fake.all().len(), SAVE_BATCH);
    assert_eq!(store.entries().len(), MANY, "all of it is in memory");
    wait(store.retry(|_| steps += 1)).expect("the rest is saved");
    assert_eq!((steps, fake.all().len()), (3, MANY));
}

#[test]
fn a_save_is_one_step_however_large() {
    let fake = Fake::new();
    let store = open(&fake);
    fake.leave(Some(MANY * 5 - 1));
    wait(store.save(edits())).expect_err("one byte too many");
    assert_eq!(fake.all(), []);
    fake.leave(Some(MANY * 5));
    wait(store.save(edits())).expect("just enough");
    assert_eq!(fake.all().len(), MANY);
}
