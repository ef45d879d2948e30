//! Where each number of a rulebook stands.

use super::{Document, Id, Mechanism, Parameter};
use crate::json::json_choice;
use crate::number::{Percent, Points, Unit};

json_choice! {
    /// The way to one number of a rulebook.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum ParameterRef {
        /// What one event, a place in the exam or a threshold gives or takes; of
        /// this part; points.
        PartAmount(Id) = "part_amount",
        /// The pool of a part that is counted by events; points.
        PartWorth(Id) = "part_worth",
        /// For each day late; points.
        PerDay(Id) = "per_day",
        /// What an item with a deadline is worth; points.
        DeadlineWorth(Id) = "deadline_worth",
        /// For each percentage point below target; points.
        Step(Id) = "step",
        /// What a part asks of a measure, the first time if it asks twice; percent.
        ThresholdOf(Id, Id) = "threshold_of",
        /// What a case of this level takes; points.
        LevelAmount(Id) = "level_amount",
        /// What a measure should reach; percent.
        Target(Id) = "target",
        /// What a measure's shortfall can take at the most; points.
        MeasureWorth(Id) = "measure_worth",
        /// Calls that a working day asks for; a count.
        Quota(Id) = "quota",
        /// The same of new staff; a count.
        NewQuota(Id) = "new_quota",
        /// From how many seconds on a call counts; a count.
        CountsFrom(Id) = "counts_from",
        /// The fine of a missed day; points.
        MissedDay(Id) = "missed_day",
        /// The fine of a missing call; points.
        MissingCall(Id) = "missing_call",
        /// How many missed days leave nothing to give back; a count.
        Misses = "misses",
        /// The most that all rewards give; points.
        RewardCap = "reward_cap",
        /// The share of the wage that the score moves; percent.
        PayShare = "pay_share",
        /// The score from which this band of the pay reaches, by its place; points.
        /// The first is always 0, and no number of its own.
        BandFrom(u8) = "band_from",
        /// What this band of the pay pays of the wage; percent, up to 200.
        BandFactor(u8) = "band_factor",
    }
}

