//! Entries that come in: nothing changes before it's confirmed.

use yew::prelude::*;

use super::files;
use crate::exchange::{Clash, FileFault, LogOffer, LogPreview, LogTake, RefusedEntry};
use crate::locale::log::{log_entry_fault, log_fields, log_file_fault, log_headings};
use crate::locale::log_files::{self as say, LogFileWords, PreviewCounts, log_file_words};
use crate::locale::say::place;
use crate::log::LogEntry;
use crate::page::dom::{change, markup, none, only_if, s, t, tick};
use crate::page::log::{FilesMsg, Import, LogDesk, Taken};
use crate::page::pages::import::{picker, refusal};
use crate::page::parts::{button, triangle};
use crate::page::view::View;

const TAKES: [LogTake; 3] = [LogTake::Mine, LogTake::Theirs, LogTake::Both];
/// Where the question stands among an entry's fields.
const QUESTION: usize = 3;

/// What is open of an import.
pub(super) fn import(view: &View<'_>, desk: &'static LogDesk) -> Html {
    let words = log_file_words(view.lang);
    let waiting = desk.files_waiting();
    let import = desk.files.import.borrow();
    let inside = match &*import {
        Import::Nothing | Import::Running => none(),
        Import::Cancelled => status(words.cancelled),
        Import::Refused { name, fault } => refused_file(view, words, name, fault.as_ref()),
        Import::Preview {
            name,
            preview,
            shown,
        } => {
            return markup!(
                "<p class='hint'>{}</p>{}{}",
                name.clone(),
                previewed(view, desk, words, preview, *shown),
                only_if(waiting > 0, || markup!(
                    "<p class='hint'>{}</p>",
                    say::waiting(view.lang, waiting)
                )),
            );
        }
        Import::Done(taken) => done(view, desk, words, taken),
        Import::Undone { restored, kept } => markup!(
            "{}{}",
            status(&say::undone(view.lang, *restored)),
            only_if(*kept > 0, || status(&say::changed_since(view.lang, *kept))),
        ),
    };
    let undo = only_if(
        desk.files.taken.borrow().is_some() && !matches!(&*import, Import::Done(_)),
        || button("outlined", words.undo, files(view, FilesMsg::Undo)),
    );
    let next = only_if(waiting > 0, || {
        let next = say::next_file(view.lang, waiting);
        button("filled", &next, files(view, FilesMsg::Next))
    });
    markup!(
        "{}<p class='acts'>{}<label class='filled file-pick'>{}<span>{}</span></label>{}</p>
        <p class='hint'>{}</p>",
        inside,
        next,
        picker(view),
        view.lang.more().import_pick,
        undo,
        say::drop_hint(view.lang),
    )
}

fn status(text: &str) -> Html {
    markup!("<p class='strong' role='status'>{}</p>", text)
}

fn refused_file(
    view: &View<'_>,
    words: &LogFileWords,
    name: &str,
    fault: Option<&FileFault>,
) -> Html {
    let why = fault.map_or_else(
        || words.gone.to_owned(),
        |fault| log_file_fault(view.lang, fault),
    );
    let why = markup!("<span>{}</span>", why);
    markup!(
        "<ul class='import-list' role='alert'>{}</ul>",
        refusal(view, name, vec![why])
    )
}

fn previewed(
    view: &View<'_>,
    desk: &LogDesk,
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
    let too_much = desk.is_too_much(adds);
    markup!(
        "<p class='strong' role='status'>{}</p>{}
        <p class='acts'>{}{}</p>{}{}{}{}",
        say::preview_counts(view.lang, counts),
        only_if(takes > 0, || markup!(
            "<p class='hint'>{}</p>",
            words.counts_as_own
        )),
        if takes > 0 && !too_much {
            let apply = say::apply(view.lang, takes);
            button("filled", &apply, files(view, FilesMsg::Take))
        } else {
            only_if(takes == 0, || {
                markup!("<span class='hint'>{}</span>", words.nothing)
            })
        },
        button("outlined", words.leave, files(view, FilesMsg::Leave)),
        only_if(too_much, || {
            let held = desk.entries().len();
            let why = say::too_many(view.lang, held, adds);
            markup!(
                "<p class='why' role='alert'>{}{}</p>",
                triangle("triangle"),
                why
            )
        }),
        clashes(view, words, preview, Clash::Key, shown),
        clashes(view, words, preview, Clash::Case, shown),
        refusals(view, &preview.refused, shown),
    )
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
    markup!(
        "<section class='block clashes'>
            <h3 class='block-head'>{}</h3><p class='hint'>{}</p>
            <p class='acts'>{}</p><ul class='import-list'>{}</ul>{}
        </section>",
        say::clash_head(view.lang, clash, all),
        words.unchosen,
        every,
        rows,
        more(view, shown, all),
    )
}

