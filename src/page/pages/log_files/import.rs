//! Entries that come in: nothing changes before it's confirmed.

use yew::prelude::*;

use super::files;
use std::collections::BTreeSet;

use crate::desk::log::{FilesMsg, Log, LogImporting as Import, LogMsg};
use crate::desk::{RestMsg, StorageMsg};
use crate::exchange::{Clash, FileFault, LogOffer, LogPreview, LogTake, RefusedEntry};
use crate::locale::log::{log_entry_fault, log_fields, log_file_fault, log_headings};
use crate::locale::log_files::{self as say, LogFileWords, PreviewCounts, log_file_words};
use crate::locale::say::place;
use crate::log::LogEntry;
use crate::page::dom::{markup, none, only_if};
use crate::page::pages::import::{picker, refusal};
use crate::page::parts::{button, triangle};
use crate::page::view::View;

const TAKES: [LogTake; 3] = [LogTake::Mine, LogTake::Theirs, LogTake::Both];
/// Where the question stands among an entry's fields.
const QUESTION: usize = 3;

/// What is open of an import.
pub(super) fn import(view: &View<'_>, log: &Log) -> Html {
    let words = log_file_words(view.lang);
    let waiting = log.waiting.len();
    let import = &log.import;
    let inside = match import {
        Import::Nothing => none(),
        Import::Cancelled => status(words.cancelled),
        Import::Refused { name, fault } => refused_file(view, name, fault),
        Import::Preview {
            name,
            preview,
            shown,
        } => {
            return markup! {
                <p class="hint">{name.clone()}</p>
                {previewed(view, log, words, preview, *shown)}
                {only_if(waiting > 0, || markup! {
                    <p class="hint">{say::waiting(view.lang, waiting)}</p>
                })}
            };
        }
        Import::Done { keys, changed } => done(view, log, words, (keys, *changed)),
        Import::Undone { restored, kept } => markup! {
            {status(&say::undone(view.lang, *restored))}
            {only_if(*kept > 0, || status(&say::changed_since(view.lang, *kept)))}
        },
    };
    let undo = only_if(
        log.page.history.is_import_next() && !matches!(import, Import::Done { .. }),
        || button("outlined", words.undo, view.on(LogMsg::Undo)),
    );
    let next = only_if(waiting > 0, || {
        let next = say::next_file(view.lang, waiting);
        button("filled", &next, files(view, FilesMsg::Next))
    });
    markup! {
        {inside}
        <p class="acts">
            {next}
            <label class="filled file-pick">
                {picker(view)}
                <span>{view.lang.more().import_pick}</span>
            </label>
            {undo}
        </p>
        <p class="hint">{say::drop_hint(view.lang)}</p>
    }
}

fn status(text: &str) -> Html {
    markup! { <p class="strong" role="status">{text}</p> }
}

fn refused_file(view: &View<'_>, name: &str, fault: &FileFault) -> Html {
    let why = markup! { <span>{log_file_fault(view.lang, fault)}</span> };
    markup! { <ul class="import-list" role="alert">{refusal(view, name, vec![why])}</ul> }
}

fn previewed(
    view: &View<'_>,
    log: &Log,
    words: &LogFileWords,
    preview: &LogPreview,
    shown: usize,
) -> Html {
    let counts = PreviewCounts {
        new: preview.new.len(),
        same: preview.same,
        different: preview.count(Clash::Key),
        like: preview.count(Clash::Case),
        refused: preview.refused.len(),
        repeated: preview.repeated,
    };
    let (takes, adds) = (preview.takes(), preview.adds());
    let too_much = log.is_too_much(adds);
    markup! {
        <p class="strong" role="status">{say::preview_counts(view.lang, counts)}</p>
        {only_if(takes > 0, || markup! { <p class="hint">{words.counts_as_own}</p> })}
        <p class="acts">
            {if takes > 0 && !too_much {
                let apply = say::apply(view.lang, takes);
                button("filled", &apply, files(view, FilesMsg::Take))
            } else {
                only_if(takes == 0, || {
                    markup! { <span class="hint">{words.nothing}</span> }
                })
            }}
            {button("outlined", words.leave, files(view, FilesMsg::Leave))}
        </p>
        {only_if(too_much, || {
            let held = log.page.entries.len();
            let why = say::too_many(view.lang, held, adds);
            markup! { <p class="why" role="alert">{triangle("triangle")}{why}</p> }
        })}
        {clashes(view, words, preview, Clash::Key, shown)}
        {clashes(view, words, preview, Clash::Case, shown)}
        {refusals(view, &preview.refused, shown)}
    }
}

/// What stands against ours, side by side.
fn clashes(
    view: &View<'_>,
    words: &LogFileWords,
    preview: &LogPreview,
    clash: Clash,
    shown: usize,
) -> Html {
    let all = preview.count(clash);
    if all == 0 {
        return none();
    }
    let offers = preview.offers.iter().enumerate();
    let own = offers.filter(|(_, offer)| offer.clash == clash);
    let rows: Vec<Html> = own
        .take(shown)
        .map(|(index, offer)| beside(view, words, index, offer))
        .collect();
    let every = TAKES
        .iter()
        .zip(words.all_choices)
        .map(|(take, text)| button("link", text, files(view, FilesMsg::ChooseAll(clash, *take))));
    let every: Vec<Html> = every.filter(|_| all > 1).collect();
    markup! {
        <section class="block clashes">
            <h3 class="block-head">{say::clash_head(view.lang, clash, all)}</h3>
            <p class="hint">{words.unchosen}</p>
            <p class="acts">{every}</p>
            <ul class="import-list">{rows}</ul>
            {more(view, shown, all)}
        </section>
    }
}

