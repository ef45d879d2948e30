//! Official months: given out, and held against the agents' own.

use std::rc::Rc;

use super::form::IssueAs;
use super::work::change;
use crate::calendar::Month;
use crate::desk::acts::{self, Taken};
use crate::desk::state::{Action, Key, Places};
use crate::desk::table::TableMsg;
use crate::desk::update::act;
use crate::desk::{Done, Effect, Model, export, tables};
use crate::exchange::team_archive_name;
use crate::record::{Side, Source, Trail};

/// Has it said of these agents' months that they are given out, which changes nothing else,
/// and gives them out once it is.
pub(super) fn issue(model: &mut Model, agents: Vec<String>, form: IssueAs, out: &mut Vec<Effect>) {
    let month = model.state.content.month;
    let keys: Vec<Key> = agents.into_iter().map(|agent| (agent, month)).collect();
    change(model, |it| it.issuing = Some((keys, form)));
    issued(model, out);
}

/// Goes on with what is to be given out. What changed before has its act first: a month that
/// still waits for one would lose it.
pub(in crate::desk) fn issued(model: &mut Model, out: &mut Vec<Effect>) {
    if model.storage.acts.waiting() > 0 {
        return;
    }
    let mut waits = None;
    change(model, |it| waits = it.issuing.take());
    let Some((keys, form)) = waits else {
        return;
    };
    let due = due(model, &keys);
    if !due.is_empty() {
        let taken = |key: &Key| {
            let taken = Taken {
                source: Source::Issued,
                trail: Trail::default(),
                is_restored: false,
            };
            (key.clone(), taken)
        };
        let taken = due.keys().map(taken).collect();
        model.storage.acts.note_taken(taken);
        acts::note(model, due, out);
        return change(model, |it| it.issuing = Some((keys, form)));
    }
    give_out(model, &keys, form, out);
}

/// Those that aren't said to be given out yet.
fn due(model: &Model, keys: &[Key]) -> Places {
    let is_issued = |key: &&Key| {
        let trail = model.storage.acts.of(key);
        trail.is_some_and(|trail| trail.is_issued())
    };
    let records = &model.state.content.records;
    let due = keys.iter().filter(|key| !is_issued(key));
    due.filter_map(|key| Some((key.clone(), Some(Rc::clone(records.get(key)?)))))
        .collect()
}

fn give_out(model: &mut Model, keys: &[Key], form: IssueAs, out: &mut Vec<Effect>) {
    let mut files = export::official(model, keys, form == IssueAs::Each);
    model.export.done = Some(Done::Nothing);
    match (form, keys.first()) {
        (IssueAs::Each, Some((_, month))) => pack(model, *month, files, out),
        (IssueAs::One, _) => {
            if let Some((name, text)) = files.pop() {
                model.export.done = Some(Done::Saved(name.clone(), false));
                out.push(Effect::Download(name, text));
            }
        }
        (IssueAs::Each, None) => {}
    }
}

fn pack(model: &mut Model, month: Month, files: Vec<(String, String)>, out: &mut Vec<Effect>) {
    let name = team_archive_name(month, model.state.unit());
    tables::write(model, TableMsg::Pack(name, files), out);
}

/// Has a side of a month count: one step that can be undone.
pub(super) fn count(model: &mut Model, key: &Key, side: Side, out: &mut Vec<Effect>) {
    let content = &model.state.content;
    let Some(record) = content.records.get(key).filter(|it| it.closing().is_none()) else {
        return;
    };
    let sides = model
        .storage
        .acts
        .of(key)
        .and_then(|trail| trail.sides(record));
    let Some(facts) = sides.map(|sides| sides.of(side).clone()) else {
        return;
    };
    if let Ok(counts) = record.edited(|now| *now = facts) {
        act(model, Action::Put(vec![counts]), out);
    }
}
