//! Floor 2: what follows from the rules and the facts.
//!
//! Lives here: [`score`], one file for each mechanism, the joining of months.
//! May not live here: anything about files, storage, languages or the page; no
//! clock (today is an argument); no float.
//!
//! [`score`] is total: a checked rulebook and a checked record always give a
//! [`Sheet`].

mod boundary;
mod boundary_calls;
mod bounds;
mod call_quota;
mod case;
mod check_code;
mod closing;
mod contest;
mod deadline;
mod decided;
mod draft;
mod ends;
mod exam_rank;
mod example;
mod explain;
mod feed;
mod guard;
mod holidays;
mod moves;
mod moves_calls;
mod moves_events;
mod open;
mod pay;
mod pay_edges;
mod per_occurrence;
mod period;
mod pool;
mod price;
mod settlement;
mod severity;
mod sheet;
mod shortfall;
mod tally;
mod threshold;
mod todo;
mod total;
mod unscored;
mod worth;
mod year;

pub use boundary::{Boundary, Edge, Point, Side, boundaries};
pub use bounds::{bounds, refused};
pub use call_quota::{CallsBasis, DayState, WorkingDay, is_working_day};
pub use check_code::{check_code, code_of};
pub use closing::{Reclosed, close, closed_range, reclosed, score_standing};
pub use deadline::{due_day, report_from};
pub use decided::{Decided, Decision, Outcome, decisions, reaches};
pub use example::{WrongExample, wrong_examples};
pub use explain::{Step, explain};
pub use feed::{Fed, fed, followed};
pub use guard::{Guard, guard};
pub use holidays::{
    Holiday, Notice, PublicDay, holiday_notice, is_usually_worked, last_worked, public_day,
};
pub use open::{
    Open, OpenFact, OpenItem, open_list, range_when_set, range_when_settled, unknown_days,
};
pub use pay::pay;
pub use pay_edges::{PayEdge, pay_edges};
pub use period::{MonthResult, Year, join_months, join_year};
pub use pool::{PoolState, pools};
pub use price::{LineOption, PricedOption, PricedReading, Unmoved, price_line, price_readings};
pub use settlement::{RunningDay, Settled, days_left, settle};
pub use severity::consequences;
pub use sheet::*;
pub use todo::{Todo, Told, todos};
pub use worth::{CaseWorth, Change, OtherCount, Thin, case_worth, next_event};
pub use year::{MeasureMonth, MeasureYear, MonthFigures, PartTotal, SettledYear, YearSheet};

use case::{Case, Cases, Lean};
use draft::Draft;
use ends::Knot;
use tally::{Outweighed, Tally};
use total::{Totals, Work};

use crate::calendar::Date;
use crate::id::Id;
use crate::number::{Money, Points, Range, Unit};
use crate::record::{Entry, Measured, Record, Shares};
use crate::rulebook::{Dispatched, Effect, Level, Mechanism, Part, ReadingId, Rulebook, Section};

/// Scores a month by a rulebook, as of today.
pub fn score(rulebook: &Rulebook, record: &Record, today: Date) -> Sheet {
    Scorer::new(rulebook, record, today).sheet(moves::can_move)
}

/// The same, but a month whose facts leave one score at today's numbers stays
/// provisional: whether they could move it by other numbers isn't looked into.
pub fn score_at_once(rulebook: &Rulebook, record: &Record, today: Date) -> Sheet {
    Scorer::new(rulebook, record, today).sheet(|_, _| true)
}

/// The same by what a first visit has: rulebook A's outline, and a month in which
/// events were counted and nothing else was said.
pub fn score_outline(rulebook: &Rulebook, record: &Record, today: Date) -> Sheet {
    let scorer = Scorer {
        rulebook,
        record,
        today,
        rest: None,
    };
    scorer.sheet(|_, _| true)
}

/// Whether an answer can move the score by numbers other than today's.
type CanMove = fn(&Scorer<'_>, &Cases<Totals>) -> bool;

/// What every mechanism may look at.
struct Scorer<'a> {
    rulebook: &'a Rulebook,
    record: &'a Record,
    today: Date,
    /// What a first visit does without.
    rest: Option<&'static Rest>,
}

