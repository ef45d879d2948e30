//! The file of all that a browser keeps:
//! `{"format":"kaohe-backup","version":2,"made":"2026-11-28 18:30","counts":{…},
//! "settings":{…},"rules":[…],"asides":[…],"records":[…],"log":[…],"documents":[…]}`.
//! `records` and `log` are lists of files as the records and the log travel, so that their
//! limits, versions and previews are those of any file.
//! `documents` are documents of version 2 and months by them as they are kept, to the letter:
//! what a person typed and doesn't count has no place in the file of a month.

mod read;
mod write;

pub use read::{BackupFile, BackupImport, read_document_row};
pub use write::{BackupHead, BackupWriter};

use crate::json::json_object;

/// The name of the file format of a backup.
pub const BACKUP_FORMAT: &str = "kaohe-backup";
/// Its latest version: with what is known of a team as a whole.
pub const BACKUP_VERSION: u32 = 3;
/// The version of one with documents of version 2 and their months, but nothing of a team.
const WITHOUT_TEAM: u32 = 2;
/// The version of one without any of it: programs read it that know of no such documents.
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
        /// What is known of a team as a whole: roster, exams, what files said.
        #[or(default)]
        pub team_rows: u32,
    }

    /// A text that couldn't be read.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct AsideText {
        /// What it was called.
        pub called: String,
        /// All of it.
        pub text: String,
    }

    /// A document of version 2, a month by one, or something of a team: a row as it's kept.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct DocumentRow {
        /// Its name: `document/ID`, a further version `document/ID/MONTH`, one that is being
        /// written `draft/ID`, a month `month/AGENT/MONTH/ID`, the agent as in an address; of a team `team/roster`,
        /// `team/exam/MONTH`, `team/claim/AGENT/MONTH`, `team/heads/HASH`.
        pub row: String,
        /// All of it: a document as it came, a month as it was typed.
        pub text: String,
    }
}
