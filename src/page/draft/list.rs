//! What is being written, what is published, and how to begin.

use std::rc::Rc;

use yew::prelude::*;

use super::on;
use crate::calendar::Month;
use crate::desk::book::Shelf;
use crate::desk::draft::{DraftMsg, Start};
use crate::desk::{BookMsg, Msg, Outward, Page, RestMsg};
use crate::draft::{Read, gallery};
use crate::id::Id;
use crate::locale::book::word;
use crate::locale::draft::{
    DraftWords, draft_title, draft_words, from_month, link_too_long, to_mend,
};
use crate::locale::draft_months::{gone_along, left_in, may_go_along, not_along};
use crate::locale::draft_part::{card_said, part_called};
use crate::number::Unit;
use crate::page::code::code;
use crate::page::dom::{markup, none, only_if};
use crate::page::parts::{button, triangle};
use crate::page::view::View;

/// The page.
pub fn list(view: &View<'_>) -> Html {
    let words = draft_words(view.lang);
    let shelf = Shelf::of(&view.state.content.books);
    markup! {
        <main class="months draft" id="main" tabindex="-1">
            <h2 class="page-title">{words.title}<span class="small">{words.note}</span></h2>
            {drafts(view, words, &shelf)}
            {published(view, words, &shelf)}
            {begin(view, words)}
        </main>
    }
}

fn section(id: &'static str, title: &'static str, inside: Html) -> Html {
    markup! {
        <section class="block" id={id} tabindex="-1">
            <h2 class="block-head"><span class="block-title">{title}</span></h2>
            {inside}
        </section>
    }
}

fn drafts(view: &View<'_>, words: &DraftWords, shelf: &Shelf) -> Html {
    let form = view.draft_form();
    let rows = shelf.drafts.iter().map(|(id, sketch)| {
        let title = draft_title(view.lang, Some(&sketch.tree));
        let read = match form {
            Some(form) => form.read(sketch),
            None => Read::of(sketch).map(Rc::new),
        };
        let state = read.map_or_else(
            || words.unread.to_owned(),
            |read| to_mend(view.lang, read.errors()),
        );
        let from = sketch.effective().map(|from| from_month(view.lang, from));
        markup! {
            <li class="draft-row">
                <span class="draft-badge">{words.draft}</span>
                <bdi class="strong">{title}</bdi>
                <span class="small">{from.unwrap_or_default()}</span>
                <span class="small">{state}</span>
                <span class="file-buttons">
                    {button("link", words.open, on(view, DraftMsg::Show(*id)))}
                    {button("link", words.drop, on(view, DraftMsg::Drop(*id)))}
                </span>
            </li>
        }
    });
    let rows: Vec<Html> = rows.collect();
    let inside = match rows.is_empty() {
        true => markup! { <p class="hint">{words.no_drafts}</p> },
        false => markup! { <ul class="draft-list">{rows}</ul> },
    };
    section("drafts", words.drafts, inside)
}

fn published(view: &View<'_>, words: &DraftWords, shelf: &Shelf) -> Html {
    let ids = shelf.ids().into_iter();
    let families: Vec<Html> = ids.map(|id| family(view, words, shelf, id)).collect();
    only_if(!families.is_empty(), || {
        let print = button("link", view.words().print, view.on(RestMsg::Print));
        section(
            "published",
            words.published,
            markup! { {families}<p>{print}</p> },
        )
    })
}

/// The versions of a rulebook, in the order in which they come into force.
fn family(view: &View<'_>, words: &DraftWords, shelf: &Shelf, id: Id) -> Html {
    let versions = shelf.versions(id);
    let last = versions.last().map(|of| of.document.effective);
    let now = shelf.in_force(id, Month::of(view.state.today));
    let now = now.map(|of| of.document.effective);
    let rows = versions.iter().map(|volume| {
        let from = volume.document.effective;
        let send = |by: Outward, text: &'static str| {
            button("link", text, on(view, DraftMsg::Send(id, from, by)))
        };
        // The first stands in for what is before it, and isn't in force yet.
        let is_now = now == Some(from) && from <= Month::of(view.state.today);
        let class = match is_now {
            true => "draft-version now",
            false => "draft-version",
        };
        let done = view.draft_form().filter(|form| form.published == Some((id, from)));
        markup! {
            <li class={class}>
                <span class="strong">{from_month(view.lang, from)}</span>
                {only_if(is_now, || markup! { <span class="small">{words.now}</span> })}
                <bdi class="small">{word(view.lang, &volume.document.title)}</bdi>
                {card_said(view.lang, &volume.document).into_iter().map(|text| markup! { <bdi class="small">{text}</bdi> }).collect::<Vec<_>>()}
                {done.map_or_else(none, |_| markup! { <span class="done" role="status">{words.done}</span> })}
                <span class="file-buttons">
                    {send(Outward::File, words.file)}
                    {send(Outward::Link, words.link)}
                    {send(Outward::Code, words.code)}
                    {only_if(last == Some(from), || button(
                        "link",
                        words.next,
                        started(view, Start::Next(id, from))
                    ))}
                    {button("link", words.copy, started(view, Start::Copy(id, from)))}
                </span>
                {sent(view, words, (id, from))}
                {along(view, words, (id, from))}
            </li>
        }
    });
    let rows: Vec<Html> = rows.collect();
    let title = shelf.in_force(id, Month::of(view.state.today));
    let title = title.map_or("", |of| word(view.lang, &of.document.title));
    let fill_in = view.on(RestMsg::book(BookMsg::Show(id)));
    markup! {
        <div class="draft-family">
            <h3 class="draft-family-head">
                <bdi>{title}</bdi>
                {button("link", words.fill_in, fill_in)}
            </h3>
            <ol class="draft-line">{rows}</ol>
        </div>
    }
}

