//! The steps of a derivation, in words: what it is, its figure, and a note on
//! where it comes from.

use super::joined::counted;
use super::open::{open_place, open_title, parameter_name};
use super::say::{deadline, exam_form, factor, line_title, report_form, say};
use super::unit::{amount, named, taken, taken_span, unit_words};
use super::{Lang, cases, day, log_feed, percent, plain, points};
use crate::calendar::Date;
use crate::exchange::DerivedLine;
use crate::number::{Percent, Points, Range, Unit};
use crate::record::{Measured, Record};
use crate::rulebook::{AnyParameter, Direction, Holds, Origin, Parameter, ParameterRef, Rulebook};
use crate::scoring::{
    CallsBasis, Count, DeadlineKnown, ExamBasis, Open, OpenFact, Step, explain, score,
};

/// A row of a derivation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub name: String,
    /// Its figure; may be empty.
    pub figure: String,
    /// Where it comes from, or what else is to be said.
    pub note: String,
    /// The mark of a number's origin: its class and word.
    pub origin: Option<(&'static str, &'static str)>,
    /// The place of the field that it was typed into.
    pub field: Option<String>,
}

/// Every line that gives or takes something or still may, each step in a
/// sentence: for whoever reads an exported file.
pub fn derived_lines(
    lang: Lang,
    rulebook: &Rulebook,
    record: &Record,
    today: Date,
) -> Vec<DerivedLine> {
    let sheet = score(rulebook, record, today);
    let lines = sheet.lines.iter().filter(|line| line.matters());
    let derived = lines.map(|line| {
        let clause = rulebook.part(line.part).map(|(_, clause, _)| clause);
        let steps = explain(rulebook, record, today, line);
        let steps = steps.iter().map(|step| row(lang, rulebook, record, step));
        DerivedLine {
            clause: clause.map_or_else(String::new, |clause| clause.number.to_string()),
            title: line_title(lang, rulebook, line),
            amount: line.amount,
            low: line.range.low,
            high: line.range.high,
            steps: steps.map(|row| row.sentence(lang)).collect(),
        }
    });
    derived.collect()
}

/// Over the items that gave and took nothing.
pub fn idle(lang: Lang, unit: Unit, holds: Holds, count: usize) -> String {
    let effect = unit_words(lang, unit, holds).effect;
    say!(
        lang,
        "没有{effect}的 {count} 项，各是为什么",
        "{} without {effect}, and why",
        counted(count, "item")
    )
}

impl Row {
    /// All of it in one sentence.
    pub fn sentence(&self, lang: Lang) -> String {
        let (name, figure) = (&self.name, &self.figure);
        let mut text = if name.is_empty() || figure.is_empty() {
            format!("{name}{figure}")
        } else {
            format!("{name} {figure}")
        };
        let origin = self.origin.map_or("", |(_, word)| word);
        for more in [origin, &self.note] {
            if !more.is_empty() {
                text.push_str(match (lang, text.is_empty()) {
                    (_, true) => "",
                    (Lang::Zh, _) => "，",
                    (Lang::En, _) => ", ",
                });
                text.push_str(more);
            }
        }
        text
    }
}

