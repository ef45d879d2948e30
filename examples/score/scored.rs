//! The form of the output.

use kaohe::calendar::{Date, Month};
use kaohe::exchange::{Figures, ForgedLine, LineFigures, RulebookRef};
use kaohe::id::Id;
use kaohe::number::{Money, Points, Unit};
use kaohe::record::Record;
use kaohe::rulebook::Rulebook;
use kaohe::scoring::{Certainty, Line, Sheet, Sub, settle};
use serde::Serialize;

/// A record's object.
#[derive(Serialize)]
pub struct Scored<'a> {
    agent: &'a str,
    month: Month,
    rulebook: RulebookRef,
    /// Whether the month lies before these rules came into force.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    before_effective: bool,
    base: Points,
    score: Points,
    low: Points,
    high: Points,
    state: Option<Certainty>,
    rewards: Points,
    deductions: Points,
    adjustments: Adjusted,
    #[serde(flatten)]
    settled: Option<SettledMonth>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pay: Option<Money>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seen: Option<Figures>,
    /// The sender's lines that the facts don't give.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    seen_lines: Vec<SeenLine>,
    #[serde(skip_serializing_if = "<[Id]>::is_empty")]
    unscored: &'a [Id],
    lines: Vec<ScoredLine<'a>>,
}

#[derive(Serialize)]
struct SeenLine {
    clause: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    title: String,
    /// None where the sender leaves the line out.
    seen: Option<LineEnds>,
    /// None where the facts give no such line.
    own: Option<LineEnds>,
}

#[derive(Serialize)]
struct LineEnds {
    amount: Points,
    low: Points,
    high: Points,
}

#[derive(Serialize)]
struct Adjusted {
    reward_cap: Points,
    month_zero: Points,
    base_cap: Points,
    floor: Points,
    /// In money only.
    #[serde(skip_serializing_if = "Option::is_none")]
    refund: Option<Points>,
}

/// What a month in money comes to, in yuan.
#[derive(Serialize)]
struct SettledMonth {
    unit: Unit,
    charged: Points,
    refunded: Points,
    rewarded: Points,
    /// Below 0 what the agent receives.
    net: Points,
    /// Only where days ask for calls.
    #[serde(flatten)]
    days: Option<Days>,
    /// Only where something hangs on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    target_met: Option<Option<bool>>,
}

#[derive(Serialize)]
struct Days {
    days_met: u32,
    days_missed: u32,
    days_unknown: u32,
}

#[derive(Serialize)]
struct ScoredLine<'a> {
    clause: &'a str,
    part: Id,
    #[serde(skip_serializing_if = "Option::is_none")]
    measure: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<Id>,
    /// Complaints of no level yet.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    under_investigation: bool,
    amount: Points,
    low: Points,
    high: Points,
}

impl<'a> Scored<'a> {
    /// What a sheet says.
    pub fn of(
        rulebook: &'a Rulebook,
        reference: RulebookRef,
        record: &'a Record,
        sheet: &'a Sheet,
        (seen, seen_lines): (Option<Figures>, Vec<ForgedLine>),
        today: Date,
    ) -> Self {
        let figures = Figures::of(sheet);
        let counts = |line: &&Line| {
            !line.amount.is_zero() || !line.range.low.is_zero() || !line.range.high.is_zero()
        };
        let lines = sheet.lines.iter().filter(counts);
        Self {
            agent: &record.agent,
            month: record.month,
            rulebook: reference,
            before_effective: record.month < rulebook.effective,
            base: sheet.base,
            score: figures.score,
            low: figures.low,
            high: figures.high,
            state: figures.state,
            rewards: sheet.rewards,
            deductions: sheet.deductions,
            adjustments: Adjusted {
                reward_cap: sheet.adjustments.reward_cap,
                month_zero: sheet.adjustments.month_zero,
                base_cap: sheet.adjustments.base_cap,
                floor: sheet.adjustments.floor,
                refund: (sheet.unit == Unit::Money).then_some(sheet.adjustments.refund),
            },
            settled: settle(rulebook, record, today, sheet).map(|settled| SettledMonth {
                unit: sheet.unit,
                charged: settled.charged,
                refunded: settled.refunded,
                rewarded: settled.rewarded,
                net: settled.net,
                days: settled.holds.calls.then_some(Days {
                    days_met: settled.calls.met,
                    days_missed: settled.calls.missed,
                    days_unknown: settled.calls.unknown,
                }),
                target_met: settled.holds.refunds.then_some(settled.target_met),
            }),
            pay: sheet.pay.map(|pay| pay.amount),
            seen: seen.filter(|seen| !seen.agrees_with(&figures)),
            seen_lines: seen_lines.into_iter().map(SeenLine::of).collect(),
            unscored: &sheet.unscored,
            lines: lines.map(|line| ScoredLine::of(rulebook, line)).collect(),
        }
    }
}

impl SeenLine {
    fn of(line: ForgedLine) -> Self {
        let ends = |of: LineFigures| LineEnds {
            amount: of.amount,
            low: of.low,
            high: of.high,
        };
        Self {
            clause: line.clause,
            title: line.title,
            seen: line.claimed.map(ends),
            own: line.own.map(ends),
        }
    }
}

impl<'a> ScoredLine<'a> {
    fn of(rulebook: &'a Rulebook, line: &Line) -> Self {
        let (measure, level) = match line.sub {
            Sub::Measure(id) => (Some(id), None),
            Sub::Level(id) => (None, Some(id)),
            Sub::Whole | Sub::Investigated => (None, None),
        };
        let clause = rulebook.part(line.part).map(|(_, clause, _)| clause);
        Self {
            clause: clause.map_or("", |clause| &clause.number),
            part: line.part,
            measure,
            level,
            under_investigation: line.sub == Sub::Investigated,
            amount: line.amount,
            low: line.range.low,
            high: line.range.high,
        }
    }
}
