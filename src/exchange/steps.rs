//! A file of records into records, step by step: what it comes to is what
//! [`read`] says at once.

use std::ops::Range;

use serde_json::Value;

use super::borders::{Borders, Piece};
use super::migrate::migrate;
use super::read::{begun, item, who};
use super::scan::{Twice, scan};
use super::twins::Places;
use super::{FileFault, Import, Incoming, MAX_RECORDS, Refused, read};
use crate::json::joined;

/// A file that is being read.
///
/// ```
/// # use kaohe::exchange::RecordsImport;
/// let file = r#"{"format": "kaohe-records", "version": 1, "records": []}"#;
/// let mut import = RecordsImport::new(file.to_owned());
/// while import.step(8 << 10) {
///     // The page draws itself.
/// }
/// assert!(import.finish().1.unwrap().accepted.is_empty());
/// ```
#[derive(Debug)]
pub struct RecordsImport {
    text: String,
    borders: Borders,
    field: Field,
    /// The file with a number in the place of each item of its long lists.
    frame: String,
    /// How far the frame has come in the text.
    framed: usize,
    /// How many records of the frame stand for all.
    stand_ins: usize,
    /// The records.
    items: Vec<Range<usize>>,
    /// The next of them.
    next: usize,
    places: Places,
    /// What the frame says, and the records so far.
    import: Option<Import>,
    /// What it comes to, once that's known.
    read: Option<Result<Import, FileFault>>,
}

/// What the field named last holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Records,
    /// The long list of another kind of file.
    Entries,
    Other,
}

impl RecordsImport {
    /// Takes a file's text.
    pub fn new(text: String) -> Self {
        let begun = begun(&text).map(|begun| text.len() - begun.len());
        let (framed, read) = match begun {
            Ok(mark) => (mark, None),
            Err(fault) => (0, Some(Err(fault))),
        };
        let mut borders = Borders::new();
        borders.skip(framed);
        Self {
            text,
            borders,
            field: Field::Other,
            frame: String::new(),
            framed,
            stand_ins: 0,
            items: Vec::new(),
            next: 0,
            places: Places::default(),
            import: None,
            read,
        }
    }

    /// How far it is: bytes so far, of so many. Each is looked at twice.
    pub fn progress(&self) -> (usize, usize) {
        let of = self.text.len() * 2;
        let looked = match (&self.read, self.items.get(self.next)) {
            (Some(_), _) => self.text.len(),
            (None, Some(next)) if self.import.is_some() => next.start,
            (None, _) => 0,
        };
        (self.borders.at() + looked, of)
    }

    /// Reads about so many bytes more; false once nothing is left to read.
    pub fn step(&mut self, bytes: usize) -> bool {
        if self.read.is_none() {
            if self.import.is_none() {
                self.walk(bytes);
            } else {
                self.take(bytes);
            }
        }
        self.read.is_none()
    }

    /// The text, and what it holds or what is wrong with it as a whole; what
    /// isn't read yet is read at once.
    pub fn finish(self) -> (String, Result<Import, FileFault>) {
        let read = match self.read {
            Some(read) => read,
            None => read(&self.text),
        };
        (self.text, read)
    }

    /// Looks for where things begin and end.
    fn walk(&mut self, bytes: usize) {
        let until = self.borders.at().saturating_add(bytes.max(1));
        loop {
            let lists = self.field != Field::Other;
            let text = self.text.as_bytes();
            match self.borders.next(text, until, lists) {
                Ok(Some(piece)) => self.piece(piece),
                Ok(None) => break,
                Err(_) => return self.at_once(),
            }
        }
        if self.borders.at() >= self.text.len() {
            self.framed_to(self.text.len());
            self.is_walked();
        }
    }

    fn piece(&mut self, piece: Piece) {
        match piece {
            Piece::Key(range) => {
                let name = self.text.get(range).unwrap_or_default();
                let name = serde_json::from_str::<String>(name);
                self.field = match name.as_deref() {
                    Ok("records") => Field::Records,
                    Ok("entries") => Field::Entries,
                    _ => Field::Other,
                };
            }
            Piece::Item(range) => {
                let is_record = self.field == Field::Records;
                let between = self.text.get(self.framed..range.start);
                let between = between.unwrap_or_default();
                // The first record of a list stands for those that follow it: one
                // by one, thousands would be refused at a stretch.
                if !is_record || between.trim_matches([' ', '\t', '\n', '\r']) != "," {
                    self.frame.push_str(between);
                    self.frame.push('0');
                    self.stand_ins += usize::from(is_record);
                }
                self.framed = range.end;
                if is_record {
                    self.items.push(range);
                }
            }
            Piece::Value(_) | Piece::List | Piece::End => {}
        }
    }

    fn framed_to(&mut self, end: usize) {
        let between = self.text.get(self.framed..end).unwrap_or_default();
        self.frame.push_str(between);
    }

    /// Reads all but the records.
    fn is_walked(&mut self) {
        match read(&self.frame) {
            Ok(frame)
                if frame.refused.len() == self.stand_ins && self.items.len() <= MAX_RECORDS =>
            {
                self.import = Some(Import {
                    refused: Vec::new(),
                    ..frame
                });
                self.take(0);
            }
            // Another kind of file is somebody else's to look into.
            Err(fault @ FileFault::Format { .. }) => self.read = Some(Err(fault)),
            _ => self.at_once(),
        }
    }

    /// Takes the next records.
    fn take(&mut self, bytes: usize) {
        let mut left = bytes;
        while let Some(range) = self.items.get(self.next).cloned() {
            if left == 0 {
                return;
            }
            left = left.saturating_sub(range.len());
            let text = self.text.get(range).unwrap_or_default();
            let (Ok(value), Ok(twice)) = (serde_json::from_str(text), scan(text)) else {
                return self.at_once();
            };
            self.record(value, twice.into_iter().next());
            self.next += 1;
        }
        self.read = self.import.take().map(Ok);
    }

    fn record(&mut self, mut value: Value, twice: Option<Twice>) {
        let Some(import) = &mut self.import else {
            return;
        };
        let index = self.next;
        migrate(&mut value, import.version);
        let at = format!("records[{index}]");
        let result = match twice {
            Some(Twice { path, .. }) => {
                let path = joined(&at, &path);
                let record = Some(index);
                Err(vec![Twice { record, path }.fault()])
            }
            None => item(&value, &at),
        };
        match result {
            Ok(item) => self.places.admit(Incoming { index, item }, import, &[]),
            Err(faults) => import.refused.push(Refused {
                index,
                who: who(value.get("record").unwrap_or_default()),
                faults,
            }),
        }
    }

    /// Something is wrong with it as a whole: the parser says what, and where.
    fn at_once(&mut self) {
        self.read = Some(read(&self.text));
    }
}
