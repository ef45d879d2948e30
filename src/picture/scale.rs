//! A scale as a picture: what each value gives, around where that changes.

use crate::language::{Limit, Param, Scale, StepCount, TierOn, Toward};
use crate::number::Decimal;

/// A point: a value, and what it gives.
pub type At = (Decimal, Decimal);

/// What a scale asks and its rulebook answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScaleAnswers {
    /// Which steps count.
    pub count: StepCount,
    /// On what a rate applies.
    pub on: TierOn,
    /// To which band the beginning of each belongs, from the lowest on; what isn't said is the
    /// band's own.
    pub limits: Vec<Limit>,
}

/// The picture of a scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScaleOutline {
    /// Straight pieces, from the lowest value to the highest.
    pub pieces: Vec<Piece>,
    /// The values at which something changes.
    pub handles: Vec<Handle>,
    /// What is given at the ends of pieces, each once.
    pub levels: Vec<Decimal>,
    /// What it takes up.
    pub frame: Frame,
}

/// A straight piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its lower end.
    pub from: At,
    /// Its upper one.
    pub to: At,
    /// Whether these ends belong to it; none where nothing is left out and nothing jumps.
    pub holds: [Option<bool>; 2],
}

/// A value at which something changes: a number of the rulebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handle {
    /// Which value.
    pub at: Decimal,
    /// Where it stands, below the scale.
    pub field: String,
}

/// A part of the plane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The lower left corner.
    pub low: At,
    /// The upper right one.
    pub high: At,
}

/// So many steps are drawn.
const STEPS: i128 = 5;
/// So many levels have room.
const ROOM: usize = 7;
/// Into about so many a frame is divided where a value is moved.
const GRAINS: i128 = 100;

impl Frame {
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

    /// One that holds another too.
    #[must_use]
    pub fn including(self, other: Self) -> Self {
        let low = |a: At, b: At| (a.0.min(b.0), a.1.min(b.1));
        let high = |a: At, b: At| (a.0.max(b.0), a.1.max(b.1));
        Self {
            low: low(self.low, other.low),
            high: high(self.high, other.high),
        }
    }

    /// One that holds a value too, if it's no further off than it is wide.
    pub fn reaching(self, value: Decimal) -> Option<Self> {
        let (low, high, at) = (raw(self.low.0), raw(self.high.0), raw(value));
        let wide = high - low;
        let is_near = at >= low - wide && at <= high + wide;
        let mut frame = self;
        frame.low.0 = frame.low.0.min(value);
        frame.high.0 = frame.high.0.max(value);
        is_near.then_some(frame)
    }

    /// By how much a value is moved at the least: a round number, or a whole one.
    pub fn grain(&self, whole: bool) -> Decimal {
        let most = ((raw(self.high.0) - raw(self.low.0)) / GRAINS).max(1);
        let mut grain = 1;
        while grain * 10 <= most {
            grain *= 10;
        }
        number(if whole { grain.max(UNIT) } else { grain }).unwrap_or(Decimal::ZERO)
    }

    /// A value that was moved by some of all steps on the way through the frame, such as pixels,
    /// to the nearest grain.
    pub fn moved(&self, from: Decimal, by: i32, all: i32, grain: Decimal) -> Decimal {
        let wide = raw(self.high.0) - raw(self.low.0);
        let to = raw(from) + wide * i128::from(by) / i128::from(all.max(1));
        let grain = raw(grain).max(1);
        number((to + grain / 2).div_euclid(grain) * grain).unwrap_or(from)
    }
}

impl ScaleOutline {
    /// A handle's value where it should go, kept between its neighbours.
    pub fn between(&self, nth: usize, to: Decimal, grain: Decimal) -> Decimal {
        let at = |nth: Option<usize>| nth.and_then(|nth| self.handles.get(nth));
        let least = at(nth.checked_sub(1)).map(|below| raw(below.at) + raw(grain));
        let most = at(nth.checked_add(1)).map(|above| raw(above.at) - raw(grain));
        if least.zip(most).is_some_and(|(least, most)| least > most) {
            // They are nearer than that: it stays.
            return at(Some(nth)).map_or(to, |own| own.at);
        }
        let to = raw(to).max(least.unwrap_or(i128::MIN));
        number(to.min(most.unwrap_or(i128::MAX))).unwrap_or(Decimal::ZERO)
    }
}