/// A step as a row.
pub fn row(lang: Lang, rulebook: &Rulebook, record: &Record, step: &Step) -> Row {
    let plain_row = |name: String, figure: String| Row {
        name,
        figure,
        ..Row::default()
    };
    match *step {
        Step::Events { confirmed, pending } => {
            let note = match pending {
                0 => String::new(),
                n => say!(
                    lang,
                    "另有 {n} 次待核实，不计",
                    "{n} more pending, not counted"
                ),
            };
            Row {
                note,
                ..plain_row(say!(lang, "次数", "events"), confirmed.to_string())
            }
        }
        Step::Exam(basis) => Row {
            note: exam(lang, basis).into(),
            field: Some("exam".into()),
            ..plain_row(exam_form(lang, rulebook), String::new())
        },
        Step::Condition {
            measure,
            threshold,
            reached,
            holds,
        } => {
            let fact = Open::Fact(OpenFact::Measure(measure));
            let marks = rulebook.marks(measure);
            let figure = reached.map_or_else(String::new, |s| cases::share(s, &marks));
            let asked = match threshold.get(rulebook) {
                Some(AnyParameter::Percent(parameter)) => percent(parameter.value),
                _ => String::new(),
            };
            let lower = rulebook.measure(measure).map(|measure| measure.direction);
            let asked = match lower {
                Some(Direction::Lower) => say!(lang, "最多 {asked}", "at most {asked}"),
                _ => asked,
            };
            let note = match holds {
                Some(true) => say!(lang, "要 {asked}，达到", "needs {asked}: met"),
                Some(false) => say!(lang, "要 {asked}，没有达到", "needs {asked}: not met"),
                None if reached.is_some() => {
                    say!(
                        lang,
                        "要 {asked}，尚不能定",
                        "needs {asked}: not settled yet"
                    )
                }
                None => say!(lang, "要 {asked}，还不知道", "needs {asked}: not known yet"),
            };
            let note = match record.measures.get(&measure) {
                Some(Measured::Logged(cases)) => {
                    let logged = log_feed::logged(lang, rulebook, *cases);
                    say!(lang, "{note}；{logged}", "{note}; {logged}")
                }
                _ => note,
            };
            Row {
                note,
                origin: origin(lang, rulebook, threshold),
                field: Some(open_place(record, fact)),
                ..plain_row(open_title(lang, rulebook, record, fact), figure)
            }
        }
        Step::Deadline(basis) => {
            let figure = match basis.known {
                DeadlineKnown::HandedIn(date) => day(lang, date),
                DeadlineKnown::NotYet | DeadlineKnown::Unknown => String::new(),
            };
            let due = day(lang, basis.due);
            let how = deadline(lang, basis);
            Row {
                note: say!(lang, "{due}截止；{how}", "due {due}; {how}"),
                field: Some("report".into()),
                ..plain_row(report_form(lang, rulebook), figure)
            }
        }
        Step::Reached(id, ratio) => Row {
            note: match record.measures.get(&id) {
                Some(Measured::Ratio(_)) => {
                    format!("{} / {}", ratio.numerator(), ratio.denominator())
                }
                Some(Measured::Logged(cases)) => log_feed::logged(lang, rulebook, *cases),
                _ => String::new(),
            },
            field: Some(format!("measure-{id}")),
            ..plain_row(
                say!(lang, "实得", "reached"),
                percent(ratio.shown_beside(&rulebook.marks(id))),
            )
        },
        Step::MayReach(id, shares) => Row {
            note: {
                let open = cases::open(lang, shares.open);
                say!(
                    lang,
                    "{open}，暂按最好的结果算",
                    "{open}: taken at their best for now"
                )
            },
            field: Some(format!("measure-{id}")),
            ..plain_row(
                say!(lang, "实得", "reached"),
                cases::share(shares, &rulebook.marks(id)),
            )
        },
        Step::NotKnown(id) => Row {
            note: say!(
                lang,
                "还不知道，暂不扣",
                "not known yet: nothing taken for now"
            ),
            field: Some(format!("measure-{id}")),
            ..plain_row(say!(lang, "实得", "reached"), String::new())
        },
        Step::NotAssessed(id) => Row {
            note: say!(
                lang,
                "本月无可考核，不扣",
                "nothing to measure, nothing taken"
            ),
            field: Some(format!("measure-{id}")),
            ..plain_row(say!(lang, "实得", "reached"), String::new())
        },
        Step::Complaints(count) => Row {
            field: Some("complaints".into()),
            ..plain_row(say!(lang, "件数", "cases"), count.to_string())
        },
        Step::Outweighed(count) => Row {
            field: Some("complaints".into()),
            ..plain_row(
                say!(
                    lang,
                    "起因那条更重，不另扣",
                    "outweighed by what caused them"
                ),
                count.to_string(),
            )
        },
        Step::Calls(calls) => Row {
            note: days(lang, calls),
            field: Some("calendar".into()),
            ..plain_row(
                say!(lang, "未完成的天数", "missed days"),
                calls.missed.to_string(),
            )
        },
        Step::SalesTarget(met) => Row {
            note: match met {
                Some(true) => say!(lang, "已完成", "met"),
                Some(false) => say!(lang, "没有完成", "not met"),
                None => say!(
                    lang,
                    "还不知道，暂按未完成",
                    "not known yet, taken as not met"
                ),
            },
            field: Some("sales".into()),
            ..plain_row(say!(lang, "销售任务", "sales target"), String::new())
        },
        Step::Waived => plain_row(
            say!(
                lang,
                "完成了销售任务，电话量不做考核，不罚",
                "the sales target is met, so calls aren't assessed"
            ),
            String::new(),
        ),
        Step::Number(at) => number(lang, rulebook, at),
        Step::Counted(id, count) => plain_row(
            match rulebook.measure(id).map(|measure| measure.direction) {
                Some(Direction::Lower) => say!(lang, "高于目标，计", "above target, counted"),
                _ => say!(lang, "低于目标，计", "below target, counted"),
            },
            times(lang, count),
        ),
        Step::Product {
            count,
            each,
            before,
        } => {
            let times = times(lang, count);
            let each = factor(rulebook.unit, each);
            plain_row(
                format!("{times} \u{d7} {each}"),
                taken(rulebook.unit, before),
            )
        }
        Step::Pool { worth, size, left } => {
            let note = if left.is_zero() {
                say!(
                    lang,
                    "扣完了，不再扣",
                    "used up: nothing more can be lost here"
                )
            } else {
                let left = plain(rulebook.unit, left);
                say!(lang, "还剩 {left}", "{left} left")
            };
            Row {
                note,
                origin: worth.and_then(|at| origin(lang, rulebook, at)),
                ..plain_row(say!(lang, "本项分值", "worth"), points(rulebook.unit, size))
            }
        }
        Step::Reading(id, option) => {
            let reading = rulebook.readings.iter().find(|reading| reading.id == id);
            let answer = reading.and_then(|reading| {
                let mut options = reading.options.iter();
                options.find(|known| known.id.as_str() == option)
            });
            Row {
                name: reading.map_or_else(String::new, |r| lang.of(&r.question).to_owned()),
                note: answer.map_or_else(String::new, |a| lang.of(&a.title).to_owned()),
                ..Row::default()
            }
        }
        Step::Result(amount, range) => Row {
            note: may_be(lang, rulebook.unit, amount, range),
            ..plain_row(say!(lang, "计", "comes to"), taken(rulebook.unit, amount))
        },
    }
}

