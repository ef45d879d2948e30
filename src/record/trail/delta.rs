//! What a month was before an act, as far as it was otherwise: enough to go
//! back from what it is now.

use litemap::LiteMap;

use super::super::{
    Act, Complaint, Day, Entry, Exam, Facts, Measured, Plan, Report, Sales, encode,
};
use crate::calendar::Date;
use crate::id::Id;
use crate::json::{Decode, Malformed, Object, Writer};
use crate::number::Unit;
use serde_json::Value;

/// The way back over an act. The post wage is private: only that it changed is
/// in it, never a sum.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Delta {
    agent: Option<String>,
    unit: Option<Unit>,
    entries: Option<Splice<Entry>>,
    measures: LiteMap<Id, Option<Measured>>,
    exam: Option<Exam>,
    report: Option<Report>,
    complaints: Option<Splice<Complaint>>,
    days: Option<Splice<Day>>,
    joined: Option<Option<Date>>,
    sales: Option<Sales>,
    plan: Option<Splice<Plan>>,
    history: Option<Splice<Act>>,
    wage: bool,
}

/// A stretch of a list that took the place of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Splice<T> {
    /// Where it begins.
    at: u32,
    /// What stood there before.
    gone: Vec<T>,
    /// How many items stand there now.
    came: u32,
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
            joined: (*joined != after.joined).then_some(*joined),
            sales: (*sales != after.sales).then_some(*sales),
            plan: Splice::between(plan, &after.plan),
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
            history,
            wage: _,
        } = self;
        let mut facts = after.clone();
        if let Some(agent) = agent {
            facts.agent.clone_from(agent);
        }
        facts.unit = unit.unwrap_or(facts.unit);
        back_over(entries.as_ref(), &mut facts.entries)?;
        for (id, measured) in measures {
            match measured {
                Some(measured) => drop(facts.measures.insert(*id, *measured)),
                None => drop(facts.measures.remove(id)),
            }
        }
        facts.exam = exam.unwrap_or(facts.exam);
        facts.report = report.unwrap_or(facts.report);
        back_over(complaints.as_ref(), &mut facts.complaints)?;
        back_over(days.as_ref(), &mut facts.days)?;
        facts.joined = joined.unwrap_or(facts.joined);
        facts.sales = sales.unwrap_or(facts.sales);
        back_over(plan.as_ref(), &mut facts.plan)?;
        back_over(history.as_ref(), &mut facts.history)?;
        Some(facts)
    }

    pub(super) fn write(&self, out: &mut Writer) {
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
            history,
            wage,
        } = self;
        out.open('{');
        if let Some(agent) = agent {
            out.key("agent").text(agent);
        }
        if let Some(unit) = unit {
            out.key("unit").text(Unit::NAMES[*unit as usize]);
        }
        splice(out, "entries", entries.as_ref(), encode::entry);
        if !measures.is_empty() {
            out.key("measures").open('{');
            for (id, measured) in measures {
                out.key(id.as_str());
                match measured {
                    Some(measured) => encode::measure(out, *measured),
                    None => out.null(),
                }
            }
            out.close('}');
        }
        if let Some(exam) = exam {
            encode::exam(out.key("exam"), *exam);
        }
        if let Some(report) = report {
            encode::report(out.key("report"), *report);
        }
        splice(out, "complaints", complaints.as_ref(), encode::complaint);
        splice(out, "days", days.as_ref(), encode::day);
        match joined {
            Some(Some(joined)) => out.key("joined").shown(joined),
            Some(None) => out.key("joined").null(),
            None => {}
        }
        if let Some(sales) = sales {
            encode::sales(out.key("sales"), *sales);
        }
        splice(out, "plan", plan.as_ref(), encode::plan);
        splice(out, "history", history.as_ref(), encode::act);
        if *wage {
            out.key("wage").yes();
        }
        out.close('}');
    }
}

impl Decode for Delta {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let fields = Object::of(
            value,
            &[
                "agent",
                "unit",
                "entries",
                "measures",
                "exam",
                "report",
                "complaints",
                "days",
                "joined",
                "sales",
                "plan",
                "history",
                "wage",
            ],
        )?;
        let joined = value.get("joined").is_some();
        Ok(Self {
            agent: fields.or_default("agent")?,
            unit: fields.or_default("unit")?,
            entries: fields.or_default("entries")?,
            measures: fields.or_default("measures")?,
            exam: fields.or_default("exam")?,
            report: fields.or_default("report")?,
            complaints: fields.or_default("complaints")?,
            days: fields.or_default("days")?,
            joined: joined.then(|| fields.or_default("joined")).transpose()?,
            sales: fields.or_default("sales")?,
            plan: fields.or_default("plan")?,
            history: fields.or_default("history")?,
            wage: fields.or_default("wage")?,
        })
    }
}

impl<T: Clone + PartialEq> Splice<T> {
    fn between(before: &[T], after: &[T]) -> Option<Self> {
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
}

fn back_over<T: Clone>(splice: Option<&Splice<T>>, list: &mut Vec<T>) -> Option<()> {
    let Some(Splice { at, gone, came }) = splice else {
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

fn splice<T>(out: &mut Writer, name: &str, splice: Option<&Splice<T>>, each: fn(&mut Writer, &T)) {
    let Some(Splice { at, gone, came }) = splice else {
        return;
    };
    out.key(name).open('{').key("at").number(*at);
    if !gone.is_empty() {
        out.key("gone").list(gone, each);
    }
    if *came > 0 {
        out.key("came").number(*came);
    }
    out.close('}');
}

impl<T: Decode> Decode for Splice<T> {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let fields = Object::of(value, &["at", "gone", "came"])?;
        Ok(Self {
            at: fields.need("at")?,
            gone: fields.or_default("gone")?,
            came: fields.or_default("came")?,
        })
    }
}
