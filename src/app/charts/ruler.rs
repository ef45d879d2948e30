//! The score as a ruler: solid as far as it's certain, hatched while open.

use yew::prelude::*;

use super::{Axis, upright};
use crate::app::dom::{markup, only_if, s, t};
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
        upright(class, x, "38", end)
    });
    let labels = (axis.low().raw() / 10_000..=axis.high().raw() / 10_000).map(|tens| {
        let at = Points::from_raw(tens * 10_000);
        let anchor = if at == axis.low() { "start" } else { "middle" };
        markup!(
            "<text class='tick-label' x={} y='72' text-anchor={}>{}</text>",
            t(axis.at(at)),
            s(anchor),
            (tens * 10).to_string(),
        )
    });
    let below = low < axis.low();
    // Two labels that would meet step apart.
    let narrow = (high - low) < Points::whole(12);
    let labelled = |name: &str, value: Points, dx: &'static str, anchor: &'static str| {
        markup!(
            "<text class='range-label' x={} dx={} y='17' text-anchor={}>
                {} <tspan class='strong'>{}</tspan>
            </text>",
            t(axis.at(value)),
            s(dx),
            s(anchor),
            name,
            plain(sheet.unit, value),
        )
    };
    let low_end = if below {
        markup!(
            "<svg x='0' y='24' overflow='visible'>
                <path class='arrow' d='M-1 7 h-11 m4 -4 l-4 4 l4 4'/>
            </svg>{}",
            labelled(words.low, low, "0", "start")
        )
    } else {
        markup!(
            "{}{}",
            upright("range-tick", axis.at(low), "6", "24"),
            labelled(words.low, low, "-6", "end")
        )
    };
    let high_label = || {
        if !narrow && high <= axis.high() - Points::whole(10) {
            return labelled(words.high, high, "-6", "end");
        }
        // No room beside the tick on a phone: two lines, or to its left.
        let on_phone = if cursor {
            markup!(
                "<text class='range-label' x={} dx='5' y='1'>{}</text>
                <text class='range-label strong' x={} dx='5' y='17'>{}</text>",
                t(axis.at(high)),
                words.high,
                t(axis.at(high)),
                plain(sheet.unit, high),
            )
        } else {
            labelled(words.high, high, "-6", "end")
        };
        markup!(
            "<g class='wide-only'>{}</g><g class='phone-only'>{}</g>",
            labelled(words.high, high, "6", "start"),
            on_phone
        )
    };
    let high_end = || {
        let tick = upright("range-tick", axis.at(high), "6", "24");
        markup!("{}{}", tick, high_label())
    };
    let head = || {
        markup!(
            "{}<svg x={} y='0' overflow='visible'>
                <path class='cursor-head' d='M-6 0 h12 l-6 8 z'/>
            </svg>",
            upright("cursor", axis.at(sheet.score), "6", "78"),
            t(axis.at(sheet.score)),
        )
    };
    markup!(
        "<svg class='ruler' width='100%' height='78' aria-hidden='true' focusable='false'>
            <rect class='certain' x='0' y='24' height='14' width={}/>
            <rect class='open' x={} y='24.5' height='13' width={}/>
            {}{}{}{}{}
        </svg>",
        t(axis.at(low)),
        t(axis.at(low)),
        t(axis.between(low, high)),
        ticks.collect::<Vec<_>>(),
        labels.collect::<Vec<_>>(),
        low_end,
        only_if(!sheet.range.is_settled(), high_end),
        only_if(cursor, head),
    )
}
