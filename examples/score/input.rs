//! Streams in constant memory: no more of one than a file may have.

use std::io::{self, BufRead, Read as _};

use kaohe::exchange::{Layout, MAX_BYTES, layout};

/// About so many bytes of lines are read at once.
const CHUNK: usize = 128 << 10;

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

/// Reads all of it. Counts every byte, but keeps only what it takes to see that
/// there are too many.
pub fn whole(input: &mut impl BufRead, kept: &mut Vec<u8>) -> io::Result<u64> {
    let length = input.take(MAX_BYTES as u64 + 1).read_to_end(kept)?;
    let rest = io::copy(input, &mut io::sink())?;
    Ok(length as u64 + rest)
}

/// What was read of a line.
enum Read {
    /// There is none.
    End,
    /// All of it.
    Whole,
    /// Too much: so many bytes with what ends it.
    TooMuch(u64),
}

/// Reads a line in the same way. What ends it doesn't count.
fn line(input: &mut impl BufRead, kept: &mut Vec<u8>) -> io::Result<Read> {
    let length = input.take(MAX_BYTES as u64 + 1).read_until(b'\n', kept)?;
    if length == 0 {
        return Ok(Read::End);
    }
    if length <= MAX_BYTES || kept.last() == Some(&b'\n') {
        return Ok(Read::Whole);
    }
    let rest = input.skip_until(b'\n')?;
    Ok(Read::TooMuch((length + rest) as u64))
}

/// Lines that follow each other.
pub struct Chunk {
    /// The number of the first, from 1.
    pub first: u64,
    /// The lines.
    pub bytes: Vec<u8>,
    /// How many bytes the line behind them has, where those are too many.
    pub too_large: Option<u64>,
}

/// A stream, cut between its lines.
pub struct Chunks<R> {
    input: R,
    next: u64,
    /// What ended the stream before its end, and in which line.
    pub failed: Option<(u64, io::Error)>,
}

impl<R: BufRead> Chunks<R> {
    /// Those of a stream.
    pub const fn of(input: R) -> Self {
        Self {
            input,
            next: 1,
            failed: None,
        }
    }
}

impl<R: BufRead> Iterator for Chunks<R> {
    type Item = Chunk;

    fn next(&mut self) -> Option<Chunk> {
        if self.failed.is_some() {
            return None;
        }
        let mut chunk = Chunk {
            first: self.next,
            bytes: Vec::with_capacity(CHUNK + CHUNK / 8),
            too_large: None,
        };
        while chunk.bytes.len() < CHUNK && chunk.too_large.is_none() {
            let from = chunk.bytes.len();
            match line(&mut self.input, &mut chunk.bytes) {
                Ok(Read::End) => break,
                Ok(Read::Whole) => {}
                Ok(Read::TooMuch(length)) => {
                    chunk.bytes.truncate(from);
                    chunk.too_large = Some(length);
                }
                Err(error) => {
                    // Half a line is none.
                    chunk.bytes.truncate(from);
                    self.failed = Some((self.next, error));
                    break;
                }
            }
            self.next += 1;
        }
        (self.next > chunk.first || self.failed.is_some()).then_some(chunk)
    }
}
