//! The calls that a storage of rows answers, each in its own time.

use std::future::Future;

use super::super::BackendFault;
use super::Table;

/// A place for texts under names, in tables, shared with other tabs. Every
/// call may fail, and may be the last one that happens.
pub trait RowBackend {
    /// The text that says by which schema a table's rows were written; none as
    /// long as nothing was ever written.
    fn schema(&self, table: Table) -> impl Future<Output = Result<Option<String>, BackendFault>>;

    /// How many rows there are, or thereabouts: for a bar that fills.
    fn count(&self, table: Table) -> impl Future<Output = Result<usize, BackendFault>>;

    /// The first `limit` rows whose names sort behind `after`, in order.
    fn rows(
        &self,
        table: Table,
        after: &str,
        limit: usize,
    ) -> impl Future<Output = Result<Vec<(String, String)>, BackendFault>>;

    /// The texts under these names, in their order.
    fn get(
        &self,
        table: Table,
        names: &[String],
    ) -> impl Future<Output = Result<Vec<Option<String>>, BackendFault>>;

    /// Compares and writes in one step: all of it is done or nothing, and
    /// nobody else writes in between. Done means on the disk, as far as the
    /// browser lets that be asked for.
    fn apply(&self, batch: &Batch) -> impl Future<Output = Result<Applied, BackendFault>>;

    /// Tells other tabs which rows were written. They may never hear of it.
    fn announce(&self, _table: Table, _names: &[String]) {}
}

/// What is written in one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// Where.
    pub table: Table,
    /// The schema's text as last seen. Unless this or `schema` is there,
    /// nothing is written.
    pub schema_seen: Option<String>,
    /// The schema's text from now on.
    pub schema: String,
    /// The rows, each name once.
    pub writes: Vec<Write>,
}

/// A row that is to change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    /// Which row.
    pub name: String,
    /// What must be there, or nothing is written.
    pub old: Option<String>,
    /// What shall be there; none removes the row. If it's the same as `old`,
    /// it's only compared.
    pub new: Option<String>,
}

/// What became of a [`Batch`] that the storage could deal with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Applied {
    /// All of it is written.
    Done,
    /// Nothing is written: these rows aren't as expected, but so.
    Differs(Vec<(String, Option<String>)>),
    /// Nothing is written: this is there as the schema's text.
    Schema(Option<String>),
}

impl<B: RowBackend + ?Sized> RowBackend for std::rc::Rc<B> {
    fn schema(&self, table: Table) -> impl Future<Output = Result<Option<String>, BackendFault>> {
        (**self).schema(table)
    }

    fn count(&self, table: Table) -> impl Future<Output = Result<usize, BackendFault>> {
        (**self).count(table)
    }

    fn rows(
        &self,
        table: Table,
        after: &str,
        limit: usize,
    ) -> impl Future<Output = Result<Vec<(String, String)>, BackendFault>> {
        (**self).rows(table, after, limit)
    }

    fn get(
        &self,
        table: Table,
        names: &[String],
    ) -> impl Future<Output = Result<Vec<Option<String>>, BackendFault>> {
        (**self).get(table, names)
    }

    fn apply(&self, batch: &Batch) -> impl Future<Output = Result<Applied, BackendFault>> {
        (**self).apply(batch)
    }

    fn announce(&self, table: Table, names: &[String]) {
        (**self).announce(table, names);
    }
}
