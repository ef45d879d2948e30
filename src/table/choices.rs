//! What a person said about a table, and what is remembered of it.

use std::collections::BTreeMap;

use super::Target;
use crate::json::json_object;

/// How the numbers of a column of shares are meant, where nothing in the table says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// As fractions of 1: 0.684 is 68.4 %.
    Hundredfold,
    /// As they're written: 0.684 is 0.684 %.
    AsWritten,
}

/// A person's answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// What columns are for.
    pub targets: BTreeMap<u16, Target>,
    /// How their numbers are meant.
    pub scales: BTreeMap<u16, Scale>,
    /// Whether a name that looks like a known one is the same agent.
    pub same: BTreeMap<String, bool>,
    /// Whether hidden rows are read, too.
    pub with_hidden: bool,
}

json_object! {
    /// What is remembered of a table's columns, for tables of the same heads.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Remembered {
        /// What each is for, by its letters.
        #[schema("maxItems": 256)]
        pub columns: Vec<RememberedColumn>,
    }

    /// One column.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct RememberedColumn {
        /// Which one, from 0.
        pub column: u16,
        /// What it's for.
        #[schema("maxLength": 40)]
        pub target: String,
        /// Whether its numbers are fractions of 1, where that was asked.
        #[or(default)]
        pub hundredfold: Option<bool>,
    }
}

impl Choices {
    /// What is worth remembering.
    pub fn remembered(&self) -> Remembered {
        let column = |(column, target): (&u16, &Target)| RememberedColumn {
            column: *column,
            target: target.to_string(),
            hundredfold: self.scale(*column).map(|scale| scale == Scale::Hundredfold),
        };
        let mut columns: Vec<RememberedColumn> = self.targets.iter().map(column).collect();
        for (of, scale) in &self.scales {
            if !self.targets.contains_key(of) {
                columns.push(RememberedColumn {
                    column: *of,
                    target: String::new(),
                    hundredfold: Some(*scale == Scale::Hundredfold),
                });
            }
        }
        Remembered { columns }
    }

    pub(super) fn scale(&self, column: u16) -> Option<Scale> {
        self.scales.get(&column).copied()
    }
}

impl Remembered {
    pub(super) fn target(&self, column: u16) -> Option<Target> {
        self.of(column)?.target.parse().ok()
    }

    pub(super) fn scale(&self, column: u16) -> Option<Scale> {
        let hundredfold = self.of(column)?.hundredfold?;
        Some(match hundredfold {
            true => Scale::Hundredfold,
            false => Scale::AsWritten,
        })
    }

    fn of(&self, column: u16) -> Option<&RememberedColumn> {
        self.columns.iter().find(|known| known.column == column)
    }
}
