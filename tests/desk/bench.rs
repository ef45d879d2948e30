//! A tab without a browser: it carries out what the desk wants of storage on the
//! storage that the tests hold, and writes down the rest.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use kaohe::calendar::{Date, Minute, Month};
use kaohe::desk::log::{Log, LogChange, LogMsg};
use kaohe::desk::state::{Action, Field, InUse, Sealed};
use kaohe::desk::{
    AsideId, BOOKS, BookChange, Chunk, DRAFTS, DataMsg, Effect, FileRead, ImportMsg, Kept,
    LatePart, LogReport, LogStored, Model, Msg, PAGES, REST, REVIEW, Report, RestMsg, StorageMsg,
    TABLES, update,
};
use kaohe::exchange::Encoding;
use kaohe::id::{Fingerprint, Id};
use kaohe::log::{EntryId, LogEntry};
use kaohe::rulebook::Rules;
use kaohe::scoring::score;
use kaohe::store::rows::{Edit, Only, RowChange, RowStore, Table};
use kaohe::store::{
    Aside, AsideFormat, Backend, BackendFault, BookFormat, JOURNAL, LogFormat, Memory, MonthFormat,
    RulesFormat, Settings, SettingsStore, claim_journals, drop_journals,
};

use crate::rows::fake::Fake;
use crate::rows::wait;

pub fn id(text: &str) -> Id {
    text.parse().unwrap()
}

/// The row of 王芳's April.
pub const WANG_FANG: &str = "%E7%8E%8B%E8%8A%B3/2026-04";

pub fn month(text: &str) -> Month {
    text.parse().unwrap()
}

/// What the tabs of one browser share.
#[derive(Clone, Default)]
pub struct Browser {
    pub rows: Fake,
    settings: Rc<Memory>,
    tabs: Rc<Cell<u32>>,
}

impl Browser {
    /// What pages wrote down that isn't stored yet.
    pub fn journals(&self) -> Vec<String> {
        let mut keys = self.settings.keys().unwrap();
        keys.retain(|key| key.starts_with(JOURNAL));
        let texts = keys.iter().map(|key| self.settings.get(key).unwrap());
        texts.flatten().collect()
    }

    /// Brings such texts back: their removal hadn't reached the disk.
    pub fn has_again(&self, journals: &[String]) {
        for journal in journals {
            let kept = self.settings.set(&self.journal_key(), journal);
            kept.unwrap();
        }
    }

    fn journal_key(&self) -> String {
        self.tabs.set(self.tabs.get() + 1);
        format!("{JOURNAL}{}", self.tabs.get())
    }
}

/// `localStorage` of several tabs.
#[derive(Clone, Default)]
struct Shared(Rc<Memory>);

