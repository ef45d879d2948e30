//! The log's lists on the page of what a month rests on: what may be chosen in
//! the log, which measures it gives, and the form in which the branch sets it.

use std::rc::Rc;

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;
use yew::virtual_dom::Listener;

use super::controls::{button, triangle};
use crate::app::dom::{
    change, click, el_on, input, markup, none, only_if, option, s, t, text_of, tick, typing, when,
};
use crate::app::later::{Errand, RulesEdit};
use crate::app::log::{ListsEdit, list_id};
use crate::app::view::{Msg, View};
use crate::id::Id;
use crate::locale::Lang;
use crate::locale::log_feed::{self as say, feed_words};
use crate::locale::setting::setting_words;
use crate::log::LogRatio;
use crate::number::Unit;
use crate::rulebook::{Amendment, ListFault, ListRow, LogList, LogLists};

/// The id of what names the section.
const HEAD: &str = "log-lists-head";

/// The section.
pub fn log_lists(view: &View<'_>) -> Html {
    let words = feed_words(view.lang);
    markup!(
        "<section class='block' id='log-lists' aria-labelledby={}>
            <h2 class='block-head'>
                <span class='block-title' id={}>{}</span>
            </h2>
            <p class='hint'>{}</p>
            {}
        </section>",
        s(HEAD),
        s(HEAD),
        words.title,
        words.note,
        match &view.feed.lists {
            Some(form) => whole(view, form),
            None => shown(view),
        },
    )
}

/// What is in force, and who says so.
fn shown(view: &View<'_>) -> Html {
    let words = feed_words(view.lang);
    let month = view.record().month;
    let rules = view.state.rules();
    let log = rules.log_rules(month);
    let (_, book) = rules.in_force((month, Unit::Points));
    let separator = match view.lang {
        Lang::Zh => "；",
        Lang::En => "; ",
    };
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
    let row = |name: &str, text: Html| markup!("<div><dt>{}</dt><dd>{}</dd></div>", name, text);
    let feeds = book.rulebook().measures.iter().map(|measure| {
        let ratio = log.feed(measure.id);
        let name = view.lang.of(&measure.title);
        let gives = say::ratio_name(view.lang, ratio);
        markup!("<li>{} <span class='small'>{}</span></li>", name, gives)
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
        button("link", words.revoke, lists(view, ListsEdit::Revoke))
    });
    markup!(
        "<dl class='terms'>{}{}{}{}</dl>
        <p class='acts'><button type='button' class='outlined' id='log-lists-edit' {}>{}</button>{}</p>",
        row(words.lists[0], text_of(&channels.join(separator))),
        row(words.lists[1], text_of(&categories.join(separator))),
        only_if(!feeds.is_empty(), || row(words.feeds, markup!("<ul>{}</ul>", feeds))),
        row(setting_words(view.lang).source, text_of(&decided.unwrap_or_else(|| words.own.to_owned()))),
        click(lists(view, ListsEdit::Open)),
        words.edit,
        revoke,
    )
}

fn whole(view: &View<'_>, form: &LogLists) -> Html {
    let words = feed_words(view.lang);
    let settings = setting_words(view.lang);
    let faults = form.faults();
    let fault = |of: fn(&ListFault) -> bool| faults.iter().find(|fault| of(fault));
    let source = fault(|f| matches!(f, ListFault::NoSource | ListFault::LongSource(_)));
    let date = fault(|f| matches!(f, ListFault::Date(_)));
    let rows = LogList::ALL.map(|list| rows(view, form, list, &faults));
    let enter = Callback::from({
        let send = view.send.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            send.emit(msg(ListsEdit::Apply));
        }
    });
    let submit: Rc<dyn Listener> = Rc::new(yew::html::onsubmit::Wrapper::new(enter));
    markup!(
        "<form class='lists' novalidate={} {}>
            {}
            {}
            <p class='hint'>{}</p>
            {}{}
            <p class='acts'><button class='filled'>{}</button>{}</p>
        </form>",
        s(""),
        submit,
        rows.to_vec(),
        feeds(view, form),
        words.removed_note,
        free(
            view,
            ("lists-source", "text", "field free"),
            settings.source,
            &form.source,
            source,
            ListsEdit::Source
        ),
        free(
            view,
            ("lists-date", "date", "field date"),
            settings.date,
            &form.date,
            date,
            ListsEdit::Date
        ),
        settings.apply,
        button("link", settings.cancel, lists(view, ListsEdit::Cancel)),
    )
}

