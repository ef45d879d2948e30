//! What every part of a page is drawn from, and what it may send back.

use std::rc::Rc;

use yew::prelude::*;

use super::keeper::Keeper;
use super::later::{Errand, Later, Loaded};
use super::log::{FeedView, LogDesk};
use super::shelf::AsideId;
use super::state::{Action, State, Wrong};
use crate::calendar::Month;
use crate::exchange::{Encoding, FileFault, Preview, Refused, RulebookFault};
use crate::id::Id;
use crate::locale::{Lang, Words};
use crate::number::{Points, Unit};
use crate::record::{Field, FieldFault, Record};
use crate::rulebook::{Rulebook, Setting};
use crate::scoring::Sheet;
use crate::store::Theme;

/// What a part of a page may ask for.
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
    /// Opens or closes the phone's menu.
    ToggleMenu,
    /// Whether the big score has left the screen.
    Scrolled(bool),
    /// Something about files or storage.
    Errand(Rc<Errand>),
    /// Prints the sheet.
    Print,
    /// The page is looked at again: perhaps it's another day.
    Today,
    /// What is loaded later is there, and the message that waited for it.
    Loaded(Loaded, Option<Box<Msg>>),
    /// It couldn't be loaded.
    NotLoaded,
    /// The page was touched.
    Touched,
    /// Says something to screen readers and at the status line.
    Say(&'static str),
}

impl Msg {
    /// Something about files or storage.
    pub fn errand(errand: Errand) -> Self {
        Self::Errand(Rc::new(errand))
    }
}

/// The pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The month with its sheet.
    Month,
    /// Which months have what.
    Months,
    /// What the month rests on.
    Basis,
    /// The consultation log.
    Log,
    /// The preview of an import.
    Import,
    /// What to export.
    Export,
}

/// What the export's form asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum ExportEdit {
    /// Which months.
    Scope(Scope),
    /// One month more or fewer.
    Month(String, Month, bool),
    /// Whether the wage goes along.
    Wage(bool),
    /// Whether each line's derivation goes along.
    Lines(bool),
    /// As a file.
    Download,
    /// To the clipboard.
    Copy,
    /// To the share sheet.
    Share,
}

/// Which months are exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The shown one.
    This,
    /// The ticked ones.
    Chosen,
    /// All.
    All,
}

/// The preview of an import.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportView {
    /// Months that can be taken, and whether they're to be.
    pub incoming: Vec<(Preview, bool)>,
    /// Records that can't be taken, with their file.
    pub refused: Vec<(String, Refused)>,
    /// Files that aren't in UTF-8 and are read anyway.
    pub encoded: Vec<(String, Encoding)>,
    /// Files that can't be read at all, and why.
    pub unreadable: Vec<(String, FileFault)>,
    /// Rulebooks that can be taken, and whether they're to be.
    pub rulebooks: Vec<(Rulebook, bool)>,
    /// Rulebooks that can't be taken, with their file.
    pub faulty_rulebooks: Vec<(String, RulebookFault)>,
    /// How many records only repeat another one.
    pub repeated: usize,
}

/// The state of the export's form.
#[derive(Clone, Debug)]
pub struct ExportView {
    /// Which months.
    pub scope: Scope,
    /// The ticked ones.
    pub chosen: Vec<(String, Month)>,
    /// Whether the wage goes along. Never remembered.
    pub wage: bool,
    /// Whether each line's derivation goes along.
    pub lines: bool,
}

/// What is open on the calendar of a month of telesales.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DaysView {
    /// The day whose form is open.
    pub open: Option<u8>,
    /// The form for a column.
    pub paste: Option<PasteView>,
}

/// The form for a column out of a spreadsheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasteView {
    /// The day of its first line.
    pub from: u8,
    /// Whether rest days have lines too.
    pub every: bool,
    /// The column, as it was pasted.
    pub text: String,
}

