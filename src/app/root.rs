//! The page's one component: it owns the state, the storage and what is open.

use litemap::LiteMap;
use std::rc::Rc;

use yew::prelude::*;

use super::browser;
use super::charts::patterns;
use super::dom::{all, el_with, none, s, text_of};
use super::keeper::Keeper;
use super::later::{self, Errand, Later, Loaded, Score};
use super::listen::listen;
use super::log::{FeedView, LogDesk, LogMsg};
use super::pages;
use super::parts::{header, notices};
use super::state::{Action, State};
use super::view::{DaysView, ExportView, ImportView, Msg, Page, Scope, View};
use crate::id::Id;
use crate::locale::{Lang, say};
use crate::rulebook::{Rules, Setting};
use crate::scoring::{Sheet, closed_range, pay, score_at_once};
use crate::store::Theme;

/// Puts the page in place of the static shell.
pub fn mount() {
    let Some(root) = browser::element("app") else {
        return;
    };
    root.set_inner_html("");
    yew::Renderer::<App>::with_root(root.into()).render();
}

pub(super) struct App {
    pub(super) state: State,
    /// The storage, once what reads it is there.
    pub(super) keeper: Option<Keeper>,
    /// The consultation log, once what reads it is there.
    pub(super) log: Option<&'static LogDesk>,
    /// What the log gives.
    pub(super) feed: FeedView,
    pub(super) lang: Lang,
    pub(super) theme: Theme,
    pub(super) page: Page,
    search: String,
    only_effect: bool,
    open_row: Option<Id>,
    lines_open: bool,
    pub(super) menu_open: bool,
    scrolled: bool,
    pub(super) saved: Option<(u32, u32)>,
    pub(super) said: &'static str,
    pub(super) import: ImportView,
    pub(super) export: ExportView,
    /// The page that the address names.
    pub(super) addressed: Page,
    later: Option<&'static Later>,
    loading: bool,
    not_loaded: bool,
    /// Whether storage doesn't answer.
    pub(super) storage_late: bool,
    /// What waits for the months.
    pub(super) held: Vec<Rc<Errand>>,
    /// What is done once the page is drawn.
    pub(super) after: Option<fn()>,
    /// Whether something is stored that waits for what reads it.
    pub(super) due: bool,
    /// Whether all that was entered is in storage.
    pub(super) all_saved: bool,
    pub(super) setting: Option<Setting>,
    /// The local minimum wage, as typed.
    pub(super) minimum: String,
    /// What is open on the calendar.
    pub(super) days: DaysView,
    /// Why a closed month is to be opened again, as typed; whether it was sent
    /// off without.
    pub(super) reason: (String, bool),
    pub(super) send: Callback<Msg>,
}

