//! The page's one component: it draws the desk's model and carries out its
//! effects.

use std::rc::Rc;

use yew::prelude::*;

use super::browser;
use super::charts::patterns;
use super::chunk::{self, PagesChunk, SecondChunk};
use super::dom::{all, markup, none};
use super::listen::listen;
use super::pages;
use super::parts::{header, notices};
use super::storage::Storage;
use super::view::{PageMsg, Task, View};
use crate::desk::{Doors, Effect, Model, Msg, Page, Score, update};
use crate::scoring::score_at_once;

/// Puts the page in place of the static shell.
pub fn mount() {
    let Some(root) = browser::element("app") else {
        return;
    };
    root.set_inner_html("");
    yew::Renderer::<App>::with_root(root.into()).render();
}

pub(super) struct App {
    /// It lives as long as the page: the first chunk needn't know how to drop it.
    pub(super) model: &'static mut Model,
    /// The storage, once it's being opened.
    pub(super) storage: Option<&'static mut Storage>,
    second: Option<&'static SecondChunk>,
    pub(super) third: Option<&'static PagesChunk>,
    pub(super) menu_open: bool,
    scrolled: bool,
    /// Whether the page is being printed: what is for paper is drawn only then.
    printing: bool,
    /// What waits for the second chunk.
    waiting: Vec<Rc<Task>>,
    /// Under which key what was done is written down until it's stored.
    pub(super) journal: String,
    /// What is done once the page is drawn.
    pub(super) after: Vec<Effect>,
    /// When it was last shown how far it is with what takes its time.
    pub(super) shown: f64,
    pub(super) send: Callback<PageMsg>,
}

impl Component for App {
    type Message = PageMsg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let send = ctx.link().callback(|msg| msg);
        listen(&send);
        let found = browser::has_data();
        let (model, effects) = Model::open(browser::today(), found);
        let mut app = Self {
            model: Box::leak(Box::new(model)),
            storage: None,
            second: None,
            third: None,
            menu_open: false,
            scrolled: false,
            printing: false,
            waiting: Vec::new(),
            journal: browser::journal_key(),
            after: Vec::new(),
            shown: 0.0,
            send,
        };
        app.carry_out(effects);
        if found == Some(false) {
            let send = app.send.clone();
            browser::if_has_rows(move || send.emit(Msg::Touched.into()));
        }
        if let Some(page) = Page::of_fragment(&browser::fragment()) {
            app.send.emit(Msg::Page(page).into());
        }
        app
    }

    fn update(&mut self, _: &Context<Self>, msg: PageMsg) -> bool {
        match msg {
            // What comes of it is drawn once it's stored.
            PageMsg::Task(task) if matches!(*task, Task::Clock) => {
                self.task(task);
                return false;
            }
            PageMsg::Desk(Msg::Touched) => {
                self.tell(Msg::Touched);
                return false;
            }
            PageMsg::Desk(Msg::Today(today)) if today == self.model.state.today => return false,
            PageMsg::Desk(msg) => self.tell(msg),
            PageMsg::Loaded(Doors(chunk)) => {
                self.second = Some(chunk);
                self.tell(Msg::Loaded(chunk.desk));
                for task in std::mem::take(&mut self.waiting) {
                    self.task(task);
                }
            }
            PageMsg::ToggleMenu => {
                self.menu_open = !self.menu_open;
                self.tell(Msg::Touched);
            }
            PageMsg::Scrolled(off) if off == self.scrolled => return false,
            PageMsg::Scrolled(off) => self.scrolled = off,
            PageMsg::Printing(on) => self.printing = on,
            PageMsg::Task(task) => return self.task(task),
        }
        true
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        for effect in std::mem::take(&mut self.after) {
            self.once_drawn(effect);
        }
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let score = self
            .second
            .map_or(score_at_once as Score, |chunk| chunk.score);
        let sheet = self.model.sheet(score);
        let wrong = self.model.state.wrong();
        let view = View {
            model: self.model,
            sheet: &sheet,
            wrong: &wrong,
            menu_open: self.menu_open,
            scrolled: self.scrolled,
            printing: self.printing,
            second: self.second,
            third: self.third,
            send: &self.send,
        };
        let status = |id, text: &str| {
            markup! { <p class="hidden" role="status" id={id}>{text}</p> }
        };
        all(vec![
            markup! { <a class="skip" href="#main">{view.words().skip}</a> },
            patterns(),
            header(&view),
            notices(&view),
            match view.page {
                // Not a moment without what is kept.
                _ if view.storage.due => none(),
                Page::Month => pages::month(&view),
                _ => view.second(|chunk| (chunk.page)(&view)),
            },
            status("announced", &view.announced(&sheet)),
            status("said", view.said),
            view.second(|chunk| (chunk.rest)(&view)),
        ])
    }
}

impl App {
    /// Tells the desk, and carries out what it wants.
    pub(super) fn tell(&mut self, msg: impl Into<Msg>) {
        let msg = msg.into();
        if matches!(msg, Msg::Page(_)) {
            self.menu_open = false;
        }
        let effects = update(self.model, msg);
        if let Some(storage) = &self.storage {
            storage.lets_leave(self.model.all_saved());
        }
        self.carry_out(effects);
        if let Some(chunk) = self.second {
            (chunk.moved)(self);
        }
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Load => {
                    self.menu_open = false;
                    chunk::load(self.send.clone());
                }
                Effect::Journal => {
                    if !browser::write(&self.journal, &self.model.journal) {
                        self.tell(Msg::NotJournaled);
                    }
                }
                Effect::Dress => browser::dress(self.model.lang, self.model.theme),
                Effect::CloseDialog => browser::close_dialog(),
                Effect::Print => {
                    self.printing = true;
                    self.after.push(effect);
                }
                Effect::Focus(_) | Effect::ShowDialog(_) => self.after.push(effect),
                effect => {
                    if let Some(chunk) = self.second {
                        (chunk.carry_out)(self, effect);
                    }
                }
            }
        }
    }

    /// A task waits for the chunk that does it.
    fn task(&mut self, task: Rc<Task>) -> bool {
        match self.second {
            Some(chunk) => (chunk.task)(self, task),
            None => {
                self.waiting.push(task);
                self.tell(Msg::Touched);
                true
            }
        }
    }

    fn once_drawn(&self, effect: Effect) {
        match effect {
            Effect::Focus(target) => browser::focus_on(&target.0),
            Effect::ShowDialog(id) => browser::show_dialog(id),
            Effect::Print => browser::print(),
            _ => {}
        }
    }
}
