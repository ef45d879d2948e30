//! What the log's page is made of.

mod category;
mod entry;
mod field;
mod opened;
mod row;
mod rows;
mod tools;
mod trouble;

pub use entry::entry;
pub use opened::opened;
pub use rows::{LogRows, RowsProps};
pub use tools::{head, tools};
pub use trouble::log_notices;

use yew::prelude::*;

use super::controls;
use crate::desk::log::LogMsg;
use crate::page::view::PageMsg;
use crate::page::view::View;

/// A callback for something about the log.
fn on<E: 'static>(view: &View<'_>, msg: LogMsg) -> Callback<E> {
    view.on(msg)
}

/// A message about the log.
fn about(msg: LogMsg) -> PageMsg {
    msg.into()
}

/// What stands in the field that an event comes from.
fn value_of(event: &web_sys::Event) -> String {
    let target = event.target();
    let value = target.and_then(|target| js_sys::Reflect::get(&target, &"value".into()).ok());
    value
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}
