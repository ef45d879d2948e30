//! Sentences with numbers in them.

use super::unit::{settled, taken};
use super::{Lang, day, minus, money, month, percent, plain, points, signed};
use crate::exchange::{FileFault, RecordFault, RecordFaultKind, Shape};
use crate::number::{Percent, Points, Ratio, Unit};
use crate::record::{Exam, Fault, Field, FieldFault, Measured, Record};
use crate::rulebook::{Mechanism, Rulebook, Text};
use crate::scoring::{
    Basis, Count, DeadlineBasis, DeadlineKnown, ExamBasis, Line, Sheet, ShortfallBasis, Sub,
    ThresholdBasis, Timing,
};

macro_rules! say {
    ($lang:expr, $zh:literal, $en:literal) => {
        match $lang {
            Lang::Zh => format!($zh),
            Lang::En => format!($en),
        }
    };
}

pub(super) use say;

pub use super::rulebook_fault::rulebook_fault;

/// What is wrong with a field.
pub fn field_fault(lang: Lang, fault: FieldFault) -> String {
    match fault {
        FieldFault::NotWhole => say!(lang, "只能填整数", "Whole numbers only"),
        FieldFault::Above(limit) => say!(lang, "最多 {limit}", "At most {limit}"),
        FieldFault::BelowEntries(n) => say!(
            lang,
            "已有 {n} 次带日期或说明，请先在明细里删除",
            "{n} have a date or note; remove them in the details first"
        ),
        FieldFault::NotANumber => say!(lang, "不是数字", "Not a number"),
        FieldFault::TooPrecise(n) => say!(lang, "小数最多 {n} 位", "At most {n} decimals"),
        FieldFault::Percent => say!(
            lang,
            "百分比只能在 0–100 之间，是不是漏了小数点？",
            "A percentage lies between 0 and 100; is a decimal point missing?"
        ),
        FieldFault::NumeratorAbove(n, d) => say!(
            lang,
            "分子 {n} 大于分母 {d}",
            "{n} cases are more than all {d}"
        ),
        FieldFault::RankZero => say!(lang, "名次从 1 起", "Places start at 1"),
        FieldFault::RankAboveHeads(rank, heads) => say!(
            lang,
            "名次 {rank} 大于总人数 {heads}",
            "Place {rank} is beyond {heads} people"
        ),
        FieldFault::TieZero => say!(
            lang,
            "并列人数含本人，至少 1",
            "The tie includes this person: at least 1"
        ),
        FieldFault::TieBeyondHeads(heads) => say!(
            lang,
            "并列人数超出了总人数 {heads}",
            "The tie reaches beyond {heads} people"
        ),
        FieldFault::SalesBelow(least) => {
            let least = money(least);
            say!(lang, "不能小于 {least}", "At least {least}")
        }
        FieldFault::AfterMonth(this) => {
            let this = month(lang, this);
            say!(lang, "不能晚于 {this}", "Not after {this}")
        }
        FieldFault::NotADate => say!(lang, "不是有效日期", "Not a valid date"),
        FieldFault::OutsideMonth(in_month) => {
            let in_month = month(lang, in_month);
            say!(lang, "日期不在 {in_month} 内", "Not a day of {in_month}")
        }
        FieldFault::ReportBefore(from) => {
            let from = day(lang, from);
            say!(
                lang,
                "上交日不能早于 {from}",
                "It can't be in before {from}"
            )
        }
        FieldFault::WageNegative => say!(lang, "工资不能小于 0", "A wage can't be below 0"),
        FieldFault::WageAbove(limit) => {
            let limit = money(limit);
            say!(lang, "工资不能超过 {limit} 元", "At most {limit} yuan")
        }
        FieldFault::TooLong(limit) => {
            say!(lang, "最多 {limit} 个字", "At most {limit} characters")
        }
    }
}

