//! What the desk does about storage: opening it, keeping what changed, hearing
//! of other tabs.

use std::rc::Rc;

use super::held_files::take_held;
use super::report::{AsideId, Kept, Report};
use super::rest::take_waiting;
use super::settings::{keep_settings, lang_of};
use super::state::{Before, Key, Records, Way};
use super::{
    Acts, Effect, FileRead, Journaled, LogStored, Model, Shown, Undone, acts, books, data, feed,
    import_saving, log_keep, replay, shown_acts,
};
use crate::calendar::Minute;
use crate::locale::Lang;
use crate::number::Unit;
use crate::store::rows::Table;
use crate::store::{BookKey, MonthKey, SETTINGS, Settings, Theme};

/// What is known of storage.
#[derive(Debug, Default)]
pub struct Storage {
    /// Whether something is stored that isn't read yet: until then nothing is
    /// shown.
    pub due: bool,
    /// Whether it doesn't answer.
    pub late: bool,
    /// Whether what waits for it couldn't be written down either.
    pub unjournaled: bool,
    /// What pages left behind that were closed before it took what they had.
    journaled: Option<Journaled>,
    /// Whether their journals are still there.
    has_journals: bool,
    /// The months that this page's journal is about.
    in_journal: Vec<Key>,
    /// The documents and their months that it's about.
    pub(super) books_in_journal: Vec<BookKey>,
    /// Whether those of other pages' journals wait to be looked at.
    pub(super) books_left: bool,
    /// Whether all that was entered is in storage.
    pub all_saved: bool,
    /// Whether something is on its way to it.
    pub is_saving: bool,
    /// When something was saved last: hour and minute.
    pub saved_at: Option<(u32, u32)>,
    /// How this browser likes the page, as it's stored; none until it's read.
    pub settings: Option<Settings>,
    /// What storage said last; none until the rows are read.
    pub report: Option<Report>,
    /// The acts on months.
    pub acts: Acts,
    /// Whether rules were decided that storage wasn't given.
    has_rules_unseen: bool,
    /// Files that wait for the months that they are compared with.
    pub(super) held: Vec<FileRead>,
}

/// Something about storage.
#[derive(Clone, Debug, PartialEq)]
pub enum StorageMsg {
    /// The settings are read, and the journals that other pages left behind;
    /// the rows are being read.
    Begun(Box<Settings>, Vec<String>),
    /// The settings as another tab left them.
    Settings(Box<Settings>),
    /// The minute that it is: in it was changed what waits for that.
    Clock(Minute),
    /// Types who changes months here.
    Editor(String),
    /// Shows acts on the shown month, or hides them.
    Acts(Option<Shown>),
    /// The rows are read.
    Opened(Box<Kept>),
    /// It doesn't answer.
    Late,
    /// It's worth another try.
    Reopen,
    /// It answered to a save, at this hour and minute.
    Answered(Box<Report>, (u32, u32)),
    /// It's worth another try to save.
    Retry,
    /// Another tab wrote these rows.
    News(Table, Vec<String>),
    /// What other tabs wrote was looked at.
    Elsewhere(Box<Kept>),
    /// Something about the log's rows.
    Log(LogStored),
    /// Another tab changed this key of `localStorage`; none if all was cleared.
    Stored(Option<String>),
    /// Settles a conflict over the shown month: whether this tab's version stays.
    Resolve(bool),
    /// Settles a conflict over the rules.
    ResolveRules(bool),
    /// Offers what couldn't be read for download.
    SaveAside(AsideId),
    /// Discards it.
    DiscardAside(AsideId),
}

impl Storage {
    /// Nothing of it is read yet.
    pub(super) fn unread(due: bool) -> Self {
        Self {
            due,
            all_saved: true,
            ..Self::default()
        }
    }

    /// Whose the consultation log is.
    pub fn log_agent(&self) -> Option<&str> {
        self.settings.as_ref()?.log_agent.as_deref()
    }
}

