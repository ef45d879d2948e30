//! Carries out what the desk wants done, as far as the second chunk does it.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::browser;
use super::log::LogDesk;
use super::room;
use super::root::App;
use super::slices::{BUDGET, MOST, now, turn};
use super::storage::{Storage, Stored};
use super::view::{PageMsg, Task};
use crate::desk::{DataMsg, Effect, Estimate, FileRead, ImportMsg, ListsMsg, RestMsg, StorageMsg};
use crate::id::Fingerprint;
use crate::store::{LocalStorage, claim_journals, drop_journals};

impl App {
    /// Does what the page has to do besides.
    pub(super) fn do_task(&mut self, task: Rc<Task>) {
        match Rc::unwrap_or_clone(task) {
            Task::Read(files) => self.sort_files(files),
            Task::Log(msg) => self.log(msg),
            Task::Stored(stored) => self.stored(stored),
            Task::Work => self.work(),
            Task::Clock => self.tell_time(),
        }
    }

    /// Carries it out.
    pub(super) fn carry_out_rest(&mut self, effect: Effect) {
        match effect {
            Effect::Load
            | Effect::Journal
            | Effect::Dress
            | Effect::ScrollToTop
            | Effect::Focus(_)
            | Effect::ShowDialog
            | Effect::CloseDialog
            | Effect::Print => {}
            Effect::Download(name, text) => {
                browser::download(&name, &text);
            }
            Effect::Share(name, text) => browser::share(&name, &text),
            Effect::Copy(text) => {
                let copied = |copied| RestMsg::Copied(copied).into();
                browser::copy(text, self.send.reform(copied));
            }
            Effect::Stamp(list) => {
                // Whole milliseconds since 1970.
                let now = js_sys::Date::now() as u64;
                self.tell(RestMsg::Lists(ListsMsg::Added(list, now)));
            }
            Effect::Clock => self.tell_time(),
            Effect::ClockLater => self.later(Task::Clock),
            Effect::Log(effect) => self.log_effect(effect),
            Effect::WorkOnImport => self.later(Task::Work),
            Effect::Estimate => room::estimate(false, self.send.reform(estimated)),
            Effect::Persist => room::estimate(true, self.send.reform(estimated)),
            Effect::BeginBackup => {
                let of_log = self.log.map_or_else(Vec::new, LogDesk::aside_texts);
                let begin = DataMsg::Begin(browser::minute(), of_log);
                self.tell(RestMsg::Data(begin));
            }
            Effect::WorkOnBackup => self.later(Task::Work),
            Effect::Offer(name, text) => {
                let offered = browser::download(&name, &text);
                self.tell(RestMsg::Data(DataMsg::Offered(offered)));
            }
            effect => self.store(effect),
        }
    }

    /// Takes steps of an import or a backup as long as a slice lasts.
    fn work(&mut self) {
        let until = now() + BUDGET;
        for _ in 0..MOST {
            let step = match (&self.model.import_work, &self.model.data.work) {
                (Some(_), _) => RestMsg::Import(ImportMsg::Step),
                (None, Some(_)) => RestMsg::Data(DataMsg::Step),
                (None, None) => return,
            };
            self.tell(step);
            if now() >= until {
                break;
            }
        }
        self.later(Task::Work);
    }

    /// After all others had their turn.
    fn later(&self, task: Task) {
        let send = self.send.clone();
        spawn_local(async move {
            turn().await;
            send.emit(task.into());
        });
    }

    fn store(&mut self, effect: Effect) {
        let Some(storage) = &mut self.storage else {
            if matches!(effect, Effect::OpenStorage) {
                let storage = Storage::begin(self.send.clone());
                let settings = Box::new(storage.settings().clone());
                self.storage = Some(Box::leak(Box::new(storage)));
                let left = claim_journals(&LocalStorage::new(), &self.journal);
                // Refused storage has none.
                let begun = StorageMsg::Begun(settings, left.unwrap_or_default());
                self.tell(RestMsg::Storage(begun));
            }
            return;
        };
        match effect {
            Effect::OpenStorage => storage.open(),
            Effect::SaveSettings(settings) => storage.save_settings(*settings),
            Effect::ClaimLog(agent) => {
                storage.claim_log(agent);
                self.tell_settings();
            }
            // Where it can't be removed, what it has is stored all the same.
            Effect::DropJournal => drop(drop_journals(&LocalStorage::new(), &self.journal)),
            Effect::LookAtSettings => {
                storage.look_at_settings();
                self.tell_settings();
            }
            Effect::SaveMonths(changes) => storage.save_months(changes),
            Effect::SaveMonthsUnseen(months) => storage.save_months_unseen(&months),
            Effect::SaveRules(rules) => storage.save_rules(&rules),
            Effect::SaveRulesUnseen(rules) => storage.save_rules_unseen(&rules),
            Effect::Look(table, names) => storage.look(table, &names),
            Effect::Resolve(key, mine) => storage.resolve(key, mine),
            Effect::ResolveRules(mine) => storage.resolve_rules(mine),
            Effect::SaveAsides(texts) => storage.save_asides(&texts),
            Effect::DiscardAside(id) => storage.discard_aside(id),
            Effect::Retry => storage.retry(),
            _ => {}
        }
    }

    fn tell_time(&mut self) {
        self.tell(RestMsg::Storage(StorageMsg::Clock(browser::minute())));
    }

    fn tell_settings(&mut self) {
        if let Some(storage) = &self.storage {
            let settings = Box::new(storage.settings().clone());
            self.tell(RestMsg::Storage(StorageMsg::Settings(settings)));
        }
    }

    /// Tells the desk what happened to storage.
    fn stored(&mut self, stored: Stored) {
        let Some(storage) = &mut self.storage else {
            return;
        };
        let msg = match stored {
            Stored::Opened(rows) => {
                storage.opened(rows);
                // What was entered before then was changed now.
                self.tell_time();
                let storage = self.storage.as_ref();
                storage
                    .and_then(|storage| storage.kept())
                    .map(|kept| StorageMsg::Opened(Box::new(kept)))
            }
            Stored::Late => Some(StorageMsg::Late),
            Stored::Reopen => Some(StorageMsg::Reopen),
            Stored::Answered => {
                let report = storage.report().map(Box::new);
                report.map(|report| StorageMsg::Answered(report, browser::clock()))
            }
            Stored::Retry => Some(StorageMsg::Retry),
            Stored::Elsewhere => {
                let kept = storage.kept().map(Box::new);
                kept.map(StorageMsg::Elsewhere)
            }
            Stored::News(table, names) => Some(StorageMsg::News(table, names)),
        };
        if let Some(msg) = msg {
            self.tell(RestMsg::Storage(msg));
        }
    }
}

fn estimated(estimate: Estimate) -> PageMsg {
    RestMsg::Data(DataMsg::Estimated(estimate)).into()
}

/// Reads files and tells the desk, all at once.
pub(super) fn read_files(files: Vec<File>, send: yew::Callback<PageMsg>) {
    spawn_local(async move {
        let mut read = Vec::new();
        for file in files {
            let bytes = browser::bytes_of(&file).await;
            let hash = Fingerprint::of_bytes(bytes.iter().copied());
            let text = browser::decoded(&bytes);
            read.push(FileRead {
                name: file.name(),
                hash,
                text,
            });
        }
        if !read.is_empty() {
            send.emit(RestMsg::Import(ImportMsg::Files(read)).into());
        }
    });
}
