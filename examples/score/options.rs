//! The command line.

use std::ffi::OsString;
use std::time::SystemTime;

use kaohe::calendar::{Date, Month};
use kaohe::exchange::{FileFault, RulebookFault, decode, read_rulebook};
use kaohe::locale::{Lang, say};
use kaohe::number::Unit;
use kaohe::rulebook::{Rulebook, bundled_in};

use super::batch::located;

/// What `--help` says.
pub const HELP: &str = "\
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
may. `seen` stands where the sender saw something else, `seen_lines` where the
sender's lines aren't what the facts give, `unscored` where the record names
parts that the rulebook can't count, `pay` where it has a wage.

What can't be read is named on the standard error, a line for each, and left out.
Exit status: 0 all scored, 1 something left out, 2 wrong usage or no rulebook.
";

/// What was asked for.
pub struct Options {
    /// Where the records are.
    pub files: Vec<OsString>,
    /// At least one.
    pub rulebooks: Vec<Rulebook>,
    /// The day on which it's scored.
    pub today: Date,
}

impl Options {
    /// None if only help is asked for.
    pub fn read(mut args: impl Iterator<Item = OsString>) -> Result<Option<Self>, String> {
        let (mut files, mut rulebooks, mut today) = (Vec::new(), Vec::new(), None);
        while let Some(arg) = args.next() {
            let text = arg.to_str().unwrap_or_default();
            let (name, inline) = match text.split_once('=') {
                Some((name, value)) => (name, Some(OsString::from(value))),
                None => (text, None),
            };
            let mut value = || {
                inline
                    .clone()
                    .or_else(|| args.next())
                    .ok_or(format!("{name} what?"))
            };
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
        for unit in Unit::ALL {
            if rulebooks.iter().all(|rulebook| rulebook.unit != unit) {
                rulebooks.push(bundled_in(unit));
            }
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
    let read = decode(&bytes)
        .map_err(RulebookFault::from)
        .and_then(|text| read_rulebook(&text));
    read.map_err(|fault| {
        let reason = match fault {
            RulebookFault::File(FileFault::Format { .. }) => "not a rulebook".into(),
            RulebookFault::File(fault) => say::file_fault(Lang::En, &fault),
            RulebookFault::Problems(problems) => {
                let texts = problems.iter().map(|problem| {
                    let words = say::rulebook_fault(Lang::En, Unit::Points, &problem.fault);
                    located(&problem.path, &words)
                });
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
    Month::FIRST
        .first_day()
        .plus(u32::try_from(days).unwrap_or(0))
}
