//! Twelve months side by side: where each stands, and what it may still be.

use yew::prelude::*;

use crate::number::{Points, Range};
use crate::page::dom::{markup, none, only_if};
use crate::picture::{Axis, em, percent};

/// One month's mark.
pub struct Mark {
    /// Where it stands.
    pub value: Points,
    /// What it may be.
    pub range: Range<Points>,
    /// What it's held against.
    pub target: Option<Points>,
    /// The mark's class: `sure`, or `unsure` for a hollow one.
    pub class: &'static str,
    /// Its figure, shown on focus and touch.
    pub figure: String,
    /// All of it in words.
    pub said: String,
}

/// Where the first month begins, right of the scale; in hundredths of a percent
/// of the width.
const LEFT: i64 = 700;
/// How wide a month is.
const WIDTH: i64 = (10_000 - LEFT) / 12;

/// The picture of a year on one scale, so many px high, `lines` apart from each other.
pub fn twelve(
    title: &str,
    axis: Axis,
    height: i64,
    lines: i64,
    marks: &[Option<Mark>; 12],
) -> Html {
    let lines = apart(axis, height, lines);
    let whole = |points: Points| points.raw() / 1_000;
    let first = (whole(axis.low()) + lines - 1).div_euclid(lines) * lines;
    let grid = (first..=whole(axis.high())).step_by(lines as usize);
    let grid: Vec<Html> = grid.map(|at| rule(axis, height, lines, at)).collect();
    let ways: Vec<Html> = (1..12).map(|at| way(axis, marks, at)).collect();
    let points: Vec<Html> = marks
        .iter()
        .enumerate()
        .map(|(at, mark)| {
            let mark = mark.as_ref();
            mark.map_or_else(none, |mark| point(axis, at, mark))
        })
        .collect();
    markup! {
        <svg
            class="twelve"
            width="100%"
            height={em(height * 10)}
            role="group"
            aria-label={title.to_owned()}
        >
            {grid}
            {ways}
            {points}
        </svg>
    }
}

/// Where a month's middle is.
fn middle(at: usize) -> i64 {
    LEFT + WIDTH * at as i64 + WIDTH / 2
}

/// So far apart, or a multiple of it, that a line of text fits between two.
fn apart(axis: Axis, height: i64, lines: i64) -> i64 {
    let lines = lines.max(1);
    let fits = |lines: &i64| between(axis, height, *lines) >= 16;
    let wider = [1, 2, 5, 10].map(|times| lines * times);
    wider.into_iter().find(fits).unwrap_or(lines * 20)
}

/// Pixels between two lines.
fn between(axis: Axis, height: i64, lines: i64) -> i64 {
    height * lines * 1_000 / (axis.high() - axis.low()).raw().max(1)
}

fn rule(axis: Axis, height: i64, lines: i64, at: i64) -> Html {
    let y = axis.down(Points::from_raw(at * 1_000));
    let lowest = at * 1_000 == axis.low().raw();
    // The lowest label stands above its line, where the one over it hangs below:
    // with less than two lines of text between them one is enough.
    let label = if lowest && between(axis, height, lines) < 30 {
        String::new()
    } else {
        // Above and below a zero is said beside the picture.
        at.abs().to_string()
    };
    markup! {
        <line class="twelve-rule" x1="0" x2="100%" y1={y.clone()} y2={y.clone()}/>
        <text class="tick-label" x="0" y={y} dy={if lowest { "-.25em" } else { "1em" }}>{label}</text>
    }
}

/// The way from the month before, if both have a mark.
fn way(axis: Axis, marks: &[Option<Mark>; 12], at: usize) -> Html {
    match (&marks[at - 1], &marks[at]) {
        (Some(before), Some(now)) => markup! {
            <line
                class="run"
                x1={percent(middle(at - 1))}
                y1={axis.down(before.value)}
                x2={percent(middle(at))}
                y2={axis.down(now.value)}
            />
        },
        _ => none(),
    }
}

fn point(axis: Axis, at: usize, mark: &Mark) -> Html {
    let (x, y) = (middle(at), axis.down(mark.value));
    let band = || {
        let span = axis.high() - axis.low();
        let inside = |end: Points| end.raw().clamp(axis.low().raw(), axis.high().raw());
        let tall = inside(mark.range.high) - inside(mark.range.low);
        let tall = tall * 10_000 / span.raw().max(1);
        markup! {
            <rect
                class="open"
                x={percent(x)}
                y={axis.down(mark.range.high)}
                width="10"
                height={percent(tall)}
                transform="translate(-5 0)"
            />
        }
    };
    // The range goes on above the picture.
    let beyond = || {
        markup! {
            <svg x={percent(x)} y="0" overflow="visible">
                <path class="arrow" d="M0 -1 v-10 m-4 4 l4 -4 l4 4"/>
            </svg>
        }
    };
    let below = || {
        markup! {
            <svg x={percent(x)} y="100%" overflow="visible">
                <path class="arrow" d="M0 1 v10 m-4 -4 l4 4 l4 -4"/>
            </svg>
        }
    };
    let target = mark.target.map_or_else(none, |target| {
        let y = axis.down(target);
        markup! {
            <line
                class="twelve-target"
                x1={percent(x - WIDTH / 3)}
                x2={percent(x + WIDTH / 3)}
                y1={y.clone()}
                y2={y}
            />
        }
    });
    let anchor = match at {
        0 => "start",
        11 => "end",
        _ => "middle",
    };
    // A label above the picture's top edge would be cut.
    let high = mark.value.raw() > axis.high().raw() - (axis.high() - axis.low()).raw() / 6;
    markup! {
        <g class="twelve-point" tabindex="0" role="img" aria-label={mark.said.clone()}>
            <rect
                class="twelve-hit"
                x={percent(x - WIDTH / 2)}
                y="0"
                width={percent(WIDTH)}
                height="100%"
            />
            {only_if(!mark.range.is_settled(), band)}
            {only_if(mark.range.high > axis.high(), beyond)}
            {only_if(mark.range.low < axis.low(), below)}
            {target}
            <circle class={mark.class} cx={percent(x)} cy={y.clone()} r="5"/>
            <text
                class="twelve-figure"
                x={percent(x)}
                y={y}
                dy={if high { "1.5385em" } else { "-.7692em" }}
                text-anchor={anchor}
            >
                {mark.figure.as_str()}
            </text>
        </g>
    }
}
