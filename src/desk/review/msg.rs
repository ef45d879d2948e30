//! What may happen to the process around a score.

use super::case_msg::CaseMsg;
use crate::calendar::Month;
use crate::desk::Outward;
use crate::desk::state::Key;
use crate::id::Id;
use crate::review::{MonthOf, Seen, System, Verdict};
use crate::scoring::Sub;

/// Something that a person did, or that the desk is told. What is the agent's own is about the
/// shown month; lines and facts of slips are named by their places.
#[derive(Clone, Debug, PartialEq)]
pub enum ReviewMsg {
    /// Another view.
    Tab(ReviewTab),
    /// Gives out months by the shown document as they are: an agent's, or everybody's.
    GiveOut(Option<String>, GiveOutAs),
    /// Chooses whom they are given out to: an agent, or everybody.
    GiveOutTo(Option<String>),
    /// Chooses what to say to the official month.
    Answer(Seen),
    /// Types a remark to it.
    Remark(String),
    /// Makes the receipt.
    Sign,
    /// Takes it back.
    Unsign,
    /// Says that the rulebook in force was read.
    ReadRules,
    /// Appeals a line of the sheet.
    Appeal(Id, Sub),
    /// Doesn't appeal a line, by its place in the slip.
    DropLine(usize),
    /// Appeals all lines that differ from the agent's own month.
    AppealAll,
    /// Types what a fact of an appealed line should be.
    Should(usize, usize, String),
    /// Types why.
    Reason(usize, String),
    /// Types what shows it.
    Evidence(usize, String),
    /// Hands the slip in.
    HandIn,
    /// Gives it up.
    DropSlip,
    /// Opens or closes an agent's slip.
    Open(MonthOf),
    /// Decides a line of it.
    Decide(MonthOf, usize, Verdict),
    /// Types what a fact becomes where a line is accepted in part.
    Grant(MonthOf, usize, usize, String),
    /// Types why it's decided so.
    Why(MonthOf, usize, String),
    /// Answers the slip: what is granted goes into the month.
    Settle(MonthOf),
    /// Types into the form for the next stage, or for how the branch goes about it.
    Stage(StageField, String),
    /// Takes the month of the team through it.
    HandOn,
    /// Types into the form for a correction.
    Correct(CorrectField, String),
    /// Which line of the shown month is corrected.
    CorrectLine(Id, Sub),
    /// In which month it's written.
    CorrectIn(Month),
    /// Begins one of what was granted at a line of an agent's slip.
    CorrectFrom(MonthOf, usize),
    /// Writes it.
    WriteCorrection,
    /// Takes one back, by the month that it's written in and its place there.
    DropCorrection(Month, usize),
    /// Chooses a line that may be appealed.
    Adding(Id, Sub),
    /// Chooses what is missing from the official month, by its fact.
    ChooseMissing(String),
    /// Appeals that it's missing.
    AppealMissing(String),
    /// Begins a slip anew with what wasn't granted of the last one.
    Again,
    /// Pastes a table from elsewhere.
    Table(String),
    /// Takes a piece out.
    Send(Outgoing, Outward),
    /// It's packed for a link to the page of this address; none where the browser can't.
    Packed(String, Option<Vec<u8>>),
    /// It's on the clipboard, or the browser refused.
    Copied(bool),
    /// What is to be printed: a slip.
    Print(MonthOf),
    /// Files, or what came along with months: their names and texts.
    Files(Vec<(String, String)>),
    /// The same of what came along with months: nothing is said where all of it is here.
    Along(Vec<(String, String)>),
    /// Takes what came in at this place, or leaves it.
    Choose(usize, bool),
    /// Takes what is chosen.
    Take,
    /// Takes none of it.
    Stop,
    /// A closed month was opened again, for a reason.
    OpenedAgain(Key, String),
    /// Closed months came in that were opened again where they come from.
    OpenedElsewhere(Vec<Key>),
    /// Types why a final month by a document is opened again.
    OpenWhy(String),
    /// Opens the shown one again.
    OpenAgain,
    /// Something about cases that several people rate.
    Cases(CaseMsg),
}

/// A view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReviewTab {
    /// The shown agent's month.
    #[default]
    Own,
    /// The team's.
    Team,
    /// Cases that several people rate.
    Cases,
}

/// How official months go out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GiveOutAs {
    /// A file with all of them, a link or a picture of it.
    One(Outward),
    /// A file for each agent, all in one archive.
    Each,
}

/// What goes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outgoing {
    /// The official months by a document: an agent's, or everybody's.
    Issued(Month, Id, Option<String>),
    /// The agent's receipt of a month.
    Receipt(MonthOf),
    /// That they read its rulebook.
    Rules(MonthOf),
    /// A slip, handed in or answered.
    Slip(MonthOf),
    /// The stages of a month.
    Approvals(Month, System),
    /// All answered slips of a month.
    Answers(Month, System),
    /// A set of cases, without any answer.
    Cases(Id),
    /// What was answered to it here.
    Rating(Id),
}

/// A field of the forms for stages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StageField {
    /// Who takes it.
    By,
    /// In their own words.
    Remark,
    /// What the branch's stages are called, one on each line.
    Names,
    /// Within how many working days a slip is answered.
    Days,
}

/// A field of the form for a correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CorrectField {
    /// By how many points.
    Points,
    /// By how much pay.
    Pay,
    /// Why.
    Why,
}
