//! The calls that a storage of rows answers, each in its own time.

use std::future::Future;

use super::super::BackendFault;

/// The highest id of a row: what a number in a browser still counts exactly.
pub const MAX_ID: u64 = 1 << 53;

/// A place for texts under ids from 1 to [`MAX_ID`], shared with other tabs.
/// Every call may fail, and may be the last one that happens.
pub trait AsyncBackend {
    /// The text that says by which schema the rows were written; none as long
    /// as nothing was ever written.
    fn schema(&self) -> impl Future<Output = Result<Option<String>, BackendFault>>;

    /// How many rows there are, or thereabouts: for a bar that fills.
    fn count(&self) -> impl Future<Output = Result<usize, BackendFault>>;

    /// The first `limit` rows with a higher id than `after`, by ascending id.
    fn rows(
        &self,
        after: u64,
        limit: usize,
    ) -> impl Future<Output = Result<Vec<(u64, String)>, BackendFault>>;

    /// The texts under these ids, in their order.
    fn get(&self, ids: &[u64]) -> impl Future<Output = Result<Vec<Option<String>>, BackendFault>>;

    /// Compares and writes in one step: all of it is done or nothing, and
    /// nobody else writes in between.
    fn apply(&self, batch: &Batch) -> impl Future<Output = Result<Applied, BackendFault>>;

    /// Tells other tabs which rows were written. They may never hear of it.
    fn announce(&self, _ids: &[u64]) {}
}

/// What is written in one step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// The schema's text as last seen. Unless this or `schema` is there,
    /// nothing is written.
    pub schema_seen: Option<String>,
    /// The schema's text from now on.
    pub schema: String,
    /// The rows, each id once.
    pub writes: Vec<Write>,
}

/// A row that is to change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    /// Which row.
    pub id: u64,
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
    Differs(Vec<(u64, Option<String>)>),
    /// Nothing is written: this is there as the schema's text.
    Schema(Option<String>),
}

impl<B: AsyncBackend + ?Sized> AsyncBackend for std::rc::Rc<B> {
    fn schema(&self) -> impl Future<Output = Result<Option<String>, BackendFault>> {
        (**self).schema()
    }

    fn count(&self) -> impl Future<Output = Result<usize, BackendFault>> {
        (**self).count()
    }

    fn rows(
        &self,
        after: u64,
        limit: usize,
    ) -> impl Future<Output = Result<Vec<(u64, String)>, BackendFault>> {
        (**self).rows(after, limit)
    }

    fn get(&self, ids: &[u64]) -> impl Future<Output = Result<Vec<Option<String>>, BackendFault>> {
        (**self).get(ids)
    }

    fn apply(&self, batch: &Batch) -> impl Future<Output = Result<Applied, BackendFault>> {
        (**self).apply(batch)
    }

    fn announce(&self, ids: &[u64]) {
        (**self).announce(ids);
    }
}
