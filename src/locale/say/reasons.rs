//! Why a line gives and takes nothing, or what it does.

use super::exam::exam_reason;
use super::{deadline, factor, say, steps};
use crate::locale::joined::{counted, semicolon};
use crate::locale::{Lang, cases, plain};
use crate::number::{Ratio, Unit};
use crate::rulebook::{Direction, Measure, Rulebook};
use crate::scoring::{Basis, Count, DeadlineKnown, Line, ShortfallBasis, Sub, ThresholdBasis};

/// Why a line is what it is, as a sentence.
pub fn reason(lang: Lang, rulebook: &Rulebook, line: &Line) -> String {
    let words = lang.words();
    let measure = |id| rulebook.measure(id).map_or("", |m| lang.of(&m.title));
    match line.basis {
        Basis::Events {
            confirmed: 0,
            pending: 0,
        } => words.zero_nothing.into(),
        Basis::Events {
            confirmed: 0,
            pending,
        } => say!(
            lang,
            "{pending} 次待核实，核实前不计。",
            "{pending} pending: nothing counts until confirmed."
        ),
        Basis::Events { .. } => {
            let sum = counted_up(lang, rulebook.unit, line);
            say!(lang, "{sum}。", "{sum}.")
        }
        Basis::Calls(calls) if calls.waived => say!(
            lang,
            "完成了销售任务，电话量不做考核。",
            "The sales target is met: calls aren't assessed."
        ),
        Basis::Calls(calls) if calls.missed > 0 => {
            let (n, missing, unknown) = (calls.missed, calls.missing, calls.unknown);
            match unknown {
                0 => say!(
                    lang,
                    "{n} 天未完成，共缺 {missing} 通。",
                    "{} missed, {} missing.",
                    counted(n, "day"),
                    counted(missing, "call")
                ),
                _ => say!(
                    lang,
                    "{n} 天未完成，共缺 {missing} 通；另有 {unknown} 天还没填。",
                    "{} missed, {} missing; {unknown} not known yet.",
                    counted(n, "day"),
                    counted(missing, "call")
                ),
            }
        }
        Basis::Calls(calls) if calls.unknown > 0 => {
            let n = calls.unknown;
            say!(
                lang,
                "{n} 个工作日的电话量还没填。",
                "The calls of {} aren't known yet.",
                counted(n, "working day")
            )
        }
        Basis::Calls(_) => say!(lang, "每天都完成了。", "Every day reached its quota."),
        Basis::Exam(basis) => exam_reason(lang, basis).into(),
        Basis::Threshold(ThresholdBasis::Met) => {
            say!(lang, "各项都达到。", "All conditions are met.")
        }
        Basis::Threshold(ThresholdBasis::Missed(id)) => {
            let title = measure(id);
            say!(lang, "{title}没有达到。", "“{title}” isn't met.")
        }
        Basis::Threshold(ThresholdBasis::NothingMeasured(id)) => {
            let title = measure(id);
            say!(
                lang,
                "{title}本月无可考核。",
                "“{title}” has nothing to measure."
            )
        }
        Basis::Threshold(ThresholdBasis::Unknown(id)) => {
            let title = measure(id);
            say!(lang, "{title}还不知道。", "“{title}” isn't known yet.")
        }
        Basis::Threshold(ThresholdBasis::Open(id)) => {
            let title = measure(id);
            say!(
                lang,
                "{title}还有台账记录待定。",
                "“{title}” still has open entries of the log."
            )
        }
        Basis::Deadline(basis) => match basis.known {
            DeadlineKnown::Unknown => say!(
                lang,
                "哪天上交还不知道。",
                "The day of handing in isn't known."
            ),
            _ => {
                let when = deadline(lang, basis);
                say!(lang, "{when}。", "{when}.")
            }
        },
        Basis::Shortfall(basis) => {
            let Sub::Measure(id) = line.sub else {
                return String::new();
            };
            match basis {
                ShortfallBasis::Unknown => say!(lang, "还不知道。", "Not known yet."),
                ShortfallBasis::Open(shares) => {
                    let share = cases::share(shares, &rulebook.marks(id));
                    let open = cases::open(lang, shares.open);
                    say!(lang, "{share}，{open}。", "{share}, {open}.")
                }
                ShortfallBasis::NotAssessed => {
                    say!(lang, "本月无可考核。", "There is nothing to measure.")
                }
                ShortfallBasis::Reached(_) => say!(lang, "达标。", "On target."),
                ShortfallBasis::Short(ratio) => {
                    rulebook.measure(id).map_or_else(String::new, |of| {
                        short(lang, rulebook.unit, of, ratio, line)
                    })
                }
            }
        }
        Basis::Complaints(0) => words.zero_nothing.into(),
        Basis::Complaints(n) => say!(lang, "{n} 件。", "{}.", counted(n, "case")),
    }
}

/// How far a measure misses its target, and what that makes.
fn short(lang: Lang, unit: Unit, measure: &Measure, ratio: Ratio, line: &Line) -> String {
    let target = measure.target.value;
    let reached = ratio.shown_beside(&[target]);
    let [from, less] = match measure.direction {
        Direction::Higher => [target, reached],
        Direction::Lower => [reached, target],
    };
    let gap = from - less;
    let steps = steps(lang, line.count, gap);
    let mut text = say!(
        lang,
        "{from} − {less} = {gap}，{steps}",
        "{from} − {less} = {gap}: {steps}"
    );
    if !line.before_cap.is_zero() {
        text += semicolon(lang);
        text += &counted_up(lang, unit, line);
    }
    say!(lang, "{text}。", "{text}.")
}

/// How often, times how much, and what of that the item still has.
fn counted_up(lang: Lang, unit: Unit, line: &Line) -> String {
    let (each, before) = (factor(unit, line.each), factor(unit, line.before_cap.abs()));
    let times = match line.count {
        Count::Times(n) => n.to_string(),
        Count::Percent(part) => part.to_string(),
        Count::Whole => "1".to_owned(),
    };
    let amount = plain(unit, line.amount.abs());
    if line.before_cap == line.amount {
        return format!("{times} × {each} = {before}");
    }
    say!(
        lang,
        "{times} × {each} = {before}，本项分值用完，计 {amount}",
        "{times} × {each} = {before}; the item is used up at {amount}"
    )
}