pub(super) fn storage(model: &mut Model, msg: StorageMsg, out: &mut Vec<Effect>) {
    match msg {
        StorageMsg::Begun(settings, journals) => begun(model, *settings, &journals, out),
        StorageMsg::Settings(settings) => {
            model.storage.settings = Some(*settings);
            feed::catch_up(model, out);
        }
        StorageMsg::Clock(now) => {
            acts::make(model, now, out);
            books::need_for_issued(model, out);
            books::made(model, out);
        }
        StorageMsg::Editor(editor) => {
            if let Some(known) = &mut model.storage.settings {
                known.editor = editor;
                out.push(Effect::SaveSettings(Box::new(known.clone())));
            }
        }
        StorageMsg::Acts(shown) => shown_acts::show(model, shown, out),
        StorageMsg::Opened(kept) => opened(model, *kept, out),
        StorageMsg::Late => late(model, out),
        StorageMsg::Reopen => out.push(Effect::OpenStorage),
        StorageMsg::Answered(report, at) => {
            heard(model, *report, out);
            if model.storage.all_saved {
                model.storage.saved_at = Some(at);
                if !model.state.content.records.is_empty() {
                    data::ask_to_keep(model, out);
                }
            }
        }
        StorageMsg::Log(msg) => log_keep::stored(model, msg, out),
        StorageMsg::Retry => out.push(Effect::Retry),
        StorageMsg::News(table, names) => out.push(Effect::Look(table, names)),
        StorageMsg::Elsewhere(kept) => elsewhere(model, *kept, out),
        StorageMsg::Stored(key) => {
            if key.is_none_or(|key| key == SETTINGS) {
                out.push(Effect::LookAtSettings);
            }
        }
        StorageMsg::Resolve(mine) => {
            let content = &model.state.content;
            let key = MonthKey::new(content.agent.as_str(), content.month);
            out.push(Effect::Resolve(key, mine));
        }
        StorageMsg::ResolveRules(mine) => out.push(Effect::ResolveRules(mine)),
        StorageMsg::SaveAside(id) => {
            let asides = model.storage.report.iter().flat_map(|r| &r.asides);
            if let Some((_, called, text)) = asides.into_iter().find(|(found, ..)| *found == id) {
                let name = called.replace([':', '/', ' '], "-");
                out.push(Effect::Download(format!("{name}.txt"), text.clone()));
            }
        }
        StorageMsg::DiscardAside(id) => out.push(Effect::DiscardAside(id)),
    }
}

fn begun(model: &mut Model, settings: Settings, journals: &[String], out: &mut Vec<Effect>) {
    if model.storage.settings.is_some() {
        return;
    }
    if model.storage.due {
        model.lang = lang_of(&settings);
        model.theme = settings.theme;
        model.minimum.clone_from(&settings.minimum);
        model.state.start(settings.agent.clone(), settings.unit);
        model.state.content.book = settings.book;
        out.push(Effect::Dress);
    }
    model.storage.settings = Some(settings);
    if !journals.is_empty() {
        model.storage.has_journals = true;
        model.storage.journaled = Some(Journaled::of(model, journals));
    }
    take_waiting(model, out);
}

/// Months that were entered before stand beside what is stored; where something
/// else is stored, both are kept until someone decides.
fn opened(model: &mut Model, kept: Kept, out: &mut Vec<Effect>) {
    let Kept {
        mut records,
        mut trails,
        rules,
        books,
        report,
    } = kept;
    let entered = &model.state.content.records;
    let other = entered
        .iter()
        .filter(|(key, record)| records.get(*key) != Some(*record));
    let mut other: Records = other.map(|(key, r)| (key.clone(), Rc::clone(r))).collect();
    let left = model.storage.journaled.take();
    let mut asides = Vec::new();
    if let Some(left) = &left {
        asides = left.beside(entered, (&records, &trails), &mut other);
    }
    if !asides.is_empty() {
        out.push(Effect::SaveAsides(asides));
    }
    model.storage.in_journal = other.keys().cloned().collect();
    if !other.is_empty() {
        let mut unseen = Vec::new();
        for (key, record) in other.iter() {
            let row = acts::unseen(model, key, record);
            trails.insert(key.clone(), Rc::clone(&row.trail));
            unseen.push(row);
        }
        out.push(Effect::SaveMonthsUnseen(unseen));
        model.storage.is_saving = true;
    }
    records.extend(other);
    // What was decided before it was read, or while it was refused.
    let before = model.storage.report.replace(report);
    let refused = before.is_some_and(|before| !before.rules.is_empty());
    if std::mem::take(&mut model.storage.has_rules_unseen) || refused {
        let rules = Rc::clone(&model.state.content.rules.0);
        out.push(Effect::SaveRulesUnseen(rules));
        model.storage.is_saving = true;
    } else {
        model.state.refresh_rules(rules);
    }
    let journaled = left.as_ref().map(|left| left.books.clone());
    books::opened(model, books, journaled.unwrap_or_default(), out);
    model.storage.acts.refresh(trails);
    books::need_for_issued(model, out);
    let hidden = std::mem::take(&mut model.storage.due);
    model.storage.late = false;
    log_keep::tell_lists(model);
    // The settings may be gone, or not on the disk yet, where months are.
    let content = &model.state.content;
    let nobody = content.agent.is_empty() && content.records.is_empty();
    let last = records.keys().next_back().map(|(agent, _)| agent.clone());
    if let Some(agent) = last.filter(|_| nobody) {
        model.state.start(agent, model.state.content.unit);
    }
    // What is there as it is interrupts no typing.
    if records != model.state.content.records {
        model.state.refresh(records);
    }
    // On a page that was shown already, they are what is being typed.
    if let Some(settings) = model.storage.settings.as_ref().filter(|_| hidden) {
        let mut drafts = settings.drafts.clone();
        drafts.extend(left.into_iter().flat_map(|left| left.drafts));
        model.state.take_drafts(drafts);
    }
    model.state.way = Way::Log;
    let before = model.state.before();
    keep(model, before, out);
    // A tab without settings doesn't look for months, nor hears of them.
    let content = &model.state.content;
    let chosen = content.unit != Unit::Points
        || !content.records.is_empty()
        || !content.agent.is_empty()
        || content.book.is_some()
        || model.lang != Lang::Zh
        || model.theme != Theme::System;
    if chosen {
        keep_settings(model, out);
    }
    drop_journal(model, out);
    take_held(model, out);
}

