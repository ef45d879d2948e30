//! What the desk does about brought documents and their months.

use std::rc::Rc;

use super::acted::Trails;
use super::enter::entered;
use super::file::{self, Offered};
use super::here::Here;
use super::shelf::Places;
use super::{BookForm, BookMsg, Shelf, acts, left, said, shelf};
use crate::calendar::Month;
use crate::desk::books::Books;
use crate::desk::settings::keep_settings;
use crate::desk::state::{Action, Sealed};
use crate::desk::update::{act, open};
use crate::desk::{BookRows, BooksHeld, Doors, Effect, Form, Model, Page, team};
use crate::exchange::{book_name, write_book_month, write_csv};
use crate::id::Id;
use crate::locale::book_csv;
use crate::plan::{Filling, Place};
use crate::review::MonthOf;
use crate::store::rows::RowKey as _;
use crate::store::{BookKey, MonthKey};

/// The fourth part of the desk.
pub const BOOKS: Doors<Books> = Doors(&Books {
    update,
    rows,
    held,
    is_team_due: team::is_due,
    said_of: super::said_of::said_of,
    heads: |model| Shelf::of(&model.state.content.books).heads(),
    undone: said::undone,
});

fn rows(model: &Model) -> BookRows {
    let shelf = Shelf::of(&model.state.content.books);
    let nothing = Trails::new();
    let trails = model.book_form().map_or(&nothing, |form| &form.acts.trails);
    let rows = shelf.keys().filter_map(|key| {
        let text = shelf.text(&key, trails)?;
        Some((key, Rc::new(text)))
    });
    rows.collect()
}

fn held(books: &Sealed) -> BooksHeld {
    let keys: Vec<BookKey> = Shelf::of(books).keys().collect();
    BooksHeld::of(keys.iter())
}

