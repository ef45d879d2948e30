//! What cost the team most, and what gave most: sorted bars, a cell for each agent.

use yew::prelude::*;

use super::{Team, head};
use crate::desk::team::TeamMsg;
use crate::locale;
use crate::locale::team as said;
use crate::number::Points;
use crate::page::dom::{flag, hashed, markup, none, only_if};
use crate::page::parts::show_more;
use crate::picture::{Axis, em};
use crate::rulebook::Effect;
use crate::scoring::Line;
use crate::team::Cost;

/// So many agents have a cell of their own.
const CELLS: usize = 40;
/// So many are named beside a bar.
const NAMED: usize = 2;

/// What was taken.
pub fn taken(team: &Team<'_>) -> Html {
    section(team, Effect::Deduction)
}

/// What was given.
pub fn given(team: &Team<'_>) -> Html {
    section(team, Effect::Reward)
}

fn section(team: &Team<'_>, effect: Effect) -> Html {
    let (view, words) = (team.view, team.words);
    let all = team.team.costs.iter();
    let all: Vec<&Cost> = all.filter(|cost| cost.of.effect == effect).collect();
    if all.is_empty() {
        return none();
    }
    let sum: Points = all.iter().map(|cost| cost.sum).sum();
    let most = all
        .iter()
        .map(|cost| cost.sum.abs())
        .max()
        .unwrap_or_default();
    let most = Axis::spanning(Points::ZERO, most.max(Points::from_raw(1)));
    let left = all.len().saturating_sub(view.listed());
    let items: Vec<Html> = (all.iter().take(view.listed()))
        .map(|cost| item(team, cost, most))
        .collect();
    let title = match effect {
        Effect::Deduction => words.costs,
        Effect::Reward => words.given,
    };
    let note = only_if(effect == Effect::Deduction, || {
        markup! {
            <span class="block-note">{words.costs_note}</span>
        }
    });
    markup! {
        <section class="block">
            <h3 class="block-head">
                <span class="block-title">{title}</span>
                {note}
                <span class="block-sum figure">{locale::signed(team.unit, sum)}</span>
                <span class="small">{said::items(view.lang, all.len())}</span>
            </h3>
            <ul class="team-costs">{items}</ul>
            {show_more(view, left)}
        </section>
    }
}

fn item(team: &Team<'_>, cost: &Cost, axis: Axis) -> Html {
    let view = team.view;
    let Some(line) = line_of(team, cost) else {
        return none();
    };
    let (number, title) = head::line_name(team, line);
    let is_open = team.form.cost == Some(cost.of);
    let named = cost.each.iter().take(NAMED).filter_map(|(at, amount)| {
        let (row, _) = team.rows().get(*at)?;
        let (shown, _) = team.name(row.agent());
        let amount = locale::signed(team.unit, *amount);
        Some(markup! { <span class="figure"><bdi>{shown}</bdi>" "<strong>{amount}</strong></span> })
    });
    let named: Vec<Html> = named.collect();
    let count = match cost.each.len() {
        0 => said::may_be(view.lang, cost.open.len()),
        count => said::people(view.lang, count),
    };
    let others = cost.each.len().saturating_sub(NAMED);
    let others = only_if(
        others > 0,
        || markup! { <span>{said::others(view.lang, others)}</span> },
    );
    let whose = only_if(is_open, || {
        let each = cost.each.iter().filter_map(|(at, amount)| {
            let (row, _) = team.rows().get(*at)?;
            let amount = locale::signed(team.unit, *amount);
            Some(markup! { <li>{team.link(row.agent())}" "<span class="figure">{amount}</span></li> })
        });
        let open = cost.open.iter().filter_map(|at| {
            let (row, _) = team.rows().get(*at)?;
            let line = row.sheet.line(cost.of.part, cost.of.sub)?;
            let span = locale::span(view.lang, team.unit, line.range);
            Some(markup! { <li>{team.link(row.agent())}" "<span class="figure small">{span}</span></li> })
        });
        let all: Vec<Html> = each.chain(open).take(view.listed()).collect();
        markup! { <ul class="team-whose">{all}</ul> }
    });
    markup! {
        <li key={hashed((cost.of.part, cost.of.sub))}>
            <span class="row-number">{number}</span>
            <button
                type="button"
                class="link"
                aria-expanded={flag(is_open)}
                onclick={team.on(TeamMsg::Cost(cost.of))}
            >
                {title}
            </button>
            {cells(cost, axis)}
            <strong class="figure team-cost-sum">{locale::signed(team.unit, cost.sum)}</strong>
            <span class="small team-cost-count">{count}</span>
            <span class="small team-cost-named">{named}{others}</span>
            {whose}
        </li>
    }
}

/// A line that the cost is made of.
fn line_of<'a>(team: &'a Team<'_>, cost: &Cost) -> Option<&'a Line> {
    let mut whose = cost.each.iter().map(|(at, _)| at).chain(&cost.open);
    let (row, _) = team.rows().get(*whose.next()?)?;
    row.sheet.line(cost.of.part, cost.of.sub)
}

/// A cell for each agent, from the line of nothing on: what was taken hollow, what was given
/// solid; how far it may go, dotted.
fn cells(cost: &Cost, axis: Axis) -> Html {
    let class = match cost.of.effect {
        Effect::Reward => "team-cell gain",
        Effect::Deduction => "team-cell loss",
    };
    let mut from = Points::ZERO;
    let whole = cost.each.len() > CELLS;
    let each = cost.each.iter().map(|(_, amount)| amount.abs());
    let each: Vec<Points> = if whole {
        vec![cost.sum.abs()]
    } else {
        each.collect()
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
    let (one, other) = (cost.range.low.abs(), cost.range.high.abs());
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
