//! A scale as a picture: what each value gives, around where that changes.

use crate::language::{Scale, StepCount, TierOn};
use crate::number::Decimal;

/// A point: a value, and what it gives.
pub type At = (Decimal, Decimal);

/// The picture of a scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScaleOutline {
    /// Straight pieces, from the lowest value to the highest.
    pub pieces: Vec<[At; 2]>,
    /// The values at which something changes.
    pub marks: Vec<Decimal>,
    /// What is given at the ends of pieces, each once.
    pub levels: Vec<Decimal>,
    /// The lower left corner.
    pub low: At,
    /// The upper right one.
    pub high: At,
}

/// So many steps are drawn.
const STEPS: i128 = 5;
/// So many marks and levels have room.
const ROOM: usize = 7;

impl ScaleOutline {
    /// Where a point stands, in thousandths from the left and from above.
    pub fn place(&self, (x, y): At) -> (i64, i64) {
        let share = |at: Decimal, low: Decimal, high: Decimal| {
            let (at, low, high) = (raw(at), raw(low), raw(high));
            let all = (high - low).max(1);
            i64::try_from(((at - low) * 1_000 / all).clamp(0, 1_000)).unwrap_or_default()
        };
        (
            share(x, self.low.0, self.high.0),
            1_000 - share(y, self.low.1, self.high.1),
        )
    }
}

/// The picture of a scale; none of one that is a single rate, or whose numbers don't go up.
pub fn scale_outline(scale: &Scale, count: StepCount, on: TierOn) -> Option<ScaleOutline> {
    let (pieces, marks) = match scale {
        Scale::Steps(steps) => {
            let (from, each) = (raw(steps.from.value()), raw(steps.each.value()));
            let amount = raw(steps.amount.value());
            let sign = match steps.toward {
                crate::language::Toward::Below => -1,
                crate::language::Toward::Above => 1,
            };
            if each <= 0 {
                return None;
            }
            let mut pieces = vec![[(from - sign * each, 0), (from, 0)]];
            for step in 0..STEPS {
                let (start, end) = (from + sign * each * step, from + sign * each * (step + 1));
                let [begins, ends] = match count {
                    StepCount::Full => [step, step],
                    StepCount::Started => [step + 1, step + 1],
                    StepCount::ProRata => [step, step + 1],
                };
                pieces.push([(start, amount * begins), (end, amount * ends)]);
            }
            (pieces, vec![from])
        }
        Scale::Bands(bands) => {
            let froms = bands.bands.iter().skip(1).map(|band| band.from.as_ref());
            let froms: Option<Vec<i128>> = froms
                .map(|from| from.map(|from| raw(from.value())))
                .collect();
            let froms = froms?;
            let amounts = bands.bands.iter().map(|band| raw(band.amount.value()));
            let ends = ends_of(&froms)?;
            let pieces = ends.windows(2).zip(amounts).filter_map(|(ends, amount)| {
                Some([(*ends.first()?, amount), (*ends.last()?, amount)])
            });
            (pieces.collect(), froms)
        }
        Scale::Line(line) => {
            let [a, b] =
                [&line.from, &line.to].map(|at| (raw(at.at.value()), raw(at.gives.value())));
            if a.0 >= b.0 {
                return None;
            }
            let margin = (b.0 - a.0) / 4 + 1;
            let below = line.below.as_ref().map_or(a.1, |of| raw(of.value()));
            let above = line.above.as_ref().map_or(b.1, |of| raw(of.value()));
            let pieces = vec![
                [(a.0 - margin, below), (a.0, below)],
                [a, b],
                [(b.0, above), (b.0 + margin, above)],
            ];
            (pieces, vec![a.0, b.0])
        }
        Scale::Tiers(tiers) => {
            let froms = tiers.bands.iter().skip(1).map(|band| band.from.as_ref());
            let froms: Option<Vec<i128>> = froms
                .map(|from| from.map(|from| raw(from.value())))
                .collect();
            let froms = froms?;
            let ends = ends_of(&froms)?;
            // What is below 0 has no rate.
            let ends: Vec<i128> = ends.into_iter().map(|end| end.max(0)).collect();
            let times = |rate: i128, by: i128| rate * by / UNIT;
            let mut sum = 0;
            let mut pieces = Vec::new();
            for (ends, tier) in ends.windows(2).zip(&tiers.bands) {
                let (start, end) = (*ends.first()?, *ends.last()?);
                let rate = raw(tier.rate.value());
                let before = if pieces.is_empty() {
                    times(rate, start)
                } else {
                    sum
                };
                sum = before + times(rate, end - start);
                pieces.push(match on {
                    TierOn::Part => [(start, before), (end, sum)],
                    TierOn::Whole => [(start, times(rate, start)), (end, times(rate, end))],
                });
            }
            (pieces, froms)
        }
        Scale::Rate(_) => return None,
    };
    outline(pieces, marks)
}

/// A whole one, in millionths.
const UNIT: i128 = 1_000_000;

type Raw = (i128, i128);

fn outline(mut pieces: Vec<[Raw; 2]>, marks: Vec<i128>) -> Option<ScaleOutline> {
    for piece in &mut pieces {
        piece.sort_unstable_by_key(|end| end.0);
    }
    pieces.sort_by_key(|piece| piece[0].0);
    let all = || pieces.iter().flatten();
    let (left, right) = (all().map(|at| at.0).min()?, all().map(|at| at.0).max()?);
    let (down, up) = (
        all().map(|at| at.1).min()?.min(0),
        all().map(|at| at.1).max()?.max(0),
    );
    let mut levels: Vec<i128> = all().map(|at| at.1).collect();
    levels.sort_unstable();
    levels.dedup();
    let thin = |all: Vec<i128>| -> Option<Vec<Decimal>> {
        let every = all.len().div_ceil(ROOM).max(1);
        all.into_iter().step_by(every).map(number).collect()
    };
    let at = |(x, y): Raw| Some((number(x)?, number(y)?));
    let drawn: Option<Vec<[At; 2]>> = pieces
        .iter()
        .map(|[a, b]| Some([at(*a)?, at(*b)?]))
        .collect();
    Some(ScaleOutline {
        marks: thin(marks)?,
        levels: thin(levels)?,
        low: at((left, down))?,
        high: at((right, if up == down { up + UNIT } else { up }))?,
        pieces: drawn?,
    })
}

/// Where pieces end, with room at both sides; none where that doesn't go up.
fn ends_of(froms: &[i128]) -> Option<Vec<i128>> {
    let (first, last) = (*froms.first()?, *froms.last()?);
    if froms.windows(2).any(|two| two.first() >= two.last()) {
        return None;
    }
    let margin = ((last - first) / 4).max(first.abs() / 8).max(UNIT);
    let mut ends = vec![first - margin];
    ends.extend(froms);
    ends.push(last + margin);
    Some(ends)
}

fn raw(of: Decimal) -> i128 {
    i128::from(of.raw())
}

fn number(raw: i128) -> Option<Decimal> {
    i64::try_from(raw).ok().map(Decimal::from_raw)
}
