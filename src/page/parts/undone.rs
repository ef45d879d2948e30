//! What the last undo or redo changed: in sight wherever the page is scrolled
//! to, until something else is done.

use yew::prelude::*;

use super::controls::button;
use crate::desk::state::Action;
use crate::page::dom::{markup, none};
use crate::page::view::View;

/// Nothing while nothing was undone.
pub fn undone(view: &View<'_>) -> Html {
    let Some(undone) = &view.undone else {
        return none();
    };
    let words = view.words();
    let (turn, name) = match undone.again {
        true => (Action::Undo, words.undo),
        false => (Action::Redo, words.redo),
    };
    markup! {
        <div class="undone">
            <p>{view.undone_said().unwrap_or_default()}</p>
            {button("link", name, view.act(turn))}
        </div>
    }
}
