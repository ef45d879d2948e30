//! An agent's line.

use yew::prelude::*;

use super::{Team, bar, dots, head, notes, period, table};
use crate::desk::team::TeamMsg;
use crate::id::Id;
use crate::locale::team as said;
use crate::locale::{self, net::result_span};
use crate::number::Percent;
use crate::page::dom::{hashed, markup, none, only_if};
use crate::page::parts::{certainty, odd_name};
use crate::picture::em;
use crate::rulebook::{Direction, Effect, Measure};
use crate::scoring::{Basis, Line, ShortfallBasis, Sub};
use crate::team::{Assessed, PlaceRange};

/// So many of the dearest lines are named.
const NAMED: usize = 2;

/// The line, and what is to be said of it below.
pub fn row(team: &Team<'_>, row: &Assessed, place: PlaceRange) -> Html {
    let view = team.view;
    let sheet = &row.sheet;
    let (mark, state) = match row.is_closed() {
        true => ("dot-mark final", view.words().closed),
        false => certainty(team.view, sheet.certainty),
    };
    let (shown, name) = team.name(row.agent());
    let open = team.on(TeamMsg::Open(row.agent().to_owned()));
    let claimed = row.claim.as_ref().filter(|claim| claim.mismatch);
    let claimed = claimed
        .map(|state| state.claim.score)
        .filter(|score| *score != sheet.score);
    let measures: Vec<Html> = (table::measures(team).iter())
        .map(|measure| match row.over {
            None => measure_cell(row, measure),
            Some(_) => period::measure_cell(team, row, measure),
        })
        .collect();
    let class = match row.is_mismatch() {
        true => "team-row mismatch",
        false => "team-row",
    };
    let range = only_if(!sheet.range.is_settled(), || {
        markup! { {locale::span(view.lang, team.unit, sheet.range)} }
    });
    let said_place = said::place_said(view.lang, &team.place(place), team.rows().len());
    let said_range = result_span(view.lang, team.unit, sheet.holds, sheet.range);
    markup! {
        <tr class={class} key={hashed(row.agent())}>
            <td class="t-place figure">
                <span class="hidden">{said_place}</span>
                <span aria-hidden="true">{team.place(place)}</span>
            </td>
            <th class="t-agent" scope="row">
                <button type="button" class="link" onclick={open}><bdi>{shown}</bdi></button>
                {only_if(!name.is_empty(), || markup! { <bdi class="small">{name.clone()}</bdi> })}
                {odd_name(view, row.agent(), [])}
            </th>
            <td class="t-score strong figure">{locale::points(team.unit, sheet.score)}</td>
            <td class="t-axis">
                <span class="hidden">{said_range}</span>
                {bar::bar(team, sheet.score, sheet.range, claimed)}
            </td>
            <td class="t-state small"><span class={mark} aria-hidden="true"/>{state}</td>
            <td class="t-range small figure" aria-hidden="true">{range}</td>
            <td class="t-plus figure">{locale::signed(team.unit, sheet.rewards)}</td>
            <td class="t-minus figure">{locale::signed(team.unit, sheet.deductions)}</td>
            {measures}
            <td class="t-cost">{dearest(team, row)}</td>
            <td class="t-consider small">{considered(team, row)}</td>
        </tr>
        {notes::of_row(team, row)}
    }
}

/// Open facts first, then what cost most.
fn dearest(team: &Team<'_>, row: &Assessed) -> Html {
    let lines = || {
        row.sheet
            .lines
            .iter()
            .filter(|line| line.effect == Effect::Deduction)
    };
    let mut open: Vec<&Line> = lines()
        .filter(|line| line.depends.open && !line.range.is_settled())
        .collect();
    open.sort_by_key(|line| line.range.low - line.range.high);
    let mut dear: Vec<&Line> = lines().filter(|line| !line.amount.is_zero()).collect();
    dear.sort_by_key(|line| line.amount);
    // One that costs already is no second time among the open ones.
    open.retain(|line| line.amount.is_zero());
    let first = open.into_iter().take(1).map(|line| {
        let (number, title) = head::line_name(team, line);
        let span = locale::span(team.view.lang, team.unit, line.range);
        markup! {
            <span class="t-line open">
                <span class="row-number">{number}</span>" "{title}" "<span class="figure">{span}</span>
            </span>
        }
    });
    let first: Vec<Html> = first.collect();
    let rest = NAMED - first.len().min(1);
    let dear = dear.into_iter().take(rest.max(1)).map(|line| {
        let (number, title) = head::line_name(team, line);
        markup! {
            <span class="t-line">
                <span class="row-number">{number}</span>" "{title}" "
                <strong class="figure">{locale::signed(team.unit, line.amount)}</strong>
            </span>
        }
    });
    let all: Vec<Html> = first.into_iter().chain(dear).collect();
    match all.is_empty() {
        true => markup! { <span class="small">{team.words.none}</span> },
        false => Html::from_iter(all),
    }
}

