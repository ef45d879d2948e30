//! Workbooks of an agent and of a team; several files as one.

use std::rc::Rc;

use super::{BookTable, TeamTable};
use crate::desk::book::Shelf;
use crate::desk::{Done, Effect, Model};
use crate::exchange::{book_team_name, month_csv_name, team_file_name, year_csv_name};
use crate::locale::book_office::{BookFacts, book_team_pages};
use crate::locale::office::{TeamRow, month_pages, team_pages, year_pages};
use crate::locale::office_team::{payroll_page, period_pages};
use crate::number::Unit;
use crate::scoring::YearSheet;
use crate::table::archive;
use crate::table::workbook::{Page, write_workbook};
use crate::team::Period;

/// The shown month; what it pays only if that's asked for.
pub(super) fn month(model: &mut Model, out: &mut Vec<Effect>) {
    let (record, today) = (model.record(), model.state.today);
    let rulebook = model.rulebook();
    let wage = model.export.wage;
    let name = month_csv_name(&record.agent, record.month, rulebook.unit);
    let pages = month_pages(model.lang, rulebook, record, today, wage);
    save(model, &name, &pages, wage, out);
}

/// The shown year.
pub(super) fn year(model: &mut Model, unit: Unit, out: &mut Vec<Effect>) {
    let content = &model.state.content;
    let year = content.month.year();
    let records = model.state.records_in(unit);
    let today = model.state.today;
    let sheet = YearSheet::of(year, &records, today);
    let wage = model.export.wage;
    let name = year_csv_name(&content.agent, year, unit);
    let pages = year_pages(model.lang, &sheet, &records, today, wage);
    save(model, &name, &pages, wage, out);
}

/// The team's shown month, quarter or year; what is paid only if that's asked for.
pub(super) fn team(model: &mut Model, table: &TeamTable, out: &mut Vec<Effect>) {
    let (month, unit) = (model.state.content.month, model.state.unit());
    let mut pages = match table.period {
        Period::Month => {
            let rulebook = model.state.rules().rulebook((month, unit));
            let rows = table.rows.iter().map(|(place, one)| TeamRow {
                place,
                record: &one.record,
                sheet: &one.sheet,
            });
            team_pages(model.lang, month, rulebook, &rows.collect::<Vec<_>>())
        }
        period => {
            let rows = table.rows.iter();
            let rows: Vec<_> = rows.map(|(place, one)| (place.clone(), &**one)).collect();
            period_pages(model.lang, period, month, &rows, &table.months)
        }
    };
    if table.wage {
        let rows: Vec<_> = table.rows.iter().map(|(_, one)| &**one).collect();
        pages.push(payroll_page(model.lang, &rows));
    }
    let name = team_file_name("team", table.period, month, unit);
    save(model, &name, &pages, table.wage, out);
}

/// The team's shown month, quarter or year by the shown document, with the facts of all months
/// that are there.
pub(super) fn book_team(model: &mut Model, table: &BookTable, out: &mut Vec<Effect>) {
    let BookTable { view, period } = table;
    let month = model.state.content.month;
    let id = view.volume.document.id;
    let shelf = Shelf::of(&model.state.content.books);
    let mut months = Vec::new();
    for (row, _) in &view.team.rows {
        for month in period.months(month) {
            let filling = shelf.month(&row.agent, month, id);
            let Some((filling, volume)) = filling.zip(shelf.in_force(id, month)) else {
                continue;
            };
            months.push(BookFacts {
                agent: row.agent.clone(),
                month,
                volume: Rc::clone(volume),
                filling: Rc::clone(filling),
            });
        }
    }
    let team = (&*view.team, &*view.roster);
    let pages = book_team_pages(model.lang, &view.volume, team, (*period, month), &months);
    let name = book_team_name(*period, month, id);
    save(model, &name, &pages, false, out);
}

/// Several files as one.
pub(super) fn packed(
    model: &mut Model,
    name: String,
    files: &[(String, String)],
    out: &mut Vec<Effect>,
) {
    model.export.done = Some(match archive(files) {
        Ok(bytes) => {
            out.push(Effect::DownloadBytes(name.clone(), Rc::from(bytes)));
            Done::Saved(name, false)
        }
        Err(_) => Done::Nothing,
    });
}

fn save(model: &mut Model, csv_name: &str, pages: &[Page], wage: bool, out: &mut Vec<Effect>) {
    let stem = csv_name.trim_end_matches(".csv");
    let name = format!("{stem}.xlsx");
    model.export.done = Some(match write_workbook(pages, model.state.today) {
        Ok(bytes) => {
            out.push(Effect::DownloadBytes(name.clone(), Rc::from(bytes)));
            Done::Saved(name, wage)
        }
        Err(_) => Done::Nothing,
    });
}
