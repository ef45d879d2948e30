//! Small pictures in SVG, all on one kind of axis. Text in them is real text;
//! what they show also stands beside them in words.

mod measure;
mod ruler;
mod steps;
mod strokes;
mod track;
mod twelve;

pub use measure::{measure, pool};
pub use ruler::{range_ends, ruler};
pub use steps::{spans, steps};
pub use strokes::strokes;
pub use track::{landing, origin_dot, through, track};
pub use twelve::{Mark, twelve};

use yew::prelude::*;

use super::dom::markup;

/// An upright line.
fn upright(class: &'static str, x: String, from: &'static str, to: &'static str) -> Html {
    markup! { <line class={class} x1={x.clone()} x2={x} y1={from} y2={to}/> }
}

/// The hatching that means "still open"; once on the page.
pub fn patterns() -> Html {
    markup! {
        <svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false">
            <pattern
                id="hatch"
                width="6"
                height="6"
                patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)"
            >
                <line class="hatch-line" x1="0" y1="0" x2="0" y2="6"/>
            </pattern>
            <pattern
                id="hatch-ink"
                width="5"
                height="5"
                patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)"
            >
                <line class="hatch-ink-line" x1="0" y1="0" x2="0" y2="5"/>
            </pattern>
        </svg>
    }
}
