//! What every part of a page is drawn from, and what it may send back.

use std::ops::Deref;
use std::rc::Rc;

use web_sys::File;
use yew::prelude::*;

use super::doors::{BooksChunk, LateChunk, PagesChunk, SecondChunk, TablesChunk};
use super::storage::Stored;
use crate::desk::log::LogMsg;
use crate::desk::state::{Action, Wrong};
use crate::desk::{Doors, FeedMsg, LatePart, Model, Msg, RestMsg};
use crate::locale::Words;
use crate::record::{Field, FieldFault, Record};
use crate::rulebook::Rulebook;
use crate::scoring::Sheet;

/// What a part of a page may ask for.
#[derive(Clone, Debug, PartialEq)]
pub enum PageMsg {
    /// Something for the desk.
    Desk(Msg),
    /// Whether the big score has left the screen.
    Scrolled(bool),
    /// Whether the browser prints.
    Printing(bool),
    /// What draws what needs the second chunk is there.
    Loaded(Doors<SecondChunk>),
    /// Something that the second chunk does.
    Task(Rc<Task>),
}

/// Something that the second chunk does.
#[derive(Clone, Debug, PartialEq)]
pub enum Task {
    /// Files were picked or dropped.
    Read(Vec<File>),
    /// What takes its time goes on.
    Work,
    /// The desk asked for the minute.
    Clock,
    /// Something happened to storage.
    Stored(Stored),
    /// The fourth chunk is there; none if it couldn't be fetched.
    Books(Option<Doors<BooksChunk>>),
    /// The fifth chunk is there; none if it couldn't be fetched.
    Tables(Option<Doors<TablesChunk>>),
    /// The sixth chunk or the seventh is there; none if it couldn't be fetched.
    Late(LatePart, Option<Doors<LateChunk>>),
    /// The third chunk is there; none if it couldn't be fetched.
    Pages(Option<Doors<PagesChunk>>),
}

impl From<Msg> for PageMsg {
    fn from(msg: Msg) -> Self {
        Self::Desk(msg)
    }
}

impl From<RestMsg> for PageMsg {
    fn from(msg: RestMsg) -> Self {
        Self::Desk(msg.into())
    }
}

impl From<Task> for PageMsg {
    fn from(task: Task) -> Self {
        Self::Task(Rc::new(task))
    }
}

impl From<LogMsg> for PageMsg {
    fn from(msg: LogMsg) -> Self {
        RestMsg::Log(msg).into()
    }
}

impl From<Action> for PageMsg {
    fn from(action: Action) -> Self {
        Self::Desk(Msg::Act(action))
    }
}

/// Everything that a page is drawn from.
pub struct View<'a> {
    /// What the page shows.
    pub model: &'a Model,
    /// The shown month.
    pub record: &'a Record,
    /// The rulebook that scores the shown month.
    pub rulebook: &'a Rulebook,
    /// The shown month's sheet.
    pub sheet: &'a Sheet,
    /// Fields whose text doesn't count.
    pub wrong: &'a [Wrong],
    /// Whether the big score has left the screen.
    pub scrolled: bool,
    /// Whether the page is being printed.
    pub printing: bool,
    /// The second chunk, once it's there.
    pub second: Option<&'static SecondChunk>,
    /// The third one.
    pub third: Option<&'static PagesChunk>,
    /// The fourth one.
    pub fourth: Option<&'static BooksChunk>,
    /// The fifth one.
    pub fifth: Option<&'static TablesChunk>,
    /// The sixth chunk, once it's there.
    pub sixth: Option<&'static LateChunk>,
    /// The seventh one.
    pub seventh: Option<&'static LateChunk>,
    /// Where messages go.
    pub send: &'a Callback<PageMsg>,
}

impl Deref for View<'_> {
    type Target = Model;

    fn deref(&self) -> &Model {
        self.model
    }
}

impl View<'_> {
    /// The fixed texts.
    pub const fn words(&self) -> &'static Words {
        self.model.lang.words()
    }

    /// The shown month; one of many while they're printed.
    pub const fn record(&self) -> &Record {
        self.record
    }

    /// The rulebook that scores the shown month; looked up once.
    pub const fn rulebook(&self) -> &Rulebook {
        self.rulebook
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

    /// A callback that sends a message.
    pub fn on<E: 'static>(&self, msg: impl Into<PageMsg>) -> Callback<E> {
        let msg = msg.into();
        self.send.reform(move |_| msg.clone())
    }

    /// What is drawn by the second chunk; nothing until it's there.
    pub fn second(&self, draw: impl FnOnce(&SecondChunk) -> Html) -> Html {
        self.second.map_or_else(Html::default, draw)
    }

    /// The sentence below a field that is wrong, asks something back, or waits
    /// for another one.
    pub fn why(&self, field: Field) -> Html {
        self.second(|chunk| (chunk.why)(self, field))
    }

    /// A callback that carries out an act.
    pub fn act<E: 'static>(&self, action: Action) -> Callback<E> {
        self.on(action)
    }

    /// A callback for something about what the log gives.
    pub fn follow<E: 'static>(&self, ask: FeedMsg) -> Callback<E> {
        self.on(RestMsg::Feed(ask))
    }

    /// What is wrong with a field.
    pub fn fault(&self, field: Field) -> Option<FieldFault> {
        let here = self.wrong.iter().find(|wrong| wrong.field == field);
        here.map(|wrong| wrong.fault)
    }
}
