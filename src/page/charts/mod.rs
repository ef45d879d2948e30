//! Small pictures in SVG, all on one kind of axis. Text in them is real text;
//! what they show also stands beside them in words. Heights and places grow with the
//! browser's size of text, marks and strokes don't: styles give each picture its height
//! and 1rem, a text counts its own in its own size.
//!
//! A sign means the same in all of them; the term's card says it in words:
//! - solid: certain, added, left, on target
//! - hollow: taken, short of the target
//! - hatched in the pen's colour: still open
//! - hatched grey: doesn't count
//! - dotted: how far it may go, or not known yet
//! - the squares of the origins: solid stated, half set, hollow assumed

mod change;
mod measure;
mod ruler;
mod steps;
mod strokes;
mod track;
mod twelve;

pub use change::change;
pub use measure::{measure, pool};
pub use ruler::{range_ends, ruler};
pub use steps::{spans, steps};
pub use strokes::strokes;
pub use track::{landing, origin_dot, through, track};
pub use twelve::{Mark, twelve};

use yew::prelude::*;

use super::dom::markup;
use crate::picture::em;

/// An upright line, its ends in px at the usual size of text.
fn upright(class: &'static str, x: String, from: i64, to: i64) -> Html {
    markup! { <line class={class} x1={x.clone()} x2={x} y1={em(from * 10)} y2={em(to * 10)}/> }
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
