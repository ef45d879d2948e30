//! A page besides the month, as the third chunk draws it.

use yew::prelude::*;

use crate::desk::Page;
use crate::page::dom::{markup, none};
use crate::page::view::View;

/// The page that is shown, if it isn't the month's.
pub fn other(view: &View<'_>) -> Html {
    let Some(chunk) = view.third else {
        return markup! { <main id="main" tabindex="-1"/> };
    };
    let draw = match view.page {
        Page::Month => return none(),
        Page::Months => chunk.months,
        Page::Log => chunk.log,
        Page::Basis => chunk.basis,
        Page::Import => chunk.import,
        Page::Data => chunk.data,
        Page::Export => chunk.export,
    };
    draw(view)
}
