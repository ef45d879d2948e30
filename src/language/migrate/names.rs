//! Names that version 1 didn't need, beside those that it has.

use std::collections::BTreeSet;

use crate::id::Id;
use crate::rulebook::{Level, Mechanism, Rulebook};

/// The same for a rulebook and for its months.
#[derive(Debug)]
pub struct Names {
    lines: BTreeSet<Id>,
    pools: BTreeSet<Id>,
    values: BTreeSet<Id>,
    /// The line of each measure's shortfall, in the rulebook's order.
    pub measures: Vec<Id>,
    /// The line of each level of severity, in its order.
    pub levels: Vec<Id>,
    /// The line of complaints under investigation.
    pub investigated: Id,
    pub rank: Id,
    pub heads: Id,
    pub tied: Id,
    pub report: Id,
    pub wage: Id,
    pub calls: Id,
    pub target: Id,
    pub sold: Id,
    /// The norm of new staff.
    pub new: Id,
}

/// The levels of a rulebook's severity scale.
pub fn levels(book: &Rulebook) -> &[Level] {
    let mut parts = book.parts();
    let found = parts.find_map(|(.., part)| match &part.mechanism {
        Mechanism::Severity { levels } => Some(&levels[..]),
        _ => None,
    });
    found.unwrap_or_default()
}

/// What became of a line of version 1: of a part, or of a part's measure or level.
///
/// It's a pool where the part has one: a deadline, a quota of calls. Complaints under
/// investigation are a severity scale's own line.
pub fn line_of(book: &Rulebook, part: Id, of: Option<Id>) -> Id {
    let names = Names::of(book);
    let is_severity = book
        .part(part)
        .is_some_and(|(.., part)| matches!(part.mechanism, Mechanism::Severity { .. }));
    let Some(of) = of else {
        return if is_severity {
            names.investigated
        } else {
            part
        };
    };
    let found = match is_severity {
        true => {
            let place = levels(book).iter().position(|level| level.id == of);
            place.and_then(|place| names.levels.get(place))
        }
        false => {
            let place = book.measures.iter().position(|measure| measure.id == of);
            place.and_then(|place| names.measures.get(place))
        }
    };
    found.copied().unwrap_or(part)
}

impl Names {
    pub fn of(book: &Rulebook) -> Self {
        let mut lines: BTreeSet<Id> = book.parts().map(|(.., part)| part.id).collect();
        let mut values: BTreeSet<Id> = book.measures.iter().map(|measure| measure.id).collect();
        let measures = book.measures.iter();
        let measures = measures.map(|measure| fresh(&mut lines, measure.id.as_str()));
        let measures = measures.collect();
        let levels = levels(book).iter();
        let levels = levels.map(|level| fresh(&mut lines, level.id.as_str()));
        let levels = levels.collect();
        Self {
            measures,
            levels,
            investigated: fresh(&mut lines, "investigated"),
            rank: fresh(&mut values, "rank"),
            heads: fresh(&mut values, "heads"),
            tied: fresh(&mut values, "tied"),
            report: fresh(&mut values, "report"),
            wage: fresh(&mut values, "wage"),
            calls: fresh(&mut values, "calls"),
            target: fresh(&mut values, "target"),
            sold: fresh(&mut values, "sold"),
            new: Id::literal("new"),
            lines,
            // A part that becomes a pool has its own name.
            pools: book.parts().map(|(.., part)| part.id).collect(),
            values,
        }
    }

    /// A line's name that nothing has.
    pub fn line(&mut self, wanted: &str) -> Id {
        fresh(&mut self.lines, wanted)
    }

    /// A pool's.
    pub fn pool(&mut self, wanted: &str) -> Id {
        fresh(&mut self.pools, wanted)
    }

    /// A value's.
    pub fn value(&mut self, wanted: &str) -> Id {
        fresh(&mut self.values, wanted)
    }
}

/// The name, or one like it that isn't taken.
fn fresh(taken: &mut BTreeSet<Id>, wanted: &str) -> Id {
    let mut names = std::iter::once(wanted.to_owned()).chain((2_u32..).map(|nth| {
        let end = format!("_{nth}");
        let room = 16_usize.saturating_sub(end.len());
        let start: String = wanted.chars().take(room).collect();
        start + &end
    }));
    let free = names.find_map(|name| name.parse().ok().filter(|id| taken.insert(*id)));
    // There are more names than a rulebook can have.
    free.unwrap_or(Id::literal("x"))
}
