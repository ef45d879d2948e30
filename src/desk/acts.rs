//! The acts on months: every change gets one, with the minute that the page
//! says it is.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::Rc;

use litemap::LiteMap;

use super::notice::stored_rules;
use super::state::{Key, Places, Way, standing};
use super::{Change, Effect, Kept, Model, Records, Report, Shown, Trails, feed};
use crate::calendar::Minute;
use crate::record::{Facts, Made, Measured, Parting, Record, Source, Trail};
use crate::rulebook::rules_difference;
use crate::store::rows::{Format as _, RowFault};
use crate::store::{MonthFormat, MonthKey, MonthRow};

/// So many months get their acts, and are given to storage, at a stretch.
const STRETCH: usize = 250;

/// What is known of the acts on months.
#[derive(Debug, Default)]
pub struct Acts {
    /// The acts on each month.
    trails: Trails,
    /// Those on months that were removed: only undo brings them back.
    removed: Trails,
    /// Months that changed, until the page says when.
    waiting: VecDeque<Waiting>,
    /// Months that are being taken in: from where, and with which acts.
    taken: BTreeMap<Key, Taken>,
    /// The minute that the page said last.
    now: Minute,
    /// Which acts are shown; none while the list is closed.
    pub shown: Option<Shown>,
}

/// A month that something changed.
#[derive(Debug)]
struct Waiting {
    key: Key,
    was: Option<Rc<Record>>,
    is: Option<Rc<Record>>,
    way: Way,
    name: Name,
    /// Whether another tab changed it since.
    unseen: bool,
}

/// What became of the name that a month stands under.
#[derive(Debug)]
enum Name {
    /// It's the same.
    Kept,
    /// The month had that one before.
    New(Key),
    /// The month has another one now.
    Old,
}

impl Acts {
    /// The acts on a month.
    pub fn of(&self, key: &Key) -> Option<&Rc<Trail>> {
        self.trails.get(key)
    }

    /// Takes what storage has.
    pub(super) fn refresh(&mut self, trails: Trails) {
        self.trails = trails;
    }

    /// Notes from where months come that are being taken in, and their acts.
    pub(super) fn note_taken(&mut self, mut taken: BTreeMap<Key, Taken>) {
        self.taken.append(&mut taken);
    }

    /// Whether some month was given out as the official one.
    pub(super) fn any_issued(&self) -> bool {
        self.trails.values().any(|trail| trail.was_issued())
    }

    /// How many acts there are, on how many months.
    pub(super) fn count(&self) -> (usize, usize) {
        let acts = self.trails.values().map(|trail| trail.revisions().len());
        (acts.sum(), self.trails.len())
    }

    /// So many months weren't given to storage yet.
    pub(super) fn waiting(&self) -> usize {
        self.waiting.len()
    }
}

/// A month that is being taken in: from where.
#[derive(Debug)]
pub(super) struct Taken {
    /// The file.
    pub source: Source,
    /// The acts that came with it.
    pub trail: Trail,
    /// Whether it's a backup: what is nowhere here is then restored with its
    /// acts as they were.
    pub is_restored: bool,
}

/// Notes months that changed, and what they were; the page is asked when.
pub(super) fn note(model: &mut Model, months: Places, out: &mut Vec<Effect>) {
    if months.is_empty() {
        return;
    }
    let way = std::mem::take(&mut model.state.way);
    let records = &model.state.content.records;
    let renamed = renamed(records, &months);
    let waiting = &mut model.storage.acts.waiting;
    let mut old = Vec::new();
    let stands = standing(records, &months);
    for ((key, was), is) in months.into_iter().zip(stands) {
        let mut of = Waiting {
            name: renamed.get(&key).cloned().map_or(Name::Kept, Name::New),
            key,
            was,
            is: is.cloned(),
            way,
            unseen: false,
        };
        if renamed.values().any(|key| *key == of.key) {
            of.name = Name::Old;
            old.push(of);
        } else {
            waiting.push_back(of);
        }
    }
    // Their acts go with them first.
    waiting.extend(old);
    out.push(match waiting.len() <= STRETCH {
        true => Effect::Clock,
        false => Effect::ClockLater,
    });
}

/// Makes the acts of what changed, and gives it to storage: a stretch of it.
pub(super) fn make(model: &mut Model, now: Minute, out: &mut Vec<Effect>) {
    model.storage.acts.now = now;
    let mut changes: BTreeMap<MonthKey, Option<MonthRow>> = BTreeMap::new();
    let mut unseen = Vec::new();
    for _ in 0..STRETCH {
        let Some(of) = model.storage.acts.waiting.pop_front() else {
            break;
        };
        let (is_unseen, (name, row)) = (of.unseen, made(model, of));
        match row {
            Some(row) if is_unseen => unseen.push(row),
            row => drop(changes.insert(name, row)),
        }
    }
    if !unseen.is_empty() {
        out.push(Effect::SaveMonthsUnseen(unseen));
    }
    if !changes.is_empty() {
        out.push(Effect::SaveMonths(changes.into_iter().collect()));
    }
    if model.storage.acts.waiting() > 0 {
        out.push(Effect::ClockLater);
    }
}

