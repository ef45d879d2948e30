//! The process around a score: the agent's answer to the official month and what they appeal,
//! the lead's answers, the stages by which a month becomes final, corrections of final ones; and
//! cases that several people rate.
//!
//! Lives here: [`ReviewForm`], what is open of it, and what a person does about it, in the
//! program's seventh chunk. What is kept lies among the rows of the team
//! ([`TeamRow`](crate::desk::book::TeamRow)); corrections are facts of the month that they stand
//! in. May not live here: what a slip or a stage says (`review`), and words.

mod among;
mod answer;
mod books;
mod case_agreed;
mod case_form;
mod case_msg;
mod case_rate;
mod case_view;
mod case_write;
mod cases;
mod correct;
mod form;
mod give_out;
mod incoming;
mod msg;
mod official;
mod outward;
mod own;
mod stages;
mod taking;
mod view;
mod void;
mod work;

pub use case_form::CasesForm;
pub use case_msg::{CaseMsg, Whose};
pub use correct::{is_pay, is_points};
pub use form::{CorrectionForm, ReviewForm, StageForm};
pub use incoming::Incoming;
pub use msg::{CorrectField, GiveOutAs, Outgoing, ReviewMsg, ReviewTab, StageField};
pub use official::{Claimed, Official};
pub use view::{SlipRow, TeamReview, TeamSeen, rules_read};
pub use work::REVIEW;
