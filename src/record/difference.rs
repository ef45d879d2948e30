//! In which facts two records differ.

mod compare;

pub use compare::fact_differences;

use super::{
    About, Act, ClosedBy, Complaint, Correction, Entry, Exam, Finding, Measured, Plan, PlanOutcome,
    PlanText, Report, Sick, Standing,
};
use crate::calendar::{Date, Month};
use crate::id::Id;
use crate::number::{Money, Points, Unit};

/// A fact that isn't the same in two records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactDifference<'a> {
    /// Which fact.
    pub at: FactAt<'a>,
    /// In the first record.
    pub one: FactValue<'a>,
    /// In the other.
    pub other: FactValue<'a>,
}

/// A fact of a month. Items of a list are named by their place in the first
/// record, or in the other where only that has them; places are from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactAt<'a> {
    /// The agent.
    Agent,
    /// The month.
    Month,
    /// The system that assesses it.
    Unit,
    /// An entry of these parts, or something of it.
    Entry(&'a [Id], EntryFact),
    /// A measure.
    Measure(Id),
    /// The exam.
    Exam,
    /// The report.
    Report,
    /// A complaint, or something of it.
    Complaint(usize, ComplaintFact),
    /// Something of a day of the month.
    Day(u8, DayFact),
    /// The day of joining.
    Joined,
    /// What was to be sold.
    SalesTarget,
    /// What was sold.
    Sold,
    /// A plan about something, or something of it.
    Plan(About, PlanFact),
    /// A correction of an earlier month, by its place.
    Correction(usize),
    /// An act of the history, or something of it.
    Act(usize, ActFact),
    /// The post wage.
    Wage,
    /// A list that says the same in another order or form.
    Form(FactList),
}

/// What of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in Entry")]
pub enum EntryFact {
    /// All of it.
    Whole,
    Parts,
    Count,
    Standing,
    Date,
    Caused,
    Note,
}

/// What of a complaint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in Complaint")]
pub enum ComplaintFact {
    /// All of it.
    Whole,
    Id,
    Date,
    Finding,
    Note,
}

/// What of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in Day")]
pub enum DayFact {
    Work,
    Calls,
    Sick,
}

/// What of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in Plan and Ended")]
pub enum PlanFact {
    /// All of it.
    Whole,
    About,
    Text(PlanText),
    By,
    Outcome,
    EndedOn,
}

/// What of a closing or reopening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in Closing and Reopening")]
pub enum ActFact {
    /// All of it.
    Whole,
    On,
    Rulebook,
    Score,
    Low,
    High,
    /// A line by its part, and its measure or level: its amount.
    Line(Id, Option<Id>),
    LineLow(Id, Option<Id>),
    LineHigh(Id, Option<Id>),
    Reason,
}

/// A list of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in Facts")]
pub enum FactList {
    Entries,
    Complaints,
    Days,
    Plan,
    /// The lines of a closing.
    Lines,
}

/// What a fact is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as their types")]
pub enum FactValue<'a> {
    /// It isn't there, or isn't known.
    Absent,
    Text(&'a str),
    Count(u32),
    Date(Date),
    Month(Month),
    Money(Money),
    Points(Points),
    Unit(Unit),
    Id(Id),
    Parts(&'a [Id]),
    Standing(Standing),
    /// A complaint of the same month, by its place.
    Case(usize),
    Measured(Measured),
    Exam(Exam),
    Report(Report),
    Finding(Finding),
    /// Whether it's a working day.
    Work(bool),
    Sick(Sick),
    About(About),
    Outcome(PlanOutcome),
    Rulebook(ClosedBy),
    Entry(&'a Entry),
    Complaint(&'a Complaint),
    Plan(&'a Plan),
    Correction(&'a Correction),
    Act(&'a Act),
}
