//! A rulebook is published, and goes out.

use std::rc::Rc;

use super::along::offered;
use super::work::form;
use crate::calendar::Month;
use crate::desk::book::{Shelf, put};
use crate::desk::{Effect, Model, Outward, Sent, Target};
use crate::exchange::pretty;
use crate::id::Id;
use crate::json::Encode as _;
use crate::plan::{Plan, Volume};

/// Puts it among the documents; nothing while something is wrong, where one is in force from
/// that month on, or where it would score a final month otherwise.
pub(super) fn publish(model: &mut Model, out: &mut Vec<Effect>) {
    let Some((id, sketch)) = model.draft() else {
        return;
    };
    let read = model.draft_form().and_then(|form| form.read(&sketch));
    let Some(read) = read else { return };
    let shelf = Shelf::of(&model.state.content.books);
    let from = read.document.effective;
    let is_unread = shelf
        .unread
        .contains_key(&shelf.row_for(&read.document, None));
    let stays =
        shelf.edition(id, from).is_some() || !shelf.finals_against(&read.document).is_empty();
    if read.errors() > 0 || stays || is_unread {
        return;
    }
    let text = pretty(&read.document.to_json());
    let Ok(plan) = Plan::new(&read.document) else {
        return;
    };
    let document = read.document.clone();
    let volume = Rc::new(Volume {
        text,
        document,
        plan,
    });
    let mut shelf = Shelf::clone(&shelf);
    shelf.stand(&volume, None);
    shelf.drafts.remove(&id);
    let book = model.state.content.book;
    put(model, shelf, book, true, out);
    let root = sketch.root.as_ref();
    let along = root.and_then(|root| offered(model, (id, from), root.bundled?, root.document()));
    let form = form(model);
    form.shown = None;
    form.published = Some((id, from));
    form.along = along;
    out.push(Effect::Focus(Target("#published".into())));
}

/// Takes a published one out.
pub(super) fn send(model: &mut Model, of: (Id, Month), by: Outward, out: &mut Vec<Effect>) {
    let shelf = Shelf::of(&model.state.content.books);
    let Some((_, volume)) = shelf.edition(of.0, of.1) else {
        return;
    };
    let name = format!("kaohe-document-{}-{}.json", of.0, of.1);
    out.push(match by {
        Outward::File => Effect::Download(name.clone(), volume.text.clone()),
        // As short as it can be.
        Outward::Link | Outward::Code => Effect::Pack(volume.document.to_json()),
    });
    form(model).sent = Some(Sent::new(of, by, name));
}

/// It's packed.
pub(super) fn packed(model: &mut Model, page: &str, packed: Option<&[u8]>, out: &mut Vec<Effect>) {
    let sent = form(model).sent.as_mut();
    let link = sent.and_then(|sent| sent.packed(page, packed));
    out.extend(link.map(Effect::Copy));
}
