//! The log's files: what is shown instead of its list while entries come in or
//! go out, or cases are compared.

mod export;
mod import;
mod report;
mod twins;

pub use report::report_print;

use yew::prelude::*;

use crate::desk::log::{FilesMsg, Job, Log, LogMsg, Panel};
use crate::locale::log_files::{LogFileWords, log_file_words, so_far};
use crate::locale::log_report::report_words;
use crate::page::dom::{markup, only_if, t};
use crate::page::parts::button;
use crate::page::view::View;

/// What is open instead of the list, if anything is.
pub fn log_panel(view: &View<'_>) -> Option<Html> {
    let log = view.log.as_ref()?;
    let panel = log.panel?;
    let words = log_file_words(view.lang);
    let (title, inside) = match panel {
        Panel::Import => (words.import_title, import::import(view, log)),
        Panel::Export => (words.export_title, export::export(view, log)),
        Panel::Twins => (words.twins_title, twins::twins(view, log)),
        Panel::Report => (report_words(view.lang).title, report::report(view, log)),
    };
    // The report's own work leaves its fields where they are.
    let running_here = log.is_busy() && panel != Panel::Report;
    let job = log.job(view.lang).filter(|_| running_here);
    let inside = match &job {
        Some(job) => running(view, words, job),
        None => inside,
    };
    Some(markup! {
        <main class="exchange log-files" id="main" tabindex="-1">
            <h2 class="page-title">{title}</h2>
            {heard(view, job.as_ref())}
            {inside}
            <p class="acts">
                {only_if(job.is_none(), || {
                    button("link", words.back, files(view, FilesMsg::Close))
                })}
            </p>
        </main>
    })
}

/// The buttons that open them, and what runs meanwhile.
pub fn log_file_buttons(view: &View<'_>) -> Html {
    let words = log_file_words(view.lang);
    let open = |text: &str, panel| button("link", text, files(view, FilesMsg::Open(panel)));
    let job = view.log.as_ref().and_then(|log| log.job(view.lang));
    let own = view.own.is_none();
    markup! {
        <p class="log-acts">
            {open(report_words(view.lang).title, Panel::Report)}
            {only_if(own, || open(words.import_title, Panel::Import))}
            {only_if(own, || open(words.export_title, Panel::Export))}
            {open(words.twins, Panel::Twins)}
            <span class="hint">{job.map_or_else(String::new, |job| job.name)}</span>
        </p>
    }
}

/// Something that takes its time: how far it is, and a way to stop it.
fn running(view: &View<'_>, words: &LogFileWords, job: &Job) -> Html {
    let Job { name, progress } = job;
    let known = progress.of > 0;
    let percent = (progress.done * 100).checked_div(progress.of).unwrap_or(0);
    let value = |number: usize| known.then(|| number.to_string()).and_then(t);
    markup! {
        <div class="job">
            <p class="job-name">
                <span class="strong">{name.clone()}</span>
                " "
                <span class="figure">
                    {if known {
                        format!("{percent}%")
                    } else {
                        String::new()
                    }}
                </span>
            </p>
            <progress
                aria-label={name.clone()}
                value={value(progress.done)}
                max={value(progress.of)}
            />
            <p class="acts">{button("outlined", words.cancel, files(view, FilesMsg::Cancel))}</p>
        </div>
    }
}

/// The same for who hears it: not more often than four times.
fn heard(view: &View<'_>, job: Option<&Job>) -> Html {
    let said = job.map_or_else(String::new, |Job { name, progress }| {
        let quarters = (progress.done * 4).checked_div(progress.of).unwrap_or(0);
        so_far(view.lang, name, quarters)
    });
    markup! { <p class="hidden" role="status" id="job-heard">{said}</p> }
}

/// Sends something about the log's files.
fn files<E: 'static>(view: &View<'_>, msg: FilesMsg) -> Callback<E> {
    view.on(LogMsg::Files(msg))
}

/// How many entries there are, by what they're chosen for.
fn count(log: &Log, choice: crate::exchange::LogChoice) -> usize {
    let entries = log.page.entries.iter();
    entries.filter(|entry| choice.takes(entry)).count()
}
