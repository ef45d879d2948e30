//! The documents that a person brought, and the months that are filled in by them.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::acted::Trails;
use super::among::Known;
use super::finals::Stays;
use super::row;
use super::team_row::TeamRow;
use crate::calendar::Month;
use crate::desk::state::{Sealed, State};
use crate::draft::Sketch;
use crate::exchange::stored_book;
use crate::id::Id;
use crate::json::Encode as _;
use crate::language::Document;
use crate::plan::{BookTrail, Filling, Volume};
use crate::store::{BookKey, MonthKey, TeamKey};

/// Whose month, and by which document.
pub type Place = (MonthKey, Id);
/// Something of months.
pub type Places<T> = BTreeMap<Place, T>;

/// All of them.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    /// The documents, each version by its row.
    pub documents: BTreeMap<(Id, Option<Month>), Rc<Volume>>,
    /// The months.
    pub months: Places<Rc<Filling>>,
    /// What is known of the team as a whole.
    pub team: BTreeMap<TeamKey, Rc<TeamRow>>,
    /// The documents that are being written.
    pub drafts: BTreeMap<Id, Rc<Sketch>>,
    /// Rows that nobody can read: they stay as they are.
    pub unread: BTreeMap<BookKey, Rc<String>>,
    /// What was worked out of all agents' months.
    pub(super) known: Known,
}

impl Shelf {
    /// What the state has; nothing before anything is read.
    pub fn of(books: &Sealed) -> Rc<Self> {
        books.get().unwrap_or_default()
    }

    /// A month; nothing where none is recorded.
    pub fn month(&self, agent: &str, month: Month, document: Id) -> Option<&Rc<Filling>> {
        self.months.get(&(MonthKey::new(agent, month), document))
    }

    /// The versions of a document, the one that is in force first at the beginning.
    pub fn versions(&self, id: Id) -> Vec<&Rc<Volume>> {
        let own = self.documents.iter().filter(|((own, _), _)| *own == id);
        let mut versions: Vec<_> = own.map(|(_, volume)| volume).collect();
        versions.sort_by_key(|volume| volume.document.effective);
        versions
    }

    /// The version that scores a month: the latest that was in force then, or the first
    /// where none was.
    pub fn in_force(&self, id: Id, month: Month) -> Option<&Rc<Volume>> {
        let versions = self.versions(id);
        let mut then = versions.iter().rev();
        let then = then.find(|volume| volume.document.effective <= month);
        then.or(versions.first()).copied()
    }

    /// The ids of the documents, each once.
    pub fn ids(&self) -> Vec<Id> {
        let mut ids: Vec<Id> = self.documents.keys().map(|(id, _)| *id).collect();
        ids.dedup();
        ids
    }

    /// The row of the version that is in force from a month on, if there is one.
    pub fn edition(&self, id: Id, effective: Month) -> Option<(BookKey, &Rc<Volume>)> {
        let mut all = self.documents.iter();
        let is =
            |(own, of): &(&(Id, _), &Rc<Volume>)| own.0 == id && of.document.effective == effective;
        let ((id, row), volume) = all.find(is)?;
        Some((BookKey::Document(*id, *row), volume))
    }

    /// The row in which a document is kept: in that of the version that it replaces, in the
    /// one that it had elsewhere, or in a free one.
    pub fn row_for(&self, document: &Document, had: Option<Option<Month>>) -> BookKey {
        let (id, effective) = (document.id, document.effective);
        if let Some((key, _)) = self.edition(id, effective) {
            return key;
        }
        let is_free = |row: &Option<Month>| {
            !self.documents.contains_key(&(id, *row))
                && !self.unread.contains_key(&BookKey::Document(id, *row))
        };
        let rows = had.into_iter().chain([None]);
        let row = rows.into_iter().find(is_free).unwrap_or(Some(effective));
        BookKey::Document(id, row)
    }

    /// Puts a document where it belongs.
    pub fn stand(&mut self, volume: &Rc<Volume>, had: Option<Option<Month>>) {
        if let BookKey::Document(id, row) = self.row_for(&volume.document, had) {
            self.documents.insert((id, row), Rc::clone(volume));
        }
    }

