//! How much a rulebook may hold.

use crate::number::{Percent, Points};

/// Sections of a rulebook.
pub const MAX_SECTIONS: usize = 16;
/// Clauses of one section.
pub const MAX_CLAUSES: usize = 128;
/// Parts of a rulebook.
pub const MAX_PARTS: usize = 128;
/// Main measures of a rulebook.
pub const MAX_MEASURES: usize = 16;
/// Conditions of one threshold.
pub const MAX_CONDITIONS: usize = 16;
/// Levels of a severity scale.
pub const MAX_LEVELS: usize = 8;
/// What one level may put up for consideration: each of the kinds once.
pub const MAX_CONSEQUENCES: usize = 5;
/// Options of one reading.
pub const MAX_OPTIONS: usize = 8;
/// Channels of the consultation log.
pub const MAX_CHANNELS: usize = 32;
/// Categories of the consultation log.
pub const MAX_CATEGORIES: usize = 64;
/// Worked examples.
pub const MAX_EXAMPLES: usize = 64;
/// The highest amount of points.
pub const MAX_POINTS: Points = Points::whole(1_000);
/// The most calls a day or seconds that a rulebook asks for.
pub const MAX_QUOTA: u32 = 9_999;
/// Bands of the pay.
pub const MAX_BANDS: usize = 32;
/// The highest factor of a band: twice the wage.
pub const MAX_FACTOR: Percent = Percent::from_raw(200_000);
/// Characters of a title, in each language.
pub const MAX_TITLE: usize = 80;
/// Characters of a summary, description or question, in each language.
pub const MAX_SUMMARY: usize = 400;
/// Characters of a clause's number.
pub const MAX_NUMBER: usize = 16;
/// Characters of what a set number rests on.
pub const MAX_SOURCE: usize = 200;
/// Characters of the note to a chosen reading.
pub const MAX_REASON: usize = 500;
