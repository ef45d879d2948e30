//! The facts that a line of a document's sheet stands on, as an appeal names and changes them.

use std::collections::BTreeSet;
use std::fmt;
use std::rc::Rc;
use std::str::FromStr;

use super::fact::SlipFault;
use crate::id::Id;
use crate::json::{Encode as _, decode_text};
use crate::language::{
    Circumstance as _, EventAmount, FactorBy, Given, Gives, Line, Source, limits,
};
use crate::plan::{
    CasePart, Counted, Filled, Filling, Listed, Noted, Place, kinds, stands_alone, takes_amount,
    takes_date,
};

/// A fact that an appeal may be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BookFact {
    /// What stands in a field.
    At(Place),
    /// One more event of a kind, by its day or by what was chosen for it.
    Added(Id),
}

impl fmt::Display for BookFact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(Place::Value(id) | Place::Kept(id)) => write!(f, "value/{id}"),
            Self::At(Place::Listed(id, row)) => write!(f, "row/{id}/{row}"),
            Self::At(Place::Times(id, row)) => write!(f, "times/{id}/{row}"),
            Self::At(Place::Day(id, row)) => write!(f, "day/{id}/{row}"),
            Self::At(Place::Cases(id, part)) => write!(f, "cases/{id}/{}", part.name()),
            Self::At(Place::Count(kind)) => write!(f, "count/{kind}"),
            Self::At(Place::Often(at)) => write!(f, "often/{at}"),
            Self::At(Place::Date(at)) => write!(f, "on/{at}"),
            Self::At(Place::Amount(at)) => write!(f, "amount/{at}"),
            Self::Added(kind) => write!(f, "added/{kind}"),
        }
    }
}

impl FromStr for BookFact {
    type Err = SlipFault;
    fn from_str(name: &str) -> Result<Self, SlipFault> {
        let read = || {
            let (kind, rest) = name.split_once('/')?;
            let row = || {
                let (id, row) = rest.split_once('/')?;
                let row = row.parse().ok().filter(|row| *row < limits::MAX_LISTED)?;
                Some((id.parse().ok()?, row))
            };
            Some(match kind {
                "value" => Self::At(Place::Value(rest.parse().ok()?)),
                "row" => row().map(|(id, row)| Self::At(Place::Listed(id, row)))?,
                "times" => row().map(|(id, row)| Self::At(Place::Times(id, row)))?,
                "day" => row().map(|(id, row)| Self::At(Place::Day(id, row)))?,
                "cases" => {
                    let (id, part) = rest.split_once('/')?;
                    let mut parts = CasePart::ALL.into_iter();
                    let part = parts.find(|known| known.name() == part)?;
                    Self::At(Place::Cases(id.parse().ok()?, part))
                }
                "count" => Self::At(Place::Count(rest.parse().ok()?)),
                "often" => Self::At(Place::Often(rest.parse().ok()?)),
                "on" => Self::At(Place::Date(rest.parse().ok()?)),
                "amount" => Self::At(Place::Amount(rest.parse().ok()?)),
                "added" => Self::Added(rest.parse().ok()?),
                _ => return None,
            })
        };
        read().ok_or(SlipFault::Gone)
    }
}

impl BookFact {
    /// Whether another copy of the month has it at another place, perhaps.
    pub const fn is_by_place(self) -> bool {
        matches!(
            self,
            Self::At(Place::Often(_) | Place::Date(_) | Place::Amount(_)) | Self::Added(_)
        )
    }
}

/// The facts that a line stands on, in the order in which they are asked.
pub fn book_facts_of(filled: &Filled, line: Id) -> Vec<BookFact> {
    let lines = filled.document().lines();
    let Some((_, line)) = lines.into_iter().find(|(_, own)| own.id == line) else {
        return Vec::new();
    };
    let mut walk = Walk {
        filled,
        seen: BTreeSet::new(),
        found: Vec::new(),
    };
    walk.line(line);
    for factor in &line.factors {
        if let FactorBy::Value(id) | FactorBy::Scale(id, _) = &factor.by {
            walk.value(*id);
        }
    }
    walk.found
}

