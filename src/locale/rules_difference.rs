//! In what the rules of two tabs differ, in words.

use super::Lang;
use super::joined::called;
use super::log_feed::log_summary;
use super::matter::matter_value;
use super::say::say;
use super::setting::{amendment, book, number, option_title, rulebook_name, short_fingerprint};
use super::texts::short_text_mark;
use crate::record::Record;
use crate::rulebook::{Amendment, Decided, Rulebook, RulesDifference};

/// Of what, here, there. Which rulebook it's about is said of those that don't
/// score the shown month.
pub fn rules_difference(
    lang: Lang,
    now: &Rulebook,
    record: &Record,
    difference: &RulesDifference<'_>,
) -> (String, String, String) {
    let (used, unused) = match lang {
        Lang::Zh => ("在用", "没有"),
        Lang::En => ("in use", "not in use"),
    };
    match difference {
        RulesDifference::One(one) => (book(lang, one), used.to_owned(), unused.to_owned()),
        RulesDifference::Other(other) => (book(lang, other), unused.to_owned(), used.to_owned()),
        RulesDifference::Contents(one, other) => {
            let marks = |rulebook| {
                format!(
                    "{} {}",
                    short_fingerprint(rulebook),
                    short_text_mark(rulebook)
                )
            };
            let (one, other) = (one.rulebook(), other.rulebook());
            (rulebook_name(lang, one), marks(one), marks(other))
        }
        RulesDifference::Decision(one, other) => {
            let Some((of, at)) = decided(*one).or(decided(*other)) else {
                return <_>::default();
            };
            let (mut name, ..) = amendment(lang, of, record, at);
            if (of.id, of.effective) != (now.id, now.effective) {
                name = called(lang, &rulebook_name(lang, of), &name);
            }
            let side = |side| value(lang, record, at, side);
            (name, side(*one), side(*other))
        }
    }
}

fn decided<'a>((rulebook, decision): Decided<'a>) -> Option<(&'a Rulebook, &'a Amendment)> {
    Some((rulebook, decision?))
}

/// What is in force of a place, and by what it was decided, if it was.
fn value(lang: Lang, record: &Record, at: &Amendment, (rulebook, decision): Decided<'_>) -> String {
    let value = match at {
        Amendment::Parameter { parameter, .. } => {
            number(lang, rulebook.unit, parameter.get(rulebook))
        }
        Amendment::Reading { reading, .. } => {
            let option = rulebook.choices().chosen(*reading);
            option_title(lang, rulebook, *reading, option).to_owned()
        }
        Amendment::Matter { matter, .. } => matter_value(lang, rulebook, *matter),
        Amendment::Log { .. } => {
            let log = rulebook.log.as_ref();
            log.map_or_else(String::new, |log| log_summary(lang, log))
        }
    };
    let why = match decision {
        Some(decision) => amendment(lang, rulebook, record, decision).2,
        None => say!(lang, "未设定", "not set"),
    };
    match why.is_empty() {
        true => value,
        false => say!(lang, "{value}（{why}）", "{value} ({why})"),
    }
}
