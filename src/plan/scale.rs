//! Scales in a plan: what a range of values comes to.

use super::amount::{NOTHING, difference, product, sum};
use super::compile::Compiler;
use super::number::{Mode, Number};
use crate::language::{
    Bands, Ends, Fault, Limit, Param, Problem, Scale, Slope, StepCount, Steps, TierOn, Tiers,
    Toward, limits,
};
use crate::number::{Exact, Range};

/// A scale with its readings chosen.
#[derive(Debug)]
pub enum ScalePlan {
    Steps(Box<StepsPlan>),
    Bands(Vec<Piece>),
    Line(Box<LinePlan>),
    Whole(Vec<Piece>),
    Parts(Vec<Piece>),
    Rate(Number),
}

/// A band: where it begins, whether its beginning belongs to it, its amount or
/// rate.
#[derive(Debug)]
pub struct Piece {
    pub from: Option<(Number, Limit)>,
    pub amount: Number,
}

#[derive(Debug)]
pub struct StepsPlan {
    pub from: Number,
    toward: Toward,
    pub each: Number,
    pub amount: Number,
    count: StepCount,
}

#[derive(Debug)]
pub struct LinePlan {
    pub from: (Number, Number),
    pub to: (Number, Number),
    pub below: Number,
    pub above: Number,
    pub ends: Ends,
}

impl ScalePlan {
    pub fn of(scale: &Scale, path: &str, with: &mut Compiler<'_>) -> Self {
        match scale {
            Scale::Steps(steps) => Self::steps(steps, path, with),
            Scale::Bands(bands) => Self::Bands(bands_of(bands, path, with)),
            Scale::Line(slope) => Self::Line(Box::new(LinePlan::of(slope, path, with))),
            Scale::Tiers(tiers) => Self::tiers(tiers, path, with),
            Scale::Rate(price) => Self::Rate(with.number(price, path, "rate")),
        }
    }

    fn steps(steps: &Steps, path: &str, with: &mut Compiler<'_>) -> Self {
        let Steps {
            from,
            toward,
            each,
            amount,
            count,
        } = steps;
        let at = format!("{path}.steps");
        let each = with.number(each, &at, "each");
        if !each.is_above_zero() {
            with.faults
                .push(Fault::at(format!("{at}.each"), Problem::Step));
        }
        Self::Steps(Box::new(StepsPlan {
            from: with.number(from, &at, "from"),
            toward: *toward,
            each,
            amount: with.number(amount, &at, "amount"),
            count: with.word(count, &at, "count"),
        }))
    }

    fn tiers(tiers: &Tiers, path: &str, with: &mut Compiler<'_>) -> Self {
        let Tiers { bands, on, limit } = tiers;
        let at = format!("{path}.tiers");
        let limit = with.word(limit, &at, "limit");
        let bands = bands
            .iter()
            .map(|band| (band.from.as_ref(), &band.rate, limit));
        let pieces = pieces(bands, (&at, "rate"), with);
        match with.word_of(on, TierOn::Whole, &at, "on") {
            TierOn::Whole => Self::Whole(pieces),
            TierOn::Part => Self::Parts(pieces),
        }
    }

    /// Where its bands begin.
    pub fn starts(&self) -> Vec<Number> {
        match self {
            Self::Bands(pieces) | Self::Whole(pieces) => piece_starts(pieces),
            _ => Vec::new(),
        }
    }

    /// Where it begins something else: bands, steps, the ends of a line.
    pub fn limits(&self) -> Vec<Number> {
        match self {
            Self::Steps(steps) => vec![steps.from],
            Self::Line(line) => vec![line.from.0, line.to.0],
            Self::Parts(pieces) => piece_starts(pieces),
            Self::Bands(_) | Self::Whole(_) | Self::Rate(_) => self.starts(),
        }
    }

    /// Everything that it gives for these values.
    pub fn range(&self, value: Range<Exact>, mode: Mode) -> Range<Exact> {
        match self {
            Self::Steps(steps) => steps.range(value, mode),
            Self::Bands(pieces) => over(pieces, value, mode, |_, amount| amount),
            Self::Whole(pieces) => over(pieces, value, mode, product),
            Self::Parts(pieces) => {
                // Straight from one beginning to the next.
                let turns = pieces.iter().filter_map(|piece| piece.from.as_ref());
                let turns = turns.flat_map(|(from, _)| {
                    let Range { low, high } = from.range(mode);
                    [low, high]
                });
                let inside = turns.filter(|turn| value.contains(*turn));
                let ends = parts(pieces, value.low, mode);
                inside.chain([value.high]).fold(ends, |all, turn| {
                    let one = parts(pieces, turn, mode);
                    all.including(one.low).including(one.high)
                })
            }
            Self::Line(line) => line.range(value, mode),
            Self::Rate(price) => product(value, price.range(mode)),
        }
    }
}

