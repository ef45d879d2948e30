//! The facts that a line of the sheet stands on, as an appeal names and changes them.

use std::fmt;
use std::str::FromStr;

use crate::id::Id;
use crate::json::{Encode, decode_text};
use crate::plan::Why;
use crate::record::{
    Complaint, Facts, Field, FieldFault, Finding, MAX_COUNT, Measured, Record, count_of, put,
    typed_count,
};
use crate::rulebook::{Mechanism, Rulebook};
use crate::scoring::{Sub, bounds};

/// A fact that an appeal may be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SlipFact {
    /// What is typed into a field.
    Field(Field),
    /// What was found of a complaint, by its place.
    Finding(usize),
    /// How many complaints are of a level.
    Complaints(Id),
}

/// Why a fact can't be what is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlipFault {
    /// The field takes no such text.
    Field(FieldFault),
    /// No such finding.
    Finding,
    /// So many complaints of a level are recorded: which isn't one is said by its finding.
    Fewer(u32),
    /// There is no such fact.
    Gone,
    /// The document takes no such text.
    Text(Why),
    /// The month can't hold all of it together.
    Together,
}

impl fmt::Display for SlipFact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field(field) => field.fmt(f),
            Self::Finding(at) => write!(f, "complaint-{at}-finding"),
            Self::Complaints(level) => write!(f, "complaints/{level}"),
        }
    }
}

impl FromStr for SlipFact {
    type Err = SlipFault;
    fn from_str(name: &str) -> Result<Self, SlipFault> {
        if let Some(level) = name.strip_prefix("complaints/") {
            let level = level.parse().map_err(|_| SlipFault::Gone)?;
            return Ok(Self::Complaints(level));
        }
        let at = name
            .strip_prefix("complaint-")
            .and_then(|rest| rest.strip_suffix("-finding"));
        if let Some(at) = at {
            let at = at.parse().map_err(|_| SlipFault::Gone)?;
            return Ok(Self::Finding(at));
        }
        Field::named(name).map(Self::Field).ok_or(SlipFault::Gone)
    }
}

/// The facts that a line of the sheet stands on, in the order in which they are asked.
pub fn facts_of(rulebook: &Rulebook, facts: &Facts, part: Id, sub: Sub) -> Vec<SlipFact> {
    let Some((_, _, part_of)) = rulebook.part(part) else {
        return Vec::new();
    };
    let measure = |id: Id| match facts.measures.get(&id) {
        Some(Measured::Percent(_)) => vec![Field::Percent(id)],
        _ => vec![Field::Numerator(id), Field::Denominator(id)],
    };
    let fields = match &part_of.mechanism {
        Mechanism::PerOccurrence { .. } => vec![Field::Count(part)],
        Mechanism::ExamRank { .. } => vec![Field::Rank, Field::Heads, Field::Tied],
        Mechanism::Threshold { conditions, .. } => conditions
            .iter()
            .flat_map(|it| measure(it.measure))
            .collect(),
        Mechanism::Deadline { .. } => vec![Field::ReportDate],
        Mechanism::Shortfall { .. } => match sub {
            Sub::Measure(id) => measure(id),
            _ => Vec::new(),
        },
        Mechanism::CallQuota { .. } => {
            let counted = facts.days.iter().filter(|day| day.calls.is_some());
            counted.map(|day| Field::Calls(day.day)).collect()
        }
        Mechanism::Severity { .. } => {
            let is_of = |finding: Finding| match (sub, finding) {
                (Sub::Level(id), Finding::Liable(of)) => id == of,
                (Sub::Investigated, Finding::Pending) => true,
                (Sub::Whole, _) => true,
                _ => false,
            };
            let cases = facts.complaints.iter().enumerate();
            let cases = cases.filter(|(_, case)| is_of(case.finding));
            return cases.map(|(at, _)| SlipFact::Finding(at)).collect();
        }
    };
    fields.into_iter().map(SlipFact::Field).collect()
}

/// What a fact is, as an appeal writes it: as it would be typed, and a finding as files have
/// it. Empty where it isn't known.
pub fn said_of(fact: SlipFact, facts: &Facts) -> String {
    match fact {
        SlipFact::Field(field) => field.text(facts),
        SlipFact::Finding(at) => {
            let case = facts.complaints.get(at);
            case.map(|case| case.finding.to_json()).unwrap_or_default()
        }
        SlipFact::Complaints(level) => complaints_of(facts, level).to_string(),
    }
}

fn complaints_of(facts: &Facts, level: Id) -> u32 {
    let cases = facts.complaints.iter();
    let cases = cases.filter(|case| case.finding == Finding::Liable(level));
    u32::try_from(cases.count()).unwrap_or(u32::MAX)
}

