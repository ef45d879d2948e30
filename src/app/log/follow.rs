//! What follows from the log: the months of its agent take its ratios.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::{LogDesk, LogMsg, Opening};
use crate::app::later::Errand;
use crate::app::root::App;
use crate::app::state::{Content, LogFilter, Waits};
use crate::app::view::{Msg, Page, View};
use crate::calendar::Month;
use crate::id::Id;
use crate::log::{EntryId, LogEntry, LogFigures, Side};
use crate::rulebook::LogLists;
use crate::scoring::{Fed, fed};
use crate::store::{Access, Settings};

/// What is asked about what the log gives.
#[derive(Clone, Debug, PartialEq)]
pub enum Follow {
    /// Shows the entries behind a measure, or hides them.
    Behind(Place, Id),
    /// Shows the rest of them on one side.
    Rest(Side),
    /// Shows an entry on its own page.
    Entry(EntryId),
    /// Shows the entries of the month that are open for a measure.
    Open(Id),
    /// Says whose log it is.
    Agent(String),
}

/// Where the entries behind a measure are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the measure's own row.
    Measure,
    /// In the derivation of a part.
    Part(Id),
}

/// What the page knows of the log's figures, and what is open of them.
#[derive(Default)]
pub struct FeedView {
    /// The entries.
    months: ByMonth,
    /// Which entries are listed.
    pub behind: Option<Behind>,
    /// The form for the lists, while it's open.
    pub lists: Option<LogLists>,
}

/// The entries that are listed.
pub struct Behind {
    /// Where.
    pub place: Place,
    /// Of which measure.
    pub measure: Id,
    /// The sides that are shown to the end.
    pub whole: Vec<Side>,
}

/// All entries by month, so that no keystroke on a month looks at all of them.
#[derive(Default)]
struct ByMonth(BTreeMap<Month, Vec<Rc<LogEntry>>>);

impl ByMonth {
    fn of(entries: &[Rc<LogEntry>]) -> Self {
        let mut months = BTreeMap::<_, Vec<_>>::new();
        for entry in entries {
            let month = months.entry(Month::of(entry.date)).or_default();
            month.push(Rc::clone(entry));
        }
        Self(months)
    }

    fn month(&self, month: Month) -> &[Rc<LogEntry>] {
        self.0.get(&month).map_or(&[], Vec::as_slice)
    }
}

impl App {
    /// Entries changed, here or in another tab, or the log is open now.
    pub(in crate::app) fn log_changed(&mut self) {
        let Some(desk) = self.log else {
            return;
        };
        let entries = desk.entries();
        self.feed.months = ByMonth::of(&entries);
        if is_known(desk) && !entries.is_empty() && self.log_agent().is_none() {
            // Another tab may have said it already.
            self.stored(Some("kaohe:settings"));
            if self.log_agent().is_none() {
                self.set_log_agent(self.state.content.agent.clone());
            }
        }
        self.catch_up();
    }

    /// Carries out what is asked.
    pub(in crate::app) fn follow(&mut self, ask: Follow) {
        match ask {
            Follow::Behind(place, measure) => {
                let open = self.feed.behind.take();
                let same = |open: &Behind| (open.place, open.measure) == (place, measure);
                if !open.as_ref().is_some_and(same) {
                    self.feed.behind = Some(Behind {
                        place,
                        measure,
                        whole: Vec::new(),
                    });
                }
            }
            Follow::Rest(side) => {
                if let Some(behind) = &mut self.feed.behind {
                    behind.whole.push(side);
                }
            }
            Follow::Entry(id) => {
                self.open(Page::Log);
                self.log(LogMsg::Open(id, true));
            }
            Follow::Open(measure) => self.list_open(measure),
            Follow::Agent(agent) => {
                self.set_log_agent(agent);
                self.catch_up();
            }
        }
    }

    /// Before the months are kept: they take what the log has for them.
    pub(in crate::app) fn follow_before_keeping(&mut self, before: &Content) {
        if before.rules != self.state.content.rules
            && let Some(desk) = self.log
        {
            self.take_lists(desk);
        }
        let Some(agent) = self.log_agent() else {
            return;
        };
        let agent = match is_renaming(before, &self.state.content, &agent) {
            true => {
                self.set_log_agent(self.state.content.agent.clone());
                self.state.content.agent.clone()
            }
            false => agent,
        };
        if self.log.is_some_and(is_known) {
            let months = &self.feed.months;
            self.state.follow(&agent, |rulebook, month| {
                let entries = months.month(month).iter();
                fed(rulebook, month, entries.map(|entry| &**entry))
            });
        }
    }

    fn list_open(&mut self, measure: Id) {
        let rules = self.state.rulebook().log.as_ref();
        let (Some(desk), Some(ratio)) = (self.log, rules.and_then(|r| r.feed(measure))) else {
            return;
        };
        self.open(Page::Log);
        desk.page.borrow_mut().query = String::new();
        self.log(LogMsg::Filter(LogFilter {
            month: Some(self.state.content.month),
            waits: Some(Waits::For(ratio)),
            ..LogFilter::default()
        }));
    }

    fn catch_up(&mut self) {
        let before = self.state.content.clone();
        self.keep(&before);
    }

    fn log_agent(&self) -> Option<String> {
        self.keeper.as_ref()?.settings().log_agent.clone()
    }

    fn set_log_agent(&mut self, agent: String) {
        if let Some(keeper) = &mut self.keeper {
            keeper.keep_settings(Settings {
                log_agent: Some(agent),
                ..keeper.settings().clone()
            });
        }
    }
}

impl View<'_> {
    /// What the log gives for a measure of the shown month: none where the
    /// rulebook doesn't say so, where the log is another agent's, or isn't
    /// read.
    pub fn fed(&self, measure: Id) -> Option<Fed> {
        let rules = self.rulebook().log.as_ref()?;
        let ratio = rules.feed(measure)?;
        let agent = self.keeper?.settings().log_agent.as_ref()?;
        let record = self.record();
        let shown = self.state.content.example.is_none() && *agent == record.agent;
        if !shown || !self.log.is_some_and(is_known) {
            return None;
        }
        let entries = self.feed.months.month(record.month).iter();
        let entries = entries.map(|entry| &**entry);
        let figures: LogFigures = ratio.of(entries, record.month, |c| rules.marks(c));
        Some(Fed {
            measure,
            ratio,
            figures,
        })
    }

    /// A callback for something about what the log gives.
    pub fn follow<E: 'static>(&self, ask: Follow) -> yew::Callback<E> {
        self.on(Msg::errand(Errand::Follow(ask)))
    }
}

/// Whether all that the log holds is here. Without a storage there is only
/// what was written since, which says nothing about a month.
fn is_known(desk: &LogDesk) -> bool {
    desk.opening() == Opening::Open && desk.access() != Access::Memory
}

/// Whether the shown agent got another name, rather than making way for one:
/// the log stays theirs.
fn is_renaming(before: &Content, now: &Content, agent: &str) -> bool {
    let has = |content: &Content, agent: &str| content.records.keys().any(|key| key.0 == agent);
    before.agent == agent
        && now.agent != agent
        && !has(before, &now.agent)
        && !has(now, agent)
        && (has(before, agent) || !has(now, &now.agent))
}
