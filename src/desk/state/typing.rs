//! Typing into fields, and leaving them.

use std::rc::Rc;

use super::entries::set_calls;
use super::{Before, Field, FieldFault, Places, Session, State, Way, blank};
use crate::record::{Bounds, Exam, Facts, Record, Remark, put, remark, split};
use crate::scoring::bounds;

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
            self.history.begin(self.content.frame.clone());
            self.session = Some(Session {
                group,
                base: Rc::clone(self.record()),
            });
        }
        self.content.drafts.insert(field, text);
        if field == Field::Agent {
            return; // Takes effect when the field is left.
        }
        let was = Rc::clone(self.record());
        match self.try_put(field).map(Record::new) {
            Ok(Ok(record)) => self.put(Rc::new(record)),
            // Wrong, now or together with the rest: the last good value stands.
            Ok(Err(_)) | Err(_) => {
                if let Some(base) = self.session.as_ref().map(|s| Rc::clone(&s.base)) {
                    self.put(base);
                }
            }
        }
        (self.skill.follow)(self, &was);
    }

    pub(super) fn leave(&mut self, field: Field) {
        if field == Field::Agent {
            self.leave_agent();
        }
        (self.skill.split)(self, field);
        if self.is_typing(field) {
            self.session = None;
        }
        let group = field.group();
        if self.try_put(field).is_ok() && !(self.skill.waits)(self, field) {
            for field in group {
                self.content.drafts.remove(&field);
            }
        } else if let Some(text) = self.content.drafts.get(&field)
            && *text == (self.skill.text)(field, self.record())
        {
            self.content.drafts.remove(&field);
        }
    }

    /// The name that was typed chooses who is shown, or adds them; it renames
    /// nobody, but what has no name yet gets one.
    fn leave_agent(&mut self) {
        let Ok(facts) = self.try_put(Field::Agent) else {
            return;
        };
        self.content.drafts.remove(&Field::Agent);
        let new = facts.agent;
        if new == self.record().agent {
            return;
        }
        if self.content.agent.is_empty() && !self.has_months(&new) {
            return self.rename(new);
        }
        self.shelve();
        self.content.agent = new;
        self.forget_forms();
        self.unshelve();
        self.blank = blank(&self.content);
    }

    /// Whether anything is kept under a name.
    pub fn has_months(&self, agent: &str) -> bool {
        self.content.records.keys().any(|key| key.0 == agent)
    }

    /// Gives the shown agent a name that nobody has: every month and text moves.
    pub(super) fn rename(&mut self, new: String) {
        self.shelve();
        let old = std::mem::replace(&mut self.content.agent, new.clone());
        for draft in self.shelf.iter_mut().filter(|draft| draft.agent == old) {
            draft.agent.clone_from(&new);
        }
        let own = self.content.records.iter().filter(|(key, _)| key.0 == old);
        let renamed = |record: &Record| record.edited(|facts| facts.agent.clone_from(&new));
        let mut places = Places::new();
        for (key, record) in own {
            if let Ok(record) = renamed(record) {
                places.insert(key.clone(), None);
                places.insert((new.clone(), key.1), Some(Rc::new(record)));
            }
        }
        self.put_all(places);
        self.forget_forms();
        self.unshelve();
        self.blank = blank(&self.content);
    }

    /// Renames the shown agent as an act of its own, and how all was before it;
    /// none if somebody has that name.
    pub(in crate::desk) fn rename_agent(&mut self, new: String) -> Option<Before> {
        if self.has_months(&new) {
            return None;
        }
        let mut before = self.before();
        self.way = Way::Act;
        self.session = None;
        self.history.begin(before.frame.clone());
        self.rename(new);
        before.months = self.changed();
        self.history.add(&before, &self.content);
        Some(before)
    }
}

/// The month's facts with the texts of a field's group.
pub(super) fn puts(state: &State, field: Field) -> Result<Facts, (Field, FieldFault)> {
    let mut facts = state.record().facts().clone();
    // Both of a pair that isn't taken apart yet.
    let pair = split(field, &state.text(field));
    let text = |of: Field| {
        let halves = pair.iter().flatten();
        let half = halves.clone().find(|(half, _)| *half == of);
        half.map_or_else(|| state.text(of), |(_, text)| text.clone())
    };
    put(&mut facts, field, text, &bounds_of(state))?;
    if let Field::Calls(day) = field {
        let calls = facts.day(day).calls;
        facts.set_day(day, |known| *known = state.record().day(day));
        set_calls(&mut facts, day, calls);
    }
    Ok(facts)
}

/// What is to be said of the text of a field that isn't wrong.
pub(super) fn remarks(state: &State, field: Field) -> Option<Remark> {
    remark(field, |field| state.text(field), &bounds_of(state))
}

fn bounds_of(state: &State) -> Bounds {
    bounds(state.rulebook(), state.record().month)
}

/// Takes a text apart that stands for two fields.
pub(super) fn splits(state: &mut State, field: Field) {
    if let Some(draft) = state.content.drafts.get(&field)
        && let Some(halves) = split(field, draft)
    {
        for (half, text) in halves {
            state.content.drafts.insert(half, text);
        }
    }
}

/// Whether the text of a field that was left stays beside the fact.
pub(super) fn waits(state: &State, field: Field) -> bool {
    match field {
        // Half a ratio or place is no fault, and no fact: the text stays.
        Field::Numerator(id) | Field::Denominator(id) => !state.record().measures.contains_key(&id),
        Field::Rank | Field::Heads | Field::Tied => !matches!(state.record().exam, Exam::Placed(_)),
        // What was typed stays beside what it counts as.
        Field::Percent(_) => state.remark(field).is_some(),
        _ => false,
    }
}
