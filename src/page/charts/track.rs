//! One line's step along the axis.

use yew::prelude::*;

use super::upright;
use crate::number::{Points, Range};
use crate::page::dom::{markup, only_if};
use crate::picture::Axis;

/// From the lower storey of a row up through its words, where nothing is written
/// there: right of everything but the points.
const FREE_FROM: i64 = 7_000;

/// A step from one running sum to the next, with what it may be, in the lower
/// storey of a row. A gain is solid, a loss hollow; blocks stand on the row's end.
pub fn track(
    axis: Axis,
    score: Points,
    before: Points,
    after: Points,
    may_be: Range<Points>,
) -> Html {
    let gain = after >= before;
    let left = before.min(after);
    let open = !may_be.is_settled();
    let (low, high) = (before + may_be.low, before + may_be.high);
    let block = || {
        markup! {
            <rect
                class={if gain { "step gain" } else { "step loss" }}
                x={axis.at(left)}
                y=".3125em"
                height=".4375em"
                width={axis.between(before, after)}
            />
        }
    };
    markup! {
        <svg class="track" width={axis.extent()} aria-hidden="true" focusable="false">
            {from_above(["track-cursor", "track-cursor free"], axis, score, 12)}
            {from_above(["run", "run free"], axis, before, 5)}
            {only_if(before != after, block)}
            {only_if(open, || plausible(axis, low, high))}
        </svg>
    }
}

/// The score's cursor and the running sum through a row that isn't a step.
pub fn through(axis: Axis, score: Points, at: Points) -> Html {
    let line = |class: &'static str, at: Points| {
        only_if(axis.share(at) >= FREE_FROM, || {
            upright(class, axis.at(at), -24, 12)
        })
    };
    markup! {
        <svg
            class="track through"
            width={axis.extent()}
            aria-hidden="true"
            focusable="false"
        >
            {line("track-cursor free", score)}
            {line("run free", at)}
        </svg>
    }
}

/// What begins at a row's end: the base.
pub fn origin_dot(axis: Axis, base: Points) -> Html {
    markup! {
        <svg class="track" width={axis.extent()} aria-hidden="true" focusable="false">
            <circle class="base-dot" cx={axis.at(base)} cy=".5em" r="4"/>
        </svg>
    }
}

/// Where the last step ends: at the score.
pub fn landing(axis: Axis, score: Points) -> Html {
    markup! {
        <svg class="track" width={axis.extent()} aria-hidden="true" focusable="false">
            <circle class="landing" cx={axis.at(score)} cy="0" r="5"/>
        </svg>
    }
}

fn from_above([below, free]: [&'static str; 2], axis: Axis, at: Points, to: i64) -> Html {
    if axis.share(at) >= FREE_FROM {
        upright(free, axis.at(at), -24, to)
    } else {
        upright(below, axis.at(at), 0, to)
    }
}

fn plausible(axis: Axis, low: Points, high: Points) -> Html {
    let (left, right) = (axis.at(low), axis.at(high));
    let end = if low < axis.low() {
        markup! {
            <svg x={left.clone()} y=".5625em" overflow="visible">
                <path class="may-be-end" d="M5 -4 l-5 4 l5 4"/>
            </svg>
        }
    } else {
        upright("may-be-end", left.clone(), 5, 12)
    };
    markup! {
        <line class="may-be" x1={left} x2={right.clone()} y1=".5625em" y2=".5625em"/>
        {end}
        {upright("may-be-end", right, 5, 12)}
    }
}
