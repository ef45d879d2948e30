//! What is to be said of an agent below their line, and of those who sent nothing.

use yew::prelude::*;

use super::{Team, sides, table};
use crate::calendar::Month;
use crate::desk::book::Shelf;
use crate::desk::team::TeamMsg;
use crate::desk::{Msg, Page};
use crate::locale;
use crate::locale::open::consequence_name;
use crate::locale::team as said;
use crate::locale::team_months as months_said;
use crate::page::dom::{hashed, markup, none, only_if};
use crate::page::parts::{button, triangle};
use crate::record::{Exam, Finding};
use crate::rulebook::Consequence;
use crate::team::Assessed;

/// What a file said that doesn't agree, by which rules it was scored, and an exam's place
/// that isn't the one by marks; of several months each month's, and which don't count.
pub fn of_row(team: &Team<'_>, row: &Assessed) -> Html {
    let (view, words) = (team.view, team.words);
    let claims = row.each().flat_map(|one| claims(team, one));
    let missing = row.over.as_ref().filter(|over| !over.missing.is_empty());
    let missing = missing.map(|over| {
        let text = months_said::missing(view.lang, &over.missing);
        markup! { <p class="small">{text}</p> }
    });
    let place = by_marks(team, row.agent()).filter(|_| row.over.is_none());
    let place = place.and_then(|by_marks| {
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
    let key = (row.agent().to_owned(), view.state.content.month);
    let both = team.compared.get(&key).filter(|_| team.is_month());
    let both = both.map(|both| sides::both(view, &key, both, false));
    let all: Vec<Html> = claims.chain(missing).chain(place).chain(both).collect();
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

/// What a month's file said that doesn't agree, and by which other rules it was scored.
fn claims(team: &Team<'_>, one: &Assessed) -> Vec<Html> {
    let (view, words) = (team.view, team.words);
    let Some(state) = &one.claim else {
        return Vec::new();
    };
    let said = |text: String| match team.is_month() {
        true => text,
        false => months_said::in_month(view.lang, one.record.month, &text),
    };
    let mismatch = state.mismatch.then(|| {
        // By the rules that made it, where they're here.
        let own = state
            .under_others
            .map_or(one.sheet.score, |(score, _)| score);
        let text = said(said::mismatch(view.lang, team.unit, state.claim.score, own));
        markup! {
            <p class="why">{triangle("triangle")}<strong>{words.mismatch}</strong>" "{text}</p>
        }
    });
    let others = state.other_rules.then(|| {
        let ours = state.under_others;
        let score = ours.map_or(state.claim.score, |(score, _)| score);
        let score = locale::points(team.unit, score);
        let print = state
            .claim
            .rules
            .map_or_else(String::new, |rules| rules.to_string());
        let text = said(said::by_others(
            view.lang,
            state.claim.effective,
            &print,
            &score,
            ours.is_some(),
        ));
        markup! { <p><strong>{words.other_rules}</strong>" "<span class="small">{text}</span></p> }
    });
    [mismatch, others].into_iter().flatten().collect()
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
        let text = sent_nothing(team, &member.number);
        let rest = markup! {
            <strong>{words.missing}</strong>" "<span class="small">{text}</span>" "
            {only_if(own, || button("link", view.words().import, import.clone()))}
        };
        let who = markup! { <bdi>{member.number.clone()}</bdi> };
        let key = hashed((&*member.number, "missing"));
        table::unplaced(table::columns(team), key, who, &member.name, rest)
    });
    Html::from_iter(rows.collect::<Vec<_>>())
}

/// That nothing was sent, and what is known all the same.
pub fn sent_nothing(team: &Team<'_>, number: &str) -> String {
    let lang = team.view.lang;
    if !team.is_month() {
        return said::sent_nothing(lang, &team.period_name(), None);
    }
    let place = by_marks(team, number).map(|place| place.rank);
    let month = locale::month_name(lang, team.view.state.content.month);
    said::sent_nothing(lang, month, place)
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
        let whose = named(team, |one| {
            let mut found = one.consequences.iter();
            found.any(|found| found.consequence == consequence)
        });
        if !whose.is_empty() {
            items.push(markup! {
                <li><span>{consequence_name(view.lang, consequence)}</span><span>{whose}</span></li>
            });
        }
    }
    let whose = named(team, |one| {
        let mut all = one.record.complaints.iter();
        all.any(|one| one.finding == Finding::Pending)
    });
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

/// Who has months that are such; of several it's said which.
fn named(team: &Team<'_>, is_such: impl Fn(&Assessed) -> bool) -> Vec<Html> {
    let lang = team.view.lang;
    let rows = team.rows().iter().filter_map(|(row, _)| {
        let months = row.each().filter(|one| is_such(one));
        let months: Vec<Month> = months.map(|one| one.record.month).collect();
        (!months.is_empty()).then_some((row, months))
    });
    let named = rows.map(|(row, months)| {
        let months = only_if(!team.is_month(), || {
            markup! { <span class="small">{months_said::names(lang, &months)}</span>" " }
        });
        markup! { {team.link(row.agent())}" "{months} }
    });
    named.collect()
}
