//! What is said of a value otherwise than by a number: the cases of a share, that there is
//! none of it, or what a file said and no field takes.

use yew::prelude::*;

use super::BookView;
use super::controls::Kind;
use crate::desk::book::BookMsg;
use crate::language::By;
use crate::language::{PERCENT, Source, Unclear, Value};
use crate::locale::book::word;
use crate::locale::book_given::{case_part, given_words, kept};
use crate::page::dom::{markup, none, only_if};
use crate::page::parts::button;
use crate::plan::{CasePart, Place};

/// In place of a value's fields, where something else is said of it.
pub fn instead(of: &BookView<'_>, value: &Value) -> Option<Html> {
    let (lang, id) = (of.view.lang, value.id);
    let words = given_words(lang);
    let filling = &of.filled.filling;
    let unit = if &*value.unit == PERCENT {
        "%"
    } else {
        &*value.unit
    };
    if let Some(given) = filling.kept.get(&id) {
        return Some(markup! {
            <span class="book-kept" id={Place::Value(id).to_string()}>
                <span class="strong" id={Place::Kept(id).to_string()}>{kept(lang, given, unit)}</span>
                {button("link", words.forget, of.on(BookMsg::Forget(id)))}
                {of.why(Place::Kept(id))}
            </span>
        });
    }
    let counted = filling.cases.get(&id)?;
    let parts = CasePart::ALL.into_iter().filter(|part| {
        *part != CasePart::Unclear
            || value.unclear != By::Settled(Unclear::Out)
            || !counted.unclear.is_empty()
    });
    let name = word(lang, &value.title);
    let fields = parts.map(|part| {
        let label = case_part(lang, part);
        let place = Place::Cases(id, part);
        markup! {
            <span class="book-case">
                <span class="small">{label.clone()}</span>
                {of.field(place, Kind::Count, &format!("{name} {label}"), "")}
                {of.why(place)}
            </span>
        }
    });
    let fields: Vec<Html> = fields.collect();
    Some(markup! {
        <span class="book-cases" id={Place::Value(id).to_string()}>{fields}</span>
        {button("link", words.not_by_cases, of.on(BookMsg::Forget(id)))}
    })
}

/// What else may be said of a value than a number.
pub fn ways(of: &BookView<'_>, value: &Value) -> Html {
    let words = given_words(of.view.lang);
    let is_list = matches!(value.from, Source::Each | Source::Short { .. });
    let is_share = &*value.unit == PERCENT && !is_list;
    if !is_share && !value.lapses {
        return none();
    }
    let id = value.id;
    markup! {
        <span class="book-ways">
            {only_if(is_share, || button("link", words.by_cases, of.on(BookMsg::ByCases(id))))}
            {only_if(value.lapses, || button("link", words.none_of_it, of.on(BookMsg::Nothing(id))))}
        </span>
    }
}
