//! What the browser tells of printing.

use js_sys::{Function, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::Event;
use yew::Callback;

use super::browser;
use super::view::PageMsg;

/// Begins to follow it: paper is drawn only to be printed.
pub fn begin(send: &Callback<PageMsg>) {
    for (event, on) in [("beforeprint", true), ("afterprint", false)] {
        let to = send.clone();
        browser::listen(event, move |_: Event| {
            at_once(|| to.emit(PageMsg::Printing(on)));
        });
    }
}

/// Does an act with all that it leaves for the end of the task, as drawing, and for the
/// next, as what was long in drawing: a browser prints what is there when the listener
/// returns, which else would be nothing.
fn at_once(act: impl FnOnce()) {
    let global = js_sys::global();
    // What is done at once may leave more: it is called while it is called.
    let now = Closure::<dyn Fn(Function)>::new(|task: Function| {
        let _ = task.call0(&JsValue::UNDEFINED);
    });
    let usual = ["queueMicrotask", "setTimeout"].map(|name| {
        let name = JsValue::from(name);
        let usual = Reflect::get(&global, &name);
        let _ = Reflect::set(&global, &name, now.as_ref());
        (name, usual)
    });
    act();
    for (name, usual) in usual {
        let _ = usual.and_then(|usual| Reflect::set(&global, &name, &usual));
    }
}
