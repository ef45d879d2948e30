//! What goes from one person to the other.

use super::approval::{ApprovalFault, MAX_STAGE, MAX_STAGES};
use super::approved::{Approvals, Process};
use super::calibration::{CaseAnswer, CaseSet, MAX_CASE, MAX_CASES, MAX_SET_TITLE, Rating};
use super::issued::Issued;
use super::receipt::{Receipt, RulesReceipt};
use super::slip::{Answer, AskedFact, MAX_SLIP_FACTS, MAX_SLIP_LINES, Slip, SlipLine};
use crate::json::json_object;
use crate::record::{MAX_AGENT, MAX_NOTE, MAX_PARTS};

/// Pieces of one kind in a file.
const MAX_PIECES: usize = 20_000;

json_object! {
    /// What a file brings, or what goes out as one.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Pieces {
        /// Months by documents, as they're given out.
        #[or(default)]
        #[schema("maxItems": MAX_PIECES)]
        pub issued: Vec<Issued>,
        /// What agents say to their months.
        #[or(default)]
        #[schema("maxItems": MAX_PIECES)]
        pub receipts: Vec<Receipt>,
        /// Which rulebooks they read.
        #[or(default)]
        #[schema("maxItems": MAX_PIECES)]
        pub read: Vec<RulesReceipt>,
        /// What they appeal, or what was answered.
        #[or(default)]
        #[schema("maxItems": MAX_PIECES)]
        pub slips: Vec<Slip>,
        /// The stages of months.
        #[or(default)]
        #[schema("maxItems": MAX_PIECES)]
        pub approvals: Vec<Approvals>,
        /// How the branch goes about them.
        #[or(default)]
        pub process: Option<Process>,
        /// Cases to be rated.
        #[or(default)]
        #[schema("maxItems": MAX_PIECES)]
        pub cases: Vec<CaseSet>,
        /// What people say to them.
        #[or(default)]
        #[schema("maxItems": MAX_PIECES)]
        pub ratings: Vec<Rating>,
    }
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A month by a document, as it's given out.
    Issued(Issued),
    /// What an agent says to a month.
    Receipt(Receipt),
    /// That one read a rulebook.
    Rules(RulesReceipt),
    /// What one appeals, or what was answered.
    Slip(Slip),
    /// The stages of a month.
    Approvals(Approvals),
    /// How a branch goes about them.
    Process(Process),
    /// Cases to be rated.
    Cases(CaseSet),
    /// What somebody says to them.
    Rating(Rating),
}

/// Why a piece can't be taken, whatever is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PieceFault {
    /// It was changed after it was made.
    Changed,
    /// Something in it is longer than it may be.
    TooLong,
    /// It isn't handed in yet.
    Unfinished,
    /// It contradicts itself.
    Contradictory,
    /// Its stages aren't in order.
    Stages(ApprovalFault),
}

impl Pieces {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// They, one by one: what is most about others last.
    pub fn list(self) -> Vec<Piece> {
        let issued = self.issued.into_iter().map(Piece::Issued);
        let receipts = self.receipts.into_iter().map(Piece::Receipt);
        let read = self.read.into_iter().map(Piece::Rules);
        let slips = self.slips.into_iter().map(Piece::Slip);
        let approvals = self.approvals.into_iter().map(Piece::Approvals);
        let process = self.process.into_iter().map(Piece::Process);
        let cases = self.cases.into_iter().map(Piece::Cases);
        let ratings = self.ratings.into_iter().map(Piece::Rating);
        let all = issued
            .chain(receipts)
            .chain(read)
            .chain(slips)
            .chain(approvals);
        all.chain(process).chain(cases).chain(ratings).collect()
    }

    /// Adds one.
    pub fn push(&mut self, piece: Piece) {
        match piece {
            Piece::Issued(of) => self.issued.push(of),
            Piece::Receipt(of) => self.receipts.push(of),
            Piece::Rules(of) => self.read.push(of),
            Piece::Slip(of) => self.slips.push(of),
            Piece::Approvals(of) => self.approvals.push(of),
            Piece::Process(of) => self.process = Some(of),
            Piece::Cases(of) => self.cases.push(of),
            Piece::Rating(of) => self.ratings.push(of),
        }
    }
}

