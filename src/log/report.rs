//! What some days of the log come to: the daily report 日汇报.

use std::cmp::Reverse;

use super::{AskedMost, EntryId, FollowUp, LogEntry, Outcome};
use crate::calendar::{Date, Month};
use crate::id::Id;

/// How many of the most asked questions a report names.
pub const MOST_ASKED: usize = 10;

/// Days that follow one another, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DaySpan {
    first: Date,
    last: Date,
}

impl DaySpan {
    /// From a day to a day. None if it ends before it begins.
    pub fn new(first: Date, last: Date) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// The first day.
    pub const fn first(self) -> Date {
        self.first
    }

    /// The last day.
    pub const fn last(self) -> Date {
        self.last
    }

    /// Whether a day lies in it.
    pub fn has(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }
}

/// Days that are often reported on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuickSpan {
    /// Today.
    Today,
    /// Yesterday.
    Yesterday,
    /// This week, from Monday to today.
    Week,
    /// This month, from its first day to today.
    Month,
}

impl QuickSpan {
    /// All of them, in the order in which they're offered.
    pub const ALL: [Self; 4] = [Self::Today, Self::Yesterday, Self::Week, Self::Month];

    /// Its days.
    pub fn days(self, today: Date) -> DaySpan {
        let one = |day| DaySpan {
            first: day,
            last: day,
        };
        match self {
            Self::Today => one(today),
            Self::Yesterday => one(before(today)),
            Self::Week => {
                let mut first = today;
                for _ in 0..today.weekday() {
                    first = before(first);
                }
                DaySpan { first, last: today }
            }
            Self::Month => DaySpan {
                first: Month::of(today).first_day(),
                last: today,
            },
        }
    }
}

/// The day before.
fn before(day: Date) -> Date {
    let month = Month::of(day);
    let earlier = day.day().checked_sub(1).and_then(|day| month.day(day));
    earlier.unwrap_or_else(|| month.plus(-1).last_day())
}

/// What the entries of some days come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogReport {
    /// The days.
    pub span: DaySpan,
    /// How many entries there are.
    pub entries: usize,
    /// By category, the largest first: how many came to each result, in the
    /// order of [`Outcome::ALL`].
    pub categories: Vec<(Id, [usize; Outcome::ALL.len()])>,
    /// By channel, the largest first.
    pub channels: Vec<(Id, usize)>,
    /// How many came to each result, in the order of [`Outcome::ALL`].
    pub results: [usize; Outcome::ALL.len()],
    /// How many follow-ups came to what, in the order of [`FollowUp::ALL`].
    pub follow_ups: [usize; FollowUp::ALL.len()],
    /// Those without a result, in order.
    pub open: Vec<EntryId>,
    /// Those with a result whose follow-up is due, in order.
    pub due: Vec<EntryId>,
    /// The cases among them, in order.
    pub cases: Vec<EntryId>,
    /// The questions asked at least twice, each as the entry that asked it
    /// first, with how often; the most asked first.
    pub asked: Vec<(EntryId, usize)>,
}

/// A report in the making, entry by entry.
pub struct LogReporter {
    report: LogReport,
    asked: AskedMost,
}

impl LogReporter {
    /// One of nothing yet.
    pub fn new(span: DaySpan) -> Self {
        Self {
            report: LogReport {
                span,
                entries: 0,
                categories: Vec::new(),
                channels: Vec::new(),
                results: [0; Outcome::ALL.len()],
                follow_ups: [0; FollowUp::ALL.len()],
                open: Vec::new(),
                due: Vec::new(),
                cases: Vec::new(),
                asked: Vec::new(),
            },
            asked: AskedMost::default(),
        }
    }

    /// Takes one entry more, by ascending key; those of other days are passed
    /// over.
    pub fn take(&mut self, entry: &LogEntry) {
        let report = &mut self.report;
        if !report.span.has(entry.date) {
            return;
        }
        report.entries += 1;
        let result = entry.result as usize;
        add(&mut report.results, result);
        add(&mut report.follow_ups, entry.follow_up as usize);
        let none = [0; Outcome::ALL.len()];
        let category = of(&mut report.categories, entry.category, none);
        add(category.as_mut_slice(), result);
        *of(&mut report.channels, entry.channel, 0) += 1;
        if entry.result == Outcome::Unknown {
            report.open.push(entry.id);
        } else if entry.follow_up == FollowUp::Due {
            report.due.push(entry.id);
        }
        if entry.case.is_some() {
            report.cases.push(entry.id);
        }
        self.asked.count(entry);
    }

    /// What it came to.
    pub fn finish(self) -> LogReport {
        let mut report = self.report;
        let all = |results: &[usize]| results.iter().sum::<usize>();
        report
            .categories
            .sort_by_key(|(id, results)| (Reverse(all(results)), *id));
        report.channels.sort_by_key(|(id, n)| (Reverse(*n), *id));
        report.asked = self.asked.most(MOST_ASKED);
        report
    }
}

fn add(counts: &mut [usize], at: usize) {
    if let Some(count) = counts.get_mut(at) {
        *count += 1;
    }
}

/// What is counted under an id; there are as few as a rulebook lists.
fn of<T>(counts: &mut Vec<(Id, T)>, id: Id, none: T) -> &mut T {
    let place = counts.iter().position(|(other, _)| *other == id);
    let place = place.unwrap_or_else(|| {
        counts.push((id, none));
        counts.len() - 1
    });
    &mut counts[place].1
}
