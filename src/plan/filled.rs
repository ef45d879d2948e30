//! A month by a document, worked out: what is drawn, exported and printed.

use std::rc::Rc;

use super::{Derivation, Filling, Plan, Sheet, Under, WrongText};
use crate::calendar::Month;
use crate::language::{Document, Facts, Fault, Value};

/// A document, ready to score by.
#[derive(Debug)]
pub struct Volume {
    /// As it came.
    pub text: String,
    /// What it says.
    pub document: Document,
    /// By the answers that it begins with.
    pub plan: Plan,
}

/// A month by a document.
#[derive(Debug)]
pub struct Filled {
    /// The document.
    pub volume: Rc<Volume>,
    /// What was typed.
    pub filling: Rc<Filling>,
    /// What that comes to.
    pub facts: Facts,
    /// Texts that don't count.
    pub wrong: Vec<WrongText>,
    /// The sheet, or why there is none.
    pub sheet: Result<Sheet, Vec<Fault>>,
    /// How it came about.
    pub derivation: Derivation,
}

impl Filled {
    /// Works it out.
    pub fn of(volume: &Rc<Volume>, filling: &Rc<Filling>, month: Month) -> Self {
        let document = &volume.document;
        let answers = filling.answers(document);
        let other = match answers.is_empty() {
            true => None,
            false => Some(Plan::read_so(document, &answers)),
        };
        let plan = match &other {
            None => Ok(&volume.plan),
            Some(Ok(plan)) => Ok(plan),
            Some(Err(faults)) => Err(faults.clone()),
        };
        let known = *plan.as_ref().unwrap_or(&&volume.plan);
        let (facts, wrong) = filling.read(document, known, month);
        let sheet = plan.and_then(|plan| plan.sheet(&facts));
        let derivation = known.derivation(&facts).unwrap_or_default();
        Self {
            volume: Rc::clone(volume),
            filling: Rc::clone(filling),
            facts,
            wrong,
            sheet,
            derivation,
        }
    }

    /// The document.
    pub fn document(&self) -> &Document {
        &self.volume.document
    }

    /// The answers that count.
    pub fn under(&self) -> Under<'_> {
        Under(&self.volume.document, &self.filling)
    }

    /// The values that something hangs on and that aren't there yet.
    pub fn missing(&self) -> Vec<&Value> {
        self.document().missing(&self.under())
    }
}
