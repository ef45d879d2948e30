//! What stands between texts of one sentence.

use std::fmt::Display;

use super::Lang;

/// So many of a thing in English: `1 entry`, `0 days`, `2 misses`.
pub fn counted(count: impl Display, thing: &str) -> String {
    let count = count.to_string();
    if count == "1" {
        return format!("{count} {thing}");
    }
    match thing.strip_suffix("ry") {
        Some(stem) => format!("{count} {stem}ries"),
        None if thing.ends_with('s') => format!("{count} {thing}es"),
        None => format!("{count} {thing}s"),
    }
}

/// The form of an English word that agrees with a number: `is` or `are`.
pub fn agree(count: impl Display, one: &'static str, other: &'static str) -> &'static str {
    match count.to_string() == "1" {
        true => one,
        false => other,
    }
}

/// Between items of a list that may have commas of their own.
pub const fn semicolon(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "；",
        Lang::En => "; ",
    }
}

/// What something is called, and what it is.
pub fn called(lang: Lang, label: &str, what: &str) -> String {
    match lang {
        Lang::Zh => format!("{label}：{what}"),
        Lang::En => format!("{label}: {what}"),
    }
}

/// A fault, and what counts instead.
pub fn instead_of(lang: Lang, fault: &str, instead: &str) -> String {
    match lang {
        Lang::Zh => format!("{fault}，{instead}"),
        Lang::En => format!("{fault}; {instead}"),
    }
}

/// The same as sentences.
pub fn instead_sentence(lang: Lang, fault: &str, instead: &str) -> String {
    match lang {
        Lang::Zh => format!("{fault}。{instead}。"),
        Lang::En => format!("{fault}; {instead}."),
    }
}

/// What an amount was before a cap, behind the amount.
pub fn capped(lang: Lang, before: &str) -> String {
    match lang {
        Lang::Zh => format!("（{before} 封顶）"),
        Lang::En => format!(" ({before} capped)"),
    }
}

/// The heading of a month's record.
pub fn record_of(lang: Lang, month: &str) -> String {
    let record = lang.words().record;
    match lang {
        Lang::Zh => format!("{month}{record}"),
        Lang::En => format!("{month} {record}"),
    }
}