fn considered(team: &Team<'_>, row: &Assessed) -> Html {
    let lang = team.view.lang;
    let pending = row.each().flat_map(|one| &one.record.complaints);
    let pending = pending.filter(|complaint| complaint.finding == crate::record::Finding::Pending);
    let names = said::considered(lang, row);
    match (names.is_empty(), pending.count()) {
        (true, 0) => none(),
        (true, _) => markup! { {team.words.investigated} },
        (false, _) => markup! { {said::list(lang, &names)} },
    }
}

/// A measure beside its target: solid on it or better, hollow with a stem below.
fn measure_cell(row: &Assessed, measure: &Measure) -> Html {
    let Some(line) = line_of(row, measure.id) else {
        return markup! { <td class="t-m"/> };
    };
    let (known, is_short) = match line.basis {
        Basis::Shortfall(ShortfallBasis::Reached(ratio)) => (Some(ratio), false),
        Basis::Shortfall(ShortfallBasis::Short(ratio)) => (Some(ratio), true),
        _ => (None, false),
    };
    let target = measure.target.value;
    let text = known.map_or_else(String::new, |ratio| {
        locale::percent(ratio.shown_beside(&[target]))
    });
    let off = known.map(|ratio| ratio.shown_beside(&[target]).raw() - target.raw());
    let off = off.map(|off| match measure.direction {
        Direction::Higher => off,
        Direction::Lower => -off,
    });
    // 2.2 px for a point of percentage, in tenths of one.
    let x = off.map(|off| 200 + (off * 22 / 1_000).clamp(-170, 170));
    let is_past = off.is_some_and(|off| (off * 22 / 1_000).abs() > 170);
    let dot = x.map_or_else(none, |x| {
        let class = if is_short { dots::HOLLOW } else { dots::FULL };
        let stem = only_if(is_short, || markup! {
            <line class="team-stem" x1={em(x)} x2={em(200)} y1={em(120)} y2={em(120)}/>
        });
        let at = if is_past {
            let d = if x > 200 { "M-3 -4 L3 0 L-3 4 Z" } else { "M3 -4 L-3 0 L3 4 Z" };
            markup! { <svg x={em(x)} y={em(120)} overflow="visible"><path class={class} d={d}/></svg> }
        } else {
            markup! { <circle class={class} cx={em(x)} cy={em(120)} r="3"/> }
        };
        markup! { {stem}{at} }
    });
    markup! {
        <td class="t-m" title={text.clone()}>
            <span class="hidden">{text}</span>
            <svg class="team-measure" aria-hidden="true" focusable="false">
                <line class="team-target" x1={em(200)} x2={em(200)} y1="0" y2="100%"/>
                {dot}
            </svg>
        </td>
    }
}

/// The line of a measure that is held against its target.
pub fn line_of(row: &Assessed, measure: Id) -> Option<&Line> {
    let mut lines = row.sheet.lines.iter();
    lines.find(|line| line.sub == Sub::Measure(measure))
}

/// How many are below a measure's target.
pub fn below(team: &Team<'_>, measure: Id) -> usize {
    let found = team.team.measures.iter().find(|found| found.id == measure);
    found.map_or(0, |found| found.below)
}

/// What a measure is, where it's known.
pub fn share(row: &Assessed, measure: &Measure) -> Option<(Percent, bool)> {
    let line = line_of(row, measure.id)?;
    match line.basis {
        Basis::Shortfall(ShortfallBasis::Reached(ratio)) => {
            Some((ratio.shown_beside(&[measure.target.value]), false))
        }
        Basis::Shortfall(ShortfallBasis::Short(ratio)) => {
            Some((ratio.shown_beside(&[measure.target.value]), true))
        }
        _ => None,
    }
}
