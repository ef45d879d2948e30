//! What of months and rules has been given to storage.

use litemap::LiteMap;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::browser;
use super::later::Errand;
use super::shelf::{AsideId, Shelf};
use super::slices::sleep;
use super::state::{InUse, Key};
use super::view::Msg;
use crate::record::Record;
use crate::rulebook::Rules;
use crate::store::rows::{Edit, IndexedDb, Listener, Only, Table};
use crate::store::{Access, LocalStorage, MonthKey, Settings, SettingsStore};

/// All months by whose and when.
pub type Records = LiteMap<Key, Rc<Record>>;

/// After so many milliseconds without an answer, storage is said not to answer.
const PATIENCE: i32 = 4_000;
/// So long after storage was refused it's asked again, in milliseconds.
const AGAIN: i32 = 20_000;

/// The storage, and what of it this page holds.
pub struct Keeper {
    settings: SettingsStore<LocalStorage>,
    backend: Rc<IndexedDb>,
    shelf: Option<Rc<Shelf>>,
    /// What this page has given to storage, or got from it.
    given: Records,
    /// Whether the page may be left.
    all_saved: Rc<Cell<bool>>,
    send: Callback<Msg>,
    listener: RefCell<Option<Listener>>,
}

impl Keeper {
    /// The settings are there at once; the rows are sent when they're read.
    pub fn begin(send: Callback<Msg>) -> Self {
        let keeper = Self {
            settings: SettingsStore::open(LocalStorage::new()),
            backend: Rc::new(IndexedDb::new()),
            shelf: None,
            given: Records::new(),
            all_saved: Rc::new(Cell::new(true)),
            send,
            listener: RefCell::default(),
        };
        keeper.listen();
        keeper.open();
        let all_saved = Rc::clone(&keeper.all_saved);
        browser::listen("beforeunload", move |event: web_sys::Event| {
            if !all_saved.get() {
                event.prevent_default();
            }
        });
        keeper
    }

    /// Opens the rows, or tries again.
    pub fn open(&self) {
        let (backend, send) = (Rc::clone(&self.backend), self.send.clone());
        spawn_local(async move {
            let shelf = Shelf::open(&backend).await;
            let refused = shelf.access() == Access::Memory;
            send.emit(Msg::errand(Errand::Opened(Rc::new(shelf))));
            if refused {
                sleep(AGAIN).await;
                send.emit(Msg::errand(Errand::Reopen));
            }
        });
        let send = self.send.clone();
        spawn_local(async move {
            sleep(PATIENCE).await;
            send.emit(Msg::errand(Errand::Late));
        });
    }

    /// Hears of what other tabs write from now on.
    fn listen(&self) {
        let send = self.send.clone();
        let heard = move |table, names| match table {
            Table::Log => {}
            table => send.emit(Msg::errand(Errand::News(table, names))),
        };
        self.listener.replace(self.backend.listen(heard));
    }

    /// The rows are read. Months that were entered before stand beside what is
    /// stored; where something else is stored, both are kept until someone
    /// decides. Returns the months and rules as they are then.
    pub fn opened(&mut self, shelf: Rc<Shelf>, entered: &Records) -> (Records, InUse) {
        let stored = shelf.records();
        let other = entered.iter().filter(|(key, record)| {
            let stored = stored.get(*key);
            stored.is_none_or(|stored| stored != *record)
        });
        let edits: Vec<_> = other.map(|(_, record)| Edit::month(record)).collect();
        shelf.put_unseen(|shelf| &shelf.months, edits, &self.send);
        // What was decided while storage was refused.
        let earlier = self.shelf.as_ref();
        let decided = earlier.filter(|earlier| !earlier.rules.unsaved().is_empty());
        if let Some(InUse(rules)) = decided.map(|earlier| earlier.rules()) {
            let edits = vec![Edit::rules(&rules)];
            shelf.put_unseen(|shelf| &shelf.rules, edits, &self.send);
        }
        self.given = shelf.records();
        let rules = shelf.rules();
        self.shelf = Some(shelf);
        (self.given.clone(), rules)
    }

