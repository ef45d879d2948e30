//! Floor 2: a rulebook of version 2, compiled once, scores many months.
//!
//! Lives here: [`Plan`] (names resolved, readings chosen, indices in place of
//! names), what a month comes to, exactly and within which range, and the lines
//! it consists of. One file per concept. May not live here: languages, clocks,
//! how anything is drawn.
//!
//! The order is fixed: values, amounts, pools from the inside out (floor, cap,
//! factors, weight), rounding, grades. Everything is an exact fraction until a
//! total is rounded.
//!
//! Each result is reckoned twice by the same code: once with every number at its
//! own value, what isn't known counting as little as it can; and once with every
//! number anywhere in its span, which gives the range. The range holds every
//! outcome. It is exact where each unknown and each assumed number is asked by
//! one line or factor, or by several that it moves the same way. A value that a
//! gate asks too is tried piece by piece (`pieces`), events that fit several
//! lines in every way (`overlap`); else the range may be wider.

mod added;
mod among;
mod amount;
mod bends;
mod beside;
mod boundary;
mod carried;
mod chain;
mod check_code;
mod closer;
mod compile;
mod counted;
mod derive;
mod earlier;
mod elsewhere;
mod ends;
mod event;
mod example;
mod factor;
mod filled;
mod filling;
mod findings;
mod footing;
mod form;
mod given;
mod grade;
mod list;
mod node;
mod number;
mod open;
mod order;
mod overlap;
mod pieces;
mod price;
mod read;
mod readings;
mod reckoning;
mod scale;
mod settings;
mod settled;
mod shape;
mod sheet;
mod spread;
mod trail;
mod tries;
mod typed;
mod value;
mod year;

pub use among::{TeamOf, TeamSide};
pub use boundary::Boundary;
pub use chain::{Recorded, worked_out};
pub use compile::Plan;
pub use counted::{CasePart, Counted};
pub use derive::{Derivation, Derived, Figure, ValueSheet};
pub use elsewhere::{Elsewhere, Figures, Found, Logged, TakenFrom, Whence};
pub use filled::{Filled, Volume};
pub use filling::{Filling, Listed, MAX_TEXT, Noted, Place, Under, Why, WrongText};
pub use footing::Footing;
pub use grade::GradeRange;
pub use open::{Assumed, OpenItem, OpenList, Unsettled, Width};
pub use price::{Priced, PricedOption, PricedReading};
pub use read::{ListAsks, choice, kinds, lines, list_asks, stands_alone, takes_amount, takes_date};
pub use sheet::{LineSheet, PoolSheet, Sheet, TotalSheet};
pub use trail::{BookRevision, BookStep, BookTrail};
pub use tries::MOST_WORK;
pub use year::{Joining, Shares, Weight, join_months, joins};
