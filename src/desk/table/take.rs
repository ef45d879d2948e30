//! Taking what a table says: one step that can be undone.

use super::form::{TableForm, existing};
use super::work::show_next;
use crate::desk::acts::Taken;
use crate::desk::books;
use crate::desk::state::Action;
use crate::desk::team::TeamMsg;
use crate::desk::update::act;
use crate::desk::{Effect, ImportForm, ImportSaving, Imported, Model, Page, import_saving};
use crate::locale::table_terms::TERMS;
use crate::record::{Record, Source, Trail};
use crate::table::{At, Context, taken};

/// Takes what is chosen; nothing while something has to be answered.
pub(super) fn take(model: &mut Model, out: &mut Vec<Effect>) {
    let Some(mut form) = model
        .table
        .take()
        .and_then(|form| form.downcast::<TableForm>().ok())
    else {
        return;
    };
    let Some(read) = form
        .file
        .as_ref()
        .filter(|read| read.asks() == 0 && read.taken() > 0)
    else {
        model.table = Some(form);
        return;
    };
    let known = model.state.agents().into_iter().collect();
    let context = Context {
        rulebook: model.table_rulebook(read),
        month: read.month,
        terms: &TERMS,
        known: &known,
        choices: &read.choices,
        remembered: None,
    };
    let (month, shown) = (read.month, &*model);
    let existing = |agent: &str| existing(shown, agent, month);
    let mut months = taken(&read.preview, &context, existing, |fact| read.takes(fact));
    // In the order in which they lie.
    months.sort_by(|(one, _), (other, _)| one.agent.cmp(&other.agent));
    let sheet = read.grid().map_or("", |grid| &*grid.name);
    let of = |(record, cells): &(Record, Vec<At>)| {
        let cells: Vec<String> = cells.iter().map(ToString::to_string).collect();
        let taken = Taken {
            source: Source::table(&read.name, read.hash, sheet, &cells),
            trail: Trail::default(),
            is_restored: false,
        };
        ((record.agent.clone(), record.month), taken)
    };
    let sources = months.iter().map(of).collect();
    let records: Vec<Record> = months.into_iter().map(|(record, _)| record).collect();
    let done = Imported {
        books: 0,
        months: records.len(),
        agents: records.len(),
        same: read.preview.counts()[1],
        left: read.preview.refused.len(),
    };
    let remembered = read.remembered();
    let heads = read
        .matched
        .shape
        .filter(|_| !remembered.columns.is_empty());
    let heads = heads.map(|shape| (shape, remembered));
    if let Some((shape, remembered)) = &heads {
        form.remembered.insert(*shape, remembered.clone());
    }
    model.storage.acts.note_taken(sources);
    let page = match records.len() {
        1 => Page::Month,
        _ => Page::Team,
    };
    let saving = ImportSaving::of(&records, done, page);
    act(model, Action::Take(records, None), out);
    if page == Page::Team {
        books::to_team(model, TeamMsg::Show, out);
        books::leave(model, out);
    }
    if let Some((shape, remembered)) = heads {
        books::to_team(model, TeamMsg::Heads(shape, remembered), out);
    }
    show_next(model, &mut form);
    let is_last = !form.is_open();
    model.table = Some(form);
    model.import = ImportForm::default();
    if is_last {
        if model.storage.report.is_none() {
            saving.show(model);
        }
        model.import_saving = Some(Box::new(saving));
        if model.storage.all_saved {
            import_saving::is_done(model);
        }
    }
}
