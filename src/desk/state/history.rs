//! The acts of this tab. Each knows the months that it touched, as they were
//! and as it left them: undo goes back over it where they are still so. A month
//! that another tab changed since isn't this tab's to take back.

use std::rc::Rc;

use litemap::LiteMap;

use super::lists::drop_texts;
use super::{Content, Frame, InUse, Key, Sealed};
use crate::id::Fingerprint;
use crate::record::Record;

/// Acts that can be undone.
pub const MAX_STEPS: usize = 200;
/// So many months are put one by one; more of them all at once.
const FEW: usize = 8;

/// All months by whose and when.
pub type Records = LiteMap<Key, Rc<Record>>;
/// What stands in the place of months; none where nothing does.
pub type Places = LiteMap<Key, Option<Rc<Record>>>;

/// What was done and what was undone.
#[derive(Clone, Debug, Default)]
pub struct History {
    past: Vec<Act>,
    future: Vec<Act>,
}

/// An act.
#[derive(Clone, Debug)]
pub struct Act {
    months: LiteMap<Key, Touched>,
    /// The rules before and after it, if it touched them.
    rules: Option<(InUse, InUse)>,
    /// What is shown on the other side of it.
    frame: Frame,
    /// Whether another tab changed some of the months since: they aren't this
    /// act's any more.
    is_partial: bool,
}

/// A month before and after an act; none where there is nothing.
#[derive(Clone, Debug)]
pub struct Touched {
    was: Option<Rc<Record>>,
    is: Option<Rc<Record>>,
    /// The hash of what the month's row keeps of the act.
    pub kept: Option<Fingerprint>,
}

/// How all was before something was done: the months that it changed, the rules
/// and what was shown.
#[derive(Clone, Debug)]
pub struct Before {
    /// The months.
    pub months: Places,
    /// The rules.
    pub rules: InUse,
    /// What was shown.
    pub frame: Frame,
    /// Whether some of what was to be undone or redone stays, as another tab
    /// changed it since.
    pub in_part: bool,
}

impl Touched {
    /// The month before the act.
    pub const fn was(&self) -> Option<&Rc<Record>> {
        self.was.as_ref()
    }

    /// The month after it.
    pub const fn is(&self) -> Option<&Rc<Record>> {
        self.is.as_ref()
    }
}

impl Before {
    /// Whether all isn't as it was then.
    pub fn differs(&self, now: &Content) -> bool {
        !self.months.is_empty() || self.rules != now.rules || self.frame != now.frame
    }
}

impl History {
    /// Whether there is an act to undo.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is one to redo.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// What the acts that can be undone did to a month, oldest first.
    pub fn of(&mut self, key: &Key) -> impl DoubleEndedIterator<Item = &mut Touched> {
        self.past
            .iter_mut()
            .filter_map(|act| act.months.get_mut(key))
    }

    /// What the last act did to a month.
    pub fn last_of(&mut self, key: &Key) -> Option<&mut Touched> {
        self.past.last_mut()?.months.get_mut(key)
    }

    /// An act begins: all is still as it was.
    pub(super) fn begin(&mut self, frame: Frame) {
        if self.past.len() == MAX_STEPS {
            self.past.remove(0);
        }
        self.past.push(Act {
            months: LiteMap::new(),
            rules: None,
            frame,
            is_partial: false,
        });
        self.future.clear();
    }

    /// The last act did, or does besides, what is other now than before.
    pub(super) fn add(&mut self, before: &Before, now: &Content) {
        let Some(act) = self.past.last_mut() else {
            return;
        };
        if before.rules != now.rules {
            act.rules = Some((before.rules.clone(), now.rules.clone()));
        }
        let stands = standing(&now.records, &before.months);
        for ((key, was), is) in before.months.iter().zip(stands) {
            let touched = Touched {
                was: was.clone(),
                is: is.cloned(),
                kept: None,
            };
            // It's added in its place: most often at the end.
            if let Some((_, touched)) = act.months.try_insert(key.clone(), touched)
                && let Some(known) = act.months.get_mut(key)
            {
                known.is = touched.is;
            }
        }
    }

