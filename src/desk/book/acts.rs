//! The acts on documents' months: every change gets one, with the minute that the page says
//! it is, and only then goes to storage.

use std::rc::Rc;

use super::acted::Waiting;
use super::shelf::{Place, Shelf};
use super::{BookForm, row};
use crate::desk::acts::made_by;
use crate::desk::books::{save, save_unseen};
use crate::desk::state::Way;
use crate::desk::{BookChange, Effect, Model};
use crate::plan::Filling;
use crate::record::Source;
use crate::store::BookKey;

/// Gives storage what differs: documents at once, months once it's known when.
pub(super) fn note(
    model: &mut Model,
    (before, now): (&Shelf, &Shelf),
    keys: Vec<BookKey>,
    is_unseen: bool,
    out: &mut Vec<Effect>,
) {
    let way = model.state.way;
    let Some(form) = super::work::form(model) else {
        return;
    };
    let goes_on = std::mem::take(&mut form.acts.goes_on);
    let mut changes: Vec<BookChange> = Vec::new();
    for key in keys {
        let [was, is] = [before, now].map(|shelf| shelf.filling(&key).cloned());
        let taken = Shelf::place(&key).and_then(|place| form.acts.taken.remove(&place));
        match was.is_none() && is.is_none() {
            true => changes.push((key.clone(), now.text(&key, &form.acts.trails))),
            false => form.acts.waiting.push(Waiting {
                key,
                was,
                is,
                way,
                goes_on,
                is_unseen,
                taken,
            }),
        }
    }
    form.acts.taken.clear();
    let waits = !form.acts.waiting.is_empty();
    give(model, changes, is_unseen, out);
    if waits {
        model.storage.all_saved = false;
        model.storage.is_saving = true;
        out.push(Effect::Clock);
    }
}

/// Puts a shelf in place, where a month of it comes from somewhere as its act says.
pub(in crate::desk) fn put_taken(
    model: &mut Model,
    shelf: Shelf,
    (place, source): (Place, Source),
    out: &mut Vec<Effect>,
) {
    if let Some(form) = super::work::form(model) {
        form.acts.taken.insert(place, (source, None));
    }
    let book = model.state.content.book;
    super::work::put(model, shelf, book, true, out);
}

/// It's known when: the acts are made, and what changed is given to storage.
pub(super) fn make(model: &mut Model, out: &mut Vec<Effect>) {
    let Some(form) = super::work::form(model) else {
        return;
    };
    let waiting = std::mem::take(&mut form.acts.waiting);
    let (mut seen, mut unseen) = (Vec::new(), Vec::new());
    for of in waiting {
        let Some(key) = Shelf::place(&of.key) else {
            continue;
        };
        let entered = made_by(model, Source::Entered);
        let Some(BookForm { acts, .. }) = super::work::form(model) else {
            return;
        };
        let nothing = Rc::<Filling>::default();
        let (was, is) = (of.was.as_ref(), of.is.as_ref());
        let mut before = Rc::clone(was.unwrap_or(&nothing));
        let after = Rc::clone(is.unwrap_or(&nothing));
        // A month that begins anew has no part in one that was removed.
        let is_new = was.is_none() && matches!(of.way, Way::Act | Way::Log);
        let known = acts.trails.get(&key).filter(|_| !is_new).cloned();
        let mut known = known.unwrap_or_default();
        let trail = match of.taken {
            // What is nowhere here is restored with its acts as they were.
            Some((_, Some(trail))) if is_new && trail.leads_to(&after) => trail,
            taken => {
                let source = match (taken, of.way) {
                    (Some((source, _)), _) => source,
                    (None, Way::Undo) => Source::Undone,
                    (None, Way::Redo) => Source::Redone,
                    (None, Way::Act | Way::Log) => Source::Entered,
                };
                // Typing into a field is one act as long as it lasts.
                let last = acts.last.take().filter(|_| of.goes_on);
                let last = last.filter(|(of_last, _, head)| {
                    *of_last == of.key && head.is_some() && *head == known.head()
                });
                if let Some((_, base, _)) = last {
                    (known, before) = (Rc::new(known.without_last()), base);
                }
                let made = crate::record::Made { source, ..entered };
                Rc::new(known.with(made, &before, &after))
            }
        };
        let head = trail.head().filter(|head| known.head() != Some(*head));
        acts.last = head.map(|head| (of.key.clone(), before, Some(head)));
        let text = is.map(|is| row::write(is, Some(&trail)));
        acts.trails.insert(key, trail);
        match of.is_unseen {
            true => unseen.push((of.key, text)),
            false => seen.push((of.key, text)),
        }
    }
    give(model, seen, false, out);
    give(model, unseen, true, out);
}

fn give(model: &mut Model, changes: Vec<BookChange>, is_unseen: bool, out: &mut Vec<Effect>) {
    match is_unseen {
        _ if changes.is_empty() => {}
        true => save_unseen(model, changes, out),
        false => save(model, changes, out),
    }
}
