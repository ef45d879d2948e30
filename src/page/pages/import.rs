//! The preview of an import: nothing changes before it's confirmed.

use std::collections::BTreeSet;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::import_backup::incoming_backup;
use super::import_paste::pasting;
use super::import_rulebook::{incoming_rulebook, refused_rulebook};
use crate::calendar::Month;
use crate::desk::{ImportCounts, ImportMsg, Msg, Page, RestMsg};
use crate::exchange::{Change, Claim, Figures, Preview, RecordFault, Refused};
use crate::locale::net::{result, result_said, result_span};
use crate::locale::texts::{other_rules, other_texts};
use crate::locale::unit::{named, unit_words};
use crate::locale::{self, say};
use crate::locale::{claim, data};
use crate::number::{Range, Unit};
use crate::page::browser::files_of;
use crate::page::dom::{markup, none, only_if};
use crate::page::parts::{
    button, common, fact_differences, import_progress, odd_name, show_more, triangle,
};
use crate::page::view::Task;
use crate::page::view::View;
use crate::record::{Looks, Record};
use crate::rulebook::Holds;
use crate::scoring::score;

/// The page.
pub fn import(view: &View<'_>) -> Html {
    // A table is looked at by itself.
    if let Some(chunk) = view.fifth
        && view.has_table
    {
        return (chunk.page)(view);
    }
    let words = view.words();
    let preview = &view.import;
    let counts = preview.counts();
    let found = preview.has_found();
    let offers = view.book_form().map_or(&[][..], |form| &form.offers);
    let takes = preview.takes() || (found && offers.iter().any(|(_, take)| *take));
    let saving = view.import_saving.as_ref();
    let is_saving = saving.is_some_and(|saving| saving.unkept.is_none());
    if view.import_work.is_some() || (is_saving && !found) {
        return under_way(view);
    }
    let (mismatches, others) = preview.order();
    let shown = view.listed();
    let beyond = |of: usize| of.saturating_sub(shown);
    let left = beyond(mismatches.len()) + beyond(others.len()) + beyond(preview.refused.len());
    let coming = preview.incoming.iter();
    let coming = coming.map(|(other, _)| other.item.record.agent.as_str());
    let coming: BTreeSet<&str> = coming.collect();
    let known = view.state.agents();
    let looks = Looks::of(known.into_iter().chain(coming));
    let months = |places: Vec<usize>| {
        let months = places.into_iter().take(shown).filter_map(|index| {
            let (preview, take) = preview.incoming.get(index)?;
            Some(incoming(view, index, (preview, *take), &looks))
        });
        months.collect::<Vec<Html>>()
    };
    let mut items: Vec<Html> = Vec::new();
    for (file, encoding) in &preview.encoded {
        let text = say::read_as(view.lang, file, *encoding);
        items.push(markup! { <li class="import-item"><span class="hint">{&text}</span></li> });
    }
    let backups = preview.backups.iter().enumerate();
    items.extend(backups.map(|(index, offer)| incoming_backup(view, index, offer)));
    items.extend(months(mismatches));
    for (file, fault) in &preview.unreadable {
        let fault = markup! { <span>{say::file_fault(view.lang, fault)}</span> };
        items.push(refusal(view, file, vec![fault]));
    }
    for (file, fault) in &preview.faulty_rulebooks {
        items.push(refused_rulebook(view, file, fault));
    }
    for index in 0..preview.rulebooks.len() {
        items.push(incoming_rulebook(view, index));
    }
    for (file, refused) in preview.refused.iter().take(shown) {
        items.push(refused_record(view, file, refused));
    }
    items.extend(months(others));
    markup! {
        <main class="exchange" id="main" tabindex="-1">
            <h2 class="page-title">{view.lang.more().import_title}</h2>
            <p>
                <label class="filled file-pick">
                    {picker(view)}
                    <span>{view.lang.more().import_pick}</span>
                </label>
            </p>
            <p class="hint">{view.lang.more().import_drop}</p>
            {only_if(!found, || pasting(view))}
            {only_if(found, || {
                let ImportCounts {
                    new,
                    different,
                    same,
                    refused,
                    mismatched,
                } = counts;
                let counts = say::import_counts(view.lang, new, different, same, refused);
                let counts = counts + &claim::mismatched(view.lang, mismatched);
                markup! { <p class="strong" role="status">{&counts}</p> }
            })}
            {only_if(!items.is_empty(), || markup! { <ul class="import-list">{items}</ul> })}
            {view.fourth.map_or_else(none, |chunk| (chunk.offers)(view))}
            {show_more(view, left)}
            {match view.lacks_room().filter(|_| takes) {
                Some((needed, room)) => {
                    markup! { <p class="why">{data::lacks_room(view.lang, needed, room)}</p> }
                }
                None => none(),
            }}
            <p class="acts">
                {if takes {
                    button(
                        "filled",
                        view.lang.more().import_apply,
                        view.on(RestMsg::Import(ImportMsg::Take)),
                    )
                } else {
                    only_if(found, || {
                        let more = view.lang.more();
                        markup! {
                            <span class="hint">
                                {match preview.has_choice() || !offers.is_empty() {
                                    true => more.import_unchosen,
                                    false => more.import_nothing,
                                }}
                            </span>
                        }
                    })
                }}
                {button("link", words.close, view.on(Msg::Page(Page::Month)))}
            </p>
        </main>
    }
}

