//! Floor 3: how records and rulebooks leave and come in as files.
//!
//! Lives here: the file of records ([`export`], [`file_name`], [`read`]), one
//! line of JSON Lines ([`read_line`]), the file of a rulebook
//! ([`read_rulebook`]), the file of the consultation log ([`LogImport`],
//! [`LogExport`]), the file of all that a browser keeps ([`BackupImport`],
//! [`BackupWriter`]), the limits of these, the versions and their migrations,
//! the [`preview`] of an import, and any table as CSV ([`write_csv`]). May not
//! live here: the page, storage, a clock, a language. What is wrong with a file
//! is a typed fault with a path; words for it are found in `locale`.
//!
//! A file is a claim. Nothing in it is trusted: it's checked as strictly as
//! something typed, and the score that its sender saw is only ever shown
//! beside our own. One faulty record doesn't refuse the others.

mod backup;
mod book_file;
mod borders;
mod calendar_file;
mod claimed;
mod csv;
mod encoding;
mod envelope;
mod export;
mod fault;
mod item;
mod limits;
mod line;
mod link;
mod log_file;
mod migrate;
mod name;
mod pieces;
mod pretty;
mod preview;
mod read;
mod review_file;
mod rulebook_file;
mod scan;
mod steps;
mod twins;

/// The version of this program, as files name it.
pub const PROGRAM: &str = env!("CARGO_PKG_VERSION");

pub use crate::json::{MAX_SHOWN, Malformed, Shape};
pub use backup::{
    AsideText, BACKUP_FORMAT, BACKUP_VERSION, BackupCounts, BackupFile, BackupHead, BackupImport,
    BackupWriter, DocumentRow, MAX_BACKUP_BYTES, read_document_row,
};
pub use book_file::{
    BOOK_FORMATS, BookFault, BookFile, BookMonth, BookTotal, is_book, read_book, stored_book,
    write_book_month,
};
pub use calendar_file::{CalendarDay, write_calendar};
pub use claimed::{ForgedLine, LineFigures, forged_lines};
pub use csv::{Cell, Figure, csv_lines, write_csv};
pub use encoding::Encoding;
pub use export::{Wage, export, export_with};
pub use fault::{Broken, FileFault, RecordFault, RecordFaultKind, RulebookFault};
pub use item::{DerivedLine, Figures, Item, RulebookRef};
pub use limits::*;
pub use line::{Layout, Line, LineFault, layout, read_line, read_line_by_tree};
pub use link::{is_link, link, packed_in};
pub use log_file::{
    Clash, Held, IncomingEntry, LOG_FORMAT, LOG_VERSION, LogChoice, LogEntryFault,
    LogEntryFaultKind, LogExport, LogImport, LogIncoming, LogOffer, LogPreview, LogProgress,
    LogPut, LogTake, Pushed, RefusedEntry, free_key, log_file_name, log_part_name,
};
pub use migrate::VERSION;
pub use name::{
    backup_name, book_archive_name, book_issued_name, book_name, book_team_name, calendar_name,
    file_name, month_csv_name, review_name, shared_name, team_archive_name, team_file_name,
    year_csv_name,
};
pub use pieces::{HEAD_BYTES, TextPieces, format_in};
pub use pretty::pretty;
pub use preview::{Change, Claim, Preview, preview};
pub use read::{Import, Incoming, IncomingRulebook, Refused, Who, decode, read};
pub use review_file::{REVIEW_FORMAT, REVIEW_VERSION, read_review, review_text, write_review};
pub use rulebook_file::{read_rulebook, rulebook_file_name, write_rulebook};
pub use steps::RecordsImport;
pub use twins::{Beside, Firsts, settle_twins};

/// The name of the file format of records.
pub const FORMAT: &str = "kaohe-records";
