//! Months as they were given out.

use std::rc::Rc;

use super::view::key_of;
use crate::calendar::Date;
use crate::desk::Model;
use crate::desk::book::Shelf;
use crate::desk::state::Key;
use crate::exchange::PROGRAM;
use crate::id::CheckCode;
use crate::number::Points;
use crate::record::{Facts, Record};
use crate::review::{
    Cause, LineDifference, MonthOf, Reviewable, Slip, claimed_cause, line_differences, weigh,
};
use crate::scoring::score_standing;
use crate::team::{ClaimState, ClaimedLine};

/// An agent's month as it was given out, and what goes with it.
#[derive(Clone, Debug)]
pub struct Official<'a> {
    /// The official month.
    pub month: Reviewable<'a>,
    /// By whom it was given out, as typed.
    pub by: String,
    /// When.
    pub on: Date,
    /// Its check code.
    pub code: CheckCode,
    /// Whether it came in as a file: this is its agent's copy.
    pub is_received: bool,
    /// The agent's own month beside it, if they have one.
    pub own: Option<Reviewable<'a>>,
    /// The lines that differ between the two.
    pub differ: Vec<LineDifference>,
    /// What its file says that it doesn't come to here: then nothing can be answered.
    pub claimed: Option<Claimed>,
}

/// What a file says of an official month that it doesn't come to here, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claimed {
    /// Why.
    pub cause: Cause,
    /// The version of the program that wrote the file, where it's another one.
    pub program: Option<String>,
    /// The score by the file, and here; none of a document's.
    pub scores: Option<(Points, Points)>,
    /// The lines that differ, where the file has its lines.
    pub lines: Vec<ClaimedLine>,
}

impl Official<'_> {
    /// Whether it comes to what its file said.
    pub const fn follows(&self) -> bool {
        self.claimed.is_none()
    }
}

impl Model {
    /// An agent's month as it was given out; none where it wasn't.
    pub fn official(&self, of: &MonthOf) -> Option<Official<'_>> {
        let found = match key_of(of) {
            Some(key) => self.official_record(&key),
            None => self.official_book(of),
        };
        let mut found = found?;
        let own = found.own.as_ref();
        let differ = own.map(|own| line_differences(&found.month, own));
        found.differ = differ.unwrap_or_default();
        Some(found)
    }

    fn official_record(&self, key: &Key) -> Option<Official<'_>> {
        let record = self.state.content.records.get(key)?;
        let given = self.storage.acts.of(key)?.given_out(record)?;
        let plain = |facts: Facts| {
            let wage = record.wage;
            record.edited(|now| *now = Facts { wage, ..facts }).ok()
        };
        let (rules, today) = (self.state.rules(), self.state.today);
        let month = |record: Record| {
            let rulebook = rules.rulebook(record.ruled_in());
            Reviewable::record(rulebook, record, today)
        };
        let official = plain(given.official)?;
        let shelf = Shelf::of(&self.state.content.books);
        let claim = shelf.claim(&key.0, key.1);
        let claim = claim.and_then(|(_, claim)| claim.state(rules, &official, today));
        let claimed = claim.map(|state| {
            let rulebook = rules.rulebook(official.ruled_in());
            claimed(state, score_standing(rulebook, &official, today).score)
        });
        let on = given.made.at.date;
        let code = self.record_code(&official, on);
        Some(Official {
            month: month(official),
            by: given.made.by,
            on,
            code,
            is_received: given.is_received,
            own: given.own.and_then(plain).map(month),
            differ: Vec::new(),
            claimed,
        })
    }

    fn official_book(&self, of: &MonthOf) -> Option<Official<'_>> {
        let shelf = Shelf::of(&self.state.content.books);
        let kept = shelf.issued(of)?;
        let (filled, cause) = self.issued_book(of)?;
        let claimed = cause.map(|cause| Claimed {
            cause,
            program: None,
            scores: None,
            lines: Vec::new(),
        });
        let own = self.own_book(of).filter(|_| kept.received);
        Some(Official {
            month: Reviewable::Document(Rc::new(filled)),
            by: kept.issued.by.clone(),
            on: kept.issued.on,
            code: kept.issued.sheet,
            is_received: kept.received,
            own: own.map(|own| Reviewable::Document(Rc::new(own))),
            differ: Vec::new(),
            claimed,
        })
    }

    /// How many lines of a slip that is being written ask for nothing else, for something that
    /// can't be so, or have no reason.
    pub(super) fn slip_lacks(&self, slip: &Slip) -> usize {
        let Some(official) = self.official(&slip.month_of()) else {
            return slip.lines.len();
        };
        let weighed = weigh(&official.month, slip, false);
        let lines = slip.lines.iter().zip(&weighed.lines);
        let lacks = lines.filter(|(line, weighed)| {
            let asks = line
                .facts
                .iter()
                .any(|fact| fact.should.trim() != fact.says);
            !asks || weighed.fault.is_some() || line.reason.trim().is_empty()
        });
        lacks.count()
    }

    /// The month that a slip is about, as far as its acts tell, or what was given out; else as
    /// it is. None where nothing of it is here.
    pub fn month_of_slip(&self, slip: &Slip) -> Option<Reviewable<'_>> {
        let of = slip.month_of();
        let Some(key) = key_of(&of) else {
            let shelf = Shelf::of(&self.state.content.books);
            let issued = shelf.issued(&of);
            return match issued.filter(|kept| kept.issued.sheet == slip.sheet) {
                Some(_) => {
                    let (filled, _) = self.issued_book(&of)?;
                    Some(Reviewable::Document(Rc::new(filled)))
                }
                None => self.reviewable(&of),
            };
        };
        let record = self.state.content.records.get(&key)?;
        let trail = self.storage.acts.of(&key);
        let issues = trail.map(|trail| trail.issues(record)).unwrap_or_default();
        let found = issues.into_iter().find_map(|(facts, made)| {
            let official = Record::new(facts).ok()?;
            let code = self.record_code(&official, made.at.date);
            (code == slip.sheet).then_some(official)
        });
        let Some(found) = found else {
            return self.reviewable(&of);
        };
        let rulebook = self.state.rules().rulebook(found.ruled_in());
        let today = self.state.today;
        Some(Reviewable::record(rulebook, found, today))
    }
}

/// Why a file's figures aren't what its month comes to here.
fn claimed(state: ClaimState, own: Points) -> Claimed {
    let claim = state.claim;
    let cause = match state.other_rules && !state.mismatch {
        true => Cause::Rulebook,
        false => claimed_cause(claim.program.as_deref(), PROGRAM),
    };
    Claimed {
        program: claim.program.filter(|_| cause == Cause::Program),
        scores: Some((claim.score, own)),
        lines: claim.lines,
        cause,
    }
}
