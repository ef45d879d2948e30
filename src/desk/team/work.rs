//! What the desk does about the team.

use std::rc::Rc;

use super::by_document::BookTeamView;
use super::cache::TeamView;
use super::columns::TeamColumn;
use super::enter::with_event;
use super::form::{EventDraft, TeamEdit, TeamForm, TeamMsg, TeamPaper};
use super::issue::{count, issue};
use super::keep::{keep_claims, keep_heads};
use super::rows::{shown_by_document, shown_rows};
use super::systems;
use crate::calendar::Month;
use crate::desk::book::{Shelf, TeamRow};
use crate::desk::state::{Action, Key, Sealed};
use crate::desk::update::{act, open};
use crate::desk::{BookForm, Done, Effect, Model, Page};
use crate::exchange::{team_file_name, write_csv};
use crate::locale::office_team::payroll_rows;
use crate::record::{Exam, Place, Record};
use crate::rulebook::Rulebook;
use crate::store::TeamKey;
use crate::team::{ExamMarks, Period, Roster, read_marks, read_roster, settles};

/// Months that are scored in one step.
const STEP: usize = 4;

/// Takes a message about the team.
pub(in crate::desk) fn update(model: &mut Model, msg: TeamMsg, out: &mut Vec<Effect>) {
    match msg {
        TeamMsg::Show => drop(form(model)),
        TeamMsg::By(system) => systems::show(model, system, out),
        TeamMsg::Printed => change(model, |form| form.paper = TeamPaper::Team),
        TeamMsg::Step => {
            if let Some(BookForm { team, .. }) = model.book_form() {
                match model.state.content.book {
                    Some(_) => team.step_by_document(&model.state),
                    None => {
                        team.refresh(
                            &model.state,
                            model.turn,
                            |key| model.storage.acts.of(key),
                            STEP,
                        );
                    }
                }
            }
        }
        TeamMsg::Period(period) => {
            model.more = 0;
            change(model, |form| {
                form.period = period;
                form.cost = None;
                // What is entered is entered of a month.
                form.edit = form.edit.filter(|edit| *edit == TeamEdit::Roster);
            });
        }
        TeamMsg::Sort(sort) => change(model, |form| form.sort = sort),
        TeamMsg::Only(only) => change(model, |form| form.only = only),
        TeamMsg::Column(column, shown) => choose(model, column, shown, out),
        TeamMsg::Group(group) => change(model, |form| form.group = group),
        TeamMsg::Search(text) => {
            model.more = 0;
            change(model, |form| form.search = text);
        }
        TeamMsg::Edit(edit) => {
            let shelf = Shelf::of(&model.state.content.books);
            let text = match edit {
                Some(TeamEdit::Roster) => shelf.roster().text(),
                Some(TeamEdit::Exam(month)) => {
                    let marks = shelf.marks(month);
                    marks.map_or_else(String::new, ExamMarks::text)
                }
                Some(TeamEdit::Event | TeamEdit::Issue) | None => String::new(),
            };
            change(model, |form| {
                form.edit = edit;
                form.text = text;
                form.event = EventDraft::default();
                form.entered = None;
                form.refused = None;
            });
        }
        TeamMsg::Type(text) => change(model, |form| form.text = text),
        TeamMsg::Take => take(model, out),
        TeamMsg::Event(field, text) => change(model, |form| {
            form.event.put(field, text);
            form.refused = None;
            form.entered = None;
        }),
        TeamMsg::Enter => enter(model, out),
        TeamMsg::Open(agent) => {
            let walk = listed(model);
            change(model, |form| form.walk = walk);
            show(model, agent, out);
        }
        TeamMsg::Walk(on) => {
            let content = &model.state.content;
            let Some(form) = model.team_form() else {
                return;
            };
            let at = form.walk.iter().position(|agent| *agent == content.agent);
            let next = at.and_then(|at| {
                if on {
                    at.checked_add(1)
                } else {
                    at.checked_sub(1)
                }
            });
            let next = next.and_then(|at| form.walk.get(at)).cloned();
            if let Some(agent) = next {
                show(model, agent, out);
            }
        }
        TeamMsg::Cost(of) => change(model, |form| {
            form.cost = (form.cost != Some(of)).then_some(of);
        }),
        TeamMsg::Line(id) => change(model, |form| {
            form.line = (form.line != Some(id)).then_some(id);
        }),
        TeamMsg::Settle => {
            if let Some(view) = model.team() {
                let rows: Vec<_> = view
                    .team
                    .rows
                    .iter()
                    .map(|(row, _)| Rc::clone(row))
                    .collect();
                let found = settles(rulebook(model), &rows, model.state.today);
                change(model, |form| form.settles = Some((view.team, found)));
            }
        }
        TeamMsg::Place(agent) => {
            let shelf = Shelf::of(&model.state.content.books);
            let month = model.state.content.month;
            let marks = shelf.marks(month);
            let places = marks.map_or_else(Vec::new, |marks| exam_places(model, month, marks));
            let place = places.into_iter().find(|(own, _)| *own == agent);
            let changed = place.and_then(|(agent, place)| placed(model, (agent, month), place));
            if let Some(record) = changed {
                act(model, Action::Put(vec![record]), out);
            }
        }
        TeamMsg::Print(paper) => {
            change(model, |form| form.paper = paper);
            out.push(Effect::Print);
        }
        TeamMsg::Workbook => systems::save_workbook(model, out),
        TeamMsg::Side(key, side) => count(model, &key, side, out),
        TeamMsg::Issue(form) => {
            let agents = listed(model);
            issue(model, agents, form, out);
        }
        TeamMsg::Payroll => payroll(model, out),
        TeamMsg::Table => systems::save_table(model, out),
        TeamMsg::CopyMissing => {
            let by_document = model.book_team().map(|view| view.team.missing.clone());
            let bundled = || Some(model.team()?.team.missing.clone());
            if let Some(missing) = by_document.or_else(bundled) {
                let names = missing.into_iter().map(|member| {
                    format!("{} {}", member.number, member.name)
                        .trim_end()
                        .to_owned()
                });
                out.push(Effect::Copy(names.collect::<Vec<_>>().join("\n")));
            }
        }
        TeamMsg::Heads(shape, remembered) => keep_heads(model, shape, remembered, out),
        TeamMsg::Claims(claims) => keep_claims(model, claims, out),
    }
}

