//! The official month beside the agent's own.

use yew::prelude::*;

use crate::desk::review::ReviewTab;
use crate::desk::state::Key;
use crate::desk::team::{IssueAs, TeamMsg};
use crate::desk::{BookMsg, RestMsg, ReviewMsg};
use crate::locale;
use crate::locale::sides::{self as said, side_words};
use crate::page::dom::{markup, none, only_if, when};
use crate::page::parts::{button, changes};
use crate::page::view::View;
use crate::record::Side;
use crate::team::Compared;

use super::Team;

/// Both scores and which counts; opened, fact by fact where they differ.
pub fn both(view: &View<'_>, key: &Key, both: &Compared, is_shown: bool) -> Html {
    let (lang, words) = (view.lang, side_words(view.lang));
    let unit = both.own.unit;
    let rulebook = view.state.rules().rulebook(both.own.ruled_in());
    let [own, official] = both.scores.map(|(score, range)| {
        let span = locale::net::result_span(lang, unit, rulebook.holds(), range);
        format!("{} ({span})", locale::points(unit, score))
    });
    let to = |side: Side, text: &str| {
        let msg = TeamMsg::Side(key.clone(), side);
        button("link", text, view.on(RestMsg::book(BookMsg::Team(msg))))
    };
    let counts = both.sides.counts;
    let is_open = both.own.closing().is_none();
    markup! {
        <details class="sides" open={when(is_shown, "")}>
            <summary>
                {said::both(lang, &official, &own, both.facts)}" "
                <span class="small">
                    {said::issued(lang, both.sides.issued.as_ref())}" "{said::counts(lang, counts)}
                </span>
            </summary>
            <p class="small">{words.differ}</p>
            {changes(view, &both.official, &both.own)}
            {only_if(is_open, || markup! {
                <p class="file-buttons">
                    {only_if(counts != Some(Side::Official), || to(Side::Official, words.use_official))}
                    {only_if(counts != Some(Side::Own), || to(Side::Own, words.use_own))}
                </p>
            })}
        </details>
    }
}

/// The same over the shown month: for the agent, once the official one is there; for whoever
/// opened it from the team.
pub fn of_month(view: &View<'_>) -> Html {
    let content = &view.state.content;
    let key = (content.agent.clone(), content.month);
    let trail = view.storage.acts.of(&key).filter(|_| view.own.is_none());
    let is_walked = view
        .team_form()
        .is_some_and(|form| form.walk.contains(&key.0));
    let Some(trail) = trail.filter(|trail| is_walked || trail.was_issued()) else {
        return none();
    };
    let record = view.state.record();
    let rulebook = view.state.rules().rulebook(record.ruled_in());
    let found = Compared::of(rulebook, record, trail, view.state.today);
    let to_review = only_if(trail.was_issued(), || {
        let go = view.on(RestMsg::review(ReviewMsg::Tab(ReviewTab::Own)));
        markup! { <p>{button("link", side_words(view.lang).review, go)}</p> }
    });
    if found.is_none() && !trail.was_issued() {
        return none();
    }
    let title = side_words(view.lang).title;
    let found = found.map_or_else(none, |found| both(view, &key, &found, true));
    markup! {
        <section class="sides-band" aria-label={title}>
            <h2 class="sides-title">{title}</h2>
            {found}
            {to_review}
        </section>
    }
}

/// How official months go out.
pub(super) fn issue(team: &Team<'_>) -> Html {
    let words = side_words(team.view.lang);
    markup! {
        <section class="form team-form" aria-label={words.issue}>
            <p class="form-head">{words.issue}</p>
            <p class="hint">{words.issue_hint}</p>
            <p class="acts">
                {button("filled", words.as_one, team.on(TeamMsg::Issue(IssueAs::One)))}
                {button("filled", words.as_each, team.on(TeamMsg::Issue(IssueAs::Each)))}
                {button("link", team.words.close, team.on(TeamMsg::Edit(None)))}
            </p>
        </section>
    }
}
