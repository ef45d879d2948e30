//! Carries out what the desk wants done, as far as the second chunk does it; what it does with
//! files, links and other pages stands in `page_effects`.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::app::App;
use super::browser;
use super::chunk;
use super::focus::CameFrom;
use super::printing;
use super::slices::{now, sleep, turn};
use super::storage::{Storage, Stored};
use super::view::Task;
use super::visits;
use crate::desk::{Doors, Effect, LatePart, LogStored, Msg, RestMsg, StorageMsg, slice};
use crate::store::{LocalStorage, claim_journals, drop_journals};

impl App {
    /// Does what the page has to do besides; whether it looks different then.
    pub(super) fn do_task(&mut self, task: Rc<Task>) -> bool {
        match Rc::unwrap_or_clone(task) {
            Task::Read(files) => match self.third {
                Some(chunk) => (chunk.read)(files, self.send.clone()),
                None => self.waiting.push(Rc::new(Task::Read(files))),
            },
            Task::Stored(stored) => return self.stored(stored),
            Task::Work => return self.work(),
            Task::Clock => self.tell_time(),
            Task::Books(came) => {
                self.fourth = came.map(|Doors(chunk)| chunk);
                let desk = self.fourth.map(|chunk| chunk.desk);
                self.tell(RestMsg::Books(desk));
            }
            Task::Tables(came) => {
                self.fifth = came.map(|Doors(chunk)| chunk);
                let desk = self.fifth.map(|chunk| chunk.desk);
                self.tell(RestMsg::Tables(desk));
            }
            Task::Late(part, came) => {
                let came = came.map(|Doors(chunk)| chunk);
                match part {
                    LatePart::Drafts => self.sixth = came,
                    LatePart::Review => self.seventh = came,
                }
                self.tell(RestMsg::Late(part, came.map(|chunk| chunk.desk)));
            }
            Task::Pages(came) => {
                self.third = came.map(|Doors(chunk)| chunk);
                let effects = std::mem::take(&mut self.for_pages);
                let tasks = std::mem::take(&mut self.waiting);
                match self.third {
                    // In their order, before what is wanted next.
                    Some(chunk) => {
                        for effect in effects {
                            (chunk.carry_out)(self, effect);
                        }
                        for task in tasks {
                            self.do_task(task);
                        }
                    }
                    // Nobody expects a download any more when it's there at last.
                    None => {
                        let asks = |of: &Effect| matches!(of, Effect::Persist | Effect::Estimate);
                        self.for_pages = effects.into_iter().filter(asks).collect();
                    }
                }
                let desk = self.third.map(|chunk| chunk.desk);
                self.tell(RestMsg::Pages(desk));
            }
        }
        true
    }

    /// Carries it out.
    pub(super) fn carry_out_rest(&mut self, effect: Effect) {
        match effect {
            Effect::Load | Effect::Journal | Effect::Dress | Effect::Focus(_) | Effect::Print => {}
            Effect::Into(form) => {
                self.came_from.retain(|from| from.form != form);
                self.came_from.extend(CameFrom::note(form));
                self.after.push(Effect::Focus(form.target()));
            }
            Effect::Back(form) => {
                let noted = self.came_from.iter().position(|from| from.form == form);
                let noted = noted.map(|at| self.came_from.swap_remove(at));
                if !noted.is_some_and(CameFrom::back) {
                    browser::focus_on(form.home());
                }
            }
            Effect::LoadPages => chunk::load_pages(self.send.clone()),
            Effect::LoadTables => chunk::load_tables(self.send.clone()),
            Effect::LoadLate(part) => chunk::load_late(part, self.send.clone()),
            Effect::LoadBooks => chunk::load_books(self.send.clone()),
            Effect::Clock => self.tell_time(),
            Effect::ClockLater => self.later(Task::Clock),
            Effect::Follow => visits::follow(),
            Effect::ScrollToTop => browser::scroll_to_top(),
            Effect::Work => self.later(Task::Work),
            Effect::Later(milliseconds, msg) => {
                let send = self.send.clone();
                spawn_local(async move {
                    sleep(milliseconds).await;
                    send.emit(Msg::Rest(msg).into());
                });
            }
            Effect::DownloadBytes(..)
            | Effect::Download(..)
            | Effect::Share(..)
            | Effect::Pack(_)
            | Effect::Copy(_)
            | Effect::Stamp(_)
            | Effect::Estimate
            | Effect::Persist
            | Effect::BeginBackup
            | Effect::Offer(..)
            | Effect::StampEntry
            | Effect::AskNarrow(..)
            | Effect::SortTitles(_) => match self.third {
                Some(chunk) => (chunk.carry_out)(self, effect),
                None => self.for_pages.push(effect),
            },
            effect => self.store(effect),
        }
    }

    /// Takes steps of what takes its time as long as a slice lasts. Whether it's
    /// time to show how far that is.
    fn work(&mut self) -> bool {
        let goes_on = slice(now, || {
            if self.model.is_working {
                self.tell(RestMsg::Step);
            }
            self.model.is_working
        });
        if goes_on {
            self.later(Task::Work);
        }
        self.shown.is_due(now(), !goes_on)
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
                visits::begin(&self.model.state.content, &self.send);
                printing::begin(&self.send);
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
            Effect::SaveBooks(changes) => storage.save_books(&changes),
            Effect::SaveBooksUnseen(changes) => storage.save_books_unseen(&changes),
            Effect::ResolveBook(key, mine) => storage.resolve_book(&key, mine),
            Effect::SaveLog(changes) => storage.save_log(changes),
            Effect::Look(table, names) => storage.look(table, names),
            Effect::Resolve(key, mine) => storage.resolve(key, mine),
            Effect::ResolveRules(mine) => storage.resolve_rules(mine),
            Effect::SaveAsides(texts) => storage.save_asides(&texts),
            Effect::ResolveEntry(id, mine) => storage.resolve_entry(id, mine),
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

    /// Tells the desk what happened to storage. Whether the page looks different
    /// then.
    fn stored(&mut self, stored: Stored) -> bool {
        let Some(storage) = &mut self.storage else {
            return false;
        };
        // What is said of thousands of rows takes longer than writing some.
        let is_end = stored != Stored::Answered || !storage.answers_again();
        if !self.shown.is_due(now(), is_end) {
            return false;
        }
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
            Stored::LogRead(progress) => Some(LogStored::Read(progress).into()),
            Stored::LogOpened => {
                storage.look_at_unseen();
                let report = storage.report().map(Box::new);
                report.map(|report| LogStored::Opened(storage.entries(), report).into())
            }
            Stored::LogElsewhere(ids) => {
                let report = storage.report().map(Box::new);
                let changes = storage.entries_of(ids);
                report.map(|report| LogStored::Elsewhere(changes, report).into())
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
        true
    }
}
