//! What each answer to an open question would make of a month.

use super::tries::Tries;
use crate::id::Id;
use crate::number::{Decimal, Range};

/// A question, and what each of its answers would make of the month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PricedReading {
    /// Which question.
    pub reading: Id,
    /// Its answers, in the document's order.
    pub options: Vec<PricedOption>,
}

/// An answer, and what it would make of the month with everything else as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PricedOption {
    /// The answer.
    pub option: Id,
    /// Whether it's the one in force.
    pub in_force: bool,
    /// By total, in the document's order; none where nothing can be scored by it, or
    /// where more was asked than is tried.
    pub totals: Option<Vec<Priced>>,
}

/// A total under an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Priced {
    /// The headline.
    pub headline: Decimal,
    /// How much that is above the one in force; negative below it.
    pub difference: Decimal,
    /// All that it can be.
    pub range: Range<Decimal>,
}

impl PricedReading {
    /// Whether some answer gives another headline or range than another one.
    pub fn moves(&self) -> bool {
        let mut known = self
            .options
            .iter()
            .filter_map(|option| option.totals.as_ref());
        let figures = |totals: &Vec<Priced>| {
            let all = totals.iter().map(|total| (total.headline, total.range));
            all.collect::<Vec<_>>()
        };
        let first = known.next().map(figures);
        known.any(|totals| Some(figures(totals)) != first)
    }
}

impl Tries<'_> {
    /// Prices every question, each alone with the others as they are in force.
    pub fn prices(&mut self) -> Vec<PricedReading> {
        let document = self.filled.document();
        let under = self.filled.under();
        let mut priced = Vec::with_capacity(document.readings.len());
        for reading in &document.readings {
            let now = crate::language::Circumstance::answer(&under, reading.id);
            let options = reading.options.iter().map(|option| {
                let in_force = now == Some(option.id);
                let totals = match in_force {
                    true => Some(self.now.clone()),
                    false => self.under_answer(reading.id, option.id).unwrap_or_default(),
                };
                let totals = totals.map(|totals| {
                    let all = totals.iter().zip(&self.now);
                    let all = all.map(|(total, now)| Priced {
                        headline: total.headline,
                        difference: total.headline - now.headline,
                        range: total.range,
                    });
                    all.collect()
                });
                PricedOption {
                    option: option.id,
                    in_force,
                    totals,
                }
            });
            let options = options.collect();
            priced.push(PricedReading {
                reading: reading.id,
                options,
            });
        }
        priced
    }
}
