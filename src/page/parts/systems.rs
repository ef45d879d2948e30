//! By which of the two systems the month is assessed: a choice of rulebook.

use yew::prelude::*;

use crate::desk::state::Action;
use crate::number::Unit;
use crate::page::dom::{flag, markup, t, when};
use crate::page::view::View;

/// A button for each system, with the name of its rulebook in force.
pub fn systems(view: &View<'_>) -> Html {
    let (now, closed) = (view.state.unit(), view.state.is_closed());
    let month = view.record().month;
    let buttons = Unit::ALL.map(|unit| {
        let rulebook = view.state.rules().rulebook((month, unit));
        markup! {
            <button
                type="button"
                class="switch"
                aria-pressed={flag(unit == now)}
                disabled={when(closed && unit != now, "")}
                onclick={view.act(Action::System(unit))}
            >
                {view.lang.of(&rulebook.title)}
            </button>
        }
    });
    let label = t(view.words().print_rulebook.to_owned());
    markup! { <div class={"systems"} role="group" aria-label={label}>{buttons.to_vec()}{view.second(|chunk| (chunk.books)(view))}</div> }
}