fn made(model: &mut Model, of: Waiting) -> Change {
    let name = MonthKey::new(of.key.0.as_str(), of.key.1);
    if matches!(of.name, Name::Old) {
        model.storage.acts.trails.remove(&of.key);
        return (name, None);
    }
    let trail = Rc::new(trail(model, &of));
    let (acts, trail_here) = (&mut model.storage.acts, Rc::clone(&trail));
    match &of.is {
        Some(_) => {
            acts.removed.remove(&of.key);
            acts.trails.insert(of.key, trail_here);
        }
        None => {
            acts.trails.remove(&of.key);
            acts.removed.insert(of.key, trail_here);
        }
    }
    (name, of.is.map(|record| MonthRow { record, trail }))
}

/// What storage has doesn't tell of months that weren't given to it yet. Where
/// another tab changed one meanwhile, it's a conflict, unless this one only
/// removed it.
pub(super) fn overlay(model: &mut Model, kept: &mut Kept) {
    let Model { state, storage, .. } = model;
    let (records, trails) = (&mut kept.records, &mut kept.trails);
    let acts = &mut storage.acts;
    let mut looked = BTreeSet::new();
    let mut theirs = BTreeSet::new();
    for of in &mut acts.waiting {
        let is_first = looked.insert(of.key.clone());
        if is_first && records.get(&of.key) != of.was.as_ref() {
            theirs.insert(of.key.clone());
        }
        of.unseen = theirs.contains(&of.key);
    }
    let own = |key: &Key| state.content.records.get(key);
    acts.waiting
        .retain(|of| !of.unseen || own(&of.key).is_some());
    looked.retain(|key| !theirs.contains(key) || own(key).is_some());
    records.retain(|key, _| !looked.contains(key));
    trails.retain(|key, _| !looked.contains(key));
    for key in looked {
        let trail = acts.trails.get(&key).cloned();
        trails.extend(trail.map(|trail| (key.clone(), trail)));
        let own = own(&key).cloned();
        records.extend(own.map(|own| (key, own)));
    }
}

/// Where both tabs made the same of a month, or decided the same on the rules,
/// there is nothing to ask: what was first stays, with its acts.
pub(super) fn settle_alike(model: &Model, report: &Report, out: &mut Vec<Effect>) {
    for (name, fault) in &report.months {
        let RowFault::Conflict { theirs: Some(text) } = fault else {
            continue;
        };
        let key = (name.agent.clone(), name.month);
        let theirs = MonthFormat.read(name, text).map(|row| row.record);
        if theirs.is_some() && theirs.as_ref() == model.state.content.records.get(&key) {
            out.push(Effect::Resolve(name.clone(), false));
        }
    }
    for fault in &report.rules {
        let RowFault::Conflict { theirs } = fault else {
            continue;
        };
        let theirs = stored_rules(theirs.as_deref());
        let is_alike = |theirs| rules_difference(model.state.rules(), &theirs).is_empty();
        if theirs.is_some_and(is_alike) {
            out.push(Effect::ResolveRules(false));
        }
    }
}

/// A month that was entered before anything was read, as storage gets it: with
/// the acts of this tab that made it.
pub(super) fn unseen(model: &mut Model, key: &Key, record: &Rc<Record>) -> MonthRow {
    let made = made_by(model, Source::Entered);
    let nothing = nothing(record);
    let mut trail = Trail::default();
    let mut left = nothing.clone();
    for touched in model.state.history.of(key) {
        let is = touched
            .is()
            .map_or_else(|| nothing.clone(), |is| is.facts().clone());
        let head = trail.head();
        trail = trail.with(made.clone(), &left, &is);
        touched.kept = trail.head().filter(|now| head != Some(*now));
        left = is;
    }
    MonthRow {
        record: Rc::clone(record),
        trail: Rc::new(trail.with(made, &left, record)),
    }
}

