//! What a document's value takes from elsewhere, and from where, in words.

use super::book::{range, short, with_unit, word};
use super::book_csv::total_name;
use super::book_line::Row;
use super::say::say;
use super::{Lang, month};
use crate::calendar::Month;
use crate::id::Id;
use crate::language::{Circumstance as _, Comparison, Document, Source, Take, Value, limits};
use crate::plan::{Filled, TakenFrom};

/// What is taken, such as the mean of the three months before; none of a value that doesn't
/// take from elsewhere.
pub fn rule(lang: Lang, filled: &Filled, value: &Value) -> Option<String> {
    let Source::Earlier {
        of,
        take,
        months,
        is,
        than,
    } = &value.from
    else {
        return None;
    };
    let of = figure_name(lang, filled.document(), *of);
    let many = months.unwrap_or(1);
    Some(match filled.under_word(take).unwrap_or_default() {
        Take::Last if many == 1 => say!(lang, "上个月的{of}", "{of}, last month"),
        Take::Last => say!(lang, "{many} 个月前的{of}", "{of}, {many} months before"),
        Take::Sum => say!(
            lang,
            "前 {many} 个月{of}的合计",
            "{of}, sum of {many} months before"
        ),
        Take::Mean => say!(
            lang,
            "前 {many} 个月{of}的平均",
            "{of}, mean of {many} months before"
        ),
        Take::Streak => {
            let many = months.unwrap_or(limits::MAX_EARLIER);
            let than = short(*than);
            let is = match is {
                Comparison::AtLeast => say!(lang, "不低于 {than}", "at least {than}"),
                Comparison::MoreThan => say!(lang, "高于 {than}", "more than {than}"),
                Comparison::AtMost => say!(lang, "不高于 {than}", "at most {than}"),
                Comparison::LessThan => say!(lang, "低于 {than}", "less than {than}"),
            };
            say!(
                lang,
                "到上个月为止{of}连续{is}的月数（最多看 {many} 个月）",
                "{of}, months in a row up to last month with {is} (of {many} at the most)"
            )
        }
    })
}

/// From where it's taken, what is lacking, and what it would be where something is typed
/// instead.
pub fn said(lang: Lang, filled: &Filled, value: &Value) -> Vec<String> {
    let Some(from) = filled.taken.get(&value.id) else {
        return Vec::new();
    };
    let mut said = Vec::new();
    if !from.from.is_empty() {
        let months = months(lang, &from.from);
        said.push(say!(lang, "取自 {months}", "Taken from {months}"));
    }
    if !from.lacks.is_empty() {
        let months = months(lang, &from.lacks);
        said.push(say!(
            lang,
            "缺 {months}：这些月份还没录，也可以手填",
            "{months} missing: not recorded. It can be typed as well"
        ));
    }
    if filled.under().is_typed(value.id) {
        let text = taken_text(lang, from, &value.unit);
        said.push(say!(
            lang,
            "按以前月份是 {text}，现以手填的为准",
            "From earlier months it's {text}. What is typed counts"
        ));
    }
    said
}

/// The same as a step of what follows from it; none where nothing is taken.
pub fn step(lang: Lang, filled: &Filled, id: Id) -> Option<Row> {
    let value = filled.document().value(id, &filled.under())?;
    let rule = rule(lang, filled, value)?;
    let mut parts = vec![rule];
    parts.extend(said(lang, filled, value));
    Some((
        say!(lang, "来源", "From"),
        parts.join(&say!(lang, "；", "; ")),
    ))
}

fn taken_text(lang: Lang, from: &TakenFrom, unit: &str) -> String {
    match from.taken {
        None => say!(lang, "未知", "not known"),
        Some(taken) if taken.is_none => say!(lang, "没有", "none"),
        Some(taken) => match taken.headline {
            Some(headline) if taken.range.is_settled() => with_unit(&short(headline), unit),
            _ => range(lang, taken.range, unit),
        },
    }
}

fn months(lang: Lang, all: &[Month]) -> String {
    let names: Vec<String> = all.iter().map(|of| month(lang, *of)).collect();
    names.join(&say!(lang, "、", ", "))
}

fn figure_name(lang: Lang, document: &Document, id: Id) -> String {
    if let Some(total) = document.totals.iter().find(|total| total.id == id) {
        return total_name(lang, total);
    }
    let mut values = document.values.iter();
    let value = values.find(|value| value.id == id);
    value.map_or_else(
        || id.to_string(),
        |value| word(lang, &value.title).to_owned(),
    )
}
