//! The status line, and what is announced.

use super::{Chunk, Model};
use crate::locale::{net, say};
use crate::scoring::{Certainty, Sheet};

impl Model {
    /// Whether what was entered is kept, with so many fields that don't count.
    pub fn status(&self, wrong: usize) -> String {
        let words = self.lang.words();
        let storage = &self.storage;
        let mut status = if self.own.is_some() {
            words.example_status.to_owned()
        } else if storage.is_saving || self.is_opening() {
            words.saving.to_owned()
        } else if !self.all_saved() {
            words.saving_off.to_owned()
        } else {
            let at = storage.saved_at;
            at.map_or_else(String::new, |(hour, minute)| {
                say::saved_at(self.lang, hour, minute)
            })
        };
        if wrong > 0 {
            status.push_str(&say::not_kept(self.lang, wrong));
        }
        status
    }

    /// Whether all that was entered is in storage.
    pub fn all_saved(&self) -> bool {
        if let Some(own) = &self.own {
            return own.all_saved();
        }
        let log = self.log.as_ref();
        self.storage.all_saved && log.is_none_or(|log| log.is_saved())
    }

    /// Whether storage has owed an answer for too long.
    pub fn is_stuck(&self) -> bool {
        let report = self.storage.report.as_ref();
        report.is_some_and(|report| report.is_stuck)
    }

    /// Whether what is entered waits for storage, which is still on its way.
    fn is_opening(&self) -> bool {
        let storage = &self.storage;
        let on_its_way = storage.report.is_none() && !storage.late && !storage.unjournaled;
        !storage.all_saved && on_its_way && self.chunk != Chunk::Failed
    }

    /// The score and how sure it is, for screen readers.
    pub fn announced(&self, sheet: &Sheet) -> String {
        let words = self.lang.words();
        if self.state.is_blank() {
            return words.nothing_recorded.to_owned();
        }
        let state = match sheet.certainty {
            Certainty::Provisional => words.provisional,
            Certainty::RestsOnAssumed => words.rests_on_assumed,
            Certainty::Final => words.final_,
        };
        net::announced(self.lang, sheet, state)
    }
}
