//! The part of the desk that is in the program's fourth chunk: documents of version 2
//! that a person brought. The page reaches it through [`Books`], so that nobody without
//! such a document carries it.

use super::state::Sealed;
use super::{BookMsg, Chunk, Doors, Effect, Model, Page};
use crate::id::Id;

/// The doors to it.
pub struct Books {
    /// Takes a message that needs it.
    pub(super) update: fn(&mut Model, Sealed, &mut Vec<Effect>),
}

/// Takes a message that needs the fourth chunk, or has it wait.
pub(super) fn to_books(model: &mut Model, msg: Sealed, out: &mut Vec<Effect>) {
    match model.books {
        Chunk::Here(Doors(books)) => (books.update)(model, msg, out),
        _ => {
            model.for_books.push(msg);
            load(model, out);
        }
    }
}

/// Fetches it, once.
pub(super) fn load(model: &mut Model, out: &mut Vec<Effect>) {
    if matches!(model.books, Chunk::Unasked | Chunk::Failed) {
        model.books = Chunk::Loading;
        out.push(Effect::LoadBooks);
    }
}

/// It's there, or it couldn't be fetched.
pub(super) fn arrived(model: &mut Model, books: Option<Doors<Books>>, out: &mut Vec<Effect>) {
    let Some(books) = books else {
        // What waits does so until it's asked for once more.
        model.books = Chunk::Failed;
        return;
    };
    model.books = Chunk::Here(books);
    for msg in std::mem::take(&mut model.for_books) {
        to_books(model, msg, out);
    }
}

/// What came in and wasn't taken goes.
pub(super) fn clear(model: &mut Model, out: &mut Vec<Effect>) {
    if model.book.is_some() {
        to_books(model, Sealed::new(BookMsg::Clear), out);
    }
}

/// The month's page: by the document that is filled in, or by a bundled rulebook.
pub(super) fn home(model: &Model) -> Page {
    match model.state.content.book {
        Some(_) => Page::Book,
        None => Page::Month,
    }
}

/// After an undo: the document that it was about is shown.
pub(super) fn follow(model: &mut Model, before: Option<Id>) {
    let is_month = matches!(model.page, Page::Month | Page::Book);
    if is_month && before != model.state.content.book {
        model.page = home(model);
    }
}

/// Gives storage what differs from what there was.
pub(super) fn keep(model: &mut Model, before: Sealed, out: &mut Vec<Effect>) {
    if before != model.state.content.books {
        to_books(model, Sealed::new(BookMsg::Keep(before)), out);
    }
}

/// What storage has of them; whoever has none doesn't fetch what draws them.
pub(super) fn kept(model: &mut Model, rows: Sealed, opened: bool, out: &mut Vec<Effect>) {
    if !rows.is_none() || !model.state.content.books.is_none() {
        to_books(model, Sealed::new(BookMsg::Kept(rows, opened)), out);
    }
}
