//! What a month's texts come to: facts, or why not.

use super::value::is_list;
use super::{Filling, Place, Plan, Under, Why, WrongText};
use crate::calendar::{Date, Month};
use crate::id::Id;
use crate::language::{
    Also, By, Circumstance, Document, Event, EventAmount, Excused, Facts, Given, Gives, Heard,
    Line, Node, Norm, Pool, Source, limits,
};
use crate::number::{Decimal, Range};
use crate::record::{FieldFault, typed_count, typed_date, typed_decimal};

impl Filling {
    /// What the texts come to, and which of them don't count. What the document doesn't ask
    /// for (any more) stays in the month and is left out.
    pub fn read(&self, document: &Document, plan: &Plan, month: Month) -> (Facts, Vec<WrongText>) {
        let mut facts = Facts {
            month: Some(month),
            ..Facts::default()
        };
        let mut wrong = Vec::new();
        let under = Under(document, self);
        for value in &document.values {
            // What each of a list lacks has no field of its own.
            let is_short = matches!(value.from, Source::Short { .. });
            if is_short || !under.holds(value.when.as_ref()) {
                continue;
            }
            let id = value.id;
            let checked = |text: &str| -> Result<Option<Decimal>, Why> {
                let Some(number) = typed_decimal(text, &value.unit).map_err(Why::Field)? else {
                    return Ok(None);
                };
                plan.takes(id, number).map_err(|_| {
                    let is_whole = number.raw() % Decimal::ONE.raw() == 0;
                    match value.whole && !is_whole {
                        true => Why::Field(FieldFault::NotWhole),
                        false => Why::Outside(
                            value.least.span().low,
                            value.most.as_ref().map(|most| most.span().high),
                        ),
                    }
                })?;
                Ok(Some(number))
            };
            if let Some(given) = self.kept.get(&id) {
                match plan.may_be_given(id, given, Some(month)) {
                    Ok(()) => drop(facts.values.insert(id, given.clone())),
                    Err(_) => wrong.push(WrongText {
                        place: Place::Kept(id),
                        why: Why::NoSuch,
                    }),
                }
                continue;
            }
            if let Some(counted) = self.cases.get(&id) {
                match counted.given(plan, id) {
                    Ok(given) => facts.values.extend(given.map(|given| (id, given))),
                    Err(faults) => {
                        let faults = faults.into_iter();
                        wrong.extend(faults.map(|(place, why)| WrongText { place, why }));
                    }
                }
                continue;
            }
            let text = self.text(Place::Value(id));
            if let Source::Late { .. } = value.from
                && let Ok(Some(day)) = typed_date(text)
            {
                facts.values.insert(id, Given::Day(day));
                continue;
            }
            if !is_list(&value.from) {
                match checked(text) {
                    Ok(None) => {}
                    Ok(Some(number)) => drop(facts.values.insert(id, Given::One(number))),
                    Err(why) => wrong.push(WrongText {
                        place: Place::Value(id),
                        why: match value.from {
                            Source::Late { .. } => Why::Field(FieldFault::NotADate),
                            _ => why,
                        },
                    }),
                }
                continue;
            }
            let mut list = Vec::new();
            let asks = list_asks(document, &under, id);
            for (row, listed) in self.lists.get(&id).into_iter().flatten().enumerate() {
                if listed.is_blank() {
                    continue;
                }
                let value = match checked(&listed.value) {
                    Ok(_) if row >= limits::MAX_LISTED => Err(Why::TooMany),
                    read => read,
                };
                let times = typed_count(&listed.times, limits::MAX_TIMES).map_err(Why::Field);
                let date = dated(&listed.date, month).unwrap_or_else(|why| {
                    let place = Place::Day(id, row);
                    wrong.push(WrongText { place, why });
                    None
                });
                let is_norm = |norm: &Id| asks.norms.iter().any(|known| known.id == *norm);
                match (value, times) {
                    (Ok(value), Ok(times)) => list.push(Heard {
                        value,
                        times,
                        date,
                        norm: listed.norm.filter(is_norm),
                        excuse: listed.excuse,
                    }),
                    (value, times) => {
                        let place = Place::Listed(id, row);
                        wrong.extend(value.err().map(|why| WrongText { place, why }));
                        let place = Place::Times(id, row);
                        wrong.extend(times.err().map(|why| WrongText { place, why }));
                    }
                }
            }
            if !list.is_empty() {
                facts.values.insert(id, Given::List(list));
            }
        }
        self.read_events(document, month, &mut facts, &mut wrong);
        for audience in &document.audiences {
            if let Some(applies) = self.audiences.get(&audience.id) {
                facts.audiences.insert(audience.id, *applies);
            }
        }
        (facts, wrong)
    }