/// What counts while a field is wrong.
pub fn instead(lang: Lang, field: Field, record: &Record) -> String {
    let standing = match field {
        Field::Numerator(id) | Field::Denominator(id) | Field::Percent(id) => {
            match record.measures.get(&id) {
                Some(Measured::Ratio(r) | Measured::Logged(r)) => {
                    let (n, d) = (r.numerator(), r.denominator());
                    Some(format!("{n} / {d}"))
                }
                Some(Measured::Percent(p)) => Some(percent(*p)),
                Some(Measured::NotAssessed) => Some(lang.words().not_assessed.to_owned()),
                None => None,
            }
        }
        Field::Rank | Field::Heads | Field::Tied => match record.exam {
            Exam::Placed(place) => Some(exam_place(lang, place.rank, place.heads)),
            Exam::None | Exam::Unknown => None,
        },
        _ => {
            let text = field.text(record);
            (!text.is_empty()).then_some(text)
        }
    };
    match (standing, field) {
        (Some(value), _) => say!(
            lang,
            "改好之前仍按 {value} 计",
            "until it's put right, {value} counts"
        ),
        (
            None,
            Field::EntryDate(_)
            | Field::EntryNote(_)
            | Field::ComplaintDate(_)
            | Field::ComplaintNote(_)
            | Field::PlanDate(_)
            | Field::PlanNote(_)
            | Field::Agent
            | Field::Wage,
        ) => say!(
            lang,
            "改好之前不记",
            "it isn't recorded until it's put right"
        ),
        (None, _) => say!(
            lang,
            "改好之前按未知计",
            "it counts as not known until it's put right"
        ),
    }
}

/// The name of a field for the error summary.
pub fn field_name(lang: Lang, rulebook: &Rulebook, field: Field) -> String {
    let words = lang.words();
    let measure = |id| rulebook.measure(id).map_or("", |m| lang.of(&m.title));
    match field {
        Field::Agent => words.agent.into(),
        Field::Count(id) => {
            let title = rulebook
                .part(id)
                .map_or("", |(.., part)| lang.of(&part.title));
            say!(lang, "{title}的次数", "Count of “{title}”")
        }
        Field::EntryDate(_) | Field::ComplaintDate(_) | Field::PlanDate(_) => words.date.into(),
        Field::EntryNote(_) | Field::ComplaintNote(_) | Field::PlanNote(_) => words.note.into(),
        Field::Numerator(id) => {
            let title = measure(id);
            say!(lang, "{title}的分子", "Cases of “{title}”")
        }
        Field::Denominator(id) => {
            let title = measure(id);
            say!(lang, "{title}的分母", "All cases of “{title}”")
        }
        Field::Percent(id) => measure(id).into(),
        Field::Rank => say!(lang, "考试名次", "Exam place"),
        Field::Heads => say!(lang, "考试人数", "Exam head count"),
        Field::Tied => say!(lang, "并列人数", "People tied"),
        Field::ReportDate => say!(lang, "报表上交日", "Day of the report"),
        Field::Calls(day) => say!(lang, "{day} 日电话量", "Calls on the {day}."),
        Field::Joined => say!(lang, "入职日期", "Day of joining"),
        Field::SalesTarget => say!(lang, "销售任务", "Sales target"),
        Field::Sold => say!(lang, "已完成销售", "Sales so far"),
        Field::Wage => words.wage.into(),
    }
}

/// The head of the error summary.
pub fn errors(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("有 {count} 处填错，暂没计入"),
        (Lang::En, 1) => "1 entry is wrong and doesn't count yet".into(),
        (Lang::En, _) => format!("{count} entries are wrong and don't count yet"),
    }
}

/// How many texts aren't kept.
pub fn not_kept(lang: Lang, count: usize) -> String {
    say!(lang, "，{count} 处未存", ", {count} not kept")
}

/// A section's clauses: `第 1–5 条`.
pub fn clauses(lang: Lang, first: &str, last: &str) -> String {
    if first == last {
        return clause(lang, first);
    }
    say!(
        lang,
        "第 {first}–{last} 条",
        "clauses {first}\u{2013}{last}"
    )
}

/// One clause: `第 27 条`.
pub fn clause(lang: Lang, number: &str) -> String {
    say!(lang, "第 {number} 条", "Clause {number}")
}

/// The subtitle of the record.
pub fn clause_count(lang: Lang, clauses: usize) -> String {
    say!(lang, "共 {clauses} 条", "{clauses} clauses")
}

/// So many lines that give or take.
pub fn items(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("{count} 项"),
        (Lang::En, 1) => "1 item".into(),
        (Lang::En, _) => format!("{count} items"),
    }
}