/// The acts on a month after it changed.
fn trail(model: &mut Model, of: &Waiting) -> Trail {
    let Waiting {
        key, was, is, way, ..
    } = of;
    let Some(nothing) = is.as_ref().or(was.as_ref()).map(|record| nothing(record)) else {
        return Trail::default();
    };
    let facts = |of: Option<&Rc<Record>>| {
        let facts = of.map(|of| of.facts().clone());
        facts.unwrap_or_else(|| nothing.clone())
    };
    let (mut before, after) = (facts(was.as_ref()), facts(is.as_ref()));
    let acts = &mut model.storage.acts;
    let known = match (&of.name, was) {
        (Name::New(old), _) => {
            before = Facts {
                agent: old.0.clone(),
                ..after.clone()
            };
            acts.trails.get(old)
        }
        (_, Some(_)) => acts.trails.get(key),
        (_, None) if matches!(way, Way::Undo | Way::Redo) => acts.removed.get(key),
        (_, None) => None,
    };
    let known = known.map_or_else(Trail::default, |known| Trail::clone(known));
    if let Some(taken) = acts.taken.remove(key) {
        if taken.source == Source::Issued {
            let made = made_by(model, taken.source);
            return known.received(made, &after);
        }
        let theirs = taken.trail;
        // What is nowhere here is restored with its acts as they were.
        let is_fresh = was.is_none() && known.is_empty();
        let is_whole = theirs.is_empty() || theirs.leads_to(&after);
        if taken.is_restored && is_fresh && is_whole {
            return theirs;
        }
        let made = made_by(model, taken.source);
        // Acts that go on from ours are ours from now on.
        let goes_on =
            known.is_empty() || matches!(known.parting(&theirs), Parting::After { one: 0, .. });
        let fits = !theirs.is_empty() && goes_on && theirs.leads_to(&after);
        if fits {
            return theirs.received(made, &after);
        }
        let issued = theirs.revisions().last();
        let issued = issued.filter(|_| theirs.is_issued() && theirs.leads_to(&after));
        let taken = known.with(made.clone(), &before, &after);
        // It says so though its acts don't go on from ours; and that it came in so.
        return match issued {
            Some(issued) => {
                let given_out = taken.received(issued.made.clone(), &after);
                given_out.received(made, &after)
            }
            None => taken,
        };
    }
    let is_of_log = is_of_log(&before, &after);
    let source = match way {
        Way::Log => feed::source(model, (&before, &after), true),
        _ if is_of_log => feed::source(model, (&before, &after), false),
        Way::Act => Source::Entered,
        Way::Undo => Source::Undone,
        Way::Redo => Source::Redone,
    };
    let made = made_by(model, source);
    let last = model.state.history.last_of(key);
    let Some(act) = last.filter(|_| *way == Way::Act) else {
        return known.with(made, &before, &after);
    };
    // Typing into a field is one act as long as it lasts.
    let goes_on = act.kept.is_some() && act.kept == known.head();
    let (known, before) = match goes_on {
        true => (known.without_last(), facts(act.was())),
        false => (known, before),
    };
    let trail = known.with(made, &before, &after);
    act.kept = trail.head().filter(|head| known.head() != Some(*head));
    trail
}

/// An act that is made now.
pub(in crate::desk) fn made_by(model: &Model, source: Source) -> Made {
    let storage = &model.storage;
    let by = storage.settings.as_ref().map_or("", |known| &known.editor);
    Made::new(storage.acts.now, by, source)
}

/// The month before anything was known of it.
fn nothing(record: &Record) -> Facts {
    Facts {
        unit: record.unit,
        ..Facts::empty(record.agent.clone(), record.month)
    }
}

/// Whether nothing changed but what the log gives.
fn is_of_log(before: &Facts, after: &Facts) -> bool {
    let is_logged = |id| matches!(after.measures.get(id), Some(Measured::Logged(_)));
    let mut known = after.measures.keys().chain(before.measures.keys());
    let alike = Facts {
        measures: after.measures.clone(),
        ..before.clone()
    };
    known.all(|id| before.measures.get(id) == after.measures.get(id) || is_logged(id))
        && alike == *after
}

/// The months that only changed their agent's name, by their new key, each with
/// its old one.
fn renamed(records: &Records, months: &Places) -> LiteMap<Key, Key> {
    let gone = months.iter().zip(standing(records, months));
    let gone = gone
        .filter_map(|((key, before), is)| Some((key, before.as_ref().filter(|_| is.is_none())?)));
    let gone: Vec<_> = gone.collect();
    if gone.is_empty() {
        return LiteMap::new();
    }
    let new = months.iter().filter(|(_, before)| before.is_none());
    let pair = |key: &Key| {
        let now = records.get(key)?;
        let mut gone = gone.iter().filter(|(old, _)| old.1 == key.1);
        let old = gone.find(|(_, before)| {
            let named = Facts {
                agent: key.0.clone(),
                ..before.facts().clone()
            };
            named == *now.facts()
        });
        old.map(|(old, _)| (*old).clone())
    };
    new.filter_map(|(key, _)| Some((key.clone(), pair(key)?)))
        .collect()
}
