//! One thing of a month settled, and the month with it.

use crate::calendar::{Date, Month};
use crate::id::Id;
use crate::language::{Also, Event, Facts, Given};
use crate::number::Decimal;

/// One thing settled in a month.
#[derive(Clone, Debug)]
pub enum Setting {
    Value(Id, Given),
    /// Of the events of this place.
    Amount(usize, Decimal),
    Date(usize, Date),
    Counts(usize, bool),
    Audience(Id, bool),
}

impl Setting {
    /// The figure that it settles something at; none of what isn't one alone.
    pub fn figure(&self) -> Option<Decimal> {
        match self {
            Self::Value(_, Given::One(figure)) | Self::Amount(_, figure) => Some(*figure),
            // A day by its number.
            Self::Value(_, Given::Day(day)) => {
                let days = day.days_since(Month::FIRST.first_day());
                Some(Decimal::from_raw(days.saturating_mul(Decimal::ONE.raw())))
            }
            _ => None,
        }
    }

    /// The same thing settled at another figure.
    pub fn at(&self, figure: Decimal) -> Self {
        match self {
            Self::Value(id, Given::One(_)) => Self::Value(*id, Given::One(figure)),
            Self::Value(id, Given::Day(_)) => {
                let days = u32::try_from(figure.raw() / Decimal::ONE.raw()).unwrap_or(0);
                Self::Value(*id, Given::Day(Month::FIRST.first_day().plus(days)))
            }
            Self::Amount(at, _) => Self::Amount(*at, figure),
            other => other.clone(),
        }
    }

    /// The month with it.
    pub fn on(&self, facts: &Facts) -> Facts {
        let mut facts = facts.clone();
        match self {
            Self::Value(id, given) => drop(facts.values.insert(*id, given.clone())),
            Self::Audience(id, applies) => drop(facts.audiences.insert(*id, *applies)),
            Self::Amount(at, amount) => {
                if let Some(event) = facts.events.get_mut(*at) {
                    event.amount = Some(*amount);
                }
            }
            Self::Date(at, date) => {
                if let Some(event) = facts.events.get_mut(*at) {
                    event.date = Some(*date);
                }
            }
            Self::Counts(at, counts) => {
                let event = facts
                    .events
                    .get(*at)
                    .and_then(|event| waited(event, *counts));
                match (event, facts.events.get_mut(*at)) {
                    (Some(event), Some(slot)) => *slot = event,
                    (None, Some(_)) => drop(facts.events.remove(*at)),
                    (_, None) => {}
                }
            }
        }
        facts
    }
}

/// An event of which is known whether what is pending of it counts; none if nothing is left.
fn waited(event: &Event, counts: bool) -> Option<Event> {
    let times = event.times.unwrap_or(1);
    let own = (event.kind, event.pending, times);
    let also = event.also.iter();
    let also = also.map(|also| (also.kind, also.pending, also.times.unwrap_or(times)));
    let mut left: Vec<(Id, u32)> = std::iter::once(own)
        .chain(also)
        .filter(|(_, pending, _)| counts || !pending)
        .map(|(kind, _, times)| (kind, times))
        .collect();
    // The first is the one that has them all.
    left.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
    let (kind, times) = *left.first()?;
    let also = left.iter().skip(1).map(|(kind, times)| Also {
        kind: *kind,
        pending: false,
        times: Some(*times),
    });
    Some(Event {
        kind,
        times: Some(times),
        pending: false,
        also: also.collect(),
        ..event.clone()
    })
}