struct Walk<'a> {
    filled: &'a Filled,
    seen: BTreeSet<Id>,
    found: Vec<BookFact>,
}

impl Walk<'_> {
    fn line(&mut self, line: &Line) {
        match &line.gives {
            Gives::Fixed(_) => {}
            Gives::Value(id) | Gives::Scale(id, _) => self.value(*id),
            Gives::Events(events) => {
                self.events(line.id, &events.amount);
                for kind in &events.kinds {
                    self.events(kind.id, &events.amount);
                }
            }
        }
    }

    fn value(&mut self, id: Id) {
        if !self.seen.insert(id) {
            return;
        }
        let filling = &self.filled.filling;
        let under = self.filled.under();
        let Some(value) = self.filled.document().value(id, &under) else {
            return;
        };
        if let Some(rows) = filling.lists.get(&id) {
            for (row, listed) in rows.iter().enumerate() {
                self.put(Place::Listed(id, row));
                let beside = [
                    (&listed.times, Place::Times(id, row)),
                    (&listed.date, Place::Day(id, row)),
                ];
                for (_, place) in beside.iter().filter(|(text, _)| !text.is_empty()) {
                    self.put(*place);
                }
            }
        } else if let Some(cases) = filling.cases.get(&id) {
            let there = |part: &CasePart| {
                matches!(part, CasePart::Of | CasePart::Over) || !cases.text(*part).is_empty()
            };
            for part in CasePart::ALL.into_iter().filter(there) {
                self.put(Place::Cases(id, part));
            }
        } else if under.is_typed(id) {
            self.put(Place::Value(id));
        } else {
            let parts = value.from.parts();
            match &value.from {
                Source::Count(lines) => {
                    let all = self.filled.document().lines();
                    for (_, line) in all.into_iter().filter(|(_, of)| lines.contains(&of.id)) {
                        self.line(line);
                    }
                }
                Source::Fixed(_) | Source::Total(_) => {}
                Source::Each => self.put(Place::Listed(id, 0)),
                _ if parts.is_empty() => self.put(Place::Value(id)),
                _ => parts.into_iter().for_each(|part| self.value(part)),
            }
        }
    }

    fn events(&mut self, kind: Id, amount: &EventAmount) {
        let events = self.filled.filling.events.iter().enumerate();
        let own: Vec<(usize, &Noted)> = events.filter(|(_, event)| event.kind == kind).collect();
        let first = self.filled.filling.first_of(kind).map(|(at, _)| at);
        let counts = !stands_alone(amount);
        if counts {
            self.put(Place::Count(kind));
        }
        for (at, event) in own {
            if counts && Some(at) == first {
                continue;
            }
            self.put(Place::Often(at));
            if takes_amount(amount) {
                self.put(Place::Amount(at));
            }
            if takes_date(amount) || !event.date.is_empty() {
                self.put(Place::Date(at));
            }
        }
        if !counts {
            self.found.push(BookFact::Added(kind));
        }
    }

    fn put(&mut self, place: Place) {
        if !self.found.contains(&BookFact::At(place)) {
            self.found.push(BookFact::At(place));
        }
    }
}

/// What a fact is, as it would be typed; what is said of a value otherwise than in a field as
/// files have it. Empty where nothing is known.
pub fn book_said_of(fact: BookFact, filling: &Filling) -> String {
    let BookFact::At(place) = fact else {
        return String::new();
    };
    let text = filling.text(place);
    match place {
        Place::Value(id) => match filling.kept.get(&id) {
            Some(given) => given.to_json(),
            None => text.to_owned(),
        },
        Place::Count(kind) => match filling.first_of(kind) {
            None => "0".to_owned(),
            Some((_, event)) => event.count().to_string(),
        },
        Place::Often(at) if filling.events.get(at).is_some() && text.is_empty() => "1".to_owned(),
        _ => text.to_owned(),
    }
}

