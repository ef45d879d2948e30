//! One line's step along the axis.

use yew::prelude::*;

use super::Axis;
use crate::number::{Points, Range};

/// A step from one running sum to the next, with what it may be. A gain is
/// solid to the right, a loss hollow to the left; blocks keep to the lower
/// part of the row, below its text.
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
    let leaves = low < axis.low();
    html! {
        <svg class="track" width="100%" height="100%" aria-hidden="true" focusable="false">
            <line class="track-cursor" x1={axis.at(score)} x2={axis.at(score)} y1="0" y2="100%" />
            <line class="run" x1={axis.at(before)} x2={axis.at(before)} y1="0" y2="22" />
            if before != after {
                <rect
                    class={if gain { "step gain" } else { "step loss" }}
                    x={axis.at(left)} y="22" height="8" width={axis.between(before, after)}
                />
            }
            <line class="run" x1={axis.at(after)} x2={axis.at(after)} y1="30" y2="100%" />
            if open {
                <line class="may-be" x1={axis.at(low)} x2={axis.at(high)} y1="26" y2="26" />
                if leaves {
                    <svg x={axis.at(low)} y="26" overflow="visible"><path class="may-be-end" d="M5 -4 l-5 4 l5 4" /></svg>
                } else {
                    <line class="may-be-end" x1={axis.at(low)} x2={axis.at(low)} y1="22" y2="30" />
                }
                <line class="may-be-end" x1={axis.at(high)} x2={axis.at(high)} y1="22" y2="30" />
            }
        </svg>
    }
}
