//! Long work in short slices, so that the page answers in between: no task of
//! its own may last over 50 ms. The browser's clock and its turns.

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

/// Microseconds since the page was opened.
pub fn now() -> u64 {
    let clock = web_sys::window().and_then(|window| window.performance());
    let milliseconds = clock.map_or_else(js_sys::Date::now, |clock| clock.now());
    // Never negative.
    (milliseconds * 1_000.0) as u64
}

/// Waits so many milliseconds.
pub async fn sleep(milliseconds: i32) {
    let promise = Promise::new(&mut |done, _| {
        if let Some(window) = web_sys::window() {
            let _ =
                window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds);
        }
    });
    settled(promise).await;
}

/// Waits until the browser has nothing better to do; where it can't say so, a
/// moment.
pub async fn idle() {
    let promise = Promise::new(&mut |done, _| {
        if let Some(window) = web_sys::window()
            && window.request_idle_callback(&done).is_err()
        {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, 300);
        }
    });
    settled(promise).await;
}

/// Lets the browser draw, and hear what was typed. Not by `scheduler.yield`:
/// what goes on after that comes before timers, and the page is drawn by one
/// when drawing takes long.
pub async fn turn() {
    settled(Promise::new(&mut |done, _| post(&done))).await;
}

/// Called back in a task of its own; a timer waits 4 ms after the fifth time.
fn post(done: &Function) {
    let posted = MessageChannel::new().and_then(|channel| {
        let port = channel.port1();
        let (kept, done) = (port.clone(), done.clone());
        let heard = wasm_bindgen::closure::Closure::once_into_js(move || {
            kept.close();
            let _ = done.call0(&JsValue::NULL);
        });
        port.set_onmessage(heard.dyn_ref());
        channel.port2().post_message(&JsValue::NULL)
    });
    if posted.is_err() {
        let _ = done.call0(&JsValue::NULL);
    }
}

async fn settled(promise: Promise) {
    // A promise that's refused has let the page have its turn, too.
    drop(JsFuture::from(promise).await);
}