/// Leaves a column out, or has it again; kept as the settings are.
fn choose(model: &mut Model, column: TeamColumn, shown: bool, out: &mut Vec<Effect>) {
    let hidden = TeamColumn::ALL.into_iter().filter(|own| match own {
        own if *own == column => !shown,
        own => model.hides(*own),
    });
    let hidden: Vec<&str> = hidden.map(TeamColumn::name).collect();
    let hidden = hidden.join(" ");
    if let Some(known) = &mut model.storage.settings
        && model.own.is_none()
    {
        known.team_hidden.clone_from(&hidden);
        out.push(Effect::SaveSettings(Box::new(known.clone())));
    }
    change(model, |form| form.hidden = Some(hidden));
}

/// What everybody is paid, as a file.
fn payroll(model: &mut Model, out: &mut Vec<Effect>) {
    let Some((view, form)) = ready(model) else {
        return;
    };
    let (month, unit) = (model.state.content.month, model.state.unit());
    let name = team_file_name("payroll", form.period, month, unit) + ".csv";
    let rows: Vec<_> = view.team.rows.iter().map(|(row, _)| &**row).collect();
    let text = write_csv(&payroll_rows(model.lang, &rows));
    model.export.done = Some(Done::Saved(name.clone(), true));
    out.push(Effect::Download(name, text));
}

/// Whether some of the team's months aren't scored yet.
pub(in crate::desk) fn is_due(model: &Model) -> bool {
    let Some(form) = model.book_form() else {
        return false;
    };
    if model.state.content.book.is_some() {
        return form.team.is_due_by_document(&model.state);
    }
    let view = form.team.refresh(
        &model.state,
        model.turn,
        |key| model.storage.acts.of(key),
        0,
    );
    view.done < view.all
}

/// The team as it's shown, once all of it is worked out: before, the rows are those of the
/// period that was shown last.
pub(super) fn ready(model: &Model) -> Option<(TeamView, &TeamForm)> {
    let (view, form) = model.team().zip(model.team_form())?;
    (view.done == view.all).then_some((view, form))
}

/// The same by the document that is shown.
pub(super) fn ready_by_document(model: &Model) -> Option<(BookTeamView, &TeamForm)> {
    let found = model.book_team().zip(model.team_form());
    found.filter(|(view, _)| view.is_ready())
}

/// Whose months are listed, in their order.
fn listed(model: &Model) -> Vec<String> {
    // While its months are still scored nobody is listed, least of all by other rules.
    if model.state.content.book.is_some() {
        let Some((view, form)) = ready_by_document(model) else {
            return Vec::new();
        };
        let rows = shown_by_document(form, &view).into_iter();
        let rows = rows.filter_map(|at| view.team.rows.get(at));
        return rows.map(|(row, _)| row.agent.clone()).collect();
    }
    let Some((view, form)) = ready(model) else {
        return Vec::new();
    };
    let rows = shown_rows(form, &view.team, &view.roster, rulebook(model));
    let rows = rows.into_iter().filter_map(|at| view.team.rows.get(at));
    rows.map(|(row, _)| row.agent().to_owned()).collect()
}

