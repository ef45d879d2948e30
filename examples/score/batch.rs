//! From file to file, record to record.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Cursor, Read, Write};

use kaohe::calendar::Date;
use kaohe::exchange::{
    DerivedLine, Figures, FileFault, Item, Layout, LineFault, MAX_BYTES, RecordFault,
    RecordFaultKind, RulebookRef, decode, forged_lines, read, read_line,
};
use kaohe::json::joined;
use kaohe::locale::{Lang, say};
use kaohe::record::Record;
use kaohe::rulebook::{Rulebook, in_force};
use kaohe::scoring::{refused, score};

use super::complain;
use super::input::{head, part};
use super::scored::scored;

/// What stays the same from record to record.
pub struct Batch<'a, W: Write> {
    /// One for every month.
    pub rulebooks: &'a [Rulebook],
    /// The day on which it's scored.
    pub today: Date,
    /// Where the scores go.
    pub out: BufWriter<W>,
    /// Whether nothing was left out.
    pub all_well: bool,
    /// The rulebook of the last record: its fingerprint is worked out once.
    pub last: Option<(&'a Rulebook, RulebookRef)>,
}

/// The only errors that end the batch are those of the output.
impl<W: Write> Batch<'_, W> {
    /// Scores what is in a file.
    pub fn file(&mut self, path: &OsString) -> io::Result<()> {
        let name = path.to_string_lossy();
        if path == "-" {
            return self.input(&name, io::stdin().lock());
        }
        match File::open(path) {
            Ok(file) => self.input(&name, BufReader::new(file)),
            Err(error) => self.bad(&name, &error),
        }
    }

    fn input(&mut self, name: &str, mut input: impl BufRead) -> io::Result<()> {
        let (head, layout) = match head(&mut input) {
            Ok(read) => read,
            Err(error) => return self.bad(name, &error),
        };
        let mut input = Cursor::new(head).chain(input);
        match layout {
            Layout::Lines => self.lines(name, input),
            Layout::Envelope => {
                let mut bytes = Vec::new();
                match part(&mut input, None, &mut bytes) {
                    Ok(length) if length > MAX_BYTES => self.bad(name, &too_large(length)),
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
        for incoming in &import.accepted {
            let at = format!("records[{}].record", incoming.index);
            let Item {
                record,
                seen,
                lines,
                ..
            } = &incoming.item;
            self.score(name, &at, record, (*seen, lines))?;
        }
        Ok(())
    }

    fn lines(&mut self, name: &str, mut input: impl BufRead) -> io::Result<()> {
        let mut line = Vec::new();
        for number in 1_u64.. {
            let at = format!("{name}:{number}");
            line.clear();
            match part(&mut input, Some(b'\n'), &mut line) {
                Ok(0) => break,
                Ok(length) if length > MAX_BYTES => self.bad(&at, &too_large(length))?,
                Ok(_) if line.trim_ascii().is_empty() => {}
                Ok(_) => self.line(&at, &line)?,
                Err(error) => return self.bad(&at, &error),
            }
        }
        Ok(())
    }

    fn line(&mut self, at: &str, line: &[u8]) -> io::Result<()> {
        let text = decode(line).map_err(LineFault::Text);
        match text.and_then(|text| read_line(&text)) {
            Ok(line) => {
                let within = line.rulebook.map_or("", |_| "record");
                self.score(at, within, &line.record, (line.seen, &line.lines))
            }
            Err(LineFault::Text(fault)) => self.bad(at, &say::file_fault(Lang::En, &fault)),
            Err(LineFault::Record { faults, .. }) => self.bad(at, &reason(&faults)),
        }
    }

    /// Scores the record whose place in the input is `within`.
    fn score(
        &mut self,
        at: &str,
        within: &str,
        record: &Record,
        (seen, lines): (Option<Figures>, &[DerivedLine]),
    ) -> io::Result<()> {
        // There is one for each unit: a bundled one if no other.
        let Some(rulebook) = in_force(self.rulebooks, record.ruled_in()) else {
            return Ok(());
        };
        if let Some(problem) = refused(rulebook, record) {
            let fault = RecordFault {
                path: joined(within, &problem.path),
                kind: RecordFaultKind::Fact(problem.fault),
            };
            return self.bad(at, &reason(&[fault]));
        }
        let sheet = score(rulebook, record, self.today);
        let reference = match self.last {
            Some((last, reference)) if std::ptr::eq(last, rulebook) => reference,
            _ => RulebookRef::of(rulebook),
        };
        self.last = Some((rulebook, reference));
        let seen = (seen, forged_lines(lines, rulebook, &sheet));
        let scored = scored(rulebook, &reference, record, &sheet, seen, self.today);
        writeln!(self.out, "{scored}")
    }

    fn bad(&mut self, at: &str, reason: &dyn std::fmt::Display) -> io::Result<()> {
        self.all_well = false;
        complain(&format!("{at}: {reason}"));
        Ok(())
    }
}

fn reason(faults: &[RecordFault]) -> String {
    let first = faults.first().map(|fault| {
        let words = say::record_fault(Lang::En, fault);
        located(&fault.path, &words)
    });
    match faults.len() {
        0 | 1 => first.unwrap_or_default(),
        more => format!("{} (and {} more)", first.unwrap_or_default(), more - 1),
    }
}

/// A place as it's written in the file, and what is wrong there.
pub fn located(path: &str, words: &str) -> String {
    match path {
        "" => say::at(Lang::En, path, words),
        path => format!("{path}: {words}"),
    }
}

fn too_large(bytes: usize) -> String {
    let limit = MAX_BYTES;
    say::file_fault(Lang::En, &FileFault::TooLarge { bytes, limit })
}
