//! The rows over the data: which they are, and what stands over each column.

use super::{At, Grid, MAX_COLUMNS, Value};
use crate::id::Fingerprint;
use crate::text::fold;

/// Rows that are looked at to find the heads.
const FIRST_ROWS: usize = 20;

/// What stands over a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Over which.
    pub column: u16,
    /// The lowest cell of it.
    pub at: At,
    /// Its texts from above, each once.
    pub texts: Vec<String>,
}

/// The rows of heads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heads {
    /// The first and the last of them; none where there are none.
    pub rows: Option<(u32, u32)>,
    /// Over the columns that hold something below, by column.
    pub all: Vec<Head>,
}

impl Head {
    /// All of it in one line.
    pub fn line(&self) -> String {
        self.texts.join(" ")
    }
}

impl Heads {
    /// Finds them: the row, or the two rows with merged cells in the upper one, most of
    /// whose heads are known.
    pub fn find(grid: &Grid, is_known: impl Fn(&Head) -> bool) -> Self {
        let rows: Vec<u32> = grid.rows().map(|(row, _)| row).take(FIRST_ROWS).collect();
        let mut best = (
            0,
            Self {
                rows: None,
                all: columns(grid, None),
            },
        );
        for (place, row) in rows.iter().enumerate() {
            let next = rows.get(place + 1).filter(|next| **next == row + 1);
            let is_double =
                next.is_some_and(|next| has_words(grid, *next)) && has_groups(grid, *row);
            let pairs = [
                Some((*row, *row)),
                next.filter(|_| is_double).map(|next| (*row, *next)),
            ];
            for (first, last) in pairs.into_iter().flatten() {
                let all = columns(grid, Some((first, last)));
                let known = all.iter().filter(|head| is_known(head)).count();
                // One word alone may stand anywhere. Of two rows both say something.
                let is_better = known > best.0 || known == best.0 && last > first;
                if is_better && known >= 2 {
                    best = (
                        known,
                        Self {
                            rows: Some((first, last)),
                            all,
                        },
                    );
                }
            }
        }
        best.1
    }

    /// The first row below.
    pub fn below(&self) -> u32 {
        self.rows.map_or(0, |(_, last)| last.saturating_add(1))
    }

    /// By what a table of the same heads is known again; none without heads.
    pub fn shape(&self) -> Option<Fingerprint> {
        self.rows?;
        let heads = self.all.iter().map(|head| normal(&head.line()));
        let heads = heads.collect::<Vec<_>>().join("\u{1f}");
        Some(Fingerprint::of_bytes(heads.bytes()))
    }
}

/// A head without what differs from table to table: width, case, blanks, signs, units
/// in brackets.
pub fn normal(text: &str) -> String {
    let mut depth = 0_usize;
    let mut out = String::new();
    for sign in text.chars().map(fold) {
        match sign {
            '(' | '[' | '\u{3010}' | '\u{3014}' => depth += 1,
            ')' | ']' | '\u{3011}' | '\u{3015}' => depth = depth.saturating_sub(1),
            sign if depth == 0 && sign.is_alphanumeric() => out.push(sign),
            _ => {}
        }
    }
    out
}

/// Whether a row has nothing but words.
fn has_words(grid: &Grid, row: u32) -> bool {
    let mut cells = grid.cells.iter().filter(|cell| cell.at.row == row);
    cells.all(|cell| matches!(cell.value, Value::Text(_)))
}

/// Whether cells of a row are merged over some columns, but not over all of them.
fn has_groups(grid: &Grid, row: u32) -> bool {
    let all = grid
        .area()
        .map_or(0, |area| area.to.column - area.from.column);
    grid.merged.iter().any(|area| {
        let wide = area.to.column - area.from.column.min(area.to.column);
        area.from.row == row && (wide > 0 && wide < all || area.to.row > row)
    })
}

/// What stands over each column of which something is below.
fn columns(grid: &Grid, rows: Option<(u32, u32)>) -> Vec<Head> {
    let below = rows.map_or(0, |(_, last)| last.saturating_add(1));
    let mut used = [false; MAX_COLUMNS as usize];
    let from = rows.map_or(below, |(first, _)| first);
    for cell in grid.cells.iter().filter(|cell| cell.at.row >= from) {
        if let Some(used) = used.get_mut(usize::from(cell.at.column)) {
            *used = true;
        }
    }
    let used = (0..MAX_COLUMNS).zip(used).filter(|(_, used)| *used);
    used.map(|(column, _)| head(grid, column, rows)).collect()
}

fn head(grid: &Grid, column: u16, rows: Option<(u32, u32)>) -> Head {
    let row = rows.map_or(0, |(_, last)| last);
    let mut texts: Vec<String> = Vec::new();
    for row in rows.into_iter().flat_map(|(first, last)| first..=last) {
        let at = At { row, column };
        let at = grid.merged_at(at).map_or(at, |area| area.from);
        let text = match grid.get(at) {
            Some(Value::Text(text)) => text.split_whitespace().collect::<Vec<_>>().join(" "),
            Some(value @ (Value::Number(_) | Value::Date(_))) => value.to_string(),
            _ => continue,
        };
        if texts.last() != Some(&text) {
            texts.push(text);
        }
    }
    Head {
        column,
        at: At { row, column },
        texts,
    }
}
