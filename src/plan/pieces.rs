//! A value that isn't known and that several places ask: its range piece by piece.
//!
//! A gate and what stands behind it hang on one value. Were each taken at its worst by
//! itself, a range would hold what can't happen; so the value is tried below and above each
//! limit of its gates.

use super::compile::{Plan, Step};
use super::number::{Mode, Number};
use crate::number::{Decimal, Exact, Range, Rounding};

/// A value that a factor asks by bands, and where these begin.
#[derive(Debug)]
pub struct Gate {
    pub value: usize,
    pub starts: Vec<Number>,
}

/// What some values are held to in one way.
pub type Pieces = Vec<(usize, Range<Exact>)>;

/// How many ways are tried; where there are more, some values stay whole.
const MOST_WAYS: usize = 64;

impl Plan {
    /// Those gates whose value other places ask as well.
    pub(super) fn shared_gates(gates: Vec<Gate>, asked: &[&[Step]]) -> Vec<Gate> {
        let times = |gate: &Gate| {
            let asks = asked.iter().flat_map(|asks| asks.iter());
            asks.filter(|step| **step == Step::Value(gate.value))
                .count()
        };
        let mut found: Vec<Gate> = Vec::new();
        for gate in gates.into_iter().filter(|gate| times(gate) > 1) {
            match found.iter_mut().find(|known| known.value == gate.value) {
                Some(known) => known.starts.extend(gate.starts),
                None => found.push(gate),
            }
        }
        found
    }

    /// Every way of the values that gates ask and that aren't known: at least one.
    pub(super) fn each_piece(&self, open: impl Fn(usize) -> Option<Range<Exact>>) -> Vec<Pieces> {
        let mut ways = vec![Pieces::new()];
        for gate in &self.gates {
            let (Some(range), Some(value)) = (open(gate.value), self.values.get(gate.value)) else {
                continue;
            };
            let pieces = cut(range, &gate.starts, value.is_whole());
            if ways.len().saturating_mul(pieces.len()) > MOST_WAYS {
                continue;
            }
            let joined = ways.iter().flat_map(|way| {
                pieces.iter().map(|piece| {
                    let mut way = way.clone();
                    way.push((gate.value, *piece));
                    way
                })
            });
            ways = joined.collect();
        }
        ways
    }
}

/// A range cut at each of these.
fn cut(range: Range<Exact>, starts: &[Number], whole: bool) -> Vec<Range<Exact>> {
    let mut ends: Vec<Exact> = Vec::new();
    for start in starts {
        let Range { low, high } = start.range(Mode::Span);
        ends.extend([low, high]);
    }
    ends.sort_unstable();
    ends.dedup();
    let mut pieces = Vec::new();
    let mut rest = range;
    let mut piece = |low: Exact, high: Exact| {
        if low <= high {
            pieces.push(Range { low, high });
        }
    };
    for end in ends {
        if !rest.contains(end) {
            continue;
        }
        // Between two whole numbers there is nothing.
        let near = |by: Rounding| Exact::of(end.rounded(Decimal::ONE, by));
        let (before, after) = match (whole, near(Rounding::Down), near(Rounding::Up)) {
            (false, ..) => (end, end),
            (true, below, above) if below == above => (end - Exact::ONE, end + Exact::ONE),
            (true, below, above) => (below, above),
        };
        piece(rest.low, before.min(rest.high));
        if before != after && near(Rounding::Down) == end {
            piece(end, end);
        }
        rest.low = after.max(rest.low);
    }
    piece(rest.low, rest.high);
    match pieces.is_empty() {
        true => vec![range],
        false => pieces,
    }
}