/// The picture of a scale; none of one that is a single rate, or whose numbers don't go up.
pub fn scale_outline(scale: &Scale, by: &ScaleAnswers) -> Option<ScaleOutline> {
    let (pieces, handles) = match scale {
        Scale::Steps(steps) => {
            let (from, each) = (raw(steps.from.value()), raw(steps.each.value()));
            let amount = raw(steps.amount.value());
            let sign = match steps.toward {
                Toward::Below => -1,
                Toward::Above => 1,
            };
            if each <= 0 {
                return None;
            }
            let mut pieces = vec![plain((from - sign * each, 0), (from, 0))];
            for step in 0..STEPS {
                let (start, end) = (from + sign * each * step, from + sign * each * (step + 1));
                let [begins, ends] = match by.count {
                    StepCount::Full => [step, step],
                    StepCount::Started => [step + 1, step + 1],
                    StepCount::ProRata => [step, step + 1],
                };
                pieces.push(plain((start, amount * begins), (end, amount * ends)));
            }
            (pieces, vec![(from, "steps.from".to_owned())])
        }
        Scale::Bands(bands) => {
            let froms = froms(bands.bands.iter().map(|band| band.from.as_ref()))?;
            let ends = ends_of(&froms)?;
            // To the band that begins there, unless it's said to be the other's.
            let own = |nth: usize| by.limits.get(nth) != Some(&Limit::Lower);
            let many = bands.bands.len();
            let pieces = ends.windows(2).zip(&bands.bands).enumerate();
            let pieces = pieces.filter_map(|(nth, (ends, band))| {
                let amount = raw(band.amount.value());
                let next = *ends.last()?;
                // One with an end of its own leaves a gap.
                let to = band
                    .to
                    .as_ref()
                    .map_or(next, |to| raw(to.value()).min(next));
                // The lowest one begins nowhere.
                let from = *ends.first()?;
                let from = match nth {
                    0 => from.min(to - (next - from)),
                    _ => from.min(to),
                };
                Some(RawPiece {
                    ends: [(from, amount), (to, amount)],
                    holds: [
                        (nth > 0).then(|| own(nth)),
                        (nth + 1 < many).then(|| to < next || !own(nth + 1)),
                    ],
                })
            });
            (pieces.collect(), named("bands", froms))
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
                plain((a.0 - margin, below), (a.0, below)),
                plain(a, b),
                plain((b.0, above), (b.0 + margin, above)),
            ];
            let ends = [(a.0, "line.from.at"), (b.0, "line.to.at")];
            (
                pieces,
                ends.map(|(at, field)| (at, field.to_owned())).to_vec(),
            )
        }
        Scale::Tiers(tiers) => {
            let froms = froms(tiers.bands.iter().map(|band| band.from.as_ref()))?;
            let ends = ends_of(&froms)?;
            // What is below 0 has no rate.
            let ends: Vec<i128> = ends.into_iter().map(|end| end.max(0)).collect();
            let times = |rate: i128, by: i128| rate * by / UNIT;
            let mut sum = 0;
            let mut pieces: Vec<RawPiece> = Vec::new();
            for (ends, tier) in ends.windows(2).zip(&tiers.bands) {
                let (start, end) = (*ends.first()?, *ends.last()?);
                let rate = raw(tier.rate.value());
                let before = if pieces.is_empty() {
                    times(rate, start)
                } else {
                    sum
                };
                sum = before + times(rate, end - start);
                pieces.push(match by.on {
                    TierOn::Part => plain((start, before), (end, sum)),
                    TierOn::Whole => plain((start, times(rate, start)), (end, times(rate, end))),
                });
            }
            (pieces, named("tiers", froms))
        }
        Scale::Rate(_) => return None,
    };
    outline(pieces, handles)
}

/// A whole one, in millionths.
const UNIT: i128 = 1_000_000;

type Raw = (i128, i128);

struct RawPiece {
    ends: [Raw; 2],
    holds: [Option<bool>; 2],
}

/// A piece of which nobody asks to which side its ends belong.
fn plain(from: Raw, to: Raw) -> RawPiece {
    RawPiece {
        ends: [from, to],
        holds: [None, None],
    }
}

/// Where all bands but the lowest begin; none where one doesn't say.
fn froms<'a>(bands: impl Iterator<Item = Option<&'a Param>>) -> Option<Vec<i128>> {
    let froms = bands.skip(1);
    froms.map(|from| Some(raw(from?.value()))).collect()
}

fn named(list: &str, froms: Vec<i128>) -> Vec<(i128, String)> {
    let froms = froms.into_iter().enumerate();
    froms
        .map(|(nth, from)| (from, format!("{list}.bands[{}].from", nth + 1)))
        .collect()
}

fn outline(mut pieces: Vec<RawPiece>, handles: Vec<(i128, String)>) -> Option<ScaleOutline> {
    for piece in &mut pieces {
        piece.ends.sort_unstable_by_key(|end| end.0);
    }
    pieces.sort_by_key(|piece| piece.ends[0].0);
    let all = || pieces.iter().flat_map(|piece| &piece.ends);
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
    let drawn: Option<Vec<Piece>> = pieces
        .iter()
        .map(|piece| {
            let [from, to] = piece.ends;
            Some(Piece {
                from: at(from)?,
                to: at(to)?,
                holds: piece.holds,
            })
        })
        .collect();
    let handles: Option<Vec<Handle>> = handles
        .into_iter()
        .map(|(at, field)| number(at).map(|at| Handle { at, field }))
        .collect();
    Some(ScaleOutline {
        handles: handles?,
        levels: thin(levels)?,
        frame: Frame {
            low: at((left, down))?,
            high: at((right, if up == down { up + UNIT } else { up }))?,
        },
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
