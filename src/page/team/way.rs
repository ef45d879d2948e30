//! The way back to the team over a month that was opened from there.

use yew::prelude::*;

use super::super::dom::{markup, none, only_if};
use super::{review_awaits, sides};
use crate::desk::team::TeamMsg;
use crate::desk::{BookMsg, Msg, Page, RestMsg};
use crate::locale::team::team_words;
use crate::page::parts::button;
use crate::page::view::View;

/// Back, and to the agents before and after in the team's list, where the month was opened
/// from there; then what the other side has of it.
pub fn way(view: &View<'_>) -> Html {
    markup! { {back(view)}{review_awaits(view)}{sides::of_month(view)} }
}

/// The way back alone.
pub fn back(view: &View<'_>) -> Html {
    let Some(form) = view.team_form() else {
        return none();
    };
    let agent = &view.state.content.agent;
    let Some(at) = form.walk.iter().position(|own| own == agent) else {
        return none();
    };
    let words = team_words(view.lang);
    let walk = |on: bool, text: &str| {
        button(
            "link",
            text,
            view.on(RestMsg::book(BookMsg::Team(TeamMsg::Walk(on)))),
        )
    };
    markup! {
        <nav class="team-way" aria-label={words.title}>
            {button("link", words.back, view.on(Msg::Page(Page::Team)))}
            <span class="team-walk">
                {only_if(at > 0, || walk(false, words.previous))}
                {only_if(at + 1 < form.walk.len(), || walk(true, words.next))}
            </span>
        </nav>
    }
}
