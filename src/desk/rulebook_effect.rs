//! What a rulebook that comes in does to months.

use std::cmp::Reverse;

use super::{LineKey, Model};
use crate::number::Points;
use crate::record::Record;
use crate::rulebook::Rulebook;
use crate::scoring::{Sheet, score};

/// What a rulebook does to the months that it would score: those that are here
/// and those that come in with it.
#[derive(Debug)]
pub struct RulebookEffect<'a> {
    /// How many these are.
    pub all: usize,
    /// Those that change in their score or its range.
    pub scores: Vec<MonthEffect<'a>>,
    /// Those that change in their pay alone.
    pub pays: Vec<MonthEffect<'a>>,
}

/// A month that changes: by the rules in use, and by the rulebook.
#[derive(Debug)]
pub struct MonthEffect<'a> {
    /// The month.
    pub record: &'a Record,
    /// By the rules in use.
    pub before: Sheet,
    /// By the rulebook.
    pub after: Sheet,
}

/// A line that changes in some of the months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineEffect {
    /// Which one.
    pub line: LineKey,
    /// By how much in all months together.
    pub change: Points,
    /// In how many.
    pub months: usize,
}

impl RulebookEffect<'_> {
    /// What the change of the scores comes from: the lines that change, the largest change
    /// first. What caps all rewards is no line's.
    pub fn lines(&self) -> Vec<LineEffect> {
        let mut found: Vec<LineEffect> = Vec::new();
        for month in &self.scores {
            let mut keys: Vec<LineKey> = Vec::new();
            for line in month.before.lines.iter().chain(&month.after.lines) {
                let key = (line.part, line.sub);
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
            for line in keys {
                let amount = |sheet: &Sheet| {
                    let line = sheet.line(line.0, line.1);
                    line.map_or(Points::ZERO, |line| line.amount)
                };
                let change = amount(&month.after) - amount(&month.before);
                if change.is_zero() {
                    continue;
                }
                match found.iter_mut().find(|known| known.line == line) {
                    Some(known) => {
                        known.change += change;
                        known.months += 1;
                    }
                    None => found.push(LineEffect {
                        line,
                        change,
                        months: 1,
                    }),
                }
            }
        }
        found.sort_by_key(|line| Reverse(line.change.abs()));
        found
    }

    fn put<'a>(effect: &mut RulebookEffect<'a>, month: MonthEffect<'a>) {
        effect.all += 1;
        let (before, after) = (&month.before, &month.after);
        match (before.scores_as(after), before.pays_as(after)) {
            (false, _) => effect.scores.push(month),
            (true, false) => effect.pays.push(month),
            (true, true) => {}
        }
    }
}

impl Model {
    /// What a rulebook of the import does; none if it's one too many.
    pub fn rulebook_effect(&self, rulebook: &Rulebook) -> Option<RulebookEffect<'_>> {
        let (rules, today) = (self.state.rules(), self.state.today);
        let with = rules.adding(rulebook.clone()).ok()?;
        // Those that come in count as they'd be.
        let incoming = self.import.incoming.iter();
        let incoming = incoming.filter(|(preview, take)| *take && preview.unfit.is_none());
        let incoming: Vec<&Record> = incoming.map(|(preview, _)| &preview.item.record).collect();
        let stays = |record: &&Record| {
            let mut incoming = incoming.iter();
            !incoming.any(|other| (&other.agent, other.month) == (&record.agent, record.month))
        };
        let here = self.state.content.records.values();
        let here = here.map(|record| &**record).filter(stays);
        let mut effect = RulebookEffect {
            all: 0,
            scores: Vec::new(),
            pays: Vec::new(),
        };
        for record in here.chain(incoming.iter().copied()) {
            if with.rulebook(record.ruled_in()) != rulebook {
                continue;
            }
            let month = MonthEffect {
                record,
                before: score(rules.rulebook(record.ruled_in()), record, today),
                after: score(rulebook, record, today),
            };
            RulebookEffect::put(&mut effect, month);
        }
        Some(effect)
    }

    /// What the numbers that are typed into their table do to the months here, the first so
    /// many of them; none while they can't be taken.
    pub fn numbers_effect(&self, most: usize) -> Option<RulebookEffect<'_>> {
        let form = self
            .numbers
            .as_ref()
            .filter(|form| !form.batch.is_empty())?;
        let (rules, today) = (self.state.rules(), self.state.today);
        let with = form.batch.preview(rules, self.record().ruled_in())?;
        let here = self.state.content.records.values();
        let here = here.filter(|record| {
            let of = record.ruled_in();
            record.closing().is_none() && rules.rulebook(of) != with.rulebook(of)
        });
        let mut effect = RulebookEffect {
            all: 0,
            scores: Vec::new(),
            pays: Vec::new(),
        };
        for record in here.take(most) {
            let of = record.ruled_in();
            let month = MonthEffect {
                record,
                before: score(rules.rulebook(of), record, today),
                after: score(with.rulebook(of), record, today),
            };
            RulebookEffect::put(&mut effect, month);
        }
        Some(effect)
    }
}
