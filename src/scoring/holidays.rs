//! Which days are working days where the record doesn't say: public holidays, and
//! the weekend days that are worked for them.

use crate::calendar::{Date, Month};

/// A public holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    /// 1 January.
    NewYear,
    /// The first days of the lunar year.
    SpringFestival,
    /// The day of the solar term, about 5 April.
    Qingming,
    /// From 1 May.
    Labour,
    /// The fifth of the fifth lunar month.
    DragonBoat,
    /// The fifteenth of the eighth lunar month.
    MidAutumn,
    /// From 1 October.
    National,
}

/// What the State Council's notice says of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublicDay {
    /// Nobody works, whatever the weekday.
    Off(Holiday),
    /// A day of a weekend that is worked for a holiday.
    Worked,
}

/// A notice of the State Council's general office (国办发明电) on a year's holidays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The year in which it was issued.
    pub issued: u16,
    /// Its number within that year.
    pub number: u8,
}

/// The notice that a year's holidays are taken from; of other years nothing is
/// known here.
pub const fn holiday_notice(year: u16) -> Option<Notice> {
    let (issued, number) = match year {
        // Of 2024-11-12.
        2025 => (2024, 12),
        // Of 2025-11-04.
        2026 => (2025, 7),
        _ => return None,
    };
    Some(Notice { issued, number })
}

/// What those notices say: the first day, the last, both as `yyyymmdd`.
const DAYS: [(u32, u32, PublicDay); 25] = {
    use Holiday::{DragonBoat, Labour, MidAutumn, National, NewYear, Qingming, SpringFestival};
    use PublicDay::{Off, Worked};
    [
        (20250101, 20250101, Off(NewYear)),
        (20250126, 20250126, Worked),
        (20250128, 20250204, Off(SpringFestival)),
        (20250208, 20250208, Worked),
        (20250404, 20250406, Off(Qingming)),
        (20250427, 20250427, Worked),
        (20250501, 20250505, Off(Labour)),
        (20250531, 20250602, Off(DragonBoat)),
        (20250928, 20250928, Worked),
        // One holiday of eight days; the 6th is the day of Mid-Autumn.
        (20251006, 20251006, Off(MidAutumn)),
        (20251001, 20251008, Off(National)),
        (20251011, 20251011, Worked),
        (20260101, 20260103, Off(NewYear)),
        (20260104, 20260104, Worked),
        (20260214, 20260214, Worked),
        (20260215, 20260223, Off(SpringFestival)),
        (20260228, 20260228, Worked),
        (20260404, 20260406, Off(Qingming)),
        (20260501, 20260505, Off(Labour)),
        (20260509, 20260509, Worked),
        (20260619, 20260621, Off(DragonBoat)),
        (20260920, 20260920, Worked),
        (20260925, 20260927, Off(MidAutumn)),
        (20261001, 20261007, Off(National)),
        (20261010, 20261010, Worked),
    ]
};

/// What the notices say of a day; nothing of an ordinary one.
pub fn public_day(date: Date) -> Option<PublicDay> {
    let month = Month::of(date);
    let day = (u32::from(month.year()) * 100 + u32::from(month.number())) * 100 + date.day();
    let of = DAYS
        .iter()
        .find(|(first, last, _)| (*first..=*last).contains(&day));
    of.map(|(.., public)| *public)
}

/// A day, or the last one before it on which people usually work.
pub fn last_worked(date: Date) -> Date {
    // No holiday is as long.
    let mut days = (0..31).map(|days| date.minus(days));
    days.find(|day| is_usually_worked(*day)).unwrap_or(date)
}

/// Whether a day is a working day where the record doesn't say: from Monday to
/// Friday, unless a notice says otherwise.
pub fn is_usually_worked(date: Date) -> bool {
    match public_day(date) {
        Some(public) => public == PublicDay::Worked,
        None => date.weekday() < 5,
    }
}
