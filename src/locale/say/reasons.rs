//! Why a line gives and takes nothing, or what it does.

use super::exam::exam_reason;
use super::{deadline, factor, gap, say};
use crate::locale::joined::counted;
use crate::locale::{Lang, cases, plain};
use crate::rulebook::Rulebook;
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
        Basis::Events { confirmed, .. } => {
            let unit = rulebook.unit;
            let (each, before) = (factor(unit, line.each), factor(unit, line.before_cap.abs()));
            let times = match line.count {
                Count::Times(n) => n,
                Count::Percent(_) | Count::Whole => confirmed,
            };
            let amount = plain(unit, line.amount.abs());
            if line.before_cap != line.amount {
                say!(
                    lang,
                    "{times} × {each} = {before}，本项分值用完，计 {amount}。",
                    "{times} × {each} = {before}; the item is used up at {amount}."
                )
            } else {
                say!(
                    lang,
                    "{times} × {each} = {before}。",
                    "{times} × {each} = {before}."
                )
            }
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
            let title = measure(id);
            match basis {
                ShortfallBasis::Unknown => {
                    say!(lang, "{title}还不知道。", "“{title}” isn't known yet.")
                }
                ShortfallBasis::Open(shares) => {
                    let share = cases::share(shares, &rulebook.marks(id));
                    let open = cases::open(lang, shares.open);
                    say!(
                        lang,
                        "{title} {share}，{open}。",
                        "“{title}” {share}, {open}."
                    )
                }
                ShortfallBasis::NotAssessed => say!(
                    lang,
                    "{title}本月无可考核。",
                    "“{title}” has nothing to measure."
                ),
                ShortfallBasis::Reached(_) => {
                    say!(lang, "{title}达标。", "“{title}” is on target.")
                }
                ShortfallBasis::Short(_) => {
                    let gap = |measure| gap(lang, rulebook.unit, measure, line);
                    let (gap, counted) = rulebook.measure(id).map(gap).unwrap_or_default();
                    say!(
                        lang,
                        "{title}{gap}，{counted}。",
                        "“{title}” {gap}, {counted}."
                    )
                }
            }
        }
        Basis::Complaints(0) => words.zero_nothing.into(),
        Basis::Complaints(n) => say!(lang, "{n} 件。", "{}.", counted(n, "case")),
    }
}
