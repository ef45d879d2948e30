//! The ways from months to the process around them, for whoever has no part of it.

use super::late::to_late;
use super::state::{Key, Sealed};
use super::update::open;
use super::{Chunk, Doors, Effect, ImportForm, LatePart, Model, Page, ReviewMsg};
use crate::record::Record;

/// Receipts, slips and stages came in: whether nothing else did, and they are shown. Else they
/// are looked at once the months that they may be about are here.
pub(super) fn came(
    model: &mut Model,
    reviews: Vec<(String, String)>,
    alone: bool,
    form: &mut ImportForm,
    out: &mut Vec<Effect>,
) -> bool {
    if reviews.is_empty() || !alone || *form != ImportForm::default() {
        form.along.extend(reviews);
        return false;
    }
    let msg = Sealed::new(ReviewMsg::Files(reviews));
    to_late(model, LatePart::Review, msg, out);
    open(model, Page::Review, out);
    true
}

/// Looks at what came along with months, once these are here with their acts.
pub(super) fn go_on(model: &mut Model, out: &mut Vec<Effect>) {
    if model.along.is_empty() || model.storage.acts.waiting() > 0 {
        return;
    }
    let msg = ReviewMsg::Along(std::mem::take(&mut model.along));
    to_late(model, LatePart::Review, Sealed::new(msg), out);
}

/// A closed month was opened again: what was said of it is void.
pub(super) fn opened_again(model: &mut Model, key: Key, reason: String, out: &mut Vec<Effect>) {
    if !model.state.content.books.is_none() {
        let msg = ReviewMsg::OpenedAgain(key, reason);
        to_late(model, LatePart::Review, Sealed::new(msg), out);
    }
}

/// Which of these months that come in were opened again where they come from, and not here.
pub(super) fn opened_in(model: &Model, records: &[Record]) -> Vec<Key> {
    let news = records.iter().filter_map(|record| {
        let opened = record.reopening()?;
        let key = (record.agent.clone(), record.month);
        let known = model.state.content.records.get(&key);
        let known = known.and_then(|known| known.reopening());
        (known != Some(opened)).then_some(key)
    });
    news.collect()
}

/// They're here: what was said of them before is void.
pub(super) fn opened_elsewhere(model: &mut Model, keys: Vec<Key>, out: &mut Vec<Effect>) {
    if !keys.is_empty() && !model.state.content.books.is_none() {
        let msg = ReviewMsg::OpenedElsewhere(keys);
        to_late(model, LatePart::Review, Sealed::new(msg), out);
    }
}

/// What was said of months, as a text that goes along with them; none where nothing was, or
/// nobody has looked.
pub(super) fn along(model: &Model, keys: &[Key]) -> Option<String> {
    match model.books {
        Chunk::Here(Doors(books)) => (books.said_of)(model, keys),
        _ => None,
    }
}
