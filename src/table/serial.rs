//! Days and times as spreadsheets count them: days since the last of 1899.

use crate::calendar::{Date, Month};

/// The day that a number stands for; none outside of 2000 to 2999.
pub fn day_of(plain: &str, is_1904: bool) -> Option<Date> {
    /// 2000-01-01, counted from the end of 1899 and from the beginning of 1904.
    const FIRST: [u32; 2] = [36_526, 35_064];
    let whole = plain.split_once('.').map_or(plain, |(whole, _)| whole);
    let days: u32 = whole.parse().ok()?;
    let after = days.checked_sub(FIRST[usize::from(is_1904)])?;
    let date = Month::FIRST.first_day().plus(after);
    (date < Date::LAST).then_some(date)
}

/// The seconds that a part of a day stands for, to the nearest; none below nothing or
/// past a thousand years.
pub fn seconds_of(plain: &str) -> Option<u64> {
    let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
    let days: u64 = whole.parse().ok().filter(|days| *days < 400_000)?;
    let part: String = part.chars().take(15).collect();
    let scale = 10_u128.pow(u32::try_from(part.len()).ok()?);
    let part: u128 = if part.is_empty() {
        0
    } else {
        part.parse().ok()?
    };
    let seconds = (part * 86_400 + scale / 2) / scale;
    Some(days * 86_400 + u64::try_from(seconds).ok()?)
}
