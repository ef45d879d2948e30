//! In what two rulebooks word things differently, in words; and the mark of
//! their texts.

use super::Lang;
use super::say::say;
use crate::id::Id;
use crate::number::Unit;
use crate::rulebook::{Rulebook, Text, TextDifference, TextRef, text_mark};

/// Over the texts that differ.
pub const fn texts_differ(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "文字上的不同（不影响计分）",
        Lang::En => "Worded differently (nothing of it scores)",
    }
}

/// Before the mark of the texts.
pub const fn texts_mark_name(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "文字标记",
        Lang::En => "Texts",
    }
}

/// A record that was scored by other rules.
pub const fn other_rules(lang: Lang, unit: Unit) -> &'static str {
    match (lang, unit) {
        (Lang::Zh, Unit::Points) => "对方用的是另一套规则，得分可能因此不同。",
        (Lang::En, Unit::Points) => "Scored by other rules; the score may differ because of that.",
        (Lang::Zh, Unit::Money) => "对方用的是另一套规则，净额可能因此不同。",
        (Lang::En, Unit::Money) => "Settled by other rules; the net may differ because of that.",
    }
}

/// A record that was scored by the same rules in other words.
pub const fn other_texts(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "对方办法的计分规则相同，但文字与这里不同。",
        Lang::En => "Scored by the same rules, but their texts differ from those here.",
    }
}

/// The mark, short enough to compare by eye.
pub fn short_text_mark(rulebook: &Rulebook) -> String {
    let full = text_mark(rulebook).to_string();
    full.get(..8).unwrap_or_default().to_owned()
}

/// A text that differs: which, in one, in the other. Where only the other
/// language differs, that one is shown.
pub fn text_difference(
    lang: Lang,
    (one, other): (&Rulebook, &Rulebook),
    difference: &TextDifference,
) -> (String, String, String) {
    let shown = |lang: Lang, text: &Option<Text>| {
        let text = text.as_ref().map(|text| lang.of(text).to_owned());
        text.unwrap_or_else(|| "—".to_owned())
    };
    let both = |lang| (shown(lang, &difference.one), shown(lang, &difference.other));
    let (mut before, mut after) = both(lang);
    if before == after {
        (before, after) = both(match lang {
            Lang::Zh => Lang::En,
            Lang::En => Lang::Zh,
        });
    }
    let holder = if difference.one.is_some() { one } else { other };
    (name(lang, holder, difference.at), before, after)
}

/// Which text it is.
fn name(lang: Lang, rulebook: &Rulebook, at: TextRef) -> String {
    let clause = |part: Id| {
        let found = rulebook.part(part);
        let number = found.map_or("", |(_, clause, _)| &clause.number);
        super::say::clause(lang, number)
    };
    let (of, what) = match at {
        TextRef::Title => (String::new(), ("办法名称", "Name of the rulebook")),
        TextRef::Section(_) => (String::new(), ("分节标题", "Heading of a section")),
        TextRef::Number(id) => (clause(id), ("编号", "number")),
        TextRef::Summary(id) => (clause(id), ("内容", "what it says")),
        TextRef::Lost(id) => (clause(id), ("缺失说明", "what is lost")),
        TextRef::Part(id) => (clause(id), ("名称", "name")),
        TextRef::Level(_) => (String::new(), ("级别名称", "Name of a level")),
        TextRef::Description(_) => (String::new(), ("级别说明", "What makes a level")),
        TextRef::Measure(_) => (String::new(), ("指标名称", "Name of a measure")),
        TextRef::Numerator(_) => (String::new(), ("指标分子", "Cases that count in a measure")),
        TextRef::Denominator(_) => (String::new(), ("指标分母", "All cases of a measure")),
        TextRef::Question(id) => (id.name().to_owned(), ("问题", "question")),
        TextRef::Answer(id, _) => (id.name().to_owned(), ("读法", "answer")),
        TextRef::Channel(_) => (String::new(), ("渠道", "Channel")),
        TextRef::Category(_) => (String::new(), ("类别", "Category")),
    };
    let what = match lang {
        Lang::Zh => what.0,
        Lang::En => what.1,
    };
    if of.is_empty() {
        return what.to_owned();
    }
    say!(lang, "{of} {what}", "{of}: {what}")
}
