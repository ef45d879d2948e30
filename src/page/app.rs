//! What the page holds, and the way of a message: to the desk, and back as
//! effects, which it carries out or hands to the second chunk.

use std::rc::Rc;

use yew::Callback;

use super::browser;
use super::doors::{BooksChunk, LateChunk, PagesChunk, SecondChunk, TablesChunk};
use super::focus::CameFrom;
use super::storage::Storage;
use super::view::{PageMsg, Task};
use crate::desk::{Effect, Model, Msg, Pace, update};

/// The page but for how it looks.
pub struct App {
    /// It lives as long as the page: the first chunk needn't know how to drop it.
    pub(super) model: &'static mut Model,
    /// The storage, once it's being opened.
    pub(super) storage: Option<&'static mut Storage>,
    /// Loads the second chunk.
    pub(super) load: fn(Callback<PageMsg>),
    pub(super) second: Option<&'static SecondChunk>,
    pub(super) third: Option<&'static PagesChunk>,
    pub(super) fourth: Option<&'static BooksChunk>,
    pub(super) fifth: Option<&'static TablesChunk>,
    pub(super) sixth: Option<&'static LateChunk>,
    pub(super) seventh: Option<&'static LateChunk>,
    pub(super) scrolled: bool,
    /// Whether the page is being printed: what is for paper is drawn only then.
    pub(super) printing: bool,
    /// What waits for the second chunk.
    pub(super) waiting: Vec<Rc<Task>>,
    /// What waits for the third.
    pub(super) for_pages: Vec<Effect>,
    /// Under which key what was done is written down until it's stored.
    pub(super) journal: String,
    /// What is done once the page is drawn.
    pub(super) after: Vec<Effect>,
    /// Where the focus was before it went into forms.
    pub(super) came_from: &'static mut Vec<CameFrom>,
    /// When it was last shown how far it is with what takes its time.
    pub(super) shown: Pace,
    pub(super) send: Callback<PageMsg>,
}

impl App {
    /// Tells the desk, and carries out what it wants.
    pub(super) fn tell(&mut self, msg: impl Into<Msg>) {
        let msg = msg.into();
        let effects = update(self.model, msg);
        if let Some(storage) = &self.storage {
            storage.lets_leave(self.model.all_saved());
        }
        self.carry_out(effects);
        if let Some(chunk) = self.second {
            (chunk.moved)(self);
        }
    }

    pub(super) fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Load => (self.load)(self.send.clone()),
                Effect::Journal => {
                    if !browser::write(&self.journal, &self.model.journal) {
                        self.tell(Msg::NotJournaled);
                    }
                }
                Effect::Dress => browser::dress(self.model.lang, self.model.theme),
                Effect::Print => {
                    self.printing = true;
                    self.after.push(effect);
                }
                Effect::Focus(_) | Effect::Back(_) => self.after.push(effect),
                effect => {
                    if let Some(chunk) = self.second {
                        (chunk.carry_out)(self, effect);
                    }
                }
            }
        }
    }

    /// A task waits for the chunk that does it.
    pub(super) fn task(&mut self, task: Rc<Task>) -> bool {
        match self.second {
            Some(chunk) => (chunk.task)(self, task),
            None => {
                self.waiting.push(task);
                self.tell(Msg::Touched);
                true
            }
        }
    }

    pub(super) fn once_drawn(&mut self, effect: Effect) {
        match (effect, self.second) {
            (Effect::Focus(target), _) => browser::focus_on(&target.0),
            (Effect::Print, _) => browser::print(),
            (effect, Some(chunk)) => (chunk.carry_out)(self, effect),
            (_, None) => {}
        }
    }
}
