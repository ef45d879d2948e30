//! What follows from the log: the months of its agent take its ratios.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::data::ask_to_keep;
use super::log::{LogFilter, LogMsg, Waits};
use super::log_side::{ByMonth, LogSide};
use super::pages::to_pages;
use super::state::{Before, Content, Way};
use super::storage::{keep, keep_rows};
use super::update::open;
use super::{Effect, Model, Page, RestMsg, log_keep};
use crate::calendar::Month;
use crate::id::Id;
use crate::log::{EntryId, FollowUp, LogEntry, LogFigures, Side};
use crate::record::{Facts, Source};
use crate::scoring::{Fed, fed};
use crate::store::Settings;

/// Something about what the log gives.
#[derive(Clone, Debug, PartialEq)]
pub enum FeedMsg {
    /// Shows the entries behind a measure, or hides them.
    Behind(Place, Id),
    /// Shows the rest of them on one side.
    Rest(Side),
    /// Shows an entry on its own page.
    Entry(EntryId),
    /// Shows the entries of the month that are open for a measure.
    Open(Id),
    /// Shows the entries whose follow-up is due.
    FollowUps,
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

/// What is known of the log's figures, and what is open of them.
#[derive(Debug, Default)]
pub struct Feed {
    /// The entries.
    months: Rc<ByMonth>,
    /// The entries before they changed last.
    before: Rc<ByMonth>,
    /// How many of them have a follow-up that is due.
    pub(super) follow_ups: usize,
    /// Whether they are all that the log holds.
    is_known: bool,
    /// Whose the log is that is being restored.
    pub(super) owner: Option<String>,
    /// Which entries are listed.
    pub behind: Option<Behind>,
}

impl Feed {
    /// How many entries the log holds; none while that isn't known.
    pub fn count(&self) -> Option<usize> {
        let months = self.months.all();
        self.is_known.then(|| months.map(Vec::len).sum())
    }

