//! Events that are known centrally, entered one after the other and given to agents.

use super::form::{EventDraft, EventFault};
use super::rows::is_found;
use crate::calendar::{Date, Month};
use crate::desk::Model;
use crate::id::Id;
use crate::locale::find::{Form, find};
use crate::record::{Complaint, Entry, Finding, MAX_NOTE, Record, typed_date};
use crate::rulebook::{Mechanism, Rulebook};
use crate::scoring::takes_entries;
use crate::team::Roster;
use crate::text::Initials;

/// An event as it's understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// Whose.
    pub agent: Result<String, EventFault>,
    /// Which part; none for a complaint about the quality of service.
    pub part: Result<Option<Id>, EventFault>,
    /// On which day of the month; none if it isn't said.
    pub date: Result<Option<Date>, EventFault>,
}

/// How a typed event is understood: an agent by number, name or initials, a clause by its
/// number, words or initials, where that leaves one.
pub fn resolve(model: &Model, roster: &Roster, draft: &EventDraft) -> Resolved {
    let month = model.state.content.month;
    let rulebook = model.state.rules().rulebook((month, model.state.unit()));
    Resolved {
        agent: agent(model, roster, month, &draft.agent).ok_or(EventFault::Agent),
        part: match clause_matches(rulebook, &draft.clause)[..] {
            [one] => Ok(one),
            _ => Err(EventFault::Clause),
        },
        date: match typed_date(&draft.date) {
            Ok(date) if date.is_none_or(|date| Month::of(date) == month) => Ok(date),
            _ => Err(EventFault::Date),
        },
    }
}

/// Whose month is meant: that of a member or of somebody whose month is here.
fn agent(model: &Model, roster: &Roster, month: Month, typed: &str) -> Option<String> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let records = &model.state.content.records;
    let agents = records
        .keys()
        .filter(|(_, of)| *of == month)
        .map(|(agent, _)| agent);
    // Members whose months are here go by what they're called there.
    let called = |number: &str| {
        let known = |agent: &&String| {
            roster
                .member(agent)
                .is_some_and(|member| member.number == number)
        };
        records.keys().map(|(agent, _)| agent).find(known).cloned()
    };
    let member = |number: &str| called(number).unwrap_or_else(|| number.to_owned());
    if let Some(exact) = roster.member(typed) {
        return Some(member(&exact.number));
    }
    let mut found: Vec<String> = Vec::new();
    let mut note = |agent: String| {
        if !found.contains(&agent) {
            found.push(agent);
        }
    };
    for own in &roster.members {
        if is_found(&own.number, typed) || !own.name.is_empty() && is_found(&own.name, typed) {
            note(member(&own.number));
        }
    }
    for agent in agents {
        if agent == typed {
            return Some(agent.clone());
        }
        if is_found(agent, typed) {
            note(agent.clone());
        }
    }
    (found.len() == 1).then(|| found.swap_remove(0))
}

/// The parts that a typed clause may mean; none stands for a complaint about the quality of
/// service. A number means the clause that bears it.
pub fn clause_matches(rulebook: &Rulebook, typed: &str) -> Vec<Option<Id>> {
    let typed = typed.trim();
    let by_number = rulebook
        .parts()
        .filter(|(_, clause, _)| clause.number == typed);
    let numbered: Vec<Option<Id>> = by_number.filter_map(|(.., part)| event_of(part)).collect();
    if !numbered.is_empty() {
        return numbered;
    }
    let Some(found) = find(rulebook, typed, Some(Initials::shared())) else {
        return Vec::new();
    };
    let mut all: Vec<Option<Id>> = Vec::new();
    let mut titled: Vec<Option<Id>> = Vec::new();
    for (.., part) in rulebook.parts() {
        let is_found = found.parts.contains(&part.id)
            || found.forms.contains(&Form::Complaints) && event_of(part) == Some(None);
        let Some(event) = event_of(part).filter(|_| is_found) else {
            continue;
        };
        if !all.contains(&event) {
            all.push(event);
        }
        let is_titled = [&part.title.zh, &part.title.en].map(|title| title.contains(typed));
        if is_titled.contains(&true) && !titled.contains(&event) {
            titled.push(event);
        }
    }
    // What is called so before what it's said of.
    match titled.len() {
        1 => titled,
        _ => all,
    }
}

/// What an event of a part is; none where nothing is entered for it.
fn event_of(part: &crate::rulebook::Part) -> Option<Option<Id>> {
    if takes_entries(part) {
        return Some(Some(part.id));
    }
    matches!(part.mechanism, Mechanism::Severity { .. }).then_some(None)
}

/// The agent's month with an event more.
///
/// # Errors
/// What is wrong with it.
pub(super) fn with_event(
    model: &Model,
    roster: &Roster,
    draft: &EventDraft,
) -> Result<(Record, Option<Id>), EventFault> {
    let resolved = resolve(model, roster, draft);
    let (agent, part, date) = (resolved.agent?, resolved.part?, resolved.date?);
    let content = &model.state.content;
    let note = draft.note.trim().to_owned();
    if note.chars().nth(MAX_NOTE).is_some() {
        return Err(EventFault::Note);
    }
    let known = content.records.get(&(agent.clone(), content.month));
    let record = known.map_or_else(
        || Record::blank(&agent, content.month, model.state.unit()),
        |record| Record::clone(record),
    );
    if record.closing().is_some() || record.unit != model.state.unit() {
        return Err(EventFault::Refused);
    }
    let added = record.edited(|facts| match part {
        Some(part) => facts.entries.push(Entry {
            date,
            note,
            ..Entry::plain(part, 1)
        }),
        None => facts.complaints.push(Complaint {
            date,
            note,
            ..Complaint::found(Finding::Pending)
        }),
    });
    added
        .map(|record| (record, part))
        .map_err(|_| EventFault::Refused)
}
