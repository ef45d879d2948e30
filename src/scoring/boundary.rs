//! What the score does at each edge of the rules: just before it, at it and
//! just after it. The figures come from [`score`] itself, on months in which
//! nothing else gives or takes.

use super::boundary_calls::month_of;
use super::{Basis, Line, Timing, due_day, report_from, score};
use crate::calendar::Date;
use crate::id::Id;
use crate::number::{Percent, Points, Unit};
use crate::record::{
    Complaint, Entry, Exam, Facts, Finding, MAX_COUNT, MAX_HEADS, Measured, Place, Record, Report,
};
use crate::rulebook::{
    Choices, Condition, Direction, End, Level, Mechanism, Part, PartStep, Pool, ReadingId, Repeat,
    Rulebook, TooLate,
};

/// An edge of the rules under certain readings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Boundary {
    /// The part whose points change there.
    pub part: Id,
    /// Which edge.
    pub edge: Edge,
    /// The readings in force. For each edge those are tried that move it; all
    /// others are as the rulebook has them.
    pub choices: Choices,
    /// The nearest fact before the edge in the order of facts: a lower
    /// percentage, an earlier day, a better place, a smaller count, a milder
    /// level. None where there is no such fact.
    pub before: Option<Side>,
    /// The fact at the edge.
    pub at: Side,
    /// The nearest fact after it.
    pub after: Option<Side>,
}

/// Where the rules have an edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// The target of a measure (readings R5).
    Target(Id),
    /// The first whole percentage point worse than the target (reading R5).
    FirstStep(Id),
    /// The nearest shortfall that uses up a measure's pool (readings R4, R5).
    MeasurePool(Id),
    /// What a threshold asks of a measure, the others at their best (R13).
    Condition(Id),
    /// The last day in time (reading R2).
    Due,
    /// The last day that isn't too late (readings R2, R3).
    LastDay,
    /// The last place that counts, seen from its end.
    Places,
    /// The event that uses up a pool (reading R4), or the first of those that
    /// count once.
    Pool,
    /// A level of severity.
    Level(Id),
    /// The calls that a working day asks for (reading T5).
    Quota,
    /// The misses that cost the refund, with the sales target met (readings T1,
    /// T2).
    Misses,
}

/// A fact beside an edge and what it gives or takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Side {
    /// The fact.
    pub fact: Point,
    /// What the part gives or takes, with its sign: at most the base, and all of
    /// it where reading R3 takes the month.
    pub effect: Points,
}

/// One fact of a kind that an edge divides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    /// A measure's percentage.
    Percent(Percent),
    /// The day of the report.
    Day(Date),
    /// A place in the exam, of so many heads, tied with nobody.
    Rank(u32, u32),
    /// So many events.
    Count(u32),
    /// So many calls on one working day.
    Calls(u32),
    /// So many days without a call, the others with enough.
    Misses(u32),
    /// One complaint of this level; none where there is no complaint.
    Level(Option<Id>),
}

/// The nearest percentages that can be told apart.
const NEXT: Percent = Percent::from_raw(1);

/// Every edge of a rulebook, in the document's order.
pub fn boundaries(rulebook: &Rulebook) -> Vec<Boundary> {
    let mut table = Table {
        rulebook,
        rows: Vec::new(),
    };
    for (_, _, part) in rulebook.parts() {
        table.part(part);
    }
    table.rows
}

pub(super) struct Table<'a> {
    pub(super) rulebook: &'a Rulebook,
    pub(super) rows: Vec<Boundary>,
}

