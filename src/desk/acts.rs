//! The acts on months: every change gets one, with the minute that the page
//! says it is.

use std::rc::Rc;

use litemap::LiteMap;

use super::state::{Key, Way};
use super::{Change, Effect, Model, Records, Report, Trails};
use crate::calendar::Minute;
use crate::id::Id;
use crate::record::{Entry, Facts, Made, Measured, Parting, Record, Source, Step, Trail};
use crate::store::rows::{Format as _, RowFault};
use crate::store::{MonthFormat, MonthKey, MonthRow};

/// What is known of the acts on months.
#[derive(Debug, Default)]
pub struct Acts {
    /// The acts on each month.
    trails: Trails,
    /// Those on months that were removed: only undo brings them back.
    removed: Trails,
    /// Months that changed, each as it was, until the page says when.
    waiting: LiteMap<Key, Option<Rc<Record>>>,
    /// Months that are being taken in: from where, and with which acts.
    taken: LiteMap<Key, Taken>,
    /// What is typed into one field is one act: the month before it, and the
    /// acts before it.
    typing: Option<(Rc<Record>, Rc<Trail>)>,
    /// The minute that the page said last.
    now: Minute,
    /// Which acts are shown; none while the list is closed.
    pub shown: Option<Shown>,
}

/// Which acts on the shown month are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// All.
    All,
    /// Those on events of a part.
    Part(Id),
    /// Those on a measure.
    Measure(Id),
}

impl Shown {
    fn is_in(self, step: &Step<'_>) -> bool {
        let Step { before, after, .. } = step;
        match self {
            Self::All => true,
            Self::Part(part) => {
                let of = |facts: &Facts| -> Vec<Entry> {
                    let entries = facts.entries.iter();
                    let own = entries.filter(|entry| entry.parts.contains(&part));
                    own.cloned().collect()
                };
                of(before) != of(after)
            }
            Self::Measure(id) => before.measures.get(&id) != after.measures.get(&id),
        }
    }
}

impl Acts {
    /// The acts on a month.
    pub fn of(&self, key: &Key) -> Option<&Rc<Trail>> {
        self.trails.get(key)
    }

    /// Takes what storage has.
    pub(super) fn refresh(&mut self, trails: Trails) {
        self.trails = trails;
        self.typing = None;
    }

    /// Notes that a month changed, and what it was.
    pub(super) fn note(&mut self, key: Key, before: Option<Rc<Record>>) {
        if !self.waiting.contains_key(&key) {
            self.waiting.insert(key, before);
        }
    }

