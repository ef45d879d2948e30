//! What an undo or redo changed, in words.

use super::fact_difference::fact_difference;
use super::joined::{counted, semicolon};
use super::say::say;
use super::{Lang, month};
use crate::record::{Record, fact_differences};
use crate::rulebook::Rulebook;

/// So many facts are told; of the others how many they are.
pub const TOLD: usize = 3;

/// What was undone, or done again: the months that changed, each as it was and
/// as it is with its rules; how many more months; whether the rules changed; and
/// what is told of documents besides.
pub fn undone(
    lang: Lang,
    again: bool,
    (months, more): (&[(&Record, &Record, &Rulebook)], usize),
    shown: (&str, crate::calendar::Month),
    rules: bool,
    (mut told, mut left): (Vec<String>, usize),
) -> String {
    for (was, is, rulebook) in months {
        let found = fact_differences(was, is);
        let whose = match (was.agent.as_str(), was.month) == shown {
            true => String::new(),
            false => whose(lang, &was.agent, was.month),
        };
        for difference in &found {
            if told.len() >= TOLD {
                left += 1;
                continue;
            }
            let (name, was, is) = fact_difference(lang, rulebook, (was, is), difference);
            let gap = if was.is_empty() { "" } else { " \u{2192} " };
            told.push(format!("{whose}{name} {was}{gap}{is}"));
        }
    }
    if rules {
        told.push(say!(lang, "考核办法的设定", "what is set of the rules"));
    }
    if left > 0 {
        told.push(say!(lang, "另有 {left} 处", "{left} more"));
    }
    if more > 0 {
        told.push(say!(
            lang,
            "还有 {more} 个月",
            "and in {}",
            counted(more, "more month")
        ));
    }
    let what = told.join(semicolon(lang));
    let done = match (lang, again) {
        (Lang::Zh, false) => "已撤销",
        (Lang::Zh, true) => "已重做",
        (Lang::En, false) => "Undone",
        (Lang::En, true) => "Done again",
    };
    match (lang, what.is_empty()) {
        (_, true) => done.to_owned(),
        (Lang::Zh, false) => format!("{done}：{what}"),
        (Lang::En, false) => format!("{done}: {what}"),
    }
}

/// Whose month it was, where that isn't the one that is shown.
pub fn whose(lang: Lang, agent: &str, of: crate::calendar::Month) -> String {
    let of = month(lang, of);
    match (lang, agent.is_empty()) {
        (Lang::Zh, true) => format!("{of}："),
        (Lang::Zh, false) => format!("\u{2068}{}\u{2069} {of}：", agent),
        (Lang::En, true) => format!("{of}: "),
        (Lang::En, false) => format!("\u{2068}{}\u{2069}, {of}: ", agent),
    }
}
