//! Cases that are nearly equal: found case by case, and unmarked.

use std::rc::Rc;

use super::LogDesk;
use crate::locale::log_files::Doing;
use crate::log::{Case, EntryId, LogEntry, LogIndex, TwinSearch};
use crate::page::slices;

/// What the search found.
#[derive(Default)]
pub struct Twins {
    /// Groups of cases, the oldest first; none before it was looked for.
    pub groups: Option<Vec<Vec<EntryId>>>,
    /// What cases that were unmarked here said.
    unmarked: Vec<(EntryId, Case)>,
}

impl Twins {
    /// Whether an entry was unmarked here, and can be a case again.
    pub fn was_unmarked(&self, id: EntryId) -> bool {
        self.unmarked.iter().any(|(other, _)| *other == id)
    }
}

impl LogDesk {
    /// Looks for cases that are nearly equal.
    pub(super) async fn search_twins(&'static self) {
        let Some(mut run) = self.run(self.doing(Doing::Searching)) else {
            return;
        };
        if self.ready(&mut run).await.is_none() {
            return;
        }
        let entries = self.entries();
        let cases = entries.iter().filter(|entry| entry.case.is_some());
        let search = TwinSearch::among(cases.map(|entry| entry.id).collect());
        run.named(self.doing(Doing::Searching), 0, search.progress().1);
        let ask = |step: &mut dyn FnMut(&LogIndex) -> bool| self.with_index(step);
        let Some(groups) = slices::log::twins(search, ask, &mut run).await else {
            return;
        };
        let mut twins = self.files.twins.borrow_mut();
        twins.groups = Some(groups);
        twins.unmarked.clear();
    }

    pub(super) fn unmark(&'static self, id: EntryId) {
        let Some(entry) = self.entry(id) else { return };
        let Some(case) = entry.case.clone() else {
            return;
        };
        self.files.twins.borrow_mut().unmarked.push((id, case));
        self.put_case(&entry, None);
    }

    pub(super) fn remark(&'static self, id: EntryId) {
        let case = {
            let mut twins = self.files.twins.borrow_mut();
            let place = twins.unmarked.iter().position(|(other, _)| *other == id);
            place.map(|place| twins.unmarked.remove(place).1)
        };
        if let (Some(entry), Some(case)) = (self.entry(id), case)
            && entry.case.is_none()
        {
            self.put_case(&entry, Some(case));
        }
    }

    fn put_case(&'static self, entry: &Rc<LogEntry>, case: Option<Case>) {
        if let Ok(changed) = entry.edited(|facts| facts.case = case) {
            self.change(|page| page.act(vec![(changed.id, Some(changed))]));
        }
    }
}
