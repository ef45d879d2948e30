//! The browser's `localStorage`.

use gloo_storage::Storage as _;
use wasm_bindgen::JsValue;

use super::{Backend, BackendFault};

/// `localStorage`, or its absence: where the browser has none, or refuses it,
/// every call answers [`BackendFault::Blocked`].
#[derive(Debug)]
pub struct LocalStorage(Option<web_sys::Storage>);

impl LocalStorage {
    /// Asks the browser once. Never throws: `gloo-storage` throws where the
    /// storage is refused, so that it's only asked after the window agreed.
    pub fn new() -> Self {
        let agrees = |window: web_sys::Window| matches!(window.local_storage(), Ok(Some(_)));
        let agreed = web_sys::window().is_some_and(agrees);
        Self(agreed.then(gloo_storage::LocalStorage::raw))
    }

    fn storage(&self) -> Result<&web_sys::Storage, BackendFault> {
        self.0.as_ref().ok_or(BackendFault::Blocked)
    }
}

impl Default for LocalStorage {
    fn default() -> Self {
        Self::new()
    }
}

// `gloo-storage`'s own `get`, `set` and `delete` throw on a refused storage
// and add JSON of their own; its `get_all` fails on any foreign key.
impl Backend for LocalStorage {
    fn get(&self, key: &str) -> Result<Option<String>, BackendFault> {
        self.storage()?.get_item(key).map_err(fault)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), BackendFault> {
        let storage = self.storage()?;
        storage.set_item(key, text).map_err(fault).map_err(|fault| {
            // Some private modes give a storage without any room.
            let empty = storage.length().is_ok_and(|length| length == 0);
            if fault == BackendFault::QuotaFull && empty && text.len() < 100_000 {
                BackendFault::Blocked
            } else {
                fault
            }
        })
    }

    fn remove(&self, key: &str) -> Result<(), BackendFault> {
        self.storage()?.remove_item(key).map_err(fault)
    }

    fn keys(&self) -> Result<Vec<String>, BackendFault> {
        let storage = self.storage()?;
        let length = storage.length().map_err(fault)?;
        // Another tab may take keys away meanwhile: those read as none.
        (0..length)
            .filter_map(|index| storage.key(index).transpose())
            .map(|key| key.map_err(fault))
            .collect()
    }
}

fn fault(thrown: JsValue) -> BackendFault {
    let text = |name: &str| {
        let value = js_sys::Reflect::get(&thrown, &JsValue::from_str(name));
        value.ok().and_then(|value| value.as_string())
    };
    let name = text("name").unwrap_or_default();
    match name.as_str() {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => BackendFault::QuotaFull,
        "SecurityError" | "NotAllowedError" | "InvalidStateError" => BackendFault::Blocked,
        _ => BackendFault::Other([name, text("message").unwrap_or_default()].join(": ")),
    }
}
