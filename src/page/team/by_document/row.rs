//! An agent's line.

use yew::prelude::*;

use super::super::bar;
use super::{ByDocument, ends, points, table};
use crate::desk::team::TeamMsg;
use crate::locale::book::{self, figure, signed, word};
use crate::locale::book_csv::total_name;
use crate::locale::book_team as said;
use crate::locale::team::{UNPLACED, list};
use crate::page::dom::{hashed, markup, none, only_if};
use crate::page::parts::{certainty, odd_name};
use crate::plan::LineSheet;
use crate::team::{BookMonth, PlaceRange};

/// So many of the worst lines are named.
const NAMED: usize = 2;

/// The line.
pub fn row(team: &ByDocument<'_>, month: &BookMonth, place: Option<PlaceRange>) -> Html {
    let view = team.view;
    let lang = view.lang;
    let text = team.place(place);
    let said_place = said::place_said(lang, place, &text, team.team.places().len());
    let (shown, name) = team.name(&month.agent);
    let open = team.on(TeamMsg::Open(month.agent.clone()));
    let total = month.total(0);
    let range = total.map(|total| book::range(lang, total.range, ""));
    let settled = total.is_none_or(|total| total.range.is_settled());
    let axis = total.map_or_else(none, |total| {
        let said = range.clone().unwrap_or_default();
        bar::on(
            team.axis,
            points(total.headline),
            ends(total.range),
            &said,
            None,
        )
    });
    let (mark, state) = certainty(view, month.certainty);
    let others: Vec<Html> = table::others(team)
        .map(|(nth, total)| {
            let name = total_name(lang, total);
            let found = month.total(nth);
            let text = found.map_or_else(|| UNPLACED.to_owned(), |found| figure(found.headline));
            let open = found.filter(|found| !found.range.is_settled());
            let open = open.map_or_else(String::new, |found| book::range(lang, found.range, ""));
            markup! {
                <td class="t-other figure">
                    <span class="team-label small">{name}</span>{text}
                    <span class="small team-other-range">{open}</span>
                </td>
            }
        })
        .collect();
    let grades = only_if(table::has_grades(team), || {
        markup! { <td class="t-grade small">{graded(team, month)}</td> }
    });
    let count = said::open_in(lang, month);
    let gaps = gaps_said(team, month);
    markup! {
        <tr class="team-row" key={hashed(&month.agent)}>
            <td class="t-place figure">
                <span class="hidden">{said_place}</span>
                <span aria-hidden="true">{text}</span>
            </td>
            <th class="t-agent" scope="row">
                <button type="button" class="link" onclick={open}><bdi>{shown}</bdi></button>
                {only_if(!name.is_empty(), || markup! { <bdi class="small">{name.clone()}</bdi> })}
                {odd_name(view, &month.agent, [])}
            </th>
            <td class="t-score strong figure">{headline(month)}</td>
            <td class="t-axis">
                <span class="hidden">{range.clone().unwrap_or_default()}</span>
                {axis}
            </td>
            <td class="t-state small">
                <span class={mark} aria-hidden="true"/>{state}
                {only_if(!count.is_empty(), || markup! { <span class="team-open">{count.clone()}</span> })}
                {only_if(!gaps.is_empty(), || markup! { <span class="team-open">{gaps.clone()}</span> })}
            </td>
            <td class="t-range small figure" aria-hidden="true">
                {only_if(!settled, || markup! { {range.clone().unwrap_or_default()} })}
            </td>
            {others}
            {grades}
            <td class="t-cost">{worst(team, month)}</td>
        </tr>
    }
}

/// The months that don't count for an agent; nothing where all do.
pub fn gaps_said(team: &ByDocument<'_>, month: &BookMonth) -> String {
    let lang = team.view.lang;
    let gaps = month.over.as_ref().map(|over| &over.gaps);
    let gaps = gaps.filter(|gaps| !gaps.is_empty());
    gaps.map_or_else(String::new, |gaps| {
        said::without(lang, &said::gaps(lang, gaps))
    })
}

/// What the first total comes to.
pub fn headline(month: &BookMonth) -> String {
    month.headline().map_or_else(|| UNPLACED.to_owned(), figure)
}

/// The grades, and what is to be considered.
fn graded(team: &ByDocument<'_>, month: &BookMonth) -> Html {
    let grades = grades_said(team, month).into_iter();
    let grades = grades.map(|text| markup! { <span class="t-line">{text}</span> });
    let grades: Vec<Html> = grades.collect();
    let considered = considered_said(team, month);
    markup! {
        {grades}
        {only_if(!considered.is_empty(), || markup! {
            <span class="t-line">{team.words.considered}" "<span class="strong">{considered.clone()}</span></span>
        })}
    }
}

/// Each grade; by its name where there are several kinds.
pub fn grades_said(team: &ByDocument<'_>, month: &BookMonth) -> Vec<String> {
    let lang = team.view.lang;
    let all = &team.document().grades;
    let said = all.iter().filter_map(|grades| {
        let found = month.grades().iter().find(|found| found.id == grades.id)?;
        let text = book::grade(lang, grades, [found.grade, found.low, found.high]);
        Some(match (all.len(), word(lang, &grades.title)) {
            (1, _) | (_, "") => text,
            (_, title) => format!("{title} {text}"),
        })
    });
    said.collect()
}

/// What is to be considered.
pub fn considered_said(team: &ByDocument<'_>, month: &BookMonth) -> String {
    let lang = team.view.lang;
    let texts = month.considered.iter().map(|text| word(lang, text));
    let texts: Vec<String> = texts.map(str::to_owned).collect();
    list(lang, &texts)
}

/// The lines that are worst for the agent.
fn worst(team: &ByDocument<'_>, month: &BookMonth) -> Html {
    if month.sheet.is_none() {
        return markup! { <span class="why small">{team.own.unscored}</span> };
    }
    let lines = month.worst(&team.lines, &team.giving).into_iter();
    let lines = lines.take(NAMED).filter_map(|line| {
        let (number, title, amount) = line_said(team, line)?;
        let open = !line.range.is_settled();
        Some(markup! {
            <span class={if open { "t-line open" } else { "t-line" }}>
                <span class="row-number">{number}</span>" "{title}" "
                <strong class="figure">{amount}</strong>
            </span>
        })
    });
    let lines: Vec<Html> = lines.collect();
    match lines.is_empty() {
        true => markup! { <span class="small">{team.words.none}</span> },
        false => Html::from_iter(lines),
    }
}

/// A line's number, its title, and what it comes to; where nothing yet, what it may.
pub fn line_said(team: &ByDocument<'_>, found: &LineSheet) -> Option<(String, String, String)> {
    let lang = team.view.lang;
    let (_, line) = team.line(found.id)?;
    let amount = match found.headline.is_zero() && !found.range.is_settled() {
        true => book::range(lang, found.range, ""),
        false => signed(found.headline),
    };
    Some((
        line.number.to_string(),
        word(lang, &line.title).to_owned(),
        amount,
    ))
}

/// What the column of grades is called.
pub fn grades_name(team: &ByDocument<'_>) -> String {
    let lang = team.view.lang;
    match &team.document().grades[..] {
        [one] if !word(lang, &one.title).is_empty() => word(lang, &one.title).to_owned(),
        _ => table::grades_word(team).to_owned(),
    }
}
