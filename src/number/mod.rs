//! Floor 1: exact fixed-point numbers.
//!
//! Lives here: [`Points`] (thousandths of a point), [`Percent`] (thousandths
//! of a percent), [`Money`] (fen), [`Decimal`] (millionths of anything) and the [`Exact`]
//! fractions that follow from it, a [`Range`] of one of them, and the [`Unit`] of a rulebook; parsing and
//! printing without floats. May not live here: anything that knows a rule, a
//! person, a language or a clock.
//!
//! In JSON all three are decimal strings (`"0.5"`): a JSON number goes through
//! a binary float in most readers and can come back changed; a string can't.

mod decimal;
mod exact;
mod range;
mod ratio;
mod unit;

pub use decimal::{Decimal, Money, NumberError, Percent, Points};
pub use exact::{Exact, Rounding};
pub use range::Range;
pub use ratio::Ratio;
pub use unit::Unit;