    /// Notes from where a month comes that is being taken in, and its acts.
    pub(super) fn note_taken(&mut self, key: Key, taken: Taken) {
        self.taken.insert(key, taken);
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

/// Makes the acts of what changed; the months as storage gets them.
pub(super) fn made(model: &mut Model, now: Minute) -> Vec<Change> {
    model.storage.acts.now = now;
    let way = std::mem::take(&mut model.state.way);
    let mut taken = std::mem::take(&mut model.storage.acts.taken);
    let waiting = std::mem::take(&mut model.storage.acts.waiting);
    let renamed = renamed(model, &waiting);
    let mut changes = Vec::new();
    for (key, before) in &waiting {
        let record = model.state.content.records.get(key).cloned();
        let old = renamed.get(key).unwrap_or(key);
        let before = waiting.get(old).unwrap_or(before).clone();
        let taken = taken.remove(key);
        let name = MonthKey::new(key.0.as_str(), key.1);
        if renamed.values().any(|old| old == key) {
            // Its acts go with it.
            changes.push((name, None));
            continue;
        }
        let trail = trail(model, (key, old), (before, record.clone()), (taken, way));
        let acts = &mut model.storage.acts;
        let trail = Rc::new(trail);
        match &record {
            Some(_) => {
                acts.removed.remove(key);
                acts.trails.insert(key.clone(), Rc::clone(&trail));
            }
            None => {
                acts.trails.remove(key);
                acts.removed.insert(key.clone(), Rc::clone(&trail));
            }
        }
        changes.push((name, record.map(|record| MonthRow { record, trail })));
    }
    for old in renamed.values() {
        model.storage.acts.trails.remove(old);
    }
    changes
}

/// The months that are other, new or gone, each as it was.
pub(super) fn changed_between(before: &Records, now: &Records) -> Vec<(Key, Option<Rc<Record>>)> {
    let changed = now.iter().filter_map(|(of, record)| {
        let given = before.get(of);
        let is_other = given.is_none_or(|given| !Rc::ptr_eq(given, record));
        is_other.then(|| (of.clone(), given.cloned()))
    });
    let gone = before.iter().filter(|(of, _)| !now.contains_key(*of));
    let gone = gone.map(|(of, record)| (of.clone(), Some(Rc::clone(record))));
    changed.chain(gone).collect()
}

/// Where both tabs made the same of a month there is nothing to ask: the acts
/// of the one that was first stay.
pub(super) fn settle_alike(model: &Model, report: &Report, out: &mut Vec<Effect>) {
    for row in &report.months {
        let RowFault::Conflict { theirs: Some(text) } = &row.fault else {
            continue;
        };
        let key = (row.key.agent.clone(), row.key.month);
        let theirs = MonthFormat.read(&row.key, text).map(|row| row.record);
        if theirs.is_some() && theirs.as_ref() == model.state.content.records.get(&key) {
            out.push(Effect::Resolve(row.key.clone(), false));
        }
    }
}

/// A month that was entered before anything was read, as storage gets it.
pub(super) fn unseen(model: &Model, record: &Rc<Record>) -> MonthRow {
    let made = made_by(model, Source::Entered);
    let trail = Trail::default().with(made, &nothing(record), record);
    MonthRow {
        record: Rc::clone(record),
        trail: Rc::new(trail),
    }
}

/// The acts on a month after it changed.
fn trail(
    model: &mut Model,
    (key, old): (&Key, &Key),
    (before, after): (Option<Rc<Record>>, Option<Rc<Record>>),
    (taken, way): (Option<Taken>, Way),
) -> Trail {
    let content = &model.state.content;
    let is_shown = (&content.agent, content.month) == (&key.0, key.1);
    let base = model.state.typing_from().filter(|_| is_shown).cloned();
    let acts = &mut model.storage.acts;
    let known = match &before {
        Some(_) => acts.trails.get(old),
        None if way != Way::Act => acts.removed.get(key),
        None => None,
    };
    let known = known.cloned().unwrap_or_default();
    let typing = acts.typing.take_if(|_| is_shown).zip(base.clone());
    let same = typing.filter(|((from, _), base)| Rc::ptr_eq(from, base));
    let (before, known) = match (same, base) {
        (Some(((from, known), _)), _) => {
            acts.typing = Some((Rc::clone(&from), Rc::clone(&known)));
            (Some(from), known)
        }
        (None, Some(base)) => {
            acts.typing = Some((base, Rc::clone(&known)));
            (before, known)
        }
        (None, None) => (before, known),
    };
    if let (None, Some(taken)) = (&before, &taken)
        && taken.is_restored
        && known.is_empty()
        && let Some(after) = &after
        && (taken.trail.is_empty() || taken.trail.leads_to(after))
    {
        return taken.trail.clone();
    }
    let side = after.as_ref().or(before.as_ref());
    let Some(nothing) = side.map(|record| nothing(record)) else {
        return Trail::clone(&known);
    };
    let before = before.as_ref().map_or(&nothing, |before| before.facts());
    let after = after.as_ref().map_or(&nothing, |after| after.facts());
    if let Some(Taken { source, trail, .. }) = taken {
        let theirs = trail;
        let made = made_by(model, source);
        // Acts that go on from ours are ours from now on.
        let goes_on =
            known.is_empty() || matches!(known.parting(&theirs), Parting::After { one: 0, .. });
        let fits = !theirs.is_empty() && goes_on && theirs.leads_to(after);
        return match fits {
            true => theirs.received(made, after),
            false => known.with(made, before, after),
        };
    }
    let source = match way {
        _ if is_of_log(before, after) => Source::Log,
        Way::Act => Source::Entered,
        Way::Undo => Source::Undone,
        Way::Redo => Source::Redone,
    };
    known.with(made_by(model, source), before, after)
}

fn made_by(model: &Model, source: Source) -> Made {
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
fn renamed(model: &Model, waiting: &LiteMap<Key, Option<Rc<Record>>>) -> LiteMap<Key, Key> {
    let records = &model.state.content.records;
    let gone = waiting
        .iter()
        .filter(|(key, _)| !records.contains_key(*key));
    let gone: Vec<_> = gone
        .filter_map(|(key, before)| Some((key, before.as_ref()?)))
        .collect();
    let new = waiting.iter().filter(|(_, before)| before.is_none());
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
    if gone.is_empty() {
        return LiteMap::new();
    }
    new.filter_map(|(key, _)| Some((key.clone(), pair(key)?)))
        .collect()
}

impl Model {
    /// The acts that are listed, newest first; none while the list is closed.
    pub fn listed_acts(&self) -> Option<Vec<Step<'_>>> {
        let shown = self.storage.acts.shown?;
        let mut steps = match self.trail() {
            Some(trail) => trail.steps(self.record()),
            None => Vec::new(),
        };
        steps.retain(|step| shown.is_in(step));
        Some(steps)
    }

    /// The acts on the shown month, unless it's the example.
    pub fn trail(&self) -> Option<&Rc<Trail>> {
        let content = &self.state.content;
        let key = (content.agent.clone(), content.month);
        let own = content.example.is_none();
        own.then(|| self.storage.acts.of(&key))?
    }
}
