//! Deadlines in working days.

use crate::calendar::Date;
use crate::scoring::is_usually_worked;

/// The day that so many working days lie after another: weekends and public holidays don't
/// count, shifted working days do. At most 60.
pub fn working_days_after(from: Date, days: u8) -> Date {
    let mut left = days.min(60);
    let mut day = from;
    while left > 0 {
        day = day.plus(1);
        left -= u8::from(is_usually_worked(day));
    }
    day
}
