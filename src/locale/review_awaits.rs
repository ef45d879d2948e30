//! What of the process around scores awaits an answer, in words.

use super::joined::counted;
use super::say::say;
use super::{Lang, month, name};
use crate::calendar::Month;
use crate::review::MonthOf;

words! {
    /// The fixed texts.
    pub struct ReviewAwaitWords: ZH / EN;

    /// Before what is to be answered.
    title = "待答复" / "To be answered",
}

/// The fixed texts.
pub const fn review_await_words(lang: Lang) -> &'static ReviewAwaitWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// An agent's slip.
pub fn slip_of(lang: Lang, of: &MonthOf) -> String {
    let (agent, month) = (name(lang, &of.agent), month(lang, of.month));
    say!(lang, "{agent} {month} 的申诉", "Appeal: {agent}, {month}")
}

/// An official month.
pub fn official_of(lang: Lang, of: Month) -> String {
    let of = month(lang, of);
    say!(lang, "{of} 的正式记录", "The official month, {of}")
}

/// From how many a receipt is still to come.
pub fn receipts_of(lang: Lang, of: Month, count: usize) -> String {
    let of = month(lang, of);
    say!(
        lang,
        "{of} 的回执：{count} 人未回",
        "{of}: no receipt yet from {}",
        counted(count, "agent")
    )
}
