//! How large a rulebook of version 2 may be; each has a test.

/// Values.
pub const MAX_VALUES: usize = 5_000;
/// Values that are lists.
pub const MAX_LISTS: usize = 40;
/// Totals.
pub const MAX_TOTALS: usize = 20;
/// Lines and pools together.
pub const MAX_NODES: usize = 600;
/// How deep pools lie in each other.
pub const MAX_DEPTH: usize = 8;
/// Bands of one scale, or grades.
pub const MAX_BANDS: usize = 60;
/// Factors at one place.
pub const MAX_FACTORS: usize = 12;
/// Audiences: what isn't known of them is tried both ways.
pub const MAX_AUDIENCES: usize = 5;
/// Readings.
pub const MAX_READINGS: usize = 60;
/// Worked examples.
pub const MAX_EXAMPLES: usize = 100;
/// Kinds of one line.
pub const MAX_KINDS: usize = 100;
/// Events of a month whose amount goes by their number, those alike counted singly.
pub const MAX_EVENTS: u32 = 9_999;
/// Events of a month, those alike as one.
pub const MAX_EVENTS_LISTED: usize = 9_999;
/// Numbers in a value's list.
pub const MAX_LISTED: usize = 400;
/// How many events, or numbers of a list, may be alike.
pub const MAX_TIMES: u32 = 9_999;
/// So many months back a value may take from.
pub const MAX_EARLIER: u32 = 12;
/// So many months back it goes where each takes from the one before.
pub const MAX_CHAIN: u32 = 60;
