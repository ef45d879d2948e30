//! The process around a score, by itself.

mod approvals;
mod differences;
mod missing;
mod slips;
