//! What is asked about the days of a month of telesales.

use super::state::{Action, State};
use super::update::act;
use super::{Effect, Form, Model};
use crate::calendar::Date;
use crate::record::{ColumnLine, read_column};
use crate::scoring::is_working_day;

/// What is asked about the days of a month of telesales.
#[derive(Clone, Debug, PartialEq)]
pub enum DaysMsg {
    /// Opens or closes a day's form.
    Toggle(u8),
    /// Opens the form for a column, beginning on this day with this text.
    Paste(u8, String),
    /// Types into it.
    Column(String),
    /// Begins on another day.
    From(u8),
    /// Whether rest days have lines too.
    Every(bool),
    /// Takes what the form shows.
    Take,
    /// Closes it.
    Close,
}

/// What is open on the calendar of a month of telesales.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DaysForm {
    /// The day whose form is open.
    pub open: Option<u8>,
    /// The form for a column.
    pub paste: Option<PasteForm>,
}

/// The form for a column out of a spreadsheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasteForm {
    /// The day of its first line.
    pub from: u8,
    /// Whether rest days have lines too.
    pub every: bool,
    /// The column, as it was pasted.
    pub text: String,
}

pub(super) fn days(model: &mut Model, msg: DaysMsg, out: &mut Vec<Effect>) {
    match (msg, &mut model.days.paste) {
        (DaysMsg::Toggle(day), _) => {
            let open = (model.days.open != Some(day)).then_some(day);
            model.days.open = open;
            if open.is_some() {
                out.push(Effect::Into(Form::Day));
            }
        }
        (DaysMsg::Paste(from, text), _) => {
            let every = false;
            model.days.paste = Some(PasteForm { from, every, text });
            out.push(Effect::Into(Form::Column));
        }
        (DaysMsg::Column(text), Some(paste)) => paste.text = text,
        (DaysMsg::From(from), Some(paste)) => paste.from = from,
        (DaysMsg::Every(every), Some(paste)) => paste.every = every,
        (DaysMsg::Take, Some(paste)) => {
            let lines = column(&model.state, paste);
            let calls = lines.into_iter().filter_map(|line| line.found.ok());
            let calls: Vec<_> = calls.collect();
            model.days = DaysForm::default();
            act(model, Action::Calls(calls), out);
            out.push(Effect::Back(Form::Column));
        }
        (DaysMsg::Close, paste) => {
            out.push(Effect::Back(match paste {
                Some(_) => Form::Column,
                None => Form::Day,
            }));
            model.days = DaysForm::default();
        }
        _ => {}
    }
}

/// What the form for a column comes to.
pub fn column(state: &State, paste: &PasteForm) -> Vec<ColumnLine> {
    let month = state.record().month;
    let days: Vec<u8> = dates(state)
        .filter(|date| date.day() >= u32::from(paste.from))
        .filter(|date| paste.every || is_working(state, *date))
        .map(|date| date.day() as u8)
        .collect();
    read_column(&paste.text, month, &days)
}

/// The days of the shown month.
pub fn dates(state: &State) -> impl Iterator<Item = Date> {
    let month = state.record().month;
    (1..=31).filter_map(move |day| month.day(day))
}

/// Whether a day of the shown month is a working day.
pub fn is_working(state: &State, date: Date) -> bool {
    is_working_day(&state.record().day(date.day() as u8), date)
}
