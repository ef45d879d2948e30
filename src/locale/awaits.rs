//! What awaits somebody, in words.

use super::joined::counted;
use super::plan::about;
use super::say::{report_form, say};
use super::{Lang, day, full_day, month};
use crate::calendar::{Date, Month};
use crate::record::{Plan, Record};
use crate::rulebook::Rulebook;

words! {
    /// The fixed texts.
    pub struct AwaitWords: ZH / EN;

    /// Before what is to be done.
    title = "待办" / "To do",
    /// Saves it as a calendar's file.
    to_calendar = "加到日历" / "Add to my calendar",
}

/// The fixed texts.
pub const fn await_words(lang: Lang) -> &'static AwaitWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// A month's report.
pub fn report_of(lang: Lang, rulebook: &Rulebook, of: Month) -> String {
    let (form, of) = (report_form(lang, rulebook), month(lang, of));
    say!(lang, "{of}{form}", "{form}, {of}")
}

/// A plan under way.
pub fn plan_of(lang: Lang, rulebook: &Rulebook, record: &Record, plan: &Plan) -> String {
    let about = about(lang, rulebook, record, plan.about);
    say!(lang, "改进方案：{about}", "Improvement plan: {about}")
}

/// By when it's due, as it looks on a day, and what else is to be said of that.
pub fn due(lang: Lang, by: Date, today: Date, more: Option<String>) -> String {
    let (date, left) = (dated(lang, by, today), by.days_since(today));
    let due = match left {
        0 => say!(lang, "今天截止", "due today"),
        1 => say!(lang, "明天截止", "due tomorrow"),
        2.. => say!(lang, "{date}截止", "due {date}"),
        late => {
            let late = late.unsigned_abs();
            say!(lang, "已逾期 {late} 天", "{} overdue", counted(late, "day"))
        }
    };
    match more {
        Some(more) => say!(lang, "{due}，{more}", "{due}; {more}"),
        None => due,
    }
}

/// That nobody works on the last day, and which day before it is worked.
pub fn day_off(lang: Lang, worked: Date, today: Date) -> String {
    let worked = dated(lang, worked, today);
    say!(
        lang,
        "当天休息，前一个工作日是{worked}",
        "a day off; the last working day before is {worked}"
    )
}

/// How many customers are to be called back.
pub fn follow_ups(lang: Lang, many: usize) -> String {
    say!(
        lang,
        "待回访 {many} 条",
        "{} due",
        counted(many, "follow-up")
    )
}

/// How many things more there are.
pub fn more(lang: Lang, many: usize) -> String {
    say!(lang, "另有 {many} 项", "{many} more")
}

/// It's a calendar's file; what to do with it.
pub fn in_calendar(lang: Lang, file: &str) -> String {
    say!(
        lang,
        "已存为 {file}（在“下载”里），打开它就加到日历；有变化时再存一次，同一件事不会重复。",
        "Saved as {file} in your downloads: open it to add the days to your calendar. Saved again later, the same things take their own places."
    )
}

/// A day, with its year where that's another one.
fn dated(lang: Lang, date: Date, today: Date) -> String {
    match Month::of(date).year() == Month::of(today).year() {
        true => day(lang, date),
        false => full_day(lang, date),
    }
}
