//! What came of an import: imported is only what is stored.

use super::{ImportForm, Imported, Model, Page};
use crate::record::Record;
use crate::store::rows::RowFault;
use crate::store::{Access, MonthKey};

/// An import whose months are being stored, or couldn't all be.
#[derive(Debug)]
pub struct ImportSaving {
    /// In their order.
    months: Vec<MonthKey>,
    /// How many aren't stored yet.
    left: usize,
    /// What is said once all of it is stored.
    done: Imported,
    /// Where it's shown then; nowhere once the person has opened a page for the
    /// next files.
    pub(super) page: Option<Page>,
    /// What couldn't be stored.
    pub unkept: Option<Unkept>,
}

/// Months that couldn't be stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Unkept {
    /// How many could.
    pub kept: usize,
    /// How many couldn't.
    pub not_kept: usize,
    /// Why, for the first of them; none where storage can't be written at all.
    pub fault: Option<RowFault>,
}

impl ImportSaving {
    /// Months that are given to storage, in their order.
    pub(super) fn of(records: &[Record], done: Imported, page: Page) -> Self {
        let key = |record: &Record| MonthKey::new(&*record.agent, record.month);
        let months: Vec<MonthKey> = records.iter().map(key).collect();
        let left = months.len();
        Self {
            months,
            left,
            done,
            page: Some(page),
            unkept: None,
        }
    }

    /// Shows what came in, unless the person is elsewhere already. Until all of
    /// it is stored, drawing thousands of months would take longer than that.
    pub(super) fn show(&self, model: &mut Model) {
        let waits = model.import_work.is_none() && model.import == ImportForm::default();
        if let Some(page) = self.page
            && model.page == Page::Import
            && waits
        {
            model.page = page;
        }
    }

    /// How many are stored, of how many.
    pub fn progress(&self) -> (usize, usize) {
        let of = self.months.len();
        (of - self.left.min(of), of)
    }
}

/// Looks at what storage said last.
pub(super) fn heard(model: &mut Model) {
    let (Some(saving), Some(report)) = (&mut model.import_saving, &model.storage.report) else {
        return;
    };
    saving.left = model.storage.acts.waiting() + report.waiting + report.months.len();
    if model.storage.is_saving {
        return;
    }
    let of = saving.months.len();
    let own = report.months.iter();
    let mut own = own
        .filter(|(key, _)| saving.months.binary_search(key).is_ok())
        .peekable();
    let mut fault = own.peek().map(|(_, fault)| fault);
    // Nothing else was given to storage with so many others.
    let mut not_kept = (own.count() + report.waiting).min(of);
    if report.access != Access::Full {
        (not_kept, fault) = (of, None);
    }
    let books = report.books.iter().map(|(_, fault)| fault);
    let others = report.rules.iter().chain(books).next();
    if not_kept == 0 && others.is_none() {
        is_done(model);
        return;
    }
    saving.unkept = Some(Unkept {
        kept: of - not_kept,
        not_kept,
        fault: fault.or(others).cloned(),
    });
    if let Some(saving) = model.import_saving.take() {
        saving.show(model);
        model.import_saving = Some(saving);
    }
}

/// All of it is stored.
pub(super) fn is_done(model: &mut Model) {
    if let Some(saving) = model.import_saving.take() {
        saving.show(model);
        model.import.done = Some(saving.done);
        model.said = model.lang.more().imported;
    }
}
