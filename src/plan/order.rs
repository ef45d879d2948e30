//! In which order values and totals are reckoned.

use std::collections::{BTreeMap, BTreeSet};

use super::compile::{Compiler, Step};
use super::value::{SourcePlan, ValuePlan};
use crate::language::Problem;

impl Compiler<'_> {
    /// Everything after what it hangs on.
    pub fn order(&mut self, asked: &BTreeMap<Step, Vec<Step>>) -> Vec<Step> {
        let mut order = Vec::new();
        let mut done = BTreeMap::new();
        for step in asked.keys() {
            self.visit(*step, asked, &mut done, &mut order);
        }
        order
    }

    fn visit(
        &mut self,
        step: Step,
        asked: &BTreeMap<Step, Vec<Step>>,
        done: &mut BTreeMap<Step, bool>,
        order: &mut Vec<Step>,
    ) {
        match done.get(&step) {
            Some(true) => return,
            Some(false) => {
                let path = match step {
                    Step::Value(at) => format!("values[{at}]"),
                    Step::Total(at) => format!("totals[{at}]"),
                };
                return self.fault(&path, Problem::Circle);
            }
            None => {}
        }
        done.insert(step, false);
        for next in asked.get(&step).into_iter().flatten() {
            self.visit(*next, asked, done, order);
        }
        done.insert(step, true);
        order.push(step);
    }

    /// What is taken of earlier months doesn't hang on all agents' months: otherwise all of
    /// them would be asked in each month before.
    pub fn of_team(&mut self, values: &[ValuePlan], asked: &BTreeMap<Step, Vec<Step>>) {
        let listed = self.listed();
        for (nth, value) in values.iter().enumerate() {
            let SourcePlan::Earlier(earlier) = &value.source else {
                continue;
            };
            let mut open: Vec<Step> = self.step(earlier.figure()).into_iter().collect();
            let mut seen = BTreeSet::new();
            let mut is_of_team = false;
            while let Some(step) = open.pop() {
                if !seen.insert(step) {
                    continue;
                }
                if let Step::Value(at) = step {
                    let source = values.get(at).map(|value| &value.source);
                    is_of_team |= matches!(source, Some(SourcePlan::Team(_)));
                }
                open.extend(asked.get(&step).into_iter().flatten());
            }
            if is_of_team {
                let at = listed.get(nth).map_or(nth, |(at, _)| *at);
                self.fault(&format!("values[{at}].from.earlier.of"), Problem::OfTeam);
            }
        }
    }
}
