//! What a month in money comes to, in words: what is to pay as a magnitude, and
//! what the agent receives as one that says so, though a [`Sheet`] holds what is
//! to pay with a minus. Where both can be, both are named.

use super::say::say;
use super::unit::{amount_plain, named, unit_words};
use super::{Lang, plain, points, signed, span};
use crate::number::{Points, Range, Unit};
use crate::rulebook::Holds;
use crate::scoring::Sheet;

/// What is left to pay, where everything is to pay.
pub const fn to_pay(range: Range<Points>) -> Range<Points> {
    Range {
        low: Points::from_raw(-range.high.raw()),
        high: Points::from_raw(-range.low.raw()),
    }
}

/// The name of what came out: to pay, or to receive.
pub const fn net_name(lang: Lang, unit: Unit, holds: Holds, score: Points) -> &'static str {
    match (lang, unit) {
        (_, Unit::Money) if holds.gives && (score.raw() > 0 || !holds.takes) => match lang {
            Lang::Zh => "应得净额",
            Lang::En => "Net to receive",
        },
        (Lang::Zh, Unit::Money) => "应缴净额",
        (Lang::En, Unit::Money) => "Net to pay",
        (_, Unit::Points) => unit_words(lang, unit, holds).score,
    }
}

/// Its figure beside that name.
pub fn net_figure(unit: Unit, score: Points) -> String {
    match unit {
        Unit::Points => points(unit, score),
        Unit::Money => points(unit, score.abs()),
    }
}

/// What comes out, in a column: a score; what is left to pay; what the agent
/// receives, which says so.
pub fn result(lang: Lang, unit: Unit, holds: Holds, score: Points) -> String {
    sided(lang, unit, holds, score, &net_figure(unit, score))
}

/// What it can still be.
pub fn result_span(lang: Lang, unit: Unit, holds: Holds, range: Range<Points>) -> String {
    let Range { low, high } = range;
    match unit {
        Unit::Points => span(lang, unit, range),
        Unit::Money if high <= Points::ZERO => {
            sided(lang, unit, holds, low, &span(lang, unit, to_pay(range)))
        }
        Unit::Money if low >= Points::ZERO => {
            sided(lang, unit, holds, high, &span(lang, unit, range))
        }
        Unit::Money => {
            let [pay, receive] = [low, high].map(|end| plain(unit, end.abs()));
            say!(
                lang,
                "应缴 {pay} 至应得 {receive}",
                "{pay} to pay \u{2013} {receive} to receive"
            )
        }
    }
}

/// What comes out where it stands by itself: yuan are named.
pub fn result_said(lang: Lang, unit: Unit, holds: Holds, score: Points) -> String {
    let figure = named(lang, unit, net_figure(unit, score));
    sided(lang, unit, holds, score, &figure)
}

/// What it can still be where that stands by itself.
pub fn result_span_said(lang: Lang, unit: Unit, holds: Holds, range: Range<Points>) -> String {
    let span = result_span(lang, unit, holds, range);
    match (lang, unit) {
        // The unit stands behind its figure, not behind what it's for.
        (Lang::En, Unit::Money) => {
            for side in [" to pay", " to receive"] {
                if let Some(figure) = span.strip_suffix(side) {
                    return format!("{}{side}", named(lang, unit, figure.to_owned()));
                }
            }
            named(lang, unit, span)
        }
        _ => named(lang, unit, span),
    }
}

/// What is left to pay, or received, in a sentence: `应缴 60 元`.
pub fn net_said(lang: Lang, holds: Holds, score: Points) -> String {
    let yuan = named(lang, Unit::Money, net_figure(Unit::Money, score));
    match score > Points::ZERO || (holds.gives && !holds.takes) {
        true => say!(lang, "应得 {yuan}", "{yuan} to receive"),
        false => say!(lang, "应缴 {yuan}", "{yuan} to pay"),
    }
}

/// The side that an amount is on: to pay, or to receive.
pub const fn side(lang: Lang, amount: Points) -> &'static str {
    match (lang, amount.raw() > 0) {
        (_, _) if amount.raw() == 0 => "",
        (Lang::Zh, true) => "应得",
        (Lang::Zh, false) => "应缴",
        (Lang::En, true) => "receive",
        (Lang::En, false) => "pay",
    }
}

