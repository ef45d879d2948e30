//! The log's files: what is asked of them, and whose files are whose.

use super::log::{Changes, FilesMsg, LogImporting, Panel, ReportMsg, SHOWN, is_of_months};
use super::log_keep::keep;
use super::update::open;
use super::{Effect, FileRead, Model, Page};
use crate::exchange::{HEAD_BYTES, LOG_FORMAT, format_in};
use crate::locale::log_report::report_text;

pub(super) fn files(model: &mut Model, msg: FilesMsg, out: &mut Vec<Effect>) {
    let (today, month, lang) = (model.state.today, model.state.content.month, model.lang);
    let Some(log) = &mut model.log else { return };
    let mut changes = Changes::new();
    match msg {
        FilesMsg::Open(panel) => {
            log.panel = Some(panel);
            match panel {
                Panel::Twins => log.search_twins(),
                Panel::Report => log.open_report(today),
                Panel::Import | Panel::Export => {}
            }
            turn_to_main(out);
        }
        FilesMsg::Close => {
            log.panel = None;
            turn_to_main(out);
        }
        FilesMsg::Cancel => changes = log.stop(),
        FilesMsg::Choose(index, choice) => {
            if let LogImporting::Preview { preview, .. } = &mut log.import
                && let Some(offer) = preview.offers.get_mut(index)
            {
                offer.choice = choice;
            }
        }
        FilesMsg::ChooseAll(clash, choice) => {
            if let LogImporting::Preview { preview, .. } = &mut log.import {
                preview.choose_all(clash, choice);
            }
        }
        FilesMsg::More => {
            if let LogImporting::Preview { shown, .. } = &mut log.import {
                *shown += SHOWN;
            }
        }
        FilesMsg::Take => log.take_import(),
        FilesMsg::Leave => {
            log.import = LogImporting::Nothing;
            log.next_file();
        }
        FilesMsg::Next => log.next_file(),
        FilesMsg::Scope(scope) => log.export.choose(scope),
        FilesMsg::Table(table) => log.export.write_as(table),
        FilesMsg::Export => log.begin_export(None, (today, month, lang)),
        FilesMsg::Write { masked } => log.begin_export(Some(masked), (today, month, lang)),
        FilesMsg::Download(index) => {
            if let Some(made) = log.export.made.get(index) {
                out.push(Effect::Download(made.name.clone(), made.text.clone()));
            }
        }
        FilesMsg::Search => log.search_twins(),
        FilesMsg::Unmark(id) => changes = log.unmark(id),
        FilesMsg::Remark(id) => changes = log.remark(id),
        FilesMsg::Report(ReportMsg::Copy) => {
            if let Some(report) = &log.report.report {
                let entry = |id| log.page.entry(id);
                let text = report_text(lang, Some(&log.page.lists), report, entry);
                out.push(Effect::Copy(text));
            }
        }
        FilesMsg::Report(msg) => {
            match msg {
                ReportMsg::From(text) => log.report.from = text,
                ReportMsg::To(text) => log.report.to = text,
                ReportMsg::Quick(quick) => log.report.choose(quick.days(today)),
                ReportMsg::Copy => {}
            }
            log.sum_up();
        }
    }
    keep(model, changes, out);
}

/// What was open is gone, with the focus: it goes where all begins.
fn turn_to_main(out: &mut Vec<Effect>) {
    out.extend([Effect::ScrollToTop, Effect::focus("#main")]);
}

/// Takes logs out of some files. What says nothing of itself stays where it was
/// given.
pub(super) fn take_logs(
    model: &mut Model,
    files: Vec<FileRead>,
    out: &mut Vec<Effect>,
) -> Vec<FileRead> {
    let is_here = model.page == Page::Log;
    let is_log = |file: &FileRead| {
        let text = file.text.as_ref().map_or("", |(text, _)| text);
        let head: String = text.chars().take(HEAD_BYTES).collect();
        match format_in(&head) {
            Some(LOG_FORMAT) => true,
            Some(other) if is_of_months(other) => false,
            _ => is_here,
        }
    };
    let (logs, others): (Vec<_>, Vec<_>) = files.into_iter().partition(is_log);
    read(model, logs, out);
    others
}

/// Reads files of the log, one after the other.
pub(super) fn read(model: &mut Model, logs: Vec<FileRead>, out: &mut Vec<Effect>) {
    if logs.is_empty() {
        return;
    }
    open(model, Page::Log, out);
    if let Some(log) = &mut model.log {
        log.panel = Some(Panel::Import);
        log.waiting.extend(logs);
        log.next_file();
    }
}
