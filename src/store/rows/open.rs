//! Opening: everything is read, batch by batch, and carried over if it's of
//! an older schema.

use super::super::{Access, BackendFault};
use super::core::{Core, Kept, Slot};
use super::{Applied, Batch, LiteMap, RowBackend, Write};

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
    /// Reads the schema's text; `ours` is the program's own. Rows that were
    /// never written are ours.
    pub fn of(text: Option<&str>, ours: u32) -> Self {
        let Some(text) = text else { return Self::Ours };
        match text.parse::<u32>() {
            Ok(number) if number == ours => Self::Ours,
            Ok(number) if number < ours => Self::Older(number),
            _ => Self::Foreign,
        }
    }
}

/// Names and texts.
type Rows = Vec<(String, String)>;

impl<B: RowBackend> Core<B> {
    /// All rows, and the schema's text that they were read under.
    pub async fn read_all(&self) -> Result<(Option<String>, Rows), BackendFault> {
        let schema = self.backend.schema(self.table()).await?;
        let mut rows = Rows::new();
        let append = &mut |mut more| rows.append(&mut more);
        self.each_batch(&mut |_| {}, append).await?;
        Ok((schema, rows))
    }

    /// Hands over all rows as they come, batch by batch.
    async fn each_batch(
        &self,
        progress: &mut dyn FnMut(Progress),
        take: &mut dyn FnMut(Rows),
    ) -> Result<(), BackendFault> {
        let count = self.backend.count(self.table()).await?;
        let (mut after, mut done) = (String::new(), 0);
        loop {
            let mut more = self.backend.rows(self.table(), &after, READ_BATCH).await?;
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

    /// Reads all of it, and carries it over if it's of an older schema.
    pub async fn load(
        &self,
        opened: &mut RowsOpened<String>,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<(), BackendFault> {
        let mut left = TRIES;
        loop {
            left -= 1;
            let schema = self.backend.schema(self.table()).await?;
            let mut taken = Taken::new();
            let from = match Schema::of(schema.as_deref(), self.schema()) {
                Schema::Older(from) => from,
                found => {
                    if found == Schema::Foreign {
                        opened.access = Access::ReadOnly;
                    }
                    // Read as they come: all at once would hold up the page.
                    let take =
                        &mut |rows| self.add(&mut taken, rows, |id, text| self.read(id, text));
                    self.each_batch(progress, take).await?;
                    opened.unreadable = self.put_in(schema, taken);
                    return Ok(());
                }
            };
            let mut rows = Rows::new();
            let append = &mut |mut more| rows.append(&mut more);
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
            self.add(&mut taken, rows, |id, text| self.newer_text(from, id, text));
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
            if !self.is_name(name) {
                return None;
            }
            let new = Some(self.newer_text(from, name, text)?.text);
            let (name, old) = (name.clone(), Some(text.clone()));
            Some(Write { name, old, new })
        };
        let batch = Batch {
            table: self.table(),
            schema_seen: schema,
            schema: self.schema().to_string(),
            writes: rows.iter().filter_map(write).collect(),
        };
        let applied = self.backend.apply(&batch).await?;
        Ok((applied, batch.writes.len()))
    }

    fn newer_text(&self, from: u32, id: &str, text: &str) -> Option<Kept> {
        self.read(id, &self.meaning.migrate(from, id, text)?)
    }

    /// Rows under names that no version of the program gives are someone
    /// else's.
    fn add(&self, taken: &mut Taken, rows: Rows, read: impl Fn(&str, &str) -> Option<Kept>) {
        for (name, text) in rows.into_iter().filter(|(name, _)| self.is_name(name)) {
            if let Some(kept) = read(&name, &text) {
                taken.slots.insert(name, Slot::stored(kept, text));
            } else {
                taken.asides.insert(name, text);
            }
        }
    }

    /// Takes rows over, and returns the ids of those that couldn't be read.
    fn put_in(&self, schema: Option<String>, taken: Taken) -> Vec<String> {
        let unreadable = taken.asides.keys().cloned().collect();
        let mut state = self.state.borrow_mut();
        state.schema = schema;
        state.slots = taken.slots;
        state.asides = taken.asides;
        unreadable
    }
}

/// Rows as they were read, and those that couldn't be.
struct Taken {
    slots: LiteMap<String, Slot>,
    asides: LiteMap<String, String>,
}

impl Taken {
    const fn new() -> Self {
        Self {
            slots: LiteMap::new(),
            asides: LiteMap::new(),
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