/// What one event, day or percentage point gives or takes.
pub fn each(lang: Lang, unit: Unit, mechanism: &Mechanism, gives: bool) -> String {
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
        Mechanism::CallQuota { missed_day, .. } => {
            let each = taken(unit, sign(missed_day.value));
            say!(lang, "{each}/天", "{each}/day")
        }
        Mechanism::Severity { levels } => {
            let amount = |level: &crate::rulebook::Level| taken(unit, sign(level.amount.value));
            let ends = levels.first().zip(levels.last());
            ends.map_or_else(String::new, |(a, b)| {
                format!("{}\u{2013}{}", amount(a), amount(b))
            })
        }
    }
}

/// A place in the exam.
pub fn exam_place(lang: Lang, rank: u32, heads: u32) -> String {
    say!(lang, "第 {rank} 名，共 {heads} 人", "{rank} of {heads}")
}

/// What follows from the exam's form, for both ends of the ranking.
pub fn exam_outcome(lang: Lang, rulebook: &Rulebook, lines: &[&Line]) -> String {
    let each = lines.iter().map(|line| {
        let title = rulebook
            .part(line.part)
            .map_or("", |(.., part)| lang.of(&part.title));
        let amount = signed(rulebook.unit, line.amount);
        match line.basis {
            Basis::Exam(ExamBasis::Inside) => format!("{title} {amount}"),
            _ => {
                let reason = reason(lang, rulebook, line);
                let reason = reason.trim_end_matches(['.', '\u{3002}']);
                say!(lang, "{title}\u{ff1a}{reason}", "{title}: {reason}")
            }
        }
    });
    let join = match lang {
        Lang::Zh => "；",
        Lang::En => "; ",
    };
    let end = match lang {
        Lang::Zh => '\u{3002}',
        Lang::En => '.',
    };
    let mut text = each.collect::<Vec<_>>().join(join);
    text.push(end);
    text
}

