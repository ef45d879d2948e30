//! Months of agents together: a quarter, a year.

use std::rc::Rc;
use std::sync::Arc;

use super::Roster;
use super::month::{Assessed, TeamMonth, Totals};
use super::month_terms::MonthTerms;
use super::terms::{Caps, Terms};
use crate::calendar::Month;
use crate::number::{Points, Range, Unit};
use crate::rulebook::{Rulebook, YearRule};
use crate::scoring::{Adjustments, Certainty, Count, Line, MonthResult, Sheet, join_months};

/// What an agent's months together are made of.
#[derive(Clone, Debug)]
pub struct Over {
    /// All that are there, in their order; those that count are [`Assessed::counts`].
    pub months: Vec<Rc<Assessed>>,
    /// The months that count for somebody in the team and not for this agent.
    pub missing: Vec<Missing>,
}

/// A month that doesn't count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Which.
    pub month: Month,
    /// Whether it's there, and something in it is open; else nothing was sent.
    pub is_open: bool,
}

/// What a team's months together rest on.
#[derive(Clone, Debug)]
pub struct Together {
    /// How each agent's months are joined (reading R8), by the rulebook of the last month that
    /// counts, for all alike; none in money, where they're summed.
    pub rule: Option<YearRule>,
    /// The last month that counts: its rules join, name and compare the others.
    pub ruled_in: Month,
    /// The months of which something was sent, in their order.
    pub months: Vec<MonthTotals>,
    /// Agents of whom no month counts yet, with the months that are there.
    pub uncounted: Vec<(String, Vec<Month>)>,
}

/// A month of a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthTotals {
    /// Which.
    pub month: Month,
    /// The sums over all who sent something.
    pub totals: Totals,
    /// For how many it counts.
    pub counted: usize,
}

impl TeamMonth {
    /// Months together, of agents in their order, each agent's in theirs. An agent's score is
    /// that of the months that count, by reading R8; who has none has no place. `rules` are those of a month.
    ///
    /// Places are claimed for every value of the assumed numbers, and of what is open in a month
    /// that counts for somebody else: a month that counts for nobody yet is no part of it.
    pub fn together<'a>(
        rules: &dyn Fn(Month) -> &'a Rulebook,
        unit: Unit,
        period: &[Month],
        all: &[Rc<Assessed>],
        roster: &Roster,
        corrected: &dyn Fn(&str, Month) -> Points,
    ) -> Self {
        let there = |month: Month| all.iter().filter(move |one| one.record.month == month);
        let months = period.iter().filter_map(|month| {
            let totals = Totals::over(there(*month).map(|one| &one.sheet));
            (totals.count > 0).then(|| MonthTotals {
                month: *month,
                totals,
                counted: there(*month).filter(|one| one.counts()).count(),
            })
        });
        let months: Vec<MonthTotals> = months.collect();
        let counted: Vec<Month> = (months.iter())
            .filter(|month| month.counted > 0)
            .map(|month| month.month)
            .collect();
        let ruled_in = counted.last().or(period.first()).copied();
        let ruled_in = ruled_in.unwrap_or(Month::FIRST);
        let rulebook = rules(ruled_in);
        let rule = (unit == Unit::Points).then_some(rulebook.choices().year);
        let by = Joining {
            rules,
            period,
            counted: &counted,
            rule: rule.unwrap_or(YearRule::Sum),
            corrected,
        };
        let (mut rows, mut uncounted) = (Vec::new(), Vec::new());
        for own in all.chunk_by(|one, next| one.agent() == next.agent()) {
            match by.join(own) {
                Some(row) => rows.push(Rc::new(row)),
                None => {
                    let agent = own.first().map_or("", |one| one.agent());
                    let months = own.iter().map(|one| one.record.month);
                    uncounted.push((agent.to_owned(), months.collect()));
                }
            }
        }
        let others = uncounted.iter().map(|(agent, _)| &**agent);
        let others: Vec<&str> = others.collect();
        let mut team = Self::ranked(rulebook, rows, &others, roster);
        team.together = Some(Together {
            rule,
            ruled_in,
            months,
            uncounted,
        });
        team
    }
}

/// How months are joined.
struct Joining<'a, 'r> {
    rules: &'a dyn Fn(Month) -> &'r Rulebook,
    period: &'a [Month],
    /// Those that count for somebody.
    counted: &'a [Month],
    rule: YearRule,
    /// By how much a month of an agent is corrected later.
    corrected: &'a dyn Fn(&str, Month) -> Points,
}

