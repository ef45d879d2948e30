//! Floor 1: the language of rulebooks, format version 2.
//!
//! Lives here: the seven concepts as data (value, scale, event amount, pool, factor,
//! audience, grade), the readings that come with each, what happened in a month
//! as values and events. [`Plan`](crate::plan::Plan) says what is wrong with either. May not live here: how anything
//! is scored, words for people.
//!
//! The language is closed: no expressions. Everything in it can be checked, ranged,
//! drawn, edited in a form and told in two languages. An amount has its sign:
//! what is taken is negative.

mod asked;
mod document;
mod event;
mod example;
mod factor;
mod facts;
mod fault;
mod findings;
mod grade;
pub mod limits;
pub mod migrate;
mod node;
mod param;
mod params;
mod part;
mod reading;
mod scale;
mod value;

pub use asked::Circumstance;
pub use document::{Audience, Document, Joined, Total};
pub use event::{Choice, EventAmount, Events, Kind, Overlap, Span, Which};
pub use example::{Example, Expected};
pub use factor::{Factor, FactorBy};
pub use facts::{Also, Between, Cases, Event, Excuse, Facts, Given, Heard, Taken};
pub use fault::{Fault, Problem};
pub use findings::{Finding, Odd};
pub use grade::{Comparison, Condition, Direction, Grade, Grades, Move};
pub use node::{Gives, Held, Line, Node, Pool};
pub use param::{Param, Word};
pub use params::RestsOn;
pub use part::Part;
pub use reading::{Asked, By, Reading, ReadingOption, When};
pub use scale::{
    Band, Bands, Ends, Limit, Point, Scale, Slope, StepCount, Steps, Tier, TierOn, Tiers, Toward,
};
pub use value::{
    Among, Better, DueMonth, Excused, First, Norm, PERCENT, Per, Source, Take, Unclear, Value,
    ValueUnit,
};
