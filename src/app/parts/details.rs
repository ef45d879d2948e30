//! What a clause's row opens to: its wording, why its lines are what they are,
//! and its entries.

use yew::prelude::*;

use super::entries::entries;
use crate::app::dom::{markup, none};
use crate::app::view::View;
use crate::locale::say;
use crate::rulebook::{Clause, Part};
use crate::scoring::{Line, takes_entries};

/// The details of a part.
pub fn details(view: &View<'_>, clause: &Clause, part: &Part, lines: &[&Line]) -> Html {
    let reasons: Vec<Html> = lines
        .iter()
        .map(|line| {
            let reason = say::reason(view.lang, view.rulebook(), line);
            markup!("<p class='reason'>{}</p>", reason)
        })
        .collect();
    markup!(
        "<p class='summary'><span class='strong'>{}</span> {}</p>{}{}",
        say::clause(view.lang, &clause.number),
        view.lang.of(&clause.summary),
        reasons,
        if takes_entries(part) {
            entries(view, part)
        } else {
            none()
        },
    )
}
