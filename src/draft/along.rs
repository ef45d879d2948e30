//! What a month by one rulebook says to another.

use crate::id::Id;
use crate::language::Document;
use crate::plan::Filling;

/// A month as another rulebook takes it, and what of it that one has no place for: values, kinds of
/// events, audiences by their names.
pub fn along(of: &Filling, document: &Document) -> (Filling, Vec<Id>) {
    let (mut filling, mut left) = (of.clone(), Vec::new());
    let mut stays = |id: &Id, is_there: bool| {
        if !is_there && !left.contains(id) {
            left.push(*id);
        }
        is_there
    };
    let has_value = |id: &Id| document.values.iter().any(|value| value.id == *id);
    filling.values.retain(|id, _| stays(id, has_value(id)));
    filling.lists.retain(|id, _| stays(id, has_value(id)));
    filling.cases.retain(|id, _| stays(id, has_value(id)));
    filling.kept.retain(|id, _| stays(id, has_value(id)));
    let lines = document.lines();
    let has_kind = |id: &Id| lines.iter().any(|(_, line)| line.counts(*id));
    for event in &mut filling.events {
        event
            .also
            .retain(|also| stays(&also.kind, has_kind(&also.kind)));
    }
    let events = &mut filling.events;
    events.retain(|event| stays(&event.kind, has_kind(&event.kind)));
    let has_audience = |id: &Id| document.audiences.iter().any(|known| known.id == *id);
    let audiences = &mut filling.audiences;
    audiences.retain(|id, _| stays(id, has_audience(id)));
    (filling, left)
}
