//! Texts that a person typed, as what they mean.

use super::{FieldFault, MAX_SALES, MAX_WAGE};
use crate::calendar::{Date, Month};
use crate::number::{Money, NumberError, Percent, Points};

/// A number typed in points, up to three decimals. None if nothing is typed.
///
/// # Errors
/// Text that is no such number.
pub fn typed_points(text: &str) -> Result<Option<Points>, FieldFault> {
    let text = normalise(text);
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(number_fault)
}

/// A wage typed in yuan. None if nothing is typed.
///
/// # Errors
/// Text that is no wage.
pub fn typed_wage(text: &str) -> Result<Option<Money>, FieldFault> {
    wage(&normalise(text))
}

/// A number typed in percent, 0 to 100. None if nothing is typed.
///
/// # Errors
/// Text that is no such number.
pub fn typed_percent(text: &str) -> Result<Option<Percent>, FieldFault> {
    percent(&normalise(text))
}

/// A whole number up to a limit. None if nothing is typed.
///
/// # Errors
/// Text that is no such number.
pub fn typed_count(text: &str, limit: u32) -> Result<Option<u32>, FieldFault> {
    let text = normalise(text);
    if text.is_empty() {
        return Ok(None);
    }
    whole(&text, limit).map(Some)
}

/// A day as a date field gives it. None if nothing is typed.
///
/// # Errors
/// Text that is no day.
pub fn typed_date(text: &str) -> Result<Option<Date>, FieldFault> {
    date(&normalise(text))
}

/// Full-width digits and signs as ASCII, without space and thousands commas:
/// Chinese input methods often type the full-width forms.
pub(super) fn normalise(text: &str) -> String {
    let ascii = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3002}' => '.',
        '\u{3000}' => ' ',
        other => other,
    };
    let text: String = text.chars().map(ascii).collect();
    text.trim().trim_end_matches('%').trim_end().to_owned()
}

pub(super) fn within(text: &str, limit: usize) -> Result<(), FieldFault> {
    match text.chars().nth(limit) {
        Some(_) => Err(FieldFault::TooLong(limit)),
        None => Ok(()),
    }
}

pub(super) fn whole(text: &str, limit: u32) -> Result<u32, FieldFault> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(FieldFault::NotWhole);
    }
    let number = text.parse().ok().filter(|number| *number <= limit);
    number.ok_or(FieldFault::Above(limit))
}

pub(super) fn percent(text: &str) -> Result<Option<Percent>, FieldFault> {
    if text.is_empty() {
        return Ok(None);
    }
    let percent: Percent = text.parse().map_err(number_fault)?;
    if percent < Percent::ZERO || percent > Percent::HUNDRED {
        return Err(FieldFault::Percent);
    }
    Ok(Some(percent))
}

pub(super) fn date(text: &str) -> Result<Option<Date>, FieldFault> {
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| FieldFault::NotADate)
}

pub(super) fn day_in(text: &str, month: Month) -> Result<Option<Date>, FieldFault> {
    match date(text)? {
        Some(day) if Month::of(day) != month => Err(FieldFault::OutsideMonth(month)),
        day => Ok(day),
    }
}

/// A sales figure, at least as much as this.
pub(super) fn sales(text: &str, least: Money) -> Result<Option<Money>, FieldFault> {
    let text = text.replace(',', "");
    if text.is_empty() {
        return Ok(None);
    }
    let sales: Money = text.parse().map_err(number_fault)?;
    if sales < least {
        return Err(FieldFault::SalesBelow(least));
    }
    if sales > MAX_SALES {
        return Err(FieldFault::WageAbove(MAX_SALES));
    }
    Ok(Some(sales))
}

pub(super) fn wage(text: &str) -> Result<Option<Money>, FieldFault> {
    let text = text.replace(',', "");
    if text.is_empty() {
        return Ok(None);
    }
    let wage: Money = text.parse().map_err(number_fault)?;
    if wage < Money::ZERO {
        return Err(FieldFault::WageNegative);
    }
    if wage > MAX_WAGE {
        return Err(FieldFault::WageAbove(MAX_WAGE));
    }
    Ok(Some(wage))
}

fn number_fault(error: NumberError) -> FieldFault {
    match error {
        NumberError::NotANumber => FieldFault::NotANumber,
        NumberError::TooPrecise(places) => FieldFault::TooPrecise(places),
        NumberError::TooLarge => FieldFault::NotANumber,
    }
}
