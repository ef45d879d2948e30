//! The log as the page holds it: all entries in memory, and found by words.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use yew::Callback;

use super::files::Files;
use super::history::Act;
use super::page::LogPage;
use super::{Job, LogMsg};
use crate::calendar::Month;
use crate::log::{EntryId, LogEntry, LogIndex};
use crate::page::browser;
use crate::page::slices::{Slice, ThePage, now, sleep};
use crate::page::view::{PageMsg, Task};
use crate::rulebook::LogRules;
use crate::store::rows::{IndexedDb, Listener, Progress, RowFault, RowStore, Unsaved};
use crate::store::{Access, LogFormat};

/// The rows behind the log.
pub(super) type Shelf = RowStore<Rc<IndexedDb>, LogFormat>;

/// So often what moves is drawn again, in milliseconds.
const PACE: f64 = 120.0;

/// The consultation log, once what reads it is there. It's made once and lives
/// as long as the page, so that whatever takes its time can hold on to it.
///
/// Nothing in it is borrowed while anything is awaited or anyone else's code
/// runs.
pub struct LogDesk {
    pub(super) send: Callback<PageMsg>,
    pub(super) backend: Rc<IndexedDb>,
    pub(super) store: RefCell<Option<Rc<Shelf>>>,
    pub(super) opening: Cell<Opening>,
    /// Which try to open it this is; what an earlier one brings isn't taken.
    pub(super) attempt: Cell<u32>,
    /// When opening last got on.
    pub(super) moved: Cell<f64>,
    /// What was written down before the storage was read.
    pub(super) early: RefCell<BTreeMap<u64, Rc<LogEntry>>>,
    /// By ascending key.
    pub(super) entries: RefCell<Rc<Vec<Rc<LogEntry>>>>,
    /// What other tabs wrote that wasn't looked at yet.
    pub(super) heard: RefCell<Vec<u64>>,
    pub(super) listener: RefCell<Option<Listener>>,
    /// Since when storage owes an answer to a save.
    pub(super) asked: Cell<Option<f64>>,
    pub(super) saves: Cell<u32>,
    /// Whether a failed save is tried again from time to time.
    pub(super) trying: Cell<bool>,
    pub(super) job: RefCell<Option<Job>>,
    /// What is open of its files.
    pub files: Files,
    pub(super) past: RefCell<Vec<Act>>,
    pub(super) future: RefCell<Vec<Act>>,
    /// What the page shows.
    pub page: RefCell<LogPage>,
    /// What can be chosen.
    pub(super) lists: RefCell<Rc<LogRules>>,
    index: RefCell<LogIndex>,
    /// What the index doesn't have as it is.
    stale: RefCell<VecDeque<u64>>,
    filling: Cell<bool>,
    last_id: Cell<u64>,
    drawn: Cell<f64>,
}

/// How far the log is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// It's being read; how far that got, once that's known.
    Reading(Option<Progress>),
    /// The storage doesn't answer. What is written stays in memory until it
    /// does.
    Late,
    /// It's read, or there's no storage; see [`LogDesk::access`].
    Open,
}

