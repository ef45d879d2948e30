//! What the settlement hangs on, and what is known about fines.

use yew::prelude::*;

use super::settled;
use crate::app::dom::{markup, none, only_if};
use crate::app::parts::sheet::of_other_system;
use crate::app::view::View;
use crate::id::Id;
use crate::locale::telesales::{last_chance, recorded_under_both, stake as at_stake};
use crate::locale::unit::{fine_facts, unit_words};
use crate::number::Unit;

/// Beside the sheet: the stake, the facts about fines, and what is recorded
/// under the other system too.
pub fn stake(view: &View<'_>) -> Html {
    let Some(settled) = settled(view) else {
        return both(view);
    };
    let chance = last_chance(view.lang, view.rulebook(), &settled);
    let facts = fine_facts(view.lang)
        .map(|(fact, source)| markup!("<li>{} <span class='small'>{}</span></li>", fact, source));
    markup!(
        "<div class='stake'><p>{}</p>{}</div>{}
        <details class='fine-facts'><summary class='hint'>{}</summary><ul>{}</ul></details>",
        at_stake(view.lang, &settled),
        chance.map_or_else(none, |chance| markup!("<p class='strong'>{}</p>", chance)),
        both(view),
        unit_words(view.lang, Unit::Money).fines,
        facts.to_vec(),
    )
}

/// That the other system would count some of what is recorded.
fn both(view: &View<'_>) -> Html {
    let parts = view.sheet.unscored.iter();
    let parts: Vec<&str> = parts
        .filter(|part| of_other_system(view, **part))
        .map(Id::as_str)
        .collect();
    only_if(!parts.is_empty(), || {
        let text = recorded_under_both(view.lang, &parts.join(" "));
        markup!("<p class='point-out'>{}</p>", text)
    })
}
