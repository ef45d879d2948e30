//! An amount as what it hangs on: so many times some assumed numbers, which everybody shares,
//! and what hangs on them in another way.

use super::amount::{NOTHING, difference, product, sum};
use super::number::{Mode, Number};
use super::scale::{LinePlan, Piece, ScalePlan};
use crate::language::Ends;
use crate::number::{Exact, Range};

/// An amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// What hangs on nothing.
    rest: Exact,
    /// So many times a number, by its place among the assumed ones; in their order.
    terms: Vec<(usize, Exact, Range<Exact>)>,
    more: Option<More>,
}

/// What is no multiple of a number.
#[derive(Clone, Debug, PartialEq, Eq)]
struct More {
    range: Range<Exact>,
    /// The facts that it follows from by the assumed numbers alone; none where it hangs on
    /// what isn't known.
    facts: Option<Vec<Exact>>,
}

impl Form {
    pub const fn exactly(rest: Exact) -> Self {
        Self {
            rest,
            terms: Vec::new(),
            more: None,
        }
    }

    pub fn number(number: &Number) -> Self {
        let range = number.range(Mode::Span);
        match number.nth() {
            _ if range.is_settled() => Self::exactly(range.low),
            Some(nth) => Self {
                terms: vec![(nth, Exact::ONE, range)],
                ..Self::exactly(Exact::ZERO)
            },
            None => Self::open(range),
        }
    }

    /// What hangs on things that aren't known.
    pub fn open(range: Range<Exact>) -> Self {
        Self {
            more: Some(More { range, facts: None }),
            ..Self::exactly(Exact::ZERO)
        }
    }

    /// What follows from these facts in the place where it stands.
    pub fn of_facts(range: Range<Exact>, facts: Vec<Exact>) -> Self {
        Self {
            more: Some(More {
                range,
                facts: Some(facts),
            }),
            ..Self::exactly(Exact::ZERO)
        }
    }

    /// With so much more that hangs on nothing.
    pub fn plus(self, more: Exact) -> Self {
        Self {
            rest: self.rest + more,
            ..self
        }
    }

    pub fn range(&self) -> Range<Exact> {
        let terms = self.terms.iter();
        let all = terms.fold(Range::exactly(self.rest), |all, (_, times, span)| {
            sum(all, product(*span, Range::exactly(*times)))
        });
        sum(all, self.more.as_ref().map_or(NOTHING, |more| more.range))
    }

    /// The sum of two of which nothing is more than multiples.
    fn and(mut self, other: Self, times: Exact) -> Self {
        self.rest = self.rest + other.rest * times;
        for (nth, by, span) in other.terms {
            match self.terms.binary_search_by_key(&nth, |term| term.0) {
                Ok(at) => {
                    if let Some(term) = self.terms.get_mut(at) {
                        term.1 = term.1 + by * times;
                    }
                }
                Err(at) => self.terms.insert(at, (nth, by * times, span)),
            }
        }
        self
    }

    /// By how much it is more than another one in its place, whatever is found out: the
    /// numbers are the same for both.
    pub fn less(&self, other: &Self) -> Range<Exact> {
        let mut all = Range::exactly(self.rest - other.rest);
        let (mut own, mut their) = (self.terms.iter().peekable(), other.terms.iter().peekable());
        loop {
            let place = |term: Option<&&(usize, Exact, Range<Exact>)>| term.map(|term| term.0);
            let (times, span) = match (place(own.peek()), place(their.peek())) {
                (None, None) => break,
                (Some(a), Some(b)) if a == b => match (own.next(), their.next()) {
                    (Some((_, a, span)), Some((_, b, _))) => (*a - *b, *span),
                    _ => break,
                },
                (Some(a), b) if b.is_none_or(|b| a < b) => match own.next() {
                    Some((_, times, span)) => (*times, *span),
                    None => break,
                },
                _ => match their.next() {
                    Some((_, times, span)) => (-*times, *span),
                    None => break,
                },
            };
            all = sum(all, product(span, Range::exactly(times)));
        }
        let range = |more: &Option<More>| more.as_ref().map_or(NOTHING, |more| more.range);
        match (&self.more, &other.more) {
            (Some(a), Some(b)) if a.facts.is_some() && a.facts == b.facts => all,
            (a, b) => sum(all, difference(range(a), range(b))),
        }
    }
}

/// So many of each, added.
pub fn added(all: impl IntoIterator<Item = Option<(Form, Exact)>>) -> Option<Form> {
    let mut forms = all.into_iter();
    forms.try_fold(Form::exactly(Exact::ZERO), |all, one| {
        let (one, times) = one?;
        one.more.is_none().then(|| all.and(one, times))
    })
}

impl ScalePlan {
    /// What a value that is known comes to; none where it's no multiple of its numbers.
    pub fn form(&self, value: Exact) -> Option<Form> {
        let found = match self {
            Self::Rate(price) => added([Some((Form::number(price), value))]),
            Self::Bands(pieces) => Some(Form::number(&only(pieces, value)?.amount)),
            Self::Whole(pieces) => {
                added([Some((Form::number(&only(pieces, value)?.amount), value))])
            }
            Self::Parts(pieces) => parts(pieces, value),
            Self::Steps(steps) => {
                let count = steps.count(Range::exactly(value), Mode::Span);
                let count = count.is_settled().then_some(count.low)?;
                added([Some((Form::number(&steps.amount), count))])
            }
            Self::Line(line) => line.form(value),
        };
        found.filter(|form| form.more.is_none())
    }
}

/// The band in which a value lies, where that hangs on no number.
fn only(pieces: &[Piece], value: Exact) -> Option<&Piece> {
    let mode = Mode::Span;
    let nth = pieces
        .iter()
        .rposition(|piece| piece.is_reached(value, mode))?;
    let piece = pieces.get(nth)?;
    piece.is_surely_reached(value, mode).then_some(piece)
}

/// Each rate on its part of a value.
fn parts(pieces: &[Piece], value: Exact) -> Option<Form> {
    let mut beyond = Vec::new();
    for piece in pieces.iter().skip(1) {
        let from = piece.from.as_ref()?.0.range(Mode::Span);
        let from = from.is_settled().then_some(from.low)?;
        beyond.push((value - from).max(Exact::ZERO));
    }
    let own = std::iter::once(value).chain(beyond.iter().copied());
    let next = beyond.iter().copied().chain([Exact::ZERO]);
    let each = pieces.iter().zip(own.zip(next));
    added(each.map(|(piece, (own, next))| Some((Form::number(&piece.amount), own - next))))
}

impl LinePlan {
    fn form(&self, value: Exact) -> Option<Form> {
        let at = |number: &Number| {
            let range = number.range(Mode::Span);
            range.is_settled().then_some(range.low)
        };
        let (from, to) = (at(&self.from.0)?, at(&self.to.0)?);
        let is_outside = |beyond: bool, at_end: bool| match self.ends {
            Ends::Inside => beyond,
            Ends::Outside => beyond || at_end,
        };
        if is_outside(value < from, value == from) {
            return Some(Form::number(&self.below));
        }
        if is_outside(value > to, value == to) {
            return Some(Form::number(&self.above));
        }
        let share = (value - from).over(to - from)?;
        added([
            Some((Form::number(&self.from.1), Exact::ONE - share)),
            Some((Form::number(&self.to.1), share)),
        ])
    }
}
