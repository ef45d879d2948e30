//! The small file system in a file: sectors in chains, and a directory of streams.

use super::bytes::{u16_at, u32_at};

/// From here on numbers of sectors mean something else.
const NO_SECTOR: u32 = 0xffff_fffa;

/// Such a file.
pub(super) struct Container<'a> {
    bytes: &'a [u8],
    /// The length of a sector as a power of two.
    shift: u32,
    /// What follows each sector.
    next: Vec<u32>,
    /// The same of small sectors, which lie in a stream of their own.
    next_small: Vec<u32>,
    small: Vec<u8>,
    small_shift: u32,
    /// Streams from this length on lie in sectors.
    cutoff: u32,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    first: u32,
    size: u32,
}

impl<'a> Container<'a> {
    pub fn open(bytes: &'a [u8]) -> Option<Self> {
        let shift = u32::from(u16_at(bytes, 30)?);
        let small_shift = u32::from(u16_at(bytes, 32)?);
        if !(shift == 9 || shift == 12) || small_shift != 6 {
            return None;
        }
        let mut container = Self {
            bytes,
            shift,
            next: Vec::new(),
            next_small: Vec::new(),
            small: Vec::new(),
            small_shift,
            cutoff: u32_at(bytes, 56)?,
            entries: Vec::new(),
        };
        container.next = container.table()?;
        let directory = container.chain(u32_at(bytes, 48)?)?;
        container.entries = directory.chunks_exact(128).filter_map(entry).collect();
        container.next_small = match u32_at(bytes, 60)? {
            first if first < NO_SECTOR => words(&container.chain(first)?),
            _ => Vec::new(),
        };
        // The first entry has the small sectors.
        let root = container.entries.first()?;
        if root.first < NO_SECTOR {
            container.small = container.chain(root.first)?;
        }
        Some(container)
    }

    pub fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name == name)
    }

    /// The bytes of a stream.
    pub fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entries.iter().find(|entry| entry.name == name)?;
        let mut bytes = match entry.size < self.cutoff {
            true => self.small_chain(entry.first)?,
            false => self.chain(entry.first)?,
        };
        bytes.truncate(usize::try_from(entry.size).ok()?);
        Some(bytes)
    }

    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let at = (u64::from(number) + 1) << self.shift;
        let at = usize::try_from(at).ok()?;
        let rest = self.bytes.get(at..)?;
        // The last one may be cut short.
        Some(rest.get(..1 << self.shift).unwrap_or(rest))
    }

    /// What follows each sector, from the sectors that the header and its list name.
    fn table(&self) -> Option<Vec<u32>> {
        let most = self.bytes.len() >> self.shift;
        let mut sectors = words(self.bytes.get(76..512)?);
        let mut more = u32_at(self.bytes, 68)?;
        let mut lists = 0;
        while more < NO_SECTOR {
            lists += 1;
            if lists > most {
                return None;
            }
            let mut list = words(self.sector(more)?);
            more = list.pop()?;
            sectors.extend(list);
        }
        let mut next = Vec::new();
        for sector in sectors.into_iter().filter(|sector| *sector < NO_SECTOR) {
            next.extend(words(self.sector(sector)?));
            if next.len() > most + (1 << self.shift) {
                break;
            }
        }
        Some(next)
    }

    fn chain(&self, first: u32) -> Option<Vec<u8>> {
        follow(first, &self.next, |number| self.sector(number))
    }

    fn small_chain(&self, first: u32) -> Option<Vec<u8>> {
        follow(first, &self.next_small, |number| {
            let at = usize::try_from(u64::from(number) << self.small_shift).ok()?;
            let rest = self.small.get(at..)?;
            Some(rest.get(..1 << self.small_shift).unwrap_or(rest))
        })
    }
}

/// The bytes of a chain; none where it leads nowhere or round in a circle.
fn follow<'s>(
    first: u32,
    next: &[u32],
    sector: impl Fn(u32) -> Option<&'s [u8]>,
) -> Option<Vec<u8>> {
    let (mut at, mut count) = (first, 0);
    let mut bytes = Vec::new();
    while at < NO_SECTOR {
        count += 1;
        if count > next.len() {
            return None;
        }
        bytes.extend_from_slice(sector(at)?);
        at = *next.get(usize::try_from(at).ok()?)?;
    }
    Some(bytes)
}

fn words(bytes: &[u8]) -> Vec<u32> {
    let four = bytes.chunks_exact(4).filter_map(|four| u32_at(four, 0));
    four.collect()
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let length = usize::from(u16_at(bytes, 64)?).min(64);
    let units = bytes.get(..length)?.chunks_exact(2);
    let units: Vec<u16> = units.filter_map(|two| u16_at(two, 0)).collect();
    let name = String::from_utf16_lossy(&units);
    Some(Entry {
        name: name.trim_end_matches('\0').to_owned(),
        first: u32_at(bytes, 116)?,
        size: u32_at(bytes, 120)?,
    })
}