impl Table<'_> {
    fn part(&mut self, part: &Part) {
        match &part.mechanism {
            Mechanism::PerOccurrence {
                amount,
                worth,
                repeat,
            } => {
                let mut asked = Vec::new();
                asked.extend(repeat.reading());
                if worth.is_some() {
                    asked.push(ReadingId::R4);
                }
                for read in self.under(&asked) {
                    let worth = worth.as_ref().map(|worth| match read.choices().pool {
                        Pool::Own => worth.value,
                        Pool::Month => read.base,
                    });
                    self.pool(&read, part.id, amount.value, worth, *repeat);
                }
            }
            Mechanism::ExamRank { places, end, .. } => self.places(part, *places, *end),
            Mechanism::Threshold { conditions, .. } => self.conditions(part, conditions),
            Mechanism::Deadline {
                due_day, last_day, ..
            } => self.days(part, *due_day, *last_day),
            Mechanism::Shortfall { step } => self.targets(part, step.value),
            Mechanism::CallQuota { quota, .. } => self.calls(part, quota.value),
            Mechanism::Severity { levels } => self.levels(part, levels),
        }
    }

    /// The rulebook under every answer on offer to some questions.
    pub(super) fn under(&self, asked: &[ReadingId]) -> Vec<Rulebook> {
        let mut all = vec![*self.rulebook.choices()];
        for reading in &self.rulebook.readings {
            if asked.contains(&reading.id) {
                let before = std::mem::take(&mut all);
                for option in &reading.options {
                    for choices in &before {
                        let mut choices = *choices;
                        choices.choose(reading.id, option.id.as_str());
                        all.push(choices);
                    }
                }
            }
        }
        let read = all.into_iter();
        read.map(|choices| self.rulebook.with_choices(choices))
            .collect()
    }

    pub(super) fn row(
        &mut self,
        read: &Rulebook,
        part: Id,
        edge: Edge,
        points: [Option<Point>; 3],
    ) {
        let [before, at, after] = points.map(|point| {
            let fact = point?;
            let effect = effect(read, part, edge, fact);
            Some(Side { fact, effect })
        });
        if let Some(at) = at {
            self.rows.push(Boundary {
                part,
                edge,
                choices: *read.choices(),
                before,
                at,
                after,
            });
        }
    }

    fn pool(
        &mut self,
        read: &Rulebook,
        part: Id,
        amount: Points,
        worth: Option<Points>,
        repeat: Repeat,
    ) {
        let used_up = if repeat.is_once(read.choices()) {
            1
        } else {
            match worth {
                Some(worth) if !amount.is_zero() => ceiling(worth.raw(), amount.raw()),
                _ => return,
            }
        };
        let count = |count: i64| {
            let count = u32::try_from(count).ok().filter(|n| *n <= MAX_COUNT);
            count.map(Point::Count)
        };
        let points = [count(used_up - 1), count(used_up), count(used_up + 1)];
        self.row(read, part, Edge::Pool, points);
    }

    fn places(&mut self, part: &Part, places: u16, end: End) {
        let rulebook = self.rulebook;
        let places = u32::from(places);
        // So many that the other end is far away.
        let heads = places.saturating_mul(4).clamp(100, MAX_HEADS);
        let last = match end {
            End::Best => places.min(heads),
            End::Last => heads.saturating_sub(places) + 1,
        };
        let rank = |rank: u32| {
            (1..=heads)
                .contains(&rank)
                .then_some(Point::Rank(rank, heads))
        };
        let points = [rank(last - 1), rank(last), rank(last + 1)];
        self.row(rulebook, part.id, Edge::Places, points);
    }

    fn conditions(&mut self, part: &Part, conditions: &[Condition]) {
        for read in self.under(&[ReadingId::R13]) {
            for condition in conditions {
                let points = beside(condition.threshold.value.raw());
                self.row(&read, part.id, Edge::Condition(condition.measure), points);
            }
        }
    }

    fn days(&mut self, part: &Part, due: u8, last: u8) {
        let rulebook = self.rulebook;
        for read in self.under(&[ReadingId::R2, ReadingId::R3]) {
            let choices = read.choices();
            let in_time = due_day(choices, rulebook.effective, due);
            let from = report_from(choices, rulebook.effective);
            let late = in_time.plus(u32::from(last.saturating_sub(due)));
            for (edge, day) in [(Edge::Due, in_time), (Edge::LastDay, late)] {
                let before = day.days_since(from) - 1;
                let before = u32::try_from(before).ok().map(|days| from.plus(days));
                let points = [before, Some(day), Some(day.plus(1))];
                self.row(&read, part.id, edge, points.map(|day| day.map(Point::Day)));
            }
        }
    }

    fn targets(&mut self, part: &Part, step: Points) {
        let one = Percent::ONE.raw();
        for read in self.under(&[ReadingId::R5]) {
            for measure in &self.rulebook.measures {
                let worse = |by: i64| match measure.direction {
                    Direction::Higher => measure.target.value.raw() - by,
                    Direction::Lower => measure.target.value.raw() + by,
                };
                for (edge, by) in [
                    (Edge::Target(measure.id), 0),
                    (Edge::FirstStep(measure.id), one),
                ] {
                    self.row(&read, part.id, edge, beside(worse(by)));
                }
            }
        }
        if step <= Points::ZERO {
            return;
        }
        for read in self.under(&[ReadingId::R4, ReadingId::R5]) {
            for measure in &self.rulebook.measures {
                let pool = match read.choices().pool {
                    Pool::Own => measure.worth.value,
                    Pool::Month => read.base,
                };
                let steps = ceiling(pool.raw(), step.raw());
                let by = match read.choices().part_step {
                    PartStep::FullSteps => steps.saturating_mul(one),
                    // The last step starts a thousandth after the one before.
                    PartStep::EveryStarted => (steps - 1).saturating_mul(one) + 1,
                    PartStep::ProRata => ceiling(pool.raw().saturating_mul(one), step.raw()),
                };
                let at = match measure.direction {
                    Direction::Higher => measure.target.value.raw().saturating_sub(by),
                    Direction::Lower => measure.target.value.raw().saturating_add(by),
                };
                self.row(&read, part.id, Edge::MeasurePool(measure.id), beside(at));
            }
        }
    }

    fn levels(&mut self, part: &Part, levels: &[Level]) {
        let rulebook = self.rulebook;
        for (index, level) in levels.iter().enumerate() {
            let point = |index: usize| levels.get(index).map(|l| Point::Level(Some(l.id)));
            let before = match index.checked_sub(1) {
                Some(before) => point(before),
                None => Some(Point::Level(None)),
            };
            let points = [before, point(index), point(index + 1)];
            self.row(rulebook, part.id, Edge::Level(level.id), points);
        }
    }
}