impl Joining<'_, '_> {
    /// An agent's months; none where none of them counts.
    fn join(&self, own: &[Rc<Assessed>]) -> Option<Assessed> {
        let counted = || own.iter().filter(|one| one.counts());
        let joined = |of: &dyn Fn(&Assessed) -> (Points, Range<Points>), with_open: bool| {
            let months = own.iter().filter(|one| {
                one.counts() || with_open && self.counted.contains(&one.record.month)
            });
            let results = months.map(|one| {
                let (score, range) = of(one);
                MonthResult {
                    month: one.record.month,
                    score,
                    range,
                    // No rulebook gives weights yet.
                    weight: 1,
                }
            });
            join_months(self.period, &results.collect::<Vec<_>>(), self.rule)
        };
        let by = |one: &Assessed| (self.corrected)(one.agent(), one.record.month);
        let score = |one: &Assessed| (one.sheet.score + by(one), one.sheet.range.shifted(by(one)));
        let is_corrected = counted().any(|one| !by(one).is_zero());
        let now = joined(&score, false)?;
        let last = counted().next_back()?;
        let base = joined(
            &|one| (one.sheet.base, Range::exactly(one.sheet.base)),
            false,
        )?;
        let missing = self.counted.iter().filter_map(|month| {
            let is_counted = counted().any(|one| one.record.month == *month);
            (!is_counted).then(|| Missing {
                month: *month,
                is_open: own.iter().any(|one| one.record.month == *month),
            })
        });
        let missing: Vec<Missing> = missing.collect();
        let terms = if missing.iter().any(|missing| missing.is_open) {
            let settled = joined(&score, true)?;
            Terms::of_range(Range {
                low: now.range.low.min(settled.range.low),
                high: now.range.high.max(settled.range.high),
            })
        } else if is_corrected {
            // What is corrected hangs on no number of the rules.
            Terms::of_range(now.range)
        } else {
            let each = counted().map(|one| {
                let rulebook = (self.rules)(one.record.month);
                MonthTerms {
                    month: one.record.month,
                    terms: Arc::clone(&one.terms),
                    caps: Caps::of(rulebook),
                    since: rulebook.effective,
                }
            });
            Terms::over(now.range, each.collect(), self.period.len())
        };
        let sheets: Vec<&Sheet> = counted().map(|one| &one.sheet).collect();
        let sheet = Sheet {
            base: base.score,
            score: now.score,
            range: now.range,
            ..summed(&last.sheet, &sheets)
        };
        Some(Assessed {
            record: Rc::clone(&last.record),
            sheet,
            terms: Arc::new(terms),
            consequences: (own.iter())
                .flat_map(|one| one.consequences.iter().copied())
                .collect(),
            claim: None,
            over: Some(Over {
                months: own.to_vec(),
                missing,
            }),
        })
    }
}

/// The lines, rewards and deductions of months, summed; all else is the last one's.
fn summed(last: &Sheet, sheets: &[&Sheet]) -> Sheet {
    let mut lines: Vec<Line> = Vec::new();
    for sheet in sheets {
        // Lines lie in the document's order in every month.
        let mut near = 0;
        for line in &sheet.lines {
            let is_same =
                |of: &Line| (of.part, of.sub, of.effect) == (line.part, line.sub, line.effect);
            match lines.iter().position(is_same) {
                Some(at) => {
                    if let Some(of) = lines.get_mut(at) {
                        add(of, line);
                    }
                    near = at + 1;
                }
                None => {
                    lines.insert(near.min(lines.len()), line.clone());
                    near += 1;
                }
            }
        }
    }
    let sum = |of: fn(&Sheet) -> Points| sheets.iter().map(|sheet| of(sheet)).sum::<Points>();
    let is_settled = sheets.iter().all(|sheet| sheet.range.is_settled());
    Sheet {
        holds: sheets
            .iter()
            .fold(last.holds, |all, sheet| all.and(sheet.holds)),
        lines,
        rewards: sum(|sheet| sheet.rewards),
        deductions: sum(|sheet| sheet.deductions),
        adjustments: Adjustments {
            reward_cap: sum(|sheet| sheet.adjustments.reward_cap),
            month_zero: sum(|sheet| sheet.adjustments.month_zero),
            base_cap: sum(|sheet| sheet.adjustments.base_cap),
            floor: sum(|sheet| sheet.adjustments.floor),
            refund: sum(|sheet| sheet.adjustments.refund),
        },
        certainty: match is_settled {
            true => Certainty::Final,
            false => Certainty::RestsOnAssumed,
        },
        pay: None,
        ..last.clone()
    }
}

fn add(of: &mut Line, line: &Line) {
    of.amount += line.amount;
    of.before_cap += line.before_cap;
    of.range.low += line.range.low;
    of.range.high += line.range.high;
    of.left = None;
    of.depends.assumed |= line.depends.assumed;
    of.depends.set |= line.depends.set;
    of.depends.open |= line.depends.open;
    of.count = match (of.count, line.count) {
        (Count::Times(one), Count::Times(other)) => Count::Times(one.saturating_add(other)),
        (count, _) => count,
    };
}
