//! The score as a ruler: solid as far as it's certain, hatched while open.

use yew::prelude::*;

use super::upright;
use crate::locale::net::result_span;
use crate::locale::{Lang, net, plain};
use crate::number::{Points, Range, Unit};
use crate::page::dom::{markup, none, only_if};
use crate::picture::{Axis, Ends, Names, PHONE, Side, WIDE, ends, width};
use crate::scoring::Sheet;

/// The ruler with its range; the cursor where there is a score to show.
pub fn ruler(lang: Lang, sheet: &Sheet, axis: Axis, cursor: bool) -> Html {
    let (unit, Range { low, high }) = (sheet.unit, sheet.range);
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
        let class = match axis.share(tick.at) {
            0 => "tick-label first",
            _ => "tick-label",
        };
        let anchor = match axis.share(tick.at) {
            0 => "start",
            10_000 => "end",
            _ => "middle",
        };
        markup! {
            <text class={class} x={axis.at(tick.at)} y="6em" text-anchor={anchor}>
                {tick_label(unit, tick.at)}
            </text>
        }
    });
    let low_end = if low < axis.low() {
        markup! {
            <svg x="0" y="1.5em" overflow="visible">
                <path class="arrow" d="M-1 7 h-11 m4 -4 l-4 4 l4 4"/>
            </svg>
        }
    } else {
        upright("range-tick", axis.at(low), 6, 24)
    };
    let [wide, phone] = range_ends(lang, sheet, axis, cursor);
    let named = [End::Low, End::High].map(|end| {
        let [wide, phone] = [wide, phone].map(|ends| placed(ends, end));
        let label = |place| end_label(lang, sheet, axis, end, place);
        if wide == phone {
            return label(wide);
        }
        markup! {
            <g class="wide-only">{label(wide)}</g>
            <g class="phone-only">{label(phone)}</g>
        }
    });
    let high_end = || upright("range-tick", axis.at(high), 6, 24);
    // It goes through the numbers but where one is too near.
    let is_near = |at| {
        let room = if payable(unit, at) < Points::whole(100) {
            440
        } else {
            550
        };
        (axis.share(at) - axis.share(sheet.score)).abs() < room
    };
    let is_free = !axis.ticks().any(|tick| tick.major && is_near(tick.at));
    let foot = if is_free { 78 } else { 58 };
    let head = || {
        markup! {
            {upright("cursor", axis.at(sheet.score), 6, foot)}
            <svg x={axis.at(sheet.score)} y="0" overflow="visible">
                <path class="cursor-head" d="M-6 0 h12 l-6 8 z"/>
            </svg>
        }
    };
    let certain = axis.certain(sheet);
    markup! {
        <svg class="ruler" width={axis.extent()} aria-hidden="true" focusable="false">
            <rect class="certain" x={certain.0} y="1.5em" height=".875em" width={certain.1}/>
            <rect
                class="open"
                x={axis.at(low)}
                y="1.53125em"
                height=".8125em"
                width={axis.between(low, high)}
            />
            <svg
                y="2.375em"
                height="1.25em"
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
            {named.to_vec()}
            {only_if(cursor, head)}
        </svg>
    }
}

/// Where the ends of a sheet's range are named, on a desktop and on a phone.
pub fn range_ends(lang: Lang, sheet: &Sheet, axis: Axis, cursor: bool) -> [Ends; 2] {
    let [(low, low_figure), (high, high_figure)] = end_texts(lang, sheet);
    let span = result_span(lang, sheet.unit, sheet.holds, sheet.range);
    let [low, low_figure, high, high_figure, range, span] = [
        low,
        &low_figure,
        high,
        &high_figure,
        lang.words().range,
        &span,
    ]
    .map(|text| width(text, 13));
    let names = Names {
        low: low + 4 + low_figure,
        high: high + 4 + high_figure,
        stacked: high.max(high_figure),
        both: range + 4 + span,
    };
    let cursor = cursor.then_some(sheet.score);
    [WIDE, PHONE].map(|rooms| ends(axis, sheet.range, cursor, names, rooms))
}

/// The names and figures of the two ends.
fn end_texts(lang: Lang, sheet: &Sheet) -> [(&'static str, String); 2] {
    let words = lang.words();
    let (unit, Range { low, high }) = (sheet.unit, sheet.range);
    let gives = sheet.holds.gives;
    [low, high].map(|value| {
        let name = match unit {
            Unit::Money if sheet.holds.both() => net::side(lang, value),
            // The least to pay is the best.
            Unit::Money if !gives && value == low => words.high,
            Unit::Money if !gives => words.low,
            _ if value == low => words.low,
            _ => words.high,
        };
        (name, plain(unit, payable(unit, value)))
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Low,
    High,
}

/// Where an end is named, and whether both are there.
fn placed(ends: Ends, end: End) -> Option<(Side, bool)> {
    match (ends, end) {
        (Ends::Apart { low, .. }, End::Low) => Some((low, false)),
        (Ends::Apart { high, .. }, End::High) => Some((high, false)),
        (Ends::Together, End::High) => Some((Side::Right, true)),
        (Ends::Together, End::Low) | (Ends::Aside, _) => None,
    }
}

fn end_label(lang: Lang, sheet: &Sheet, axis: Axis, end: End, place: Option<(Side, bool)>) -> Html {
    let range = sheet.range;
    // What is settled has no ends.
    let Some((side, both)) = place.filter(|_| !range.is_settled()) else {
        return none();
    };
    let [low, high] = end_texts(lang, sheet);
    let (name, figure) = match end {
        _ if both => (
            lang.words().range,
            result_span(lang, sheet.unit, sheet.holds, range),
        ),
        End::Low => low,
        End::High => high,
    };
    let value = match end {
        End::Low => range.low,
        End::High => range.high,
    };
    let x = axis.at(value);
    let (dx, anchor) = match side {
        Side::Left => ("-6", "end"),
        Side::Stacked => ("3", "start"),
        Side::Right if value < axis.low() => ("0", "start"),
        Side::Right => ("6", "start"),
    };
    if side == Side::Stacked {
        return markup! {
            {upright("range-tick", x.clone(), -12, 6)}
            <text class="range-label" x={x.clone()} dx={dx} y=".0769em">{name}</text>
            <text class="range-label strong" x={x} dx={dx} y="1.3077em">{figure}</text>
        };
    }
    markup! {
        <text class="range-label" x={x} dx={dx} y="1.3077em" text-anchor={anchor}>
            {name}
            " "
            <tspan class="strong">{figure}</tspan>
        </text>
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
