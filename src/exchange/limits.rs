//! How much a file may hold. What one record may hold stands with the record.

/// Bytes of a file, and of one line of JSON Lines: 32 MiB. An export of
/// [`MAX_RECORDS`] ordinary months is smaller; a larger file would make a
/// phone stop before it could say why.
pub const MAX_BYTES: usize = 32 << 20;

/// Lists and objects inside one another. A file of records needs 7, the
/// deepest parameter of a rulebook 14.
pub const MAX_DEPTH: usize = 16;
/// The same of a document of version 2, whose pools lie in each other.
pub const MAX_BOOK_DEPTH: usize = 64;

/// Records in one file: a province's agents for a month, or a branch's for
/// years. More go through the batch command as JSON Lines.
pub const MAX_RECORDS: usize = 20_000;

/// Bytes of one entry of a log's file: its texts, each character escaped,
/// take less than half of that. A longer one isn't looked into.
pub const MAX_ENTRY_BYTES: usize = 64 << 10;

/// Rulebooks that a file of records may bring along.
pub const MAX_RULEBOOKS: usize = 16;

/// Characters of a link that brings a month along: chat programs and mail cut
/// off longer ones.
pub const MAX_LINK: usize = 8_000;

/// Bytes of the text that such a link brings: 1 MiB.
pub const MAX_UNPACKED: usize = 1 << 20;