/// What scores what can't be said before the program's second chunk is there, which
/// has it.
struct Rest {
    /// The line of a quota of calls, and what it means for the refund in each case.
    calls: fn(&Scorer<'_>) -> Option<Called>,
    /// The lines of complaints.
    complaints: fn(&Scorer<'_>, &[Level], &Outweighed) -> Vec<Draft>,
    /// Events of several clauses, or of one and of a complaint that they caused.
    joint: for<'a> fn(&mut Tally, &Scorer<'a>, &Entry, &mut Vec<Knot<'a>>),
    /// Such of which an end isn't plain.
    settle: fn(&Scorer<'_>, &mut Tally, &[Knot<'_>]),
    /// What the record names and the rulebook doesn't know.
    unscored: fn(&Scorer<'_>, &mut Vec<Id>),
    /// The pay.
    pay: fn(&Rulebook, Money, Points, Range<Points>) -> Pay,
}

/// A line of calls, and what is charged for them in each case.
type Called = (Draft, Cases<call_quota::Charge>);

static REST: Rest = Rest {
    calls: call_quota::in_force,
    complaints: severity::drafts,
    joint: Tally::joint,
    settle: ends::settle,
    unscored: unscored::note,
    pay,
};

impl<'a> Scorer<'a> {
    const fn new(rulebook: &'a Rulebook, record: &'a Record, today: Date) -> Self {
        Self {
            rulebook,
            record,
            today,
            rest: Some(&REST),
        }
    }

    fn sheet(&self, can_move: CanMove) -> Sheet {
        self.add_up(self.work(), can_move)
    }

    /// Every line in every case.
    fn work(&self) -> Work {
        let mut tally = Tally::new(self);
        if let Some(rest) = self.rest {
            (rest.unscored)(self, &mut tally.unscored);
        }
        let mut lines =
            Vec::with_capacity(self.rulebook.part_count() + self.rulebook.measures.len() + 4);
        let mut rewards = Cases::<Points>::default();
        let mut deductions = Cases::<Points>::default();
        let mut month_zero = Cases::<bool>::default();
        let mut charges = Cases::<call_quota::Charge>::default();
        for (index, (section, _, part)) in self.rulebook.parts().enumerate() {
            let sum = match section.effect {
                Effect::Reward => &mut rewards,
                Effect::Deduction => &mut deductions,
            };
            let mut take = |draft: Draft| {
                *sum = sum.zip(draft.amounts, |sum, amount| sum + amount);
                lines.push(draft.line(part.id, section.effect));
            };
            match &part.mechanism {
                Mechanism::PerOccurrence { amount, worth, .. } => {
                    match self.events_draft(&tally, index, section, part) {
                        Some(draft) => take(draft),
                        None => lines.push(per_occurrence::untouched(
                            self,
                            part.id,
                            amount,
                            worth.as_ref(),
                            section.effect,
                        )),
                    }
                }
                Mechanism::ExamRank {
                    amount,
                    places,
                    end,
                } => take(exam_rank::draft(
                    self,
                    amount,
                    *places,
                    *end,
                    section.effect,
                )),
                Mechanism::Threshold { amount, conditions } => {
                    take(threshold::draft(self, amount, conditions, section.effect));
                }
                Mechanism::Deadline {
                    per_day,
                    worth,
                    due_day,
                    last_day,
                } => {
                    let rule = deadline::Rule {
                        per_day,
                        worth,
                        due_day: *due_day,
                        last_day: *last_day,
                    };
                    let (draft, zero) = deadline::draft(self, &rule);
                    month_zero = month_zero.zip(zero, |a, b| a || b);
                    take(draft);
                }
                Mechanism::Shortfall { step } => {
                    for measure in &self.rulebook.measures {
                        take(shortfall::draft(self, step, measure));
                    }
                }
                Mechanism::CallQuota { .. } => {
                    // A checked rulebook has one at the most.
                    if let Some((draft, charge)) = self.rest.and_then(|rest| (rest.calls)(self)) {
                        charges = charge;
                        take(draft);
                    }
                }
                Mechanism::Severity { levels } => match self.rest {
                    Some(rest) => (rest.complaints)(self, levels, &tally.outweighed)
                        .into_iter()
                        .for_each(take),
                    None => take(severity::none()),
                },
            }
        }
        // What is given back: all but what was charged for calls.
        let refunds = charges.zip(deductions, |charge, deductions| match charge.refunds {
            true => deductions - charge.calls,
            false => Points::ZERO,
        });
        let sums = rewards.zip(deductions, |rewards, deductions| (rewards, deductions));
        let totals = sums.zip(month_zero, |(rewards, deductions), month_zero| Totals {
            rewards,
            deductions,
            month_zero,
            ..Totals::default()
        });
        let mut totals = totals.zip(refunds, |totals, refund| Totals { refund, ..totals });
        for (case, total) in totals.each_mut() {
            total.settle(self.rulebook, case.parameters);
        }
        Work {
            lines,
            totals,
            unscored: tally.unscored,
        }
    }

    /// What the share of a measure can be; none with nothing to measure.
    fn shares(&self, measured: Measured) -> Option<Shares> {
        shares(self.rulebook, measured)
    }

    /// Reading R16, where a log's dispatched complaints ask it.
    fn asks_dispatched(&self, measure: Id) -> ReadingSet {
        let logged = self.record.measures.get(&measure).and_then(|m| m.logged());
        match logged {
            Some(cases) if cases.counts().dispatched > 0 => ReadingSet::of(&[ReadingId::R16]),
            _ => ReadingSet::default(),
        }
    }

    /// The line of a part that is counted by events; none if it has no events.
    fn events_draft(
        &self,
        tally: &Tally,
        position: usize,
        section: &Section,
        part: &Part,
    ) -> Option<Draft> {
        let Mechanism::PerOccurrence {
            amount,
            worth,
            repeat,
        } = &part.mechanism
        else {
            return None;
        };
        let events = tally.events(position)?;
        Some(per_occurrence::draft(
            self,
            events,
            amount,
            worth.as_ref(),
            *repeat,
            section.effect,
        ))
    }

    fn add_up(&self, work: Work, can_move: CanMove) -> Sheet {
        let Work {
            lines,
            totals,
            unscored,
            ..
        } = work;
        let range = Range {
            low: totals.low.score,
            high: totals.high.score,
        };
        let facts_range = Range {
            low: totals.facts_low.score,
            high: totals.facts_high.score,
        };
        let certainty = if range.is_settled() {
            Certainty::Final
        } else if !facts_range.is_settled() || can_move(self, &totals) {
            Certainty::Provisional
        } else {
            Certainty::RestsOnAssumed
        };
        let Totals {
            rewards,
            deductions,
            adjustments,
            score,
            ..
        } = totals.headline;
        Sheet {
            month: self.record.month,
            unit: self.rulebook.unit,
            base: self.rulebook.base,
            holds: self.rulebook.holds(),
            lines,
            rewards,
            deductions: -deductions,
            adjustments,
            score,
            range,
            facts_range,
            certainty,
            pay: (self.record.wage.zip(self.rest))
                .filter(|_| self.rulebook.unit == Unit::Points)
                .map(|(wage, rest)| (rest.pay)(self.rulebook, wage, score, range)),
            unscored,
        }
    }
}

/// What the share of a measure can be by a rulebook's readings; none with
/// nothing to measure.
pub fn shares(rulebook: &Rulebook, measured: Measured) -> Option<Shares> {
    measured.shares(with_dispatched(rulebook))
}

/// Whether a dispatched complaint counts as filtered (reading R16).
pub fn with_dispatched(rulebook: &Rulebook) -> bool {
    rulebook.choices().dispatched == Dispatched::Filtered
}

/// Whether a part is counted by entries.
pub fn takes_entries(part: &Part) -> bool {
    matches!(part.mechanism, Mechanism::PerOccurrence { .. })
}
