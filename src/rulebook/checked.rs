//! The checked form of a rulebook, which scores.

use std::ops::Deref;

use super::{Choices, Clause, Document, Id, Measure, Part, Problem, Section, check};

/// A rulebook without problems. Reads like its [`Document`]; can't be changed
/// into a faulty one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rulebook {
    document: Document,
    choices: Choices,
    /// Where each part stands, sorted by its name.
    places: Vec<(Id, Place)>,
}

/// Where a part stands in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    section: usize,
    clause: usize,
    part: usize,
    /// Counted over the whole document.
    position: usize,
}

fn places(document: &Document) -> Vec<(Id, Place)> {
    let mut places = Vec::new();
    for (s, section) in document.sections.iter().enumerate() {
        for (c, clause) in section.clauses.iter().enumerate() {
            for (p, part) in clause.parts.iter().enumerate() {
                let place = Place {
                    section: s,
                    clause: c,
                    part: p,
                    position: places.len(),
                };
                places.push((part.id, place));
            }
        }
    }
    places.sort_unstable_by_key(|(id, _)| *id);
    places
}

impl Rulebook {
    /// Checks a document.
    ///
    /// # Errors
    /// All problems that [`check`] finds.
    pub fn new(document: Document) -> Result<Self, Vec<Problem>> {
        let problems = check(&document);
        if problems.is_empty() {
            Ok(Self::sound(document))
        } else {
            Err(problems)
        }
    }

    /// A document that is known to have no problems.
    pub(super) fn sound(document: Document) -> Self {
        let mut choices = Choices::default();
        for reading in &document.readings {
            // `check` has refused options that the code doesn't know.
            choices.choose(reading.id, reading.chosen.as_str());
        }
        let places = places(&document);
        Self {
            document,
            choices,
            places,
        }
    }

    /// The readings in force.
    pub const fn choices(&self) -> &Choices {
        &self.choices
    }

    /// The same rules read otherwise: for showing what that would give.
    #[must_use]
    pub fn with_choices(&self, choices: Choices) -> Self {
        let mut other = self.clone();
        other.choices = choices;
        for reading in &mut other.document.readings {
            if let Ok(chosen) = choices.chosen(reading.id).parse() {
                reading.chosen = chosen;
            }
        }
        other
    }

    /// For a [`Trial`](super::Trial): numbers stay between ends that were checked.
    pub(super) const fn inner_mut(&mut self) -> (&mut Document, &mut Choices) {
        (&mut self.document, &mut self.choices)
    }

    /// All parts in the document's order, each with its section and clause.
    pub const fn parts(&self) -> Parts<'_> {
        Parts {
            document: &self.document,
            section: 0,
            clause: 0,
            part: 0,
        }
    }

    /// How many parts there are.
    pub const fn part_count(&self) -> usize {
        self.places.len()
    }

    /// A part by its name.
    pub fn part(&self, id: Id) -> Option<(&Section, &Clause, &Part)> {
        let (_, section, clause, part) = self.placed(id)?;
        Some((section, clause, part))
    }

    /// A part by its name, and its place among [`parts`](Self::parts), from 0.
    pub fn placed(&self, id: Id) -> Option<(usize, &Section, &Clause, &Part)> {
        let place = self.place(id)?;
        let section = self.document.sections.get(place.section)?;
        let clause = section.clauses.get(place.clause)?;
        let part = clause.parts.get(place.part)?;
        Some((place.position, section, clause, part))
    }

    /// The place of a part among [`parts`](Self::parts), from 0.
    pub fn position(&self, id: Id) -> Option<usize> {
        self.place(id).map(|place| place.position)
    }

    fn place(&self, id: Id) -> Option<&Place> {
        let found = self.places.binary_search_by_key(&id, |(id, _)| *id);
        found.ok().map(|index| &self.places[index].1)
    }

    /// A measure by its name.
    pub fn measure(&self, id: Id) -> Option<&Measure> {
        self.document.measures.iter().find(|m| m.id == id)
    }
}

/// The parts of a rulebook; dozens of loops share this one function.
#[derive(Clone, Debug)]
pub struct Parts<'a> {
    document: &'a Document,
    section: usize,
    clause: usize,
    part: usize,
}

impl<'a> Iterator for Parts<'a> {
    type Item = (&'a Section, &'a Clause, &'a Part);

    #[inline(never)]
    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let section = self.document.sections.get(self.section)?;
            let Some(clause) = section.clauses.get(self.clause) else {
                (self.section, self.clause) = (self.section + 1, 0);
                continue;
            };
            let Some(part) = clause.parts.get(self.part) else {
                (self.clause, self.part) = (self.clause + 1, 0);
                continue;
            };
            self.part += 1;
            return Some((section, clause, part));
        }
    }
}

impl Deref for Rulebook {
    type Target = Document;
    fn deref(&self) -> &Document {
        &self.document
    }
}
