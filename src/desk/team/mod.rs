//! The month of all agents: who is before whom, what it costs, who is missing; what is known
//! centrally and entered once.

mod by_document;
mod cache;
mod claims;
mod columns;
mod enter;
mod form;
mod issue;
mod keep;
mod plans;
mod rows;
mod systems;
mod view;
mod work;

pub use by_document::BookTeamView;
pub use cache::TeamView;
pub use claims::claim_of;
pub use columns::TeamColumn;
pub use enter::{Resolved, clause_matches, resolve};
pub use form::{
    EventDraft, EventFault, EventField, IssueAs, TeamEdit, TeamForm, TeamMsg, TeamOnly, TeamPaper,
    TeamSort, TeamSystem,
};
pub(super) use issue::issued;
pub use plans::TeamPlans;
pub use rows::{is_to_handle, shown_by_document, shown_rows};
pub use work::mark_of;
pub(in crate::desk) use work::put as put_rows;
pub(super) use work::{is_due, update};
