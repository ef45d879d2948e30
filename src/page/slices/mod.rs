//! Long work in short slices, so that the page answers in between: no task of
//! its own may last over 50 ms.
//!
//! Lives here: when a slice is over, what is told of the work meanwhile, and
//! the log's long work. What time it is and whose turn it is are asked of a
//! [`Scheduler`]; only `page.rs` knows the browser's.

pub mod log;
mod run;

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod page;

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
pub use page::{ThePage, now, sleep, turn};
pub use run::{Run, Work};

/// So many milliseconds are worked at a stretch, and the small piece more that
/// is begun within them.
pub const BUDGET: f64 = 8.0;
/// So many small pieces are worked at a stretch whatever the clock says: there
/// are browsers whose clocks stand still for 100 ms at a time.
pub const MOST: usize = 500;

/// What long work has to know of the world.
pub trait Scheduler {
    /// Milliseconds since some moment; never less than before.
    fn now(&self) -> f64;

    /// Lets all others have their turn.
    fn turn(&self) -> impl Future<Output = ()>;
}

/// A stretch of work.
#[derive(Debug)]
pub struct Slice<S> {
    scheduler: S,
    begun: f64,
    pieces: usize,
}

impl<S: Scheduler> Slice<S> {
    /// One that begins now.
    pub fn new(scheduler: S) -> Self {
        let begun = scheduler.now();
        Self {
            scheduler,
            begun,
            pieces: 0,
        }
    }

    /// Takes note of a small piece that is done; whether that's enough for now.
    pub fn is_full(&mut self) -> bool {
        self.pieces += 1;
        self.pieces >= MOST || self.scheduler.now() - self.begun >= BUDGET
    }

    /// Lets all others have their turn: what comes next is a stretch by itself.
    pub async fn rest(&mut self) {
        self.scheduler.turn().await;
        self.begun = self.scheduler.now();
        self.pieces = 0;
    }

    /// Works small piece by small piece until `work` has none left, and calls
    /// `rested` each time that the others had their turn in between. Whether
    /// they had.
    pub async fn each(&mut self, mut work: impl FnMut() -> bool, mut rested: impl FnMut()) -> bool {
        let mut long = false;
        while work() {
            if self.is_full() {
                self.rest().await;
                long = true;
                rested();
            }
        }
        long
    }

    pub(super) const fn scheduler(&self) -> &S {
        &self.scheduler
    }
}
