//! The fields that a person types into, and what is wrong with what stands in
//! them.

use super::typed::{date, day_in, normalise, percent, sales, typed_count, wage, whole, within};
use super::{
    Entry, Exam, Facts, MAX_AGENT, MAX_CALLS, MAX_COUNT, MAX_HEADS, MAX_NOTE, MAX_OWNER, Measured,
    Place, PlanText, Report,
};
use crate::calendar::{Date, Month};
use crate::id::Id;
use crate::number::{Money, Ratio};

/// A fact that a person types as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The agent's name or number.
    Agent,
    /// How often a part was recorded.
    Count(Id),
    /// The day of an entry.
    EntryDate(usize),
    /// The note of an entry.
    EntryNote(usize),
    /// The cases of a measure that count.
    Numerator(Id),
    /// All cases of a measure.
    Denominator(Id),
    /// A measure as a percentage.
    Percent(Id),
    /// The place in the exam.
    Rank,
    /// How many sat the exam.
    Heads,
    /// How many share the place.
    Tied,
    /// The day on which the report was handed in.
    ReportDate,
    /// The day of a complaint.
    ComplaintDate(usize),
    /// The note of a complaint.
    ComplaintNote(usize),
    /// By when something is to be better.
    PlanDate(usize),
    /// One of a plan's texts.
    PlanText(usize, PlanText),
    /// The calls of a day of the month.
    Calls(u8),
    /// The day of joining.
    Joined,
    /// What was to be sold.
    SalesTarget,
    /// What was sold.
    Sold,
    /// The post wage.
    Wage,
}

/// What is wrong with the text in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldFault {
    /// Not a whole number.
    NotWhole,
    /// A whole number above this.
    Above(u32),
    /// Fewer than the entries with a date or note.
    BelowEntries(u32),
    /// Not a decimal number.
    NotANumber,
    /// More decimals than these.
    TooPrecise(u32),
    /// A percentage outside 0 to 100.
    Percent,
    /// The numerator is above the denominator.
    NumeratorAbove(u32, u32),
    /// Places start at 1.
    RankZero,
    /// The rank is above the head count.
    RankAboveHeads(u32, u32),
    /// A tie needs at least this person.
    TieZero,
    /// The tie reaches beyond the head count.
    TieBeyondHeads(u32),
    /// Not a day of the calendar.
    NotADate,
    /// Not a day of this month.
    OutsideMonth(Month),
    /// A report can't be in before this day.
    ReportBefore(Date),
    /// A wage below 0.
    WageNegative,
    /// A sales figure below this.
    SalesBelow(Money),
    /// A day after this month.
    AfterMonth(Month),
    /// A sum above this.
    WageAbove(Money),
    /// More characters than these.
    TooLong(usize),
}

impl Field {
    /// The fields that are read together; the first names the group.
    pub fn group(self) -> Vec<Self> {
        match self {
            Self::Numerator(id) | Self::Denominator(id) => {
                vec![Self::Numerator(id), Self::Denominator(id)]
            }
            Self::Rank | Self::Heads | Self::Tied => vec![Self::Rank, Self::Heads, Self::Tied],
            other => vec![other],
        }
    }

