//! The part of the desk that is in the program's fifth chunk: the office's own tables,
//! in and out. The page reaches it through [`Tables`], so that nobody without a table
//! carries it.

use super::state::Sealed;
use super::{Chunk, Doors, Effect, Model, TableMsg};

/// The doors to it.
pub struct Tables {
    /// Takes a message that needs it.
    pub(super) update: fn(&mut Model, Sealed, &mut Vec<Effect>),
    /// Leaves a table that wasn't taken.
    pub(super) clear: fn(&mut Model),
}

/// Takes a message that needs the fifth chunk, or has it wait.
pub(super) fn to_tables(model: &mut Model, msg: Sealed, out: &mut Vec<Effect>) {
    match model.tables {
        Chunk::Here(Doors(tables)) => (tables.update)(model, msg, out),
        _ => {
            model.for_tables.push(msg);
            load(model, out);
        }
    }
}

/// Has a workbook written.
pub(super) fn write(model: &mut Model, what: TableMsg, out: &mut Vec<Effect>) {
    to_tables(model, Sealed::new(what), out);
}

/// Fetches it, once.
fn load(model: &mut Model, out: &mut Vec<Effect>) {
    if matches!(model.tables, Chunk::Unasked | Chunk::Failed) {
        model.tables = Chunk::Loading;
        out.push(Effect::LoadTables);
    }
}

/// It's there, or it couldn't be fetched.
pub(super) fn arrived(model: &mut Model, tables: Option<Doors<Tables>>, out: &mut Vec<Effect>) {
    let waiting = std::mem::take(&mut model.for_tables);
    let Some(tables) = tables else {
        // Nobody expects it any more when it's there at last.
        model.tables = Chunk::Failed;
        return;
    };
    model.tables = Chunk::Here(tables);
    for msg in waiting {
        to_tables(model, msg, out);
    }
}

/// What came in and wasn't taken goes; what was said of such tables stays.
pub(super) fn clear(model: &mut Model) {
    if let Chunk::Here(Doors(tables)) = model.tables {
        (tables.clear)(model);
    }
}
