//! Values in a plan.

use super::amount::{difference, product, quotient, sum, times};
use super::compile::Compiler;
use super::given::Typed;
use super::number::{Known, Mode, Number};
use super::reckoning::Reckoning;
use super::scale::ScalePlan;
use crate::language::{PERCENT, Problem, Source, Value};
use crate::number::{Decimal, Exact, Range, Rounding};

/// A value.
#[derive(Debug)]
pub struct ValuePlan {
    pub is_list: bool,
    source: SourcePlan,
    least: Number,
    most: Option<Number>,
    whole: bool,
    pub is_percent: bool,
}

#[derive(Debug)]
enum SourcePlan {
    Typed,
    Quotient(Vec<usize>, Vec<usize>),
    Sum(Vec<usize>, Vec<usize>),
    Product(usize, usize),
    Mean(usize),
    All(usize),
    Least(usize),
    Most(usize),
    Count(Vec<usize>),
    Total(usize),
    Fixed(Number),
    Scaled(usize, ScalePlan),
    Rounded(usize, Decimal, Rounding),
}

impl ValuePlan {
    pub fn of(value: &Value, path: &str, with: &mut Compiler<'_>) -> Self {
        let from = format!("{path}.from");
        let all = |ids: &[crate::id::Id], with: &mut Compiler<'_>| -> Vec<usize> {
            ids.iter().map(|id| with.value(*id, &from)).collect()
        };
        let source = match &value.from {
            // Events are counted once the lines are known: see `count`.
            Source::Typed | Source::Each | Source::Count(_) => SourcePlan::Typed,
            Source::Quotient { of, over } => SourcePlan::Quotient(all(of, with), all(over, with)),
            Source::Sum { of, less } => SourcePlan::Sum(all(of, with), all(less, with)),
            Source::Product { of, by } => {
                SourcePlan::Product(with.value(*of, &from), with.value(*by, &from))
            }
            Source::Mean(of) => SourcePlan::Mean(with.list(*of, &from)),
            Source::All(of) => SourcePlan::All(with.list(*of, &from)),
            Source::Least(of) => SourcePlan::Least(with.list(*of, &from)),
            Source::Most(of) => SourcePlan::Most(with.list(*of, &from)),
            Source::Total(of) => SourcePlan::Total(with.total(*of, &from)),
            Source::Fixed(number) => SourcePlan::Fixed(with.number(number, &from)),
            Source::Scaled(of, scale) => {
                let of = with.value(*of, &from);
                SourcePlan::Scaled(of, ScalePlan::of(scale, &from, with))
            }
            Source::Rounded { of, step, rounding } => {
                if step.raw() <= 0 {
                    with.fault(&from, Problem::Step);
                }
                let rounding = with.word(*rounding, &from);
                SourcePlan::Rounded(with.value(*of, &from), *step, rounding)
            }
        };
        let most = value.most.as_ref().map(|most| with.number(most, path));
        let least = with.number(&value.least, path);
        if most.is_some_and(|most| most.value() < least.value()) {
            with.fault(&format!("{path}.most"), Problem::Order);
        }
        Self {
            is_list: matches!(value.from, Source::Each),
            source,
            least,
            most,
            whole: value.whole,
            is_percent: value.unit == PERCENT,
        }
    }

    /// Names the lines whose events it counts.
    pub fn count(&mut self, value: &Value, path: &str, with: &mut Compiler<'_>) {
        if let Source::Count(ids) = &value.from {
            let mut lines = Vec::new();
            for id in ids {
                match with.kinds.get(id).copied() {
                    Some(line) if !lines.contains(&line) => lines.push(line),
                    Some(_) => {}
                    None => with.fault(&format!("{path}.from"), Problem::NoSuch),
                }
            }
            self.source = SourcePlan::Count(lines);
        }
    }

    /// Whether a number may be typed for it.
    pub fn takes(&self, value: Decimal) -> Result<(), Problem> {
        let exact = Exact::of(value);
        let is_inside = exact >= self.least.range(Mode::Span).low
            && self
                .most
                .is_none_or(|most| exact <= most.range(Mode::Span).high);
        let is_whole = !self.whole || value.raw() % Decimal::ONE.raw() == 0;
        match is_inside && is_whole {
            true => Ok(()),
            false => Err(Problem::Outside),
        }
    }

    /// All that it can be as long as nothing is known.
    pub fn open(&self) -> Range<Exact> {
        let most = self.most.map(|most| most.range(Mode::Span).high);
        Range {
            low: self.least.range(Mode::Span).low,
            high: most.unwrap_or(Exact::of(Decimal::LIMIT)),
        }
    }

    /// No further than it can go: what follows from open values.
    fn within(&self, range: Range<Exact>) -> Range<Exact> {
        let open = self.open();
        Range {
            low: range.low.max(open.low).min(open.high),
            high: range.high.min(open.high).max(open.low),
        }
    }

    /// What is known of it, if it is no list.
    pub fn known(&self, at: usize, by: &Reckoning<'_>) -> Known {
        if let Some(Typed::One(value)) = by.typed(at) {
            return Known::fact(*value);
        }
        let found = match &self.source {
            SourcePlan::Typed => None,
            SourcePlan::Quotient(of, over) => {
                let (of, over) = (by.sum_of(of), by.sum_of(over));
                let limit = Exact::of(Decimal::LIMIT);
                quotient(of.range, over.range, limit).map(|range| Known {
                    range: match self.is_percent {
                        true => times(range, 100),
                        false => range,
                    },
                    is_known: of.is_known && over.is_known,
                })
            }
            SourcePlan::Sum(of, less) => {
                let (of, less) = (by.sum_of(of), by.sum_of(less));
                Some(Known {
                    range: difference(of.range, less.range),
                    is_known: of.is_known && less.is_known,
                })
            }
            SourcePlan::Product(of, with) => {
                let (of, with) = (by.known(*of), by.known(*with));
                Some(Known {
                    range: product(of.range, with.range),
                    is_known: of.is_known && with.is_known,
                })
            }
            SourcePlan::Mean(of) => by.list(*of).and_then(|list| {
                let (sum, count) = added(list);
                sum.over(Exact::whole(count)).map(Known::fact)
            }),
            SourcePlan::All(of) => by.list(*of).map(|list| Known::fact(added(list).0)),
            SourcePlan::Least(of) => {
                let least = by
                    .list(*of)
                    .and_then(|list| list.iter().map(|one| one.0).min());
                least.map(Known::fact)
            }
            SourcePlan::Most(of) => {
                let most = by
                    .list(*of)
                    .and_then(|list| list.iter().map(|one| one.0).max());
                most.map(Known::fact)
            }
            SourcePlan::Count(lines) => {
                let count = lines.iter().map(|line| by.events(*line));
                let count = count.flatten().map(|event| i64::from(event.times)).sum();
                Some(Known::fact(Exact::whole(count)))
            }
            SourcePlan::Total(of) => Some(by.total(*of)),
            SourcePlan::Fixed(number) => Some(Known {
                range: number.range(by.mode),
                is_known: true,
            }),
            SourcePlan::Scaled(of, scale) => {
                let of = by.known(*of);
                Some(Known {
                    range: scale.range(of.range, by.mode),
                    is_known: of.is_known,
                })
            }
            SourcePlan::Rounded(of, step, rounding) => {
                let of = by.known(*of);
                let round = |value: Exact| Exact::of(value.rounded(*step, *rounding));
                Some(Known {
                    range: Range {
                        low: round(of.range.low),
                        high: round(of.range.high),
                    },
                    is_known: of.is_known,
                })
            }
        };
        match found {
            Some(known) if known.is_known => known,
            Some(known) => Known::open(self.within(known.range)),
            None => Known::open(self.open()),
        }
    }
}

impl Reckoning<'_> {
    fn sum_of(&self, values: &[usize]) -> Known {
        let mut all = Known::fact(Exact::ZERO);
        for value in values {
            let known = self.known(*value);
            all.range = sum(all.range, known.range);
            all.is_known &= known.is_known;
        }
        all
    }
}

fn added(list: &[(Exact, u32)]) -> (Exact, i64) {
    let mut sum = (Exact::ZERO, 0_i64);
    for (value, times) in list {
        sum.0 = sum.0 + *value * Exact::whole((*times).into());
        sum.1 += i64::from(*times);
    }
    sum
}
