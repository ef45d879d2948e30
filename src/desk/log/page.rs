//! What the log's page shows: the forms, the list, what was said last.

use std::rc::Rc;

use super::{LogField, LogFilter, LogForm, LogHistory, LogWrong};
use crate::calendar::Date;
use crate::id::Id;
use crate::locale::Lang;
use crate::log::{EntryId, LogEntry, Similar};
use crate::rulebook::LogRules;

/// What the log's page shows, and what it's worked out from.
#[derive(Default)]
pub struct LogPage {
    /// All entries by ascending key, those that couldn't be saved among them.
    pub entries: Rc<Vec<Rc<LogEntry>>>,
    /// What can be chosen.
    pub lists: Rc<LogRules>,
    /// What can be taken back.
    pub history: LogHistory,
    /// In which language things are said.
    pub lang: Lang,
    /// The new entry.
    pub new: NewEntry,
    /// The opened one.
    pub opened: Option<Opened>,
    /// What is listed.
    pub filter: LogFilter,
    /// What is searched for.
    pub query: String,
    /// The list, in its order.
    pub list: Rc<Vec<Rc<LogEntry>>>,
    /// Which one of it is marked.
    pub cursor: usize,
    /// What was done last, and in which language that says it.
    pub said: Option<(Lang, &'static str)>,
    /// Whether that can be taken back.
    pub can_take_back: bool,
    /// Counts what was typed, so that what waits knows whether it's the last.
    pub typed: u32,
    /// Counts changes of the list and its rows.
    pub stamp: u64,
}

impl LogPage {
    /// An entry by its key.
    pub fn entry(&self, id: EntryId) -> Option<Rc<LogEntry>> {
        let entries = &self.entries;
        let place = entries.binary_search_by_key(&id, |entry| entry.id).ok()?;
        entries.get(place).cloned()
    }

    /// A key for a new entry: the time in milliseconds since 1970, or one more
    /// than the newest key where the clock hasn't moved on.
    pub(in crate::desk) fn next_id(&self, now: u64) -> EntryId {
        let newest = self.entries.last().map_or(0, |entry| entry.id.get());
        let mut key = now.max(newest + 1);
        if key > EntryId::LAST.get() {
            // Someone else's keys end here; a free one is found below.
            key = now;
        }
        let id = |key| EntryId::new(key).unwrap_or(EntryId::FIRST);
        while self.entry(id(key)).is_some() {
            key += 1;
        }
        id(key)
    }

    /// Takes note of what can be chosen, and of the day.
    pub fn choose_from(&mut self, lists: &LogRules, today: Date) {
        if *self.lists != *lists {
            self.lists = Rc::new(lists.clone());
            self.stamp += 1;
        }
        let first = lists.channels.first().map(|channel| channel.id);
        if self.new.form == LogForm::default() {
            self.new.begin(today, first);
        }
        // What another rulebook offered isn't chosen any more.
        let chosen = self.new.form.text(LogField::Channel).parse();
        let offered = chosen.is_ok_and(|id: Id| lists.channel(id).is_some());
        if let Some(first) = first.filter(|_| !offered) {
            self.new.form.set(LogField::Channel, first.to_string());
        }
        self.new.form.today_is(today);
    }

    /// Whether a channel or category is one of the rulebook's.
    pub(super) fn listed(&self) -> impl Fn(LogField, Id) -> bool {
        let lists = Rc::clone(&self.lists);
        move |field, id| match field {
            LogField::Channel => lists.channel(id).is_some(),
            _ => lists.category(id).is_some(),
        }
    }

    /// Says what happened.
    pub fn say(&mut self, text: &'static str) {
        self.said = Some((self.lang, text));
        self.can_take_back = false;
    }

    /// Says what was done, and can be taken back.
    pub fn say_done(&mut self, text: &'static str) {
        self.say(text);
        self.can_take_back = true;
    }
}

/// The fields of a new entry.
#[derive(Default)]
pub struct NewEntry {
    /// Their texts.
    pub form: LogForm,
    /// What is typed to choose a category; none once one is chosen.
    pub category: Option<String>,
    /// Which category is marked, while they're shown.
    pub choosing: Option<usize>,
    /// Whether it was to be added already: its wrong fields are shown.
    pub tried: bool,
    /// Earlier entries with similar questions.
    pub similar: Vec<Similar>,
    /// The answer that was taken, and from which of them.
    pub taken: Option<(usize, String)>,
    /// Whether its fields are shown, on a phone.
    pub is_open: bool,
}

/// An opened entry.
pub struct Opened {
    /// Which one.
    pub id: EntryId,
    /// What it was when the form last agreed with it.
    pub base: Rc<LogEntry>,
    /// The form.
    pub form: LogForm,
    /// Whether its wrong fields are shown.
    pub tried: bool,
    /// Whether it covers the screen.
    pub is_sheet: bool,
    /// Whether changes join the last act: one step of undo for a run of typing.
    pub joins: bool,
}

impl NewEntry {
    /// Empty fields, for the same channel as before.
    pub fn begin(&mut self, today: Date, channel: Option<Id>) {
        let is_open = self.is_open;
        *self = Self {
            form: LogForm::new(today, channel),
            is_open,
            ..Self::default()
        };
    }
}

impl Opened {
    /// An entry's form.
    pub fn new(entry: Rc<LogEntry>, is_sheet: bool) -> Self {
        Self {
            id: entry.id,
            form: LogForm::of(&entry),
            base: entry,
            tried: false,
            is_sheet,
            joins: false,
        }
    }

    /// Whether the form says something else than the entry.
    pub fn is_changed(&self) -> bool {
        self.form != LogForm::of(&self.base)
    }
}

/// Wrong fields.
pub type Wrongs = Vec<(LogField, LogWrong)>;
