//! Texts that no record holds (yet), while another month is shown and over a
//! reload.

use super::{Field, Key, MeasureKind, State};
use crate::store::{Draft, MAX_DRAFT_MONTHS};

impl State {
    /// All texts to keep, the shown month's last.
    pub fn kept_drafts(&self) -> Vec<Draft> {
        let mut kept = self.shelf.clone();
        let (agent, month) = self.key();
        kept.retain(|draft| !(draft.agent == agent && draft.month == month));
        kept.extend(self.draft());
        let surplus = kept.len().saturating_sub(MAX_DRAFT_MONTHS);
        kept.drain(..surplus);
        kept
    }

    /// Takes the texts that were kept; what was typed meanwhile stays.
    pub fn take_drafts(&mut self, kept: Vec<Draft>) {
        self.shelf = kept;
        self.unshelve();
    }

    /// Puts the shown month's texts aside.
    pub(super) fn shelve(&mut self) {
        self.shelf = self.kept_drafts();
    }

    /// Puts the texts of the month that is shown now where they stood, with
    /// their forms open.
    pub(super) fn unshelve(&mut self) {
        let key = self.key();
        let own = |draft: &Draft| draft.agent == key.0 && draft.month == key.1;
        let Some(place) = self.shelf.iter().position(own) else {
            return;
        };
        let draft = self.shelf.remove(place);
        if self.is_closed() {
            return;
        }
        for (field, text) in draft.texts.0 {
            let unknown = |id| !self.record().measures.contains_key(&id);
            match field {
                Field::Rank | Field::Heads | Field::Tied => self.content.forms.exam_sat = true,
                Field::ReportDate => self.content.forms.report_in = true,
                Field::Percent(id) if unknown(id) => {
                    let forms = &mut self.content.forms.measures;
                    forms.insert(id, MeasureKind::Percent);
                }
                _ => {}
            }
            if !self.content.drafts.contains_key(&field) {
                self.content.drafts.insert(field, text);
            }
        }
    }

    /// The shown month's own.
    fn draft(&self) -> Option<Draft> {
        let (agent, month) = self.key();
        let texts = self.content.drafts.iter();
        let texts = texts.map(|(field, text)| (*field, text));
        Draft::of(&agent, month, texts)
    }

    fn key(&self) -> Key {
        (self.content.agent.clone(), self.content.month)
    }
}
