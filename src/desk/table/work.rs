//! What a person does with a table.

use std::rc::Rc;

use super::form::{TableForm, TableRead, is_known};
use super::msg::{Keep, TableContent, TableFile, TableMsg};
use super::{BookTable, TeamTable, take, written};
use crate::desk::books;
use crate::desk::state::Sealed;
use crate::desk::tables::Tables;
use crate::desk::update::open;
use crate::desk::{Doors, Effect, Model, Page};
use crate::id::Fingerprint;
use crate::table::{
    Choices, Matched, TableFault, TablePreview, Workbook, read_pasted, read_text, read_workbook,
};

/// The desk's own fifth part.
pub const TABLES: Doors<Tables> = Doors(&Tables { update, clear });

fn update(model: &mut Model, msg: Sealed, out: &mut Vec<Effect>) {
    if let Some(msg) = msg.get::<TableMsg>() {
        told(model, Rc::unwrap_or_clone(msg), out);
        model.has_table = model.table_form().is_some_and(TableForm::is_open);
    }
}

fn told(model: &mut Model, msg: TableMsg, out: &mut Vec<Effect>) {
    match msg {
        TableMsg::Files(files) => {
            // What is open there goes.
            open(model, Page::Import, out);
            let mut form = form(model).map(std::mem::take).unwrap_or_default();
            form.next = files;
            form.remembered.append(&mut books::heads(model));
            show_next(model, &mut form);
            model.table = Some(Box::new(form));
        }
        TableMsg::WriteMonth => written::month(model, out),
        TableMsg::WriteTeam(table) => {
            if let Some(table) = table.get::<TeamTable>() {
                written::team(model, &table, out);
            }
        }
        TableMsg::WriteBook(table) => {
            if let Some(table) = table.get::<BookTable>() {
                written::book_team(model, &table, out);
            }
        }
        TableMsg::Pack(name, files) => written::packed(model, name, &files, out),
        TableMsg::WriteYear(unit) => written::year(model, unit, out),
        TableMsg::Take => take::take(model, out),
        TableMsg::Close => clear(model),
        TableMsg::Keep(keep) => change(model, |read| read.keep = keep),
        TableMsg::Own(agent, field, stays) => change(model, |read| {
            let fact = (agent, field);
            match stays {
                true => drop(read.own.insert(fact)),
                false => drop(read.own.remove(&fact)),
            }
        }),
        TableMsg::Sheet(sheet) => look_again(model, |read| {
            read.sheet = sheet;
            read.choices = Choices::default();
        }),
        TableMsg::Month(month) => look_again(model, |read| {
            read.month = month;
            read.month_at = None;
            read.month_chosen = true;
        }),
        TableMsg::Target(column, target) => look_again(model, |read| {
            read.choices.targets.insert(column, target);
        }),
        TableMsg::Scale(column, scale) => look_again(model, |read| {
            read.choices.scales.insert(column, scale);
        }),
        TableMsg::Same(name, is_same) => look_again(model, |read| {
            read.choices.same.insert(name, is_same);
        }),
        TableMsg::Hidden(with) => look_again(model, |read| read.choices.with_hidden = with),
    }
}

/// Leaves what came in; what was said of such tables stays.
fn clear(model: &mut Model) {
    model.has_table = false;
    if let Some(form) = form(model) {
        let remembered = std::mem::take(&mut form.remembered);
        *form = TableForm {
            remembered,
            ..TableForm::default()
        };
    }
}

fn form(model: &mut Model) -> Option<&mut TableForm> {
    model.table.as_mut()?.downcast_mut()
}

/// Changes what needs no second look.
fn change(model: &mut Model, change: impl FnOnce(&mut TableRead)) {
    if let Some(read) = form(model).and_then(|form| form.file.as_mut()) {
        change(read);
    }
}

/// Changes an answer, and works out anew what follows.
fn look_again(model: &mut Model, change: impl FnOnce(&mut TableRead)) {
    let Some(form) = form(model) else { return };
    let mut form = std::mem::take(form);
    if let Some(read) = &mut form.file {
        change(read);
        read.look(model, &form.remembered);
    }
    model.table = Some(Box::new(form));
}

/// Shows the next file that can be read.
pub(super) fn show_next(model: &Model, form: &mut TableForm) {
    form.file = None;
    while form.file.is_none() && !form.next.is_empty() {
        let TableFile {
            name,
            hash,
            content,
        } = form.next.remove(0);
        let (bytes, book) = match &content {
            TableContent::Bytes(bytes) => (bytes.len(), read_workbook(bytes)),
            TableContent::Text(text) => (text.len(), read_text(&name, text)),
            TableContent::Pasted(text) => (text.len(), read_pasted(&name, text)),
        };
        match book {
            Err(fault) => form.faults.push((name, fault)),
            Ok(book) => form.file = read(model, form, (name, hash, bytes), book),
        }
    }
}

fn read(
    model: &Model,
    form: &mut TableForm,
    (name, hash, bytes): (String, Fingerprint, usize),
    book: Workbook,
) -> Option<TableRead> {
    let sheets = book.sheets.iter().enumerate();
    let shown = sheets.filter(|(_, sheet)| !sheet.is_hidden && !sheet.cells.is_empty());
    let fullest = shown.max_by_key(|(at, sheet)| (sheet.cells.len(), usize::MAX - at));
    let first = || book.sheets.iter().position(|sheet| !sheet.cells.is_empty());
    let Some(sheet) = fullest.map(|(at, _)| at).or_else(first) else {
        form.faults.push((name, TableFault::Nothing));
        return None;
    };
    let mut read = TableRead {
        name,
        hash,
        bytes,
        book,
        sheet,
        month: model.record().month,
        month_at: None,
        month_chosen: false,
        is_known: is_known(model, hash),
        choices: Choices::default(),
        keep: Keep::Table,
        own: <_>::default(),
        matched: Matched::default(),
        preview: TablePreview::default(),
    };
    read.look(model, &form.remembered);
    Some(read)
}