    /// The place of a month.
    pub(super) fn place(key: &BookKey) -> Option<Place> {
        match key {
            BookKey::Document(..) | BookKey::Team(_) | BookKey::Draft(_) => None,
            BookKey::Month(month, id) => Some((month.clone(), *id)),
        }
    }

    /// The month of a row.
    pub(super) fn filling(&self, key: &BookKey) -> Option<&Rc<Filling>> {
        self.months.get(&Self::place(key)?)
    }

    /// The row of a key as storage gets it, a month with the acts on it; none where there is
    /// none.
    pub(super) fn text(&self, key: &BookKey, trails: &Trails) -> Option<String> {
        match key {
            _ if self.unread.contains_key(key) => self.unread.get(key).map(|text| (**text).clone()),
            BookKey::Document(id, row) => {
                let volume = self.documents.get(&(*id, *row));
                volume.map(|volume| volume.text.clone())
            }
            BookKey::Month(month, id) => {
                let place = (month.clone(), *id);
                let trail = trails.get(&place);
                let filling = self.months.get(&place)?;
                Some(row::write(filling, trail.map(|trail| &**trail)))
            }
            BookKey::Team(key) => self.team.get(key).map(|row| row.to_json()),
            BookKey::Draft(id) => self.drafts.get(id).map(|sketch| sketch.text()),
        }
    }

    /// Puts what a row holds in its place, or nothing; the acts on a month that came with it.
    pub fn put(&mut self, key: &BookKey, text: Option<&Rc<String>>) -> Option<Rc<BookTrail>> {
        self.unread.remove(key);
        match key {
            BookKey::Document(id, row) => {
                let place = (*id, *row);
                let read = text.and_then(|text| stored_book(text).zip(Some(text)));
                let read = read.filter(|((document, _), _)| document.id == *id);
                match read {
                    Some(((document, plan), text)) => {
                        let volume = Volume {
                            text: (**text).clone(),
                            document,
                            plan,
                        };
                        self.documents.insert(place, Rc::new(volume));
                        return None;
                    }
                    None => drop(self.documents.remove(&place)),
                }
            }
            BookKey::Month(month, id) => {
                let place = (month.clone(), *id);
                match text.and_then(|text| row::read(text)) {
                    Some((filling, trail)) => {
                        self.months.insert(place, Rc::new(filling));
                        return Some(Rc::new(trail));
                    }
                    None => drop(self.months.remove(&place)),
                }
            }
            BookKey::Team(key) => match text.and_then(|text| TeamRow::read(key, text)) {
                Some(row) => {
                    self.team.insert(key.clone(), Rc::new(row));
                    return None;
                }
                None => drop(self.team.remove(key)),
            },
            BookKey::Draft(id) => match text.and_then(|text| Sketch::read(*id, text)) {
                Some(sketch) => {
                    self.drafts.insert(*id, Rc::new(sketch));
                    return None;
                }
                None => drop(self.drafts.remove(id)),
            },
        }
        if let Some(text) = text {
            self.unread.insert(key.clone(), Rc::clone(text));
        }
        None
    }

    /// Puts in a row's place what another shelf has there: the very same, so that it isn't read
    /// anew.
    fn copy(&mut self, key: &BookKey, from: &Self) {
        fn same<K: Ord + Clone, T>(own: &mut BTreeMap<K, Rc<T>>, of: &BTreeMap<K, Rc<T>>, at: &K) {
            match of.get(at) {
                Some(one) => drop(own.insert(at.clone(), Rc::clone(one))),
                None => drop(own.remove(at)),
            }
        }
        same(&mut self.unread, &from.unread, key);
        match key {
            BookKey::Document(id, row) => same(&mut self.documents, &from.documents, &(*id, *row)),
            BookKey::Month(month, id) => {
                same(&mut self.months, &from.months, &(month.clone(), *id))
            }
            BookKey::Team(key) => same(&mut self.team, &from.team, key),
            BookKey::Draft(id) => same(&mut self.drafts, &from.drafts, id),
        }
    }