    /// What the field shows when nothing else was typed.
    pub fn text(self, facts: &Facts) -> String {
        let place = |value: fn(Place) -> u32, otherwise: &str| match facts.exam {
            Exam::Placed(place) => value(place).to_string(),
            Exam::Unknown | Exam::None => otherwise.to_owned(),
        };
        let ratio = |id, value: fn(Ratio) -> u32| match facts.measures.get(&id) {
            Some(Measured::Ratio(ratio)) => value(*ratio).to_string(),
            _ => String::new(),
        };
        let shown = |figure: Option<Money>| figure.map(|f| f.to_string()).unwrap_or_default();
        let date = |date: Option<Date>| date.map(|d| d.to_string()).unwrap_or_default();
        match self {
            Self::Agent => facts.agent.clone(),
            Self::Count(part) => count_of(facts, part).to_string(),
            Self::EntryDate(i) => date(facts.entries.get(i).and_then(|e| e.date)),
            Self::EntryNote(i) => facts
                .entries
                .get(i)
                .map(|e| e.note.clone())
                .unwrap_or_default(),
            Self::Numerator(id) => ratio(id, Ratio::numerator),
            Self::Denominator(id) => ratio(id, Ratio::denominator),
            Self::Percent(id) => match facts.measures.get(&id) {
                Some(Measured::Percent(percent)) => percent.to_string(),
                _ => String::new(),
            },
            Self::Rank => place(|p| p.rank, ""),
            Self::Heads => place(|p| p.heads, ""),
            Self::Tied => place(|p| p.tied, "1"),
            Self::ReportDate => match facts.report {
                Report::HandedIn(day) => day.to_string(),
                Report::Unknown | Report::NotYet => String::new(),
            },
            Self::ComplaintDate(i) => date(facts.complaints.get(i).and_then(|c| c.date)),
            Self::ComplaintNote(i) => facts
                .complaints
                .get(i)
                .map(|c| c.note.clone())
                .unwrap_or_default(),
            Self::PlanDate(i) => date(facts.plan.get(i).and_then(|p| p.by)),
            Self::PlanText(i, text) => {
                let plan = facts.plan.get(i);
                plan.map(|plan| plan.text(text).clone()).unwrap_or_default()
            }
            Self::Calls(day) => {
                let calls = facts.day(day).calls;
                calls.map(|calls| calls.to_string()).unwrap_or_default()
            }
            Self::Joined => date(facts.joined),
            Self::SalesTarget => shown(facts.sales.target),
            Self::Sold => shown(facts.sales.sold),
            Self::Wage => facts.wage.map(|wage| wage.to_string()).unwrap_or_default(),
        }
    }
}

/// Puts the texts of a field's group into the facts.
///
/// # Errors
/// What is wrong, and in which field of the group; the facts are untouched.
pub fn put(
    facts: &mut Facts,
    field: Field,
    texts: impl Fn(Field) -> String,
    report_from: Date,
) -> Result<(), (Field, FieldFault)> {
    let text = normalise(&texts(field));
    let here = |fault| (field, fault);
    match field {
        Field::Agent => {
            within(&text, MAX_AGENT).map_err(here)?;
            facts.agent = text;
        }
        Field::Count(part) => {
            let count = if text.is_empty() {
                0
            } else {
                whole(&text, MAX_COUNT).map_err(here)?
            };
            set_count(facts, part, count).map_err(here)?;
        }
        Field::EntryDate(i) => {
            let date = day_in(&text, facts.month).map_err(here)?;
            if let Some(entry) = facts.entries.get_mut(i) {
                entry.date = date;
            }
        }
        Field::EntryNote(i) => {
            within(&texts(field), MAX_NOTE).map_err(here)?;
            if let Some(entry) = facts.entries.get_mut(i) {
                entry.note = texts(field);
            }
        }
        Field::ComplaintDate(i) => {
            let date = day_in(&text, facts.month).map_err(here)?;
            if let Some(complaint) = facts.complaints.get_mut(i) {
                complaint.date = date;
            }
        }
        Field::ComplaintNote(i) => {
            within(&texts(field), MAX_NOTE).map_err(here)?;
            if let Some(complaint) = facts.complaints.get_mut(i) {
                complaint.note = texts(field);
            }
        }
        Field::PlanDate(i) => {
            let by = date(&text).map_err(here)?;
            if let Some(plan) = facts.plan.get_mut(i) {
                plan.by = by;
            }
        }
        Field::PlanText(i, text) => {
            let most = match text {
                PlanText::Owner => MAX_OWNER,
                PlanText::Action | PlanText::Result => MAX_NOTE,
            };
            within(&texts(field), most).map_err(here)?;
            if let Some(plan) = facts.plan.get_mut(i) {
                *plan.text_mut(text) = texts(field);
            }
        }
        Field::Numerator(id) | Field::Denominator(id) => match ratio(id, texts)? {
            Some(measured) => drop(facts.measures.insert(id, measured)),
            None => drop(facts.measures.remove(&id)),
        },
        Field::Percent(id) => match percent(&text).map_err(here)? {
            Some(percent) => drop(facts.measures.insert(id, Measured::Percent(percent))),
            None => drop(facts.measures.remove(&id)),
        },
        Field::Rank | Field::Heads | Field::Tied => {
            facts.exam = place(texts)?.map_or(Exam::Unknown, Exam::Placed);
        }
        Field::ReportDate => {
            facts.report = match date(&text).map_err(here)? {
                Some(day) if day < report_from => {
                    return Err(here(FieldFault::ReportBefore(report_from)));
                }
                Some(day) => Report::HandedIn(day),
                None => Report::Unknown,
            };
        }
        Field::Calls(day) => {
            let calls = typed_count(&text, MAX_CALLS).map_err(here)?;
            facts.set_day(day, |day| day.calls = calls);
        }
        Field::Joined => {
            let joined = date(&text).map_err(here)?;
            if joined.is_some_and(|joined| Month::of(joined) > facts.month) {
                return Err(here(FieldFault::AfterMonth(facts.month)));
            }
            facts.joined = joined;
        }
        Field::SalesTarget => {
            facts.sales.target = sales(&text, Money::from_raw(1)).map_err(here)?;
        }
        Field::Sold => facts.sales.sold = sales(&text, Money::ZERO).map_err(here)?,
        Field::Wage => facts.wage = wage(&text).map_err(here)?,
    }
    Ok(())
}

