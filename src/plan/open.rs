//! What isn't settled in a month, by how much its ranges shrink once it is.
//!
//! What it may turn out to be is tried, each by itself, and scored as the month is. Where
//! it may be many things, its ends are, the limits of the scales that ask it, and some
//! between; then, while there is time, figures at which a range may be wider (`bends`).
//! What is claimed is the widest of those.

use super::closer::{Curve, Of};
use super::price::PricedReading;
use super::settings::Settings;
use super::settled::Setting;
use super::tries::{Spent, Tries};
use super::{Filled, Plan, TotalSheet};
use crate::id::Id;
use crate::language::{Circumstance, Event, Given};
use crate::number::{Decimal, Range};

/// What is open in a month, and what its open questions come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenList {
    /// By how much the first total's range shrinks, then the second's and so on; what
    /// shrinks none, and what wasn't tried, as it comes: values in the document's order,
    /// events, audiences, questions, numbers.
    pub items: Vec<OpenItem>,
    /// The questions, in the document's order.
    pub readings: Vec<PricedReading>,
}

/// Something that isn't settled, and what settling it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenItem {
    /// What.
    pub what: Unsettled,
    /// By total, in the document's order; nothing where more was asked than is tried.
    pub widths: Vec<Width>,
    /// Whether all that it may turn out to be was tried.
    pub all: bool,
}

/// How wide a total's range is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Width {
    /// As long as this isn't settled; of a question under all its answers together.
    pub now: Decimal,
    /// Once it is: the widest that was tried.
    pub then: Decimal,
    /// The narrowest that was tried.
    pub least: Decimal,
}

/// What can be open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsettled {
    /// A value of which nothing that counts is typed, or not all.
    Value(Id),
    /// What somebody chooses for events, by their place among those that count.
    Amount(usize),
    /// The day of events.
    Date(usize),
    /// Whether what is pending of events counts.
    Counts(usize),
    /// Whether an audience applies.
    Audience(Id),
    /// A question that the document leaves open and nobody has answered.
    Reading(Id),
    /// An assumed number.
    Number(Assumed),
}

/// A number that the document doesn't have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumed {
    /// Of what: the path of a part of the document.
    pub path: String,
    /// What the headline uses.
    pub value: Decimal,
    /// Between what it lies.
    pub span: Range<Decimal>,
}

impl Width {
    /// By how much it shrinks at the least.
    pub fn shrinks(&self) -> Decimal {
        self.now - self.then
    }
}

impl OpenItem {
    /// The first total whose range it shrinks, by its place.
    pub fn shrinks(&self) -> Option<(usize, Width)> {
        let mut widths = self.widths.iter().copied().enumerate();
        widths.find(|(_, width)| width.shrinks() > Decimal::ZERO)
    }

    /// With one more that was tried: by total, its range.
    pub(super) fn include(&mut self, ranges: &[Range<Decimal>]) {
        for (known, range) in self.widths.iter_mut().zip(ranges) {
            let width = (range.high - range.low).min(known.now);
            known.then = known.then.max(width);
            known.least = known.least.min(width);
        }
    }
}

/// What a month asks for of what counts in it.
struct Counted<'a>(&'a Filled);

impl Circumstance for Counted<'_> {
    fn answer(&self, reading: Id) -> Option<Id> {
        self.0.under().answer(reading)
    }

    fn applies(&self, audience: Id) -> Option<bool> {
        self.0.facts.audiences.get(&audience).copied()
    }

    fn is_typed(&self, value: Id) -> bool {
        self.0.facts.values.contains_key(&value)
    }
}