fn update(model: &mut Model, msg: Sealed, out: &mut Vec<Effect>) {
    let Some(msg) = msg.get::<BookMsg>() else {
        return;
    };
    match Rc::unwrap_or_clone(msg) {
        BookMsg::Clear => form(model).into_iter().for_each(|form| form.offers.clear()),
        BookMsg::Kept(rows, opened) => {
            let rows = rows.get::<BookRows>().unwrap_or_default();
            let mut trails = form(model)
                .map(|form| std::mem::take(&mut form.acts.trails))
                .unwrap_or_default();
            let unseen = shelf::refresh(&mut model.state, &rows, opened, &mut trails);
            if let Some(form) = form(model) {
                form.acts.trails = trails;
            }
            if !unseen.is_empty() {
                let (before, now) = (Shelf::default(), Shelf::of(&model.state.content.books));
                acts::note(model, (&before, &now), unseen, true, out);
            }
            settle(model);
        }
        BookMsg::Keep(before) => {
            let (before, now) = (Shelf::of(&before), Shelf::of(&model.state.content.books));
            let changed = now.changed(&before);
            if !changed.is_empty() {
                acts::note(model, (&before, &now), changed, false, out);
            }
        }
        BookMsg::Made => {
            acts::make(model, out);
            team::issued(model, out);
        }
        BookMsg::Journaled(rows) => left::put(model, rows, out),
        BookMsg::Acts(shows) => {
            if let Some(form) = form(model) {
                form.shows_acts = shows;
            }
            out.push(match shows {
                true => Effect::Into(Form::Acts),
                false => Effect::Back(Form::Acts),
            });
        }
        BookMsg::SaveUnread(key) => {
            let shelf = Shelf::of(&model.state.content.books);
            if let Some(text) = shelf.unread.get(&key) {
                let name = key.name().replace(['/', '%'], "-");
                out.push(Effect::Download(format!("{name}.txt"), (**text).clone()));
            }
        }
        BookMsg::Files(files) => {
            let mut offers = file::read_all(&model.shelf(), files);
            form(model)
                .into_iter()
                .for_each(|form| form.offers.append(&mut offers));
        }
        BookMsg::Restore(rows, source) => {
            let shelf = model.shelf();
            if let Some(form) = form(model) {
                let mut offers = file::restored(&shelf, &form.acts.trails, &rows, &source);
                form.offers.append(&mut offers);
            }
        }
        BookMsg::Choose(at, take) => {
            if let Some((_, taken)) = form(model).and_then(|form| form.offers.get_mut(at)) {
                *taken = take;
            }
        }
        BookMsg::Take => show_taken(model, out),
        BookMsg::TakeAlong(is_step) => {
            let shown = model.state.content.book;
            if let Some((shelf, _)) = taken(model) {
                put(model, shelf, shown, is_step, out);
            }
        }
        BookMsg::Show(id) => {
            let books = model.state.content.books.clone();
            act(model, Action::Books(books, Some(id), true), out);
            open(model, Page::Book, out);
        }
        BookMsg::Leave(unit) => {
            let books = model.state.content.books.clone();
            act(model, Action::Books(books, None, true), out);
            open(model, Page::Month, out);
            if model.state.unit() != unit && !model.state.is_closed() {
                act(model, Action::System(unit), out);
            }
        }
        BookMsg::Type(place, text) => {
            let before = form(model).and_then(|form| form.typing.take());
            let goes_on = before
                .is_some_and(|(here, left)| here == place && left == model.state.content.books);
            edit(model, goes_on, out, |filling| filling.put(place, &text));
            let left = model.state.content.books.clone();
            typing(model, Some((place, left)));
        }
        BookMsg::Left => typing(model, None),
        BookMsg::Line(id, is_pool) => {
            let row = (id, is_pool);
            let Some(BookForm { open, .. }) = form(model) else {
                return;
            };
            match open.iter().position(|known| *known == row) {
                Some(at) => drop(open.remove(at)),
                None => open.push(row),
            }
        }
        BookMsg::Export => {
            if let Some(view) = model.book_view() {
                let content = &model.state.content;
                let month = file::month_of(&view, &content.agent, content.month);
                let name = book_name(&content.agent, content.month, month.document);
                let name = format!("{name}.json");
                out.push(Effect::Download(name, write_book_month(&month)));
            }
        }
        BookMsg::ExportDocument => {
            if let Some(view) = model.book_view() {
                let name = format!("kaohe-document-{}.json", view.document().id);
                out.push(Effect::Download(name, view.volume.text.clone()));
            }
        }
        BookMsg::Table => {
            if let Some(view) = model.book_view() {
                let content = &model.state.content;
                let name = book_name(&content.agent, content.month, view.document().id);
                let table = book_csv::table(model.lang, &view, &content.agent, content.month);
                out.push(Effect::Download(format!("{name}.csv"), write_csv(&table)));
            }
        }
        BookMsg::RemoveDocument(id) => {
            let mut shelf = Shelf::clone(&Shelf::of(&model.state.content.books));
            let shown = shelf.in_force(id, model.state.content.month).cloned();
            // What scores a final month stays; the page says so.
            if shown
                .as_ref()
                .is_some_and(|of| !shelf.finals_by(of).is_empty())
            {
                return;
            }
            let is_shown = |volume: &Rc<_>| shown.as_ref().is_some_and(|of| Rc::ptr_eq(of, volume));
            shelf.documents.retain(|_, volume| !is_shown(volume));
            // By another version the months go on.
            if !shelf.versions(id).is_empty() {
                return put(model, shelf, Some(id), true, out);
            }
            shelf.months.retain(|(_, by), _| *by != id);
            put(model, shelf, None, true, out);
            open(model, Page::Month, out);
        }
        BookMsg::Team(msg) => team::update(model, msg, out),
        BookMsg::Resolve(key, mine) => out.push(Effect::ResolveBook(Sealed::new(key), mine)),
        msg => {
            typing(model, None);
            entered(model, msg, out);
        }
    }
}

/// Changes the shown month, as a step of its own or as part of the last one.
pub(super) fn edit(
    model: &mut Model,
    goes_on: bool,
    out: &mut Vec<Effect>,
    change: impl FnOnce(&mut Filling),
) {
    let content = &model.state.content;
    let Some(id) = content.book else { return };
    let mut shelf = Shelf::clone(&Shelf::of(&content.books));
    let key = (MonthKey::new(content.agent.as_str(), content.month), id);
    let row = BookKey::Month(key.0.clone(), id);
    let of = MonthOf::new(&*content.agent, content.month, Some(id));
    if shelf.unread.contains_key(&row) || shelf.is_final(&of) {
        return;
    }
    let was = shelf.months.get(&key).cloned().unwrap_or_default();
    let mut filling = Filling::clone(&was);
    change(&mut filling);
    if filling == *was {
        return;
    }
    match filling.is_blank() {
        true => drop(shelf.months.remove(&key)),
        false => drop(shelf.months.insert(key, Rc::new(filling))),
    }
    if let Some(form) = form(model) {
        form.acts.goes_on = goes_on;
    }
    put(model, shelf, Some(id), !goes_on, out);
}

pub(in crate::desk) fn put(
    model: &mut Model,
    shelf: Shelf,
    book: Option<Id>,
    is_step: bool,
    out: &mut Vec<Effect>,
) {
    let books = Sealed::new(shelf);
    act(model, Action::Books(books, book, is_step), out);
    if let Some(form) = form(model) {
        form.acts.taken.clear();
    }
}

/// What of it is shown next.
struct Shown {
    /// By which document.
    document: Id,
    /// The first of the months by it.
    first: Option<(String, Month)>,
    /// How many months there are.
    months: usize,
    /// The last month, where several agents have one by it.
    team: Option<Month>,
}

