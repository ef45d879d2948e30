//! Where the big figure of a sheet stands.

use super::{Axis, Room, width};
use crate::number::Points;

/// On which side of its cursor a figure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// Ends at the cursor.
    Left,
    /// Begins at the cursor.
    Right,
    /// Ends with the sheet: there's no room on either side.
    End,
}

/// Px between a cursor and the figure on its right.
const APART: i64 = 8;

/// How much smaller a long figure is written, in 112ths.
pub fn figure_scale(text: &str) -> i64 {
    match text.chars().count() {
        0..=4 => 112,
        5 => 88,
        _ => 66,
    }
}

/// Left of the cursor where it has room there, else right of it; the same in all
/// of these rooms.
pub fn beside(axis: Axis, score: Points, text: &str, rooms: &[Room]) -> Beside {
    let fits = |side: Beside| {
        rooms.iter().all(|room| {
            let at = axis.px(score, *room);
            let wide = width(text, room.figure * figure_scale(text) / 112);
            if side == Beside::Left {
                at >= room.sums + wide - APART
            } else {
                at + APART >= room.sums && at + APART + wide <= room.axis + room.rest
            }
        })
    };
    if fits(Beside::Left) {
        Beside::Left
    } else if fits(Beside::Right) {
        Beside::Right
    } else {
        Beside::End
    }
}
