//! Whether an answer can still move the score, whatever the assumed numbers
//! turn out to be.
//!
//! At today's numbers a pool, a cap or the floor may hide a fact. So the numbers
//! that a fact meets first are set to what shows it best: the largest pool, the
//! smallest amount that draws on it and the largest, which the cap at the base
//! doesn't hide, the target that lies between the worst and
//! the best outcome. An entry that gives and takes may cancel just there, so its
//! pools and the cap are tried where it gives most and where it gives least. Then all other numbers may lean either way, to lift the
//! month over the floor or to bring it below the cap at the base: that it jumps
//! over everything between them with one thousandth of one number isn't
//! considered.

use super::Scorer;
use super::ties::{End, Ties};
use super::total::{Totals, Work};
use crate::number::{Points, Ratio, Unit};
use crate::record::{Exam, Finding, Record, Report, Shares, Standing};
use crate::rulebook::{
    AboveBase, AnyParameter, Condition, Direction, Effect, Measure, Mechanism, ParameterRef, Part,
    Rulebook, Trial,
};

/// How many combinations of numbers are tried for one part; beyond it, an answer
/// is taken to matter.
const MOST: usize = 4_096;

/// Whether some answer moves the score by some values of the assumed numbers.
pub(super) fn can_move(scorer: &Scorer<'_>) -> bool {
    if !is_open(scorer) {
        return false;
    }
    let mut look = Look {
        scorer,
        trial: Trial::new(scorer.rulebook),
    };
    if scorer.rulebook.unit == Unit::Money {
        return look.money();
    }
    let mut parts = scorer.rulebook.parts().enumerate();
    parts.any(|(position, (section, _, part))| look.part(position, section.effect, part))
}

/// Whether anything at all isn't known.
fn is_open(scorer: &Scorer<'_>) -> bool {
    let record: &Record = scorer.record;
    let unknown = |measure: &Measure| {
        let measured = record.measures.get(&measure.id);
        measured.is_none_or(|known| scorer.shares(*known).is_some_and(|s| s.open > 0))
    };
    let pending = |standing: Standing| standing == Standing::Pending;
    scorer.rulebook.unit == Unit::Money
        || record.exam == Exam::Unknown
        || !matches!(record.report, Report::HandedIn(_))
        || scorer.rulebook.measures.iter().any(unknown)
        || record.entries.iter().any(|entry| pending(entry.standing))
        || record
            .complaints
            .iter()
            .any(|c| c.finding == Finding::Pending)
}

/// Numbers with the values at which they're tried, in thousandths or whole.
type Tried = Vec<(ParameterRef, Vec<i64>)>;

struct Look<'a> {
    scorer: &'a Scorer<'a>,
    trial: Trial<'a>,
}

