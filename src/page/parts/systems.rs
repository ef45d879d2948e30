//! By which of the two systems the month is assessed: a choice of rulebook.

use yew::prelude::*;

use crate::desk::state::Action;
use crate::number::Unit;
use crate::page::dom::{click, flag, markup, s, t, when};
use crate::page::view::View;

/// A button for each system, with the name of its rulebook in force.
pub fn systems(view: &View<'_>) -> Html {
    let (now, closed) = (view.state.unit(), view.state.is_closed());
    let month = view.record().month;
    let buttons = Unit::ALL.map(|unit| {
        let rulebook = view.state.rules().rulebook((month, unit));
        markup!(
            "<button type='button' class='switch' aria-pressed={} disabled={} {}>{}</button>",
            flag(unit == now),
            when(closed && unit != now, ""),
            click(view.act(Action::System(unit))),
            view.lang.of(&rulebook.title),
        )
    });
    let label = t(view.words().print_rulebook.to_owned());
    markup!(
        "<div class={} role='group' aria-label={}>{}</div>",
        s("systems"),
        label,
        buttons.to_vec(),
    )
}
