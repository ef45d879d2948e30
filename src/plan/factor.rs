//! Factors in a plan.

use super::compile::Compiler;
use super::number::Number;
use super::pieces::Gate;
use super::reckoning::Reckoning;
use super::scale::ScalePlan;
use crate::language::{Factor, FactorBy};
use crate::number::{Decimal, Exact, Range};

/// Multiplies what it stands at.
#[derive(Debug)]
pub struct FactorPlan {
    pub by: ByPlan,
    only: Vec<usize>,
    except: Vec<usize>,
}

#[derive(Debug)]
pub enum ByPlan {
    Constant(Number),
    Value(usize, bool),
    Scale(usize, ScalePlan),
}

/// One hundredth.
const HUNDREDTH: Exact = Exact::of(Decimal::from_raw(10_000));

impl FactorPlan {
    pub fn of(factor: &Factor, path: &str, with: &mut Compiler<'_>) -> Self {
        let path = format!("{path}.by");
        let by = match &factor.by {
            FactorBy::Constant(number) => ByPlan::Constant(with.number(number, &path, "constant")),
            FactorBy::Value(id) => {
                let at = with.value(*id, &path);
                ByPlan::Value(at, with.is_percent(*id))
            }
            FactorBy::Scale(id, scale) => {
                let at = with.value(*id, &path);
                let scale = ScalePlan::of(scale, &format!("{path}.scale[1]"), with);
                let starts = scale.starts();
                with.gates.push(Gate { value: at, starts });
                ByPlan::Scale(at, scale)
            }
        };
        Self {
            by,
            only: with.audiences(&factor.only, &path),
            except: with.audiences(&factor.except, &path),
        }
    }

    /// Its scale, with the value that it asks.
    pub const fn scale(&self) -> Option<(usize, &ScalePlan)> {
        match &self.by {
            ByPlan::Scale(at, scale) => Some((*at, scale)),
            ByPlan::Constant(_) | ByPlan::Value(..) => None,
        }
    }

    /// By what it multiplies. What isn't known changes as little as it can.
    pub fn range(&self, by: &Reckoning<'_>) -> Range<Exact> {
        if !by.is_for(&self.only, &self.except) {
            return Range::exactly(Exact::ONE);
        }
        let (at, scale) = match &self.by {
            ByPlan::Constant(number) => return number.range(by.mode),
            ByPlan::Value(at, _) => (*at, None),
            ByPlan::Scale(at, scale) => (*at, Some(scale)),
        };
        let known = by.ask(at);
        known.through(by.mode, Exact::ONE, |range, mode| match (&self.by, scale) {
            (_, Some(scale)) => scale.range(range, mode),
            (ByPlan::Value(_, true), None) => Range {
                low: range.low * HUNDREDTH,
                high: range.high * HUNDREDTH,
            },
            _ => range,
        })
    }
}
