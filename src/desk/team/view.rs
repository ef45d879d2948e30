//! What the team's page is drawn from.

use super::{TeamForm, TeamView};
use crate::desk::{BookForm, Model};

/// So many months are scored while the page is drawn.
const AT_ONCE: usize = 64;

impl Model {
    /// The team's month; none before its form is there.
    pub fn team(&self) -> Option<TeamView> {
        let form = self.team_form()?;
        Some(form.refresh(&self.state, AT_ONCE))
    }

    /// What is open of it.
    pub fn team_form(&self) -> Option<&TeamForm> {
        self.book_form().map(|form: &BookForm| &form.team)
    }
}
