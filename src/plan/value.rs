//! Values in a plan.

use super::among::TeamPlan;
use super::amount::{difference, held, product, quotient, times};
use super::compile::Compiler;
use super::earlier::EarlierPlan;
use super::given::Typed;
use super::list::{Listed, ShortPlan, above, added, extreme};
use super::number::{Known, Lapsed, Mode, Number};
use super::reckoning::Reckoning;
use super::scale::ScalePlan;
use crate::id::Id;
use crate::language::{DueMonth, PERCENT, Per, Problem, Source, Unclear, Value};
use crate::log::LogRatio;
use crate::number::{Decimal, Exact, Range, Rounding};

/// A value.
#[derive(Debug)]
pub struct ValuePlan {
    pub is_list: bool,
    pub source: SourcePlan,
    pub least: Number,
    pub most: Option<Number>,
    pub whole: bool,
    pub is_percent: bool,
    pub lapses: bool,
    lapsed: Option<Number>,
    pub unclear: Unclear,
}

#[derive(Debug)]
pub enum SourcePlan {
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
    Late(Number, DueMonth),
    Short(ShortPlan),
    Above(usize, Number),
    Earlier(EarlierPlan),
    Team(TeamPlan),
    Log(LogRatio),
}

impl SourcePlan {
    /// Whether the month is asked for it, rather than that it follows from others of it.
    pub const fn is_asked(&self) -> bool {
        matches!(
            self,
            Self::Typed | Self::Late(..) | Self::Earlier(_) | Self::Team(_) | Self::Log(_)
        )
    }
}

