//! The boundary table: what the rules give or take just before, at and just
//! after each edge.

use yew::prelude::*;

use crate::locale::boundary::{boundary, pay_edge};
use crate::locale::setting::{boundaries_note, setting_words};
use crate::page::dom::{markup, none};
use crate::page::view::View;
use crate::scoring::{boundaries, pay_edges};

/// The table, folded away, under the readings in force; nothing
/// where no rule has an edge.
pub fn edges(view: &View<'_>) -> Html {
    let words = setting_words(view.lang);
    let rulebook = view.rulebook();
    let found = boundaries(rulebook);
    let found = found.iter();
    let of_parts = found.filter(|row| row.choices == *rulebook.choices());
    let of_parts = of_parts.map(|row| boundary(view.lang, rulebook, row));
    let of_pay = pay_edges(rulebook);
    let of_pay = of_pay
        .iter()
        .map(|edge| pay_edge(view.lang, rulebook, edge));
    let rows: Vec<Html> = of_parts
        .chain(of_pay)
        .map(|(name, [before, at, after])| {
            markup! {
                <tr>
                    <th scope="row">{name}</th>
                    <td>{before}</td>
                    <td class="strong">{at}</td>
                    <td>{after}</td>
                </tr>
            }
        })
        .collect();
    if rows.is_empty() {
        return none();
    }
    let [edge, before, at, after] = words.edges;
    markup! {
        <section class="block">
            <details class="edges">
                <summary class="block-head">
                    <span class="block-title">{words.boundaries}</span>
                    <span class="block-note">{boundaries_note(view.lang, rulebook.unit)}</span>
                </summary>
                <div class="scroll-x" tabindex="0">
                    <table class="basis-table">
                        <thead>
                            <tr>
                                <th scope="col">{edge}</th>
                                <th scope="col">{before}</th>
                                <th scope="col">{at}</th>
                                <th scope="col">{after}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </details>
        </section>
    }
}
