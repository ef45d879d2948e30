//! Where each number of a rulebook stands.

use std::fmt;

use super::{Condition, Document, Id, Mechanism, Parameter, Part};
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

/// Where a number stands in its part: `amount`, or `levels[2].amount`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place(Option<(&'static str, usize)>, &'static str);

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(list, field) = self;
        match list {
            Some((list, index)) => write!(f, "{list}[{index}].{field}"),
            None => f.write_str(field),
        }
    }
}

/// The one list of a rulebook's numbers, for reading and for changing: whoever
/// finds one, names all, or checks them goes by it. Every field of a mechanism is
/// spelled out, so that a new one can't be forgotten.
macro_rules! numbers {
    ($document:ident, $part:ident, $any:ident, $iter:ident $(, $mutable:tt)?) => {
        /// Visits the numbers of a part.
        pub(super) fn $part<'a>(
            part: &'a $($mutable)? Part,
            visit: &mut dyn FnMut(ParameterRef, Place, $any<'a>),
        ) {
            let id = part.id;
            let own = |field| Place(None, field);
            match &$($mutable)? part.mechanism {
                Mechanism::PerOccurrence { amount, worth, repeat: _ } => {
                    visit(ParameterRef::PartAmount(id), own("amount"), $any::Points(amount));
                    if let Some(worth) = worth {
                        visit(ParameterRef::PartWorth(id), own("worth"), $any::Points(worth));
                    }
                }
                Mechanism::ExamRank { amount, places: _, end: _ } => {
                    visit(ParameterRef::PartAmount(id), own("amount"), $any::Points(amount));
                }
                Mechanism::Threshold { amount, conditions } => {
                    visit(ParameterRef::PartAmount(id), own("amount"), $any::Points(amount));
                    for (index, condition) in conditions.$iter().enumerate() {
                        let Condition { measure, threshold } = condition;
                        let at = ParameterRef::ThresholdOf(id, *measure);
                        let place = Place(Some(("conditions", index)), "threshold");
                        visit(at, place, $any::Percent(threshold));
                    }
                }
                Mechanism::Deadline { per_day, worth, due_day: _, last_day: _ } => {
                    visit(ParameterRef::PerDay(id), own("per_day"), $any::Points(per_day));
                    visit(ParameterRef::DeadlineWorth(id), own("worth"), $any::Points(worth));
                }
                Mechanism::Shortfall { step } => {
                    visit(ParameterRef::Step(id), own("step"), $any::Points(step));
                }
                Mechanism::CallQuota {
                    quota,
                    per_day_origin: _,
                    new_quota,
                    new_days: _,
                    new_days_origin: _,
                    sick_days_origin: _,
                    counts_from,
                    missed_day,
                    missing_call,
                } => {
                    visit(ParameterRef::Quota(id), own("quota"), $any::Count(quota));
                    visit(ParameterRef::NewQuota(id), own("new_quota"), $any::Count(new_quota));
                    let at = ParameterRef::CountsFrom(id);
                    visit(at, own("counts_from"), $any::Count(counts_from));
                    let at = ParameterRef::MissedDay(id);
                    visit(at, own("missed_day"), $any::Points(missed_day));
                    let at = ParameterRef::MissingCall(id);
                    visit(at, own("missing_call"), $any::Points(missing_call));
                }
                Mechanism::Severity { levels } => {
                    for (index, level) in levels.$iter().enumerate() {
                        let place = Place(Some(("levels", index)), "amount");
                        let at = ParameterRef::LevelAmount(level.id);
                        visit(at, place, $any::Points(&$($mutable)? level.amount));
                    }
                }
            }
        }

        /// Visits all numbers in the document's order: those of the parts, of the
        /// measures, and of the whole.
        fn $document<'a>(
            document: &'a $($mutable)? Document,
            visit: &mut dyn FnMut(ParameterRef, $any<'a>),
        ) {
            for section in document.sections.$iter() {
                for clause in section.clauses.$iter() {
                    for part in clause.parts.$iter() {
                        $part(part, &mut |at, _, number| visit(at, number));
                    }
                }
            }
            for measure in document.measures.$iter() {
                let id = measure.id;
                visit(ParameterRef::Target(id), $any::Percent(&$($mutable)? measure.target));
                visit(ParameterRef::MeasureWorth(id), $any::Points(&$($mutable)? measure.worth));
            }
            visit(ParameterRef::RewardCap, $any::Points(&$($mutable)? document.reward_cap));
            visit(ParameterRef::PayShare, $any::Percent(&$($mutable)? document.pay_share));
            for (place, band) in (0..=u8::MAX).zip(document.pay_bands.$iter()) {
                if place > 0 {
                    visit(ParameterRef::BandFrom(place), $any::Points(&$($mutable)? band.from));
                }
                visit(ParameterRef::BandFactor(place), $any::Percent(&$($mutable)? band.factor));
            }
            if let Some(settlement) = &$($mutable)? document.settlement {
                visit(ParameterRef::Misses, $any::Count(&$($mutable)? settlement.misses));
            }
        }
    };
}

numbers!(each, each_of_part, AnyParameter, iter);
numbers!(each_mut, each_of_part_mut, AnyParameterMut, iter_mut, mut);

impl ParameterRef {
    /// All numbers of a rulebook in the document's order: those of the parts,
    /// of the measures, and of the whole. What a part asks of one measure twice is
    /// named once.
    pub fn all(document: &Document) -> Vec<Self> {
        let mut all = Vec::with_capacity(64);
        each(document, &mut |at, _| {
            // Only rulebooks in points reward or pay.
            let is_paid = matches!(at, Self::RewardCap | Self::PayShare);
            let is_known = (is_paid && document.unit == Unit::Money) || all.contains(&at);
            all.extend((!is_known).then_some(at));
        });
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
        let mut found = None;
        each(document, &mut |at, number| {
            found = found.or((at == self).then_some(number));
        });
        found
    }

    /// The same, to change it.
    pub(super) fn get_mut(self, document: &mut Document) -> Option<AnyParameterMut<'_>> {
        let mut found = None;
        each_mut(document, &mut |at, number| {
            if at == self && found.is_none() {
                found = Some(number);
            }
        });
        found
    }
}
