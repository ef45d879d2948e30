//! The consultation log as the desk has it: its entries and their search, its
//! forms, its list, acts that can be taken back, and what of it takes its time.
//! What it asks of the outside is said beside it, by `log_act` and `log_keep`.

mod changes;
mod entering;
mod export;
mod files;
mod filter;
mod form;
mod history;
mod import;
mod listing;
mod model;
mod msg;
mod opened;
mod page;
mod report;
mod twins;
mod work;

pub use changes::{Changes, LogChange};
pub use entering::Choosing;
pub use export::{Export, LogScope, LogTable, Made};
pub(super) use files::is_of_months;
pub use files::{FilesMsg, Panel};
pub use filter::{LogFilter, Waits};
pub use form::{LogField, LogForm, LogWrong};
pub use history::{LogHistory, Turned};
pub use import::LogImporting;
pub(super) use import::SHOWN;
pub use model::{Job, Log, Opening};
pub use msg::{LogMsg, LogPlace};
pub use opened::Kept;
pub use page::{LogPage, NewEntry, Opened, Wrongs};
pub use report::{ReportMsg, Reporting};
pub use twins::Twins;
pub(super) use work::Stepped;
