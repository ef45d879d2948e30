//! A short name for what a rulebook scores by.
//!
//! The fingerprint is the 64-bit FNV-1a hash of a canonical byte form of
//! everything that moves a score, a range or a pay: base, mechanisms, the
//! values of the numbers with their plausible ends, and the readings in force.
//! Texts aren't in it, nor who set a number, nor the order of sections, clauses
//! and measures, nor what concerns the consultation log, whose figures score
//! only once they stand in a record: two rulebooks with one fingerprint score every month alike.
//! It tells rules apart that differ by accident or by choice; it's no seal, as
//! whoever wants two rulebooks with one fingerprint can make them.
//!
//! The byte form: numbers as 8 bytes, most significant first, of their smallest
//! unit; counts as 4; names as 16, filled up with 0; a kind as one byte; lists
//! after their count; what may be missing after a 0 or 1. Parts, measures and
//! conditions are sorted by name.

use super::{
    Condition, Consequence, Direction, Effect, End, Fingerprint, Id, Level, Measure, Mechanism,
    Parameter, Part, PayBand, ReadingId, Repeat, Rulebook, Section,
};
use crate::number::{Percent, Points, Unit};

/// The first bytes of the form; another form gets another number.
const FORM: &[u8] = b"kaohe-rules-1";

impl Fingerprint {
    /// That of a rulebook as it's read now.
    pub fn of(rulebook: &Rulebook) -> Self {
        let mut form = Form {
            bytes: FORM.to_vec(),
            numbers: true,
        };
        form.rulebook(rulebook);
        Self::of_bytes(form.bytes)
    }
}

/// How a part is counted, apart from its numbers.
pub(super) fn structure(section: &Section, part: &Part) -> Vec<u8> {
    let mut form = Form {
        bytes: Vec::new(),
        numbers: false,
    };
    form.part(section.effect, part);
    form.bytes
}

/// The canonical bytes.
struct Form {
    bytes: Vec<u8>,
    /// Whether the values of parameters are in it.
    numbers: bool,
}

impl Form {
    fn rulebook(&mut self, rulebook: &Rulebook) {
        self.number(rulebook.base.raw());
        let mut parts: Vec<(&Section, &Part)> = rulebook.parts().map(|(s, _, p)| (s, p)).collect();
        parts.sort_unstable_by_key(|(_, part)| part.id);
        self.count(parts.len());
        for (section, part) in parts {
            self.part(section.effect, part);
        }
        let mut measures: Vec<&Measure> = rulebook.measures.iter().collect();
        measures.sort_unstable_by_key(|measure| measure.id);
        self.count(measures.len());
        for measure in measures {
            self.name(measure.id.as_str());
            self.kind(match measure.direction {
                Direction::Higher => 0,
                Direction::Lower => 1,
            });
            self.percent(&measure.target);
            self.points(&measure.worth);
        }
        if rulebook.unit == Unit::Money {
            return self.money(rulebook);
        }
        self.points(&rulebook.reward_cap);
        self.percent(&rulebook.pay_share);
        // Rulebooks without bands keep the form that they had before there were any.
        if !rulebook.pay_bands.is_empty() {
            self.count(rulebook.pay_bands.len());
            for band in &rulebook.pay_bands {
                self.number(band.from.value.raw());
                self.number(band.factor.value.raw());
            }
            // So do those of which none is assumed.
            let assumed = |band: &PayBand| band.from.is_assumed() || band.factor.is_assumed();
            if rulebook.pay_bands.iter().any(assumed) {
                for band in &rulebook.pay_bands {
                    self.points(&band.from);
                    self.percent(&band.factor);
                }
            }
        }
        self.readings(rulebook);
    }

    /// What a rulebook in money has instead of caps and pay.
    fn money(&mut self, rulebook: &Rulebook) {
        self.kind(u8::from(rulebook.settlement.is_some()));
        if let Some(settlement) = &rulebook.settlement {
            self.whole(&settlement.misses);
        }
        self.readings(rulebook);
    }