impl Component for App {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let send = ctx.link().callback(|msg| msg);
        listen(&send);
        let rules = Rc::new(Rules::outline());
        let found = browser::has_data();
        let mut app = Self {
            state: State::new(rules, browser::today(), LiteMap::new(), String::new()),
            keeper: None,
            log: None,
            feed: FeedView::default(),
            lang: Lang::Zh,
            theme: Theme::System,
            page: Page::Month,
            search: String::new(),
            only_effect: false,
            open_row: None,
            lines_open: false,
            menu_open: false,
            scrolled: false,
            saved: None,
            said: "",
            import: ImportView::default(),
            export: ExportView {
                scope: Scope::This,
                chosen: Vec::new(),
                wage: false,
                lines: false,
            },
            addressed: Page::Month,
            later: None,
            loading: false,
            not_loaded: false,
            storage_late: false,
            held: Vec::new(),
            after: None,
            due: found == Some(true),
            all_saved: true,
            setting: None,
            minimum: String::new(),
            days: DaysView::default(),
            reason: <_>::default(),
            send,
        };
        // A refused storage is said at once.
        if found != Some(false) {
            app.load();
        } else {
            let send = app.send.clone();
            browser::if_has_rows(move || send.emit(Msg::Touched));
        }
        if let Some(page) = Page::of_fragment(&browser::fragment()) {
            app.send.emit(Msg::Page(page));
        }
        app
    }

    fn update(&mut self, _: &Context<Self>, msg: Msg) -> bool {
        self.take(msg)
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        if self.page != self.addressed {
            self.address();
        }
        if let Some(act) = self.after.take() {
            act();
        }
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let sheet = self.sheet();
        let wrong = self.state.wrong();
        let view = View {
            state: &self.state,
            sheet: &sheet,
            wrong: &wrong,
            lang: self.lang,
            theme: self.theme,
            page: self.page,
            search: &self.search,
            only_effect: self.only_effect,
            open_row: self.open_row,
            lines_open: self.lines_open,
            menu_open: self.menu_open,
            scrolled: self.scrolled,
            saved: &self.status(wrong.len()),
            keeper: self.keeper.as_ref(),
            log: self.log,
            feed: &self.feed,
            not_loaded: self.not_loaded,
            storage_late: self.storage_late,
            import: &self.import,
            export: &self.export,
            later: self.later,
            setting: self.setting.as_ref(),
            minimum: &self.minimum,
            days: &self.days,
            reason: &self.reason,
            send: &self.send,
        };
        let words = self.lang.words();
        let announced = if self.state.is_blank() {
            words.nothing_recorded.to_owned()
        } else {
            let state = match sheet.certainty {
                crate::scoring::Certainty::Provisional => words.provisional,
                crate::scoring::Certainty::RestsOnAssumed => words.rests_on_assumed,
                crate::scoring::Certainty::Final => words.final_,
            };
            say::announced(self.lang, &sheet, state)
        };
        let status = |id, text: &str| {
            let keys = &["class", "role", "id"];
            el_with(
                "p",
                keys,
                vec![s("hidden"), s("status"), s(id)],
                vec![text_of(text)],
            )
        };
        all(vec![
            el_with(
                "a",
                &["class", "href"],
                vec![s("skip"), s("#main")],
                vec![text_of(words.skip)],
            ),
            patterns(),
            header(&view),
            notices(&view),
            match self.page {
                // Not a moment without what is kept.
                _ if self.due => none(),
                Page::Month => pages::month(&view),
                Page::Months => view.later(|later| (later.months)(&view)),
                Page::Log => view.later(|later| (later.log)(&view)),
                Page::Basis => view.later(|later| (later.basis)(&view)),
                Page::Import => view.later(|later| (later.import)(&view)),
                Page::Export => view.later(|later| (later.export)(&view)),
            },
            status("announced", &announced),
            status("said", self.said),
            view.later(|later| (later.rest)(&view)),
        ])
    }
}

impl App {
    /// The shown month's sheet; a closed one's score is what it was then.
    fn sheet(&self) -> Sheet {
        let (rulebook, record) = (self.state.rulebook(), self.state.record());
        let closing = record.closing();
        // A closed month doesn't change as days pass.
        let today = closing.map_or(self.state.today, |closing| closing.on);
        let score = self
            .later
            .map_or(score_at_once as Score, |later| later.score);
        let mut sheet = score(rulebook, record, today);
        if let Some(closing) = closing {
            sheet.score = closing.score;
            sheet.range = closed_range(closing);
            // Money pays nothing.
            let (score, range) = (sheet.score, sheet.range);
            sheet.pay = (sheet.pay).map(|now| pay(rulebook, now.wage, score, range));
        }
        sheet
    }

