//! A cell as the text that a field would be given.

use super::decimal::{plain, shifted};
use super::{Form, Number, Scale, Terms, Value};
use crate::calendar::{Date, Month};
use crate::record::Field;

/// What a cell comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Nothing.
    Nothing,
    /// A text for a field.
    Text(String),
    /// A formula that couldn't be worked out.
    Error(String),
}

/// What a cell says to a field.
pub(super) fn said(
    value: Option<&Value>,
    field: Field,
    scale: Scale,
    month: Month,
    terms: &Terms,
) -> Said {
    let Some(value) = value else {
        return Said::Nothing;
    };
    if let Value::Error(error) = value {
        return Said::Error(error.clone());
    }
    if is_nothing(value, terms) {
        return Said::Nothing;
    }
    Said::Text(match (field, value) {
        (
            Field::Percent(_),
            Value::Number(Number {
                form: Form::Percent,
                ..
            }),
        ) => value.to_string(),
        (Field::Percent(_), _) => match unmarked(value) {
            Some(number) => scaled(&number, scale),
            None => value.to_string(),
        },
        (Field::ReportDate | Field::Joined, Value::Text(text)) => {
            let around = match field {
                Field::ReportDate => month.plus(1),
                _ => month,
            };
            day(text, around).map_or_else(|| text.clone(), |day| day.to_string())
        }
        (Field::ReportDate | Field::Joined, Value::Number(Number { text, .. })) => {
            let day = day(text, month);
            day.map_or_else(|| text.clone(), |day| day.to_string())
        }
        (_, Value::Text(text)) => without_unit(text, terms),
        (_, value) => value.to_string(),
    })
}

/// The number in a cell of shares that no sign and no format says to be a percentage.
pub(super) fn unmarked(value: &Value) -> Option<String> {
    match value {
        Value::Number(Number {
            text,
            form: Form::Plain,
        }) => Some(text.clone()),
        Value::Text(text) => plain(&narrow(text)),
        _ => None,
    }
}

/// Whether a cell says that there is nothing.
pub(super) fn is_nothing(value: &Value, terms: &Terms) -> bool {
    let Value::Text(text) = value else {
        return false;
    };
    let text = narrow(text);
    text.is_empty() || terms.nothing.iter().any(|nothing| text == *nothing)
}

/// A text in narrow signs, without blanks around it.
pub(super) fn narrow(text: &str) -> String {
    let sign = |sign: char| match sign {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(sign as u32 - 0xfee0).unwrap_or(sign),
        '\u{3000}' | '\u{a0}' => ' ',
        sign => sign,
    };
    let narrow: String = text.chars().map(sign).collect();
    narrow.trim().to_owned()
}

fn without_unit(text: &str, terms: &Terms) -> String {
    let text = narrow(text);
    let units = terms.units.iter();
    let bare = units.filter_map(|unit| text.strip_suffix(unit)).next();
    match bare
        .map(str::trim)
        .filter(|bare| bare.ends_with(|c: char| c.is_ascii_digit()))
    {
        Some(bare) => bare.to_owned(),
        None => text,
    }
}

/// A day as people write it: `2026-4-2`, `2026/04/02`, `2026.4.2`, `20260402`,
/// `2026年4月2日`, `4月2日`; without a year the one next to a month.
fn day(text: &str, around: Month) -> Option<Date> {
    let text = narrow(text);
    let parts = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty());
    let parts: Vec<u32> = parts.map_while(|part| part.parse().ok()).collect();
    let (year, month, day) = match parts[..] {
        [whole] if text.len() == 8 => (whole / 10_000, whole / 100 % 100, whole % 100),
        [year, month, day, ..] if year >= 1_000 => (year, month, day),
        [month, day] => {
            let year = u32::from(around.year());
            let number = u32::from(around.number());
            // A report of December comes in January.
            let next = u32::from(number == 12 && month == 1);
            let before = u32::from(number == 1 && month == 12);
            (year + next - before, month, day)
        }
        _ => return None,
    };
    Date::new(u16::try_from(year).ok()?, u8::try_from(month).ok()?, day)
}

/// The month that a title names: `2026 年 3 月`, `2026-03`, `2026.3`, `202603`.
fn month_in(text: &str) -> Option<Month> {
    let text = narrow(text);
    let digits: Vec<&str> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    let found = digits.windows(2).find_map(|pair| {
        let [year, month] = pair else { return None };
        let month = (month.len() <= 2).then(|| month.parse().ok())??;
        Month::new((year.len() == 4).then(|| year.parse().ok())??, month)
    });
    found.or_else(|| {
        let whole = digits.iter().find(|part| part.len() == 6)?;
        let (year, month) = whole.split_at_checked(4)?;
        Month::new(year.parse().ok()?, month.parse().ok()?)
    })
}

/// The month that a sheet is about, by a title over its heads or by its name.
pub fn month_of(
    grid: &super::Grid,
    heads: Option<(u32, u32)>,
) -> Option<(Month, Option<super::At>)> {
    let above = heads.map_or(0, |(first, _)| first);
    let titles = grid.cells.iter().take_while(|cell| cell.at.row < above);
    let found = titles.filter_map(|cell| match &cell.value {
        Value::Text(text) => Some((month_in(text)?, Some(cell.at))),
        Value::Date(date) => Some((Month::of(*date), Some(cell.at))),
        _ => None,
    });
    let named = || Some((month_in(&grid.name)?, None));
    found.into_iter().next().or_else(named)
}

/// A number as a percentage, by how it's meant.
pub fn scaled(number: &str, scale: Scale) -> String {
    match scale {
        Scale::Hundredfold => format!("{}%", shifted(number, 2)),
        Scale::AsWritten => format!("{number}%"),
    }
}
