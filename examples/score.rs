//! Scores records without a browser: see `--help`.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Cursor, Read, Write};
use std::process::ExitCode;
use std::time::SystemTime;

use kaohe::calendar::{Date, Month};
use kaohe::exchange::{
    FileFault, Figures, Layout, LineFault, MAX_BYTES, RecordFault, RulebookFault, RulebookRef,
    decode, layout, read, read_line, read_rulebook,
};
use kaohe::id::Id;
use kaohe::locale::{Lang, say};
use kaohe::number::{Money, Points};
use kaohe::record::Record;
use kaohe::rulebook::{Rulebook, bundled, in_force};
use kaohe::scoring::{Line, Sheet, Sub, score};
use serde::Serialize;

const HELP: &str = "\
Scores months of call-centre agents by a rulebook.

Usage: score [--rulebook FILE]... [--today DATE] FILE...

  FILE             an exported file, or JSON Lines with one record on each line:
                   an item of an exported file's `records`, or only its `record`;
                   `-` is the standard input
  --rulebook FILE  a rulebook instead of the bundled one; of several, the one in
                   force in the record's month
  --today DATE     the day on which it's scored, such as 2026-04-05: a report that
                   isn't in yet costs more from day to day; without it, today in
                   China (UTC+8) by this machine's clock
  --help           this text

Prints one JSON object on a line for each record, in the order of the input.
Numbers are decimal strings. `lines` has what gives or takes points, or still
may. `seen` stands where the sender saw something else, `unscored` where the
record names parts that the rulebook can't count, `pay` where it has a wage.

What can't be read is named on the standard error, a line for each, and left out.
Exit status: 0 all scored, 1 something left out, 2 wrong usage or no rulebook.
";

fn main() -> ExitCode {
    let options = match Options::read(std::env::args_os().skip(1)) {
        Ok(Some(options)) => options,
        Ok(None) => {
            print!("{HELP}");
            return ExitCode::SUCCESS;
        }
        Err(reason) => {
            complain(&reason);
            return ExitCode::from(2);
        }
    };
    let mut batch = Batch {
        rulebooks: &options.rulebooks,
        today: options.today,
        out: BufWriter::new(io::stdout().lock()),
        all_well: true,
    };
    let files = options.files.iter();
    let written = files.map(|file| batch.file(file)).collect::<io::Result<()>>();
    match written.and_then(|()| batch.out.flush()) {
        Ok(()) if batch.all_well => ExitCode::SUCCESS,
        Ok(()) => ExitCode::FAILURE,
        // Whoever reads has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
            // What is still buffered must not be tried again.
            let _ = batch.out.into_parts();
            ExitCode::from(u8::from(!batch.all_well))
        }
        Err(error) => {
            complain(&format!("standard output: {error}"));
            ExitCode::FAILURE
        }
    }
}

struct Options {
    files: Vec<OsString>,
    rulebooks: Vec<Rulebook>,
    today: Date,
}

impl Options {
    /// None if only help is asked for.
    fn read(mut args: impl Iterator<Item = OsString>) -> Result<Option<Self>, String> {
        let (mut files, mut rulebooks, mut today) = (Vec::new(), Vec::new(), None);
        while let Some(arg) = args.next() {
            let text = arg.to_str().unwrap_or_default();
            let (name, inline) = match text.split_once('=') {
                Some((name, value)) => (name, Some(OsString::from(value))),
                None => (text, None),
            };
            let mut value = || inline.clone().or_else(|| args.next()).ok_or(format!("{name} what?"));
            match name {
                "-h" | "--help" => return Ok(None),
                "--rulebook" => rulebooks.push(rulebook(&value()?)?),
                "--today" => {
                    let value = value()?;
                    let day = value.to_str().and_then(|text| text.parse().ok());
                    today = Some(day.ok_or(format!("{}: not a date", value.display()))?);
                }
                "--" => files.extend(args.by_ref()),
                name if name.starts_with('-') && name != "-" => {
                    return Err(format!("{name}: unknown option; see --help"));
                }
                _ => files.push(arg),
            }
        }
        if files.is_empty() {
            return Err("no file named; see --help".into());
        }
        if rulebooks.is_empty() {
            rulebooks.extend(bundled());
        }
        Ok(Some(Self {
            files,
            rulebooks,
            today: today.unwrap_or_else(today_in_china),
        }))
    }
}

fn rulebook(path: &OsString) -> Result<Rulebook, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let read = decode(&bytes).map_err(RulebookFault::from).and_then(read_rulebook);
    read.map_err(|fault| {
        let reason = match fault {
            RulebookFault::File(FileFault::Format { .. }) => "not a rulebook".into(),
            RulebookFault::File(fault) => say::file_fault(Lang::En, &fault),
            RulebookFault::Problems(problems) => {
                let texts = problems.iter().map(|p| format!("{}: {:?}", p.path, p.fault));
                texts.collect::<Vec<_>>().join("; ")
            }
        };
        format!("{}: {reason}", path.display())
    })
}

fn today_in_china() -> Date {
    const DAY: u64 = 86_400;
    const DAYS_TO_2000: u64 = 10_957;
    let since_1970 = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let seconds = since_1970.map_or(0, |since| since.as_secs()) + 8 * 3_600;
    let days = (seconds / DAY).saturating_sub(DAYS_TO_2000);
    Month::FIRST.first_day().plus(u32::try_from(days).unwrap_or(0))
}

struct Batch<'a, W: Write> {
    rulebooks: &'a [Rulebook],
    today: Date,
    out: BufWriter<W>,
    all_well: bool,
}

