//! A line of the score sheet in a few words.

use super::{cases_form, deadline, exam_place, say, target};
use crate::locale::between;
use crate::locale::joined::counted;
use crate::locale::net::net_sum;
use crate::locale::unit::taken;
use crate::locale::{Lang, cases, minus, percent, plain, points};
use crate::number::{Points, Unit};
use crate::record::{Exam, Record};
use crate::rulebook::{CallFine, Effect, Measure, Mechanism, Rulebook, Section, Text};
use crate::scoring::{
    Basis, Count, DeadlineBasis, DeadlineKnown, ExamBasis, Line, ShortfallBasis, Sub,
    ThresholdBasis, shares,
};

/// What one event, day, call or percentage point gives or takes, as the readings
/// in force have it.
pub fn each(lang: Lang, rulebook: &Rulebook, section: &Section, mechanism: &Mechanism) -> String {
    let unit = rulebook.unit;
    let gives = section.effect == Effect::Reward;
    let sign = |points: Points| if gives { points } else { -points };
    match mechanism {
        Mechanism::PerOccurrence { amount, .. }
        | Mechanism::ExamRank { amount, .. }
        | Mechanism::Threshold { amount, .. } => taken(unit, sign(amount.value)),
        Mechanism::Deadline { per_day, .. } => {
            let each = taken(unit, sign(per_day.value));
            say!(lang, "{each}/天", "{each}/day")
        }
        Mechanism::Shortfall { step } => format!("{}/1%", taken(unit, sign(step.value))),
        Mechanism::CallQuota {
            missed_day,
            missing_call,
            ..
        } => match rulebook.choices().call_fine {
            CallFine::PerDay => {
                let each = taken(unit, sign(missed_day.value));
                say!(lang, "{each}/天", "{each}/day")
            }
            CallFine::PerCall => {
                let each = taken(unit, sign(missing_call.value));
                say!(lang, "{each}/通", "{each}/call")
            }
        },
        Mechanism::Severity { levels } => {
            let amount = |level: &crate::rulebook::Level| taken(unit, sign(level.amount.value));
            let ends = levels.first().zip(levels.last());
            ends.map_or_else(String::new, |(a, b)| between(lang, &amount(a), &amount(b)))
        }
    }
}

/// The facts behind a line in a few words, as its row's link says them.
pub fn fact(lang: Lang, rulebook: &Rulebook, record: &Record, line: &Line) -> String {
    let words = lang.words();
    match line.basis {
        Basis::Events { confirmed, .. } => confirmed.to_string(),
        Basis::Complaints(count) => count.to_string(),
        Basis::Calls(calls) => {
            let (n, missing, unknown) = (calls.missed, calls.missing, calls.unknown);
            let missed = match rulebook.choices().call_fine {
                CallFine::PerDay => say!(lang, "{n} 天未完成", "{} missed", counted(n, "day")),
                CallFine::PerCall => say!(
                    lang,
                    "缺 {missing} 通",
                    "{} missing",
                    counted(missing, "call")
                ),
            };
            match unknown {
                0 => missed,
                _ => say!(
                    lang,
                    "{missed}，{unknown} 天还没填",
                    "{missed}, {} not known yet",
                    counted(unknown, "day")
                ),
            }
        }
        Basis::Exam(ExamBasis::Unknown) => words.fill_in.into(),
        Basis::Exam(ExamBasis::None) => words.exam_none.into(),
        Basis::Exam(_) => match record.exam {
            Exam::Placed(place) => exam_place(lang, place.rank, place.heads),
            Exam::Unknown | Exam::None => String::new(),
        },
        Basis::Threshold(ThresholdBasis::Unknown(_)) => words.fill_in.into(),
        Basis::Threshold(_) => {
            let Some((.., part)) = rulebook.part(line.part) else {
                return String::new();
            };
            let Mechanism::Threshold { conditions, .. } = &part.mechanism else {
                return String::new();
            };
            let shown =
                conditions
                    .iter()
                    .map(|condition| match record.measures.get(&condition.measure) {
                        Some(measured) => shares(rulebook, *measured)
                            .map_or(words.not_assessed.into(), |s| {
                                cases::share(s, &rulebook.marks(condition.measure))
                            }),
                        None => words.unknown.into(),
                    });
            let join = match lang {
                Lang::Zh => "，",
                Lang::En => ", ",
            };
            shown.collect::<Vec<String>>().join(join)
        }
        Basis::Deadline(basis) => deadline(lang, basis),
        Basis::Shortfall(_) => String::new(),
    }
}

