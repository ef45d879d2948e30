//! Cases that are nearly equal: looked for, and unmarked.

use std::rc::Rc;

use super::work::LogWork;
use super::{Changes, Log};
use crate::log::{Case, EntryId, LogEntry};

/// What the search found.
#[derive(Debug, Default)]
pub struct Twins {
    /// Groups of cases, the oldest first; none before it was looked for.
    pub groups: Option<Vec<Vec<EntryId>>>,
    /// What cases that were unmarked here said.
    pub(super) unmarked: Vec<(EntryId, Case)>,
}

impl Twins {
    /// Whether an entry was unmarked here, and can be a case again.
    pub fn was_unmarked(&self, id: EntryId) -> bool {
        self.unmarked.iter().any(|(other, _)| *other == id)
    }
}

impl Log {
    /// Begins to look for cases that are nearly equal.
    pub(in crate::desk) fn search_twins(&mut self) {
        if !self.is_busy() {
            self.work = Some(LogWork::search());
        }
    }

    pub(in crate::desk) fn unmark(&mut self, id: EntryId) -> Changes {
        let entry = self.page.entry(id);
        let case = entry.as_ref().and_then(|entry| entry.case.clone());
        let (Some(entry), Some(case)) = (entry, case) else {
            return Changes::new();
        };
        self.twins.unmarked.push((id, case));
        self.put_case(&entry, None)
    }

    pub(in crate::desk) fn remark(&mut self, id: EntryId) -> Changes {
        let unmarked = &mut self.twins.unmarked;
        let place = unmarked.iter().position(|(other, _)| *other == id);
        let case = place.map(|place| unmarked.remove(place).1);
        match (self.page.entry(id), case) {
            (Some(entry), Some(case)) if entry.case.is_none() => self.put_case(&entry, Some(case)),
            _ => Changes::new(),
        }
    }

    fn put_case(&mut self, entry: &Rc<LogEntry>, case: Option<Case>) -> Changes {
        let changed = entry.edited(|facts| facts.case = case);
        changed.map_or_else(
            |_| Changes::new(),
            |changed| self.page.act(vec![(changed.id, Some(changed))]),
        )
    }
}
