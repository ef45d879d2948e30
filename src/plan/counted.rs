//! A share that is typed as its cases, some of them perhaps still open.

use super::{Place, Plan, Why};
use crate::id::Id;
use crate::json::json_object;
use crate::language::{Cases, Given};
use crate::number::Ratio;
use crate::record::{FieldFault, typed_count};

json_object! {
    /// The cases of a share, as they were typed.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Counted {
        /// Good ones.
        #[or(default)]
        pub of: String,
        /// All that are settled.
        #[or(default)]
        pub over: String,
        /// Settled ones that the document doesn't place.
        #[or(default)]
        pub unclear: String,
        /// Open ones that count whatever comes of them.
        #[or(default)]
        pub open: String,
        /// Open ones that count either way or not at all.
        #[or(default)]
        pub may_leave: String,
        /// Open ones that count only if they aren't good.
        #[or(default)]
        pub may_join: String,
    }
}

/// Which cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CasePart {
    /// Good ones.
    Of,
    /// All that are settled.
    Over,
    /// Settled ones that the document doesn't place.
    Unclear,
    /// Open ones that count.
    Open,
    /// Open ones that may not count.
    MayLeave,
    /// Open ones that count only if they aren't good.
    MayJoin,
}

impl CasePart {
    /// All of them, in the order in which they're asked.
    pub const ALL: [Self; 6] = [
        Self::Of,
        Self::Over,
        Self::Unclear,
        Self::Open,
        Self::MayLeave,
        Self::MayJoin,
    ];

    /// The name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Of => "of",
            Self::Over => "over",
            Self::Unclear => "unclear",
            Self::Open => "open",
            Self::MayLeave => "may_leave",
            Self::MayJoin => "may_join",
        }
    }
}

impl Counted {
    /// Cases as a person would type them.
    pub fn of(cases: Cases) -> Self {
        let some = |count: u32| match count {
            0 => String::new(),
            count => count.to_string(),
        };
        Self {
            of: cases.of.to_string(),
            over: cases.over.to_string(),
            unclear: some(cases.unclear),
            open: some(cases.open),
            may_leave: some(cases.may_leave),
            may_join: some(cases.may_join),
        }
    }

    /// What stands in a field.
    pub const fn text(&self, part: CasePart) -> &String {
        match part {
            CasePart::Of => &self.of,
            CasePart::Over => &self.over,
            CasePart::Unclear => &self.unclear,
            CasePart::Open => &self.open,
            CasePart::MayLeave => &self.may_leave,
            CasePart::MayJoin => &self.may_join,
        }
    }

    /// Puts a text into a field.
    pub fn put(&mut self, part: CasePart, text: String) {
        let field = match part {
            CasePart::Of => &mut self.of,
            CasePart::Over => &mut self.over,
            CasePart::Unclear => &mut self.unclear,
            CasePart::Open => &mut self.open,
            CasePart::MayLeave => &mut self.may_leave,
            CasePart::MayJoin => &mut self.may_join,
        };
        *field = text;
    }

    /// Fields without which it says nothing yet.
    pub fn needed(&self) -> impl Iterator<Item = CasePart> {
        let needed = [CasePart::Of, CasePart::Over].into_iter();
        needed.filter(|part| self.text(*part).trim().is_empty())
    }

    /// The cases, so far as they can be read; none before the good ones and all are there.
    ///
    /// # Errors
    /// The texts that are no counts.
    pub fn read(&self, limit: u32) -> Result<Option<Cases>, Vec<(CasePart, FieldFault)>> {
        let mut faults = Vec::new();
        let mut count = |part: CasePart| match typed_count(self.text(part), limit) {
            Ok(count) => count.unwrap_or(0),
            Err(fault) => {
                faults.push((part, fault));
                0
            }
        };
        let cases = Cases {
            of: count(CasePart::Of),
            over: count(CasePart::Over),
            unclear: count(CasePart::Unclear),
            open: count(CasePart::Open),
            may_leave: count(CasePart::MayLeave),
            may_join: count(CasePart::MayJoin),
        };
        match faults.is_empty() {
            true => Ok(Some(cases).filter(|_| self.needed().next().is_none())),
            false => Err(faults),
        }
    }

    /// The cases of a value, if a plan can score them.
    ///
    /// # Errors
    /// Each field whose text doesn't count.
    pub fn given(&self, plan: &Plan, value: Id) -> Result<Option<Given>, Vec<(Place, Why)>> {
        let at = |part| Place::Cases(value, part);
        let cases = self.read(Ratio::LIMIT).map_err(|faults| {
            let faults = faults.into_iter();
            faults
                .map(|(part, fault)| (at(part), Why::Field(fault)))
                .collect::<Vec<_>>()
        })?;
        let Some(cases) = cases else { return Ok(None) };
        let good = cases.of.saturating_add(cases.unclear);
        if good > cases.over {
            let fault = FieldFault::NumeratorAbove(good, cases.over);
            return Err(vec![(at(CasePart::Of), Why::Field(fault))]);
        }
        let given = Given::Cases(cases);
        match plan.may_be_given(value, &given, None) {
            Ok(()) => Ok(Some(given)),
            // No cases at all where there must be some, too many, or no share.
            Err(_) => Err(vec![(at(CasePart::Over), Why::NoSuch)]),
        }
    }
}
