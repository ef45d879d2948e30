//! The ways out for a piece: a file, a link, a picture of the link.

use yew::prelude::*;

use super::Review;
use crate::desk::Outward;
use crate::desk::review::{Outgoing, ReviewMsg};
use crate::locale::draft::{draft_words, link_too_long};
use crate::locale::send::{saved, send_words};
use crate::page::code::code;
use crate::page::dom::{markup, none, only_if};
use crate::page::parts::{button, triangle};

/// The buttons, and what became of the last one.
pub fn ways(of: &Review<'_>, what: &Outgoing) -> Html {
    let send = |by: Outward, text: &'static str| {
        button("link", text, of.on(ReviewMsg::Send(what.clone(), by)))
    };
    markup! {
        <p class="file-buttons">
            {send(Outward::File, of.words.file)}
            {send(Outward::Link, of.words.link)}
            {send(Outward::Code, of.words.qr)}
        </p>
        {done(of, what)}
    }
}

/// What became of it.
pub fn done(of: &Review<'_>, what: &Outgoing) -> Html {
    let Some(sent) = of.form.sent.as_ref().filter(|sent| sent.of == *what) else {
        return none();
    };
    let (lang, words) = (of.view.lang, send_words(of.view.lang));
    let said = |text: String| markup! { <p class="small" role="status">{text}</p> };
    if sent.by == Outward::File {
        return said(saved(lang, &sent.name, false));
    }
    if !sent.can {
        return markup! { <p class="why" role="status">{triangle("triangle")}{words.no_link}</p> };
    }
    match (&sent.link, sent.by) {
        (None, _) => none(),
        (Some(Err(long)), _) => said(link_too_long(lang, *long)),
        (Some(Ok(link)), Outward::Code) => {
            code(draft_words(lang).no_code, draft_words(lang).code_of, link)
        }
        (Some(Ok(link)), _) => markup! {
            {only_if(sent.copied == Some(true), || said(words.link_copied.to_owned()))}
            {only_if(sent.copied == Some(false), || markup! {
                <p class="small" role="status">{words.link_shown}</p>
                <p class="review-link"><a href={link.clone()}>{link.as_str()}</a></p>
            })}
        },
    }
}