    /// All entries that are there, by ascending key.
    pub(super) fn entries(&self) -> Vec<Rc<LogEntry>> {
        let mut entries: Vec<_> = self.months.all().flatten().cloned().collect();
        entries.sort_by_key(|entry| entry.id);
        entries
    }
}

/// The entries that are listed.
#[derive(Debug)]
pub struct Behind {
    /// Where.
    pub place: Place,
    /// Of which measure.
    pub measure: Id,
    /// The sides that are shown to the end.
    pub whole: Vec<Side>,
}

pub(super) fn feed(model: &mut Model, msg: FeedMsg, out: &mut Vec<Effect>) {
    match msg {
        FeedMsg::Behind(place, measure) => {
            let open = model.feed.behind.take();
            let same = |open: &Behind| (open.place, open.measure) == (place, measure);
            if !open.as_ref().is_some_and(same) {
                model.feed.behind = Some(Behind {
                    place,
                    measure,
                    whole: Vec::new(),
                });
            }
        }
        FeedMsg::Rest(side) => {
            if let Some(behind) = &mut model.feed.behind {
                behind.whole.push(side);
            }
        }
        FeedMsg::Entry(id) => {
            open(model, Page::Log, out);
            to_pages(model, RestMsg::Log(LogMsg::Open(id, true)), out);
        }
        FeedMsg::Open(measure) => {
            let rules = model.rulebook().log.as_ref();
            if let Some(ratio) = rules.and_then(|rules| rules.feed(measure)) {
                let month = Some(model.state.content.month);
                list(model, month, Waits::For(ratio), out);
            }
        }
        FeedMsg::FollowUps => list(model, None, Waits::FollowUp, out),
        FeedMsg::Agent(agent) => {
            set_log_agent(model, agent, out);
            model.state.way = Way::Log;
            let before = model.state.before();
            keep(model, before, out);
        }
    }
}

/// Entries are new, other or gone: the months follow.
pub(super) fn follow_log(model: &mut Model, out: &mut Vec<Effect>) {
    let Some(log) = &model.log else { return };
    let (entries, is_known) = (&log.page.entries, log.is_known());
    let is_empty = entries.is_empty();
    let due = entries.iter().filter(|e| e.follow_up == FollowUp::Due);
    model.feed.follow_ups = due.count();
    let months = Rc::new(ByMonth::of(entries));
    model.feed.before = std::mem::replace(&mut model.feed.months, months);
    model.feed.is_known = is_known;
    if is_known && !is_empty && model.storage.log_agent().is_none() {
        let agent = model.feed.owner.take();
        let agent = agent.unwrap_or_else(|| model.state.content.agent.clone());
        out.push(Effect::ClaimLog(agent));
    }
    if is_known && !is_empty && model.storage.log_agent().is_some() {
        ask_to_keep(model, out);
    }
    model.state.way = Way::Log;
    let before = model.state.before();
    keep(model, before, out);
}

/// Has the months follow the log, and keeps what that changes; the settings,
/// which another tab may have written just now, stay as they are.
pub(super) fn catch_up(model: &mut Model, out: &mut Vec<Effect>) {
    if model.storage.due {
        return;
    }
    model.state.way = Way::Log;
    let mut before = model.state.before();
    follow(model, &mut before);
    if !before.months.is_empty() {
        keep_rows(model, before, out);
    }
}

/// Before the months are kept: they take what the log has for them.
pub(super) fn follow_before_keeping(model: &mut Model, before: &mut Before, out: &mut Vec<Effect>) {
    if before.rules != model.state.content.rules {
        log_keep::tell_lists(model);
    }
    let renamed = model
        .storage
        .log_agent()
        .is_some_and(|agent| is_renaming(before, &model.state.content, agent));
    if renamed {
        let agent = model.state.content.agent.clone();
        set_log_agent(model, agent, out);
    }
    follow(model, before);
}

fn follow(model: &mut Model, before: &mut Before) {
    let Some(agent) = model.storage.log_agent().map(str::to_owned) else {
        return;
    };
    if model.feed.is_known {
        let months = &model.feed.months;
        model.state.follow(&agent, |rulebook, month| {
            let entries = months.month(month).iter();
            fed(rulebook, month, entries.map(|entry| &**entry))
        });
        for (key, was) in model.state.changed() {
            before.months.try_insert(key, was);
        }
    }
}

/// From where what the log gives for a month came: the entries that count
/// otherwise than before they changed last, or all that count.
pub(super) fn source(model: &Model, (before, after): (&Facts, &Facts), is_news: bool) -> Source {
    let of = (after.month, after.unit);
    let rulebook = model.state.rules().rulebook(of);
    let mut keys = BTreeSet::new();
    for (rules, feed) in rulebook.log.iter().flat_map(|rules| {
        let feeds = rules.feeds.iter();
        feeds.map(move |feed| (rules, feed))
    }) {
        if before.measures.get(&feed.measure) == after.measures.get(&feed.measure) {
            continue;
        }
        let figures = |months: &ByMonth| {
            let entries = months.month(after.month).iter().map(|entry| &**entry);
            feed.ratio.of(entries, after.month, |c| rules.marks(c))
        };
        let now = figures(&model.feed.months);
        let then = match is_news {
            true => figures(&model.feed.before),
            false => LogFigures::of(feed.ratio),
        };
        for side in Side::ALL {
            let [now, then] = [&now, &then].map(|of| of.on(side).iter().copied());
            let (now, then) = (now.collect::<BTreeSet<_>>(), then.collect());
            keys.extend(now.symmetric_difference(&then).map(|id| id.get()));
        }
    }
    Source::consultations(keys.into_iter().collect())
}

/// Shows the entries, of a month or all, that wait for something.
fn list(model: &mut Model, month: Option<Month>, waits: Waits, out: &mut Vec<Effect>) {
    open(model, Page::Log, out);
    let filter = LogFilter {
        month,
        waits: Some(waits),
        ..LogFilter::default()
    };
    if let Some(log) = &mut model.log {
        log.page.query.clear();
    }
    to_pages(model, RestMsg::Log(LogMsg::Filter(filter)), out);
}

fn set_log_agent(model: &mut Model, agent: String, out: &mut Vec<Effect>) {
    if let Some(known) = &mut model.storage.settings {
        *known = Settings {
            log_agent: Some(agent),
            ..known.clone()
        };
        out.push(Effect::SaveSettings(Box::new(known.clone())));
    }
}

impl Model {
    /// The log, where it's known and whose it is.
    pub(super) fn log_side(&self) -> Option<LogSide> {
        let agent = self.storage.log_agent().filter(|_| self.feed.is_known)?;
        Some(LogSide {
            agent: agent.to_owned(),
            entries: Rc::clone(&self.feed.months),
            rules: self.state.content.rules.clone(),
        })
    }

    /// What the log gives for a measure of the shown month: none where the
    /// rulebook doesn't say so, where the log is another agent's, or isn't
    /// read.
    pub fn fed(&self, measure: Id) -> Option<Fed> {
        let rules = self.rulebook().log.as_ref()?;
        let ratio = rules.feed(measure)?;
        let agent = self.storage.log_agent()?;
        let record = self.record();
        if *agent != record.agent || !self.feed.is_known {
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
}

/// Whether the shown agent got another name, rather than making way for one:
/// the log stays theirs. Who had no name has the same log under the first one.
fn is_renaming(before: &Before, now: &Content, agent: &str) -> bool {
    if before.frame.agent != agent || now.agent == agent {
        return false;
    }
    let has = |agent: &str| now.records.keys().any(|key| key.0 == agent);
    let had = |agent: &str| {
        let mut others = now.records.keys().filter(|key| key.0 == agent);
        let mut changed = before.months.iter();
        others.any(|key| !before.months.contains_key(key))
            || changed.any(|(key, was)| key.0 == agent && was.is_some())
    };
    let moved = had(agent) && has(&now.agent);
    let named = !had(agent) && (agent.is_empty() || now.agent.is_empty());
    !had(&now.agent) && !has(agent) && (moved || (named && !has(&now.agent)))
}