/// A percentage and its neighbours, where they are percentages.
fn beside(raw: i64) -> [Option<Point>; 3] {
    let within = |raw: i64| {
        let percent = Percent::from_raw(raw);
        let known = (Percent::ZERO..=Percent::HUNDRED).contains(&percent);
        known.then_some(Point::Percent(percent))
    };
    let next = NEXT.raw();
    [
        within(raw.saturating_sub(next)),
        within(raw),
        within(raw.saturating_add(next)),
    ]
}

/// Rounded up, for what isn't negative.
const fn ceiling(numerator: i64, denominator: i64) -> i64 {
    numerator / denominator + (numerator % denominator != 0) as i64
}

/// What a part gives or takes in a month with only this fact.
fn effect(rulebook: &Rulebook, part: Id, edge: Edge, point: Point) -> Points {
    let month = rulebook.effective;
    let mut facts = Facts::empty(String::new(), month);
    facts.unit = rulebook.unit;
    facts.exam = Exam::None;
    facts.report = Report::HandedIn(report_from(rulebook.choices(), month));
    for measure in &rulebook.measures {
        let measured = match (edge, measure.direction) {
            (Edge::Condition(_), Direction::Higher) => Measured::Percent(Percent::HUNDRED),
            (Edge::Condition(_), Direction::Lower) => Measured::Percent(Percent::ZERO),
            _ => Measured::NotAssessed,
        };
        facts.measures.insert(measure.id, measured);
    }
    match (point, edge) {
        (
            Point::Percent(percent),
            Edge::Target(id) | Edge::FirstStep(id) | Edge::MeasurePool(id) | Edge::Condition(id),
        ) => {
            facts.measures.insert(id, Measured::Percent(percent));
        }
        (Point::Percent(_), _) => {}
        (Point::Day(day), _) => facts.report = Report::HandedIn(day),
        (Point::Rank(rank, heads), _) => {
            let tied = 1;
            facts.exam = Exam::Placed(Place { rank, heads, tied });
        }
        (Point::Count(0), _) | (Point::Level(None), _) => {}
        (Point::Calls(_) | Point::Misses(_), _) => month_of(&mut facts, point),
        (Point::Count(count), _) => facts.entries.push(Entry::plain(part, count)),
        (Point::Level(Some(level)), _) => facts
            .complaints
            .push(Complaint::found(Finding::Liable(level))),
    }
    // Every one of these facts is one that a record can have.
    let record = Record::new(facts).unwrap_or_else(|_| Record::blank("", month, Unit::Points));
    let sheet = score(rulebook, &record, month.last_day());
    let month_is_lost = rulebook.choices().too_late == TooLate::Month
        && sheet
            .lines
            .iter()
            .any(|line| line.part == part && is_too_late(line));
    if edge == Edge::Misses {
        // What is left to pay once the rest is given back.
        sheet.score
    } else if rulebook.unit == Unit::Money {
        sheet.part_amount(part)
    } else if month_is_lost {
        -rulebook.base
    } else {
        sheet.part_amount(part).max(-rulebook.base)
    }
}

const fn is_too_late(line: &Line) -> bool {
    matches!(line.basis, Basis::Deadline(basis) if matches!(basis.timing, Timing::TooLate))
}
