//! An amount for each event.

use super::words::{points, taken};
use super::{Lines, Migration, line_node, stated};
use crate::language::{By, EventAmount, Events, Gives, Line, Node, Param};
use crate::number::Points;
use crate::rulebook::{Effect, Mechanism, Parameter, Part, Pool, ReadingId, Repeat};

/// A number of what is given or taken, with its sign.
pub fn signed(effect: Effect, parameter: &Parameter<Points>) -> Param {
    match effect {
        Effect::Reward => points(parameter),
        Effect::Deduction => taken(parameter),
    }
}

impl Migration<'_> {
    pub fn per_occurrence(&mut self, effect: Effect, part: &Part, line: Lines<'_>) -> Node {
        let Mechanism::PerOccurrence {
            amount,
            worth,
            repeat,
        } = &part.mechanism
        else {
            return line_node(line(part.id, Gives::Fixed(Param::default())));
        };
        let once = |asked| self.by(asked, |choices| repeat.is_once(choices).then_some(1));
        let most = match repeat {
            Repeat::Each => None,
            Repeat::Once => Some(By::Settled(1)),
            Repeat::ByR1 => once(ReadingId::R1),
            Repeat::ByR15 => once(ReadingId::R15),
        };
        let events = Events {
            kinds: Vec::new(),
            amount: EventAmount::Fixed(signed(effect, amount)),
            most,
        };
        let limit = worth.as_ref().map(|worth| self.worth(effect, worth));
        let line = line(part.id, Gives::Events(events));
        line_node(match effect {
            Effect::Reward => Line { cap: limit, ..line },
            Effect::Deduction => Line {
                floor: limit,
                ..line
            },
        })
    }

    /// What can be given or taken until it's used up (reading R4).
    pub fn worth(&self, effect: Effect, own: &Parameter<Points>) -> By<Param> {
        let base = stated(self.book.base);
        self.word_by(ReadingId::R4, |choices| match (choices.pool, effect) {
            (Pool::Own, _) => signed(effect, own),
            (Pool::Month, Effect::Reward) => base.clone(),
            (Pool::Month, Effect::Deduction) => Param::stated(-base.value()),
        })
    }
}
