//! What cost the team most, and what gave most: sorted bars, a cell for each agent.

use yew::prelude::*;

use super::cost_row::{CostRow, block, cells, cost_row, shown};
use super::{Team, head};
use crate::desk::team::TeamMsg;
use crate::locale;
use crate::number::Points;
use crate::page::dom::{hashed, none};
use crate::page::parts::show_more;
use crate::picture::Axis;
use crate::rulebook::Effect;
use crate::scoring::Line;
use crate::team::Cost;

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
        Effect::Deduction => (words.costs, words.costs_note),
        Effect::Reward => (words.given, ""),
    };
    let sum = locale::signed(team.unit, sum);
    block(team, title, (sum, all.len()), items, show_more(view, left))
}

fn item(team: &Team<'_>, cost: &Cost, axis: Axis) -> Html {
    let Some(line) = line_of(team, cost) else {
        return none();
    };
    let (number, title) = head::line_name(team, line);
    let is_open = team.form.cost == Some(cost.of);
    let [named, listed] = shown(team, is_open);
    let each = cost.each.iter().filter_map(|(at, amount)| {
        let (row, _) = team.rows().get(*at)?;
        Some((row.agent().to_owned(), locale::signed(team.unit, *amount)))
    });
    let open = cost.open.iter().filter_map(|at| {
        let (row, _) = team.rows().get(*at)?;
        let line = row.sheet.line(cost.of.part, cost.of.sub)?;
        let span = locale::span(team.view.lang, team.unit, line.range);
        Some((row.agent().to_owned(), span))
    });
    let amounts: Vec<Points> = cost.each.iter().map(|(_, amount)| *amount).collect();
    let is_given = cost.of.effect == Effect::Reward;
    let row = CostRow {
        key: hashed((cost.of.part, cost.of.sub)),
        number,
        title,
        is_open,
        toggle: team.on(TeamMsg::Cost(cost.of)),
        cells: cells(is_given, &amounts, cost.sum, cost.range, axis),
        sum: locale::signed(team.unit, cost.sum),
        counts: [cost.each.len(), cost.open.len()],
        each: each.take(named).collect(),
        open: open.take(listed).collect(),
    };
    cost_row(team, row)
}

/// A line that the cost is made of.
fn line_of<'a>(team: &'a Team<'_>, cost: &Cost) -> Option<&'a Line> {
    let mut whose = cost.each.iter().map(|(at, _)| at).chain(&cost.open);
    let (row, _) = team.rows().get(*whose.next()?)?;
    row.sheet.line(cost.of.part, cost.of.sub)
}
