//! The part of the desk that is in the program's fourth chunk: documents of version 2
//! that a person brought. The page reaches it through [`Books`], so that nobody without
//! such a document carries it.

use std::collections::BTreeMap;

use super::state::{Action, Key, Sealed};
use super::team::TeamMsg;
use super::update::act;
use super::{BookChange, BookMsg, BookRows, BooksHeld, Chunk, Doors, Effect, Model, Page};
use crate::id::{Fingerprint, Id};
use crate::table::Remembered;
use crate::team::Claim;

/// The doors to it.
pub struct Books {
    /// Takes a message that needs it.
    pub(super) update: fn(&mut Model, Sealed, &mut Vec<Effect>),
    /// The rows that storage gets of what the desk has.
    pub(super) rows: fn(&Model) -> BookRows,
    /// How many they are.
    pub(super) held: fn(&Sealed) -> BooksHeld,
    /// Whether some of the team's months aren't scored yet.
    pub(super) is_team_due: fn(&Model) -> bool,
    /// What was answered for tables, by their heads.
    pub(super) heads: fn(&Model) -> Heads,
    /// What was said of months, as a text that goes along with them.
    pub(super) said_of: fn(&Model, &[Key]) -> Option<String>,
    /// What an undo changed of them, before and after it, in words: at most so many, and how
    /// many more.
    pub(super) undone: fn(&Model, [&Sealed; 2], usize) -> Told,
}

/// What was answered for tables, by their heads.
pub(super) type Heads = BTreeMap<Fingerprint, Remembered>;

/// What was answered for tables; nothing where the fourth chunk isn't there.
pub(super) fn heads(model: &Model) -> Heads {
    match model.books {
        Chunk::Here(Doors(books)) => (books.heads)(model),
        _ => Heads::new(),
    }
}

/// Changes in words, and how many more there are.
pub(super) type Told = (Vec<String>, usize);

/// All documents and their months as storage has or gets them: what waits for the fourth
/// chunk too.
pub(super) fn rows(model: &Model) -> BookRows {
    match model.books {
        Chunk::Here(Doors(books)) => (books.rows)(model),
        _ => unread(model),
    }
}

/// How many they are.
pub(super) fn held(model: &Model) -> BooksHeld {
    match model.books {
        Chunk::Here(Doors(books)) => (books.held)(&model.state.content.books),
        _ => BooksHeld::of(unread(model).iter().map(|(key, _)| key)),
    }
}

/// What storage has of them and nobody has looked into yet.
fn unread(model: &Model) -> BookRows {
    let mut waiting = model.for_books.iter().rev();
    let rows = waiting.find_map(|msg| match &*msg.get::<BookMsg>()? {
        BookMsg::Kept(rows, _) => rows.get::<BookRows>(),
        _ => None,
    });
    rows.map_or_else(Vec::new, |rows| BookRows::clone(&rows))
}

/// Whether it says what storage has.
fn is_kept(msg: &Sealed) -> bool {
    let msg = msg.get::<BookMsg>();
    msg.is_some_and(|msg| matches!(*msg, BookMsg::Kept(..)))
}

/// Removes all of them; whether that's a step of its own, or belongs to the last one.
pub(super) fn remove_all(model: &mut Model, is_step: bool, out: &mut Vec<Effect>) {
    if let Chunk::Here(_) = model.books {
        if !held(model).is_none() {
            act(model, Action::Books(Sealed::default(), None, is_step), out);
        }
        return;
    }
    // Nobody has looked into them: they go as they lie.
    let rows = unread(model).into_iter();
    let gone: Vec<BookChange> = rows.map(|(key, _)| (key, None)).collect();
    if !gone.is_empty() {
        model.for_books.retain(|msg| !is_kept(msg));
        model.state.content.book = None;
        save(model, gone, out);
    }
}

/// Gives rows to storage.
pub(super) fn save(model: &mut Model, changes: Vec<BookChange>, out: &mut Vec<Effect>) {
    model.storage.all_saved = false;
    model.storage.is_saving = true;
    out.push(Effect::SaveBooks(Sealed::new(changes)));
}

/// Whether some of the team's months, which are looked at, aren't scored yet.
pub(super) fn is_team_due(model: &Model) -> bool {
    match model.books {
        Chunk::Here(Doors(books)) if model.page == Page::Team => (books.is_team_due)(model),
        _ => false,
    }
}

