//! What the team's page is drawn from.

use super::{BookTeamView, TeamColumn, TeamForm, TeamView};
use crate::desk::state::State;
use crate::desk::{BookForm, Model};

/// So many months are scored while the page is drawn.
const AT_ONCE: usize = 64;
/// The same by a document, which may ask for much more work than a bundled rulebook.
const AT_ONCE_BY_DOCUMENT: usize = 16;
/// Months that are scored by a document in one step.
const STEP_BY_DOCUMENT: usize = 4;

impl TeamForm {
    /// Scores a few months more by the document that is shown.
    pub(super) fn step_by_document(&self, state: &State) {
        self.refresh_by_document(state, STEP_BY_DOCUMENT);
    }

    /// Whether some of its months aren't scored yet.
    pub(super) fn is_due_by_document(&self, state: &State) -> bool {
        let view = self.refresh_by_document(state, 0);
        view.is_some_and(|view| !view.is_ready())
    }
}

impl Model {
    /// The team's month; none before its form is there.
    pub fn team(&self) -> Option<TeamView> {
        let form = self.team_form()?;
        Some(form.refresh(
            &self.state,
            self.turn,
            |key| self.storage.acts.of(key),
            AT_ONCE,
        ))
    }

    /// The team's month by the document that is shown; none where a bundled rulebook is, or
    /// nobody can read the document.
    pub fn book_team(&self) -> Option<BookTeamView> {
        let form = self.team_form()?;
        // The log's agent takes from it.
        self.shelf();
        form.refresh_by_document(&self.state, AT_ONCE_BY_DOCUMENT)
    }

    /// What is open of it.
    pub fn team_form(&self) -> Option<&TeamForm> {
        self.book_form().map(|form: &BookForm| &form.team)
    }

    /// Whether a column is left out.
    pub fn hides(&self, column: TeamColumn) -> bool {
        let chosen = self.team_form().and_then(|form| form.hidden.as_ref());
        let kept = self.storage.settings.as_ref();
        let hidden = chosen.or(kept.map(|known| &known.team_hidden));
        hidden.is_some_and(|hidden| hidden.split(' ').any(|name| name == column.name()))
    }
}
