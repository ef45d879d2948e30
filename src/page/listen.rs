//! What the page hears besides its own elements: keys, scrolling, other tabs,
//! dropped files.

use wasm_bindgen_futures::spawn_local;
use web_sys::{DragEvent, KeyboardEvent, StorageEvent};
use yew::prelude::*;

use super::browser;
use super::focus::select_when_focused;
use super::slices::sleep;
use super::view::{PageMsg, Task};
use crate::desk::state::Action;
use crate::desk::{Msg, RestMsg, StorageMsg};

/// All listeners of the window; the page lives as long as they do.
pub fn listen(send: &Callback<PageMsg>) {
    select_when_focused();
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
        to.emit(action.into());
    });
    for touch in ["pointerdown", "keydown"] {
        let to = send.clone();
        browser::listen(touch, move |_: Event| to.emit(Msg::Touched.into()));
    }
    let to = send.clone();
    browser::listen("scroll", move |_: Event| {
        to.emit(PageMsg::Scrolled(browser::is_above("score")))
    });
    let to = send.clone();
    browser::listen("storage", move |event: StorageEvent| {
        to.emit(RestMsg::Storage(StorageMsg::Stored(event.key())).into())
    });
    let to = send.clone();
    browser::listen("visibilitychange", move |_: Event| {
        to.emit(Msg::Today(browser::today()).into())
    });
    let to = send.clone();
    spawn_local(async move {
        loop {
            // A timer stands still with the machine: it's asked anew each minute.
            sleep(browser::until_tomorrow().min(60_000)).await;
            to.emit(Msg::Today(browser::today()).into());
        }
    });
    browser::listen("dragover", |event: DragEvent| event.prevent_default());
    let to = send.clone();
    browser::listen("drop", move |event: DragEvent| {
        event.prevent_default();
        if let Some(files) = event.data_transfer().and_then(|data| data.files()) {
            to.emit(Task::Read(browser::files_of(&files)).into());
        }
    });
}
