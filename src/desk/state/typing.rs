//! Typing into fields, and leaving them.

use std::rc::Rc;

use super::{Field, Session, State, blank};
use crate::record::{Exam, Record, split};

impl State {
    pub(super) fn type_into(&mut self, field: Field, text: String) {
        // What moves no score may change in a closed month.
        let moves_none = matches!(
            field,
            Field::Wage | Field::Agent | Field::PlanDate(_) | Field::PlanText(..)
        );
        if self.is_closed() && !moves_none {
            return;
        }
        let group = field.group().first().copied().unwrap_or(field);
        if self.session.as_ref().is_none_or(|s| s.group != group) {
            self.history.push(self.content.clone());
            self.session = Some(Session {
                group,
                base: Rc::clone(self.record()),
            });
        }
        self.content.drafts.insert(field, text);
        if field == Field::Agent {
            return; // Takes effect when the field is left.
        }
        match self.try_put(field).map(Record::new) {
            Ok(Ok(record)) => self.put(record),
            // Wrong, now or together with the rest: the last good value stands.
            Ok(Err(_)) | Err(_) => {
                if let Some(base) = self.session.as_ref().map(|s| Rc::clone(&s.base)) {
                    self.put(Rc::unwrap_or_clone(base));
                }
            }
        }
    }

    pub(super) fn leave(&mut self, field: Field) {
        if field == Field::Agent {
            self.leave_agent();
        }
        if let Some(draft) = self.content.drafts.get(&field)
            && let Some(halves) = split(field, draft)
        {
            for (half, text) in halves {
                self.content.drafts.insert(half, text);
            }
        }
        if self.is_typing(field) {
            self.session = None;
        }
        let group = field.group();
        let waits = |state: &Self, field: Field| match field {
            // Half a ratio or place is no fault, and no fact: the text stays.
            Field::Numerator(id) | Field::Denominator(id) => {
                !state.record().measures.contains_key(&id)
            }
            Field::Rank | Field::Heads | Field::Tied => {
                !matches!(state.record().exam, Exam::Placed(_))
            }
            // What was typed stays beside what it counts as.
            Field::Percent(_) => state.remark(field).is_some(),
            _ => false,
        };
        if self.try_put(field).is_ok() && !waits(self, field) {
            for field in group {
                self.content.drafts.remove(&field);
            }
        } else if let Some(text) = self.content.drafts.get(&field)
            && *text == field.text(self.record())
        {
            self.content.drafts.remove(&field);
        }
    }

    /// The name that was typed: another agent's shows theirs, a new one
    /// renames this agent's months.
    fn leave_agent(&mut self) {
        let Ok(facts) = self.try_put(Field::Agent) else {
            return;
        };
        self.content.drafts.remove(&Field::Agent);
        let (old, new) = (self.content.agent.clone(), facts.agent);
        if new == old {
            return;
        }
        if self.content.example.is_some() {
            self.put_example_agent(new);
            return;
        }
        let taken = self.content.records.keys().any(|(agent, _)| *agent == new);
        if !taken {
            for draft in self.shelf.iter_mut().filter(|draft| draft.agent == old) {
                draft.agent.clone_from(&new);
            }
            let months: Vec<_> = self
                .content
                .records
                .keys()
                .filter(|key| key.0 == old)
                .cloned()
                .collect();
            for key in months {
                let renamed = self
                    .content
                    .records
                    .remove(&key)
                    .map(|record| record.edited(|facts| facts.agent.clone_from(&new)));
                if let Some(Ok(record)) = renamed {
                    self.content
                        .records
                        .insert((new.clone(), key.1), Rc::new(record));
                }
            }
        }
        self.content.agent = new;
        self.forget_forms();
        self.blank = blank(&self.content);
    }

    fn put_example_agent(&mut self, agent: String) {
        if let Ok(record) = self.record().edited(|facts| facts.agent = agent) {
            self.put(record);
        }
    }
}