/// Takes a message about the team.
pub(super) fn to_team(model: &mut Model, msg: TeamMsg, out: &mut Vec<Effect>) {
    to_books(model, Sealed::new(BookMsg::Team(msg)), out);
}

/// The page was printed.
pub(super) fn printed(model: &mut Model, out: &mut Vec<Effect>) {
    if matches!(model.books, Chunk::Here(_)) {
        to_team(model, TeamMsg::Printed, out);
    }
}

/// Keeps what the files of an import said of months that don't come to that here, as part
/// of the last step; what was kept of others that were taken anew goes.
pub(super) fn keep_claims(
    model: &mut Model,
    claims: Vec<(Key, Option<Claim>)>,
    out: &mut Vec<Effect>,
) {
    let any = claims.iter().any(|(_, claim)| claim.is_some());
    let is_held = !model.state.content.books.is_none() || !model.for_books.is_empty();
    if any || is_held {
        to_team(model, TeamMsg::Claims(claims), out);
    }
}

/// The same of what was entered unseen of what is stored.
pub(super) fn save_unseen(model: &mut Model, changes: Vec<BookChange>, out: &mut Vec<Effect>) {
    model.storage.all_saved = false;
    model.storage.is_saving = true;
    out.push(Effect::SaveBooksUnseen(Sealed::new(changes)));
}

/// The minute was told in which months changed.
pub(super) fn made(model: &mut Model, out: &mut Vec<Effect>) {
    if matches!(model.books, Chunk::Here(_)) {
        to_books(model, Sealed::new(BookMsg::Made), out);
    }
    super::reviews::go_on(model, out);
}

/// Fetches the fourth chunk where an official month is here: it stands beside the agent's own.
pub(super) fn need_for_issued(model: &mut Model, out: &mut Vec<Effect>) {
    if matches!(model.books, Chunk::Unasked) && model.storage.acts.any_issued() {
        load(model, out);
    }
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
        super::late::forget(model);
        return;
    };
    model.books = Chunk::Here(books);
    for msg in std::mem::take(&mut model.for_books) {
        to_books(model, msg, out);
    }
    super::late::go_on(model, out);
}

/// What came in and wasn't taken goes.
pub(super) fn clear(model: &mut Model, out: &mut Vec<Effect>) {
    if model.book.is_some() {
        to_books(model, Sealed::new(BookMsg::Clear), out);
    }
}

/// Takes what is chosen of what came in, as part of an import; whether that's a step of
/// its own, or belongs to the last one.
pub(super) fn take_along(model: &mut Model, is_step: bool, out: &mut Vec<Effect>) {
    if model.books == Chunk::Failed {
        // Nobody saw it: it isn't taken when the chunk is there at last.
        return model.for_books.retain(is_kept);
    }
    if model.book.is_some() || !model.for_books.is_empty() {
        // What waits is no part of a step that others may follow.
        let is_step = is_step || model.books == Chunk::Loading;
        to_books(model, Sealed::new(BookMsg::TakeAlong(is_step)), out);
    }
}

/// Shows a bundled rulebook where a document is shown, as part of the last step.
pub(super) fn leave(model: &mut Model, out: &mut Vec<Effect>) {
    if model.state.content.book.is_some() {
        let books = model.state.content.books.clone();
        act(model, Action::Books(books, None, false), out);
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
    let had = !model.state.content.books.is_none() || !model.for_books.is_empty();
    if !rows.is_none() || had {
        to_books(model, Sealed::new(BookMsg::Kept(rows, opened)), out);
    }
}

/// The same once it's read: what was entered before stands beside it, and so do rows that a
/// page left behind.
pub(super) fn opened(
    model: &mut Model,
    stored: Sealed,
    journaled: Vec<(String, String)>,
    out: &mut Vec<Effect>,
) {
    let own = rows(model).into_iter();
    model.storage.books_in_journal = own.map(|(key, _)| key).collect();
    model.storage.books_left = !journaled.is_empty();
    kept(model, stored, true, out);
    if model.storage.books_left {
        to_books(model, Sealed::new(BookMsg::Journaled(journaled)), out);
    }
}
