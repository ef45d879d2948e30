//! Carries out what the log is asked for.

use std::rc::Rc;

use super::log::{Changes, Log, LogField, LogMsg, LogPlace, Panel, Stepped};
use super::log_files::files;
use super::log_keep::keep;
use super::{AsideId, Effect, Form, Model, Page, RestMsg, import_work};
use crate::json::{Encode as _, Writer};
use crate::locale::log_page::log_words;

/// After so many milliseconds without typing it's searched.
const FIND: i32 = 40;
/// After so many milliseconds without typing similar questions are looked for.
const SIMILAR_AFTER: i32 = 150;
/// After so many milliseconds without typing an opened entry is kept.
const SETTLED: i32 = 800;

pub(super) fn log(model: &mut Model, msg: LogMsg, out: &mut Vec<Effect>) {
    let lists = model.log_lists();
    let (lang, today, month) = (model.lang, model.state.today, model.state.content.month);
    let Some(log) = &mut model.log else { return };
    // What is offered is what can be chosen now.
    log.page.choose_from(&lists, today);
    log.page.lang = lang;
    let words = log_words(lang);
    let page = &mut log.page;
    let mut changes = Changes::new();
    match msg {
        LogMsg::Month => {
            let is_shown = model.page == Page::Log;
            if is_shown && page.filter.month.is_some_and(|of| of != month) {
                page.filter.month = Some(month);
                listed(log, out);
            }
        }
        LogMsg::Today => page.stamp += 1,
        LogMsg::List => log.panel = None,
        LogMsg::Type(LogPlace::New, field, text) => {
            if let Some(typed) = page.type_new(field, text) {
                out.push(later(SIMILAR_AFTER, LogMsg::Similar(typed)));
            }
        }
        LogMsg::Type(LogPlace::Opened, field, text) => {
            let typed = page.type_opened(field, text);
            // What is chosen is kept at once.
            match field.is_text() {
                true => out.push(later(SETTLED, LogMsg::Settle(typed))),
                false => changes = page.leave_opened(words),
            }
        }
        LogMsg::Leave => changes = page.leave_opened(words),
        LogMsg::Settle(typed) => changes = page.settle_opened(typed, words),
        LogMsg::Choose(choosing) => page.choose(choosing, &log.index),
        LogMsg::Add => out.push(Effect::StampEntry),
        LogMsg::AddAt(now) => {
            let focus;
            let id = page.next_id(now);
            (changes, focus) = page.add(id, today, words);
            out.push(Effect::focus(focus));
        }
        LogMsg::Entering(on) => {
            page.new.is_open = on;
            if on {
                out.push(Effect::focus("#log-new-category"));
            }
        }
        LogMsg::Similar(typed) => page.look_for_similar(typed, &log.index),
        LogMsg::Take(id) => page.take(id, words),
        LogMsg::TakeNext => page.take_next(words),
        LogMsg::Mask(place, field) => {
            match place {
                LogPlace::New => page.mask_new(field, words),
                LogPlace::Opened => changes = page.mask_opened(field, words),
            }
            // The button that was pressed is gone.
            out.push(Effect::focus(field_of(place, field)));
        }
        LogMsg::MaskEntry(id) => changes = page.mask_entry(id, words),
        LogMsg::Filter(filter) => {
            page.filter = filter;
            listed(log, out);
        }
        LogMsg::Sorted(list) => page.sorted(list),
        LogMsg::Query(query) => {
            page.query = query;
            page.typed += 1;
            out.push(later(FIND, LogMsg::Find(page.typed)));
        }
        LogMsg::Find(typed) => {
            if typed == page.typed {
                page.cursor = 0;
                listed(log, out);
            }
        }
        LogMsg::Mark(at) => {
            page.cursor = at;
            page.stamp += 1;
        }
        LogMsg::Open(id, focus) => out.push(Effect::AskNarrow(id, focus)),
        LogMsg::OpenAs(id, focus, is_sheet) => {
            let kept = page.open_entry(id, is_sheet, words);
            changes = kept.changes;
            if kept.is_whole && (is_sheet || focus) {
                out.push(Effect::Into(Form::Entry));
            }
        }
        LogMsg::Close => {
            let kept = page.close_opened(words);
            changes = kept.changes;
            if kept.is_whole {
                out.push(Effect::Back(Form::Entry));
            }
        }
        LogMsg::Drop => {
            page.drop_opened();
            out.push(Effect::Back(Form::Entry));
        }
        LogMsg::Case(on) => {
            changes = page.make_case(on, words);
            if on {
                out.push(Effect::focus("#log-opened-title"));
            }
        }
        LogMsg::Delete => {
            changes = page.delete_opened(words);
            out.push(Effect::Back(Form::Entry));
        }
        LogMsg::Undo => changes = log.undo(words),
        LogMsg::Redo => changes = log.redo(words),
        LogMsg::Clear => changes = page.remove_all(),
        LogMsg::Copy(id) => {
            let entry = page.entry(id);
            let case = entry.and_then(|entry| entry.case.clone());
            out.push(Effect::Copy(
                case.map(|case| case.answer).unwrap_or_default(),
            ));
        }
        LogMsg::Resolve(id, mine) => out.push(Effect::ResolveEntry(id, mine)),
        LogMsg::SaveAsides => {
            let mut text = Writer::default();
            text.open('[');
            for aside in log.told.iter().flat_map(|told| &told.asides) {
                aside.id.encode(text.open('{').key("id"));
                text.key("text").text(&aside.text);
                text.close('}');
            }
            text.close(']');
            let name = "kaohe-log-unreadable.json".to_owned();
            out.push(Effect::Download(name, text.finish()));
        }
        LogMsg::DiscardAsides => {
            let asides = log.told.iter().flat_map(|told| &told.asides);
            out.extend(asides.map(|aside| Effect::DiscardAside(AsideId::Entry(aside.id))));
        }
        LogMsg::Files(msg) => return files(model, msg, out),
    }
    keep(model, changes, out);
}

