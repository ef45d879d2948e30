//! What one case of a measure and one further event are worth.

use super::{Basis, Count, Sheet, Sub, score_at_once, with_dispatched};
use crate::calendar::Date;
use crate::id::Id;
use crate::number::{Money, Percent, Points, Range, Ratio};
use crate::record::{
    CaseCounts, Complaint, Entry, Facts, Finding, LoggedCases, Measured, Record, Report,
};
use crate::rulebook::{Direction, Measure, Mechanism, Rulebook};

/// What one case of a measure is worth. Good is what helps the measure: a case
/// in the numerator, or outside of it where less is better.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseWorth {
    /// Which measure.
    pub measure: Id,
    /// As it was counted, as far as it's settled.
    pub ratio: Ratio,
    /// By how much one of the counted cases moves the percentage, to a
    /// thousandth.
    pub one_case: Percent,
    /// One counted case having gone badly instead; none if all did.
    pub worse: Option<OtherCount>,
    /// The fewest counted cases having gone well instead that change the score;
    /// none if no number of them does.
    pub better: Option<OtherCount>,
    /// Whether the sample is too small for its verdict; not while some of its
    /// cases are open.
    pub thin: Option<Thin>,
}

/// What another count would make of the month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherCount {
    /// The other count.
    pub ratio: Ratio,
    /// By how many cases it's another.
    pub cases: u32,
    /// What becomes of the shortfall's line, if there is one: the facts behind it
    /// and how often it counts.
    pub line: Option<(Basis, Count)>,
    /// What becomes of the month.
    pub change: Change,
}

/// What another fact would make of the month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// By how much the whole score changes.
    pub by: Points,
    /// By how much the performance pay changes, if a wage is entered.
    pub pay: Option<Money>,
    /// What the score can still be then.
    pub range: Range<Points>,
    /// The parts whose reward is lost by it.
    pub lost: Vec<Id>,
    /// The parts whose reward is gained by it.
    pub gained: Vec<Id>,
}

impl Change {
    fn of(now: &Sheet, then: &Sheet) -> Self {
        let given = |sheet: &Sheet| {
            let given = sheet.lines.iter();
            let given = given.filter(|line| line.amount > Points::ZERO);
            given.map(|line| line.part).collect::<Vec<_>>()
        };
        let (before, after) = (given(now), given(then));
        let without = |of: &[Id], other: &[Id]| {
            let left = of.iter().filter(|part| !other.contains(part));
            left.copied().collect()
        };
        Self {
            by: then.score - now.score,
            pay: (now.pay.zip(then.pay)).map(|(now, then)| then.amount - now.amount),
            range: then.range,
            lost: without(&before, &after),
            gained: without(&after, &before),
        }
    }
}

/// A verdict on the target that one case would turn round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thin {
    /// Reached, but not with one case gone badly instead.
    Reached,
    /// Missed, but reached with one case gone well instead.
    Missed,
}

