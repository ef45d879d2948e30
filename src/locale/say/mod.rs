//! Sentences with numbers in them.

mod deadline;
mod exam;
mod fields;
mod files;
mod forms;
mod lines;
mod measures;
mod places;
mod reasons;

use super::joined::{agree, counted};
use super::{Lang, full_day, signed};
use crate::number::{Points, Range, Unit};

macro_rules! say {
    // What follows the texts is filled into the English one.
    ($lang:expr, $zh:literal, $en:literal $(, $of_en:expr)* $(,)?) => {
        match $lang {
            Lang::Zh => format!($zh),
            Lang::En => format!($en $(, $of_en)*),
        }
    };
}

pub(super) use say;

pub use super::rulebook_fault::rulebook_fault;
pub use deadline::{deadline, deadline_rule};
pub use exam::{exam_outcome, exam_place};
pub use fields::{field_fault, field_name, instead, is_fraction, is_percent, remark};
pub use files::{at, file_fault, import_counts, read_as, record_fault, twin_at};
pub(super) use files::{fact_fault, shape};
pub use forms::{cases_form, exam_form, part, report_form, second_cases};
pub(super) use lines::factor;
pub use lines::{each, fact, line_title, printed_fact, product, short_title, sum};
pub(super) use measures::{distance, steps};
pub use measures::{
    gap, left, needs, of_all, of_them_pending, per_step, row_title, shortfall_summary, target,
};
pub use places::place;
pub use reasons::reason;

/// The head of the error summary.
pub fn errors(lang: Lang, count: usize) -> String {
    say!(
        lang,
        "有 {count} 处填错，暂没计入",
        "{} wrong and {} count yet",
        counted(count, "entry") + agree(count, " is", " are"),
        agree(count, "doesn't", "don't")
    )
}

/// How many texts aren't kept.
pub fn not_kept(lang: Lang, count: usize) -> String {
    say!(lang, "，{count} 处未存", ", {count} not kept")
}

/// A section's clauses: `第 1–5 条`, `三（一）1 至 三（一）5`.
pub fn clauses(lang: Lang, first: &str, last: &str) -> String {
    if first == last {
        return clause(lang, first);
    }
    if [first, last].into_iter().all(is_plain) {
        return say!(
            lang,
            "第 {first}–{last} 条",
            "clauses {first}\u{2013}{last}"
        );
    }
    // A dash between them would be read as one of their own.
    say!(lang, "{first} 至 {last}", "{first} to {last}")
}

/// Clauses by their numbers: `第 1、19 条`.
pub fn clause_list(lang: Lang, numbers: &[&str]) -> String {
    match numbers {
        [one] => clause(lang, one),
        _ if numbers.iter().all(|number| is_plain(number)) => match lang {
            Lang::Zh => format!("第 {} 条", numbers.join("、")),
            Lang::En => format!("Clauses {}", numbers.join(", ")),
        },
        _ => numbers.join(match lang {
            Lang::Zh => "、",
            Lang::En => ", ",
        }),
    }
}

/// So many things are still to be filled in.
pub fn to_fill_in(lang: Lang, count: usize) -> String {
    let things = counted(count, "thing");
    say!(lang, "还差 {count} 项", "{things} to fill in")
}

/// So many are.
pub fn filled_in(lang: Lang, count: usize) -> String {
    say!(lang, "已填 {count} 项", "Filled in: {count}")
}

/// So many clauses count events, and need nothing where there was none.
pub fn only_if_it_happens(lang: Lang, count: usize) -> String {
    say!(
        lang,
        "其余 {count} 条有事才记，没事不用填。",
        "The other {count} are only recorded when something happens."
    )
}

/// What something can still give or take: `+1 到 −20`.
pub fn may_move(lang: Lang, unit: Unit, span: Range<Points>) -> String {
    let (high, low) = (signed(unit, span.high), signed(unit, span.low));
    say!(lang, "{high} 到 {low}", "{high} to {low}")
}

/// One clause by its number as printed: `第 27 条`. One that is more than a
/// numeral says itself what it is: `三（一）1`, `第十二条`.
pub fn clause(lang: Lang, number: &str) -> String {
    if is_plain(number) {
        return say!(lang, "第 {number} 条", "Clause {number}");
    }
    number.to_owned()
}

/// A numeral, with a letter perhaps: `27`, `9a`.
fn is_plain(number: &str) -> bool {
    let letterless = number.strip_suffix(|c: char| c.is_ascii_alphabetic());
    let digits = letterless.unwrap_or(number);
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}

/// The subtitle of the record.
pub fn clause_count(lang: Lang, clauses: usize) -> String {
    say!(lang, "共 {clauses} 条", "{}", counted(clauses, "clause"))
}

/// So many lines that give or take.
pub fn items(lang: Lang, count: usize) -> String {
    say!(lang, "{count} 项", "{}", counted(count, "item"))
}

/// When the sheet was printed.
pub fn printed_on(lang: Lang, today: crate::calendar::Date) -> String {
    let today = full_day(lang, today);
    say!(lang, "打印于 {today}", "Printed on {today}")
}

/// A count of months.
pub fn months(lang: Lang, count: usize) -> String {
    say!(lang, "{count} 个月", "{}", counted(count, "month"))
}

/// When it was last saved.
pub fn saved_at(lang: Lang, hour: u32, minute: u32) -> String {
    say!(
        lang,
        "已存 {hour:02}:{minute:02}",
        "Saved {hour:02}:{minute:02}"
    )
}
