//! A month as it's typed by a document, and the facts that it comes to. Texts stay as they
//! were typed: what can't be read counts as not known, and is said at its field.

use std::fmt;

use litemap::LiteMap;

use crate::id::Id;
use crate::json::json_object;
use crate::language::{Circumstance, Document, Event, Facts, Fault, Given, Heard, Problem, limits};
use crate::number::Decimal;
use crate::record::{FieldFault, typed_count};

/// The longest text that a field takes.
pub const MAX_TEXT: usize = 80;

json_object! {
    /// A month as it was typed.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Filling {
        /// Values by their id.
        #[or(default)]
        pub values: LiteMap<Id, String>,
        /// Values that are lists.
        #[or(default)]
        pub lists: LiteMap<Id, Vec<Listed>>,
        /// What happened.
        #[or(default)]
        pub events: Vec<Noted>,
        /// Which audiences apply, or don't.
        #[or(default)]
        pub audiences: LiteMap<Id, bool>,
        /// The answers to open questions, where another one counts than the document begins
        /// with.
        #[or(default)]
        pub readings: LiteMap<Id, Id>,
    }

    /// A row of a list.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Listed {
        /// The number.
        pub value: String,
        /// How many times; one where nothing stands.
        #[or(default)]
        pub times: String,
    }

    /// Events alike.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Noted {
        /// Of which kind.
        pub kind: Id,
        /// How many; one where nothing stands.
        #[or(default)]
        pub times: String,
        /// When.
        #[or(default)]
        pub date: String,
        /// What somebody chose for each of them.
        #[or(default)]
        pub amount: String,
    }
}

impl Noted {
    /// One of a kind, of which nothing more is known.
    pub const fn of(kind: Id) -> Self {
        Self {
            kind,
            times: String::new(),
            date: String::new(),
            amount: String::new(),
        }
    }

    /// How many; one where nothing that counts stands.
    pub fn count(&self) -> u32 {
        let times = typed_count(&self.times, limits::MAX_EVENTS);
        times.ok().flatten().unwrap_or(1)
    }
}

/// A field of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A value.
    Value(Id),
    /// A row of a list.
    Listed(Id, usize),
    /// How often it occurred.
    Times(Id, usize),
    /// How many events of a kind, where they're only counted.
    Count(Id),
    /// How many events alike, by their place.
    Often(usize),
    /// The day of events.
    Date(usize),
    /// What was chosen for them.
    Amount(usize),
}

/// The id of its element.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value(id) => write!(f, "b-{id}"),
            Self::Listed(id, row) => write!(f, "b-{id}-{row}"),
            Self::Times(id, row) => write!(f, "b-{id}-{row}-times"),
            Self::Count(kind) => write!(f, "b-count-{kind}"),
            Self::Often(at) => write!(f, "b-event-{at}-times"),
            Self::Date(at) => write!(f, "b-event-{at}-date"),
            Self::Amount(at) => write!(f, "b-event-{at}-amount"),
        }
    }
}

/// Why a text doesn't count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It's no such text.
    Field(FieldFault),
    /// It's outside of what may be.
    Outside(Decimal, Option<Decimal>),
    /// There are too many.
    TooMany,
}

/// A text that doesn't count, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongText {
    /// Where.
    pub place: Place,
    /// Why.
    pub why: Why,
}

/// A month's answers beside its document.
#[derive(Clone, Copy, Debug)]
pub struct Under<'a>(pub &'a Document, pub &'a Filling);

impl Circumstance for Under<'_> {
    fn answer(&self, reading: Id) -> Option<Id> {
        let mut readings = self.0.readings.iter();
        let reading = readings.find(|known| known.id == reading)?;
        let chosen = self.1.readings.get(&reading.id).copied();
        let is_option = |id: &Id| reading.options.iter().any(|option| option.id == *id);
        chosen.filter(is_option).or(reading.answer())
    }

    fn applies(&self, audience: Id) -> Option<bool> {
        self.1.audiences.get(&audience).copied()
    }

    fn is_typed(&self, value: Id) -> bool {
        !self.1.text(Place::Value(value)).is_empty()
            || self
                .1
                .lists
                .get(&value)
                .is_some_and(|rows| !rows.is_empty())
    }
}

impl Filling {
    /// Whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }

