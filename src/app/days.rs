//! What is asked about the days of a month of telesales.

use super::browser;
use super::later::DaysEdit;
use super::root::App;
use super::state::{Action, State};
use super::view::{DaysView, PasteView};
use crate::calendar::Date;
use crate::record::{ColumnLine, read_column};
use crate::scoring::is_working_day;

impl App {
    /// Carries out what is asked about the days.
    pub(super) fn days(&mut self, edit: DaysEdit) {
        match (edit, &mut self.days.paste) {
            (DaysEdit::Toggle(day), _) => {
                let open = (self.days.open != Some(day)).then_some(day);
                self.days.open = open;
                if open.is_some() {
                    self.after = Some(|| browser::focus("day-form"));
                }
            }
            (DaysEdit::Paste(from, text), _) => {
                let every = false;
                self.days.paste = Some(PasteView { from, every, text });
                self.after = Some(|| browser::focus("column"));
            }
            (DaysEdit::Column(text), Some(paste)) => paste.text = text,
            (DaysEdit::From(from), Some(paste)) => paste.from = from,
            (DaysEdit::Every(every), Some(paste)) => paste.every = every,
            (DaysEdit::Take, Some(paste)) => {
                let lines = column(&self.state, paste);
                let calls = lines.into_iter().filter_map(|line| line.found.ok());
                let calls: Vec<_> = calls.collect();
                self.days = DaysView::default();
                self.act(Action::Calls(calls));
                self.after = Some(|| browser::focus("paste"));
            }
            (DaysEdit::Close, _) => {
                self.days = DaysView::default();
                self.after = Some(|| browser::focus("paste"));
            }
            _ => {}
        }
    }
}

/// What the form for a column comes to.
pub(super) fn column(state: &State, paste: &PasteView) -> Vec<ColumnLine> {
    let month = state.record().month;
    let days: Vec<u8> = dates(state)
        .filter(|date| date.day() >= u32::from(paste.from))
        .filter(|date| paste.every || is_working(state, *date))
        .map(|date| date.day() as u8)
        .collect();
    read_column(&paste.text, month, &days)
}

/// The days of the shown month.
pub(super) fn dates(state: &State) -> impl Iterator<Item = Date> {
    let month = state.record().month;
    (1..=31).filter_map(move |day| month.day(day))
}

/// Whether a day of the shown month is a working day.
pub(super) fn is_working(state: &State, date: Date) -> bool {
    is_working_day(&state.record().day(date.day() as u8), date)
}
