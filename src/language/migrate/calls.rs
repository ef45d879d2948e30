//! A quota of calls, and what becomes of a month's fines (readings T1 to T5).

use super::exam::{two_bands, whole};
use super::words::{count, taken};
use super::{Lines, Migration, line_node, node, pool};
use crate::id::Id;
use crate::language::{
    By, Excused, Factor, FactorBy, Gives, Limit, Line, Node, Norm, Param, Pool, Scale, Source, When,
};
use crate::number::Decimal;
use crate::record::MAX_CALLS;
use crate::rulebook::{
    CallFine, Mechanism, Parameter, Part, ReadingId, SickDay, ThirdMiss, ThreeTimes, WhatStays,
};

impl Migration<'_> {
    pub fn calls(&mut self, part: &Part, line: Lines<'_>) -> Option<Node> {
        let Mechanism::CallQuota {
            quota,
            new_quota,
            missed_day,
            missing_call,
            ..
        } = &part.mechanism
        else {
            return None;
        };
        let calls = self.names.calls;
        let title = self.titles.calls.clone();
        let value = self.value(calls, title, Source::Each);
        value.whole = true;
        value.most = Some(count(&Parameter::stated(MAX_CALLS)));
        let quotas = (count(quota), count(new_quota));
        let sick = self.word_by(ReadingId::T3, |choices| match choices.sick_day {
            SickDay::NoQuota => Excused::Skipped,
            SickDay::WeekInProportion => Excused::Week,
        });
        let missing = self.short("missing", sick, &quotas);
        let of = self.fined(missing, (missed_day, missing_call), part.id, line);
        let factors = self.settled(missing, &quotas);
        Some(node(Pool {
            factors,
            ..pool(part.id, super::words::word(&part.title), of)
        }))
    }

    /// The calls that each day lacks.
    fn short(&mut self, name: &str, excused: By<Excused>, quotas: &(Param, Param)) -> Id {
        let id = self.names.value(name);
        let from = Source::Short {
            of: self.names.calls,
            asked: quotas.0.clone(),
            norms: vec![Norm {
                id: self.names.new,
                title: Default::default(),
                asked: quotas.1.clone(),
            }],
            excused,
            per: By::default(),
        };
        self.value(id, self.titles.missing.clone(), from).whole = true;
        id
    }

    /// The fine of a missed day, or of a missing call (reading T5).
    fn fined(
        &self,
        missing: Id,
        (day, call): (
            &Parameter<crate::number::Points>,
            &Parameter<crate::number::Points>,
        ),
        id: Id,
        line: Lines<'_>,
    ) -> Vec<Node> {
        let a_day = two_bands(
            Param::default(),
            Param::default(),
            taken(day),
            By::Settled(Limit::Lower),
        );
        let mut of = Vec::new();
        for (fine, scale) in [
            (CallFine::PerDay, a_day),
            (CallFine::PerCall, Scale::Rate(taken(call))),
        ] {
            if let Some(when) = self.when(ReadingId::T5, |choices| choices.call_fine == fine) {
                let line = line(id, Gives::Scale(missing, scale));
                of.push(line_node(Line { when, ..line }));
            }
        }
        of
    }

    /// What spares the fines for calls: the target met, with few misses.
    fn settled(&mut self, missing: Id, quotas: &(Param, Param)) -> Vec<Factor> {
        let Some(settlement) = self.book.settlement.clone() else {
            return Vec::new();
        };
        let (target, sold) = (self.names.target, self.names.sold);
        for (id, title) in [
            (target, self.titles.target.clone()),
            (sold, self.titles.sold.clone()),
        ] {
            self.value(id, title, Source::Typed);
        }
        let beyond = self.names.value("beyond_target");
        let from = Source::Sum {
            of: vec![sold],
            less: vec![target],
        };
        let title = self.titles.target.clone();
        self.value(beyond, title.clone(), from).least = Param::stated(-Decimal::LIMIT);
        let is_met = two_bands(whole(0), whole(0), whole(1), By::default());
        let met = self.names.value("target_met");
        self.value(met, title.clone(), Source::Scaled(beyond, is_met));

        let misses = self.misses(missing, quotas);
        let limit = self.word_by(ReadingId::T2, |choices| match choices.three_times {
            ThreeTimes::OrMore => Limit::Upper,
            ThreeTimes::MoreThan => Limit::Lower,
        });
        let is_few = two_bands(whole(1), count(&settlement.misses), whole(0), limit);
        let few = self.names.value("few_misses");
        let from = Source::Scaled(misses, is_few);
        self.value(few, self.titles.misses.clone(), from);
        let spared = self.names.value("spared");
        self.value(spared, title, Source::Product { of: met, by: few });
        self.spares = Some((spared, met));
        vec![spare(spared, None)]
    }

    /// How many days were missed (reading T4).
    fn misses(&mut self, missing: Id, quotas: &(Param, Param)) -> Id {
        let id = self.names.value("misses");
        for at in [ThirdMiss::After, ThirdMiss::Before] {
            let Some(when) = self.when(ReadingId::T4, |choices| choices.third_miss == at) else {
                continue;
            };
            let of = match at {
                ThirdMiss::After => missing,
                ThirdMiss::Before => self.short("missing_all", By::Settled(Excused::Asked), quotas),
            };
            let than = Param::default();
            let value = self.value(id, self.titles.misses.clone(), Source::Above { of, than });
            (value.when, value.whole) = (when, true);
        }
        id
    }

    /// All fines but those for calls: given back where the target is met, with few
    /// misses or, by reading T1, with any.
    pub fn fines(&mut self, taken: Vec<Node>) -> Node {
        let title = self.titles.fines.clone();
        let mut factors = Vec::new();
        if let Some((spared, met)) = self.spares {
            for (stays, by) in [(WhatStays::All, spared), (WhatStays::CallsOnly, met)] {
                let when = self.when(ReadingId::T1, |choices| choices.what_stays == stays);
                factors.extend(when.map(|when| spare(by, when)));
            }
        }
        node(Pool {
            factors,
            ..pool(self.names.pool("fines"), title, taken)
        })
    }
}

/// Nothing where this is 1.
fn spare(by: Id, when: Option<When>) -> Factor {
    Factor {
        title: Default::default(),
        by: FactorBy::Scale(by, two_bands(whole(1), whole(1), whole(0), By::default())),
        when,
        only: Vec::new(),
        except: Vec::new(),
    }
}
