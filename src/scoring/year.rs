//! The year of one agent, month by month.

use super::{
    Basis, CallsBasis, Certainty, MonthResult, Pay, Sheet, Year, closed_range, join_year, score,
    shares,
};
use crate::calendar::{Date, Month};
use crate::id::Id;
use crate::number::{Percent, Points, Range, Ratio, Unit};
use crate::record::{Measured, Record, Shares};
use crate::rulebook::{Direction, Holds, Measure, Rulebook, YearRule};

/// What a year comes to and what it's made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearSheet {
    /// Which year.
    pub year: u16,
    /// What its months' amounts are in: that of the latest record.
    pub unit: Unit,
    /// What the rulebooks of its months have between them.
    pub holds: Holds,
    /// January to December; none where there is no record.
    pub months: [Option<MonthFigures>; 12],
    /// How the months are joined (reading R8), by the rulebook of the last
    /// scored month; none if no month is scored, or in money.
    pub rule: Option<YearRule>,
    /// The scored months joined; none if there is nothing to join.
    pub joined: Option<Year>,
    /// The scored months in money together; none in points, or if there are
    /// none.
    pub settled: Option<SettledYear>,
    /// What every part gives or takes, in the document's order, by the latest
    /// rulebook first: in points over the months that have a record, scored or
    /// not; in money over the scored ones, so that it adds up to what is charged
    /// and rewarded.
    pub parts: Vec<PartTotal>,
    /// Every measure, in the same order.
    pub measures: Vec<MeasureYear>,
}

/// A month's figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthFigures {
    /// Which month.
    pub month: Month,
    /// What its amounts are in.
    pub unit: Unit,
    /// What its rulebook has, and what a closed month had besides.
    pub holds: Holds,
    /// Its score.
    pub score: Points,
    /// What the score can still be.
    pub range: Range<Points>,
    /// How sure it is.
    pub certainty: Certainty,
    /// All that was given, 0 or more.
    pub rewards: Points,
    /// All that was taken, 0 or less.
    pub deductions: Points,
    /// What is given back of it (rulebook B, note 1).
    pub refunded: Points,
    /// How the days stand, where there is a quota of calls.
    pub calls: Option<CallsBasis>,
    /// What it pays, if a wage is entered.
    pub pay: Option<Pay>,
    /// Whether it's closed: then score and range are as they were then.
    pub closed: bool,
    /// By how much later months correct it: the year counts it with that.
    pub corrected: Points,
}

/// What a year in money comes to: the months that count, summed. Every amount
/// but the net is a magnitude, in yuan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SettledYear {
    /// How many months count.
    pub months: u32,
    /// All fines that are charged.
    pub charged: Points,
    /// What of them is given back.
    pub refunded: Points,
    /// All rewards.
    pub rewarded: Points,
    /// What is left to pay; below 0 what the agent receives.
    pub net: Points,
    /// What it can still be.
    pub range: Range<Points>,
    /// How the days of these months stand.
    pub calls: CallsBasis,
}

/// What a part of a clause comes to over a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartTotal {
    /// The part.
    pub part: Id,
    /// With its sign, before caps and floor of the months.
    pub amount: Points,
}

/// A measure over a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MeasureYear {
    /// Which measure.
    pub measure: Id,
    /// January to December; none where there is no record, or where the
    /// month's rulebook hasn't this measure.
    pub months: [Option<MeasureMonth>; 12],
}

/// A measure in a month, against what that month's rulebook asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MeasureMonth {
    /// What is known of it; none while it isn't known.
    pub measured: Option<Measured>,
    /// What its share can be by the readings of the month's rulebook; none
    /// where it isn't known, or nothing was measured.
    pub shares: Option<Shares>,
    /// The ends of that as they're shown, by what the month compares it with.
    pub shown: Option<Range<Percent>>,
    /// The target as the headline has it.
    pub target: Percent,
    /// What the target can be as long as it's assumed.
    pub target_range: Range<Percent>,
    /// Which way is better.
    pub direction: Direction,
}

