//! All wrong fields once at the top, each linked to where it stands.

use yew::prelude::*;

use super::FieldId;
use super::controls::triangle;
use crate::desk::state::Wrong;
use crate::locale::unit::unit_words;
use crate::locale::{Lang, say};
use crate::page::dom::{el, el_with, none, s, t, text_el, text_of};
use crate::page::view::View;

/// The error summary; nothing if nothing is wrong.
pub fn errors(view: &View<'_>) -> Html {
    if view.wrong.is_empty() {
        return none();
    }
    let sep = match view.lang {
        Lang::Zh => "\u{ff0c}",
        Lang::En => "; ",
    };
    let item = |wrong: &Wrong| {
        let name = say::field_name(view.lang, view.rulebook(), wrong.field);
        let fault = say::field_fault(view.lang, wrong.fault);
        let instead = say::instead(view.lang, wrong.field, view.record());
        let to = vec![s("wrong-link"), t(format!("#{}", FieldId(wrong.field)))];
        el(
            "li",
            "",
            vec![
                el_with("a", &["class", "href"], to, vec![text_of(&name)]),
                text_el("span", "", &format!("{fault}{sep}{instead}")),
            ],
        )
    };
    let head = say::errors(view.lang, view.wrong.len());
    let values = vec![s("errors"), s("alert"), s("errors-head")];
    el_with(
        "section",
        &["class", "role", "aria-labelledby"],
        values,
        vec![
            triangle("triangle big"),
            el(
                "div",
                "",
                vec![
                    el_with("h2", &["id"], vec![s("errors-head")], vec![text_of(&head)]),
                    text_el(
                        "p",
                        "",
                        unit_words(view.lang, view.sheet.unit, view.sheet.holds).errors_rest,
                    ),
                    el("ul", "", view.wrong.iter().map(item).collect()),
                ],
            ),
        ],
    )
}
