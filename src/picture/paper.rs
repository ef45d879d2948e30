//! On how many pages a printed month stands.

use super::prose;

/// The height of a page between its margins, in px.
const PAGE: i64 = 1_005;
/// More lines, or more open items, leave no room for both on one page.
const MOST: (usize, usize) = (18, 12);

/// What a printed month holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printed {
    /// Lines of the sheet.
    pub lines: usize,
    /// Open items.
    pub items: usize,
    /// About how high all of it is, in px.
    pub height: i64,
}

impl Printed {
    /// Whether the signatures have room on the page of the sheet. What is open goes
    /// to the next page with them, so that they never stand there alone.
    pub const fn is_one_page(self) -> bool {
        self.lines <= MOST.0 && self.items <= MOST.1 && self.height <= PAGE
    }
}

/// How many rows of a column a text takes at this size.
pub fn in_rows(text: &str, size: i64, column: i64) -> i64 {
    (prose(text, size) + column - 1) / column.max(1)
}