/// Whether a value is a list.
pub const fn is_list(from: &Source) -> bool {
    matches!(from, Source::Each | Source::Short { .. })
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
            Source::Fixed(number) => SourcePlan::Fixed(with.number(number, &from, "fixed")),
            Source::Scaled(of, scale) => {
                let of = with.value(*of, &from);
                SourcePlan::Scaled(of, ScalePlan::of(scale, &format!("{from}.scaled[1]"), with))
            }
            Source::Late { by, month } => {
                let day = with.number_of(Some(by), &from, "late.by");
                let month = with.word(month, &from, "late.month");
                SourcePlan::Late(day.unwrap_or(Number::exactly(Exact::ONE)), month)
            }
            Source::Short {
                of,
                asked,
                norms,
                excused,
                per,
            } => SourcePlan::Short(ShortPlan {
                of: with.list(*of, &from),
                asked: with.number(asked, &from, "short.asked"),
                norms: with.norms(norms, &from),
                excused: with.word(excused, &from, "short.excused"),
                by_week: with.word(per, &from, "short.per") == Per::Week,
            }),
            Source::Above { of, than } => {
                let of = with.list(*of, &from);
                SourcePlan::Above(of, with.number(than, &from, "above.than"))
            }
            Source::Rounded { of, step, rounding } => {
                if step.raw() <= 0 {
                    with.fault(&from, Problem::Step);
                }
                let rounding = with.word(rounding, &from, "rounded.rounding");
                SourcePlan::Rounded(with.value(*of, &from), *step, rounding)
            }
            Source::Earlier {
                of,
                take,
                months,
                is,
                than,
            } => SourcePlan::Earlier(EarlierPlan::of(
                (*of, take),
                (*months, *is, *than),
                &from,
                with,
            )),
            Source::Team {
                of,
                take,
                over,
                first,
            } => SourcePlan::Team(TeamPlan::of((*of, *over), (take, first), &from, with)),
            Source::Log(ratio) => {
                if value.unit != PERCENT {
                    with.fault(&format!("{from}.log"), Problem::Share);
                }
                SourcePlan::Log(*ratio)
            }
        };
        let lapsed = with.number_of(value.lapsed.as_ref(), path, "lapsed");
        let unclear = with.word(&value.unclear, path, "unclear");
        let most = value
            .most
            .as_ref()
            .map(|most| with.number(most, path, "most"));
        let least = with.number(&value.least, path, "least");
        if most.is_some_and(|most| most.value() < least.value()) {
            with.fault(&format!("{path}.most"), Problem::Order);
        }
        Self {
            is_list: is_list(&value.from),
            source,
            least,
            most,
            whole: value.whole,
            is_percent: value.unit == PERCENT,
            lapses: value.lapses,
            lapsed,
            unclear,
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
        let is_inside = self.open(Mode::Span).contains(value.into());
        let is_whole = !self.whole || value.raw() % Decimal::ONE.raw() == 0;
        match is_inside && is_whole {
            true => Ok(()),
            false => Err(Problem::Outside),
        }
    }

    /// What is known of it, if it is a list.
    pub fn list(&self, at: usize, by: &Reckoning<'_>) -> Option<Vec<Listed>> {
        if let (SourcePlan::Short(short), None) = (&self.source, by.typed(at)) {
            let Some(Typed::List(list)) = by.typed(short.of) else {
                return None;
            };
            return Some(short.list(list, by));
        }
        let Some(Typed::List(list)) = by.typed(at) else {
            return None;
        };
        let unknown = Known::open(self.open(by.mode));
        let listed = list.iter().map(|heard| Listed {
            known: heard.value.map_or(unknown, Known::fact),
            times: heard.times,
        });
        Some(listed.collect())
    }

    /// To which norms one of a list may be held here.
    pub fn norms(&self, list: usize) -> impl Iterator<Item = Id> {
        let norms = match &self.source {
            SourcePlan::Short(short) if short.of == list => &short.norms[..],
            _ => &[],
        };
        norms.iter().map(|(id, _)| *id)
    }

    /// All that it can be as long as nothing is known.
    pub fn open(&self, mode: Mode) -> Range<Exact> {
        let most = self.most.map(|most| most.range(mode).high);
        Range {
            low: self.least.range(mode).low,
            high: most.unwrap_or(Exact::of(Decimal::LIMIT)),
        }
    }

    /// What is taken from elsewhere, held where a person could type it.
    pub fn taken(&self, range: Range<Exact>, mode: Mode) -> Range<Exact> {
        let most = self.most.map(|most| most.range(mode));
        let most = most.unwrap_or(Range::exactly(Exact::of(Decimal::LIMIT)));
        held(range, Some(self.least.range(mode)), Some(most))
    }

    /// What is worked out, no further than it can go: whether its parts are known or not, so
    /// that a range holds what becomes of it. A least of nothing is said of what is typed: a
    /// difference or a total may lie below.
    fn within(&self, range: Range<Exact>, mode: Mode) -> Range<Exact> {
        let limit = Exact::of(Decimal::LIMIT);
        let mut least = self.least.range(mode);
        if least.contains(Exact::ZERO) {
            let settled = least.is_settled();
            least.high = if settled { -limit } else { least.high };
            least.low = -limit;
        }
        let most = self.most.map(|most| most.range(mode));
        held(range, Some(least), most.or(Some(Range::exactly(limit))))
    }

    /// What is known of it, if it is no list.
    pub fn known(&self, at: usize, by: &Reckoning<'_>) -> Known {
        match by.typed(at) {
            Some(Typed::One(value)) => return self.where_lapsed(Known::fact(*value), by.mode),
            Some(Typed::Known(known)) => return self.where_lapsed(known.within(by.mode), by.mode),
            _ => {}
        }
        let found = match &self.source {
            SourcePlan::Typed
            | SourcePlan::Late(..)
            | SourcePlan::Earlier(_)
            | SourcePlan::Team(_)
            | SourcePlan::Log(_) => None,
            SourcePlan::Quotient(of, over) => {
                let (of, over) = (by.sum_of(of), by.sum_of(over));
                let limit = Exact::of(Decimal::LIMIT);
                let hundred = if self.is_percent { 100 } else { 1 };
                quotient(of.range, over.range, limit).map(|range| {
                    let found = of.and(over, times(range, hundred));
                    // Over nothing alone it's as open as where nothing is known.
                    match over.range.contains(Exact::ZERO) && !over.range.is_settled() {
                        true => self.or_open(found, by.mode),
                        false => found,
                    }
                })
            }
            SourcePlan::Sum(of, less) => {
                let (of, less) = (by.sum_of(of), by.sum_of(less));
                Some(Known {
                    lapsed: of.lapsed,
                    ..of.and(less, difference(of.range, less.range))
                })
            }
            SourcePlan::Product(of, with) => {
                let (of, with) = (by.known(*of), by.known(*with));
                Some(match (of.lapsed, with.lapsed) {
                    (Lapsed::Yes, _) => with,
                    (_, Lapsed::Yes) => of,
                    (of_lapsed, with_lapsed) => {
                        let mut all = product(of.range, with.range);
                        if of_lapsed == Lapsed::Perhaps {
                            all = all.including(with.range.low).including(with.range.high);
                        }
                        if with_lapsed == Lapsed::Perhaps {
                            all = all.including(of.range.low).including(of.range.high);
                        }
                        let both = of_lapsed == with_lapsed;
                        Known {
                            lapsed: if both { of_lapsed } else { Lapsed::No },
                            ..of.and(with, all)
                        }
                    }
                })
            }
            SourcePlan::Mean(of) => by.list(*of).and_then(|list| {
                let (sum, count) = added(list);
                let mean = |sum: Exact| sum.over(Exact::whole(count));
                let (low, high) = (mean(sum.range.low)?, mean(sum.range.high)?);
                let range = Range { low, high };
                Some(Known { range, ..sum })
            }),
            SourcePlan::All(of) => by.list(*of).map(|list| added(list).0),
            SourcePlan::Least(of) => by.list(*of).and_then(|list| extreme(list, Exact::min)),
            SourcePlan::Most(of) => by.list(*of).and_then(|list| extreme(list, Exact::max)),
            SourcePlan::Short(_) => None,
            SourcePlan::Above(of, than) => by.list(*of).map(|list| above(list, than, by.mode)),
            SourcePlan::Count(lines) => Some(by.count_of(lines)),
            SourcePlan::Total(of) => Some(by.total_known(*of)),
            SourcePlan::Fixed(number) => Some(Known {
                is_known: true,
                ..Known::open(number.range(by.mode))
            }),
            SourcePlan::Scaled(of, scale) => {
                let of = by.known(*of);
                let range = scale.range(of.range, by.mode);
                Some(Known { range, ..of })
            }
            SourcePlan::Rounded(of, step, rounding) => {
                let of = by.known(*of);
                let round = |value: Exact| Exact::of(value.rounded(*step, *rounding));
                let range = Range {
                    low: round(of.range.low),
                    high: round(of.range.high),
                };
                Some(Known { range, ..of })
            }
        };
        let found = match found {
            Some(known) => Known {
                range: self.within(known.range, by.mode),
                ..known
            },
            None => Known {
                lapsed: match self.lapses {
                    true => Lapsed::Perhaps,
                    false => Lapsed::No,
                },
                ..Known::open(self.open(by.mode))
            },
        };
        self.where_lapsed(found, by.mode)
    }

    /// What is known, or all that it can be.
    fn or_open(&self, known: Known, mode: Mode) -> Known {
        let Range { low, high } = self.open(mode);
        Known {
            lapsed: if self.lapses {
                Lapsed::Perhaps
            } else {
                Lapsed::No
            },
            ..Known::open(known.range.including(low).including(high))
        }
    }

    /// With what it counts as where there is none of it.
    fn where_lapsed(&self, known: Known, mode: Mode) -> Known {
        let Some(number) = &self.lapsed else {
            return known;
        };
        let instead = number.range(mode);
        let range = match known.lapsed {
            Lapsed::No => return known,
            Lapsed::Perhaps => known.range.including(instead.low).including(instead.high),
            Lapsed::Yes => instead,
        };
        Known {
            range,
            lapsed: Lapsed::No,
            ..known
        }
    }
}

impl Known {
    /// What follows from two.
    fn and(self, other: Self, range: Range<Exact>) -> Self {
        Self {
            range,
            is_known: self.is_known && other.is_known,
            lapsed: self.lapsed,
        }
    }
}
