//! What is done to each record.

use std::fmt;

use kaohe::calendar::Date;
use kaohe::exchange::{
    DerivedLine, Figures, FileFault, Line, LineFault, MAX_BYTES, RecordFault, RecordFaultKind,
    RulebookRef, Who, decode, forged_lines, read_line,
};
use kaohe::json::{Writer, joined};
use kaohe::locale::{Lang, say};
use kaohe::record::Record;
use kaohe::rulebook::{Rulebook, in_force};
use kaohe::scoring::{refused, score, score_standing};

use super::against::{Against, Pair, Sums, compared};
use super::input::Chunk;
use super::scored::scored;
use super::team::Member;

/// What stays the same from record to record.
pub struct Work<'a> {
    /// One for every month, each with its reference.
    pub rulebooks: &'a [Rulebook],
    /// Theirs, in the same order.
    pub references: Vec<RulebookRef>,
    /// The day on which it's scored.
    pub today: Date,
    /// Whether what is refused goes to the output, too.
    pub keep_going: bool,
    /// Whether the output has to say which file something is about.
    pub are_several: bool,
    /// Whether all are ranked in the end, instead of a line for each.
    pub as_team: bool,
    /// What they're held against, if they are.
    pub against: Option<Against<'a>>,
}

/// What comes of some records, in their order.
#[derive(Default)]
pub struct Done {
    /// What goes to the output, whole lines.
    pub out: Writer,
    /// Who is to be ranked.
    pub members: Vec<Member>,
    /// What the other rulebook changes.
    pub sums: Sums,
    /// What is said of those that were left out: each place and reason.
    pub left_out: Vec<String>,
}

/// Where a record stands.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    /// The name of its file.
    pub file: &'a str,
    /// The number of its line, from 1, where records lie on lines.
    pub line: Option<u64>,
    /// Where it stands in that.
    pub within: &'a str,
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}", self.file),
            None => f.write_str(self.file),
        }
    }
}

impl Work<'_> {
    /// A rulebook by its place, and its reference.
    pub fn book(&self, place: usize) -> (&Rulebook, &RulebookRef) {
        (&self.rulebooks[place], &self.references[place])
    }

    /// Scores lines of a file.
    pub fn chunk(&self, file: Place<'_>, chunk: &Chunk) -> Done {
        let mut done = Done::default();
        let mut number = chunk.first;
        let at = |line| Place {
            line: Some(line),
            ..file
        };
        for line in chunk.bytes.split_inclusive(|byte| *byte == b'\n') {
            if !line.trim_ascii().is_empty() {
                self.line(at(number), line, &mut done);
            }
            number += 1;
        }
        if let Some(bytes) = chunk.too_large {
            let nobody = Who::default();
            self.leave_out(at(number), &nobody, &too_large(bytes), &mut done);
        }
        done
    }

    fn line(&self, at: Place<'_>, line: &[u8], done: &mut Done) {
        // A fault at the end is one of this line, not of the next.
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        let text = decode(line).map_err(LineFault::Text);
        match text.and_then(|text| read_line(&text)) {
            Ok(line) => {
                let Line {
                    rulebook,
                    seen,
                    record,
                    lines,
                } = line;
                let within = rulebook.map_or("", |_| "record");
                self.record(Place { within, ..at }, record, (seen, &lines), done);
            }
            Err(LineFault::Text(fault)) => {
                let reason = say::file_fault(Lang::En, &fault);
                self.leave_out(at, &Who::default(), &reason, done);
            }
            Err(LineFault::Record { who, faults }) => {
                self.leave_out(at, &who, &reason(&faults), done);
            }
        }
    }

    /// Scores a record beside what its sender said.
    pub fn record(
        &self,
        at: Place<'_>,
        record: Record,
        (seen, lines): (Option<Figures>, &[DerivedLine]),
        done: &mut Done,
    ) {
        let other = self.against.as_ref().map(|against| against.rulebook);
        if other.is_some_and(|other| other.unit != record.unit) {
            let reason = "the rulebook that it's held against is of the other unit";
            return self.leave_out(at, &Who::of(&record), reason, done);
        }
        let Some(book) = in_force(self.rulebooks, record.ruled_in()) else {
            let reason = "there is no rulebook of its unit";
            return self.leave_out(at, &Who::of(&record), reason, done);
        };
        let (rulebook, reference) = self.book(book);
        let own = refused(rulebook, &record);
        if let Some(problem) = own.or_else(|| refused(other?, &record)) {
            let fault = RecordFault {
                path: joined(at.within, &problem.path),
                kind: RecordFaultKind::Fact(problem.fault),
            };
            return self.leave_out(at, &Who::of(&record), &reason(&[fault]), done);
        }
        if self.as_team {
            let sheet = score_standing(rulebook, &record, self.today);
            let member = Member::of((book, rulebook), record, &sheet, at);
            return done.members.push(member);
        }
        let sheet = score(rulebook, &record, self.today);
        if let Some(against) = &self.against {
            let pair = Pair {
                record: &record,
                rulebook: (book, rulebook, reference),
                sheet: &sheet,
                other: &score(against.rulebook, &record, self.today),
            };
            return compared(&mut done.out, against, &pair, &mut done.sums);
        }
        let seen = (seen, forged_lines(lines, rulebook, &sheet));
        let out = &mut done.out;
        scored(out, rulebook, reference, &record, &sheet, seen, self.today);
    }

    /// Says why something isn't scored, and whose it seems to be.
    pub fn leave_out(&self, at: Place<'_>, who: &Who, reason: &str, done: &mut Done) {
        let Some(line) = at.line.filter(|_| self.keep_going) else {
            return done.left_out.push(format!("{at}: {reason}"));
        };
        let out = &mut done.out;
        out.open('{').field("refused", reason);
        out.field("agent", &who.agent);
        out.field("month", &who.month);
        if self.are_several {
            out.field("file", at.file);
        }
        out.field("line", &line);
        out.close('}').end_line();
    }
}

/// What is wrong with a record, where its place is.
pub fn reason(faults: &[RecordFault]) -> String {
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

/// What is said of a file or line that is too large.
pub fn too_large(bytes: u64) -> String {
    let bytes = usize::try_from(bytes).unwrap_or(usize::MAX);
    let limit = MAX_BYTES;
    say::file_fault(Lang::En, &FileFault::TooLarge { bytes, limit })
}
