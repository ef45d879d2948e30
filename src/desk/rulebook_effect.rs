//! What a rulebook that comes in does to months.

use super::Model;
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
            effect.all += 1;
            let before = score(rules.rulebook(record.ruled_in()), record, today);
            let after = score(rulebook, record, today);
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
        Some(effect)
    }
}
