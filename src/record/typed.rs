//! Texts that a person typed or pasted, as what they mean: one reader for each
//! kind. What a spreadsheet or a Chinese input method makes of a number is
//! understood; what could mean two things isn't taken.

use super::{FieldFault, may};
use crate::calendar::Date;
use crate::number::{Decimal, Money, NumberError, Percent, Points};

/// A number typed in points, up to three decimals. None if nothing is typed.
///
/// # Errors
/// Text that is no such number.
pub fn typed_points(text: &str) -> Result<Option<Points>, FieldFault> {
    let plain = number(text, &[])?;
    plain
        .map(|text| text.parse().map_err(number_fault))
        .transpose()
}

/// A number of any unit; the unit may stand beside it. None if nothing is typed.
///
/// # Errors
/// Text that is no such number.
pub fn typed_decimal(text: &str, unit: &str) -> Result<Option<Decimal>, FieldFault> {
    let units = [unit, "%", "\u{a5}", "\u{5143}"];
    let units: Vec<&str> = units.into_iter().filter(|unit| !unit.is_empty()).collect();
    let plain = number(text, &units)?;
    plain
        .map(|text| text.parse().map_err(number_fault))
        .transpose()
}

/// A wage typed in yuan. None if nothing is typed.
///
/// # Errors
/// Text that is no wage.
pub fn typed_wage(text: &str) -> Result<Option<Money>, FieldFault> {
    let wage = money(text)?;
    wage.map_or(Ok(()), may::wage)?;
    Ok(wage)
}

/// A number typed in percent, 0 to 100 with up to three decimals. None if
/// nothing is typed.
///
/// # Errors
/// Text that is no such number.
pub fn typed_percent(text: &str) -> Result<Option<Percent>, FieldFault> {
    let plain = number(text, &["%"])?;
    let percent = plain.map(|text| text.parse().map_err(number_fault));
    let percent = percent.transpose()?;
    percent.map_or(Ok(()), may::percent)?;
    Ok(percent)
}

/// A whole number up to a limit. None if nothing is typed.
///
/// # Errors
/// Text that is no such number.
pub fn typed_count(text: &str, limit: u32) -> Result<Option<u32>, FieldFault> {
    let plain = number(text, &[]).map_err(|_| FieldFault::NotWhole)?;
    plain.map(|text| whole(&text, limit)).transpose()
}

/// A day as a date field gives it. None if nothing is typed.
///
/// # Errors
/// Text that is no day.
pub fn typed_date(text: &str) -> Result<Option<Date>, FieldFault> {
    let text = tidy(text);
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| FieldFault::NotADate)
}

/// A share typed in percent, with as many decimals as it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Share {
    /// With three decimals.
    pub percent: Percent,
    /// Whether it had more.
    pub is_rounded: bool,
    /// What it is if it's a fraction of 1 instead, as spreadsheets hold it:
    /// asked where nothing says that it's a percentage.
    pub of_one: Option<Percent>,
}

/// Reads a share; what has too many decimals is rounded as
/// [`Percent::rounded`] does, beside the marks.
pub(super) fn share(text: &str, marks: &[Percent]) -> Result<Option<Share>, FieldFault> {
    let Some(plain) = number(text, &["%"])? else {
        return Ok(None);
    };
    let says_percent = tidy(text).ends_with('%');
    let (percent, is_rounded) = rounded(&plain, marks)?;
    let asked = !says_percent && plain.contains('.') && percent <= Percent::ONE;
    let of_one = asked.then(|| hundredfold(&plain));
    let of_one = of_one.and_then(|text| Some(rounded(&text, marks).ok()?.0));
    Ok(Some(Share {
        percent,
        is_rounded,
        of_one: of_one.filter(|other| *other > Percent::ZERO),
    }))
}

/// A plain number as a percentage of three decimals, and whether it had more.
fn rounded(plain: &str, marks: &[Percent]) -> Result<(Percent, bool), FieldFault> {
    const PLACES: usize = 3;
    let (whole, decimals) = plain.split_once('.').unwrap_or((plain, ""));
    let (kept, rest) = decimals.split_at(decimals.len().min(PLACES));
    let rest = rest.trim_end_matches('0');
    let kept = if kept.is_empty() { "0" } else { kept };
    let down: Percent = format!("{whole}.{kept}").parse().map_err(number_fault)?;
    may::percent(down)?;
    // What was cut off leads beyond one of the ends.
    if (whole.starts_with('-') || down == Percent::HUNDRED) && !rest.is_empty() {
        return Err(FieldFault::Percent);
    }
    let to_half = rest.cmp("5");
    Ok((down.rounded(rest.cmp(""), to_half, marks), !rest.is_empty()))
}

/// What was typed as a fraction of 1, as the percentage that it is then.
pub fn as_percent(text: &str) -> Option<String> {
    number(text, &[]).ok()?.map(|plain| hundredfold(&plain))
}

