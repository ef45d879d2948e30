//! What the settlement hangs on, and what is known about fines.

use yew::prelude::*;

use super::settled;
use crate::id::Id;
use crate::locale::telesales::{last_chance, recorded_under_both, stake as at_stake};
use crate::locale::unit::{fine_facts, unit_words};
use crate::number::Unit;
use crate::page::dom::{markup, none, only_if};
use crate::page::parts::sheet::of_other_system;
use crate::page::view::View;

/// Beside the sheet: the stake, the facts about fines, and what is recorded
/// under the other system too.
pub fn stake(view: &View<'_>) -> Html {
    let Some(settled) = settled(view) else {
        return both(view);
    };
    let stake = || {
        let chance = last_chance(view.lang, view.rulebook(), &settled);
        markup! {
            <div class="stake">
                <p>{at_stake(view.lang, &settled)}</p>
                {chance.map_or_else(none, |chance| markup! { <p class="strong">{chance}</p> })}
            </div>
        }
    };
    markup! {
        {only_if(settled.holds.refunds, stake)}
        {both(view)}
        {only_if(settled.holds.takes, || facts(view))}
    }
}

/// What is known about fines.
fn facts(view: &View<'_>) -> Html {
    let facts = fine_facts(view.lang)
        .map(|(fact, source)| markup! { <li>{fact}" "<span class="small">{source}</span></li> });
    markup! {
        <details class="fine-facts">
            <summary class="hint">
                {unit_words(view.lang, Unit::Money, view.sheet.holds).fines}
            </summary>
            <ul>{facts.to_vec()}</ul>
        </details>
    }
}

/// Whether the month's rulebook in money has fines.
fn money_takes(view: &View<'_>) -> bool {
    let month = view.record().month;
    view.state
        .rules()
        .rulebook((month, Unit::Money))
        .holds()
        .takes
}

/// That the other system would count some of what is recorded.
fn both(view: &View<'_>) -> Html {
    let parts = view.sheet.unscored.iter();
    let parts: Vec<String> = parts
        .filter(|part| of_other_system(view, **part))
        .map(|part| name(view, *part))
        .collect();
    only_if(!parts.is_empty(), || {
        let fines = money_takes(view);
        let text = recorded_under_both(view.lang, &parts, fines);
        markup! { <p class="point-out">{text}</p> }
    })
}

/// What the other system calls a part or a measure.
fn name(view: &View<'_>, id: Id) -> String {
    let month = view.record().month;
    let others = Unit::ALL
        .into_iter()
        .filter(|unit| *unit != view.sheet.unit);
    for rulebook in others.map(|unit| view.state.rules().rulebook((month, unit))) {
        if let Some((_, clause, part)) = rulebook.part(id) {
            return format!("{} {}", clause.number, view.lang.of(&part.title));
        }
        if let Some(measure) = rulebook.measure(id) {
            return view.lang.of(&measure.title).to_owned();
        }
    }
    id.to_string()
}