/// The page while the preview isn't there yet.
fn under_way(view: &View<'_>) -> Html {
    let title = markup! { <h2 class="page-title">{view.lang.more().import_title}</h2> };
    markup! {
        <main class="exchange" id="main" tabindex="-1">{title}{import_progress(view)}</main>
    }
}

/// A field for files, of whatever kind.
pub fn picker(view: &View<'_>) -> Html {
    let send = view.send.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            if let Some(files) = input.files() {
                send.emit(Task::Read(files_of(&files)).into());
            }
            // So that the same file can be picked again.
            input.set_value("");
        }
    });
    markup! {
        <input
            id="import-files"
            type="file"
            multiple=""
            accept=".json,.txt,.xlsx,.ods,.xls,.csv,.tsv,application/json,text/plain"
            onchange={onchange}
        />
    }
}

pub(super) fn who(view: &View<'_>, record: &Record) -> String {
    let agent = locale::name(view.lang, &record.agent);
    format!("{agent} \u{b7} {}", locale::month(view.lang, record.month))
}

fn incoming(
    view: &View<'_>,
    index: usize,
    (preview, take): (&Preview, bool),
    looks: &Looks<'_>,
) -> Html {
    let more = view.lang.more();
    let (state, existing) = match &preview.change {
        Change::New => (more.import_new, None),
        Change::Same => (more.import_same, None),
        Change::Different { existing, own } => {
            let mine = own.map(|own| (existing.unit, own));
            let mine = mine.or_else(|| Some((existing.unit, own_figures(view, existing))));
            (more.import_different, mine)
        }
    };
    if let Some(fault) = &preview.unfit {
        let name = who(view, &preview.item.record);
        let faults = vec![fault_row(view, fault)];
        return refusal(
            view,
            &name,
            vec![markup! { <ul class="faults">{faults}</ul> }],
        );
    }
    let loud = preview.is_mismatch();
    let agent = preview.item.record.agent.as_str();
    let name = who(view, &preview.item.record);
    let unit = preview.item.record.unit;
    let figures = [
        (more.import_mine, existing),
        (more.import_ours, preview.own.map(|own| (unit, own))),
        (
            more.import_sender,
            preview.item.seen.map(|seen| (unit, seen)),
        ),
    ];
    let month = preview.item.record.month;
    let figures = figures.into_iter().filter_map(|(label, figures)| {
        let (unit, figures) = figures?;
        Some(figure(view, (month, unit), label, figures))
    });
    markup! {
        <li
            class={if loud {
                "import-item mismatch"
            } else {
                "import-item"
            }}
        >
            <span class="import-state">{state}</span>
            <bdi class="strong">{&name}</bdi>
            <dl class="import-figures">{figures.collect::<Vec<Html>>()}</dl>
            {odd_name(view, agent, looks.other(agent))}
            {only_if(preview.other_rulebook, || {
                markup! { <p class="hint">{other_rules(view.lang, unit)}</p> }
            })}
            {only_if(preview.other_texts, || {
                markup! { <p class="hint">{other_texts(view.lang)}</p> }
            })}
            {claims(view, preview)}
            {match &preview.change {
                Change::Different { existing, .. } => {
                    let item = &preview.item;
                    let key = (item.record.agent.clone(), item.record.month);
                    let own = view.storage.acts.of(&key);
                    markup! {
                        {fact_differences(view, existing, &item.record)}
                        {common(view, own, &item.trail)}
                    }
                }
                Change::New | Change::Same => none(),
            }}
            {match &preview.change {
                Change::Different { .. } => Some((more.import_take, more.import_keep)),
                Change::New if loud || !take => Some(claim::take_or_leave(view.lang)),
                Change::New | Change::Same => None,
            }
            .map_or_else(none, |texts| {
                let errand = move |yes| RestMsg::Import(ImportMsg::Choose(index, yes));
                choice(view, ("take", index), take, name, texts, errand)
            })}
        </li>
    }
}

