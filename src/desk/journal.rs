//! What is done before storage can take it, an act on each line. The page
//! writes the lines down at once; a later page does the acts again.

use super::state::Action;
use super::{Effect, Model};

/// Notes an act that the first chunk can do.
pub(super) fn note(model: &mut Model, action: &Action, out: &mut Vec<Effect>) {
    let line = match action {
        Action::Type(field, text) => format!("{field}={text}"),
        Action::Leave(field) => field.to_string(),
        Action::Enter(field, text) => format!("{field}={text}\n{field}"),
        Action::Step(part, by) => format!("+{part} {by}"),
        Action::Go(month) => format!("@{month}"),
        Action::Measure(id, kind) => choice("m", *kind as u8) + id.as_str(),
        Action::Exam(kind) => choice("e", *kind as u8),
        Action::Report(kind) => choice("r", *kind as u8),
        Action::System(unit) => choice("u", *unit as u8),
        Action::AddComplaint => choice("c", 0),
        Action::Undo => choice("z", 0),
        Action::Redo => choice("z", 1),
        // These are done with the second chunk.
        _ => return,
    };
    let journal = &mut model.journal;
    if journal.is_empty() {
        *journal = format!("@{}", model.state.content.month);
    }
    *journal = format!("{journal}\n{line}");
    out.push(Effect::Journal);
}

fn choice(of: &str, which: u8) -> String {
    format!("!{of}{which}")
}