impl Piece {
    /// What is wrong with it by itself.
    pub fn fault(&self) -> Option<PieceFault> {
        let (is_short, is_whole) = match self {
            Self::Issued(of) => {
                let is_short = fits(&of.agent, MAX_AGENT) && fits(&of.by, MAX_AGENT);
                if is_short && of.is_whole() && of.document.is_none() {
                    return Some(PieceFault::Contradictory);
                }
                (is_short, of.is_whole())
            }
            Self::Receipt(of) => (
                fits(&of.agent, MAX_AGENT) && fits(&of.remark, MAX_NOTE),
                of.is_whole(),
            ),
            Self::Rules(of) => (fits(&of.agent, MAX_AGENT), of.is_whole()),
            Self::Slip(of) => {
                if of.on.is_none() {
                    return Some(PieceFault::Unfinished);
                }
                // Nobody's answers are in one that isn't answered.
                let is_answered = of.answered.is_some();
                if !is_answered && of.lines.iter().any(|line| line.answer.is_some()) {
                    return Some(PieceFault::Changed);
                }
                let lines = of.lines.len() <= MAX_SLIP_LINES && of.lines.iter().all(is_line);
                (lines && fits(&of.agent, MAX_AGENT), of.is_whole())
            }
            Self::Approvals(of) => {
                if let Err(fault) = of.check() {
                    return Some(PieceFault::Stages(fault));
                }
                let stages = of.stages.iter().all(|stage| {
                    fits(&stage.stage, MAX_STAGE)
                        && fits(&stage.by, MAX_AGENT)
                        && fits(&stage.remark, MAX_NOTE)
                        && stage.members.iter().all(|it| fits(&it.agent, MAX_AGENT))
                });
                let mut voided = of.voided.iter();
                let is = voided.all(|it| fits(&it.agent, MAX_AGENT) && fits(&it.reason, MAX_NOTE));
                (stages && is, true)
            }
            Self::Process(of) => {
                let is_sound = (1..=60).contains(&of.days) && !of.stages.is_empty();
                let is_short = of.stages.len() <= MAX_STAGES
                    && of.stages.iter().all(|name| fits(name, MAX_STAGE));
                if is_short && !is_sound {
                    return Some(PieceFault::Contradictory);
                }
                (is_short, true)
            }
            Self::Cases(of) => {
                if of.on.is_none() {
                    return Some(PieceFault::Unfinished);
                }
                let cases = of.cases.iter().all(|case| fits(&case.text, MAX_CASE));
                let is_short = of.cases.len() <= MAX_CASES && fits(&of.title, MAX_SET_TITLE);
                if is_short && cases && of.is_whole() && !of.is_sound() {
                    return Some(PieceFault::Contradictory);
                }
                (is_short && cases, of.is_whole())
            }
            Self::Rating(of) => {
                if of.on.is_none() || of.by.trim().is_empty() {
                    return Some(PieceFault::Unfinished);
                }
                let answers = of.answers.iter();
                let short =
                    |it: &CaseAnswer| it.parts.len() <= MAX_PARTS && fits(&it.remark, MAX_NOTE);
                let is_short = of.answers.len() <= MAX_CASES && fits(&of.by, MAX_AGENT);
                let is_short = is_short && answers.clone().all(short);
                if is_short && of.is_whole() && !answers.clone().all(CaseAnswer::is_sound) {
                    return Some(PieceFault::Contradictory);
                }
                (is_short, of.is_whole())
            }
        };
        match (is_short, is_whole) {
            (false, _) => Some(PieceFault::TooLong),
            (true, false) => Some(PieceFault::Changed),
            (true, true) => None,
        }
    }
}

fn is_line(line: &SlipLine) -> bool {
    let answer = line.answer.as_ref();
    fits(&line.reason, MAX_NOTE)
        && fits(&line.evidence, MAX_NOTE)
        && are_facts(&line.facts)
        && answer.is_none_or(|Answer { facts, why, by, .. }| {
            are_facts(facts) && fits(why, MAX_NOTE) && fits(by, MAX_AGENT)
        })
}

fn are_facts(facts: &[AskedFact]) -> bool {
    let is = |of: &AskedFact| {
        [&of.fact, &of.says, &of.should]
            .into_iter()
            .all(|text| fits(text, 100))
    };
    facts.len() <= MAX_SLIP_FACTS && facts.iter().all(is)
}

fn fits(text: &str, most: usize) -> bool {
    text.len() <= most || text.chars().count() <= most
}
