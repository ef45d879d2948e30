//! What the pages of the process are drawn from.

use std::rc::Rc;

use super::books::{agents_of, book_of, place_of, standing};
use super::form::ReviewForm;
use crate::calendar::{Date, Month};
use crate::desk::Model;
use crate::desk::book::{Shelf, TeamRow};
use crate::desk::state::{InUse, Key, Records, Sealed};
use crate::id::{CheckCode, Fingerprint};
use crate::number::Decimal;
use crate::record::Source;
use crate::review::{
    Approvals, KeptReceipt, MonthOf, Reviewable, RulesReceipt, Slip, SlipState, System, Weighed,
    weigh,
};
use crate::scoring::{Certainty, score};
use crate::store::TeamKey;

/// The team's month in the process.
#[derive(Clone, Debug, PartialEq)]
pub struct TeamReview {
    /// Each agent whose month is here, by name.
    pub seen: Vec<TeamSeen>,
    /// The slips of that month that are handed in or answered: open ones first, by deadline.
    pub slips: Vec<SlipRow>,
    /// The stages that it has been through.
    pub approvals: Approvals,
    /// Whose names stand in the roster, and nothing of them is here.
    pub missing: Vec<String>,
    /// How many of the months aren't filled in.
    pub open: usize,
}

/// An agent of the team.
#[derive(Clone, Debug, PartialEq)]
pub struct TeamSeen {
    /// Who.
    pub agent: String,
    /// The month's check code; none where its document can't score it.
    pub code: Option<CheckCode>,
    /// Whether the month was given out; by a document, as it is.
    pub is_issued: bool,
    /// What they said to it.
    pub receipt: Option<KeptReceipt>,
    /// Whether they read the rulebook.
    pub has_read: bool,
}

impl TeamSeen {
    /// Whether the receipt stands for the month as it is.
    pub fn stands(&self) -> bool {
        let receipt = self.receipt.as_ref();
        receipt.is_some_and(|kept| kept.void.is_none() && Some(kept.receipt.sheet) == self.code)
    }
}

/// A slip of the team.
#[derive(Clone, Debug, PartialEq)]
pub struct SlipRow {
    /// Whose month.
    pub of: MonthOf,
    /// The slip.
    pub slip: Slip,
    /// What it would come to.
    pub weighed: Weighed,
    /// What came of it, once it's answered.
    pub granted: Option<Vec<Decimal>>,
    /// Whether the month is still the one that it's about.
    pub is_about: bool,
    /// Whether the month is closed: then what is granted is a correction.
    pub is_closed: bool,
    /// Whether what was granted is in the month.
    pub is_applied: bool,
}

/// Worked out once, as long as all of it is the same.
#[derive(Debug)]
pub(super) struct Cache {
    books: Sealed,
    records: Records,
    rules: InUse,
    of: (Month, System, Date),
    /// How many acts there are on how many months.
    acts: (usize, usize),
    /// Of the log that months take from.
    heard: u64,
    team: Rc<TeamReview>,
}

impl ReviewForm {
    /// Whether what is typed is about this month.
    pub fn is_of_month(&self, month: Month) -> bool {
        self.of.as_ref().is_some_and(|of| of.month == month)
    }

    /// Whether what is typed is about this agent's month.
    pub fn is_about(&self, of: &MonthOf) -> bool {
        self.of.as_ref() == Some(of)
    }
}

/// The key of a month by a bundled rulebook; none of another one.
pub(super) fn key_of(of: &MonthOf) -> Option<Key> {
    let key = (of.agent.clone(), of.month);
    of.document.is_none().then_some(key)
}

