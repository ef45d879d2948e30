//! All that the page shows.

use std::any::Any;
use std::rc::Rc;

use super::books::is_team_due;
use super::late::is_draft_due;
use super::log::Log;
use super::state::{Sealed, State};
use super::{
    Asking, Books, DataForm, DaysForm, Doors, Effect, ExportForm, Feed, ImportForm, ImportSaving,
    ImportWork, Late, Msg, NumbersForm, Page, Pages, Rest, RestMsg, SettingForm, Storage, Tables,
    Undone,
};
use crate::calendar::Date;
use crate::id::Id;
use crate::locale::Lang;
use crate::record::Record;
use crate::rulebook::{LogLists, Rulebook, Rules};
use crate::scoring::{Sheet, Sub};
use crate::store::Theme;

/// So many of a list are shown at once, and more when asked for.
const SHOWN: usize = 100;

/// Scores a month by a rulebook, as of today.
pub type Score = fn(&Rulebook, &Record, Date) -> Sheet;

/// All that the page shows, but for what only its drawing hangs on.
pub struct Model {
    /// The months and the rules.
    pub state: State,
    /// The language.
    pub lang: Lang,
    /// The theme.
    pub theme: Theme,
    /// The page.
    pub page: Page,
    /// The month was blank when it was gone to: its introduction stays until it's
    /// left, so that no row moves under the hand with the first fact.
    pub introduced: bool,
    /// What stands in the search box.
    pub search: String,
    /// Whether only rows with effect are shown.
    pub only_effect: bool,
    /// The open row.
    pub open_row: Option<Id>,
    /// The sheet's open lines, the one opened last at the end.
    pub open_lines: Vec<(Id, Sub)>,
    /// Whether the phone's list of lines is open.
    pub lines_open: bool,
    /// What was done last, for the status line and screen readers.
    pub said: &'static str,
    /// What was undone last, until something else is done.
    pub undone: Option<Box<Undone>>,
    /// The import's preview.
    pub import: ImportForm,
    /// What of an import takes its time.
    pub import_work: Option<Box<ImportWork>>,
    /// Whether what takes its time is being done.
    pub is_working: bool,
    /// Counts what may have changed anything: whoever looked at all months needn't again before
    /// the next one.
    pub(super) turn: u64,
    /// An import that is being stored, or couldn't be.
    pub import_saving: Option<Box<ImportSaving>>,
    /// How often more of the page's lists was asked for.
    pub(super) more: usize,
    /// The export's form.
    pub export: ExportForm,
    /// The open form for a number or reading.
    pub setting: Option<SettingForm>,
    /// The open table of all numbers.
    pub numbers: Option<Box<NumbersForm>>,
    /// The form for the log's lists, while it's open.
    pub lists: Option<LogLists>,
    /// The local minimum wage, as typed.
    pub minimum: String,
    /// What is open on the calendar.
    pub days: DaysForm,
    /// Why a closed month is to be opened again, as typed; whether it was sent
    /// off without.
    pub reason: (String, bool),
    /// What is asked before it's done.
    pub(super) asking: Option<Asking>,
    /// What is open of the data as a whole.
    pub data: DataForm,
    /// The consultation log, once the second chunk is there.
    pub log: Option<Box<Log>>,
    /// What the log gives.
    pub feed: Feed,
    /// What is known of storage.
    pub storage: Storage,
    /// The second chunk.
    pub chunk: Chunk<Doors<Rest>>,
    /// The third chunk.
    pub pages: Chunk<Doors<Pages>>,
    /// What waits for it.
    pub(super) for_pages: Vec<Rc<RestMsg>>,
    /// The fourth chunk, for documents that were brought.
    pub books: Chunk<Doors<Books>>,
    /// What waits for it.
    pub(super) for_books: Vec<Sealed>,
    /// What is open of such a document, a [`BookForm`](super::BookForm); none before it's
    /// there. Only the fourth chunk looks inside.
    pub(super) book: Option<Box<dyn Any>>,
    /// The fifth chunk, for the office's tables.
    pub tables: Chunk<Doors<Tables>>,
    /// What waits for it.
    pub(super) for_tables: Vec<Sealed>,
    /// A table that came in, a [`TableForm`](super::TableForm). Only the fifth chunk looks
    /// inside.
    pub(super) table: Option<Box<dyn Any>>,
    /// Whether one is shown.
    pub has_table: bool,
    /// The sixth chunk, for rulebooks that are being written.
    pub drafts: Chunk<Doors<Late>>,
    /// What waits for it, or for the fourth.
    pub(super) for_drafts: Vec<Sealed>,
    /// What is open of them, a [`DraftForm`](super::DraftForm). Only the sixth chunk looks
    /// inside.
    pub(super) draft: Option<Box<dyn Any>>,
    /// The seventh chunk, for the process around a score.
    pub reviews: Chunk<Doors<Late>>,
    /// What waits for it, or for the fourth.
    pub(super) for_reviews: Vec<Sealed>,
    /// What is open of it, a [`ReviewForm`](super::ReviewForm). Only the seventh chunk looks
    /// inside.
    pub(super) review: Option<Box<dyn Any>>,
    /// Receipts, slips and stages that came along with months, each with its file: they are
    /// looked at once these months are here with their acts.
    pub(super) along: Vec<(String, String)>,
    /// The person's own, put aside while this is the example.
    pub own: Option<Box<Model>>,
    /// What was done and isn't stored yet, an act on each line.
    pub journal: String,
    /// What waits for the second chunk and for the settings.
    pub(super) waiting: Vec<Msg>,
}

