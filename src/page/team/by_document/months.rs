//! Month by month: each agent's first total, and the team's mean below.

use yew::prelude::*;

use super::ByDocument;
use crate::calendar::Month;
use crate::desk::team::{BookTeamView, shown_by_document};
use crate::locale::book::{self, figure};
use crate::locale::book_csv::total_name;
use crate::locale::book_team as said;
use crate::locale::short_month;
use crate::locale::team::UNPLACED;
use crate::locale::team_months::team_months_words;
use crate::page::dom::{hashed, markup, none, only_if};
use crate::page::parts::show_more;
use crate::team::{BookMonth, BookTogether, PlaceRange};

/// Each agent's months, in the list's order; of a year the year-end table.
pub fn by_month(team: &ByDocument<'_>, found: &BookTeamView) -> Html {
    let Some(of) = team
        .team
        .together
        .as_ref()
        .filter(|_| !team.team.rows.is_empty())
    else {
        return none();
    };
    let view = team.view;
    let shown = shown_by_document(team.form, found);
    let left = shown.len().saturating_sub(view.listed());
    let rows = shown.iter().take(view.listed());
    let rows = rows.filter_map(|at| team.team.rows.get(*at));
    let table = table(team, of, rows.map(|(row, place)| (&**row, *place)), true);
    markup! {
        <section class="block team-by-month">
            <h3 class="block-head">
                <span class="block-title">{team.title_of_months()}</span>
                <span class="block-note">{team.own.by_month_note}</span>
            </h3>
            <div class="scroll-x" tabindex="0">{table}</div>
            {show_more(view, left)}
        </section>
    }
}

/// The same on paper, of all agents.
pub fn paper(team: &ByDocument<'_>) -> Html {
    let Some(of) = &team.team.together else {
        return none();
    };
    let rows = team.team.rows.iter();
    let table = table(team, of, rows.map(|(row, place)| (&**row, *place)), false);
    markup! {
        <div class="paper-team-months">
            <h3 class="strong">{team.title_of_months()}</h3>
            <p class="small">{team.own.by_month_note}</p>
            {table}
        </div>
    }
}

fn table<'a>(
    team: &ByDocument<'_>,
    of: &BookTogether,
    rows: impl Iterator<Item = (&'a BookMonth, Option<PlaceRange>)>,
    on_screen: bool,
) -> Html {
    let lang = team.view.lang;
    let words = team_months_words(lang);
    let months: Vec<Month> = of.months.iter().map(|of| of.month).collect();
    let heads = months.iter().map(|month| {
        markup! { <th scope="col" class="right">{short_month(lang, *month)}</th> }
    });
    let heads: Vec<Html> = heads.collect();
    let rows = rows.map(|(row, place)| line(team, row, place, &months, on_screen));
    let rows: Vec<Html> = rows.collect();
    let means = of.months.iter().map(|of| {
        let mean = of
            .mean
            .map_or_else(|| UNPLACED.to_owned(), |(mean, _)| figure(mean));
        markup! { <td class="figure strong">{mean}</td> }
    });
    let means: Vec<Html> = means.collect();
    let all = team.team.mean(0).map(|(mean, _)| figure(mean));
    let [place, agent, .., considered] = words.by_month_columns;
    let total = team.first().map(|total| total_name(lang, total));
    markup! {
        <table class="basis-table">
            <thead>
                <tr>
                    <th scope="col" class="right">{place}</th>
                    <th scope="col">{agent}</th>
                    {heads}
                    <th scope="col" class="right">{total.unwrap_or_default()}</th>
                    <th scope="col" class="right">{words.by_month_columns[3]}</th>
                    <th scope="col">{team.own.gaps}</th>
                    <th scope="col">{considered}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
            <tfoot>
                <tr>
                    <td/>
                    <th scope="row">{words.mean}</th>
                    {means}
                    <td class="figure strong">{all.unwrap_or_default()}</td>
                    <td/>
                    <td/>
                    <td/>
                </tr>
            </tfoot>
        </table>
    }
}

fn line(
    team: &ByDocument<'_>,
    row: &BookMonth,
    place: Option<PlaceRange>,
    months: &[Month],
    on_screen: bool,
) -> Html {
    let lang = team.view.lang;
    let cells = months.iter().map(|month| {
        let first = row.over.as_ref().and_then(|over| over.month(*month)?.first);
        let text = first.map_or_else(|| UNPLACED.to_owned(), |first| figure(first.headline));
        markup! { <td class="figure">{text}</td> }
    });
    let cells: Vec<Html> = cells.collect();
    let (shown, name) = team.name(&row.agent);
    let who = match on_screen {
        true => team.link(&row.agent),
        false => markup! { <bdi>{shown}</bdi> },
    };
    let open = row.total(0).filter(|total| !total.range.is_settled());
    let open = open.map_or_else(String::new, |total| book::range(lang, total.range, ""));
    let gaps = row
        .over
        .as_ref()
        .map(|over| &over.gaps[..])
        .unwrap_or_default();
    markup! {
        <tr key={hashed((&*row.agent, "months"))}>
            <td class="figure">{team.place(place)}</td>
            <th scope="row">{who}" "<bdi class="small">{name}</bdi></th>
            {cells}
            <td class="figure strong">{super::row::headline(row)}</td>
            <td class="figure">{open}</td>
            <td class="small">{only_if(!gaps.is_empty(), || markup! { {said::gaps(lang, gaps)} })}</td>
            <td>{super::row::considered_said(team, row)}</td>
        </tr>
    }
}
