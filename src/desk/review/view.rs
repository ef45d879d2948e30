//! What the pages of the process are drawn from.

use std::rc::Rc;

use super::form::ReviewForm;
use super::own::differ;
use crate::calendar::{Date, Month};
use crate::desk::Model;
use crate::desk::book::{Shelf, TeamRow};
use crate::desk::state::{InUse, Key, Records, Sealed};
use crate::id::CheckCode;
use crate::number::{Points, Unit};
use crate::record::{Made, Record, Source};
use crate::review::{
    Approvals, KeptReceipt, LineDifference, Slip, SlipState, Weighed, issued_code, weigh,
};
use crate::scoring::{Certainty, score};
use crate::store::MonthKey;
use crate::team::ClaimState;

/// An agent's month as it was given out, and what goes with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Official {
    /// The official month.
    pub record: Record,
    /// When and by whom it was given out.
    pub made: Made,
    /// Its check code.
    pub code: CheckCode,
    /// Whether it came in as a file: this is its agent's copy.
    pub is_received: bool,
    /// The agent's own month beside it, if they have one.
    pub own: Option<Record>,
    /// The lines that differ between the two.
    pub differ: Vec<LineDifference>,
    /// What the file said that isn't so here: then nothing can be answered.
    pub claim: Option<ClaimState>,
}

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
}

/// An agent of the team.
#[derive(Clone, Debug, PartialEq)]
pub struct TeamSeen {
    /// Who.
    pub agent: String,
    /// The month's check code.
    pub code: CheckCode,
    /// Whether the month was given out as it is.
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
        receipt.is_some_and(|kept| kept.void.is_none() && kept.receipt.sheet == self.code)
    }
}

/// A slip of the team.
#[derive(Clone, Debug, PartialEq)]
pub struct SlipRow {
    /// Whose month.
    pub key: Key,
    /// The slip.
    pub slip: Slip,
    /// What it would come to.
    pub weighed: Weighed,
    /// What came of it, once it's answered.
    pub granted: Option<Points>,
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
    of: (Key, Unit, Date),
    /// How many acts there are on how many months.
    acts: (usize, usize),
    team: Rc<TeamReview>,
}

impl ReviewForm {
    /// Whether what is typed is about this month.
    pub fn is_of_month(&self, month: Month) -> bool {
        self.of.as_ref().is_some_and(|of| of.1 == month)
    }

    /// Whether what is typed is about this agent's month.
    pub fn is_about(&self, key: &Key) -> bool {
        self.of.as_ref() == Some(key)
    }
}

impl Model {
    /// An agent's month as it was given out; none where it wasn't.
    pub fn official(&self, key: &Key) -> Option<Official> {
        let record = self.state.content.records.get(key)?;
        let given = self.storage.acts.of(key)?.given_out(record)?;
        let plain = |facts: crate::record::Facts| {
            record
                .edited(|now| {
                    *now = crate::record::Facts {
                        wage: now.wage,
                        ..facts
                    }
                })
                .ok()
        };
        let official = plain(given.official)?;
        let own = given.own.and_then(plain);
        let rulebook = self.state.rules().rulebook(official.ruled_in());
        let shelf = Shelf::of(&self.state.content.books);
        let month = MonthKey::new(key.0.as_str(), key.1);
        let mut claims = shelf.claims();
        let claim = claims
            .find(|(of, _)| **of == month)
            .and_then(|(_, (_, claim))| {
                claim.state(self.state.rules(), &official, self.state.today)
            });
        let code = issued_code(rulebook, &official, given.made.at.date);
        let differ = own.as_ref().map(|own| differ(self, &official, own));
        Some(Official {
            record: official,
            made: given.made,
            code,
            is_received: given.is_received,
            own,
            differ: differ.unwrap_or_default(),
            claim,
        })
    }

    /// What a slip would come to.
    pub fn weighed(&self, slip: &Slip, record: &Record) -> Weighed {
        let rulebook = self.state.rules().rulebook(record.ruled_in());
        weigh(rulebook, record, slip, self.state.today, false)
    }

    /// The score with what was granted; none while it isn't answered.
    pub fn granted(&self, slip: &Slip, record: &Record) -> Option<Points> {
        let rulebook = self.state.rules().rulebook(record.ruled_in());
        let is_answered = slip.state() == SlipState::Answered;
        let weighed = is_answered.then(|| weigh(rulebook, record, slip, self.state.today, true));
        weighed.and_then(|weighed| weighed.all)
    }

