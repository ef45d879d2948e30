//! What the page does about its storage: opening it, keeping what changed,
//! hearing of other tabs, and what must be said.

use std::rc::Rc;

use super::browser;
use super::keeper::Keeper;
use super::later::Errand;
use super::log::LogDesk;
use super::root::App;
use super::shelf::{AsideId, Shelf};
use super::state::{Content, InUse, State};
use super::view::Notice;
use crate::locale::Lang;
use crate::number::Unit;
use crate::rulebook::Rules;
use crate::scoring::score;
use crate::store::rows::{Format as _, RowFault, Table};
use crate::store::{Access, BackendFault, MonthFormat, MonthKey, Settings, Theme};

impl App {
    /// Opens the storage; what it holds comes in [`Errand::Opened`].
    pub(super) fn begin(&mut self) {
        if self.keeper.is_some() {
            return;
        }
        // With all their texts, which the first visit left out.
        let rules = InUse(Rc::new(Rules::bundled()));
        self.state.refresh_rules(rules);
        let keeper = Keeper::begin(self.send.clone());
        if self.due {
            let settings = keeper.settings().clone();
            self.lang = match settings.lang.as_deref() {
                Some("en") => Lang::En,
                _ => Lang::Zh,
            };
            self.theme = settings.theme;
            self.minimum = settings.minimum;
            self.state.start(settings.agent, settings.unit);
            self.dress();
        }
        self.keeper = Some(keeper);
        let lists = self.log_lists().into_owned();
        self.log = Some(LogDesk::begin(self.send.clone(), lists));
    }

    /// The months and rules are read.
    pub(super) fn opened(&mut self, shelf: &Rc<Shelf>) {
        let Some(keeper) = &mut self.keeper else {
            return;
        };
        let entered = &self.state.content.records;
        let (records, rules) = keeper.opened(Rc::clone(shelf), entered);
        let hidden = std::mem::take(&mut self.due);
        self.storage_late = false;
        self.state.refresh_rules(rules);
        if let Some(desk) = self.log {
            self.take_lists(desk);
        }
        // The settings may be gone, or not on the disk yet, where months are.
        let content = &self.state.content;
        let nobody = content.agent.is_empty() && content.records.is_empty();
        let last = records.keys().next_back().map(|(agent, _)| agent.clone());
        if let Some(agent) = last.filter(|_| nobody) {
            self.state.start(agent, self.state.content.unit);
        }
        // What is there as it is interrupts no typing.
        if records != self.state.content.records {
            self.state.refresh(records);
        }
        // On a page that was shown already, they are what is being typed.
        if let Some(keeper) = self.keeper.as_ref().filter(|_| hidden) {
            self.state.take_drafts(keeper.settings().drafts.clone());
        }
        let before = self.state.content.clone();
        self.keep(&before);
        let agent = &self.state.content.agent;
        // A tab without settings doesn't look for months, nor hears of them.
        let content = &self.state.content;
        let chosen = content.unit != Unit::Points || !content.records.is_empty();
        if chosen || !agent.is_empty() || self.lang != Lang::Zh || self.theme != Theme::System {
            self.keep_settings();
        }
        self.take_held();
    }

    /// Storage doesn't answer: the page is shown all the same.
    pub(super) fn late(&mut self) {
        let opened = self
            .keeper
            .as_ref()
            .is_some_and(|keeper| keeper.shelf().is_some());
        if !opened {
            self.due = false;
            self.storage_late = true;
            self.take_held();
        }
    }

    /// What waited for the months.
    fn take_held(&mut self) {
        for errand in std::mem::take(&mut self.held) {
            self.run(errand);
        }
    }

    /// Files are compared with the months: they wait until those are read.
    pub(super) fn is_held(&mut self, errand: &Rc<Errand>) -> bool {
        let opened = self
            .keeper
            .as_ref()
            .is_some_and(|keeper| keeper.shelf().is_some());
        let held = matches!(**errand, Errand::Files(_)) && !opened && !self.storage_late;
        if held {
            self.held.push(Rc::clone(errand));
        }
        held
    }

    /// Brings storage in line with what changed.
    pub(super) fn keep(&mut self, before: &Content) {
        if self.due {
            // What is stored isn't read yet, drafts among it.
            return;
        }
        self.follow_before_keeping(before);
        let content = &self.state.content;
        let Some(keeper) = &mut self.keeper else {
            return;
        };
        if before.rules != content.rules {
            keeper.keep_rules(&content.rules.0);
        }
        if before.records != content.records {
            keeper.keep(&content.records);
        }
        self.all_saved = keeper.all_saved();
        let first = before.records.is_empty() && !content.records.is_empty();
        let drafts = self.state.kept_drafts();
        let typed = keeper.settings().drafts != drafts;
        if first || typed || before.agent != content.agent || before.unit != content.unit {
            self.keep_settings();
        }
    }

    /// Storage answered.
    pub(super) fn kept(&mut self) {
        let Some(keeper) = &self.keeper else {
            return;
        };
        self.all_saved = keeper.all_saved();
        if self.all_saved {
            self.saved = Some(browser::clock());
        }
    }

