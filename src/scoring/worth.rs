//! What one case of a measure and one further event are worth.

use super::{Sub, score_at_once, with_dispatched};
use crate::calendar::Date;
use crate::id::Id;
use crate::number::{Percent, Points, Range, Ratio};
use crate::record::{
    CaseCounts, Complaint, Entry, Facts, Finding, LoggedCases, Measured, Record, Report,
};
use crate::rulebook::{Direction, Measure, Mechanism, Rulebook};

/// What one case of a measure is worth. Good is what helps the measure: a case
/// in the numerator, or outside of it where less is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaseWorth {
    /// Which measure.
    pub measure: Id,
    /// As it was counted, as far as it's settled.
    pub ratio: Ratio,
    /// By how much one of the counted cases moves the percentage, to a
    /// thousandth.
    pub one_case: Percent,
    /// One more case that goes well; none past the largest count.
    pub next_good: Option<Change>,
    /// One more case that goes badly; none past the largest count.
    pub next_bad: Option<Change>,
    /// One counted case having gone well instead; none if all did.
    pub one_better: Option<Change>,
    /// One counted case having gone badly instead; none if all did.
    pub one_worse: Option<Change>,
    /// Whether the sample is too small for its verdict; not while some of its
    /// cases are open.
    pub thin: Option<Thin>,
}

/// What another count would make of the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The other count.
    pub ratio: Ratio,
    /// By how much the whole score changes.
    pub by: Points,
    /// What the score can still be then.
    pub range: Range<Points>,
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
    let now = score_at_once(rulebook, record, today).score;
    let change = |counts: Option<Ratio>| {
        let ratio = counts?;
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
        let sheet = score_at_once(rulebook, &record.edited(counted).ok()?, today);
        Some(Change {
            ratio,
            by: sheet.score - now,
            range: sheet.range,
        })
    };
    let (n, d) = (ratio.numerator(), ratio.denominator());
    // One more in the numerator, one fewer, and both with one more case.
    let more = Ratio::new(n + 1, d);
    let fewer = n.checked_sub(1).and_then(|n| Ratio::new(n, d));
    let (inside, outside) = (Ratio::new(n + 1, d + 1), Ratio::new(n, d + 1));
    let (better, worse, good, bad) = match measure.direction {
        Direction::Higher => (more, fewer, inside, outside),
        Direction::Lower => (fewer, more, outside, inside),
    };
    Some(CaseWorth {
        measure: measure.id,
        ratio,
        one_case: Ratio::new(1, d).map_or(Percent::ZERO, Ratio::shown_percent),
        next_good: change(good),
        next_bad: change(bad),
        one_better: change(better),
        one_worse: change(worse),
        thin: match open {
            None => thin(measure, ratio, better, worse),
            Some(_) => None,
        },
    })
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

/// What the next event of a part would give or take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextEvent {
    /// The part of a clause.
    pub part: Id,
    /// Which level of a severity scale; the whole part otherwise.
    pub sub: Sub,
    /// By how much the whole score would change; negative where it costs.
    pub by: Points,
    /// What the score could still be then.
    pub range: Range<Points>,
}

/// What one more event would do, in the document's order: one more confirmed
/// entry for each part that is counted by entries, one more complaint of each
/// level, and, as long as the report isn't in, one more day without it. Pools,
/// caps and readings have their say, as the month is scored again for each.
/// A part whose record is full has none.
pub fn next_events(rulebook: &Rulebook, record: &Record, today: Date) -> Vec<NextEvent> {
    let now = score_at_once(rulebook, record, today).score;
    let mut events = Vec::new();
    let mut one_more = |part, sub, today, change: &dyn Fn(&mut Facts)| {
        if let Ok(record) = record.edited(change) {
            let sheet = score_at_once(rulebook, &record, today);
            events.push(NextEvent {
                part,
                sub,
                by: sheet.score - now,
                range: sheet.range,
            });
        }
    };
    for (_, _, part) in rulebook.parts() {
        match &part.mechanism {
            Mechanism::PerOccurrence { .. } => one_more(part.id, Sub::Whole, today, &|facts| {
                facts.entries.push(Entry::plain(part.id, 1));
            }),
            Mechanism::Severity { levels } => {
                for level in levels {
                    one_more(part.id, Sub::Level(level.id), today, &|facts| {
                        facts
                            .complaints
                            .push(Complaint::found(Finding::Liable(level.id)));
                    });
                }
            }
            Mechanism::Deadline { .. } if record.report == Report::NotYet => {
                one_more(part.id, Sub::Whole, today.plus(1), &|_| {});
            }
            Mechanism::Deadline { .. }
            | Mechanism::ExamRank { .. }
            | Mechanism::Threshold { .. }
            | Mechanism::CallQuota { .. }
            | Mechanism::Shortfall { .. } => {}
        }
    }
    events
}
