//! Floor 1: what happened. One agent's month.
//!
//! Lives here: [`Record`] and its facts. "Not known yet" is a value wherever a
//! fact can be missing. May not live here: what the facts are worth; a record
//! knows no rulebook, only the names of parts and measures.

mod closing;
mod column;
mod correction;
mod day;
mod difference;
mod fact;
mod fault;
mod field;
mod field_name;
mod limits;
mod logged;
mod may;
mod month;
mod names;
mod plan;
mod remark;
mod trail;
mod typed;

pub use closing::{Act, ClosedBy, ClosedLine, Closing, Reopening};
pub use column::{ColumnFault, ColumnLine, MAX_COLUMN, read_column};
pub use correction::{Correction, MAX_CORRECTED, MAX_CORRECTIONS};
pub use day::{Day, Sales, Sick};
pub use difference::{
    ActFact, ComplaintFact, DayFact, EntryFact, FactAt, FactDifference, FactList, FactValue,
    PlanFact, fact_differences,
};
pub use fact::{Complaint, Entry, Exam, Finding, Measured, Place, Report, Standing};
pub use fault::{Fault, Problem};
pub use field::{Bounds, Field, FieldFault, count_of, put, put_first, set_count};
pub use limits::*;
pub use logged::{CaseCounts, LoggedCases, Shares};
pub use month::{Facts, Record};
pub use names::{Looks, has_unseen, lookalike};
pub use plan::{About, Ended, Plan, PlanOutcome, PlanText};
pub use remark::{Remark, remark, split};
pub use trail::{
    Delta, Earlier, GivenOut, MAX_CONSULTATIONS, MAX_FILE_NAME, MAX_REVISIONS, MAX_TRAIL, Made,
    Parting, Revision, Side, Sides, Source, Splice, Step, Trail, bound_acts,
};
pub use typed::{
    as_percent, is_unseen, typed_count, typed_date, typed_decimal, typed_percent, typed_points,
    typed_wage,
};
