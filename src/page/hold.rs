//! Keeps what stands in the middle of the screen where it is while what is above it
//! grows, in browsers that don't do so by themselves (Safari).

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Element, Window, window};

/// The page is about to be drawn anew; it was scrolled down.
pub fn hold() {
    let found = window().and_then(|window| Some((window.document()?, window)));
    let Some((document, window)) = found.filter(|(document, window)| is_due(window, document))
    else {
        return;
    };
    let Some(held) = middle(&window, &document) else {
        return;
    };
    let top = |held: &Element| held.get_bounding_client_rect().top();
    let was = top(&held);
    let then = window.clone();
    let drawn = Closure::once_into_js(move || {
        if held.is_connected() {
            then.scroll_by_with_x_and_y(0.0, top(&held) - was);
        }
    });
    // Refused by nothing that could be helped.
    let _ = window.request_animation_frame(drawn.unchecked_ref());
}

fn is_due(window: &Window, document: &Document) -> bool {
    let is_down = window.scroll_y().is_ok_and(|down| down > 0.0);
    let root = document.document_element();
    let style = root.and_then(|root| window.get_computed_style(&root).ok().flatten());
    let anchors = style.and_then(|style| style.get_property_value("overflow-anchor").ok());
    is_down && anchors.as_deref() != Some("auto")
}

fn middle(window: &Window, document: &Document) -> Option<Element> {
    let half = |size: Result<wasm_bindgen::JsValue, _>| Some(size.ok()?.as_f64()? as f32 / 2.0);
    document.element_from_point(half(window.inner_width())?, half(window.inner_height())?)
}
