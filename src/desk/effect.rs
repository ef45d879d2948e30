//! What the desk wants done outside.

use std::borrow::Cow;
use std::rc::Rc;

use super::log::Changes;
use super::state::Sealed;
use super::{AsideId, Change, LatePart, RestMsg};
use crate::log::{EntryId, LogEntry};
use crate::rulebook::{LogList, Rules};
use crate::store::rows::Table;
use crate::store::{Aside, MonthKey, MonthRow, Settings};

/// Something to be done outside; what comes of it is told as a
/// [`Msg`](super::Msg).
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Fetches the second chunk: [`Msg::Loaded`](super::Msg::Loaded) or
    /// [`Msg::NotLoaded`](super::Msg::NotLoaded).
    Load,
    /// Fetches the third chunk: [`RestMsg::Pages`].
    LoadPages,
    /// Fetches the fourth chunk: [`RestMsg::Books`].
    LoadBooks,
    /// Fetches the fifth chunk: [`RestMsg::Tables`].
    LoadTables,
    /// Fetches the sixth chunk or the seventh: [`RestMsg::Late`].
    LoadLate(LatePart),
    /// Writes the model's journal down; [`Msg::NotJournaled`](super::Msg::NotJournaled)
    /// where that's refused.
    Journal,
    /// All of it is stored: the journal can go.
    DropJournal,
    /// Dresses the document in the model's language and theme.
    Dress,
    /// Shows the page from its beginning.
    ScrollToTop,
    /// Once it's drawn: puts the focus there.
    Focus(Target),
    /// Notes what has the focus; once it's drawn, puts the focus into the form.
    Into(Form),
    /// Once it's drawn: the focus goes back to where it was before
    /// [`Into`](Self::Into), to what followed there, or to the form's home.
    Back(Form),
    /// What is shown next is an entry of the browser's history.
    Follow,
    /// Once it's drawn: opens the print dialog.
    Print,
    /// Offers a text as a file, by its name.
    Download(String, String),
    /// Offers bytes as a file, by its name.
    DownloadBytes(String, Rc<[u8]>),
    /// Hands a text as a file to a phone's share sheet:
    /// [`ExportMsg::Shared`](super::ExportMsg::Shared).
    Share(String, String),
    /// Packs a text for a link:
    /// [`ExportMsg::Packed`](super::ExportMsg::Packed).
    Pack(String),
    /// Puts a text on the clipboard:
    /// [`RestMsg::Copied`](super::RestMsg::Copied).
    Copy(String),
    /// Asks for the time, for a row that is added to a list:
    /// [`ListsMsg::Added`](super::ListsMsg::Added).
    Stamp(LogList),
    /// Asks for the minute in which months changed:
    /// [`StorageMsg::Clock`](super::StorageMsg::Clock).
    Clock,
    /// The same, after all others had their turn.
    ClockLater,
    /// Asks the browser about its storage:
    /// [`DataMsg::Estimated`](super::DataMsg::Estimated).
    Estimate,
    /// Asks it to keep what is stored, then the same.
    Persist,
    /// Asks for what a backup needs: [`DataMsg::Begin`](super::DataMsg::Begin).
    BeginBackup,
    /// Offers a text as a file, by its name, and tells whether the browser took
    /// it: [`DataMsg::Offered`](super::DataMsg::Offered).
    Offer(String, String),
    /// Asks for the time, for a new entry of the log:
    /// [`LogMsg::AddAt`](super::log::LogMsg::AddAt).
    StampEntry,
    /// Asks whether the screen is too narrow for two columns, for an entry that
    /// is opened: [`LogMsg::OpenAs`](super::log::LogMsg::OpenAs).
    AskNarrow(EntryId, bool),
    /// Has cases put into the order of their titles:
    /// [`LogMsg::Sorted`](super::log::LogMsg::Sorted).
    SortTitles(Rc<Vec<Rc<LogEntry>>>),
    /// Takes steps of what takes its time, as time allows, until none is left:
    /// [`RestMsg::Step`].
    Work,
    /// Sends a message after so many milliseconds.
    Later(i32, Rc<RestMsg>),
    /// Opens storage, or tries again.
    OpenStorage,
    /// Keeps the settings.
    SaveSettings(Box<Settings>),
    /// Says whose the log is, unless another tab has said it.
    ClaimLog(String),
    /// Keeps months.
    SaveMonths(Vec<Change>),
    /// Keeps months that were entered unseen of what is stored.
    SaveMonthsUnseen(Vec<MonthRow>),
    /// Keeps the rules.
    SaveRules(Rc<Rules>),
    /// Keeps rules that were decided unseen of what is stored.
    SaveRulesUnseen(Rc<Rules>),
    /// Keeps documents and their months, or removes them: a list of
    /// [`BookChange`](super::BookChange).
    SaveBooks(Sealed),
    /// The same of what was entered unseen of what is stored.
    SaveBooksUnseen(Sealed),
    /// Settles a conflict over one, a [`BookKey`](crate::store::BookKey): whether this
    /// tab's version stays.
    ResolveBook(Sealed, bool),
    /// Keeps entries of the log.
    SaveLog(Changes),
    /// Looks at rows that another tab wrote; at all if none is named.
    Look(Table, Vec<String>),
    /// Looks at the settings, which another tab wrote.
    LookAtSettings,
    /// Settles a conflict over a month: whether this tab's version stays.
    Resolve(MonthKey, bool),
    /// Settles a conflict over the rules.
    ResolveRules(bool),
    /// Sets texts aside that nobody could read.
    SaveAsides(Vec<Aside>),
    /// Settles a conflict over an entry of the log.
    ResolveEntry(u64, bool),
    /// Discards what couldn't be read.
    DiscardAside(AsideId),
    /// Tries again to save what is only in memory.
    Retry,
}

/// An element, by a CSS selector.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target(pub Cow<'static, str>);

/// What opens, takes the focus, and gives it back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A number or a reading is set.
    Setting,
    /// The same in an opened line.
    SettingIn,
    /// Something is asked before it's done.
    Ask,
    /// The log's lists are changed.
    Lists,
    /// A day of telesales is described.
    Day,
    /// A column of calls is pasted.
    Column,
    /// An entry of the log is read and changed.
    Entry,
    /// The acts on the month are listed.
    Acts,
}

impl Form {
    const fn places(self) -> (&'static str, &'static str) {
        match self {
            Self::Setting => ("#dialog", "#main"),
            Self::SettingIn => (".setting-in :is(.decimal, :checked)", "#main"),
            Self::Ask => ("#ask-answer", "#main"),
            Self::Lists => ("#channel-0-zh", "#log-lists-edit"),
            Self::Day => ("#day-form", "#paste"),
            Self::Column => ("#column", "#paste"),
            Self::Entry => ("dialog#log-opened, #log-opened-question", "#log-grid"),
            Self::Acts => ("#acts button", "#acts button"),
        }
    }

    /// What gets the focus in it; a dialog chooses for itself.
    pub const fn target(self) -> Target {
        Target(Cow::Borrowed(self.places().0))
    }

    /// Where the focus goes afterwards if it came from nowhere that is left.
    pub const fn home(self) -> &'static str {
        self.places().1
    }
}

impl Effect {
    /// Puts the focus on an element once it's drawn.
    pub(super) const fn focus(selector: &'static str) -> Self {
        Self::Focus(Target(Cow::Borrowed(selector)))
    }
}