/// The months that may go along with a version, or have gone.
fn along(view: &View<'_>, words: &DraftWords, of: (Id, Month)) -> Html {
    let form = view.draft_form();
    let along = form.and_then(|form| form.along.as_ref());
    let Some(along) = along.filter(|along| along.of == of) else {
        return none();
    };
    let lang = view.lang;
    if along.is_taken {
        return markup! { <p class="done" role="status">{gone_along(lang, along.months)}</p> };
    }
    let left = along.left.iter().map(|(id, months)| {
        let from = along.from.as_ref();
        let name = from.map_or_else(|| id.to_string(), |from| part_called(lang, from, *id));
        left_in(lang, &name, *months)
    });
    let left: Vec<String> = left.collect();
    markup! {
        <div class="draft-along">
            <p>{may_go_along(lang, along.months, of.1)}</p>
            {only_if(!left.is_empty(), || markup! { <p class="hint">{not_along(lang, &left)}</p> })}
            {button("outlined", words.take_along, on(view, DraftMsg::Along))}
        </div>
    }
}

/// What went out of a version.
fn sent(view: &View<'_>, words: &DraftWords, of: (Id, Month)) -> Html {
    let form = view.draft_form();
    let Some(sent) = form
        .and_then(|form| form.sent.as_ref())
        .filter(|sent| sent.of == of)
    else {
        return none();
    };
    match (&sent.link, sent.by) {
        (_, Outward::File) => none(),
        _ if !sent.can => markup! { <p class="why">{triangle("triangle")}{words.no_link}</p> },
        (None, _) => none(),
        (Some(Err(long)), _) => {
            markup! { <p class="why">{triangle("triangle")}{link_too_long(view.lang, *long)}</p> }
        }
        (Some(Ok(link)), Outward::Code) => code(words.no_code, words.code_of, link),
        (Some(Ok(link)), _) => markup! {
            <div class="draft-sent" role="status">
                {match sent.copied {
                    Some(true) => words.link_copied,
                    Some(false) => words.link_there,
                    None => "",
                }}
                <input class="field free draft-link" readonly="" aria-label={words.link} value={link.clone()}/>
            </div>
        },
    }
}

fn begin(view: &View<'_>, words: &DraftWords) -> Html {
    let month = view.state.content.month;
    let bundled = Unit::ALL.map(|unit| {
        let title = view
            .lang
            .of(&view.state.rules().rulebook((month, unit)).title)
            .to_owned();
        button("draft-start", &title, started(view, Start::Bundled(unit)))
    });
    let models = gallery::ALL.iter().enumerate().map(|(nth, model)| {
        let tree = serde_json::from_str(model.text).ok();
        let title = draft_title(view.lang, tree.as_ref());
        button("draft-start", &title, started(view, Start::Gallery(nth)))
    });
    let models: Vec<Html> = models.collect();
    let import = view.on(Msg::Page(Page::Import));
    let inside = markup! {
        <div class="draft-starts">
            <h3 class="numbers-head">{words.from_bundled}</h3>
            <div>{bundled.to_vec()}</div>
            <h3 class="numbers-head">{words.from_gallery}<span class="small">{words.gallery_note}</span></h3>
            <div>{models}</div>
            <div class="draft-others">
                {button("draft-start", words.blank, started(view, Start::Blank))}
                {button("draft-start", words.import, import)}
            </div>
        </div>
    };
    section("begin", words.begin, inside)
}

/// Begins one: with the moment and a number that nobody guesses, for its name.
fn started<E: 'static>(view: &View<'_>, start: Start) -> Callback<E> {
    view.send.reform(move |_| {
        let seed = format!("{} {}", js_sys::Date::now(), js_sys::Math::random());
        RestMsg::draft(DraftMsg::Start(start, seed)).into()
    })
}