impl YearSheet {
    /// The year of one agent, each record with the rulebook of its month, as
    /// of today. Records of other years, and further ones of the same month,
    /// are left aside.
    pub fn of(year: u16, records: &[(&Record, &Rulebook)], today: Date) -> Self {
        let scored: [Option<Scored<'_>>; 12] = std::array::from_fn(|index| {
            let month = Month::new(year, index as u8 + 1)?;
            let mut records = records.iter();
            let (record, rulebook) = records.find(|(record, _)| record.month == month)?;
            let today = record.closing().map_or(today, |closing| closing.on);
            Some(Scored {
                record,
                rulebook,
                sheet: score(rulebook, record, today),
            })
        });
        let mut counted = scored.iter().flatten().filter(|m| m.figures().is_scored());
        let unit = scored.iter().flatten().next_back();
        let unit = unit.map_or(Unit::Points, |month| month.sheet.unit);
        // Fines are summed: reading R8 is about scores.
        let rule = counted.next_back().map(|m| m.rulebook.choices().year);
        let rule = rule.filter(|_| unit == Unit::Points);
        let months = scored.each_ref().map(|month| {
            let figures = month.as_ref()?.figures();
            let all = records.iter();
            let corrected = all.map(|(record, _)| record.corrects(figures.month)).sum();
            Some(MonthFigures {
                corrected,
                ..figures
            })
        });
        let holds = months.iter().flatten();
        let holds = holds.fold(Holds::default(), |all, month| all.and(month.holds));
        let mut sheet = Self {
            year,
            unit,
            holds,
            rule,
            joined: None,
            settled: None,
            parts: parts(&scored),
            measures: measures(&scored),
            months,
        };
        sheet.joined = rule.and_then(|rule| sheet.under(rule));
        sheet.settled = (unit == Unit::Money).then(|| sheet.settled()).flatten();
        sheet
    }

    /// The months that count together; none if there are none.
    fn settled(&self) -> Option<SettledYear> {
        let mut year = SettledYear::default();
        for month in self.months.iter().flatten().filter(|m| m.is_scored()) {
            year.months += 1;
            year.charged -= month.deductions;
            year.refunded += month.refunded;
            year.rewarded += month.rewards;
            year.net -= month.score + month.corrected;
            year.range.low -= month.range.high + month.corrected;
            year.range.high -= month.range.low + month.corrected;
            year.calls = year.calls.and(month.calls.unwrap_or_default());
        }
        (year.months > 0).then_some(year)
    }

    /// What the year would come to by a rule (reading R8).
    pub fn under(&self, rule: YearRule) -> Option<Year> {
        let scored = self.months.iter().flatten().filter(|m| m.is_scored());
        // No rulebook gives weights yet, and then every month weighs 1.
        let result = |figures: &MonthFigures| MonthResult {
            month: figures.month,
            score: figures.score + figures.corrected,
            range: figures.range.shifted(figures.corrected),
            weight: 1,
        };
        let results: Vec<MonthResult> = scored.map(result).collect();
        join_year(self.year, &results, rule)
    }

    /// The months that aren't scored: those without a record, and those that
    /// something unknown or pending could still change.
    pub fn missing(&self) -> impl Iterator<Item = Month> {
        let months = (1..=12).filter_map(|number| Month::new(self.year, number));
        months.zip(&self.months).filter_map(|(month, figures)| {
            let scored = figures.is_some_and(|figures| figures.is_scored());
            (!scored).then_some(month)
        })
    }
}

impl MonthFigures {
    /// The figures of a sheet.
    pub fn of(sheet: &Sheet) -> Self {
        Self {
            month: sheet.month,
            unit: sheet.unit,
            holds: sheet.holds,
            score: sheet.score,
            range: sheet.range,
            certainty: sheet.certainty,
            rewards: sheet.rewards,
            deductions: sheet.deductions,
            refunded: sheet.adjustments.refund,
            calls: sheet.lines.iter().find_map(|line| match line.basis {
                Basis::Calls(calls) => Some(calls),
                _ => None,
            }),
            pay: sheet.pay,
            closed: false,
            corrected: Points::ZERO,
        }
    }