/// Storage doesn't answer: the page is shown all the same.
fn late(model: &mut Model, out: &mut Vec<Effect>) {
    log_keep::is_late(model);
    if model.storage.report.is_none() {
        model.storage.due = false;
        model.storage.late = true;
        take_held(model, out);
    }
}

/// Brings storage in line with what changed.
pub(super) fn keep(model: &mut Model, mut before: Before, out: &mut Vec<Effect>) {
    // Told until something else is done.
    model.import.done = None;
    model.export.done = None;
    if let Way::Undo | Way::Redo = model.state.way {
        let undone = Undone::of(model.state.way, &before, &model.state.content);
        model.undone = Some(Box::new(undone));
        books::follow(model, before.frame.book);
    }
    if model.storage.due {
        // What is stored isn't read yet, drafts among it.
        return;
    }
    feed::follow_before_keeping(model, &mut before, out);
    let Some(settings) = (model.storage.settings.as_ref()).filter(|_| model.own.is_none()) else {
        return;
    };
    let content = &model.state.content;
    let (agent, unit) = (&before.frame.agent, before.frame.unit);
    let new = before.months.values().filter(|was| was.is_none()).count();
    let keeps = (!content.records.is_empty() && content.records.len() <= new)
        || settings.drafts != model.state.kept_drafts()
        || (agent, unit) != (&content.agent, content.unit)
        || before.frame.book != content.book;
    keep_rows(model, before, out);
    if keeps {
        keep_settings(model, out);
    }
}

/// Gives storage what changed.
pub(super) fn keep_rows(model: &mut Model, before: Before, out: &mut Vec<Effect>) {
    let (content, storage) = (&model.state.content, &mut model.storage);
    let rules = before.rules != content.rules;
    let Some(report) = &storage.report else {
        storage.has_rules_unseen |= rules;
        storage.all_saved = false;
        let all = content.records.keys().cloned().collect::<Vec<Key>>();
        return replay::note_months(model, &all, out);
    };
    storage.all_saved = report.all_saved() && !storage.is_saving;
    if rules {
        out.push(Effect::SaveRules(Rc::clone(&content.rules.0)));
    }
    if rules || !before.months.is_empty() {
        storage.all_saved = false;
        storage.is_saving = true;
    }
    books::keep(model, before.frame.books, out);
    acts::note(model, before.months, out);
    // Until it can go, it's never behind what is stored.
    if !model.journal.is_empty() {
        model.storage.has_journals = true;
        let months = std::mem::take(&mut model.storage.in_journal);
        replay::note_months(model, &months, out);
        model.storage.in_journal = months;
    }
}

/// What another tab wrote is shown, unless this tab has more.
fn elsewhere(model: &mut Model, mut kept: Kept, out: &mut Vec<Effect>) {
    acts::overlay(model, &mut kept);
    let Kept {
        records,
        trails,
        rules,
        books,
        report,
    } = kept;
    books::kept(model, books, false, out);
    model.storage.acts.refresh(trails);
    books::need_for_issued(model, out);
    model.state.refresh(records);
    if rules.0 != model.state.content.rules.0 {
        model.state.refresh_rules(rules);
    }
    heard(model, report, out);
}

pub(super) fn heard(model: &mut Model, mut report: Report, out: &mut Vec<Effect>) {
    acts::settle_alike(model, &report, out);
    let storage = &mut model.storage;
    let waits = storage.acts.waiting() > 0;
    storage.all_saved = report.all_saved() && !waits;
    storage.is_saving = report.is_saving || waits;
    log_keep::heard(model, &mut report, out);
    model.storage.report = Some(report);
    import_saving::heard(model);
    drop_journal(model, out);
}

/// Once all that was written down is stored, it can go.
pub(super) fn drop_journal(model: &mut Model, out: &mut Vec<Effect>) {
    let storage = &mut model.storage;
    let is_stored = storage.all_saved && !storage.is_saving && !storage.books_left;
    if is_stored && (storage.has_journals || !model.journal.is_empty()) {
        storage.has_journals = false;
        model.journal.clear();
        out.push(Effect::DropJournal);
    }
}
