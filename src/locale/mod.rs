//! Floor 3: every text of the product, in both languages.
//!
//! Lives here: [`Words`], the fixed texts; [`say`], the sentences with numbers
//! in them; how numbers, months and days are written. May not live here: the
//! rulebook's own texts, and any decision. A text that lacks a language
//! doesn't compile.

pub mod basis;
pub mod boundary;
pub mod cases;
pub mod conclude;
mod csv;
mod csv_money;
mod effect;
mod en;
pub mod explain;
mod figures;
pub mod find;
pub mod log;
pub mod log_feed;
pub mod log_files;
pub mod log_page;
pub mod log_report;
pub mod matter;
mod names;
pub mod net;
pub mod open;
pub mod plan;
mod rulebook_fault;
pub mod say;
pub mod setting;
pub mod telesales;
pub mod texts;
pub mod unit;
mod words;
pub mod year;
mod zh;

pub use csv::{month_csv, year_csv};
pub use figures::{
    day, minus, money, month, month_name, of_base, percent, plain, points, short_month, signed,
    span,
};
pub use names::{name, odd_name};
pub use words::{MoreWords, Words};

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
            Self::Zh => &zh::WORDS,
            Self::En => &en::WORDS,
        }
    }

    /// The fixed texts that nothing on a first visit shows.
    pub const fn more(self) -> &'static MoreWords {
        match self {
            Self::Zh => &zh::MORE,
            Self::En => &en::MORE,
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
