//! What a paste brings.

use wasm_bindgen::JsCast as _;
use web_sys::{ClipboardEvent, Event};

/// Its text; none of one without.
pub fn text(event: &Event) -> Option<String> {
    let data = event.dyn_ref::<ClipboardEvent>();
    let data = data.and_then(ClipboardEvent::clipboard_data);
    data.and_then(|data| data.get_data("text/plain").ok())
}

/// The same where it's several cells or lines, which a single field can't take.
pub fn cells(event: &Event) -> Option<String> {
    text(event).filter(|text| text.trim().contains(['\n', '\t']))
}
