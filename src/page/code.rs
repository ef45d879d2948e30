//! A link as a picture that a phone reads.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};
use yew::prelude::*;

use crate::page::dom::markup;
use crate::page::parts::triangle;

/// A code with more signs is too fine to be read off a screen.
const MOST: usize = 1_800;

/// The picture and what it's for, or that it's too much for one.
pub fn code(no_code: &'static str, code_of: &'static str, link: &str) -> Html {
    let made = QrCode::encode_text(link, QrCodeEcc::Low);
    let Some(made) = made.ok().filter(|_| link.len() <= MOST) else {
        return markup! { <p class="why">{triangle("triangle")}{no_code}</p> };
    };
    let size = made.size();
    let mut path = String::new();
    for y in 0..size {
        for x in (0..size).filter(|x| made.get_module(*x, y)) {
            let _ = write!(path, "M{x} {y}h1v1h-1z");
        }
    }
    // The quiet zone that its readers ask for.
    let view_box = format!("-4 -4 {0} {0}", size + 8);
    markup! {
        <div class="draft-code" role="status">
            <svg viewBox={view_box} aria-hidden="true" focusable="false">
                <rect class="draft-code-ground" x="-4" y="-4" width="100%" height="100%"/>
                <path class="draft-code-ink" d={path}/>
            </svg>
            <p class="small">{code_of}</p>
        </div>
    }
}
