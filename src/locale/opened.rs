//! A line of the sheet, opened, in words.

use super::joined::counted;
use super::net::{result_span, result_span_said};
use super::say::{clause, say};
use super::unit::taken;
use super::{Lang, percent};
use crate::number::{Percent, Points, Range, Unit};
use crate::rulebook::{Holds, Measure};

words! {
    /// The fixed texts of an opened line.
    pub struct OpenedWords: ZH / EN;

    /// Before the range.
    now = "现在" / "Now",
    /// Before the range once a number is set.
    then = "设定后" / "Once set",
    /// Column: what the line gives or takes.
    this_line = "本行" / "Line",
    /// Column: the score.
    whole = "全单" / "Score",
    /// Before a question.
    reading = "口径" / "Interpretation",
    /// After the answer.
    in_force = "（现用）" / " (in use)",
    /// Button, where the month came as the official one.
    appeal = "对这一行申诉" / "Appeal this line",
    /// Link.
    to_field = "改这一项的数" / "Edit this figure",
    /// Button.
    set_here = "按本单位规定设定" / "Set as the branch rules",
    /// Where a percentage was typed.
    needs_counts = "再多 1 件会怎样，改填件数才能算：" / "What one more case would do needs the counts: ",
    /// Link.
    to_counts = "改填件数" / "enter counts",
    /// What a clause says, in our words.
    gist = "大意" / "In short",
}

/// They.
pub const fn opened_words(lang: Lang) -> &'static OpenedWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// How the range shrinks by setting a number as it's assumed.
pub fn shrinks(lang: Lang, (unit, holds): (Unit, Holds), ranges: [Range<Points>; 2]) -> String {
    let [now, then] = ranges.map(|range| match unit {
        Unit::Points => result_span(lang, unit, holds, range),
        Unit::Money => result_span_said(lang, unit, holds, range),
    });
    say!(
        lang,
        "照此设定后，区间由 {now} 缩到 {then}。",
        "Once it's set so, the range shrinks from {now} to {then}."
    )
}

/// In the picture: the steps that count, and what they take; whether the last one
/// counts though it's only begun.
pub fn full_steps(lang: Lang, unit: Unit, steps: u32, begun: bool, amount: Points) -> String {
    let amount = taken(unit, amount);
    if begun {
        let n = counted(steps, "step");
        return say!(lang, "起 {steps} 步，{amount}", "{n} started, {amount}");
    }
    match steps {
        1 => say!(lang, "满 1 步，{amount}", "1 step, {amount}"),
        n => say!(lang, "满 {n} 步，{amount}", "{n} steps, {amount}"),
    }
}

/// In the picture: what of a step is left over.
pub fn left_over(lang: Lang, rest: Percent) -> String {
    say!(lang, "余 {rest}，不计", "{rest} over: not counted")
}

/// In the picture: what was reached.
pub fn reached(lang: Lang, value: Percent) -> String {
    let value = percent(value);
    say!(lang, "实得 {value}", "reached {value}")
}

/// In the picture: what should be reached.
pub fn target(lang: Lang, measure: &Measure) -> String {
    let target = super::say::target(measure.direction, measure.target.value);
    say!(lang, "目标 {target}", "target {target}")
}

/// To a clause among the rules.
pub fn to_clause(lang: Lang, number: &str) -> String {
    let clause = clause(lang, number);
    say!(lang, "看{clause}", "{clause} in the rules")
}
