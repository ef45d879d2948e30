//! All wrong fields once at the top, each linked to where it stands.

use crate::locale::joined::instead_of;
use yew::prelude::*;

use super::FieldId;
use super::controls::triangle;
use crate::desk::state::Wrong;
use crate::locale::say;
use crate::locale::unit::unit_words;
use crate::page::dom::{markup, none};
use crate::page::view::View;

/// The error summary; nothing if nothing is wrong.
pub fn errors(view: &View<'_>) -> Html {
    if view.wrong.is_empty() {
        return none();
    }
    let item = |wrong: &Wrong| {
        let name = say::field_name(view.lang, view.rulebook(), wrong.field);
        let fault = say::field_fault(view.lang, wrong.fault);
        let instead = say::instead(view.lang, wrong.field, view.record());
        markup! {
            <li>
                <a class="wrong-link" href={format!("#{}", FieldId(wrong.field))}>{&name}</a>
                <span>{instead_of(view.lang, &fault, &instead)}</span>
            </li>
        }
    };
    let head = say::errors(view.lang, view.wrong.len());
    markup! {
        <section class="errors" role="alert" aria-labelledby="errors-head">
            {triangle("triangle big")}
            <div>
                <h2 id="errors-head">{&head}</h2>
                <p>{unit_words(view.lang, view.sheet.unit, view.sheet.holds).errors_rest}</p>
                <ul>{view.wrong.iter().map(item).collect::<Vec<Html>>()}</ul>
            </div>
        </section>
    }
}
