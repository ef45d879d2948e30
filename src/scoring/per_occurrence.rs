//! An amount for each event (clauses 3 to 18, 20, 21, 23 to 26).

use super::tally::Events;
use super::{Basis, Case, Cases, Count, Depends, Draft, ReadingSet, Scorer, Sub};
use crate::number::{Points, Range};
use crate::rulebook::{Effect, Parameter, Pool, Praise, ReadingId, Repeat};

pub(super) fn draft(
    scorer: &Scorer<'_>,
    events: Events,
    amount: &Parameter<Points>,
    worth: Option<&Parameter<Points>>,
    repeat: Repeat,
    effect: Effect,
) -> Draft {
    let choices = scorer.rulebook.choices();
    let once = match repeat {
        Repeat::Each => false,
        Repeat::Once => true,
        Repeat::ByReading => choices.praise == Praise::OnceAMonth,
    };
    let limit = |count: u32| if once { count.min(1) } else { count };
    let pool = |case: Case| {
        worth.map(|worth| match choices.pool {
            Pool::Own => case.parameters.amount(worth, effect),
            Pool::Month => scorer.rulebook.base,
        })
    };
    let full = |case: Case, count: u32| {
        let each = case.parameters.amount(amount, effect);
        each.times(i64::from(limit(count)))
    };
    let capped = |case: Case, count: u32| {
        let full = full(case, count);
        pool(case).map_or(full, |pool| full.min(pool))
    };

    let mut amounts = Cases::default();
    let mut before_cap = Points::ZERO;
    let mut headline_pool = None;
    let mut own = None;
    if events.own.high > 0 || worth.is_some() {
        let mut counts = events.cases;
        let counts = counts.each_mut().map(|(case, count)| (case, *count));
        for ((_, slot), (case, count)) in amounts.each_mut().into_iter().zip(counts) {
            *slot = capped(case, count);
        }
        let [headline, low, high, ..] = counts;
        before_cap = full(headline.0, headline.1);
        headline_pool = pool(headline.0);
        if events.contested {
            // Only deductions are contested: most events at the dearer amount.
            own = Some(Range::between(
                capped(low.0, events.own.high),
                capped(high.0, events.own.low),
            ));
        }
    }

    let mut depends = Depends::default();
    let mut readings = ReadingSet::default();
    if events.own.high > 0 {
        depends = depends.on(amount);
        depends.open = events.pending > 0;
        if let Some(worth) = worth {
            if choices.pool == Pool::Own {
                depends = depends.on(worth);
            }
            readings = readings.and(ReadingSet::of(&[ReadingId::R4]));
        }
        if repeat == Repeat::ByReading {
            readings = readings.and(ReadingSet::of(&[ReadingId::R1]));
        }
    }
    Draft {
        sub: Sub::Whole,
        basis: Basis::Events {
            confirmed: events.confirmed,
            pending: events.pending,
        },
        count: Count::Times(limit(events.cases.headline)),
        each: amount.value,
        before_cap,
        pool: headline_pool,
        amounts,
        own,
        depends: Depends {
            readings,
            ..depends
        },
    }
}
