//! Months that a rulebook concerns that is being written, or was published: those that aren't listed
//! at once, and those that go along with it.

use super::joined::counted;
use super::say::say;
use super::{Lang, month};
use crate::calendar::Month;

/// Over the months between those who gain most and those who lose most.
pub fn between(lang: Lang, months: usize) -> String {
    say!(lang, "其余 {months} 个月", "{months} months between them")
}

/// Of how many months nothing is listed.
pub fn not_listed(lang: Lang, months: usize) -> String {
    say!(
        lang,
        "另有 {months} 个月没有列出。",
        "{months} more aren't listed."
    )
}

/// Over the months by the bundled rulebook that a published one may take along.
pub fn may_go_along(lang: Lang, months: usize, from: Month) -> String {
    let from = month(lang, from);
    say!(
        lang,
        "{from}起已有 {months} 个月按自带办法记着，可以照抄一份按这个办法算；原来的月份不动，可以撤销。",
        "From {from} on: {} by the bundled rules. They can be copied to these; what is there stays, and it can be undone.",
        counted(months, "month")
    )
}

/// They're there.
pub fn gone_along(lang: Lang, months: usize) -> String {
    say!(
        lang,
        "已带过来 {months} 个月。",
        "{} taken along.",
        counted(months, "month")
    )
}

/// Something of which there is nothing in the rules any more, and in how many months it stands.
pub fn left_in(lang: Lang, name: &str, months: usize) -> String {
    say!(
        lang,
        "“{name}”（{months} 个月）",
        "\u{201c}{name}\u{201d} ({})",
        counted(months, "month")
    )
}

/// What can't go along.
pub fn not_along(lang: Lang, left: &[String]) -> String {
    let left = super::team::list(lang, left);
    say!(
        lang,
        "这个办法里没有了、只留在原来月份里的：{left}。",
        "These rules have no place for it, so it stays in the months as they were: {left}."
    )
}
