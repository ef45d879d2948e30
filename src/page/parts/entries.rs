//! The recorded events of a part, one by one: day, note, whether it's
//! confirmed, and which further clauses it fits.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::controls::{FieldKind, button, date, field, labelled, why};
use crate::desk::Msg;
use crate::desk::state::{Action, EntryEdit};
use crate::id::Id;
use crate::page::dom::{markup, only_if};
use crate::page::view::View;
use crate::record::{Entry, Field, Standing};
use crate::rulebook::{Effect, Part};
use crate::scoring::takes_entries;

/// The editor of a part's entries.
pub fn entries(view: &View<'_>, part: &Part) -> Html {
    let more = view.lang.more();
    let record = view.record();
    let mine = record
        .entries
        .iter()
        .enumerate()
        .filter(|(_, e)| e.parts.contains(&part.id));
    let splits = mine.clone().any(|(_, e)| e.is_plain() && e.count > 1);
    let add = if splits {
        more.split_entry
    } else {
        more.more_entry
    };
    let list = mine.map(|(index, item)| entry(view, part.id, index, item));
    markup! {
        <div class="entries">
            <ul class="entry-list">{list.collect::<Vec<Html>>()}</ul>
            {button("link", add, view.act(Action::AddEntry(part.id)))}
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
    let section = view
        .rulebook()
        .part(part)
        .map(|(section, ..)| section.effect);
    let is_taken = section == Some(Effect::Deduction);
    let edit = |edit| view.act(Action::EditEntry(index, edit));
    let edit_click = |edit| view.act::<MouseEvent>(Action::EditEntry(index, edit));
    let date = date(view, Field::EntryDate(index), words.date);
    let note = field(view, Field::EntryNote(index), FieldKind::Text, words.note);
    let mut inside = vec![
        markup! { <span class="entry-count figure">{format!("{} \u{d7}", entry.count)}</span> },
        labelled("entry-field", words.date, date),
        labelled("entry-field grow", words.note, note),
        markup! {
            <label class="check">
                <input
                    type="checkbox"
                    checked={pending}
                    onchange={edit(EntryEdit::Standing(standing))}
                />
                <span>{words.pending}</span>
            </label>
        },
        // What is rewarded is no other clause's deduction.
        only_if(is_taken, || {
            labelled(
                "entry-field",
                view.lang.more().also_fits,
                also_fits(view, index, entry),
            )
        }),
    ];
    for id in others {
        if let Some((_, clause, other)) = view.rulebook().part(*id) {
            let name = format!("{} {} \u{d7}", clause.number, view.lang.of(&other.title));
            inside.push(button(
                "link",
                &name,
                edit_click(EntryEdit::Part(*id, false)),
            ));
        }
    }
    inside.push(button(
        "link",
        words.remove,
        view.act(Action::RemoveEntry(index)),
    ));
    inside.push(why(view, Field::EntryDate(index)));
    inside.push(why(view, Field::EntryNote(index)));
    markup! { <li class="entry">{inside}</li> }
}

fn also_fits(view: &View<'_>, index: usize, entry: &Entry) -> Html {
    let send = view.send.clone();
    let onchange = Callback::from(move |event: Event| {
        let Some(select) = event.target_dyn_into::<HtmlSelectElement>() else {
            return;
        };
        if let Ok(id) = select.value().parse() {
            send.emit(Msg::Act(Action::EditEntry(index, EntryEdit::Part(id, true))).into());
        }
        select.set_selected_index(0);
    });
    let parts = view.rulebook().parts().filter(|(section, _, part)| {
        section.effect == Effect::Deduction
            && takes_entries(part)
            && !entry.parts.contains(&part.id)
    });
    let option = |value: String, chosen: bool, text: &str| {
        markup! { <option value={value} selected={chosen}>{text}</option> }
    };
    // Options come into the page from the last one on, which would stay chosen.
    let mut options = vec![option(String::new(), true, view.words().choose)];
    for (_, clause, part) in parts {
        let text = format!("{} {}", clause.number, view.lang.of(&part.title));
        options.push(option(part.id.to_string(), false, &text));
    }
    markup! {
        <select class="select" aria-label={view.lang.more().also_fits} onchange={onchange}>
            {options}
        </select>
    }
}
