//! What values take from the months of all agents.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::amount::{quotient, sum, times};
use super::compile::Compiler;
use super::elsewhere::{Found, TakenFrom, Whence};
use crate::id::Id;
use crate::language::{Among, By, Document, First, Problem, Source, Taken};
use crate::number::{Decimal, Exact, Range, Rounding};

/// What all agents' months come to, without what they take from each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TeamOf {
    /// Whose month is recorded, by name.
    names: Vec<String>,
    /// By figure what each of them has.
    figures: BTreeMap<Id, Vec<Found>>,
    /// Who belongs to the team and has no month that can be read.
    lacks: Vec<String>,
    /// What each figure of theirs can be.
    unrecorded: BTreeMap<Id, Found>,
}

/// The team as one of its agents sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamSide {
    /// All of it.
    pub team: Rc<TeamOf>,
    /// Whose month is worked out.
    pub agent: String,
}

/// What a value takes of the team.
#[derive(Debug)]
pub struct TeamPlan {
    of: Id,
    over: Option<Id>,
    take: Among,
    first: First,
}

impl Document {
    /// The figures that its values take from all agents' months.
    pub fn of_team(&self) -> Vec<Id> {
        let teams = self.values.iter().filter(|value| {
            let from = &value.from;
            matches!(from, Source::Team { .. })
        });
        teams.flat_map(|value| value.from.elsewhere()).collect()
    }
}

impl TeamOf {
    /// Of what each agent's figures are, each name once, and who is lacking.
    pub fn of(
        document: &Document,
        agents: &[(String, Rc<BTreeMap<Id, Found>>)],
        lacks: Vec<String>,
    ) -> Self {
        let figures = document.of_team().into_iter().map(|id| {
            let find = |(_, figures): &(String, Rc<BTreeMap<Id, Found>>)| {
                figures.get(&id).copied().unwrap_or(Found::UNKNOWN)
            };
            (id, agents.iter().map(find).collect())
        });
        Self {
            figures: figures.collect(),
            names: agents.iter().map(|(name, _)| name.clone()).collect(),
            lacks,
            unrecorded: document.unrecorded(),
        }
    }
}

impl TeamSide {
    /// What a figure is of everybody else, those who are lacking last.
    fn others(&self, of: Id) -> impl Iterator<Item = Found> {
        let TeamOf {
            names,
            figures,
            lacks,
            unrecorded,
        } = &*self.team;
        let here = figures.get(&of).map_or(&[][..], Vec::as_slice);
        let here = names.iter().zip(here);
        let unknown = unrecorded.get(&of).unwrap_or(&Found::UNKNOWN);
        let lacks = lacks.iter().map(move |name| (name, unknown));
        let all = here.chain(lacks).filter(|(name, _)| **name != self.agent);
        all.map(|(_, found)| *found)
    }
}

impl TeamPlan {
    /// What is taken of which figure.
    pub fn of(
        (of, over): (Id, Option<Id>),
        (take, first): (&By<Among>, &By<First>),
        from: &str,
        with: &mut Compiler<'_>,
    ) -> Self {
        let plan = Self {
            of,
            over,
            take: with.word(take, from, "team.take"),
            first: with.word(first, from, "team.first"),
        };
        with.figure_asked(of, &format!("{from}.team.of"));
        if let Some(over) = over {
            with.figure_asked(over, &format!("{from}.team.over"));
        } else if plan.take == Among::Pooled {
            with.fault(&format!("{from}.team.over"), Problem::Empty);
        }
        plan
    }

    /// What it comes to for an agent whose own figures these are.
    pub fn taken(
        &self,
        side: &TeamSide,
        own: &BTreeMap<Id, Found>,
        (step, hundred): (Decimal, u32),
    ) -> TakenFrom {
        let taken = match self.take {
            Among::Place => self.place(side, own),
            Among::Lowest | Among::Highest => self.extreme(side, own),
            Among::Pooled => self.pooled(side, own, (step, hundred)),
        };
        let team = &side.team;
        let others = team.names.iter().filter(|name| **name != side.agent);
        let lacks = team.lacks.iter().filter(|name| **name != side.agent);
        TakenFrom {
            taken,
            whence: Whence::Team {
                from: 1 + others.count(),
                lacks: lacks.cloned().collect(),
            },
        }
    }

