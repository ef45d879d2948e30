//! What a person may do.

use super::{Field, InUse, Sealed};
use crate::calendar::Month;
use crate::id::Id;
use crate::number::Unit;
use crate::record::{Finding, Record, Sick, Standing};

/// One act.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Types into a field.
    Type(Field, String),
    /// Leaves a field.
    Leave(Field),
    /// Puts a text into a field and leaves it: pasted, or chosen as the answer
    /// to what the field asked.
    Enter(Field, String),
    /// Records one event of a part more or fewer.
    Step(Id, i32),
    /// Adds an entry of its own for a part.
    AddEntry(Id),
    /// Changes an entry.
    EditEntry(usize, EntryEdit),
    /// Removes an entry.
    RemoveEntry(usize),
    /// Says how the exam stands.
    Exam(ExamKind),
    /// Says how the report stands.
    Report(ReportKind),
    /// Says how a measure is given.
    Measure(Id, MeasureKind),
    /// Scores the shown month, and months to come, by the other system.
    System(Unit),
    /// Changes a day of the month.
    Day(u8, DayEdit),
    /// Fills days with these numbers of calls; what else is known of them stays.
    Calls(Vec<(u8, u32)>),
    /// Adds a complaint under investigation.
    AddComplaint,
    /// Says what was found about a complaint.
    Finding(usize, Finding),
    /// Says which entry caused a complaint, by their places; none if it isn't
    /// said.
    Cause(usize, Option<usize>),
    /// Removes a complaint.
    RemoveComplaint(usize),
    /// Shows another month.
    Go(Month),
    /// Shows another agent's months.
    Show(String),
    /// Takes in records from files, and the rules that came with them.
    Take(Vec<Record>, Option<InUse>),
    /// Removes an improvement plan of the shown month.
    RemovePlan(usize),
    /// Puts months in their places: closed, opened again, with another plan, or with what is
    /// known centrally. What is shown stays.
    Put(Vec<Record>),
    /// Scores by other rules.
    Rules(InUse),
    /// Brought documents or their months are other ones now, and which is filled in;
    /// whether that is a step, or goes on with the last one.
    Books(Sealed, Option<Id>, bool),
    /// Removes a month.
    Remove(String, Month),
    /// Removes every month of every agent, and scores by other rules.
    RemoveAll(Option<InUse>),
    /// Steps back.
    Undo,
    /// Steps forward again.
    Redo,
}

/// A change of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryEdit {
    /// Whether it's known to count.
    Standing(Standing),
    /// A further part that it fits, or no longer fits.
    Part(Id, bool),
    /// One event more or fewer.
    Step(i32),
}

/// A change of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayEdit {
    /// Whether it's a working day.
    Work(bool),
    /// Whether it was a day of illness, and what came of reporting it.
    Sick(Sick),
}

/// How the exam stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExamKind {
    /// It was sat.
    Sat,
    /// There was none.
    None,
    /// Not known yet.
    Unknown,
}

/// How the report stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportKind {
    /// It's in.
    HandedIn,
    /// It isn't in as of today.
    NotYet,
    /// Not known yet.
    Unknown,
}

/// How a measure is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeasureKind {
    /// Cases out of cases.
    Ratio,
    /// A percentage.
    Percent,
    /// As the consultation log has it.
    Logged,
    /// Nothing to measure.
    NotAssessed,
}
