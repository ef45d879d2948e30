//! Streams in constant memory: no more of one than a file may have.

use std::io::{self, BufRead, Read};

use kaohe::exchange::{Layout, MAX_BYTES, layout};

/// As much of the input as it takes to see its layout. An endless first line
/// ends here at the limit, and is refused as too large when the rest is read.
pub fn head(input: &mut impl BufRead) -> io::Result<(Vec<u8>, Layout)> {
    let mut input = input.take(MAX_BYTES as u64 + 1);
    let mut head = Vec::new();
    let mut solid_line = || -> io::Result<String> {
        loop {
            let from = head.len();
            let length = input.read_until(b'\n', &mut head)?;
            let line = head.get(from..).unwrap_or_default().trim_ascii();
            if length == 0 || !line.is_empty() {
                return Ok(String::from_utf8_lossy(line).into_owned());
            }
        }
    };
    let first = solid_line()?;
    let mut seen = layout(&first, None);
    if seen == Layout::Envelope {
        seen = layout(&first, Some(&solid_line()?));
    }
    Ok((head, seen))
}

/// Reads up to an end, or all of it. Counts every byte, but keeps only what
/// it takes to see that there are too many.
pub fn part(input: &mut impl BufRead, end: Option<u8>, kept: &mut Vec<u8>) -> io::Result<usize> {
    let mut length = 0;
    loop {
        let there = match input.fill_buf() {
            Ok([]) => return Ok(length),
            Ok(there) => there,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let found = there.iter().position(|byte| Some(*byte) == end);
        let used = found.map_or(there.len(), |at| at + 1);
        let room = (MAX_BYTES + 1).saturating_sub(kept.len());
        kept.extend(there.iter().take(used.min(room)));
        input.consume(used);
        length += used;
        if found.is_some() {
            return Ok(length);
        }
    }
}
