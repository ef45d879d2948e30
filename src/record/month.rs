//! One agent's month, as it stands in a file and in its checked form.

use litemap::LiteMap;
use std::ops::Deref;

use super::{
    Act, Complaint, Correction, Day, Entry, Exam, Fault, Field, FieldFault, MAX_AGENT,
    MAX_COMPLAINTS, MAX_CORRECTED, MAX_CORRECTIONS, MAX_COUNT, MAX_ENTRIES, MAX_HISTORY, MAX_LINES,
    MAX_MEASURES, MAX_NOTE, MAX_OWNER, MAX_PARTS, MAX_PLANS, MAX_WAGE, Measured, Plan, Problem,
    Report, Sales, may,
};
use crate::calendar::{Date, Month};
use crate::id::Id;
use crate::json::{json_object, up_to};
use crate::number::{Money, Unit};

json_object! {
    /// All facts of one agent's month. Not expressed in the schema: days lie inside
    /// the month, a report isn't handed in before the month before, no two complaints
    /// have one id.
    ///
    /// Anything can be in it; [`Record::new`] checks.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Facts {
        /// The agent's name or number; missing or empty if none was entered.
        #[or(default)]
        #[schema("maxLength": MAX_AGENT)]
        pub agent: String,
        /// The assessed month.
        pub month: Month,
        /// Which system assesses it: the one that scores in points, which is meant
        /// if it's missing, or the one that settles in money.
        #[or(default)]
        pub unit: Unit,
        /// What happened. All counts of one part together are at most 999.
        #[or(default)]
        #[schema("maxItems": MAX_ENTRIES)]
        pub entries: Vec<Entry>,
        /// The measures; one that isn't named is not known yet.
        #[or(default)]
        #[schema("maxProperties": MAX_MEASURES)]
        pub measures: LiteMap<Id, Measured>,
        /// The business exam.
        #[or(default, written)]
        pub exam: Exam,
        /// The monthly statistics report.
        #[or(default, written)]
        pub report: Report,
        /// Complaints about the quality of service.
        #[or(default)]
        #[schema("maxItems": MAX_COMPLAINTS)]
        pub complaints: Vec<Complaint>,
        /// The days of which something is known, in order. Any other day is a working
        /// day if the calendar has it so, its calls not known.
        #[or(default)]
        #[schema("maxItems": 31)]
        pub days: Vec<Day>,
        /// The day of joining, where that still makes a difference; not after the
        /// month.
        #[or(default)]
        pub joined: Option<Date>,
        /// The sales.
        #[or(default)]
        pub sales: Sales,
        /// What was agreed to do better.
        #[or(default)]
        #[schema("maxItems": MAX_PLANS)]
        pub plan: Vec<Plan>,
        /// What is corrected of earlier months that are final.
        #[or(default)]
        #[schema("maxItems": MAX_CORRECTIONS)]
        pub corrections: Vec<Correction>,
        /// When the month was closed and opened again, in turn, never back in time.
        #[or(default)]
        #[schema("maxItems": MAX_HISTORY)]
        pub history: Vec<Act>,
        /// The post wage in yuan, private to the agent.
        #[or(default)]
        #[schema("pattern": up_to(1_000_000, 2))]
        pub wage: Option<Money>,
    }
}

impl Facts {
    /// A month of which nothing is known.
    pub const fn empty(agent: String, month: Month) -> Self {
        Self {
            agent,
            month,
            unit: Unit::Points,
            entries: Vec::new(),
            measures: LiteMap::new(),
            exam: Exam::Unknown,
            report: Report::Unknown,
            complaints: Vec::new(),
            days: Vec::new(),
            joined: None,
            sales: Sales {
                target: None,
                sold: None,
            },
            plan: Vec::new(),
            corrections: Vec::new(),
            history: Vec::new(),
            wage: None,
        }
    }

    /// Month and unit: by these the rulebook is found that scores it.
    pub const fn ruled_in(&self) -> (Month, Unit) {
        (self.month, self.unit)
    }

    /// What is known of a day of the month.
    pub fn day(&self, day: u8) -> Day {
        let known = self.days.iter().find(|known| known.day == day);
        known.copied().unwrap_or(Day::blank(day))
    }

    /// Changes what is known of a day of the month.
    pub fn set_day(&mut self, day: u8, change: impl FnOnce(&mut Day)) {
        let mut changed = self.day(day);
        change(&mut changed);
        self.days.retain(|known| known.day != day);
        if !changed.is_blank() {
            let place = self.days.iter().take_while(|known| known.day < day).count();
            self.days.insert(place, changed);
        }
    }

