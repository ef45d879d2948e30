//! What is known of a month elsewhere: in the agent's other months, and in those of all agents.

use std::collections::BTreeMap;

use super::among::TeamSide;
use super::compile::Plan;
use super::derive::Derivation;
use super::filled::Filled;
use super::sheet::Sheet;
use super::value::{SourcePlan, ValuePlan};
use crate::calendar::Month;
use crate::id::Id;
use crate::language::{Cases, Document, Facts, Given, Taken};
use crate::log::{LogFigures, LogRatio, Side};
use crate::number::{Decimal, Range};

/// What is known elsewhere, as far as it's looked up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Elsewhere {
    /// By month of the agent what each of its figures came to; nothing of a month about which
    /// nothing can be said.
    pub months: BTreeMap<Month, BTreeMap<Id, Found>>,
    /// All agents' months.
    pub team: Option<TeamSide>,
    /// What the agent's consultation log has in this month; nothing where there's none.
    pub log: Vec<(LogRatio, Logged)>,
}

/// What a consultation log has of a share in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Logged {
    /// The cases; none where none counts for sure or may end well.
    pub cases: Option<Cases>,
    /// How many entries it's about.
    pub entries: usize,
}

/// What each figure of a month came to.
pub type Figures = BTreeMap<Id, Found>;

/// What a value or a total of another month came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// As it counts there; none where that month isn't recorded, or can't be scored.
    pub headline: Option<Decimal>,
    /// All that it can be.
    pub range: Range<Decimal>,
    /// Whether no fact is missing for it.
    pub is_known: bool,
    /// Whether there is any of it; none where that isn't known.
    pub is_there: Option<bool>,
}

/// What a value takes from elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenFrom {
    /// What it comes to; none where nothing can be said.
    pub taken: Option<Taken>,
    /// From where.
    pub whence: Whence,
}

/// From where a value takes something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whence {
    /// From the agent's months.
    Months {
        /// Those that are there, the last one first.
        from: Vec<Month>,
        /// Those that aren't.
        lacks: Vec<Month>,
    },
    /// From all agents' months.
    Team {
        /// How many are there, with this one.
        from: usize,
        /// Who else belongs to the team and has none.
        lacks: Vec<String>,
    },
    /// From the consultation log.
    Log(Logged),
}

impl TakenFrom {
    /// Whether something isn't there from which it's taken.
    pub fn lacks(&self) -> bool {
        match &self.whence {
            Whence::Months { lacks, .. } => !lacks.is_empty(),
            Whence::Team { lacks, .. } => !lacks.is_empty(),
            Whence::Log(_) => false,
        }
    }
}

impl Document {
    /// What each of its figures can be in a month that isn't recorded.
    pub(super) fn unrecorded(&self) -> BTreeMap<Id, Found> {
        let limit = Decimal::LIMIT;
        let mut found: BTreeMap<Id, Found> = BTreeMap::new();
        for value in &self.values {
            // What follows from others may lie below a least of nothing.
            let least = value.least.span().low;
            let is_bound = value.from.is_asked() || !least.is_zero();
            let low = if is_bound { least } else { -limit };
            let most = value.most.as_ref();
            let high = most.map_or(limit, |most| most.span().high);
            let one = Found {
                headline: None,
                range: Range { low, high },
                is_known: false,
                is_there: if value.lapses { None } else { Some(true) },
            };
            let known = found.entry(value.id).or_insert(one);
            known.range = known.range.including(low).including(high);
            known.is_there = known.is_there.and(one.is_there);
        }
        let totals = self.totals.iter().map(|total| (total.id, Found::UNKNOWN));
        found.extend(totals);
        found
    }
}

impl Found {
    /// Nothing is known of it.
    pub const UNKNOWN: Self = Self {
        headline: None,
        range: Range {
            low: Decimal::from_raw(-Decimal::LIMIT.raw()),
            high: Decimal::LIMIT,
        },
        is_known: false,
        is_there: Some(true),
    };
}

impl Logged {
    /// What the entries of a month come to.
    pub fn of(figures: &LogFigures) -> Self {
        let cases = figures.cases().map(|cases| Cases::of_log(&cases.counts()));
        let sides = Side::ALL.iter().map(|side| figures.on(*side).len());
        Self {
            cases,
            entries: sides.sum(),
        }
    }
}