/// Why this line's count carries further detail: the share behind a measure.
pub fn printed_fact(lang: Lang, rulebook: &Rulebook, record: &Record, line: &Line) -> String {
    let title = line_title(lang, rulebook, line);
    let sep = match lang {
        Lang::Zh => "，",
        Lang::En => ", ",
    };
    match (line.basis, line.sub) {
        (Basis::Shortfall(basis), Sub::Measure(id)) => {
            let now = match basis {
                ShortfallBasis::Short(r) | ShortfallBasis::Reached(r) => {
                    percent(r.shown_beside(&rulebook.marks(id)))
                }
                ShortfallBasis::Open(shares) => cases::share(shares, &rulebook.marks(id)),
                ShortfallBasis::NotAssessed => {
                    let reason = lang.words().not_assessed;
                    return format!("{title}{sep}{reason}");
                }
                ShortfallBasis::Unknown => {
                    let reason = lang.words().unknown;
                    return format!("{title}{sep}{reason}");
                }
            };
            let target = |m: &Measure| target(m.direction, m.target.value);
            let target = rulebook.measure(id).map_or_else(String::new, target);
            say!(
                lang,
                "{title} {now}，目标 {target}",
                "{title} {now}, target {target}"
            )
        }
        (Basis::Exam(_) | Basis::Threshold(_) | Basis::Deadline(_), _) => {
            let is_unknown = matches!(
                line.basis,
                Basis::Exam(ExamBasis::Unknown)
                    | Basis::Threshold(ThresholdBasis::Unknown(_))
                    | Basis::Deadline(DeadlineBasis {
                        known: DeadlineKnown::Unknown,
                        ..
                    })
            );
            // Paper asks for nothing.
            let fact = match is_unknown {
                true => lang.words().unknown.to_owned(),
                false => fact(lang, rulebook, record, line),
            };
            format!("{title}{sep}{fact}")
        }
        _ => title,
    }
}

/// A line's name where it leaves no more room: in few words, if the rulebook has
/// those.
pub fn short_title(lang: Lang, rulebook: &Rulebook, line: &Line) -> String {
    let short = match line.sub {
        Sub::Whole => rulebook.part(line.part).map(|(.., part)| &part.short),
        Sub::Measure(id) => rulebook.measure(id).map(|measure| &measure.short),
        Sub::Level(_) | Sub::Investigated => None,
    };
    let short = short.filter(|short| !short.is_empty());
    short.map_or_else(
        || line_title(lang, rulebook, line),
        |short| lang.of(short).into(),
    )
}

/// A line's name on the sheet.
pub fn line_title(lang: Lang, rulebook: &Rulebook, line: &Line) -> String {
    let part = rulebook.part(line.part);
    match line.sub {
        Sub::Whole => part.map_or_else(String::new, |(.., part)| lang.of(&part.title).into()),
        Sub::Measure(id) => {
            let measure = rulebook.measure(id);
            measure.map_or_else(String::new, |m| lang.of(&m.title).into())
        }
        Sub::Level(id) => {
            let level = part.and_then(|(.., part)| match &part.mechanism {
                Mechanism::Severity { levels } => levels.iter().find(|l| l.id == id),
                _ => None,
            });
            let title: &Text = match level {
                Some(level) => &level.title,
                None => return String::new(),
            };
            let (form, title) = (cases_form(lang, rulebook), lang.of(title));
            say!(lang, "{form}：{title}", "{form}: {title}")
        }
        Sub::Investigated => {
            let (form, state) = (cases_form(lang, rulebook), lang.words().finding_pending);
            say!(lang, "{form}：{state}", "{form}: {state}")
        }
    }
}

/// How a line was counted: `2 × 0.5`, in money `2 × 20`.
pub fn product(unit: Unit, line: &Line) -> String {
    let each = factor(unit, line.each);
    match line.count {
        Count::Times(n) => format!("{n} × {each}"),
        Count::Percent(p) => format!("{p} × {each}"),
        Count::Whole => format!("1 × {each}"),
    }
}

/// An amount inside a multiplication: points as in a column, yuan as in a
/// sentence.
pub(in crate::locale) fn factor(unit: Unit, amount: Points) -> String {
    match unit {
        Unit::Points => points(unit, amount),
        Unit::Money => plain(unit, amount),
    }
}

/// The sum that makes the score: `100 + 2.5 − 5.5`, with the adjustments. In
/// money it makes what is left to pay, or to receive: `70 − 10`.
pub fn sum(unit: Unit, base: Points, parts: &[Points]) -> String {
    if unit == Unit::Money {
        return net_sum(parts);
    }
    let mut text = base.to_string();
    for part in parts {
        let sign = if *part < Points::ZERO {
            '\u{2212}'
        } else {
            '+'
        };
        text.push_str(&format!(" {sign} {}", plain(unit, part.abs())));
    }
    minus(&text)
}