    /// The rows, once they're read.
    pub fn shelf(&self) -> Option<&Rc<Shelf>> {
        self.shelf.as_ref()
    }

    /// How this browser likes the page.
    pub const fn settings(&self) -> &Settings {
        self.settings.settings()
    }

    /// Keeps the settings; the last tab wins, and nothing is lost if it fails.
    pub fn keep_settings(&mut self, settings: Settings) {
        // They stay in memory where storage refuses them.
        let _ = self.settings.save(settings);
    }

    /// Takes the settings as another tab left them.
    pub fn settings_changed(&mut self) {
        self.settings.changed();
    }

    /// Whether everything that was entered is in storage.
    pub fn all_saved(&self) -> bool {
        let all = self.shelf.as_ref().is_some_and(|shelf| shelf.all_saved());
        self.all_saved.set(all);
        all
    }

    /// Brings storage in line with the rules, in its own time.
    pub fn keep_rules(&self, rules: &Rules) {
        if let Some(shelf) = &self.shelf {
            shelf.put(|shelf| &shelf.rules, vec![Edit::rules(rules)], &self.send);
        }
    }

    /// Brings storage in line with the months, in its own time.
    pub fn keep(&mut self, records: &Records) {
        let Some(shelf) = &self.shelf else { return };
        let before = std::mem::replace(&mut self.given, records.clone());
        let changed = records.iter().filter(|(key, record)| {
            let given = before.get(*key);
            given.is_none_or(|given| !Rc::ptr_eq(given, record))
        });
        let key = |(agent, month): &Key| MonthKey::new(agent, *month);
        let changed = changed.map(|(of, record)| (key(of), Some(Rc::clone(record))));
        let gone = before.keys().filter(|key| !records.contains_key(*key));
        let changes: Vec<_> = changed.chain(gone.map(|of| (key(of), None))).collect();
        if !changes.is_empty() {
            shelf.put_months(changes, &self.send);
        }
    }

    /// Looks at what another tab wrote, or at everything.
    pub fn look(&self, table: Table, names: &[String]) {
        let Some(shelf) = &self.shelf else { return };
        match table {
            Table::Months => shelf.look(|shelf| &shelf.months, names, &self.send),
            Table::Rules => shelf.look(|shelf| &shelf.rules, names, &self.send),
            Table::Asides => shelf.look(|shelf| &shelf.asides, names, &self.send),
            Table::Log => {}
        }
    }

    /// The months and rules as the rows have them now.
    pub fn reload(&mut self) -> Option<(Records, InUse)> {
        let shelf = self.shelf.as_ref()?;
        let stored = (shelf.records(), shelf.rules());
        self.given = stored.0.clone();
        Some(stored)
    }

    /// Settles a conflict over a month.
    pub fn resolve(&self, key: MonthKey, mine: bool) {
        if let Some(shelf) = &self.shelf {
            shelf.resolve(|shelf| &shelf.months, key, mine, &self.send);
        }
    }

    /// Settles a conflict over the rules.
    pub fn resolve_rules(&self, mine: bool) {
        if let Some(shelf) = &self.shelf {
            shelf.resolve(|shelf| &shelf.rules, Only, mine, &self.send);
        }
    }

    /// Tries again to save what is only in memory.
    pub fn retry(&self) {
        if let Some(shelf) = &self.shelf {
            shelf.retry(&self.send);
        }
    }

    /// Discards set-aside data.
    pub fn discard_aside(&self, id: AsideId) {
        let Some(shelf) = self.shelf.clone() else {
            return;
        };
        let send = self.send.clone();
        spawn_local(async move {
            // What can't be removed stays listed.
            match id {
                AsideId::Month(key) => drop(shelf.months.discard_aside(&key).await),
                AsideId::Rules => drop(shelf.rules.discard_aside(&Only).await),
                AsideId::Found(id) => drop(shelf.asides.save(vec![Edit::remove(id)]).await),
            }
            send.emit(Msg::errand(Errand::Kept));
        });
    }
}
