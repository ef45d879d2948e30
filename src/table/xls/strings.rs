//! Texts of records: one byte or two for each sign, readings and extras behind them.

use super::bytes::{u16_at, u32_at};

/// A text whose length takes one byte.
pub(super) fn short(bytes: &[u8]) -> Option<String> {
    let count = usize::from(*bytes.first()?);
    plain(bytes.get(1..)?, count)
}

/// A text whose length takes two bytes.
pub(super) fn long(bytes: &[u8]) -> Option<String> {
    let count = usize::from(u16_at(bytes, 0)?);
    plain(bytes.get(2..)?, count)
}

/// The texts that cells refer to, which records are full of.
pub(super) fn table(records: &[&[u8]]) -> Option<Vec<String>> {
    let mut pieces = Pieces { records, at: 8 };
    let count = u32_at(records.first()?, 4)?;
    let mut found = Vec::new();
    for _ in 0..count {
        // What is missing is missed where a cell refers to it.
        let Some(text) = pieces.text() else { break };
        found.push(text);
    }
    Some(found)
}

fn plain(bytes: &[u8], count: usize) -> Option<String> {
    let records = [bytes];
    let mut pieces = Pieces {
        records: &records,
        at: 0,
    };
    let flags = pieces.byte()?;
    let skipped = if flags & 8 == 0 { 0 } else { 2 } + if flags & 4 == 0 { 0 } else { 4 };
    pieces.skip(skipped)?;
    pieces.signs(count, flags & 1 == 1)
}

/// Bytes that go on in the next record.
struct Pieces<'r, 'a> {
    records: &'r [&'a [u8]],
    /// In the first of them.
    at: usize,
}

impl Pieces<'_, '_> {
    /// Goes on to a record that has more; whether that is another one.
    fn settle(&mut self) -> Option<bool> {
        let mut is_other = false;
        while self.at >= self.records.first()?.len() {
            self.at -= self.records.first()?.len();
            self.records = self.records.get(1..)?;
            is_other = true;
        }
        Some(is_other)
    }

    fn byte(&mut self) -> Option<u8> {
        self.settle()?;
        let byte = *self.records.first()?.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    fn number(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn skip(&mut self, count: usize) -> Option<()> {
        self.at = self.at.checked_add(count)?;
        Some(())
    }

    fn text(&mut self) -> Option<String> {
        let count = usize::from(self.number()?);
        let flags = self.byte()?;
        let runs = if flags & 8 == 0 { 0 } else { self.number()? };
        let extra = match flags & 4 {
            0 => 0,
            _ => u32::from(self.number()?) | u32::from(self.number()?) << 16,
        };
        let text = self.signs(count, flags & 1 == 1)?;
        let behind = usize::from(runs) * 4;
        self.skip(behind.checked_add(usize::try_from(extra).ok()?)?)?;
        Some(text)
    }

    fn signs(&mut self, count: usize, mut is_wide: bool) -> Option<String> {
        let mut units = Vec::new();
        while units.len() < count {
            // A record in the midst of a text says anew how it's written.
            if self.settle()? && !units.is_empty() {
                is_wide = self.byte()? & 1 == 1;
            }
            units.push(match is_wide {
                true => self.number()?,
                false => u16::from(self.byte()?),
            });
        }
        Some(String::from_utf16_lossy(&units))
    }
}
