//! Measures, and what they cost below their targets (readings R4, R5 and R16).

use super::exam::whole;
use super::words::{percent, taken, word};
use super::{Lines, Migration, line_node};
use crate::id::Id;
use crate::language::{
    Better, Gives, Line, Node, PERCENT, Scale, Source, StepCount, Steps, Toward, Unclear, Word,
};
use crate::number::{Decimal, Points};
use crate::rulebook::{Direction, Dispatched, Effect, Parameter, PartStep, ReadingId};

impl Migration<'_> {
    /// The measures as values.
    pub fn measures(&mut self) {
        let unclear = self.word_by(ReadingId::R16, |choices| match choices.dispatched {
            Dispatched::NotFiltered => Unclear::Out,
            Dispatched::Filtered => Unclear::In,
        });
        for measure in &self.book.measures {
            let value = self.value(measure.id, word(&measure.title), Source::Typed);
            value.unit = PERCENT.into();
            value.better = match measure.direction {
                Direction::Higher => Better::More,
                Direction::Lower => Better::Less,
            };
            value.most = Some(whole(100));
            value.lapses = true;
            value.unclear = unclear.clone();
        }
    }

    pub fn measure_title(&self, id: Id) -> Word {
        let measure = self.book.measure(id);
        measure.map_or(Word::default(), |measure| word(&measure.title))
    }

    /// A line for each measure.
    pub fn shortfall(&mut self, step: &Parameter<Points>, line: Lines<'_>) -> Vec<Node> {
        let count = self.word_by(ReadingId::R5, |choices| match choices.part_step {
            PartStep::FullSteps => StepCount::Full,
            PartStep::ProRata => StepCount::ProRata,
            PartStep::EveryStarted => StepCount::Started,
        });
        let mut lines = Vec::new();
        for (measure, id) in self.book.measures.iter().zip(&self.names.measures) {
            let steps = Steps {
                from: percent(&measure.target),
                toward: match measure.direction {
                    Direction::Higher => Toward::Below,
                    Direction::Lower => Toward::Above,
                },
                each: whole(1),
                amount: taken(step),
                count: count.clone(),
            };
            let gives = Gives::Scale(measure.id, Scale::Steps(Box::new(steps)));
            lines.push(line_node(Line {
                title: word(&measure.title),
                origin: measure.origin.clone(),
                // Half away from zero to a thousandth, before it is used up.
                step: Some(Decimal::from_raw(1_000)),
                floor: Some(self.worth(Effect::Deduction, &measure.worth)),
                ..line(*id, gives)
            }));
        }
        lines
    }
}
