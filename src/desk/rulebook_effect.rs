//! What other rules do to months: a rulebook that comes in, numbers that are typed.

use std::cmp::Reverse;

use super::Model;
use crate::calendar::Date;
use crate::number::Points;
use crate::record::Record;
use crate::rulebook::Rulebook;
use crate::scoring::{Line, Sheet, score};

/// What a rulebook does to the months that it would score: those that are here
/// and those that come in with it.
#[derive(Debug, Default)]
pub struct RulebookEffect<'a> {
    /// How many these are.
    pub all: usize,
    /// How many more there are that weren't worked out.
    pub beyond: usize,
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
#[derive(Clone, Debug)]
pub struct LineEffect {
    /// The line, as one of them has it.
    pub line: Line,
    /// By how much in all months together.
    pub change: Points,
    /// In how many.
    pub months: usize,
}

impl<'a> RulebookEffect<'a> {
    /// What these months come to by two rules each.
    fn of<'r>(
        months: impl Iterator<Item = &'a Record>,
        today: Date,
        rulebooks: impl Fn(&Record) -> [&'r Rulebook; 2],
    ) -> Self {
        let mut effect = Self::default();
        for record in months {
            let [before, after] = rulebooks(record).map(|rules| score(rules, record, today));
            effect.all += 1;
            let of = match (before.scores_as(&after), before.pays_as(&after)) {
                (false, _) => &mut effect.scores,
                (true, false) => &mut effect.pays,
                (true, true) => continue,
            };
            of.push(MonthEffect {
                record,
                before,
                after,
            });
        }
        effect
    }

    /// What the change of the scores comes from: the lines that change, the largest change
    /// first. What caps all rewards is no line's.
    pub fn lines(&self) -> Vec<LineEffect> {
        let mut found: Vec<LineEffect> = Vec::new();
        for MonthEffect { before, after, .. } in &self.scores {
            // A level of severity has a line only where it occurred.
            let gone = before.lines.iter();
            let gone = gone.filter(|line| after.line(line.part, line.sub).is_none());
            for line in after.lines.iter().chain(gone) {
                let amount = |sheet: &Sheet| {
                    let line = sheet.line(line.part, line.sub);
                    line.map_or(Points::ZERO, |line| line.amount)
                };
                let change = amount(after) - amount(before);
                if change.is_zero() {
                    continue;
                }
                let is_it = |known: &&mut LineEffect| {
                    (known.line.part, known.line.sub) == (line.part, line.sub)
                };
                match found.iter_mut().find(is_it) {
                    Some(known) => {
                        known.change += change;
                        known.months += 1;
                    }
                    None => found.push(LineEffect {
                        line: line.clone(),
                        change,
                        months: 1,
                    }),
                }
            }
        }
        found.sort_by_key(|line| Reverse(line.change.abs()));
        found
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
        let months = here.chain(incoming.iter().copied());
        let months = months.filter(|record| with.rulebook(record.ruled_in()) == rulebook);
        Some(RulebookEffect::of(months, today, |record| {
            [rules.rulebook(record.ruled_in()), rulebook]
        }))
    }

    /// What the numbers that are typed into their table do to the months here that aren't
    /// closed, the first so many of them; none while they can't be taken.
    pub fn numbers_effect(&self, most: usize) -> Option<RulebookEffect<'_>> {
        let form = self.numbers.as_ref();
        let form = form.filter(|form| !form.batch.is_empty())?;
        let (rules, today) = (self.state.rules(), self.state.today);
        let of = self.record().ruled_in();
        let with = form.batch.preview(rules, of)?;
        let (place, before) = rules.in_force(of);
        let (before, after) = (before.rulebook(), with.rulebook(of));
        let here = self.state.content.records.values().map(|record| &**record);
        let mut here = here.filter(|record| {
            record.closing().is_none() && rules.in_force(record.ruled_in()).0 == place
        });
        let months = here.by_ref().take(most);
        let mut effect = RulebookEffect::of(months, today, |_| [before, after]);
        effect.beyond = here.count();
        Some(effect)
    }
}
