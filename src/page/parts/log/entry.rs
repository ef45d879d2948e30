//! The fields of a new entry: one line, Enter, the next.

use web_sys::{HtmlSelectElement, KeyboardEvent};
use yew::prelude::*;

use super::category::category;
use super::controls::{button, submitted};
use super::field::Fields;
use super::{about, on};
use crate::desk::log::{Log, LogField, LogMsg, LogPlace};
use crate::locale::log_page::log_words;
use crate::page::browser;
use crate::page::dom::{flag, markup, none, only_if};
use crate::page::view::View;

/// The fields, and how similar questions were answered.
pub fn entry(view: &View<'_>, log: &Log) -> Html {
    let words = log_words(view.lang);
    let page = &log.page;
    let wrong = page.wrong_in_new();
    let fields = Fields {
        view,
        place: LogPlace::New,
        form: &page.new.form,
        wrong: &wrong,
    };
    use LogField as F;
    let class = if page.new.is_open {
        "log-new open"
    } else {
        "log-new"
    };
    markup! {
        <form
            class={class}
            aria-labelledby="log-new-head"
            novalidate=""
            onsubmit={submitted(view, about(LogMsg::Add))}
            onkeydown={pressed(view)}
        >
            <div class="log-new-top">
                <h2 class="block-title" id="log-new-head">{words.entry}</h2>
                <button
                    type="button"
                    class="filled log-begin"
                    aria-expanded={flag(page.new.is_open)}
                    onclick={on(view, LogMsg::Entering(!page.new.is_open))}
                >
                    {if page.new.is_open {
                        words.close
                    } else {
                        words.entry
                    }}
                </button>
                {fields.labelled(F::Date, "log-field log-small", fields.date())}
                {fields.labelled(F::Channel, "log-field log-small", fields.select(F::Channel))}
                <span class="hint log-keys">{words.save_hint}</span>
            </div>
            <div class="log-line">
                {category(&fields, log, page.new.choosing)}
                {fields.labelled(
                    F::Question,
                    "log-field log-question",
                    fields.text(F::Question)
                )}
                {fields.labelled(F::Answer, "log-field log-answer", fields.text(F::Answer))}
                {fields.labelled(F::Result, "log-field", fields.select(F::Result))}
                {fields.labelled(F::FollowUp, "log-field", fields.select(F::FollowUp))}
                <div class="log-field"><button class="filled">{words.save}</button></div>
            </div>
            {similar(view, log)}
        </form>
    }
}

/// Enter adds the entry from a list, too, which the browser doesn't submit; F2
/// takes an earlier answer.
fn pressed(view: &View<'_>) -> Callback<KeyboardEvent> {
    let send = view.send.clone();
    Callback::from(move |event: KeyboardEvent| {
        let is_list = event.target_dyn_into::<HtmlSelectElement>().is_some();
        let msg = match browser::key(&event).as_str() {
            "Enter" if is_list => LogMsg::Add,
            "F2" => LogMsg::TakeNext,
            _ => return,
        };
        event.prevent_default();
        send.emit(about(msg));
    })
}

fn similar(view: &View<'_>, log: &Log) -> Html {
    let words = log_words(view.lang);
    let page = &log.page;
    let taken = page.new.taken.as_ref().map(|(at, _)| *at);
    let found = page.new.similar.iter().enumerate().filter_map(|(at, one)| {
        let entry = log.page.entry(one.id)?;
        let answer = page.answer_of(one.id)?;
        let question = match &entry.case {
            Some(case) => case.title.clone(),
            None => entry.question.clone(),
        };
        let mark = only_if(one.is_case, || {
            markup! { <span class="case-mark">{words.case_mark}</span> }
        });
        Some(markup! {
            <li class={if taken == Some(at) { "taken" } else { "" }}>
                {mark}
                <span class="log-asked">{question}</span>
                <span class="log-answered">{answer}</span>
                {button("link", words.take, on(view, LogMsg::Take(one.id)))}
            </li>
        })
    });
    let found: Vec<Html> = found.collect();
    if found.is_empty() {
        return none();
    }
    markup! {
        <div class="log-similar" role="group" aria-label={words.similar}>
            <p class="hint">{words.similar}<span class="log-keys">{words.take_key}</span></p>
            <ul>{found}</ul>
        </div>
    }
}
