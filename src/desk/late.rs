//! The parts of the desk that are in chunks of their own besides the documents': rulebooks that
//! are being written, and the process around a score. The page reaches each through [`Late`],
//! so that nobody who only fills in months carries it. Both need the fourth chunk as well, which
//! has the rows that they keep.

use super::state::Sealed;
use super::{Chunk, Doors, Effect, Model, Page, books};

/// Which of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LatePart {
    /// Rulebooks that are being written: the sixth chunk.
    Drafts,
    /// The process around a score: the seventh.
    Review,
}

/// The doors to one.
pub struct Late {
    /// Takes a message that needs it.
    pub(super) update: fn(&mut Model, Sealed, &mut Vec<Effect>),
    /// Whether something of what is looked at isn't worked out yet.
    pub(super) is_due: fn(&Model) -> bool,
}

/// Whether something of what a draft does, which is looked at, isn't worked out yet.
pub(super) fn is_draft_due(model: &Model) -> bool {
    match model.drafts {
        Chunk::Here(Doors(drafts)) if model.page == Page::Draft => (drafts.is_due)(model),
        _ => false,
    }
}

impl LatePart {
    const ALL: [Self; 2] = [Self::Drafts, Self::Review];

    /// Whether it's there, and what waits for it.
    const fn of(self, model: &mut Model) -> (&mut Chunk<Doors<Late>>, &mut Vec<Sealed>) {
        match self {
            Self::Drafts => (&mut model.drafts, &mut model.for_drafts),
            Self::Review => (&mut model.reviews, &mut model.for_reviews),
        }
    }
}

/// Takes a message that needs one, or has it wait.
pub(super) fn to_late(model: &mut Model, part: LatePart, msg: Sealed, out: &mut Vec<Effect>) {
    match (*part.of(model).0, model.books) {
        (Chunk::Here(Doors(late)), Chunk::Here(_)) => (late.update)(model, msg, out),
        _ => {
            part.of(model).1.push(msg);
            load(model, part, out);
        }
    }
}

/// Fetches it and the fourth, each once.
pub(super) fn load(model: &mut Model, part: LatePart, out: &mut Vec<Effect>) {
    books::load(model, out);
    let chunk = part.of(model).0;
    if matches!(chunk, Chunk::Unasked | Chunk::Failed) {
        *chunk = Chunk::Loading;
        out.push(Effect::LoadLate(part));
    }
}

/// It's there, or it couldn't be fetched.
pub(super) fn arrived(
    model: &mut Model,
    part: LatePart,
    late: Option<Doors<Late>>,
    out: &mut Vec<Effect>,
) {
    let (chunk, waiting) = part.of(model);
    let Some(late) = late else {
        // Nobody expects it any more when it's there at last.
        waiting.clear();
        *chunk = Chunk::Failed;
        return;
    };
    *chunk = Chunk::Here(late);
    go_on(model, out);
}

/// The fourth couldn't be fetched: what waits is forgotten.
pub(super) fn forget(model: &mut Model) {
    for part in LatePart::ALL {
        part.of(model).1.clear();
    }
}

/// What waited goes on once both are there.
pub(super) fn go_on(model: &mut Model, out: &mut Vec<Effect>) {
    for part in LatePart::ALL {
        if let (Chunk::Here(_), Chunk::Here(_)) = (*part.of(model).0, model.books) {
            for msg in std::mem::take(part.of(model).1) {
                to_late(model, part, msg, out);
            }
        }
    }
}