fn beside(view: &View<'_>, words: &LogFileWords, index: usize, offer: &LogOffer) -> Html {
    let lists = view.log.map(|desk| desk.lists());
    let fields = |entry: &LogEntry| log_fields(view.lang, lists.as_deref(), entry);
    let (ours, theirs) = (fields(&offer.held), fields(&offer.incoming));
    let name = ours.get(QUESTION).cloned().unwrap_or_default();
    let rows = log_headings(view.lang).into_iter().enumerate();
    let rows = rows.filter_map(|(at, heading)| {
        let (ours, theirs) = (ours.get(at)?, theirs.get(at)?);
        let other = ours != theirs;
        let dash = |text: &str| if text.is_empty() { "\u{2014}" } else { text }.to_owned();
        if other {
            Some(markup!(
                "<tr class='other'><th scope='row'>{}</th><td>{}</td><td>{}</td></tr>",
                heading,
                dash(ours),
                dash(theirs)
            ))
        } else {
            (at == QUESTION).then(|| {
                markup!(
                    "<tr><th scope='row'>{}</th><td colspan='2'>{}</td></tr>",
                    heading,
                    ours.clone()
                )
            })
        }
    });
    let rows: Vec<Html> = rows.collect();
    markup!(
        "<li class='clash'>
            <table class='beside'>
                <thead><tr><td></td><th scope='col'>{}</th><th scope='col'>{}</th></tr></thead>
                <tbody>{}</tbody>
            </table>{}
        </li>",
        words.mine,
        words.theirs,
        rows,
        choices(view, words, index, offer, name),
    )
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
        let values = vec![s("radio"), t(format!("clash-{index}"))];
        let to = vec![change(files(view, FilesMsg::Choose(index, take)))];
        markup!(
            "<label class='radio'>{}<span>{}</span></label>",
            tick(&["type", "name"], values, offer.choice == take, to),
            text
        )
    });
    let options: Vec<Html> = options.collect();
    markup!(
        "<div class='radios' role='radiogroup' aria-label={}>{}</div>",
        t(name),
        options
    )
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
    markup!(
        "<section class='block refusals'>
            <h3 class='block-head'>{}</h3><ul class='import-list'>{}</ul>{}
        </section>",
        say::refused_head(view.lang, refused.len()),
        rows,
        more(view, shown, refused.len()),
    )
}

fn refused_entry(view: &View<'_>, refused: &RefusedEntry) -> Html {
    let nth = say::nth(view.lang, refused.index);
    let question = refused.question.as_deref().map_or("", str::trim);
    let name = match question {
        "" => nth,
        question => format!("{nth} \u{b7} {question}"),
    };
    let faults = refused.faults.iter().map(|fault| {
        markup!(
            "<li><span class='strong'>{}</span> {}</li>",
            place(view.lang, &fault.path),
            log_entry_fault(view.lang, fault)
        )
    });
    let faults: Vec<Html> = faults.collect();
    let faults = markup!("<ul class='faults'>{}</ul>", faults);
    refusal(view, &name, vec![faults])
}

fn more(view: &View<'_>, shown: usize, all: usize) -> Html {
    only_if(all > shown, || {
        let text = say::more(view.lang, shown, all);
        button("link", &text, files(view, FilesMsg::More))
    })
}

fn done(view: &View<'_>, desk: &LogDesk, words: &LogFileWords, taken: &Taken) -> Html {
    let unsaved = desk.unsaved_of(taken).map_or_else(none, |(count, fault)| {
        let why = say::not_saved(view.lang, count, &fault);
        markup!(
            "<p class='why' role='alert'>{}{}</p><p class='acts'>{}</p>",
            triangle("triangle"),
            why,
            button("outlined", words.retry, files(view, FilesMsg::Retry))
        )
    });
    markup!(
        "{}{}{}<p class='acts'>{}</p>",
        status(&say::imported(view.lang, taken.puts.len())),
        only_if(taken.changed > 0, || {
            status(&say::changed_meanwhile(view.lang, taken.changed))
        }),
        unsaved,
        button("outlined", words.undo, files(view, FilesMsg::Undo)),
    )
}