impl PartialEq for LogDesk {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl LogDesk {
    /// The log's desk; opening it begins.
    pub fn begin(send: Callback<PageMsg>, lists: LogRules) -> &'static Self {
        let desk: &'static Self = Box::leak(Box::new(Self {
            send,
            backend: Rc::new(IndexedDb::new()),
            store: RefCell::default(),
            opening: Cell::new(Opening::Reading(None)),
            attempt: Cell::new(0),
            moved: Cell::new(now()),
            early: RefCell::default(),
            entries: RefCell::default(),
            heard: RefCell::default(),
            listener: RefCell::default(),
            asked: Cell::new(None),
            saves: Cell::new(0),
            trying: Cell::new(false),
            job: RefCell::default(),
            files: Files::default(),
            past: RefCell::default(),
            future: RefCell::default(),
            page: RefCell::default(),
            lists: RefCell::new(Rc::new(lists)),
            index: RefCell::default(),
            stale: RefCell::default(),
            filling: Cell::new(false),
            last_id: Cell::new(0),
            drawn: Cell::new(0.0),
        }));
        browser::listen("beforeunload", move |event: web_sys::Event| {
            if !desk.unsaved().is_empty() {
                event.prevent_default();
            }
        });
        desk.open();
        desk
    }

    /// How far it's opened.
    pub const fn opening(&self) -> Opening {
        self.opening.get()
    }

    /// What can be done with the storage; full as long as it's being read.
    pub fn access(&self) -> Access {
        self.store().map_or(Access::Full, |store| store.access())
    }

    /// All entries by ascending key, those that couldn't be saved among them.
    pub fn entries(&self) -> Rc<Vec<Rc<LogEntry>>> {
        Rc::clone(&self.entries.borrow())
    }

    /// The entries of a month, by ascending key.
    pub fn of_month(&self, month: Month) -> Vec<Rc<LogEntry>> {
        let entries = self.entries.borrow();
        let own = entries
            .iter()
            .filter(|entry| Month::of(entry.date) == month);
        own.cloned().collect()
    }

    /// An entry by its key.
    pub fn entry(&self, id: EntryId) -> Option<Rc<LogEntry>> {
        let entries = self.entries.borrow();
        let place = entries.binary_search_by_key(&id, |entry| entry.id).ok()?;
        entries.get(place).cloned()
    }

    /// A key for a new entry: the time, or one more than the newest key where
    /// the clock hasn't moved on.
    pub fn next_id(&self) -> EntryId {
        // Whole milliseconds since 1970.
        let clock = js_sys::Date::now() as u64;
        let newest = self
            .entries
            .borrow()
            .last()
            .map_or(0, |entry| entry.id.get());
        let newest = newest.max(self.last_id.get());
        let mut key = clock.max(newest + 1);
        if key > EntryId::LAST.get() {
            // Someone else's keys end here; a free one is found below.
            key = clock;
        }
        let id = |key| EntryId::new(key).unwrap_or(EntryId::FIRST);
        while self.entry(id(key)).is_some() {
            key += 1;
        }
        self.last_id.set(key);
        id(key)
    }

    /// Asks the index; while it's being filled, it doesn't have all entries.
    pub fn with_index<T>(&self, ask: impl FnOnce(&LogIndex) -> T) -> T {
        ask(&self.index.borrow())
    }

    /// How far the index is filled; none if it has all entries.
    pub fn indexing(&self) -> Option<Progress> {
        let left = self.stale.borrow().len();
        let of = self.entries.borrow().len().max(left);
        (left > 0).then_some(Progress {
            done: of - left,
            of,
        })
    }

    /// What is only in memory, each with the reason.
    pub fn unsaved(&self) -> Vec<Unsaved> {
        if let Some(store) = self.store() {
            return store.unsaved();
        }
        let early = self.early.borrow();
        let unsaved = |(id, entry): (&u64, &Rc<LogEntry>)| Unsaved {
            id: *id,
            mine: Some(entry.to_json()),
            fault: RowFault::Waiting,
        };
        early.iter().map(unsaved).collect()
    }

    /// What can be chosen.
    pub fn lists(&self) -> Rc<LogRules> {
        Rc::clone(&self.lists.borrow())
    }

    /// Sends a message after so many milliseconds.
    pub(super) fn tell_later(&'static self, milliseconds: i32, msg: LogMsg) {
        wasm_bindgen_futures::spawn_local(async move {
            sleep(milliseconds).await;
            self.tell(msg);
        });
    }

    /// The rows behind it, once they're read.
    pub fn store(&self) -> Option<Rc<Shelf>> {
        self.store.borrow().clone()
    }

    /// Draws the page again.
    pub fn redraw(&self) {
        self.drawn.set(now());
        self.tell(LogMsg::Redraw);
    }

    /// Draws the page again unless that was only just done.
    pub fn redraw_soon(&self) {
        if self.is_draw_due() {
            self.redraw();
        }
    }

    /// Takes note that entries are new, other or gone.
    pub(super) fn changed(&'static self, ids: &[u64]) {
        let entries: Vec<Rc<LogEntry>> = match self.store() {
            Some(store) => store.entries().into_iter().map(|(_, e)| e).collect(),
            None => self.early.borrow().values().cloned().collect(),
        };
        self.entries.replace(Rc::new(entries));
        self.stale.borrow_mut().extend(ids);
        if !self.filling.replace(true) {
            wasm_bindgen_futures::spawn_local(self.fill());
        }
        // What follows is worked out once, not after each batch of many.
        if self.is_busy() {
            self.files.owed.set(true);
        } else {
            self.tell(LogMsg::Changed);
        }
    }

    /// Says what wasn't said while something long was running.
    pub(super) fn tell_owed(&self) {
        if self.files.owed.take() {
            self.tell(LogMsg::Changed);
        }
    }

    fn tell(&self, msg: LogMsg) {
        self.send.emit(Task::Log(msg).into());
    }

    /// Brings the index up to date, slice by slice.
    async fn fill(&'static self) {
        let rested = || {
            if self.is_draw_due() {
                self.tell_indexed();
            }
        };
        let mut slice = Slice::new(ThePage);
        let long = slice.each(|| self.index_next(), rested).await;
        self.filling.set(false);
        if long || self.is_searched() {
            self.tell_indexed();
        }
    }

    /// Brings the index up to date about one entry; false if none is left.
    fn index_next(&self) -> bool {
        let Some(id) = self.stale.borrow_mut().pop_front() else {
            return false;
        };
        if let Some(id) = EntryId::new(id) {
            let entry = self.entry(id);
            let mut index = self.index.borrow_mut();
            match entry {
                Some(entry) => index.put(&entry),
                None => drop(index.remove(id)),
            }
        }
        true
    }

    fn tell_indexed(&self) {
        self.drawn.set(now());
        self.tell(LogMsg::Indexed);
    }

    fn is_draw_due(&self) -> bool {
        now() - self.drawn.get() > PACE
    }
}
