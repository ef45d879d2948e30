//! What the log's page shows: the forms, the list, what was said last.

use std::rc::Rc;

use crate::calendar::Date;
use crate::desk::state::{LogField, LogFilter, LogForm, LogWrong};
use crate::id::Id;
use crate::locale::Lang;
use crate::log::{EntryId, LogEntry, Similar};

/// What the log's page shows. A plain thing: the desk changes it.
#[derive(Default)]
pub struct LogPage {
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
