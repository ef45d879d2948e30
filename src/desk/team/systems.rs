//! By what the team's month is assessed, and what goes out of it as a table.

use std::rc::Rc;

use super::form::{TeamSort, TeamSystem};
use super::rows::shown_by_document;
use super::work::{change, ready, ready_by_document};
use crate::desk::book::Shelf;
use crate::desk::state::{Action, Sealed};
use crate::desk::table::{BookTable, TableMsg, TeamTable};
use crate::desk::update::act;
use crate::desk::{Effect, Model, tables};
use crate::exchange::{book_team_name, write_csv};
use crate::locale::book_team::table;
use crate::locale::team::place;
use crate::number::Unit;

impl Model {
    /// What the team may be assessed by: the bundled rulebook of the shown month, the other
    /// one where somebody's month is by it, and each document.
    pub fn team_systems(&self) -> Vec<TeamSystem> {
        let bundled = Unit::ALL.into_iter();
        let bundled =
            bundled.filter(|unit| *unit == self.state.unit() || whose(self, *unit).is_some());
        let documents = Shelf::of(&self.state.content.books).ids().into_iter();
        let bundled = bundled.map(TeamSystem::Bundled);
        bundled.chain(documents.map(TeamSystem::Document)).collect()
    }

    /// Whether it's this one.
    pub fn is_team_by(&self, system: TeamSystem) -> bool {
        match (system, self.state.content.book) {
            (TeamSystem::Document(id), shown) => shown == Some(id),
            (TeamSystem::Bundled(unit), None) => self.state.unit() == unit,
            (TeamSystem::Bundled(_), Some(_)) => false,
        }
    }
}

/// Somebody whose shown month is by the rulebook of a unit.
fn whose(model: &Model, unit: Unit) -> Option<&String> {
    let content = &model.state.content;
    let mut records = content.records.iter();
    let found = records.find(|((_, of), record)| *of == content.month && record.unit == unit);
    found.map(|((agent, _), _)| agent)
}

/// Shows the team by something else. Nobody's month changes: the other bundled rulebook is
/// shown by somebody's month that is by it.
pub(super) fn show(model: &mut Model, system: TeamSystem, out: &mut Vec<Effect>) {
    if model.is_team_by(system) {
        return;
    }
    let (books, now) = (model.state.content.books.clone(), model.state.content.book);
    let book = match system {
        TeamSystem::Document(id) => Some(id),
        TeamSystem::Bundled(_) => None,
    };
    if book != now {
        act(model, Action::Books(books, book, true), out);
    }
    if let TeamSystem::Bundled(unit) = system
        && model.state.unit() != unit
        && let Some(agent) = whose(model, unit).cloned()
    {
        act(model, Action::Show(agent), out);
    }
    model.more = 0;
    change(model, |form| {
        form.edit = None;
        form.cost = None;
        form.line = None;
        // Another document has other totals, a rulebook none; no document has those columns.
        if matches!(
            form.sort,
            TeamSort::Total(_) | TeamSort::Deductions | TeamSort::Rewards
        ) {
            form.sort = TeamSort::Place;
        }
    });
}

/// The shown month, quarter or year as a table: those who are listed in their order, then who is missing.
pub(super) fn save_table(model: &mut Model, out: &mut Vec<Effect>) {
    let Some((view, form)) = ready_by_document(model) else {
        return;
    };
    let rows = shown_by_document(form, &view);
    let month = model.state.content.month;
    let name = book_team_name(form.period, month, view.volume.document.id) + ".csv";
    let table = table(
        model.lang,
        &view.volume,
        (&view.team, &view.roster),
        (form.period, month),
        &rows,
    );
    out.push(Effect::Download(name, write_csv(&table)));
}

/// The shown month, quarter or year as a workbook.
pub(super) fn save_workbook(model: &mut Model, out: &mut Vec<Effect>) {
    let what = match model.state.content.book {
        Some(_) => by_document(model),
        None => bundled(model),
    };
    if let Some(what) = what {
        tables::write(model, what, out);
    }
}

/// None before all of it is worked out, or where nobody is there.
fn bundled(model: &Model) -> Option<TableMsg> {
    let (view, form) = ready(model)?;
    let rows = view.team.rows.iter();
    let is_wide = view.team.wide(model.state.unit()).is_some();
    let together = view.team.together.as_ref();
    let table = TeamTable {
        rows: rows
            .map(|(row, at)| (place(*at, is_wide), Rc::clone(row)))
            .collect(),
        period: form.period,
        months: together.map_or_else(Vec::new, |of| of.months.clone()),
        wage: model.export.wage,
    };
    (!table.rows.is_empty()).then(|| TableMsg::WriteTeam(Sealed::new(table)))
}

fn by_document(model: &Model) -> Option<TableMsg> {
    let (view, form) = ready_by_document(model)?;
    let period = form.period;
    let is_there = !view.team.rows.is_empty();
    is_there.then(|| TableMsg::WriteBook(Sealed::new(BookTable { view, period })))
}
