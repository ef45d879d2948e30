//! Floor 3: every text of the product, in both languages.
//!
//! Lives here: [`Words`], the fixed texts; [`say`], the sentences with numbers
//! in them; how numbers, months and days are written. May not live here: the
//! rulebook's own texts, and any decision. A text that lacks a language
//! doesn't compile.

/// A table of words, each once with both languages side by side. It gives the
/// struct, and a table for each language that holds every word; a second form
/// gives tables that differ `over` others in some words. A value that's no
/// literal, list or pair stands in parentheses.
///
/// ```text
/// words! {
///     /// The words of a page.
///     pub struct PageWords: ZH / EN;
///
///     /// Button.
///     undo = "撤销" / "Undo",
///     /// The ends of a list.
///     ends: [&'static str; 2] = ["头", "尾"] / ["first", "last"],
/// }
/// words! {
///     PageWords: ZH_MONEY / EN_MONEY over ZH / EN;
///
///     undo = "退回" / "Take back",
/// }
/// ```
macro_rules! words {
    (
        $(#[$of:meta])*
        $open:vis struct $Words:ident: $seen:vis $ZH:ident / $EN:ident;
        $($(#[$doc:meta])* $name:ident $(: $kind:ty)? = $zh:tt / $en:tt,)*
    ) => {
        $(#[$of])*
        #[derive(Debug)]
        $open struct $Words {
            $($(#[$doc])* $open $name: words!(@ $($kind)?),)*
        }
        $seen const $ZH: $Words = $Words { $($name: $zh),* };
        $seen const $EN: $Words = $Words { $($name: $en),* };
    };
    (
        $Words:ident: $ZH:ident / $EN:ident over $zh_rest:ident / $en_rest:ident;
        $($name:ident = $zh:tt / $en:tt,)*
    ) => {
        const $ZH: $Words = $Words { $($name: $zh,)* ..$zh_rest };
        const $EN: $Words = $Words { $($name: $en,)* ..$en_rest };
    };
    (@) => { &'static str };
    (@ $kind:ty) => { $kind };
}

mod ask;
pub mod awaits;
pub mod backup;
pub mod basis;
pub mod book;
pub mod book_change;
pub mod book_csv;
pub mod book_edge;
pub mod book_fault;
pub mod book_finding;
pub mod book_given;
pub mod book_kept;
pub mod book_line;
pub mod book_office;
pub mod book_open;
pub mod book_taken;
pub mod book_team;
pub mod boundary;
pub mod cases;
pub mod claim;
pub mod conclude;
pub mod corrections;
mod csv;
mod csv_money;
pub mod curve;
pub mod data;
pub mod draft;
pub mod draft_months;
pub mod draft_part;
mod effect;
pub mod example;
pub mod explain;
pub mod fact_difference;
mod figures;
pub mod find;
pub mod joined;
pub mod log;
pub mod log_feed;
pub mod log_files;
pub mod log_page;
pub mod log_report;
pub mod matter;
pub mod migrated;
mod more;
mod names;
pub mod net;
pub mod numbers;
pub mod office;
pub mod office_team;
pub mod open;
pub mod opened;
pub mod paper;
pub mod plan;
pub mod review;
pub mod review_awaits;
pub mod review_cases;
pub mod review_incoming;
pub mod review_team;
pub mod reviewed;
mod rulebook_fault;
pub mod rules_difference;
pub mod say;
pub mod send;
pub mod setting;
pub mod sides;
pub mod table;
pub mod table_page;
pub mod table_terms;
pub mod team;
pub mod team_months;
pub mod telesales;
pub mod texts;
pub mod trail;
pub mod undone;
pub mod unit;
mod words;
pub mod worth;
pub mod year;

pub use ask::{AskWords, and_more, ask_words, moves, named, type_word};
pub use csv::{month_csv, month_rows, year_csv, year_rows};
pub use figures::{
    between, day, full_day, minus, money, month, month_name, of_base, percent, plain, points,
    short_month, signed, signed_money, span,
};
pub use more::MoreWords;
pub use names::{name, odd_name};
pub use words::Words;

use crate::rulebook::Text;

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Simplified Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The fixed texts.
    pub const fn words(self) -> &'static Words {
        match self {
            Self::Zh => &words::ZH,
            Self::En => &words::EN,
        }
    }

    /// The fixed texts that nothing on a first visit shows.
    pub const fn more(self) -> &'static MoreWords {
        match self {
            Self::Zh => &more::ZH,
            Self::En => &more::EN,
        }
    }

    /// The tag for `lang` attributes.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// This language's side of a text of the rulebook.
    pub fn of(self, text: &Text) -> &str {
        match self {
            Self::Zh => &text.zh,
            Self::En => &text.en,
        }
    }
}
