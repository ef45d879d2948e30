//! Which lines gave and took most over the team, total by total.

use yew::prelude::*;

use super::super::cost_row::{CostRow, block, cells, cost_row, shown};
use super::{ByDocument, ends, points};
use crate::desk::team::TeamMsg;
use crate::id::Id;
use crate::language::Total;
use crate::locale::book::{self, signed, with_unit, word};
use crate::locale::book_csv::total_name;
use crate::locale::book_team as said;
use crate::number::{Decimal, Points};
use crate::page::dom::{hashed, markup, none, only_if};
use crate::page::parts::show_more;
use crate::picture::Axis;
use crate::team::Cost;

type LineCost = Cost<Id, Decimal>;

/// What was taken, total by total, beside what was given.
pub fn costs(team: &ByDocument<'_>) -> Html {
    let side = |is_given: bool| {
        let totals = team.document().totals.iter();
        let totals = totals.filter(|total| !of(team, total, is_given).is_empty());
        let sections = totals.map(|total| section(team, total, is_given));
        let sections: Vec<Html> = sections.collect();
        only_if(!sections.is_empty(), || markup! { <div>{sections}</div> })
    };
    markup! { <div class="team-below">{side(false)}{side(true)}</div> }
}

/// What a total's lines gave, or took, over all: by the sign of the sum, and where that is
/// nothing, of what it may be.
pub fn of<'a>(team: &'a ByDocument<'_>, total: &Total, is_given: bool) -> Vec<&'a LineCost> {
    let lines = team.document().lines().into_iter();
    let lines = lines.filter(|(of, _)| of.id == total.id);
    let lines: Vec<Id> = lines.map(|(_, line)| line.id).collect();
    let gives = |cost: &LineCost| match cost.sum.is_zero() {
        true => cost.range.low >= Decimal::ZERO,
        false => cost.sum > Decimal::ZERO,
    };
    let costs = team.team.costs.iter();
    costs
        .filter(|cost| lines.contains(&cost.of) && gives(cost) == is_given)
        .collect()
}

fn section(team: &ByDocument<'_>, total: &Total, is_given: bool) -> Html {
    let all = of(team, total, is_given);
    let view = team.view;
    let most = all.iter().map(|cost| points(cost.sum).abs()).max();
    let most = most.unwrap_or_default().max(Points::from_raw(1));
    let axis = Axis::spanning(Points::ZERO, most);
    let left = all.len().saturating_sub(view.listed());
    let items = all.iter().take(view.listed());
    let items: Vec<Html> = items.map(|cost| item(team, cost, axis, is_given)).collect();
    let sum: Decimal = all.iter().map(|cost| cost.sum).sum();
    let (own, name) = (team.own, total_name(view.lang, total));
    let (title, note) = match is_given {
        true => (said::costs_of(view.lang, own.given, &name), ""),
        false => (
            said::costs_of(view.lang, own.taken, &name),
            team.words.costs_note,
        ),
    };
    let sum = with_unit(&signed(sum), &total.unit);
    block(
        team,
        (&title, note),
        (sum, all.len()),
        items,
        show_more(view, left),
    )
}

fn item(team: &ByDocument<'_>, cost: &LineCost, axis: Axis, is_given: bool) -> Html {
    let lang = team.view.lang;
    let Some((_, line)) = team.line(cost.of) else {
        return none();
    };
    let agent = |at: usize| Some(&team.team.rows.get(at)?.0);
    let is_open = team.form.line == Some(cost.of);
    let [named, listed] = shown(team, is_open);
    let each = cost
        .each
        .iter()
        .filter_map(|(at, amount)| Some((agent(*at)?.agent.clone(), signed(*amount))));
    let open = cost.open.iter().filter_map(|at| {
        let month = agent(*at)?;
        let found = month.lines().iter().find(|found| found.id == cost.of)?;
        Some((month.agent.clone(), book::range(lang, found.range, "")))
    });
    let amounts: Vec<Points> = cost
        .each
        .iter()
        .map(|(_, amount)| points(*amount))
        .collect();
    let row = CostRow {
        key: hashed(cost.of),
        number: line.number.to_string(),
        title: word(lang, &line.title).to_owned(),
        is_open,
        toggle: team.on(TeamMsg::Line(cost.of)),
        cells: cells(is_given, &amounts, points(cost.sum), ends(cost.range), axis),
        sum: signed(cost.sum),
        counts: [cost.each.len(), cost.open.len()],
        each: each.take(named).collect(),
        open: open.take(listed).collect(),
    };
    cost_row(team, row)
}
