//! A value that an event hands to who waits for it.

use std::cell::RefCell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

/// Something that happens once. Clones are of the same event.
#[derive(Debug)]
pub(super) struct Signal<T>(Rc<RefCell<(Option<T>, Option<Waker>)>>);

impl<T> Signal<T> {
    pub fn new() -> Self {
        Self(Rc::default())
    }

    /// It happened. Only the first time counts, as long as nobody took it.
    pub fn give(&self, value: T) {
        let waker = {
            let mut inner = self.0.borrow_mut();
            inner.0.get_or_insert(value);
            inner.1.take()
        };
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    /// Waits until it happens.
    pub async fn wait(&self) -> T {
        poll_fn(|context| {
            let mut inner = self.0.borrow_mut();
            if let Some(value) = inner.0.take() {
                return Poll::Ready(value);
            }
            inner.1 = Some(context.waker().clone());
            Poll::Pending
        })
        .await
    }
}

impl<T> Clone for Signal<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}
