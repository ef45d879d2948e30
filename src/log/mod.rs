//! Floor 1: what was asked and answered. The consultation log.
//!
//! Lives here: [`LogEntry`] and its limits; what of a text looks private
//! ([`find_private`], [`masked`]); what entries come to for a measure
//! ([`LogRatio`]); how they're found again ([`LogIndex`]). May not live here:
//! what a rulebook makes of it (that knows the log, not the other way round),
//! files, storage.
//!
//! No customer's name or number has a place in an entry.

mod entry;
mod fault;
mod limits;
mod mark;
mod private;
mod ratios;
mod report;
mod search;

pub use entry::{Case, EntryId, FollowUp, LogEntry, LogFacts, Outcome};
pub use fault::{LogFault, LogProblem};
pub use limits::*;
pub use mark::{Mark, Marks};
pub use private::{Private, PrivateKind, find_private, masked};
pub use ratios::{LogFigures, LogRatio, Side};
pub use report::{DaySpan, LogReport, LogReporter, MOST_ASKED, QuickSpan};
pub use search::{
    ASKED_AGAIN, AskedMost, Found, Hit, LogIndex, MAX_QUERY, NEARLY_EQUAL, SIMILAR, Similar,
    TwinSearch, spots,
};
