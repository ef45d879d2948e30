//! A month between its file and its fields: what a file says becomes texts, each as a person
//! would type it, and goes out again as it came, whether a document asks for it or not.

use litemap::LiteMap;

use super::{Counted, Filling, Listed, Noted};
use crate::id::Id;
use crate::language::{Document, Event, Excuse, Facts, Given, Heard};
use crate::record::{typed_count, typed_date, typed_decimal};

impl Filling {
    /// A month out of a file: its facts, and its answers to open questions. What no field
    /// takes is kept beside them.
    pub fn of(facts: &Facts, readings: LiteMap<Id, Id>) -> Self {
        let mut filling = Self {
            audiences: facts.audiences.clone(),
            readings,
            ..Self::default()
        };
        for (id, given) in &facts.values {
            let text = match given {
                Given::One(value) => value.to_string(),
                Given::Day(day) => day.to_string(),
                Given::List(list) if !list.is_empty() => {
                    let rows = list.iter().map(Listed::of).collect();
                    filling.lists.insert(*id, rows);
                    continue;
                }
                Given::Cases(cases) => {
                    filling.cases.insert(*id, Counted::of(*cases));
                    continue;
                }
                Given::List(_) | Given::Nothing | Given::Between(_) => {
                    filling.kept.insert(*id, given.clone());
                    continue;
                }
                Given::Taken(_) => continue,
            };
            filling.values.insert(*id, text);
        }
        filling.events = facts.events.iter().map(Noted::from_fact).collect();
        filling
    }

    /// What its file carries: its facts, and its answers to open questions.
    pub fn carried(&self, document: &Document) -> (Facts, LiteMap<Id, Id>) {
        (self.facts(Some(document)), self.readings.clone())
    }

    /// The facts of its file: all that is typed and that a file can say. What isn't, such as
    /// a number with a letter in it, stays where it was typed.
    pub fn facts(&self, document: Option<&Document>) -> Facts {
        let values = document.map_or(&[][..], |document| &document.values);
        let unit = |id: &Id| {
            let value = values.iter().find(|value| value.id == *id);
            value.map_or("", |value| &*value.unit)
        };
        let mut facts = Facts {
            audiences: self.audiences.clone(),
            ..Facts::default()
        };
        for (id, text) in &self.values {
            let day = typed_date(text).ok().flatten().map(Given::Day);
            let number = || typed_decimal(text, unit(id)).ok().flatten().map(Given::One);
            if let Some(given) = day.or_else(number) {
                facts.values.insert(*id, given);
            }
        }
        for (id, rows) in &self.lists {
            let rows = rows.iter().filter(|row| !row.is_blank());
            let list: Vec<Heard> = rows.map(|row| row.heard(unit(id))).collect();
            if !list.is_empty() {
                facts.values.insert(*id, Given::List(list));
            }
        }
        for (id, counted) in &self.cases {
            if let Ok(Some(cases)) = counted.read(u32::MAX) {
                facts.values.insert(*id, Given::Cases(cases));
            }
        }
        for (id, given) in &self.kept {
            facts.values.insert(*id, given.clone());
        }
        facts.events = self.events.iter().map(Noted::fact).collect();
        facts
    }
}

impl Listed {
    fn of(heard: &Heard) -> Self {
        let text = |text: Option<String>| text.unwrap_or_default();
        let mut row = Self {
            value: text(heard.value.map(|value| value.to_string())),
            times: text(heard.times.map(|times| times.to_string())),
            date: text(heard.date.map(|date| date.to_string())),
            norm: heard.norm,
            excuse: heard.excuse,
            is_open: false,
        };
        row.is_open = row.is_blank();
        row
    }

    /// Whether nothing is said by it.
    pub fn is_blank(&self) -> bool {
        let texts = [&self.value, &self.date];
        texts.iter().all(|text| text.trim().is_empty())
            && self.norm.is_none()
            && self.excuse == Excuse::No
            && !self.is_open
    }

    /// What its texts say, so far as they say it.
    fn heard(&self, unit: &str) -> Heard {
        Heard {
            value: typed_decimal(&self.value, unit).ok().flatten(),
            times: typed_count(&self.times, u32::MAX).ok().flatten(),
            date: typed_date(&self.date).ok().flatten(),
            norm: self.norm,
            excuse: self.excuse,
        }
    }
}

impl Noted {
    fn from_fact(event: &Event) -> Self {
        let text = |text: Option<String>| text.unwrap_or_default();
        Self {
            kind: event.kind,
            times: text(event.times.map(|times| times.to_string())),
            date: text(event.date.map(|date| date.to_string())),
            amount: text(event.amount.map(|amount| amount.to_string())),
            pending: event.pending,
            also: event.also.clone(),
        }
    }

    /// What its texts say, so far as they say it.
    fn fact(&self) -> Event {
        Event {
            kind: self.kind,
            times: typed_count(&self.times, u32::MAX).ok().flatten(),
            date: typed_date(&self.date).ok().flatten(),
            amount: typed_decimal(&self.amount, "").ok().flatten(),
            pending: self.pending,
            also: self.also.clone(),
        }
    }
}
