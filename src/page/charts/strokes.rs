//! Counts as strokes of 正, as a tally on paper: written strokes in blue,
//! unwritten ones faint.

use yew::prelude::*;

use crate::page::dom::markup;

const STROKES: [&str; 5] = [
    "M1.5 2 H12.5",
    "M7 2 V12.5",
    "M7 7 H11.5",
    "M3.5 7 V12.5",
    "M0.5 12.5 H13.5",
];

/// At most two characters; more than ten is only a number.
pub fn strokes(count: u32) -> Html {
    if count == 0 || count > 10 {
        return Html::default();
    }
    let characters = count.div_ceil(5);
    let strokes = (0..characters * 5).map(|i| {
        let class = if i < count {
            "stroke written"
        } else {
            "stroke"
        };
        let shift = format!("translate({} 0)", i / 5 * 16);
        let d = STROKES[i as usize % 5];
        markup! { <path class={class} transform={shift} d={d}/> }
    });
    markup! {
        <svg
            class="strokes"
            width={(characters * 16).to_string()}
            height="14"
            aria-hidden="true"
            focusable="false"
        >
            {strokes.collect::<Vec<_>>()}
        </svg>
    }
}
