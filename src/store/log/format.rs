//! What the rows' texts mean: known to whoever keeps something here, not to
//! the store.

/// Reads the texts of rows, and those of older schemas.
pub trait Format {
    /// What a row holds.
    type Entry;

    /// By which schema this program writes.
    const SCHEMA: u32 = 1;

    /// Reads the text of a row. None if it isn't one of this schema.
    fn read(&self, id: u64, text: &str) -> Option<Self::Entry>;

    /// Makes a text of this schema out of one of an older schema. None if it
    /// can't be done: the row is left as it is.
    fn migrate(&self, _from: u32, _id: u64, _text: &str) -> Option<String> {
        None
    }
}

/// A function that reads is a format without a past.
impl<E, F: Fn(u64, &str) -> Option<E>> Format for F {
    type Entry = E;

    fn read(&self, id: u64, text: &str) -> Option<E> {
        self(id, text)
    }
}
