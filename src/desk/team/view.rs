//! What the team's page is drawn from.

use super::{TeamColumn, TeamForm, TeamView};
use crate::desk::{BookForm, Model};

/// So many months are scored while the page is drawn.
const AT_ONCE: usize = 64;

impl Model {
    /// The team's month; none before its form is there.
    pub fn team(&self) -> Option<TeamView> {
        let form = self.team_form()?;
        Some(form.refresh(&self.state, |key| self.storage.acts.of(key), AT_ONCE))
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
