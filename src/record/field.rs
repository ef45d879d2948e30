//! The fields that a person types into, and what is wrong with what stands in
//! them.

use super::typed::{money, name, share, typed_count, typed_date, typed_wage};
use super::{
    Entry, Exam, Facts, MAX_AGENT, MAX_CALLS, MAX_COUNT, MAX_HEADS, MAX_NOTE, MAX_OWNER, Measured,
    Place, PlanText, Report, may,
};
use crate::calendar::{Date, Month};
use crate::id::Id;
use crate::number::{Money, Percent, Ratio};

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
    /// A number beyond all measure.
    TooLarge,
    /// More decimals than these.
    TooPrecise(u32),
    /// A percentage outside 0 to 100.
    Percent,
    /// It may be this percentage, written as a fraction of 1.
    Fraction(Percent),
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

    /// Whether it's a name or a count, which a first visit may type.
    pub const fn is_first(self) -> bool {
        matches!(self, Self::Agent | Self::Count(_))
    }

    /// What a name or a count shows when nothing else was typed.
    pub fn text_first(self, facts: &Facts) -> String {
        match self {
            Self::Agent => facts.agent.clone(),
            Self::Count(part) => count_of(facts, part).to_string(),
            _ => String::new(),
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
            Self::Agent | Self::Count(_) => self.text_first(facts),
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

/// What the rules have to say about what is typed.
#[derive(Clone, Debug)]
pub struct Bounds {
    /// The first day on which the report can be in.
    pub report_from: Date,
    /// The percentages that a measure is compared with: rounding reaches none.
    pub marks: Vec<(Id, Percent)>,
}

impl Bounds {
    /// The percentages that one measure is compared with.
    pub(super) fn of(&self, measure: Id) -> Vec<Percent> {
        let own = self.marks.iter().filter(|(id, _)| *id == measure);
        own.map(|(_, mark)| *mark).collect()
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
    bounds: &Bounds,
) -> Result<(), (Field, FieldFault)> {
    let text = texts(field);
    let here = |fault| (field, fault);
    let month = facts.month;
    let day = |may: fn(Date, Month) -> Result<(), FieldFault>| {
        let day = typed_date(&text).map_err(here)?;
        day.map_or(Ok(()), |day| may(day, month)).map_err(here)?;
        Ok(day)
    };
    let any_day = |_: Date, _: Month| Ok(());
    let sum = |may: fn(Money) -> Result<(), FieldFault>| {
        let sum = money(&text).map_err(here)?;
        sum.map_or(Ok(()), may).map_err(here)?;
        Ok(sum)
    };
    match field {
        Field::Agent | Field::Count(_) => put_first(facts, field, &text).map_err(here)?,
        Field::EntryDate(i) => {
            let date = day(may::day_of)?;
            if let Some(entry) = facts.entries.get_mut(i) {
                entry.date = date;
            }
        }
        Field::ComplaintDate(i) => {
            let date = day(may::day_of)?;
            if let Some(complaint) = facts.complaints.get_mut(i) {
                complaint.date = date;
            }
        }
        Field::PlanDate(i) => {
            let by = day(any_day)?;
            if let Some(plan) = facts.plan.get_mut(i) {
                plan.by = by;
            }
        }
        Field::EntryNote(i) => {
            may::text(&text, MAX_NOTE).map_err(here)?;
            if let Some(entry) = facts.entries.get_mut(i) {
                entry.note = text;
            }
        }
        Field::ComplaintNote(i) => {
            may::text(&text, MAX_NOTE).map_err(here)?;
            if let Some(complaint) = facts.complaints.get_mut(i) {
                complaint.note = text;
            }
        }
        Field::PlanText(i, of) => {
            let most = match of {
                PlanText::Owner => MAX_OWNER,
                PlanText::Action | PlanText::Result => MAX_NOTE,
            };
            may::text(&text, most).map_err(here)?;
            if let Some(plan) = facts.plan.get_mut(i) {
                *plan.text_mut(of) = text;
            }
        }
        Field::Numerator(id) | Field::Denominator(id) => match ratio(id, texts)? {
            Some(measured) => drop(facts.measures.insert(id, measured)),
            None => drop(facts.measures.remove(&id)),
        },
        Field::Percent(id) => {
            let now = facts.measures.get(&id).copied();
            match percent(&text, now, &bounds.of(id)).map_err(here)? {
                Some(measured) => drop(facts.measures.insert(id, measured)),
                None => drop(facts.measures.remove(&id)),
            }
        }
        Field::Rank | Field::Heads | Field::Tied => {
            facts.exam = place(texts)?.map_or(Exam::Unknown, Exam::Placed);
        }
        Field::ReportDate => {
            let day = day(any_day)?;
            let may = day.map_or(Ok(()), |day| may::report(day, bounds.report_from));
            may.map_err(here)?;
            facts.report = day.map_or(Report::Unknown, Report::HandedIn);
        }
        Field::Calls(day) => {
            let calls = typed_count(&text, MAX_CALLS).map_err(here)?;
            facts.set_day(day, |day| day.calls = calls);
        }
        Field::Joined => facts.joined = day(may::joined)?,
        Field::SalesTarget => facts.sales.target = sum(may::sales_target)?,
        Field::Sold => facts.sales.sold = sum(may::sold)?,
        Field::Wage => facts.wage = typed_wage(&text).map_err(here)?,
    }
    Ok(())
}

/// Puts the text of a name or a count into the facts; that of another field is
/// for [`put`].
///
/// # Errors
/// What is wrong; the facts are untouched.
pub fn put_first(facts: &mut Facts, field: Field, text: &str) -> Result<(), FieldFault> {
    match field {
        Field::Agent => {
            let name = name(text);
            may::text(&name, MAX_AGENT)?;
            facts.agent = name;
        }
        Field::Count(part) => {
            let count = typed_count(text, MAX_COUNT)?;
            set_count(facts, part, count.unwrap_or(0))?;
        }
        _ => {}
    }
    Ok(())
}

/// How often a part was recorded, pending ones included.
pub fn count_of(facts: &Facts, part: Id) -> u32 {
    let entries = facts.entries.iter().filter(|e| e.parts.contains(&part));
    entries.map(|entry| entry.count).sum()
}

/// Makes the recorded events of a part so many, by its plain entry.
///
/// # Errors
/// Fewer than its other entries have.
pub fn set_count(facts: &mut Facts, part: Id, count: u32) -> Result<(), FieldFault> {
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

/// A typed share. What may be a fraction of 1 is asked back, unless it's what
/// is recorded already.
fn percent(
    text: &str,
    now: Option<Measured>,
    marks: &[Percent],
) -> Result<Option<Measured>, FieldFault> {
    let Some(share) = share(text, marks)? else {
        return Ok(None);
    };
    let measured = Measured::Percent(share.percent);
    match share.of_one {
        Some(other) if now != Some(measured) => Err(FieldFault::Fraction(other)),
        _ => Ok(Some(measured)),
    }
}

fn ratio(id: Id, texts: impl Fn(Field) -> String) -> Result<Option<Measured>, (Field, FieldFault)> {
    let part = |field: Field| {
        let number = typed_count(&texts(field), Ratio::LIMIT);
        number.map_err(|fault| (field, fault))
    };
    let numerator = part(Field::Numerator(id))?;
    let denominator = part(Field::Denominator(id))?;
    match (numerator, denominator) {
        (Some(n), Some(d)) => match Measured::of_counts(n, d) {
            Some(measured) => Ok(Some(measured)),
            None => Err((Field::Numerator(id), FieldFault::NumeratorAbove(n, d))),
        },
        (None, _) | (_, None) => Ok(None),
    }
}

fn place(texts: impl Fn(Field) -> String) -> Result<Option<Place>, (Field, FieldFault)> {
    let number = |field: Field| {
        let number = typed_count(&texts(field), MAX_HEADS).map_err(|fault| (field, fault))?;
        number.map_or(Ok(()), |number| may::of_place(field, number))?;
        Ok(number)
    };
    let (rank, heads) = (number(Field::Rank)?, number(Field::Heads)?);
    let tied = number(Field::Tied)?.unwrap_or(1);
    let (Some(rank), Some(heads)) = (rank, heads) else {
        return Ok(None);
    };
    let place = Place { rank, heads, tied };
    may::place(place)?;
    Ok(Some(place))
}