impl Backend for Shared {
    fn get(&self, key: &str) -> Result<Option<String>, BackendFault> {
        self.0.get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), BackendFault> {
        self.0.set(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), BackendFault> {
        self.0.remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, BackendFault> {
        self.0.keys()
    }
}

pub struct Tab {
    pub model: Model,
    pub browser: Browser,
    /// The minute that it is.
    pub now: Minute,
    /// Whether it goes on with what takes its time by itself.
    pub works: bool,
    /// Whether the third chunk comes at once.
    pub loads: bool,
    /// Whether the fourth does.
    pub loads_books: bool,
    /// Everything that isn't storage's.
    pub wanted: Vec<Effect>,
    /// Whether what takes its time waits for `goes_on`.
    pub is_slow: bool,
    settings: Option<SettingsStore<Shared>>,
    /// Under which key it writes its journal, unless `localStorage` is full.
    pub journal: Option<String>,
    months: Option<RowStore<Fake, MonthFormat>>,
    rules: Option<RowStore<Fake, RulesFormat>>,
    asides: Option<RowStore<Fake, AsideFormat>>,
    books: Option<RowStore<Fake, BookFormat>>,
    log: Option<RowStore<Fake, LogFormat>>,
    /// Milliseconds since 1970, one more each time that they're asked for.
    pub stamp: u64,
    /// What came while the tab was asleep.
    later: RefCell<Vec<StorageMsg>>,
}

impl Tab {
    /// A page before anything is loaded.
    pub fn bare(browser: &Browser, stored: Option<bool>) -> Self {
        let (model, wanted) = Model::open(Date::new(2026, 4, 7).unwrap(), stored);
        Self {
            model,
            browser: browser.clone(),
            now: Minute::new(Date::new(2026, 4, 7).unwrap(), 9, 30).unwrap(),
            works: true,
            loads: true,
            loads_books: true,
            wanted,
            is_slow: false,
            settings: None,
            journal: Some(browser.journal_key()),
            months: None,
            rules: None,
            asides: None,
            books: None,
            log: None,
            stamp: 1_000,
            later: RefCell::default(),
        }
    }

    /// A page with all of its program, and its storage read.
    pub fn open(browser: &Browser) -> Self {
        let mut stored = [Table::Months, Table::Books].into_iter();
        let stored = stored.any(|table| !browser.rows.named(table).is_empty());
        let mut tab = Self::bare(browser, Some(stored));
        tab.tell(Msg::Touched);
        tab.load();
        tab.storage_opens();
        tab
    }

    pub fn tell(&mut self, msg: impl Into<Msg>) {
        for effect in update(&mut self.model, msg.into()) {
            self.carry_out(effect);
        }
    }

    pub fn act(&mut self, action: Action) {
        self.tell(Msg::Act(action));
    }

    pub fn enter(&mut self, field: Field, text: &str) {
        self.act(Action::Enter(field, text.into()));
    }

    /// The second chunk arrives.
    pub fn load(&mut self) {
        assert_eq!(self.model.chunk, Chunk::Loading);
        self.tell(Msg::Loaded(REST));
    }

    /// The rows are read.
    pub fn storage_opens(&mut self) {
        self.months_open();
        self.log_opens();
    }

    /// The log's rows are read.
    pub fn log_opens(&mut self) {
        let backend = self.browser.rows.clone();
        let log = wait(RowStore::open(backend, LogFormat, |_| {})).0;
        let entries = log.entries().into_iter().map(|(_, entry)| entry).collect();
        self.log = Some(log);
        self.tell_of_log(LogStored::Opened(entries, Box::new(self.report())));
    }

    pub fn tell_of_log(&mut self, msg: LogStored) {
        self.tell(RestMsg::Storage(StorageMsg::Log(msg)));
    }

    /// All rows but the log's are read.
    pub fn months_open(&mut self) {
        let backend = || self.browser.rows.clone();
        self.months = Some(wait(RowStore::open(backend(), MonthFormat, |_| {})).0);
        self.rules = Some(wait(RowStore::open(backend(), RulesFormat, |_| {})).0);
        self.asides = Some(wait(RowStore::open(backend(), AsideFormat, |_| {})).0);
        self.books = Some(wait(RowStore::open(backend(), BookFormat, |_| {})).0);
        self.tell(RestMsg::Storage(StorageMsg::Clock(self.now)));
        let kept = Box::new(self.kept());
        self.tell(RestMsg::Storage(StorageMsg::Opened(kept)));
    }

    /// Another tab wrote: this one looks.
    pub fn hears(&mut self) {
        let (months, rules) = (self.months.as_ref().unwrap(), self.rules.as_ref().unwrap());
        wait(months.external_change(None)).unwrap();
        wait(rules.external_change(None)).unwrap();
        wait(self.books.as_ref().unwrap().external_change(None)).unwrap();
        let kept = Box::new(self.kept());
        self.tell(RestMsg::Storage(StorageMsg::Elsewhere(kept)));
        let changes = wait(self.log.as_ref().unwrap().external_change(None));
        let ids = changes
            .unwrap()
            .into_iter()
            .filter_map(|change| match change {
                RowChange::Entry(id) | RowChange::Conflict(id) | RowChange::Aside(id) => Some(id),
                RowChange::Newer => None,
            });
        self.log_is_elsewhere(ids.collect());
    }

    fn log_is_elsewhere(&mut self, ids: Vec<u64>) {
        let log = self.log.as_ref().unwrap();
        let entry = |id: u64| (EntryId::new(id).unwrap(), log.entry(&id));
        let changes: Vec<LogChange> = ids.into_iter().map(entry).collect();
        let report = Box::new(self.report());
        self.tell_of_log(LogStored::Elsewhere(changes, report));
    }

    /// Another tab writes these down, and this one looks.
    pub fn entries(&mut self, entries: Vec<LogEntry>) {
        let other = wait(RowStore::open(self.browser.rows.clone(), LogFormat, |_| {})).0;
        wait(other.save(entries.iter().map(Edit::entry).collect())).unwrap();
        self.hears();
    }

    /// Another tab removes these, and this one looks.
    pub fn entries_gone(&mut self, ids: &[u64]) {
        let other = wait(RowStore::open(self.browser.rows.clone(), LogFormat, |_| {})).0;
        wait(other.save(ids.iter().map(|id| Edit::remove(*id)).collect())).unwrap();
        self.hears();
    }

    /// The log.
    pub fn log(&self) -> &Log {
        self.model.log.as_ref().unwrap()
    }

    /// Tells the log.
    pub fn log_msg(&mut self, msg: LogMsg) {
        self.tell(RestMsg::Log(msg));
    }

    /// The questions of the entries that are stored.
    pub fn stored_questions(&self) -> Vec<String> {
        let log = wait(RowStore::open(self.browser.rows.clone(), LogFormat, |_| {})).0;
        let entries = log.entries().into_iter();
        entries.map(|(_, entry)| entry.question.clone()).collect()
    }

    pub fn files(&mut self, files: &[(&str, &str)]) {
        let read = |(name, text): &(&str, &str)| FileRead {
            name: (*name).into(),
            hash: Fingerprint::of_bytes(text.bytes()),
            text: Ok(((*text).into(), Encoding::Utf8)),
        };
        let files = files.iter().map(read).collect();
        self.tell(RestMsg::Import(ImportMsg::Files(files)));
    }

    pub fn settings(&self) -> &Settings {
        self.settings.as_ref().unwrap().settings()
    }

    /// What was wanted since this was asked last, storage aside.
    pub fn taken(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.wanted)
    }

    /// The file that was offered since this was asked last: its name and text.
    pub fn downloaded(&mut self) -> (String, String) {
        let mut files = self.taken().into_iter().filter_map(|effect| match effect {
            Effect::Download(name, text) => Some((name, text)),
            _ => None,
        });
        files.next().unwrap()
    }

    /// Takes all months of a file, whatever is here.
    pub fn imports(&mut self, text: &str) {
        self.files(&[("文件.json", text)]);
        for at in 0..self.model.import.incoming.len() {
            self.tell(RestMsg::Import(ImportMsg::Choose(at, true)));
        }
        self.tell(RestMsg::Import(ImportMsg::Take));
        self.settle();
    }

    /// The months that are stored: whose and when.
    pub fn stored(&self) -> Vec<String> {
        let rows = self.browser.rows.named(Table::Months);
        rows.into_iter().map(|(name, _)| name).collect()
    }

    pub fn shown_score(&self) -> String {
        self.model.sheet(score).score.to_string()
    }

    fn kept(&self) -> Kept {
        let months = self.months.as_ref().unwrap().entries();
        let rows = || {
            months
                .iter()
                .map(|(key, row)| ((key.agent.clone(), key.month), row))
        };
        let rules = self.rules.as_ref().unwrap().entry(&Only);
        Kept {
            records: rows()
                .map(|(key, row)| (key, Rc::clone(&row.record)))
                .collect(),
            trails: rows()
                .map(|(key, row)| (key, Rc::clone(&row.trail)))
                .collect(),
            rules: InUse(rules.unwrap_or_else(|| Rc::new(Rules::bundled()))),
            books: match self.books.as_ref().unwrap().entries() {
                rows if rows.is_empty() => Sealed::default(),
                rows => Sealed::new(rows),
            },
            report: self.report(),
        }
    }

    fn report(&self) -> Report {
        let (months, rules) = (self.months.as_ref().unwrap(), self.rules.as_ref().unwrap());
        let (waiting, unsaved) = months.faults();
        Report {
            access: months.access(),
            emptied: months.was_emptied() || self.books.as_ref().unwrap().was_emptied(),
            not_moved: false,
            is_saving: false,
            is_stuck: false,
            months: unsaved,
            waiting,
            rules: rules.unsaved().into_iter().map(|row| row.fault).collect(),
            books: self.books.as_ref().unwrap().faults().1,
            asides: self.asides(),
            log: self.log.as_ref().map(|log| LogReport {
                access: log.access(),
                unsaved: log.unsaved(),
                asides: log.asides(),
            }),
        }
    }

    fn asides(&self) -> Vec<(AsideId, String, String)> {
        let months = self.months.as_ref().unwrap().asides().into_iter();
        let months = months.map(|aside| {
            let called = format!("{} {}", aside.id.agent, aside.id.month);
            (AsideId::Month(aside.id), called, aside.text)
        });
        let found = self.asides.as_ref().unwrap().entries().into_iter();
        let found = found.map(|(id, aside)| {
            let Aside { key, raw } = &*aside;
            (AsideId::Found(id), key.clone(), raw.clone())
        });
        months.chain(found).collect()
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::LoadPages if self.loads => self.tell(RestMsg::Pages(Some(PAGES))),
            Effect::OpenStorage => {
                let store = SettingsStore::open(Shared(Rc::clone(&self.browser.settings)));
                let settings = Box::new(store.settings().clone());
                self.settings = Some(store);
                let own = self.journal.as_deref().unwrap_or("none");
                let left = claim_journals(&self.browser.settings, own).unwrap();
                self.tell(RestMsg::Storage(StorageMsg::Begun(settings, left)));
            }
            Effect::Journal => match &self.journal {
                Some(key) => {
                    let text = &self.model.journal;
                    self.browser.settings.set(key, text).unwrap();
                }
                None => self.tell(Msg::NotJournaled),
            },
            Effect::DropJournal => {
                let own = self.journal.as_deref().unwrap_or("none");
                drop_journals(&self.browser.settings, own).unwrap();
            }
            Effect::SaveSettings(settings) => {
                self.settings.as_mut().unwrap().save(*settings).unwrap();
            }
            Effect::ClaimLog(agent) => {
                let store = self.settings.as_mut().unwrap();
                store.changed();
                if store.settings().log_agent.is_none() {
                    let log_agent = Some(agent);
                    let settings = store.settings().clone();
                    let claimed = Settings {
                        log_agent,
                        ..settings
                    };
                    store.save(claimed).unwrap();
                }
                let settings = Box::new(store.settings().clone());
                self.tell(RestMsg::Storage(StorageMsg::Settings(settings)));
            }
            Effect::LookAtSettings => {
                let store = self.settings.as_mut().unwrap();
                store.changed();
                let settings = Box::new(store.settings().clone());
                self.tell(RestMsg::Storage(StorageMsg::Settings(settings)));
            }
            Effect::SaveMonths(changes) => {
                let edits = changes.into_iter().map(|(key, row)| match row {
                    Some(row) => Edit::month(&row),
                    None => Edit::remove(key),
                });
                let months = self.months.as_ref().unwrap();
                drop(wait(months.save(edits.collect())));
                self.answers();
            }
            Effect::SaveMonthsUnseen(rows) => {
                let months = self.months.as_ref().unwrap();
                let edits = rows.iter().map(Edit::month).collect();
                let ids = months.take_unseen(edits).unwrap();
                for id in ids {
                    drop(wait(months.store(&[id])));
                }
                self.answers();
            }
            Effect::SaveRules(rules) => {
                drop(wait(
                    self.rules.as_ref().unwrap().save(vec![Edit::rules(&rules)]),
                ));
                self.answers();
            }
            Effect::SaveRulesUnseen(rules) => {
                let store = self.rules.as_ref().unwrap();
                let ids = store.take_unseen(vec![Edit::rules(&rules)]).unwrap();
                drop(wait(store.store(&ids)));
                self.answers();
            }
            Effect::Resolve(key, mine) => {
                let keep = match mine {
                    true => kaohe::store::Keep::Mine,
                    false => kaohe::store::Keep::Theirs,
                };
                let months = self.months.as_ref().unwrap();
                wait(months.resolve_conflict(&key, keep)).unwrap();
                let kept = Box::new(self.kept());
                self.tell(RestMsg::Storage(StorageMsg::Elsewhere(kept)));
            }
            Effect::ResolveRules(mine) => {
                let keep = match mine {
                    true => kaohe::store::Keep::Mine,
                    false => kaohe::store::Keep::Theirs,
                };
                let rules = self.rules.as_ref().unwrap();
                wait(rules.resolve_conflict(&Only, keep)).unwrap();
                let kept = Box::new(self.kept());
                self.tell(RestMsg::Storage(StorageMsg::Elsewhere(kept)));
            }
            Effect::ClockLater if self.is_slow => {}
            Effect::Clock | Effect::ClockLater => self.goes_on(),
            Effect::SaveBooks(changes) => {
                let changes = changes.get::<Vec<BookChange>>().unwrap();
                let edits = changes.iter().cloned();
                let edits = edits.map(|(key, text)| Edit::book(key, text));
                drop(wait(self.books.as_ref().unwrap().save(edits.collect())));
                self.answers();
            }
            Effect::SaveBooksUnseen(changes) => {
                let changes = changes.get::<Vec<BookChange>>().unwrap();
                let edits = changes.iter().cloned();
                let edits = edits.map(|(key, text)| Edit::book(key, text));
                let books = self.books.as_ref().unwrap();
                for id in books.take_unseen(edits.collect()).unwrap() {
                    drop(wait(books.store(&[id])));
                }
                self.answers();
            }
            Effect::ResolveBook(key, mine) => {
                let keep = match mine {
                    true => kaohe::store::Keep::Mine,
                    false => kaohe::store::Keep::Theirs,
                };
                let key = key.get().unwrap();
                wait(self.books.as_ref().unwrap().resolve_conflict(&key, keep)).unwrap();
                let kept = Box::new(self.kept());
                self.tell(RestMsg::Storage(StorageMsg::Elsewhere(kept)));
            }
            Effect::LoadBooks if self.loads && self.loads_books => {
                self.tell(RestMsg::Books(Some(BOOKS)))
            }
            Effect::LoadLate(part) if self.loads => {
                let doors = match part {
                    LatePart::Drafts => DRAFTS,
                    LatePart::Review => REVIEW,
                };
                self.tell(RestMsg::Late(part, Some(doors)));
            }
            Effect::LoadTables if self.loads => self.tell(RestMsg::Tables(Some(TABLES))),
            Effect::Retry => {
                // Each table looks whether it still is one.
                let (months, books) = (self.months.as_ref().unwrap(), self.books.as_ref().unwrap());
                wait(months.external_change(Some(&[]))).unwrap();
                wait(books.external_change(Some(&[]))).unwrap();
                drop(wait(months.retry(|_| {})));
                drop(wait(books.retry(|_| {})));
                if let Some(log) = &self.log {
                    drop(wait(log.retry(|_| {})));
                }
                self.answers();
            }
            Effect::SaveAsides(texts) => {
                let rows = self.asides.as_ref().unwrap();
                drop(wait(rows.save(Aside::edits(&texts, &rows.entries()))));
                self.answers();
            }
            Effect::DiscardAside(AsideId::Found(id)) => {
                let rows = self.asides.as_ref().unwrap();
                drop(wait(rows.save(vec![Edit::remove(id)])));
                self.answers();
            }
            Effect::DiscardAside(AsideId::Month(key)) => {
                wait(self.months.as_ref().unwrap().discard_aside(&key)).unwrap();
                self.answers();
            }
            Effect::BeginBackup => self.tell(RestMsg::Data(DataMsg::Begin(self.now))),
            Effect::SaveLog(changes) => {
                let edit = |(id, entry): LogChange| match entry {
                    Some(entry) => Edit::entry(&entry),
                    None => Edit::remove(id.get()),
                };
                let log = self.log.as_ref().unwrap();
                drop(wait(log.save(changes.into_iter().map(edit).collect())));
                self.answers();
            }
            Effect::ResolveEntry(id, mine) => {
                let keep = match mine {
                    true => kaohe::store::Keep::Mine,
                    false => kaohe::store::Keep::Theirs,
                };
                wait(self.log.as_ref().unwrap().resolve_conflict(&id, keep)).unwrap();
                self.log_is_elsewhere(vec![id]);
            }
            Effect::DiscardAside(AsideId::Entry(id)) => {
                let log = self.log.as_ref().unwrap();
                wait(log.discard_aside(&id)).unwrap();
                self.log_is_elsewhere(vec![id]);
            }
            Effect::StampEntry => {
                self.stamp += 1;
                self.log_msg(LogMsg::AddAt(self.stamp));
            }
            Effect::AskNarrow(id, focus) => self.log_msg(LogMsg::OpenAs(id, focus, false)),
            Effect::SortTitles(list) => {
                let mut list = Rc::unwrap_or_clone(list);
                list.sort_by_key(|entry| entry.case.as_ref().map(|case| case.title.clone()));
                self.log_msg(LogMsg::Sorted(list));
            }
            Effect::Work if self.works => {
                while self.model.is_working {
                    self.tell(RestMsg::Step);
                }
            }
            effect => self.wanted.push(effect),
        }
    }

    /// An answer comes once the page got around to it, not in the middle.
    fn answers(&mut self) {
        let answer = StorageMsg::Answered(Box::new(self.report()), (9, 30));
        self.later.borrow_mut().push(answer);
    }

    /// The minute is told.
    pub fn goes_on(&mut self) {
        let now = StorageMsg::Clock(self.now);
        self.tell(RestMsg::Storage(now));
    }

    /// What storage answered reaches the desk.
    pub fn settle(&mut self) {
        while !self.later.borrow().is_empty() {
            for msg in self.later.take() {
                self.tell(RestMsg::Storage(msg));
            }
        }
    }
}
