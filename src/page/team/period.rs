//! Months together: the switch, what the scores rest on, and what differs from a month's table.

use yew::prelude::*;

use super::frame::Frame;
use super::{Team, table, tools};
use crate::desk::Msg;
use crate::desk::state::Action;
use crate::desk::team::TeamMsg;
use crate::locale::team as said;
use crate::locale::team_months::{
    missing_note, months_below, rests_on as rests_on_said, team_months_words, uncounted as none_of,
};
use crate::number::Points;
use crate::page::dom::{hashed, markup, none, only_if, t};
use crate::rulebook::Measure;
use crate::team::{Assessed, Period, Totals};

/// Month, quarter or year, and the ones before and after.
pub fn switch(team: &Frame<'_>) -> Html {
    let words = team_months_words(team.view.lang);
    let all = [
        (Period::Month, words.month),
        (Period::Quarter, words.quarter),
        (Period::Year, words.year),
    ];
    let period = team.form.period;
    let month = team.view.state.content.month;
    let turn = |by: i32, sign: &'static str, label: &'static str| {
        let to = month.plus(by * i32::from(period.length()));
        let go = team.view.on(Msg::Act(Action::Go(to)));
        markup! {
            <button type="button" class="quiet" aria-label={t(label.to_owned())} onclick={go}>{sign}</button>
        }
    };
    markup! {
        <span class="team-period">
            {tools::switches(team, "team-periods", words.period, all, period, TeamMsg::Period)}
            {only_if(period != Period::Month, || markup! {
                <span class="year-nav">
                    {turn(-1, "\u{2039}", words.earlier)}
                    {turn(1, "\u{203a}", words.later)}
                </span>
            })}
        </span>
    }
}

/// What the scores rest on; nothing for a month.
pub fn rests_on(team: &Team<'_>) -> Html {
    let Some(of) = &team.team.together else {
        return none();
    };
    let lang = team.view.lang;
    let text = rests_on_said(lang, of, usize::from(team.form.period.length()));
    let missing = |row: &Assessed| row.over.as_ref().is_some_and(|of| !of.missing.is_empty());
    let is_missing = team.rows().iter().any(|(row, _)| missing(row));
    markup! {
        <p>{text}</p>
        {only_if(is_missing, || markup! { <p>{missing_note(lang)}</p> })}
    }
}

/// What stands in the foot: the mean's name, the mean, its range.
pub fn mean(team: &Team<'_>, totals: Totals) -> (&'static str, Points, String) {
    let lang = team.view.lang;
    let (_, range) = said::mean(lang, totals, team.unit).unwrap_or_default();
    let mean = totals.mean(totals.score).unwrap_or_default();
    (team_months_words(lang).mean, mean, range)
}

/// What the figures below the measures are.
pub fn below_target(team: &Team<'_>) -> &'static str {
    match team.is_month() {
        true => team.words.below_target,
        false => team_months_words(team.view.lang).below_target,
    }
}

/// In how many months a measure is below its target, and in how many it's known.
fn below(row: &Assessed, measure: &Measure) -> (usize, usize) {
    let known = row
        .counted()
        .filter_map(|one| super::rows::share(one, measure));
    let known = known.map(|(_, is_short)| is_short);
    known.fold((0, 0), |(below, all), is_short| {
        (below + usize::from(is_short), all + 1)
    })
}

/// A measure over months.
pub fn measure_cell(team: &Team<'_>, row: &Assessed, measure: &Measure) -> Html {
    let (below, of) = below(row, measure);
    if of == 0 {
        return markup! { <td class="t-m"/> };
    }
    let text = months_below(team.view.lang, below, of);
    let class = if below > 0 {
        "strong figure"
    } else {
        "small figure"
    };
    markup! {
        <td class="t-m" title={text.clone()}>
            <span class="hidden">{text}</span>
            <span class={class} aria-hidden="true">{format!("{below}/{of}")}</span>
        </td>
    }
}

/// The same on paper.
pub fn measure_paper(row: &Assessed, measure: &Measure) -> Html {
    let (below, of) = below(row, measure);
    let text = if of == 0 {
        String::new()
    } else {
        format!("{below}/{of}")
    };
    let class = if below > 0 { "right strong" } else { "right" };
    markup! { <td class={class}>{text}</td> }
}

/// Those of whom no month counts yet.
pub fn uncounted(team: &Team<'_>) -> Html {
    let lang = team.view.lang;
    let all = team.team.together.iter().flat_map(|of| &of.uncounted);
    let rows = all.take(team.view.listed()).map(|(agent, months)| {
        let rest = markup! {
            <strong>{team_months_words(lang).uncounted}</strong>" "<span class="small">{none_of(lang, months)}</span>
        };
        let (_, name) = team.name(agent);
        table::unplaced(table::columns(team), hashed((&**agent, "uncounted")), team.link(agent), &name, rest)
    });
    Html::from_iter(rows.collect::<Vec<_>>())
}
