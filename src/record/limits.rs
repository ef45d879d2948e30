//! How much a record may hold.

use crate::number::Money;

/// The most that one count can be.
pub const MAX_COUNT: u32 = 999;
/// Entries in a month.
pub const MAX_ENTRIES: usize = 2_000;
/// Parts that one entry may name.
pub const MAX_PARTS: usize = 8;
/// Complaints in a month.
pub const MAX_COMPLAINTS: usize = 999;
/// Improvement plans in a month.
pub const MAX_PLANS: usize = 64;
/// Characters in the name of who sees to a plan.
pub const MAX_OWNER: usize = 40;
/// Times that a month is closed or opened again.
pub const MAX_HISTORY: usize = 64;
/// Lines of a closed sheet.
pub const MAX_LINES: usize = 2_000;
/// Calls of one day.
pub const MAX_CALLS: u32 = 9_999;
/// The most that can be asked for or sold in a month: ten milliards.
pub const MAX_SALES: Money = Money::from_raw(1_000_000_000_000);
/// Measures in a month.
pub const MAX_MEASURES: usize = 64;
/// Characters in an agent's name or number.
pub const MAX_AGENT: usize = 40;
/// Characters in a note.
pub const MAX_NOTE: usize = 500;
/// The largest head count of an exam.
pub const MAX_HEADS: u32 = 99_999;
/// The highest post wage: a million yuan.
pub const MAX_WAGE: Money = Money::from_raw(100_000_000);
