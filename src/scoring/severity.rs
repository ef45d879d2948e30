//! Complaints by their severity (section 6 of the document).

use super::contest::dearest;
use super::tally::{Linked, Outweighed};
use super::{Basis, Count, Depends, Draft, ForConsideration, Lean, ReadingSet, Scorer, Sub};
use crate::number::{Points, Range};
use crate::record::{Finding, Record};
use crate::rulebook::{Effect, Level, Mechanism, ReadingId, Rulebook};

/// A line for each level that occurred and one for complaints under
/// investigation; a calm one if there is nothing.
pub(super) fn drafts(scorer: &Scorer<'_>, levels: &[Level], outweighed: &Outweighed) -> Vec<Draft> {
    let complaints = &scorer.record.complaints;
    let found = |finding: Finding| complaints.iter().filter(|c| c.finding == finding).count();
    let mut lines = Vec::new();
    for (place, level) in levels.iter().enumerate() {
        let count = found(Finding::Liable(level.id)) as u32;
        if count > 0 {
            lines.push(of_level(level, count, outweighed.of(Some(place))));
        }
    }
    let pending = found(Finding::Pending) as u32;
    if pending > 0 || lines.is_empty() {
        lines.push(investigated(levels, pending, outweighed.of(None)));
    }
    lines
}

fn of_level(level: &Level, count: u32, linked: Linked) -> Draft {
    let each = |parameters: Lean, out: u32| {
        let each = parameters.amount(&level.amount, Effect::Deduction);
        each.times(i64::from(count.saturating_sub(out)))
    };
    let amounts = linked.cases.map(|case, out| each(case.parameters, out));
    Draft {
        sub: Sub::Level(level.id),
        count: Count::Times(count.saturating_sub(linked.cases.headline)),
        before_cap: amounts.headline,
        amounts,
        own: (linked.count > 0).then(|| {
            let cheapest = each(Lean::Better, linked.own.high);
            Range::between(each(Lean::Worse, linked.own.low), cheapest)
        }),
        depends: linked.note(Depends::default().on(&level.amount)),
        ..Draft::calm(Basis::Complaints(count), level.amount.value)
    }
}

/// The line where nobody complained.
pub(super) fn none() -> Draft {
    Draft {
        sub: Sub::Investigated,
        ..Draft::calm(Basis::Complaints(0), Points::ZERO)
    }
}

fn investigated(levels: &[Level], pending: u32, linked: Linked) -> Draft {
    if pending == 0 {
        return none();
    }
    let most = |parameters: Lean, out: u32| {
        let counted = pending.saturating_sub(out);
        dearest(levels, parameters).times(i64::from(counted))
    };
    let amounts = linked.cases.map(|case, out| {
        if case.facts.counts_pending(Effect::Deduction) {
            most(case.parameters, out)
        } else {
            Points::ZERO
        }
    });
    let depends = levels
        .iter()
        .fold(Depends::default(), |d, level| d.on(&level.amount));
    let worst = most(Lean::Worse, linked.own.low);
    Draft {
        amounts,
        own: (linked.count > 0).then(|| Range::between(Points::ZERO, worst)),
        depends: linked.note(Depends {
            open: true,
            ..depends
        }),
        sub: Sub::Investigated,
        ..Draft::calm(Basis::Complaints(pending), Points::ZERO)
    }
}

impl Linked {
    /// What a line rests on besides, whose complaints entries caused.
    fn note(self, mut depends: Depends) -> Depends {
        if self.count > 0 {
            depends.readings = depends.readings.and(ReadingSet::of(&[ReadingId::R12]));
        }
        depends.assumed |= self.contested;
        depends.open |= self.open;
        depends
    }
}

/// What the levels that occurred put up for consideration: shown, never
/// decided.
pub fn consequences(rulebook: &Rulebook, record: &Record) -> Vec<ForConsideration> {
    let levels = rulebook
        .parts()
        .find_map(|(_, _, part)| match &part.mechanism {
            Mechanism::Severity { levels } => Some(&**levels),
            _ => None,
        });
    let occurred = |level: &&Level| {
        let liable = Finding::Liable(level.id);
        record.complaints.iter().any(|c| c.finding == liable)
    };
    let mut all = Vec::new();
    for level in levels.unwrap_or_default().iter().filter(occurred) {
        for consequence in &level.consequences {
            all.push(ForConsideration {
                level: level.id,
                consequence: *consequence,
            });
        }
    }
    all
}
