//! What a field is called where it isn't shown: in the page's elements and in
//! the journal.

use std::fmt;

use super::{Field, PlanText};

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Agent => f.write_str("agent"),
            Self::Count(id) => write!(f, "count-{id}"),
            Self::EntryDate(i) => write!(f, "entry-{i}-date"),
            Self::EntryNote(i) => write!(f, "entry-{i}-note"),
            Self::Numerator(id) => write!(f, "{id}-n"),
            Self::Denominator(id) => write!(f, "{id}-d"),
            Self::Percent(id) => write!(f, "{id}-p"),
            Self::Rank => f.write_str("rank"),
            Self::Heads => f.write_str("heads"),
            Self::Tied => f.write_str("tied"),
            Self::ReportDate => f.write_str("report"),
            Self::ComplaintDate(i) => write!(f, "complaint-{i}-date"),
            Self::ComplaintNote(i) => write!(f, "complaint-{i}-note"),
            Self::PlanDate(i) => write!(f, "plan-{i}-date"),
            Self::PlanText(i, PlanText::Action) => write!(f, "plan-{i}-action"),
            Self::PlanText(i, PlanText::Owner) => write!(f, "plan-{i}-owner"),
            Self::PlanText(i, PlanText::Result) => write!(f, "plan-{i}-result"),
            Self::Calls(day) => write!(f, "day-{day}"),
            Self::Joined => f.write_str("joined"),
            Self::SalesTarget => f.write_str("sales-target"),
            Self::Sold => f.write_str("sold"),
            Self::Wage => f.write_str("wage"),
        }
    }
}

impl Field {
    /// The field of a name; none of those that lie in lists, whose place may be
    /// another's by then.
    pub fn named(name: &str) -> Option<Self> {
        let plain = [
            Self::Agent,
            Self::Rank,
            Self::Heads,
            Self::Tied,
            Self::ReportDate,
            Self::Joined,
            Self::SalesTarget,
            Self::Sold,
            Self::Wage,
        ];
        if let Some(field) = plain.into_iter().find(|field| field.to_string() == name) {
            return Some(field);
        }
        if let Some(id) = name.strip_prefix("count-") {
            return id.parse().ok().map(Self::Count);
        }
        if let Some(day) = name.strip_prefix("day-") {
            let day = day.parse().ok().filter(|day| (1..=31).contains(day));
            return day.map(Self::Calls);
        }
        let (id, part) = name.rsplit_once('-')?;
        let of = match part {
            "n" => Self::Numerator,
            "d" => Self::Denominator,
            "p" => Self::Percent,
            _ => return None,
        };
        id.parse().ok().map(of)
    }
}
