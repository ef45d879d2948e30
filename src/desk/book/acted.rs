//! What is known of the acts on documents' months.

use std::rc::Rc;

use super::shelf::Places;
use crate::desk::state::Way;
use crate::id::Fingerprint;
use crate::plan::{BookTrail, Filling};
use crate::record::Source;
use crate::store::BookKey;

/// The acts on each month, those too that were removed: only undo brings these back.
pub type Trails = Places<Rc<BookTrail>>;

/// What is known of them.
#[derive(Debug, Default)]
pub struct BookActs {
    /// By whose month and which document.
    pub trails: Trails,
    /// Months that changed, until the page says when.
    pub(super) waiting: Vec<Waiting>,
    /// Months that are being taken in: from where, and with which acts.
    pub(super) taken: Places<(Source, Option<Rc<BookTrail>>)>,
    /// Whether what is done goes on with the last act.
    pub(super) goes_on: bool,
    /// The last act, if it may go on: of which month, what that was before, and its hash.
    pub(super) last: Option<(BookKey, Rc<Filling>, Option<Fingerprint>)>,
}

/// A month that something changed; none where there is nothing.
#[derive(Debug)]
pub(super) struct Waiting {
    pub key: BookKey,
    pub was: Option<Rc<Filling>>,
    pub is: Option<Rc<Filling>>,
    pub way: Way,
    pub goes_on: bool,
    /// Whether storage wasn't read when that happened.
    pub is_unseen: bool,
    /// From where it was taken in, and with which acts.
    pub taken: Option<(Source, Option<Rc<BookTrail>>)>,
}
