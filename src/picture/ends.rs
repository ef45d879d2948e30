//! Where the two ends of a range are named above a ruler.

use super::{Axis, Room};
use crate::number::{Points, Range};

/// On which side of its tick an end is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Before it.
    Left,
    /// Behind it.
    Right,
    /// Behind a taller tick, the name above the figure.
    Stacked,
}

/// Where the ends are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// Each at its own tick.
    Apart {
        /// The low end; where the axis begins if it's below that.
        low: Side,
        /// The high end.
        high: Side,
    },
    /// Both behind the tick of the high end.
    Together,
    /// Both beside what made the score: there's no room on the ruler.
    Aside,
}

/// How wide the names are in px, with their figures.
#[derive(Clone, Copy, Debug)]
pub struct Names {
    /// Of the low end.
    pub low: i64,
    /// Of the high end.
    pub high: i64,
    /// Of that in two lines.
    pub stacked: i64,
    /// Of both in one.
    pub both: i64,
}

/// Px between a tick and what names it.
const APART: i64 = 6;
/// Px that stay free between two things.
const FREE: i64 = 4;
/// Px that two lines may take of the page's margin.
const OVERHANG: i64 = 7;

/// Low before its tick, else behind; high behind its tick, else before, else in
/// two lines; one label for both where they or the cursor would meet; the same in
/// all of these rooms.
pub fn ends(
    axis: Axis,
    range: Range<Points>,
    cursor: Option<Points>,
    names: Names,
    rooms: &[Room],
) -> Ends {
    for low in [Side::Left, Side::Right] {
        for high in [Side::Right, Side::Left, Side::Stacked] {
            let is_free = |room: &Room| is_free(axis, range, cursor, names, *room, [low, high]);
            if rooms.iter().all(is_free) {
                return Ends::Apart { low, high };
            }
        }
    }
    let has_room =
        |room: &Room| axis.px(range.high, *room) + APART + names.both <= room.axis + room.rest;
    if rooms.iter().all(has_room) {
        Ends::Together
    } else {
        Ends::Aside
    }
}

/// Whether neither name lies on a tick, the cursor or the other name.
fn is_free(
    axis: Axis,
    range: Range<Points>,
    cursor: Option<Points>,
    names: Names,
    room: Room,
    [low_side, high_side]: [Side; 2],
) -> bool {
    let at = |points| axis.px(points, room);
    let (low, high) = (at(range.low), at(range.high));
    // Where there's none, it's far from everything.
    let cursor = cursor.map_or(-1_000, at);
    let is_outside = range.low < axis.low();
    let low_from = match low_side {
        Side::Left => low - APART - names.low,
        _ if is_outside => 0,
        Side::Right | Side::Stacked => low + APART,
    };
    let (high_from, wide, over) = match high_side {
        Side::Left => (high - APART - names.high, names.high, 0),
        Side::Right => (high + APART, names.high, 0),
        Side::Stacked => (high + APART / 2, names.stacked, OVERHANG),
    };
    let (low_to, high_to) = (low_from + names.low, high_from + wide);
    let is_clear = |x, from, to| x + FREE < from || x - FREE > to;
    low_from >= 0
        && high_to <= room.axis + room.rest + over
        && (low_to + FREE < high_from || high_to + FREE < low_from)
        && is_clear(high, low_from, low_to)
        && is_clear(cursor, low_from, low_to)
        && is_clear(cursor, high_from, high_to)
        && (is_outside || is_clear(low, high_from, high_to))
}
