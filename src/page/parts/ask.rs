//! What is asked before it's done: another name, removing everything, closing
//! the month.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::controls::{labelled, on_escape, submitted, triangle};
use crate::desk::{Also, AskFault, AskMsg, Asked, DataMsg, RestMsg};
use crate::locale::backup::{self, backup_words};
use crate::locale::open::open_title;
use crate::locale::{self as say, ask_words};
use crate::page::dom::{markup, only_if, when};
use crate::page::view::View;
use crate::scoring::open_list;

/// So many of the open things are named.
const NAMED: usize = 8;

/// The button that asks; once it's asked, the question.
pub fn ask(view: &View<'_>, what: Asked, text: &str) -> Html {
    let Some(asking) = view.asking(what) else {
        return markup! {
            <button
                type="button"
                class="outlined"
                id={what.id()}
                onclick={view.on(RestMsg::Ask(AskMsg::Open(what)))}
            >
                {text}
            </button>
        };
    };
    let words = ask_words(view.lang);
    let typed = |label: &str| labelled("entry-field", label, answer(view, &asking.typed));
    let (inside, now) = match what {
        Asked::Rename => (
            markup! {
                <p class="hint">{say::moves(view.lang, view.months_to_move())}</p>
                {typed(words.new_name)}
            },
            words.rename_now,
        ),
        Asked::RemoveAll => (
            markup! {
                <p class="hint">{words.remove_hint}</p>
                <ul class="removed">{removed(view)}</ul>
                {typed(&say::type_word(view.lang, view.removal_word()))}
            },
            words.remove_now,
        ),
        Asked::Close => (still_open(view), words.close_now),
    };
    let fault = asking.fault.map(|fault| match fault {
        AskFault::NoName => words.no_name,
        AskFault::Taken => words.taken,
        AskFault::OtherWord => words.other_word,
    });
    // Where nothing is typed, the answer is the button.
    let id = when(what == Asked::Close, "ask-answer");
    markup! {
        <form
            class="asking"
            aria-label={text.to_owned()}
            onsubmit={submitted(view, RestMsg::Ask(AskMsg::Confirm))}
            onkeydown={on_escape(view.send, RestMsg::Ask(AskMsg::Cancel))}
        >
            {inside}
            {only_if(fault.is_some(), || markup! {
                <p class="why" role="alert">{triangle("triangle")}{fault.unwrap_or_default()}</p>
            })}
            <p class="acts">
                <button class="filled" id={id}>{now}</button>
                <button type="button" class="link" onclick={view.on(RestMsg::Ask(AskMsg::Cancel))}>
                    {words.cancel}
                </button>
            </p>
        </form>
    }
}

/// What goes when everything is removed.
fn removed(view: &View<'_>) -> Vec<Html> {
    let (lang, words) = (view.lang, backup_words(view.lang));
    let held = view.held();
    let months = backup::months_of(lang, held.months, held.agents);
    let mut items = vec![markup! { <li>{months}</li> }];
    let entries = held.entries.unwrap_or(0);
    let rules = backup::rules_of(lang, held.rulebooks, held.decisions);
    let named = |name: &str, what: String| say::named(lang, name, &what);
    let choices = [
        (entries > 0).then(|| (Also::Log, named(words.log, backup::entries(lang, entries)))),
        (held.rulebooks + held.decisions > 0).then(|| (Also::Rules, named(words.rules, rules))),
        (!held.books.is_none()).then(|| {
            let held = backup::documents(
                lang,
                [held.books.documents, held.books.months, held.books.team],
            );
            (Also::Documents, named(words.documents, held))
        }),
        (held.asides > 0).then(|| {
            (
                Also::Asides,
                named(words.asides, backup::texts(lang, held.asides)),
            )
        }),
        Some((Also::Settings, words.settings.to_owned())),
    ];
    for (also, text) in choices.into_iter().flatten() {
        let on = !view.data.spared.contains(&also);
        items.push(markup! {
            <li>
                <label class="check">
                    <input
                        type="checkbox"
                        checked={on}
                        onchange={view.on(RestMsg::Data(DataMsg::Also(also, !on)))}
                    />
                    <span>{text}</span>
                </label>
            </li>
        });
    }
    items
}

/// What isn't settled in the month.
fn still_open(view: &View<'_>) -> Html {
    let words = ask_words(view.lang);
    let (rulebook, record) = (view.rulebook(), view.record());
    let mut items = open_list(rulebook, record, view.state.today);
    items.retain(|item| item.moves);
    if items.is_empty() {
        return markup! { <p class="hint">{words.nothing_open}</p> };
    }
    let named = items.iter().take(NAMED);
    let named: Vec<Html> = named
        .map(|item| {
            let title = open_title(view.lang, rulebook, record, item.what);
            markup! { <li>{title}</li> }
        })
        .collect();
    let more = items.len().saturating_sub(NAMED);
    markup! {
        <p class="strong">{words.open}</p>
        <ul>{named}</ul>
        {only_if(more > 0, || markup! { <p class="hint">{say::and_more(view.lang, more)}</p> })}
    }
}

fn answer(view: &View<'_>, text: &str) -> Html {
    let send = view.send.clone();
    let typed = Callback::from(move |event: InputEvent| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        let text = input.map(|input| input.value()).unwrap_or_default();
        send.emit(RestMsg::Ask(AskMsg::Type(text)).into());
    });
    markup! {
        <input
            id="ask-answer"
            class="field free"
            type="text"
            autocomplete="off"
            value={text.to_owned()}
            oninput={typed}
        />
    }
}
