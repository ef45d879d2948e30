//! Opening: everything is read, batch by batch, and carried over if it's of
//! an older schema.

use super::super::{Access, BackendFault};
use super::{
    Applied, Batch, Format, Kept, LiteMap, RefCell, RowBackend, RowKey, RowStore, Slot, State,
    Turn, Write,
};

/// So many rows are read at once; the page gets its turn in between.
pub const READ_BATCH: usize = 200;

/// How often something is tried again that another tab came in between of.
pub(super) const TRIES: usize = 3;

pub(super) fn busy() -> BackendFault {
    BackendFault::Other("the rows change all the time".into())
}

/// What the store found when it was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowsOpened<K = u64> {
    /// What can be done with the storage.
    pub access: Access,
    /// Why it couldn't be read, with [`Access::Memory`], or why rows of an
    /// older schema couldn't be carried over, with [`Access::ReadOnly`].
    pub fault: Option<BackendFault>,
    /// How many rows were carried over from an older schema.
    pub migrated: usize,
    /// The ids of the rows that couldn't be read.
    pub unreadable: Vec<K>,
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

/// Names and texts.
type Rows = Vec<(String, String)>;

impl<B: RowBackend, F: Format> RowStore<B, F> {
    /// Reads all that is stored. Never fails: without storage the store works
    /// in memory, and says so.
    pub async fn open(
        backend: B,
        format: F,
        mut progress: impl FnMut(Progress),
    ) -> (Self, RowsOpened<F::Key>) {
        let store = Self {
            backend,
            format,
            turn: Turn::default(),
            state: RefCell::new(State {
                access: Access::Full,
                schema: None,
                slots: LiteMap::new(),
                asides: LiteMap::new(),
                was_emptied: false,
            }),
        };
        let mut opened = RowsOpened::default();
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
        let schema = self.backend.schema(F::TABLE).await?;
        let mut rows = Rows::new();
        let append = |mut more| rows.append(&mut more);
        self.each_batch(progress, append).await?;
        Ok((schema, rows))
    }

    /// Hands over all rows as they come, batch by batch.
    async fn each_batch(
        &self,
        progress: &mut impl FnMut(Progress),
        mut take: impl FnMut(Rows),
    ) -> Result<(), BackendFault> {
        let count = self.backend.count(F::TABLE).await?;
        let (mut after, mut done) = (String::new(), 0);
        loop {
            let mut more = self.backend.rows(F::TABLE, &after, READ_BATCH).await?;
            // It must come to an end whatever the storage answers.
            more.retain(|(name, _)| *name > after);
            more.sort_unstable();
            more.dedup_by(|a, b| a.0 == b.0);
            let Some((last, _)) = more.last() else {
                return Ok(());
            };
            after.clone_from(last);
            done += more.len();
            take(more);
            progress(Progress {
                done,
                of: count.max(done),
            });
        }
    }

    async fn load(
        &self,
        opened: &mut RowsOpened<F::Key>,
        progress: &mut impl FnMut(Progress),
    ) -> Result<(), BackendFault> {
        let mut left = TRIES;
        loop {
            left -= 1;
            let schema = self.backend.schema(F::TABLE).await?;
            let mut taken = Taken::new();
            let from = match Schema::of::<F>(schema.as_deref()) {
                Schema::Older(from) => from,
                found => {
                    if found == Schema::Foreign {
                        opened.access = Access::ReadOnly;
                    }
                    // Read as they come: all at once would hold up the page.
                    let read = |id: &F::Key, text: &str| self.read(id, text);
                    let take = |rows| taken.add(rows, read);
                    self.each_batch(progress, take).await?;
                    opened.unreadable = self.put_in(schema, taken);
                    return Ok(());
                }
            };
            let mut rows = Rows::new();
            let append = |mut more| rows.append(&mut more);
            self.each_batch(progress, append).await?;
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
            taken.add(rows, |id: &F::Key, text| self.newer_text(from, id, text));
            opened.unreadable = self.put_in(schema, taken);
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
        let write = |(name, text): &(String, String)| {
            let key = F::Key::named(name)?;
            let new = Some(self.newer_text(from, &key, text)?.text);
            let (name, old) = (name.clone(), Some(text.clone()));
            Some(Write { name, old, new })
        };
        let batch = Batch {
            table: F::TABLE,
            schema_seen: schema,
            schema: F::SCHEMA.to_string(),
            writes: rows.iter().filter_map(write).collect(),
        };
        let applied = self.backend.apply(&batch).await?;
        Ok((applied, batch.writes.len()))
    }

    fn newer_text(&self, from: u32, id: &F::Key, text: &str) -> Option<Kept<F::Entry>> {
        self.read(id, &self.format.migrate(from, id, text)?)
    }

    /// Takes rows over, and returns the ids of those that couldn't be read.
    fn put_in(&self, schema: Option<String>, taken: Taken<F::Key, F::Entry>) -> Vec<F::Key> {
        let unreadable = taken.asides.keys().cloned().collect();
        let mut state = self.state.borrow_mut();
        state.schema = schema;
        state.slots = taken.slots;
        state.asides = taken.asides;
        unreadable
    }
}

/// Rows as they were read, and those that couldn't be.
struct Taken<K, E> {
    slots: LiteMap<K, Slot<E>>,
    asides: LiteMap<K, String>,
}

impl<K: RowKey, E> Taken<K, E> {
    const fn new() -> Self {
        Self {
            slots: LiteMap::new(),
            asides: LiteMap::new(),
        }
    }

    /// Rows under names that no version of the program gives are someone
    /// else's.
    fn add(&mut self, rows: Rows, read: impl Fn(&K, &str) -> Option<Kept<E>>) {
        for (name, text) in rows {
            let Some(key) = K::named(&name) else { continue };
            if let Some(kept) = read(&key, &text) {
                self.slots.insert(key, Slot::stored(kept, text));
            } else {
                self.asides.insert(key, text);
            }
        }
    }
}

impl<K> Default for RowsOpened<K> {
    fn default() -> Self {
        Self {
            access: Access::Full,
            fault: None,
            migrated: 0,
            unreadable: Vec::new(),
        }
    }
}
