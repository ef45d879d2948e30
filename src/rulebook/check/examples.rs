//! Worked examples: facts that a record can have, and names that the rulebook
//! knows. Whether they score as they say is for the room above.

use super::{Check, Fault, MAX_EXAMPLES, MAX_PARTS};
use crate::id::Id;
use crate::number::{Points, Unit};
use crate::record::{Facts, Finding, Record};
use crate::rulebook::{Document, Example, Expected, Level, Mechanism, ReadingId};

impl Check {
    pub(super) fn examples(&mut self, document: &Document) {
        if document.examples.is_empty() {
            return;
        }
        let examples = self.at_most("examples", &document.examples, MAX_EXAMPLES);
        self.unique("examples", examples.iter().map(|example| example.id));
        let names = Names::of(document);
        for (index, example) in examples.iter().enumerate() {
            self.example(&format!("examples[{index}]"), example, &names, document);
        }
    }

    fn example(&mut self, at: &str, example: &Example, names: &Names<'_>, document: &Document) {
        self.title(format!("{at}.title"), &example.title);
        for (id, option) in &example.readings {
            self.option(
                format!("{at}.readings.{}", id.name()),
                *id,
                *option,
                document,
            );
        }
        match Record::new(example.facts.clone()) {
            Ok(record) => self.names(&format!("{at}.facts"), &record, names, document),
            Err(problems) => {
                for problem in problems {
                    let path = format!("{at}.facts.{}", problem.path);
                    self.at(path, Fault::Fact(problem.fault));
                }
            }
        }
        if example.facts.unit != document.unit {
            self.at(format!("{at}.facts.unit"), Fault::OtherUnit);
        }
        self.expected(&format!("{at}.expected"), &example.expected, document.unit);
        if example.expected.pay.is_some() && example.facts.wage.is_none() {
            self.at(format!("{at}.expected.pay"), Fault::PayWithoutWage);
        }
    }

    fn option(&mut self, at: String, id: ReadingId, option: Id, document: &Document) {
        if !id.known().contains(&option.as_str()) {
            self.at(at, Fault::UnknownOption(option));
            return;
        }
        let mut readings = document.readings.iter();
        let reading = readings.find(|reading| reading.id == id);
        let options = reading.map_or(&[][..], |reading| &reading.options);
        if !options.is_empty() && !options.iter().any(|offered| offered.id == option) {
            self.at(at, Fault::ChosenNotOffered(option));
        }
    }

    fn names(&mut self, at: &str, facts: &Facts, names: &Names<'_>, document: &Document) {
        for (e, entry) in facts.entries.iter().enumerate() {
            for (p, part) in entry.parts.iter().enumerate() {
                if !names.entered.contains(part) {
                    let fault = Fault::UnknownPart(*part);
                    self.at(format!("{at}.entries[{e}].parts[{p}]"), fault);
                }
            }
        }
        for id in facts.measures.keys() {
            if !document.measures.iter().any(|measure| measure.id == *id) {
                self.at(format!("{at}.measures.{id}"), Fault::UnknownMeasure(*id));
            }
        }
        for (index, complaint) in facts.complaints.iter().enumerate() {
            if let Finding::Liable(level) = complaint.finding
                && !names.levels.iter().any(|known| known.id == level)
            {
                let path = format!("{at}.complaints[{index}].finding.liable");
                self.at(path, Fault::UnknownLevel(level));
            }
        }
    }

    fn expected(&mut self, at: &str, expected: &Expected, unit: Unit) {
        if unit == Unit::Points && expected.score < Points::ZERO {
            self.at(format!("{at}.score"), Fault::Negative);
        }
        if expected.low.is_some_and(|low| low > expected.score) {
            self.at(format!("{at}.low"), Fault::LowAboveValue);
        }
        if expected.high.is_some_and(|high| high < expected.score) {
            self.at(format!("{at}.high"), Fault::HighBelowValue);
        }
    }
}

/// What facts may name besides measures.
struct Names<'a> {
    /// Parts that are counted by entries.
    entered: Vec<Id>,
    levels: &'a [Level],
}

impl<'a> Names<'a> {
    fn of(document: &'a Document) -> Self {
        let mut names = Self {
            entered: Vec::new(),
            levels: &[],
        };
        for section in &document.sections {
            for clause in &section.clauses {
                for part in &clause.parts {
                    match &part.mechanism {
                        Mechanism::PerOccurrence { .. } if names.entered.len() < MAX_PARTS => {
                            names.entered.push(part.id);
                        }
                        Mechanism::Severity { levels } => names.levels = levels,
                        _ => {}
                    }
                }
            }
        }
        names
    }
}