/// The month with other facts.
///
/// # Errors
/// The first fact that can't be so, and why.
pub fn put_book_facts(
    filled: &Filled,
    changes: &[(BookFact, String)],
) -> Result<Filled, (BookFact, SlipFault)> {
    let mut filling = Filling::clone(&filled.filling);
    // By which place what was asked for is found again.
    let mut put: Vec<(BookFact, Place)> = Vec::new();
    for (fact, text) in changes {
        let text = text.trim();
        let place = match *fact {
            BookFact::Added(kind) if text.is_empty() => {
                put.push((*fact, Place::Count(kind)));
                continue;
            }
            BookFact::Added(kind) => {
                let all = kinds(filled.document(), &filled.under());
                let known = all.iter().find(|(known, _)| *known == kind);
                let (_, amount) = known.ok_or((*fact, SlipFault::Gone))?;
                let at = filling.events.len();
                filling.events.push(Noted {
                    times: "1".into(),
                    ..Noted::of(kind)
                });
                let place = match takes_amount(amount) {
                    true => Place::Amount(at),
                    false => Place::Date(at),
                };
                filling.put(place, text);
                place
            }
            BookFact::At(place) => {
                write(filled, &mut filling, place, text).map_err(|fault| (*fact, fault))?;
                place
            }
        };
        put.push((*fact, place));
    }
    // Whoever takes an event away by its number does so last: places stay what they are.
    let gone = |event: &Noted| event.times.trim() == "0";
    let is_dropped = filling.events.iter().any(gone);
    let found = Filled::of(&filled.volume, &Rc::new(filling.clone()), filled.month);
    let is_new = |place: &Place| !filled.wrong.iter().any(|wrong| wrong.place == *place);
    let wrong = found.wrong.iter().filter(|wrong| is_new(&wrong.place));
    for wrong in wrong {
        let fact = put.iter().find(|(_, place)| *place == wrong.place);
        let fact = fact.or(put.first()).map(|(fact, _)| *fact);
        if let Some(fact) = fact {
            return Err((fact, SlipFault::Text(wrong.why)));
        }
    }
    if let (Err(_), Ok(_), Some((fact, _))) = (&found.sheet, &filled.sheet, put.first()) {
        return Err((*fact, SlipFault::Together));
    }
    if !is_dropped {
        return Ok(found);
    }
    filling.events.retain(|event| !gone(event));
    Ok(Filled::of(&filled.volume, &Rc::new(filling), filled.month))
}

/// Writes a text into a field, which is there or becomes so.
fn write(
    filled: &Filled,
    filling: &mut Filling,
    place: Place,
    text: &str,
) -> Result<(), SlipFault> {
    match place {
        Place::Value(id) => {
            let under = filled.under();
            filled.document().value(id, &under).ok_or(SlipFault::Gone)?;
            filling.kept.remove(&id);
            filling.cases.remove(&id);
            // As files have it: that there is none, or between what it lies.
            let is_file = text.starts_with(['{', '"']);
            let given: Option<Given> = is_file.then(|| decode_text(text)).flatten();
            if let Some(given) = given {
                filling.values.remove(&id);
                filling.kept.insert(id, given);
                return Ok(());
            }
        }
        Place::Listed(id, row) | Place::Times(id, row) | Place::Day(id, row) => {
            let mut rows = filling.lists.get(&id).cloned().unwrap_or_default();
            // One more behind all others, and no gap before it.
            if row > rows.len() || row >= limits::MAX_LISTED {
                return Err(SlipFault::Gone);
            }
            if row == rows.len() {
                rows.push(Listed::default());
                filling.lists.insert(id, rows);
            }
        }
        Place::Cases(id, _) if !filling.cases.contains_key(&id) => {
            filling.values.remove(&id);
            filling.kept.remove(&id);
            filling.cases.insert(id, Counted::default());
        }
        Place::Often(at) | Place::Date(at) | Place::Amount(at) => {
            filling.events.get(at).ok_or(SlipFault::Gone)?;
        }
        Place::Count(kind) => {
            let all = kinds(filled.document(), &filled.under());
            let known = all.iter().find(|(known, _)| *known == kind);
            known.ok_or(SlipFault::Gone)?;
            // Nothing is none of them.
            if matches!(text, "" | "0") {
                filling.put(place, "");
                return Ok(());
            }
        }
        Place::Cases(..) | Place::Kept(_) => {}
    }
    filling.put(place, text);
    Ok(())
}
