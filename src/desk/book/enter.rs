//! What is entered into a document's month otherwise than by typing.

use super::BookMsg;
use super::work::edit;
use crate::desk::{Effect, Model};
use crate::id::Id;
use crate::language::{Given, limits};
use crate::plan::{Counted, Filling, Listed, MAX_TEXT, Noted, kinds, stands_alone};

/// Entries of events in a month: a limit of ours, above what a list on a page bears.
const MAX_ENTRIES: usize = 200;

/// Something that is entered otherwise than by typing.
pub(super) fn entered(model: &mut Model, msg: BookMsg, out: &mut Vec<Effect>) {
    let Some(view) = model.book_view() else {
        return;
    };
    let document = view.document();
    let kinds = kinds(document, &view.under());
    let is_alone = |kind: Id| {
        let amount = kinds.iter().find(|(known, _)| *known == kind);
        amount.is_some_and(|(_, amount)| stands_alone(amount))
    };
    edit(model, false, out, |filling| match msg {
        BookMsg::Step(kind, by) if is_alone(kind) => {
            let last = filling.events.iter().rposition(|event| event.kind == kind);
            match last {
                _ if by > 0 => add(filling, one(kind)),
                Some(at) => step(filling, at, by),
                None => {}
            }
        }
        BookMsg::Step(kind, by) => match filling.first_of(kind) {
            Some((at, _)) => step(filling, at, by),
            None if by > 0 => add(filling, one(kind)),
            None => {}
        },
        BookMsg::Add(kind) => add(filling, one(kind)),
        BookMsg::Times(at, by) => step(filling, at, by),
        BookMsg::Remove(at) if at < filling.events.len() => drop(filling.events.remove(at)),
        BookMsg::AddPending(kind) => add(
            filling,
            Noted {
                pending: true,
                ..one(kind)
            },
        ),
        BookMsg::Pending(at, pending) => {
            if let Some(event) = filling.events.get_mut(at) {
                event.pending = pending;
            }
        }
        BookMsg::Apart(at, nth) => {
            let event = filling.events.get_mut(at);
            if let Some(event) = event.filter(|event| nth < event.also.len()) {
                event.also.remove(nth);
            }
        }
        BookMsg::ByCases(id) => {
            filling.values.remove(&id);
            filling.kept.remove(&id);
            filling.cases.insert(id, Counted::default());
        }
        BookMsg::Nothing(id) => {
            filling.values.remove(&id);
            filling.cases.remove(&id);
            filling.kept.insert(id, Given::Nothing);
        }
        BookMsg::Forget(id) => {
            filling.cases.remove(&id);
            filling.kept.remove(&id);
        }
        BookMsg::Norm(id, row, norm) => {
            if let Some(row) = row_of(filling, id, row) {
                row.norm = norm;
            }
        }
        BookMsg::Excuse(id, row, excuse) => {
            if let Some(row) = row_of(filling, id, row) {
                row.excuse = excuse;
            }
        }
        BookMsg::AddRow(id) => {
            let mut rows = filling.lists.get(&id).cloned().unwrap_or_default();
            if rows.len() < limits::MAX_LISTED {
                rows.push(Listed::default());
            }
            filling.lists.insert(id, rows);
        }
        BookMsg::RemoveRow(id, row) => {
            if let Some(rows) = filling.lists.get_mut(&id) {
                if row < rows.len() {
                    rows.remove(row);
                }
                if rows.is_empty() {
                    filling.lists.remove(&id);
                }
            }
        }
        BookMsg::Paste(id, row, text) => paste(filling, id, row, &text),
        BookMsg::Audience(id, Some(applies)) => drop(filling.audiences.insert(id, applies)),
        BookMsg::Audience(id, None) => drop(filling.audiences.remove(&id)),
        BookMsg::Answer(reading, answer) => {
            let readings = document.readings.iter();
            let mut readings = readings.filter(|known| known.id == reading);
            match readings.next().and_then(|reading| reading.answer()) == Some(answer) {
                true => drop(filling.readings.remove(&reading)),
                false => drop(filling.readings.insert(reading, answer)),
            }
        }
        _ => {}
    });
}

fn one(kind: Id) -> Noted {
    Noted {
        times: "1".into(),
        ..Noted::of(kind)
    }
}

fn add(filling: &mut Filling, event: Noted) {
    if filling.events.len() < MAX_ENTRIES {
        filling.events.push(event);
    }
}

fn row_of(filling: &mut Filling, id: Id, row: usize) -> Option<&mut Listed> {
    filling.lists.get_mut(&id)?.get_mut(row)
}

fn step(filling: &mut Filling, at: usize, by: i32) {
    let Some(event) = filling.events.get_mut(at) else {
        return;
    };
    let now = event.count();
    let all = match by > 0 {
        true => now.saturating_add(1).min(limits::MAX_EVENTS),
        false => now.saturating_sub(1),
    };
    event.times = all.to_string();
    if all == 0 {
        filling.events.remove(at);
    }
}

/// A column out of a spreadsheet: a number on each line, and how often beside it perhaps.
fn paste(filling: &mut Filling, id: Id, row: usize, text: &str) {
    let mut rows = filling.lists.get(&id).cloned().unwrap_or_default();
    rows.truncate(row);
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    for line in lines.take(limits::MAX_LISTED.saturating_sub(rows.len())) {
        let (value, times) = line.split_once('\t').unwrap_or((line, ""));
        let short = |text: &str| text.trim().chars().take(MAX_TEXT).collect();
        rows.push(Listed {
            value: short(value),
            times: short(times),
            ..Listed::default()
        });
    }
    if !rows.is_empty() {
        filling.lists.insert(id, rows);
    }
}
