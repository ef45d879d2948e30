//! Cells that were copied out of a spreadsheet.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::desk::{RestMsg, TableContent, TableFile, TableMsg};
use crate::id::Fingerprint;
use crate::locale::data;
use crate::page::dom::markup;
use crate::page::pasted;
use crate::page::view::View;

/// The field for them.
pub fn pasting(view: &View<'_>) -> Html {
    let (send, name) = (view.send.clone(), data::pasted(view.lang));
    let take = move |text: String| {
        if text.trim().is_empty() {
            return;
        }
        let table = TableFile {
            name: name.to_owned(),
            hash: Fingerprint::of_bytes(text.bytes()),
            content: TableContent::Pasted(text),
        };
        send.emit(RestMsg::table(TableMsg::Files(vec![table])).into());
    };
    let typed = take.clone();
    let onpaste = Callback::from(move |event: Event| {
        if let Some(text) = pasted::text(&event) {
            event.prevent_default();
            take(text);
        }
    });
    let onchange = Callback::from(move |event: Event| {
        if let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() {
            typed(area.value());
        }
    });
    markup! {
        <p class="import-paste">
            <label class="hint" for="import-paste">{data::paste(view.lang)}</label>
            <textarea
                id="import-paste"
                class="field free"
                rows="3"
                spellcheck="false"
                autocomplete="off"
                onpaste={onpaste}
                onchange={onchange}
            />
        </p>
    }
}