    /// 1 and how many are before: who has the same isn't.
    fn place(&self, side: &TeamSide, own: &BTreeMap<Id, Found>) -> Option<Taken> {
        let own = self.own(own, self.of);
        match own.is_there {
            Some(true) => {}
            Some(false) => return Some(NOTHING),
            None => return None,
        }
        let is_before = |one: Decimal, other: Decimal| match self.first {
            First::Most => one > other,
            First::Least => one < other,
        };
        let ends = |found: &Found| match self.first {
            First::Most => (found.range.low, found.range.high),
            First::Least => (found.range.high, found.range.low),
        };
        let (own_worst, own_best) = ends(&own);
        let (mut best, mut worst, mut is_known) = (1_i64, 1_i64, own.is_known);
        let mut headline = own.headline.map(|_| 1_i64);
        for other in side.others(self.of) {
            is_known &= other.is_known;
            if other.is_there == Some(false) {
                continue;
            }
            let (other_worst, other_best) = ends(&other);
            best += i64::from(is_before(other_worst, own_best) && other.is_there.is_some());
            worst += i64::from(is_before(other_best, own_worst));
            headline = headline.and_then(|place| {
                let before = is_before(other.headline?, own.headline?);
                Some(place + i64::from(before))
            });
        }
        let whole = |count: i64| Decimal::from_raw(count.saturating_mul(Decimal::ONE.raw()));
        Some(taken(
            headline.map(|place| whole(place.clamp(best, worst))),
            Range {
                low: whole(best),
                high: whole(worst),
            },
            is_known,
        ))
    }

    /// The lowest of all, or the highest.
    fn extreme(&self, side: &TeamSide, own: &BTreeMap<Id, Found>) -> Option<Taken> {
        let is_lowest = self.take == Among::Lowest;
        let own = self.own(own, self.of);
        let all = || side.others(self.of).chain([own]);
        let there = || all().filter(|found| found.is_there != Some(false));
        if there().next().is_none() {
            return Some(NOTHING);
        }
        let sure = || there().filter(|found| found.is_there.is_some());
        let range = match is_lowest {
            true => Range {
                low: there().map(|found| found.range.low).min()?,
                high: sure().map(|found| found.range.high).min()?,
            },
            false => Range {
                low: sure().map(|found| found.range.low).max()?,
                high: there().map(|found| found.range.high).max()?,
            },
        };
        let headlines: Option<Vec<Decimal>> = there().map(|found| found.headline).collect();
        let headline = headlines.and_then(|all| match is_lowest {
            true => all.into_iter().min(),
            false => all.into_iter().max(),
        });
        Some(taken(headline, range, all().all(|found| found.is_known)))
    }

    /// One sum over another one.
    fn pooled(
        &self,
        side: &TeamSide,
        own: &BTreeMap<Id, Found>,
        (step, hundred): (Decimal, u32),
    ) -> Option<Taken> {
        let over = self.over?;
        let both = [self.of, over].map(|id| {
            let all = side.others(id).chain([self.own(own, id)]);
            all.fold(Pooled::default(), Pooled::with)
        });
        let [of, below] = &both;
        // Over nothing there's no quotient.
        if below.range.contains(Exact::ZERO) {
            return None;
        }
        let limit = Exact::of(Decimal::LIMIT);
        let found = times(quotient(of.range, below.range, limit)?, hundred);
        let round = |number: Exact| number.rounded(step, Rounding::HalfUp);
        let headline = || {
            let found = of.headline?.over(below.headline?)?;
            Some(round(found * Exact::whole(hundred.into())))
        };
        let range = Range {
            low: round(found.low),
            high: round(found.high),
        };
        Some(taken(headline(), range, of.is_known && below.is_known))
    }

    fn own(&self, own: &BTreeMap<Id, Found>, of: Id) -> Found {
        own.get(&of).copied().unwrap_or(Found::UNKNOWN)
    }
}

const NOTHING: Taken = Taken {
    headline: None,
    range: Range::exactly(Decimal::ZERO),
    is_known: true,
    is_none: true,
};

fn taken(headline: Option<Decimal>, range: Range<Decimal>, is_known: bool) -> Taken {
    let settled = range.is_settled().then_some(range.low);
    Taken {
        headline: settled.or(headline.map(|number| number.clamp(range.low, range.high))),
        range,
        is_known: is_known || range.is_settled(),
        is_none: false,
    }
}

/// A sum over all agents.
struct Pooled {
    range: Range<Exact>,
    headline: Option<Exact>,
    is_known: bool,
}

impl Default for Pooled {
    fn default() -> Self {
        Self {
            range: Range::exactly(Exact::ZERO),
            headline: Some(Exact::ZERO),
            is_known: true,
        }
    }
}

impl Pooled {
    /// With one more; what there is none of adds nothing.
    fn with(self, found: Found) -> Self {
        let Range { low, high } = found.range;
        let range = Range {
            low: low.into(),
            high: high.into(),
        };
        let (range, headline) = match found.is_there {
            Some(true) => (range, found.headline),
            Some(false) => (Range::exactly(Exact::ZERO), Some(Decimal::ZERO)),
            None => (range.including(Exact::ZERO), found.headline),
        };
        Self {
            range: sum(self.range, range),
            headline: self
                .headline
                .zip(headline)
                .map(|(sum, one)| sum + one.into()),
            is_known: self.is_known && found.is_known,
        }
    }
}
