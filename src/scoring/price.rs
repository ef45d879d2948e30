//! What each reading costs this month.

use super::{Line, Pay, Sheet, score_at_once};
use crate::calendar::Date;
use crate::number::{Points, Range};
use crate::record::Record;
use crate::rulebook::{Effect, Id, ReadingId, Rulebook, Trial};

/// A question with what each of its answers would make of the month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PricedReading {
    /// Which question.
    pub reading: ReadingId,
    /// The answers on offer, in the rulebook's order.
    pub options: Vec<PricedOption>,
    /// Why all answers give the same, if they do.
    pub unmoved: Option<Unmoved>,
}

/// An answer and what it would make of the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PricedOption {
    /// The answer.
    pub option: Id,
    /// Whether it's the one in force.
    pub in_force: bool,
    /// The score under it.
    pub score: Points,
    /// How much that is above the score in force; negative below it.
    pub difference: Points,
    /// What the score can still be under it.
    pub range: Range<Points>,
    /// What it pays under it, if a wage is entered.
    pub pay: Option<Pay>,
}

/// Why a question doesn't matter this month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unmoved {
    /// Nothing in this month depends on it.
    NotAsked,
    /// Something depends on it, and every answer gives the same.
    SameResult,
    /// It's about the pay, and no wage is entered.
    NoWage,
    /// It's about the year.
    Year,
}

/// Prices every question that a rulebook asks, each alone with the others as they are
/// in force.
pub fn price_readings(rulebook: &Rulebook, record: &Record, today: Date) -> Vec<PricedReading> {
    let now = score_at_once(rulebook, record, today);
    let holds = rulebook.holds();
    let mut trial = Trial::new(rulebook);
    let mut priced = Vec::with_capacity(rulebook.readings.len());
    let all = rulebook.readings.iter();
    for reading in all.filter(|reading| reading.id.is_asked(holds)) {
        let id = reading.id;
        let in_force = rulebook.choices().chosen(id);
        let mut options: Vec<PricedOption> = Vec::with_capacity(reading.options.len());
        let mut asked = asks(&now, id);
        for option in &reading.options {
            let mut choices = *rulebook.choices();
            choices.choose(id, option.id.as_str());
            trial.read_by(choices);
            let sheet = score_at_once(trial.rulebook(), record, today);
            asked |= asks(&sheet, id);
            options.push(PricedOption {
                option: option.id,
                in_force: option.id.as_str() == in_force,
                score: sheet.score,
                difference: sheet.score - now.score,
                range: sheet.range,
                pay: sheet.pay,
            });
        }
        let figures = |option: &PricedOption| (option.score, option.range, option.pay);
        let moved = options.iter().any(|o| figures(o) != figures(&options[0]));
        let unmoved = (!moved).then_some(match id {
            ReadingId::R7 if record.wage.is_none() => Unmoved::NoWage,
            ReadingId::R8 => Unmoved::Year,
            _ if asked => Unmoved::SameResult,
            _ => Unmoved::NotAsked,
        });
        priced.push(PricedReading {
            reading: id,
            options,
            unmoved,
        });
    }
    priced
}

/// What an answer would make of one line and of the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineOption {
    /// The answer.
    pub option: Id,
    /// Whether it's the one in force.
    pub in_force: bool,
    /// What the line gives or takes under it.
    pub amount: Points,
    /// The score under it.
    pub score: Points,
}

/// Prices the questions that a line asked, each alone, as far as an answer makes
/// something else of the line.
pub fn price_line(
    rulebook: &Rulebook,
    record: &Record,
    today: Date,
    line: &Line,
) -> Vec<(ReadingId, Vec<LineOption>)> {
    let mut trial = Trial::new(rulebook);
    let asked = rulebook.readings.iter();
    let asked = asked.filter(|reading| line.depends.readings.contains(reading.id));
    let priced = asked.map(|reading| {
        let in_force = rulebook.choices().chosen(reading.id);
        let options = reading.options.iter().map(|option| {
            let mut choices = *rulebook.choices();
            choices.choose(reading.id, option.id.as_str());
            trial.read_by(choices);
            let sheet = score_at_once(trial.rulebook(), record, today);
            let same = sheet.line(line.part, line.sub);
            LineOption {
                option: option.id,
                in_force: option.id.as_str() == in_force,
                amount: same.map_or(Points::ZERO, |line| line.amount),
                score: sheet.score,
            }
        });
        (reading.id, options.collect::<Vec<_>>())
    });
    let moved = priced.filter(|(_, options)| {
        let mut amounts = options.iter().map(|option| option.amount);
        let first = amounts.next();
        amounts.any(|amount| Some(amount) != first)
    });
    moved.collect()
}

/// Whether a question was asked for a sheet: by one of its lines, or, of the
/// two that no line asks, by what it is about.
fn asks(sheet: &Sheet, id: ReadingId) -> bool {
    match id {
        ReadingId::R6 => {
            let given =
                |line: &Line| line.effect == Effect::Reward && line.range.high > Points::ZERO;
            sheet.lines.iter().any(given)
        }
        ReadingId::R7 => sheet.pay.is_some(),
        _ => sheet
            .lines
            .iter()
            .any(|line| line.depends.readings.contains(id)),
    }
}