    /// All rows that there are.
    pub(super) fn keys(&self) -> impl Iterator<Item = BookKey> {
        let documents = self.documents.keys();
        let documents = documents.map(|(id, row)| BookKey::Document(*id, *row));
        let months = self.months.keys();
        let months = months.map(|(month, id)| BookKey::Month(month.clone(), *id));
        let team = self.team.keys().cloned().map(BookKey::Team);
        let drafts = self.drafts.keys().copied().map(BookKey::Draft);
        let read = documents.chain(months).chain(team).chain(drafts);
        read.chain(self.unread.keys().cloned())
    }

    /// Whether both have the very same in a place, or nothing.
    fn is_same(&self, other: &Self, key: &BookKey) -> bool {
        fn same<T>(one: Option<&Rc<T>>, other: Option<&Rc<T>>) -> bool {
            match (one, other) {
                (Some(one), Some(other)) => Rc::ptr_eq(one, other),
                (one, other) => one.is_none() && other.is_none(),
            }
        }
        let is_same_unread = self.unread.get(key) == other.unread.get(key);
        is_same_unread
            && match key {
                BookKey::Document(id, row) => {
                    let place = (*id, *row);
                    same(self.documents.get(&place), other.documents.get(&place))
                }
                BookKey::Month(month, id) => {
                    let place = (month.clone(), *id);
                    same(self.months.get(&place), other.months.get(&place))
                }
                BookKey::Team(key) => same(self.team.get(key), other.team.get(key)),
                BookKey::Draft(id) => same(self.drafts.get(id), other.drafts.get(id)),
            }
    }

    /// Which rows aren't what they were before.
    pub fn changed(&self, before: &Self) -> Vec<BookKey> {
        let mut keys: Vec<BookKey> = self.keys().chain(before.keys()).collect();
        keys.sort();
        keys.dedup();
        keys.retain(|key| !self.is_same(before, key));
        keys
    }
}

/// Takes what storage has. What is here and isn't there so is given to it if that is
/// `opened` only now: which rows that are.
pub fn refresh(
    state: &mut State,
    rows: &[(BookKey, Rc<String>)],
    opened: bool,
    trails: &mut Trails,
) -> Vec<BookKey> {
    let own = Shelf::of(&state.content.books);
    let mut now = Shelf::clone(&own);
    let mut other = BTreeSet::new();
    let mut unseen = Vec::new();
    for (key, text) in rows {
        let here = own.text(key, trails);
        if here.as_ref() == Some(&**text) {
            continue;
        }
        if opened && here.is_some() {
            // Both are kept until someone decides.
            unseen.push(key.clone());
            continue;
        }
        let trail = now.put(key, Some(text));
        trails.extend(Shelf::place(key).zip(trail));
        other.insert(key.clone());
    }
    for key in own.keys() {
        if rows.iter().any(|(known, _)| *known == key) {
            continue;
        }
        match opened {
            true => unseen.push(key),
            false => {
                now.put(&key, None);
                other.insert(key);
            }
        }
    }
    if other.is_empty() {
        return unseen;
    }
    let mut keys: Vec<BookKey> = other.into_iter().collect();
    // What another tab made final stays, too.
    for key in keys.clone() {
        for stays in now.stays_by(&key) {
            match stays {
                Stays::Row(row) => keys.push(row),
                Stays::Month(agent, month, unit) => {
                    let key = (agent, month);
                    let record = state.content.records.get(&key);
                    if record.is_some_and(|record| record.unit == unit) {
                        state.history.leave(&key);
                    }
                }
            }
        }
    }
    // What undo leads back to has it as it is now, too: it isn't this tab's to take back.
    let here = std::mem::replace(&mut state.content.books, Sealed::new(now));
    let mut known = vec![(here.clone(), state.content.books.clone())];
    let kept = Shelf::of(&state.content.books);
    let as_now = |was: &Sealed| {
        if let Some((_, books)) = known.iter().find(|(known, _)| known == was) {
            return books.clone();
        }
        let mut shelf = Shelf::clone(&Shelf::of(was));
        for key in &keys {
            shelf.copy(key, &kept);
        }
        let books = Sealed::new(shelf);
        known.push((was.clone(), books.clone()));
        books
    };
    let touched = |one: &Sealed, other: &Sealed| {
        let (one, other) = (Shelf::of(one), Shelf::of(other));
        keys.iter().any(|key| !one.is_same(&other, key))
    };
    state.history.leave_books(&here, as_now, touched);
    unseen
}
