//! An amount for each event (clauses 3 to 18, 20, 21, 23 to 26).

use super::tally::Events;
use super::{Basis, Cases, Count, Depends, Draft, Lean, Line, ReadingSet, Scorer, Sub};
use crate::id::Id;
use crate::number::{Points, Range};
use crate::rulebook::{Effect, Parameter, Pool, ReadingId, Repeat};

/// The line of a part of which nothing was recorded: most are.
pub(super) fn untouched(
    scorer: &Scorer<'_>,
    part: Id,
    amount: &Parameter<Points>,
    worth: Option<&Parameter<Points>>,
    effect: Effect,
) -> Line {
    let pool = worth.map(|worth| match scorer.rulebook.choices().pool {
        Pool::Own => worth.value,
        Pool::Month => scorer.rulebook.base,
    });
    Line {
        part,
        sub: Sub::Whole,
        effect,
        basis: Basis::Events {
            confirmed: 0,
            pending: 0,
        },
        count: Count::Times(0),
        each: amount.value,
        before_cap: Points::ZERO,
        amount: Points::ZERO,
        left: pool,
        range: Range::exactly(Points::ZERO),
        depends: Depends::default(),
    }
}

pub(super) fn draft(
    scorer: &Scorer<'_>,
    events: &Events,
    amount: &Parameter<Points>,
    worth: Option<&Parameter<Points>>,
    repeat: Repeat,
    effect: Effect,
) -> Draft {
    let choices = scorer.rulebook.choices();
    let pool = |parameters: Lean| {
        worth.map(|worth| match choices.pool {
            Pool::Own => parameters.amount(worth, effect),
            Pool::Month => scorer.rulebook.base,
        })
    };
    let basis = Basis::Events {
        confirmed: events.confirmed,
        pending: events.pending,
    };
    let calm = Draft {
        pool: pool(Lean::Headline),
        ..Draft::calm(basis, amount.value)
    };

    let once = repeat.is_once(choices);
    let limit = |count: u32| if once { count.min(1) } else { count };
    let leaning = Cases::each(|case| case.parameters.amount(amount, effect));
    let each = events.each.unwrap_or(leaning);
    let full = |each: Points, count: u32| each.times(i64::from(limit(count)));
    let capped = |parameters: Lean, each: Points, count: u32| {
        let full = full(each, count);
        pool(parameters).map_or(full, |pool| full.min(pool))
    };
    let counted = events.cases.zip(each, |count, each| (count, each));
    let amounts = counted.map(|case, (count, each)| capped(case.parameters, each, count));
    // By itself: the most events at the dearest, the fewest at the cheapest.
    let own = events.apart.then(|| {
        let by_itself = |parameters: Lean, high: bool| {
            let count = if high {
                events.own.high
            } else {
                events.own.low
            };
            capped(parameters, parameters.amount(amount, effect), count)
        };
        let is_reward = effect == Effect::Reward;
        let worse = by_itself(Lean::Worse, !is_reward);
        Range::between(worse, by_itself(Lean::Better, is_reward))
    });

    let asked = |reading: ReadingId, asked: bool| {
        if asked {
            ReadingSet::of(&[reading])
        } else {
            ReadingSet::default()
        }
    };
    let mut depends = Depends::default();
    if events.own.high > 0 {
        depends = depends.on(amount);
        if let Some(worth) = worth.filter(|_| choices.pool == Pool::Own) {
            depends = depends.on(worth);
        }
        // Another part's amount, then, where it isn't this one's.
        depends.assumed |= events.contested;
        depends.open = events.open;
        depends.readings =
            asked(ReadingId::R4, worth.is_some()).and(ReadingSet::of(repeat.reading().as_slice()));
    }
    depends.readings = depends.readings.and(asked(ReadingId::R12, events.shared));
    Draft {
        count: Count::Times(limit(events.cases.headline)),
        before_cap: full(amount.value, events.cases.headline),
        amounts,
        own,
        depends,
        ..calm
    }
}
