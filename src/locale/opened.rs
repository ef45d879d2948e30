//! A line of the sheet, opened, in words.

use super::net::{result_span, result_span_said};
use super::open::parameter_name;
use super::say::{clause, say};
use super::unit::taken;
use super::{Lang, percent};
use crate::number::{Percent, Points, Range, Unit};
use crate::rulebook::{Holds, ParameterRef, Rulebook};

words! {
    /// The fixed texts of an opened line.
    pub struct OpenedWords: ZH / EN;

    /// Before the range.
    now = "现在" / "Now",
    /// Column: what the line gives or takes.
    this_line = "本行" / "Line",
    /// Column: the score.
    whole = "全单" / "Score",
    /// Before a question.
    reading = "口径" / "Interpretation",
    /// After the answer.
    in_force = "（现用）" / " (in use)",
    /// Link.
    to_field = "改这一项的数" / "Edit this figure",
    /// Link.
    to_rules = "看办法" / "Open the rules",
    /// Where a percentage was typed.
    needs_counts = "再多 1 件会怎样，改填件数才能算：" / "What one more case would do needs the counts: ",
    /// Link.
    to_counts = "改填件数" / "enter counts",
    /// What a clause says, in our words.
    gist = "大意" / "in short",
}

/// They.
pub const fn opened_words(lang: Lang) -> &'static OpenedWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// How the range shrinks by setting a number as it's assumed.
pub fn shrinks(
    lang: Lang,
    rulebook: &Rulebook,
    (unit, holds): (Unit, Holds),
    at: ParameterRef,
    [now, then]: [Range<Points>; 2],
) -> String {
    let span = |range| match unit {
        Unit::Points => result_span(lang, unit, holds, range),
        Unit::Money => result_span_said(lang, unit, holds, range),
    };
    let (name, now, then) = (parameter_name(lang, rulebook, at), span(now), span(then));
    say!(
        lang,
        "{name}照现在的数设定后，区间由 {now} 缩到 {then}。",
        "Once the {name} is set as it stands, the range shrinks from {now} to {then}."
    )
}

/// In the picture: full steps, and what they take.
pub fn full_steps(lang: Lang, unit: Unit, steps: u32, amount: Points) -> String {
    let amount = taken(unit, amount);
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

/// Before what a clause says.
pub fn gist(lang: Lang, number: &str) -> String {
    let (clause, gist) = (clause(lang, number), opened_words(lang).gist);
    format!("{clause} {gist}")
}
