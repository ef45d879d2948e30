//! Keeps what stands in the middle of the screen where it is while what is above it
//! grows, in browsers that don't do so by themselves (Safari).

use js_sys::Promise;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Document, Element, ScrollBehavior, ScrollToOptions, Window, window};

/// So many frames are looked at: what takes long is drawn bit by bit.
const FRAMES: usize = 12;

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
    let (was, mut down) = (top(&held), window.scroll_y());
    spawn_local(async move {
        for _ in 0..FRAMES {
            let frame = Promise::new(&mut |drawn, _| drop(window.request_animation_frame(&drawn)));
            let is_drawn = JsFuture::from(frame).await.is_ok();
            // Not against a hand that scrolls.
            if !is_drawn || !held.is_connected() || window.scroll_y() != down {
                return;
            }
            let to = ScrollToOptions::new();
            to.set_behavior(ScrollBehavior::Instant);
            to.set_top(top(&held) - was);
            window.scroll_by_with_scroll_to_options(&to);
            down = window.scroll_y();
        }
    });
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
