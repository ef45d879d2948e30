//! Entries and days one by one.

use super::{DayEdit, EntryEdit};
use crate::id::Id;
use crate::record::{Entry, Facts, MAX_COUNT};
use crate::scoring::is_working_day;

/// Gives one event of a part an entry of its own: one of the plain ones, or a
/// further one if there is none.
pub(super) fn detach(facts: &mut Facts, part: Id) {
    let plain = facts
        .entries
        .iter()
        .position(|e| e.is_plain() && e.parts == [part] && e.count > 1);
    if let Some(index) = plain {
        facts.entries[index].count -= 1;
    }
    facts.entries.push(Entry::plain(part, 1));
}

/// The entry that has one event fewer when a count is lowered: the plain one
/// first, then the latest.
pub(super) fn to_lower(facts: &Facts, part: Id) -> Option<usize> {
    let plain = facts
        .entries
        .iter()
        .rposition(|e| e.is_plain() && e.parts == [part]);
    let any = || facts.entries.iter().rposition(|e| e.parts.contains(&part));
    plain.or_else(any)
}

pub(super) fn remove_one(facts: &mut Facts, index: usize) {
    match facts.entries.get_mut(index) {
        Some(entry) if entry.count > 1 => entry.count -= 1,
        Some(_) => drop(facts.entries.remove(index)),
        None => {}
    }
}

pub(super) fn edit_entry(facts: &mut Facts, index: usize, edit: EntryEdit) {
    let Some(entry) = facts.entries.get_mut(index) else {
        return;
    };
    match edit {
        EntryEdit::Standing(standing) => entry.standing = standing,
        EntryEdit::Part(part, true) if !entry.parts.contains(&part) => entry.parts.push(part),
        EntryEdit::Part(part, false) if entry.parts.len() > 1 => {
            entry.parts.retain(|named| *named != part);
        }
        EntryEdit::Part(..) => {}
        EntryEdit::Step(by) => {
            entry.count = entry.count.saturating_add_signed(by).clamp(1, MAX_COUNT);
        }
    }
}

/// Says which entry caused a complaint. Of several plain events it's one, which
/// gets an entry of its own.
pub(super) fn set_cause(facts: &mut Facts, complaint: usize, entry: Option<usize>) {
    let id = match entry {
        Some(_) => facts.name_complaint(complaint),
        None => facts.complaints.get(complaint).and_then(|known| known.id),
    };
    let Some(id) = id else { return };
    unlink(facts, id);
    let Some(known) = entry.and_then(|index| facts.entries.get_mut(index)) else {
        return;
    };
    if known.is_plain() && known.count > 1 {
        known.count -= 1;
        let one = Entry {
            parts: known.parts.clone(),
            count: 1,
            standing: known.standing,
            date: None,
            caused: Some(id),
            note: String::new(),
        };
        facts.entries.push(one);
    } else {
        known.caused = Some(id);
    }
}

/// Removes a complaint; nothing caused it any more.
pub(super) fn remove_complaint(facts: &mut Facts, index: usize) {
    if index < facts.complaints.len() {
        let removed = facts.complaints.remove(index);
        if let Some(id) = removed.id {
            unlink(facts, id);
        }
    }
}

fn unlink(facts: &mut Facts, complaint: Id) {
    let caused = facts.entries.iter_mut();
    for entry in caused.filter(|entry| entry.caused == Some(complaint)) {
        entry.caused = None;
    }
}

/// Changes a day; one that is as the calendar has it says nothing of its own.
pub(super) fn edit_day(facts: &mut Facts, day: u8, edit: DayEdit) {
    let date = facts.month.day(u32::from(day));
    facts.set_day(day, |known| match edit {
        DayEdit::Work(work) => {
            known.work = None;
            let usual = date.map(|date| is_working_day(known, date));
            known.work = (usual != Some(work)).then_some(work);
        }
        DayEdit::Sick(sick) => known.sick = sick,
    });
}

/// Enters a day's calls. That alone makes no working day of a day off, nor the
/// other way round.
pub(super) fn set_calls(facts: &mut Facts, day: u8, calls: Option<u32>) {
    let Some(date) = facts.month.day(u32::from(day)) else {
        return;
    };
    facts.set_day(day, |known| {
        let works = is_working_day(known, date);
        known.calls = calls;
        if is_working_day(known, date) != works {
            known.work = Some(works);
        }
    });
}