/// Adds complaints of a level until there are so many. Which of them isn't one is said by its
/// finding.
fn raise(rulebook: &Rulebook, facts: &mut Facts, level: Id, text: &str) -> Result<(), SlipFault> {
    let finding = Finding::Liable(level);
    if !is_known(rulebook, finding) {
        return Err(SlipFault::Finding);
    }
    let wanted = typed_count(text, MAX_COUNT).map_err(SlipFault::Field)?;
    let (wanted, now) = (wanted.unwrap_or(0), complaints_of(facts, level));
    let more = wanted.checked_sub(now).ok_or(SlipFault::Fewer(now))?;
    let more = (0..more).map(|_| Complaint::found(finding));
    facts.complaints.extend(more);
    Ok(())
}

/// The month with other facts.
///
/// # Errors
/// The first fact that can't be so, and why.
pub fn put_facts(
    rulebook: &Rulebook,
    record: &Record,
    changes: &[(SlipFact, String)],
) -> Result<Record, (SlipFact, SlipFault)> {
    let mut facts = record.facts().clone();
    let marks = bounds(rulebook, record.month);
    let asked = |of: SlipFact| {
        let known = changes.iter().find(|(fact, _)| *fact == of);
        known.map(|(_, text)| text.clone())
    };
    for (fact, text) in changes {
        let here = |fault| (*fact, fault);
        match *fact {
            SlipFact::Finding(at) => {
                let finding: Option<Finding> = decode_text(text);
                let known = finding.filter(|finding| is_known(rulebook, *finding));
                let case = facts.complaints.get_mut(at);
                let (finding, case) = known
                    .ok_or(SlipFault::Finding)
                    .and_then(|finding| Ok((finding, case.ok_or(SlipFault::Gone)?)))
                    .map_err(here)?;
                case.finding = finding;
            }
            SlipFact::Complaints(level) => {
                raise(rulebook, &mut facts, level, text).map_err(here)?
            }
            SlipFact::Field(Field::Count(part)) => {
                lower(&mut facts, part, text);
                put(&mut facts, Field::Count(part), |_| text.clone(), &marks)
                    .map_err(|(_, fault)| here(SlipFault::Field(fault)))?;
            }
            SlipFact::Field(field) => {
                let now = facts.clone();
                let texts = |of: Field| asked(SlipFact::Field(of)).unwrap_or_else(|| of.text(&now));
                put(&mut facts, field, texts, &marks)
                    .map_err(|(at, fault)| (SlipFact::Field(at), SlipFault::Field(fault)))?;
            }
        }
    }
    let first = changes.first().map(|(fact, _)| *fact);
    record.edited(|now| *now = facts).map_err(|_| {
        let fact = first.unwrap_or(SlipFact::Finding(0));
        (fact, SlipFault::Together)
    })
}

/// All findings that a complaint may have by a rulebook, as appeals write them.
pub fn findings_of(rulebook: &Rulebook) -> Vec<String> {
    let levels = rulebook
        .parts()
        .flat_map(|(_, _, part)| match &part.mechanism {
            Mechanism::Severity { levels } => levels.iter().map(|of| of.id).collect(),
            _ => Vec::new(),
        });
    let plain = [Finding::NotLiable, Finding::Pending];
    let all = plain.into_iter().chain(levels.map(Finding::Liable));
    all.map(|finding| finding.to_json()).collect()
}

/// Whether a finding is one of the rulebook's.
fn is_known(rulebook: &Rulebook, finding: Finding) -> bool {
    let Finding::Liable(level) = finding else {
        return true;
    };
    rulebook.parts().any(|(_, _, part)| match &part.mechanism {
        Mechanism::Severity { levels } => levels.iter().any(|of| of.id == level),
        _ => false,
    })
}

/// Takes events of a part away until there are so many: plain ones first, then those that were
/// entered last. One that counts for other parts as well stays with these.
fn lower(facts: &mut Facts, part: Id, text: &str) {
    let Ok(wanted) = text.trim().parse::<u32>() else {
        return;
    };
    let mut order: Vec<usize> = (0..facts.entries.len())
        .filter(|at| facts.entries[*at].parts.contains(&part))
        .collect();
    order.sort_by_key(|at| (!facts.entries[*at].is_plain(), usize::MAX - at));
    for at in order {
        let over = count_of(facts, part).saturating_sub(wanted);
        if over == 0 {
            break;
        }
        let Some(entry) = facts.entries.get_mut(at) else {
            break;
        };
        let gone = over.min(entry.count);
        let mut rest = entry.clone();
        (rest.count, rest.caused) = (gone, None);
        rest.parts.retain(|other| *other != part);
        entry.count -= gone;
        if !rest.parts.is_empty() {
            // It goes behind all others: the places before stay what they are.
            facts.entries.push(rest);
        }
    }
    facts.entries.retain(|entry| entry.count > 0);
}
