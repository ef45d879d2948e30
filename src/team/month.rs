//! A team's month.

use std::collections::BTreeSet;
use std::ops::AddAssign;
use std::rc::Rc;
use std::sync::Arc;

use super::Roster;
use super::claim::ClaimState;
use super::costs::{Cost, costs};
use super::measures::{TeamMeasure, measures};
use super::member::Member;
use super::places::{PlaceRange, places};
use super::spread::half_up;
use super::terms::Terms;
use super::together::{Over, Together};
use crate::calendar::Date;
use crate::number::{Points, Range, Unit};
use crate::record::Record;
use crate::rulebook::Rulebook;
use crate::scoring::{Certainty, ForConsideration, Sheet, consequences, score_standing};

/// From so many points of range on, on average, places say nothing.
const WIDE: Points = Points::whole(8);

/// An agent's month, scored; or months together.
#[derive(Clone, Debug)]
pub struct Assessed {
    /// The month; of several the last one that counts.
    pub record: Rc<Record>,
    /// Its sheet; the figures of a closed month are those that it was closed with. Of several
    /// months score, range and base are joined by reading R8, all else is summed over those
    /// that count.
    pub sheet: Sheet,
    /// What it's compared by.
    pub terms: Arc<Terms>,
    /// What it puts up for consideration.
    pub consequences: Vec<ForConsideration>,
    /// What its file said, where that's something else; of several months each has its own.
    pub claim: Option<ClaimState>,
    /// The months, where they're several.
    pub over: Option<Over>,
}

/// All agents' months under one rulebook, or their quarters or years.
#[derive(Clone, Debug, Default)]
pub struct TeamMonth {
    /// Who sent something: the highest score first, then by name.
    pub rows: Vec<(Rc<Assessed>, PlaceRange)>,
    /// Who is in the roster and sent nothing.
    pub missing: Vec<Member>,
    /// Agents who aren't in the roster, where there is one.
    pub strangers: Vec<String>,
    /// What gave and took how much, by the places of the rows.
    pub costs: Vec<Cost>,
    /// The measures beside their targets; of several months each month's.
    pub measures: Vec<TeamMeasure>,
    /// What they rest on, where they're several months.
    pub together: Option<Together>,
}

/// Who of the roster sent nothing, and who isn't in it, where there is one.
pub fn held_against(agents: &[&str], roster: &Roster) -> (Vec<Member>, Vec<String>) {
    if roster.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let numbers: BTreeSet<&str> = roster
        .members
        .iter()
        .map(|member| &*member.number)
        .collect();
    // Most go by their number: only the others are looked up.
    let (numbered, named): (Vec<&str>, Vec<&str>) =
        agents.iter().partition(|agent| numbers.contains(*agent));
    let mut sent: BTreeSet<&str> = numbered.into_iter().collect();
    let mut strangers = Vec::new();
    for agent in named {
        match roster.member(agent) {
            Some(member) => drop(sent.insert(&member.number)),
            None => strangers.push(agent.to_owned()),
        }
    }
    let missing = roster
        .members
        .iter()
        .filter(|member| !sent.contains(&*member.number));
    (missing.cloned().collect(), strangers)
}

/// Sums over a team.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// How many sheets.
    pub count: usize,
    /// What all started with.
    pub base: Points,
    /// All scores.
    pub score: Points,
    /// What they can be.
    pub range: Range<Points>,
    /// All rewards.
    pub rewards: Points,
    /// All deductions, 0 or less.
    pub deductions: Points,
    /// What caps and floors changed.
    pub adjustments: Points,
}

impl Assessed {
    /// Scores a month as of a day.
    pub fn of(
        rulebook: &Rulebook,
        record: Rc<Record>,
        today: Date,
        claim: Option<ClaimState>,
    ) -> Self {
        let sheet = score_standing(rulebook, &record, today);
        let is_closed = record.closing().is_some();
        Self {
            terms: Arc::new(Terms::of(rulebook, &sheet, is_closed)),
            consequences: consequences(rulebook, &record),
            sheet,
            record,
            claim,
            over: None,
        }
    }

    /// Whose month.
    pub fn agent(&self) -> &str {
        &self.record.agent
    }

    /// Whether it counts over several months: nothing unknown could change it, or it's closed.
    pub fn counts(&self) -> bool {
        self.record.closing().is_some() || self.sheet.certainty != Certainty::Provisional
    }

