//! The score as a ruler: solid as far as it's certain, hatched while open.

use yew::prelude::*;

use super::{Axis, upright};
use crate::locale::{Lang, net, plain};
use crate::number::{Points, Range, Unit};
use crate::page::dom::{markup, only_if};
use crate::scoring::Sheet;

/// The ruler with its range; the cursor where there is a score to show.
pub fn ruler(lang: Lang, sheet: &Sheet, axis: Axis, cursor: bool) -> Html {
    let words = lang.words();
    let (unit, Range { low, high }) = (sheet.unit, sheet.range);
    let gives = sheet.holds.gives;
    let name = |value: Points| match unit {
        Unit::Money if sheet.holds.both() => net::side(lang, value),
        // The least to pay is the best.
        Unit::Money if !gives && value == low => words.high,
        Unit::Money if !gives => words.low,
        _ if value == low => words.low,
        _ => words.high,
    };
    let (low_name, high_name) = (name(low), name(high));
    // One line for all of them: the browser stretches hundredths of a percent.
    let (mut major, mut minor) = (String::new(), String::new());
    for tick in axis.ticks() {
        let (line, length) = match tick {
            _ if tick.major => (&mut major, 20),
            _ if tick.middle => (&mut minor, 11),
            _ => (&mut minor, 8),
        };
        *line += &format!("M{} 0v{length}", axis.share(tick.at));
    }
    let labels = axis.ticks().filter(|tick| tick.major).map(|tick| {
        let anchor = match axis.share(tick.at) {
            0 => "start",
            10_000 => "end",
            _ => "middle",
        };
        markup! {
            <text class="tick-label" x={axis.at(tick.at)} y="72" text-anchor={anchor}>
                {tick_label(unit, tick.at)}
            </text>
        }
    });
    // Two labels that would meet step apart.
    let narrow = axis.width(low, high) < 2_850;
    let labelled = |name: &str, value: Points, dx: &'static str, anchor: &'static str| {
        markup! {
            <text class="range-label" x={axis.at(value)} dx={dx} y="17" text-anchor={anchor}>
                {name}
                " "
                <tspan class="strong">{plain(unit, payable(unit, value))}</tspan>
            </text>
        }
    };
    let low_end = if low < axis.low() {
        markup! {
            <svg x="0" y="24" overflow="visible">
                <path class="arrow" d="M-1 7 h-11 m4 -4 l-4 4 l4 4"/>
            </svg>
            {labelled(low_name, low, "0", "start")}
        }
    } else {
        let label = match axis.share(low) {
            0..1_800 => labelled(low_name, low, "6", "start"),
            _ => labelled(low_name, low, "-6", "end"),
        };
        markup! { {upright("range-tick", axis.at(low), "6", "24")}{label} }
    };
    let high_label = || {
        if !narrow && axis.share(high) <= 7_620 {
            return labelled(high_name, high, "-6", "end");
        }
        // No room beside the tick on a phone: two lines, or to its left.
        let on_phone = if cursor {
            let text = plain(unit, payable(unit, high));
            // What has no room past the axis ends with the sheet, a long one
            // above the tick.
            let is_last = axis.share(high) > 9_000;
            let (x, dx, anchor, [over, under]) = match unit {
                Unit::Money if is_last => ("100%".to_owned(), "22", "end", ["1", "17"]),
                Unit::Points if is_last && text.len() > 4 => {
                    ("100%".to_owned(), "22", "end", ["-13", "2"])
                }
                _ => (axis.at(high), "5", "start", ["1", "17"]),
            };
            markup! {
                <g text-anchor={anchor}>
                    <text class="range-label" x={x.clone()} dx={dx} y={over}>{high_name}</text>
                    <text class="range-label strong" x={x} dx={dx} y={under}>{text}</text>
                </g>
            }
        } else {
            labelled(high_name, high, "-6", "end")
        };
        markup! {
            <g class="wide-only">{labelled(high_name, high, "6", "start")}</g>
            <g class="phone-only">{on_phone}</g>
        }
    };
    let high_end = || {
        let tick = upright("range-tick", axis.at(high), "6", "24");
        markup! { {tick}{high_label()} }
    };
    // It goes through the numbers but where one is too near.
    let is_near = |at| {
        let room = if payable(unit, at) < Points::whole(100) {
            400
        } else {
            500
        };
        (axis.share(at) - axis.share(sheet.score)).abs() < room
    };
    let is_free = !axis.ticks().any(|tick| tick.major && is_near(tick.at));
    let foot = if is_free { "78" } else { "58" };
    let head = || {
        markup! {
            {upright("cursor", axis.at(sheet.score), "6", foot)}
            <svg x={axis.at(sheet.score)} y="0" overflow="visible">
                <path class="cursor-head" d="M-6 0 h12 l-6 8 z"/>
            </svg>
        }
    };
    let certain = axis.certain(sheet);
    markup! {
        <svg class="ruler" width="100%" height="78" aria-hidden="true" focusable="false">
            <rect class="certain" x={certain.0} y="24" height="14" width={certain.1}/>
            <rect
                class="open"
                x={axis.at(low)}
                y="24.5"
                height="13"
                width={axis.between(low, high)}
            />
            <svg
                y="38"
                height="20"
                viewBox="0 0 10000 20"
                preserveAspectRatio="none"
                overflow="visible"
            >
                <path class="tick" d={minor} vector-effect="non-scaling-stroke"/>
                <path class="tick major" d={major} vector-effect="non-scaling-stroke"/>
            </svg>
            {labels.collect::<Vec<_>>()}
            {low_end}
            {only_if(!sheet.range.is_settled(), high_end)}
            {only_if(cursor, head)}
        </svg>
    }
}

/// What is to pay or to receive, without a minus.
fn payable(unit: Unit, amount: Points) -> Points {
    match unit {
        Unit::Points => amount,
        Unit::Money => amount.abs(),
    }
}

/// Whole points or yuan.
fn tick_label(unit: Unit, at: Points) -> String {
    (payable(unit, at).raw() / Points::ONE.raw()).to_string()
}
