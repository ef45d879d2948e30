//! Several deductions for one event, of which only the heaviest counts
//! (reading R12).

use super::tally::Named;
use super::{Case, Lean};
use crate::number::{Points, Range};
use crate::rulebook::{Effect, Level};

/// Events that fit all of these, of which the heaviest counts, the first named
/// at a tie.
pub(super) struct Contest<'a> {
    pub parties: Vec<Party<'a>>,
    /// How many events.
    pub count: u32,
}

/// What an event can count for.
#[derive(Clone, Copy)]
pub(super) enum Party<'a> {
    /// A part of a clause.
    Part(Named<'a>),
    /// The complaint that it caused, of this level, with its place on the scale.
    Level(usize, &'a Level),
    /// The same under investigation: of any level, or of none.
    Inquiry(&'a [Level]),
}

impl<'a> Contest<'a> {
    pub fn alone(part: Named<'a>, count: u32) -> Self {
        Self {
            parties: vec![Party::Part(part)],
            count,
        }
    }

    /// Those of an entry: one of its events caused the complaint.
    pub fn of(parts: Vec<Named<'a>>, complaint: Option<Party<'a>>, count: u32) -> Vec<Self> {
        let parts: Vec<Party<'a>> = parts.into_iter().map(Party::Part).collect();
        let Some(complaint) = complaint else {
            let parties = parts;
            return vec![Self { parties, count }];
        };
        let mut contests = Vec::with_capacity(2);
        if count > 1 {
            contests.push(Self {
                parties: parts.clone(),
                count: count - 1,
            });
        }
        let parties = parts.into_iter().chain([complaint]).collect();
        contests.push(Self { parties, count: 1 });
        contests
    }

    /// The complaint among them.
    pub fn complaint(&self) -> Option<Party<'a>> {
        self.parties.last().copied().filter(Party::is_complaint)
    }

    pub fn has_inquiry(&self) -> bool {
        matches!(self.complaint(), Some(Party::Inquiry(_)))
    }

    /// Those that are the heaviest by some values of the amounts.
    pub fn can_win(&self) -> impl Iterator<Item = &Party<'a>> {
        let parties = self.parties.iter().enumerate();
        parties
            .filter(|(index, _)| can_win(&self.parties, *index))
            .map(|(_, party)| party)
    }

    /// Whether a part outweighs the complaint by some values of the amounts.
    pub fn can_be_outweighed(&self) -> bool {
        self.parties.split_last().is_some_and(|(complaint, parts)| {
            let low = complaint.span().low;
            parts.iter().any(|part| part.span().high >= low)
        })
    }
}

impl Party<'_> {
    pub const fn is_complaint(&self) -> bool {
        !matches!(self, Self::Part(_))
    }

    /// Whether an event that it wins may cost nothing.
    pub const fn is_limited(&self) -> bool {
        match self {
            Self::Part(part) => part.is_limited(),
            Self::Level(..) | Self::Inquiry(_) => false,
        }
    }

    /// Its place in the document, if it's a part.
    pub const fn position(&self) -> Option<usize> {
        match self {
            Self::Part(part) => Some(part.position),
            Self::Level(..) | Self::Inquiry(_) => None,
        }
    }

    /// Where its complaints are tallied.
    pub const fn place(&self) -> usize {
        match self {
            Self::Part(_) => 0,
            Self::Level(place, _) => *place,
            Self::Inquiry(levels) => levels.len(),
        }
    }

    /// What one event may cost for it; below 0 where it may not be there.
    pub fn span(&self) -> Range<Points> {
        match self {
            Self::Part(part) => part.amount.span(),
            Self::Level(_, level) => level.amount.span(),
            Self::Inquiry(_) => Range {
                low: NOT_THERE,
                high: self.amount(Lean::Worse, Lean::Worse),
            },
        }
    }

    /// What one event costs for it in a case.
    pub fn amount(&self, parameters: Lean, facts: Lean) -> Points {
        match self {
            Self::Part(part) => parameters.amount(part.amount, Effect::Deduction),
            Self::Level(_, level) => parameters.amount(&level.amount, Effect::Deduction),
            Self::Inquiry(levels) if facts == Lean::Worse => dearest(levels, parameters),
            Self::Inquiry(_) => NOT_THERE,
        }
    }
}

/// Less than any amount.
const NOT_THERE: Points = Points::from_raw(-1);

/// What the dearest level costs.
pub(super) fn dearest(levels: &[Level], parameters: Lean) -> Points {
    let amount = |level: &Level| parameters.amount(&level.amount, Effect::Deduction);
    levels.iter().map(amount).max().unwrap_or(Points::ZERO)
}

/// Whether there are values of the amounts by which this one is the heaviest.
pub(super) fn can_win(parties: &[Party<'_>], candidate: usize) -> bool {
    let high = parties[candidate].span().high;
    parties.iter().enumerate().all(|(i, other)| {
        let low = other.span().low;
        i == candidate || high > low || (high == low && candidate < i)
    })
}

/// The heaviest in a case, the first named at a tie. Some parts, by their
/// places in the document, may have amounts of their own.
pub(super) fn winner(parties: &[Party<'_>], case: Case, own: &[(usize, Points)]) -> usize {
    let amount = |index: usize| {
        if let Party::Part(part) = parties[index]
            && let Some((_, amount)) = own.iter().find(|(place, _)| *place == part.position)
        {
            return *amount;
        }
        parties[index].amount(case.parameters, case.facts)
    };
    (1..parties.len()).fold(0, |best, i| if amount(i) > amount(best) { i } else { best })
}
