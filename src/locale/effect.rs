//! What a setting does to the shown month, in words.

use super::Lang;
use super::figures::money;
use super::say::say;
use super::setting::{change, changes};
use super::unit::unit_words;
use crate::number::Unit;
use crate::scoring::Sheet;

/// What a change does to the shown month: to its score, and to its pay.
pub fn effect(lang: Lang, before: &Sheet, after: &Sheet) -> String {
    let score = score_effect(lang, before, after);
    let Some(pay) = pay_effect(lang, before, after) else {
        return score;
    };
    match lang {
        Lang::Zh => format!("{score}{pay}"),
        Lang::En => format!("{score} {pay}"),
    }
}

/// None where no wage is known, or nothing changes.
pub(super) fn pay_effect(lang: Lang, before: &Sheet, after: &Sheet) -> Option<String> {
    let (was, is) = (before.pay.as_ref()?, after.pay.as_ref()?);
    if before.pays_as(after) {
        return None;
    }
    let amount = change(money(was.amount), money(is.amount));
    let [was, is] = [was.range, is.range].map(|range| {
        let (low, high) = (money(range.low), money(range.high));
        match low == high {
            true => low,
            false => format!("{low}\u{2013}{high}"),
        }
    });
    let range = change(was, is);
    Some(say!(
        lang,
        "绩效工资 {amount} 元，区间 {range} 元。",
        "Performance pay {amount} yuan, range {range} yuan."
    ))
}

fn score_effect(lang: Lang, before: &Sheet, after: &Sheet) -> String {
    let unit = after.unit;
    if before.scores_as(after) {
        return match unit {
            Unit::Points => say!(
                lang,
                "本月得分和区间都不变。",
                "This month's score and range stay."
            ),
            Unit::Money => say!(
                lang,
                "本月净额和区间都不变。",
                "This month's net and range stay."
            ),
        };
    }
    let (score, range) = changes(lang, before, after);
    if unit == Unit::Money {
        let name = unit_words(lang, unit, before.holds.and(after.holds)).score;
        return say!(
            lang,
            "本月{name} {score}，区间 {range}。",
            "This month: {name} {score}, range {range}."
        );
    }
    say!(
        lang,
        "本月得分 {score}，区间 {range}。",
        "This month: score {score}, range {range}."
    )
}
