//! Keeps the records in storage and says what went wrong with that.

use litemap::LiteMap;
use std::rc::Rc;

use super::browser;
use super::log::LogDesk;
use super::root::App;
use super::state::{Content, InUse, Key, State};
use super::view::Notice;
use crate::calendar::Month;
use crate::locale::{Lang, say};
use crate::number::Unit;
use crate::record::Record;
use crate::rulebook::Rules;
use crate::scoring::score;
use crate::store::{Access, Aside, Change, Keep, LocalStorage, SaveFault, Settings, Store, Theme};

/// All months by whose and when.
type Records = LiteMap<Key, Rc<Record>>;

/// The storage, and what it holds as far as this page knows.
pub struct Keeper {
    store: Store<LocalStorage>,
    kept: LiteMap<Key, Rc<Record>>,
    faults: LiteMap<Key, SaveFault>,
    rules_fault: Option<SaveFault>,
}

impl Keeper {
    /// Opens the browser's storage; without one it works in memory.
    pub fn open() -> Self {
        let (store, _) = Store::open(LocalStorage::new());
        let kept = by_key(store.records());
        Self {
            store,
            kept,
            faults: LiteMap::new(),
            rules_fault: None,
        }
    }

    /// What was found there.
    pub fn records(&self) -> LiteMap<Key, Rc<Record>> {
        self.kept.clone()
    }

    /// How this browser likes the page.
    pub const fn settings(&self) -> &Settings {
        self.store.settings()
    }

    /// Whether everything that was entered is in storage.
    pub fn all_saved(&self) -> bool {
        self.faults.is_empty() && self.rules_fault.is_none()
    }

    /// The rules that are kept.
    pub fn rules(&mut self) -> InUse {
        InUse(Rc::new(self.store.rules()))
    }

    /// Keeps the rules; a conflict waits for [`resolve_rules`](Self::resolve_rules).
    pub fn keep_rules(&mut self, rules: &Rules) {
        if !matches!(self.rules_fault, Some(SaveFault::Conflict(_))) {
            self.rules_fault = self.store.save_rules(rules).err();
        }
    }

    /// Settles a conflict over the rules: these are kept, or what another tab
    /// kept is given back.
    pub fn resolve_rules(&mut self, mine: Option<&Rules>) -> Option<InUse> {
        self.store.rules_changed();
        self.rules_fault = None;
        match mine {
            Some(rules) => {
                self.keep_rules(rules);
                None
            }
            None => Some(self.rules()),
        }
    }

    /// Brings storage in line with the records. True if all of them are there,
    /// read back.
    pub fn keep(&mut self, records: &LiteMap<Key, Rc<Record>>) -> bool {
        let changed = records.iter().filter(|(key, record)| {
            self.kept
                .get(*key)
                .is_none_or(|kept| !Rc::ptr_eq(kept, record))
                || self.faults.contains_key(*key)
        });
        let changed: Vec<(Key, Rc<Record>)> =
            changed.map(|(k, r)| (k.clone(), Rc::clone(r))).collect();
        for (key, record) in changed {
            match self.store.save(&record) {
                Ok(_) => {
                    self.faults.remove(&key);
                    self.kept.insert(key, record);
                }
                Err(fault) => drop(self.faults.insert(key, fault)),
            }
        }
        // Last, so that a renamed month is never nowhere.
        let kept = self.kept.keys().chain(self.faults.keys());
        let gone: Vec<Key> = kept
            .filter(|key| !records.contains_key(*key))
            .cloned()
            .collect();
        for key in gone {
            match self.store.remove(&key.0, key.1) {
                Ok(_) => {
                    self.kept.remove(&key);
                    self.faults.remove(&key);
                }
                Err(fault) => drop(self.faults.insert(key, fault)),
            }
        }
        self.all_saved()
    }

    /// Keeps the settings; the last tab wins, and nothing is lost if it fails.
    pub fn keep_settings(&mut self, settings: Settings) {
        // They stay in memory where storage refuses them.
        let _ = self.store.save_settings(settings);
    }

    /// What another tab changed: the records as they are now, the rules if
    /// they're others. None if nothing here changed.
    pub fn changed_elsewhere(&mut self, key: Option<&str>) -> Option<(Records, Option<InUse>)> {
        let changes = self.store.external_change(key);
        if changes.is_empty() {
            return None;
        }
        // What this tab couldn't keep isn't dropped unasked.
        let other = changes.contains(&Change::Rules) && self.rules_fault.is_none();
        let rules = other.then(|| self.rules());
        Some((self.reload(), rules))
    }

    /// Settles a conflict over a month. None if there is none.
    pub fn resolve(
        &mut self,
        agent: &str,
        month: Month,
        mine: bool,
    ) -> Option<LiteMap<Key, Rc<Record>>> {
        let key = (agent.to_owned(), month);
        let keep = if mine { Keep::Mine } else { Keep::Theirs };
        match self.store.resolve_conflict(agent, month, keep) {
            Ok(_) => {
                self.faults.remove(&key);
                Some(self.reload())
            }
            Err(fault) => {
                self.faults.insert(key, fault);
                None
            }
        }
    }

    fn reload(&mut self) -> LiteMap<Key, Rc<Record>> {
        self.kept = by_key(self.store.records());
        // Collecting would sort, and bring the code for it.
        self.faults = LiteMap::new();
        for (record, fault) in self.store.unsaved() {
            let key = (record.agent.clone(), record.month);
            self.faults.insert(key, fault.clone());
        }
        self.kept.clone()
    }

    /// Set-aside data: its key and its text.
    pub fn aside(&self, id: u32) -> Option<(String, String)> {
        let aside = self.store.asides().iter().find(|aside| aside.id == id)?;
        Some((aside.key.clone(), aside.raw.clone()))
    }

