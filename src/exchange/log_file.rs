//! The file of the consultation log, read and written in small steps, so that
//! a page stays responsive with tens of thousands of entries.
//!
//! `{"format":"kaohe-log","version":1,"program":"…","entries":[…]}`, an entry
//! on each line, sorted by key. A file of cases only is the same with fewer
//! entries. The same rules hold as for records: limits before anything is
//! read, no field twice or unknown, one faulty entry doesn't refuse the others.

mod export;
mod fault;
mod import;
mod preview;

pub use export::{LogChoice, LogExport, Pushed, log_file_name, log_part_name};
pub use fault::{LogEntryFault, LogEntryFaultKind};
pub use import::{IncomingEntry, LogImport, LogIncoming, LogProgress, RefusedEntry};
pub use preview::{Clash, Held, LogOffer, LogPreview, LogPut, LogTake, free_key};

/// The name of the file format of the log.
pub const LOG_FORMAT: &str = "kaohe-log";
/// Its version.
pub const LOG_VERSION: u32 = 1;
