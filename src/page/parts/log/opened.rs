//! An opened entry: beside the list, or over the whole screen of a phone.

use std::rc::Rc;

use web_sys::KeyboardEvent;
use yew::html::oncancel;
use yew::prelude::*;
use yew::virtual_dom::Listener;

use super::controls::{button, triangle};
use super::field::Fields;
use super::{about, on};
use crate::desk::log::{LogField, Opened};
use crate::locale::log_page::log_words;
use crate::page::browser;
use crate::page::dom::{keys, markup, none, only_if};
use crate::page::log::{LogDesk, LogMsg, LogPlace};
use crate::page::view::View;

/// The opened entry; nothing while none is open.
pub fn opened(view: &View<'_>, desk: &'static LogDesk) -> Html {
    let page = desk.page.borrow();
    let Some(opened) = &page.opened else {
        return none();
    };
    let inside = inside(view, desk, opened);
    if opened.is_sheet {
        let send = view.send.clone();
        let cancel = Callback::from(move |event: Event| {
            // It closes only if nothing is wrong in it.
            event.prevent_default();
            send.emit(about(LogMsg::Close));
        });
        let cancel: Rc<dyn Listener> = Rc::new(oncancel::Wrapper::new(cancel));
        return markup!(
            "<dialog id='log-opened' class='log-opened' aria-labelledby='log-opened-head' {}>{}</dialog>",
            cancel,
            inside
        );
    }
    markup!(
        "<aside id='log-opened' class='log-opened' aria-labelledby='log-opened-head' {}>{}</aside>",
        escape(view),
        inside
    )
}

fn escape(view: &View<'_>) -> Rc<dyn Listener> {
    let send = view.send.clone();
    keys(Callback::from(move |event: KeyboardEvent| {
        if browser::key(&event) == "Escape" {
            send.emit(about(LogMsg::Close));
        }
    }))
}

fn inside(view: &View<'_>, desk: &'static LogDesk, opened: &Opened) -> Html {
    let words = log_words(view.lang);
    let wrong = desk.page.borrow().wrong_in_opened();
    let fields = Fields {
        view,
        place: LogPlace::Opened,
        form: &opened.form,
        wrong: &wrong,
    };
    use LogField as F;
    let not_kept = only_if(!wrong.is_empty(), || {
        markup!(
            "<p class='why' role='alert'>{}<span>{}</span>{}</p>",
            triangle("triangle"),
            words.not_kept,
            button("link", words.drop_changes, on(view, LogMsg::Drop)),
        )
    });
    markup!(
        "<div class='log-opened-head'>
            <h2 class='block-title' id='log-opened-head'>{}</h2>
            {}
        </div>
        {}
        <div class='log-pair'>{}{}</div>
        {}{}{}{}{}{}
        <p class='acts'>{}</p>",
        words.edit,
        button("link", words.close, on(view, LogMsg::Close)),
        not_kept,
        fields.labelled(F::Date, "log-field", fields.date()),
        fields.labelled(F::Channel, "log-field", fields.select(F::Channel)),
        fields.labelled(F::Category, "log-field", fields.select(F::Category)),
        fields.labelled(F::Question, "log-field", fields.text(F::Question)),
        fields.labelled(F::Answer, "log-field", fields.text(F::Answer)),
        fields.buttons(F::Result),
        fields.buttons(F::FollowUp),
        case(&fields, opened),
        button("link log-delete", words.delete, on(view, LogMsg::Delete)),
    )
}

fn case(fields: &Fields<'_, '_>, opened: &Opened) -> Html {
    let view = fields.view;
    let words = log_words(view.lang);
    if !opened.form.is_case {
        return markup!(
            "<p class='log-case'>{}</p>",
            button("outlined", words.make_case, on(view, LogMsg::Case(true)))
        );
    }
    use LogField as F;
    let copy = only_if(opened.base.case.is_some(), || {
        button("link", words.copy, on(view, LogMsg::Copy(opened.id)))
    });
    markup!(
        "<section class='log-case' aria-label={}>
            <p class='log-case-head'><span class='case-mark'>{}</span>{}{}</p>
            {}{}
        </section>",
        crate::page::dom::s(words.case_mark),
        words.case_mark,
        copy,
        button("link", words.unmake_case, on(view, LogMsg::Case(false))),
        fields.labelled(F::Title, "log-field", fields.text(F::Title)),
        fields.labelled(F::Standard, "log-field", fields.text(F::Standard)),
    )
}
