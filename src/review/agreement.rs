//! How far those who rated the same cases are of one mind.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::calibration::{CaseAnswer, CaseSet, RatedLine, Rating};
use super::case_month::case_points;
use crate::number::{Points, Ratio};
use crate::rulebook::{Mechanism, Rulebook};

/// So many of so many pairs of people say the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Pairs that say the same.
    pub same: u32,
    /// All pairs.
    pub of: u32,
}

/// What all say to the cases of a set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Who, by name.
    pub raters: Vec<String>,
    /// The cases: those with most at stake first, then those that divide most.
    pub cases: Vec<CaseAgreement>,
    /// The lines that anybody chose: those that divide most first.
    pub lines: Vec<LineAgreement>,
    /// Over all cases: pairs that say the same in everything.
    pub pairs: Share,
    /// What is at stake in all cases together.
    pub at_stake: Points,
}

/// What all say to a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseAgreement {
    /// Its place in the set.
    pub at: usize,
    /// Pairs that say the same in everything.
    pub pairs: Share,
    /// What the answer that takes most takes, with its sign.
    pub least: Points,
    /// What the answer that takes least takes.
    pub most: Points,
    /// The answers: what most people say first.
    pub said: Vec<SaidSo>,
}

/// An answer, and whose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaidSo {
    /// The answer, without a remark.
    pub answer: CaseAnswer,
    /// What it gives or takes.
    pub points: Points,
    /// Who says so, by name, each with their remark.
    pub by: Vec<(String, String)>,
}

/// How far all are of one mind about a line, over the cases in which anybody chose it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineAgreement {
    /// The line.
    pub line: RatedLine,
    /// In how many cases anybody chose it.
    pub cases: u32,
    /// Pairs of people that both count it as often, or both not at all.
    pub pairs: Share,
}

impl Share {
    /// The share; none where there is no pair.
    pub const fn ratio(self) -> Option<Ratio> {
        Ratio::new(self.same, self.of)
    }

    /// Of groups of people who say the same.
    fn of_groups(groups: impl Iterator<Item = usize>) -> Self {
        let (mut same, mut all) = (0, 0);
        for count in groups {
            same += pairs(count);
            all += count;
        }
        let most = |count| u32::try_from(count).unwrap_or(u32::MAX);
        Self {
            same: most(same),
            of: most(pairs(all)),
        }
    }

    fn and(self, other: Self) -> Self {
        Self {
            same: self.same.saturating_add(other.same),
            of: self.of.saturating_add(other.of),
        }
    }

    /// The smaller share first; what nobody can say is all of it.
    fn cmp(self, other: Self) -> std::cmp::Ordering {
        let value = |of: Self| match of.of {
            0 => (1, 1),
            all => (u64::from(of.same), u64::from(all)),
        };
        let ((same, of), (other_same, other_of)) = (value(self), value(other));
        (same * other_of).cmp(&(other_same * of))
    }
}

impl CaseAgreement {
    /// What is at stake: by how much the answers differ.
    pub fn spread(&self) -> Points {
        self.most - self.least
    }
}

/// What all say to the cases of a set, by its rulebook. In which order they came doesn't
/// matter.
pub fn agreement(rulebook: &Rulebook, set: &CaseSet, ratings: &[&Rating]) -> Agreement {
    let mut raters: Vec<String> = ratings.iter().map(|of| of.by.clone()).collect();
    raters.sort();
    let mut cases: Vec<CaseAgreement> = (set.cases.iter().enumerate())
        .map(|(at, case)| {
            let said = ratings.iter();
            let said = said.filter_map(|of| Some((&*of.by, of.answer(case.id)?)));
            of_case(rulebook, at, said)
        })
        .collect();
    let lines = lines(rulebook, &cases);
    let all = |sum: Share, case: &CaseAgreement| sum.and(case.pairs);
    let pairs = cases.iter().fold(Share::default(), all);
    let at_stake = cases.iter().map(CaseAgreement::spread).sum();
    cases.sort_by(|one, other| {
        let spread = other.spread().cmp(&one.spread());
        spread
            .then(one.pairs.cmp(other.pairs))
            .then(one.at.cmp(&other.at))
    });
    Agreement {
        raters,
        cases,
        lines,
        pairs,
        at_stake,
    }
}

fn of_case<'a>(
    rulebook: &Rulebook,
    at: usize,
    answers: impl Iterator<Item = (&'a str, &'a CaseAnswer)>,
) -> CaseAgreement {
    let mut said: Vec<SaidSo> = Vec::new();
    for (by, answer) in answers {
        let by = (by.to_owned(), answer.remark.clone());
        match said.iter_mut().find(|of| of.answer.counts_as(answer)) {
            Some(known) => known.by.push(by),
            None => said.push(SaidSo {
                answer: CaseAnswer {
                    remark: String::new(),
                    ..answer.clone()
                },
                points: case_points(rulebook, answer),
                by: vec![by],
            }),
        }
    }
    said.iter_mut().for_each(|of| of.by.sort());
    said.sort_by(|one, other| {
        let key = |of: &SaidSo| {
            let answer = &of.answer;
            (Reverse(of.by.len()), answer.parts.clone(), answer.level)
        };
        key(one).cmp(&key(other))
    });
    let points = || said.iter().map(|of| of.points);
    CaseAgreement {
        at,
        pairs: Share::of_groups(said.iter().map(|of| of.by.len())),
        least: points().min().unwrap_or_default(),
        most: points().max().unwrap_or_default(),
        said,
    }
}

/// Each line that anybody chose, in the order of the document where they divide alike.
fn lines(rulebook: &Rulebook, cases: &[CaseAgreement]) -> Vec<LineAgreement> {
    let said = |case: &CaseAgreement| {
        let lines = case.said.iter().flat_map(|of| of.answer.lines());
        lines.collect::<BTreeSet<RatedLine>>()
    };
    let mut found: BTreeMap<RatedLine, LineAgreement> = BTreeMap::new();
    for case in cases {
        for line in said(case) {
            let mut groups: BTreeMap<u32, usize> = BTreeMap::new();
            for of in &case.said {
                *groups.entry(of.answer.times(line)).or_default() += of.by.len();
            }
            let of = found.entry(line).or_insert(LineAgreement {
                line,
                cases: 0,
                pairs: Share::default(),
            });
            of.cases += 1;
            of.pairs = of.pairs.and(Share::of_groups(groups.into_values()));
        }
    }
    let order = lines_of(rulebook);
    let place = |line: RatedLine| order.iter().position(|known| *known == line);
    let mut found: Vec<LineAgreement> = found.into_values().collect();
    found.sort_by(|one, other| {
        let share = one.pairs.cmp(other.pairs);
        share.then_with(|| place(one.line).cmp(&place(other.line)))
    });
    found
}

/// The lines of a rulebook that a case may count in, in the order of the document: those that
/// a person decides on, and no measure, place or day does.
pub fn lines_of(rulebook: &Rulebook) -> Vec<RatedLine> {
    let lines = rulebook
        .parts()
        .flat_map(|(_, _, part)| match &part.mechanism {
            Mechanism::PerOccurrence { .. } => vec![RatedLine::Part(part.id)],
            Mechanism::Severity { levels } => {
                levels.iter().map(|of| RatedLine::Level(of.id)).collect()
            }
            Mechanism::ExamRank { .. }
            | Mechanism::Threshold { .. }
            | Mechanism::Deadline { .. }
            | Mechanism::Shortfall { .. }
            | Mechanism::CallQuota { .. } => Vec::new(),
        });
    lines.collect()
}

const fn pairs(count: usize) -> usize {
    count * count.saturating_sub(1) / 2
}
