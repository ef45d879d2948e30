//! Beside the picture of a scale.

use super::say::say;
use super::{Lang, month_name};
use crate::calendar::Month;

/// What is seen and can be done: whether what was before is drawn, how many months are, and how
/// many lie outside.
pub fn hint(lang: Lang, has_before: bool, dots: usize, outside: usize) -> String {
    let mut text = say!(
        lang,
        "拖方块改界限，方向键也行；实点归这一档，空点不归。",
        "Drag a square to move its limit, or use the arrow keys; a solid end belongs to the band, a hollow one doesn't."
    );
    let mut add = |more: String| {
        if lang == Lang::En {
            text.push(' ');
        }
        text += &more;
    };
    if has_before {
        add(say!(
            lang,
            "虚线是原来的。",
            "The dashed line is what it was."
        ));
    }
    if dots > 0 {
        add(say!(
            lang,
            "下面一点是一个月的实际数，共 {dots} 个。",
            "Each dot below is a month as it was: {dots} of them."
        ));
    }
    if outside > 0 {
        add(say!(
            lang,
            "另有 {outside} 个离得太远，没有画。",
            "{outside} more lie too far off to be drawn."
        ));
    }
    text
}

/// A month's own value.
pub fn dot(lang: Lang, agent: &str, month: Month, value: &str) -> String {
    let month = month_name(lang, month);
    match agent {
        "" => say!(lang, "{month}：{value}", "{month}: {value}"),
        agent => say!(
            lang,
            "{agent}，{month}：{value}",
            "{agent}, {month}: {value}"
        ),
    }
}

/// A limit, for a screen reader.
pub fn limit(lang: Lang, nth: usize) -> String {
    let nth = nth + 1;
    say!(lang, "第 {nth} 个界限", "limit {nth}")
}
