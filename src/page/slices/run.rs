//! Work that people wait for: they see how far it is, and can stop it.

use super::{Scheduler, Slice};
use crate::store::rows::Progress;

/// So often progress is told, in milliseconds; beginnings and ends always.
pub const PACE: f64 = 60.0;

/// Who waits for the work.
pub trait Work: Scheduler {
    /// What is being done, and how far it is.
    fn show(&self, name: &str, progress: Progress);

    /// Whether it's to stop.
    fn is_stopped(&self) -> bool;
}

/// Something that takes its time.
#[derive(Debug)]
pub struct Run<W> {
    slice: Slice<W>,
    name: String,
    shown: f64,
}

impl<W: Work> Run<W> {
    /// Begins something, and calls it so until it's called otherwise.
    pub fn new(work: W, name: String) -> Self {
        let mut run = Self {
            slice: Slice::new(work),
            name,
            shown: 0.0,
        };
        run.show(0, 0);
        run
    }

    /// Calls it something else from now on.
    pub fn named(&mut self, name: String, done: usize, of: usize) {
        self.name = name;
        self.show(done, of);
    }

    /// Lets all others have their turn if it's time, after a small piece of
    /// work; false if it's to stop.
    pub async fn goes_on(&mut self, done: usize, of: usize) -> bool {
        if self.slice.is_full() {
            if self.slice.scheduler().now() - self.shown >= PACE {
                self.show(done, of);
            }
            self.slice.rest().await;
        }
        !self.is_stopped()
    }

    /// Lets all others have their turn before something that is a stretch by
    /// itself; false if it's to stop.
    pub async fn comes_to(&mut self, done: usize, of: usize) -> bool {
        self.show(done, of);
        self.slice.rest().await;
        !self.is_stopped()
    }

    /// Works small piece by small piece. `piece` does one and says how much is
    /// done by then, of so much; it says none when nothing was left to do.
    /// False if it was stopped.
    pub async fn pieces(&mut self, of: usize, mut piece: impl FnMut() -> Option<usize>) -> bool {
        if !self.comes_to(0, of).await {
            return false;
        }
        while let Some(done) = piece() {
            if !self.goes_on(done, of).await {
                return false;
            }
        }
        self.show(of, of);
        true
    }

    /// Hands over a batch after the other, each a stretch by itself, and says
    /// how much was handed over before it was stopped.
    pub async fn batches<T>(
        &mut self,
        all: &[T],
        size: usize,
        mut each: impl AsyncFnMut(&[T]),
    ) -> usize {
        let mut done = 0;
        for batch in all.chunks(size) {
            if !self.comes_to(done, all.len()).await {
                return done;
            }
            each(batch).await;
            done += batch.len();
        }
        self.show(done, all.len());
        done
    }

    /// Whether it's to stop.
    pub fn is_stopped(&self) -> bool {
        self.slice.scheduler().is_stopped()
    }

    fn show(&mut self, done: usize, of: usize) {
        let work = self.slice.scheduler();
        self.shown = work.now();
        work.show(&self.name, Progress { done, of });
    }
}