fn number(lang: Lang, rulebook: &Rulebook, at: ParameterRef) -> Row {
    let (figure, span) = match at.get(rulebook) {
        Some(AnyParameter::Points(parameter)) => (
            amount(lang, rulebook.unit, parameter.value),
            spanned(parameter, |amount| plain(rulebook.unit, amount))
                .map(|(low, high)| (low, named(lang, rulebook.unit, high))),
        ),
        Some(AnyParameter::Percent(parameter)) => {
            (percent(parameter.value), spanned(parameter, shown))
        }
        Some(AnyParameter::Count(parameter)) => {
            (parameter.value.to_string(), spanned(parameter, whole))
        }
        None => return Row::default(),
    };
    let note = match span {
        None => source(rulebook, at),
        Some((low, high)) => say!(lang, "可能 {low}–{high}", "may be {low}–{high}"),
    };
    Row {
        name: parameter_name(lang, rulebook, at).to_owned(),
        figure,
        note,
        origin: origin(lang, rulebook, at),
        field: None,
    }
}

/// By what the branch set it.
fn source(rulebook: &Rulebook, at: ParameterRef) -> String {
    fn of<T>(parameter: &Parameter<T>) -> String {
        match &parameter.origin {
            Origin::Set { source, .. } => source.to_string(),
            Origin::Stated | Origin::Assumed { .. } => String::new(),
        }
    }
    match at.get(rulebook) {
        Some(AnyParameter::Points(parameter)) => of(parameter),
        Some(AnyParameter::Percent(parameter)) => of(parameter),
        Some(AnyParameter::Count(parameter)) => of(parameter),
        None => String::new(),
    }
}

