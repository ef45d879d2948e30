//! All agents, each on a line; cards on a phone.

use yew::prelude::*;

use super::super::table::unplaced;
use super::super::{bar, tools};
use super::{ByDocument, row};
use crate::desk::team::{BookTeamView, TeamMsg, TeamSort, shown_by_document};
use crate::desk::{Msg, Page};
use crate::language::Total;
use crate::locale::book::{book_words, figure};
use crate::locale::book_csv::total_name;
use crate::locale::book_team as said;
use crate::locale::team as said_of_teams;
use crate::number::Decimal;
use crate::page::dom::{hashed, markup, none, only_if};
use crate::page::parts::{button, show_more};

/// So many totals besides the first have a column of their own; the table that goes out has
/// all of them.
const OTHERS: usize = 4;

/// The totals besides the first that have a column, with their places.
pub fn others<'a>(team: &'a ByDocument<'_>) -> impl Iterator<Item = (usize, &'a Total)> {
    let totals = team.document().totals.iter().enumerate();
    totals.skip(1).take(OTHERS)
}

/// The table, with what is chosen above it.
pub fn table(team: &ByDocument<'_>, found: &BookTeamView) -> Html {
    let (view, words) = (team.view, team.words);
    let lang = view.lang;
    let shown = shown_by_document(team.form, found);
    let left = shown.len().saturating_sub(view.listed());
    let all: Vec<Html> = (shown.iter().take(view.listed()))
        .filter_map(|at| team.team.rows.get(*at))
        .map(|(month, place)| row::row(team, month, *place))
        .collect();
    let narrowed = team.is_narrowed();
    let rest = only_if(!narrowed, || markup! { {unread(team)}{missing(team)} });
    let name = |total: &Total| said::head(lang, &total_name(lang, total), &total.unit);
    let heads: Vec<Html> = others(team)
        .map(|(nth, total)| tools::sorter(team, "t-other", TeamSort::Total(nth), &name(total)))
        .collect();
    let cut = only_if(team.axis.low().raw() > 0, || {
        let low = Decimal::from_raw(team.axis.low().raw().saturating_mul(1_000));
        markup! { ", "{said_of_teams::cut(lang, &figure(low))} }
    });
    let grades = only_if(has_grades(team), || {
        markup! { <th class="t-grade" scope="col">{row::grades_name(team)}</th> }
    });
    markup! {
        <section class="team-list" aria-label={words.title}>
            <div class="team-tools">
                {tools::search(team, team.own.search)}
                {tools::groups(team)}
                {sorts(team)}
            </div>
            <table class="team-table">
                <thead>
                    <tr>
                        {tools::sorter(team, "t-place", TeamSort::Place, words.sort_place)}
                        {tools::sorter(team, "t-agent", TeamSort::Agent, words.agent)}
                        <th class="t-score" scope="col">{team.first().map(name).unwrap_or_default()}</th>
                        <th class="t-axis small" scope="col">{team.own.axis}{cut}</th>
                        {tools::sorter(team, "t-state", TeamSort::Open, words.state)}
                        {heads}
                        {grades}
                        <th class="t-cost" scope="col">{team.own.worst}</th>
                    </tr>
                </thead>
                <tbody>{all}{rest}</tbody>
            </table>
            {only_if(shown.is_empty() && !team.team.rows.is_empty(), || {
                markup! { <p class="hint">{words.nothing_found}</p> }
            })}
            {show_more(view, left)}
            {only_if(!team.team.rows.is_empty(), || markup! {
                <div class="team-foot-scale">{bar::scale(team.axis)}</div>
            })}
        </section>
    }
}

/// Whether there's a column of grades and of what is to be considered.
pub fn has_grades(team: &ByDocument<'_>) -> bool {
    let document = team.document();
    let mut lines = document.lines().into_iter();
    !document.grades.is_empty() || lines.any(|(_, line)| !line.considers.is_empty())
}

/// How many columns are seen.
pub fn columns(team: &ByDocument<'_>) -> usize {
    6 + others(team).count() + usize::from(has_grades(team))
}

/// In which order, where the heads of the columns aren't seen.
fn sorts(team: &ByDocument<'_>) -> Html {
    let words = team.words;
    let mut all = vec![
        (TeamSort::Place, words.sort_place.to_owned()),
        (TeamSort::Agent, words.sort_agent.to_owned()),
        (TeamSort::Open, words.sort_open.to_owned()),
    ];
    all.extend(
        others(team).map(|(nth, total)| (TeamSort::Total(nth), total_name(team.view.lang, total))),
    );
    tools::switches(
        team,
        "team-sorts",
        words.sorting,
        all,
        team.form.sort,
        TeamMsg::Sort,
    )
}

/// Those whose month can't be read.
fn unread(team: &ByDocument<'_>) -> Html {
    let rows = team.team.unread.iter().map(|agent| {
        let rest = markup! { <strong>{team.own.unread}</strong>" "<span class="small">{team.own.unread_why}</span> };
        let (_, name) = team.name(agent);
        unplaced(columns(team), hashed((&**agent, "unread")), team.link(agent), &name, rest)
    });
    let rows: Vec<Html> = rows.take(team.view.listed()).collect();
    Html::from_iter(rows)
}

/// Those of the roster who have no month.
fn missing(team: &ByDocument<'_>) -> Html {
    let view = team.view;
    let text = said::no_month(view.lang, &team.month_name());
    let import = view.on(Msg::Page(Page::Import));
    let rows = team.team.missing.iter().take(view.listed()).map(|member| {
        let own = view.own.is_none();
        let rest = markup! {
            <strong>{team.words.missing}</strong>" "<span class="small">{text.clone()}</span>" "
            {only_if(own, || button("link", view.words().import, import.clone()))}
        };
        let who = markup! { <bdi>{member.number.clone()}</bdi> };
        let key = hashed((&*member.number, "missing"));
        unplaced(columns(team), key, who, &member.name, rest)
    });
    let rows: Vec<Html> = rows.collect();
    match rows.is_empty() {
        true => none(),
        false => Html::from_iter(rows),
    }
}

/// What the column of grades is called where there are several, or none.
pub fn grades_word(team: &ByDocument<'_>) -> &'static str {
    match team.document().grades.is_empty() {
        true => team.words.considered,
        false => book_words(team.view.lang).grades,
    }
}