/// What the file says and its facts don't.
fn claims(view: &View<'_>, preview: &Preview) -> Html {
    let (lang, record) = (view.lang, &preview.item.record);
    let rulebook = view.state.rules().rulebook(record.ruled_in());
    let (unit, holds) = (record.unit, rulebook.holds());
    let mut said = Vec::new();
    if preview.claim == Claim::ScoreDiffers {
        let text = unit_words(lang, unit, Holds::NONE).import_mismatch;
        said.push(text.to_owned());
    }
    let lines = preview.lines.iter();
    said.extend(lines.map(|line| claim::forged_line(lang, unit, line)));
    if let Some((closing, own)) = record.closing().zip(preview.closing.as_ref()) {
        said.push(claim::misclosed(lang, unit, holds, closing, own));
    }
    if let Some((written, own)) = preview.item.code.zip(preview.code) {
        said.push(claim::wrong_code(lang, written, own));
    }
    let said = said
        .into_iter()
        .map(|text| markup! { <p class="why">{triangle("triangle")}{text}</p> });
    let then = match preview.claim {
        Claim::AgreedOn(day) => markup! { <p class="hint">{claim::agreed_on(lang, day)}</p> },
        Claim::None | Claim::Agrees | Claim::RangeDiffers | Claim::ScoreDiffers => none(),
    };
    markup! { <div>{then}{said.collect::<Vec<Html>>()}</div> }
}

/// What a month of the other system is here, by its own rules.
fn own_figures(view: &View<'_>, record: &Record) -> Figures {
    let rulebook = view.state.rules().rulebook(record.ruled_in());
    Figures::of(&score(rulebook, record, view.state.today))
}

fn figure(view: &View<'_>, of: (Month, Unit), label: &str, figures: Figures) -> Html {
    let Figures {
        score, low, high, ..
    } = figures;
    let (unit, holds) = (of.1, view.state.rules().rulebook(of).holds());
    let range = result_span(view.lang, unit, holds, Range { low, high });
    let text = match holds.gives {
        true => result_said(view.lang, unit, holds, score),
        false => result(view.lang, unit, holds, score),
    };
    let text = format!("{text} ({range})");
    let text = match holds.gives {
        true => text,
        false => named(view.lang, unit, text),
    };
    markup! { <div><dt>{label}</dt><dd class="figure">{&text}</dd></div> }
}

/// A choice between taking something, or not.
pub(super) fn choice(
    view: &View<'_>,
    (group, index): (&str, usize),
    take: bool,
    name: String,
    (yes, no): (&str, &str),
    msg: impl Fn(bool) -> RestMsg,
) -> Html {
    let option = |on: bool, text: &str| {
        markup! {
            <label class="radio">
                <input
                    type="radio"
                    name={format!("{group}-{index}")}
                    checked={take == on}
                    onchange={view.on(msg(on))}
                />
                <span>{text}</span>
            </label>
        }
    };
    markup! {
        <div class="radios" role="radiogroup" aria-label={name}>
            {option(true, yes)}
            {option(false, no)}
        </div>
    }
}

fn refused_record(view: &View<'_>, file: &str, refused: &Refused) -> Html {
    let month = refused
        .who
        .month
        .map(|month| locale::month(view.lang, month));
    let agent = refused.who.agent.as_deref();
    let agent = agent.map(|agent| locale::name(view.lang, agent).into_owned());
    let who = [Some(file.to_owned()), agent, month];
    let who: Vec<String> = who.into_iter().flatten().collect();
    let faults = refused.faults.iter().map(|fault| fault_row(view, fault));
    refusal(
        view,
        &who.join(" \u{b7} "),
        vec![markup! { <ul class="faults">{faults.collect::<Vec<Html>>()}</ul> }],
    )
}

/// Where a record is faulty, and how, in words.
fn fault_row(view: &View<'_>, fault: &RecordFault) -> Html {
    let place = say::place(view.lang, &fault.path);
    let text = say::record_fault(view.lang, fault);
    let strong = markup! { <span class="strong">{&place}</span> };
    markup! { <li>{strong}" "{&text}</li> }
}

pub(super) fn refusal(view: &View<'_>, name: &str, mut why: Vec<Html>) -> Html {
    let mut inside = vec![
        markup! { <span class="import-state">{view.lang.more().import_refused}</span> },
        markup! { <bdi class="strong">{name}</bdi> },
    ];
    inside.append(&mut why);
    markup! { <li class="import-item refused">{inside}</li> }
}
