//! Two sheets by one rulebook beside each other.

use super::month_terms::MonthTerms;
use crate::number::{Points, Range, Unit};
use crate::rulebook::{AboveBase, DoubleEntry, Effect, Mechanism, Parameter, ReadingId, Rulebook};
use crate::scoring::{Basis, Count, Line, Sheet, Sub, Timing};

/// What a sheet is compared by: its lines as functions of the assumed numbers, as far
/// as they're known to be such.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    pub(super) range: Range<Points>,
    /// In the order of their places.
    pub(super) terms: Vec<Term>,
    /// Whether the score is its lines, capped by what holds for everyone alike.
    pub(super) is_plain: bool,
    /// What each of several months is compared by, in their order.
    pub(super) over: Vec<MonthTerms>,
    /// Whether each of them is its lines and nothing else.
    pub(super) is_summed: bool,
    /// By how many thousandths a sum over them must be more to be more when it's joined.
    apart: i64,
}

/// A line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// Where it stands: the part's place, then the line's among those of the part.
    pub(super) place: (usize, usize),
    effect: Effect,
    /// What it can be, with its sign.
    range: Range<Points>,
    pub(super) shape: Shape,
}

/// What is known of how a line hangs on assumed numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// So many times one number, whatever the others are; the number's span.
    Times(i64, Range<Points>),
    /// Hangs on nothing but assumed numbers: a line with the same facts is the same.
    Facts(Basis, Count),
    /// Nothing.
    Any,
}

/// How the caps of a rulebook bear on a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Caps {
    /// What no score passes.
    pub(super) top: Option<Points>,
    /// Whether all rewards together stop at a number.
    pub(super) rewards: bool,
}

impl Caps {
    pub(super) fn of(rulebook: &Rulebook) -> Self {
        let above = rulebook.choices().above_base;
        let is_points = rulebook.unit == Unit::Points;
        Self {
            top: (is_points && above == AboveBase::CappedAtBase).then_some(rulebook.base),
            rewards: is_points && above == AboveBase::RewardsCapped,
        }
    }
}

impl Terms {
    /// What a sheet by this rulebook is compared by. A closed month's `range` is what it
    /// was closed with: its lines aren't looked at.
    pub fn of(rulebook: &Rulebook, sheet: &Sheet, is_closed: bool) -> Self {
        let mut terms: Vec<Term> = Vec::with_capacity(sheet.lines.len());
        if !is_closed {
            terms.extend(sheet.lines.iter().map(|line| term(rulebook, line)));
            terms.sort_by_key(|term| term.place);
        }
        Self {
            range: sheet.range,
            terms,
            is_plain: !is_closed && sheet.lines.iter().all(is_plain),
            over: Vec::new(),
            is_summed: false,
            apart: 1,
        }
    }

    /// A score of which nothing but its range is known.
    pub(super) const fn of_range(range: Range<Points>) -> Self {
        Self {
            range,
            terms: Vec::new(),
            is_plain: false,
            over: Vec::new(),
            is_summed: false,
            apart: 1,
        }
    }

    /// Several months' joined score, over a period of so many.
    pub(super) fn over(range: Range<Points>, over: Vec<MonthTerms>, of: usize) -> Self {
        Self {
            is_summed: over.iter().all(MonthTerms::is_free),
            over,
            apart: i64::try_from(of).unwrap_or(i64::MAX),
            ..Self::of_range(range)
        }
    }

    /// What the score can be.
    pub const fn range(&self) -> Range<Points> {
        self.range
    }

    /// So many times as long as two months two of these take to be compared.
    pub(super) fn months(&self) -> usize {
        self.over.len().max(1)
    }

    /// Whether this score is `other`'s or more for every value of what is open.
    pub(super) fn never_below(&self, other: &Self, caps: Caps) -> bool {
        self.range.low >= other.range.high
            || self.may_lead(other)
                && self
                    .least_above(other, caps)
                    .or_else(|| self.least_over(other))
                    .is_some_and(|least| least >= Points::ZERO)
    }

    /// Whether this score is more than `other`'s for every value of what is open.
    pub(super) fn always_above(&self, other: &Self, caps: Caps) -> bool {
        // Where both stop at the same end, they're equal there.
        let is_free =
            self.range.low > Points::ZERO && caps.top.is_none_or(|top| other.range.high < top);
        self.range.low > other.range.high
            || self.may_lead(other)
                && self
                    .least_over(other)
                    .is_some_and(|least| least.raw() >= self.apart)
            || is_free
                && self
                    .least_above(other, caps)
                    .is_some_and(|least| least > Points::ZERO)
    }

    /// Who is never below is so with everything at its worst, and at its best.
    fn may_lead(&self, other: &Self) -> bool {
        self.range.low >= other.range.low && self.range.high >= other.range.high
    }

    /// The least by which the lines of this one are more than `other`'s, for every value of
    /// what is open; none where the lines don't make the score alone.
    pub(super) fn least_above(&self, other: &Self, caps: Caps) -> Option<Points> {
        if !self.is_plain || !other.is_plain {
            return None;
        }
        let (mut rewards, mut deductions) = (Points::ZERO, Points::ZERO);
        let mut add = |effect: Effect, least: Points| match effect {
            Effect::Reward => rewards += least,
            Effect::Deduction => deductions += least,
        };
        for (own, their) in pairs(&self.terms, &other.terms) {
            if let Some(term) = own.or(their) {
                add(term.effect, least_between(own, their));
            }
        }
        // Both stop at the same number: what is more there may be nothing.
        if caps.rewards {
            rewards = rewards.min(Points::ZERO);
        }
        Some(rewards + deductions)
    }
}

