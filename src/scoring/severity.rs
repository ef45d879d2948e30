//! Complaints by their severity (section 6 of the document).

use super::{Basis, Cases, Count, Depends, Draft, ForConsideration, Scorer, Sub};
use crate::number::Points;
use crate::record::{Finding, Record};
use crate::rulebook::{Effect, Level, Mechanism, Rulebook};

/// A line for each level that occurred and one for complaints under
/// investigation; a calm one if there is nothing.
pub(super) fn drafts(scorer: &Scorer<'_>, levels: &[Level], take: &mut impl FnMut(Draft)) {
    let complaints = &scorer.record.complaints;
    let mut pending = 0;
    for complaint in complaints {
        match complaint.finding {
            Finding::Pending => pending += 1,
            Finding::NotLiable | Finding::Liable(_) => {}
        }
    }
    let mut quiet = true;
    for level in levels {
        let liable = |c: &&crate::record::Complaint| c.finding == Finding::Liable(level.id);
        let count = complaints.iter().filter(liable).count() as u32;
        if count > 0 {
            quiet = false;
            take(of_level(level, count));
        }
    }
    if pending > 0 || quiet {
        take(investigated(levels, pending));
    }
}

fn of_level(level: &Level, count: u32) -> Draft {
    let amounts = Cases::of_parameters(|parameters| {
        let each = parameters.amount(&level.amount, Effect::Deduction);
        each.times(i64::from(count))
    });
    Draft {
        sub: Sub::Level(level.id),
        count: Count::Times(count),
        before_cap: amounts.headline,
        amounts,
        depends: Depends::default().on(&level.amount),
        ..Draft::calm(Basis::Complaints(count), level.amount.value)
    }
}

fn investigated(levels: &[Level], pending: u32) -> Draft {
    let calm = Draft {
        sub: Sub::Investigated,
        ..Draft::calm(Basis::Complaints(pending), Points::ZERO)
    };
    if pending == 0 {
        return calm;
    }
    let amounts = Cases::each(|case| {
        if case.facts.counts_pending(Effect::Deduction) {
            let amount = |level: &Level| case.parameters.amount(&level.amount, Effect::Deduction);
            let dearest = levels.iter().map(amount).max().unwrap_or(Points::ZERO);
            dearest.times(i64::from(pending))
        } else {
            Points::ZERO
        }
    });
    let depends = levels
        .iter()
        .fold(Depends::default(), |d, level| d.on(&level.amount));
    Draft {
        amounts,
        depends: Depends {
            open: true,
            ..depends
        },
        ..calm
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
