//! Amounts that decide together what an event counts for, and the numbers that
//! decide how much of its rewards shows beside its deductions.

use super::Scorer;
use super::takes_entries;
use super::tally::levels;
use crate::id::Id;
use crate::record::{Entry, Standing};
use crate::rulebook::{AboveBase, Direction, DoubleEntry, Effect, Mechanism, ParameterRef, Part};

/// Which way a number leans.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Low,
    High,
}

/// Amounts that decide together.
pub(super) struct Ties {
    /// Of parts and levels that stand in contests.
    pub amounts: Vec<ParameterRef>,
    /// Of rewards that count where a pending entry's deductions do.
    pub rewards: Vec<ParameterRef>,
}

impl Ties {
    /// Those of this part (reading R12, and entries that give and take); all
    /// that there are if it's the scale itself.
    pub fn of(scorer: &Scorer<'_>, part: &Part) -> Self {
        let scale = matches!(part.mechanism, Mechanism::Severity { .. });
        let heavier = scorer.rulebook.choices().double_entry == DoubleEntry::Heavier;
        let mut ties = Self {
            amounts: Vec::new(),
            rewards: Vec::new(),
        };
        if !scale {
            ties.add(scorer, part.id);
        }
        let mut linked = scale;
        let mut before = usize::MAX;
        while before != ties.len() {
            before = ties.len();
            for entry in &scorer.record.entries {
                let mixed = gives_and_takes(scorer, entry);
                let caused = heavier && entry.caused.is_some();
                let contest = heavier && (entry.parts.len() > 1 || caused);
                let touches = entry.parts.iter().any(|id| ties.has(*id)) || (linked && caused);
                if !touches || !(mixed || contest) {
                    continue;
                }
                linked |= caused;
                for id in &entry.parts {
                    if mixed || effect(scorer, *id) == Some(Effect::Deduction) {
                        ties.add(scorer, *id);
                    }
                }
            }
        }
        if linked && ties.len() > 0 {
            let levels = levels(scorer).unwrap_or_default();
            let amounts = levels.iter().map(|l| ParameterRef::LevelAmount(l.id));
            ties.amounts.extend(amounts);
        }
        ties
    }

    fn len(&self) -> usize {
        self.amounts.len() + self.rewards.len()
    }

    fn has(&self, part: Id) -> bool {
        let at = ParameterRef::PartAmount(part);
        self.amounts.contains(&at) || self.rewards.contains(&at)
    }

    fn add(&mut self, scorer: &Scorer<'_>, part: Id) {
        if self.has(part) {
            return;
        }
        let at = ParameterRef::PartAmount(part);
        match effect(scorer, part) {
            Some(Effect::Deduction) => self.amounts.push(at),
            Some(Effect::Reward) => self.rewards.push(at),
            None => {}
        }
    }

    /// Whether an entry that isn't confirmed gives and takes at once: both may
    /// cancel at the largest pools.
    pub fn is_mixed(&self, scorer: &Scorer<'_>) -> bool {
        let mut entries = scorer.record.entries.iter();
        entries.any(|entry| {
            gives_and_takes(scorer, entry) && entry.parts.iter().any(|id| self.has(*id))
        })
    }

    /// What makes such an entry give most beside what it takes, or least.
    pub fn leaning(&self, scorer: &Scorer<'_>, most: bool) -> Vec<(ParameterRef, End)> {
        let end = |high: bool| if high { End::High } else { End::Low };
        let pools = |amounts: &[ParameterRef], high: bool| {
            let worth = |at: &ParameterRef| match at {
                ParameterRef::PartAmount(part) => Some(ParameterRef::PartWorth(*part)),
                _ => None,
            };
            let pools: Vec<_> = amounts.iter().filter_map(worth).collect();
            pools.into_iter().map(move |at| (at, end(high)))
        };
        let mut all: Vec<_> = pools(&self.amounts, !most)
            .chain(pools(&self.rewards, most))
            .collect();
        if scorer.rulebook.choices().above_base == AboveBase::RewardsCapped {
            // Other rewards leave that much less below the cap.
            all.push((ParameterRef::RewardCap, end(most)));
            for (section, _, part) in scorer.rulebook.parts() {
                if section.effect != Effect::Reward || self.has(part.id) {
                    continue;
                }
                all.push((ParameterRef::PartAmount(part.id), end(!most)));
                all.push((ParameterRef::PartWorth(part.id), end(!most)));
                if let Mechanism::Threshold { conditions, .. } = &part.mechanism {
                    for condition in conditions {
                        let measure = scorer.rulebook.measure(condition.measure);
                        let higher = measure.is_none_or(|m| m.direction == Direction::Higher);
                        let at = ParameterRef::ThresholdOf(part.id, condition.measure);
                        all.push((at, end(higher == most)));
                    }
                }
            }
        }
        all.retain(|(at, _)| at.get(scorer.rulebook).is_some());
        all
    }
}

fn gives_and_takes(scorer: &Scorer<'_>, entry: &Entry) -> bool {
    let names = |wanted| (entry.parts.iter()).any(|id| effect(scorer, *id) == Some(wanted));
    entry.standing == Standing::Pending && names(Effect::Reward) && names(Effect::Deduction)
}

/// The effect of a part that is counted by entries.
fn effect(scorer: &Scorer<'_>, part: Id) -> Option<Effect> {
    let (section, _, part) = scorer.rulebook.part(part)?;
    takes_entries(part).then_some(section.effect)
}
