//! Why the other clauses gave and took nothing.

use yew::prelude::*;

use super::fold::Fold;
use crate::locale::{explain, say};
use crate::page::dom::{markup, none};
use crate::page::view::View;
use crate::scoring::{Line, Sub};

/// Every part without a line that matters, folded away, with its reason.
pub fn idle(view: &View<'_>) -> Html {
    let rulebook = view.rulebook();
    let mut rows: Vec<Html> = Vec::new();
    for (_, clause, part) in rulebook.parts() {
        let lines = view.sheet.lines.iter();
        let lines: Vec<&Line> = lines.filter(|line| line.part == part.id).collect();
        if lines.iter().any(|line| line.matters()) {
            continue;
        }
        let why = lines.iter().map(|line| {
            let reason = say::reason(view.lang, rulebook, line);
            match line.sub {
                Sub::Whole => reason,
                _ => format!("{} {reason}", say::line_title(view.lang, rulebook, line)),
            }
        });
        let why = match lines.is_empty() {
            true => view.words().zero_nothing.to_owned(),
            false => why.collect::<Vec<_>>().join(" "),
        };
        rows.push(markup! {
            <li>
                <span class="row-number">{&*clause.number}</span>
                <span>{view.lang.of(&part.title)}</span>
                <span class="small">{why}</span>
            </li>
        });
    }
    if rows.is_empty() {
        return none();
    }
    let summary = explain::idle(view.lang, view.sheet.unit, view.sheet.holds, rows.len());
    html! { <Fold class="idle" {summary} of_summary="hint" inside={markup! { <ul>{rows}</ul> }} /> }
}
