//! What is said of a field: its name, what is wrong with it, what counts meanwhile.

use super::{exam_place, say};
use crate::locale::joined::{agree, counted};
use crate::locale::plan::{plan_text, plan_words};
use crate::locale::{Lang, cases, day, money, month, percent};
use crate::number::Percent;
use crate::record::{Exam, Field, FieldFault, Measured, Record, Remark};
use crate::rulebook::Rulebook;

/// What is wrong with a field.
pub fn field_fault(lang: Lang, fault: FieldFault) -> String {
    match fault {
        FieldFault::NotWhole => say!(lang, "只能填整数", "Whole numbers only"),
        FieldFault::Above(limit) => say!(lang, "最多 {limit}", "At most {limit}"),
        FieldFault::BelowEntries(n) => say!(
            lang,
            "已有 {n} 次带日期或说明，请先在明细里删除",
            "{n} {} a date or note; remove that in the details first",
            agree(n, "has", "have")
        ),
        FieldFault::NotANumber => say!(lang, "不是数字", "Not a number"),
        FieldFault::TooLarge => say!(lang, "数太大", "Too large"),
        FieldFault::TooPrecise(n) => {
            say!(lang, "小数最多 {n} 位", "At most {}", counted(n, "decimal"))
        }
        FieldFault::Percent => say!(
            lang,
            "百分比只能在 0–100 之间，是不是漏了小数点？",
            "A percentage lies between 0 and 100; is a decimal point missing?"
        ),
        FieldFault::Fraction(share) => {
            let share = percent(share);
            say!(
                lang,
                "小数写法，是不是 {share}",
                "Perhaps {share}, written as a fraction"
            )
        }
        FieldFault::NumeratorAbove(n, d) => say!(
            lang,
            "分子 {n} 大于分母 {d}",
            "{} more than all {d}",
            counted(n, "case") + agree(n, " is", " are")
        ),
        FieldFault::RankZero => say!(lang, "名次从 1 起", "Places start at 1"),
        FieldFault::RankAboveHeads(rank, heads) => say!(
            lang,
            "名次 {rank} 大于总人数 {heads}",
            "Place {rank} is beyond the head count of {heads}"
        ),
        FieldFault::TieZero => say!(
            lang,
            "并列人数含本人，至少 1",
            "The tie includes this person: at least 1"
        ),
        FieldFault::TieBeyondHeads(heads) => say!(
            lang,
            "并列人数超出了总人数 {heads}",
            "The tie reaches beyond the head count of {heads}"
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
            say!(
                lang,
                "最多 {limit} 个字",
                "At most {}",
                counted(limit, "character")
            )
        }
    }
}

/// What counts while a field is wrong.
pub fn instead(lang: Lang, field: Field, record: &Record) -> String {
    let standing = match field {
        Field::Numerator(id) | Field::Denominator(id) | Field::Percent(id) => {
            match record.measures.get(&id) {
                Some(Measured::Ratio(ratio)) => Some(cases::fraction(*ratio)),
                // The same by any reading: dispatched ones stay outside.
                Some(Measured::Logged(cases)) => Some(cases::logged(lang, *cases, false)),
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
            | Field::PlanText(..)
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

/// What is said of a field that isn't wrong.
pub fn remark(lang: Lang, rulebook: &Rulebook, remark: Remark) -> String {
    match remark {
        Remark::Rounded(share) => {
            let share = percent(share);
            say!(
                lang,
                "按 {share} 计：百分比最多三位小数",
                "{share} counts: a percentage has up to three decimals"
            )
        }
        Remark::Misses(field) => {
            let measure = |id| rulebook.measure(id);
            let missing = match field {
                Field::Numerator(id) => measure(id).map(|m| lang.of(&m.numerator).to_owned()),
                Field::Denominator(id) => measure(id).map(|m| lang.of(&m.denominator).to_owned()),
                _ => None,
            };
            let missing = missing.unwrap_or_else(|| field_name(lang, rulebook, field));
            say!(
                lang,
                "还缺“{missing}”，补上才计",
                "“{missing}” is missing: it counts when that is filled in"
            )
        }
    }
}

/// Takes a share for the percentage that it is as a fraction of 1.
pub fn is_fraction(lang: Lang, share: Percent) -> String {
    let share = percent(share);
    say!(lang, "是 {share}", "Yes, {share}")
}

/// Keeps a share as it was typed.
pub fn is_percent(lang: Lang, typed: &str) -> String {
    say!(lang, "就是 {typed}%", "No, {typed}%")
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
        Field::EntryDate(_) | Field::ComplaintDate(_) => words.date.into(),
        Field::EntryNote(_) | Field::ComplaintNote(_) => words.note.into(),
        Field::PlanDate(_) => plan_words(lang).by.into(),
        Field::PlanText(_, text) => plan_text(lang, text).into(),
        Field::Numerator(id) => {
            let title = measure(id);
            say!(lang, "{title}的分子", "Cases of “{title}”")
        }
        Field::Denominator(id) => {
            let title = measure(id);
            say!(lang, "{title}的分母", "All cases of “{title}”")
        }
        Field::Percent(id) => measure(id).into(),
        Field::Rank => say!(lang, "名次", "Place"),
        Field::Heads => say!(lang, "总人数", "Head count"),
        Field::Tied => say!(lang, "并列人数", "People tied"),
        Field::ReportDate => words.report_date.into(),
        Field::Calls(day) => say!(lang, "{day} 日电话量", "Calls on the {day}."),
        Field::Joined => say!(lang, "入职日期", "Day of joining"),
        Field::SalesTarget => say!(lang, "销售任务", "Sales target"),
        Field::Sold => say!(lang, "已完成销售", "Sales so far"),
        Field::Wage => words.wage.into(),
    }
}
