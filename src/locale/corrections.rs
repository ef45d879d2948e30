//! Corrections of final months, in words.

use super::boundary::level;
use super::say::say;
use super::{Lang, day, month, month_name, name, signed, signed_money};
use crate::calendar::Month;
use crate::id::Id;
use crate::number::{Points, Unit};
use crate::record::Correction;
use crate::rulebook::Rulebook;
use crate::scoring::YearSheet;

/// A line of a sheet: its clause's number, and what it's about.
pub fn line_title(lang: Lang, rulebook: &Rulebook, id: Id, of: Option<Id>) -> (String, String) {
    let Some((_, clause, part)) = rulebook.part(id) else {
        return (String::new(), id.to_string());
    };
    let measure = of.and_then(|of| rulebook.measure(of));
    let title = match (of, measure) {
        (None, _) => lang.of(&part.title).to_owned(),
        (_, Some(measure)) => lang.of(&measure.title).to_owned(),
        (Some(of), None) => {
            let level = level(lang, rulebook, of);
            format!("{} \u{b7} {level}", lang.of(&part.title))
        }
    };
    (clause.number.to_string(), title)
}

/// A correction of a month, in one line: `of` names the month that it is of, or stands in.
pub fn correction(
    lang: Lang,
    rulebook: &Rulebook,
    unit: Unit,
    of: &Correction,
    beside: Month,
) -> String {
    let beside = month(lang, beside);
    let (number, title) = line_title(lang, rulebook, of.part, of.line);
    let by = signed(unit, of.points);
    let pay = of.pay.map_or_else(String::new, |pay| {
        let pay = signed_money(pay);
        say!(lang, "，工资 {pay} 元", ", pay {pay} yuan")
    });
    let on = day(lang, of.on);
    let why = name(lang, &of.why);
    match (lang, unit) {
        (Lang::Zh, Unit::Points) => {
            format!("{beside} 第 {number} 条 {title} {by} 分{pay}（{on}，{why}）")
        }
        (Lang::Zh, Unit::Money) => {
            format!("{beside} 第 {number} 条 {title} {by} 元{pay}（{on}，{why}）")
        }
        (Lang::En, _) => format!("{beside}, clause {number} {title}: {by}{pay} ({on}; {why})"),
    }
}

/// That a later month corrects this one: the score with that.
pub fn corrected(lang: Lang, unit: Unit, score: Points, by: Points) -> String {
    let (now, by) = (super::points(unit, score + by), signed(unit, by));
    say!(
        lang,
        "后来更正 {by}，全年按 {now} 算。",
        "Corrected later by {by}: the year counts it as {now}."
    )
}

/// Over what is corrected of others here.
pub fn corrects_others(lang: Lang, count: usize) -> String {
    say!(
        lang,
        "本月写入的更正（{count} 笔，不计入本月得分）",
        "Corrections written in this month ({count}; not part of its score)"
    )
}

/// Which months of a year count with corrections; nothing where none does.
pub fn corrected_in(lang: Lang, year: &YearSheet) -> String {
    let months = year.months.iter().flatten();
    let each = months.filter(|of| !of.corrected.is_zero()).map(|of| {
        let by = signed(of.unit, of.corrected);
        format!("{} {by}", month_name(lang, of.month))
    });
    let each: Vec<String> = each.collect();
    if each.is_empty() {
        return String::new();
    }
    let (zh, en) = (each.join("、"), each.join(", "));
    say!(lang, "已按更正计入：{zh}。", "Counted as corrected: {en}.")
}

/// Behind a month's state in a year: by how much it's corrected; nothing where it isn't.
pub fn corrected_by(lang: Lang, unit: Unit, by: Points) -> String {
    if by.is_zero() {
        return String::new();
    }
    let by = signed(unit, by);
    say!(lang, "，更正 {by}", ", corrected {by}")
}
