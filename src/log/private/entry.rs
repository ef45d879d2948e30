//! An entry's texts, all of which somebody may have written a number into.

use super::{PrivateKind, find_private, masked};
use crate::log::LogEntry;

impl LogEntry {
    /// What in it looks private, in the order of its texts.
    pub fn looks_private(&self) -> Vec<PrivateKind> {
        let case = self.case.as_ref();
        let case = case.map(|case| [&case.title, &case.answer]);
        let texts = [&self.question, &self.answer].into_iter();
        let texts = texts.chain(case.into_iter().flatten());
        let found = texts.flat_map(|text| find_private(text));
        found.map(|private| private.kind).collect()
    }

    /// The entry with what looks private made unreadable in all of its texts.
    #[must_use]
    pub fn masked(&self) -> Self {
        let masking = self.edited(|facts| {
            facts.question = masked(&facts.question);
            facts.answer = masked(&facts.answer);
            if let Some(case) = &mut facts.case {
                case.title = masked(&case.title);
                case.answer = masked(&case.answer);
            }
        });
        // A mark takes the place of each character: no text grows or is blank.
        masking.unwrap_or_else(|_| self.clone())
    }
}
