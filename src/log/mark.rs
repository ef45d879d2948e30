//! What entries of a category are, for those who count them.

use crate::json::json_words;

json_words! {
    /// A mark of a category.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Mark {
        /// They're complaints 投诉类.
        Complaint = "complaint",
        /// They report a fault 故障类.
        Fault = "fault",
        /// They call for help 救援类.
        Help = "help",
        /// Somebody calls the customer back 需回访: they start as due.
        FollowUp = "follow_up",
    }
}

/// Any of the marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks(u8);

impl Marks {
    /// None of them.
    pub const NONE: Self = Self(0);

    /// These.
    pub const fn of(marks: &[Mark]) -> Self {
        let (mut bits, mut at) = (0, 0);
        while at < marks.len() {
            bits |= 1 << marks[at] as u8;
            at += 1;
        }
        Self(bits)
    }

    /// Whether it's among them.
    pub const fn has(self, mark: Mark) -> bool {
        self.0 & (1 << mark as u8) != 0
    }

    /// The same with this one, or without it.
    #[must_use]
    pub const fn with(self, mark: Mark, on: bool) -> Self {
        let bit = 1 << mark as u8;
        Self(if on { self.0 | bit } else { self.0 & !bit })
    }

    /// Those that are there, in the order in which they're shown.
    pub fn iter(self) -> impl Iterator<Item = Mark> {
        Mark::ALL.into_iter().filter(move |mark| self.has(*mark))
    }
}
