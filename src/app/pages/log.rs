//! The consultation log.

use yew::prelude::*;

use crate::app::dom::markup;
use crate::app::view::View;

/// The page.
pub fn log(view: &View<'_>) -> Html {
    let entries = view.log.map_or(0, |desk| desk.entries().len());
    markup!(
        "<main id='main' class='log' tabindex='-1'><h2 class='page-title'>{}</h2><p>{}</p></main>",
        view.words().nav_log,
        entries.to_string(),
    )
}
