//! The documents that a person brought, and the months that are filled in by them.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::calendar::Month;
use crate::desk::BookChange;
use crate::desk::state::{Sealed, State};
use crate::exchange::stored_book;
use crate::id::Id;
use crate::json::{Encode, decode_text};
use crate::plan::{Filling, Volume};
use crate::store::{BookKey, MonthKey};

/// All of them.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    /// The documents.
    pub documents: BTreeMap<Id, Rc<Volume>>,
    /// The months.
    pub months: BTreeMap<(MonthKey, Id), Rc<Filling>>,
    /// Rows that nobody can read: they stay as they are.
    pub unread: BTreeMap<BookKey, Rc<String>>,
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

    /// The row of a key as storage gets it; none where there is none.
    pub(super) fn text(&self, key: &BookKey) -> Option<String> {
        match key {
            _ if self.unread.contains_key(key) => self.unread.get(key).map(|text| (**text).clone()),
            BookKey::Document(id) => self.documents.get(id).map(|volume| volume.text.clone()),
            BookKey::Month(month, id) => {
                let filling = self.months.get(&(month.clone(), *id));
                filling.map(|filling| filling.to_json())
            }
        }
    }

    /// Puts what a row holds in its place, or nothing.
    pub fn put(&mut self, key: &BookKey, text: Option<&Rc<String>>) {
        self.unread.remove(key);
        match key {
            BookKey::Document(id) => {
                let read = text.and_then(|text| stored_book(text).zip(Some(text)));
                let read = read.filter(|((document, _), _)| document.id == *id);
                match read {
                    Some(((document, plan), text)) => {
                        let volume = Volume {
                            text: (**text).clone(),
                            document,
                            plan,
                        };
                        self.documents.insert(*id, Rc::new(volume));
                        return;
                    }
                    None => drop(self.documents.remove(id)),
                }
            }
            BookKey::Month(month, id) => {
                let place = (month.clone(), *id);
                match text.and_then(|text| decode_text::<Filling>(text)) {
                    Some(filling) => {
                        self.months.insert(place, Rc::new(filling));
                        return;
                    }
                    None => drop(self.months.remove(&place)),
                }
            }
        }
        if let Some(text) = text {
            self.unread.insert(key.clone(), Rc::clone(text));
        }
    }

    /// All rows that there are.
    pub(super) fn keys(&self) -> impl Iterator<Item = BookKey> {
        let documents = self.documents.keys().map(|id| BookKey::Document(*id));
        let months = self.months.keys();
        let months = months.map(|(month, id)| BookKey::Month(month.clone(), *id));
        documents.chain(months).chain(self.unread.keys().cloned())
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
                BookKey::Document(id) => same(self.documents.get(id), other.documents.get(id)),
                BookKey::Month(month, id) => {
                    let place = (month.clone(), *id);
                    same(self.months.get(&place), other.months.get(&place))
                }
            }
    }

    /// What is to be written so that what was `before` is as it is here.
    pub fn changes(&self, before: &Self) -> Vec<BookChange> {
        let mut keys: Vec<BookKey> = self.keys().chain(before.keys()).collect();
        keys.sort();
        keys.dedup();
        keys.retain(|key| !self.is_same(before, key));
        let changes = keys.into_iter().map(|key| {
            let text = self.text(&key);
            (key, text)
        });
        changes.collect()
    }
}

/// Takes what storage has. What is here and nowhere there is given to it if that is
/// `opened` only now.
pub fn refresh(state: &mut State, rows: &[(BookKey, Rc<String>)], opened: bool) -> Vec<BookChange> {
    let own = Shelf::of(&state.content.books);
    let mut now = Shelf::clone(&own);
    let mut other = BTreeMap::new();
    for (key, text) in rows {
        if own.text(key).as_ref() != Some(&**text) {
            now.put(key, Some(text));
            other.insert(key.clone(), Some(text));
        }
    }
    let mut unseen = Vec::new();
    for key in own.keys() {
        if rows.iter().any(|(known, _)| *known == key) {
            continue;
        }
        match opened {
            true => unseen.push((key.clone(), own.text(&key))),
            false => {
                now.put(&key, None);
                other.insert(key, None);
            }
        }
    }
    if other.is_empty() {
        return unseen;
    }
    // What undo leads back to has it as it is now, too: it isn't this tab's to take back.
    let mut known = vec![(state.content.books.clone(), Sealed::new(now))];
    state.content.books = known[0].1.clone();
    for frame in state.history.frames() {
        let found = known.iter().find(|(was, _)| *was == frame.books);
        let books = match found {
            Some((_, books)) => books.clone(),
            None => {
                let mut shelf = Shelf::clone(&Shelf::of(&frame.books));
                for (key, text) in &other {
                    shelf.put(key, *text);
                }
                let books = Sealed::new(shelf);
                known.push((frame.books.clone(), books.clone()));
                books
            }
        };
        frame.books = books;
    }
    unseen
}
