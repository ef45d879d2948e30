//! By how much something moves: from a line of nothing, solid to the right what is gained, hollow
//! to the left what is lost.

use yew::prelude::*;

use crate::number::Points;
use crate::page::dom::markup;
use crate::picture::{Axis, em};

/// All these changes on one line.
pub fn change(axis: Axis, changes: &[Points]) -> Html {
    let zero = axis.at(Points::ZERO);
    let blocks = changes.iter().map(|change| {
        let (from, to) = (Points::ZERO.min(*change), Points::ZERO.max(*change));
        let class = match *change > Points::ZERO {
            true => "numbers-gain",
            false => "numbers-loss",
        };
        markup! {
            <rect class={class} x={axis.at(from)} width={axis.between(from, to)} y={em(40)} height={em(80)}/>
        }
    });
    let blocks: Vec<Html> = blocks.collect();
    markup! {
        <svg class="numbers-change" aria-hidden="true" focusable="false">
            <line class="numbers-zero" x1={zero.clone()} x2={zero} y1="0" y2="100%"/>
            {blocks}
        </svg>
    }
}
