//! The acts on a document's month 修改记录: as those on a month of the bundled rulebooks
//! ([`Trail`](crate::record::Trail)), over what was typed.

use litemap::LiteMap;

use super::{Counted, Filling, Listed, Noted};
use crate::calendar::Minute;
use crate::id::{Fingerprint, Id};
use crate::json::{Encode as _, Malformed, Shape, Writer, json_object};
use crate::language::Given;
use crate::record::{Earlier, MAX_AGENT, Made, Source, Splice, bound_acts};

json_object! {
    /// The acts on a month, oldest first.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    #[checked(bounded)]
    pub struct BookTrail {
        #[or(default)]
        earlier: Option<Earlier>,
        revisions: Vec<BookRevision>,
    }

    /// One act.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct BookRevision {
        at: Minute,
        #[or(default)]
        by: String,
        #[or(default)]
        source: Source,
        #[or(default)]
        before: BookDelta,
        hash: Fingerprint,
    }

    /// The way back over an act: what stood there before; nothing where nothing did.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct BookDelta {
        #[or(default)]
        values: LiteMap<Id, Option<String>>,
        #[or(default)]
        lists: LiteMap<Id, Splice<Listed>>,
        #[or(default)]
        cases: LiteMap<Id, Option<Counted>>,
        #[or(default)]
        kept: LiteMap<Id, Option<Given>>,
        #[or(default)]
        events: Option<Splice<Noted>>,
        #[or(default)]
        audiences: LiteMap<Id, Option<bool>>,
        #[or(default)]
        readings: LiteMap<Id, Option<Id>>,
    }
}

/// An act with the month on both sides of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookStep<'a> {
    /// The act.
    pub revision: &'a BookRevision,
    /// The month before it.
    pub before: Filling,
    /// The month after it.
    pub after: Filling,
}

impl BookRevision {
    /// When, by whom and from where.
    pub fn made(&self) -> Made {
        Made {
            at: self.at,
            by: self.by.clone(),
            source: self.source.clone(),
        }
    }

    /// The hash of this act and all before it, and of the month that it left.
    fn hash_of(&self, earlier: Option<Fingerprint>, after: &Filling) -> Fingerprint {
        let mut out = Writer::default();
        earlier.encode(out.open('['));
        let Self {
            at,
            by,
            source,
            before,
            hash: _,
        } = self;
        at.encode(&mut out);
        by.encode(&mut out);
        source.encode(&mut out);
        before.encode(&mut out);
        after.encode(&mut out);
        out.close(']');
        Fingerprint::of_bytes(out.finish().bytes())
    }
}

impl BookTrail {
    /// The acts that are kept one by one, oldest first.
    pub fn revisions(&self) -> &[BookRevision] {
        &self.revisions
    }

    /// Those before them.
    pub const fn earlier(&self) -> Option<Earlier> {
        self.earlier
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.revisions.is_empty() && self.earlier.is_none()
    }

    /// The hash of the last one.
    pub fn head(&self) -> Option<Fingerprint> {
        let last = self.revisions.last().map(|revision| revision.hash);
        last.or(self.earlier.map(|earlier| earlier.hash))
    }

    /// With one act more, which made this month of that; as it is where both are the same.
    #[must_use]
    pub fn with(&self, made: Made, before: &Filling, after: &Filling) -> Self {
        let mut trail = self.clone();
        if before == after {
            return trail;
        }
        let Made { at, by, source } = made;
        let mut revision = BookRevision {
            at,
            by,
            source,
            before: BookDelta::between(before, after),
            hash: Fingerprint::of_bytes([]),
        };
        revision.hash = revision.hash_of(self.head(), after);
        trail.revisions.push(revision);
        trail.bound();
        trail
    }

    /// Without the last one, which goes on.
    #[must_use]
    pub fn without_last(&self) -> Self {
        let mut trail = self.clone();
        trail.revisions.pop();
        trail
    }

