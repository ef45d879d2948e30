//! In which order values and totals are reckoned.

use std::collections::BTreeMap;

use super::compile::{Compiler, Step};
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
}
