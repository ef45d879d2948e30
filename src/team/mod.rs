//! Floor 2: what follows for a team from its agents' sheets.
//!
//! Lives here: who is in a team ([`Roster`]), the order of its months
//! ([`places`]), a quarter and a year of it ([`Together`]), its month by a brought document
//! ([`BookTeam`]), what two sheets by one rulebook have to do with each other
//! ([`Terms`]), what cost the team most, the exam's places out of marks. May not
//! live here: how a month is scored; files, storage, words, the page; no float.
//!
//! An order is claimed only where it holds for every value of what is open. Two
//! agents under one rulebook share its assumed numbers and move together: ranges
//! that overlap don't make an order open yet.

mod by_document;
mod claim;
mod compared;
mod costs;
mod exam;
mod measures;
mod member;
mod month;
mod month_terms;
mod period;
mod places;
mod roster;
mod settle;
mod spread;
mod terms;
mod together;

pub use by_document::{
    BookGap, BookMonth, BookMonths, BookOver, BookTeam, BookTogether, GapWhy, MonthMean, OpenOf,
    OverMonth,
};
pub use claim::{Claim, ClaimState, ClaimedLine, MAX_CLAIMED};
pub use compared::Compared;
pub use costs::{Cost, CostOf, costs, costs_of};
pub use exam::{ExamFault, ExamLine, ExamMarks, MAX_MARKS, Mark, read_marks};
pub use measures::TeamMeasure;
pub use member::{Entrant, Member, MemberFault};
pub use month::{Assessed, TeamMonth, Totals, held_against};
pub use period::Period;
pub use places::{PlaceRange, REFINED, certain, places, places_by_range};
pub use roster::{MAX_MEMBERS, Numbered, Roster, RosterFault, RosterLine, read_roster};
pub use settle::{Settles, settles};
pub use spread::{Spread, spread};
pub use terms::Terms;
pub use together::{Missing, MonthTotals, Over, Together};
