//! What may happen to the desk.

use std::rc::Rc;

use super::log::LogMsg;
use super::state::{Action, Key, Sealed};
use super::{
    AskMsg, BookMsg, Books, DataMsg, DaysMsg, Doors, DraftMsg, ExportMsg, FeedMsg, ImportMsg, Late,
    LatePart, ListsMsg, MonthMsg, NumbersMsg, Page, Pages, Rest, ReviewMsg, RulesMsg, StorageMsg,
    TableMsg, Tables,
};
use crate::calendar::{Date, Month};
use crate::id::Id;
use crate::locale::Lang;
use crate::number::Unit;
use crate::scoring::Sub;
use crate::store::Theme;

/// Something a person did, or that the desk is told.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// An act on the records.
    Act(Action),
    /// Another language.
    Lang(Lang),
    /// Another theme.
    Theme(Theme),
    /// Another page.
    Page(Page),
    /// Another year on the overview.
    Year(i32),
    /// What stands in the search box.
    Search(String),
    /// Whether only rows with effect are shown.
    OnlyEffect(bool),
    /// Opens or closes a row.
    Toggle(Id),
    /// Opens or closes the phone's list of lines.
    ToggleLines,
    /// The page was touched.
    Touched,
    /// The day that it is.
    Today(Date),
    /// The second chunk is there.
    Loaded(Doors<Rest>),
    /// It couldn't be fetched.
    NotLoaded,
    /// The journal couldn't be written.
    NotJournaled,
    /// Something that needs the second chunk.
    Rest(Rc<RestMsg>),
}

/// Something that needs the second chunk.
#[derive(Clone, Debug, PartialEq)]
pub enum RestMsg {
    /// Opens or closes a line of the sheet.
    Line(Id, Sub),
    /// Shows a clause among the rules, by its first part.
    Clause(Id),
    /// Shows more of the page's lists.
    More,
    /// Back or Forward led to a page, which is as it was left: of which month,
    /// where that's known.
    Visit(Page, Option<Key>),
    /// A link to a month, from which Back leads here.
    Follow(Month),
    /// How it went with the clipboard.
    Copied(bool),
    /// Shows the example.
    Example,
    /// Leaves it.
    LeaveExample,
    /// Prints what is shown.
    Print,
    /// The shown month as a spreadsheet.
    MonthTable,
    /// The shown year in a unit as a spreadsheet.
    YearTable(Unit),
    /// The shown month as a workbook.
    MonthWorkbook,
    /// The shown year in a unit as a workbook.
    YearWorkbook(Unit),
    /// Something about files that come in.
    Import(ImportMsg),
    /// Something about files that go out.
    Export(ExportMsg),
    /// Something about storage.
    Storage(StorageMsg),
    /// Something about the data as a whole.
    Data(DataMsg),
    /// Something about the rules.
    Rules(RulesMsg),
    /// What was to be printed is.
    Printed,
    /// Something about all its numbers at once.
    Numbers(NumbersMsg),
    /// Something about the log's lists.
    Lists(ListsMsg),
    /// Something about the month as a whole.
    Month(MonthMsg),
    /// Something about the days of a month of telesales.
    Days(DaysMsg),
    /// A little of what takes its time, while that is so.
    Step,
    /// Something about the consultation log.
    Log(LogMsg),
    /// Something about what the log gives.
    Feed(FeedMsg),
    /// The log's entries are new, other or gone.
    LogChanged,
    /// Something that is asked before it's done.
    Ask(AskMsg),
    /// Something about documents that were brought: a [`BookMsg`].
    Book(Sealed),
    /// The fourth chunk is there; none if it couldn't be fetched.
    Books(Option<Doors<Books>>),
    /// Something about the office's tables: a [`TableMsg`].
    Table(Sealed),
    /// The fifth chunk is there; none if it couldn't be fetched.
    Tables(Option<Doors<Tables>>),
    /// Something about rulebooks that are being written: a [`DraftMsg`].
    Draft(Sealed),
    /// Something about the process around a score: a [`ReviewMsg`].
    Review(Sealed),
    /// The sixth chunk or the seventh is there; none if it couldn't be fetched.
    Late(LatePart, Option<Doors<Late>>),
    /// Fetches the third chunk, once more if need be.
    LoadPages,
    /// It's there; none if it couldn't be fetched.
    Pages(Option<Doors<Pages>>),
}

impl RestMsg {
    /// Something about documents that were brought.
    pub fn book(msg: BookMsg) -> Self {
        Self::Book(Sealed::new(msg))
    }

    /// Something about rulebooks that are being written.
    pub fn draft(msg: DraftMsg) -> Self {
        Self::Draft(Sealed::new(msg))
    }

    /// Something about the process around a score.
    pub fn review(msg: ReviewMsg) -> Self {
        Self::Review(Sealed::new(msg))
    }

    /// Something about the office's tables.
    pub fn table(msg: TableMsg) -> Self {
        Self::Table(Sealed::new(msg))
    }
}

impl From<RestMsg> for Msg {
    fn from(msg: RestMsg) -> Self {
        Self::Rest(Rc::new(msg))
    }
}

impl Msg {
    /// Whether it has to wait for the second chunk.
    pub const fn needs_rest(&self) -> bool {
        match self {
            Self::Page(page) => !matches!(page, Page::Month),
            Self::Toggle(_) | Self::Rest(_) => true,
            Self::Act(action) => !action.is_first(),
            Self::Lang(_)
            | Self::Theme(_)
            | Self::Year(_)
            | Self::Search(_)
            | Self::OnlyEffect(_)
            | Self::ToggleLines
            | Self::Touched
            | Self::Today(_)
            | Self::Loaded(_)
            | Self::NotLoaded
            | Self::NotJournaled => false,
        }
    }

    /// Whether it says that somebody is there: then the second chunk is fetched.
    pub(super) const fn is_touch(&self) -> bool {
        !matches!(
            self,
            Self::Loaded(_) | Self::NotLoaded | Self::NotJournaled | Self::Today(_)
        )
    }
}
