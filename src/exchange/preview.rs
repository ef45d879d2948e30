//! What an import would do, before it does anything.

use super::{
    Figures, ForgedLine, Incoming, Item, RecordFault, RecordFaultKind, RulebookRef, forged_lines,
};
use crate::calendar::{Date, Month};
use crate::id::CheckCode;
use crate::number::Unit;
use crate::record::{Facts, Record, Report};
use crate::rulebook::{Fingerprint, Rulebook};
use crate::scoring::{Reclosed, Sheet, reclosed, refused, score};

/// What taking one record in would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The record's index in its file.
    pub index: usize,
    /// The record as it would be kept. Where the file has no wage and we have
    /// one, it's ours: a wage that wasn't sent is no wage of nothing.
    pub item: Item,
    /// What it does to what we have.
    pub change: Change,
    /// What we make of it; none only without any rulebook.
    pub own: Option<Figures>,
    /// How what the sender saw stands to that.
    pub claim: Claim,
    /// Whether the sender scored by another rulebook than the one in force
    /// here: then the scores may well differ.
    pub other_rulebook: bool,
    /// Whether those rules score alike, but are worded otherwise.
    pub other_texts: bool,
    /// Why the rulebook in force here can't take it, as its field wouldn't.
    pub unfit: Option<RecordFault>,
    /// The lines that the sender's sheet can't have had.
    pub lines: Vec<ForgedLine>,
    /// What a closed month comes to by the very rules that closed it, where its
    /// closing says otherwise.
    pub closing: Option<Reclosed>,
    /// The check code that fits what the file says, where it has another one.
    pub code: Option<CheckCode>,
    /// Whether the score hangs on the day on which it's worked out, because a
    /// report wasn't in yet: then it may differ without anybody's fault.
    pub by_today: bool,
}

/// What an import does to what we have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// We have nothing of this agent and month.
    New,
    /// We have just that, or nothing where it holds nothing; a missing wage makes
    /// no difference.
    Same,
    /// We have something else.
    Different {
        /// What we have.
        existing: Box<Record>,
        /// What we make of it.
        own: Option<Figures>,
    },
}

/// How the score that the sender saw stands to our own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// The file doesn't say what the sender saw, or we have no rulebook.
    None,
    /// The same.
    Agrees,
    /// The same as of an earlier day, while a report wasn't in yet.
    AgreedOn(Date),
    /// The same score in another range.
    RangeDiffers,
    /// Another score.
    ScoreDiffers,
}

/// What taking these records in would do. `existing` finds what we have of an
/// agent's month; `rules` the rulebook that scores a month, with the reference to
/// it: working that out for each month would take longer than scoring it.
pub fn preview<'a>(
    incoming: impl IntoIterator<Item = Incoming>,
    existing: impl Fn(&str, Month) -> Option<&'a Record>,
    rules: impl Fn((Month, Unit)) -> Option<(&'a Rulebook, RulebookRef)>,
    today: Date,
) -> Vec<Preview> {
    let one = |Incoming { index, mut item }: Incoming| {
        let month = item.record.month;
        let change = match existing(&item.record.agent, month) {
            // A month that holds nothing is kept nowhere.
            None if item.record.is_blank() => Change::Same,
            None => Change::New,
            Some(existing) => {
                item.record = with_wage_of(item.record, existing);
                if item.record == *existing {
                    Change::Same
                } else {
                    Change::Different {
                        existing: Box::new(existing.clone()),
                        own: None,
                    }
                }
            }
        };
        let mut preview = Preview {
            index,
            change,
            own: None,
            claim: Claim::None,
            other_rulebook: false,
            other_texts: false,
            unfit: None,
            lines: Vec::new(),
            closing: None,
            code: item.other_code(),
            by_today: item.record.report == Report::NotYet,
            item,
        };
        preview.rescore(rules(preview.item.record.ruled_in()), today);
        preview
    };
    incoming.into_iter().map(one).collect()
}

