//! The file of all that a browser keeps:
//! `{"format":"kaohe-backup","version":1,"made":"2026-11-28 18:30","counts":{…},
//! "settings":{…},"rules":[…],"asides":[…],"records":[…],"log":[…]}`. `records`
//! and `log` are lists of files as the records and the log travel, so that their
//! limits, versions and previews are those of any file.

mod read;
mod write;

pub use read::{BackupFile, BackupImport};
pub use write::{BackupHead, BackupWriter};

use crate::json::json_object;

/// The name of the file format of a backup.
pub const BACKUP_FORMAT: &str = "kaohe-backup";
/// Its version.
pub const BACKUP_VERSION: u32 = 1;
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
    }

    /// A text that couldn't be read.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct AsideText {
        /// What it was called.
        pub called: String,
        /// All of it.
        pub text: String,
    }
}