/// A number of any unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnyParameter<'a> {
    /// In the rulebook's unit: points, or yuan.
    Points(&'a Parameter<Points>),
    /// In percent.
    Percent(&'a Parameter<Percent>),
    /// Calls, days or seconds.
    Count(&'a Parameter<u32>),
}

impl AnyParameter<'_> {
    /// Whether nobody but us says so.
    pub const fn is_assumed(self) -> bool {
        match self {
            Self::Points(parameter) => parameter.is_assumed(),
            Self::Percent(parameter) => parameter.is_assumed(),
            Self::Count(parameter) => parameter.is_assumed(),
        }
    }
}

/// A number of any unit, to change it.
pub(super) enum AnyParameterMut<'a> {
    Points(&'a mut Parameter<Points>),
    Percent(&'a mut Parameter<Percent>),
    Count(&'a mut Parameter<u32>),
}

/// One search for reading and for changing.
macro_rules! find {
    ($name:ident, $any:ident, $iter:ident $(, $mutable:tt)?) => {
        fn $name(at: ParameterRef, document: &$($mutable)? Document) -> Option<$any<'_>> {
            use ParameterRef::*;
            let part = match at {
                RewardCap => return Some($any::Points(&$($mutable)? document.reward_cap)),
                PayShare => return Some($any::Percent(&$($mutable)? document.pay_share)),
                BandFrom(0) => return None,
                BandFrom(place) | BandFactor(place) => {
                    let band = document.pay_bands.$iter().nth(usize::from(place))?;
                    return Some(match at {
                        BandFrom(_) => $any::Points(&$($mutable)? band.from),
                        _ => $any::Percent(&$($mutable)? band.factor),
                    });
                }
                Target(id) | MeasureWorth(id) => {
                    let measure = document.measures.$iter().find(|m| m.id == id)?;
                    return Some(match at {
                        Target(_) => $any::Percent(&$($mutable)? measure.target),
                        _ => $any::Points(&$($mutable)? measure.worth),
                    });
                }
                Misses => {
                    let settlement = &$($mutable)? document.settlement;
                    return match settlement {
                        Some(settlement) => Some($any::Count(&$($mutable)? settlement.misses)),
                        None => None,
                    };
                }
                LevelAmount(_) => None,
                PartAmount(id)
                | PartWorth(id)
                | PerDay(id)
                | DeadlineWorth(id)
                | Step(id)
                | Quota(id)
                | NewQuota(id)
                | CountsFrom(id)
                | MissedDay(id)
                | MissingCall(id)
                | ThresholdOf(id, _) => Some(id),
            };
            for section in document.sections.$iter() {
                for clause in section.clauses.$iter() {
                    for known in clause.parts.$iter() {
                        if part.is_some_and(|id| id != known.id) {
                            continue;
                        }
                        let found = match (at, &$($mutable)? known.mechanism) {
                            (
                                PartAmount(_),
                                Mechanism::PerOccurrence { amount, .. }
                                | Mechanism::ExamRank { amount, .. }
                                | Mechanism::Threshold { amount, .. },
                            ) => Some($any::Points(amount)),
                            (PartWorth(_), Mechanism::PerOccurrence { worth: Some(worth), .. })
                            | (DeadlineWorth(_), Mechanism::Deadline { worth, .. }) => {
                                Some($any::Points(worth))
                            }
                            (PerDay(_), Mechanism::Deadline { per_day, .. }) => {
                                Some($any::Points(per_day))
                            }
                            (Step(_), Mechanism::Shortfall { step }) => Some($any::Points(step)),
                            (Quota(_), Mechanism::CallQuota { quota, .. }) => {
                                Some($any::Count(quota))
                            }
                            (NewQuota(_), Mechanism::CallQuota { new_quota, .. }) => {
                                Some($any::Count(new_quota))
                            }
                            (CountsFrom(_), Mechanism::CallQuota { counts_from, .. }) => {
                                Some($any::Count(counts_from))
                            }
                            (MissedDay(_), Mechanism::CallQuota { missed_day, .. }) => {
                                Some($any::Points(missed_day))
                            }
                            (MissingCall(_), Mechanism::CallQuota { missing_call, .. }) => {
                                Some($any::Points(missing_call))
                            }
                            (ThresholdOf(_, measure), Mechanism::Threshold { conditions, .. }) => {
                                let found = conditions.$iter().find(|c| c.measure == measure);
                                found.map(|c| $any::Percent(&$($mutable)? c.threshold))
                            }
                            (LevelAmount(level), Mechanism::Severity { levels }) => {
                                let found = levels.$iter().find(|l| l.id == level);
                                found.map(|l| $any::Points(&$($mutable)? l.amount))
                            }
                            _ => None,
                        };
                        if found.is_some() || part.is_some() {
                            return found;
                        }
                    }
                }
            }
            None
        }
    };
}

find!(find, AnyParameter, iter);
find!(find_mut, AnyParameterMut, iter_mut, mut);

impl ParameterRef {
    /// All numbers of a rulebook in the document's order: those of the parts,
    /// of the measures, and of the whole.
    pub fn all(document: &Document) -> Vec<Self> {
        let mut all = Vec::with_capacity(64);
        let clauses = document.sections.iter().flat_map(|s| &s.clauses);
        for part in clauses.flat_map(|clause| &clause.parts) {
            let id = part.id;
            match &part.mechanism {
                Mechanism::PerOccurrence { worth, .. } => {
                    all.push(Self::PartAmount(id));
                    if worth.is_some() {
                        all.push(Self::PartWorth(id));
                    }
                }
                Mechanism::ExamRank { .. } => all.push(Self::PartAmount(id)),
                Mechanism::Threshold { conditions, .. } => {
                    all.push(Self::PartAmount(id));
                    for condition in conditions {
                        let threshold = Self::ThresholdOf(id, condition.measure);
                        if !all.contains(&threshold) {
                            all.push(threshold);
                        }
                    }
                }
                Mechanism::Deadline { .. } => {
                    all.push(Self::PerDay(id));
                    all.push(Self::DeadlineWorth(id));
                }
                Mechanism::Shortfall { .. } => all.push(Self::Step(id)),
                Mechanism::CallQuota { .. } => all.extend([
                    Self::Quota(id),
                    Self::NewQuota(id),
                    Self::CountsFrom(id),
                    Self::MissedDay(id),
                    Self::MissingCall(id),
                ]),
                Mechanism::Severity { levels } => {
                    for level in levels {
                        all.push(Self::LevelAmount(level.id));
                    }
                }
            }
        }
        for measure in &document.measures {
            all.push(Self::Target(measure.id));
            all.push(Self::MeasureWorth(measure.id));
        }
        match document.unit {
            Unit::Points => {
                all.extend([Self::RewardCap, Self::PayShare]);
                for place in (0..=u8::MAX).take(document.pay_bands.len()) {
                    all.extend((place > 0).then_some(Self::BandFrom(place)));
                    all.push(Self::BandFactor(place));
                }
            }
            Unit::Money => all.extend(document.settlement.as_ref().map(|_| Self::Misses)),
        }
        all
    }

    /// Whether it's in percent.
    pub const fn is_percent(self) -> bool {
        matches!(
            self,
            Self::ThresholdOf(..) | Self::Target(_) | Self::PayShare | Self::BandFactor(_)
        )
    }

    /// Whether it's a whole number of calls, days or seconds.
    pub const fn is_count(self) -> bool {
        matches!(
            self,
            Self::Quota(_) | Self::NewQuota(_) | Self::CountsFrom(_) | Self::Misses
        )
    }

    /// The number there; none where the rulebook has no such number.
    pub fn get(self, document: &Document) -> Option<AnyParameter<'_>> {
        find(self, document)
    }

    /// The same, to change it.
    pub(super) fn get_mut(self, document: &mut Document) -> Option<AnyParameterMut<'_>> {
        find_mut(self, document)
    }
}