/// The shelf with all that was chosen, and what came in first; nothing where nothing was.
fn taken(model: &mut Model) -> Option<(Shelf, Option<Shown>)> {
    let offers = form(model).map(|form| std::mem::take(&mut form.offers));
    let mut shelf = Shelf::clone(&Shelf::of(&model.state.content.books));
    let (mut shown, mut months, mut any) = (None, 0, false);
    let mut from = Places::new();
    for (offer, _) in offers.into_iter().flatten().filter(|(_, take)| *take) {
        match offer.what {
            // What comes with it may have made a month final that another one scores.
            Ok(Offered::Document(volume, here, beside))
                if here.makes_way() && shelf.finals_against(&volume.document).is_empty() =>
            {
                let id = volume.document.id;
                shelf.stand(&volume, beside.had);
                any = true;
                if shown.is_none() {
                    shown = Some((id, None));
                }
            }
            Ok(Offered::Month(month, Some(view), here))
                if !shelf.versions(month.document).is_empty() && here.makes_way() =>
            {
                let key = (
                    MonthKey::new(month.agent.as_str(), month.month),
                    month.document,
                );
                shelf.months.insert(key.clone(), Rc::clone(&view.filling));
                from.insert(key, (offer.source, None));
                (months, any) = (months + 1, true);
                if shown.as_ref().is_none_or(|(id, _)| *id == month.document) {
                    shown = Some((month.document, Some((month.agent, month.month))));
                }
            }
            Ok(Offered::Kept(month)) if month.here.makes_way() => {
                let place = (month.of.clone(), month.document);
                let key = BookKey::Month(month.of, month.document);
                let trail = shelf.put(&key, Some(&month.text));
                from.insert(place, (offer.source, trail));
                any = true;
            }
            Ok(Offered::Team(key, text, here)) if here.makes_way() => {
                shelf.put(&BookKey::Team(key), Some(&text));
                any = true;
            }
            Ok(Offered::Draft(id, _, text, here)) if here.makes_way() => {
                shelf.put(&BookKey::Draft(id), Some(&text));
                any = true;
            }
            Ok(Offered::Unread(key, text, Here::Nothing)) => {
                shelf.put(&key, Some(&text));
                any = true;
            }
            _ => {}
        }
    }
    // They lie by their agents.
    let own = || {
        let own = from.keys();
        own.filter(|(_, by)| shown.as_ref().is_some_and(|(id, _)| id == by))
    };
    let is_team = (own().next().zip(own().next_back()))
        .is_some_and(|((first, _), (last, _))| first.agent != last.agent);
    let team = own().map(|(of, _)| of.month).max().filter(|_| is_team);
    if let Some(form) = form(model) {
        form.acts.taken = from;
    }
    let shown = shown.map(|(document, first)| Shown {
        document,
        first,
        months,
        team,
    });
    any.then_some((shelf, shown))
}

fn show_taken(model: &mut Model, out: &mut Vec<Effect>) {
    let Some((shelf, shown)) = taken(model) else {
        return;
    };
    let Some(shown) = shown else {
        // What is being written is no month's.
        let book = model.state.content.book;
        put(model, shelf, book, true, out);
        return open(model, Page::Draft, out);
    };
    put(model, shelf, Some(shown.document), true, out);
    if let Some(month) = shown.team {
        act(model, Action::Go(month), out);
        open(model, Page::Team, out);
        return keep_settings(model, out);
    }
    if let Some((agent, month)) = shown.first {
        // One month is what is looked at next.
        if shown.months == 1 || model.state.content.agent.is_empty() {
            if model.state.content.agent != agent {
                act(model, Action::Show(agent), out);
            }
            act(model, Action::Go(month), out);
        }
    }
    open(model, Page::Book, out);
    keep_settings(model, out);
}

/// Where the shown document isn't there (any more), the bundled rulebook is shown.
fn settle(model: &mut Model) {
    let content = &model.state.content;
    let shelf = Shelf::of(&content.books);
    let is_here = content.book.is_none_or(|id| !shelf.versions(id).is_empty());
    let may_come = model.storage.books_left || !shelf.unread.is_empty();
    if !is_here && model.page == Page::Book && !may_come {
        model.page = Page::Month;
        model.state.content.book = None;
    }
}

/// Which field is being typed into.
fn typing(model: &mut Model, now: Option<(Place, Sealed)>) {
    if let Some(form) = form(model) {
        form.typing = now;
    }
}

/// What is open.
pub(super) fn form(model: &mut Model) -> Option<&mut BookForm> {
    let known = model.book.get_or_insert_with(|| Box::<BookForm>::default());
    known.downcast_mut()
}