    /// Whether nothing but agent, month and unit is known.
    pub fn is_blank(&self) -> bool {
        let blank = Self {
            unit: self.unit,
            ..Self::empty(self.agent.clone(), self.month)
        };
        *self == blank
    }
}

/// A month's facts without faults. Reads like its [`Facts`]; can't be changed
/// into a faulty one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record(Facts);

impl Record {
    /// Checks the facts.
    ///
    /// # Errors
    /// Every fault with its path.
    pub fn new(facts: Facts) -> Result<Self, Vec<Problem>> {
        let problems = check(&facts);
        if problems.is_empty() {
            Ok(Self(facts))
        } else {
            Err(problems)
        }
    }

    /// A month of which nothing is known. A name longer than a record takes is
    /// cut.
    pub fn blank(agent: &str, month: Month, unit: Unit) -> Self {
        let agent = agent.chars().take(MAX_AGENT).collect();
        Self(Facts {
            unit,
            ..Facts::empty(agent, month)
        })
    }

    /// The record with other facts.
    ///
    /// # Errors
    /// Every fault that the change brings, with its path.
    pub fn edited(&self, change: impl FnOnce(&mut Facts)) -> Result<Self, Vec<Problem>> {
        let mut facts = self.0.clone();
        change(&mut facts);
        Self::new(facts)
    }

    /// The facts, to put them into a file.
    pub const fn facts(&self) -> &Facts {
        &self.0
    }
}

impl Deref for Record {
    type Target = Facts;
    fn deref(&self) -> &Facts {
        &self.0
    }
}

fn check(facts: &Facts) -> Vec<Problem> {
    let mut found = Findings(Vec::new());
    found.long("agent", &facts.agent, MAX_AGENT);
    found.many("entries", facts.entries.len(), MAX_ENTRIES);
    found.many("complaints", facts.complaints.len(), MAX_COMPLAINTS);
    found.many("measures", facts.measures.len(), MAX_MEASURES);

    let mut sums = LiteMap::<Id, u32>::new();
    // What lies beyond a limit is refused already; it isn't worth the time.
    for (index, entry) in facts.entries.iter().enumerate().take(MAX_ENTRIES) {
        let at = |field: &str| format!("entries[{index}].{field}");
        found.many(&at("parts"), entry.parts.len(), MAX_PARTS);
        let parts = entry.parts.iter().take(MAX_PARTS);
        let mut earlier = parts.clone().enumerate();
        let repeated = |(i, part)| parts.clone().take(i).any(|other| other == part);
        if entry.parts.is_empty() || earlier.any(repeated) {
            found.fault(at("parts"), Fault::Parts);
        }
        if entry.count == 0 || entry.count > MAX_COUNT {
            found.fault(at("count"), Fault::Count);
        }
        for part in parts {
            let sum = sums.entry(*part).or_default();
            *sum = sum.saturating_add(entry.count);
            if *sum > MAX_COUNT && entry.count <= MAX_COUNT {
                found.fault(at("count"), Fault::CountSum);
            }
        }
        if let Some(id) = entry.caused {
            let mut earlier = facts.entries.iter().take(index);
            if !facts.complaints.iter().any(|c| c.id == Some(id)) {
                found.fault(at("caused"), Fault::NoSuchComplaint);
            } else if earlier.any(|other| other.caused == Some(id)) {
                found.fault(at("caused"), Fault::CausedTwice);
            }
        }
        found.date(at("date"), entry.date, facts.month);
        found.long(&at("note"), &entry.note, MAX_NOTE);
    }
    for (id, measured) in &facts.measures {
        if let Measured::Percent(percent) = measured {
            found.unless(&format!("measures.{id}"), may::percent(*percent));
        }
    }
    if let Exam::Placed(place) = facts.exam
        && let Err((field, fault)) = may::place(place)
    {
        let field = match field {
            Field::Heads => "heads",
            Field::Tied => "tied",
            _ => "rank",
        };
        found.fault(format!("exam.{field}"), fault.into());
    }
    if let Report::HandedIn(date) = facts.report {
        // The earliest that any reading of R11 allows: the rulebook in force
        // may ask for more.
        let from = facts.month.plus(-1).first_day();
        found.unless("report", may::report(date, from));
    }
    for (index, complaint) in facts.complaints.iter().enumerate().take(MAX_COMPLAINTS) {
        let at = |field: &str| format!("complaints[{index}].{field}");
        let mut earlier = facts.complaints.iter().take(index);
        if complaint.id.is_some() && earlier.any(|other| other.id == complaint.id) {
            found.fault(at("id"), Fault::ComplaintTwice);
        }
        found.date(at("date"), complaint.date, facts.month);
        found.long(&at("note"), &complaint.note, MAX_NOTE);
    }
    found.telesales(facts);
    found.many("plan", facts.plan.len(), MAX_PLANS);
    for (index, plan) in facts.plan.iter().enumerate().take(MAX_PLANS) {
        let at = |field: &str| format!("plan[{index}].{field}");
        found.long(&at("action"), &plan.action, MAX_NOTE);
        found.long(&at("owner"), &plan.owner, MAX_OWNER);
        found.long(&at("result"), &plan.result, MAX_NOTE);
    }
    found.corrections(facts);
    found.history(&facts.history);
    found.unless("wage", facts.wage.map_or(Ok(()), may::wage));
    found.0
}

