//! The daily report: its days, and what they come to.

use std::rc::Rc;

use super::Log;
use crate::calendar::Date;
use crate::log::{DaySpan, LogEntry, LogReport, LogReporter, QuickSpan};
use crate::record::typed_date;

/// What is open of the report.
#[derive(Default)]
pub struct Reporting {
    /// The first day, as typed.
    pub from: String,
    /// The last day, as typed.
    pub to: String,
    /// What the days come to, once it's summed up.
    pub report: Option<LogReport>,
    /// How copying went.
    pub copied: Option<bool>,
    /// What is being summed up, and the entries that are left.
    summing: Option<(LogReporter, std::vec::IntoIter<Rc<LogEntry>>)>,
}

/// What is asked of the report.
#[derive(Clone, Debug, PartialEq)]
pub enum ReportMsg {
    /// Days that are often asked for.
    Quick(QuickSpan),
    /// Types the first day.
    From(String),
    /// Types the last day.
    To(String),
    /// Puts the text on the clipboard.
    Copy,
}

impl Reporting {
    /// The days; none if they are none.
    pub fn span(&self) -> Option<DaySpan> {
        let day = |text| typed_date(text).ok().flatten();
        DaySpan::new(day(&self.from)?, day(&self.to)?)
    }

    pub(in crate::desk) fn choose(&mut self, days: DaySpan) {
        self.from = days.first().to_string();
        self.to = days.last().to_string();
    }

    pub(super) const fn is_summing(&self) -> bool {
        self.summing.is_some()
    }

    /// Sums up one entry more; false if nothing is being summed up.
    pub(in crate::desk) fn sum_next(&mut self) -> bool {
        let Some((mut reporter, mut left)) = self.summing.take() else {
            return false;
        };
        match left.next() {
            Some(entry) => {
                reporter.take(&entry);
                self.summing = Some((reporter, left));
            }
            None => self.report = Some(reporter.finish()),
        }
        true
    }
}

impl Log {
    /// Opens the report, at first with today's entries.
    pub(in crate::desk) fn open_report(&mut self, today: Date) {
        if self.report.from.is_empty() {
            self.report.choose(QuickSpan::Today.days(today));
        }
        self.sum_up();
    }

    /// Begins to sum up the chosen days.
    pub(in crate::desk) fn sum_up(&mut self) {
        let open = &mut self.report;
        open.copied = None;
        open.report = None;
        let entries = Vec::clone(&self.page.entries).into_iter();
        let reporter = open.span().map(LogReporter::new);
        open.summing = reporter.map(|reporter| (reporter, entries));
    }
}
