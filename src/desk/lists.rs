//! The form for the log's lists: what is asked of it, and carrying that out.

use std::borrow::Cow;

use super::rules::take_rules;
use super::{Effect, Form, Model, Target};
use crate::id::Id;
use crate::log::{LogRatio, Mark};
use crate::number::Unit;
use crate::rulebook::{Amendment, LogList, LogLists};

/// What is asked of the form for the log's lists.
#[derive(Clone, Debug, PartialEq)]
pub enum ListsMsg {
    /// Opens it.
    Open,
    /// Types a row's Chinese title.
    Zh(LogList, usize, String),
    /// Types a row's English title.
    En(LogList, usize, String),
    /// Gives a category a mark, or takes it away.
    Mark(usize, Mark, bool),
    /// Adds a row.
    Add(LogList),
    /// Adds it at this time, in milliseconds since 1970: no two rows of one page
    /// are made in one.
    Added(LogList, u64),
    /// Moves a row up, or down.
    Shift(LogList, usize, bool),
    /// Removes a row.
    Remove(LogList, usize),
    /// Says what the log gives for a measure.
    Feed(Id, Option<LogRatio>),
    /// Types by what it was decided.
    Source(String),
    /// Types when it was decided.
    Date(String),
    /// Takes what the form asks for.
    Apply,
    /// Closes the form.
    Cancel,
    /// Goes back to the rulebook's own lists.
    Revoke,
}

/// The id of a part of the form.
pub fn list_id(list: LogList, row: usize, part: &str) -> String {
    let name = match list {
        LogList::Channels => "channel",
        LogList::Categories => "category",
    };
    format!("{name}-{row}-{part}")
}

pub(super) fn edit(model: &mut Model, msg: ListsMsg, out: &mut Vec<Effect>) {
    let month = model.record().month;
    match msg {
        ListsMsg::Open => {
            let form = LogLists::of(model.state.rules(), month, model.state.today);
            model.lists = Some(form);
            out.push(Effect::Into(Form::Lists));
        }
        ListsMsg::Cancel => close(model, out),
        ListsMsg::Revoke => revoke(model, out),
        ListsMsg::Apply => {
            let Some(form) = &mut model.lists else {
                return;
            };
            if let Ok(rules) = form.applied(model.state.rules(), month) {
                close(model, out);
                take_rules(model, rules, out);
            }
        }
        ListsMsg::Add(list) => out.push(Effect::Stamp(list)),
        msg => {
            if let Some(form) = &mut model.lists {
                out.extend(change(form, msg));
            }
        }
    }
}

fn close(model: &mut Model, out: &mut Vec<Effect>) {
    model.lists = None;
    out.push(Effect::Back(Form::Lists));
}

fn revoke(model: &mut Model, out: &mut Vec<Effect>) {
    let of = (model.record().month, Unit::Points);
    let rules = model.state.rules();
    let (place, book) = rules.in_force(of);
    let mut amendments = book.amendments().iter();
    let index = amendments.position(|known| matches!(known, Amendment::Log { .. }));
    // Without it the others still fit, or it stays.
    if let Some(Ok(rules)) = index.map(|index| rules.without(place, index)) {
        take_rules(model, rules, out);
    }
}

/// Changes the form; the focus goes along with what is moved.
fn change(form: &mut LogLists, msg: ListsMsg) -> Option<Effect> {
    match msg {
        ListsMsg::Zh(list, row, text) => form.row_mut(list, row)?.zh = text,
        ListsMsg::En(list, row, text) => form.row_mut(list, row)?.en = text,
        ListsMsg::Mark(row, mark, on) => {
            let row = form.row_mut(LogList::Categories, row)?;
            row.marks = row.marks.with(mark, on);
        }
        ListsMsg::Added(list, now) => {
            form.add(list, now);
            return Some(focus_on(list, form.rows(list).len() - 1, "zh"));
        }
        ListsMsg::Shift(list, row, up) => {
            form.shift(list, row, up);
            let last = form.rows(list).len().saturating_sub(1);
            let row = if up {
                row.saturating_sub(1)
            } else {
                last.min(row + 1)
            };
            // At an end only the other way is left.
            let part = match up {
                true if row == 0 => "down",
                false if row == last => "up",
                true => "up",
                false => "down",
            };
            return Some(focus_on(list, row, part));
        }
        ListsMsg::Remove(list, row) => {
            form.remove(list, row);
            let last = form.rows(list).len().saturating_sub(1);
            return Some(focus_on(list, last.min(row), "zh"));
        }
        ListsMsg::Feed(measure, ratio) => form.feed(measure, ratio),
        ListsMsg::Source(text) => form.source = text,
        ListsMsg::Date(text) => form.date = text,
        ListsMsg::Open
        | ListsMsg::Add(_)
        | ListsMsg::Apply
        | ListsMsg::Cancel
        | ListsMsg::Revoke => {}
    }
    None
}

fn focus_on(list: LogList, row: usize, part: &str) -> Effect {
    let selector = format!("#{}", list_id(list, row, part));
    Effect::Focus(Target(Cow::Owned(selector)))
}