    /// Which answer is in force. A later question isn't in the form under its
    /// default: rulebooks from before it keep theirs.
    fn readings(&mut self, rulebook: &Rulebook) {
        for id in ReadingId::of_unit(rulebook.unit) {
            let chosen = rulebook.choices().chosen(id);
            if id.is_needed() {
                self.name(chosen);
            } else if id.known().first() != Some(&chosen) {
                self.name(id.name());
                self.name(chosen);
            }
        }
    }

    fn part(&mut self, effect: Effect, part: &Part) {
        self.name(part.id.as_str());
        self.kind(match effect {
            Effect::Reward => 0,
            Effect::Deduction => 1,
        });
        match &part.mechanism {
            Mechanism::PerOccurrence {
                amount,
                worth,
                repeat,
            } => {
                self.kind(0);
                self.points(amount);
                self.kind(u8::from(worth.is_some()));
                if let Some(worth) = worth {
                    self.points(worth);
                }
                self.kind(match repeat {
                    Repeat::Each => 0,
                    Repeat::Once => 1,
                    Repeat::ByR1 => 2,
                    Repeat::ByR15 => 3,
                });
            }
            Mechanism::ExamRank {
                amount,
                places,
                end,
            } => {
                self.kind(1);
                self.points(amount);
                self.count(usize::from(*places));
                self.kind(match end {
                    End::Best => 0,
                    End::Last => 1,
                });
            }
            Mechanism::Threshold { amount, conditions } => {
                self.kind(2);
                self.points(amount);
                let mut sorted: Vec<&Condition> = conditions.iter().collect();
                sorted.sort_unstable_by_key(|condition| condition.measure);
                self.count(sorted.len());
                for condition in sorted {
                    self.name(condition.measure.as_str());
                    self.percent(&condition.threshold);
                }
            }
            Mechanism::Deadline {
                per_day,
                worth,
                due_day,
                last_day,
            } => {
                self.kind(3);
                self.points(per_day);
                self.points(worth);
                self.kind(*due_day);
                self.kind(*last_day);
            }
            Mechanism::Shortfall { step } => {
                self.kind(4);
                self.points(step);
            }
            Mechanism::CallQuota {
                quota,
                per_day_origin: _,
                new_quota,
                new_days,
                new_days_origin: _,
                sick_days_origin: _,
                // Says what was counted, and moves no result.
                counts_from: _,
                missed_day,
                missing_call,
            } => {
                self.kind(6);
                self.whole(quota);
                self.whole(new_quota);
                self.kind(*new_days);
                self.points(missed_day);
                self.points(missing_call);
            }
            Mechanism::Severity { levels } => {
                self.kind(5);
                self.count(levels.len());
                for level in levels {
                    self.level(level);
                }
            }
        }
    }

    fn level(&mut self, level: &Level) {
        self.name(level.id.as_str());
        self.points(&level.amount);
        self.count(level.consequences.len());
        for consequence in &level.consequences {
            self.kind(match consequence {
                Consequence::Talk => 0,
                Consequence::Improvement => 1,
                Consequence::Retraining => 2,
                Consequence::Suspension => 3,
                Consequence::Leave => 4,
            });
        }
    }

    fn points(&mut self, parameter: &Parameter<Points>) {
        let span = parameter.span();
        self.parameter([parameter.value, span.low, span.high].map(Points::raw));
    }

    fn percent(&mut self, parameter: &Parameter<Percent>) {
        let span = parameter.span();
        self.parameter([parameter.value, span.low, span.high].map(Percent::raw));
    }

    fn whole(&mut self, parameter: &Parameter<u32>) {
        let span = parameter.span();
        self.parameter([parameter.value, span.low, span.high].map(i64::from));
    }

    fn parameter(&mut self, value_low_high: [i64; 3]) {
        if self.numbers {
            for number in value_low_high {
                self.number(number);
            }
        }
    }

    fn number(&mut self, number: i64) {
        self.bytes.extend_from_slice(&number.to_be_bytes());
    }

    fn count(&mut self, count: usize) {
        // A checked rulebook holds far fewer.
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        self.bytes.extend_from_slice(&count.to_be_bytes());
    }

    fn name(&mut self, name: &str) {
        let end = self.bytes.len() + size_of::<Id>();
        self.bytes.extend_from_slice(name.as_bytes());
        self.bytes.resize(end, 0);
    }

    fn kind(&mut self, kind: u8) {
        self.bytes.push(kind);
    }
}