/// The facts behind a line in a few words, as its row's link says them.
pub fn fact(lang: Lang, rulebook: &Rulebook, record: &Record, line: &Line) -> String {
    let words = lang.words();
    match line.basis {
        Basis::Events { confirmed, .. } => confirmed.to_string(),
        Basis::Complaints(count) => count.to_string(),
        Basis::Calls(calls) => {
            let n = calls.missed;
            say!(lang, "{n} 天未完成", "{n} days missed")
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
                        Some(measured) => measured
                            .ratio()
                            .map_or(words.not_assessed.into(), |r| percent(r.shown_percent())),
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

/// When the report came, in a few words.
pub fn deadline(lang: Lang, basis: DeadlineBasis) -> String {
    let words = lang.words();
    let known = match basis.known {
        DeadlineKnown::Unknown => return words.fill_in.into(),
        DeadlineKnown::NotYet => words.report_not_yet.to_owned(),
        DeadlineKnown::HandedIn(date) => {
            let date = day(lang, date);
            say!(lang, "{date}上交", "in on {date}")
        }
    };
    match (basis.timing, basis.known) {
        (Timing::InTime, DeadlineKnown::NotYet) => known,
        (Timing::InTime, _) => say!(lang, "{known}，按时", "{known}, in time"),
        (Timing::Late(days), _) => say!(lang, "{known}，迟 {days} 天", "{known}, {days} d late"),
        (Timing::TooLate, _) => say!(lang, "{known}，已过期限", "{known}, too late"),
    }
}

/// The rule of the deadline below its form.
pub fn deadline_rule(lang: Lang, basis: DeadlineBasis) -> String {
    let due = day(lang, basis.due);
    match basis.timing {
        Timing::Late(days) => say!(
            lang,
            "{due}截止，算迟 {days} 天。",
            "Due on {due}: {days} d late."
        ),
        Timing::TooLate => say!(
            lang,
            "{due}截止，已过最后期限。",
            "Due on {due}: past the last day."
        ),
        Timing::InTime => say!(lang, "{due}截止。", "Due on {due}."),
    }
}

/// So many measures below target: `两项未达标，共 4 步`.
pub fn shortfall_summary(lang: Lang, lines: &[&Line]) -> String {
    let words = lang.words();
    let below = |line: &&&Line| matches!(line.basis, Basis::Shortfall(ShortfallBasis::Short(_)));
    let unknown = |line: &&&Line| matches!(line.basis, Basis::Shortfall(ShortfallBasis::Unknown));
    let short = lines.iter().filter(below).count();
    let open = lines.iter().filter(unknown).count();
    if open == lines.len() && open > 0 {
        return words.fill_in.into();
    }
    let mut text = match (short, lang) {
        (0, Lang::Zh) => "均已达标".to_owned(),
        (0, Lang::En) => "none below target".to_owned(),
        (_, Lang::Zh) => format!("{short} 项未达标"),
        (_, Lang::En) => format!("{short} below target"),
    };
    let steps = lines.iter().map(|line| match line.count {
        Count::Times(steps) => steps,
        Count::Percent(_) | Count::Whole => 0,
    });
    let steps: u32 = steps.sum();
    if short > 0 && steps > 0 {
        text.push_str(&say!(lang, "\u{ff0c}共 {steps} 步", ", {steps} steps"));
    }
    if open > 0 {
        if short == 0 {
            text.clear();
        } else {
            text.push_str(match lang {
                Lang::Zh => "，",
                Lang::En => ", ",
            });
        }
        text.push_str(&say!(lang, "{open} 项未知", "{open} not known"));
    }
    text
}

/// How far a measure is from its target, and what of that counts.
pub fn gap(lang: Lang, unit: Unit, target: Percent, line: &Line) -> (String, String) {
    let words = lang.words();
    let Basis::Shortfall(basis) = line.basis else {
        return Default::default();
    };
    let ratio = match basis {
        ShortfallBasis::Unknown => {
            let most = plain(unit, line.range.low.abs());
            let range = say!(lang, "可能扣 0–{most}", "may take 0\u{2013}{most}");
            return (words.unknown.into(), range);
        }
        ShortfallBasis::NotAssessed => {
            return (words.not_assessed.into(), String::new());
        }
        ShortfallBasis::Reached(ratio) | ShortfallBasis::Short(ratio) => ratio,
    };
    let distance = distance(ratio, target);
    match basis {
        ShortfallBasis::Reached(_) => (
            say!(lang, "超 {distance}", "{distance} over"),
            say!(lang, "达标", "on target"),
        ),
        _ => (
            say!(lang, "低 {distance}", "{distance} under"),
            counted(lang, line.count),
        ),
    }
}

/// The distance of a share to a percentage in points, for showing.
fn distance(ratio: Ratio, target: Percent) -> String {
    let gap = ratio.shown_percent() - target;
    if gap.is_zero() && ratio.cmp_percent(target).is_ne() {
        return "<0.001".into();
    }
    gap.abs().to_string()
}

fn counted(lang: Lang, count: Count) -> String {
    match count {
        Count::Times(0) => say!(lang, "不足 1 步", "no full step"),
        Count::Times(1) => say!(lang, "满 1 步", "1 step"),
        Count::Times(n) => say!(lang, "满 {n} 步", "{n} steps"),
        Count::Percent(p) => say!(lang, "按 {p} 计", "{p} counts"),
        Count::Whole => String::new(),
    }
}

/// What a measure costs below its target.
pub fn per_step(lang: Lang, unit: Unit, step: Points) -> String {
    let step = points(unit, step);
    say!(lang, "每满 1% 扣 {step}", "{step} for each 1%")
}

/// What is left of a pool.
pub fn left(lang: Lang, left: Points, pool: Points) -> String {
    say!(lang, "剩 {left} / {pool}", "{left} / {pool} left")
}

/// A pending part of a count.
pub fn of_them_pending(lang: Lang, pending: u32) -> String {
    say!(lang, "{pending} 次待核实", "{pending} pending")
}

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
            let counted = match line.count {
                Count::Times(n) => n,
                Count::Percent(_) | Count::Whole => confirmed,
            };
            let amount = plain(unit, line.amount.abs());
            if line.before_cap != line.amount {
                say!(
                    lang,
                    "{counted} × {each} = {before}，本项分值用完，计 {amount}。",
                    "{counted} × {each} = {before}; the item is used up at {amount}."
                )
            } else {
                say!(
                    lang,
                    "{counted} × {each} = {before}。",
                    "{counted} × {each} = {before}."
                )
            }
        }
        Basis::Calls(calls) if calls.waived => say!(
            lang,
            "完成了销售任务，电话量不做考核。",
            "The sales target is met: calls aren't assessed."
        ),
        Basis::Calls(calls) if calls.missed > 0 => {
            let (n, missing) = (calls.missed, calls.missing);
            say!(
                lang,
                "{n} 天未完成，共缺 {missing} 通。",
                "{n} days missed, {missing} calls missing."
            )
        }
        Basis::Calls(calls) if calls.unknown > 0 => {
            let n = calls.unknown;
            say!(
                lang,
                "{n} 个工作日的电话量还没填。",
                "The calls of {n} working days aren't known yet."
            )
        }
        Basis::Calls(_) => say!(lang, "每天都完成了。", "Every day reached its quota."),
        Basis::Exam(ExamBasis::Unknown) => {
            say!(lang, "考试结果未知。", "The exam's result isn't known.")
        }
        Basis::Exam(ExamBasis::None) => say!(lang, "本月不考试。", "No exam this month."),
        Basis::Exam(ExamBasis::Inside) => say!(lang, "在名次内。", "Among the places."),
        Basis::Exam(ExamBasis::Outside) => say!(lang, "不在名次内。", "Not among the places."),
        Basis::Exam(ExamBasis::TieExcluded) => say!(
            lang,
            "并列跨过名次界线，按现行释义都不算。",
            "A tie reaches across the border; by the reading in force none of it counts."
        ),
        Basis::Exam(ExamBasis::DroppedByBothEnds) => say!(
            lang,
            "同时在前后名次内，按现行释义不算。",
            "Among the best and the last; by the reading in force this doesn't count."
        ),
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
        Basis::Deadline(basis) => match basis.known {
            DeadlineKnown::Unknown => say!(
                lang,
                "报表哪天上交还不知道。",
                "The day of the report isn't known."
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
                ShortfallBasis::NotAssessed => say!(
                    lang,
                    "{title}本月无可考核。",
                    "“{title}” has nothing to measure."
                ),
                ShortfallBasis::Reached(_) => {
                    say!(lang, "{title}达标。", "“{title}” is on target.")
                }
                ShortfallBasis::Short(_) => {
                    let target = rulebook
                        .measure(id)
                        .map_or(Percent::ZERO, |m| m.target.value);
                    let (gap, counted) = gap(lang, rulebook.unit, target, line);
                    say!(
                        lang,
                        "{title}{gap}，{counted}。",
                        "“{title}” {gap}, {counted}."
                    )
                }
            }
        }
        Basis::Complaints(0) => words.no_complaints.into(),
        Basis::Complaints(n) => say!(lang, "{n} 件投诉。", "{n} complaint(s)."),
    }
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
            let title = lang.of(title);
            say!(lang, "{title}投诉", "Complaint, {title}")
        }
        Sub::Investigated => lang.words().investigated.into(),
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
pub(super) fn factor(unit: Unit, amount: Points) -> String {
    match unit {
        Unit::Points => points(unit, amount),
        Unit::Money => plain(unit, amount),
    }
}

