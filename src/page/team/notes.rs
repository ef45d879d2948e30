//! What is to be said of an agent below their line, and of those who sent nothing.

use yew::prelude::*;

use super::{Team, sides, table};
use crate::desk::book::Shelf;
use crate::desk::team::TeamMsg;
use crate::desk::{Msg, Page};
use crate::locale;
use crate::locale::open::consequence_name;
use crate::locale::team as said;
use crate::page::dom::{hashed, markup, none, only_if};
use crate::page::parts::{button, triangle};
use crate::record::{Exam, Finding};
use crate::rulebook::Consequence;
use crate::team::Assessed;

/// What a file said that doesn't agree, by which rules it was scored, and an exam's place
/// that isn't the one by marks.
pub fn of_row(team: &Team<'_>, row: &Assessed) -> Html {
    let (view, words) = (team.view, team.words);
    let claim = row.claim.as_ref();
    let mismatch = claim.filter(|state| state.mismatch).map(|state| {
        // By the rules that made it, where they're here.
        let own = state
            .under_others
            .map_or(row.sheet.score, |(score, _)| score);
        let text = said::mismatch(view.lang, team.unit, state.claim.score, own);
        markup! {
            <p class="why">{triangle("triangle")}<strong>{words.mismatch}</strong>" "{text}</p>
        }
    });
    let others = claim.filter(|state| state.other_rules).map(|state| {
        let ours = state.under_others;
        let score = ours.map_or(state.claim.score, |(score, _)| score);
        let score = locale::points(team.unit, score);
        let print = state
            .claim
            .rules
            .map_or_else(String::new, |rules| rules.to_string());
        let text = said::by_others(
            view.lang,
            state.claim.effective,
            &print,
            &score,
            ours.is_some(),
        );
        markup! { <p><strong>{words.other_rules}</strong>" "<span class="small">{text}</span></p> }
    });
    let place = by_marks(team, row.agent()).and_then(|by_marks| {
        let own = match row.record.exam {
            Exam::Placed(own) if own == by_marks => return None,
            Exam::Placed(own) => Some(own.rank),
            Exam::Unknown | Exam::None => None,
        };
        let text = said::other_place(view.lang, own, by_marks.rank);
        let to = team.on(TeamMsg::Place(row.agent().to_owned()));
        let is_open = row.record.closing().is_none();
        Some(markup! {
            <p>
                <span class="small">{text}</span>" "
                {only_if(is_open, || button("link", words.use_place, to))}
            </p>
        })
    });
    let month = view.state.content.month;
    let both = team.compared.get(row.agent());
    let both = both.map(|both| sides::both(view, &(row.agent().to_owned(), month), both));
    let all: Vec<Html> = [mismatch, others, place, both]
        .into_iter()
        .flatten()
        .collect();
    if all.is_empty() {
        return none();
    }
    let class = match row.is_mismatch() {
        true => "team-note mismatch",
        false => "team-note",
    };
    markup! {
        <tr class={class} key={hashed((row.agent(), "note"))}>
            <td colspan={table::columns(team).to_string()}>{all}</td>
        </tr>
    }
}

/// Somebody's place by the marks of the month's exam.
pub fn by_marks(team: &Team<'_>, agent: &str) -> Option<crate::record::Place> {
    let shelf = Shelf::of(&team.view.state.content.books);
    let marks = shelf.marks(team.view.state.content.month)?;
    let at = crate::desk::team::mark_of(marks, &team.roster, agent)?;
    marks.places().get(at).copied()
}

/// Those who are in the roster and sent nothing.
pub fn missing(team: &Team<'_>) -> Html {
    let (view, words) = (team.view, team.words);
    let import = view.on(Msg::Page(Page::Import));
    let own = view.own.is_none();
    let shown = team.team.missing.iter().take(view.listed());
    let rows = shown.filter(|missing| {
        team.form
            .group
            .as_ref()
            .is_none_or(|group| missing.group == *group)
    });
    let rows = rows.map(|member| {
        let place = by_marks(team, &member.number).map(|place| place.rank);
        let month = locale::month_name(view.lang, view.state.content.month);
        let text = said::sent_nothing(view.lang, month, place);
        markup! {
            <tr class="team-row team-missing" key={hashed((&*member.number, "missing"))}>
                <td class="t-place">{said::UNPLACED}</td>
                <th class="t-agent" scope="row">
                    <bdi>{member.number.clone()}</bdi>
                    {only_if(!member.name.is_empty(), || markup! { <bdi class="small">{member.name.clone()}</bdi> })}
                </th>
                <td class="t-score">{said::UNPLACED}</td>
                <td class="t-axis"><span class="team-nothing" aria-hidden="true"/></td>
                <td class="t-rest" colspan={(table::columns(team) - 4).to_string()}>
                    <strong>{words.missing}</strong>" "<span class="small">{text}</span>" "
                    {only_if(own, || button("link", view.words().import, import.clone()))}
                </td>
            </tr>
        }
    });
    Html::from_iter(rows.collect::<Vec<_>>())
}

/// What is put up for consideration, and by whose months.
pub fn considered(team: &Team<'_>) -> Html {
    let (view, words) = (team.view, team.words);
    const ALL: [Consequence; 5] = [
        Consequence::Talk,
        Consequence::Improvement,
        Consequence::Retraining,
        Consequence::Suspension,
        Consequence::Leave,
    ];
    let mut items: Vec<Html> = Vec::new();
    for consequence in ALL {
        let of = |row: &Assessed| {
            row.consequences
                .iter()
                .any(|found| found.consequence == consequence)
        };
        let whose: Vec<Html> = (team.rows().iter())
            .filter(|(row, _)| of(row))
            .map(|(row, _)| markup! { {team.link(row.agent())}" " })
            .collect();
        if !whose.is_empty() {
            items.push(markup! {
                <li><span>{consequence_name(view.lang, consequence)}</span><span>{whose}</span></li>
            });
        }
    }
    let pending = |row: &Assessed| {
        row.record
            .complaints
            .iter()
            .any(|one| one.finding == Finding::Pending)
    };
    let whose: Vec<Html> = (team.rows().iter())
        .filter(|(row, _)| pending(row))
        .map(|(row, _)| markup! { {team.link(row.agent())}" " })
        .collect();
    if !whose.is_empty() {
        items.push(markup! {
            <li>
                <span>{words.investigated}</span>
                <span>{whose}<span class="small">{words.investigated_note}</span></span>
            </li>
        });
    }
    only_if(!items.is_empty(), || {
        markup! {
            <section class="block">
                <h3 class="block-head">
                    <span class="block-title">{words.considered}</span>
                    <span class="block-note">{words.considered_note}</span>
                </h3>
                <ul class="team-considered">{items}</ul>
            </section>
        }
    })
}
