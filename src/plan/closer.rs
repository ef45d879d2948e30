//! Trying more figures of something, where a range may be wider than with those that were.

use super::TotalSheet;
use super::bends::{Bounds, Tried, bends};
use super::open::OpenItem;
use super::settled::Setting;
use super::tries::{Spent, Tries};
use crate::number::{Decimal, Range};

/// Of one thing figures are added so often, and so many. A leap is found as near as the first
/// figures lie to each other, halved so often.
const MOST_ROUNDS: usize = 8;
const MOST_MORE: usize = 40;

/// What was tried of something whose figures aren't all tried.
#[derive(Debug)]
pub struct Curve {
    of: Of,
    /// Figures are multiples of this.
    step: Decimal,
    /// In order.
    tried: Vec<Tried>,
}

/// Whose figures.
#[derive(Clone, Debug)]
pub enum Of {
    /// An assumed number's, by its place in the plan.
    Number(usize),
    /// A fact's: it with one of them.
    Fact(Setting),
}

impl Curve {
    pub fn new(of: Of, step: Decimal, tried: &[(Decimal, &Vec<TotalSheet>)]) -> Self {
        let tried = tried.iter().map(|(at, totals)| (at.raw(), ranges(totals)));
        let mut curve = Self {
            of,
            step,
            tried: tried.collect(),
        };
        curve.tried.sort_by_key(|(at, _)| *at);
        curve
    }
}

fn ranges(totals: &[TotalSheet]) -> Vec<Range<Decimal>> {
    totals.iter().map(|total| total.range).collect()
}

impl Tries<'_> {
    /// Tries more figures, until no range is wider between two of them or enough was tried.
    ///
    /// # Errors
    /// Where nothing more is tried.
    pub fn closer(&mut self, item: &mut OpenItem, mut curve: Curve) -> Result<(), Spent> {
        let totals = self.plan.totals.iter().zip(&item.widths);
        let totals: Vec<Bounds> = totals
            .map(|(total, width)| Bounds {
                most: width.now,
                step: total.step,
            })
            .collect();
        let mut left = MOST_MORE;
        for _ in 0..MOST_ROUNDS {
            let next = bends(&curve.tried, &totals, curve.step.raw());
            if next.is_empty() {
                break;
            }
            for at in next {
                let Some(less) = left.checked_sub(1) else {
                    return Ok(());
                };
                left = less;
                if let Some(totals) = self.at(&curve.of, Decimal::from_raw(at))? {
                    let ranges = ranges(&totals);
                    item.include(&ranges);
                    curve.tried.push((at, ranges));
                }
            }
            curve.tried.sort_by_key(|(at, _)| *at);
        }
        Ok(())
    }

    /// The totals with something at a figure.
    fn at(&mut self, of: &Of, figure: Decimal) -> Result<Option<Vec<TotalSheet>>, Spent> {
        match of {
            Of::Number(nth) => self.number(*nth, figure),
            Of::Fact(setting) => self.facts(&setting.at(figure).on(&self.filled.facts)),
        }
    }
}