fn spanned<T: Copy + Ord>(
    parameter: &Parameter<T>,
    show: impl Fn(T) -> String,
) -> Option<(String, String)> {
    let Range { low, high } = parameter.span();
    parameter.is_assumed().then(|| (show(low), show(high)))
}

fn whole(value: u32) -> String {
    value.to_string()
}

/// How the other days stand.
fn days(lang: Lang, calls: CallsBasis) -> String {
    let CallsBasis { met, missing, .. } = calls;
    let mut text = say!(
        lang,
        "共缺 {missing} 通；完成 {met} 天",
        "{} missing; {} met",
        counted(missing, "call"),
        counted(met, "day")
    );
    if calls.excused > 0 {
        let n = calls.excused;
        text += &say!(lang, "，病假 {n} 天", ", {}", counted(n, "sick day"));
    }
    if calls.unknown > 0 {
        let n = calls.unknown;
        text += &say!(lang, "，{n} 天还没填", ", {n} not known yet");
    }
    if calls.counted != calls.missed {
        let n = calls.counted;
        text += &say!(
            lang,
            "；调整前算 {n} 次",
            "; {} before sick days",
            counted(n, "miss")
        );
    }
    text
}

fn shown(value: Percent) -> String {
    percent(value)
}

fn origin(
    lang: Lang,
    rulebook: &Rulebook,
    at: ParameterRef,
) -> Option<(&'static str, &'static str)> {
    fn kind<T>(parameter: &Parameter<T>) -> u8 {
        match parameter.origin {
            Origin::Stated => 0,
            Origin::Set { .. } => 1,
            Origin::Assumed { .. } => 2,
        }
    }
    let kind = match at.get(rulebook)? {
        AnyParameter::Points(parameter) => kind(parameter),
        AnyParameter::Percent(parameter) => kind(parameter),
        AnyParameter::Count(parameter) => kind(parameter),
    };
    let words = lang.words();
    Some(match kind {
        0 => ("origin stated", words.stated),
        1 => ("origin set", words.set),
        _ => ("origin assumed", words.assumed),
    })
}

fn times(lang: Lang, count: Count) -> String {
    match count {
        Count::Times(n) => n.to_string(),
        Count::Percent(part) => part.to_string(),
        Count::Whole => say!(lang, "整项", "the whole item"),
    }
}

fn may_be(lang: Lang, unit: Unit, amount: Points, range: Range<Points>) -> String {
    if range.is_settled() && range.low == amount {
        return String::new();
    }
    let span = taken_span(lang, unit, range);
    say!(lang, "可能 {span}", "may be {span}")
}

const fn exam(lang: Lang, basis: ExamBasis) -> &'static str {
    match (lang, basis) {
        (Lang::Zh, ExamBasis::Unknown) => "还不知道",
        (Lang::Zh, ExamBasis::None) => "本月没有",
        (Lang::Zh, ExamBasis::Inside) => "在名次内",
        (Lang::Zh, ExamBasis::Outside) => "不在名次内",
        (Lang::Zh, ExamBasis::TieExcluded) => "并列跨过界线，按现行口径不算",
        (Lang::Zh, ExamBasis::DroppedByBothEnds) => "前后名次都占，按现行口径不算",
        (Lang::En, ExamBasis::Unknown) => "not known yet",
        (Lang::En, ExamBasis::None) => "none this month",
        (Lang::En, ExamBasis::Inside) => "among the places",
        (Lang::En, ExamBasis::Outside) => "not among the places",
        (Lang::En, ExamBasis::TieExcluded) => "a tie across the border, which doesn't count here",
        (Lang::En, ExamBasis::DroppedByBothEnds) => {
            "among the best and the last, which doesn't count here"
        }
    }
}
