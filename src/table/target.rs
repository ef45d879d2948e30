//! What a column can be for.

use std::fmt;
use std::str::FromStr;

use crate::calendar::Month;
use crate::number::Unit;
use crate::record::Field;
use crate::rulebook::{Mechanism, Rulebook};

/// What a column of a table says of an agent's month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// Whose row it is: a number or a name.
    Agent,
    /// A fact of the month, as its field takes it.
    Fact(Field),
    /// The mark in the exam: the places follow from all of them.
    Mark,
    /// Nothing that is taken.
    Ignored,
}

impl Target {
    /// All that a record by this rulebook can hold, in the rulebook's order.
    pub fn all(rulebook: &Rulebook, month: Month) -> Vec<Self> {
        let mut all = vec![Self::Agent];
        for measure in &rulebook.measures {
            let id = measure.id;
            let fields = [
                Field::Numerator(id),
                Field::Denominator(id),
                Field::Percent(id),
            ];
            all.extend(fields.map(Self::Fact));
        }
        let (mut has_exam, mut has_report) = (false, false);
        for (_, _, part) in rulebook.parts() {
            match part.mechanism {
                Mechanism::PerOccurrence { .. } => all.push(Self::Fact(Field::Count(part.id))),
                Mechanism::ExamRank { .. } => has_exam = true,
                Mechanism::Deadline { .. } => has_report = true,
                _ => {}
            }
        }
        if has_exam {
            all.push(Self::Mark);
            all.extend([Field::Rank, Field::Heads, Field::Tied].map(Self::Fact));
        }
        if has_report {
            all.push(Self::Fact(Field::ReportDate));
        }
        if rulebook.unit == Unit::Money {
            all.extend([Field::SalesTarget, Field::Sold, Field::Joined].map(Self::Fact));
            let days = (1..=31).filter(|day| month.day(u32::from(*day)).is_some());
            all.extend(days.map(|day| Self::Fact(Field::Calls(day))));
        }
        all.push(Self::Ignored);
        all
    }

    /// The first field of those that are read together with its own.
    pub(super) fn group(self) -> Option<Field> {
        match self {
            Self::Fact(field) => field.group().first().copied(),
            Self::Mark => Some(Field::Rank),
            Self::Agent | Self::Ignored => None,
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Agent => f.write_str("agent"),
            Self::Fact(field) => write!(f, "{field}"),
            Self::Mark => f.write_str("mark"),
            Self::Ignored => f.write_str("ignored"),
        }
    }
}

impl FromStr for Target {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "agent" => Ok(Self::Agent),
            "mark" => Ok(Self::Mark),
            "ignored" => Ok(Self::Ignored),
            field => Field::named(field).map(Self::Fact).ok_or(()),
        }
    }
}
