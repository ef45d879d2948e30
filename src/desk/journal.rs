//! What is done before storage can take it, an act on each line. The page
//! writes the lines down at once; a later page does the acts again.

use super::state::Action;
use super::{Effect, Model};

/// Notes an act that the first chunk can do.
pub(super) fn note(model: &mut Model, action: &Action, out: &mut Vec<Effect>) {
    let (of, by, id) = match action {
        Action::Type(field, text) => return write(model, &format!("{field}={text}"), out),
        Action::Enter(field, text) => {
            return write(model, &format!("{field}={text}\n{field}"), out);
        }
        Action::Leave(field) => return write(model, &field.to_string(), out),
        Action::Go(month) => return write(model, &format!("@{month}"), out),
        Action::Step(part, by) => ('+', *by, part.as_str()),
        Action::Undo => ('z', 0, ""),
        Action::Redo => ('z', 1, ""),
        // These are done with the second chunk.
        _ => return,
    };
    write(model, &format!("!{of}{by} {id}"), out);
}

fn write(model: &mut Model, line: &str, out: &mut Vec<Effect>) {
    let journal = &mut model.journal;
    if journal.is_empty() {
        *journal = format!("@{}", model.state.content.month);
    }
    journal.push('\n');
    journal.push_str(line);
    out.push(Effect::Journal);
}
