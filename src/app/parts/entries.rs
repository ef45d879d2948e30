//! The recorded events of a part, one by one: day, note, whether it's
//! confirmed, and which further clauses it fits.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::controls::{FieldKind, button, field, why};
use crate::app::state::{Action, EntryEdit};
use crate::app::view::{Msg, View};
use crate::id::Id;
use crate::record::{Entry, Field, Standing};
use crate::rulebook::{Effect, Part};
use crate::scoring::takes_entries;

/// The editor of a part's entries.
pub fn entries(view: &View<'_>, part: &Part) -> Html {
    let words = view.words();
    let record = view.record();
    let mine = record
        .entries
        .iter()
        .enumerate()
        .filter(|(_, e)| e.parts.contains(&part.id));
    let splits = mine.clone().any(|(_, e)| e.is_plain() && e.count > 1);
    let add = if splits {
        words.split_entry
    } else {
        words.more_entry
    };
    html! {
        <div class="entries">
            <ul class="entry-list">
                { for mine.map(|(index, item)| entry(view, part.id, index, item)) }
            </ul>
            { button("link", add, view.act(Action::AddEntry(part.id))) }
        </div>
    }
}

fn entry(view: &View<'_>, part: Id, index: usize, entry: &Entry) -> Html {
    let words = view.words();
    let pending = entry.standing == Standing::Pending;
    let standing = if pending {
        Standing::Confirmed
    } else {
        Standing::Pending
    };
    let others = entry.parts.iter().filter(|id| **id != part);
    let edit = |edit| view.act(Action::EditEntry(index, edit));
    let edit_click = |edit| view.act::<MouseEvent>(Action::EditEntry(index, edit));
    html! {
        <li class="entry">
            <span class="entry-count figure">{ format!("{} \u{d7}", entry.count) }</span>
            <label class="entry-field"><span>{ words.date }</span>{ field(view, Field::EntryDate(index), FieldKind::Date, words.date) }</label>
            <label class="entry-field grow"><span>{ words.note }</span>{ field(view, Field::EntryNote(index), FieldKind::Text, words.note) }</label>
            <label class="check">
                <input type="checkbox" checked={pending} onchange={edit(EntryEdit::Standing(standing))} />
                <span>{ words.pending }</span>
            </label>
            <label class="entry-field">
                <span>{ words.also_fits }</span>
                { also_fits(view, index, entry) }
            </label>
            { for others.map(|id| {
                let (_, clause, other) = match view.rulebook().part(*id) {
                    Some(found) => found,
                    None => return Html::default(),
                };
                let name = format!("{} {} \u{d7}", clause.number, view.lang.of(&other.title));
                html! { <button type="button" class="link" onclick={edit_click(EntryEdit::Part(*id, false))}>{ name }</button> }
            }) }
            { button("link", words.remove, view.act(Action::RemoveEntry(index))) }
            { why(view, Field::EntryDate(index)) }
            { why(view, Field::EntryNote(index)) }
        </li>
    }
}

fn also_fits(view: &View<'_>, index: usize, entry: &Entry) -> Html {
    let send = view.send.clone();
    let onchange = Callback::from(move |event: Event| {
        let Some(select) = event.target_dyn_into::<HtmlSelectElement>() else {
            return;
        };
        if let Ok(id) = select.value().parse() {
            send.emit(Msg::Act(Action::EditEntry(
                index,
                EntryEdit::Part(id, true),
            )));
        }
        select.set_selected_index(0);
    });
    let parts = view.rulebook().parts().filter(|(section, _, part)| {
        section.effect == Effect::Deduction
            && takes_entries(part)
            && !entry.parts.contains(&part.id)
    });
    html! {
        <select class="select" {onchange} aria-label={view.words().also_fits}>
            <option value="">{ view.words().choose }</option>
            { for parts.map(|(_, clause, part)| html! {
                <option value={part.id.to_string()}>{ format!("{} {}", clause.number, view.lang.of(&part.title)) }</option>
            }) }
        </select>
    }
}