    /// Another tab wrote.
    pub(super) fn news(&self, table: Table, names: &[String]) {
        if let Some(keeper) = &self.keeper {
            keeper.look(table, names);
        }
    }

    /// What another tab wrote is shown, unless this tab has more.
    pub(super) fn elsewhere(&mut self) {
        if let Some((records, rules)) = self.keeper.as_mut().and_then(Keeper::reload) {
            self.state.refresh(records);
            if rules.0 != self.state.content.rules.0 {
                self.state.refresh_rules(rules);
            }
        }
        self.all_saved = self.keeper.as_ref().is_some_and(Keeper::all_saved);
    }

    /// Another tab changed the settings.
    pub(super) fn stored(&mut self, key: Option<&str>) {
        if key.is_none_or(|key| key == crate::store::SETTINGS)
            && let Some(keeper) = &mut self.keeper
        {
            keeper.settings_changed();
        }
    }

    /// Settles a conflict over the shown month.
    pub(super) fn resolve(&self, mine: bool) {
        let Content { agent, month, .. } = &self.state.content;
        if let Some(keeper) = &self.keeper {
            keeper.resolve(MonthKey::new(agent, *month), mine);
        }
    }

    /// Settles a conflict over the rules.
    pub(super) fn resolve_rules(&self, mine: bool) {
        if let Some(keeper) = &self.keeper {
            keeper.resolve_rules(mine);
        }
    }

    /// Offers set-aside data for download.
    pub(super) fn save_aside(&self, id: &AsideId) {
        let shelf = self.keeper.as_ref().and_then(Keeper::shelf);
        let asides = shelf.map(|shelf| shelf.asides()).unwrap_or_default();
        if let Some((_, called, text)) = asides.into_iter().find(|(found, ..)| found == id) {
            let name = called.replace([':', '/', ' '], "-");
            browser::download(&format!("{name}.txt"), &text);
        }
    }

    /// Keeps the settings.
    pub(super) fn keep_settings(&mut self) {
        let lang = match self.lang {
            Lang::Zh => "zh",
            Lang::En => "en",
        };
        if let Some(keeper) = &mut self.keeper {
            keeper.keep_settings(Settings {
                theme: self.theme,
                lang: Some(lang.to_owned()),
                agent: self.state.content.agent.clone(),
                minimum: self.minimum.clone(),
                unit: self.state.content.unit,
                log_agent: keeper.settings().log_agent.clone(),
                drafts: self.state.kept_drafts(),
            });
        }
    }
}

/// What must be said about storage, each thing once.
pub fn storage_says(lang: Lang, shelf: &Shelf, state: &State) -> Vec<Notice> {
    let more = lang.more();
    let mut notices = Vec::new();
    match shelf.access() {
        Access::Memory => notices.push(Notice::Plain(more.store_blocked)),
        Access::ReadOnly => notices.push(Notice::Plain(more.store_read_only)),
        Access::Full => {}
    }
    if shelf.months.was_emptied() {
        notices.push(Notice::Plain(more.store_emptied));
    }
    if shelf.taken_over.fault.is_some() {
        notices.push(Notice::Plain(more.store_not_moved));
    }
    let content = &state.content;
    let shown = MonthKey::new(content.agent.as_str(), content.month);
    for row in shelf.months.unsaved() {
        let notice = match row.fault {
            RowFault::Conflict { theirs } if row.id == shown => {
                let read = |text: String| MonthFormat.read(&shown, &text);
                let scored = theirs.and_then(read).map(|record| {
                    let rulebook = state.rules().rulebook(record.ruled_in());
                    let sheet = score(rulebook, &record, state.today);
                    (sheet.unit, sheet.score)
                });
                Some(Notice::Conflict(scored))
            }
            fault => said_of(more, &fault, more.store_conflict).map(Notice::Plain),
        };
        let fresh = notice.filter(|notice| !notices.contains(notice));
        notices.extend(fresh);
    }
    for row in shelf.rules.unsaved() {
        let notice = match row.fault {
            RowFault::Conflict { .. } => Some(Notice::RulesConflict),
            fault => said_of(more, &fault, "").map(Notice::Plain),
        };
        let fresh = notice.filter(|notice| !notices.contains(notice));
        notices.extend(fresh);
    }
    let aside = |(id, called, _)| Notice::Aside(id, called);
    notices.extend(shelf.asides().into_iter().map(aside));
    notices
}

fn said_of(
    more: &crate::locale::MoreWords,
    fault: &RowFault,
    conflict: &'static str,
) -> Option<&'static str> {
    Some(match fault {
        RowFault::Conflict { .. } => conflict,
        RowFault::Storage(BackendFault::QuotaFull) => more.store_quota,
        RowFault::Locked => more.store_locked,
        RowFault::ReadBackDiffers { .. } => more.store_lost,
        RowFault::Storage(BackendFault::Other(_)) => more.store_failed,
        // Said above, or still on its way.
        RowFault::Storage(BackendFault::Blocked) | RowFault::ReadOnly | RowFault::Waiting => {
            return None;
        }
    })
}