impl Preview {
    /// Scores it, and what we have, by another rulebook.
    pub fn rescore(&mut self, rulebook: Option<(&Rulebook, RulebookRef)>, today: Date) {
        let (rulebook, ours) = rulebook.unzip();
        let figures =
            |record: &Record| rulebook.map(|rulebook| Figures::of(&score(rulebook, record, today)));
        if let Change::Different { existing, own } = &mut self.change {
            // One of another unit isn't to be compared.
            *own = (existing.unit == self.item.record.unit)
                .then(|| figures(existing))
                .flatten();
        }
        let sheet = rulebook.map(|rulebook| score(rulebook, &self.item.record, today));
        self.own = sheet.as_ref().map(Figures::of);
        self.claim = claim(self.item.seen, self.own);
        let then = rulebook.and_then(|rulebook| self.as_it_was(rulebook, today));
        if let Some((day, _)) = &then {
            self.claim = Claim::AgreedOn(*day);
        }
        let seen = then.map(|(_, sheet)| sheet).or(sheet);
        self.lines = rulebook
            .zip(seen)
            .map_or_else(Vec::new, |(rulebook, sheet)| {
                forged_lines(&self.item.lines, rulebook, &sheet)
            });
        self.closing = rulebook.and_then(|rulebook| misclosed(rulebook, &self.item.record));
        let unfit = rulebook.and_then(|rulebook| refused(rulebook, &self.item.record));
        // What is here already stays as it is.
        let unfit = unfit.filter(|_| self.change != Change::Same);
        self.unfit = unfit.map(|problem| RecordFault {
            path: format!("records[{}].record.{}", self.index, problem.path),
            kind: RecordFaultKind::Fact(problem.fault),
        });
        self.other_rulebook = ours.is_some_and(|ours| self.item.rulebook.differs_from(&ours));
        let worded = ours.is_some_and(|ours| self.item.rulebook.is_worded_otherwise(&ours));
        self.other_texts = worded && !self.other_rulebook;
    }
}

impl Preview {
    /// Whether something that the file says doesn't follow from its facts: the
    /// score, a line of the sheet, the check code, or what the month was closed with.
    pub fn is_mismatch(&self) -> bool {
        self.claim == Claim::ScoreDiffers
            || !self.lines.is_empty()
            || self.closing.is_some()
            || self.code.is_some()
    }

    /// Whether it's taken unless a person says otherwise: it brings something,
    /// and what it says follows from its facts.
    pub fn is_offered(&self) -> bool {
        self.change != Change::Same && !self.is_mismatch()
    }

    /// The last day before today on which the sender saw this, and the sheet of
    /// that day; only where it hangs on the day.
    fn as_it_was(&self, rulebook: &Rulebook, today: Date) -> Option<(Date, Sheet)> {
        let seen = self.item.seen.filter(|_| self.by_today)?;
        if matches!(self.claim, Claim::Agrees) {
            return None;
        }
        // By then a report has long cost all that it can.
        let from = self.item.record.month.first_day();
        let days = (0..100).map(|after| from.plus(after));
        let days: Vec<Date> = days.take_while(|day| *day < today).collect();
        days.into_iter().rev().find_map(|day| {
            let sheet = score(rulebook, &self.item.record, day);
            seen.agrees_with(&Figures::of(&sheet))
                .then_some((day, sheet))
        })
    }
}

/// What a closed month comes to by the rules that closed it, if not what its
/// closing says.
fn misclosed(rulebook: &Rulebook, record: &Record) -> Option<Reclosed> {
    let closing = record.closing()?;
    if closing.rulebook.fingerprint != Fingerprint::of(rulebook) {
        return None;
    }
    reclosed(closing, &score(rulebook, record, closing.on))
}

fn with_wage_of(incoming: Record, existing: &Record) -> Record {
    if incoming.wage.is_some() || existing.wage.is_none() {
        return incoming;
    }
    let keep = |facts: &mut Facts| facts.wage = existing.wage;
    // The wage of a checked record brings no fault.
    incoming.edited(keep).unwrap_or(incoming)
}

fn claim(seen: Option<Figures>, own: Option<Figures>) -> Claim {
    match seen.zip(own) {
        None => Claim::None,
        Some((seen, own)) if seen.agrees_with(&own) => Claim::Agrees,
        Some((seen, own)) if seen.score == own.score => Claim::RangeDiffers,
        Some(_) => Claim::ScoreDiffers,
    }
}
