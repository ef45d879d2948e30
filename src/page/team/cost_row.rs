//! What something gave or took: a bar with a cell for each agent, whatever it's counted in.

use yew::prelude::*;

use super::frame::Frame;
use crate::locale::team as said;
use crate::number::{Points, Range};
use crate::page::dom::{flag, markup, only_if};
use crate::picture::{Axis, em};

/// So many agents have a cell of their own.
const CELLS: usize = 40;
/// So many are named beside a bar.
const NAMED: usize = 2;

/// What a row says.
pub struct CostRow {
    /// What tells it from the others.
    pub key: u64,
    /// The clause's number.
    pub number: String,
    /// The line's name.
    pub title: String,
    /// Whether it's shown whose it is.
    pub is_open: bool,
    /// Shows it, or hides it.
    pub toggle: Callback<MouseEvent>,
    /// The bar.
    pub cells: Html,
    /// All of it.
    pub sum: String,
    /// Of how many it is, and of how many it may be.
    pub counts: [usize; 2],
    /// Whose it is, and how much, the dearest first; no more than [`shown`].
    pub each: Vec<(String, String)>,
    /// Those whom it took nothing from yet, and may, and how much; nobody while it isn't shown
    /// whose it is.
    pub open: Vec<(String, String)>,
}

/// Of so many it's said whose it is: of a large team far from all.
pub fn shown(team: &Frame<'_>, is_open: bool) -> [usize; 2] {
    match is_open {
        true => [team.view.listed().max(NAMED), team.view.listed()],
        false => [NAMED, 0],
    }
}

/// The row.
pub fn cost_row(team: &Frame<'_>, row: CostRow) -> Html {
    let lang = team.view.lang;
    let named = row.each.iter().take(NAMED).map(|(agent, amount)| {
        let (shown, _) = team.name(agent);
        markup! { <span class="figure"><bdi>{shown}</bdi>" "<strong>{amount.clone()}</strong></span> }
    });
    let named: Vec<Html> = named.collect();
    let count = match row.counts {
        [0, may] => said::may_be(lang, may),
        [count, _] => said::people(lang, count),
    };
    let others = row.counts[0].saturating_sub(NAMED);
    let others = only_if(
        others > 0,
        || markup! { <span>{said::others(lang, others)}</span> },
    );
    let whose = only_if(row.is_open, || {
        let one = |class: &'static str, (agent, amount): &(String, String)| {
            markup! { <li>{team.link(agent)}" "<span class={class}>{amount.clone()}</span></li> }
        };
        let each = row.each.iter().map(|each| one("figure", each));
        let open = row.open.iter().map(|each| one("figure small", each));
        let all: Vec<Html> = each.chain(open).take(team.view.listed()).collect();
        markup! { <ul class="team-whose">{all}</ul> }
    });
    markup! {
        <li key={row.key}>
            <span class="row-number">{row.number.clone()}</span>
            <button
                type="button"
                class="link"
                aria-expanded={flag(row.is_open)}
                onclick={row.toggle.clone()}
            >
                {row.title.clone()}
            </button>
            {row.cells.clone()}
            <strong class="figure team-cost-sum">{row.sum.clone()}</strong>
            <span class="small team-cost-count">{count}</span>
            <span class="small team-cost-named">{named}{others}</span>
            {whose}
        </li>
    }
}

/// A cell for each agent, from the line of nothing on: what was taken hollow, what was given
/// solid; how far it may go, dotted.
pub fn cells(
    is_given: bool,
    each: &[Points],
    sum: Points,
    range: Range<Points>,
    axis: Axis,
) -> Html {
    let class = match is_given {
        true => "team-cell gain",
        false => "team-cell loss",
    };
    let mut from = Points::ZERO;
    let whole = each.len() > CELLS;
    let each: Vec<Points> = if whole {
        vec![sum.abs()]
    } else {
        each.iter().map(|amount| amount.abs()).collect()
    };
    let drawn = each.into_iter().map(|amount| {
        let to = from + amount;
        let cell = markup! {
            <rect
                class={class}
                x={axis.at(from)}
                y={em(25)}
                height={em(110)}
                width={axis.between(from, to)}
            />
        };
        from = to;
        cell
    });
    let drawn: Vec<Html> = drawn.collect();
    let (one, other) = (range.low.abs(), range.high.abs());
    let (low, high) = (one.min(other), one.max(other));
    let may = only_if(low != high, || {
        markup! {
            <line class="may-be" x1={axis.at(low)} x2={axis.at(high)} y1={em(165)} y2={em(165)}/>
            {only_if(high > axis.high(), || markup! {
                <svg x="100%" y={em(165)} overflow="visible"><path class="may-be-end" d="M-5 -4 l5 4 l-5 4"/></svg>
            })}
        }
    });
    markup! {
        <svg class="team-cells" width="100%" aria-hidden="true" focusable="false">
            <line class="team-target" x1="0" x2="0" y1="0" y2="100%"/>
            {drawn}
            {may}
        </svg>
    }
}

/// Rows below a title: with a note, what all come to, and how many they are.
pub fn block(
    team: &Frame<'_>,
    (title, note): (&str, &'static str),
    (sum, count): (String, usize),
    items: Vec<Html>,
    more: Html,
) -> Html {
    markup! {
        <section class="block">
            <h3 class="block-head">
                <span class="block-title">{title}</span>
                {only_if(!note.is_empty(), || markup! { <span class="block-note">{note}</span> })}
                <span class="block-sum figure">{sum}</span>
                <span class="small">{said::items(team.view.lang, count)}</span>
            </h3>
            <ul class="team-costs">{items}</ul>
            {more}
        </section>
    }
}
