//! What leaves the page, and with how much.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::desk::state::Key;
use crate::desk::{ExportMsg, Msg, Page, RestMsg, Scope};
use crate::locale;
use crate::locale::setting::setting_words;
use crate::locale::trail;
use crate::locale::year::year_words;
use crate::page::dom::{all, markup, only_if};
use crate::page::parts::{button, done, radios, show_more};
use crate::page::view::View;

/// The page.
pub fn export(view: &View<'_>) -> Html {
    let words = view.words();
    let year = year_words(view.lang, view.sheet.unit);
    let empty = view.state.content.records.is_empty();
    let to = |edit| view.on(RestMsg::Export(edit));
    markup! {
        <main class="exchange" id="main" tabindex="-1">
            <h2 class="page-title">{view.lang.more().export_title}</h2>
            {if empty {
                markup! { <p>{view.lang.more().export_nothing}</p> }
            } else {
                form(view)
            }}
            <p class="acts">
                {only_if(!empty, || {
                    all(vec![
                        button("filled", view.lang.more().download, to(ExportMsg::Download)),
                        button("outlined", year.month_csv, view.on(RestMsg::MonthTable)),
                        button(
                            "outlined",
                            year.year_csv,
                            view.on(RestMsg::YearTable(view.record().unit)),
                        ),
                        button(
                            "outlined",
                            year.month_workbook,
                            view.on(RestMsg::MonthWorkbook),
                        ),
                        button(
                            "outlined",
                            year.year_workbook,
                            view.on(RestMsg::YearWorkbook(view.record().unit)),
                        ),
                        button("outlined", view.lang.more().copy, to(ExportMsg::Copy)),
                    ])
                })}
                {button("link", words.close, view.on(Msg::Page(Page::Month)))}
            </p>
            {done(view)}
        </main>
    }
}

fn form(view: &View<'_>) -> Html {
    let more = view.lang.more();
    let form = &view.export;
    let scope = |scope, text| {
        let edit = RestMsg::Export(ExportMsg::Scope(scope)).into();
        (text, form.scope == scope, edit)
    };
    let asked = |id, on, edit, text: &str| {
        let to = view.on(RestMsg::Export(edit));
        let tick = markup! { <input id={id} type="checkbox" checked={on} onchange={to}/> };
        markup! { <p><label class="check">{tick}<span>{text}</span></label></p> }
    };
    let months = view.state.content.records.keys();
    all(vec![
        radios(
            view,
            "scope",
            more.export_title,
            vec![
                scope(Scope::This, more.export_this),
                scope(Scope::Chosen, more.export_chosen),
                scope(Scope::All, more.export_all),
            ],
        ),
        only_if(form.scope == Scope::Chosen, || {
            let listed = view.listed();
            let left = months.len().saturating_sub(listed);
            let months = months.take(listed).map(|key| month(view, key));
            let months: Vec<Html> = months.collect();
            markup! { <ul class="choose-months">{months}</ul>{show_more(view, left)} }
        }),
        asked(
            "export-wage",
            form.wage,
            ExportMsg::Wage(!form.wage),
            more.export_wage,
        ),
        asked(
            "export-lines",
            form.lines,
            ExportMsg::Lines(!form.lines),
            setting_words(view.lang).export_lines,
        ),
        asked(
            "export-trail",
            form.trail,
            ExportMsg::Trail(!form.trail),
            trail::export(view.lang),
        ),
    ])
}

fn month(view: &View<'_>, key: &Key) -> Html {
    let agent = locale::name(view.lang, &key.0);
    let name = format!("{agent} \u{b7} {}", locale::month(view.lang, key.1));
    let (send, owned) = (view.send.clone(), key.clone());
    let onchange = Callback::from(move |event: Event| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        let on = input.is_some_and(|input| input.checked());
        let edit = ExportMsg::Month(owned.0.clone(), owned.1, on);
        send.emit(RestMsg::Export(edit).into());
    });
    let chosen = view.export.chosen.contains(key);
    markup! {
        <li>
            <label class="check">
                <input type="checkbox" checked={chosen} onchange={onchange}/>
                <span>{&name}</span>
            </label>
        </li>
    }
}