fn beside(view: &View<'_>, words: &LogFileWords, index: usize, offer: &LogOffer) -> Html {
    let lists = view.log.as_ref().map(|log| &log.page.lists);
    let fields = |entry: &LogEntry| log_fields(view.lang, lists.map(|lists| &**lists), entry);
    let (ours, theirs) = (fields(&offer.held), fields(&offer.incoming));
    let name = ours.get(QUESTION).cloned().unwrap_or_default();
    let rows = log_headings(view.lang).into_iter().enumerate();
    let rows = rows.filter_map(|(at, heading)| {
        let (ours, theirs) = (ours.get(at)?, theirs.get(at)?);
        let other = ours != theirs;
        let dash = |text: &str| if text.is_empty() { "\u{2014}" } else { text }.to_owned();
        if other {
            Some(markup! {
                <tr class="other">
                    <th scope="row">{heading}</th>
                    <td>{dash(ours)}</td>
                    <td>{dash(theirs)}</td>
                </tr>
            })
        } else {
            (at == QUESTION).then(|| {
                markup! {
                    <tr><th scope="row">{heading}</th><td colspan="2">{ours.clone()}</td></tr>
                }
            })
        }
    });
    let rows: Vec<Html> = rows.collect();
    markup! {
        <li class="clash">
            <table class="beside">
                <thead>
                    <tr>
                        <td/>
                        <th scope="col">{words.mine}</th>
                        <th scope="col">{words.theirs}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            {choices(view, words, index, offer, name)}
        </li>
    }
}

fn choices(
    view: &View<'_>,
    words: &LogFileWords,
    index: usize,
    offer: &LogOffer,
    name: String,
) -> Html {
    let texts = match offer.clash {
        Clash::Key => words.choices,
        Clash::Case => words.case_choices,
    };
    let options = TAKES.into_iter().zip(texts).map(|(take, text)| {
        markup! {
            <label class="radio">
                <input
                    type="radio"
                    name={format!("clash-{index}")}
                    checked={offer.choice == take}
                    onchange={files(view, FilesMsg::Choose(index, take))}
                />
                <span>{text}</span>
            </label>
        }
    });
    let options: Vec<Html> = options.collect();
    markup! { <div class="radios" role="radiogroup" aria-label={name}>{options}</div> }
}

fn refusals(view: &View<'_>, refused: &[RefusedEntry], shown: usize) -> Html {
    if refused.is_empty() {
        return none();
    }
    let rows: Vec<Html> = refused
        .iter()
        .take(shown)
        .map(|entry| refused_entry(view, entry))
        .collect();
    markup! {
        <section class="block refusals">
            <h3 class="block-head">{say::refused_head(view.lang, refused.len())}</h3>
            <ul class="import-list">{rows}</ul>
            {more(view, shown, refused.len())}
        </section>
    }
}

fn refused_entry(view: &View<'_>, refused: &RefusedEntry) -> Html {
    let nth = say::nth(view.lang, refused.index);
    let question = refused.question.as_deref().map_or("", str::trim);
    let name = match question {
        "" => nth,
        question => format!("{nth} \u{b7} {question}"),
    };
    let faults = refused.faults.iter().map(|fault| {
        markup! {
            <li>
                <span class="strong">{place(view.lang, &fault.path)}</span>
                " "
                {log_entry_fault(view.lang, fault)}
            </li>
        }
    });
    let faults: Vec<Html> = faults.collect();
    let faults = markup! { <ul class="faults">{faults}</ul> };
    refusal(view, &name, vec![faults])
}

fn more(view: &View<'_>, shown: usize, all: usize) -> Html {
    only_if(all > shown, || {
        let text = say::more(view.lang, shown, all);
        button("link", &text, files(view, FilesMsg::More))
    })
}

fn done(
    view: &View<'_>,
    log: &Log,
    words: &LogFileWords,
    (keys, changed): (&BTreeSet<u64>, usize),
) -> Html {
    let unsaved = log.unsaved_of(keys).map_or_else(none, |(count, fault)| {
        let why = say::not_saved(view.lang, count, &fault);
        markup! {
            <p class="why" role="alert">{triangle("triangle")}{why}</p>
            <p class="acts">
                {button(
                    "outlined",
                    words.retry,
                    view.on(RestMsg::Storage(StorageMsg::Retry))
                )}
            </p>
        }
    });
    markup! {
        {status(&say::imported(view.lang, keys.len()))}
        {only_if(changed > 0, || {
            status(&say::changed_meanwhile(view.lang, changed))
        })}
        {unsaved}
        <p class="acts">
            {only_if(log.page.history.is_import_next(), || {
                button("outlined", words.undo, view.on(LogMsg::Undo))
            })}
        </p>
    }
}