/// How often a part was recorded, pending ones included.
pub fn count_of(facts: &Facts, part: Id) -> u32 {
    let entries = facts.entries.iter().filter(|e| e.parts.contains(&part));
    entries.map(|entry| entry.count).sum()
}

/// Makes the recorded events of a part so many, by its plain entry.
fn set_count(facts: &mut Facts, part: Id, count: u32) -> Result<(), FieldFault> {
    let plain = |entry: &Entry| entry.is_plain() && entry.parts == [part];
    let position = facts.entries.iter().position(plain);
    let now = position.map_or(0, |i| facts.entries[i].count);
    let others = count_of(facts, part).saturating_sub(now);
    if count < others {
        return Err(FieldFault::BelowEntries(others));
    }
    match (position, count - others) {
        (Some(i), 0) => drop(facts.entries.remove(i)),
        (Some(i), count) => facts.entries[i].count = count,
        (None, 0) => {}
        (None, count) => facts.entries.push(Entry::plain(part, count)),
    }
    Ok(())
}

fn ratio(id: Id, texts: impl Fn(Field) -> String) -> Result<Option<Measured>, (Field, FieldFault)> {
    let part = |field: Field| {
        let text = normalise(&texts(field));
        if text.is_empty() {
            return Ok(None);
        }
        let number = whole(&text, Ratio::LIMIT);
        number.map(Some).map_err(|fault| (field, fault))
    };
    let numerator = part(Field::Numerator(id))?;
    let denominator = part(Field::Denominator(id))?;
    match (numerator, denominator) {
        (Some(0), Some(0)) => Ok(Some(Measured::NotAssessed)),
        (Some(n), Some(d)) => match Ratio::new(n, d) {
            Some(ratio) => Ok(Some(Measured::Ratio(ratio))),
            None => Err((Field::Numerator(id), FieldFault::NumeratorAbove(n, d))),
        },
        (None, _) | (_, None) => Ok(None),
    }
}

fn place(texts: impl Fn(Field) -> String) -> Result<Option<Place>, (Field, FieldFault)> {
    let number = |field: Field| {
        let text = normalise(&texts(field));
        if text.is_empty() {
            return Ok(None);
        }
        let number = whole(&text, MAX_HEADS);
        number.map(Some).map_err(|fault| (field, fault))
    };
    let (rank, heads) = (number(Field::Rank)?, number(Field::Heads)?);
    let tied = number(Field::Tied)?;
    if rank == Some(0) {
        return Err((Field::Rank, FieldFault::RankZero));
    }
    if tied == Some(0) {
        return Err((Field::Tied, FieldFault::TieZero));
    }
    let (Some(rank), Some(heads)) = (rank, heads) else {
        return Ok(None);
    };
    let tied = tied.unwrap_or(1);
    if rank > heads {
        return Err((Field::Rank, FieldFault::RankAboveHeads(rank, heads)));
    }
    if tied - 1 > heads - rank {
        return Err((Field::Tied, FieldFault::TieBeyondHeads(heads)));
    }
    Ok(Some(Place { rank, heads, tied }))
}
