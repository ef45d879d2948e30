//! How numbers, months and days are written: a real minus sign, one decimal
//! for points at the least, more only where they're needed.

use super::Lang;
use crate::calendar::{Date, Month};
use crate::number::{Money, Percent, Points, Range};

/// With a real minus sign (U+2212).
pub fn minus(text: &str) -> String {
    text.replacen('-', "\u{2212}", 1)
}

/// Points without a plus sign: `97.0`, `96.65`, `−1.0`.
pub fn points(points: Points) -> String {
    minus(&points.with_decimals(1))
}

/// Points as they stand alone in a sentence or at an end: `0`, `78.6`.
pub fn plain(points: Points) -> String {
    if points.is_zero() {
        "0".into()
    } else {
        self::points(points)
    }
}

/// Points given or taken: `+0.5`, `−1.0`, `0`.
pub fn signed(points: Points) -> String {
    if points > Points::ZERO {
        format!("+{}", self::points(points))
    } else {
        plain(points)
    }
}

/// A range as `78.6–100.2`, or one figure if it's settled.
pub fn span(range: Range<Points>) -> String {
    if range.is_settled() {
        plain(range.low)
    } else {
        format!("{}\u{2013}{}", plain(range.low), plain(range.high))
    }
}

/// A percentage: `70%`, `96.226%`.
pub fn percent(percent: Percent) -> String {
    format!("{percent}%")
}

/// Money with two decimals and thousands apart: `3,104.00`.
pub fn money(money: Money) -> String {
    let text = money.with_decimals(2);
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
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
    grouped.push('.');
    grouped.push_str(fraction);
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

/// A day: `4 月 5 日`, `5 April`.
pub fn day(lang: Lang, date: Date) -> String {
    let month = Month::of(date);
    match lang {
        Lang::Zh => format!("{} 月 {} 日", month.number(), date.day()),
        Lang::En => format!("{} {}", date.day(), month_name(lang, month)),
    }
}
