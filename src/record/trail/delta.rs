//! What a month was before an act, as far as it was otherwise: enough to go
//! back from what it is now.

use litemap::LiteMap;

use super::super::{
    Act, Complaint, Correction, Day, Entry, Exam, Facts, MAX_AGENT, MAX_ENTRIES, MAX_MEASURES,
    Measured, Plan, Report, Sales,
};
use crate::calendar::Date;
use crate::id::Id;
use crate::json::{Decode, Described, Encode, Malformed, Schemas, Writer, json_object};
use crate::number::Unit;
use serde_json::Value;

json_object! {
    /// The way back over an act: a fact's earlier value, or what stood in a list from
    /// a place on instead of what came there. The post wage is private: only that it
    /// changed is in it, never a sum.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Delta {
        #[or(default)]
        #[schema("maxLength": MAX_AGENT)]
        agent: Option<String>,
        #[or(default)]
        unit: Option<Unit>,
        #[or(default)]
        entries: Option<Splice<Entry>>,
        #[or(default)]
        #[schema("maxProperties": 2 * MAX_MEASURES)]
        measures: LiteMap<Id, Option<Measured>>,
        #[or(default)]
        exam: Option<Exam>,
        #[or(default)]
        report: Option<Report>,
        #[or(default)]
        complaints: Option<Splice<Complaint>>,
        #[or(default)]
        days: Option<Splice<Day>>,
        #[or(default)]
        joined: Other<Option<Date>>,
        #[or(default)]
        sales: Option<Sales>,
        #[or(default)]
        plan: Option<Splice<Plan>>,
        #[or(default)]
        corrections: Option<Splice<Correction>>,
        #[or(default)]
        history: Option<Splice<Act>>,
        #[or(default)]
        wage: bool,
    }
}

json_object! {
    /// A stretch of a list that took the place of another.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Splice<T> {
        /// Where it begins.
        #[schema("maximum": MAX_ENTRIES)]
        at: u32,
        /// What stood there before.
        #[or(default)]
        #[schema("maxItems": MAX_ENTRIES)]
        gone: Vec<T>,
        /// How many items stand there now.
        #[or(default)]
        #[schema("maximum": MAX_ENTRIES)]
        came: u32,
    }
}

impl Delta {
    /// The way back from a month to what it was; none if it's the same.
    pub(super) fn between(before: &Facts, after: &Facts) -> Option<Self> {
        // Spelled out, so that no fact can be forgotten.
        let Facts {
            agent,
            month: _,
            unit,
            entries,
            measures,
            exam,
            report,
            complaints,
            days,
            joined,
            sales,
            plan,
            corrections,
            history,
            wage,
        } = before;
        let known = measures.keys().chain(after.measures.keys());
        let other = known.filter(|id| measures.get(*id) != after.measures.get(*id));
        let delta = Self {
            agent: (*agent != after.agent).then(|| agent.clone()),
            unit: (*unit != after.unit).then_some(*unit),
            entries: Splice::between(entries, &after.entries),
            measures: other.map(|id| (*id, measures.get(id).copied())).collect(),
            exam: (*exam != after.exam).then_some(*exam),
            report: (*report != after.report).then_some(*report),
            complaints: Splice::between(complaints, &after.complaints),
            days: Splice::between(days, &after.days),
            joined: Other((*joined != after.joined).then_some(*joined)),
            sales: (*sales != after.sales).then_some(*sales),
            plan: Splice::between(plan, &after.plan),
            corrections: Splice::between(corrections, &after.corrections),
            history: Splice::between(history, &after.history),
            wage: *wage != after.wage,
        };
        (delta != Self::default()).then_some(delta)
    }

    /// Whether the post wage was another.
    pub const fn is_about_wage(&self) -> bool {
        self.wage
    }

    /// What the month was before; the wage stays as it is. None if that isn't
    /// the way back from this month.
    pub(super) fn back(&self, after: &Facts) -> Option<Facts> {
        let Self {
            agent,
            unit,
            entries,
            measures,
            exam,
            report,
            complaints,
            days,
            joined,
            sales,
            plan,
            corrections,
            history,
            wage: _,
        } = self;
        let mut facts = after.clone();
        if let Some(agent) = agent {
            facts.agent.clone_from(agent);
        }
        facts.unit = unit.unwrap_or(facts.unit);
        Splice::back(entries.as_ref(), &mut facts.entries)?;
        for (id, measured) in measures {
            match measured {
                Some(measured) => drop(facts.measures.insert(*id, *measured)),
                None => drop(facts.measures.remove(id)),
            }
        }
        facts.exam = exam.unwrap_or(facts.exam);
        facts.report = report.unwrap_or(facts.report);
        Splice::back(complaints.as_ref(), &mut facts.complaints)?;
        Splice::back(days.as_ref(), &mut facts.days)?;
        facts.joined = joined.0.unwrap_or(facts.joined);
        facts.sales = sales.unwrap_or(facts.sales);
        Splice::back(plan.as_ref(), &mut facts.plan)?;
        Splice::back(corrections.as_ref(), &mut facts.corrections)?;
        Splice::back(history.as_ref(), &mut facts.history)?;
        Some(facts)
    }
}

impl<T: Clone + PartialEq> Splice<T> {
    /// The way back from a list to what it was; none if it's the same.
    pub fn between(before: &[T], after: &[T]) -> Option<Self> {
        let same = |(a, b): &(&T, &T)| a == b;
        let at = before.iter().zip(after).take_while(same).count();
        let (gone, came) = (before.get(at..)?, after.get(at..)?);
        let ends = gone.iter().rev().zip(came.iter().rev());
        let end = ends.take_while(same).count();
        let gone = gone.get(..gone.len().checked_sub(end)?)?.to_vec();
        let came = came.len().checked_sub(end)?;
        (came > 0 || !gone.is_empty()).then_some(Self {
            at: u32::try_from(at).ok()?,
            gone,
            came: u32::try_from(came).ok()?,
        })
    }

    /// Goes it. None if that isn't the way back from this list.
    pub fn back(splice: Option<&Self>, list: &mut Vec<T>) -> Option<()> {
        let Some(Self { at, gone, came }) = splice else {
            return Some(());
        };
        let at = usize::try_from(*at).ok()?;
        let end = at.checked_add(usize::try_from(*came).ok()?)?;
        if end > list.len() {
            return None;
        }
        list.splice(at..end, gone.iter().cloned());
        Some(())
    }
}

/// What may itself be nothing, where it was another: `null` is that nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Other<T>(Option<T>);

impl<T> Default for Other<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Decode> Decode for Other<T> {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        T::decode(value).map(Some).map(Self)
    }
}

impl<T: Described> Described for Other<T> {
    fn schema(all: &mut Schemas) -> Value {
        T::schema(all)
    }
}

impl<T: Encode> Encode for Other<T> {
    fn encode(&self, out: &mut Writer) {
        self.0.encode(out);
    }
}
