//! What a first visit doesn't carry: the pages besides the month, all that
//! reads and writes files, and what is drawn of the month once there are facts.
//!
//! It's loaded when the page is first touched, or at once if this browser
//! holds months already. With the feature `split` the published page has it in
//! a file of its own; without, it's compiled in.

use std::fmt;
use std::rc::Rc;

use web_sys::File;
use yew::prelude::*;

use super::browser;
use super::log::{Follow, ListsEdit, LogMsg};
use super::root::App;
use super::shelf::{AsideId, Shelf};
use super::state::{Action, Content, PlanEdit};
use super::view::{ExportEdit, Msg, Page, View};
use super::{pages, parts};
use crate::calendar::Date;
use crate::id::Id;
use crate::locale::find::{Found, find};
use crate::number::Unit;
use crate::record::{Field, Record};
use crate::rulebook::{Clause, Level, Measure, Part, Rulebook, SettingField, Subject};
use crate::scoring::{Line, Sheet, score};
use crate::store::rows::Table;
use crate::text::Initials;

/// The doors to what is loaded later.
pub struct Later {
    /// The overview of a year.
    pub months: fn(&View<'_>) -> Html,
    /// What the month rests on.
    pub basis: fn(&View<'_>) -> Html,
    /// The consultation log.
    pub log: fn(&View<'_>) -> Html,
    /// The preview of an import.
    pub import: fn(&View<'_>) -> Html,
    /// What to export.
    pub export: fn(&View<'_>) -> Html,
    /// The lines of the sheet.
    pub lines: fn(&View<'_>) -> Html,
    /// What is open, decided, and read otherwise.
    pub questions: fn(&View<'_>) -> Html,
    /// The form for a number or reading, and the sheet on paper.
    pub rest: fn(&View<'_>) -> Html,
    /// What a row opens to.
    pub details: fn(&View<'_>, &Clause, &Part, &[&Line]) -> Html,
    /// What one case of a measure is worth, and what is done about a miss.
    pub below_measure: fn(&View<'_>, &Line, Id) -> Html,
    /// What the log gives for a measure.
    pub logged: fn(&View<'_>, &Measure, Logged) -> Html,
    /// The recorded complaints.
    pub complaints: fn(&View<'_>, &[Level]) -> Html,
    /// The days and the sales of a month of telesales.
    pub telesales: fn(&View<'_>) -> Html,
    /// What the settlement hangs on.
    pub stake: fn(&View<'_>) -> Html,
    /// What storage has to say.
    pub notices: fn(&View<'_>) -> Html,
    /// What a search leaves on the month's page.
    pub find: fn(&Rulebook, &str) -> Option<Found>,
    /// Scores a month, to the last doubt.
    pub score: Score,
    /// What is wrong with a field, asked back, or waited for.
    pub why: fn(&View<'_>, Field) -> Html,
    /// What is odd about the agent's name.
    pub odd_agent: fn(&View<'_>) -> Html,
    /// The list of wrong fields.
    pub errors: fn(&View<'_>) -> Html,
    /// Carries out what files and storage are asked for.
    pub act: fn(&mut App, Rc<Errand>),
}

/// Scores a month by a rulebook, as of today.
pub type Score = fn(&Rulebook, &Record, Date) -> Sheet;

/// What is drawn of what the log gives for a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Logged {
    /// The figure, in the place of fields.
    Figure,
    /// The button that takes the log's figure.
    Take,
    /// The definition, the figures, and what is behind them.
    Below,
}

/// What is asked of files and storage.
#[derive(Clone, Debug, PartialEq)]
pub enum Errand {
    /// Files were picked or dropped.
    Read(Vec<File>),
    /// They were read: each with its name and bytes.
    Files(Vec<(String, Vec<u8>)>),
    /// Takes the file's version of a month, or keeps the own one.
    Choose(usize, bool),
    /// Carries out the import.
    Import,
    /// The shown month as a spreadsheet.
    MonthTable,
    /// The shown year in a unit as a spreadsheet.
    YearTable(Unit),
    /// Something about the export's form.
    Export(ExportEdit),
    /// Settles a conflict with another tab.
    Resolve {
        /// Whether this tab's version stays.
        mine: bool,
    },
    /// Settles a conflict with another tab over the rules.
    ResolveRules {
        /// Whether this tab's rules stay.
        mine: bool,
    },
    /// Offers set-aside data for download.
    SaveAside(AsideId),
    /// Discards set-aside data.
    DiscardAside(AsideId),
    /// Another tab changed this key; none if all was cleared.
    Stored(Option<String>),
    /// Another tab wrote these rows.
    News(Table, Vec<String>),
    /// What other tabs wrote was looked at.
    Elsewhere,
    /// Opens the storage.
    Begin,
    /// Months and rules are read.
    Opened(Rc<Shelf>),
    /// Storage doesn't answer.
    Late,
    /// Tries again to open the storage.
    Reopen,
    /// Storage answered to a save.
    Kept,
    /// Tries again to save what is only in memory.
    Retry,
    /// Brings storage in line with what changed since this.
    Keep(Box<Content>),
    /// Keeps the settings.
    Settle,
    /// Shows the worked month.
    Example,
    /// Something about the rules.
    Rules(RulesEdit),
    /// Something about the month as a whole.
    Month(MonthEdit),
    /// Something about the days of a month of telesales.
    Days(DaysEdit),
    /// Something about the consultation log.
    Log(LogMsg),
    /// Something about what the log gives.
    Follow(Follow),
}

/// What is asked about the days of a month of telesales.
#[derive(Clone, Debug, PartialEq)]
pub enum DaysEdit {
    /// Opens or closes a day's form.
    Toggle(u8),
    /// Opens the form for a column, beginning on this day with this text.
    Paste(u8, String),
    /// Types into it.
    Column(String),
    /// Begins on another day.
    From(u8),
    /// Whether rest days have lines too.
    Every(bool),
    /// Takes what the form shows.
    Take,
    /// Closes it.
    Close,
}

/// What is asked about the month as a whole.
#[derive(Clone, Debug, PartialEq)]
pub enum MonthEdit {
    /// Closes it.
    Close,
    /// Types why it's to be opened again.
    Reason(String),
    /// Opens it again.
    Reopen,
    /// Something about the improvement plans.
    Plan(PlanEdit),
    /// Types the local minimum wage.
    Minimum(String),
}

/// What is asked about the rules.
#[derive(Clone, Debug, PartialEq)]
pub enum RulesEdit {
    /// Opens the form.
    Open(Subject),
    /// Types into the form.
    Type(SettingField, String),
    /// Takes what the form asks for.
    Apply,
    /// Closes the form.
    Close,
    /// Takes a decision back, by its place in the list.
    Revoke(usize),
    /// Takes back all that was decided on a rulebook, by its place.
    Revert(usize),
    /// Drops a rulebook, by its place.
    Drop(usize),
    /// Offers the rulebook as a file.
    Save,
    /// Whether an incoming rulebook is taken, by its place in the preview.
    Take(usize, bool),
    /// Something about the log's lists.
    Lists(ListsEdit),
}

/// It is there.
#[derive(Clone, Copy)]
pub struct Loaded(pub &'static Later);

impl PartialEq for Loaded {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl fmt::Debug for Loaded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Loaded")
    }
}

/// Whether a message has to wait for it.
pub const fn needs(msg: &Msg) -> bool {
    match msg {
        Msg::Page(page) => !matches!(page, Page::Month),
        Msg::Errand(_) | Msg::Print | Msg::Toggle(_) | Msg::Act(Action::System(_)) => true,
        _ => false,
    }
}

/// Loads it, then sends the message that waited, or that it failed.
pub fn load(waiting: Option<Box<Msg>>, send: Callback<Msg>) {
    wasm_bindgen_futures::spawn_local(async move {
        match doors().await {
            Ok(later) => send.emit(Msg::Loaded(Loaded(later), waiting)),
            Err(NotLoaded) => send.emit(Msg::NotLoaded),
        }
    });
}

/// The file couldn't be fetched or isn't of this version.
pub struct NotLoaded;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for NotLoaded {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

#[cfg(feature = "split")]
#[wasm_split_helpers::wasm_split(later, fallible)]
fn doors() -> Result<&'static Later, NotLoaded> {
    STYLES.into_iter().for_each(browser::add_style);
    Ok(&LATER)
}

#[cfg(not(feature = "split"))]
async fn doors() -> Result<&'static Later, NotLoaded> {
    STYLES.into_iter().for_each(browser::add_style);
    std::future::ready(Ok(&LATER)).await
}

/// How it looks.
const STYLES: [&str; 3] = [
    include_str!("../../styles/later.css"),
    include_str!("../../styles/telesales.css"),
    include_str!("../../styles/log.css"),
];

static LATER: Later = Later {
    months: pages::months,
    basis: pages::basis,
    log: pages::log,
    import: pages::import,
    export: pages::export,
    lines: parts::lines,
    questions: parts::questions,
    rest: parts::rest,
    details: parts::details,
    below_measure: parts::below_measure,
    logged: parts::logged,
    complaints: parts::complaint_list,
    telesales: parts::telesales,
    stake: parts::stake,
    notices: parts::storage_notices,
    find: |rulebook, search| find(rulebook, search, Some(Initials::shared())),
    score,
    why: parts::why,
    odd_agent: parts::odd_agent,
    errors: parts::errors,
    act: App::run,
};