struct Findings(Vec<Problem>);

impl Findings {
    fn fault(&mut self, path: String, fault: Fault) {
        self.0.push(Problem { path, fault });
    }

    fn unless(&mut self, path: &str, may: Result<(), FieldFault>) {
        if let Err(fault) = may {
            self.fault(path.into(), fault.into());
        }
    }

    /// The days in order, each once; the sales; the day of joining.
    fn telesales(&mut self, facts: &Facts) {
        let mut before = 0;
        for (index, day) in facts.days.iter().enumerate().take(31) {
            if day.day <= before || day.date(facts.month).is_none() {
                self.fault(format!("days[{index}].day"), Fault::Day);
            }
            let calls = day.calls.map_or(Ok(()), may::calls);
            self.unless(&format!("days[{index}].calls"), calls);
            before = before.max(day.day);
        }
        self.many("days", facts.days.len(), 31);
        let Sales { target, sold } = facts.sales;
        self.unless("sales.target", target.map_or(Ok(()), may::sales_target));
        self.unless("sales.sold", sold.map_or(Ok(()), may::sold));
        let joined = facts.joined;
        let joined = joined.map_or(Ok(()), |day| may::joined(day, facts.month));
        self.unless("joined", joined);
    }

    /// Each of an earlier month, by something, for a reason.
    fn corrections(&mut self, facts: &Facts) {
        self.many("corrections", facts.corrections.len(), MAX_CORRECTIONS);
        let corrections = facts.corrections.iter().take(MAX_CORRECTIONS);
        for (index, correction) in corrections.enumerate() {
            let at = |field: &str| format!("corrections[{index}].{field}");
            if correction.of >= facts.month {
                self.fault(at("of"), Fault::CorrectsLater);
            }
            let points = correction.points;
            if points.is_zero() || points > MAX_CORRECTED || points < -MAX_CORRECTED {
                self.fault(at("points"), Fault::CorrectsNothing);
            }
            let pay = correction.pay.unwrap_or(Money::ZERO);
            if pay > MAX_WAGE || pay < -MAX_WAGE {
                self.fault(at("pay"), Fault::CorrectsNothing);
            }
            self.long(&at("why"), &correction.why, MAX_NOTE);
            if correction.why.trim().is_empty() {
                self.fault(at("why"), Fault::NoReason);
            }
        }
    }

    /// Closed and opened in turn, never back in time.
    fn history(&mut self, history: &[Act]) {
        self.many("history", history.len(), MAX_HISTORY);
        let mut before: Option<&Act> = None;
        for (index, act) in history.iter().enumerate().take(MAX_HISTORY) {
            let at = |field: &str| format!("history[{index}]{field}");
            let was_closed = matches!(before, Some(Act::Closed(_)));
            let late = before.is_none_or(|before| before.on() <= act.on());
            if !late || was_closed == matches!(act, Act::Closed(_)) {
                self.fault(at(""), Fault::History);
            }
            match act {
                Act::Closed(closing) => {
                    self.many(&at(".closed.lines"), closing.lines.len(), MAX_LINES);
                }
                Act::Reopened(reopening) => {
                    let path = at(".reopened.reason");
                    self.long(&path, &reopening.reason, MAX_NOTE);
                    if reopening.reason.is_empty() {
                        self.fault(path, Fault::NoReason);
                    }
                }
            }
            before = Some(act);
        }
    }

    fn long(&mut self, path: &str, text: &str, limit: usize) {
        self.unless(path, may::text(text, limit));
    }

    fn many(&mut self, path: &str, length: usize, limit: usize) {
        if length > limit {
            self.fault(path.into(), Fault::TooMany(limit));
        }
    }

    fn date(&mut self, path: String, date: Option<Date>, month: Month) {
        self.unless(&path, date.map_or(Ok(()), |day| may::day_of(day, month)));
    }
}
