//! What a page left behind that was closed before storage took it: it's entered here unless
//! it's stored, or was before it went on from there. Where something else is stored, it's set
//! aside.

use std::rc::Rc;

use super::work::form;
use super::{Shelf, acts, row, shelf};
use crate::desk::storage::drop_journal;
use crate::desk::{BookRows, Effect, Model};
use crate::store::rows::RowKey as _;
use crate::store::{Aside, BookKey};

pub(super) fn put(model: &mut Model, rows: Vec<(String, String)>, out: &mut Vec<Effect>) {
    let here = Shelf::of(&model.state.content.books);
    let Some(form) = form(model) else { return };
    let mut trails = std::mem::take(&mut form.acts.trails);
    let mut fresh = BookRows::new();
    let mut asides = Vec::new();
    for (name, text) in rows {
        let key = BookKey::named(&name);
        let stored = key.as_ref().and_then(|key| here.text(key, &trails));
        let left = row::read(&text);
        let place = key.as_ref().and_then(Shelf::place);
        let now = place.as_ref().and_then(|place| here.months.get(place));
        let goes_on = now.zip(left.as_ref()).is_some_and(|(now, (like, _))| {
            let trail = place.as_ref().and_then(|place| trails.get(place));
            trail.map_or(**now == *like, |trail| trail.has_been(now, like))
        });
        match (key, stored) {
            (Some(key), None) => fresh.push((key, Rc::new(text))),
            (_, Some(stored)) if goes_on || stored == text => {}
            _ => asides.push(Aside {
                key: name,
                raw: text,
            }),
        }
    }
    shelf::refresh(&mut model.state, &fresh, true, &mut trails);
    if let Some(form) = self::form(model) {
        form.acts.trails = trails;
    }
    let keys = fresh.into_iter().map(|(key, _)| key).collect();
    let now = Shelf::of(&model.state.content.books);
    acts::note(model, (&Shelf::default(), &now), keys, true, out);
    if !asides.is_empty() {
        out.push(Effect::SaveAsides(asides));
    }
    model.storage.books_left = false;
    drop_journal(model, out);
}
