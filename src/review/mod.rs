//! Floor 2: the process around a score: seen, appealed, approved, corrected.
//!
//! Lives here: a month that can be reviewed, whichever system scores it ([`Reviewable`]), a
//! document's as it's given out ([`Issued`]), what an agent answers to it ([`Receipt`]), what is appealed and
//! what comes of it ([`Slip`]), the stages by which a team's month becomes final
//! ([`Approvals`]), where two sheets differ and why ([`line_differences`], [`other_amounts`]),
//! cases that several people rate, and how far they are of one mind ([`CaseSet`], [`Agreement`]).
//! May not live here: how a month is scored, storage, words, a clock.
//!
//! Nothing here proves who somebody is. Each piece carries a code over all that it says, and
//! the check code of the month that it's about: a change of either is seen.

mod agreement;
mod approval;
mod approved;
mod book_fact;
mod calibration;
mod case_month;
mod code;
mod difference;
mod elsewhere;
mod fact;
mod incoming;
mod issued;
mod missing;
mod of;
mod piece;
mod receipt;
mod reviewable;
mod slip;
mod weighed;
mod working_days;

pub use agreement::{Agreement, CaseAgreement, LineAgreement, SaidSo, Share, agreement, lines_of};
pub use approval::{Approval, ApprovalFault, MAX_MEMBERS, MAX_STAGE, MAX_STAGES, Member};
pub use approved::{Approvals, Beside, Process, Standing, USUAL_DAYS, Voided};
pub use book_fact::{BookFact, book_facts_of, book_said_of, put_book_facts};
pub use calibration::{
    CaseAnswer, CaseSet, FinishFault, KeptCases, MAX_CASE, MAX_CASE_TIMES, MAX_CASES, MAX_RATERS,
    MAX_SET_TITLE, RatedCase, RatedLine, RatedPart, Rating,
};
pub use case_month::{case_month, case_points, nameless};
pub use difference::{Cause, LineDifference, claimed_cause, line_differences};
pub use elsewhere::{ElsewhereLine, OtherCause, TableLine, other_amounts, read_lines};
pub use fact::{SlipFact, SlipFault, facts_of, findings_of, put_facts, said_of};
pub use incoming::IncomingState;
pub use issued::{Issued, KeptIssued};
pub use missing::Missing;
pub use of::{MonthOf, System};
pub use piece::{Piece, PieceFault, Pieces};
pub use receipt::{KeptReceipt, Receipt, RulesReceipt, Seen};
pub use reviewable::{Came, CameLine, FactFault, Reviewable, decimal};
pub use slip::{
    Answer, AskedFact, MAX_SLIP_FACTS, MAX_SLIP_LINES, Slip, SlipLine, SlipState, Verdict, name_of,
};
pub use weighed::{Weighed, WeighedLine, weigh};
pub use working_days::working_days_after;
