//! The team's month, quarter or year by a document on paper: A4 across, signatures at the end.

use yew::prelude::*;

use super::super::bar;
use super::{ByDocument, costs, ends, months, points, row, table};
use crate::language::Total;
use crate::locale::book::{figure, signed, word};
use crate::locale::book_csv::total_name;
use crate::locale::book_kept::{edition, kept_words};
use crate::locale::book_team as said;
use crate::locale::team::{UNPLACED, list, people};
use crate::locale::team_months::team_months_words;
use crate::page::dom::{markup, none, only_if};
use crate::page::parts::{certainty, paper_foot};
use crate::page::view::View;
use crate::team::{BookMonth, PlaceRange};

/// So many lines are listed below the table.
const COSTS: usize = 6;

/// All of it.
pub fn paper(view: &View<'_>) -> Html {
    let found = view.book_team();
    let Some(team) = found.as_ref().and_then(|found| ByDocument::of(view, found)) else {
        return none();
    };
    let team = &team;
    let (lang, words) = (view.lang, team.words);
    let fact = |name: &str, text: String| markup! { <div><dt>{name}</dt><dd>{text}</dd></div> };
    let name = |total: &Total| said::head(lang, &total_name(lang, total), &total.unit);
    let heads: Vec<Html> = table::others(team)
        .map(|(_, total)| markup! { <th class="right">{name(total)}</th> })
        .collect();
    let body: Vec<Html> = (team.team.rows.iter())
        .map(|(month, place)| line(team, month, *place))
        .collect();
    let without = |agent: &str, name: &str, why: String| {
        markup! {
            <tr>
                <td>{UNPLACED}</td>
                <td><bdi>{agent.to_owned()}</bdi>" "<bdi>{name.to_owned()}</bdi></td>
                <td class="right">{UNPLACED}</td>
                <td class="t-axis"><span class="team-nothing"/></td>
                <td colspan={(2 + table::others(team).count()).to_string()}>{why}</td>
            </tr>
        }
    };
    let unread = team.team.unread.iter().map(|agent| {
        let (shown, name) = team.name(agent);
        without(&shown, &name, team.own.unread.to_owned())
    });
    let missing = team.team.missing.iter().map(|member| {
        let why = format!(
            "{} {}",
            words.missing,
            said::no_month(lang, &team.month_name())
        );
        without(&member.number, &member.name, why)
    });
    let rest: Vec<Html> = unread.chain(missing).collect();
    let signs = words
        .paper_signs
        .iter()
        .map(|sign| markup! { <span>{*sign}</span> });
    let signs: Vec<Html> = signs.collect();
    let when = match team.is_month() {
        true => words.paper_month,
        false => team_months_words(lang).period,
    };
    markup! {
        <section class="paper paper-team" aria-hidden="true">
            <h1 class="paper-title">{words.paper_title}</h1>
            <dl class="paper-head">
                {fact(when, team.period_name())}
                {fact(words.paper_rules, word(lang, &team.document().title).to_owned())}
                {fact(kept_words(lang).edition, edition(lang, &team.volume))}
                {fact(words.sent, team.sent())}
            </dl>
            <table class="paper-team-table">
                <thead>
                    <tr>
                        <th>{words.sort_place}</th>
                        <th>{words.agent}</th>
                        <th class="right">{team.first().map(name).unwrap_or_default()}</th>
                        <th class="t-axis">{bar::scale(team.axis)}</th>
                        <th>{words.state}</th>
                        {heads}
                        <th>{words.paper_points}</th>
                    </tr>
                </thead>
                <tbody>{body}{rest}</tbody>
            </table>
            {months::paper(team)}
            <div class="paper-team-end">
                <div class="paper-team-below">
                    {dearest(team)}
                    <div>
                        <h3 class="strong">{words.paper_how}</h3>
                        <p>{team.own.paper_legend}</p>
                    </div>
                </div>
                <div class="paper-sign">{signs}</div>
                {paper_foot(view)}
            </div>
        </section>
    }
}

fn line(team: &ByDocument<'_>, month: &BookMonth, place: Option<PlaceRange>) -> Html {
    let (mark, state) = certainty(team.view, month.certainty);
    let (shown, name) = team.name(&month.agent);
    let axis = month.total(0).map_or_else(none, |total| {
        bar::on(
            team.axis,
            points(total.headline),
            ends(total.range),
            "",
            None,
        )
    });
    let others: Vec<Html> = table::others(team)
        .map(|(nth, _)| {
            let found = month.total(nth);
            let text = found.map_or_else(|| UNPLACED.to_owned(), |found| figure(found.headline));
            markup! { <td class="right">{text}</td> }
        })
        .collect();
    markup! {
        <tr>
            <td>{team.place(place)}</td>
            <td class="strong"><bdi>{shown}</bdi>" "<bdi class="small">{name}</bdi></td>
            <td class="right strong">{row::headline(month)}</td>
            <td class="t-axis">{axis}</td>
            <td><span class={mark}/>{state}</td>
            {others}
            <td class="paper-points">{to_note(team, month)}</td>
        </tr>
    }
}

/// What is to be noted of an agent, in short.
fn to_note(team: &ByDocument<'_>, month: &BookMonth) -> String {
    let lang = team.view.lang;
    if month.sheet.is_none() {
        return team.own.unscored.to_owned();
    }
    let mut all = row::grades_said(team, month);
    let worst = month.worst(&team.lines, &team.giving).into_iter().next();
    if let Some((number, title, amount)) = worst.and_then(|line| row::line_said(team, line)) {
        all.push(format!("{number} {title} {amount}").trim_start().to_owned());
    }
    let considered = row::considered_said(team, month);
    if !considered.is_empty() {
        all.push(format!("{} {considered}", team.words.considered));
    }
    let gaps = row::gaps_said(team, month);
    let open = [said::open_in(lang, month), gaps].into_iter();
    all.extend(open.filter(|text| !text.is_empty()));
    list(lang, &all)
}

/// What of the first total took most, below the table.
fn dearest(team: &ByDocument<'_>) -> Html {
    let lang = team.view.lang;
    let all = team.first().map(|total| costs::of(team, total, false));
    let all = all.unwrap_or_default().into_iter();
    let items = all
        .filter(|cost| !cost.sum.is_zero())
        .take(COSTS)
        .filter_map(|cost| {
            let (_, line) = team.line(cost.of)?;
            Some(markup! {
                <li>
                    <span class="small">{line.number.to_string()}</span>
                    <span>{word(lang, &line.title)}</span>
                    <span>{people(lang, cost.each.len())}</span>
                    <strong>{signed(cost.sum)}</strong>
                </li>
            })
        });
    let items: Vec<Html> = items.collect();
    only_if(!items.is_empty(), || {
        markup! {
            <div>
                <h3 class="strong">{team.own.taken}</h3>
                <ul class="paper-team-costs">{items}</ul>
            </div>
        }
    })
}
