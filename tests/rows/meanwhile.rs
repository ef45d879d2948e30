//! What is done while a save is on its way.

use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, Wake, Waker};

use kaohe::store::BackendFault;

use super::fake::{Fake, Trick};
use super::{entries, faults, is, open, put, wait};

/// Asks in turn until all have ended.
fn together<T>(mut works: Vec<std::pin::Pin<&mut dyn Future<Output = T>>>) -> Vec<T> {
    let mut context = Context::from_waker(Waker::noop());
    let mut values: Vec<Option<T>> = works.iter().map(|_| None).collect();
    for _ in 0..10_000 {
        for (work, value) in works.iter_mut().zip(&mut values) {
            if value.is_none()
                && let Poll::Ready(found) = work.as_mut().poll(&mut context)
            {
                *value = Some(found);
            }
        }
        if values.iter().all(Option::is_some) {
            return values.into_iter().flatten().collect();
        }
    }
    panic!("they wait for each other");
}

#[test]
fn saves_wait_for_each_other() {
    let fake = Fake::of(&[(1, "a")]);
    let store = open(&fake);
    let first = pin!(store.save(vec![put(1, "b")]));
    let second = pin!(store.save(vec![put(1, "bc"), put(2, "x")]));
    let third = pin!(store.save(vec![put(1, "bcd")]));
    let outcomes = together(vec![first, second, third]);
    assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    assert_eq!(fake.all(), is(&[(1, "row bcd"), (2, "row x")]));
    assert_eq!(faults(&store), []);
}

#[test]
fn typing_goes_on_while_a_save_is_on_its_way() {
    let fake = Fake::of(&[(1, "a")]);
    let store = open(&fake);
    let mut context = Context::from_waker(Waker::noop());
    let mut first = pin!(store.save(vec![put(1, "b")]));
    // Written, but not read back.
    for _ in 0..3 {
        assert!(first.as_mut().poll(&mut context).is_pending());
    }
    let mut second = pin!(store.save(vec![put(1, "bc")]));
    assert!(second.as_mut().poll(&mut context).is_pending());
    assert_eq!(entries(&store), is(&[(1, "bc")]), "memory is ahead");
    wait(first).expect("saved");
    assert_eq!(
        faults(&store).len(),
        1,
        "what was typed since is not stored"
    );
    wait(second).expect("saved");
    assert_eq!(fake.all(), is(&[(1, "row bc")]));
}

#[test]
fn a_save_that_nobody_waits_for_any_more() {
    for polls in 1..8 {
        let fake = Fake::of(&[(1, "a")]);
        let store = open(&fake);
        let mut context = Context::from_waker(Waker::noop());
        {
            let mut dropped = pin!(store.save(vec![put(1, "b")]));
            for _ in 0..polls {
                if dropped.as_mut().poll(&mut context).is_ready() {
                    break;
                }
            }
        }
        // It holds nobody up, and its row is unsaved unless it's stored.
        wait(store.save(vec![put(2, "x")])).expect("saved");
        wait(store.retry(|_| {})).expect("saved");
        assert_eq!(fake.all(), is(&[(1, "row b"), (2, "row x")]), "{polls}");
        assert_eq!(faults(&store), []);
    }
}

#[test]
fn a_failed_save_does_not_take_the_next_with_it() {
    let fake = Fake::of(&[(1, "a")]);
    let store = open(&fake);
    fake.script([(1, Trick::Fail(BackendFault::Blocked))]);
    let first = pin!(store.save(vec![put(1, "b")]));
    let second = pin!(store.save(vec![put(2, "x")]));
    let outcomes = together(vec![first, second]);
    assert!(outcomes[0].is_err() && outcomes[1].is_ok(), "{outcomes:?}");
    assert_eq!(faults(&store).len(), 1);
}

#[derive(Default)]
struct Bell(AtomicUsize);

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

#[test]
fn who_waits_is_woken() {
    let fake = Fake::of(&[(1, "a")]);
    let store = open(&fake);
    let mut context = Context::from_waker(Waker::noop());
    let mut first = pin!(store.save(vec![put(1, "b")]));
    assert!(first.as_mut().poll(&mut context).is_pending());
    let bell = Arc::new(Bell::default());
    let waker = Waker::from(Arc::clone(&bell));
    let mut second = pin!(store.save(vec![put(2, "x")]));
    let mut woken = Context::from_waker(&waker);
    assert!(second.as_mut().poll(&mut woken).is_pending());
    assert_eq!(bell.0.load(Ordering::Relaxed), 0);
    wait(first).expect("saved");
    assert_eq!(bell.0.load(Ordering::Relaxed), 1);
    wait(second).expect("saved");
}
