//! The preview of an import: nothing changes before it's confirmed.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::browser::read_files;
use crate::app::parts::button;
use crate::app::view::{Msg, Page, View};
use crate::exchange::{Change, Claim, Figures, Preview, Refused};
use crate::locale::{self, points, say, span};
use crate::number::Range;
use crate::record::Record;

/// The page.
pub fn import(view: &View<'_>) -> Html {
    let words = view.words();
    let send = view.send.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            if let Some(files) = input.files() {
                read_files(files, send.clone());
            }
            input.set_value("");
        }
    });
    let preview = view.import;
    let count = |wanted: fn(&Change) -> bool| preview.incoming.iter().filter(|(p, _)| wanted(&p.change)).count();
    let (new, same) = (count(|c| *c == Change::New), count(|c| *c == Change::Same));
    let different = preview.incoming.len() - new - same;
    let refused = preview.refused.len() + preview.unreadable.len();
    let taken = preview.incoming.iter().filter(|(_, take)| *take).count();
    html! {
        <main class="exchange" id="main" tabindex="-1">
            <h2 class="page-title">{ words.import_title }</h2>
            <p>
                <label class="filled file-pick">
                    <input id="import-files" type="file" multiple=true accept=".json,application/json" {onchange} />
                    <span>{ words.import_pick }</span>
                </label>
            </p>
            <p class="hint">{ words.import_drop }</p>
            if !preview.incoming.is_empty() || refused > 0 {
                <p class="strong" role="status">{ say::import_counts(view.lang, new, different, same, refused) }</p>
            }
            <ul class="import-list">
                { for preview.unreadable.iter().map(|(file, fault)| html! {
                    <li class="import-item refused">
                        <span class="import-state">{ words.import_refused }</span>
                        <span class="strong">{ file }</span>
                        <span>{ say::file_fault(view.lang, fault) }</span>
                    </li>
                }) }
                { for preview.refused.iter().map(|(file, refused)| refusal(view, file, refused)) }
                { for preview.incoming.iter().enumerate().map(|(i, (p, take))| incoming(view, i, p, *take)) }
            </ul>
            <p class="acts">
                if taken > 0 {
                    { button("filled", words.import_apply, view.on(Msg::Import)) }
                } else if !preview.incoming.is_empty() || refused > 0 {
                    <span class="hint">{ words.import_nothing }</span>
                }
                { button("link", words.close, view.on(Msg::Page(Page::Month))) }
            </p>
        </main>
    }
}

fn who(view: &View<'_>, record: &Record) -> String {
    let agent = if record.agent.is_empty() { view.words().no_name } else { &record.agent };
    format!("{agent} \u{b7} {}", locale::month(view.lang, record.month))
}

fn incoming(view: &View<'_>, index: usize, preview: &Preview, take: bool) -> Html {
    let words = view.words();
    let state = match preview.change {
        Change::New => words.import_new,
        Change::Same => words.import_same,
        Change::Different { .. } => words.import_different,
    };
    let figures = |f: Figures| format!("{} ({})", points(f.score), span(Range { low: f.low, high: f.high }));
    let existing = match &preview.change {
        Change::Different { own, .. } => *own,
        Change::New | Change::Same => None,
    };
    let choice = |yes: bool, text: &str| html! {
        <label class="radio">
            <input type="radio" name={format!("take-{index}")} checked={take == yes} onchange={view.on(Msg::Choose(index, yes))} />
            <span>{ text }</span>
        </label>
    };
    let loud = preview.claim == Claim::ScoreDiffers;
    html! {
        <li class={classes!("import-item", loud.then_some("mismatch"))}>
            <span class="import-state">{ state }</span>
            <span class="strong">{ who(view, &preview.item.record) }</span>
            <dl class="import-figures">
                if let Some(own) = existing { <div><dt>{ words.import_mine }</dt><dd class="figure">{ figures(own) }</dd></div> }
                if let Some(own) = preview.own { <div><dt>{ words.import_ours }</dt><dd class="figure">{ figures(own) }</dd></div> }
                if let Some(seen) = preview.item.seen { <div><dt>{ words.import_sender }</dt><dd class="figure">{ figures(seen) }</dd></div> }
            </dl>
            if loud {
                <p class="why"><span class="triangle" aria-hidden="true"></span>{ words.import_mismatch }</p>
            }
            if existing.is_some() {
                <div class="radios" role="radiogroup" aria-label={who(view, &preview.item.record)}>
                    { choice(true, words.import_take) }
                    { choice(false, words.import_keep) }
                </div>
            }
        </li>
    }
}

fn refusal(view: &View<'_>, file: &str, refused: &Refused) -> Html {
    let month = refused.who.month.map(|month| locale::month(view.lang, month));
    let who = [refused.who.agent.clone(), month].into_iter().flatten().collect::<Vec<_>>().join(" \u{b7} ");
    html! {
        <li class="import-item refused">
            <span class="import-state">{ view.words().import_refused }</span>
            <span class="strong">{ file }{ " " }{ who }</span>
            <ul class="faults">
                { for refused.faults.iter().map(|fault| html! {
                    <li><code>{ &fault.path }</code>{ " " }{ say::record_fault(view.lang, fault) }</li>
                }) }
            </ul>
        </li>
    }
}
