//! The sheet as it was read: what isn't taken, and what differs, stands out.

use std::collections::BTreeSet;

use yew::prelude::*;

use super::{skips, tell};
use crate::desk::TableMsg;
use crate::desk::table::TableRead;
use crate::locale::table_page::{self, table_page_words};
use crate::page::dom::{markup, none, only_if};
use crate::page::view::View;
use crate::table::{At, FactState, Skipped, letters};

/// Past so many rows only those are drawn of which something is to be said.
const ROWS: usize = 40;
/// So many columns are drawn.
const COLUMNS: usize = 16;

/// The picture of it.
pub fn grid(view: &View<'_>, read: &TableRead) -> Html {
    let words = table_page_words(view.lang);
    let Some((grid, area)) = read.grid().and_then(|grid| Some((grid, grid.area()?))) else {
        return none();
    };
    let refused: BTreeSet<At> = read
        .preview
        .refused
        .iter()
        .map(|refused| refused.at)
        .collect();
    let facts = read.preview.facts.iter();
    let differ = facts.filter(|fact| matches!(fact.state, FactState::Different { .. }));
    let differ: BTreeSet<At> = differ.flat_map(|fact| fact.cells.iter().copied()).collect();
    let said: BTreeSet<u32> = refused.iter().chain(&differ).map(|at| at.row).collect();
    let asked: Vec<u16> = read
        .matched
        .columns
        .iter()
        .filter(|column| column.question.is_some())
        .map(|column| column.column)
        .collect();
    let columns: Vec<u16> = (area.from.column..=area.to.column).take(COLUMNS).collect();
    let rows: Vec<u32> = grid.rows().map(|(row, _)| row).collect();
    let below = read.matched.heads.map_or(0, |(_, last)| last);
    let is_drawn = |row: &u32| rows.len() <= ROWS || *row <= below || said.contains(row);
    let mut drawn: Vec<Html> = Vec::new();
    let mut left = 0;
    let gap = |left: usize| {
        only_if(left > 0, || {
            let text = table_page::gap(view.lang, left);
            let span = (columns.len() + 1).to_string();
            markup! { <tr><td class="hint" colspan={span}>{text}</td></tr> }
        })
    };
    for row in rows.iter().copied() {
        if !is_drawn(&row) || drawn.len() > view.listed() {
            left += 1;
            continue;
        }
        drawn.push(gap(std::mem::take(&mut left)));
        let is_head = read
            .matched
            .heads
            .is_some_and(|(first, last)| first <= row && row <= last);
        let is_skipped = read
            .matched
            .skipped
            .iter()
            .any(|(skipped, _)| *skipped == row);
        let class = match (is_head, is_skipped) {
            (true, _) => "heads",
            (false, true) => "skipped",
            (false, false) => "",
        };
        let cells = columns.iter().map(|column| {
            let at = At {
                row,
                column: *column,
            };
            let text = grid.get(at).map(ToString::to_string).unwrap_or_default();
            let class = match () {
                () if refused.contains(&at) => "refused",
                () if differ.contains(&at) => "differs",
                () if asked.contains(column) && row > below => "asked",
                () => "",
            };
            markup! { <td class={class}>{text.chars().take(12).collect::<String>()}</td> }
        });
        markup_row(&mut drawn, row, class, cells.collect());
    }
    drawn.push(gap(left));
    let names = columns
        .iter()
        .map(|column| markup! { <th scope="col">{letters(*column)}</th> });
    let with = read.choices.with_hidden;
    let hides = |(_, why): &(u32, Skipped)| *why == Skipped::Hidden;
    let has_hidden = with || read.matched.skipped.iter().any(hides);
    markup! {
        <div class="table-head">
            <h3>{words.read}</h3>
            <span class="hint">
                {table_page::area(view.lang, area, grid.merged.len())}" · "{words.marks}
            </span>
        </div>
        <div class="table-scroll" tabindex="0" role="region" aria-label={words.read}>
            <table class="table-grid">
                <thead><tr><td/>{names.collect::<Vec<Html>>()}</tr></thead>
                <tbody>{drawn}</tbody>
            </table>
        </div>
        <ul class="table-list">{skips(view, read)}</ul>
        {only_if(has_hidden, || {
            let to = tell(view, TableMsg::Hidden(!with));
            let tick = markup! { <input id="table-hidden" type="checkbox" checked={with} onchange={to}/> };
            markup! { <p><label class="check">{tick}<span>{words.with_hidden}</span></label></p> }
        })}
    }
}

fn markup_row(drawn: &mut Vec<Html>, row: u32, class: &'static str, cells: Vec<Html>) {
    let number = (u64::from(row) + 1).to_string();
    drawn.push(markup! { <tr class={class}><th scope="row">{number}</th>{cells}</tr> });
}