    /// The figures as they were closed, if they were.
    fn closed(mut self, record: &Record) -> Self {
        if let Some(closing) = record.closing() {
            self.score = closing.score;
            self.range = closed_range(closing);
            self.closed = true;
            if self.unit == Unit::Money {
                // What was charged and rewarded is in the lines that were kept; what
                // else there is was given back.
                let kept = || closing.lines.iter().map(|line| line.amount);
                self.rewards = kept().map(|amount| amount.max(Points::ZERO)).sum();
                self.deductions = kept().map(|amount| amount.min(Points::ZERO)).sum();
                self.refunded = self.score - self.deductions - self.rewards;
                self.holds = self.holds.and(Holds {
                    takes: !self.deductions.is_zero(),
                    gives: !self.rewards.is_zero(),
                    refunds: !self.refunded.is_zero(),
                    calls: false,
                });
            }
        }
        self
    }

    /// Whether it counts for the year.
    pub fn is_scored(&self) -> bool {
        self.closed || self.certainty != Certainty::Provisional
    }
}

impl MeasureMonth {
    /// Whether it reached the target as the headline has it; none where it
    /// isn't known, cases that are still open decide, or nothing was measured.
    pub fn on_target(&self) -> Option<bool> {
        let on_target = |ratio: Ratio| {
            let against = ratio.cmp_percent(self.target);
            match self.direction {
                Direction::Higher => against.is_ge(),
                Direction::Lower => against.is_le(),
            }
        };
        let shares = self.shares?;
        let (low, high) = (on_target(shares.low), on_target(shares.high));
        (low == high && !shares.or_nothing).then_some(low)
    }

    fn of(rulebook: &Rulebook, measure: &Measure, record: &Record) -> Self {
        let measured = record.measures.get(&measure.id).copied();
        let shares = measured.and_then(|measured| shares(rulebook, measured));
        let marks = rulebook.marks(measure.id);
        Self {
            measured,
            shares,
            shown: shares.map(|shares| Range {
                low: shares.low.shown_beside(&marks),
                high: shares.high.shown_beside(&marks),
            }),
            target: measure.target.value,
            target_range: measure.target.span(),
            direction: measure.direction,
        }
    }
}

/// A record with its sheet.
struct Scored<'a> {
    record: &'a Record,
    rulebook: &'a Rulebook,
    sheet: Sheet,
}

impl Scored<'_> {
    /// What each part comes to: of a closed month of fines as it was then, also
    /// by parts that today's rulebook hasn't.
    fn part_amounts(&self) -> Vec<(Id, Points)> {
        let parts = self.rulebook.parts().map(|(_, _, part)| part.id);
        match self.record.closing() {
            Some(closing) if self.sheet.unit == Unit::Money => {
                let none = parts.map(|part| (part, Points::ZERO));
                let kept = closing.lines.iter().map(|line| (line.part, line.amount));
                none.chain(kept).collect()
            }
            _ => parts
                .map(|part| (part, self.sheet.part_amount(part)))
                .collect(),
        }
    }

    fn figures(&self) -> MonthFigures {
        MonthFigures::of(&self.sheet).closed(self.record)
    }
}

fn parts(scored: &[Option<Scored<'_>>; 12]) -> Vec<PartTotal> {
    let mut totals: Vec<PartTotal> = Vec::new();
    for month in scored.iter().rev().flatten() {
        if month.sheet.unit == Unit::Money && !month.figures().is_scored() {
            continue;
        }
        for (part, amount) in month.part_amounts() {
            match totals.iter_mut().find(|total| total.part == part) {
                Some(total) => total.amount += amount,
                None => totals.push(PartTotal { part, amount }),
            }
        }
    }
    totals
}

fn measures(scored: &[Option<Scored<'_>>; 12]) -> Vec<MeasureYear> {
    let mut years: Vec<MeasureYear> = Vec::new();
    for (index, month) in scored.iter().enumerate().rev() {
        let Some(month) = month else { continue };
        for measure in &month.rulebook.measures {
            let place = years.iter().position(|year| year.measure == measure.id);
            let place = place.unwrap_or_else(|| {
                years.push(MeasureYear {
                    measure: measure.id,
                    months: [None; 12],
                });
                years.len() - 1
            });
            years[place].months[index] =
                Some(MeasureMonth::of(month.rulebook, measure, month.record));
        }
    }
    years
}
