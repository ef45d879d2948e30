//! What stands between texts of one sentence.

use super::Lang;

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
