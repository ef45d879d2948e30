//! The daily report: its days, what they come to, and the text on its way to
//! the clipboard.

use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlTextAreaElement;

use super::files::FilesMsg;
use super::{LogDesk, LogMsg};
use crate::calendar::Date;
use crate::locale::log_report::report_text;
use crate::log::{DaySpan, LogReport, LogReporter, QuickSpan};
use crate::page::browser;
use crate::page::root::App;
use crate::page::slices::{Slice, ThePage};
use crate::page::view::Task;
use crate::record::typed_date;

/// What is open of the report.
#[derive(Default)]
pub struct Reporting {
    /// The first day, as typed.
    pub from: String,
    /// The last day, as typed.
    pub to: String,
    /// What the days come to, once it's summed up.
    pub report: Option<Rc<LogReport>>,
    /// How copying went.
    pub copied: Option<bool>,
    /// Which summing up this is; what an earlier one brings isn't taken.
    attempt: u32,
}

impl Reporting {
    /// The days; none if they are none.
    pub fn span(&self) -> Option<DaySpan> {
        let day = |text| typed_date(text).ok().flatten();
        DaySpan::new(day(&self.from)?, day(&self.to)?)
    }

    fn choose(&mut self, days: DaySpan) {
        self.from = days.first().to_string();
        self.to = days.last().to_string();
    }
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
    /// How that went.
    Copied(bool),
}

impl App {
    pub(super) fn log_report(&mut self, msg: ReportMsg) {
        let Some(desk) = self.log else { return };
        let mut open = desk.files.report.borrow_mut();
        match msg {
            ReportMsg::Quick(quick) => open.choose(quick.days(self.model.state.today)),
            ReportMsg::From(text) => open.from = text,
            ReportMsg::To(text) => open.to = text,
            ReportMsg::Copy => {
                let Some(report) = open.report.clone() else {
                    return;
                };
                drop(open);
                let lists = desk.lists();
                let text = report_text(self.model.lang, Some(&lists), &report, |id| desk.entry(id));
                let done = |copied| {
                    let msg = FilesMsg::Report(ReportMsg::Copied(copied));
                    Task::Log(LogMsg::Files(msg)).into()
                };
                return browser::copy(text, self.send.reform(done));
            }
            ReportMsg::Copied(copied) => {
                open.copied = Some(copied);
                if !copied {
                    self.after_log = Some(select_text);
                }
                return;
            }
        }
        drop(open);
        desk.sum_up();
    }
}

impl LogDesk {
    /// Opens the report with today's entries.
    pub(super) fn open_report(&'static self, today: Date) {
        let mut open = self.files.report.borrow_mut();
        if open.from.is_empty() {
            open.choose(QuickSpan::Today.days(today));
        }
        drop(open);
        self.sum_up();
    }

    /// Sums up the chosen days, slice by slice.
    pub(super) fn sum_up(&'static self) {
        let mut open = self.files.report.borrow_mut();
        open.attempt += 1;
        open.copied = None;
        open.report = None;
        if let Some(span) = open.span() {
            spawn_local(self.summing(open.attempt, span));
        }
    }

    async fn summing(&'static self, attempt: u32, span: DaySpan) {
        let entries = self.entries();
        let mut reporter = LogReporter::new(span);
        let mut left = entries.iter();
        let is_asked = || self.files.report.borrow().attempt == attempt;
        let next = || match left.next() {
            Some(entry) if is_asked() => {
                reporter.take(entry);
                true
            }
            _ => false,
        };
        Slice::new(ThePage).each(next, || {}).await;
        if !is_asked() {
            return;
        }
        self.files.report.borrow_mut().report = Some(Rc::new(reporter.finish()));
        self.redraw();
    }
}

/// The text that couldn't be copied is there to be copied by key.
fn select_text() {
    let area = browser::element("report-text");
    if let Some(area) = area.and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok()) {
        // Refused only by elements that take no focus.
        let _ = area.focus();
        area.select();
    }
}
