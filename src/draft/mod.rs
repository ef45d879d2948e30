//! Floor 2: a rulebook of version 2 that is being written.
//!
//! Lives here: [`Sketch`], the rulebook as a tree that may hold anything a person typed;
//! what is read out of it, however much is still wrong; its numbers, what it says otherwise
//! than another one, and whom that concerns. May not live here: words for people, where
//! sketches are kept.
//!
//! A place in it is the path that faults have, such as `totals[0].pool.of[2].line.gives`.

mod along;
mod asked;
mod begin;
mod compare;
mod dots;
mod effect;
pub mod gallery;
mod names;
mod number;
mod numbers;
mod outlook;
mod read;
mod sensitivity;
mod sketch;
mod tree;
mod used;

pub use along::along;
pub use asked::{again, ask, decide, settle};
pub use begin::{
    GivesKind, NewPart, ScaleKind, SourceKind, gives_of, norm, part, scale_of, source_of,
};
pub use compare::{Difference, Said, What, differences};
pub use dots::{Dot, dots};
pub use effect::{Alone, Around, Case, Changed, Effect, LineChange};
pub use names::fresh;
pub use number::{
    OriginKind, origin_kind, plain_origin_kind, set_origin, set_plain_origin, set_source, set_span,
    set_value, value_text,
};
pub use numbers::{Numbered, Role, numbers};
pub use outlook::{Outlook, Stage};
pub use read::{Lack, LackOf, Read};
pub use sensitivity::Sensitive;
pub use sketch::{Root, Sketch};
pub use tree::{carry, get, insert, parent, put, remove, same_place, shift};
pub use used::{parts_that_use, place_of_line, records_that_use};
