//! Storage as the page has it: carries out what the desk wants of it, and tells
//! the desk what came of that.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::browser;
use super::rows::{PATIENCE, Rows};
use super::slices::{now, sleep};
use super::view::{PageMsg, Task};
use crate::desk::log::LogChange;
use crate::desk::state::Sealed;
use crate::desk::{AsideId, BookChange, Change, Kept, Report};
use crate::log::LogEntry;
use crate::rulebook::Rules;
use crate::store::rows::{Edit, IndexedDb, Listener, Only, Progress, RowChange, Table};
use crate::store::{
    Access, Aside, BookKey, LocalStorage, MonthKey, MonthRow, Settings, SettingsStore,
};

/// So long after storage was refused it's asked again, in milliseconds.
const AGAIN: i32 = 20_000;
/// So often it's told how far the log is read, in microseconds.
const PACE: u64 = 120_000;

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
    /// How far the log is read.
    LogRead(Progress),
    /// The log is read.
    LogOpened,
    /// It's worth another try to save.
    Retry,
    /// What other tabs wrote was looked at.
    Elsewhere,
    /// The same of the log: these entries are new, other or gone.
    LogElsewhere(Vec<u64>),
    /// Another tab wrote these rows.
    News(Table, Vec<String>),
}

/// The storage of this page.
pub struct Storage {
    settings: SettingsStore<LocalStorage>,
    backend: Rc<IndexedDb>,
    rows: Option<Rc<Rows>>,
    /// What other tabs wrote of what isn't read yet.
    unseen: RefCell<Vec<(Table, Vec<String>)>>,
    /// Which try to open the rows it is; what an earlier one brings isn't taken.
    attempt: Rc<Cell<u32>>,
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
            unseen: RefCell::default(),
            attempt: Rc::default(),
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
        let now_on = self.attempt.get() + 1;
        self.attempt.set(now_on);
        let attempt = Rc::clone(&self.attempt);
        let is_latest = move || attempt.get() == now_on;
        // What it has answered so far; none once all is read.
        let read = Rc::new(Cell::new(Some(0)));
        let (backend, send) = (Rc::clone(&self.backend), self.send.clone());
        let (latest, answered) = (is_latest.clone(), Rc::clone(&read));
        spawn_local(async move {
            let tell = |stored| {
                if latest() {
                    send.emit(Task::Stored(stored).into());
                }
            };
            let rows = Rc::new(Rows::open(&backend).await);
            let refused = rows.access() == Access::Memory;
            tell(Stored::Opened(Rc::clone(&rows)));
            let mut told = now();
            let progress = |progress| {
                answered.set(answered.get().map(|n| n + 1));
                if now() - told > PACE {
                    told = now();
                    tell(Stored::LogRead(progress));
                }
            };
            rows.open_log(&backend, progress).await;
            answered.set(None);
            tell(Stored::LogOpened);
            if refused {
                sleep(AGAIN).await;
                tell(Stored::Reopen);
            }
        });
        let send = self.send.clone();
        spawn_local(async move {
            while let Some(before) = read.get().filter(|_| is_latest()) {
                sleep(PATIENCE).await;
                if read.get() == Some(before) {
                    send.emit(Task::Stored(Stored::Late).into());
                }
            }
        });
    }

    /// Hears of what other tabs write from now on.
    fn listen(&self) {
        let send = self.send.clone();
        let heard = move |table, names| send.emit(Task::Stored(Stored::News(table, names)).into());
        self.listener.replace(self.backend.listen(heard));
    }

    /// The rows are read.
    pub fn opened(&mut self, rows: Rc<Rows>) {
        self.rows = Some(rows);
        self.look_at_unseen();
    }

    /// Looks at what other tabs wrote while it was being read.
    pub fn look_at_unseen(&self) {
        for (table, names) in self.unseen.take() {
            self.look(table, names);
        }
    }

    /// All entries of the log, once they're read.
    pub fn entries(&self) -> Vec<Rc<LogEntry>> {
        let rows = self.rows.as_ref();
        rows.map(|rows| rows.entries()).unwrap_or_default()
    }

    /// What some entries of the log are now.
    pub fn entries_of(&self, ids: Vec<u64>) -> Vec<LogChange> {
        let rows = self.rows.as_ref();
        rows.map(|rows| rows.entries_of(ids)).unwrap_or_default()
    }

    /// What it has; none until the rows are read.
    pub fn kept(&self) -> Option<Kept> {
        Some(self.rows.as_ref()?.kept())
    }

    /// Whether it will answer again by itself, to what is on its way.
    pub fn answers_again(&self) -> bool {
        let rows = self.rows.as_ref();
        rows.is_some_and(|rows| rows.saving.get() > 0 && !rows.stuck.get())
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
            rows.put(
                |rows| Some(&rows.rules),
                vec![Edit::rules(rules)],
                &self.send,
            );
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
            rows.put(|rows| Some(&rows.months), edits.collect(), &self.send);
        }
    }

    /// Keeps months that were entered unseen of what is stored.
    pub fn save_months_unseen(&self, months: &[MonthRow]) {
        if let Some(rows) = &self.rows {
            let edits = months.iter().map(Edit::month).collect();
            rows.put_unseen(|rows| &rows.months, edits, &self.send);
        }
    }

    /// Keeps documents and their months.
    pub fn save_books(&self, changes: &Sealed) {
        if let Some((rows, changes)) = self.rows.as_ref().zip(changes.get::<Vec<BookChange>>()) {
            let edits = changes.iter().cloned();
            let edits = edits.map(|(key, text)| Edit::book(key, text)).collect();
            rows.put(|rows| Some(&rows.books), edits, &self.send);
        }
    }

    /// The same of what was entered unseen of what is stored.
    pub fn save_books_unseen(&self, changes: &Sealed) {
        if let Some((rows, changes)) = self.rows.as_ref().zip(changes.get::<Vec<BookChange>>()) {
            let edits = changes.iter().cloned();
            let edits = edits.map(|(key, text)| Edit::book(key, text)).collect();
            rows.put_unseen(|rows| &rows.books, edits, &self.send);
        }
    }

    /// Settles a conflict over one of them.
    pub fn resolve_book(&self, key: &Sealed, mine: bool) {
        if let Some((rows, key)) = self.rows.as_ref().zip(key.get::<BookKey>()) {
            let (key, told) = (BookKey::clone(&key), Stored::Elsewhere);
            rows.resolve(|rows| Some(&rows.books), (key, mine), told, &self.send);
        }
    }

    /// Keeps entries of the log.
    pub fn save_log(&self, changes: Vec<LogChange>) {
        if let Some(rows) = &self.rows {
            let edit = |(id, entry): LogChange| match entry {
                Some(entry) => Edit::entry(&entry),
                None => Edit::remove(id.get()),
            };
            let edits = changes.into_iter().map(edit).collect();
            rows.put(|rows| rows.log.get(), edits, &self.send);
        }
    }

    /// Looks at what another tab wrote, or at everything; once it's read here.
    pub fn look(&self, table: Table, names: Vec<String>) {
        let is_read = |rows: &&Rc<Rows>| table != Table::Log || rows.log.get().is_some();
        let Some(rows) = self.rows.as_ref().filter(is_read) else {
            return self.unseen.borrow_mut().push((table, names));
        };
        let send = &self.send;
        match table {
            Table::Months => rows.look(|rows| Some(&rows.months), &names, elsewhere, send),
            Table::Rules => rows.look(|rows| Some(&rows.rules), &names, elsewhere, send),
            Table::Books => rows.look(|rows| Some(&rows.books), &names, elsewhere, send),
            Table::Asides => rows.look(|rows| Some(&rows.asides), &names, elsewhere, send),
            Table::Log => rows.look(|rows| rows.log.get(), &names, of_entries, send),
        }
    }

    /// Settles a conflict over a month.
    pub fn resolve(&self, key: MonthKey, mine: bool) {
        if let Some(rows) = &self.rows {
            let told = Stored::Elsewhere;
            rows.resolve(|rows| Some(&rows.months), (key, mine), told, &self.send);
        }
    }

    /// Settles a conflict over the rules.
    pub fn resolve_rules(&self, mine: bool) {
        if let Some(rows) = &self.rows {
            let told = Stored::Elsewhere;
            rows.resolve(|rows| Some(&rows.rules), (Only, mine), told, &self.send);
        }
    }

    /// Settles a conflict over an entry of the log.
    pub fn resolve_entry(&self, id: u64, mine: bool) {
        if let Some(rows) = &self.rows {
            let told = Stored::LogElsewhere(vec![id]);
            rows.resolve(|rows| rows.log.get(), (id, mine), told, &self.send);
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
            rows.put(|rows| Some(&rows.asides), edits, &self.send);
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
                AsideId::Entry(id) => {
                    if let Some(log) = rows.log.get() {
                        drop(log.discard_aside(&id).await);
                        // Something else may lie there now, which can be read.
                        let changes = log.external_change(Some(&[id])).await;
                        let told = of_entries(changes.unwrap_or_default());
                        send.emit(Task::Stored(told).into());
                    }
                }
            }
            send.emit(Task::Stored(Stored::Answered).into());
        });
    }
}

/// All of it is looked at.
fn elsewhere<K>(_: Vec<RowChange<K>>) -> Stored {
    Stored::Elsewhere
}

/// The entries that another tab changed.
fn of_entries(changes: Vec<RowChange>) -> Stored {
    let id = |change| match change {
        RowChange::Entry(id) | RowChange::Conflict(id) | RowChange::Aside(id) => Some(id),
        RowChange::Newer => None,
    };
    Stored::LogElsewhere(changes.into_iter().filter_map(id).collect())
}
