//! What awaits the shown agent: one strip over the score. What comes over the rows would
//! move them under the hand.

use yew::prelude::*;

use super::button;
use crate::desk::{Awaited, ExportMsg, FeedMsg, RestMsg};
use crate::locale::awaits::{await_words, due, follow_ups, more};
use crate::page::dom::{all, markup, none, only_if};
use crate::page::view::View;

/// So many things are named.
const NAMED: usize = 3;

/// The strip; none where nothing awaits. Over it the way back to the team's page.
pub fn awaits(view: &View<'_>) -> Html {
    let way = view
        .fourth
        .map_or_else(none, |chunk| (chunk.team_way)(view));
    all(vec![way, strip(view)])
}

fn strip(view: &View<'_>) -> Html {
    let (awaited, calls) = (view.awaited(), view.follow_ups());
    if awaited.is_empty() && calls == 0 {
        return none();
    }
    let words = await_words(view.lang);
    let mut items: Vec<Html> = awaited
        .iter()
        .take(NAMED)
        .map(|one| item(view, one))
        .collect();
    let left = awaited.len().saturating_sub(NAMED);
    items.push(only_if(left > 0, || {
        markup! { <li>{more(view.lang, left)}</li> }
    }));
    items.push(only_if(calls > 0, || {
        let text = follow_ups(view.lang, calls);
        markup! { <li>{button("link", &text, view.follow(FeedMsg::FollowUps))}</li> }
    }));
    // The example goes nowhere.
    let ahead = view.own.is_none() && awaited.iter().any(|one| one.by >= view.state.today);
    let save = view.on(RestMsg::Export(ExportMsg::Calendar));
    let said = view.export.in_calendar(view.lang).unwrap_or_default();
    markup! {
        <section class="awaits" aria-label={words.title}>
            <strong>{words.title}</strong>
            <ul>{items}</ul>
            {only_if(ahead, || button("link", words.to_calendar, save))}
            <p class="done" role="status">{said}</p>
        </section>
    }
}

fn item(view: &View<'_>, one: &Awaited<'_>) -> Html {
    let (lang, today) = (view.lang, view.state.today);
    let (title, of) = (one.title(lang), one.record.month);
    let link = match one.plan {
        _ if of != view.record().month => button("link", &title, view.on(RestMsg::Follow(of))),
        None => markup! { <a class="link" href="#report">{title}</a> },
        Some(own) => {
            markup! { <a class="link" href={format!("#plan-{}", own.index)}>{title}</a> }
        }
    };
    let off = one.day_off(lang, today);
    markup! { <li>{link}" "{due(lang, one.by, today, off)}</li> }
}
