//! An amount if measures reach thresholds (readings R13 and R14).

use super::exam::{two_bands, whole};
use super::per_occurrence::signed;
use super::words::percent;
use super::{Lines, Migration, line_node};
use crate::id::Id;
use crate::language::{By, Gives, Limit, Node, Param, Scale, Source};
use crate::number::Percent;
use crate::rulebook::{
    Condition, Direction, Effect, Inclusion, Mechanism, NothingMeasured, Part, ReadingId,
};

impl Migration<'_> {
    pub fn threshold(&mut self, effect: Effect, part: &Part, line: Lines<'_>) -> Node {
        let Mechanism::Threshold { amount, conditions } = &part.mechanism else {
            return line_node(line(part.id, Gives::Fixed(Param::default())));
        };
        let mut all: Option<Id> = None;
        for condition in conditions {
            let met = self.met(condition);
            all = Some(match all {
                None => met,
                Some(before) => {
                    let id = self.names.value("all_met");
                    let title = self.measure_title(condition.measure);
                    let from = Source::Product {
                        of: before,
                        by: met,
                    };
                    self.value(id, title, from);
                    id
                }
            });
        }
        let amount = signed(effect, amount);
        let gives = match all {
            Some(all) => {
                let scale = two_bands(Param::default(), whole(1), amount, By::default());
                Gives::Scale(all, scale)
            }
            None => Gives::Fixed(Param::default()),
        };
        line_node(line(part.id, gives))
    }

    /// 1 if a measure reaches its threshold.
    fn met(&mut self, condition: &Condition) -> Id {
        let measure = self.book.measure(condition.measure);
        let direction = measure.map_or(Direction::Higher, |measure| measure.direction);
        let threshold = percent(&condition.threshold);
        // 100 % is met by 100 % either way.
        let (best, includes, above) = match direction {
            Direction::Higher => (Percent::HUNDRED, Limit::Upper, Limit::Lower),
            Direction::Lower => (Percent::ZERO, Limit::Lower, Limit::Upper),
        };
        let span = condition.threshold.span();
        let limit = match span.is_settled() && span.low == best {
            true => By::Settled(includes),
            false => self.word_by(ReadingId::R13, |choices| match choices.threshold {
                Inclusion::Includes => includes,
                Inclusion::Above => above,
            }),
        };
        let scale: Scale = match direction {
            Direction::Higher => two_bands(whole(0), threshold, whole(1), limit),
            Direction::Lower => two_bands(whole(1), threshold, whole(0), limit),
        };
        let lapsed = self.by(ReadingId::R14, |choices| {
            (choices.nothing_measured == NothingMeasured::NoReward).then(Param::default)
        });
        let id = self.names.value("met");
        let title = self.measure_title(condition.measure);
        let value = self.value(id, title, Source::Scaled(condition.measure, scale));
        value.lapsed = lapsed;
        id
    }
}