fn piece_starts(pieces: &[Piece]) -> Vec<Number> {
    let starts = pieces.iter().filter_map(|piece| piece.from.as_ref());
    starts.map(|(from, _)| *from).collect()
}

impl StepsPlan {
    /// Steps are monotone in the value and in each of their numbers.
    fn range(&self, value: Range<Exact>, mode: Mode) -> Range<Exact> {
        product(self.count(value, mode), self.amount.range(mode))
    }

    /// How many steps there are.
    pub fn count(&self, value: Range<Exact>, mode: Mode) -> Range<Exact> {
        let from = self.from.range(mode);
        let beyond = match self.toward {
            Toward::Below => difference(from, value),
            Toward::Above => difference(value, from),
        };
        let each = self.each.range(mode);
        Range {
            low: steps(beyond.low, each.high, self.count),
            high: steps(beyond.high, each.low, self.count),
        }
    }
}

/// How many steps lie in a distance; none in one that is negative.
fn steps(distance: Exact, each: Exact, count: StepCount) -> Exact {
    if distance <= Exact::ZERO {
        return Exact::ZERO;
    }
    // A step is above 0: checked.
    let steps = distance.over(each).unwrap_or(Exact::ZERO);
    match count {
        StepCount::Full => Exact::whole(steps.wholes(false)),
        StepCount::Started => Exact::whole(steps.wholes(true)),
        StepCount::ProRata => steps,
    }
}

fn bands_of(bands: &Bands, path: &str, with: &mut Compiler<'_>) -> Vec<Piece> {
    let at = format!("{path}.bands");
    let all = with.word(&bands.limit, &at, "limit");
    let mut limits = Vec::new();
    for (nth, band) in bands.bands.iter().enumerate() {
        limits.push(match &band.limit {
            Some(limit) => with.word(limit, &format!("{at}.bands[{nth}]"), "limit"),
            None => all,
        });
    }
    let listed = bands.bands.iter().zip(limits);
    let listed = listed.map(|(band, limit)| (band.from.as_ref(), &band.amount, limit));
    pieces(listed, (&at, "amount"), with)
}

/// Bands from the lowest to the highest.
pub fn pieces<'a>(
    bands: impl Iterator<Item = (Option<&'a Param>, &'a Param, Limit)>,
    (at, gives): (&str, &str),
    with: &mut Compiler<'_>,
) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (nth, (from, amount, limit)) in bands.enumerate() {
        let path = format!("{at}.bands[{nth}]");
        if nth >= limits::MAX_BANDS {
            with.faults.push(Fault::at(at, Problem::TooMany));
            break;
        }
        if (nth == 0) != from.is_none() {
            with.faults.push(Fault::at(&path, Problem::Beginning));
        }
        let from = from.map(|from| (with.number(from, &path, "from"), limit));
        let before = pieces.last().and_then(|piece| piece.from.as_ref());
        if let (Some((before, _)), Some((from, _))) = (before, &from)
            && !before.is_before(from)
        {
            with.faults.push(Fault::at(&path, Problem::Order));
        }
        pieces.push(Piece {
            from,
            amount: with.number(amount, &path, gives),
        });
    }
    if pieces.is_empty() {
        with.faults.push(Fault::at(at, Problem::Empty));
    }
    pieces
}

impl Piece {
    /// Whether a value can lie in this band or a higher one.
    pub fn is_reached(&self, value: Exact, mode: Mode) -> bool {
        match &self.from {
            None => true,
            Some((from, limit)) => is_past(value, from.range(mode).low, *limit),
        }
    }

    /// Whether a value must lie in this band or a higher one.
    pub fn is_surely_reached(&self, value: Exact, mode: Mode) -> bool {
        match &self.from {
            None => true,
            Some((from, limit)) => is_past(value, from.range(mode).high, *limit),
        }
    }
}

fn is_past(value: Exact, from: Exact, limit: Limit) -> bool {
    match limit {
        Limit::Upper => value >= from,
        Limit::Lower => value > from,
    }
}

