//! Storage as the page has it: carries out what the desk wants of it, and tells
//! the desk what came of that.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::browser;
use super::rows::Rows;
use super::slices::sleep;
use super::view::{PageMsg, Task};
use crate::desk::{AsideId, Change, Kept, Report};
use crate::rulebook::Rules;
use crate::store::rows::{Edit, IndexedDb, Listener, Only, Table};
use crate::store::{Access, Aside, LocalStorage, MonthKey, MonthRow, Settings, SettingsStore};

/// After so many milliseconds without an answer, storage is said not to answer.
const PATIENCE: i32 = 4_000;
/// So long after storage was refused it's asked again, in milliseconds.
const AGAIN: i32 = 20_000;

/// What happened to storage. What it holds is asked for when the page gets to
/// it: more may have been given to it meanwhile.
#[derive(Clone, Debug, PartialEq)]
pub enum Stored {
    /// The rows are read.
    Opened(Rc<Rows>),
    /// It doesn't answer.
    Late,
    /// It's worth another try to open it.
    Reopen,
    /// It answered to a save.
    Answered,
    /// It's worth another try to save.
    Retry,
    /// What other tabs wrote was looked at.
    Elsewhere,
    /// Another tab wrote these rows.
    News(Table, Vec<String>),
}

/// The storage of this page.
pub struct Storage {
    settings: SettingsStore<LocalStorage>,
    backend: Rc<IndexedDb>,
    rows: Option<Rc<Rows>>,
    /// Whether the page may be left.
    may_leave: Rc<Cell<bool>>,
    send: Callback<PageMsg>,
    listener: RefCell<Option<Listener>>,
}

impl Storage {
    /// The settings are there at once; the rows are sent when they're read.
    pub fn begin(send: Callback<PageMsg>) -> Self {
        let storage = Self {
            settings: SettingsStore::open(LocalStorage::new()),
            backend: Rc::new(IndexedDb::new()),
            rows: None,
            may_leave: Rc::new(Cell::new(true)),
            send,
            listener: RefCell::default(),
        };
        storage.listen();
        storage.open();
        let may_leave = Rc::clone(&storage.may_leave);
        browser::listen("beforeunload", move |event: web_sys::Event| {
            if !may_leave.get() {
                event.prevent_default();
            }
        });
        storage
    }

    /// Opens the rows, or tries again.
    pub fn open(&self) {
        let (backend, send) = (Rc::clone(&self.backend), self.send.clone());
        spawn_local(async move {
            let rows = Rows::open(&backend).await;
            let refused = rows.access() == Access::Memory;
            send.emit(Task::Stored(Stored::Opened(Rc::new(rows))).into());
            if refused {
                sleep(AGAIN).await;
                send.emit(Task::Stored(Stored::Reopen).into());
            }
        });
        let send = self.send.clone();
        spawn_local(async move {
            sleep(PATIENCE).await;
            send.emit(Task::Stored(Stored::Late).into());
        });
    }

    /// Hears of what other tabs write from now on.
    fn listen(&self) {
        let send = self.send.clone();
        let heard = move |table, names| match table {
            Table::Log => {}
            table => send.emit(Task::Stored(Stored::News(table, names)).into()),
        };
        self.listener.replace(self.backend.listen(heard));
    }

    /// The rows are read.
    pub fn opened(&mut self, rows: Rc<Rows>) {
        self.rows = Some(rows);
    }

    /// What it has; none until the rows are read.
    pub fn kept(&self) -> Option<Kept> {
        Some(self.rows.as_ref()?.kept())
    }

    /// What it says; none until the rows are read.
    pub fn report(&self) -> Option<Report> {
        Some(self.rows.as_ref()?.report())
    }

    /// Whether the page may be left without a warning.
    pub fn lets_leave(&self, lets: bool) {
        self.may_leave.set(lets);
    }

    /// How this browser likes the page.
    pub const fn settings(&self) -> &Settings {
        self.settings.settings()
    }

