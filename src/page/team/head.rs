//! What the team's month is about, who sent what, and how the scores are spread.

use std::rc::Rc;

use yew::prelude::*;

use super::frame::Frame;
use super::{Team, bar, dots, period};
use crate::desk::team::TeamMsg;
use crate::locale::say;
use crate::locale::team as said;
use crate::locale::team_months as months_said;
use crate::locale::{self, Lang, open};
use crate::page::dom::{markup, none, only_if};
use crate::page::parts::{button, triangle};
use crate::rulebook::Fingerprint;
use crate::scoring::{Certainty, Open};
use crate::team::{Settles, certain, spread as spread_of};

/// The title, and what it rests on.
pub fn title(team: &Team<'_>) -> Html {
    let view = team.view;
    let rulebook = team.rulebook;
    let title = match team.is_month() {
        true => {
            let month = locale::month_name(view.lang, view.state.content.month);
            said::title(view.lang, month)
        }
        false => months_said::title(view.lang, &team.period_name()),
    };
    let rules = format!(
        "{} \u{b7} {} \u{b7} {}",
        view.lang.of(&rulebook.title),
        locale::month(view.lang, rulebook.effective),
        Fingerprint::of(rulebook)
    );
    markup! {
        <div class="team-head">
            <h2 class="page-title">{title}</h2>
            <span class="small team-rules">{rules}</span>
            {period::switch(team)}
        </div>
    }
}

/// Who sent something, who didn't, and what is odd.
pub fn strip(team: &Team<'_>) -> Html {
    let (view, words) = (team.view, team.words);
    let rows = team.rows();
    let missing = &team.team.missing;
    let mismatched = rows.iter().filter(|(row, _)| row.is_mismatch()).count();
    let others = rows.iter().filter(|(row, _)| row.is_by_others()).count();
    let considered = rows
        .iter()
        .filter(|(row, _)| !row.consequences.is_empty())
        .count();
    let item = |name: &str, figure: String| {
        markup! { <li>{name}" "<strong class="figure">{figure}</strong></li> }
    };
    let named = |names: Vec<String>| named(view.lang, names);
    let missing_names = missing.iter().map(|missing| missing.number.clone());
    let strangers = team.team.strangers.clone();
    markup! {
        <ul class="team-strip">
            {item(words.sent, team.sent())}
            {only_if(mismatched > 0, || markup! {
                <li class="why">{triangle("triangle")}{words.mismatch}" "<strong>{mismatched.to_string()}</strong></li>
            })}
            {only_if(others > 0, || item(words.other_rules, others.to_string()))}
            {only_if(!missing.is_empty(), || markup! {
                <li>
                    {words.missing}" "{named(missing_names.collect())}" "
                    {button("link", words.copy_missing, team.on(TeamMsg::CopyMissing))}
                </li>
            })}
            {only_if(!strangers.is_empty(), || markup! { <li>{words.strangers}" "{named(strangers)}</li> })}
            {only_if(considered > 0, || markup! {
                <li class="team-strip-end">{words.considered}" "{said::people(view.lang, considered)}</li>
            })}
        </ul>
    }
}

/// Names, and how many others there are.
pub fn named(lang: Lang, names: Vec<String>) -> Html {
    const NAMED: usize = 8;
    let left = names.len().saturating_sub(NAMED);
    let shown: Vec<String> = names.into_iter().take(NAMED).collect();
    let shown = said::list(lang, &shown);
    let more = only_if(left > 0, || markup! { " "{said::others(lang, left)} });
    markup! { <bdi class="strong">{shown}</bdi>{more} }
}

