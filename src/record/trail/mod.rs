//! The acts on a month 修改记录: who changed what, when and from where.
//!
//! A month's trail is a list of [`Revision`]s, oldest first. Each keeps the way
//! back to what the month was before it, so that [`Trail::steps`] tells what
//! every act changed, and a hash over itself, the month as it left it, and the
//! hash of the one before: two copies of a month share what has the same hash,
//! and [`Trail::parting`] says where they part. That tells copies apart; it's no
//! seal, and a typed name proves nothing.

mod codec;
mod delta;
mod sides;

use super::{Facts, MAX_AGENT};
use crate::calendar::Minute;
use crate::id::{CheckCode, Fingerprint};
use crate::json::{json_choice, json_object};

pub use delta::{Delta, Splice};
pub use sides::{GivenOut, Side, Sides};

/// The most acts that are kept of a month one by one.
pub const MAX_REVISIONS: usize = 200;
/// The most bytes that a month's acts take; the oldest go first.
pub const MAX_TRAIL: usize = 64 * 1024;
/// So many entries of the log are named by an act; where more changed a month,
/// it's the log as a whole.
pub const MAX_CONSULTATIONS: usize = 20;
/// Characters in the name of a file that an act names.
pub const MAX_FILE_NAME: usize = 120;
/// Characters in the name of a table's sheet that an act names.
pub const MAX_SHEET: usize = 64;
/// Bytes of the name of such a sheet's cell.
const MAX_CELL_NAME: usize = 10;
/// So many cells of a table are named by an act.
pub const MAX_SOURCE_CELLS: usize = 64;

json_object! {
    /// The acts on a month.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    #[checked(codec::bounded)]
    pub struct Trail {
        #[or(default)]
        earlier: Option<Earlier>,
        #[schema("maxItems": MAX_REVISIONS)]
        revisions: Vec<Revision>,
    }
}

json_object! {
    /// Acts that aren't kept one by one any more.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Earlier {
        /// How many.
        #[schema("minimum": 1)]
        pub count: u32,
        /// When the last of them was.
        pub at: Minute,
        /// Its hash.
        pub hash: Fingerprint,
    }
}

/// One act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// Whose it is, and when it was.
    pub made: Made,
    /// The way back; none where nothing was known of the month before.
    pub before: Option<Delta>,
    /// The hash of this act and all before it.
    pub hash: Fingerprint,
}

/// When, by whom and from where something was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// When, by that browser's clock.
    pub at: Minute,
    /// By whom, as typed; may be empty.
    pub by: String,
    /// From where.
    pub source: Source,
}

json_choice! {
    /// From where a change came.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    #[checked(codec::named)]
    pub enum Source {
        /// Entered on the page.
        #[default]
        Entered = "entered",
        /// An act was undone.
        Undone = "undone",
        /// An undone act was done again.
        Redone = "redone",
        /// It was given out as the official month; nothing changed.
        Issued = "issued",
        /// The agent's consultation log.
        Log = "log",
        /// Some entries of it.
        Consultations {
            /// Their keys, ascending.
            #[schema("maxItems": MAX_CONSULTATIONS)]
            entries: Vec<u64>,
        } = "consultations",
        /// A file.
        File {
            /// Its name.
            #[schema("maxLength": MAX_FILE_NAME)]
            name: String,
            /// The hash of its bytes.
            hash: Fingerprint,
        } = "file",
        /// What was granted of an appeal slip.
        Slip {
            /// The slip's check code.
            code: CheckCode,
        } = "slip",
        /// Cells of a table.
        Table {
            /// The name of its file.
            #[schema("maxLength": MAX_FILE_NAME)]
            name: String,
            /// The hash of its bytes.
            hash: Fingerprint,
            /// The sheet.
            #[schema("maxLength": MAX_SHEET)]
            sheet: String,
            /// The cells, as spreadsheets name them, in the order in which they were read.
            #[schema("maxItems": MAX_SOURCE_CELLS)]
            cells: Vec<String>,
        } = "table",
    }
}