    /// Discards set-aside data.
    pub fn discard_aside(&mut self, id: u32) {
        // What can't be removed stays listed.
        let _ = self.store.discard_aside(id);
    }

    /// What must be said, each thing once.
    pub fn notices(&self, lang: Lang, state: &State) -> Vec<Notice> {
        let words = lang.words();
        let mut notices = Vec::new();
        match self.store.access() {
            Access::Memory => notices.push(Notice::Plain(words.store_blocked)),
            Access::ReadOnly => notices.push(Notice::Plain(words.store_read_only)),
            Access::Full => {}
        }
        let shown = (state.content.agent.clone(), state.content.month);
        let of_rules = self.rules_fault.iter().map(|fault| (None, fault));
        let faults = self.faults.iter().map(|(key, fault)| (Some(key), fault));
        for (key, fault) in faults.chain(of_rules) {
            let text = match fault {
                SaveFault::Conflict(theirs) if key == Some(&shown) => {
                    let theirs = theirs.as_deref();
                    let score = theirs.map(|record| {
                        let rulebook = state.rules().rulebook(record.ruled_in());
                        let sheet = score(rulebook, record, state.today);
                        (sheet.unit, sheet.score)
                    });
                    notices.push(Notice::Conflict(score));
                    continue;
                }
                SaveFault::Conflict(_) if key.is_none() => {
                    notices.push(Notice::RulesConflict);
                    continue;
                }
                SaveFault::Conflict(_) => words.store_conflict,
                SaveFault::QuotaFull { .. } | SaveFault::Locked => words.store_quota,
                SaveFault::ReadBackDiffers { .. } => words.store_lost,
                SaveFault::Other(_) => words.store_failed,
                // Said above.
                SaveFault::Blocked | SaveFault::ReadOnly => continue,
            };
            let notice = Notice::Plain(text);
            if !notices.contains(&notice) {
                notices.push(notice);
            }
        }
        let aside = |aside: &Aside| Notice::Aside(aside.id, aside.key.clone());
        notices.extend(self.store.asides().iter().map(aside));
        notices
    }
}

impl App {
    /// Opens the storage and takes what is kept.
    pub(super) fn begin(&mut self) {
        if self.keeper.is_some() {
            return;
        }
        let mut keeper = Keeper::open();
        if std::mem::take(&mut self.due) {
            let settings = keeper.settings().clone();
            self.lang = match settings.lang.as_deref() {
                Some("en") => Lang::En,
                _ => Lang::Zh,
            };
            self.theme = settings.theme;
            self.minimum = settings.minimum;
            self.state.start(settings.agent, settings.unit);
            self.dress();
        }
        self.state.refresh_rules(keeper.rules());
        // What was typed while this was loading is kept beside what is stored.
        let stored = keeper.records();
        let mut records = stored.clone();
        let typed = self.state.content.records.iter();
        for (key, record) in typed {
            if !records.contains_key(key) {
                records.insert(key.clone(), Rc::clone(record));
            }
        }
        self.keeper = Some(keeper);
        // After the months: they're what the page opens with.
        let lists = self.log_lists().into_owned();
        self.log = Some(LogDesk::begin(self.send.clone(), lists));
        // An empty storage interrupts no typing.
        if !stored.is_empty() {
            self.state.refresh(records);
        }
        if let Some(keeper) = &self.keeper {
            self.state.take_drafts(keeper.settings().drafts.clone());
        }
        self.keep(&Content {
            records: stored,
            ..self.state.content.clone()
        });
        let agent = &self.state.content.agent;
        let chosen = self.state.content.unit != Unit::Points;
        if chosen || !agent.is_empty() || self.lang != Lang::Zh || self.theme != Theme::System {
            self.keep_settings();
        }
    }

    /// Brings storage in line with the records.
    pub(super) fn keep(&mut self, before: &Content) {
        self.follow_before_keeping(before);
        let content = &self.state.content;
        let rules = before.rules != content.rules;
        let Some(keeper) = &mut self.keeper else {
            return;
        };
        if rules || keeper.rules_fault.is_some() {
            keeper.keep_rules(&content.rules.0);
        }
        let changed = rules || before.records != content.records || !keeper.all_saved();
        if changed && keeper.keep(&content.records) && before != content {
            let (hour, minute) = browser::clock();
            self.saved = say::saved_at(self.lang, hour, minute);
        }
        self.all_saved = keeper.all_saved();
        let drafts = self.state.kept_drafts();
        let typed = self.keeper.as_ref();
        let typed = typed.is_some_and(|keeper| keeper.settings().drafts != drafts);
        if typed || before.agent != content.agent || before.unit != content.unit {
            self.keep_settings();
        }
    }

    /// Keeps the settings.
    pub(super) fn keep_settings(&mut self) {
        let lang = match self.lang {
            Lang::Zh => "zh",
            Lang::En => "en",
        };
        if let Some(keeper) = &mut self.keeper {
            keeper.keep_settings(Settings {
                theme: self.theme,
                lang: Some(lang.to_owned()),
                agent: self.state.content.agent.clone(),
                minimum: self.minimum.clone(),
                unit: self.state.content.unit,
                log_agent: keeper.settings().log_agent.clone(),
                drafts: self.state.kept_drafts(),
            });
        }
    }
}

/// All months by whose and when.
fn by_key<'a>(records: impl Iterator<Item = &'a Record>) -> LiteMap<Key, Rc<Record>> {
    let mut keyed = LiteMap::new();
    for record in records {
        let key = (record.agent.clone(), record.month);
        keyed.insert(key, Rc::new(record.clone()));
    }
    keyed
}
