//! A measure against its target, and what is left in a pool.

use yew::prelude::*;

use super::upright;
use crate::locale;
use crate::number::{Percent, Points};
use crate::page::dom::{markup, none, only_if};
use crate::picture::{percent, pool_bar};
use crate::rulebook::{Direction, Measure};
use crate::scoring::{Basis, Count, Line, ShortfallBasis};

/// Percentage points on either side of the target.
const REACH: i64 = 8;

/// Drawn relative to the target, so that all targets stand on one line: full
/// steps as hollow cells, a part of a step hatched, on the side where the
/// measure misses; the plausible targets as a dotted line.
pub fn measure(measure: &Measure, line: &Line) -> Html {
    let (target, plausible) = (measure.target.value, measure.target.span());
    let worse = match measure.direction {
        Direction::Higher => -1,
        Direction::Lower => 1,
    };
    // From the target, in hundredths of a percent of the width.
    let shift = |value: Percent| {
        let off = (value.raw() - target.raw()).clamp(-REACH * 1_000, REACH * 1_000);
        off * 5_000 / (REACH * 1_000)
    };
    let place = |value: Percent| percent(5_000 + shift(value));
    let off_scale = |value: Percent| (value.raw() - target.raw()).abs() > REACH * 1_000;
    let known = match line.basis {
        Basis::Shortfall(ShortfallBasis::Reached(ratio) | ShortfallBasis::Short(ratio)) => {
            Some(ratio.shown_beside(&[target]))
        }
        _ => None,
    };
    // Between its ends, or anywhere.
    let open = match line.basis {
        Basis::Shortfall(ShortfallBasis::Unknown) => Some((percent(0), percent(10_000))),
        Basis::Shortfall(ShortfallBasis::Open(shares)) => {
            let [low, high] = [shares.low, shares.high].map(|r| shift(r.shown_beside(&[target])));
            Some((percent(5_000 + low), percent(high - low)))
        }
        _ => None,
    };
    let short = matches!(line.basis, Basis::Shortfall(ShortfallBasis::Short(_)));
    let steps = match line.count {
        Count::Times(steps) => i64::from(steps),
        Count::Percent(_) | Count::Whole => 0,
    };
    let cell_end = |step: i64| Percent::from_raw(target.raw() + worse * step * 1_000);
    let cells = (1..=steps.min(REACH)).map(|step| {
        let left = cell_end(step).min(cell_end(step - 1));
        bar("step loss", place(left), 5_000 / REACH)
    });
    let rest = known
        .filter(|now| short && (now.raw() - cell_end(steps).raw()) * worse > 0)
        .map(|now| {
            let (from, to) = (now.min(cell_end(steps)), now.max(cell_end(steps)));
            let width = (to.raw() - from.raw()).min(REACH * 1_000) * 5_000 / (REACH * 1_000);
            bar("part-step", place(from), width)
        });
    let end = |value: Percent, outwards: &'static str| {
        let x = place(value);
        if off_scale(value) {
            let d = if outwards == "left" {
                "M5 -4 l-5 4 l5 4"
            } else {
                "M-5 -4 l5 4 l-5 4"
            };
            markup! { <svg x={x} y="1.375em" overflow="visible"><path class="may-be-end" d={d}/></svg> }
        } else {
            upright("may-be-end", x, 18, 26)
        }
    };
    let ticks = (-REACH..=REACH).map(|i| {
        let x = percent(5_000 + i * 5_000 / REACH);
        upright("tick", x, 39, 43)
    });
    let may_be = || {
        markup! {
            <line
                class="may-be"
                x1={place(plausible.low)}
                x2={place(plausible.high)}
                y1="1.375em"
                y2="1.375em"
            />
            {end(plausible.low, "left")}
            {end(plausible.high, "right")}
        }
    };
    let dot = known.map_or_else(none, |now| {
        let class = if short { "dot below" } else { "dot" };
        markup! { <circle class={class} cx={place(now)} cy="2.4375em" r="4.5"/> }
    });
    markup! {
        <svg class="measure" width="100%" aria-hidden="true" focusable="false">
            {open.map_or_else(none, |(x, width)| {
                markup! { <rect class="open" x={x} y="1.875em" width={width} height=".5em"/> }
            })}
            <line class="baseline" x1="0" x2="100%" y1="2.4375em" y2="2.4375em"/>
            {ticks.collect::<Vec<_>>()}
            {only_if(!plausible.is_settled(), may_be)}
            {cells.collect::<Vec<_>>()}
            {rest.unwrap_or_else(none)}
            <line class="target" x1="50%" x2="50%" y1=".9375em" y2="2.75em"/>
            <text class="target-label" x="50%" y=".9167em" text-anchor="middle">
                {locale::say::target(measure.direction, target)}
            </text>
            {dot}
        </svg>
    }
}

fn bar(class: &'static str, x: String, width: i64) -> Html {
    markup! { <rect class={class} x={x} y="1.9375em" height=".5em" width={percent(width)}/> }
}

/// A bar whose filled part is what is left; all of them on one scale, on which the
/// greatest pool is as wide as there is room.
pub fn pool(left: Points, pool: Points, greatest: Points, open: bool) -> Html {
    let [pool, left] = pool_bar(left, pool, greatest);
    let inside = if open {
        markup! { <rect class="open" x="0" y="0.5" width={percent(pool)} height=".5625em"/> }
    } else {
        markup! {
            <rect class="pool-edge" x="0" y="0.5" width={percent(pool)} height=".5625em"/>
            <rect class="pool-left" x="0" y="0" width={percent(left)} height=".625em"/>
        }
    };
    markup! {
        <svg class="pool" width="100%" aria-hidden="true" focusable="false">
            {inside}
        </svg>
    }
}
