//! Where the two ends of a range are named above a ruler.

use super::{Axis, Room, room::width};
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
        /// The low end; right where it's outside the axis.
        low: Side,
        /// The high end.
        high: Side,
    },
    /// Both behind the tick of the high end.
    Together,
    /// Both beside what made the score: there's no room on the ruler.
    Aside,
}

/// What is written at an end.
#[derive(Clone, Copy, Debug)]
pub struct Label<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its figure.
    pub figure: &'a str,
}

/// The size of the letters in px.
const SIZE: i64 = 13;
/// Px between a tick and what names it.
const APART: i64 = 6;
/// Px that stay free between two things.
const FREE: i64 = 4;
/// Px that two lines may take of the page's margin.
const OVERHANG: i64 = 10;

/// Low before its tick, else behind; high behind its tick, else before, else in
/// two lines; one label for both where they or the cursor would meet; the same in
/// all of these rooms.
pub fn ends(
    axis: Axis,
    range: Range<Points>,
    cursor: Option<Points>,
    [low, high]: [Label<'_>; 2],
    both: Label<'_>,
    rooms: &[Room],
) -> Ends {
    let outside = range.low < axis.low();
    let sides = [Side::Left, Side::Right];
    let lows = if outside { &sides[1..] } else { &sides[..] };
    let highs = [Side::Right, Side::Left, Side::Stacked];
    let pairs = lows
        .iter()
        .flat_map(|low| highs.into_iter().map(move |high| (*low, high)));
    let apart = pairs
        .into_iter()
        .find(|(low_side, high_side)| {
            rooms.iter().all(|room| {
                let at = |points| axis.px(points, *room);
                let [low_tick, high_tick] = [range.low, range.high].map(at);
                let low_span = if outside {
                    (0, width_of(low, Side::Right))
                } else {
                    span(low_tick, low, *low_side)
                };
                let high_span = span(high_tick, high, *high_side);
                let mut strokes = vec![high_tick];
                strokes.extend((!outside).then_some(low_tick));
                strokes.extend(cursor.map(at));
                let is_free = |(from, to): (i64, i64), over: i64| {
                    from >= 0
                        && to <= room.axis + room.rest + over
                        && !strokes
                            .iter()
                            .any(|x| (from - FREE..=to + FREE).contains(x))
                };
                let do_meet = low_span.0 < high_span.1 + FREE && high_span.0 < low_span.1 + FREE;
                {
                    let over = if *high_side == Side::Stacked {
                        OVERHANG
                    } else {
                        0
                    };
                    is_free(low_span, 0) && is_free(high_span, over) && !do_meet
                }
            })
        })
        .map(|(low, high)| Ends::Apart { low, high });
    let together = || {
        let fits = |room: &Room| {
            let (_, end) = span(axis.px(range.high, *room), both, Side::Right);
            end <= room.axis + room.rest
        };
        if rooms.iter().all(fits) {
            Ends::Together
        } else {
            Ends::Aside
        }
    };
    apart.unwrap_or_else(together)
}

/// From where to where a label goes beside its tick.
fn span(tick: i64, label: Label<'_>, side: Side) -> (i64, i64) {
    let wide = width_of(label, side);
    match side {
        Side::Left => (tick - APART - wide, tick - APART),
        Side::Right | Side::Stacked => (tick + APART, tick + APART + wide),
    }
}

fn width_of(label: Label<'_>, side: Side) -> i64 {
    let [name, figure] = [label.name, label.figure].map(|text| width(text, SIZE));
    match side {
        Side::Stacked => name.max(figure),
        Side::Left | Side::Right => name + width(" ", SIZE) + figure,
    }
}