/// How the scores are spread, and what may be said of places.
pub fn spread(team: &Team<'_>) -> Html {
    let view = team.view;
    let rows = team.rows();
    let totals = team.team.totals();
    let scores = rows.iter().map(|(row, _)| row.sheet.score);
    let middle = spread_of(scores).map(|spread| said::middle(view.lang, spread, team.unit));
    let (mean, range) = said::mean(view.lang, totals, team.unit).unwrap_or_default();
    let bins = match rows.len() {
        0..=200 => 60,
        _ => 50,
    };
    let places = rows.iter().map(|(row, _)| {
        let class = match row.sheet.certainty {
            Certainty::Final => dots::FULL,
            Certainty::RestsOnAssumed => dots::HALF,
            Certainty::Provisional => dots::HOLLOW,
        };
        (team.axis.share(row.sheet.score), class)
    });
    markup! {
        <div class="team-spread">
            <div class="team-mean">
                <span class="small">{said::mean_of(view.lang, totals.count)}</span>
                <strong class="team-mean-figure">{mean}</strong>
                <span class="small figure">{range}</span>
            </div>
            <div class="team-dots-box">
                <p class="small team-middle">{middle.unwrap_or_default()}</p>
                {dots::dots("team-dots", bins, places)}
                {bar::scale(team.axis)}
            </div>
            <div class="team-legend">
                {legends(team)}
                {claims(team)}
            </div>
        </div>
    }
}

/// What the dots are.
pub fn legends(team: &Frame<'_>) -> Html {
    let words = team.view.words();
    markup! {
        <p class="small">
            {team.words.dots}" "
            {legend("final", words.final_)}
            {legend("assumptions", words.rests_on_assumed)}
            {legend("provisional", words.provisional)}
        </p>
    }
}

fn legend(class: &str, text: &'static str) -> Html {
    markup! {
        <span class="team-key"><span class={format!("dot-mark {class}")} aria-hidden="true"/>{text}</span>
    }
}

/// How many places are certain, and what would settle more.
fn claims(team: &Team<'_>) -> Html {
    let view = team.view;
    let rows = team.rows();
    let rests_on = period::rests_on(team);
    if let Some(width) = team.width {
        return markup! { {rests_on}<p>{said::wide(view.lang, width, team.unit)}</p> };
    }
    let places: Vec<_> = rows.iter().map(|(_, place)| *place).collect();
    let sure = certain(&places);
    let may_ask = team.is_month() && sure < rows.len() && rows.len() <= 60;
    let ask = only_if(may_ask, || {
        button("link", team.words.settle, team.on(TeamMsg::Settle))
    });
    // What was worked out of other months says nothing of these.
    let found = team.form.settles.as_ref();
    let found = found.filter(|(of, _)| Rc::ptr_eq(of, &team.team));
    let found = found.map_or_else(none, |(_, steps)| settling(team, steps));
    markup! {
        <div role="status">
            {rests_on}
            {only_if(!rows.is_empty(), || {
                markup! { <p>{said::certain(view.lang, sure, rows.len())}" "{ask}</p> }
            })}
            {found}
        </div>
    }
}

fn settling(team: &Team<'_>, steps: &[Settles]) -> Html {
    if steps.is_empty() {
        return markup! { <p>{team.words.settles_nothing}</p> };
    }
    let lang = team.view.lang;
    let items = steps.iter().map(|step| {
        let what = match step.what {
            (Some(at), Open::Fact(fact)) => {
                let Some((row, _)) = team.rows().get(at) else {
                    return none();
                };
                let what = open::open_title(lang, team.rulebook, &row.record, Open::Fact(fact));
                said::fact_of(lang, row.agent(), &what)
            }
            (_, what) => {
                let Some((row, _)) = team.rows().first() else {
                    return none();
                };
                open::open_title(lang, team.rulebook, &row.record, what)
            }
        };
        markup! { <li>{what}" "<strong>{said::then_certain(lang, step.certain)}</strong></li> }
    });
    let items: Vec<Html> = items.collect();
    markup! { <ol class="team-settles">{items}</ol> }
}

/// What a line is about, and its clause's number.
pub fn line_name(team: &Team<'_>, line: &crate::scoring::Line) -> (String, String) {
    let part = team.rulebook.part(line.part);
    let number = part.map_or("", |(_, clause, _)| &clause.number).to_owned();
    (
        number,
        say::short_title(team.view.lang, team.rulebook, line),
    )
}
