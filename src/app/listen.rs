//! What the page hears besides its own elements: keys, scrolling, other tabs,
//! dropped files.

use wasm_bindgen_futures::spawn_local;
use web_sys::{DragEvent, KeyboardEvent, StorageEvent};
use yew::prelude::*;

use super::browser;
use super::later::Errand;
use super::slices::sleep;
use super::state::Action;
use super::view::{Msg, Page};

/// All listeners of the window; the page lives as long as they do.
pub fn listen(send: &Callback<Msg>) {
    let to = send.clone();
    browser::listen("keydown", move |event: KeyboardEvent| {
        if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
            return;
        }
        let action = match (
            browser::key(&event).to_ascii_lowercase().as_str(),
            event.shift_key(),
        ) {
            ("z", false) => Action::Undo,
            ("z", true) | ("y", false) => Action::Redo,
            _ => return,
        };
        // What isn't kept letter by letter is taken back by the browser.
        if browser::has_own_undo(&event) {
            return;
        }
        event.prevent_default();
        to.emit(Msg::Act(action));
    });
    for touch in ["pointerdown", "keydown"] {
        let to = send.clone();
        browser::listen(touch, move |_: Event| to.emit(Msg::Touched));
    }
    let to = send.clone();
    browser::listen("scroll", move |_: Event| {
        to.emit(Msg::Scrolled(browser::is_above("score")))
    });
    let to = send.clone();
    browser::listen("storage", move |event: StorageEvent| {
        to.emit(Msg::errand(Errand::Stored(event.key())))
    });
    let to = send.clone();
    browser::listen("hashchange", move |_: Event| {
        if let Some(page) = Page::of_fragment(&browser::fragment()) {
            to.emit(Msg::Page(page));
        }
    });
    let to = send.clone();
    browser::listen("visibilitychange", move |_: Event| to.emit(Msg::Today));
    let to = send.clone();
    spawn_local(async move {
        loop {
            // A timer stands still with the machine: it's asked anew each minute.
            sleep(browser::until_tomorrow().min(60_000)).await;
            to.emit(Msg::Today);
        }
    });
    browser::listen("dragover", |event: DragEvent| event.prevent_default());
    let to = send.clone();
    browser::listen("drop", move |event: DragEvent| {
        event.prevent_default();
        if let Some(files) = event.data_transfer().and_then(|data| data.files()) {
            to.emit(Msg::errand(Errand::Read(browser::files_of(&files))));
        }
    });
}
