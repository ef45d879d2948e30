//! What is loaded when it's first asked for: the pages besides the month, and
//! all that reads and writes files. A first visit doesn't carry it.
//!
//! With the feature `split` the published page has it in a file of its own;
//! without, it's compiled in and there at once.

use std::fmt;

use yew::prelude::*;

use super::pages;
use super::root::App;
use super::view::{ExportEdit, Msg, Page, View};

/// The doors to what is loaded later.
pub struct Later {
    /// The overview of a year.
    pub months: fn(&View<'_>) -> Html,
    /// The preview of an import.
    pub import: fn(&View<'_>) -> Html,
    /// What to export.
    pub export: fn(&View<'_>) -> Html,
    /// Reads files for the preview.
    pub preview: fn(&mut App, Vec<(String, Vec<u8>)>),
    /// Carries the import out.
    pub take_import: fn(&mut App),
    /// An edit of the export's form, or the export.
    pub edit_export: fn(&mut App, ExportEdit),
}

/// It is there.
#[derive(Clone, Copy)]
pub struct Loaded(pub &'static Later);

impl PartialEq for Loaded {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl fmt::Debug for Loaded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Loaded")
    }
}

/// Whether a message has to wait for it.
pub const fn needs(msg: &Msg) -> bool {
    match msg {
        Msg::Page(page) => !matches!(page, Page::Month),
        Msg::Files(_) => true,
        _ => false,
    }
}

/// Loads it, then sends the message that waited, or that it failed.
pub fn load(waiting: Msg, send: Callback<Msg>) {
    wasm_bindgen_futures::spawn_local(async move {
        match doors().await {
            Ok(later) => send.emit(Msg::Loaded(Loaded(later), Box::new(waiting))),
            Err(NotLoaded) => send.emit(Msg::NotLoaded),
        }
    });
}

/// The file couldn't be fetched or isn't of this version.
pub struct NotLoaded;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for NotLoaded {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

#[cfg(feature = "split")]
#[wasm_split_helpers::wasm_split(later, fallible)]
fn doors() -> Result<&'static Later, NotLoaded> {
    Ok(&LATER)
}

#[cfg(not(feature = "split"))]
async fn doors() -> Result<&'static Later, NotLoaded> {
    std::future::ready(Ok(&LATER)).await
}

static LATER: Later = Later {
    months: pages::months,
    import: pages::import,
    export: pages::export,
    preview: App::preview,
    take_import: App::take_import,
    edit_export: App::export,
};