/// The only errors that end the batch are those of the output.
impl<W: Write> Batch<'_, W> {
    fn file(&mut self, path: &OsString) -> io::Result<()> {
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
        let import = match decode(bytes).and_then(read) {
            Ok(import) => import,
            Err(fault) => return self.bad(name, &say::file_fault(Lang::En, &fault)),
        };
        for refused in &import.refused {
            self.bad(name, &reason(&refused.faults))?;
        }
        for incoming in &import.accepted {
            self.score(&incoming.item.record, incoming.item.seen)?;
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
        match decode(line).map_err(LineFault::Text).and_then(read_line) {
            Ok(line) => self.score(&line.record, line.seen),
            Err(LineFault::Text(fault)) => self.bad(at, &say::file_fault(Lang::En, &fault)),
            Err(LineFault::Record { faults, .. }) => self.bad(at, &reason(&faults)),
        }
    }

    fn score(&mut self, record: &Record, seen: Option<Figures>) -> io::Result<()> {
        // There is one: the bundled one if no other.
        let Some(rulebook) = in_force(self.rulebooks, record.month) else {
            return Ok(());
        };
        let sheet = score(rulebook, record, self.today);
        let scored = Scored::of(rulebook, record, &sheet, seen);
        serde_json::to_writer(&mut self.out, &scored)?;
        self.out.write_all(b"\n")
    }

    fn bad(&mut self, at: &str, reason: &dyn std::fmt::Display) -> io::Result<()> {
        self.all_well = false;
        complain(&format!("{at}: {reason}"));
        Ok(())
    }
}

/// One line, whatever foreign text is in it. A closed standard error is no
/// reason to stop.
fn complain(text: &str) {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control() {
            line.extend(c.escape_default());
        } else {
            line.push(c);
        }
    }
    let _ = writeln!(io::stderr(), "{line}");
}

fn reason(faults: &[RecordFault]) -> String {
    let first = faults.first().map(|fault| {
        let words = say::record_fault(Lang::En, fault);
        format!("{}: {words}", fault.path)
    });
    match faults.len() {
        0 | 1 => first.unwrap_or_default(),
        more => format!("{} (and {} more)", first.unwrap_or_default(), more - 1),
    }
}

fn too_large(bytes: usize) -> String {
    let limit = MAX_BYTES;
    say::file_fault(Lang::En, &FileFault::TooLarge { bytes, limit })
}

/// As much of the input as it takes to see its layout. An endless first line
/// ends here at the limit, and is refused as too large when the rest is read.
fn head(input: &mut impl BufRead) -> io::Result<(Vec<u8>, Layout)> {
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
fn part(input: &mut impl BufRead, end: Option<u8>, kept: &mut Vec<u8>) -> io::Result<usize> {
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

#[derive(Serialize)]
struct Scored<'a> {
    agent: &'a str,
    month: Month,
    rulebook: RulebookRef,
    base: Points,
    score: Points,
    low: Points,
    high: Points,
    rewards: Points,
    deductions: Points,
    adjustments: Adjusted,
    #[serde(skip_serializing_if = "Option::is_none")]
    pay: Option<Money>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seen: Option<Figures>,
    #[serde(skip_serializing_if = "<[Id]>::is_empty")]
    unscored: &'a [Id],
    lines: Vec<ScoredLine<'a>>,
}

#[derive(Serialize)]
struct Adjusted {
    reward_cap: Points,
    month_zero: Points,
    base_cap: Points,
    floor: Points,
}

#[derive(Serialize)]
struct ScoredLine<'a> {
    clause: &'a str,
    part: Id,
    #[serde(skip_serializing_if = "Option::is_none")]
    measure: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<Id>,
    /// Complaints of no level yet.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    under_investigation: bool,
    amount: Points,
    low: Points,
    high: Points,
}

impl<'a> Scored<'a> {
    fn of(
        rulebook: &'a Rulebook,
        record: &'a Record,
        sheet: &'a Sheet,
        seen: Option<Figures>,
    ) -> Self {
        let figures = Figures::of(sheet);
        let counts = |line: &&Line| {
            !line.amount.is_zero() || !line.range.low.is_zero() || !line.range.high.is_zero()
        };
        let lines = sheet.lines.iter().filter(counts);
        Self {
            agent: &record.agent,
            month: record.month,
            rulebook: RulebookRef::of(rulebook),
            base: sheet.base,
            score: figures.score,
            low: figures.low,
            high: figures.high,
            rewards: sheet.rewards,
            deductions: sheet.deductions,
            adjustments: Adjusted {
                reward_cap: sheet.adjustments.reward_cap,
                month_zero: sheet.adjustments.month_zero,
                base_cap: sheet.adjustments.base_cap,
                floor: sheet.adjustments.floor,
            },
            pay: sheet.pay.map(|pay| pay.amount),
            seen: seen.filter(|seen| *seen != figures),
            unscored: &sheet.unscored,
            lines: lines.map(|line| ScoredLine::of(rulebook, line)).collect(),
        }
    }
}

impl<'a> ScoredLine<'a> {
    fn of(rulebook: &'a Rulebook, line: &Line) -> Self {
        let (measure, level) = match line.sub {
            Sub::Measure(id) => (Some(id), None),
            Sub::Level(id) => (None, Some(id)),
            Sub::Whole | Sub::Investigated => (None, None),
        };
        let clause = rulebook.part(line.part).map(|(_, clause, _)| clause);
        Self {
            clause: clause.map_or("", |clause| &clause.number),
            part: line.part,
            measure,
            level,
            under_investigation: line.sub == Sub::Investigated,
            amount: line.amount,
            low: line.range.low,
            high: line.range.high,
        }
    }
}
