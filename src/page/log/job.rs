//! Something long that runs on the log, and how far it is.

use super::LogDesk;
use crate::store::rows::Progress;

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

    /// Says what runs and how far it is, or that nothing runs any more. What it
    /// is is shown at once, how far it is a few times a second.
    pub fn set_job(&self, job: Option<Job>) {
        let name = |job: &Option<Job>| job.as_ref().map(|job| job.name.clone());
        let now = name(&job);
        let before = name(&self.job.replace(job));
        if now == before {
            self.redraw_soon();
        } else {
            self.redraw();
        }
    }
}