/// The sum that makes the score: `100 + 2.5 − 5.5`, with the adjustments. In
/// money it makes what is left to pay: `70 − 10`.
pub fn sum(unit: Unit, base: Points, parts: &[Points]) -> String {
    if unit == Unit::Money {
        return left_to_pay(parts);
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

/// What is taken and given back, with the signs of what is left to pay.
fn left_to_pay(parts: &[Points]) -> String {
    let mut text = String::new();
    for part in parts.iter().filter(|part| !part.is_zero()) {
        text.push_str(match (*part > Points::ZERO, text.is_empty()) {
            (true, true) => "\u{2212}",
            (true, false) => " \u{2212} ",
            (false, true) => "",
            (false, false) => " + ",
        });
        text.push_str(&plain(Unit::Money, part.abs()));
    }
    if text.is_empty() {
        text.push('0');
    }
    text
}

/// The score for a screen reader.
pub fn announced(lang: Lang, sheet: &Sheet, state: &str) -> String {
    let (unit, range) = (sheet.unit, sheet.range);
    if unit == Unit::Money {
        let settled = settled(lang, sheet);
        return say!(lang, "{settled}，{state}", "{settled}, {state}");
    }
    let score = points(unit, sheet.score);
    let (low, high) = (plain(unit, range.low), plain(unit, range.high));
    say!(
        lang,
        "得分 {score}，可能 {low} 到 {high}，{state}",
        "Score {score}, may be {low} to {high}, {state}"
    )
}

/// When the sheet was printed.
pub fn printed_on(lang: Lang, today: crate::calendar::Date) -> String {
    say!(lang, "打印于 {today}", "Printed on {today}")
}

/// Why this line's count carries further detail: the share behind a measure.
pub fn printed_fact(lang: Lang, rulebook: &Rulebook, record: &Record, line: &Line) -> String {
    let title = line_title(lang, rulebook, line);
    let sep = match lang {
        Lang::Zh => "，",
        Lang::En => ", ",
    };
    match (line.basis, line.sub) {
        (
            Basis::Shortfall(ShortfallBasis::Short(r) | ShortfallBasis::Reached(r)),
            Sub::Measure(id),
        ) => {
            let target = rulebook
                .measure(id)
                .map_or(Percent::ZERO, |m| m.target.value);
            let (now, target) = (percent(r.shown_percent()), percent(target));
            say!(
                lang,
                "{title} {now}，目标 {target}",
                "{title} {now}, target {target}"
            )
        }
        (Basis::Shortfall(_), _) => {
            let reason = lang.words().unknown;
            format!("{title}{sep}{reason}")
        }
        (Basis::Exam(_) | Basis::Threshold(_) | Basis::Deadline(_), _) => {
            let fact = fact(lang, rulebook, record, line);
            format!("{title}{sep}{fact}")
        }
        _ => title,
    }
}

/// An import's counts.
pub fn import_counts(
    lang: Lang,
    new: usize,
    different: usize,
    same: usize,
    refused: usize,
) -> String {
    say!(
        lang,
        "新增 {new}，不同 {different}，相同 {same}，拒收 {refused}",
        "{new} new, {different} different, {same} same, {refused} refused"
    )
}

/// A count of months.
pub fn months(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("{count} 个月"),
        (Lang::En, 1) => "1 month".into(),
        (Lang::En, _) => format!("{count} months"),
    }
}

/// When it was last saved.
pub fn saved_at(lang: Lang, hour: u32, minute: u32) -> String {
    say!(
        lang,
        "已存 {hour:02}:{minute:02}",
        "Saved {hour:02}:{minute:02}"
    )
}

/// Why a whole file can't be read.
pub fn file_fault(lang: Lang, fault: &FileFault) -> String {
    match fault {
        FileFault::NotText { at } => {
            let nth = at.saturating_add(1);
            say!(
                lang,
                "不是文本文件（第 {nth} 字节）",
                "not a text file (byte {nth})"
            )
        }
        FileFault::Empty => say!(lang, "文件是空的", "the file is empty"),
        FileFault::TooLarge { bytes, limit } => say!(
            lang,
            "文件太大：{bytes} 字节，上限 {limit}",
            "too large: {bytes} bytes, at most {limit}"
        ),
        FileFault::TooDeep {
            limit,
            line,
            column,
        } => say!(
            lang,
            "嵌套超过 {limit} 层（第 {line} 行第 {column} 列）",
            "nested deeper than {limit} (line {line}, column {column})"
        ),
        FileFault::NotJson {
            line,
            column,
            detail,
        } => say!(
            lang,
            "不是有效的 JSON（第 {line} 行第 {column} 列：{detail}）",
            "not valid JSON (line {line}, column {column}: {detail})"
        ),
        FileFault::Format { found: Some(found) } => say!(
            lang,
            "不是考核记录文件，而是 {found}",
            "not a file of records but {found}"
        ),
        FileFault::Format { found: None } => {
            say!(lang, "不是考核记录文件", "not a file of records")
        }
        FileFault::NoVersion => say!(lang, "没有写明格式版本", "no format version"),
        FileFault::NewerVersion { found, known } => say!(
            lang,
            "由更新版本的程序写成（版本 {found}，本页只认到 {known}）",
            "written by a newer version ({found}; this page knows {known})"
        ),
        FileFault::TooManyRecords { limit } => say!(
            lang,
            "记录太多，上限 {limit} 条",
            "too many records, at most {limit}"
        ),
        FileFault::Malformed(malformed) => {
            let shape = shape(lang, malformed.shape, &malformed.detail);
            at(lang, &malformed.path, &shape)
        }
    }
}

/// Where something stands, and what is wrong there. An empty path is that of
/// the file itself.
pub fn at(lang: Lang, path: &str, wrong: &str) -> String {
    let path = place(lang, path);
    say!(lang, "{path}：{wrong}", "{path}: {wrong}")
}

/// A path in a file for people; an empty one is the file itself.
pub fn place(lang: Lang, path: &str) -> &str {
    match (path.is_empty(), lang) {
        (false, _) => path,
        (true, Lang::Zh) => "文件",
        (true, Lang::En) => "the file",
    }
}

/// Why a record of a file can't be taken.
pub fn record_fault(lang: Lang, fault: &RecordFault) -> String {
    match &fault.kind {
        RecordFaultKind::Malformed {
            shape: kind,
            detail,
        } => shape(lang, *kind, detail),
        RecordFaultKind::Fact(fault) => fact_fault(lang, *fault),
        RecordFaultKind::Twin { first } => {
            let first = first + 1;
            say!(
                lang,
                "与第 {first} 条是同一坐席同一月份，内容不同",
                "same agent and month as record {first}, but different"
            )
        }
        RecordFaultKind::TwinInFile { file, first } => {
            let (file, first) = (file + 1, first + 1);
            say!(
                lang,
                "与第 {file} 个文件第 {first} 条是同一坐席同一月份，内容不同",
                "same agent and month as record {first} of file {file}, but different"
            )
        }
    }
}

/// In what way something isn't as the format has it.
pub(super) fn shape(lang: Lang, shape: Shape, detail: &str) -> String {
    match shape {
        Shape::Missing => say!(lang, "缺少这一项", "missing"),
        Shape::Unknown => say!(lang, "格式里没有这一项", "not part of the format"),
        Shape::Twice => say!(lang, "同一项写了两次", "stands twice"),
        Shape::WrongType => say!(lang, "类型不对", "wrong type"),
        Shape::UnknownWord => say!(
            lang,
            "不是可用的词：{detail}",
            "not one of the known words: {detail}"
        ),
        Shape::Value => say!(lang, "值不对", "not a possible value"),
        Shape::Number(_) => say!(lang, "不是有效的数", "not a valid number"),
        Shape::Month => say!(lang, "不是有效的月份", "not a valid month"),
        Shape::Date => say!(lang, "不是有效日期", "not a valid date"),
        Shape::Id => say!(lang, "不是有效的代号", "not a valid id"),
        Shape::Ratio => say!(lang, "分子分母不成比例", "not a share of cases"),
    }
}

/// What is wrong with a fact of a record.
pub(super) fn fact_fault(lang: Lang, fault: Fault) -> String {
    match fault {
        Fault::TooLong(n) => say!(lang, "超过 {n} 个字", "more than {n} characters"),
        Fault::TooMany(n) => say!(lang, "超过 {n} 项", "more than {n} items"),
        Fault::Count => say!(
            lang,
            "次数要在 1 到 999 之间",
            "a count lies between 1 and 999"
        ),
        Fault::CountSum => say!(
            lang,
            "同一条合计超过 999 次",
            "one part counts more than 999 together"
        ),
        Fault::Parts => say!(
            lang,
            "没有写明条款，或同一条写了两次",
            "names no part, or one twice"
        ),
        Fault::Percent => say!(
            lang,
            "百分比只能在 0–100 之间",
            "a percentage lies between 0 and 100"
        ),
        Fault::OutsideMonth => say!(lang, "日期不在当月", "not a day of the month"),
        Fault::ReportTooEarly => say!(lang, "上交日太早", "handed in too early"),
        Fault::RankZero => say!(lang, "名次从 1 起", "places start at 1"),
        Fault::RankAboveHeads => say!(lang, "名次大于总人数", "the place is beyond the head count"),
        Fault::Tie => say!(lang, "并列人数不对", "an impossible tie"),
        Fault::Heads => say!(lang, "人数太多", "too many heads"),
        Fault::Day => say!(
            lang,
            "日期不在当月、顺序不对或重复",
            "days out of the month, out of order or twice"
        ),
        Fault::Calls => say!(lang, "电话量超过 9999", "more than 9999 calls in a day"),
        Fault::SalesTarget => say!(lang, "销售任务要大于 0", "a sales target is above 0"),
        Fault::Sold => say!(lang, "销售不能小于 0", "sales can't be below 0"),
        Fault::Joined => say!(lang, "入职日期晚于当月", "joined after the month"),
        Fault::WageNegative => say!(lang, "工资不能小于 0", "a wage can't be below 0"),
        Fault::History => say!(
            lang,
            "归档和重新打开要交替，日期不能倒退",
            "closing and reopening must alternate, and dates never go back"
        ),
        Fault::NoReason => say!(
            lang,
            "重新打开要写明原因",
            "opening it again needs a reason"
        ),
        Fault::WageTooHigh => say!(lang, "工资太高", "the wage is too high"),
    }
}
