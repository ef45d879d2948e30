//! Many numbers at once: typed or pasted into a table, by one source and one date.

use super::{ParameterRef, Problem, Rules, Setting, SettingFault, SettingField, Subject};
use crate::calendar::{Date, Month};
use crate::number::Unit;

/// The table as it's typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// The numbers that were typed, in the order in which that began. One that is the same as
    /// before is set by it, too: the branch confirms it. One that is blank may just be typed
    /// anew.
    typed: Vec<(ParameterRef, String)>,
    /// By what they were decided.
    pub source: String,
    /// When they were decided, as typed.
    pub date: String,
    /// Whether it was sent off once: from then on a missing source is shown.
    pub tried: bool,
}

/// Why it can't be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchFault {
    /// At which number; none where it's about all.
    pub at: Option<ParameterRef>,
    /// What is wrong.
    pub fault: SettingFault,
}

impl Batch {
    /// An empty one, decided on a day.
    pub fn on(today: Date) -> Self {
        Self {
            date: today.to_string(),
            ..Self::default()
        }
    }

    /// What is typed for a number; none where nothing is.
    pub fn text(&self, at: ParameterRef) -> Option<&str> {
        let found = self.typed.iter().find(|(known, _)| *known == at);
        found.map(|(_, text)| &**text)
    }

    /// How many numbers are typed.
    pub fn len(&self) -> usize {
        self.set().count()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Types a number; a blank one is as it was.
    pub fn put(&mut self, at: ParameterRef, text: String) {
        match self.typed.iter_mut().find(|(known, _)| *known == at) {
            Some((_, known)) => *known = text,
            None => self.typed.push((at, text)),
        }
    }

    /// Leaves a number as it is.
    pub fn reset(&mut self, at: ParameterRef) {
        self.typed.retain(|(known, _)| *known != at);
    }

    /// Types one number after the other, down from one in this order: what a line has before
    /// its first tab, with nothing where it's empty. Tells how many lines were left over.
    pub fn fill(&mut self, order: &[ParameterRef], from: ParameterRef, pasted: &str) -> usize {
        let at = order.iter().position(|known| *known == from);
        let mut places = order.iter().skip(at.unwrap_or(order.len()));
        let mut left = 0;
        for line in pasted.trim_end().lines() {
            let text = line.split('\t').next().unwrap_or_default().trim();
            match places.next() {
                Some(place) if !text.is_empty() => self.put(*place, text.to_owned()),
                Some(_) => {}
                None => left += 1,
            }
        }
        left
    }

    /// The rules with all of it decided on the rulebook that scores a month, as one decision
    /// of each number.
    ///
    /// # Errors
    /// Each number that can't be taken, a missing source, a date that is none; then what the
    /// rulebook's laws say of all of it together.
    pub fn applied(&self, rules: &Rules, of: (Month, Unit)) -> Result<Rules, Vec<BatchFault>> {
        let mut faults: Vec<BatchFault> = Vec::new();
        let mut amendments = Vec::with_capacity(self.typed.len());
        for (at, text) in self.set() {
            let setting = Setting {
                subject: Subject::Number(*at),
                value: text.clone(),
                texts: Vec::new(),
                reason: self.source.clone(),
                date: self.date.clone(),
                tried: true,
            };
            match setting.amendment() {
                Ok(amendment) => amendments.push(amendment),
                Err(fault) => {
                    let at = (fault.field() == SettingField::Value).then_some(*at);
                    let fault = BatchFault { at, fault };
                    // Source and date are everybody's.
                    if !faults.contains(&fault) {
                        faults.push(fault);
                    }
                }
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let (place, _) = rules.in_force(of);
        rules.with_all(place, amendments).map_err(as_one)
    }

    /// The rulebook as it would be, though the source be still missing; none if it can't be.
    pub fn preview(&self, rules: &Rules, of: (Month, Unit)) -> Option<Rules> {
        let mut tried = self.clone();
        if tried.source.trim().is_empty() {
            tried.source.push('?');
        }
        tried.applied(rules, of).ok()
    }

    /// Those that aren't blank.
    fn set(&self) -> impl Iterator<Item = &(ParameterRef, String)> {
        let typed = self.typed.iter();
        typed.filter(|(_, text)| !text.trim().is_empty())
    }
}

fn as_one(problems: Vec<Problem>) -> Vec<BatchFault> {
    let fault = SettingFault::Rules(problems);
    vec![BatchFault { at: None, fault }]
}