    /// Every act that can be told from the month as it is now, newest first.
    pub fn steps(&self, now: &Filling) -> Vec<BookStep<'_>> {
        let mut steps = Vec::with_capacity(self.revisions.len());
        let mut after = now.clone();
        for revision in self.revisions.iter().rev() {
            let Some(before) = revision.before.back(&after) else {
                break;
            };
            steps.push(BookStep {
                revision,
                before: before.clone(),
                after: std::mem::replace(&mut after, before),
            });
        }
        steps
    }

    /// Whether the month is like that, or was before one of the acts.
    pub fn has_been(&self, now: &Filling, like: &Filling) -> bool {
        now == like || self.steps(now).iter().any(|step| step.before == *like)
    }

    /// Whether the acts lead to this month, each with its hash.
    pub fn leads_to(&self, now: &Filling) -> bool {
        let steps = self.steps(now);
        let earlier = self.revisions.iter().rev().skip(1);
        let mut earlier = earlier.map(|revision| revision.hash);
        let first = self.earlier.map(|earlier| earlier.hash);
        steps.len() == self.revisions.len()
            && steps.iter().all(|step| {
                let before = earlier.next().or(first);
                step.revision.hash_of(before, &step.after) == step.revision.hash
            })
    }

    fn bound(&mut self) {
        let size = |revision: &BookRevision| revision.to_json().len() + 1;
        let told = |revision: BookRevision| (revision.at, revision.hash);
        bound_acts(&mut self.revisions, &mut self.earlier, size, told);
    }
}

/// A trail within its limits.
fn bounded(mut trail: BookTrail) -> Result<BookTrail, Malformed> {
    let is_long = |revision: &BookRevision| revision.by.chars().count() > MAX_AGENT;
    if trail.revisions.iter().any(is_long) {
        return Err(Malformed::here(Shape::Value).below("revisions"));
    }
    trail.bound();
    Ok(trail)
}

impl BookDelta {
    fn between(before: &Filling, after: &Filling) -> Self {
        // Spelled out, so that nothing can be forgotten.
        let Filling {
            values,
            lists,
            cases,
            kept,
            events,
            audiences,
            readings,
        } = before;
        let known = lists.keys().chain(after.lists.keys());
        let rows = |lists: &LiteMap<Id, Vec<Listed>>, id: &Id| {
            let rows = lists.get(id);
            rows.cloned().unwrap_or_default()
        };
        let other = known.filter_map(|id| {
            let splice = Splice::between(&rows(lists, id), &rows(&after.lists, id))?;
            Some((*id, splice))
        });
        Self {
            values: other_of(values, &after.values),
            lists: other.collect(),
            cases: other_of(cases, &after.cases),
            kept: other_of(kept, &after.kept),
            events: Splice::between(events, &after.events),
            audiences: other_of(audiences, &after.audiences),
            readings: other_of(readings, &after.readings),
        }
    }

    /// What the month was before; none if that isn't the way back from this one.
    fn back(&self, after: &Filling) -> Option<Filling> {
        let Self {
            values,
            lists,
            cases,
            kept,
            events,
            audiences,
            readings,
        } = self;
        let mut month = after.clone();
        back_to(values, &mut month.values);
        back_to(cases, &mut month.cases);
        back_to(kept, &mut month.kept);
        back_to(audiences, &mut month.audiences);
        back_to(readings, &mut month.readings);
        Splice::back(events.as_ref(), &mut month.events)?;
        for (id, splice) in lists {
            let mut rows = month.lists.remove(id).unwrap_or_default();
            Splice::back(Some(splice), &mut rows)?;
            if !rows.is_empty() {
                month.lists.insert(*id, rows);
            }
        }
        Some(month)
    }
}

fn other_of<T: Clone + PartialEq>(
    before: &LiteMap<Id, T>,
    after: &LiteMap<Id, T>,
) -> LiteMap<Id, Option<T>> {
    let known = before.keys().chain(after.keys());
    let other = known.filter(|id| before.get(*id) != after.get(*id));
    other.map(|id| (*id, before.get(id).cloned())).collect()
}

fn back_to<T: Clone>(before: &LiteMap<Id, Option<T>>, map: &mut LiteMap<Id, T>) {
    for (id, was) in before {
        match was {
            Some(was) => drop(map.insert(*id, was.clone())),
            None => drop(map.remove(id)),
        }
    }
}
