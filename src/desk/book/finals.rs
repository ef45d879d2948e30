//! Months by documents that the stages made final, and the versions of documents that score them:
//! both stay.

use std::collections::BTreeSet;

use super::{Shelf, TeamRow};
use crate::calendar::Month;
use crate::id::Id;
use crate::language::Document;
use crate::number::Unit;
use crate::plan::Volume;
use crate::review::{MonthOf, System};
use crate::store::{BookKey, MonthKey, TeamKey};

/// Something that stays as it is.
pub(super) enum Stays {
    /// A row.
    Row(BookKey),
    /// An agent's month by the bundled rulebook of a unit.
    Month(String, Month, Unit),
}

impl Shelf {
    /// Whether the stages made a month by a document final, and it wasn't opened again: then it
    /// stays what it is.
    pub fn is_final(&self, of: &MonthOf) -> bool {
        let Some(id) = of.document else { return false };
        let key = TeamKey::Approvals(of.month, System::Document(id));
        match self.team.get(&key).map(|row| &**row) {
            Some(TeamRow::Approvals(approvals)) => approvals.is_final_of(&of.agent),
            _ => false,
        }
    }

    /// The months that are final for somebody and that this version scores: while there is one,
    /// it can't go.
    pub fn finals_by(&self, volume: &Volume) -> Vec<Month> {
        let Document { id, effective, .. } = volume.document;
        let is_by = |month: &Month| {
            let scores = self.in_force(id, *month);
            scores.is_some_and(|it| it.document.effective == effective)
        };
        self.finals(id).filter(is_by).collect()
    }

    /// The months that are final for somebody and that a version would score instead of the one
    /// that does: while there is one, it can't come.
    pub fn finals_against(&self, document: &Document) -> Vec<Month> {
        let (id, from) = (document.id, document.effective);
        let would = |month: &Month| {
            let Some(now) = self.in_force(id, *month).map(|it| &it.document) else {
                return false;
            };
            let goes_before = match (from <= *month, now.effective <= *month) {
                (true, true) => from >= now.effective,
                (true, false) => true,
                (false, true) => false,
                // Where none was in force yet, the first one scores.
                (false, false) => from <= now.effective,
            };
            goes_before && now != document
        };
        self.finals(id).filter(would).collect()
    }

    /// What stays by the stages in this row: the months that they make final, as they were given
    /// out and as they are, and what scores them.
    pub(super) fn stays_by(&self, row: &BookKey) -> Vec<Stays> {
        let BookKey::Team(TeamKey::Approvals(month, system)) = row else {
            return Vec::new();
        };
        let approvals = self.approvals(*month, *system);
        let agents: BTreeSet<&str> = approvals.final_agents().collect();
        let id = match *system {
            System::Bundled(unit) => {
                let all = agents.into_iter();
                return all
                    .map(|agent| Stays::Month(agent.to_owned(), *month, unit))
                    .collect();
            }
            System::Document(id) => id,
        };
        let mut stays = Vec::new();
        for agent in &agents {
            let of = MonthOf::new(*agent, *month, Some(id));
            stays.push(BookKey::Month(MonthKey::new(*agent, *month), id));
            stays.push(BookKey::Team(TeamKey::Issued(of)));
        }
        let scores = self.in_force(id, *month).filter(|_| !agents.is_empty());
        let scores = scores.and_then(|it| self.edition(id, it.document.effective));
        stays.extend(scores.map(|(row, _)| row));
        stays.into_iter().map(Stays::Row).collect()
    }

    /// The months by a document that are final for somebody, each once.
    fn finals(&self, id: Id) -> impl Iterator<Item = Month> {
        self.team
            .iter()
            .filter_map(move |(key, row)| match (key, &**row) {
                (TeamKey::Approvals(month, system), TeamRow::Approvals(approvals))
                    if *system == System::Document(id)
                        && approvals.final_agents().next().is_some() =>
                {
                    Some(*month)
                }
                _ => None,
            })
    }
}