fn show(model: &mut Model, agent: String, out: &mut Vec<Effect>) {
    if model.state.content.agent != agent {
        act(model, Action::Show(agent), out);
    }
    if model.state.content.book.is_some() {
        return open(model, Page::Book, out);
    }
    let is_month = (model.team_form()).is_none_or(|form| form.period == Period::Month);
    let page = if is_month { Page::Month } else { Page::Months };
    open(model, page, out);
}

fn rulebook(model: &Model) -> &Rulebook {
    let month = model.state.content.month;
    model.state.rules().rulebook((month, model.state.unit()))
}

/// Takes what the open form says; what it can't say is listed below it.
fn take(model: &mut Model, out: &mut Vec<Effect>) {
    let Some(form) = model.team_form() else {
        return;
    };
    match form.edit {
        Some(TeamEdit::Roster) => {
            let (roster, refused) = read_roster(&form.text);
            if !refused.is_empty() {
                return;
            }
            let row = (!roster.is_empty()).then_some(TeamRow::Roster(roster));
            put(model, vec![(TeamKey::Roster, row)], true, out);
        }
        Some(TeamEdit::Exam(month)) => {
            let (marks, refused) = read_marks(&form.text);
            if !refused.is_empty() {
                return;
            }
            let places = exam_places(model, month, &marks).into_iter();
            let changed = places.filter_map(|(agent, place)| placed(model, (agent, month), place));
            let changed: Vec<Record> = changed.collect();
            let is_step = changed.is_empty();
            if !is_step {
                act(model, Action::Put(changed), out);
            }
            let row = (!marks.marks.is_empty()).then_some(TeamRow::Exam(marks));
            put(model, vec![(TeamKey::Exam(month), row)], is_step, out);
        }
        Some(TeamEdit::Event | TeamEdit::Issue) | None => return,
    }
    change(model, |form| form.edit = None);
}

/// The place of each agent whose month is here, by the marks of its exam.
fn exam_places(model: &Model, month: Month, marks: &ExamMarks) -> Vec<(String, Place)> {
    let content = &model.state.content;
    let roster = Shelf::of(&content.books).roster();
    let places = marks.places();
    let here = content.records.iter();
    let here = here.filter(|((_, of), record)| *of == month && record.unit == model.state.unit());
    here.filter_map(|((agent, _), _)| {
        let at = mark_of(marks, &roster, agent)?;
        Some((agent.clone(), *places.get(at)?))
    })
    .collect()
}

/// Where an agent's mark stands; none where they have none.
pub fn mark_of(marks: &ExamMarks, roster: &Roster, agent: &str) -> Option<usize> {
    let by_name = marks.marks.iter().position(|mark| mark.agent == agent);
    by_name.or_else(|| {
        let member = roster.member(agent)?;
        let mut all = marks.marks.iter();
        all.position(|mark| roster.member(&mark.agent) == Some(member))
    })
}

/// The month of an agent with another place in the exam; none where it's the same, or the
/// month is closed.
fn placed(model: &Model, of: Key, place: Place) -> Option<Record> {
    let record = model.state.content.records.get(&of)?;
    let exam = Exam::Placed(place);
    if record.exam == exam || record.closing().is_some() {
        return None;
    }
    record.edited(|facts| facts.exam = exam).ok()
}

fn enter(model: &mut Model, out: &mut Vec<Effect>) {
    let Some(form) = model.team_form() else {
        return;
    };
    let roster = Shelf::of(&model.state.content.books).roster();
    let (record, part) = match with_event(model, &roster, &form.event) {
        Ok(added) => added,
        Err(fault) => return change(model, |form| form.refused = Some(fault)),
    };
    let agent = record.agent.clone();
    act(model, Action::Put(vec![record]), out);
    change(model, |form| {
        form.event = EventDraft::default();
        form.refused = None;
        form.entered = Some((agent, part));
    });
}

/// Puts rows in their places, or nothing; as a step of its own or as part of the last one.
pub(in crate::desk) fn put(
    model: &mut Model,
    rows: Vec<(TeamKey, Option<TeamRow>)>,
    is_step: bool,
    out: &mut Vec<Effect>,
) {
    let content = &model.state.content;
    let (book, mut shelf) = (content.book, Shelf::clone(&Shelf::of(&content.books)));
    for (key, row) in rows {
        match row {
            Some(row) => drop(shelf.team.insert(key, Rc::new(row))),
            None => drop(shelf.team.remove(&key)),
        }
    }
    act(model, Action::Books(Sealed::new(shelf), book, is_step), out);
}

pub(super) fn change(model: &mut Model, change: impl FnOnce(&mut TeamForm)) {
    if let Some(form) = form(model) {
        change(form);
    }
}

/// What is open.
fn form(model: &mut Model) -> Option<&mut TeamForm> {
    let known = model.book.get_or_insert_with(|| Box::<BookForm>::default());
    let form: Option<&mut BookForm> = known.downcast_mut();
    form.map(|form| &mut form.team)
}