/// The lines of both, place by place.
pub(super) fn pairs<'a>(
    own: &'a [Term],
    other: &'a [Term],
) -> impl Iterator<Item = (Option<&'a Term>, Option<&'a Term>)> {
    let (mut ours, mut theirs) = (own.iter().peekable(), other.iter().peekable());
    std::iter::from_fn(move || match (ours.peek(), theirs.peek()) {
        (None, None) => None,
        (Some(own), Some(their)) if own.place == their.place => Some((ours.next(), theirs.next())),
        (Some(own), Some(their)) if own.place > their.place => Some((None, theirs.next())),
        (None, Some(_)) => Some((None, theirs.next())),
        (Some(_), _) => Some((ours.next(), None)),
    })
}

/// The least by which a line is more than another in its place; what isn't there is 0.
pub(super) fn least_between(own: Option<&Term>, their: Option<&Term>) -> Points {
    let zero = Shape::Times(0, Range::exactly(Points::ZERO));
    let (range, shape) = own.map_or((Range::exactly(Points::ZERO), zero), |own| {
        (own.range, own.shape)
    });
    let (other, other_shape) = their.map_or((Range::exactly(Points::ZERO), zero), |their| {
        (their.range, their.shape)
    });
    let apart = range.low - other.high;
    let together = match (shape, other_shape) {
        (Shape::Times(times, span), Shape::Times(others, other_span)) => {
            // Nothing times a number has no span of its own.
            let span = if times == 0 { other_span } else { span };
            let by = times - others;
            Some(span.low.times(by).min(span.high.times(by)))
        }
        (Shape::Facts(basis, count), Shape::Facts(other, others)) => {
            ((basis, count) == (other, others)).then_some(Points::ZERO)
        }
        _ => None,
    };
    together.map_or(apart, |together| apart.max(together))
}

fn term(rulebook: &Rulebook, line: &Line) -> Term {
    let position = rulebook.position(line.part).unwrap_or(usize::MAX);
    let (_, sub) = of_part(rulebook, line);
    Term {
        place: (position, sub),
        effect: line.effect,
        range: line.range,
        shape: shape(rulebook, line),
    }
}

fn shape(rulebook: &Rulebook, line: &Line) -> Shape {
    // Which clause counts an event may hang on the amounts of others.
    let is_contested = line.depends.readings.contains(ReadingId::R12)
        && rulebook.choices().double_entry == DoubleEntry::Heavier;
    if line.depends.open || is_contested {
        return Shape::Any;
    }
    let sign = match line.effect {
        Effect::Reward => 1,
        Effect::Deduction => -1,
    };
    let times = match line.count {
        Count::Times(times) => Some(i64::from(times)),
        Count::Whole => Some(i64::from(!line.amount.is_zero())),
        Count::Percent(_) => None,
    };
    let (amount, _) = of_part(rulebook, line);
    // It's so many times the number if its range is: a pool, a target or another count
    // would make it another one at either end.
    if let Some((times, amount)) = times.zip(amount) {
        let (times, span) = (times * sign, amount.span());
        let ends = Range::between(span.low.times(times), span.high.times(times));
        if ends == line.range && amount.value.times(times) == line.amount {
            return Shape::Times(times, span);
        }
    }
    match line.basis {
        // What was reached, and which days were worked, isn't in it.
        Basis::Threshold(_) | Basis::Calls(_) => Shape::Any,
        basis => Shape::Facts(basis, line.count),
    }
}

/// The number that a line counts, and its place among the lines of its part.
fn of_part<'a>(rulebook: &'a Rulebook, line: &Line) -> (Option<&'a Parameter<Points>>, usize) {
    let Some((.., part)) = rulebook.part(line.part) else {
        return (None, 0);
    };
    match &part.mechanism {
        Mechanism::PerOccurrence { amount, .. }
        | Mechanism::ExamRank { amount, .. }
        | Mechanism::Threshold { amount, .. } => (Some(amount), 0),
        Mechanism::Deadline { per_day, .. } => (Some(per_day), 0),
        Mechanism::Shortfall { step } => {
            let mut measures = rulebook.measures.iter();
            let at = measures.position(|measure| line.sub == Sub::Measure(measure.id));
            (Some(step), at.unwrap_or(usize::MAX))
        }
        Mechanism::CallQuota { .. } => (None, 0),
        Mechanism::Severity { levels } => {
            let at = levels
                .iter()
                .position(|level| line.sub == Sub::Level(level.id));
            let amount = at.and_then(|at| levels.get(at)).map(|level| &level.amount);
            (amount, at.unwrap_or(levels.len()))
        }
    }
}

/// Whether a line does nothing to the score but what it gives or takes.
fn is_plain(line: &Line) -> bool {
    match line.basis {
        // It may set the month to 0 (reading R3).
        Basis::Deadline(basis) => !line.depends.open && !matches!(basis.timing, Timing::TooLate),
        // What is given back hangs on it.
        Basis::Calls(_) => false,
        _ => true,
    }
}
