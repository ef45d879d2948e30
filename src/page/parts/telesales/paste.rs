//! The form for a column of calls, with what it would fill in.

use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::desk::{DaysMsg, PasteForm, RestMsg, column, dates};
use crate::locale::telesales::{column_fault, take_column, telesales_words, weekday_of};
use crate::page::dom::{markup, none, only_if};
use crate::page::parts::controls::{button, triangle};
use crate::page::view::View;
use crate::record::ColumnLine;

/// The form; nothing while it's closed.
pub fn form(view: &View<'_>) -> Html {
    let Some(paste) = &view.days.paste else {
        return none();
    };
    let words = telesales_words(view.lang);
    let lines = column(&view.state, paste);
    let good = lines.iter().filter(|line| line.found.is_ok()).count();
    let errand = |edit| view.on(RestMsg::Days(edit));
    let take = || {
        let text = take_column(view.lang, good, lines.len() - good);
        button("filled", &text, errand(DaysMsg::Take))
    };
    markup! {
        <div class="paste" role="group" aria-label={words.paste}>
            <p class="hint">{words.paste_hint}</p>
            {column_field(view, paste)}
            <div class="form-line">{from(view, paste)}{every(view, paste)}</div>
            {preview(view, &lines)}
            <div class="form-line">
                {only_if(good > 0, take)}
                {button("link", view.words().close, errand(DaysMsg::Close))}
            </div>
        </div>
    }
}

fn column_field(view: &View<'_>, paste: &PasteForm) -> Html {
    let oninput = view.send.reform(|event: InputEvent| {
        let area = event.target_dyn_into::<HtmlTextAreaElement>();
        let text = area.map(|area| area.value()).unwrap_or_default();
        RestMsg::Days(DaysMsg::Column(text)).into()
    });
    let label = telesales_words(view.lang).column;
    markup! {
        <textarea
            id="column"
            class="column-text"
            aria-label={label}
            rows="6"
            autocomplete="off"
            spellcheck="false"
            value={paste.text.clone()}
            oninput={oninput}
        />
    }
}

/// The day of the first line.
fn from(view: &View<'_>, paste: &PasteForm) -> Html {
    let words = telesales_words(view.lang);
    let options: Vec<Html> = dates(&view.state)
        .map(|date| {
            let day = date.day();
            let chosen = day == u32::from(paste.from);
            let name = weekday_of(view.lang, date);
            markup! { <option value={day.to_string()} selected={chosen}>{&name}</option> }
        })
        .collect();
    let chosen = view.send.reform(|event: Event| {
        let select = event.target_dyn_into::<HtmlSelectElement>();
        let day = select.and_then(|select| select.value().parse().ok());
        RestMsg::Days(DaysMsg::From(day.unwrap_or(1))).into()
    });
    let select = markup! {
        <select class="select" id="column-from" onchange={chosen}>{options}</select>
    };
    markup! { <label class="entry-field"><span>{words.paste_from}</span>{select}</label> }
}

fn every(view: &View<'_>, paste: &PasteForm) -> Html {
    let ticked = view.send.reform(|event: Event| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        let on = input.is_some_and(|input| input.checked());
        RestMsg::Days(DaysMsg::Every(on)).into()
    });
    let tick = markup! { <input type="checkbox" checked={paste.every} onchange={ticked}/> };
    markup! {
        <label class="check">{tick}<span>{telesales_words(view.lang).paste_every}</span></label>
    }
}

/// Each line with its day, what stands there now, and what would.
fn preview(view: &View<'_>, lines: &[ColumnLine]) -> Html {
    let words = telesales_words(view.lang);
    if lines.is_empty() {
        return markup! { <p class="hint">{words.nothing_yet}</p> };
    }
    let heads = words
        .preview
        .map(|head| markup! { <th scope="col">{head}</th> });
    let rows: Vec<Html> = lines.iter().map(|line| row(view, line)).collect();
    markup! {
        <div class="preview" role="region" tabindex="0" aria-label={words.paste}>
            <table><thead><tr>{heads.to_vec()}</tr></thead><tbody>{rows}</tbody></table>
        </div>
    }
}

fn row(view: &View<'_>, line: &ColumnLine) -> Html {
    let words = telesales_words(view.lang);
    let month = view.record().month;
    match line.found {
        Ok((day, calls)) => {
            let now = view.record().day(day).calls;
            let same = now == Some(calls);
            let date = month.day(u32::from(day));
            markup! {
                <tr class={if same { "same" } else { "" }}>
                    <td class="figure">{line.line.to_string()}</td>
                    <td>{date.map_or_else(String::new, |date| weekday_of(view.lang, date))}</td>
                    <td class="figure">
                        {now.map_or_else(|| view.words().no_data.to_owned(), |now| now.to_string())}
                    </td>
                    <td class="figure strong">
                        {match same {
                            true => words.unchanged.to_owned(),
                            false => calls.to_string(),
                        }}
                    </td>
                </tr>
            }
        }
        Err(fault) => markup! {
            <tr class="refused">
                <td class="figure">{line.line.to_string()}</td>
                <td colspan="2">{line.text.as_str()}</td>
                <td>{triangle("triangle")}{column_fault(view.lang, month, fault)}</td>
            </tr>
        },
    }
}
