//! The same records by another rulebook: who gains, who loses, by which clause.

use std::collections::BTreeMap;

use kaohe::exchange::{Figures, RulebookRef};
use kaohe::id::Id;
use kaohe::json::{Encode, Writer};
use kaohe::number::Points;
use kaohe::record::Record;
use kaohe::rulebook::Rulebook;
use kaohe::scoring::{Sheet, Sub};

use super::scored::name_line;
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
pub struct Sums(BTreeMap<usize, (Sum, Lines)>);

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
        for (book, (sum, lines)) in later.0 {
            let (all, known) = self.0.entry(book).or_default();
            all.join(sum);
            for (line, sum) in lines {
                of(known, line).join(sum);
            }
        }
    }

    /// An object on a line for each rulebook that was in force.
    pub fn write(&self, work: &Work<'_>) -> String {
        let mut out = Writer::default();
        let Some(against) = &work.against else {
            return out.finish();
        };
        for (book, (sum, lines)) in &self.0 {
            let (Some(rulebook), Some(reference)) =
                (work.rulebooks.get(*book), work.references.get(*book))
            else {
                continue;
            };
            out.open('{');
            put(&mut out, "rulebook", reference);
            put(&mut out, "against", &against.reference);
            put(&mut out, "records", &(sum.gain + sum.lose + sum.same));
            counted(&mut out, sum);
            put(&mut out, "same", &sum.same);
            let mut lines: Vec<_> = lines.iter().collect();
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
    let (all, known) = sums.0.entry(book).or_default();
    let change = pair.other.score - pair.sheet.score;
    all.add(change);
    out.open('{');
    put(out, "agent", &pair.record.agent);
    put(out, "month", &pair.record.month);
    put(out, "rulebook", reference);
    figures(out, pair.sheet);
    out.key("against").open('{');
    put(out, "rulebook", &against.reference);
    figures(out, pair.other);
    out.close('}');
    put(out, "change", &change);
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
        of(known, (part, sub)).add(change);
        rest -= change;
        name_line(out.open('{'), [against.rulebook, rulebook], part, sub);
        put(out, "amount", &own);
        put(out, "against", &other);
        put(out, "change", &change);
        out.close('}');
    }
    out.close(']');
    // What the base, caps and floors make of it.
    put(out, "rest", &rest);
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
    put(out, "score", &figures.score);
    put(out, "low", &figures.low);
    put(out, "high", &figures.high);
}

fn counted(out: &mut Writer, sum: &Sum) {
    put(out, "gain", &sum.gain);
    put(out, "lose", &sum.lose);
    put(out, "change", &sum.change);
}

fn put(out: &mut Writer, name: &str, value: &impl Encode) {
    value.encode(out.key(name));
}
