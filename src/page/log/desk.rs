//! The log as the page holds it: all entries in memory, and found by words.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use yew::Callback;

use super::collate::by_title;
use super::files::Files;
use super::{Job, LogMsg};
use crate::desk::log::{Changes, LogChange, LogPage};
use crate::exchange::AsideText;
use crate::json::Encode;
use crate::log::{EntryId, LogEntry, LogIndex};
use crate::page::browser;
use crate::page::slices::{Slice, ThePage, now, sleep};
use crate::page::view::{PageMsg, Task};
use crate::rulebook::LogRules;
use crate::store::rows::{
    Edit, IndexedDb, Listener, Progress, RowAside, RowFault, RowStore, Unsaved,
};
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
    /// What the page shows, with the entries.
    pub page: RefCell<LogPage>,
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
            heard: RefCell::default(),
            listener: RefCell::default(),
            asked: Cell::new(None),
            saves: Cell::new(0),
            trying: Cell::new(false),
            job: RefCell::default(),
            files: Files::default(),
            page: RefCell::new(LogPage {
                lists: Rc::new(lists),
                ..LogPage::default()
            }),
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
        Rc::clone(&self.page.borrow().entries)
    }

    /// An entry by its key.
    pub fn entry(&self, id: EntryId) -> Option<Rc<LogEntry>> {
        self.page.borrow().entry(id)
    }

    /// Has the page's state changed, and keeps what that changes of entries.
    pub(super) fn change(&'static self, change: impl FnOnce(&mut LogPage) -> Changes) {
        let changes = change(&mut self.page.borrow_mut());
        self.keep_changes(changes);
    }

    /// Keeps what an act changes.
    pub(super) fn keep_changes(&'static self, changes: Changes) {
        if changes.is_empty() {
            return;
        }
        let edit = |(id, entry): LogChange| {
            entry.map_or_else(|| Edit::remove(id.get()), |entry| Edit::entry(&entry))
        };
        self.keep(changes.into_iter().map(edit).collect());
    }

    /// Lists anew; what is marked stays so, if it's still there.
    pub(super) fn list_anew(&self) {
        let index = self.index.borrow();
        self.page.borrow_mut().list_anew(&index, by_title);
    }

    /// Searches anew what was searched before the index had all entries.
    pub(super) fn search_anew(&self) {
        if self.page.borrow().is_searched() {
            self.list_anew();
        } else {
            self.page.borrow_mut().stamp += 1;
        }
    }

    /// Says what happened.
    pub(super) fn say(&self, text: &'static str) {
        self.page.borrow_mut().say(text);
    }

    /// Whether there's an act to take back.
    pub fn can_undo(&self) -> bool {
        self.page.borrow().history.acts() > 0 || self.files.taken.borrow().is_some()
    }

    /// Whether there's one to do again.
    pub fn can_redo(&self) -> bool {
        self.page.borrow().history.can_redo()
    }

    /// A key for a new entry: the time, or one more than the newest key where
    /// the clock hasn't moved on.
    pub fn next_id(&self) -> EntryId {
        // Whole milliseconds since 1970.
        let clock = js_sys::Date::now() as u64;
        let newest = self.entries().last().map_or(0, |entry| entry.id.get());
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
        let of = self.entries().len().max(left);
        (left > 0).then_some(Progress {
            done: of - left,
            of,
        })
    }

    /// The same by name, for a backup.
    pub fn aside_texts(&self) -> Vec<AsideText> {
        let text = |RowAside { id, text }| AsideText {
            called: format!("log {id}"),
            text,
        };
        self.asides().into_iter().map(text).collect()
    }

    /// The unreadable rows.
    pub fn asides(&self) -> Vec<RowAside> {
        self.store().map_or_else(Vec::new, |store| store.asides())
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
        Rc::clone(&self.page.borrow().lists)
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
        self.page.borrow_mut().entries = Rc::new(entries);
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
        if long || self.page.borrow().is_searched() {
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