impl Filled {
    /// What is open, and what its questions come to; nothing for a month that can't be
    /// scored.
    pub fn open(&self) -> OpenList {
        let answers = self.filling.answers(self.document());
        let other = match answers.is_empty() {
            true => None,
            false => Plan::read_so(self.document(), &answers).ok(),
        };
        let plan = other.as_ref().unwrap_or(&self.volume.plan);
        let Some(mut tries) = Tries::of(self, plan, answers) else {
            return OpenList::default();
        };
        let mut found = Vec::new();
        for (what, settings) in self.unsettled(plan) {
            if !settings.tried.is_empty() {
                found.extend(tries.item(what, &settings));
            }
        }
        let readings = tries.prices();
        let questions = readings.iter().filter_map(|priced| self.question(priced));
        found.extend(questions.map(|item| (item, None)));
        for (nth, assumed) in plan.assumed.iter().enumerate() {
            found.extend(tries.assumed(nth, assumed));
        }
        // Only once each was tried: what they'd spend here, others would lack.
        let mut items = Vec::new();
        let mut is_spent = false;
        for (mut item, curve) in found {
            if let (Some(curve), false) = (curve, is_spent) {
                is_spent = tries.closer(&mut item, curve).is_err();
            }
            items.push(item);
        }
        items.sort_by(|a, b| {
            let [a, b] = [a, b].map(|item| item.widths.iter().map(Width::shrinks));
            b.cmp(a)
        });
        OpenList { items, readings }
    }

    /// The facts that aren't known, in their order: values, events, audiences. What settling
    /// them does isn't tried. Nothing of a month that can't be scored.
    pub fn open_facts(&self) -> Vec<Unsettled> {
        let answers = self.filling.answers(self.document());
        let other = match answers.is_empty() {
            true => None,
            false => Plan::read_so(self.document(), &answers).ok(),
        };
        if self.sheet.is_err() {
            return Vec::new();
        }
        let plan = other.as_ref().unwrap_or(&self.volume.plan);
        let facts = self.unsettled(plan).into_iter();
        let open = facts.filter(|(_, settings)| !settings.tried.is_empty());
        open.map(|(what, _)| what).collect()
    }

    /// The facts that aren't known, and what each may be.
    fn unsettled(&self, plan: &Plan) -> Vec<(Unsettled, Settings)> {
        let (document, facts) = (self.document(), &self.facts);
        let mut found = Vec::new();
        let missing = document.missing(&Counted(self));
        let missing = missing.into_iter().map(|value| value.id);
        let partly = facts.values.iter();
        let partly = partly.filter(|(_, given)| !matches!(given, Given::One(_) | Given::Day(_)));
        for id in missing.chain(partly.map(|(id, _)| *id)) {
            found.push((Unsettled::Value(id), plan.value_settings(id, facts)));
        }
        for nth in 0..facts.events.len() {
            let [amounts, dates, counts] = plan.event_settings(nth, facts);
            found.push((Unsettled::Amount(nth), amounts));
            found.push((Unsettled::Date(nth), dates));
            found.push((Unsettled::Counts(nth), counts));
        }
        let audiences = document.audiences.iter().map(|audience| audience.id);
        for id in audiences.filter(|id| !facts.audiences.contains_key(id)) {
            found.push((Unsettled::Audience(id), Settings::audience(id)));
        }
        found
    }

    /// A question that nobody has answered and that moves something.
    fn question(&self, priced: &PricedReading) -> Option<OpenItem> {
        let id = priced.reading;
        let mut readings = self.document().readings.iter();
        let reading = readings.find(|reading| reading.id == id)?;
        let is_open = reading.chosen.is_none() && !self.filling.readings.contains_key(&id);
        if !is_open || !priced.moves() {
            return None;
        }
        let all = priced.options.iter().all(|option| option.totals.is_some());
        let known: Vec<Vec<Range<Decimal>>> = priced
            .options
            .iter()
            .filter_map(|option| option.totals.as_ref())
            .map(|totals| totals.iter().map(|total| total.range).collect())
            .collect();
        let mut together = known.first()?.clone();
        for ranges in &known {
            for (all, range) in together.iter_mut().zip(ranges) {
                *all = all.including(range.low).including(range.high);
            }
        }
        let widths = widths(together.iter().copied(), &known);
        Some(OpenItem {
            what: Unsettled::Reading(id),
            widths,
            all,
        })
    }

