//! What a file claims beside what we make of it, in words.

use super::joined::counted;
use super::net::{result, result_span};
use super::say::{clause, say};
use super::unit::taken;
use super::{Lang, plain};
use crate::calendar::Date;
use crate::exchange::{ForgedLine, LineFigures};
use crate::id::CheckCode;
use crate::number::{Range, Unit};
use crate::record::Closing;
use crate::rulebook::Holds;
use crate::scoring::{Reclosed, closed_range};

/// How many months aren't what their facts make of them; nothing where all are.
pub fn mismatched(lang: Lang, count: usize) -> String {
    match count {
        0 => String::new(),
        _ => say!(
            lang,
            "；{count} 份与重算不符，先不勾选",
            "; {count} not as recomputed, not chosen unless you do"
        ),
    }
}

/// Takes a month that's new here, and leaves it.
pub const fn take_or_leave(lang: Lang) -> (&'static str, &'static str) {
    match lang {
        Lang::Zh => ("导入这一份", "不导入"),
        Lang::En => ("Import it", "Leave it"),
    }
}

/// That the sender saw it on an earlier day.
pub fn agreed_on(lang: Lang, day: Date) -> String {
    say!(
        lang,
        "得分随日子变化：算到 {day} 与对方所见一致",
        "It hangs on the day: as of {day} it was what the sender saw"
    )
}

/// A line that isn't what the facts give.
pub fn forged_line(lang: Lang, unit: Unit, line: &ForgedLine) -> String {
    let name = clause(lang, &line.clause);
    let name = match line.title.is_empty() {
        true => name,
        false => format!("{name} {}", super::name(lang, &line.title)),
    };
    let nothing = || say!(lang, "没有这一行", "no such line");
    let said = |figures: Option<LineFigures>| {
        figures.map_or_else(nothing, |f| line_figures(lang, unit, f))
    };
    let (claimed, own) = (said(line.claimed), said(line.own));
    say!(
        lang,
        "{name}：文件里 {claimed}，重算 {own}",
        "{name}: {claimed} in the file, {own} recomputed"
    )
}

fn line_figures(lang: Lang, unit: Unit, figures: LineFigures) -> String {
    let LineFigures { amount, low, high } = figures;
    let amount = taken(unit, amount);
    match low == high {
        true => amount,
        false => {
            let (low, high) = (plain(unit, low), plain(unit, high));
            say!(
                lang,
                "{amount}（{low} 至 {high}）",
                "{amount} ({low} to {high})"
            )
        }
    }
}

/// That a month was closed with what its facts don't give.
pub fn misclosed(
    lang: Lang,
    unit: Unit,
    holds: Holds,
    closing: &Closing,
    own: &Reclosed,
) -> String {
    let said = |score, range: Range<_>| {
        let span = result_span(lang, unit, holds, range);
        format!("{} ({span})", result(lang, unit, holds, score))
    };
    let claimed = said(closing.score, closed_range(closing));
    let own = said(own.score, own.range);
    say!(
        lang,
        "归档写的是 {claimed}，按归档时的办法和这些事实是 {own}",
        "Closed with {claimed}; by the rules that closed it, these facts give {own}"
    )
}

/// That a file's check code isn't that of what stands in it.
pub fn wrong_code(lang: Lang, written: CheckCode, own: CheckCode) -> String {
    say!(
        lang,
        "文件写的校验码 {written} 与文件里的事实、办法和结果对不上（应为 {own}）：文件生成后改动过",
        "The file's check code {written} doesn't fit its facts, rules and result, which make {own}: it was changed after it was written"
    )
}

/// That rulebooks came for the same months, by their names.
pub fn rivals(lang: Lang, names: &[String]) -> String {
    match lang {
        Lang::Zh => {
            let names = names.join("、");
            format!("还带来了同一月份的另一份办法：{names}。只能用一份，请选。")
        }
        Lang::En => {
            let names = names.join(", ");
            format!("Another rulebook for the same months came along: {names}. Choose one.")
        }
    }
}

/// What came in: months of how many agents; how many were here already, and how
/// many weren't taken; documents and months by them.
pub fn imported(
    lang: Lang,
    (months, agents): (usize, usize),
    (same, left): (usize, usize),
    books: usize,
) -> String {
    let mut text = match (lang, months) {
        (Lang::Zh, 0) => "没有导入月份".to_owned(),
        (Lang::Zh, _) => format!("导入了 {agents} 位坐席的 {months} 个月"),
        (Lang::En, 0) => "No month came in".to_owned(),
        (Lang::En, _) => {
            let (months, agents) = (counted(months, "month"), counted(agents, "agent"));
            format!("{months} of {agents} came in")
        }
    };
    if same > 0 {
        text += &say!(
            lang,
            "；{same} 个月本来就相同",
            "; {same} already the same here"
        );
    }
    if left > 0 {
        text += &say!(lang, "；{left} 个月没有采用", "; {left} not taken");
    }
    if books > 0 {
        text += &say!(
            lang,
            "；考核文件和按它们填写的月份 {books} 项",
            "; documents and months by them: {books}"
        );
    }
    text + match lang {
        Lang::Zh => "。可撤销。",
        Lang::En => ". Undo takes it back.",
    }
}
