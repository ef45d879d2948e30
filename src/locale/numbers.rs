//! The table of all numbers of a rulebook, in words.

use super::joined::counted;
use super::{Lang, say::say, signed};
use crate::number::{Points, Unit};
use crate::rulebook::{AnyParameter, ParameterRef, Rulebook};

words! {
    /// The fixed texts.
    pub struct NumbersWords: ZH / EN;

    /// Section.
    title = "所有的数" / "All numbers",
    /// Its note.
    note = "逐格改，或从表格里整列粘贴；改完填一次依据，一步生效，可以撤销"
        / "typed cell by cell, or a column pasted; one source for all of them, one step that can be undone",
    /// Opens it.
    open = "改数" / "Edit the numbers",
    /// Closes it.
    close = "收起" / "Close",
    /// Columns: matter, which number, value, origin, what it may be or by what.
    heads: [&'static str; 5] = ["事项", "是什么", "取值", "出处", "可能 / 来源"]
        / ["Matter", "What it is", "Value", "Origin", "May be / source"],
    /// Of how keys work.
    keys = "上下键换格，回车到下一格，Esc 还原"
        / "Arrows move, Enter goes on, Esc restores",
    /// Over what it does.
    effect = "对已有月份的影响" / "What it does to the months here",
    /// Over whose month changes.
    whose = "谁变了" / "Whose changes",
    /// Over the lines.
    lines = "变在哪几条" / "By which clauses",
    /// Where the rulebook wouldn't hold together.
    unheld = "这样改，办法自相矛盾：" / "The rules would contradict themselves:",
}

/// The fixed texts.
pub const fn numbers_words(lang: Lang) -> &'static NumbersWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// The button that takes them.
pub fn take(lang: Lang, count: usize) -> String {
    say!(
        lang,
        "设定 {count} 个数",
        "Set {}",
        counted(count, "number")
    )
}

/// They are set.
pub fn set(lang: Lang, count: usize) -> String {
    say!(
        lang,
        "已设定 {count} 个数，可以撤销。",
        "{} set; it can be undone.",
        counted(count, "number")
    )
}

/// Pasted lines went beyond the last number.
pub fn left_over(lang: Lang, count: usize) -> String {
    say!(
        lang,
        "粘贴的内容多出 {count} 行，没有地方放。",
        "{} pasted beyond the last number.",
        counted(count, "line")
    )
}

/// How many months get more and how many less, of how many; and all together.
pub fn effect(
    lang: Lang,
    unit: Unit,
    (more, less): (usize, usize),
    all: usize,
    sum: Points,
) -> String {
    let sum = signed(unit, sum);
    match unit {
        Unit::Points => say!(
            lang,
            "{all} 个月份中，{more} 个得分增加、{less} 个减少，合计 {sum} 分。",
            "Of {} {more} gain and {less} lose, {sum} points in all.",
            counted(all, "month")
        ),
        Unit::Money => say!(
            lang,
            "{all} 个月份中，{more} 个净额增加、{less} 个减少，合计 {sum} 元。",
            "Of {} {more} gain and {less} lose, {sum} yuan in all.",
            counted(all, "month")
        ),
    }
}

/// Months that weren't worked out.
pub fn beyond(lang: Lang, count: usize) -> String {
    say!(
        lang,
        "另有 {count} 个月份没有算在内。",
        "{} more not worked out.",
        counted(count, "month")
    )
}

/// A change, and in how many months.
pub fn line_change(lang: Lang, unit: Unit, change: Points, months: usize) -> String {
    let change = signed(unit, change);
    say!(
        lang,
        "{change}，{months} 个月份",
        "{change} in {}",
        counted(months, "month")
    )
}

/// The unit behind a number's field.
pub fn unit_of(lang: Lang, rulebook: &Rulebook, at: ParameterRef) -> &'static str {
    match (at.get(rulebook), rulebook.unit) {
        (Some(AnyParameter::Percent(_)), _) => "%",
        (Some(AnyParameter::Points(_)), Unit::Points) => say_of(lang, "分", "points"),
        (Some(AnyParameter::Points(_)), Unit::Money) => say_of(lang, "元", "yuan"),
        (Some(AnyParameter::Count(_)) | None, _) => "",
    }
}

const fn say_of(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
