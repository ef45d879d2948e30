//! The score as a ruler: solid as far as it's certain, hatched while open.

use yew::prelude::*;

use super::Axis;
use crate::locale::{Lang, plain};
use crate::number::Points;
use crate::scoring::Sheet;

/// The ruler with its range; the cursor where there is a score to show.
pub fn ruler(lang: Lang, sheet: &Sheet, axis: Axis, cursor: bool) -> Html {
    let words = lang.words();
    let (low, high) = (sheet.range.low, sheet.range.high);
    let ticks = (axis.low().raw() / 1_000..=axis.high().raw() / 1_000).map(|whole| {
        let x = axis.at(Points::from_raw(whole * 1_000));
        let (class, end) = match whole {
            _ if whole % 10 == 0 => ("tick major", "58"),
            _ if whole % 5 == 0 => ("tick", "49"),
            _ => ("tick", "46"),
        };
        html! { <line {class} x1={x.clone()} x2={x} y1="38" y2={end} /> }
    });
    let labels = (axis.low().raw() / 10_000..=axis.high().raw() / 10_000).map(|tens| {
        let at = Points::from_raw(tens * 10_000);
        let anchor = if at == axis.low() { "start" } else { "middle" };
        html! { <text class="tick-label" x={axis.at(at)} y="72" text-anchor={anchor}>{tens * 10}</text> }
    });
    let below = low < axis.low();
    // Two labels that would meet step apart.
    let narrow = (high - low) < Points::whole(12);
    let end = |name: &str, value: Points| {
        html! { <>{name}{" "}<tspan class="strong">{plain(value)}</tspan></> }
    };
    html! {
        <svg class="ruler" width="100%" height="78" aria-hidden="true" focusable="false">
            <rect class="certain" x="0" y="24" height="14" width={axis.at(low)} />
            <rect class="open" x={axis.at(low)} y="24.5" height="13" width={axis.between(low, high)} />
            { for ticks }
            { for labels }
            if below {
                <svg x="0" y="24" overflow="visible"><path class="arrow" d="M-1 7 h-11 m4 -4 l-4 4 l4 4" /></svg>
                <text class="range-label" x="0" y="17">{ end(words.low, low) }</text>
            } else {
                <line class="range-tick" x1={axis.at(low)} x2={axis.at(low)} y1="6" y2="24" />
                <text class="range-label" x={axis.at(low)} dx="-6" y="17" text-anchor="end">{ end(words.low, low) }</text>
            }
            if !sheet.range.is_settled() {
                <line class="range-tick" x1={axis.at(high)} x2={axis.at(high)} y1="6" y2="24" />
                if narrow || high > axis.high() - Points::whole(10) {
                    <g class="wide-only"><text class="range-label" x={axis.at(high)} dx="6" y="17">{ end(words.high, high) }</text></g>
                    // No room beside the tick on a phone: two lines, or to its left.
                    <g class="phone-only">
                        if cursor {
                            <text class="range-label" x={axis.at(high)} dx="5" y="1">{ words.high }</text>
                            <text class="range-label strong" x={axis.at(high)} dx="5" y="17">{ plain(high) }</text>
                        } else {
                            <text class="range-label" x={axis.at(high)} dx="-6" y="17" text-anchor="end">{ end(words.high, high) }</text>
                        }
                    </g>
                } else {
                    <text class="range-label" x={axis.at(high)} dx="-6" y="17" text-anchor="end">{ end(words.high, high) }</text>
                }
            }
            if cursor {
                <line class="cursor" x1={axis.at(sheet.score)} x2={axis.at(sheet.score)} y1="6" y2="78" />
                <svg x={axis.at(sheet.score)} y="0" overflow="visible"><path class="cursor-head" d="M-6 0 h12 l-6 8 z" /></svg>
            }
        </svg>
    }
}