    /// Takes a message; says whether anything is to be drawn again.
    fn take(&mut self, msg: Msg) -> bool {
        if self.later.is_none() {
            if later::needs(&msg) {
                self.menu_open = false;
                self.loading = true;
                later::load(Some(Box::new(msg)), self.send.clone());
                return true;
            }
            let asked = !matches!(
                msg,
                Msg::Loaded(..) | Msg::NotLoaded | Msg::Scrolled(_) | Msg::Today
            );
            if asked && !self.loading {
                self.load();
            }
        }
        match msg {
            Msg::Loaded(Loaded(later), waited) => {
                self.later = Some(later);
                self.not_loaded = false;
                self.errand(Errand::Begin);
                if let Some(waited) = waited {
                    return self.take(*waited);
                }
            }
            Msg::NotLoaded => {
                self.loading = false;
                self.not_loaded = true;
            }
            // Typing into the form has no steps of its own.
            Msg::Act(Action::Undo | Action::Redo) if self.is_setting() => return false,
            // The log has steps of its own.
            Msg::Act(Action::Undo) if self.page == Page::Log => {
                self.errand(Errand::Log(LogMsg::Undo));
            }
            Msg::Act(Action::Redo) if self.page == Page::Log => {
                self.errand(Errand::Log(LogMsg::Redo));
            }
            Msg::Act(action) => self.act(action),
            Msg::Lang(lang) => {
                self.lang = lang;
                // It's in the other language.
                self.said = "";
                self.settle();
            }
            Msg::Theme(theme) => {
                self.theme = theme;
                self.settle();
            }
            Msg::Page(page) => self.open(page),
            Msg::Year(by) => self.act(Action::Go(self.state.content.month.plus(by * 12))),
            Msg::Search(text) => self.search = text,
            Msg::OnlyEffect(on) => self.only_effect = on,
            Msg::Toggle(row) => self.open_row = (self.open_row != Some(row)).then_some(row),
            Msg::ToggleLines => self.lines_open = !self.lines_open,
            Msg::ToggleMenu => self.menu_open = !self.menu_open,
            Msg::Scrolled(off) if off == self.scrolled => return false,
            Msg::Scrolled(off) => self.scrolled = off,
            Msg::Errand(errand) => self.carry(errand),
            Msg::Touched => return false,
            Msg::Print => self.after = Some(browser::print),
            Msg::Say(text) => self.said = text,
            Msg::Today => {
                let today = browser::today();
                if today == self.state.today {
                    return false;
                }
                self.state.today = today;
                if self.log.is_some() {
                    self.errand(Errand::Log(LogMsg::Redraw));
                }
            }
        }
        true
    }

    fn carry(&mut self, errand: Rc<Errand>) {
        if let Some(later) = self.later {
            (later.act)(self, errand);
        }
    }

    fn errand(&mut self, errand: Errand) {
        self.carry(Rc::new(errand));
    }

    fn load(&mut self) {
        self.loading = true;
        later::load(None, self.send.clone());
    }

    pub(super) fn act(&mut self, action: Action) {
        let words = self.lang.words();
        self.said = match &action {
            Action::Undo => words.undone,
            Action::Redo => words.redone,
            Action::RemoveAll => words.removed_all,
            Action::Remove(..) => words.removed_month,
            _ => "",
        };
        if matches!(
            action,
            Action::Go(_) | Action::Show(_) | Action::ShowExample(_) | Action::System(_)
        ) {
            self.open_row = None;
            self.days = DaysView::default();
            if self.page == Page::Months
                && !matches!(&action, Action::Go(m) if m.year() != self.state.content.month.year())
            {
                self.page = Page::Month;
            }
        }
        let before = self.state.content.clone();
        self.state.act(action);
        if self.state.undone_in_part {
            self.said = words.undone_in_part;
        }
        if before != self.state.content {
            self.errand(Errand::Keep(Box::new(before)));
        }
        if self.page == Page::Log {
            self.errand(Errand::Log(LogMsg::Month));
        }
    }

    /// Shows the settings, and keeps them.
    pub(super) fn settle(&mut self) {
        self.dress();
        self.errand(Errand::Settle);
    }

    pub(super) fn dress(&self) {
        let Some(root) = browser::root() else {
            return;
        };
        // Refused only for names that aren't attribute names.
        let _ = root.set_attribute("lang", self.lang.tag());
        let _ = match self.theme {
            Theme::System => root.remove_attribute("data-theme"),
            Theme::Light => root.set_attribute("data-theme", "light"),
            Theme::Dark => root.set_attribute("data-theme", "dark"),
        };
        browser::set_title(self.lang.words().brand);
    }
}
