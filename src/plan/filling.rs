//! A month as it's typed by a document, and the facts that it comes to. Texts stay as they
//! were typed: what can't be read counts as not known, and is said at its field.

use std::fmt;

use litemap::LiteMap;

use super::{CasePart, Counted};
use crate::id::Id;
use crate::json::json_object;
use crate::language::{Also, Circumstance, Document, Excuse, Given, limits};
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
        /// Shares that are given as their cases.
        #[or(default)]
        pub cases: LiteMap<Id, Counted>,
        /// What is said of values otherwise than in fields, as a file says it: that there is
        /// none of it, or between what it lies.
        #[or(default)]
        pub kept: LiteMap<Id, Given>,
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
        /// Of which day.
        #[or(default)]
        pub date: String,
        /// To which norm it's held, if it isn't the usual one.
        #[or(default)]
        pub norm: Option<Id>,
        /// Whether it's excused.
        #[or(default)]
        pub excuse: Excuse,
        /// Whether it counts as one of which nothing is known yet while nothing else is said
        /// of it; a row that was only added doesn't.
        #[or(default)]
        pub is_open: bool,
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
        /// Whether it isn't known yet if they count.
        #[or(default)]
        pub pending: bool,
        /// What else they fit.
        #[or(default)]
        pub also: Vec<Also>,
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
            pending: false,
            also: Vec::new(),
        }
    }

    /// Whether nothing but their number is said of them.
    pub fn is_plain(&self) -> bool {
        self.date.is_empty() && self.amount.is_empty() && !self.pending && self.also.is_empty()
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
    /// The day of a row.
    Day(Id, usize),
    /// Cases of a share.
    Cases(Id, CasePart),
    /// What is said of a value otherwise.
    Kept(Id),
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
            Self::Day(id, row) => write!(f, "b-{id}-{row}-date"),
            Self::Cases(id, part) => write!(f, "b-{id}-cases-{}", part.name()),
            Self::Kept(id) => write!(f, "b-{id}-kept"),
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
    /// The document takes nothing of the kind here.
    NoSuch,
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
            || self.1.cases.contains_key(&value)
            || self.1.kept.contains_key(&value)
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
            Place::Day(id, row) => self.row(id, row).map(|row| &row.date),
            Place::Cases(id, part) => self.cases.get(&id).map(|cases| cases.text(part)),
            Place::Kept(_) => None,
            Place::Count(kind) => self.first_of(kind).map(|(_, event)| &event.times),
            Place::Often(at) => self.events.get(at).map(|event| &event.times),
            Place::Date(at) => self.events.get(at).map(|event| &event.date),
            Place::Amount(at) => self.events.get(at).map(|event| &event.amount),
        };
        text.map_or("", String::as_str)
    }

    /// The first events of a kind of which nothing but their number is said, and their
    /// place.
    pub fn first_of(&self, kind: Id) -> Option<(usize, &Noted)> {
        let mut events = self.events.iter().enumerate();
        events.find(|(_, event)| event.kind == kind && event.is_plain())
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
            Place::Cases(id, part) => {
                if let Some(cases) = self.cases.get_mut(&id) {
                    cases.put(part, text);
                }
            }
            Place::Kept(_) => {}
            Place::Listed(id, row) | Place::Times(id, row) | Place::Day(id, row) => {
                let rows = self.lists.get_mut(&id);
                if let Some(at) = rows.and_then(|rows| rows.get_mut(row)) {
                    match place {
                        Place::Times(..) => at.times = text,
                        Place::Day(..) => at.date = text,
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
}