/// A figure with the side that it's on, where that doesn't go without saying.
fn sided(lang: Lang, unit: Unit, holds: Holds, score: Points, figure: &str) -> String {
    if unit == Unit::Points || score.is_zero() {
        return figure.to_owned();
    }
    match (score > Points::ZERO, holds.both()) {
        (true, _) => say!(lang, "应得 {figure}", "{figure} to receive"),
        (false, true) => say!(lang, "应缴 {figure}", "{figure} to pay"),
        (false, false) => figure.to_owned(),
    }
}

/// How much more or less something makes of a score: `+0.5`; in money how much
/// more or less there is to pay or to receive.
pub fn difference(lang: Lang, unit: Unit, from: Points, by: Points) -> String {
    if unit == Unit::Points {
        return signed(unit, by);
    }
    let yuan = amount_plain(lang, unit, by.abs());
    let to = from + by;
    match (from.max(to) > Points::ZERO, by < Points::ZERO) {
        (false, true) => say!(lang, "多缴 {yuan}", "{yuan} more to pay"),
        (false, false) => say!(lang, "少缴 {yuan}", "{yuan} less to pay"),
        (true, less) if from.min(to) >= Points::ZERO => match less {
            true => say!(lang, "少得 {yuan}", "{yuan} less to receive"),
            false => say!(lang, "多得 {yuan}", "{yuan} more to receive"),
        },
        _ => {
            let [from, to] = [from, to].map(|score| {
                let yuan = amount_plain(lang, unit, score.abs());
                match score > Points::ZERO {
                    true => say!(lang, "应得 {yuan}", "{yuan} to receive"),
                    false => say!(lang, "应缴 {yuan}", "{yuan} to pay"),
                }
            });
            say!(lang, "由{from}变为{to}", "{from} becomes {to}")
        }
    }
}

/// The sum that makes what is left to pay, `70 − 10`, or what is received,
/// `60 − 20`: from amounts with their sign.
pub fn net_sum(parts: &[Points]) -> String {
    let total: Points = parts.iter().copied().sum();
    let received = total > Points::ZERO;
    let (first, then): (Vec<Points>, Vec<Points>) = parts
        .iter()
        .filter(|part| !part.is_zero())
        .partition(|part| (**part > Points::ZERO) == received);
    let mut text = String::new();
    for (sign, side) in [(" + ", first), (" \u{2212} ", then)] {
        for part in side {
            text.push_str(match text.is_empty() {
                true => sign.trim().trim_start_matches('+'),
                false => sign,
            });
            text.push_str(&plain(Unit::Money, part.abs()));
        }
    }
    if text.is_empty() {
        text.push('0');
    }
    text
}

/// The score for a screen reader.
pub fn announced(lang: Lang, sheet: &Sheet, state: &str) -> String {
    let (unit, range) = (sheet.unit, sheet.range);
    if unit == Unit::Money {
        let settled = settled(lang, sheet);
        return say!(lang, "{settled}，{state}", "{settled}, {state}");
    }
    let score = points(unit, sheet.score);
    let (low, high) = (plain(unit, range.low), plain(unit, range.high));
    say!(
        lang,
        "得分 {score}，可能 {low} 到 {high}，{state}",
        "Score {score}, may be {low} to {high}, {state}"
    )
}

/// A settled month for a screen reader, without its state. A month that was
/// closed by other rules has only its net: what would be charged now doesn't
/// lead to it.
pub fn settled(lang: Lang, sheet: &Sheet) -> String {
    let (unit, holds) = (sheet.unit, sheet.holds);
    let yuan = |amount: Points| named(lang, unit, points(unit, amount.abs()));
    let [charged, refunded, rewarded] =
        [sheet.deductions, sheet.adjustments.refund, sheet.rewards].map(yuan);
    let range = result_span_said(lang, unit, holds, sheet.range);
    let mut parts: Vec<String> = Vec::new();
    if sheet.rewards + sheet.deductions + sheet.adjustments.refund == sheet.score {
        if holds.takes {
            parts.push(say!(lang, "罚款 {charged}", "fines {charged}"));
        }
        if holds.refunds {
            parts.push(say!(lang, "退还 {refunded}", "refunded {refunded}"));
        }
        if holds.gives {
            parts.push(say!(lang, "奖励 {rewarded}", "rewards {rewarded}"));
        }
    }
    let (name, net) = (net_name(lang, unit, holds, sheet.score), yuan(sheet.score));
    let name = match lang {
        Lang::Zh => name.to_owned(),
        Lang::En => name.to_ascii_lowercase(),
    };
    parts.push(format!("{name} {net}"));
    parts.push(say!(lang, "可能 {range}", "may be {range}"));
    let mut text = parts.join(match lang {
        Lang::Zh => "，",
        Lang::En => ", ",
    });
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}
