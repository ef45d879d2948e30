//! Floor 1: the rules as data.
//!
//! Lives here: [`Rulebook`] with its sections, clauses, parts, measures,
//! parameters and readings; the bundled rulebooks as JSON; [`check`], which
//! lists what is wrong with one, and [`findings`], what is odd about it; what a
//! branch amends and the [`Rules`] that this makes, how two rulebooks differ, and the [`Fingerprint`] of what
//! scores. May not live here: what follows from the
//! rules (that is `scoring`), and anything about a person.
//!
//! A rulebook binds every part of a clause to one of a *closed* set of
//! [`Mechanism`]s. There is no expression language: a closed set can be
//! checked, ranged and edited by a person who can't program.

mod amend;
mod batch;
mod bundled;
mod check;
mod checked;
mod dated;
mod details;
mod difference;
mod document;
mod example;
mod findings;
mod fingerprint;
mod holds;
mod list;
mod log_difference;
mod log_lists;
mod log_rules;
mod marks;
mod matter;
mod mechanism;
mod parameter;
mod parameter_ref;
mod reading;
mod rules;
mod rules_difference;
mod setting;
mod texts;
mod trial;

pub use crate::id::{Fingerprint, Id};
pub use amend::{Amendment, MAX_AMENDMENTS, Number, Variant, amend};
pub use batch::{Batch, BatchFault};
pub use bundled::{
    bundled, bundled_in, bundled_json, outline_in, telesales_json, worked_month, worked_month_in,
};
pub use check::{Fault, Problem, check, limits};
pub use checked::Rulebook;
pub use dated::in_force;
pub use details::details;
pub use difference::{Difference, difference};
pub use document::{
    Clause, Direction, Document, Effect, Measure, Part, PayBand, Section, Settlement, Text,
};
pub use example::{Example, Expected};
pub use findings::findings;
pub use holds::Holds;
pub use list::{List, Str};
pub use log_difference::{LogDifference, log_difference};
pub use log_lists::{ListFault, ListRow, LogList, LogLists};
pub use log_rules::{Category, Channel, Feed, LogRules};
pub use matter::Matter;
pub use mechanism::{Condition, Consequence, End, Level, Mechanism, Repeat};
pub use parameter::{Decision, Origin, Parameter, PlainOrigin};
pub use parameter_ref::{AnyParameter, ParameterRef};
pub use reading::*;
pub use rules::{Book, MAX_BOOKS, Rules};
pub use rules_difference::{Decided, RulesDifference, rules_difference};
pub use setting::{Setting, SettingFault, SettingField, Subject};
pub use texts::{TextDifference, TextRef, text_difference, text_mark, texts};
pub use trial::{Pin, Trial};
