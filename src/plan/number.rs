//! A number of the rules in a plan, and what is known of a value.

use crate::language::{Fault, Param, Problem};
use crate::number::{Exact, Range};

/// A number with its span.
#[derive(Clone, Copy, Debug)]
pub struct Number {
    value: Exact,
    span: Range<Exact>,
    /// Its place among the assumed ones, where it's one of them as it stands.
    nth: Option<usize>,
}

/// With which numbers something is reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// With each at its value; what isn't known counts as little as it can.
    Headline,
    /// With each anywhere in its span.
    Span,
}

/// What is known of a value.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    /// All that it can be.
    pub range: Range<Exact>,
    /// Whether it's a fact, or follows from facts alone.
    pub is_known: bool,
    /// Whether there is none of it.
    pub lapsed: Lapsed,
}

/// What is known of a value with every number at its value, and with each anywhere.
#[derive(Clone, Copy, Debug)]
pub struct Both {
    headline: Known,
    span: Known,
}

/// Whether there is none of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lapsed {
    No,
    Perhaps,
    Yes,
}

impl Lapsed {
    /// Whether there is any of it; none where that isn't known.
    pub const fn is_there(self) -> Option<bool> {
        match self {
            Self::No => Some(true),
            Self::Perhaps => None,
            Self::Yes => Some(false),
        }
    }
}

impl Number {
    pub fn of(param: &Param, path: &str, faults: &mut Vec<Fault>) -> Self {
        let span = param.span();
        if span.low > span.high || !span.contains(param.value()) {
            faults.push(Fault::at(path, Problem::Span));
        }
        Self {
            value: param.value().into(),
            span: Range::between(span.low.into(), span.high.into()),
            nth: None,
        }
    }

    /// The same as one of the assumed numbers.
    pub const fn assumed(self, nth: usize) -> Self {
        Self {
            nth: Some(nth),
            ..self
        }
    }

    /// Its place among the assumed ones, where it's one of them as it stands.
    pub const fn nth(&self) -> Option<usize> {
        self.nth
    }

    pub const fn exactly(value: Exact) -> Self {
        Self {
            value,
            span: Range::exactly(value),
            nth: None,
        }
    }

    /// What it may be in this mode.
    pub const fn range(&self, mode: Mode) -> Range<Exact> {
        match mode {
            Mode::Headline => Range::exactly(self.value),
            Mode::Span => self.span,
        }
    }

    /// The same in hundreds: of a per cent the share.
    pub fn hundredth(&self) -> Self {
        let share = |number: Exact| number.over(Exact::whole(100)).unwrap_or(Exact::ZERO);
        Self {
            value: share(self.value),
            span: Range {
                low: share(self.span.low),
                high: share(self.span.high),
            },
            nth: None,
        }
    }

    /// What is left of something once it's taken away.
    pub fn taken_from(&self, all: Exact) -> Self {
        Self {
            value: all - self.value,
            span: Range {
                low: all - self.span.high,
                high: all - self.span.low,
            },
            nth: None,
        }
    }

    pub const fn value(&self) -> Exact {
        self.value
    }

    pub fn is_above_zero(&self) -> bool {
        self.value > Exact::ZERO && self.span.low > Exact::ZERO
    }

    /// Whether it lies before another one wherever both are.
    pub fn is_before(&self, other: &Self) -> bool {
        self.value < other.value
            && self.span.low <= other.span.low
            && self.span.high <= other.span.high
    }
}

impl Both {
    pub fn of<E>(known: impl Fn(Mode) -> Result<Known, E>) -> Result<Self, E> {
        Ok(Self {
            headline: known(Mode::Headline)?,
            span: known(Mode::Span)?,
        })
    }

    pub const fn within(&self, mode: Mode) -> Known {
        match mode {
            Mode::Headline => self.headline,
            Mode::Span => self.span,
        }
    }
}

impl Known {
    pub const fn fact(value: Exact) -> Self {
        Self {
            range: Range::exactly(value),
            is_known: true,
            lapsed: Lapsed::No,
        }
    }

    pub const fn open(range: Range<Exact>) -> Self {
        Self {
            range,
            is_known: false,
            lapsed: Lapsed::No,
        }
    }

    /// There is none of it.
    pub const NOTHING: Self = Self {
        range: Range::exactly(Exact::ZERO),
        is_known: true,
        lapsed: Lapsed::Yes,
    };

    /// What a function makes of it, `rest` where there is none: of a fact in this
    /// mode; of what is open everything that it can become, or in the headline what
    /// lies nearest to `rest`.
    pub fn through(
        self,
        mode: Mode,
        rest: Exact,
        function: impl Fn(Range<Exact>, Mode) -> Range<Exact>,
    ) -> Range<Exact> {
        let all = match self.lapsed {
            Lapsed::Yes => return Range::exactly(rest),
            Lapsed::Perhaps => function(self.range, mode).including(rest),
            Lapsed::No => function(self.range, mode),
        };
        match (mode, self.is_known) {
            (Mode::Headline, false) => Range::exactly(rest.clamp(all.low, all.high)),
            _ => all,
        }
    }
}