/// An act with the month on both sides of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step<'a> {
    /// The act.
    pub revision: &'a Revision,
    /// The month before it. The wage, whose sums aren't kept, is that of now.
    pub before: Facts,
    /// The month after it.
    pub after: Facts,
}

/// What the acts of two copies of a month have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parting {
    /// Nothing, or no acts are known of one of them.
    Unknown,
    /// All of them.
    Same,
    /// Those up to this minute; then so many follow in the first and in the
    /// second.
    After {
        /// When the last common one was.
        at: Minute,
        /// Acts that only the first has.
        one: usize,
        /// Acts that only the second has.
        other: usize,
    },
}

impl Made {
    /// An act; a longer name than an agent's is cut.
    pub fn new(at: Minute, by: &str, source: Source) -> Self {
        let by = by.trim().chars().take(MAX_AGENT).collect();
        Self { at, by, source }
    }
}

impl Source {
    /// Entries of the log, by their keys; the log where they are too many to name.
    pub fn consultations(entries: Vec<u64>) -> Self {
        match entries.is_empty() || entries.len() > MAX_CONSULTATIONS {
            true => Self::Log,
            false => Self::Consultations { entries },
        }
    }

    /// A file; a long name is cut.
    pub fn file(name: &str, hash: Fingerprint) -> Self {
        let name = name.chars().take(MAX_FILE_NAME).collect();
        Self::File { name, hash }
    }

    /// Cells of a table; long names are cut, and so are cells that are too many to name.
    pub fn table(name: &str, hash: Fingerprint, sheet: &str, cells: &[String]) -> Self {
        let cells = cells.iter().take(MAX_SOURCE_CELLS);
        Self::Table {
            name: name.chars().take(MAX_FILE_NAME).collect(),
            hash,
            sheet: sheet.chars().take(MAX_SHEET).collect(),
            cells: cells.cloned().collect(),
        }
    }
}

impl Trail {
    /// The acts that are kept one by one, oldest first.
    pub fn revisions(&self) -> &[Revision] {
        &self.revisions
    }

    /// Those before them.
    pub const fn earlier(&self) -> Option<Earlier> {
        self.earlier
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.revisions.is_empty() && self.earlier.is_none()
    }

    /// The hash of the last one.
    pub fn head(&self) -> Option<Fingerprint> {
        let last = self.revisions.last().map(|revision| revision.hash);
        last.or(self.earlier.map(|earlier| earlier.hash))
    }

    /// With one act more, which made this month of that; as it is where both
    /// are the same. What goes beyond the limits is told by [`Earlier`] only.
    #[must_use]
    pub fn with(&self, made: Made, before: &Facts, after: &Facts) -> Self {
        let mut trail = self.clone();
        let delta = Delta::between(before, after);
        if delta.is_none() {
            return trail;
        }
        let before = delta.filter(|delta| {
            !before.is_blank() || before.agent != after.agent || delta.is_about_wage()
        });
        let hash = codec::hash(self.head(), &made, before.as_ref(), after);
        trail.revisions.push(Revision { made, before, hash });
        trail.bound();
        trail
    }

    /// Without the last one, which goes on.
    #[must_use]
    pub fn without_last(&self) -> Self {
        let mut trail = self.clone();
        trail.revisions.pop();
        trail
    }

    /// With one act more that changed nothing: the month and its acts were taken
    /// in as they are.
    #[must_use]
    pub fn received(&self, made: Made, now: &Facts) -> Self {
        let mut trail = self.clone();
        let before = Some(Delta::default());
        let hash = codec::hash(self.head(), &made, before.as_ref(), now);
        trail.revisions.push(Revision { made, before, hash });
        trail.bound();
        trail
    }

