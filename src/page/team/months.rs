//! Month by month: the team's means as a picture with its table, and each agent's scores.

use yew::prelude::*;

use super::{Team, bar};
use crate::calendar::Month;
use crate::desk::team::shown_rows;
use crate::locale::team as said;
use crate::locale::team_months::{not_counted, team_months_words};
use crate::locale::year::year_words;
use crate::locale::{self, short_month};
use crate::number::Range;
use crate::page::dom::{hashed, markup, none, only_if};
use crate::page::parts::show_more;
use crate::picture::Axis;
use crate::team::{Assessed, MonthTotals, PlaceRange};

/// The team's mean in each month; nothing for one month.
pub fn means(team: &Team<'_>) -> Html {
    let months = team.team.together.as_ref().map(|of| &of.months);
    let Some(months) = months.filter(|months| !months.is_empty()) else {
        return none();
    };
    let (lang, words) = (team.view.lang, team_months_words(team.view.lang));
    let mean = |of: &MonthTotals| {
        let mean = |sum| of.totals.mean(sum).unwrap_or_default();
        let Range { low, high } = of.totals.range;
        let range = Range {
            low: mean(low),
            high: mean(high),
        };
        (mean(of.totals.score), range)
    };
    let ends = months.iter().map(|of| mean(of).1);
    let ends = ends.reduce(|all, range| all.including(range.low).including(range.high));
    let ends = ends.unwrap_or_default();
    let axis = Axis::over(team.unit, team.rulebook.base, ends);
    let of_all = match team.roster.members.len() {
        0 => 0,
        _ => team
            .roster
            .members
            .len()
            .max(months.iter().map(|of| of.totals.count).max().unwrap_or(0)),
    };
    let items = months.iter().map(|of| {
        let (score, range) = mean(of);
        let span = locale::span(lang, team.unit, range);
        markup! {
            <li>
                <span>{short_month(lang, of.month)}</span>
                <span class="small">{team.words.sent}" "{said::sent_of(of.totals.count, of_all)}</span>
                {bar::on(axis, score, range, &bar::span(team, range), None)}
                <strong class="figure">{locale::points(team.unit, score)}</strong>
                <span class="small figure">{only_if(!range.is_settled(), || markup! { {span} })}</span>
            </li>
        }
    });
    let items: Vec<Html> = items.collect();
    let heads = words
        .means_columns
        .map(|head| markup! { <th scope="col">{head}</th> });
    let rows = months.iter().map(|of| {
        let (score, range) = mean(of);
        markup! {
            <tr>
                <th scope="row">{locale::month(lang, of.month)}</th>
                <td class="figure">{of.totals.count.to_string()}</td>
                <td class="figure">{of.counted.to_string()}</td>
                <td class="figure">{locale::points(team.unit, score)}</td>
                <td class="figure">{locale::span(lang, team.unit, range)}</td>
                <td class="figure">{locale::signed(team.unit, of.totals.rewards)}</td>
                <td class="figure">{locale::signed(team.unit, of.totals.deductions)}</td>
            </tr>
        }
    });
    let rows: Vec<Html> = rows.collect();
    markup! {
        <section class="block">
            <h3 class="block-head">
                <span class="block-title">{words.means}</span>
                <span class="block-note">{words.means_note}</span>
            </h3>
            <ul class="team-means">{items}</ul>
            <div class="team-means-scale">{bar::scale(axis)}</div>
            <details class="as-table">
                <summary class="hint">{year_words(lang, team.unit).table}</summary>
                <div class="scroll-x" tabindex="0">
                    <table class="basis-table">
                        <thead><tr>{heads.to_vec()}</tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </details>
        </section>
    }
}

/// Each agent's months, in the list's order; of a year the year-end table.
pub fn by_month(team: &Team<'_>) -> Html {
    if team.is_month() || team.rows().is_empty() {
        return none();
    }
    let view = team.view;
    let shown = shown_rows(team.form, &team.team, &team.roster, team.rulebook);
    let left = shown.len().saturating_sub(view.listed());
    let rows = shown.iter().take(view.listed());
    let rows = rows.filter_map(|at| team.rows().get(*at));
    let table = scores(team, rows.map(|(row, place)| (&**row, *place)), true);
    markup! {
        <section class="block team-by-month">
            <h3 class="block-head">
                <span class="block-title">{team.title_of_months()}</span>
                <span class="block-note">{team_months_words(view.lang).by_month_note}</span>
            </h3>
            <div class="scroll-x" tabindex="0">{table}</div>
            {show_more(view, left)}
        </section>
    }
}

/// The same on paper, of all agents.
pub fn paper(team: &Team<'_>) -> Html {
    only_if(!team.is_month(), || {
        let rows = team.rows().iter();
        let table = scores(team, rows.map(|(row, place)| (&**row, *place)), false);
        markup! {
            <div class="paper-team-months">
                <h3 class="strong">{team.title_of_months()}</h3>
                <p class="small">{team_months_words(team.view.lang).by_month_note}</p>
                {table}
            </div>
        }
    })
}

fn scores<'a>(
    team: &Team<'_>,
    rows: impl Iterator<Item = (&'a Assessed, PlaceRange)>,
    on_screen: bool,
) -> Html {
    let lang = team.view.lang;
    let months: Vec<Month> = (team.team.together.iter())
        .flat_map(|of| of.months.iter().map(|of| of.month))
        .collect();
    let [place, agent, joined, range, given, taken, considered] =
        team_months_words(lang).by_month_columns;
    let heads = months.iter().map(|of| {
        markup! { <th scope="col" class="right">{short_month(lang, *of)}</th> }
    });
    let heads: Vec<Html> = heads.collect();
    let rows = rows.map(|(row, at)| {
        let sheet = &row.sheet;
        let cells: Vec<Html> = months.iter().map(|month| cell(team, row, *month)).collect();
        let (shown, name) = team.name(row.agent());
        let who = match on_screen {
            true => team.link(row.agent()),
            false => markup! { <bdi>{shown}</bdi> },
        };
        markup! {
            <tr key={hashed((row.agent(), "months"))}>
                <td class="figure">{team.place(at)}</td>
                <th scope="row">{who}" "<bdi class="small">{name}</bdi></th>
                {cells}
                <td class="figure strong">{locale::points(team.unit, sheet.score)}</td>
                <td class="figure">{locale::span(lang, team.unit, sheet.range)}</td>
                <td class="figure">{locale::signed(team.unit, sheet.rewards)}</td>
                <td class="figure">{locale::signed(team.unit, sheet.deductions)}</td>
                <td>{said::list(lang, &said::considered(team.view.lang, row))}</td>
            </tr>
        }
    });
    let rows: Vec<Html> = rows.collect();
    markup! {
        <table class="basis-table">
            <thead>
                <tr>
                    <th scope="col" class="right">{place}</th>
                    <th scope="col">{agent}</th>
                    {heads}
                    <th scope="col" class="right">{joined}</th>
                    <th scope="col" class="right">{range}</th>
                    <th scope="col" class="right">{given}</th>
                    <th scope="col" class="right">{taken}</th>
                    <th scope="col">{considered}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// A month's score; in brackets where it doesn't count.
fn cell(team: &Team<'_>, row: &Assessed, month: Month) -> Html {
    let mut months = row.each();
    let Some(one) = months.find(|one| one.record.month == month) else {
        return markup! { <td class="figure">{said::UNPLACED}</td> };
    };
    let score = locale::points(team.unit, one.sheet.score);
    match one.counts() {
        true => markup! { <td class="figure">{score}</td> },
        false => markup! { <td class="figure small">{not_counted(team.view.lang, &score)}</td> },
    }
}
