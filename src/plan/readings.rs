//! Which answers count.

use std::collections::BTreeMap;

use super::filling::Under;
use crate::id::Id;
use crate::json::Decode;
use crate::language::{Asked, By, Circumstance, Document, Fault, Problem, When, limits};

/// The answer to each question, and all that it has.
#[derive(Debug)]
pub struct Answers(BTreeMap<Id, (Id, Vec<Id>)>);

impl Answers {
    /// Those that the rulebook chooses, but for some chosen otherwise.
    pub fn of(document: &Document, other: &[(Id, Id)], faults: &mut Vec<Fault>) -> Self {
        let mut answers = BTreeMap::new();
        if document.readings.len() > limits::MAX_READINGS {
            faults.push(Fault::at("readings", Problem::TooMany));
        }
        for (nth, reading) in document.readings.iter().enumerate() {
            let path = format!("readings[{nth}]");
            let other = other.iter().find(|(id, _)| *id == reading.id);
            let answer = other.map(|(_, answer)| *answer).or(reading.answer());
            let is_option = |id: &Id| reading.options.iter().any(|option| option.id == *id);
            match answer.filter(is_option) {
                Some(_) if reading.options.len() < 2 => {
                    faults.push(Fault::at(path, Problem::Empty))
                }
                Some(answer) => {
                    let options = reading.options.iter().map(|option| option.id);
                    let options = options.collect();
                    if answers.insert(reading.id, (answer, options)).is_some() {
                        faults.push(Fault::at(path, Problem::Twice));
                    }
                }
                None => faults.push(Fault::at(path, Problem::NoSuch)),
            }
        }
        Self(answers)
    }

    /// The word that counts, or one that stands in where a fault is found.
    pub fn word<T: Decode + Clone>(
        &self,
        by: &By<T>,
        or: T,
        path: &str,
        faults: &mut Vec<Fault>,
    ) -> T {
        let before = faults.len();
        self.take(by, path, faults).unwrap_or_else(|| {
            if faults.len() == before {
                faults.push(Fault::at(path, Problem::Options));
            }
            or
        })
    }

    /// What counts; nothing where the answer means nothing here.
    pub fn take<T: Decode + Clone>(
        &self,
        by: &By<T>,
        path: &str,
        faults: &mut Vec<Fault>,
    ) -> Option<T> {
        let Asked { reading, means } = match by {
            By::Settled(word) => return Some(word.clone()),
            By::Asked(asked) => asked,
        };
        let Some((answer, options)) = self.0.get(reading) else {
            faults.push(Fault::at(path, Problem::NoSuch));
            return None;
        };
        if means.is_empty() {
            let word = serde_json::Value::String(answer.to_string());
            let word = T::decode(&word).ok();
            if word.is_none() {
                faults.push(Fault::at(path, Problem::Options));
            }
            return word;
        }
        if means.keys().any(|key| !options.contains(key)) {
            faults.push(Fault::at(path, Problem::Options));
        }
        means.get(answer).cloned()
    }

    /// Whether something is there under these answers.
    pub fn hold(&self, when: Option<&When>, path: &str, faults: &mut Vec<Fault>) -> bool {
        let Some(When { reading, is }) = when else {
            return true;
        };
        match self.0.get(reading) {
            Some((answer, _)) => answer == is,
            None => {
                faults.push(Fault::at(path, Problem::NoSuch));
                false
            }
        }
    }
}

impl Under<'_> {
    /// The word that counts under the answers; none where no answer fits.
    pub fn word<T: Decode + Clone>(&self, by: &By<T>) -> Option<T> {
        let asked = match by {
            By::Settled(word) => return Some(word.clone()),
            By::Asked(asked) => asked,
        };
        let answer = self.answer(asked.reading)?;
        if asked.means.is_empty() {
            let word = serde_json::Value::String(answer.to_string());
            return T::decode(&word).ok();
        }
        asked.means.get(&answer).cloned()
    }
}