/// What all bands that these values can lie in give.
fn over(
    pieces: &[Piece],
    value: Range<Exact>,
    mode: Mode,
    give: impl Fn(Range<Exact>, Range<Exact>) -> Range<Exact>,
) -> Range<Exact> {
    let mut found: Option<Range<Exact>> = None;
    for (nth, piece) in pieces.iter().enumerate() {
        let next = pieces.get(nth + 1);
        let is_left = next.is_some_and(|next| next.is_surely_reached(value.low, mode));
        if is_left || !piece.is_reached(value.high, mode) {
            continue;
        }
        let mut within = value;
        if let Some((from, _)) = &piece.from {
            within.low = within.low.max(from.range(mode).low);
        }
        if let Some((to, _)) = next.and_then(|next| next.from.as_ref()) {
            within.high = within.high.min(to.range(mode).high);
        }
        let gives = give(within, piece.amount.range(mode));
        found = Some(found.map_or(gives, |found| {
            found.including(gives.low).including(gives.high)
        }));
    }
    found.unwrap_or(NOTHING)
}

/// Each rate on the part of the value in its band.
///
/// As long as its beginnings are in order a part above the first is never negative: every rate
/// there pulls one way, and so does each beginning once the rates are chosen. The first rate is
/// on what may lie below nothing, so both of its ends are tried.
fn parts(pieces: &[Piece], value: Exact, mode: Mode) -> Range<Exact> {
    let Some(first) = pieces.first().map(|piece| piece.amount.range(mode)) else {
        return NOTHING;
    };
    let end = |most: bool, first: Exact| {
        let (mut total, mut before) = (first * value, first);
        for piece in pieces.iter().skip(1) {
            let Some((from, _)) = &piece.from else {
                continue;
            };
            let (from, rate) = (from.range(mode), piece.amount.range(mode));
            let rate = if most { rate.high } else { rate.low };
            let more = rate - before;
            let begins_late = more.is_negative() == most;
            let from = if begins_late { from.high } else { from.low };
            total = total + more * (value - from).max(Exact::ZERO);
            before = rate;
        }
        total
    };
    Range {
        low: end(false, first.low).min(end(false, first.high)),
        high: end(true, first.low).max(end(true, first.high)),
    }
}

impl LinePlan {
    fn of(slope: &Slope, path: &str, with: &mut Compiler<'_>) -> Self {
        let Slope {
            from,
            to,
            below,
            above,
            ends,
        } = slope;
        let at = format!("{path}.line");
        let line = Self {
            from: (
                with.number(&from.at, &at, "from.at"),
                with.number(&from.gives, &at, "from.gives"),
            ),
            to: (
                with.number(&to.at, &at, "to.at"),
                with.number(&to.gives, &at, "to.gives"),
            ),
            below: with.number(below.as_ref().unwrap_or(&from.gives), &at, "below"),
            above: with.number(above.as_ref().unwrap_or(&to.gives), &at, "above"),
            ends: with.word(ends, &at, "ends"),
        };
        let (from, to) = (&line.from.0, &line.to.0);
        let apart = from.range(Mode::Span).high < to.range(Mode::Span).low;
        if !apart || !from.is_before(to) {
            with.faults
                .push(Fault::at(format!("{at}.to"), Problem::Order));
        }
        line
    }

    /// A line is monotone in each of its numbers, so its ends are at their ends.
    fn range(&self, value: Range<Exact>, mode: Mode) -> Range<Exact> {
        let mut found: Option<Range<Exact>> = None;
        let mut include = |range: Range<Exact>| {
            let all = found.map_or(range, |found| {
                found.including(range.low).including(range.high)
            });
            found = Some(all);
        };
        let (from, to) = (self.from.0.range(mode), self.to.0.range(mode));
        let beyond = |value: Exact, end: Exact| match self.ends {
            Ends::Inside => value > end,
            Ends::Outside => value >= end,
        };
        if beyond(-value.low, -from.high) {
            include(self.below.range(mode));
        }
        if beyond(value.high, to.low) {
            include(self.above.range(mode));
        }
        let inside = Range {
            low: value.low.max(from.low),
            high: value.high.min(to.high),
        };
        let strictly = self.ends == Ends::Outside;
        let misses = strictly
            && inside.is_settled()
            && (inside.low == from.high || inside.low == to.low)
            && from.is_settled()
            && to.is_settled();
        if inside.low <= inside.high && !misses {
            let ends = |range: Range<Exact>| match range.is_settled() {
                true => [Some(range.low), None],
                false => [Some(range.low), Some(range.high)],
            };
            for start in ends(from).into_iter().flatten() {
                for stop in ends(to).into_iter().flatten() {
                    for value in ends(inside).into_iter().flatten() {
                        let value = value.clamp(start, stop);
                        let whole = stop - start;
                        let share = (value - start).over(whole).unwrap_or(Exact::ZERO);
                        let rest = Exact::ONE - share;
                        let low = product(self.from.1.range(mode), Range::exactly(rest));
                        let high = product(self.to.1.range(mode), Range::exactly(share));
                        include(sum(low, high));
                    }
                }
            }
        }
        found.unwrap_or(NOTHING)
    }
}