impl Model {
    /// An agent's month as it is here; by a document, as it came in where nothing else is here.
    pub fn reviewable(&self, of: &MonthOf) -> Option<Reviewable<'_>> {
        match key_of(of) {
            Some(key) => {
                let record = self.state.content.records.get(&key)?;
                let rulebook = self.state.rules().rulebook(record.ruled_in());
                let record = Rc::clone(record);
                Some(Reviewable::record(rulebook, record, self.state.today))
            }
            None => {
                let filled = standing(&self.shelf(), of)?;
                Some(Reviewable::Document(Rc::new(filled)))
            }
        }
    }

    /// Whether months of several agents are here.
    pub fn has_many_agents(&self) -> bool {
        let content = &self.state.content;
        let shelf = Shelf::of(&content.books);
        let books = shelf.months.keys().map(|(of, _)| &*of.agent);
        let mut agents = content
            .records
            .keys()
            .map(|(agent, _)| &**agent)
            .chain(books);
        let first = agents.next();
        agents.any(|agent| Some(agent) != first)
    }

    /// The shown month of the team in the process; none before its form is there.
    pub fn team_review(&self) -> Option<Rc<TeamReview>> {
        let form = self.review_form()?;
        let content = &self.state.content;
        let of = (content.month, self.system(), self.state.today);
        let acts = self.storage.acts.count();
        let heard = self.shelf().heard();
        let mut cache = form.cache.borrow_mut();
        let known = cache.as_ref().filter(|it| {
            it.of == of
                && it.acts == acts
                && it.books == content.books
                && it.records == content.records
                && it.rules == content.rules
                && it.heard == heard
        });
        if let Some(known) = known {
            return Some(Rc::clone(&known.team));
        }
        let team = Rc::new(self.work_out(form));
        *cache = Some(Cache {
            books: content.books.clone(),
            records: content.records.clone(),
            rules: content.rules.clone(),
            of,
            acts,
            heard,
            team: Rc::clone(&team),
        });
        Some(team)
    }

    fn work_out(&self, form: &ReviewForm) -> TeamReview {
        let content = &self.state.content;
        let (month, system) = (content.month, self.system());
        let shelf = Shelf::of(&content.books);
        let (seen, open) = match system {
            System::Bundled(_) => self.seen_records(&shelf),
            System::Document(_) => self.seen_books(&shelf, form),
        };
        let slips = shelf.team.values().filter_map(|row| match &**row {
            // Those that wait for an answer are listed whichever month is shown.
            TeamRow::Slip(slip) if slip.system() == system => {
                let waits = slip.state() == SlipState::HandedIn;
                (waits || slip.month == month).then_some(slip)
            }
            _ => None,
        });
        let slips = slips.filter(|slip| slip.state() != SlipState::Draft);
        let slips = slips.filter_map(|slip| {
            let of = slip.month_of();
            // What came of it stands in the month by now.
            let before = self.month_of_slip(slip)?;
            let granted = (slip.state() == SlipState::Answered)
                .then(|| weigh(&before, slip, true).all)
                .flatten();
            Some(SlipRow {
                is_about: self.is_about(&of, slip.sheet),
                is_closed: self.is_closed(&of),
                is_applied: self.is_applied(&of, slip),
                weighed: weigh(&before, slip, false),
                granted,
                slip: slip.clone(),
                of,
            })
        });
        let mut slips: Vec<SlipRow> = slips.collect();
        slips.sort_by_key(|row| (row.slip.state() != SlipState::HandedIn, row.slip.due));
        let roster = shelf.roster();
        let missing = roster.members.iter().filter(|member| {
            !seen
                .iter()
                .any(|it| roster.member(&it.agent) == Some(*member))
        });
        TeamReview {
            slips,
            approvals: shelf.approvals(month, system),
            missing: missing.map(|member| member.number.clone()).collect(),
            seen,
            open,
        }
    }

    fn seen_records(&self, shelf: &Shelf) -> (Vec<TeamSeen>, usize) {
        let content = &self.state.content;
        let (month, unit) = (content.month, self.state.unit());
        let here = content.records.iter();
        let here = here.filter(|((_, of), record)| *of == month && record.unit == unit);
        let rulebook = self.state.rules().rulebook((month, unit));
        let mark = Fingerprint::of(rulebook);
        let mut open = 0;
        let seen = here.map(|(key, record)| {
            let of = MonthOf::new(key.0.as_str(), month, None);
            let trail = self.storage.acts.of(key);
            let read = MonthOf::new(key.0.as_str(), rulebook.effective, None);
            let by = self.state.rules().rulebook(record.ruled_in());
            let is_open = record.closing().is_none()
                && score(by, record, self.state.today).certainty == Certainty::Provisional;
            open += usize::from(is_open);
            TeamSeen {
                agent: key.0.clone(),
                code: self.code_of(&of),
                is_issued: trail.is_some_and(|trail| trail.was_issued()),
                receipt: shelf.receipt(&of).cloned(),
                has_read: rules_read(shelf, &read, mark).is_some(),
            }
        });
        (seen.collect(), open)
    }

    fn seen_books(&self, shelf: &Shelf, form: &ReviewForm) -> (Vec<TeamSeen>, usize) {
        let content = &self.state.content;
        let Some(id) = content.book else {
            return Default::default();
        };
        let mut scored = form.scored.borrow_mut();
        let mut open = 0;
        let seen = agents_of(shelf, content.month, id).into_iter();
        let seen = seen.filter_map(|of| {
            let (volume, filling) = book_of(shelf, &of)?;
            let found = scored.of(&of, &volume, &filling);
            open += usize::from(found.is_open);
            let from = volume.document.effective;
            let read = MonthOf::new(of.agent.as_str(), from, of.document);
            let issued = shelf.issued(&of);
            Some(TeamSeen {
                code: found.code,
                is_issued: issued.is_some_and(|kept| Some(kept.issued.sheet) == found.code),
                receipt: shelf.receipt(&of).cloned(),
                has_read: rules_read(shelf, &read, volume.fingerprint()).is_some(),
                agent: of.agent,
            })
        });
        (seen.collect(), open)
    }

    /// Whether an act on the month names the slip.
    fn is_applied(&self, of: &MonthOf, slip: &Slip) -> bool {
        let is =
            |source: &Source| matches!(source, Source::Slip { code } if Some(*code) == slip.code);
        match key_of(of) {
            Some(key) => {
                let trail = self.storage.acts.of(&key);
                let mut acts = trail.into_iter().flat_map(|trail| trail.revisions());
                acts.any(|act| is(&act.made.source))
            }
            None => {
                let trails = self.book_form().map(|form| &form.acts.trails);
                let trail = trails.zip(place_of(of)).and_then(|(all, at)| all.get(&at));
                let mut acts = trail.into_iter().flat_map(|trail| trail.revisions());
                acts.any(|act| is(&act.made().source))
            }
        }
    }
}

/// That the rulebook in force from a month on was read, as it is.
pub fn rules_read<'a>(
    shelf: &'a Shelf,
    of: &MonthOf,
    mark: Fingerprint,
) -> Option<&'a RulesReceipt> {
    match &**shelf.team.get(&TeamKey::Read(of.clone()))? {
        TeamRow::Read(read) if read.fingerprint == mark => Some(read),
        _ => None,
    }
}
