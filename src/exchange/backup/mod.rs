//! The file of all that a browser keeps:
//! `{"format":"kaohe-backup","version":2,"made":"2026-11-28 18:30","counts":{…},
//! "settings":{…},"rules":[…],"asides":[…],"records":[…],"log":[…],"documents":[…],
//! "document_months":[…]}`. `records` and `log` are lists of files as the records and
//! the log travel, so that their limits, versions and previews are those of any file.
//! Documents of version 2 and their months are the texts that are kept, to the letter:
//! what a person typed and doesn't count has no place in the file of a month.

mod read;
mod write;

pub use read::{BackupFile, BackupImport};
pub use write::{BackupHead, BackupWriter};

use crate::calendar::Month;
use crate::id::Id;
use crate::json::json_object;

/// The name of the file format of a backup.
pub const BACKUP_FORMAT: &str = "kaohe-backup";
/// Its latest version: with documents of version 2 and their months.
pub const BACKUP_VERSION: u32 = 2;
/// The version of one without: programs read it that know of no such documents.
const WITHOUT_DOCUMENTS: u32 = 1;
/// Bytes of a backup: the months and the log may fill a file each, and some.
pub const MAX_BACKUP_BYTES: usize = 4 * super::MAX_BYTES;

json_object! {
    /// How much a backup holds.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct BackupCounts {
        /// Months.
        pub months: u32,
        /// Acts on them that are kept one by one.
        pub acts: u32,
        /// Rulebooks that came in, and bundled ones on which something was decided.
        pub rulebooks: u32,
        /// Entries of the log.
        pub entries: u32,
        /// Texts that are set aside.
        pub asides: u32,
        /// Documents of version 2.
        #[or(default)]
        pub documents: u32,
        /// Months by one of them.
        #[or(default)]
        pub document_months: u32,
    }

    /// A text that couldn't be read.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct AsideText {
        /// What it was called.
        pub called: String,
        /// All of it.
        pub text: String,
    }

    /// A document of version 2.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct DocumentText {
        /// Its id.
        pub id: Id,
        /// From which month on it's in force, if it's kept beside an earlier one of its name.
        #[or(default)]
        pub beside: Option<Month>,
        /// All of it, as it came.
        pub text: String,
    }

    /// A month by such a document.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct DocumentMonthText {
        /// By which one.
        pub document: Id,
        /// Whose.
        pub agent: String,
        /// Which month.
        pub month: Month,
        /// All of it, as it was typed.
        pub text: String,
    }
}
