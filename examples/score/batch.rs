//! From file to file.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Cursor, Read, Write};

use kaohe::exchange::{Item, Layout, MAX_BYTES, decode, read};
use kaohe::locale::{Lang, say};

use super::against::Sums;
use super::complain;
use super::input::{Chunks, head, whole};
use super::order::in_order;
use super::team::Team;
use super::work::{Done, Place, Work, reason, too_large};

/// Files, one after the other.
pub struct Batch<'a, W: Write> {
    /// What is done to each record.
    pub work: &'a Work<'a>,
    /// How the files hold their records, if that is said.
    pub layout: Option<Layout>,
    /// By how many threads lines are scored.
    pub threads: usize,
    /// Who is ranked in the end.
    pub team: Team,
    /// What another rulebook changes, summed up in the end.
    pub sums: Sums,
    /// Where the scores go.
    pub out: BufWriter<W>,
    /// Whether nothing was left out.
    pub all_well: bool,
}

/// The only errors that end the batch are those of the output.
impl<W: Write> Batch<'_, W> {
    /// What is said of all in the end, if that is asked for.
    pub fn end(&mut self) -> io::Result<()> {
        let ranked = self.team.write(self.work);
        self.out.write_all(ranked.as_bytes())?;
        let sums = self.sums.write(self.work);
        self.out.write_all(sums.as_bytes())
    }

    /// Scores what is in a file.
    pub fn file(&mut self, path: &OsString) -> io::Result<()> {
        let name = path.to_string_lossy();
        if path == "-" {
            return self.input(&name, io::stdin().lock());
        }
        match File::open(path) {
            Ok(file) => self.input(&name, BufReader::with_capacity(64 << 10, file)),
            Err(error) => self.bad(&name, &error),
        }
    }

    fn input(&mut self, name: &str, mut input: impl BufRead) -> io::Result<()> {
        if self.layout == Some(Layout::Lines) {
            return self.lines(name, input);
        }
        let (head, layout) = match head(&mut input) {
            Ok(read) => read,
            Err(error) => return self.bad(name, &error),
        };
        let mut input = Cursor::new(head).chain(input);
        match layout {
            Layout::Lines => self.lines(name, input),
            Layout::Envelope => {
                let mut bytes = Vec::new();
                match whole(&mut input, &mut bytes) {
                    Ok(length) if length > MAX_BYTES as u64 => self.bad(name, &too_large(length)),
                    Ok(_) => self.envelope(name, &bytes),
                    Err(error) => self.bad(name, &error),
                }
            }
        }
    }

    fn envelope(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let import = match decode(bytes).and_then(|text| read(&text)) {
            Ok(import) => import,
            Err(fault) => return self.bad(name, &say::file_fault(Lang::En, &fault)),
        };
        for refused in &import.refused {
            self.bad(name, &reason(&refused.faults))?;
        }
        for incoming in import.accepted {
            let at = Place {
                within: &format!("records[{}].record", incoming.index),
                ..place(name)
            };
            let Item {
                record,
                seen,
                lines,
                ..
            } = incoming.item;
            let mut done = Done::default();
            self.work.record(at, record, (seen, &lines), &mut done);
            self.taker()(done)?;
        }
        Ok(())
    }

    fn lines(&mut self, name: &str, input: impl BufRead) -> io::Result<()> {
        let mut chunks = Chunks::of(input);
        let (work, threads) = (self.work, self.threads);
        let score = |chunk| work.chunk(place(name), &chunk);
        in_order(threads, chunks.by_ref(), score, self.taker())?;
        match chunks.failed {
            Some((line, error)) => self.bad(&format!("{name}:{line}"), &error),
            None => Ok(()),
        }
    }

    fn taker(&mut self) -> impl FnMut(Done) -> io::Result<()> {
        |mut done| {
            self.team.take(self.work, &mut done);
            self.sums.join(std::mem::take(&mut done.sums));
            self.all_well &= done.left_out.is_empty();
            for line in &done.left_out {
                complain(line);
            }
            self.out.write_all(done.out.finish().as_bytes())
        }
    }

    fn bad(&mut self, at: &str, reason: &dyn std::fmt::Display) -> io::Result<()> {
        self.all_well = false;
        complain(&format!("{at}: {reason}"));
        Ok(())
    }
}

/// A file as a place.
const fn place(file: &str) -> Place<'_> {
    Place {
        file,
        line: None,
        within: "",
    }
}