    /// The month itself, or each of several.
    pub fn each(&self) -> impl Iterator<Item = &Self> {
        let own = self.over.is_none().then_some(self);
        let months = self.over.iter().flat_map(|over| &over.months);
        own.into_iter().chain(months.map(|one| &**one))
    }

    /// The month itself, or each of several that counts.
    pub fn counted(&self) -> impl Iterator<Item = &Self> {
        let is_one = self.over.is_none();
        self.each().filter(move |one| is_one || one.counts())
    }

    /// Whether it's closed, and all of several are.
    pub fn is_closed(&self) -> bool {
        self.counted().all(|one| one.record.closing().is_some())
    }

    /// Whether a file was scored by other rules.
    pub fn is_by_others(&self) -> bool {
        let mut claims = self.each().filter_map(|one| one.claim.as_ref());
        claims.any(|state| state.other_rules)
    }

    /// Whether a file said what doesn't follow from its facts.
    pub fn is_mismatch(&self) -> bool {
        let mut claims = self.each().filter_map(|one| one.claim.as_ref());
        claims.any(|state| state.mismatch)
    }
}

impl TeamMonth {
    /// The months in their order, and who is missing.
    pub fn of(rulebook: &Rulebook, all: Vec<Rc<Assessed>>, roster: &Roster) -> Self {
        Self::ranked(rulebook, all, &[], roster)
    }

    /// The same where there's something of `others`, too, who have no place.
    pub(super) fn ranked(
        rulebook: &Rulebook,
        mut all: Vec<Rc<Assessed>>,
        others: &[&str],
        roster: &Roster,
    ) -> Self {
        all.sort_by(|one, other| {
            let by_score = other.sheet.score.cmp(&one.sheet.score);
            by_score.then_with(|| one.agent().cmp(other.agent()))
        });
        let terms: Vec<&Terms> = all.iter().map(|one| &*one.terms).collect();
        let places = places(rulebook, &terms);
        let agents = all.iter().map(|one| one.agent());
        let agents: Vec<&str> = agents.chain(others.iter().copied()).collect();
        let (missing, strangers) = held_against(&agents, roster);
        let rows: Vec<_> = all.into_iter().zip(places).collect();
        Self {
            costs: costs(rows.iter().map(|(row, _)| &row.sheet)),
            measures: measures(rulebook, &rows),
            rows,
            missing,
            strangers,
            together: None,
        }
    }

    /// How many agents sent something: those of whom no month counts yet, too.
    pub fn sent(&self) -> usize {
        let uncounted = self.together.as_ref().map_or(0, |of| of.uncounted.len());
        self.rows.len() + uncounted
    }

    /// The sums.
    pub fn totals(&self) -> Totals {
        Totals::over(self.rows.iter().map(|(row, _)| &row.sheet))
    }

    /// How wide the ranges are on average, where that's so wide that places say nothing; never
    /// in money.
    pub fn wide(&self, unit: Unit) -> Option<Points> {
        let totals = self.totals();
        let mean = totals.mean(totals.range.high - totals.range.low)?;
        (unit == Unit::Points && mean >= WIDE).then_some(mean)
    }
}

impl AddAssign for Totals {
    fn add_assign(&mut self, other: Self) {
        self.count += other.count;
        self.base += other.base;
        self.score += other.score;
        self.range.low += other.range.low;
        self.range.high += other.range.high;
        self.rewards += other.rewards;
        self.deductions += other.deductions;
        self.adjustments += other.adjustments;
    }
}

impl Totals {
    /// Those of one sheet.
    pub fn of(sheet: &Sheet) -> Self {
        Self {
            count: 1,
            base: sheet.base,
            score: sheet.score,
            range: sheet.range,
            rewards: sheet.rewards,
            deductions: sheet.deductions,
            // A closed month's figures are those of its closing.
            adjustments: sheet.score - sheet.base - sheet.rewards - sheet.deductions,
        }
    }

    /// The sums of sheets.
    pub fn over<'a>(sheets: impl Iterator<Item = &'a Sheet>) -> Self {
        let mut totals = Self::default();
        for sheet in sheets {
            totals += Self::of(sheet);
        }
        totals
    }

    /// The mean of a sum over all, to a thousandth, halves up; none over nobody.
    pub fn mean(self, sum: Points) -> Option<Points> {
        let count = i64::try_from(self.count).ok().filter(|count| *count > 0)?;
        Some(Points::from_raw(half_up(sum.raw(), count)))
    }
}
