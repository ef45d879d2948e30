//! The acts on the shown month, for the page to list.

use std::rc::Rc;

use super::{Effect, Form, Model};
use crate::id::Id;
use crate::record::{Entry, Facts, Step, Trail};

/// Which acts on the shown month are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// All.
    All,
    /// Those on events of a part.
    Part(Id),
    /// Those on a measure.
    Measure(Id),
}

impl Shown {
    fn is_in(self, step: &Step<'_>) -> bool {
        let Step { before, after, .. } = step;
        match self {
            Self::All => true,
            Self::Part(part) => {
                let of = |facts: &Facts| -> Vec<Entry> {
                    let entries = facts.entries.iter();
                    let own = entries.filter(|entry| entry.parts.contains(&part));
                    own.cloned().collect()
                };
                of(before) != of(after)
            }
            Self::Measure(id) => before.measures.get(&id) != after.measures.get(&id),
        }
    }
}

pub(super) fn show(model: &mut Model, shown: Option<Shown>, out: &mut Vec<Effect>) {
    let before = std::mem::replace(&mut model.storage.acts.shown, shown);
    out.push(match (before, shown) {
        (_, None) => Effect::Back(Form::Acts),
        (None, _) => Effect::Into(Form::Acts),
        (Some(_), _) => Effect::Focus(Form::Acts.target()),
    });
}

impl Model {
    /// The acts that are listed, newest first; none while the list is closed.
    pub fn listed_acts(&self) -> Option<Vec<Step<'_>>> {
        let shown = self.storage.acts.shown?;
        let mut steps = match self.trail() {
            Some(trail) => trail.steps(self.record()),
            None => Vec::new(),
        };
        steps.retain(|step| shown.is_in(step));
        Some(steps)
    }

    /// The acts on the shown month, unless it's the example.
    pub fn trail(&self) -> Option<&Rc<Trail>> {
        let content = &self.state.content;
        let key = (content.agent.clone(), content.month);
        let own = self.own.is_none();
        own.then(|| self.storage.acts.of(&key))?
    }
}
