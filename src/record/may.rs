//! What a fact may be. One place decides it for what is typed and for what
//! comes in a file.

use super::{Field, FieldFault, MAX_CALLS, MAX_HEADS, MAX_SALES, MAX_WAGE, Place};
use crate::calendar::{Date, Month};
use crate::number::{Money, Percent};

type May = Result<(), FieldFault>;

fn unless(wrong: bool, fault: FieldFault) -> May {
    if wrong { Err(fault) } else { Ok(()) }
}

/// A text of at most so many characters.
pub(super) fn text(text: &str, limit: usize) -> May {
    let over = text.chars().nth(limit).is_some();
    unless(over, FieldFault::TooLong(limit))
}

/// A share.
pub(super) fn percent(percent: Percent) -> May {
    let share = Percent::ZERO..=Percent::HUNDRED;
    unless(!share.contains(&percent), FieldFault::Percent)
}

/// A day of the assessed month.
pub(super) fn day_of(day: Date, month: Month) -> May {
    unless(Month::of(day) != month, FieldFault::OutsideMonth(month))
}

/// The day of joining.
pub(super) fn joined(day: Date, month: Month) -> May {
    unless(Month::of(day) > month, FieldFault::AfterMonth(month))
}

/// The day on which the report was handed in.
pub(super) fn report(day: Date, from: Date) -> May {
    unless(day < from, FieldFault::ReportBefore(from))
}

/// The calls of a day.
pub(super) fn calls(calls: u32) -> May {
    unless(calls > MAX_CALLS, FieldFault::Above(MAX_CALLS))
}

/// What was to be sold: more than nothing.
pub(super) fn sales_target(target: Money) -> May {
    sales(target, Money::from_raw(1))
}

/// What was sold.
pub(super) fn sold(sold: Money) -> May {
    sales(sold, Money::ZERO)
}

fn sales(sales: Money, least: Money) -> May {
    unless(sales < least, FieldFault::SalesBelow(least))?;
    unless(sales > MAX_SALES, FieldFault::WageAbove(MAX_SALES))
}

/// The post wage.
pub(super) fn wage(wage: Money) -> May {
    unless(wage < Money::ZERO, FieldFault::WageNegative)?;
    unless(wage > MAX_WAGE, FieldFault::WageAbove(MAX_WAGE))
}

/// One number of a place by itself.
pub(super) fn of_place(field: Field, number: u32) -> Result<(), (Field, FieldFault)> {
    let fault = match field {
        _ if number > MAX_HEADS => FieldFault::Above(MAX_HEADS),
        Field::Rank if number == 0 => FieldFault::RankZero,
        Field::Tied if number == 0 => FieldFault::TieZero,
        _ => return Ok(()),
    };
    Err((field, fault))
}

/// A place in the exam; says in which of its numbers it's wrong.
pub(super) fn place(place: Place) -> Result<(), (Field, FieldFault)> {
    let Place { rank, heads, tied } = place;
    of_place(Field::Rank, rank)?;
    of_place(Field::Heads, heads)?;
    of_place(Field::Tied, tied)?;
    if rank > heads {
        return Err((Field::Rank, FieldFault::RankAboveHeads(rank, heads)));
    }
    if tied - 1 > heads - rank {
        return Err((Field::Tied, FieldFault::TieBeyondHeads(heads)));
    }
    Ok(())
}