/// Whether a chunk of the program is there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Chunk<D> {
    /// Nobody asked for it yet.
    Unasked,
    /// It's on its way.
    Loading,
    /// It couldn't be fetched.
    Failed,
    /// It's there.
    Here(D),
}

impl Model {
    /// The page as it opens; whether something is stored, where that's known.
    /// What is stored, or refused, is looked at at once.
    pub fn open(today: Date, stored: Option<bool>) -> (Self, Vec<Effect>) {
        let rules = Rc::new(Rules::outline());
        let mut model = Self {
            state: State::first(rules, today),
            lang: Lang::Zh,
            theme: Theme::System,
            page: Page::Month,
            introduced: false,
            search: String::new(),
            only_effect: false,
            open_row: None,
            open_lines: Vec::new(),
            lines_open: false,
            said: "",
            undone: None,
            import: ImportForm::default(),
            import_work: None,
            is_working: false,
            turn: 0,
            import_saving: None,
            more: 0,
            export: ExportForm::default(),
            setting: None,
            numbers: None,
            lists: None,
            minimum: String::new(),
            days: DaysForm::default(),
            reason: <_>::default(),
            asking: None,
            data: DataForm::default(),
            log: None,
            feed: Feed::default(),
            storage: Storage::unread(stored == Some(true)),
            chunk: Chunk::Unasked,
            pages: Chunk::Unasked,
            for_pages: Vec::new(),
            books: Chunk::Unasked,
            for_books: Vec::new(),
            book: None,
            tables: Chunk::Unasked,
            for_tables: Vec::new(),
            table: None,
            has_table: false,
            drafts: Chunk::Unasked,
            for_drafts: Vec::new(),
            draft: None,
            reviews: Chunk::Unasked,
            for_reviews: Vec::new(),
            review: None,
            along: Vec::new(),
            own: None,
            journal: String::new(),
            waiting: Vec::new(),
        };
        let mut out = Vec::new();
        if stored != Some(false) {
            model.load(&mut out);
        }
        (model, out)
    }

    /// So many of each of the page's lists are shown.
    pub const fn listed(&self) -> usize {
        SHOWN * (self.more + 1)
    }

    /// The rules in force.
    pub fn rulebook(&self) -> &Rulebook {
        self.state.rulebook()
    }

    /// The shown month.
    pub fn record(&self) -> &Rc<Record> {
        self.state.record()
    }

    /// The shown month's sheet.
    pub fn sheet(&self, score: Score) -> Sheet {
        score(self.rulebook(), self.record(), self.state.today)
    }

    /// Whether there's a step to take of what takes its time.
    pub(super) fn has_step(&self) -> bool {
        let log = self.log.as_ref();
        let is_due = self.import_work.is_some()
            || self.data.work.is_some()
            || log.is_some_and(|log| log.has_step())
            || is_team_due(self)
            || is_draft_due(self);
        is_due && matches!(self.pages, Chunk::Here(_))
    }

    /// Whether a form about the rules stands before all else: typing into it has
    /// no steps of its own.
    pub fn is_setting(&self) -> bool {
        let lists = self.page == Page::Basis && self.lists.is_some();
        lists
            || self
                .setting
                .as_ref()
                .is_some_and(|form| form.line.is_none())
    }

    /// Fetches the second chunk, once.
    pub(super) fn load(&mut self, out: &mut Vec<Effect>) {
        if matches!(self.chunk, Chunk::Unasked | Chunk::Failed) {
            self.chunk = Chunk::Loading;
            out.push(Effect::Load);
        }
    }
}