    /// What stands in a field.
    pub fn text(&self, place: Place) -> &str {
        let text = match place {
            Place::Value(id) => self.values.get(&id),
            Place::Listed(id, row) => self.row(id, row).map(|row| &row.value),
            Place::Times(id, row) => self.row(id, row).map(|row| &row.times),
            Place::Count(kind) => self.first_of(kind).map(|(_, event)| &event.times),
            Place::Often(at) => self.events.get(at).map(|event| &event.times),
            Place::Date(at) => self.events.get(at).map(|event| &event.date),
            Place::Amount(at) => self.events.get(at).map(|event| &event.amount),
        };
        text.map_or("", String::as_str)
    }

    /// The first events of a kind, and their place.
    pub fn first_of(&self, kind: Id) -> Option<(usize, &Noted)> {
        let mut events = self.events.iter().enumerate();
        events.find(|(_, event)| event.kind == kind)
    }

    fn row(&self, id: Id, row: usize) -> Option<&Listed> {
        self.lists.get(&id)?.get(row)
    }

    /// Puts a text into a field.
    pub fn put(&mut self, place: Place, text: &str) {
        let text: String = text.chars().take(MAX_TEXT).collect();
        match place {
            Place::Value(id) if text.is_empty() => drop(self.values.remove(&id)),
            Place::Value(id) => drop(self.values.insert(id, text)),
            Place::Listed(id, row) | Place::Times(id, row) => {
                let rows = self.lists.get_mut(&id);
                if let Some(at) = rows.and_then(|rows| rows.get_mut(row)) {
                    match place {
                        Place::Times(..) => at.times = text,
                        _ => at.value = text,
                    }
                }
            }
            Place::Count(kind) => {
                let known = self.first_of(kind).map(|(at, _)| at);
                match (known, text.is_empty()) {
                    (Some(at), true) => drop(self.events.remove(at)),
                    (Some(at), false) => self.put(Place::Often(at), &text),
                    (None, true) => {}
                    (None, false) => self.events.push(Noted {
                        times: text,
                        ..Noted::of(kind)
                    }),
                }
            }
            Place::Often(at) | Place::Date(at) | Place::Amount(at) => {
                if let Some(event) = self.events.get_mut(at) {
                    match place {
                        Place::Date(_) => event.date = text,
                        Place::Often(_) => event.times = text,
                        _ => event.amount = text,
                    }
                }
            }
        }
    }

    /// The answers that differ from the document's, as a plan takes them; what the document
    /// doesn't ask is left out.
    pub fn answers(&self, document: &Document) -> Vec<(Id, Id)> {
        let under = Under(document, self);
        let readings = document.readings.iter();
        let other = readings.filter_map(|reading| {
            let answer = under.answer(reading.id)?;
            (Some(answer) != reading.answer()).then_some((reading.id, answer))
        });
        other.collect()
    }

    /// The same month out of facts, each written as a person would.
    ///
    /// # Errors
    ///
    /// A fact for which there is no field, with its place.
    pub fn of(facts: &Facts, readings: LiteMap<Id, Id>) -> Result<Self, Fault> {
        let mut filling = Self {
            audiences: facts.audiences.clone(),
            readings,
            ..Self::default()
        };
        for (id, given) in &facts.values {
            match given {
                Given::One(value) => drop(filling.values.insert(*id, value.to_string())),
                Given::Day(day) => drop(filling.values.insert(*id, day.to_string())),
                Given::List(list) => {
                    let rows = list.iter().map(|heard| {
                        let plain = Heard {
                            value: heard.value,
                            times: heard.times,
                            ..Heard::default()
                        };
                        let value = heard.value.filter(|_| *heard == plain)?;
                        let times = heard.times.map(|times| times.to_string());
                        Some(Listed {
                            value: value.to_string(),
                            times: times.unwrap_or_default(),
                        })
                    });
                    let rows = rows.collect::<Option<_>>().ok_or_else(|| no_field(id))?;
                    filling.lists.insert(*id, rows);
                }
                Given::Nothing | Given::Cases(_) | Given::Between(_) => return Err(no_field(id)),
            }
        }
        let is_plain = |event: &Event| !event.pending && event.also.is_empty();
        if let Some(nth) = facts.events.iter().position(|event| !is_plain(event)) {
            return Err(Fault::at(format!("facts.events[{nth}]"), Problem::NoField));
        }
        let events = facts.events.iter().map(|event| Noted {
            kind: event.kind,
            times: event
                .times
                .map(|times| times.to_string())
                .unwrap_or_default(),
            date: event.date.map(|date| date.to_string()).unwrap_or_default(),
            amount: event
                .amount
                .map(|amount| amount.to_string())
                .unwrap_or_default(),
        });
        filling.events = events.collect();
        Ok(filling)
    }
}

fn no_field(id: &Id) -> Fault {
    Fault::at(format!("facts.values.{id}"), Problem::NoField)
}