/// Everything that a page is drawn from.
pub struct View<'a> {
    /// The records.
    pub state: &'a State,
    /// The shown month's sheet.
    pub sheet: &'a Sheet,
    /// Fields whose text doesn't count.
    pub wrong: &'a [Wrong],
    /// The language.
    pub lang: Lang,
    /// The theme.
    pub theme: Theme,
    /// The page.
    pub page: Page,
    /// What stands in the search box.
    pub search: &'a str,
    /// Whether only rows with effect are shown.
    pub only_effect: bool,
    /// The open row.
    pub open_row: Option<Id>,
    /// Whether the phone's list of lines is open.
    pub lines_open: bool,
    /// Whether the phone's menu is open.
    pub menu_open: bool,
    /// Whether the big score has left the screen.
    pub scrolled: bool,
    /// Whether and when it was saved.
    pub saved: &'a str,
    /// The storage, once it's open.
    pub keeper: Option<&'a Keeper>,
    /// The consultation log, once it's being opened.
    pub log: Option<&'static LogDesk>,
    /// What the log gives.
    pub feed: &'a FeedView,
    /// Whether what is loaded later couldn't be.
    pub not_loaded: bool,
    /// Whether storage doesn't answer.
    pub storage_late: bool,
    /// The import's preview.
    pub import: &'a ImportView,
    /// The export's form.
    pub export: &'a ExportView,
    /// What is loaded later, once it's there.
    pub later: Option<&'static Later>,
    /// The open form for a number or reading.
    pub setting: Option<&'a Setting>,
    /// The local minimum wage, as typed.
    pub minimum: &'a str,
    /// What is open on the calendar.
    pub days: &'a DaysView,
    /// Why a closed month is to be opened again, as typed; whether it was sent
    /// off without.
    pub reason: &'a (String, bool),
    /// Where messages go.
    pub send: &'a Callback<Msg>,
}

/// What storage has to say.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// Something that concerns all that is entered.
    Plain(&'static str),
    /// Another tab changed the shown month; with the score that it has there and its unit.
    Conflict(Option<(Unit, Points)>),
    /// Another tab changed the rules.
    RulesConflict,
    /// Set-aside data: where it lies, and what it was called.
    Aside(AsideId, String),
}

impl View<'_> {
    /// The fixed texts.
    pub const fn words(&self) -> &'static Words {
        self.lang.words()
    }

    /// A class, and the one that makes room for clause numbers wider than `27`
    /// or `9a` where there are such.
    pub fn numbers(&self, class: &str) -> String {
        let width = |number: &str| -> usize {
            let each = number.chars().map(|c| if c.is_ascii() { 1 } else { 2 });
            each.sum()
        };
        let mut parts = self.rulebook().parts();
        match parts.any(|(_, clause, _)| width(&clause.number) > 3) {
            true => format!("{class} wide-numbers"),
            false => class.to_owned(),
        }
    }

    /// The rules in force.
    pub fn rulebook(&self) -> &Rulebook {
        self.state.rulebook()
    }

    /// The shown month.
    pub fn record(&self) -> &Rc<Record> {
        self.state.record()
    }

    /// A callback that sends a message.
    pub fn on<E: 'static>(&self, msg: Msg) -> Callback<E> {
        self.send.reform(move |_| msg.clone())
    }

    /// What is drawn by what is loaded later; nothing until it's there.
    pub fn later(&self, draw: impl FnOnce(&Later) -> Html) -> Html {
        self.later.map_or_else(Html::default, draw)
    }

    /// The sentence below a field that is wrong, asks something back, or waits
    /// for another one.
    pub fn why(&self, field: Field) -> Html {
        self.later(|later| (later.why)(self, field))
    }

    /// A callback for something about files or storage.
    pub fn errand<E: 'static>(&self, errand: Errand) -> Callback<E> {
        self.on(Msg::errand(errand))
    }

    /// A callback that carries out an act.
    pub fn act<E: 'static>(&self, action: Action) -> Callback<E> {
        self.on(Msg::Act(action))
    }

    /// What is wrong with a field.
    pub fn fault(&self, field: Field) -> Option<FieldFault> {
        let here = self.wrong.iter().find(|wrong| wrong.field == field);
        here.map(|wrong| wrong.fault)
    }
}
