//! What the team's month by a document is about, who sent something, what may be said of
//! places.

use yew::prelude::*;

use super::super::{bar, dots, head, period};
use super::{ByDocument, points};
use crate::desk::team::TeamMsg;
use crate::locale::book::{self, figure, is_beyond, short, with_unit, word};
use crate::locale::book_csv::total_name;
use crate::locale::book_kept::edition;
use crate::locale::book_team as said;
use crate::locale::team as said_of_teams;
use crate::locale::team_months as months_said;
use crate::number::{Decimal, Points, Range};
use crate::page::dom::{markup, none, only_if};
use crate::page::parts::button;
use crate::scoring::Certainty;
use crate::team::{certain, spread as spread_of};

/// So many of what is open in most months are named.
const OPEN: usize = 3;

/// The title, and what it rests on.
pub fn title(team: &ByDocument<'_>) -> Html {
    let lang = team.view.lang;
    let title = match team.is_month() {
        true => said_of_teams::title(lang, &team.month_name()),
        false => months_said::title(lang, &team.period_name()),
    };
    let document = word(lang, &team.document().title);
    let rules = format!("{document} \u{b7} {}", edition(lang, &team.volume));
    markup! {
        <div class="team-head">
            <h2 class="page-title">{title}</h2>
            <span class="small team-rules">{rules}</span>
            {period::switch(team)}
        </div>
    }
}

/// Who sent something, who didn't, and what is odd.
pub fn strip(team: &ByDocument<'_>) -> Html {
    let (lang, words) = (team.view.lang, team.words);
    let all = &team.team;
    let missing = all.missing.iter().map(|member| member.number.clone());
    let considered = all
        .rows
        .iter()
        .filter(|(row, _)| !row.considered.is_empty());
    let considered = considered.count();
    let answers = all.rows.iter().filter(|(row, _)| row.answers > 0).count();
    let list = |name: &str, names: Vec<String>| {
        only_if(!names.is_empty(), || {
            markup! { <li>{name}" "{head::named(lang, names)}</li> }
        })
    };
    markup! {
        <ul class="team-strip">
            <li>{words.sent}" "<strong class="figure">{team.sent()}</strong></li>
            {only_if(!all.missing.is_empty(), || markup! {
                <li>
                    {words.missing}" "{head::named(lang, missing.collect())}" "
                    {button("link", words.copy_missing, team.on(TeamMsg::CopyMissing))}
                </li>
            })}
            {list(words.strangers, all.strangers.clone())}
            {list(team.own.unread, all.unread.clone())}
            {only_if(answers > 0, || markup! { <li>{said::answers(lang, answers)}</li> })}
            {only_if(considered > 0, || markup! {
                <li class="team-strip-end">{words.considered}" "{said_of_teams::people(lang, considered)}</li>
            })}
        </ul>
    }
}

/// How the first total is spread, and what may be said of places.
pub fn spread(team: &ByDocument<'_>) -> Html {
    let view = team.view;
    let lang = view.lang;
    let unit = team.first().map_or("", |total| &*total.unit);
    let mean = team.team.mean(0);
    // What nothing bounds has no mean.
    let is_bounded = |total: crate::plan::TotalSheet| {
        !is_beyond(total.range.low) && !is_beyond(total.range.high)
    };
    let bounded = team.team.totals(0).all(is_bounded);
    // What can be nothing else isn't said twice.
    let range = mean.filter(|(_, range)| bounded && range.low != range.high);
    let range = range.map_or_else(String::new, |(_, range)| book::range(lang, range, ""));
    let mean = mean.map_or_else(String::new, |(mean, _)| with_unit(&figure(mean), unit));
    let count = team.team.totals(0).count();
    let middle = spread_of(team.team.totals(0).map(|total| points(total.headline)));
    let middle = middle.map(|spread| {
        let whole = |at: Points| Decimal::from_raw(at.raw().saturating_mul(1_000));
        let half = Range {
            low: whole(spread.middle.low),
            high: whole(spread.middle.high),
        };
        let half = book::range(lang, half, "");
        said_of_teams::middle_said(lang, &half, &short(whole(spread.median)))
    });
    let places = team.team.rows.iter().filter_map(|(row, _)| {
        let class = match row.certainty {
            Certainty::Final => dots::FULL,
            Certainty::RestsOnAssumed => dots::HALF,
            Certainty::Provisional => dots::HOLLOW,
        };
        Some((team.axis.share(points(row.headline()?)), class))
    });
    let bins = if team.team.rows.len() <= 200 { 60 } else { 50 };
    markup! {
        <div class="team-spread">
            <div class="team-mean">
                <span class="small">{said_of_teams::mean_of(lang, count)}</span>
                <strong class="team-mean-figure">{mean}</strong>
                <span class="small figure">{range}</span>
            </div>
            <div class="team-dots-box">
                <p class="small team-middle">{middle.unwrap_or_default()}</p>
                {dots::dots("team-dots", bins, places)}
                {bar::scale(team.axis)}
            </div>
            <div class="team-legend">
                {head::legends(team)}
                {claims(team)}
            </div>
        </div>
    }
}

/// What months together rest on; nothing for a month.
fn rests_on(team: &ByDocument<'_>) -> Html {
    let Some(of) = &team.team.together else {
        return none();
    };
    let lang = team.view.lang;
    let length = usize::from(team.form.period.length());
    let overs = team
        .team
        .rows
        .iter()
        .filter_map(|(row, _)| row.over.as_ref());
    let mut gaps = overs.map(|over| &over.gaps);
    markup! {
        <p>{said::rests_on(lang, team.document(), of, length)}</p>
        {only_if(gaps.any(|gaps| !gaps.is_empty()), || {
            markup! { <p>{months_said::missing_note(lang)}</p> }
        })}
    }
}

/// How many places are certain, by what, and what is open in most months.
fn claims(team: &ByDocument<'_>) -> Html {
    let lang = team.view.lang;
    let places = team.team.places();
    let sure = certain(&places);
    let text = match team.says_nothing {
        true => said::no_order(lang, places.len()),
        false => said_of_teams::certain(lang, sure, places.len()),
    };
    let any = team.team.rows.iter().any(|(row, _)| row.sheet.is_some());
    let by = team.first().map(|total| {
        let name = said::head(lang, &total_name(lang, total), &total.unit);
        said::placed_by(lang, &name)
    });
    let open = team.team.open.get(..team.team.open.len().min(OPEN));
    let open = open.filter(|open| sure < places.len() && !open.is_empty());
    let open = open.map(|open| said::open_most(lang, team.document(), open));
    markup! {
        <div role="status">
            {rests_on(team)}
            {only_if(any && places.is_empty(), || markup! { <p>{team.own.unranked}</p> })}
            {only_if(!places.is_empty(), || markup! { <p>{by.unwrap_or_default()}{text}</p> })}
            {open.map_or_else(Html::default, |open| markup! { <p>{open}</p> })}
        </div>
    }
}