/// A list with its rows.
fn rows(view: &View<'_>, form: &LogLists, list: LogList, faults: &[ListFault]) -> Html {
    let words = feed_words(view.lang);
    let all = form.rows(list);
    let each = all.iter().enumerate().map(|(index, row)| {
        let fault = faults.iter().find(|fault| match fault {
            ListFault::NoTitle(of, at)
            | ListFault::LongTitle(of, at)
            | ListFault::SameTitle(of, at, _) => (*of, *at) == (list, index),
            _ => false,
        });
        one(view, list, index, row, all.len(), fault)
    });
    let each: Vec<Html> = each.collect();
    let add = only_if(all.len() < list.limit(), || {
        button(
            "link",
            words.add[list as usize],
            lists(view, ListsEdit::Add(list)),
        )
    });
    markup!(
        "<fieldset class='list'>
            <legend class='strong'>{}</legend>
            <ol class='list-rows'>{}</ol>
            {}
        </fieldset>",
        words.lists[list as usize],
        each,
        add,
    )
}

fn one(
    view: &View<'_>,
    list: LogList,
    index: usize,
    row: &ListRow,
    of: usize,
    fault: Option<&ListFault>,
) -> Html {
    let words = feed_words(view.lang);
    let number = index + 1;
    let name = |what: &str| format!("{} {number} {what}", words.lists[list as usize]);
    let why = list_id(list, index, "why");
    let wrong = fault.is_some();
    let title = |part: &'static str, label: &str, text: &str, hint: &'static str, edit| {
        let wrong = wrong && part == "zh";
        input(
            &[
                "id",
                "class",
                "type",
                "autocomplete",
                "placeholder",
                "aria-label",
                "aria-invalid",
                "aria-describedby",
            ],
            vec![
                t(list_id(list, index, part)),
                s(if wrong {
                    "field free wrong"
                } else {
                    "field free"
                }),
                s("text"),
                s("off"),
                when(!hint.is_empty(), hint),
                t(name(label)),
                when(wrong, "true"),
                wrong.then(|| why.clone()).and_then(t),
            ],
            text.to_owned(),
            vec![typed(view, edit)],
        )
    };
    let zh = title(
        "zh",
        words.titles[0],
        &row.zh,
        "",
        Box::new(move |text| ListsEdit::Zh(list, index, text)) as Edit,
    );
    let en = title(
        "en",
        words.titles[1],
        &row.en,
        words.optional,
        Box::new(move |text| ListsEdit::En(list, index, text)),
    );
    let complaint = only_if(list == LogList::Categories, || {
        let mark = lists(view, ListsEdit::Complaint(index, !row.complaint));
        let keys = &["type", "aria-label"];
        let values = vec![s("checkbox"), t(name(words.complaint))];
        markup!(
            "<label class='check'>{}<span>{}</span></label>",
            tick(keys, values, row.complaint, vec![change(mark)]),
            words.complaint,
        )
    });
    let act = |part: &str, text: &'static str, edit: ListsEdit, off: bool| {
        el_on(
            "button",
            &["type", "class", "id", "aria-label", "disabled"],
            vec![
                s("button"),
                s("link"),
                t(list_id(list, index, part)),
                t(format!("{text} {number} {}", row.zh.trim())),
                when(off, ""),
            ],
            vec![click(lists(view, edit))],
            vec![text_of(text)],
        )
    };
    markup!(
        "<li class='list-row'>{}{}{}<span class='list-acts'>{}{}{}</span>{}</li>",
        zh,
        en,
        complaint,
        act(
            "up",
            words.up,
            ListsEdit::Shift(list, index, true),
            index == 0
        ),
        act(
            "down",
            words.down,
            ListsEdit::Shift(list, index, false),
            number == of
        ),
        act(
            "remove",
            words.remove,
            ListsEdit::Remove(list, index),
            of == 1
        ),
        fault.map_or_else(none, |fault| because(view, why, fault)),
    )
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
        markup!(
            "<p class='dialog-field'><label for={}>{}</label>{}</p>",
            t(id.clone()),
            say::measure(view.lang, rulebook, *measure),
            chosen(view, id, *measure, *ratio),
        )
    });
    let each: Vec<Html> = each.collect();
    markup!(
        "<fieldset class='list'><legend class='strong'>{}</legend>{}</fieldset>",
        words.feeds,
        each,
    )
}

