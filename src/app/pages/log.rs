//! The consultation log.

use yew::prelude::*;

use super::log_files::{log_file_buttons, log_panel};
use crate::app::dom::markup;
use crate::app::view::View;

/// The page.
pub fn log(view: &View<'_>) -> Html {
    if let Some(panel) = log_panel(view) {
        return panel;
    }
    let entries = view.log.map_or(0, |desk| desk.entries().len());
    markup!(
        "<main id='main' class='log' tabindex='-1'><h2 class='page-title'>{}</h2><p>{}</p><p class='acts'>{}</p></main>",
        view.words().nav_log,
        entries.to_string(),
        log_file_buttons(view),
    )
}