    /// Every act that can be told from the month as it is now, newest first.
    /// Ends where the acts don't lead to this month.
    pub fn steps(&self, now: &Facts) -> Vec<Step<'_>> {
        let mut steps = Vec::with_capacity(self.revisions.len());
        let mut after = now.clone();
        for revision in self.revisions.iter().rev() {
            let before = match &revision.before {
                Some(delta) => delta.back(&after),
                None => Some(Facts {
                    unit: after.unit,
                    wage: after.wage,
                    ..Facts::empty(after.agent.clone(), after.month)
                }),
            };
            let Some(before) = before else { break };
            steps.push(Step {
                revision,
                before: before.clone(),
                after: std::mem::replace(&mut after, before),
            });
        }
        steps
    }

    /// Whether the month was like that before one of the acts, as far as they can
    /// be told.
    pub fn has_been(&self, now: &Facts, like: &Facts) -> bool {
        self.steps(now).iter().any(|step| step.before == *like)
    }

    /// Whether the acts lead to this month, each with its hash: nothing of them
    /// was changed elsewhere.
    pub fn leads_to(&self, now: &Facts) -> bool {
        self.whole(now).is_some()
    }

    /// All acts, newest first, if they lead to this month.
    fn whole(&self, now: &Facts) -> Option<Vec<Step<'_>>> {
        let steps = self.steps(now);
        let earlier = self.revisions.iter().rev().skip(1);
        let mut earlier = earlier.map(|before| before.hash);
        let first = self.earlier.map(|earlier| earlier.hash);
        let fits = |step: &Step<'_>| {
            let Revision { made, before, hash } = step.revision;
            let earlier = earlier.next().or(first);
            codec::hash(earlier, made, before.as_ref(), &step.after) == *hash
        };
        let is_whole = steps.len() == self.revisions.len() && steps.iter().all(fits);
        is_whole.then_some(steps)
    }

    /// What two copies have in common.
    pub fn parting(&self, other: &Self) -> Parting {
        if self.head().is_some() && self.head() == other.head() {
            return Parting::Same;
        }
        let (one, two) = (self.marks(), other.marks());
        for (ahead, (at, hash)) in one.iter().rev().enumerate() {
            let shared = two.iter().rev().position(|(_, there)| there == hash);
            if let Some(behind) = shared {
                return Parting::After {
                    at: *at,
                    one: ahead,
                    other: behind,
                };
            }
        }
        Parting::Unknown
    }

    /// When each act was and its hash, oldest first.
    fn marks(&self) -> Vec<(Minute, Fingerprint)> {
        let earlier = self
            .earlier
            .iter()
            .map(|earlier| (earlier.at, earlier.hash));
        let kept = self.revisions.iter();
        let kept = kept.map(|revision| (revision.made.at, revision.hash));
        earlier.chain(kept).collect()
    }

    fn bound(&mut self) {
        let told = |Revision { made, hash, .. }: Revision| (made.at, hash);
        bound_acts(&mut self.revisions, &mut self.earlier, codec::size, told);
    }
}

/// Keeps as many of the last acts one by one as [`MAX_REVISIONS`] and [`MAX_TRAIL`] allow; of
/// those before them how many, when the last was, and its hash.
pub fn bound_acts<R>(
    revisions: &mut Vec<R>,
    earlier: &mut Option<Earlier>,
    size: impl Fn(&R) -> usize,
    told: impl Fn(R) -> (Minute, Fingerprint),
) {
    let sizes = revisions.iter().rev().scan(0, |sum, revision| {
        *sum += size(revision);
        Some(*sum)
    });
    let fit = sizes.take_while(|sum| *sum <= MAX_TRAIL);
    let fit = fit.take(MAX_REVISIONS).count();
    let gone = revisions.len() - fit;
    for revision in revisions.drain(..gone) {
        let (at, hash) = told(revision);
        let count = earlier.map_or(0, |earlier| earlier.count);
        *earlier = Some(Earlier {
            count: count.saturating_add(1),
            at,
            hash,
        });
    }
}