    /// How many lines of a slip that is being written ask for nothing else, for something that
    /// can't be so, or have no reason.
    pub(super) fn slip_lacks(&self, slip: &Slip) -> usize {
        let key = (slip.agent.clone(), slip.month);
        let Some(official) = self.official(&key) else {
            return slip.lines.len();
        };
        let weighed = self.weighed(slip, &official.record);
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

    /// Whether months of several agents are here.
    pub fn has_many_agents(&self) -> bool {
        let mut agents = self.state.content.records.keys().map(|(agent, _)| agent);
        let first = agents.next();
        agents.any(|agent| Some(agent) != first)
    }

    /// How many of the team's months aren't filled in.
    pub fn open_in_team(&self) -> usize {
        let content = &self.state.content;
        let (month, unit, today) = (content.month, self.state.unit(), self.state.today);
        let here = content.records.iter();
        let here = here.filter(|((_, of), record)| {
            *of == month && record.unit == unit && record.closing().is_none()
        });
        let open = here.filter(|(_, record)| {
            let rulebook = self.state.rules().rulebook(record.ruled_in());
            score(rulebook, record, today).certainty == Certainty::Provisional
        });
        open.count()
    }

    /// The shown month of the team in the process; none before its form is there.
    pub fn team_review(&self) -> Option<Rc<TeamReview>> {
        let form = self.review_form()?;
        let content = &self.state.content;
        let of = (
            (content.agent.clone(), content.month),
            self.state.unit(),
            self.state.today,
        );
        let acts = self.storage.acts.count();
        let mut cache = form.cache.borrow_mut();
        let known = cache.as_ref().filter(|it| {
            it.of.0.1 == of.0.1
                && (it.of.1, it.of.2) == (of.1, of.2)
                && it.acts == acts
                && it.books == content.books
                && it.records == content.records
                && it.rules == content.rules
        });
        if let Some(known) = known {
            return Some(Rc::clone(&known.team));
        }
        let team = Rc::new(self.work_out());
        *cache = Some(Cache {
            books: content.books.clone(),
            records: content.records.clone(),
            rules: content.rules.clone(),
            of,
            acts,
            team: Rc::clone(&team),
        });
        Some(team)
    }

    fn work_out(&self) -> TeamReview {
        let content = &self.state.content;
        let (month, unit) = (content.month, self.state.unit());
        let shelf = Shelf::of(&content.books);
        let here = content.records.iter();
        let here = here.filter(|((_, of), record)| *of == month && record.unit == unit);
        let rulebook = self.state.rules().rulebook((month, unit));
        let mark = crate::id::Fingerprint::of(rulebook);
        let seen = here.map(|(key, record)| {
            let of = MonthKey::new(key.0.as_str(), month);
            let trail = self.storage.acts.of(key);
            let read = MonthKey::new(key.0.as_str(), rulebook.effective);
            let read = shelf.team.get(&crate::store::TeamKey::Read(read));
            TeamSeen {
                agent: key.0.clone(),
                code: self.code_of(key, record),
                is_issued: trail.is_some_and(|trail| trail.was_issued()),
                receipt: shelf.receipt(&of).cloned(),
                has_read: read.is_some_and(
                    |row| matches!(&**row, TeamRow::Read(read) if read.fingerprint == mark),
                ),
            }
        });
        let seen: Vec<TeamSeen> = seen.collect();
        let slips = shelf.team.values().filter_map(|row| match &**row {
            // Those that wait for an answer are listed whichever month is shown.
            TeamRow::Slip(slip) if slip.unit == unit => {
                let waits = slip.state() == SlipState::HandedIn;
                (waits || slip.month == month).then_some(slip)
            }
            _ => None,
        });
        let slips = slips.filter(|slip| slip.state() != SlipState::Draft);
        let slips = slips.filter_map(|slip| {
            let key: Key = (slip.agent.clone(), slip.month);
            let record = content.records.get(&key)?;
            // What came of it stands in the month by now.
            let before = self.month_of_slip(&key, record, slip);
            Some(SlipRow {
                is_about: self.is_about(&key, slip.sheet),
                is_closed: record.closing().is_some(),
                is_applied: self.is_applied(&key, slip),
                weighed: self.weighed(slip, &before),
                granted: self.granted(slip, &before),
                slip: slip.clone(),
                key,
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
            approvals: shelf.approvals(month, unit),
            missing: missing.map(|member| member.number.clone()).collect(),
            seen,
        }
    }

    /// Whether an act on the month names the slip.
    fn is_applied(&self, key: &Key, slip: &Slip) -> bool {
        let trail = self.storage.acts.of(key);
        let mut acts = trail.into_iter().flat_map(|trail| trail.revisions());
        acts.any(|act| matches!(act.made.source, Source::Slip { code } if Some(code) == slip.code))
    }

    /// The month that a slip is about, as far as its acts tell; else as it is.
    pub fn month_of_slip(&self, key: &Key, record: &Record, slip: &Slip) -> Record {
        let trail = self.storage.acts.of(key);
        let issues = trail.map(|trail| trail.issues(record)).unwrap_or_default();
        let found = issues.into_iter().find_map(|(facts, made)| {
            let official = Record::new(facts).ok()?;
            let rulebook = self.state.rules().rulebook(official.ruled_in());
            let code = issued_code(rulebook, &official, made.at.date);
            (code == slip.sheet).then_some(official)
        });
        found.unwrap_or_else(|| record.clone())
    }
}
