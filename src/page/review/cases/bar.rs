//! Bars beside figures: they say nothing that the figures don't.

use yew::prelude::*;

use crate::number::Points;
use crate::page::dom::markup;
use crate::picture::{Axis, em};
use crate::review::{Agreement, Share};

/// The axis of all cases of a set.
pub fn axis(found: &Agreement) -> Axis {
    let ends = found.cases.iter().flat_map(|case| [case.least, case.most]);
    let (low, high) = ends.fold((Points::ZERO, Points::ZERO), |(low, high), at| {
        (low.min(at), high.max(at))
    });
    // Where nothing is at stake there is still a line.
    let high = if low == high {
        high + Points::from_raw(1)
    } else {
        high
    };
    Axis::spanning(low, high)
}

/// How much of all a share is.
pub fn share(of: Share) -> Html {
    let all = i64::from(of.of.max(1));
    let axis = Axis::spanning(Points::ZERO, Points::from_raw(all));
    let width = axis.between(Points::ZERO, Points::from_raw(i64::from(of.same)));
    markup! {
        <svg class="review-bar" width="100%" aria-hidden="true" focusable="false">
            <line class="review-track" x1="0" x2="100%" y1={em(80)} y2={em(80)}/>
            <rect class="review-part" x="0" y={em(40)} height={em(80)} width={width}/>
        </svg>
    }
}

/// From the answer that takes most to the one that takes least, with nothing marked.
pub fn spread(axis: Axis, least: Points, most: Points) -> Html {
    let zero = axis.at(Points::ZERO);
    markup! {
        <svg class="review-bar" width="100%" aria-hidden="true" focusable="false">
            <line class="review-track" x1="0" x2="100%" y1={em(80)} y2={em(80)}/>
            <line class="review-zero" x1={zero.clone()} x2={zero} y1={em(20)} y2={em(140)}/>
            <rect class="review-span" x={axis.at(least)} y={em(45)} height={em(70)} width={axis.between(least, most)}/>
        </svg>
    }
}
