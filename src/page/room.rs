//! What the browser says of the room that it gives, and whether it keeps what is
//! stored.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

use crate::desk::Estimate;

/// Tells what the browser says of its storage, after asking it to keep what is
/// stored if that's wanted.
pub fn estimate(persist: bool, told: Callback<Estimate>) {
    spawn_local(async move {
        if persist {
            storage_says("persist").await;
        }
        let found = storage_says("estimate").await.unwrap_or_default();
        let bytes = |name: &str| Reflect::get(&found, &name.into()).ok()?.as_f64();
        let (used, quota) = (bytes("usage"), bytes("quota"));
        let is_kept = storage_says("persisted").await;
        told.emit(Estimate {
            // Whole bytes, far below 2^53.
            used: used.map(|used| used as u64),
            left: quota.zip(used).map(|(quota, used)| (quota - used) as u64),
            is_kept: is_kept.and_then(|kept| kept.as_bool()),
        });
    });
}

/// What a call of `navigator.storage` answers; none where there is none.
async fn storage_says(name: &str) -> Option<JsValue> {
    let navigator = web_sys::window()?.navigator();
    let storage = Reflect::get(&navigator, &"storage".into()).ok()?;
    let call = Reflect::get(&storage, &name.into()).ok()?;
    let promise = call.dyn_into::<Function>().ok()?.call0(&storage).ok()?;
    JsFuture::from(Promise::from(promise)).await.ok()
}
