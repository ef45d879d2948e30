//! The log's lists on the page of what a month rests on: what may be chosen in
//! the log, which measures it gives, and the form in which the branch sets it.

use crate::locale::joined::semicolon;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::controls::{button, submitted};
use super::log_list_rows::{because, lists, msg, rows, typed};
use crate::desk::ListsMsg;
use crate::id::Id;
use crate::locale::log_feed::{self as say, feed_words};
use crate::locale::setting::setting_words;
use crate::log::LogRatio;
use crate::number::Unit;
use crate::page::dom::{markup, none, only_if, text_of, when};
use crate::page::view::View;
use crate::rulebook::{Amendment, ListFault, LogList, LogLists};

/// The id of what names the section.
const HEAD: &str = "log-lists-head";

/// The section.
pub fn log_lists(view: &View<'_>) -> Html {
    let words = feed_words(view.lang);
    markup! {
        <section class="block" id="log-lists" aria-labelledby={HEAD}>
            <h2 class="block-head"><span class="block-title" id={HEAD}>{words.title}</span></h2>
            <p class="hint">{words.note}</p>
            {match &view.lists {
                Some(form) => whole(view, form),
                None => shown(view),
            }}
        </section>
    }
}

/// What is in force, and who says so.
fn shown(view: &View<'_>) -> Html {
    let words = feed_words(view.lang);
    let month = view.record().month;
    let rules = view.state.rules();
    let log = rules.log_rules(month);
    let (_, book) = rules.in_force((month, Unit::Points));
    let separator = semicolon(view.lang);
    let channels: Vec<&str> = log
        .channels
        .iter()
        .map(|channel| view.lang.of(&channel.title))
        .collect();
    let categories: Vec<String> = log
        .categories
        .iter()
        .map(|category| say::category_title(view.lang, category))
        .collect();
    let row = |name: &str, text: Html| markup! { <div><dt>{name}</dt><dd>{text}</dd></div> };
    let feeds = book.rulebook().measures.iter().map(|measure| {
        let ratio = log.feed(measure.id);
        let name = view.lang.of(&measure.title);
        let gives = say::ratio_name(view.lang, ratio);
        markup! { <li>{name}" "<span class="small">{gives}</span></li> }
    });
    let feeds: Vec<Html> = feeds.collect();
    let decided = book.amendments().iter().find_map(|known| match known {
        Amendment::Log { source, date, .. } => {
            let date = date.map(|date| format!(" {date}")).unwrap_or_default();
            Some(format!("{source}{date}"))
        }
        _ => None,
    });
    let revoke = only_if(decided.is_some(), || {
        button("link", words.revoke, lists(view, ListsMsg::Revoke))
    });
    markup! {
        <dl class="terms">
            {row(words.lists[0], text_of(&channels.join(separator)))}
            {row(words.lists[1], text_of(&categories.join(separator)))}
            {only_if(!feeds.is_empty(), || row(words.feeds, markup! { <ul>{feeds}</ul> }))}
            {row(setting_words(view.lang).source, text_of(&decided.unwrap_or_else(|| words.own.to_owned())))}
        </dl>
        <p class="acts">
            <button
                type="button"
                class="outlined"
                id="log-lists-edit"
                onclick={lists(view, ListsMsg::Open)}
            >
                {words.edit}
            </button>
            {revoke}
        </p>
    }
}

fn whole(view: &View<'_>, form: &LogLists) -> Html {
    let words = feed_words(view.lang);
    let settings = setting_words(view.lang);
    let faults = form.faults();
    let fault = |of: fn(&ListFault) -> bool| faults.iter().find(|fault| of(fault));
    let source = fault(|f| matches!(f, ListFault::NoSource | ListFault::LongSource(_)));
    let date = fault(|f| matches!(f, ListFault::Date(_)));
    let rows = LogList::ALL.map(|list| rows(view, form, list, &faults));
    markup! {
        <form class="lists" novalidate="" onsubmit={submitted(view, msg(ListsMsg::Apply))}>
            {rows.to_vec()}
            {feeds(view, form)}
            <p class="hint">{words.removed_note}</p>
            {free(
                view,
                ("lists-source", "text", "field free"),
                settings.source,
                &form.source,
                source,
                ListsMsg::Source
            )}
            {free(
                view,
                ("lists-date", "date", "field date"),
                settings.date,
                &form.date,
                date,
                ListsMsg::Date
            )}
            <p class="acts">
                <button class="filled">{settings.apply}</button>
                {button("link", settings.cancel, lists(view, ListsMsg::Cancel))}
            </p>
        </form>
    }
}

/// What the log gives for each measure.
fn feeds(view: &View<'_>, form: &LogLists) -> Html {
    let words = feed_words(view.lang);
    if form.feeds().is_empty() {
        return none();
    }
    let month = view.record().month;
    let rulebook = view.state.rules().rulebook((month, Unit::Points));
    let each = form.feeds().iter().map(|(measure, ratio)| {
        let id = format!("feed-{measure}");
        markup! {
            <p class="dialog-field">
                <label for={id.clone()}>{say::measure(view.lang, rulebook, *measure)}</label>
                {chosen(view, id, *measure, *ratio)}
            </p>
        }
    });
    let each: Vec<Html> = each.collect();
    markup! {
        <fieldset class="list"><legend class="strong">{words.feeds}</legend>{each}</fieldset>
    }
}

fn chosen(view: &View<'_>, id: String, measure: Id, ratio: Option<LogRatio>) -> Html {
    let choice = |of: Option<LogRatio>| {
        let name = of.map_or("", LogRatio::name);
        markup! {
            <option value={name.to_owned()} selected={of == ratio}>
                {say::ratio_name(view.lang, of)}
            </option>
        }
    };
    let options = [None].into_iter().chain(LogRatio::ALL.map(Some));
    let send = view.send.clone();
    let choose = Callback::from(move |event: Event| {
        let select = event.target_dyn_into::<HtmlSelectElement>();
        let value = select.map(|select| select.value()).unwrap_or_default();
        let ratio = LogRatio::ALL.into_iter().find(|of| of.name() == value);
        send.emit(msg(ListsMsg::Feed(measure, ratio)));
    });
    markup! {
        <select id={id} class="select" onchange={choose}>
            {options.map(choice).collect::<Vec<Html>>()}
        </select>
    }
}

/// The fields that say by what it was decided, and when.
fn free(
    view: &View<'_>,
    (id, kind, class): (&'static str, &'static str, &'static str),
    label: &str,
    text: &str,
    fault: Option<&ListFault>,
    edit: fn(String) -> ListsMsg,
) -> Html {
    let wrong = fault.is_some();
    let why = format!("{id}-why");
    let class = if wrong {
        format!("{class} wrong")
    } else {
        class.to_owned()
    };
    let hint = setting_words(view.lang).source_hint;
    markup! {
        <p class="dialog-field">
            <label for={id}>{label}</label>
            <input
                id={id}
                class={class}
                type={kind}
                autocomplete="off"
                placeholder={when(kind == "text", hint)}
                aria-invalid={when(wrong, "true")}
                aria-describedby={wrong.then(|| why.clone())}
                value={text.to_owned()}
                oninput={typed(view, Box::new(edit))}
            />
        </p>
        {fault.map_or_else(none, |fault| because(view, why, fault))}
    }
}