impl Look<'_> {
    /// Whether an answer that this part asks for moves the score.
    fn part(&mut self, position: usize, effect: Effect, part: &Part) -> bool {
        let tried = match &part.mechanism {
            Mechanism::PerOccurrence { .. } => {
                let ties = Ties::of(self.scorer, part);
                let tried = self.events(&ties);
                return self.moves_tied(position, effect, &ties, tried);
            }
            Mechanism::ExamRank { .. } => {
                vec![self.at(ParameterRef::PartAmount(part.id), &[HIGH, POSITIVE])]
            }
            Mechanism::Threshold { conditions, .. } => {
                let amount = self.at(ParameterRef::PartAmount(part.id), &[HIGH, POSITIVE]);
                let mut tried = vec![amount];
                for condition in conditions {
                    let at = ParameterRef::ThresholdOf(part.id, condition.measure);
                    tried.push((at, self.threshold(at, condition)));
                }
                tried
            }
            Mechanism::Deadline { .. } => vec![
                self.at(ParameterRef::PerDay(part.id), &[LOW, HIGH]),
                self.at(ParameterRef::DeadlineWorth(part.id), &[HIGH]),
            ],
            Mechanism::Shortfall { .. } => {
                let measures = &self.scorer.rulebook.measures;
                return measures.iter().any(|measure| {
                    let tried = vec![
                        self.at(ParameterRef::Step(part.id), &[LOW, POSITIVE, HIGH]),
                        self.at(ParameterRef::MeasureWorth(measure.id), &[HIGH]),
                        (ParameterRef::Target(measure.id), self.target(measure)),
                    ];
                    self.moves(position, effect, tried)
                });
            }
            Mechanism::Severity { levels } => {
                let ties = Ties::of(self.scorer, part);
                let mut tried = self.events(&ties);
                for level in levels {
                    let at = ParameterRef::LevelAmount(level.id);
                    if !tried.iter().any(|(known, _)| *known == at) {
                        tried.push(self.at(at, &[HIGH, POSITIVE]));
                    }
                }
                return self.moves_tied(position, effect, &ties, tried);
            }
            Mechanism::CallQuota { .. } => return false,
        };
        self.moves(position, effect, tried)
    }

    /// Amounts that decide together: their ends, and beside the ends of each
    /// other; rewards stand in no contest. Their pools are at their largest.
    fn events(&self, ties: &Ties) -> Tried {
        let tied = &ties.amounts;
        let alone = tied.len() + ties.rewards.len() == 1;
        let mut values = vec![1];
        for at in tied {
            let (low, high) = self.span(*at);
            for step in 0..=tied.len().min(3) as i64 - 1 {
                values.extend([low + step, high - step]);
            }
        }
        values.sort_unstable();
        values.dedup();
        let mut tried = Tried::new();
        for at in tied.iter().chain(&ties.rewards) {
            let (low, high) = self.span(*at);
            let mut own = match *at {
                _ if alone => vec![low, high.min(low.max(1)), high],
                at if ties.rewards.contains(&at) => vec![low, high],
                _ => values.clone(),
            };
            own.retain(|value| (low..=high).contains(value));
            own.dedup();
            tried.push((*at, own));
            if let ParameterRef::PartAmount(part) = at {
                let worth = ParameterRef::PartWorth(*part);
                if worth.get(self.scorer.rulebook).is_some() {
                    let ends: &[Place] = if alone { &[HIGH, LOW] } else { &[HIGH] };
                    tried.push(self.at(worth, ends));
                }
            }
        }
        tried
    }

    /// What a threshold must ask for an answer to decide: the hardest where
    /// nothing is known, the easiest where all is, else what the best outcome
    /// just meets.
    fn threshold(&self, at: ParameterRef, condition: &Condition) -> Vec<i64> {
        let (low, high) = self.span(at);
        let measure = self.scorer.rulebook.measure(condition.measure);
        let higher = measure.is_none_or(|measure| measure.direction == Direction::Higher);
        let (easiest, hardest) = if higher { (low, high) } else { (high, low) };
        let measured = self.scorer.record.measures.get(&condition.measure);
        match measured.map(|known| self.scorer.shares(*known)) {
            None => vec![hardest, easiest],
            Some(Some(shares)) if shares.open > 0 => {
                let best = if higher { shares.high } else { shares.low };
                let beside = thousandths(best).clamp(low, high);
                let mut all = vec![easiest, hardest];
                all.extend([beside, beside - 1, beside + 1]);
                all.retain(|value| (low..=high).contains(value));
                all
            }
            Some(_) => vec![easiest],
        }
    }

    /// Where a target lies for an answer to cost something: a whole number of
    /// steps from the worst outcome, the nearest first.
    fn target(&self, measure: &Measure) -> Vec<i64> {
        let (low, high) = self.span(ParameterRef::Target(measure.id));
        let higher = measure.direction == Direction::Higher;
        let measured = self.scorer.record.measures.get(&measure.id);
        let mut all = vec![low, high];
        if let Some(Some(Shares {
            low: bad,
            high: good,
            ..
        })) = measured.map(|known| self.scorer.shares(*known))
        {
            let worst = thousandths(if higher { bad } else { good });
            let away = |by: i64| if higher { worst + by } else { worst - by };
            let inside = |value: &i64| (low..=high).contains(value);
            for beside in [-1, 0, 1, 2] {
                let steps = (0..=100).map(|step| away(step * 1_000 + beside));
                all.extend(steps.filter(inside).take(2));
            }
        }
        all
    }

    fn span(&self, at: ParameterRef) -> (i64, i64) {
        match at.get(self.scorer.rulebook) {
            Some(AnyParameter::Points(p)) => (p.span().low.raw(), p.span().high.raw()),
            Some(AnyParameter::Percent(p)) => (p.span().low.raw(), p.span().high.raw()),
            Some(AnyParameter::Count(p)) => (i64::from(p.span().low), i64::from(p.span().high)),
            None => (0, 0),
        }
    }

    fn at(&self, at: ParameterRef, places: &[Place]) -> (ParameterRef, Vec<i64>) {
        let (low, high) = self.span(at);
        let value = |place: &Place| match place {
            Place::Low => low,
            Place::Positive => low.max(1).min(high),
            Place::High => high,
        };
        let mut values: Vec<i64> = places.iter().map(value).collect();
        values.dedup();
        (at, values)
    }

    /// Whether an answer moves the score with some of these values.
    fn moves(&mut self, position: usize, effect: Effect, tried: Tried) -> bool {
        self.each(&tried, |rulebook, work| {
            let (low, high) = (&work.totals.facts_low, &work.totals.facts_high);
            // What one part loses another may take over at the same amount.
            let net = |t: &Totals| (t.rewards - t.deductions, t.raw, t.month_zero);
            work.moved >> position & 1 == 1
                && net(low) != net(high)
                && is_seen(rulebook, work, effect)
        })
    }

    /// The same for events; one that gives and takes at once may cancel but for
    /// the smallest pools, or where the cap of all rewards cuts it off.
    fn moves_tied(&mut self, position: usize, effect: Effect, ties: &Ties, tried: Tried) -> bool {
        if self.moves(position, effect, tried.clone()) {
            return true;
        }
        let mixed = ties.is_mixed(self.scorer);
        [true, false].into_iter().filter(|_| mixed).any(|most| {
            let numbers = ties.leaning(self.scorer, most);
            let mut tried = tried.clone();
            tried.retain(|(at, _)| !numbers.iter().any(|(held, _)| held == at));
            let held = numbers.into_iter().map(|(at, end)| match end {
                End::Low => self.at(at, &[LOW]),
                End::High => self.at(at, &[HIGH]),
            });
            tried.extend(held);
            self.moves(position, effect, tried)
        })
    }

    /// In money nothing hides but what note 1 gives back: quotas are tried at the
    /// calls that were made.
    fn money(&mut self) -> bool {
        let rulebook = self.scorer.rulebook;
        let calls: Vec<i64> = (self.scorer.record.days.iter())
            .filter_map(|day| day.calls.map(i64::from))
            .collect();
        let mut tried = Tried::new();
        for at in ParameterRef::all(rulebook) {
            let (low, high) = self.span(at);
            let mut values = match at {
                ParameterRef::CountsFrom(_) => continue,
                ParameterRef::Quota(_) | ParameterRef::NewQuota(_) => {
                    let beside = calls.iter().flat_map(|calls| [*calls, calls + 1]);
                    let mut all: Vec<i64> = beside.collect();
                    all.extend([low, high]);
                    all
                }
                ParameterRef::Misses => vec![low, high, low + 1],
                _ => vec![high],
            };
            values.retain(|value| (low..=high).contains(value));
            values.sort_unstable();
            values.dedup();
            tried.push((at, values));
        }
        self.each(&tried, |_, work| {
            work.totals.facts_low.score != work.totals.facts_high.score
        })
    }

    /// Whether something is so with some of these values.
    fn each(&mut self, tried: &Tried, so: impl Fn(&Rulebook, &Work) -> bool) -> bool {
        let months = tried
            .iter()
            .fold(1_usize, |all, (_, values)| all.saturating_mul(values.len()));
        if months > MOST {
            return true;
        }
        let mut found = false;
        for month in 0..months {
            let mut rest = month;
            for (at, values) in tried {
                self.trial.hold(*at, values[rest % values.len()]);
                rest /= values.len();
            }
            let scorer = Scorer {
                rulebook: self.trial.rulebook(),
                record: self.scorer.record,
                today: self.scorer.today,
            };
            if so(scorer.rulebook, &scorer.work()) {
                found = true;
                break;
            }
        }
        for (at, _) in tried {
            self.trial.release(*at);
        }
        found
    }
}

/// Whether the month can stand where such a change is seen.
fn is_seen(rulebook: &Rulebook, work: &Work, effect: Effect) -> bool {
    let (low, high) = (&work.totals.low, &work.totals.high);
    let above_base = rulebook.choices().above_base;
    let full = above_base == AboveBase::CappedAtBase && low.raw >= rulebook.base;
    let capped = above_base == AboveBase::RewardsCapped
        && effect == Effect::Reward
        && low.rewards >= rulebook.reward_cap.span().high;
    high.raw > Points::ZERO && !high.month_zero && !full && !capped
}

/// Where between its ends a number is tried.
#[derive(Clone, Copy)]
enum Place {
    Low,
    /// The least that isn't nothing.
    Positive,
    High,
}

const LOW: Place = Place::Low;
const POSITIVE: Place = Place::Positive;
const HIGH: Place = Place::High;

/// A share in thousandths of a per cent, rounded down.
fn thousandths(ratio: Ratio) -> i64 {
    let (n, d) = (i64::from(ratio.numerator()), i64::from(ratio.denominator()));
    n * 100_000 / d.max(1)
}
