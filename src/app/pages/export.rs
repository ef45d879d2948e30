//! What leaves the page, and with how much.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::browser::can_share;
use crate::app::parts::{button, radios};
use crate::app::view::{ExportEdit, Msg, Page, Scope, View};
use crate::locale;

/// The page.
pub fn export(view: &View<'_>) -> Html {
    let words = view.words();
    let form = view.export;
    let content = &view.state.content;
    let edit = |edit| Msg::Export(edit);
    let scope = |scope, text| (text, form.scope == scope, edit(ExportEdit::Scope(scope)));
    let empty = content.records.is_empty() && view.state.is_blank();
    html! {
        <main class="exchange" id="main" tabindex="-1">
            <h2 class="page-title">{ words.export_title }</h2>
            if empty {
                <p>{ words.export_nothing }</p>
            } else {
                { radios(view, "scope", words.export_title, vec![
                    scope(Scope::This, words.export_this),
                    scope(Scope::Chosen, words.export_chosen),
                    scope(Scope::All, words.export_all),
                ]) }
                if form.scope == Scope::Chosen {
                    <ul class="choose-months">
                        { for content.records.keys().map(|key| {
                            let agent = if key.0.is_empty() { words.no_name } else { &key.0 };
                            let send = view.send.clone();
                            let owned = key.clone();
                            let onchange = Callback::from(move |event: Event| {
                                let on = event.target_dyn_into::<HtmlInputElement>().is_some_and(|i| i.checked());
                                send.emit(Msg::Export(ExportEdit::Month(owned.0.clone(), owned.1, on)));
                            });
                            html! {
                                <li><label class="check">
                                    <input type="checkbox" checked={form.chosen.contains(key)} {onchange} />
                                    <span>{ format!("{agent} \u{b7} {}", locale::month(view.lang, key.1)) }</span>
                                </label></li>
                            }
                        }) }
                    </ul>
                }
                <p><label class="check">
                    <input id="export-wage" type="checkbox" checked={form.wage} onchange={view.on(edit(ExportEdit::Wage(!form.wage)))} />
                    <span>{ words.export_wage }</span>
                </label></p>
            }
            <p class="acts">
                if !empty {
                    { button("filled", words.download, view.on(edit(ExportEdit::Download))) }
                    { button("outlined", words.copy, view.on(edit(ExportEdit::Copy))) }
                    if can_share() { { button("outlined", words.share, view.on(edit(ExportEdit::Share))) } }
                }
                { button("link", words.close, view.on(Msg::Page(Page::Month))) }
            </p>
        </main>
    }
}
