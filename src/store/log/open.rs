//! Opening: everything is read, batch by batch, and carried over if it's of
//! an older schema.

use super::super::{Access, BackendFault};
use super::{
    Applied, AsyncBackend, Batch, Format, Kept, LiteMap, LogStore, RefCell, Slot, State, Turn,
    Write,
};

/// So many rows are read at once; the page gets its turn in between.
pub const READ_BATCH: usize = 500;

/// How often something is tried again that another tab came in between of.
pub(super) const TRIES: usize = 3;

pub(super) fn busy() -> BackendFault {
    BackendFault::Other("the rows change all the time".into())
}

/// What the store found when it was opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogOpened {
    /// What can be done with the storage.
    pub access: Access,
    /// Why it couldn't be read, with [`Access::Memory`], or why rows of an
    /// older schema couldn't be carried over, with [`Access::ReadOnly`].
    pub fault: Option<BackendFault>,
    /// How many rows were carried over from an older schema.
    pub migrated: usize,
    /// The ids of the rows that couldn't be read.
    pub unreadable: Vec<u64>,
}

/// How far something long has got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// So many rows are done.
    pub done: usize,
    /// Of so many; never less than `done`.
    pub of: usize,
}

/// The schema that the stored rows are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Schema {
    Ours,
    Older(u32),
    /// Newer, or nothing that could be compared.
    Foreign,
}

impl Schema {
    /// Reads the schema's text. Rows that were never written are ours.
    pub fn of<F: Format>(text: Option<&str>) -> Self {
        let Some(text) = text else { return Self::Ours };
        match text.parse::<u32>() {
            Ok(number) if number == F::SCHEMA => Self::Ours,
            Ok(number) if number < F::SCHEMA => Self::Older(number),
            _ => Self::Foreign,
        }
    }
}

type Rows = Vec<(u64, String)>;

impl<B: AsyncBackend, F: Format> LogStore<B, F> {
    /// Reads all that is stored. Never fails: without storage the store works
    /// in memory, and says so.
    pub async fn open(
        backend: B,
        format: F,
        mut progress: impl FnMut(Progress),
    ) -> (Self, LogOpened) {
        let store = Self {
            backend,
            format,
            turn: Turn::default(),
            state: RefCell::new(State {
                access: Access::Full,
                schema: None,
                slots: LiteMap::new(),
                asides: LiteMap::new(),
            }),
        };
        let mut opened = LogOpened::default();
        if let Err(fault) = store.load(&mut opened, &mut progress).await {
            opened.access = Access::Memory;
            opened.fault = Some(fault);
        }
        store.state.borrow_mut().access = opened.access;
        (store, opened)
    }

    /// All rows, and the schema's text that they were read under.
    pub(super) async fn read_all(
        &self,
        progress: &mut impl FnMut(Progress),
    ) -> Result<(Option<String>, Rows), BackendFault> {
        let schema = self.backend.schema().await?;
        let count = self.backend.count().await?;
        let mut rows = Rows::new();
        loop {
            let after = rows.last().map_or(0, |(id, _)| *id);
            let mut more = self.backend.rows(after, READ_BATCH).await?;
            // It must come to an end whatever the storage answers.
            more.retain(|(id, _)| *id > after);
            more.sort_unstable_by_key(|(id, _)| *id);
            more.dedup_by_key(|(id, _)| *id);
            if more.is_empty() {
                return Ok((schema, rows));
            }
            rows.append(&mut more);
            let done = rows.len();
            progress(Progress {
                done,
                of: count.max(done),
            });
        }
    }

    async fn load(
        &self,
        opened: &mut LogOpened,
        progress: &mut impl FnMut(Progress),
    ) -> Result<(), BackendFault> {
        let mut left = TRIES;
        loop {
            left -= 1;
            let (schema, rows) = self.read_all(progress).await?;
            let from = match Schema::of::<F>(schema.as_deref()) {
                Schema::Older(from) => from,
                found => {
                    if found == Schema::Foreign {
                        opened.access = Access::ReadOnly;
                    }
                    opened.unreadable = self.put_in(schema, rows);
                    return Ok(());
                }
            };
            let fault = match self.carry_over(from, schema.clone(), &rows).await {
                // What was written is read like anything else.
                Ok((Applied::Done, count)) if left > 0 => {
                    opened.migrated = count;
                    continue;
                }
                // Another tab came in between, perhaps to do the same.
                Ok(_) if left > 0 => continue,
                Ok(_) => busy(),
                Err(fault) => fault,
            };
            opened.migrated = 0;
            opened.access = Access::ReadOnly;
            opened.fault = Some(fault);
            opened.unreadable = self.show_older(from, schema, rows);
            return Ok(());
        }
    }

    /// Writes all rows anew in this schema, in one step with its number.
    async fn carry_over(
        &self,
        from: u32,
        schema: Option<String>,
        rows: &Rows,
    ) -> Result<(Applied, usize), BackendFault> {
        let write = |(id, text): &(u64, String)| {
            let (id, old) = (*id, Some(text.clone()));
            let new = Some(self.newer_text(from, id, text)?.text);
            Some(Write { id, old, new })
        };
        let batch = Batch {
            schema_seen: schema,
            schema: F::SCHEMA.to_string(),
            writes: rows.iter().filter_map(write).collect(),
        };
        let applied = self.backend.apply(&batch).await?;
        Ok((applied, batch.writes.len()))
    }

    fn newer_text(&self, from: u32, id: u64, text: &str) -> Option<Kept<F::Entry>> {
        self.read(id, &self.format.migrate(from, id, text)?)
    }

    /// Takes over rows of this schema, and returns the ids of the others.
    fn put_in(&self, schema: Option<String>, rows: Rows) -> Vec<u64> {
        self.take_over(schema, rows, |id, text| self.read(id, text))
    }

    /// Takes over rows that stay in an older schema.
    fn show_older(&self, from: u32, schema: Option<String>, rows: Rows) -> Vec<u64> {
        self.take_over(schema, rows, |id, text| self.newer_text(from, id, text))
    }

    fn take_over(
        &self,
        schema: Option<String>,
        rows: Rows,
        read: impl Fn(u64, &str) -> Option<Kept<F::Entry>>,
    ) -> Vec<u64> {
        let mut unreadable = Vec::new();
        let mut asides = LiteMap::new();
        let mut slots = LiteMap::with_capacity(rows.len());
        for (id, text) in rows {
            if let Some(kept) = read(id, &text) {
                slots.insert(id, Slot::stored(kept, text));
            } else {
                unreadable.push(id);
                asides.insert(id, text);
            }
        }
        let mut state = self.state.borrow_mut();
        state.schema = schema;
        state.slots = slots;
        state.asides = asides;
        unreadable
    }
}
