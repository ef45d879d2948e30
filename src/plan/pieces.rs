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

/// All that a value can be that isn't known.
#[derive(Clone, Copy, Debug)]
pub struct Open {
    pub range: Range<Exact>,
    /// Of what it is a multiple; a share of cases is any fraction.
    pub step: Option<Decimal>,
}

/// What some values are held to in one way.
pub type Pieces = Vec<(usize, Range<Exact>)>;

/// How many of them are tried; where there are more, some values stay whole.
const MOST: usize = 64;

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
    pub(super) fn each_piece(&self, open: impl Fn(usize) -> Option<Open>) -> Vec<Pieces> {
        let mut ways = vec![Pieces::new()];
        for gate in &self.gates {
            let Some(open) = open(gate.value) else {
                continue;
            };
            let pieces = cut(open, &gate.starts);
            if ways.len().saturating_mul(pieces.len()) > MOST {
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

/// A range cut at each of these; between two multiples of the step there is nothing.
fn cut(Open { range, step }: Open, starts: &[Number]) -> Vec<Range<Exact>> {
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
        let (before, after) = match step {
            None => (end, end),
            Some(step) => {
                let near = |by: Rounding| Exact::of(end.rounded(step, by));
                let (below, above) = (near(Rounding::Down), near(Rounding::Up));
                match below == above {
                    true => (end - Exact::of(step), end + Exact::of(step)),
                    false => (below, above),
                }
            }
        };
        piece(rest.low, before.min(rest.high));
        if before < end && end < after && step.is_some_and(|step| is_multiple(end, step)) {
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

fn is_multiple(value: Exact, step: Decimal) -> bool {
    Exact::of(value.rounded(step, Rounding::Down)) == value
}
