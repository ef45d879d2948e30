//! What may be done with a month: send it, save it, print it.

use yew::prelude::*;

use super::button;
use super::telesales::stake;
use crate::desk::{ExportMsg, RestMsg};
use crate::locale::paper::paper_words;
use crate::locale::send::{contents, send_words};
use crate::page::browser::can_share;
use crate::page::dom::{markup, none, only_if};
use crate::page::link::page_address;
use crate::page::view::View;
use crate::scoring::code_of;

/// What stands beneath the sheet.
pub fn below_sheet(view: &View<'_>) -> Html {
    markup! { {stake(view)}{check_code(view)}{send(view)} }
}

/// The code of the sheet, and what it covers.
fn check_code(view: &View<'_>) -> Html {
    let (name, covers) = paper_words(view.lang).code;
    only_if(!view.state.is_blank(), || {
        let code = code_of(view.rulebook(), view.record(), view.sheet).to_string();
        markup! {
            <p class="hint check-code">
                {name}
                " "
                <span class="figure">{code}</span>
                "\u{2002}"
                {covers}
            </p>
        }
    })
}

/// What may be done with a month that isn't the example.
fn send(view: &View<'_>) -> Html {
    if view.state.is_blank() || view.own.is_some() {
        return none();
    }
    let words = send_words(view.lang);
    let record = view.record();
    let way = match can_share() {
        true => words.by_sheet,
        false => words.by_file,
    };
    // From a disk one would lead nobody else here.
    let has_link = page_address().is_some();
    markup! {
        <section class="send" aria-label={words.title}>
            <p class="acts">
                {button("filled", words.send, view.on(RestMsg::Export(ExportMsg::Send)))}
                {only_if(has_link, || {
                    button("link", words.link, view.on(RestMsg::Export(ExportMsg::Link)))
                })}
                {button("link", words.table, view.on(RestMsg::MonthTable))}
                {button("link", words.print, view.on(RestMsg::Print))}
            </p>
            <p class="hint">
                {contents(view.lang, &record.agent, record.month)}
                {way}
                {only_if(has_link, || Html::from(words.by_link))}
            </p>
            {done(view)}
        </section>
    }
}

/// What came of the last thing that went out.
pub fn done(view: &View<'_>) -> Html {
    let said = view.export.said(view.lang).unwrap_or_default();
    markup! {
        <p class="done" role="status">{said}</p>
        {view.export.link().map_or_else(none, |link| markup! {
            <input
                class="field free link-text"
                type="text"
                readonly=""
                aria-label={send_words(view.lang).link_field}
                value={link.to_owned()}
            />
        })}
    }
}
