//! The places of an exam out of a table of marks or places.

use super::columns::Context;
use super::words::{Said, said};
use super::{At, Grid, Matched, Scale, Target};
use crate::number::Points;
use crate::record::{Field, typed_points};

/// What a field of a group is given; nothing where it isn't among them.
pub(super) fn text_of(texts: &[(Field, String)], field: Field) -> String {
    let found = texts.iter().find(|(of, _)| *of == field);
    found.map(|(_, text)| text.clone()).unwrap_or_default()
}

/// The places that follow from a table's marks, or from the places it has.
pub(super) struct Exams {
    /// The marks of all rows, best first.
    marks: Vec<Points>,
    /// The places of all rows.
    ranks: Vec<String>,
}

impl Exams {
    pub fn of(grid: &Grid, matched: &Matched, context: &Context<'_>) -> Self {
        let texts = |target: Target| -> Vec<String> {
            let column = matched.of_target(target).map(|column| column.column);
            let at = |row: &u32| {
                Some(At {
                    row: *row,
                    column: column?,
                })
            };
            let values = matched.rows.iter().filter_map(|row| grid.get(at(row)?));
            let said = values.map(|value| {
                said(
                    Some(value),
                    Field::Rank,
                    Scale::AsWritten,
                    context.month,
                    context.terms,
                )
            });
            let texts = said.filter_map(|said| match said {
                Said::Text(text) => Some(text),
                _ => None,
            });
            texts.collect()
        };
        let marks = texts(Target::Mark);
        let marks = marks.iter().filter_map(|text| typed_points(text).ok()?);
        let mut marks: Vec<Points> = marks.collect();
        marks.sort_unstable_by(|one, other| other.cmp(one));
        Self {
            marks,
            ranks: texts(Target::Fact(Field::Rank)),
        }
    }

    /// Fills in what a table doesn't say of a place.
    pub fn complete(&self, texts: &mut Vec<(Field, String)>) {
        let rank = text_of(texts, Field::Rank);
        for (field, count) in [
            (Field::Heads, self.ranks.len()),
            (
                Field::Tied,
                self.ranks.iter().filter(|other| **other == rank).count(),
            ),
        ] {
            if text_of(texts, field).is_empty() {
                texts.retain(|(of, _)| *of != field);
                texts.push((field, count.to_string()));
            }
        }
    }

    /// The place of a mark: as many better ones and one.
    pub fn place(&self, mark: Points) -> Vec<(Field, String)> {
        let better = self.marks.iter().filter(|other| **other > mark).count();
        let equal = self.marks.iter().filter(|other| **other == mark).count();
        vec![
            (Field::Rank, (better + 1).to_string()),
            (Field::Heads, self.marks.len().to_string()),
            (Field::Tied, equal.to_string()),
        ]
    }
}
