//! Months by the shown document, given out as the official ones.

use yew::prelude::*;

use super::{Review, fields, section, sent};
use crate::desk::Outward;
use crate::desk::review::{GiveOutAs, Outgoing, ReviewMsg};
use crate::locale;
use crate::page::dom::{markup, none, only_if};
use crate::page::parts::button;

/// The ways to do it; nothing by a bundled rulebook, whose months the team's page gives out.
pub fn give_out(of: &Review<'_>) -> Html {
    let (lang, team) = (of.view.lang, of.team);
    let Some((id, found)) = of.key.document.zip(of.view.team_review()) else {
        return none();
    };
    if found.seen.is_empty() || of.view.own.is_some() {
        return none();
    }
    let agents: Vec<String> = found.seen.iter().map(|it| it.agent.clone()).collect();
    let to = of.form.give_out_to.clone().filter(|to| agents.contains(to));
    let names = agents
        .iter()
        .map(|agent| locale::name(lang, agent).into_owned());
    let mut options = vec![team.everybody.to_owned()];
    options.extend(names);
    let chosen = to
        .as_ref()
        .and_then(|to| agents.iter().position(|it| it == to));
    let send = of.view.send.clone();
    let choose = Callback::from(move |at: usize| {
        let agent = at.checked_sub(1).and_then(|at| agents.get(at)).cloned();
        send.emit(crate::desk::RestMsg::review(ReviewMsg::GiveOutTo(agent)).into());
    });
    let way = |by| ReviewMsg::GiveOut(to.clone(), by);
    let one = |by| of.on(way(GiveOutAs::One(by)));
    let what = Outgoing::Issued(of.key.month, id, to.clone());
    let inside = markup! {
        <p class="hint">{team.give_out_hint}</p>
        {fields::select(
            "give-out-to",
            team.give_out_to,
            &options,
            Some(chosen.map_or(0, |at| at + 1)),
            None,
            choose,
        )}
        <p class="file-buttons">
            {button("outlined", team.as_one, one(Outward::File))}
            {only_if(to.is_none(), || button("outlined", team.as_each, of.on(way(GiveOutAs::Each))))}
            {only_if(to.is_some(), || markup! {
                {button("link", of.words.link, one(Outward::Link))}
                {button("link", of.words.qr, one(Outward::Code))}
            })}
        </p>
        {sent::done(of, &what)}
    };
    section("give-out", team.give_out, none(), inside)
}
