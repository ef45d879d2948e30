//! One month, as it's scored now and by what is being written.

use std::rc::Rc;

use super::around::Among;
use super::form::DraftForm;
use super::msg::Sample;
use crate::desk::Model;
use crate::draft::{Around as _, Sketch};
use crate::plan::{Filled, Filling, Volume};

/// The sample.
#[derive(Debug)]
pub struct Tried {
    /// Which one.
    pub of: Sample,
    /// By what is being written.
    pub is: Filled,
    /// As it's scored now; none of one that nothing else scores.
    pub was: Option<Filled>,
}

impl DraftForm {
    /// What may be tried: worked examples, then months that are here.
    pub fn samples(&self, model: &Model, sketch: &Rc<Sketch>) -> Vec<Sample> {
        let examples = self
            .read(sketch)
            .map_or(0, |read| read.document.examples.len());
        let examples = (0..examples).map(Sample::Example);
        let cases = self.cases(model, sketch);
        let months = cases
            .iter()
            .map(|case| Sample::Month(case.agent.clone(), case.month));
        examples.chain(months).collect()
    }

    /// The one that is looked at: the chosen one, the shown month, or the first there is; none
    /// while it can't be scored by.
    pub fn sample(&self, model: &Model, sketch: &Rc<Sketch>) -> Option<Rc<Tried>> {
        let cases = self.cases(model, sketch);
        let content = &model.state.content;
        let shown = (content.agent.clone(), content.month);
        if let Some((of, by, among, beside, tried)) = &*self.tried_on.borrow()
            && Rc::ptr_eq(of, sketch)
            && (*by == self.sample && Rc::ptr_eq(among, &cases) && *beside == shown)
        {
            return tried.clone();
        }
        let tried = self.try_on(model, sketch).map(Rc::new);
        let known = (
            Rc::clone(sketch),
            self.sample.clone(),
            cases,
            shown,
            tried.clone(),
        );
        *self.tried_on.borrow_mut() = Some(known);
        tried
    }

    fn try_on(&self, model: &Model, sketch: &Rc<Sketch>) -> Option<Tried> {
        let read = self.read(sketch)?;
        let volume = read.volume.as_ref()?;
        let all = self.samples(model, sketch);
        let content = &model.state.content;
        let shown = Sample::Month(content.agent.clone(), content.month);
        let chosen = self.sample.as_ref().filter(|of| all.contains(of));
        let of = chosen
            .or(all.iter().find(|of| **of == shown))
            .or(all.first())?;
        match of {
            Sample::Example(nth) => {
                let example = read.document.examples.get(*nth)?;
                let filling = Rc::new(Filling::of(&example.facts, example.readings.clone()));
                let month = example.facts.month.unwrap_or(read.document.effective);
                let root = sketch.root.as_ref().and_then(|root| root.document());
                let was = root.and_then(|document| {
                    let volume = Rc::new(Volume::of(document).ok()?);
                    Some(Filled::of(&volume, &filling, month))
                });
                Some(Tried {
                    of: of.clone(),
                    is: Filled::of(volume, &filling, month),
                    was,
                })
            }
            Sample::Month(agent, month) => {
                let all = self.cases(model, sketch);
                let mut cases = all.iter();
                let case = cases.find(|case| case.agent == *agent && case.month == *month)?;
                let around = Among::of(model, &all);
                let by = |volume, from| Filled::with(volume, &case.filling, *month, &from);
                Some(Tried {
                    of: of.clone(),
                    is: by(volume, around.by(volume, case)),
                    was: Some(by(&case.now, around.now(case))),
                })
            }
        }
    }
}
