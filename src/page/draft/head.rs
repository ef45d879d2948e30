//! The name of what is written, its views, and its card.

use yew::prelude::*;

use super::more::more;
use super::{Draft, on};
use crate::desk::draft::{DraftMsg, Tab, Text};
use crate::draft::numbers;
use crate::id::Id;
use crate::locale::draft::{draft_title, origins};
use crate::locale::draft_part::card_said;
use crate::page::dom::{flag, hashed, markup, only_if};
use crate::page::parts::button;
use crate::rulebook::Origin;

/// Name and views.
pub fn head(of: &Draft<'_>, id: Id) -> Html {
    let (view, words) = (of.view, of.words);
    let tabs = Tab::ALL.into_iter().zip(words.tabs).map(|(tab, name)| {
        let pressed = flag(of.form.tab == tab);
        let to = on(view, DraftMsg::Tab(tab));
        markup! {
            <button type="button" class="switch" aria-pressed={pressed} onclick={to}>{name}</button>
        }
    });
    let tabs: Vec<Html> = tabs.collect();
    markup! {
        <h2 class="page-title" key={hashed(id)}>
            <bdi>{draft_title(view.lang, Some(&of.sketch.tree))}</bdi>
            <span class="draft-badge">{words.draft}</span>
            <span class="small">{words.note}</span>
        </h2>
        <div class="draft-tabs" role="group" aria-label={words.views}>
            {tabs}
            {button("link draft-all", words.all, on(view, DraftMsg::Close))}
        </div>
    }
}

/// Name, month, and its numbers by origin: a square each.
pub fn card(of: &Draft<'_>) -> Html {
    let words = of.words;
    let all = numbers(&of.read.document, Some(&of.sketch.tree));
    let kind = |origin: &Origin<_>| match origin {
        Origin::Stated => 0,
        Origin::Set { .. } => 1,
        Origin::Assumed { .. } => 2,
    };
    let mut counts = [0; 3];
    let squares = all.iter().map(|number| {
        let nth: usize = kind(&number.number.0.origin);
        counts[nth] += 1;
        let class = ["origin stated", "origin set", "origin assumed"][nth];
        markup! { <span class={class}><span class="mark"/></span> }
    });
    let squares: Vec<Html> = squares.collect();
    let said = card_said(of.view.lang, &of.read.document);
    let is_wrong = [
        "adopted",
        "noticed",
        "effective_origin.set.source",
        "effective_origin.set.date",
    ]
    .iter()
    .any(|path| of.problem(path).is_some());
    markup! {
        <section class="draft-card">
            <div class="draft-fields">
                {of.field(Text::Chinese, "title", words.name)}
                {of.field(Text::English, "title", words.name_en)}
                {of.field(Text::Must, "effective", words.effective)}
                {button("link", words.next_month, of.on(DraftMsg::NextMonth))}
            </div>
            {more(words.card_more, is_wrong, markup! {
                <div class="draft-fields">
                    {of.field(Text::Chinese, "issuer", words.issuer)}
                    {of.field(Text::English, "issuer", words.issuer_en)}
                    {of.field(Text::Plain, "adopted", words.adopted)}
                    {of.field(Text::Plain, "noticed", words.noticed)}
                    {of.said_by("effective_origin", words.effective_by)}
                </div>
            })}
            {only_if(!said.is_empty(), || markup! { <p class="small">{said.join(" \u{b7} ")}</p> })}
            <div class="draft-squares" aria-hidden="true">{squares}</div>
            <p class="small">{origins(of.view.lang, counts)}</p>
        </section>
    }
}
