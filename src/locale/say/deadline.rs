//! The report's deadline.

use super::say;
use crate::locale::joined::counted;
use crate::locale::{Lang, day};
use crate::scoring::{DeadlineBasis, DeadlineKnown, Timing};

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
        (Timing::Late(days), _) => say!(
            lang,
            "{known}，迟 {days} 天",
            "{known}, {} late",
            counted(days, "day")
        ),
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
            "Due on {due}: {} late.",
            counted(days, "day")
        ),
        Timing::TooLate => say!(
            lang,
            "{due}截止，已过最后期限。",
            "Due on {due}: past the last day."
        ),
        Timing::InTime => say!(lang, "{due}截止。", "Due on {due}."),
    }
}