    fn read_events(
        &self,
        document: &Document,
        month: Month,
        facts: &mut Facts,
        wrong: &mut Vec<WrongText>,
    ) {
        let kinds = kinds(document, &Under(document, self));
        let mut left = limits::MAX_EVENTS;
        for (at, noted) in self.events.iter().enumerate() {
            let Some((_, amount)) = kinds.iter().find(|(kind, _)| *kind == noted.kind) else {
                continue;
            };
            let mut fault = |place, why| wrong.push(WrongText { place, why });
            let first = self.first_of(noted.kind);
            let is_counted = !stands_alone(amount) && first.is_some_and(|(first, _)| first == at);
            let counted = match is_counted {
                true => Place::Count(noted.kind),
                false => Place::Often(at),
            };
            let times = match typed_count(&noted.times, limits::MAX_EVENTS) {
                Ok(times) => times.unwrap_or(1),
                Err(why) => {
                    fault(counted, Why::Field(why));
                    continue;
                }
            };
            let mut event = Event {
                kind: noted.kind,
                date: None,
                times: Some(times).filter(|times| *times != 1),
                amount: None,
                pending: noted.pending,
                also: noted.also.clone(),
            };
            let is_asked = |also: &Also| kinds.iter().any(|(kind, _)| *kind == also.kind);
            event.also.retain(is_asked);
            match dated(&noted.date, month) {
                Ok(date) => event.date = date,
                Err(why) => fault(Place::Date(at), why),
            }
            if takes_amount(amount) {
                match typed_decimal(&noted.amount, "") {
                    Ok(Some(chosen)) if !may_choose(amount, chosen) => {
                        let Range { low, high } = choice(amount);
                        fault(Place::Amount(at), Why::Outside(low, Some(high)));
                    }
                    Ok(chosen) => event.amount = chosen,
                    Err(why) => fault(Place::Amount(at), Why::Field(why)),
                }
            } else if !noted.amount.trim().is_empty() {
                fault(Place::Amount(at), Why::NoSuch);
            }
            // Each line that it fits counts it.
            let also = event.also.iter();
            let mut also = also.map(|also| also.times.unwrap_or(times));
            let is_whole = event.also.len() < limits::MAX_KINDS && also.all(|also| also <= times);
            let all = u32::try_from(event.also.len() + 1).unwrap_or(u32::MAX);
            match left.checked_sub(times.saturating_mul(all)) {
                Some(rest) if is_whole => left = rest,
                _ => {
                    fault(counted, Why::TooMany);
                    continue;
                }
            }
            if times > 0 {
                facts.events.push(event);
            }
        }
    }
}

/// A day of the month.
fn dated(text: &str, month: Month) -> Result<Option<Date>, Why> {
    match typed_date(text).map_err(Why::Field)? {
        Some(day) if Month::of(day) != month => Err(Why::Field(FieldFault::OutsideMonth(month))),
        date => Ok(date),
    }
}

/// What of the rows of a list is asked beside their numbers.
#[derive(Debug, Default)]
pub struct ListAsks<'a> {
    /// The norms that some of them may be held to.
    pub norms: Vec<&'a Norm>,
    /// Whether an excuse changes something.
    pub excuse: bool,
    /// Whether it matters of which day they are.
    pub date: bool,
}

/// What of a list is asked under the answers.
pub fn list_asks<'a>(document: &'a Document, under: &impl Circumstance, list: Id) -> ListAsks<'a> {
    let mut asks = ListAsks::default();
    for value in &document.values {
        let Source::Short {
            of,
            norms,
            excused,
            per,
            ..
        } = &value.from
        else {
            continue;
        };
        if *of != list || !under.holds(value.when.as_ref()) {
            continue;
        }
        asks.norms.extend(norms);
        let may_be: Vec<&Excused> = match excused {
            By::Settled(word) => vec![word],
            By::Asked(asked) => asked.means.values().collect(),
        };
        // Where the answers are the words themselves, any may be meant.
        let is_any = may_be.is_empty();
        asks.excuse |= is_any || may_be.iter().any(|word| **word != Excused::Asked);
        asks.date |= is_any || may_be.contains(&&Excused::Week) || *per != By::default();
    }
    asks
}

/// The lines that are there under the answers, in order.
pub fn lines<'a>(document: &'a Document, under: &impl Circumstance) -> Vec<&'a Line> {
    fn walk<'a>(pool: &'a Pool, under: &impl Circumstance, found: &mut Vec<&'a Line>) {
        if !under.holds(pool.when.as_ref()) {
            return;
        }
        for node in &pool.of {
            match node {
                Node::Pool(pool) => walk(pool, under, found),
                Node::Line(line) if under.holds(line.when.as_ref()) => found.push(line),
                Node::Line(_) => {}
            }
        }
    }
    let mut found = Vec::new();
    for total in &document.totals {
        walk(&total.pool, under, &mut found);
    }
    found
}

/// The kinds of events that are there under the answers, each with its amount.
pub fn kinds<'a>(document: &'a Document, under: &impl Circumstance) -> Vec<(Id, &'a EventAmount)> {
    let mut found = Vec::new();
    for line in lines(document, under) {
        if let Gives::Events(events) = &line.gives {
            let kinds = events.kinds.iter().map(|kind| kind.id);
            for kind in std::iter::once(line.id).chain(kinds) {
                found.push((kind, &events.amount));
            }
        }
    }
    found
}

/// Whether each event of it is an entry of its own.
pub const fn stands_alone(amount: &EventAmount) -> bool {
    takes_amount(amount) || takes_date(amount)
}

/// Whether somebody says for each event what it gives.
pub const fn takes_amount(amount: &EventAmount) -> bool {
    matches!(amount, EventAmount::Chosen(_) | EventAmount::Any)
}

/// Whether it matters when an event was.
pub const fn takes_date(amount: &EventAmount) -> bool {
    matches!(
        amount,
        EventAmount::Repeated {
            within: crate::language::Span::Day,
            ..
        }
    )
}

/// All that may be chosen for an event.
pub fn choice(amount: &EventAmount) -> Range<Decimal> {
    match amount {
        EventAmount::Chosen(choice) => {
            let (low, high) = (choice.low.span(), choice.high.span());
            Range::between(low.low, high.low)
                .including(low.high)
                .including(high.high)
        }
        _ => Range {
            low: -Decimal::LIMIT,
            high: Decimal::LIMIT,
        },
    }
}

fn may_choose(amount: &EventAmount, chosen: Decimal) -> bool {
    choice(amount).contains(chosen)
}