    /// Where in the month events that count stand: those of this place among them.
    pub fn noted(&self, event: usize) -> Option<usize> {
        let mut left = self.facts.events.iter();
        let mut wanted = left.next();
        let mut nth = 0;
        for (at, noted) in self.filling.events.iter().enumerate() {
            let same = |event: &Event| {
                event.kind == noted.kind && event.times.unwrap_or(1) == noted.count()
            };
            if wanted.is_some_and(same) {
                if nth == event {
                    return Some(at);
                }
                nth += 1;
                wanted = left.next();
            }
        }
        None
    }
}

impl Tries<'_> {
    /// What settling a fact does, and what was tried of its figures where these aren't all.
    fn item(&mut self, what: Unsettled, settings: &Settings) -> Option<(OpenItem, Option<Curve>)> {
        let mut found = Vec::new();
        for setting in &settings.tried {
            match self.facts(&setting.on(&self.filled.facts)) {
                Ok(totals) => found.extend(totals.map(|totals| (setting, totals))),
                Err(Spent) => {
                    let item = OpenItem {
                        what,
                        widths: Vec::new(),
                        all: false,
                    };
                    return Some((item, None));
                }
            }
        }
        let figures = found.iter();
        let figures = figures.filter_map(|(setting, totals)| Some((setting.figure()?, totals)));
        let figures: Vec<_> = figures.collect();
        let any = settings.tried.iter().find(|one| one.figure().is_some());
        let any: Option<&Setting> = any.filter(|_| !settings.all);
        let curve = any.map(|any| Curve::new(Of::Fact(any.clone()), settings.step, &figures));
        (!found.is_empty()).then(|| {
            let item = OpenItem {
                what,
                widths: self.widths(found.iter().map(|(_, totals)| totals)),
                all: settings.all,
            };
            (item, curve)
        })
    }

    /// What settling an assumed number does, and what was tried of it; nothing of one that
    /// moves nothing, or that wasn't tried.
    fn assumed(&mut self, nth: usize, assumed: &Assumed) -> Option<(OpenItem, Option<Curve>)> {
        let mut found = Vec::new();
        for value in super::spread::spread(assumed.span, assumed.value) {
            let totals = self.number(nth, value).ok()?;
            found.extend(totals.map(|totals| (value, totals)));
        }
        let moves = found.iter().any(|(_, totals)| *totals != self.now);
        moves.then(|| {
            let item = OpenItem {
                what: Unsettled::Number(assumed.clone()),
                widths: self.widths(found.iter().map(|(_, totals)| totals)),
                all: false,
            };
            let figures: Vec<_> = found
                .iter()
                .map(|(value, totals)| (*value, totals))
                .collect();
            let curve = Curve::new(Of::Number(nth), Decimal::from_raw(1), &figures);
            (item, Some(curve))
        })
    }

    fn widths<'a>(&self, found: impl Iterator<Item = &'a Vec<TotalSheet>>) -> Vec<Width> {
        let ranges = |totals: &Vec<TotalSheet>| totals.iter().map(|total| total.range).collect();
        let found: Vec<Vec<Range<Decimal>>> = found.map(ranges).collect();
        widths(self.now.iter().map(|total| total.range), &found)
    }
}

/// How wide each range is now, and in what was tried.
fn widths(now: impl Iterator<Item = Range<Decimal>>, tried: &[Vec<Range<Decimal>>]) -> Vec<Width> {
    let width = |range: Range<Decimal>| range.high - range.low;
    let each = now.enumerate().map(|(at, now)| {
        let then = || {
            tried
                .iter()
                .filter_map(|ranges| ranges.get(at))
                .map(|range| width(*range))
        };
        Width {
            now: width(now),
            // What nothing bounds ends at the limit of numbers, and a quotient may pass that.
            then: then().max().unwrap_or(Decimal::ZERO).min(width(now)),
            least: then().min().unwrap_or(Decimal::ZERO).min(width(now)),
        }
    });
    each.collect()
}
