//! Whom it concerns and what hangs on its assumed numbers, worked out a little at a time: as many
//! months as there are, each by two rulebooks, then by two more for each number.

use std::rc::Rc;

use super::effect::{Around, Case, Effect};
use super::sensitivity::{Sensitive, Weighing};
use crate::plan::Volume;

/// What is worked out of months.
#[derive(Debug)]
pub struct Outlook {
    cases: Rc<Vec<Case>>,
    by: Rc<Volume>,
    around: Rc<dyn Around>,
    effect: Effect,
    /// How many months are in it.
    taken: usize,
    weighing: Weighing,
}

/// How far it is: what is being done, how much of it, of how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Months by both rulebooks.
    Months(usize, usize),
    /// Months at the ends of assumed numbers.
    Numbers(usize, usize),
    /// All is there.
    Done,
}

impl Outlook {
    /// Nothing is worked out yet.
    pub fn new(cases: Rc<Vec<Case>>, by: Rc<Volume>, around: Rc<dyn Around>) -> Self {
        let weighing = Weighing::new(Rc::clone(&cases), Rc::clone(&by), Rc::clone(&around));
        Self {
            effect: Effect::default(),
            taken: 0,
            weighing,
            around,
            cases,
            by,
        }
    }

    /// Works out a month more, by at most two rulebooks.
    pub fn step(&mut self) {
        match self.cases.get(self.taken) {
            Some(case) => {
                self.effect.take(case, &self.by, &*self.around);
                self.taken += 1;
                if self.taken == self.cases.len() {
                    self.effect.sort();
                }
            }
            None => self.weighing.step(),
        }
    }

    /// How far it is.
    pub fn stage(&self) -> Stage {
        let months = (self.taken, self.cases.len());
        let (done, of) = self.weighing.progress();
        match (months.0 < months.1, done < of) {
            (true, _) => Stage::Months(months.0, months.1),
            (false, true) => Stage::Numbers(done, of),
            (false, false) => Stage::Done,
        }
    }

    /// What becomes of the months; none before all of them are in.
    pub fn effect(&self) -> Option<&Effect> {
        (self.taken == self.cases.len()).then_some(&self.effect)
    }

    /// What hangs on its assumed numbers, what moves most first, and of how many months; none
    /// before all of them are tried.
    pub fn sensitive(&self) -> Option<(&[Sensitive], usize)> {
        (self.stage() == Stage::Done).then(|| self.weighing.found())
    }
}