/// What each figure of a month comes to.
pub fn figures(
    document: &Document,
    sheet: Option<&Sheet>,
    derivation: &Derivation,
) -> BTreeMap<Id, Found> {
    let Some(sheet) = sheet else {
        return document.unrecorded();
    };
    let values = derivation.values.iter().map(|value| {
        let found = Found {
            headline: Some(value.figure.headline),
            range: value.figure.range,
            is_known: value.is_known,
            is_there: value.is_there,
        };
        (value.id, found)
    });
    let mut found: BTreeMap<Id, Found> = values.collect();
    let totals = document.totals.iter().zip(&sheet.totals);
    found.extend(totals.map(|(total, sheet)| {
        let found = Found {
            headline: Some(sheet.headline),
            range: sheet.range,
            is_known: sheet.is_known,
            is_there: Some(true),
        };
        (total.id, found)
    }));
    found
}

impl Filled {
    /// What each of its figures comes to.
    pub fn figures(&self) -> BTreeMap<Id, Found> {
        let sheet = self.sheet.as_ref().ok();
        figures(self.document(), sheet, &self.derivation)
    }
}

impl Elsewhere {
    /// Adds a month that is worked out.
    pub fn put(&mut self, filled: &Filled) {
        self.months.insert(filled.month, filled.figures());
    }

    /// Adds a month that isn't recorded, by the document that is in force in it.
    pub fn lacks(&mut self, month: Month, document: &Document) {
        self.months.insert(month, document.unrecorded());
    }

    /// What a figure came to in a month.
    pub(super) fn find(&self, month: Month, of: Id) -> Found {
        let found = self.months.get(&month).and_then(|month| month.get(&of));
        found.copied().unwrap_or(Found::UNKNOWN)
    }
}

impl Plan {
    /// Adds to a month's facts what its values take from elsewhere, where nothing is typed for
    /// them: first from the log and from earlier months, then from the team, with what follows from those. Says
    /// what each comes to, whether it's typed besides or not.
    pub fn take(
        &self,
        document: &Document,
        month: Month,
        facts: &mut Facts,
        elsewhere: &Elsewhere,
    ) -> BTreeMap<Id, TakenFrom> {
        let mut found = self.logged(facts, elsewhere);
        for (id, value) in self.named() {
            if let SourcePlan::Earlier(earlier) = &value.source {
                found.insert(id, earlier.taken(month, elsewhere, value.fine()));
            }
        }
        put(facts, &found);
        let of_team = |(_, value): &(Id, &ValuePlan)| matches!(value.source, SourcePlan::Team(_));
        let (Some(side), Some(_)) = (&elsewhere.team, self.named().find(of_team)) else {
            return found;
        };
        let sheet = self.sheet(facts).ok();
        let own = figures(
            document,
            sheet.as_ref(),
            &self.derivation(facts).unwrap_or_default(),
        );
        let mut among = BTreeMap::new();
        for (id, value) in self.named() {
            if let SourcePlan::Team(team) = &value.source {
                let hundred = if value.is_percent { 100 } else { 1 };
                among.insert(id, team.taken(side, &own, (value.fine(), hundred)));
            }
        }
        put(facts, &among);
        found.extend(among);
        found
    }

    /// The shares that the log has.
    fn logged(&self, facts: &mut Facts, elsewhere: &Elsewhere) -> BTreeMap<Id, TakenFrom> {
        let mut found = BTreeMap::new();
        for (id, value) in self.named() {
            let SourcePlan::Log(ratio) = &value.source else {
                continue;
            };
            let mut log = elsewhere.log.iter();
            let Some((_, logged)) = log.find(|(of, _)| of == ratio) else {
                continue;
            };
            if let (Some(cases), false) = (logged.cases, facts.values.contains_key(&id)) {
                facts.values.insert(id, Given::Cases(cases));
            }
            let from = TakenFrom {
                taken: None,
                whence: Whence::Log(*logged),
            };
            found.insert(id, from);
        }
        found
    }

    fn named(&self) -> impl Iterator<Item = (Id, &ValuePlan)> {
        let all = self.by_id.iter();
        all.filter_map(|(id, at)| Some((*id, self.values.get(*at)?)))
    }
}

impl ValuePlan {
    /// To multiples of what something is taken.
    const fn fine(&self) -> Decimal {
        match self.whole {
            true => Decimal::ONE,
            false => Decimal::from_raw(1),
        }
    }
}

/// What is typed wins.
fn put(facts: &mut Facts, found: &BTreeMap<Id, TakenFrom>) {
    for (id, from) in found {
        if let (Some(taken), false) = (from.taken, facts.values.contains_key(id)) {
            facts.values.insert(*id, Given::Taken(taken));
        }
    }
}
