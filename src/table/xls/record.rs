//! The records of a stream.

use super::bytes::u16_at;

/// The beginning of a sheet or of what stands before all.
pub(super) const BEGIN: u16 = 0x0809;
/// Its end.
pub(super) const END: u16 = 0x000a;
/// What had no room in the record before.
const CONTINUED: u16 = 0x003c;

/// The records one after the other.
pub(super) struct Records<'a>(&'a [u8]);

/// A record.
pub(super) struct Record<'a> {
    pub kind: u16,
    pub data: &'a [u8],
    /// What continues it.
    more: Vec<&'a [u8]>,
}

impl<'a> Records<'a> {
    pub const fn new(stream: &'a [u8]) -> Self {
        Self(stream)
    }

    /// The next record; none inside where it's cut off.
    pub fn next(&mut self) -> Option<Option<Record<'a>>> {
        if self.0.len() < 4 {
            return None;
        }
        let Some((kind, data)) = self.take() else {
            self.0 = &[];
            return Some(None);
        };
        let mut more = Vec::new();
        while u16_at(self.0, 0) == Some(CONTINUED) {
            let Some((_, data)) = self.take() else { break };
            more.push(data);
        }
        Some(Some(Record { kind, data, more }))
    }

    fn take(&mut self) -> Option<(u16, &'a [u8])> {
        let (kind, length) = (u16_at(self.0, 0)?, u16_at(self.0, 2)?);
        let end = 4 + usize::from(length);
        let data = self.0.get(4..end)?;
        self.0 = self.0.get(end..)?;
        Some((kind, data))
    }
}

impl<'a> Record<'a> {
    /// It and what continues it.
    pub fn all(&self) -> Vec<&'a [u8]> {
        let mut all = vec![self.data];
        all.extend_from_slice(&self.more);
        all
    }
}
