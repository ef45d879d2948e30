//! A column of fields: arrows and Enter go from one to the next.

use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::browser;

/// Goes to the field before or after this one of a column, if the key says so and it's there.
pub fn step(event: &KeyboardEvent, nth: usize, id: fn(usize) -> String) {
    let to = match &*browser::key(event) {
        "ArrowDown" | "Enter" => nth.checked_add(1),
        "ArrowUp" => nth.checked_sub(1),
        _ => return,
    };
    let next = to.and_then(|to| browser::element(&id(to)));
    if let Some(next) = next.and_then(|next| next.dyn_into::<HtmlInputElement>().ok()) {
        event.prevent_default();
        let _ = next.focus();
        next.select();
    }
}