/// What one case is worth in a measure that is entered as two counts or given by
/// the log; none in another one. Open cases stay open.
pub fn case_worth(
    rulebook: &Rulebook,
    record: &Record,
    today: Date,
    measure: &Measure,
) -> Option<CaseWorth> {
    let (ratio, open) = match record.measures.get(&measure.id)? {
        Measured::Ratio(ratio) => (*ratio, None),
        Measured::Logged(cases) => {
            let (numerator, denominator) = cases.settled(with_dispatched(rulebook));
            let ratio = Ratio::new(numerator, denominator)?;
            (ratio, (cases.open() > 0).then(|| cases.counts()))
        }
        _ => return None,
    };
    let (numerator, denominator) = (ratio.numerator(), ratio.denominator());
    let now = score_at_once(rulebook, record, today);
    let with = |other: Option<Ratio>| {
        let ratio = other?;
        let measured = match open {
            None => Measured::Ratio(ratio),
            Some(counts) => Measured::Logged(LoggedCases::new(CaseCounts {
                numerator: ratio.numerator(),
                denominator: ratio.denominator(),
                dispatched: 0,
                ..counts
            })?),
        };
        let counted = |facts: &mut Facts| {
            facts.measures.insert(measure.id, measured);
        };
        let then = score_at_once(rulebook, &record.edited(counted).ok()?, today);
        let line = then.lines.iter();
        let line = line.map(|line| (line.sub, (line.basis, line.count)));
        let line = line.filter(|(sub, _)| *sub == Sub::Measure(measure.id));
        Some(OtherCount {
            ratio,
            cases: ratio.numerator().abs_diff(numerator),
            line: line.map(|(_, line)| line).next(),
            change: Change::of(&now, &then),
        })
    };
    let more = |cases: u32| Ratio::new(numerator.checked_add(cases)?, denominator);
    let fewer = |cases: u32| Ratio::new(numerator.checked_sub(cases)?, denominator);
    let well = |cases| match measure.direction {
        Direction::Higher => more(cases),
        Direction::Lower => fewer(cases),
    };
    let badly = match measure.direction {
        Direction::Higher => fewer(1),
        Direction::Lower => more(1),
    };
    let all = match measure.direction {
        Direction::Higher => denominator - numerator,
        Direction::Lower => numerator,
    };
    Some(CaseWorth {
        measure: measure.id,
        ratio,
        one_case: Ratio::new(1, denominator).map_or(Percent::ZERO, Ratio::shown_percent),
        worse: with(badly),
        better: fewest(all, |cases| with(well(cases))),
        thin: match open {
            None => thin(measure, ratio, well(1), badly),
            Some(_) => None,
        },
    })
}

/// The fewest cases, of at most so many, that change the score: more of them
/// never give it less.
fn fewest(most: u32, with: impl Fn(u32) -> Option<OtherCount>) -> Option<OtherCount> {
    let changes = |other: &OtherCount| !other.change.by.is_zero();
    let mut found = with(most).filter(|_| most > 0).filter(changes)?;
    let mut too_few = 0;
    while found.cases - too_few > 1 {
        let half = too_few + (found.cases - too_few) / 2;
        match with(half) {
            Some(other) if changes(&other) => found = other,
            _ => too_few = half,
        }
    }
    Some(found)
}

/// One case decides if the count beside this one, on the other side of the
/// target as the headline has it, gives the other verdict.
fn thin(
    measure: &Measure,
    now: Ratio,
    better: Option<Ratio>,
    worse: Option<Ratio>,
) -> Option<Thin> {
    let reached = |ratio: Ratio| {
        let (below, _) = ratio.points_below(measure.target.value);
        match measure.direction {
            Direction::Higher => below <= 0,
            Direction::Lower => below >= 0,
        }
    };
    if reached(now) {
        let turned = worse.is_some_and(|worse| !reached(worse));
        turned.then_some(Thin::Reached)
    } else {
        better.is_some_and(reached).then_some(Thin::Missed)
    }
}

/// What one more event would make of the month: one more confirmed entry of a part
/// that is counted by entries, one more complaint of a level, or, as long as the
/// report isn't in, one more day without it. Pools, caps and readings have their
/// say, as the month is scored again. None where there is no such event or the
/// record is full.
pub fn next_event(
    rulebook: &Rulebook,
    record: &Record,
    today: Date,
    part: Id,
    sub: Sub,
) -> Option<Change> {
    let (_, _, known) = rulebook.part(part)?;
    let mut then = today;
    let after = match (&known.mechanism, sub) {
        (Mechanism::PerOccurrence { .. }, Sub::Whole) => {
            record.edited(|facts| facts.entries.push(Entry::plain(part, 1)))
        }
        (Mechanism::Severity { levels }, Sub::Level(level))
            if levels.iter().any(|known| known.id == level) =>
        {
            let found = Complaint::found(Finding::Liable(level));
            record.edited(|facts| facts.complaints.push(found))
        }
        (Mechanism::Deadline { .. }, Sub::Whole) if record.report == Report::NotYet => {
            then = today.plus(1);
            Ok(record.clone())
        }
        _ => return None,
    };
    let now = score_at_once(rulebook, record, today);
    Some(Change::of(
        &now,
        &score_at_once(rulebook, &after.ok()?, then),
    ))
}
