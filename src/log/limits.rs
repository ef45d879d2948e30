//! How much an entry may hold.

/// Characters of what was asked.
pub const MAX_QUESTION: usize = 500;
/// Characters of what was answered.
pub const MAX_ANSWER: usize = 1_000;
/// Characters of a case's title.
pub const MAX_CASE_TITLE: usize = 80;
/// Characters of a case's standard answer.
pub const MAX_STANDARD: usize = 1_000;
/// Entries of one log: at forty consultations a day, five years of one desk.
pub const MAX_LOG_ENTRIES: usize = 50_000;
