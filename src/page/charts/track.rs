//! One line's step along the axis.

use yew::prelude::*;

use super::{Axis, upright};
use crate::number::{Points, Range};
use crate::page::dom::{markup, only_if};

/// A step from one running sum to the next, with what it may be. A gain is
/// solid, a loss hollow; blocks keep to the lower part of the row, below its
/// text.
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
                y="22"
                height="8"
                width={axis.between(before, after)}
            />
        }
    };
    markup! {
        <svg class="track" width="100%" height="100%" aria-hidden="true" focusable="false">
            {upright("track-cursor", axis.at(score), "0", "100%")}
            {upright("run", axis.at(before), "0", "22")}
            {only_if(before != after, block)}
            {upright("run", axis.at(after), "30", "100%")}
            {only_if(open, || plausible(axis, low, high))}
        </svg>
    }
}

fn plausible(axis: Axis, low: Points, high: Points) -> Html {
    let (left, right) = (axis.at(low), axis.at(high));
    let end = if low < axis.low() {
        markup! {
            <svg x={left.clone()} y="26" overflow="visible">
                <path class="may-be-end" d="M5 -4 l-5 4 l5 4"/>
            </svg>
        }
    } else {
        upright("may-be-end", left.clone(), "22", "30")
    };
    markup! {
        <line class="may-be" x1={left} x2={right.clone()} y1="26" y2="26"/>
        {end}
        {upright("may-be-end", right, "22", "30")}
    }
}