    /// Keeps the settings; the last tab wins, and nothing is lost if it fails.
    pub fn save_settings(&mut self, settings: Settings) {
        // They stay in memory where storage refuses them.
        let _ = self.settings.save(settings);
    }

    /// Takes the settings as another tab left them.
    pub fn look_at_settings(&mut self) {
        self.settings.changed();
    }

    /// Says whose the log is, unless another tab has said it already.
    pub fn claim_log(&mut self, agent: String) {
        self.settings.changed();
        if self.settings().log_agent.is_none() {
            self.save_settings(Settings {
                log_agent: Some(agent),
                ..self.settings().clone()
            });
        }
    }

    /// Keeps the rules.
    pub fn save_rules(&self, rules: &Rules) {
        if let Some(rows) = &self.rows {
            rows.put(|rows| &rows.rules, vec![Edit::rules(rules)], &self.send);
        }
    }

    /// Keeps rules that were decided unseen of what is stored.
    pub fn save_rules_unseen(&self, rules: &Rules) {
        if let Some(rows) = &self.rows {
            rows.put_unseen(|rows| &rows.rules, vec![Edit::rules(rules)], &self.send);
        }
    }

    /// Keeps months.
    pub fn save_months(&self, changes: Vec<Change>) {
        if let Some(rows) = &self.rows {
            let edits = changes.into_iter().map(|(key, row)| match row {
                Some(row) => Edit::month(&row),
                None => Edit::remove(key),
            });
            rows.put(|rows| &rows.months, edits.collect(), &self.send);
        }
    }

    /// Keeps months that were entered unseen of what is stored.
    pub fn save_months_unseen(&self, months: &[MonthRow]) {
        if let Some(rows) = &self.rows {
            let edits = months.iter().map(Edit::month).collect();
            rows.put_unseen(|rows| &rows.months, edits, &self.send);
        }
    }

    /// Looks at what another tab wrote, or at everything.
    pub fn look(&self, table: Table, names: &[String]) {
        let Some(rows) = &self.rows else { return };
        match table {
            Table::Months => rows.look(|rows| &rows.months, names, &self.send),
            Table::Rules => rows.look(|rows| &rows.rules, names, &self.send),
            Table::Asides => rows.look(|rows| &rows.asides, names, &self.send),
            Table::Log => {}
        }
    }

    /// Settles a conflict over a month.
    pub fn resolve(&self, key: MonthKey, mine: bool) {
        if let Some(rows) = &self.rows {
            rows.resolve(|rows| &rows.months, key, mine, &self.send);
        }
    }

    /// Settles a conflict over the rules.
    pub fn resolve_rules(&self, mine: bool) {
        if let Some(rows) = &self.rows {
            rows.resolve(|rows| &rows.rules, Only, mine, &self.send);
        }
    }

    /// Tries again to save what is only in memory.
    pub fn retry(&self) {
        if let Some(rows) = &self.rows {
            rows.retry(&self.send);
        }
    }

    /// Sets texts aside that nobody could read.
    pub fn save_asides(&self, texts: &[Aside]) {
        if let Some(rows) = &self.rows {
            let edits = Aside::edits(texts, &rows.asides.entries());
            rows.put(|rows| &rows.asides, edits, &self.send);
        }
    }

    /// Discards set-aside data.
    pub fn discard_aside(&self, id: AsideId) {
        let Some(rows) = self.rows.clone() else {
            return;
        };
        let send = self.send.clone();
        spawn_local(async move {
            // What can't be removed stays listed.
            match id {
                AsideId::Month(key) => drop(rows.months.discard_aside(&key).await),
                AsideId::Rules => drop(rows.rules.discard_aside(&Only).await),
                AsideId::Found(id) => drop(rows.asides.save(vec![Edit::remove(id)]).await),
            }
            send.emit(Task::Stored(Stored::Answered).into());
        });
    }
}
