//! An opened entry: beside the list, or over the whole screen of a phone.

use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::controls::{button, triangle};
use super::field::Fields;
use super::{about, on};
use crate::desk::log::{Log, LogField, LogMsg, LogPlace, Opened};
use crate::locale::log_page::log_words;
use crate::page::browser;
use crate::page::dom::{markup, none, only_if};
use crate::page::view::View;

/// The opened entry; nothing while none is open.
pub fn opened(view: &View<'_>, log: &Log) -> Html {
    let page = &log.page;
    let Some(opened) = &page.opened else {
        return none();
    };
    let inside = inside(view, log, opened);
    if opened.is_sheet {
        let send = view.send.clone();
        let cancel = Callback::from(move |event: Event| {
            // It closes only if nothing is wrong in it.
            event.prevent_default();
            send.emit(about(LogMsg::Close));
        });
        return markup! {
            <dialog
                id="log-opened"
                class="log-opened"
                aria-labelledby="log-opened-head"
                oncancel={cancel}
            >
                {inside}
            </dialog>
        };
    }
    markup! {
        <aside
            id="log-opened"
            class="log-opened"
            aria-labelledby="log-opened-head"
            onkeydown={escape(view)}
        >
            {inside}
        </aside>
    }
}

fn escape(view: &View<'_>) -> Callback<KeyboardEvent> {
    let send = view.send.clone();
    Callback::from(move |event: KeyboardEvent| {
        if browser::key(&event) == "Escape" {
            send.emit(about(LogMsg::Close));
        }
    })
}

fn inside(view: &View<'_>, log: &Log, opened: &Opened) -> Html {
    let words = log_words(view.lang);
    let wrong = log.page.wrong_in_opened();
    let fields = Fields {
        view,
        place: LogPlace::Opened,
        form: &opened.form,
        wrong: &wrong,
    };
    use LogField as F;
    let not_kept = only_if(!wrong.is_empty(), || {
        markup! {
            <p class="why" role="alert">
                {triangle("triangle")}
                <span>{words.not_kept}</span>
                {button("link", words.drop_changes, on(view, LogMsg::Drop))}
            </p>
        }
    });
    markup! {
        <div class="log-opened-head">
            <h2 class="block-title" id="log-opened-head">{words.edit}</h2>
            {button("link", words.close, on(view, LogMsg::Close))}
        </div>
        {not_kept}
        <div class="log-pair">
            {fields.labelled(F::Date, "log-field", fields.date())}
            {fields.labelled(F::Channel, "log-field", fields.select(F::Channel))}
        </div>
        {fields.labelled(F::Category, "log-field", fields.select(F::Category))}
        {fields.labelled(F::Question, "log-field", fields.text(F::Question))}
        {fields.labelled(F::Answer, "log-field", fields.text(F::Answer))}
        {fields.buttons(F::Result)}
        {fields.buttons(F::FollowUp)}
        {case(&fields, opened)}
        <p class="acts">{button("link log-delete", words.delete, on(view, LogMsg::Delete))}</p>
    }
}

fn case(fields: &Fields<'_, '_>, opened: &Opened) -> Html {
    let view = fields.view;
    let words = log_words(view.lang);
    if !opened.form.is_case {
        return markup! {
            <p class="log-case">
                {button("outlined", words.make_case, on(view, LogMsg::Case(true)))}
            </p>
        };
    }
    use LogField as F;
    let copy = only_if(opened.base.case.is_some(), || {
        button("link", words.copy, on(view, LogMsg::Copy(opened.id)))
    });
    markup! {
        <section class="log-case" aria-label={crate::page::dom::s(words.case_mark)}>
            <p class="log-case-head">
                <span class="case-mark">{words.case_mark}</span>
                {copy}
                {button("link", words.unmake_case, on(view, LogMsg::Case(false)))}
            </p>
            {fields.labelled(F::Title, "log-field", fields.text(F::Title))}
            {fields.labelled(F::Standard, "log-field", fields.text(F::Standard))}
        </section>
    }
}
