//! The acts on the month: who changed what, and when.

use yew::prelude::*;

use super::BookView;
use crate::desk::book::BookMsg;
use crate::locale::book_change::{changes, said};
use crate::locale::trail as say;
use crate::page::dom::{markup, none, only_if};
use crate::page::parts::{button, editor, triangle};
use crate::plan::{BookStep, BookTrail};
use crate::store::MonthKey;

/// The section: closed until it's asked for.
pub fn acts(of: &BookView<'_>) -> Html {
    let view = of.view;
    let lang = view.lang;
    let content = &view.state.content;
    let key = (
        MonthKey::new(content.agent.as_str(), content.month),
        of.filled.document().id,
    );
    let form = view.book_form();
    let trail = form.and_then(|form| form.acts.trails.get(&key));
    let inside = match trail.filter(|_| view.own.is_none()) {
        Some(trail) if form.is_some_and(|form| form.shows_acts) => list(of, trail),
        Some(trail) if !trail.is_empty() => {
            let show = say::show(lang, trail.revisions().len());
            let show = button("outlined", &show, of.on(BookMsg::Acts(true)));
            markup! { <p class="acts">{show}</p> }
        }
        _ => none(),
    };
    markup! {
        <section class="block" id="acts">
            <h2 class="block-head"><span class="block-title">{say::title(lang)}</span></h2>
            <p class="hint">{say::hint(lang)}</p>
            {editor(view)}
            {inside}
        </section>
    }
}

fn list(of: &BookView<'_>, trail: &BookTrail) -> Html {
    let lang = of.view.lang;
    let now = &of.filled.filling;
    let steps = trail.steps(now);
    let rows: Vec<Html> = steps.iter().map(|step| row(of, step)).collect();
    markup! {
        <p class="acts">{button("outlined", say::hide(lang), of.on(BookMsg::Acts(false)))}</p>
        {only_if(!trail.leads_to(now), || markup! {
            <p class="why">{triangle("triangle")}{say::broken(lang)}</p>
        })}
        {markup! { <ol class="history">{rows}</ol> }}
        {trail.earlier().map_or_else(none, |earlier| markup! {
            <p class="hint">{say::earlier(lang, earlier)}</p>
        })}
    }
}

fn row(of: &BookView<'_>, step: &BookStep<'_>) -> Html {
    let lang = of.view.lang;
    let sides = [&step.before, &step.after];
    let changes = changes(lang, of.filled, sides).into_iter();
    let changes: Vec<Html> = changes
        .map(|change| markup! { <li>{said(&change)}</li> })
        .collect();
    markup! {
        <li>
            <p class="strong">{say::made(lang, &step.revision.made())}</p>
            {only_if(step.before.is_blank(), || markup! { <p class="small">{say::first(lang)}</p> })}
            <ul class="differences">{changes}</ul>
        </li>
    }
}
