//! The form for a number or reading where it stands: in an opened line.

use yew::prelude::*;

use super::controls::{button, on_escape, submitted};
use super::setting::{control, decided, edit, effect, options, tried};
use crate::desk::{LineKey, RestMsg, RulesMsg, line_id};
use crate::locale::opened::{self, opened_words};
use crate::locale::setting::{self as say, setting_words};
use crate::locale::unit::of_number;
use crate::locale::{explain as explain_words, net};
use crate::number::{Points, Range};
use crate::page::charts;
use crate::page::dom::{hashed, markup, none, only_if, when};
use crate::page::view::View;
use crate::rulebook::{ParameterRef, ReadingId, Setting, SettingField, Subject};
use crate::scoring::{Step, range_when_set};

/// What names the reading that is chosen.
const HEAD: &str = "setting-in-head";

/// The form for this, if it's open in this line.
fn open<'a>(view: &View<'a>, subject: Subject, line: LineKey) -> Option<&'a Setting> {
    let open = view.model.setting.as_ref();
    let open = open.filter(|open| open.line == Some(line) && open.subject == subject);
    open.map(|open| &open.form)
}

/// A number's field, what setting it makes of the range, and, once it's typed
/// into, by what it was decided.
pub fn number_in(view: &View<'_>, at: ParameterRef, line: LineKey) -> Html {
    let (rulebook, record, today) = (view.rulebook(), view.record(), view.state.today);
    let words = opened_words(view.lang);
    let subject = Subject::Number(at);
    let open = open(view, subject, line);
    let standing = Setting::of(subject, rulebook, today);
    let row = explain_words::row(view.lang, rulebook, record, &Step::Number(at));
    let id = format!("set-{}", line_id(line));
    let name = say::subject(view.lang, rulebook, record, subject);
    let form = open.unwrap_or(&standing);
    let typed = move |text| RulesMsg::TypeIn(at, line, text);
    let [control, why] = control(view, form, (SettingField::Value, &id, Some(name)), typed);
    let (more, then) = match open {
        None => {
            let then = range_when_set(rulebook, record, today, at);
            (none(), shrunk(view, (view.sheet.score, then), None))
        }
        Some(form) => {
            let then = tried(view, form).map_or_else(none, |(after, odd)| {
                let then = (after.score, after.range);
                let said = say::effect(view.lang, view.sheet, &after);
                markup! { {shrunk(view, then, Some(said))}{odd} }
            });
            let now = say::now(view.lang, rulebook, record, at);
            (
                markup! { {decided(view, form)}<p class="hint">{now}</p> },
                then,
            )
        }
    };
    let (is_open, submit) = match open {
        Some(_) => (true, RulesMsg::Apply),
        None => (false, RulesMsg::ApplyIn(at, line)),
    };
    let set = || markup! { <button class="outlined">{words.set_here}</button> };
    markup! {
        <form
            key={hashed(at)}
            class={class(is_open)}
            novalidate=""
            onsubmit={submitted(view, RestMsg::Rules(submit))}
            onkeydown={escape(view)}
        >
            <p class="set-here">
                <label class="strong" for={id.clone()}>{row.name}</label>
                {control}
                <span>{of_number(view.lang, view.sheet.unit, at)}</span>
                {only_if(!is_open, set)}
            </p>
            {why}
            {more}
            {then}
            {only_if(is_open, || acts(view))}
        </form>
    }
}

/// The answers to choose from, if that is open in this line.
pub fn reading_in(view: &View<'_>, id: ReadingId, question: &str, line: LineKey) -> Option<Html> {
    let form = open(view, Subject::Reading(id), line)?;
    let submit = RestMsg::Rules(RulesMsg::Apply);
    Some(markup! {
        <form
            class={class(true)}
            novalidate=""
            onsubmit={submitted(view, submit)}
            onkeydown={escape(view)}
        >
            <p id={HEAD}>
                <span class="strong">{opened_words(view.lang).reading}</span>
                " "
                {question}
            </p>
            {options(view, form, id, HEAD)}
            {effect(view, form)}
            {acts(view)}
        </form>
    })
}

const fn class(is_open: bool) -> &'static str {
    if is_open {
        "opened-part setting-in"
    } else {
        "opened-part"
    }
}

fn escape(view: &View<'_>) -> Callback<KeyboardEvent> {
    on_escape(view.send, RestMsg::Rules(RulesMsg::Close))
}

fn acts(view: &View<'_>) -> Html {
    let words = setting_words(view.lang);
    markup! {
        <p class="hint">{words.form_hint}</p>
        <p class="acts">
            <button class="outlined">{opened_words(view.lang).set_here}</button>
            {button("link", words.cancel, edit(view, RulesMsg::Close))}
        </p>
    }
}

/// How the range shrinks from what it is, or, where the score moves too, what is
/// said of that.
fn shrunk(view: &View<'_>, (score, then): (Points, Range<Points>), moved: Option<String>) -> Html {
    let words = opened_words(view.lang);
    let (unit, holds, now) = (view.sheet.unit, view.sheet.holds, view.sheet.range);
    let is_open = moved.is_some();
    let narrows = now.low <= then.low && then.high <= now.high && score == view.sheet.score;
    let said = match moved {
        Some(moved) if !narrows || now == then => moved,
        _ => opened::shrinks(view.lang, (unit, holds), [now, then]),
    };
    let all = Range {
        low: now.low.min(then.low),
        high: now.high.max(then.high),
    };
    let bar = |name, score, range| {
        markup! {
            <li>
                <span>{name}</span>
                {charts::spans(score, all, range)}
                <span class="figure">{net::result_span(view.lang, unit, holds, range)}</span>
            </li>
        }
    };
    markup! {
        <p role={when(is_open, "status")}>{said}</p>
        <ul class="spans">
            {bar(words.now, view.sheet.score, now)}
            {bar(words.then, score, then)}
        </ul>
    }
}
