//! A measure against its target, and what is left in a pool.

use yew::prelude::*;

use super::axis::percent;
use crate::locale;
use crate::number::{Percent, Points, Range};
use crate::scoring::{Basis, Count, Line, ShortfallBasis};

/// Percentage points on either side of the target.
const REACH: i64 = 8;

/// Drawn relative to the target, so that all targets stand on one line: full
/// steps as hollow cells, a part of a step hatched, the plausible targets as a
/// dotted line.
pub fn measure(target: Percent, plausible: Range<Percent>, line: &Line) -> Html {
    let place = |value: Percent| {
        let off = (value.raw() - target.raw()).clamp(-REACH * 1_000, REACH * 1_000);
        percent(5_000 + off * 5_000 / (REACH * 1_000))
    };
    let off_scale = |value: Percent| (value.raw() - target.raw()).abs() > REACH * 1_000;
    let known = match line.basis {
        Basis::Shortfall(ShortfallBasis::Reached(ratio) | ShortfallBasis::Short(ratio)) => {
            Some(ratio.shown_percent())
        }
        _ => None,
    };
    let unknown = line.basis == Basis::Shortfall(ShortfallBasis::Unknown);
    let short = matches!(line.basis, Basis::Shortfall(ShortfallBasis::Short(_)));
    let steps = match line.count {
        Count::Times(steps) => i64::from(steps),
        Count::Percent(_) | Count::Whole => 0,
    };
    let cell_end = |step: i64| Percent::from_raw(target.raw() - step * 1_000);
    let cells = (1..=steps.min(REACH)).map(|step| {
        html! {
            <rect class="step loss" x={place(cell_end(step))} y="31" height="8"
                width={percent(5_000 / REACH)} />
        }
    });
    let rest = known
        .filter(|now| short && now.raw() < cell_end(steps).raw())
        .map(|now| {
            let (from, to) = (place(now), cell_end(steps));
            let width = (to.raw() - now.raw()).min(REACH * 1_000) * 5_000 / (REACH * 1_000);
            html! { <rect class="part-step" x={from} y="31" height="8" width={percent(width)} /> }
        });
    let end = |value: Percent, outwards: &'static str| {
        let x = place(value);
        if off_scale(value) {
            let d = if outwards == "left" {
                "M5 -4 l-5 4 l5 4"
            } else {
                "M-5 -4 l5 4 l-5 4"
            };
            html! { <svg {x} y="22" overflow="visible"><path class="may-be-end" {d} /></svg> }
        } else {
            html! { <line class="may-be-end" x1={x.clone()} x2={x} y1="18" y2="26" /> }
        }
    };
    html! {
        <svg class="measure" width="100%" height="46" aria-hidden="true" focusable="false">
            if unknown {
                <rect class="open" x="0" y="30" width="100%" height="8" />
            }
            <line class="baseline" x1="0" x2="100%" y1="39" y2="39" />
            { for (-REACH..=REACH).map(|i| {
                let x = percent(5_000 + i * 5_000 / REACH);
                html! { <line class="tick" x1={x.clone()} x2={x} y1="39" y2="43" /> }
            }) }
            if !plausible.is_settled() {
                <line class="may-be" x1={place(plausible.low)} x2={place(plausible.high)} y1="22" y2="22" />
                { end(plausible.low, "left") }
                { end(plausible.high, "right") }
            }
            { for cells }
            { for rest }
            <line class="target" x1="50%" x2="50%" y1="15" y2="44" />
            <text class="target-label" x="50%" y="11" text-anchor="middle">{ locale::percent(target) }</text>
            if let Some(now) = known {
                <circle class={if short { "dot below" } else { "dot" }} cx={place(now)} cy="39" r="4.5" />
            }
        </svg>
    }
}

/// A bar whose filled part is what is left.
pub fn pool(left: Points, pool: Points, open: bool) -> Html {
    let share = left.raw().clamp(0, pool.raw().max(0)) * 10_000 / pool.raw().max(1);
    html! {
        <svg class="pool" width="100%" height="10" aria-hidden="true" focusable="false">
            if open {
                <rect class="open" x="0.5" y="0.5" width="100%" height="9" />
            } else {
                <rect class="pool-edge" x="0.5" y="0.5" width="99%" height="9" />
                <rect class="pool-left" x="0" y="0" width={percent(share)} height="10" />
            }
        </svg>
    }
}
