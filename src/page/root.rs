//! The page's one component: it draws the desk's model.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::app::App;
use super::browser;
use super::charts::patterns;
use super::chunk;
use super::dom::{all, markup, none};
use super::listen::listen;
use super::pages;
use super::parts::{header, notices};
use super::slices::idle;
use super::view::{PageMsg, Task, View};
use crate::desk::{Doors, Model, Msg, Pace, Page, RestMsg, Score};
use crate::scoring::score_outline;

/// Puts the page in place of the static shell.
pub fn mount() {
    let Some(root) = browser::element("app") else {
        return;
    };
    root.set_inner_html("");
    yew::Renderer::<App>::with_root(root.into()).render();
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
            load: chunk::load,
            second: None,
            third: None,
            fourth: None,
            fifth: None,
            sixth: None,
            seventh: None,
            scrolled: false,
            printing: false,
            waiting: Vec::new(),
            for_pages: Vec::new(),
            journal: browser::journal_key(),
            after: Vec::new(),
            came_from: Box::leak(Box::default()),
            shown: Pace::default(),
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
            PageMsg::Scrolled(off) if off == self.scrolled => return false,
            PageMsg::Scrolled(off) => self.scrolled = off,
            PageMsg::Printing(on) => {
                self.printing = on;
                if !on {
                    self.tell(RestMsg::Printed);
                }
            }
            PageMsg::Task(task) => return self.task(task),
        }
        true
    }

    fn rendered(&mut self, _: &Context<Self>, first: bool) {
        if first {
            let send = self.send.clone();
            spawn_local(async move {
                idle().await;
                send.emit(Msg::Touched.into());
            });
        }
        for effect in std::mem::take(&mut self.after) {
            self.once_drawn(effect);
        }
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let score = self
            .second
            .map_or(score_outline as Score, |chunk| chunk.score);
        let sheet = self.model.sheet(score);
        let wrong = self.model.state.wrong();
        let view = View {
            model: self.model,
            record: self.model.record(),
            rulebook: self.model.rulebook(),
            sheet: &sheet,
            wrong: &wrong,
            scrolled: self.scrolled,
            printing: self.printing,
            second: self.second,
            third: self.third,
            fourth: self.fourth,
            fifth: self.fifth,
            sixth: self.sixth,
            seventh: self.seventh,
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
            match view.page {
                // It says it itself.
                Page::Book | Page::Team | Page::Draft | Page::Review => none(),
                _ => status("announced", &view.announced(&sheet)),
            },
            status("said", view.said),
            view.second(|chunk| (chunk.rest)(&view)),
        ])
    }
}