    /// Another tab changed a month, or made it final: it's what that left, whatever is undone. What
    /// stood in its lists by then isn't known to fit what stands in them now.
    pub(in crate::desk) fn leave(&mut self, key: &Key) {
        for act in self.past.iter_mut().chain(&mut self.future) {
            act.is_partial |= act.months.remove(key).is_some();
            if (&act.frame.agent, act.frame.month) == (&key.0, key.1) {
                drop_texts(&mut act.frame.drafts);
            }
        }
    }

    /// Another tab changed documents or their months, or made some final, which is `here` still as
    /// it was: what each act leads to is as `now` has it. Where an act `touched` any of that, the
    /// two sides of it, some of it isn't this act's any more.
    pub fn leave_books(
        &mut self,
        here: &Sealed,
        mut now: impl FnMut(&Sealed) -> Sealed,
        touched: impl Fn(&Sealed, &Sealed) -> bool,
    ) {
        // Both lead away from here.
        for acts in [&mut self.past, &mut self.future] {
            let mut near = here.clone();
            for act in acts.iter_mut().rev() {
                let far = std::mem::take(&mut act.frame.books);
                act.is_partial |= far != near && touched(&far, &near);
                act.frame.books = now(&far);
                near = far;
            }
        }
    }

    /// Takes back the last act, or does again the one that was taken back last.
    /// The months that this changes, as they were; whether some of it stays.
    pub(super) fn turn(&mut self, now: &mut Content, back: bool) -> (Places, bool) {
        let (from, to) = match back {
            true => (&mut self.past, &mut self.future),
            false => (&mut self.future, &mut self.past),
        };
        let Some(mut act) = from.pop() else {
            return (Places::new(), false);
        };
        let mut in_part = std::mem::take(&mut act.is_partial);
        let there = act.months.iter().map(|(key, touched)| {
            let there = if back { &touched.was } else { &touched.is };
            (key.clone(), there.clone())
        });
        let there = LiteMap::from_sorted_store_unchecked(there.collect());
        let before = put(&mut now.records, there);
        act.rules = act.rules.filter(|(was, is)| {
            let (here, there) = if back { (is, was) } else { (was, is) };
            let is_own = *here == now.rules;
            if is_own {
                now.rules = there.clone();
            }
            in_part |= !is_own;
            is_own
        });
        std::mem::swap(&mut act.frame, &mut now.frame);
        to.push(act);
        (before, in_part)
    }
}

/// Puts months in their places; what stood there.
pub(super) fn put(records: &mut Records, places: Places) -> Places {
    let stood = places.keys().cloned();
    let stood = stood.zip(standing(records, &places).into_iter().map(|is| is.cloned()));
    let before = LiteMap::from_sorted_store_unchecked(stood.collect());
    if places.len() <= FEW {
        for (key, record) in places {
            match record {
                Some(record) => drop(records.insert(key, record)),
                None => drop(records.remove(&key)),
            }
        }
        return before;
    }
    // One by one, each would move all that lie behind it.
    let mut all = Vec::with_capacity(records.len() + places.len());
    let mut old = std::mem::take(records).into_iter().peekable();
    for (key, record) in places {
        while let Some(next) = old.next_if(|(other, _)| *other < key) {
            all.push(next);
        }
        old.next_if(|(other, _)| *other == key);
        all.extend(record.map(|record| (key, record)));
    }
    all.extend(old);
    *records = LiteMap::from_sorted_store_unchecked(all);
    before
}

/// What stands in each of these places.
pub fn standing<'a, T>(
    records: &'a Records,
    places: &LiteMap<Key, T>,
) -> Vec<Option<&'a Rc<Record>>> {
    if places.len() <= FEW {
        return places.keys().map(|key| records.get(key)).collect();
    }
    // Both lie in the same order.
    let mut all = records.iter().peekable();
    let stands = places.keys().map(|key| {
        while all.next_if(|(other, _)| *other < key).is_some() {}
        all.next_if(|(other, _)| *other == key)
            .map(|(_, record)| record)
    });
    stands.collect()
}

/// Whether both are nothing or the very same month.
pub(super) fn is_same(one: Option<&Rc<Record>>, other: Option<&Rc<Record>>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => Rc::ptr_eq(one, other),
        (one, other) => one.is_none() && other.is_none(),
    }
}
