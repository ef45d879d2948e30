//! What taking a file in would do, before it does anything: worked out entry
//! by entry, so that a page stays responsive.

use std::rc::Rc;
use std::vec::IntoIter;

use super::{IncomingEntry, LogIncoming, RefusedEntry};
use crate::log::{EntryId, LogEntry};

/// So many keys behind its own are looked at for an entry that was taken under
/// another one.
const MOST_MOVED: usize = 16;

/// What taking a file in would do.
#[derive(Debug)]
pub struct LogPreview {
    /// What we have nothing of.
    pub new: Vec<Rc<LogEntry>>,
    /// How many we have just so, under their key or where an earlier import
    /// put them.
    pub same: usize,
    /// What somebody has to decide on.
    pub offers: Vec<LogOffer>,
    /// What can't be taken.
    pub refused: Vec<RefusedEntry>,
    /// How many only say what an earlier one of the file said.
    pub repeated: usize,
    rest: IntoIter<IncomingEntry>,
    total: usize,
}

/// An entry that stands against one that we have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogOffer {
    /// What the file has.
    pub incoming: Rc<LogEntry>,
    /// What we have, as it was when it was compared.
    pub held: Rc<LogEntry>,
    /// How the two belong together.
    pub clash: Clash,
    /// What shall become of it.
    pub choice: LogTake,
}

/// How an entry of a file stands against one that we have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clash {
    /// The same key, and not the same content.
    Key,
    /// Two cases that are nearly equal.
    Case,
}

/// What shall become of an entry that stands against one that we have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LogTake {
    /// Ours stays as it is.
    #[default]
    Mine,
    /// The file's takes its place; of cases only the case's texts do.
    Theirs,
    /// Both are kept, the file's under a key of its own.
    Both,
}

/// What we have, as far as an import has to know.
pub trait Held {
    /// What we have under a key.
    fn entry(&self, id: EntryId) -> Option<Rc<LogEntry>>;
    /// A case of ours that nearly equals this one, the oldest if there are
    /// several.
    fn case_like(&self, entry: &LogEntry) -> Option<EntryId>;
}

impl LogPreview {
    /// Nothing is compared yet.
    pub fn of(incoming: LogIncoming) -> Self {
        Self {
            new: Vec::new(),
            same: 0,
            offers: Vec::new(),
            refused: incoming.refused,
            repeated: incoming.repeated,
            total: incoming.accepted.len(),
            rest: incoming.accepted.into_iter(),
        }
    }

    /// Compares one entry more; false if none is left.
    pub fn step(&mut self, held: &impl Held) -> bool {
        let Some(IncomingEntry { entry, .. }) = self.rest.next() else {
            return false;
        };
        let offer = |clash, ours| LogOffer {
            incoming: Rc::new(entry.clone()),
            held: ours,
            clash,
            choice: LogTake::Mine,
        };
        match held.entry(entry.id) {
            Some(ours) if *ours == entry || is_held_near(&entry, held) => self.same += 1,
            Some(ours) => self.offers.push(offer(Clash::Key, ours)),
            None => {
                let like = entry.case.as_ref().and_then(|_| held.case_like(&entry));
                match like.and_then(|id| held.entry(id)) {
                    Some(ours) => self.offers.push(offer(Clash::Case, ours)),
                    None => self.new.push(Rc::new(entry)),
                }
            }
        }
        true
    }

    /// How many entries are compared, and of how many.
    pub fn progress(&self) -> (usize, usize) {
        (self.total - self.rest.len(), self.total)
    }

    /// How many stand against ours in this way.
    pub fn count(&self, clash: Clash) -> usize {
        let offers = self.offers.iter();
        offers.filter(|offer| offer.clash == clash).count()
    }

    /// Decides all that stand against ours in this way.
    pub fn choose_all(&mut self, clash: Clash, choice: LogTake) {
        for offer in self.offers.iter_mut().filter(|offer| offer.clash == clash) {
            offer.choice = choice;
        }
    }

    /// How many entries of ours would be new or changed.
    pub fn takes(&self) -> usize {
        let taken = |offer: &&LogOffer| offer.choice != LogTake::Mine;
        self.new.len() + self.offers.iter().filter(taken).count()
    }

    /// How many entries more we would have.
    pub fn adds(&self) -> usize {
        let added = |offer: &&LogOffer| offer.choice == LogTake::Both;
        self.new.len() + self.offers.iter().filter(added).count()
    }
}

impl LogOffer {
    /// What is to be kept for it, and what must be there for that; none if
    /// ours stays. `is_taken` tells the keys that nothing else may have.
    pub fn put(&self, is_taken: impl Fn(EntryId) -> bool) -> Option<LogPut> {
        let Self { incoming, held, .. } = self;
        let put = |entry, before| Some(LogPut { entry, before });
        match (self.choice, self.clash) {
            (LogTake::Mine, _) => None,
            (LogTake::Theirs, Clash::Key) => put(Rc::clone(incoming), Some(Rc::clone(held))),
            (LogTake::Theirs, Clash::Case) => {
                let case = incoming.case.clone();
                let changed = held.edited(|facts| facts.case = case).ok()?;
                put(Rc::new(changed), Some(Rc::clone(held)))
            }
            (LogTake::Both, Clash::Case) => put(Rc::clone(incoming), None),
            (LogTake::Both, Clash::Key) => {
                let id = free_key(incoming.id, is_taken)?;
                let moved = incoming.edited(|facts| facts.id = id).ok()?;
                put(Rc::new(moved), None)
            }
        }
    }
}

/// An entry that is to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogPut {
    /// The entry.
    pub entry: Rc<LogEntry>,
    /// What must be there under its key, or it isn't kept: nothing else is
    /// overwritten unread.
    pub before: Option<Rc<LogEntry>>,
}

/// The next free key after one.
pub fn free_key(after: EntryId, is_taken: impl Fn(EntryId) -> bool) -> Option<EntryId> {
    let next = |id: &EntryId| EntryId::new(id.get() + 1);
    let mut keys = std::iter::successors(next(&after), next);
    keys.find(|id| !is_taken(*id))
}

/// Whether an earlier import put it under one of the keys behind its own.
fn is_held_near(entry: &LogEntry, held: &impl Held) -> bool {
    let next = |id: &EntryId| EntryId::new(id.get() + 1);
    let keys = std::iter::successors(next(&entry.id), next).take(MOST_MOVED);
    let mut ours = keys.map_while(|id| held.entry(id));
    ours.any(|ours| ours.says_what(entry))
}
