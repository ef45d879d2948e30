//! What an opened line shows: the steps from the target to what was reached, and
//! ranges under each other on one scale.

use yew::prelude::*;

use super::upright;
use crate::locale::{self, Lang, opened};
use crate::number::{Percent, Points, Range, Unit};
use crate::page::dom::{markup, none, only_if};
use crate::picture::{Axis, percent};
use crate::rulebook::{Direction, Measure};
use crate::scoring::{Count, Line};

/// A percentage point.
const POINT: i64 = 1_000;

/// So many steps are drawn one by one.
const SINGLE: i64 = 8;

/// The steps from a measure's target to what it reached: what counts as blocks,
/// what is left over hatched.
pub fn steps(lang: Lang, unit: Unit, measure: &Measure, reached: Percent, line: &Line) -> Html {
    let (target, value) = (measure.target.value.raw(), reached.raw());
    let worse = match measure.direction {
        Direction::Higher => -1,
        Direction::Lower => 1,
    };
    let gap = ((value - target) * worse).max(0);
    // About 3.3 points around both, with room for what is written beside the
    // value; a wider gap scales.
    let width = ((value - target).abs() * 2).max(3_300);
    let room = (value - target).signum() * width / 16;
    let low = (target + value - width) / 2 + room;
    let share = |at: i64| (at - low) * 10_000 / width;
    let place = |at: i64| percent(share(at).clamp(0, 10_000));
    let (full, counted) = match line.count {
        Count::Times(steps) => (i64::from(steps), i64::from(steps) * POINT),
        Count::Percent(part) => (0, part.raw()),
        Count::Whole => (0, gap),
    };
    let end = |away: i64| target + worse * away;
    let block = |from: i64, to: i64| {
        let (left, right) = (share(end(from).min(end(to))), share(end(from).max(end(to))));
        let (left, right) = (left.max(0), right.min(10_000));
        markup! {
            <rect class="step loss" x={percent(left)} y="1.75em" height="1.375em" width={percent(right - left)}/>
        }
    };
    let blocks: Vec<Html> = match full {
        0 if counted == 0 => Vec::new(),
        // Between two steps is a notch: what is written in the block may be wider than one.
        1..=SINGLE => std::iter::once(block(0, counted))
            .chain((1..full).map(|step| upright("step", place(end(step * POINT)), 28, 32)))
            .collect(),
        _ => vec![block(0, counted)],
    };
    let outwards = |anchor_end: bool| if anchor_end { "end" } else { "start" };
    let rest = gap - counted;
    let hatched = || {
        let (left, right) = (end(counted).min(value), end(counted).max(value));
        markup! {
            <rect class="part-step" x={place(left)} y="2em" height="1.125em" width={percent(share(right) - share(left))}/>
            <text
                class="tick-label"
                x={place(end(counted))}
                dx={if worse < 0 { "-4" } else { "4" }}
                y="2.0833em"
                text-anchor={outwards(worse < 0)}
            >
                {opened::left_over(lang, Percent::from_raw(rest))}
            </text>
        }
    };
    let label = || {
        let middle = target + worse * counted / 2;
        let text = match full {
            0 => locale::unit::taken(unit, line.amount),
            steps => opened::full_steps(lang, unit, steps as u32, rest < 0, line.amount),
        };
        markup! {
            <text class="steps-label strong" x={place(middle)} y="3.6667em" text-anchor="middle">{text}</text>
        }
    };
    let each = [1, 2, 5, 10, 20, 50].map(|points| points * POINT);
    let each = each
        .into_iter()
        .find(|each| width / each <= 6)
        .unwrap_or(100 * POINT);
    let small = each / 10;
    let ticks = ((low + small - 1).div_euclid(small)..=(low + width).div_euclid(small)).map(|at| {
        let x = place(at * small);
        if at % 10 != 0 {
            return upright("tick", x, 50, 54);
        }
        let named = locale::percent(Percent::from_raw(at * small));
        markup! {
            {upright("tick", x.clone(), 50, 57)}
            <text class="tick-label" x={x} y="5.9167em" text-anchor="middle">{named}</text>
        }
    });
    // Beside the dot where it's free, else above.
    let left = value < target || (value == target && worse < 0);
    let (dx, y) = (
        if left { "-10" } else { "10" },
        if rest < 0 { "2.0833em" } else { "3.6667em" },
    );
    markup! {
        <svg class="steps" width="100%" aria-hidden="true" focusable="false">
            <line class="baseline" x1="0" x2="100%" y1="3.125em" y2="3.125em"/>
            {ticks.collect::<Vec<_>>()}
            {blocks}
            {only_if(counted > 0, label)}
            {only_if(rest > 0, hatched)}
            {upright("target", place(target), 15, 57)}
            <text class="target-label" x={place(target)} y=".9167em" text-anchor="middle">
                {opened::target(lang, measure)}
            </text>
            <circle class={if gap > 0 { "dot below" } else { "dot" }} cx={place(value)} cy="3.125em" r="5"/>
            <text class="reached-label" x={place(value)} dx={dx} y={y} text-anchor={outwards(left)}>
                {opened::reached(lang, reached)}
            </text>
        </svg>
    }
}

/// Ranges under each other on one scale, with the score across them.
pub fn spans(score: Points, all: Range<Points>, span: Range<Points>) -> Html {
    let axis = Axis::spanning(all.low, all.high);
    markup! {
        <svg class="span" width="100%" aria-hidden="true" focusable="false">
            <rect class="open" x={axis.at(span.low)} y=".1875em" height=".625em" width={axis.between(span.low, span.high)}/>
            {if all.low <= score && score <= all.high {
                upright("cursor", axis.at(score), 0, 16)
            } else {
                none()
            }}
        </svg>
    }
}
