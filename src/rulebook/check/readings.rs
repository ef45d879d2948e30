//! The readings and their options.

use super::{Check, Fault, MAX_OPTIONS, MAX_REASON, MAX_SUMMARY};
use crate::number::Unit;
use crate::rulebook::{Holds, Reading, ReadingId};

/// Twice as many as there are, so that one that stands twice is still named.
const MAX_READINGS: usize = 2 * ReadingId::ALL.len();

impl Check {
    pub(super) fn readings(&mut self, readings: &[Reading], unit: Unit, holds: Holds) {
        let mut asked = Vec::<ReadingId>::new();
        let readings = self.at_most("readings", readings, MAX_READINGS);
        for (index, reading) in readings.iter().enumerate() {
            let at = format!("readings[{index}]");
            if asked.contains(&reading.id) {
                self.at(format!("{at}.id"), Fault::DuplicateReading(reading.id));
            }
            asked.push(reading.id);
            if reading.id.unit() != unit {
                self.at(format!("{at}.id"), Fault::OtherUnit);
            }
            self.text(format!("{at}.question"), &reading.question, MAX_SUMMARY);
            self.length(format!("{at}.note"), &reading.note, MAX_REASON);
            let options = self.at_most(&format!("{at}.options"), &reading.options, MAX_OPTIONS);
            let ids = || options.iter().map(|option| option.id);
            if options.is_empty() {
                self.at(format!("{at}.options"), Fault::NoOptions);
            } else if !ids().any(|id| id == reading.chosen) {
                let fault = Fault::ChosenNotOffered(reading.chosen);
                self.at(format!("{at}.chosen"), fault);
            }
            self.unique(&format!("{at}.options"), ids());
            for (o, option) in options.iter().enumerate() {
                let at = format!("{at}.options[{o}]");
                self.title(format!("{at}.title"), &option.title);
                if !reading.id.known().contains(&option.id.as_str()) {
                    self.at(format!("{at}.id"), Fault::UnknownOption(option.id));
                }
            }
        }
        for id in ReadingId::of_unit(unit) {
            let needed = id.is_needed() || self.repeats.contains(&id);
            if needed && id.is_asked(holds) && !asked.contains(&id) {
                self.at("readings", Fault::MissingReading(id));
            }
        }
    }
}
