//! The shown month by the shown document, and others with what they take from each other.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::{BookForm, Shelf};
use crate::calendar::Month;
use crate::desk::Model;
use crate::draft::Case;
use crate::id::Id;
use crate::language::limits;
use crate::plan::{Elsewhere, Filled, Filling, Recorded, TeamOf, TeamSide, Volume, worked_out};
use crate::store::MonthKey;

impl Model {
    /// What is open of brought documents.
    pub fn book_form(&self) -> Option<&BookForm> {
        self.book.as_ref()?.downcast_ref()
    }

    /// The shown month by the document that is filled in; none without one.
    pub fn book_view(&self) -> Option<Filled> {
        let content = &self.state.content;
        let id = content.book?;
        self.shelf().filled(&content.agent, content.month, id)
    }
}

impl Shelf {
    /// A month with what it takes from elsewhere, even if nothing is recorded; none where no
    /// document scores it.
    pub fn filled(&self, agent: &str, month: Month, document: Id) -> Option<Filled> {
        let team = self.team_of(month, document);
        self.filled_among(agent, month, document, team.as_ref())
    }

    /// The same beside these months of all agents.
    pub fn filled_among(
        &self,
        agent: &str,
        month: Month,
        document: Id,
        team: Option<&Rc<TeamOf>>,
    ) -> Option<Filled> {
        let filled = self.by_itself(agent, month, document)?;
        Some(among(filled, agent, team))
    }

    /// The same of several months.
    pub fn filled_all(
        &self,
        agent: &str,
        months: &[Month],
        document: Id,
    ) -> BTreeMap<Month, Filled> {
        let found = worked_out(months, |month| self.recorded(agent, month, document));
        let each = found.into_iter().map(|(month, filled)| {
            let team = self.team_of(month, document);
            (month, among(filled, agent, team.as_ref()))
        });
        each.collect()
    }

    /// A month without what it takes from the team.
    pub(super) fn by_itself(&self, agent: &str, month: Month, document: Id) -> Option<Filled> {
        let mut found = worked_out(&[month], |month| self.recorded(agent, month, document));
        found.remove(&month)
    }

    /// The same where this document has been in force in all months, with months by it that lie
    /// here otherwise.
    pub(in crate::desk) fn as_if(&self, volume: &Rc<Volume>, cases: &[Case]) -> Self {
        let id = volume.document.id;
        let mut shelf = self.clone();
        shelf.known = self.known.anew();
        shelf.documents.retain(|(own, _), _| *own != id);
        shelf.documents.insert((id, None), Rc::clone(volume));
        for case in cases {
            let place = (MonthKey::new(&*case.agent, case.month), id);
            let filling = || Rc::clone(&case.filling);
            shelf.months.entry(place).or_insert_with(filling);
        }
        shelf
    }

    /// What a month hangs on: what was typed for it, and for those that it may take from.
    pub fn rests<'a>(
        &'a self,
        agent: &'a str,
        month: Month,
        document: Id,
    ) -> impl Iterator<Item = &'a Rc<Filling>> {
        let versions = self.versions(document).into_iter();
        let takes = versions.map(|of| of.document.reach()).max() > Some(0);
        let back = if takes { limits::MAX_CHAIN } else { 0 };
        let first = month.plus(-i32::try_from(back).unwrap_or(0));
        let [first, last] = [first, month].map(|month| MonthKey::new(agent, month));
        let all = self.months.range((first, document)..=(last, document));
        all.filter(move |((_, by), _)| *by == document)
            .map(|(_, filling)| filling)
    }

    fn recorded(&self, agent: &str, month: Month, document: Id) -> Option<Recorded> {
        let volume = self.in_force(document, month)?;
        Some(Recorded {
            volume: Rc::clone(volume),
            filling: self.month(agent, month, document).cloned(),
            log: self.logged(agent, month, &volume.document),
        })
    }
}

/// A month with what it takes from the team.
fn among(filled: Filled, agent: &str, team: Option<&Rc<TeamOf>>) -> Filled {
    let Some(team) = team else { return filled };
    let elsewhere = Elsewhere {
        team: Some(TeamSide {
            team: Rc::clone(team),
            agent: agent.to_owned(),
        }),
        ..(*filled.elsewhere).clone()
    };
    Filled::with(
        &filled.volume,
        &filled.filling,
        filled.month,
        &Rc::new(elsewhere),
    )
}