/// A plain number with its point two digits to the right.
fn hundredfold(plain: &str) -> String {
    let (whole, decimals) = plain.split_once('.').unwrap_or((plain, ""));
    let decimals = format!("{decimals:0<2}");
    let (moved, rest) = decimals.split_at(2);
    let whole = format!("{whole}{moved}");
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    match rest {
        "" => whole.to_owned(),
        rest => format!("{whole}.{rest}"),
    }
}

/// Two counts in one text, such as `51/53` or two cells of a spreadsheet.
pub(super) fn pair(text: &str) -> Option<(String, String)> {
    let text = tidy(text);
    let halves = text.split_once(['/', '\u{2215}', '\u{2044}', '\u{f7}', '\t']);
    // A space sets thousands apart as well.
    let halves = halves.or_else(|| {
        let apart = number(&text, &[]).is_err();
        text.split_once(' ').filter(|_| apart)
    });
    let (one, other) = halves?;
    let half = |text: &str| {
        let plain = number(text, &[]).ok()??;
        whole(&plain, u32::MAX).ok()?;
        Some(text.trim().to_owned())
    };
    Some((half(one)?, half(other)?))
}

/// A name as it was typed: full-width letters and digits as ASCII, so that an
/// input method makes no second agent; all else stays.
pub(super) fn name(text: &str) -> String {
    let ascii = |c: char| match c {
        '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => {
            char::from_u32(c as u32 - 0xfee0).unwrap_or(c)
        }
        other => other,
    };
    let text: String = text.trim().chars().map(ascii).collect();
    text
}

/// Full-width forms as ASCII, every kind of space as a plain one, nothing
/// invisible, nothing around it.
pub(super) fn tidy(text: &str) -> String {
    let ascii = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0),
        '\u{3002}' | '\u{ff61}' => Some('.'),
        '\u{ffe5}' => Some('\u{a5}'),
        '\u{2212}' => Some('-'),
        '\t' => Some('\t'),
        other if is_unseen(other) => None,
        other if other.is_whitespace() => Some(' '),
        other => Some(other),
    };
    let text: String = text.chars().filter_map(ascii).collect();
    text.trim().to_owned()
}

/// What shows nothing, or only turns the direction of what follows.
pub const fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{00}'..='\u{08}' | '\u{0e}'..='\u{1f}' | '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}'
        | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// Money as it's typed, yuan or not. None if nothing is typed.
pub(super) fn money(text: &str) -> Result<Option<Money>, FieldFault> {
    let plain = number(text, &["\u{a5}", "\u{5143}", "RMB", "CNY", "yuan"])?;
    plain
        .map(|text| text.parse().map_err(number_fault))
        .transpose()
}

/// The digits of a number, with its sign and point: units taken off on either
/// side, thousands joined. None if nothing is typed.
fn number(text: &str, units: &[&str]) -> Result<Option<String>, FieldFault> {
    let text = tidy(text);
    let (sign, mut rest) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest.trim_start()),
        None => ("", text.as_str()),
    };
    if rest.is_empty() && sign.is_empty() {
        return Ok(None);
    }
    for unit in units {
        if let Some(bare) = rest.strip_prefix(unit).or(rest.strip_suffix(unit)) {
            rest = bare.trim();
            break;
        }
    }
    let (whole, decimals) = match rest.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (rest, None),
    };
    let whole = joined(whole).ok_or(FieldFault::NotANumber)?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(&whole) || decimals.is_some_and(|decimals| !digits(decimals)) {
        return Err(FieldFault::NotANumber);
    }
    Ok(Some(match decimals {
        Some(decimals) => format!("{sign}{whole}.{decimals}"),
        None => format!("{sign}{whole}"),
    }))
}

/// Digits without what sets thousands apart; none where that stands elsewhere:
/// `1,05` may be meant as a decimal.
fn joined(whole: &str) -> Option<String> {
    let mark = whole.chars().find(|c| matches!(c, ',' | ' '));
    let Some(mark) = mark else {
        return Some(whole.to_owned());
    };
    let mut groups = whole.split(mark);
    let first = groups.next()?;
    let thousands = groups.clone().all(|group| group.len() == 3);
    ((1..=3).contains(&first.len()) && thousands).then(|| whole.replace(mark, ""))
}

/// A plain number without decimals, or with nothing but zeros.
fn whole(plain: &str, limit: u32) -> Result<u32, FieldFault> {
    let (whole, decimals) = plain.split_once('.').unwrap_or((plain, "0"));
    if whole.starts_with('-') || decimals.bytes().any(|digit| digit != b'0') {
        return Err(FieldFault::NotWhole);
    }
    let number = whole.parse().ok().filter(|number| *number <= limit);
    number.ok_or(FieldFault::Above(limit))
}

const fn number_fault(error: NumberError) -> FieldFault {
    match error {
        NumberError::TooPrecise(places) => FieldFault::TooPrecise(places),
        NumberError::NotANumber => FieldFault::NotANumber,
        NumberError::TooLarge => FieldFault::TooLarge,
    }
}
