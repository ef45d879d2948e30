//! How numbers, months and days are written: a real minus sign; points with one
//! decimal at the least, more only where they're needed; yuan with two, or none
//! in a sentence where they're whole.

use super::Lang;
use crate::calendar::{Date, Month};
use crate::number::{Money, Percent, Points, Range, Unit};

/// With a real minus sign (U+2212).
pub fn minus(text: &str) -> String {
    text.replacen('-', "\u{2212}", 1)
}

/// An amount without a plus sign, as it stands in a column: `97.0`, `96.65`,
/// `−1.0`; in money `1,020.00`.
pub fn points(unit: Unit, amount: Points) -> String {
    match unit {
        Unit::Points => minus(&amount.with_decimals(1)),
        Unit::Money => grouped(&amount.with_decimals(2)),
    }
}

/// An amount as it stands alone in a sentence or at an end: `0`, `78.6`; in
/// money `20`, `20.50`.
pub fn plain(unit: Unit, amount: Points) -> String {
    match unit {
        _ if amount.is_zero() => "0".into(),
        Unit::Money if amount.raw() % Points::ONE.raw() == 0 => grouped(&amount.to_string()),
        _ => points(unit, amount),
    }
}

/// An amount given or taken: `+0.5`, `−1.0`, `0`; in money `−20.00`.
pub fn signed(unit: Unit, amount: Points) -> String {
    if amount > Points::ZERO {
        format!("+{}", points(unit, amount))
    } else if amount.is_zero() {
        "0".into()
    } else {
        points(unit, amount)
    }
}

/// A range as `78.6–100.2`, `−1.6 to −0.4`, or one figure if it's settled.
pub fn span(lang: Lang, unit: Unit, range: Range<Points>) -> String {
    if range.is_settled() {
        return plain(unit, range.low);
    }
    between(lang, &plain(unit, range.low), &plain(unit, range.high))
}

/// From one figure to another: a dash beside a minus is hard to read.
pub fn between(lang: Lang, low: &str, high: &str) -> String {
    let below = [low, high].iter().any(|end| end.starts_with('\u{2212}'));
    let to = match (below, lang) {
        (false, _) => "\u{2013}",
        (true, Lang::Zh) => " 到 ",
        (true, Lang::En) => " to ",
    };
    format!("{low}{to}{high}")
}

/// A percentage: `70%`, `96.226%`.
pub fn percent(percent: Percent) -> String {
    format!("{percent}%")
}

/// What a score makes of a wage: `× 97%`, or `× 27 / 30` of another base.
pub fn of_base(score: Points, base: Points) -> String {
    let score = plain(Unit::Points, score);
    match base == Points::whole(100) {
        true => format!("\u{d7} {score}%"),
        false => format!("\u{d7} {score} / {}", plain(Unit::Points, base)),
    }
}

/// Money with two decimals and thousands apart: `3,104.00`.
pub fn money(money: Money) -> String {
    grouped(&money.with_decimals(2))
}

/// The same with its sign: `+16.00`.
pub fn signed_money(amount: Money) -> String {
    let sign = if amount > Money::ZERO { "+" } else { "" };
    format!("{sign}{}", money(amount))
}

/// With a real minus sign and thousands apart.
fn grouped(text: &str) -> String {
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let (sign, digits) = match whole.strip_prefix('-') {
        Some(digits) => ("\u{2212}", digits),
        None => ("", whole),
    };
    let mut grouped = String::from(sign);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if let Some(fraction) = fraction {
        grouped.push('.');
        grouped.push_str(fraction);
    }
    grouped
}

/// A month: `2026 年 3 月`, `March 2026`.
pub fn month(lang: Lang, month: Month) -> String {
    match lang {
        Lang::Zh => format!("{} 年 {} 月", month.year(), month.number()),
        Lang::En => format!("{} {}", month_name(lang, month), month.year()),
    }
}

/// A month without its year: `三月`, `March`.
pub fn month_name(lang: Lang, month: Month) -> &'static str {
    let names = &lang.words().months;
    names[usize::from(month.number() - 1) % names.len()]
}

/// A month below a picture: `3 月`, `Mar`.
pub fn short_month(lang: Lang, month: Month) -> String {
    match lang {
        Lang::Zh => format!("{} 月", month.number()),
        Lang::En => month_name(lang, month).chars().take(3).collect(),
    }
}

/// A day with its year: `2026 年 4 月 5 日`, `5 April 2026`.
pub fn full_day(lang: Lang, date: Date) -> String {
    let (text, year) = (day(lang, date), Month::of(date).year());
    match lang {
        Lang::Zh => format!("{year} 年 {text}"),
        Lang::En => format!("{text} {year}"),
    }
}

/// A day: `4 月 5 日`, `5 April`.
pub fn day(lang: Lang, date: Date) -> String {
    let month = Month::of(date);
    match lang {
        Lang::Zh => format!("{} 月 {} 日", month.number(), date.day()),
        Lang::En => format!("{} {}", date.day(), month_name(lang, month)),
    }
}
