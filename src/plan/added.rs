//! What values made of several come to: the sum of what there is, how many events.

use super::amount::sum;
use super::number::{Known, Lapsed, Mode};
use super::reckoning::Reckoning;
use crate::number::{Exact, Range};

impl Reckoning<'_> {
    /// The sum of what there is of some values.
    pub fn sum_of(&self, values: &[usize]) -> Known {
        let mut all = Known::fact(Exact::ZERO);
        let (mut there, mut perhaps) = (values.is_empty(), false);
        for value in values {
            let known = self.known(*value);
            all.is_known &= known.is_known;
            match known.lapsed {
                Lapsed::Yes => continue,
                Lapsed::No => there = true,
                Lapsed::Perhaps => perhaps = true,
            }
            let range = match known.lapsed {
                Lapsed::Perhaps => known.range.including(Exact::ZERO),
                _ => known.range,
            };
            all.range = sum(all.range, range);
        }
        all.lapsed = match (there, perhaps) {
            (true, _) => Lapsed::No,
            (false, true) => Lapsed::Perhaps,
            (false, false) => Lapsed::Yes,
        };
        all
    }

    /// How many events some lines have.
    pub fn count_of(&self, lines: &[usize]) -> Known {
        let (mut sure, mut perhaps) = (0_i64, 0_i64);
        for event in lines.iter().flat_map(|line| self.events(*line)) {
            perhaps += i64::from(event.times);
            if !event.pending {
                sure += i64::from(event.times);
            }
        }
        if self.mode == Mode::Headline {
            // What may not count doesn't.
            return Known::fact(Exact::whole(sure));
        }
        Known {
            is_known: sure == perhaps,
            ..Known::open(Range {
                low: Exact::whole(sure),
                high: Exact::whole(perhaps),
            })
        }
    }
}