fn chosen(view: &View<'_>, id: String, measure: Id, ratio: Option<LogRatio>) -> Html {
    let choice = |of: Option<LogRatio>| {
        let name = of.map_or("", LogRatio::name);
        option(name.to_owned(), of == ratio, say::ratio_name(view.lang, of))
    };
    let options = [None].into_iter().chain(LogRatio::ALL.map(Some));
    let send = view.send.clone();
    let choose = Callback::from(move |event: Event| {
        let select = event.target_dyn_into::<HtmlSelectElement>();
        let value = select.map(|select| select.value()).unwrap_or_default();
        let ratio = LogRatio::ALL.into_iter().find(|of| of.name() == value);
        send.emit(msg(ListsEdit::Feed(measure, ratio)));
    });
    el_on(
        "select",
        &["id", "class"],
        vec![t(id), s("select")],
        vec![change(choose)],
        options.map(choice).collect(),
    )
}

/// The fields that say by what it was decided, and when.
fn free(
    view: &View<'_>,
    (id, kind, class): (&'static str, &'static str, &'static str),
    label: &str,
    text: &str,
    fault: Option<&ListFault>,
    edit: fn(String) -> ListsEdit,
) -> Html {
    let wrong = fault.is_some();
    let why = format!("{id}-why");
    let class = if wrong {
        format!("{class} wrong")
    } else {
        class.to_owned()
    };
    let hint = setting_words(view.lang).source_hint;
    let control = input(
        &[
            "id",
            "class",
            "type",
            "autocomplete",
            "placeholder",
            "aria-invalid",
            "aria-describedby",
        ],
        vec![
            s(id),
            t(class),
            s(kind),
            s("off"),
            when(kind == "text", hint),
            when(wrong, "true"),
            wrong.then(|| why.clone()).and_then(t),
        ],
        text.to_owned(),
        vec![typed(view, Box::new(edit))],
    );
    markup!(
        "<p class='dialog-field'><label for={}>{}</label>{}</p>{}",
        s(id),
        label,
        control,
        fault.map_or_else(none, |fault| because(view, why, fault)),
    )
}

fn because(view: &View<'_>, id: String, fault: &ListFault) -> Html {
    markup!(
        "<p class='why' id={}>{}{}</p>",
        t(id),
        triangle("triangle"),
        say::list_fault(view.lang, fault)
    )
}

/// What a typed text asks for.
type Edit = Box<dyn Fn(String) -> ListsEdit>;

fn typed(view: &View<'_>, edit: Edit) -> Rc<dyn Listener> {
    let send = view.send.clone();
    typing(Callback::from(move |event: InputEvent| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        let text = input.map(|input| input.value()).unwrap_or_default();
        send.emit(msg(edit(text)));
    }))
}

fn lists<E: 'static>(view: &View<'_>, edit: ListsEdit) -> Callback<E> {
    view.on(msg(edit))
}

const fn rules(edit: ListsEdit) -> Errand {
    Errand::Rules(RulesEdit::Lists(edit))
}

fn msg(edit: ListsEdit) -> Msg {
    Msg::errand(rules(edit))
}
