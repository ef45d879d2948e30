//! Something long that runs on the log, and how far it is.

use super::LogDesk;
use crate::store::log::Progress;

/// What runs: an import, an export.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// What people call it.
    pub name: String,
    /// How far it is.
    pub progress: Progress,
}

impl LogDesk {
    /// What runs now.
    pub fn job(&self) -> Option<Job> {
        self.job.borrow().clone()
    }

    /// Says what runs and how far it is, or that nothing runs any more. It's
    /// shown a few times a second, the beginning and the end always.
    pub fn set_job(&self, job: Option<Job>) {
        let before = self.job.replace(job.clone());
        if job.is_some() && before.is_some() {
            self.redraw_soon();
        } else {
            self.redraw();
        }
    }
}
