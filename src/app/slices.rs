//! Long work in short slices, so that the page answers in between: no task of
//! its own may last over 50 ms.

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

/// So many milliseconds are worked at a stretch.
const BUDGET: f64 = 8.0;

/// A stretch of work.
pub struct Slice {
    begun: f64,
}

impl Slice {
    /// One that begins now.
    pub fn new() -> Self {
        Self { begun: now() }
    }

    /// Whether it has lasted long enough.
    pub fn is_over(&self) -> bool {
        now() - self.begun >= BUDGET
    }

    /// Lets the page have its turn if the stretch is over. To be called after
    /// each small piece of the work.
    pub async fn breathe(&mut self) {
        if self.is_over() {
            self.rest().await;
        }
    }

    /// Lets the page have its turn: what comes next is a stretch by itself.
    pub async fn rest(&mut self) {
        turn().await;
        self.begun = now();
    }
}

/// Milliseconds since the page was opened.
pub fn now() -> f64 {
    let clock = web_sys::window().and_then(|window| window.performance());
    clock.map_or_else(js_sys::Date::now, |clock| clock.now())
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
