//! The command line.

use std::ffi::OsString;
use std::time::SystemTime;

use kaohe::calendar::{Date, Month};
use kaohe::exchange::{FileFault, Layout, RulebookFault, decode, read_rulebook};
use kaohe::locale::{Lang, say};
use kaohe::number::Unit;
use kaohe::rulebook::{Rulebook, bundled_in};

use super::work::located;

/// What `--help` says.
pub const HELP: &str = "\
Scores months of call-centre agents by a rulebook.

Usage: score [--team | --against FILE] [--threads N] [--rulebook FILE]...
             [--today DATE] FILE...
       score --lines --today DATE [--keep-going] [--team | --against FILE]
             [--threads N] [--rulebook FILE]... FILE...

  FILE             an exported file, or JSON Lines with one record on each line:
                   an item of an exported file's `records`, or only its `record`;
                   `-` is the standard input
  --lines          every FILE is JSON Lines, however it begins; an empty one is
                   fine. Without it, a FILE's first lines tell
  --keep-going     with --lines: a line that is refused gives a line, too, in its
                   place (with --team in no fixed place, before the ranking):
                   `refused` says why, `agent` and `month` whose it seems to be
                   (or null), `line` which one it is, and `file` in which FILE
                   where there are several. It's no failure then
  --team           instead of a line for each record: of each month one for each
                   agent, the highest score first, with `best` and `worst`, the
                   places that are possible, and one with the sums of all. Of an
                   agent's month the first record counts; one that says something
                   else is left out and named. A closed month has the score that
                   it was closed with; everywhere else it's scored again
  --against FILE   each record by the rulebook in force and by this one: both
                   scores, `change` from the first to the second, the lines that
                   change, and `rest`, what base, caps and floors make of it. The
                   last lines say how many gain and lose, in all and by each line,
                   what moves most first, and of how many records the one and the
                   other can't count all: `unscored`, `against_unscored`
  --threads N      by how many threads lines are scored; without it, as many as
                   there are processors
  --rulebook FILE  a rulebook instead of the bundled one; of several, the one in
                   force in the record's month
  --today DATE     the day on which it's scored, such as 2026-04-05: a report that
                   isn't in yet costs more from day to day. --lines needs it;
                   without either, today in China (UTC+8) by this machine's clock
  --help           this text

Prints one JSON object on a line for each record, in the order of the input;
a blank line gives none.
Numbers are decimal strings. `lines` has what gives or takes points, or still
may. `seen` stands where the sender saw something else, `seen_lines` where the
sender's lines aren't what the facts give, `unscored` where the record names
parts that the rulebook can't count, `pay` where it has a wage.

What can't be read is named on the standard error, a line for each, and left out.
Exit status: 0 all scored, 1 something left out, 2 wrong usage or no rulebook.
";

/// More threads than any machine has use for.
const MAX_THREADS: usize = 256;

/// What was asked for.
pub struct Options {
    /// Where the records are.
    pub files: Vec<OsString>,
    /// At least one.
    pub rulebooks: Vec<Rulebook>,
    /// The day on which it's scored.
    pub today: Date,
    /// How the files hold their records, if that is said.
    pub layout: Option<Layout>,
    /// Whether what is refused goes to the output, too.
    pub keep_going: bool,
    /// Whether all are ranked in the end, instead of a line for each.
    pub team: bool,
    /// What each is held against, if it is.
    pub against: Option<Rulebook>,
    /// By how many threads; at least 1.
    pub threads: usize,
}

impl Options {
    /// None if only help is asked for.
    pub fn read(mut args: impl Iterator<Item = OsString>) -> Result<Option<Self>, String> {
        let (mut files, mut rulebooks, mut today) = (Vec::new(), Vec::new(), None);
        let mut against = None;
        let (mut layout, mut keep_going, mut team, mut threads) = (None, false, false, None);
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
                "--against" => against = Some(rulebook(&value()?)?),
                "--today" => {
                    let value = value()?;
                    let day = value.to_str().and_then(|text| text.parse().ok());
                    today = Some(day.ok_or(format!("{}: not a date", value.display()))?);
                }
                "--threads" => {
                    let value = value()?;
                    let number = value.to_str().and_then(|text| text.parse().ok());
                    let number = number.filter(|number| (1..=MAX_THREADS).contains(number));
                    let wrong = format!("{}: not 1 to {MAX_THREADS} threads", value.display());
                    threads = Some(number.ok_or(wrong)?);
                }
                "--lines" if inline.is_none() => layout = Some(Layout::Lines),
                "--team" if inline.is_none() => team = true,
                "--keep-going" if inline.is_none() => keep_going = true,
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
        if layout.is_some() && today.is_none() {
            // The same lines give the same scores, whenever and wherever it runs.
            return Err("--lines needs --today DATE".into());
        }
        if keep_going && layout.is_none() {
            return Err("--keep-going goes with --lines".into());
        }
        if team && against.is_some() {
            return Err("either --team or --against".into());
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
            layout,
            keep_going,
            team,
            against,
            threads: threads.unwrap_or_else(processors),
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

fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, |count| count.get().min(MAX_THREADS))
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
