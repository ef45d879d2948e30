//! Rulebooks that are being written: begun, edited, tried on months, published.
//!
//! Lives here: [`DraftForm`], what is open of them, and what a person does about them, in the
//! program's sixth chunk. May not live here: what a sketch says (`draft`), and words.

mod along;
mod around;
mod begin;
mod cases;
mod edit;
mod examples;
mod form;
mod msg;
mod outlook;
mod publish;
mod sample;
mod work;

pub use along::Along;
pub use form::{DraftForm, Looked, Refused};
pub use msg::{DraftMsg, Sample, Start, Tab, Text, field_id};
pub use sample::Tried;
pub use work::DRAFTS;
