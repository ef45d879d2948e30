//! A month's facts, with indices in place of names.

use std::collections::{BTreeMap, BTreeSet};

use super::compile::Plan;
use super::list::Heard;
use super::number::Both;
use super::overlap::{Fit, Shared};
use crate::calendar::Date;
use crate::id::Id;
use crate::language::{Facts, Fault, Given, Problem, limits};
use crate::number::{Decimal, Exact};

/// A month's facts as a plan reads them.
#[derive(Debug)]
pub struct Month {
    /// What was typed for each value.
    pub values: Vec<Option<Typed>>,
    /// What happened, by line.
    pub events: Vec<Vec<Happened>>,
    /// What fits several lines and has to be looked at together.
    pub shared: Vec<Shared>,
    /// Which audiences apply; none where it isn't known.
    pub audiences: Vec<Option<bool>>,
}

/// What was typed for a value.
#[derive(Debug)]
pub enum Typed {
    One(Exact),
    Known(Both),
    List(Vec<Heard>),
}

/// Events alike.
#[derive(Clone, Copy, Debug)]
pub struct Happened {
    pub date: Option<Date>,
    pub times: u32,
    pub amount: Option<Decimal>,
    /// Whether it isn't known if it counts.
    pub pending: bool,
    /// What it costs at least, where a lighter line it fits too must be outweighed.
    pub least: Option<Exact>,
}

impl Plan {
    /// Holds a month's facts against what the rulebook asks.
    pub(super) fn month(&self, facts: &Facts) -> Result<Month, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut values: Vec<Option<Typed>> = self.values.iter().map(|_| None).collect();
        for (id, given) in &facts.values {
            let path = format!("values.{id}");
            let Some(at) = self.by_id.get(id).copied() else {
                faults.push(Fault::at(path, Problem::Unasked));
                continue;
            };
            let (Some(plan), Some(typed)) = (self.values.get(at), values.get_mut(at)) else {
                continue;
            };
            let norms: BTreeSet<Id> = match given {
                Given::List(_) => self.values.iter().flat_map(|of| of.norms(at)).collect(),
                _ => BTreeSet::new(),
            };
            let taken = match given {
                Given::One(_) if plan.is_list => Err(Problem::List),
                Given::One(value) => plan.takes(*value).map(|()| Typed::One((*value).into())),
                Given::Day(_)
                | Given::Nothing
                | Given::Cases(_)
                | Given::Between(_)
                | Given::Taken(_) => {
                    Both::of(|mode| plan.given(given, facts.month, mode)).map(Typed::Known)
                }
                Given::List(_) if !plan.is_list => Err(Problem::List),
                Given::List(list) if list.len() > limits::MAX_LISTED => Err(Problem::TooMany),
                Given::List(list) => list
                    .iter()
                    .map(|heard| {
                        heard.value.map_or(Ok(()), |value| plan.takes(value))?;
                        if !heard.norm.is_none_or(|norm| norms.contains(&norm)) {
                            return Err(Problem::Unasked);
                        }
                        Ok(Heard {
                            value: heard.value.map(Exact::of),
                            times: times(heard.times)?,
                            date: heard.date,
                            norm: heard.norm,
                            excuse: heard.excuse,
                        })
                    })
                    .collect::<Result<_, _>>()
                    .map(Typed::List),
            };
            match taken {
                Ok(taken) => *typed = Some(taken),
                Err(problem) => faults.push(Fault::at(path, problem)),
            }
        }
        let mut events: Vec<Vec<Happened>> = self.lines.iter().map(|_| Vec::new()).collect();
        let mut shared = Vec::new();
        let mut left = limits::MAX_EVENTS;
        for (nth, event) in facts.events.iter().enumerate() {
            let path = format!("events[{nth}]");
            let times = event.times.unwrap_or(1);
            let also = event.also.iter();
            let also = also.map(|also| (also.kind, also.pending, also.times.unwrap_or(times)));
            let fits = std::iter::once((event.kind, event.pending, times)).chain(also);
            let fits: Option<Vec<Fit>> = fits
                .map(|(kind, pending, times)| {
                    let line = self.kinds.get(&kind).copied()?;
                    Some(Fit {
                        line,
                        pending,
                        times,
                    })
                })
                .collect();
            let Some(fits) = fits.filter(|fits| fits.len() <= limits::MAX_KINDS) else {
                faults.push(Fault::at(path, Problem::Unasked));
                continue;
            };
            let repeats = |fit: &&Fit| self.repeats.get(fit.line).copied().unwrap_or(false);
            let repeated = fits.iter().filter(repeats);
            let all = repeated.fold(0_u32, |all, fit| all.saturating_add(fit.times));
            let may = times <= limits::MAX_TIMES
                && nth < limits::MAX_EVENTS_LISTED
                && fits.iter().all(|fit| fit.times <= times);
            let Some(rest) = left.checked_sub(all).filter(|_| may) else {
                faults.push(Fault::at(path, Problem::TooMany));
                continue;
            };
            left = rest;
            let happened = Happened {
                date: event.date,
                times,
                amount: event.amount,
                pending: false,
                least: None,
            };
            if let Some(one) = self.shared(&fits, &happened) {
                shared.push(one);
                continue;
            }
            for fit in fits {
                if let Some(list) = events.get_mut(fit.line) {
                    list.push(Happened {
                        pending: fit.pending,
                        times: fit.times,
                        ..happened
                    });
                }
            }
        }
        let mut audiences: BTreeMap<_, _> = BTreeMap::new();
        for (id, applies) in &facts.audiences {
            match self.audiences.contains(id) {
                true => {
                    audiences.insert(*id, *applies);
                }
                false => faults.push(Fault::at(format!("audiences.{id}"), Problem::Unasked)),
            }
        }
        let audiences = self.audiences.iter().map(|id| audiences.get(id).copied());
        let audiences = audiences.collect();
        self.chosen(&events, &mut faults);
        match faults.is_empty() {
            true => Ok(Month {
                values,
                events,
                shared,
                audiences,
            }),
            false => Err(faults),
        }
    }
}

fn times(times: Option<u32>) -> Result<u32, Problem> {
    match times.unwrap_or(1) {
        times if times > limits::MAX_TIMES => Err(Problem::TooMany),
        times => Ok(times),
    }
}
