//! The edges of a quota of calls (rulebook B): the quota of a day, and the miss
//! that costs the refund.

use super::boundary::{Edge, Point, Table};
use super::is_working_day;
use crate::calendar::Month;
use crate::number::Money;
use crate::record::{Day, Facts, MAX_CALLS, Sales};
use crate::rulebook::{Part, ReadingId, ThreeTimes};

impl Table<'_> {
    pub(super) fn calls(&mut self, part: &Part, quota: u32) {
        for read in self.under(&[ReadingId::T5]) {
            let calls = |calls: Option<u32>| calls.map(Point::Calls);
            let points = [quota.checked_sub(1), Some(quota), quota.checked_add(1)];
            self.row(&read, part.id, Edge::Quota, points.map(calls));
        }
        let Some(misses) = self.rulebook.settlement.as_ref().map(|s| s.misses.value) else {
            return;
        };
        for read in self.under(&[ReadingId::T1, ReadingId::T2]) {
            let above = u32::from(read.choices().three_times == ThreeTimes::MoreThan);
            let limit = misses.saturating_add(above);
            let days = working_days(self.rulebook.effective).count();
            // A month has only so many days to miss.
            let point = |misses: u32| {
                let fits = usize::try_from(misses).is_ok_and(|misses| misses <= days);
                fits.then_some(Point::Misses(misses))
            };
            let points = [point(limit - 1), point(limit), point(limit + 1)];
            self.row(&read, part.id, Edge::Misses, points);
        }
    }
}

/// The working days of a month of which nothing is known.
fn working_days(month: Month) -> impl Iterator<Item = u8> {
    (1..=31).filter(move |day| {
        let blank = Day::blank(*day);
        blank
            .date(month)
            .is_some_and(|date| is_working_day(&blank, date))
    })
}

/// One working day with so many calls, the sales target not met; or so many
/// days without a call, the target met.
pub(super) fn month_of(facts: &mut Facts, point: Point) {
    let (first, missed, met) = match point {
        Point::Calls(calls) => (Some(calls), 0, false),
        Point::Misses(misses) => (None, misses, true),
        _ => return,
    };
    let mut left = missed;
    for day in working_days(facts.month).collect::<Vec<_>>() {
        let calls = match first {
            Some(calls) if left == 0 => {
                left = 1;
                calls
            }
            None if left > 0 => {
                left -= 1;
                0
            }
            _ => MAX_CALLS,
        };
        facts.set_day(day, |day| day.calls = Some(calls));
    }
    facts.sales = Sales {
        target: Some(Money::from_raw(1)),
        sold: Some(Money::from_raw(i64::from(met))),
    };
}
