//! Which answers count.

use std::collections::BTreeMap;

use crate::id::Id;
use crate::json::Decode;
use crate::language::{By, Document, Fault, Problem, When, limits};

/// The answer to each question.
#[derive(Debug)]
pub struct Answers(BTreeMap<Id, Id>);

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
                    if answers.insert(reading.id, answer).is_some() {
                        faults.push(Fault::at(path, Problem::Twice));
                    }
                }
                None => faults.push(Fault::at(path, Problem::NoSuch)),
            }
        }
        Self(answers)
    }

    /// The word that counts.
    pub fn word<T: Decode + Copy + Default>(
        &self,
        by: By<T>,
        path: &str,
        faults: &mut Vec<Fault>,
    ) -> T {
        self.word_or(by, T::default(), path, faults)
    }

    /// The word that counts, of a concept that begins with none.
    pub fn word_or<T: Decode + Copy>(
        &self,
        by: By<T>,
        or: T,
        path: &str,
        faults: &mut Vec<Fault>,
    ) -> T {
        let reading = match by {
            By::Settled(word) => return word,
            By::Reading(reading) => reading,
        };
        let Some(answer) = self.0.get(&reading) else {
            faults.push(Fault::at(path, Problem::NoSuch));
            return or;
        };
        let word = serde_json::Value::String(answer.to_string());
        T::decode(&word).unwrap_or_else(|_| {
            faults.push(Fault::at(path, Problem::Options));
            or
        })
    }

    /// Whether something is there under these answers.
    pub fn hold(&self, when: Option<&When>, path: &str, faults: &mut Vec<Fault>) -> bool {
        let Some(When { reading, is }) = when else {
            return true;
        };
        match self.0.get(reading) {
            Some(answer) => answer == is,
            None => {
                faults.push(Fault::at(path, Problem::NoSuch));
                false
            }
        }
    }
}
