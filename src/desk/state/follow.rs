//! The months follow the consultation log of their agent, and what another tab left.

use std::rc::Rc;

use super::{Field, Key, MeasureKind, Records, State, blank};
use crate::calendar::Month;
use crate::id::Id;
use crate::record::Record;
use crate::rulebook::Rulebook;
use crate::scoring::{Fed, followed};

impl State {
    /// Takes the records as another tab left them; no act either.
    pub fn refresh(&mut self, records: Records) {
        self.session = None;
        let was = Rc::clone(self.record());
        let now = &self.content.records;
        let gone = now.keys().filter(|key| !records.contains_key(*key));
        let other = records
            .iter()
            .filter(|(key, is)| now.get(*key) != Some(*is));
        for key in gone.chain(other.map(|(key, _)| key)) {
            self.history.leave(key);
        }
        self.content.records = records;
        (self.skill.follow)(self, &was);
    }

    /// Brings the open months of an agent in line with their log: those that
    /// hold anything, and the shown one. No act, since undoing it would only
    /// part the months from the log. `fed` works out what the log
    /// gives by a rulebook for a month.
    pub fn follow(&mut self, agent: &str, fed: impl Fn(&Rulebook, Month) -> Vec<Fed>) {
        let shown: Key = (self.content.agent.clone(), self.content.month);
        let mut changed: Vec<(Key, Record)> = Vec::new();
        let mut look = |key: &Key, record: &Record| {
            let fed = fed(self.rules().rulebook(record.ruled_in()), record.month);
            let by_hand = |id| *key == shown && self.is_by_hand(id);
            if let Some(record) = followed(record, &fed, by_hand) {
                changed.push((key.clone(), record));
            }
        };
        for (key, record) in &self.content.records {
            if key.0 == agent {
                look(key, record);
            }
        }
        let blank_is_shown = shown.0 == agent && !self.content.records.contains_key(&shown);
        if blank_is_shown && !self.content.forms.removed {
            look(&shown, &blank(&self.content));
        }
        for (key, record) in changed {
            let record = Some(Rc::new(record)).filter(|record| !record.is_blank());
            self.put_one(key, record);
        }
    }

    /// Whether a measure of the shown month is being given by hand, though
    /// nothing is known of it yet.
    fn is_by_hand(&self, id: Id) -> bool {
        let fields = [
            Field::Numerator(id),
            Field::Denominator(id),
            Field::Percent(id),
        ];
        let typed = |field: &Field| self.content.drafts.contains_key(field);
        let kind = self.content.forms.measures.get(&id);
        let chosen = matches!(kind, Some(MeasureKind::Ratio | MeasureKind::Percent));
        chosen || fields.iter().any(typed)
    }
}
