//! Word from tab to tab that rows were written.

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

const CHANNEL: &str = "kaohe:log";

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
    pub fn announce(&self, ids: &[u64]) {
        if let Some(channel) = &self.0 {
            let ids: Vec<_> = ids.iter().map(u64::to_string).collect();
            // Who doesn't hear of it meets it as a conflict.
            let _ = channel.post_message(&JsValue::from_str(&ids.join(",")));
        }
    }

    /// Hears on the channel it announces on: it doesn't hear itself.
    pub fn listen(&self, heard: impl Fn(Vec<u64>) + 'static) -> Option<Listener> {
        let channel = self.0.clone()?;
        let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let text = event.data().as_string().unwrap_or_default();
            let ids: Vec<_> = text.split(',').filter_map(|id| id.parse().ok()).collect();
            if !ids.is_empty() {
                heard(ids);
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
