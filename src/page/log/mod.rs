//! The consultation log on the page: what is open of it, and what is done with
//! it. All of it is behind the later door.

mod act;
mod collate;
mod desk;
mod effect;
mod export;
mod files;
mod import;
mod job;
mod keep;
mod msg;
mod open;
mod read;
mod report;
mod twins;

pub use desk::{LogDesk, Opening};
pub use export::{Export, Scope, Table};
pub use files::{FilesMsg, Panel};
pub use import::{Import, Taken};
pub use job::Job;
pub use msg::{LogMsg, LogPlace, LogStorage};
pub use report::{ReportMsg, Reporting};
pub use twins::Twins;

use super::browser;
use crate::desk::log::LogField;

/// Puts the focus on an element.
fn focus(id: &str) {
    if let Some(element) = browser::element(id) {
        // Refused only by elements that take none.
        let _ = element.focus();
    }
}

/// Shows the opened entry over the whole screen.
fn show_sheet() {
    browser::show_modal("log-opened");
}

/// What puts the focus on a field of free text.
const fn field_to_focus(place: LogPlace, field: LogField) -> fn() {
    match (place, field) {
        (LogPlace::New, LogField::Answer) => || focus("log-new-answer"),
        (LogPlace::New, _) => || focus("log-new-question"),
        (LogPlace::Opened, LogField::Answer) => || focus("log-opened-answer"),
        (LogPlace::Opened, LogField::Title) => || focus("log-opened-title"),
        (LogPlace::Opened, LogField::Standard) => || focus("log-opened-standard"),
        (LogPlace::Opened, _) => || focus("log-opened-question"),
    }
}
