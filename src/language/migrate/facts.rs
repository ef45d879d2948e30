//! A month of version 1 as values and events.

use super::names::{Names, levels};
use crate::calendar::Date;
use crate::id::Id;
use crate::language::{Also, Between, Cases, Event, Excuse, Facts, Given, Heard};
use crate::number::{Decimal, Money};
use crate::record::{Day, Entry, Exam, Finding, Measured, Record, Report, Sales, Sick, Standing};
use crate::rulebook::{Effect, Mechanism, Rulebook};

/// What a month's record doesn't say itself.
#[derive(Clone, Copy, Debug)]
pub struct At {
    /// The day on which it is looked at.
    pub today: Date,
    /// Whether a day asks for calls.
    pub works: fn(&Day, Date) -> bool,
}

/// A month of version 1 as the rulebook that came of [`rulebook`](super::rulebook) asks
/// for it. What the rulebook can't count is left out.
pub fn facts(book: &Rulebook, record: &Record, at: At) -> Facts {
    let names = Names::of(book);
    let mut facts = Facts {
        month: Some(record.month),
        ..Facts::default()
    };
    let has = |is: fn(&Mechanism) -> bool| book.parts().any(|(.., part)| is(&part.mechanism));
    for measure in &book.measures {
        if let Some(measured) = record.measures.get(&measure.id) {
            facts.values.insert(measure.id, given(*measured));
        }
    }
    if has(|mechanism| matches!(mechanism, Mechanism::ExamRank { .. })) {
        let place = match record.exam {
            Exam::Unknown => None,
            Exam::None => Some([Given::Nothing, Given::Nothing, Given::Nothing]),
            Exam::Placed(place) => Some([place.rank, place.heads, place.tied].map(counted)),
        };
        let ids = [names.rank, names.heads, names.tied];
        for (id, given) in ids.into_iter().zip(place.into_iter().flatten()) {
            facts.values.insert(id, given);
        }
    }
    if has(|mechanism| matches!(mechanism, Mechanism::Deadline { .. })) {
        let report = match record.report {
            Report::Unknown => None,
            Report::NotYet => Some(Given::Between(Between {
                since: Some(at.today),
                ..Between::default()
            })),
            Report::HandedIn(date) => Some(Given::Day(date)),
        };
        if let Some(report) = report {
            facts.values.insert(names.report, report);
        }
    }
    if let Some(wage) = record.wage.filter(|_| !book.base.is_zero()) {
        facts.values.insert(names.wage, Given::One(money(wage)));
    }
    let quota = book.parts().find_map(|(.., part)| match part.mechanism {
        Mechanism::CallQuota { new_days, .. } => Some(new_days),
        _ => None,
    });
    if let Some(new_days) = quota {
        let days = days(record, names.new, i64::from(new_days), at.works);
        facts.values.insert(names.calls, Given::List(days));
    }
    if book.settlement.is_some() {
        let Sales { target, sold } = record.sales;
        for (id, given) in [(names.target, target), (names.sold, sold)] {
            if let Some(given) = given {
                facts.values.insert(id, Given::One(money(given)));
            }
        }
    }
    happened(book, record, &names, &mut facts.events);
    facts
}

/// The calls of each working day from the day of joining on.
fn days(record: &Record, new: Id, new_days: i64, works: fn(&Day, Date) -> bool) -> Vec<Heard> {
    let mut days = Vec::new();
    for date in (1..=31).filter_map(|day| record.month.day(day)) {
        let known = record.day(u8::try_from(date.day()).unwrap_or(1));
        let since = record.joined.map(|joined| date.days_since(joined));
        if since.is_some_and(|since| since < 0) || !works(&known, date) {
            continue;
        }
        days.push(Heard {
            value: known.calls.map(number),
            times: None,
            date: Some(date),
            norm: since.filter(|since| *since < new_days).map(|_| new),
            excuse: match known.sick {
                Sick::Approved => Excuse::Yes,
                Sick::Pending => Excuse::Pending,
                Sick::No | Sick::Late | Sick::Refused => Excuse::No,
            },
        });
    }
    days
}

fn number(count: u32) -> Decimal {
    Decimal::from_raw(i64::from(count).saturating_mul(1_000_000))
}

fn counted(count: u32) -> Given {
    Given::One(number(count))
}

pub const fn money(money: Money) -> Decimal {
    Decimal::from_raw(money.raw().saturating_mul(10_000))
}

fn given(measured: Measured) -> Given {
    match measured {
        Measured::Ratio(ratio) => Given::Cases(Cases {
            of: ratio.numerator(),
            over: ratio.denominator(),
            ..Cases::default()
        }),
        Measured::Logged(cases) => Given::Cases(Cases::of_log(&cases.counts())),
        Measured::Percent(percent) => {
            Given::One(Decimal::from_raw(percent.raw().saturating_mul(1_000)))
        }
        Measured::NotAssessed => Given::Nothing,
    }
}

/// Entries and complaints; a complaint that an entry caused is one event with it.
fn happened(book: &Rulebook, record: &Record, names: &Names, events: &mut Vec<Event>) {
    let level = |finding: Finding| match finding {
        Finding::NotLiable => None,
        Finding::Pending => (!levels(book).is_empty()).then_some(names.investigated),
        Finding::Liable(id) => {
            let place = levels(book).iter().position(|level| level.id == id)?;
            names.levels.get(place).copied()
        }
    };
    let mut linked = vec![false; record.complaints.len()];
    for entry in &record.entries {
        let named = entry.parts.iter().filter_map(|id| {
            let (section, _, part) = book.part(*id)?;
            let counts = matches!(part.mechanism, Mechanism::PerOccurrence { .. });
            counts.then_some((*id, section.effect))
        });
        let named: Vec<(Id, Effect)> = named.collect();
        let takes = named.iter().any(|(_, effect)| *effect == Effect::Deduction);
        let ids: Vec<Id> = named.into_iter().map(|(id, _)| id).collect();
        let mut complaints = record.complaints.iter();
        let caused = entry.caused.filter(|_| takes).and_then(|id| {
            let place = complaints.position(|complaint| complaint.id == Some(id))?;
            let complaint = record.complaints.get(place)?;
            let kind = level(complaint.finding)?;
            if let Some(linked) = linked.get_mut(place) {
                *linked = true;
            }
            Some(kind)
        });
        let Some(caused) = caused else {
            events.extend(event(entry, &ids, None));
            continue;
        };
        events.extend(event(entry, &ids, Some(caused)));
    }
    for (complaint, linked) in record.complaints.iter().zip(linked) {
        if let Some(kind) = level(complaint.finding).filter(|_| !linked) {
            events.push(Event {
                kind,
                date: complaint.date,
                times: None,
                amount: None,
                pending: false,
                also: Vec::new(),
            });
        }
    }
}

fn event(entry: &Entry, ids: &[Id], caused: Option<Id>) -> Option<Event> {
    let pending = entry.standing == Standing::Pending;
    let (kind, others) = ids.split_first()?;
    let others = others.iter().map(|kind| Also {
        kind: *kind,
        pending,
        times: None,
    });
    let caused = caused.map(|kind| Also {
        kind,
        pending: false,
        times: Some(1),
    });
    Some(Event {
        kind: *kind,
        date: entry.date,
        times: (entry.count > 1).then_some(entry.count),
        amount: None,
        pending,
        also: others.chain(caused).collect(),
    })
}
