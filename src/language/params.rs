//! The numbers and the open questions that a line rests on.

use super::{
    By, EventAmount, Factor, FactorBy, Gives, Line, Param, Pool, Scale, Source, Value, Which,
};
use crate::id::Id;

/// The numbers and questions of a part of a document.
#[derive(Debug, Default)]
pub struct RestsOn<'a> {
    /// The numbers.
    pub params: Vec<&'a Param>,
    /// The questions.
    pub readings: Vec<Id>,
}

impl<'a> RestsOn<'a> {
    /// What a line rests on, without the values that it asks for.
    pub fn line(line: &'a Line) -> Self {
        let mut found = Self::default();
        match &line.gives {
            Gives::Fixed(amount) => found.params.push(amount),
            Gives::Value(_) => {}
            Gives::Scale(_, scale) => found.scale(scale),
            Gives::Events(events) => match &events.amount {
                EventAmount::Fixed(amount) => found.params.push(amount),
                EventAmount::Chosen(choice) => found.params.extend([&choice.low, &choice.high]),
                EventAmount::Any => {}
                EventAmount::Repeated { scale, which, .. } => {
                    found.scale(scale);
                    found.by::<Which>(which);
                }
            },
        }
        found.by(&line.held_by);
        found.end([&line.floor, &line.cap], &line.weight, &line.factors);
        found.readings.extend(line.when.map(|when| when.reading));
        found
    }

    /// What a pool rests on, without what it holds.
    pub fn pool(pool: &'a Pool) -> Self {
        let mut found = Self::default();
        found.params.push(&pool.worth);
        found.by(&pool.held);
        found.end([&pool.floor, &pool.cap], &pool.weight, &pool.factors);
        found.readings.extend(pool.when.map(|when| when.reading));
        found
    }

    /// What a value rests on.
    pub fn value(value: &'a Value) -> Self {
        let mut found = Self::default();
        match &value.from {
            Source::Fixed(number) => found.params.push(number),
            Source::Scaled(_, scale) => found.scale(scale),
            Source::Rounded { rounding, .. } => found.by(rounding),
            Source::Late { by, month } => {
                found.number(by);
                found.by(month);
            }
            Source::Short {
                asked,
                norms,
                excused,
                per,
                ..
            } => {
                found.params.push(asked);
                found.params.extend(norms.iter().map(|norm| &norm.asked));
                found.by(excused);
                found.by(per);
            }
            Source::Above { than, .. } => found.params.push(than),
            _ => {}
        }
        found.readings.extend(value.when.map(|when| when.reading));
        found
    }

    /// What becomes of a sum: floor and cap, weight, factors.
    fn end(
        &mut self,
        held: [&'a Option<By<Param>>; 2],
        weight: &'a Option<Param>,
        factors: &'a [Factor],
    ) {
        held.into_iter().flatten().for_each(|end| self.number(end));
        self.params.extend(weight);
        for factor in factors {
            match &factor.by {
                FactorBy::Constant(number) => self.params.push(number),
                FactorBy::Value(_) => {}
                FactorBy::Scale(_, scale) => self.scale(scale),
            }
            self.readings.extend(factor.when.map(|when| when.reading));
        }
    }

    fn scale(&mut self, scale: &'a Scale) {
        match scale {
            Scale::Steps(steps) => {
                self.params
                    .extend([&steps.from, &steps.each, &steps.amount]);
                self.by(&steps.count);
            }
            Scale::Bands(bands) => {
                for band in &bands.bands {
                    self.params.extend(&band.from);
                    self.params.push(&band.amount);
                    if let Some(limit) = &band.limit {
                        self.by(limit);
                    }
                }
                self.by(&bands.limit);
            }
            Scale::Line(slope) => {
                for point in [&slope.from, &slope.to] {
                    self.params.extend([&point.at, &point.gives]);
                }
                self.params.extend(slope.below.iter().chain(&slope.above));
                self.by(&slope.ends);
            }
            Scale::Tiers(tiers) => {
                for band in &tiers.bands {
                    self.params.extend(&band.from);
                    self.params.push(&band.rate);
                }
                self.by(&tiers.on);
                self.by(&tiers.limit);
            }
            Scale::Rate(price) => self.params.push(price),
        }
    }

    /// A number that a reading may decide.
    fn number(&mut self, by: &'a By<Param>) {
        match by {
            By::Settled(number) => self.params.push(number),
            By::Asked(asked) => {
                self.params.extend(asked.means.values());
                self.by(by);
            }
        }
    }

    fn by<T>(&mut self, by: &By<T>) {
        if let By::Asked(asked) = by
            && !self.readings.contains(&asked.reading)
        {
            self.readings.push(asked.reading);
        }
    }
}
