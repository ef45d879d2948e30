//! What a document's value takes from elsewhere, and from where, in words.

use super::book::{is_beyond, range, short, with_unit, word};
use super::book_csv::total_name;
use super::book_line::Row;
use super::log_feed::{feed_words, ratio_name};
use super::say::say;
use super::{Lang, month};
use crate::calendar::Month;
use crate::id::Id;
use crate::language::{
    Among, Circumstance as _, Comparison, Document, First, Source, Take, Value, limits,
};
use crate::number::Decimal;
use crate::plan::{Filled, Logged, TakenFrom, Whence};

/// What is taken, such as the mean of the three months before; none of a value that doesn't
/// take from elsewhere.
pub fn rule(lang: Lang, filled: &Filled, value: &Value) -> Option<String> {
    let document = filled.document();
    match &value.from {
        Source::Earlier {
            of,
            take,
            months,
            is,
            than,
        } => {
            let take = filled.under_word(take).unwrap_or_default();
            let of = figure_name(lang, document, *of);
            Some(earlier(lang, &of, (take, *months), (*is, *than)))
        }
        Source::Team {
            of,
            take,
            over,
            first,
        } => {
            let of = figure_name(lang, document, *of);
            Some(match filled.under_word(take).unwrap_or_default() {
                Among::Place => match filled.under_word(first).unwrap_or_default() {
                    First::Most => say!(
                        lang,
                        "{of}在全组的名次，高的在前，相同的并列",
                        "{of}: place in the team, most first; who has the same shares it"
                    ),
                    First::Least => say!(
                        lang,
                        "{of}在全组的名次，低的在前，相同的并列",
                        "{of}: place in the team, least first; who has the same shares it"
                    ),
                },
                Among::Lowest => say!(lang, "全组最低的{of}", "{of}: the lowest in the team"),
                Among::Highest => say!(lang, "全组最高的{of}", "{of}: the highest in the team"),
                Among::Pooled => {
                    let over = over.map(|over| figure_name(lang, document, over));
                    let over = over.unwrap_or_default();
                    say!(
                        lang,
                        "全组{of}之和 ÷ 全组{over}之和",
                        "{of} of the whole team \u{f7} {over} of the whole team"
                    )
                }
            })
        }
        Source::Log(ratio) => Some(ratio_name(lang, Some(*ratio)).to_owned()),
        _ => None,
    }
}

fn earlier(
    lang: Lang,
    of: &str,
    (take, months): (Take, Option<u32>),
    (is, than): (Comparison, Decimal),
) -> String {
    let many = months.unwrap_or(1);
    match take {
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
            let than = short(than);
            let is = match is {
                Comparison::AtLeast => say!(lang, "不低于 {than}", "at least {than}"),
                Comparison::MoreThan => say!(lang, "高于 {than}", "more than {than}"),
                Comparison::AtMost => say!(lang, "不高于 {than}", "at most {than}"),
                Comparison::LessThan => say!(lang, "低于 {than}", "less than {than}"),
            };
            say!(
                lang,
                "到上个月为止{of}连续{is} 的月数（最多看 {many} 个月）",
                "{of}, months in a row up to last month with {is} (of {many} at the most)"
            )
        }
    }
}

/// From where it's taken, what is lacking, and what it would be where something is typed
/// instead.
pub fn said(lang: Lang, filled: &Filled, value: &Value) -> Vec<String> {
    let Some(from) = filled.taken.get(&value.id) else {
        return Vec::new();
    };
    let mut said = Vec::new();
    match &from.whence {
        Whence::Months { from, lacks } => {
            if !from.is_empty() {
                let months = months(lang, from);
                said.push(say!(lang, "取自 {months}", "Taken from {months}"));
            }
            if !lacks.is_empty() {
                let months = months(lang, lacks);
                said.push(say!(
                    lang,
                    "缺 {months}：这些月份还没录，也可以手填",
                    "{months} missing: not recorded. It can be typed as well"
                ));
            }
        }
        Whence::Log(_) => {}
        Whence::Team { from, lacks } => {
            said.push(say!(
                lang,
                "取自本月 {from} 人",
                "Agents of this month from whom it's taken: {from}"
            ));
            if !lacks.is_empty() {
                let (count, names) = (lacks.len(), few(lang, lacks));
                said.push(say!(
                    lang,
                    "缺 {count} 人：{names}。也可以手填",
                    "{count} missing: {names}. It can be typed as well"
                ));
            }
        }
    }
    let is_typed = filled.under().is_typed(value.id);
    if let Whence::Log(logged) = &from.whence {
        said.push(log_text(lang, logged));
        if is_typed {
            said.push(say!(lang, "现以手填的为准", "What is typed counts"));
        }
    } else if is_typed {
        let text = taken_text(lang, from, &value.unit);
        said.push(say!(
            lang,
            "自动取得：{text}，现以手填的为准",
            "What would be taken is {text}. What is typed counts"
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

/// What the log has; what is typed instead stands in its field.
fn log_text(lang: Lang, logged: &Logged) -> String {
    let Some(cases) = logged.cases else {
        return feed_words(lang).nothing.to_owned();
    };
    let (entries, of, over) = (logged.entries, cases.of, cases.over);
    let open = cases.open + cases.may_leave + cases.may_join;
    let text = say!(
        lang,
        "台账本月有关记录 {entries} 条：{of} / {over}",
        "{entries} entries of the log this month: {of} / {over}"
    );
    match open {
        0 => text,
        open => say!(
            lang,
            "{text}，另有 {open} 条未定",
            "{text}, and {open} open"
        ),
    }
}

fn taken_text(lang: Lang, from: &TakenFrom, unit: &str) -> String {
    match from.taken {
        None => say!(lang, "还不知道", "not known"),
        Some(taken) if is_beyond(taken.range.low) && is_beyond(taken.range.high) => {
            say!(lang, "还不知道", "not known")
        }
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

/// As many names as one reads.
fn few(lang: Lang, names: &[String]) -> String {
    let first: Vec<&str> = names.iter().take(5).map(String::as_str).collect();
    let first = first.join(&say!(lang, "、", ", "));
    match names.len() > 5 {
        true => say!(lang, "{first}等", "{first} \u{2026}"),
        false => first,
    }
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
