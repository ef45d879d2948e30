//! What the settlement hangs on, and what is known about fines.

use yew::prelude::*;

use super::settled;
use crate::app::dom::{markup, none};
use crate::app::view::View;
use crate::locale::telesales::{last_chance, stake as at_stake};
use crate::locale::unit::{fine_facts, unit_words};
use crate::number::Unit;

/// Beside the sheet: the stake, and the facts about fines.
pub fn stake(view: &View<'_>) -> Html {
    let Some(settled) = settled(view) else {
        return none();
    };
    let chance = last_chance(view.lang, view.rulebook(), &settled);
    let facts = fine_facts(view.lang)
        .map(|(fact, source)| markup!("<li>{} <span class='small'>{}</span></li>", fact, source));
    markup!(
        "<div class='stake'><p>{}</p>{}</div>
        <details class='fine-facts'><summary class='hint'>{}</summary><ul>{}</ul></details>",
        at_stake(view.lang, &settled),
        chance.map_or_else(none, |chance| markup!("<p class='strong'>{}</p>", chance)),
        unit_words(view.lang, Unit::Money).fines,
        facts.to_vec(),
    )
}
