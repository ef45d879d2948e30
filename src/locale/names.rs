//! Names as they're shown: nothing in one hides, and none turns around what
//! stands beside it.

use std::borrow::Cow;

use super::Lang;
use super::say::say;
use crate::record::{has_unseen, is_unseen, lookalike};

/// A name with a sign for each character that isn't seen, set apart from what
/// is around it where it's written from right to left.
pub fn name(lang: Lang, name: &str) -> Cow<'_, str> {
    if name.is_empty() {
        return Cow::Borrowed(lang.words().no_name);
    }
    let from_right = |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}');
    let turned = name.chars().any(from_right);
    if !turned && !has_unseen(name) {
        return Cow::Borrowed(name);
    }
    let seen = |c: char| if is_unseen(c) { '\u{25a1}' } else { c };
    let seen: String = name.chars().map(seen).collect();
    Cow::Owned(match turned {
        true => format!("\u{2068}{seen}\u{2069}"),
        false => seen,
    })
}

/// What is odd about a name, beside the others.
pub fn odd_name<'a>(
    lang: Lang,
    of: &str,
    others: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    if has_unseen(of) {
        let of = name(lang, of);
        return Some(say!(
            lang,
            "姓名里有看不见的字符（□ 处）：{of}",
            "the name holds characters that nobody sees (at □): {of}"
        ));
    }
    let other = name(lang, lookalike(of, others)?);
    Some(say!(
        lang,
        "与已有的“{other}”看起来一样，却是两个不同的名字",
        "it looks like “{other}”, but is another name"
    ))
}
