//! Floor 1: months and days, as ISO text (`2026-03`, `2026-03-09`).
//!
//! Lives here: [`Month`] and [`Date`]. May not live here: a clock. What day
//! it is today always comes from the caller.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, NaiveDate};

/// A calendar month from 2000-01 to 2999-12.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: u16,
    month: u8,
}

impl Month {
    /// The first month that can be assessed.
    pub const FIRST: Self = Self {
        year: 2000,
        month: 1,
    };
    /// The last month that can be assessed.
    pub const LAST: Self = Self {
        year: 2999,
        month: 12,
    };

    /// None outside January to December and the years 2000 to 2999.
    pub const fn new(year: u16, month: u8) -> Option<Self> {
        if 2000 <= year && year <= 2999 && 1 <= month && month <= 12 {
            Some(Self { year, month })
        } else {
            None
        }
    }

    /// The month that `date` lies in.
    pub fn of(date: Date) -> Self {
        Self {
            year: date.0.year() as u16,
            month: date.0.month() as u8,
        }
    }

    /// The year, 2000 to 2999.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The number of the month, 1 to 12.
    pub const fn number(self) -> u8 {
        self.month
    }

    /// Its quarter, from 1.
    pub const fn quarter(self) -> u8 {
        (self.number() - 1) / 3 + 1
    }

    /// So many months later (earlier if negative), held at the first and last.
    #[must_use]
    pub fn plus(self, months: i32) -> Self {
        let index = i32::from(self.year) * 12 + i32::from(self.month) - 1;
        let index = index
            .saturating_add(months)
            .clamp(2000 * 12, 2999 * 12 + 11);
        Self {
            year: (index / 12) as u16,
            month: (index % 12 + 1) as u8,
        }
    }

    /// A day of this month; none if the month is shorter.
    pub fn day(self, day: u32) -> Option<Date> {
        NaiveDate::from_ymd_opt(i32::from(self.year), u32::from(self.month), day).map(Date)
    }

    /// The first day.
    pub fn first_day(self) -> Date {
        // Every month from 2000 to 2999 has a first day.
        self.day(1).unwrap_or_default()
    }

    /// The last day.
    pub fn last_day(self) -> Date {
        let last = (28..=31).rev().find_map(|day| self.day(day));
        last.unwrap_or(Date::LAST)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl FromStr for Month {
    type Err = CalendarError;
    fn from_str(text: &str) -> Result<Self, CalendarError> {
        let (year, month) = text.split_once('-').ok_or(CalendarError::NotAMonth)?;
        let month = digits(year, 4)
            .zip(digits(month, 2))
            .and_then(|(year, month)| Self::new(year, month as u8));
        month.ok_or(CalendarError::NotAMonth)
    }
}

/// A calendar day from 2000-01-01 to 2999-12-31.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

impl Date {
    /// The last day of the calendar, 2999-12-31.
    pub const LAST: Self = Self(match NaiveDate::from_ymd_opt(2999, 12, 31) {
        Some(date) => date,
        None => NaiveDate::MAX,
    });

    /// None for a day that the calendar doesn't have.
    pub fn new(year: u16, month: u8, day: u32) -> Option<Self> {
        Month::new(year, month)?.day(day)
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// The day of the week, from 0 for Monday to 6 for Sunday.
    pub fn weekday(self) -> u32 {
        self.0.weekday().num_days_from_monday()
    }

    /// A number that all days from a Monday to the next Sunday share.
    pub fn week(self) -> i32 {
        // The first day of the common era was a Monday.
        (self.0.num_days_from_ce() - 1).div_euclid(7)
    }

    /// Days since `earlier`; negative when this day comes first.
    pub fn days_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).num_days()
    }

    /// So many days later, held at [`LAST`](Self::LAST).
    #[must_use]
    pub fn plus(self, days: u32) -> Self {
        let later = self.0.checked_add_days(Days::new(u64::from(days)));
        later.map_or(Self::LAST, |date| Self(date).min(Self::LAST))
    }

    /// So many days earlier, held at 2000-01-01.
    #[must_use]
    pub fn minus(self, days: u32) -> Self {
        let first = Month::FIRST.first_day();
        let earlier = self.0.checked_sub_days(Days::new(u64::from(days)));
        earlier.map_or(first, |date| Self(date).max(first))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = (self.0.year(), self.0.month(), self.0.day());
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl FromStr for Date {
    type Err = CalendarError;
    fn from_str(text: &str) -> Result<Self, CalendarError> {
        let (month, day) = text.rsplit_once('-').ok_or(CalendarError::NotADate)?;
        let month: Month = month.parse().map_err(|_| CalendarError::NotADate)?;
        digits(day, 2)
            .and_then(|day| month.day(u32::from(day)))
            .ok_or(CalendarError::NotADate)
    }
}

/// A minute of a day, by the clock of wherever it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Minute {
    /// The day.
    pub date: Date,
    of_day: u16,
}

impl Minute {
    /// None for an hour above 23, a minute above 59, or a day outside of the
    /// calendar.
    pub fn new(date: Date, hour: u32, minute: u32) -> Option<Self> {
        let is_fit = hour < 24 && minute < 60 && date >= Self::default().date;
        let of_day = is_fit.then(|| hour * 60 + minute)?;
        let of_day = u16::try_from(of_day).ok()?;
        Some(Self { date, of_day })
    }
}

/// The first of the calendar: for a clock that says nothing sensible.
impl Default for Minute {
    fn default() -> Self {
        Self {
            date: Date(NaiveDate::from_ymd_opt(2000, 1, 1).unwrap_or_default()),
            of_day: 0,
        }
    }
}

impl fmt::Display for Minute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { date, of_day } = self;
        write!(f, "{date} {:02}:{:02}", of_day / 60, of_day % 60)
    }
}

impl FromStr for Minute {
    type Err = CalendarError;
    fn from_str(text: &str) -> Result<Self, CalendarError> {
        let read = || {
            let (date, time) = text.split_once(' ')?;
            let (hour, minute) = time.split_once(':')?;
            let (hour, minute) = (digits(hour, 2)?, digits(minute, 2)?);
            Self::new(date.parse().ok()?, u32::from(hour), u32::from(minute))
        };
        read().ok_or(CalendarError::NotADate)
    }
}

/// Why a text is no month or no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalendarError {
    /// Not `YYYY-MM` between 2000-01 and 2999-12.
    NotAMonth,
    /// Not `YYYY-MM-DD`, or a day that the month doesn't have.
    NotADate,
}

impl fmt::Display for CalendarError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAMonth => "not a month of the form 2026-03",
            Self::NotADate => "not a date of the form 2026-03-09",
        })
    }
}

impl std::error::Error for CalendarError {}

fn digits(text: &str, length: usize) -> Option<u16> {
    let plain = text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}
