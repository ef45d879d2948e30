//! The consultation log on the desk: its forms, its list, and acts on its
//! entries that can be taken back. What its storage does, and what takes its
//! time, is the page's.

mod changes;
mod effect;
mod entering;
mod filter;
mod form;
mod history;
mod listing;
mod opened;
mod page;

pub use changes::{Changes, LogChange};
pub use effect::LogEffect;
pub use entering::Choosing;
pub use filter::{LogFilter, Waits};
pub use form::{LogField, LogForm, LogWrong};
pub use history::{LogHistory, Outdated};
pub use opened::Kept;
pub use page::{LogPage, NewEntry, Opened, Wrongs};
