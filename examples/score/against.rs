//! The same records by another rulebook: who gains, who loses, by which clause.

use std::collections::BTreeMap;

use kaohe::exchange::{Figures, RulebookRef};
use kaohe::id::Id;
use kaohe::json::Writer;
use kaohe::number::Points;
use kaohe::record::Record;
use kaohe::rulebook::Rulebook;
use kaohe::scoring::{Sheet, Sub};

use super::scored::{name_line, unscored};
use super::work::Work;

/// What is the same for all records.
pub struct Against<'a> {
    /// The other rulebook.
    pub rulebook: &'a Rulebook,
    /// Its reference.
    pub reference: RulebookRef,
}

/// A record by both.
pub struct Pair<'a> {
    /// The record.
    pub record: &'a Record,
    /// The rulebook in force.
    pub rulebook: (usize, &'a Rulebook, &'a RulebookRef),
    /// What it makes of it.
    pub sheet: &'a Sheet,
    /// What the other one does.
    pub other: &'a Sheet,
}

/// Sums over all records, for each rulebook that was in force.
#[derive(Default)]
pub struct Sums(BTreeMap<usize, All>);

/// All records of a rulebook.
#[derive(Default)]
struct All {
    sum: Sum,
    lines: Lines,
    /// Of how many records it can't count all, and of how many the other one:
    /// points that aren't counted are no one's gain.
    unscored: [u64; 2],
}

/// Of each line the sum, in the order in which they came.
type Lines = Vec<((Id, Sub), Sum)>;

#[derive(Clone, Copy, Default)]
struct Sum {
    gain: u64,
    lose: u64,
    same: u64,
    change: Points,
}

impl Sum {
    fn add(&mut self, change: Points) {
        match change.cmp(&Points::ZERO) {
            std::cmp::Ordering::Greater => self.gain += 1,
            std::cmp::Ordering::Less => self.lose += 1,
            std::cmp::Ordering::Equal => self.same += 1,
        }
        self.change += change;
    }

    fn join(&mut self, other: Self) {
        self.gain += other.gain;
        self.lose += other.lose;
        self.same += other.same;
        self.change += other.change;
    }
}

/// The sum of a line.
fn of(lines: &mut Lines, line: (Id, Sub)) -> &mut Sum {
    let found = lines.iter().position(|(known, _)| *known == line);
    let at = found.unwrap_or(lines.len());
    if found.is_none() {
        lines.push((line, Sum::default()));
    }
    &mut lines[at].1
}

impl Sums {
    /// Adds those of records that come later.
    pub fn join(&mut self, later: Self) {
        for (book, later) in later.0 {
            let all = self.0.entry(book).or_default();
            all.sum.join(later.sum);
            for (line, sum) in later.lines {
                of(&mut all.lines, line).join(sum);
            }
            for (all, later) in all.unscored.iter_mut().zip(later.unscored) {
                *all += later;
            }
        }
    }

    /// An object on a line for each rulebook that was in force.
    pub fn write(&self, work: &Work<'_>) -> String {
        let mut out = Writer::default();
        let Some(against) = &work.against else {
            return out.finish();
        };
        for (book, all) in &self.0 {
            let (rulebook, reference) = work.book(*book);
            let sum = &all.sum;
            out.open('{');
            out.field("rulebook", reference);
            out.field("against", &against.reference);
            out.field("records", &(sum.gain + sum.lose + sum.same));
            counted(&mut out, sum);
            out.field("same", &sum.same);
            out.field("unscored", &all.unscored[0]);
            out.field("against_unscored", &all.unscored[1]);
            let mut lines: Vec<_> = all.lines.iter().collect();
            // What moves most first; of equals, what came first.
            lines.sort_by_key(|(_, sum)| std::cmp::Reverse(sum.change.abs()));
            out.key("lines").open('[');
            for ((part, sub), sum) in lines {
                name_line(out.open('{'), [against.rulebook, rulebook], *part, *sub);
                counted(&mut out, sum);
                out.close('}');
            }
            out.close(']').close('}').end_line();
        }
        out.finish()
    }
}

/// Writes what two rulebooks make of a record, and adds it to the sums.
pub fn compared(out: &mut Writer, against: &Against<'_>, pair: &Pair<'_>, sums: &mut Sums) {
    let (book, rulebook, reference) = pair.rulebook;
    let all = sums.0.entry(book).or_default();
    let change = pair.other.score - pair.sheet.score;
    all.sum.add(change);
    for (all, sheet) in all.unscored.iter_mut().zip([pair.sheet, pair.other]) {
        *all += u64::from(!sheet.unscored.is_empty());
    }
    out.open('{');
    out.field("agent", &pair.record.agent);
    out.field("month", &pair.record.month);
    out.field("rulebook", reference);
    figures(out, pair.sheet);
    out.key("against").open('{');
    out.field("rulebook", &against.reference);
    figures(out, pair.other);
    out.close('}');
    out.field("change", &change);
    out.key("lines").open('[');
    let mut rest = change;
    for line in changed(pair) {
        let Changed {
            part,
            sub,
            own,
            other,
        } = line;
        let change = other - own;
        of(&mut all.lines, (part, sub)).add(change);
        rest -= change;
        name_line(out.open('{'), [against.rulebook, rulebook], part, sub);
        out.field("amount", &own);
        out.field("against", &other);
        out.field("change", &change);
        out.close('}');
    }
    out.close(']');
    // What the base, caps and floors make of it.
    out.field("rest", &rest);
    out.close('}').end_line();
}

/// A line that isn't the same; zero where there is none.
struct Changed {
    part: Id,
    sub: Sub,
    own: Points,
    other: Points,
}

fn changed(pair: &Pair<'_>) -> Vec<Changed> {
    let mut all: Vec<Changed> = Vec::new();
    let both = [(pair.sheet, false), (pair.other, true)];
    let lines = both.iter().flat_map(|(sheet, is_other)| {
        let lines = sheet.lines.iter();
        lines.map(move |line| (line.part, line.sub, line.amount, *is_other))
    });
    for (part, sub, amount, is_other) in lines {
        let (own, other) = if is_other {
            (Points::ZERO, amount)
        } else {
            (amount, Points::ZERO)
        };
        match all
            .iter_mut()
            .find(|line| (line.part, line.sub) == (part, sub))
        {
            Some(line) => {
                line.own += own;
                line.other += other;
            }
            None => all.push(Changed {
                part,
                sub,
                own,
                other,
            }),
        }
    }
    all.retain(|line| line.own != line.other);
    all
}

fn figures(out: &mut Writer, sheet: &Sheet) {
    let figures = Figures::of(sheet);
    out.field("score", &figures.score);
    out.field("low", &figures.low);
    out.field("high", &figures.high);
    unscored(out, &sheet.unscored);
}

fn counted(out: &mut Writer, sum: &Sum) {
    out.field("gain", &sum.gain);
    out.field("lose", &sum.lose);
    out.field("change", &sum.change);
}