/// Entries are new, other or gone.
pub(super) fn changed(model: &mut Model, out: &mut Vec<Effect>) {
    let Some(log) = &mut model.log else { return };
    log.page.follow_opened();
    listed(log, out);
    if log.panel == Some(Panel::Report) {
        log.sum_up();
    }
}

/// Lists anew. Cases by their titles get the order that a dictionary has.
fn listed(log: &mut Log, out: &mut Vec<Effect>) {
    log.list_anew();
    if log.page.is_by_title() {
        out.push(Effect::SortTitles(Rc::clone(&log.page.list)));
    }
}

/// Does a little of what takes its time.
pub(super) fn step(model: &mut Model, out: &mut Vec<Effect>) {
    let Some(log) = &mut model.log else { return };
    match log.step() {
        Stepped::On => {}
        Stepped::Indexed => listed(log, out),
        Stepped::Taken(changes) => keep(model, changes, out),
        Stepped::Written => {
            // A browser asks before it takes several at once.
            if let [made] = &log.export.made[..] {
                out.push(Effect::Download(made.name.clone(), made.text.clone()));
            }
        }
        Stepped::OfMonths(file) => import_work::begin(model, vec![file], out),
    }
}

/// How it went with the clipboard.
pub(super) fn copied(model: &mut Model, copied: bool, out: &mut Vec<Effect>) {
    let more = model.lang.more();
    let Some(log) = &mut model.log else { return };
    if log.panel == Some(Panel::Report) {
        log.report.copied = Some(copied);
        if !copied {
            // The text that couldn't be copied is there to be copied by key.
            out.push(Effect::focus("#report-text"));
        }
        return;
    }
    log.page.say(if copied {
        more.copied
    } else {
        more.copy_failed
    });
}

fn later(milliseconds: i32, msg: LogMsg) -> Effect {
    Effect::Later(milliseconds, Rc::new(RestMsg::Log(msg)))
}

/// A field of free text, by a CSS selector.
const fn field_of(place: LogPlace, field: LogField) -> &'static str {
    match (place, field) {
        (LogPlace::New, LogField::Answer) => "#log-new-answer",
        (LogPlace::New, _) => "#log-new-question",
        (LogPlace::Opened, LogField::Answer) => "#log-opened-answer",
        (LogPlace::Opened, LogField::Title) => "#log-opened-title",
        (LogPlace::Opened, LogField::Standard) => "#log-opened-standard",
        (LogPlace::Opened, _) => "#log-opened-question",
    }
}
