//! Floor 1: texts in the form that is searched.
//!
//! Lives here: how a character is folded, which ones are Chinese, and the
//! [`Initials`] by which those are typed. May not live here: what is searched.

mod fold;
mod initials;

pub use fold::{fold, is_han};
pub use initials::{Initials, mask};
