//! Word from tab to tab that rows were written.

use js_sys::Array;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

use super::Table;

const CHANNEL: &str = "kaohe:rows";

/// A channel to the other tabs; none where the browser has no such thing.
#[derive(Debug)]
pub(super) struct News(Option<BroadcastChannel>);

/// Hears of rows that other tabs wrote as long as it lives.
#[derive(Debug)]
pub struct Listener {
    channel: BroadcastChannel,
    _heard: Closure<dyn Fn(MessageEvent)>,
}

impl Default for News {
    fn default() -> Self {
        Self(BroadcastChannel::new(CHANNEL).ok())
    }
}

impl News {
    pub fn announce(&self, table: Table, names: &[String]) {
        if let Some(channel) = &self.0 {
            let names = names.iter().map(String::as_str);
            let said: Array = [table.name()]
                .into_iter()
                .chain(names)
                .map(JsValue::from_str)
                .collect();
            // Who doesn't hear of it meets it as a conflict.
            let _ = channel.post_message(&said);
        }
    }

    /// Hears on the channel it announces on: it doesn't hear itself.
    pub fn listen(&self, heard: impl Fn(Table, Vec<String>) + 'static) -> Option<Listener> {
        let channel = self.0.clone()?;
        let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let said = event.data().dyn_into::<Array>().unwrap_or_default();
            let mut names = said.iter().filter_map(|name| name.as_string());
            if let Some(table) = names.next().and_then(|name| Table::named(&name)) {
                heard(table, names.collect());
            }
        });
        channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        Some(Listener {
            channel,
            _heard: heard,
        })
    }
}

impl Drop for News {
    fn drop(&mut self) {
        if let Some(channel) = &self.0 {
            channel.close();
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.channel.set_onmessage(None);
    }
}
