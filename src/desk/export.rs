//! Files that go out: the export's form, and the spreadsheets.

use std::rc::Rc;

use super::state::Key;
use super::{Effect, Model};
use crate::calendar::Month;
use crate::exchange::{self, Item, Wage};
use crate::locale::{explain, month_csv, year_csv};
use crate::number::Unit;
use crate::record::{Record, Trail};
use crate::rulebook::Rulebook;
use crate::scoring::YearSheet;

/// What is asked of the export's form.
#[derive(Clone, Debug, PartialEq)]
pub enum ExportMsg {
    /// Which months.
    Scope(Scope),
    /// One month more or fewer.
    Month(String, Month, bool),
    /// Whether the wage goes along.
    Wage(bool),
    /// Whether each line's derivation goes along.
    Lines(bool),
    /// Whether the acts on each month go along.
    Trail(bool),
    /// As a file.
    Download,
    /// To the clipboard.
    Copy,
    /// To the share sheet.
    Share,
}

/// Which months are exported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// The shown one.
    #[default]
    This,
    /// The ticked ones.
    Chosen,
    /// All.
    All,
}

/// The export's form.
#[derive(Clone, Debug, Default)]
pub struct ExportForm {
    /// Which months.
    pub scope: Scope,
    /// The ticked ones.
    pub chosen: Vec<Key>,
    /// Whether the wage goes along. Never remembered.
    pub wage: bool,
    /// Whether each line's derivation goes along.
    pub lines: bool,
    /// Whether the acts on each month go along.
    pub trail: bool,
}

pub(super) fn export(model: &mut Model, msg: ExportMsg, out: &mut Vec<Effect>) {
    let form = &mut model.export;
    match msg {
        ExportMsg::Scope(scope) => form.scope = scope,
        ExportMsg::Month(agent, month, on) => {
            let key = (agent, month);
            form.chosen.retain(|other| *other != key);
            if on {
                form.chosen.push(key);
            }
        }
        ExportMsg::Wage(wage) => form.wage = wage,
        ExportMsg::Lines(lines) => form.lines = lines,
        ExportMsg::Trail(trail) => form.trail = trail,
        ExportMsg::Download => send_out(model, Effect::Download, out),
        ExportMsg::Copy => send_out(model, |_, text| Effect::Copy(text), out),
        ExportMsg::Share => send_out(model, Effect::Share, out),
    }
}

/// The shown month as a spreadsheet; what it pays only if that's asked for.
pub(super) fn month_table(model: &Model, out: &mut Vec<Effect>) {
    let (record, today) = (model.record(), model.state.today);
    let rulebook = model.rulebook();
    let name = exchange::month_csv_name(&record.agent, record.month, rulebook.unit);
    let wage = model.export.wage;
    let text = month_csv(model.lang, rulebook, record, today, wage);
    out.push(Effect::Download(name, text));
}

/// The same for the shown year.
pub(super) fn year_table(model: &Model, unit: Unit, out: &mut Vec<Effect>) {
    let content = &model.state.content;
    let year = content.month.year();
    let records = model.state.records_in(unit);
    let today = model.state.today;
    let sheet = YearSheet::of(year, &records, today);
    let name = exchange::year_csv_name(&content.agent, year, unit);
    let text = year_csv(model.lang, &sheet, &records, today, model.export.wage);
    out.push(Effect::Download(name, text));
}

fn send_out(model: &mut Model, how: fn(String, String) -> Effect, out: &mut Vec<Effect>) {
    let items = items(model, model.export.scope);
    if items.is_empty() {
        model.said = model.lang.more().export_nothing;
        return;
    }
    let wage = match model.export.wage {
        true => Wage::Included,
        false => Wage::Left,
    };
    let rulebooks = rulebooks_of(model, &items);
    let name = exchange::file_name(&items);
    out.push(how(name, exchange::export(&items, wage, &rulebooks)));
}

fn items(model: &Model, scope: Scope) -> Vec<Item> {
    let content = &model.state.content;
    let shown = (content.agent.clone(), content.month);
    let wanted = |key: &Key| match scope {
        Scope::This => *key == shown,
        Scope::Chosen => model.export.chosen.contains(key),
        Scope::All => true,
    };
    let records = content.records.iter().filter(|(key, _)| wanted(key));
    let item = |(key, record): (&Key, &Rc<Record>)| {
        let rulebook = model.state.rules().rulebook(record.ruled_in());
        let today = model.state.today;
        let mut item = Item::of(Record::clone(record), rulebook, today);
        if model.export.lines {
            item.lines = explain::derived_lines(model.lang, rulebook, record, today);
        }
        let trail = model.storage.acts.of(key).filter(|_| model.export.trail);
        item.trail = trail.map(|trail| Trail::clone(trail)).unwrap_or_default();
        item
    };
    records.map(item).collect()
}

/// The rulebooks that scored these, but for the bundled one as it is.
fn rulebooks_of<'a>(model: &'a Model, items: &[Item]) -> Vec<&'a Rulebook> {
    let rules = model.state.rules();
    let used = |place: usize| {
        let mut items = items.iter();
        items.any(|item| rules.in_force(item.record.ruled_in()).0 == place)
    };
    let books = rules.books().iter().enumerate();
    let own = books.filter(|(place, book)| {
        used(*place) && !(book.is_bundled() && book.amendments().is_empty())
    });
    own.map(|(_, book)| book.rulebook()).collect()
}
