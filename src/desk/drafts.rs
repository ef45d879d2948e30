//! The part of the desk that is in the program's sixth chunk: rulebooks that are being
//! written. The page reaches it through [`Drafts`], so that nobody who only fills in months
//! carries it. It needs the fourth as well, which has the documents.

use super::state::Sealed;
use super::{Chunk, Doors, Effect, Model, Page, books};

/// The doors to it.
pub struct Drafts {
    /// Takes a message that needs it.
    pub(super) update: fn(&mut Model, Sealed, &mut Vec<Effect>),
    /// Whether something of what a shown one does to the months here isn't worked out yet.
    pub(super) is_due: fn(&Model) -> bool,
}

/// Whether something of what a draft does, which is looked at, isn't worked out yet.
pub(super) fn is_due(model: &Model) -> bool {
    match model.drafts {
        Chunk::Here(Doors(drafts)) if model.page == Page::Draft => (drafts.is_due)(model),
        _ => false,
    }
}

/// Takes a message that needs the sixth chunk, or has it wait.
pub(super) fn to_drafts(model: &mut Model, msg: Sealed, out: &mut Vec<Effect>) {
    match (model.drafts, model.books) {
        (Chunk::Here(Doors(drafts)), Chunk::Here(_)) => (drafts.update)(model, msg, out),
        _ => {
            model.for_drafts.push(msg);
            load(model, out);
        }
    }
}

/// Fetches it and the fourth, each once.
pub(super) fn load(model: &mut Model, out: &mut Vec<Effect>) {
    books::load(model, out);
    if matches!(model.drafts, Chunk::Unasked | Chunk::Failed) {
        model.drafts = Chunk::Loading;
        out.push(Effect::LoadDrafts);
    }
}

/// It's there, or it couldn't be fetched.
pub(super) fn arrived(model: &mut Model, drafts: Option<Doors<Drafts>>, out: &mut Vec<Effect>) {
    let Some(drafts) = drafts else {
        // Nobody expects it any more when it's there at last.
        model.for_drafts.clear();
        model.drafts = Chunk::Failed;
        return;
    };
    model.drafts = Chunk::Here(drafts);
    go_on(model, out);
}

/// What waited goes on once both are there.
pub(super) fn go_on(model: &mut Model, out: &mut Vec<Effect>) {
    if let (Chunk::Here(_), Chunk::Here(_)) = (model.drafts, model.books) {
        for msg in std::mem::take(&mut model.for_drafts) {
            to_drafts(model, msg, out);
        }
    }
}
