//! Keeping entries: at once in memory, in its own time in storage; and what
//! storage and other tabs have to say.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::log::{Changes, Log, Opening};
use super::pages::to_pages;
use super::{Chunk, Effect, Model, Report, RestMsg, StorageMsg, feed, storage};
use crate::calendar::Month;
use crate::exchange::free_key;
use crate::log::{EntryId, LogEntry};
use crate::store::rows::Progress;

/// Keeps what entries are from now on.
pub(super) fn keep(model: &mut Model, changes: Changes, out: &mut Vec<Effect>) {
    let Some(log) = &mut model.log else { return };
    if changes.is_empty() {
        return;
    }
    log.put(&changes);
    // What isn't read yet gets it when it is; the example never.
    if log.opening == Opening::Open && model.own.is_none() {
        model.storage.all_saved = false;
        model.storage.is_saving = true;
        out.extend(log.send(changes).map(Effect::SaveLog));
    }
    changed(model, out);
}

/// Something about the log's rows.
#[derive(Clone, Debug, PartialEq)]
pub enum LogStored {
    /// How far they are read.
    Read(Progress),
    /// They're read.
    Opened(Vec<Rc<LogEntry>>, Box<Report>),
    /// What other tabs made of them was looked at, or a conflict is settled.
    Elsewhere(Changes, Box<Report>),
}

impl From<LogStored> for StorageMsg {
    fn from(msg: LogStored) -> Self {
        Self::Log(msg)
    }
}

pub(super) fn stored(model: &mut Model, msg: LogStored, out: &mut Vec<Effect>) {
    let Some(log) = &mut model.log else { return };
    match msg {
        LogStored::Read(progress) => log.opening = Opening::Reading(Some(progress)),
        LogStored::Opened(entries, mut report) => {
            log.told = report.log.take();
            opened(model, entries, out);
            storage::heard(model, *report, out);
        }
        LogStored::Elsewhere(changes, report) => {
            log.keep_off(&changes);
            log.put(&changes);
            changed(model, out);
            storage::heard(model, *report, out);
        }
    }
}

/// It's read: what was written down before stands beside what is stored.
fn opened(model: &mut Model, stored: Vec<Rc<LogEntry>>, out: &mut Vec<Effect>) {
    let Some(log) = &mut model.log else { return };
    log.opening = Opening::Open;
    let changes = stored.into_iter().map(|entry| (entry.id, Some(entry)));
    let early = std::mem::take(&mut log.page.entries);
    log.put(&changes.collect());
    let mut keys: BTreeSet<EntryId> = early.iter().map(|entry| entry.id).collect();
    let mut beside = Changes::new();
    for entry in early.iter() {
        let entry = match log.page.entry(entry.id) {
            None => Some(Rc::clone(entry)),
            Some(stored) if stored == *entry => None,
            Some(_) => beside_stored(log, entry, &keys),
        };
        keys.extend(entry.as_ref().map(|entry| entry.id));
        beside.extend(entry.map(|entry| (entry.id, Some(entry))));
    }
    if beside.is_empty() {
        changed(model, out);
    } else {
        keep(model, beside, out);
    }
}

/// An entry that was written down unseen of the one that is stored under its
/// key, under one that nothing else has.
fn beside_stored(log: &Log, entry: &LogEntry, keys: &BTreeSet<EntryId>) -> Option<Rc<LogEntry>> {
    let is_taken = |id| keys.contains(&id) || log.page.entry(id).is_some();
    let id = free_key(entry.id, is_taken)?;
    Some(Rc::new(entry.edited(|facts| facts.id = id).ok()?))
}

/// Storage doesn't answer.
pub(super) fn is_late(model: &mut Model) {
    if let Some(log) = &mut model.log
        && log.opening != Opening::Open
    {
        log.opening = Opening::Late;
    }
}

/// What storage says of the log.
pub(super) fn heard(model: &mut Model, report: &mut Report, out: &mut Vec<Effect>) {
    if let (Some(log), Some(told)) = (&mut model.log, report.log.take()) {
        log.told = Some(told);
        log.page.stamp += 1;
        let next = log.send_next();
        if !next.is_empty() {
            model.storage.is_saving = true;
            out.push(Effect::SaveLog(next));
        } else if !report.is_saving {
            log.is_stored();
        }
    }
}

/// Entries are new, other or gone.
fn changed(model: &mut Model, out: &mut Vec<Effect>) {
    // The third chunk looks by itself when it comes.
    if let Chunk::Here(_) = model.pages {
        to_pages(model, RestMsg::LogChanged, out);
    }
    feed::follow_log(model, out);
}

/// Tells the log what can be chosen.
pub(super) fn tell_lists(model: &mut Model) {
    let (lists, today) = (model.log_lists(), model.state.today);
    if let Some(log) = &mut model.log {
        log.page.choose_from(&lists, today);
    }
}

impl Model {
    /// What can be chosen in the log today.
    pub fn log_lists(&self) -> crate::rulebook::LogRules {
        let month = Month::of(self.state.today);
        self.state.rules().log_rules(month).into_owned()
    }
}
