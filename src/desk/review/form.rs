//! What is open of the process around a score.

use std::cell::RefCell;

use super::books::Scored;
use super::case_form::CasesForm;
use super::incoming::Incoming;
use super::msg::{Outgoing, ReviewTab};
use super::view::Cache;
use crate::calendar::Month;
use crate::desk::state::Sealed;
use crate::desk::{Model, Sent};
use crate::exchange::FileFault;
use crate::id::{CheckCode, Id};
use crate::review::{MonthOf, Seen};
use crate::scoring::Sub;

/// What is open.
#[derive(Debug, Default)]
pub struct ReviewForm {
    /// Which view.
    pub tab: ReviewTab,
    /// What is to be said to the official month; nothing is chosen beforehand.
    pub answer: Option<Seen>,
    /// The remark to it, as typed.
    pub remark: String,
    /// Whether the receipt was to be made without an answer.
    pub tried_receipt: bool,
    /// Whether the slip was to be handed in while something lacks.
    pub tried_slip: bool,
    /// Whether it was to be answered while something lacks.
    pub tried_answer: bool,
    /// The line that is to be appealed next.
    pub adding: Option<(Id, Sub)>,
    /// What is missing from the official month and is to be appealed next, by its fact.
    pub missing: Option<String>,
    /// The slip of an agent that is open.
    pub open: Option<MonthOf>,
    /// The form for the next stage.
    pub stage: StageForm,
    /// The form for a correction.
    pub correction: CorrectionForm,
    /// A table from elsewhere, as it was pasted.
    pub table: String,
    /// What went out, or is about to.
    pub sent: Option<Sent<Outgoing>>,
    /// The slip that is printed.
    pub printed: Option<MonthOf>,
    /// What came in, and whether it's to be taken.
    pub incoming: Vec<(Incoming, bool)>,
    /// Files that can't be read, and why.
    pub unreadable: Vec<(String, FileFault)>,
    /// How many pieces were taken last; none until something is.
    pub taken: Option<usize>,
    /// To whom alone official months are given out.
    pub give_out_to: Option<String>,
    /// Why a final month is opened again, as typed.
    pub open_why: String,
    /// It was to be opened without a reason.
    pub tried_open: bool,
    /// What is open of cases that are rated.
    pub cases: CasesForm,
    /// Which month all of this is about.
    pub(super) of: Option<MonthOf>,
    /// Which field is being typed into, and what that left.
    pub(super) typing: Option<(String, Sealed)>,
    pub(super) cache: RefCell<Option<Cache>>,
    pub(super) scored: RefCell<Scored>,
}

/// The form for the next stage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StageForm {
    /// Who takes it; none before it's typed.
    pub by: Option<String>,
    /// In their own words.
    pub remark: String,
    /// Within how many days slips are answered, as typed; none before it is.
    pub days: Option<String>,
    /// It was to be handed on without a name.
    pub tried: bool,
}

/// The form for a correction of the shown month.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CorrectionForm {
    /// Which line.
    pub line: Option<(Id, Sub)>,
    /// In which month it's written.
    pub within: Option<Month>,
    /// By how many points, as typed.
    pub points: String,
    /// By how much pay, as typed.
    pub pay: String,
    /// Why.
    pub why: String,
    /// The slip that it follows from.
    pub slip: Option<CheckCode>,
    /// It was to be written while something was wrong.
    pub tried: bool,
}

impl Model {
    /// What is open of the process around a score; none before its chunk is there.
    pub fn review_form(&self) -> Option<&ReviewForm> {
        self.review.as_ref()?.downcast_ref()
    }
}
