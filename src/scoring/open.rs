//! What is still open, by how much of the score's range it makes 待定项.

use super::settlement::rule_of;
use super::{
    Certainty, DeadlineKnown, Sheet, Timing, is_working_day, report_from, score, score_at_once,
};
use crate::calendar::Date;
use crate::id::Id;
use crate::number::{Money, Points, Range};
use crate::record::{
    Exam, Facts, Finding, LoggedCases, MAX_CALLS, Measured, Record, Report, Sales, Sick, Standing,
};
use crate::rulebook::{
    Direction, Mechanism, ParameterRef, Pin, Rulebook, SickDay, ThirdMiss, Trial,
};

/// A question whose answer can narrow the score's range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenItem {
    /// What is open.
    pub what: Open,
    /// By how much the range's width shrinks when this alone is settled: all
    /// of the width that's there only because of it. 0 or more.
    pub contribution: Points,
    /// The range that is left then.
    pub left: Range<Points>,
    /// Whether it can move the score by some values of the assumed numbers,
    /// also if it makes none of the width.
    pub moves: bool,
}

/// Something that isn't settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Open {
    /// A fact that is unknown or pending.
    Fact(OpenFact),
    /// An assumed number.
    Parameter(ParameterRef),
}

/// A fact that isn't known, and what settling it means here: the real answer
/// by which it gives and takes nothing more than what is sure already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OpenFact {
    /// A measure without a figure; settled as nothing to measure.
    Measure(Id),
    /// A measure with so many open cases of the log; settled as the best that they can
    /// come to, by which it takes nothing more.
    Cases(Id, u32),
    /// The place in the exam; settled as no exam.
    Exam,
    /// The day of the report; settled as handed in in time, or today where it's
    /// known not to be in yet.
    Report,
    /// The pending entries that name the same parts as this one, the first of
    /// them by its place in the record; settled as not counting.
    Entries(usize),
    /// A complaint under investigation, by its place in the record; settled as
    /// not liable.
    Complaint(usize),
    /// The working days without a known number of calls, the first of them by
    /// its day; settled as days off, approved sick days as having none, or
    /// enough where a miss on them counts (reading T4).
    Calls(u8),
    /// Whether the illness of a day is approved; settled as not.
    Sick(u8),
    /// The sales or their target; settled as not met.
    Sales,
}

/// Everything that is still open in a month, the widest first, equal ones as
/// they come: measures, exam, report, entries, complaints, then numbers in the
/// document's order.
///
/// Every unknown or pending fact that the rules ask for is there, also if it
/// can't move the score. A number is there if it makes some of the width, or
/// if it would once everything above it is settled: with the whole list settled
/// no width is left. The share of the wage isn't: it moves no score.
pub fn open_list(rulebook: &Rulebook, record: &Record, today: Date) -> Vec<OpenItem> {
    let sheet = score(rulebook, record, today);
    let mut settling = Settling::new(rulebook, record, today);
    let item = |what, left: Range<Points>| OpenItem {
        what,
        contribution: width(sheet.range) - width(left),
        left,
        moves: left != sheet.range,
    };
    let mut items: Vec<OpenItem> = Vec::new();
    let facts = open_facts(rulebook, record, &sheet);
    let mut inquiry = None;
    for fact in &facts {
        // One complaint under investigation is like another, unless an entry
        // caused it.
        let alike = matches!(fact, OpenFact::Complaint(index) if !is_caused(record, *index));
        let left = match inquiry {
            Some(left) if alike => left,
            _ => settling.with(&[*fact]),
        };
        if alike {
            inquiry = Some(left);
        }
        let mut item = item(Open::Fact(*fact), left);
        if !item.moves && sheet.certainty == Certainty::Provisional {
            let mut others = facts.clone();
            others.retain(|other| other != fact);
            item.moves = settling.certainty(&others) == Certainty::Provisional;
        }
        items.push(item);
    }
    let mut hidden = Vec::new();
    for at in ParameterRef::all(rulebook) {
        if !at.get(rulebook).is_some_and(|number| number.is_assumed()) {
            continue;
        }
        settling.trial.pin(at, Pin::Value);
        let left = settling.with(&[]);
        settling.trial.release(at);
        if left == sheet.range {
            hidden.push(at);
        } else {
            items.push(item(Open::Parameter(at), left));
        }
    }
    // One number can hide behind another, an amount behind a pool: what still
    // makes a width when all else is settled belongs to the list too.
    for what in &items {
        settling.pin(what.what);
    }
    for at in &hidden {
        settling.trial.pin(*at, Pin::Value);
    }
    settling.keep(&facts);
    for at in hidden {
        settling.trial.release(at);
        if !settling.with(&[]).is_settled() {
            settling.trial.pin(at, Pin::Value);
            items.push(item(Open::Parameter(at), sheet.range));
        }
    }
    items.sort_by_key(|item| -item.contribution);
    items
}

/// What the score can be once these are settled: each number at its value, each
/// fact as [`OpenFact`] says. Everything else stays open, so this is the range
/// over the rest.
pub fn range_when_settled(
    rulebook: &Rulebook,
    record: &Record,
    today: Date,
    items: &[OpenItem],
) -> Range<Points> {
    let mut settling = Settling::new(rulebook, record, today);
    let mut facts = Vec::new();
    for item in items {
        settling.pin(item.what);
        if let Open::Fact(fact) = item.what {
            facts.push(fact);
        }
    }
    settling.with(&facts)
}

/// What the score can be once this number is set at its value, with everything
/// else as it is.
pub fn range_when_set(
    rulebook: &Rulebook,
    record: &Record,
    today: Date,
    at: ParameterRef,
) -> Range<Points> {
    let mut settling = Settling::new(rulebook, record, today);
    settling.pin(Open::Parameter(at));
    settling.with(&[])
}

/// Whether an entry is said to have caused a complaint.
fn is_caused(record: &Record, complaint: usize) -> bool {
    let id = record.complaints.get(complaint).and_then(|known| known.id);
    id.is_some() && record.entries.iter().any(|entry| entry.caused == id)
}

/// How far a range reaches.
fn width(range: Range<Points>) -> Points {
    range.high - range.low
}

/// The unknown and pending facts that the rules ask for.
fn open_facts(rulebook: &Rulebook, record: &Record, sheet: &Sheet) -> Vec<OpenFact> {
    let asks = |wanted: fn(&Mechanism) -> bool| rulebook.parts().any(|p| wanted(&p.2.mechanism));
    let shortfall = asks(|m| matches!(m, Mechanism::Shortfall { .. }));
    let mut open = Vec::new();
    for measure in &rulebook.measures {
        let in_condition = |mechanism: &Mechanism| match mechanism {
            Mechanism::Threshold { conditions, .. } => {
                conditions.iter().any(|c| c.measure == measure.id)
            }
            _ => false,
        };
        let asked = shortfall || rulebook.parts().any(|p| in_condition(&p.2.mechanism));
        let known = record.measures.get(&measure.id);
        let cases = known.and_then(|known| known.logged());
        match (known, cases.map_or(0, LoggedCases::open)) {
            _ if !asked => {}
            (None, _) => open.push(OpenFact::Measure(measure.id)),
            (Some(_), 0) => {}
            (Some(_), cases) => open.push(OpenFact::Cases(measure.id, cases)),
        }
    }
    if record.exam == Exam::Unknown && asks(|m| matches!(m, Mechanism::ExamRank { .. })) {
        open.push(OpenFact::Exam);
    }
    let day_is_open = |line: &super::Line| match line.basis {
        super::Basis::Deadline(basis) => {
            let handed_in = matches!(basis.known, DeadlineKnown::HandedIn(_));
            !handed_in && basis.timing != Timing::TooLate
        }
        _ => false,
    };
    if sheet.lines.iter().any(day_is_open) {
        open.push(OpenFact::Report);
    }
    let counted = |id: &Id| {
        let part = rulebook.part(*id);
        part.is_some_and(|(_, _, part)| super::takes_entries(part))
    };
    for (index, entry) in record.entries.iter().enumerate() {
        let pending = entry.standing == Standing::Pending && entry.parts.iter().any(counted);
        let known = |fact: &OpenFact| match fact {
            OpenFact::Entries(first) => record.entries[*first].parts == entry.parts,
            _ => false,
        };
        if pending && !open.iter().any(known) {
            open.push(OpenFact::Entries(index));
        }
    }
    open_days(rulebook, record, &mut open);
    if asks(|m| matches!(m, Mechanism::Severity { .. })) {
        for (index, complaint) in record.complaints.iter().enumerate() {
            if complaint.finding == Finding::Pending {
                open.push(OpenFact::Complaint(index));
            }
        }
    }
    open
}

/// The days and sales of a month in money that aren't known.
fn open_days(rulebook: &Rulebook, record: &Record, open: &mut Vec<OpenFact>) {
    if rule_of(rulebook).is_none() {
        return;
    }
    if let Some(first) = unknown_days(rulebook, record).first() {
        open.push(OpenFact::Calls(*first));
    }
    let pending = record.days.iter().filter(|day| day.sick == Sick::Pending);
    open.extend(pending.map(|day| OpenFact::Sick(day.day)));
    if rulebook.settlement.is_some() && record.sales.met().is_none() {
        open.push(OpenFact::Sales);
    }
}

/// Working days whose calls aren't known and matter: those of approved sick
/// days only by readings T3 and T4.
pub fn unknown_days(rulebook: &Rulebook, record: &Record) -> Vec<u8> {
    let choices = rulebook.choices();
    let sick_too =
        choices.sick_day == SickDay::WeekInProportion || choices.third_miss == ThirdMiss::Before;
    let unknown = |day: &u8| {
        let known = record.day(*day);
        let date = known.date(record.month);
        let joined = date.is_some_and(|date| record.joined.is_none_or(|joined| date >= joined));
        joined
            && known.calls.is_none()
            && (sick_too || known.sick != Sick::Approved)
            && date.is_some_and(|date| is_working_day(&known, date))
    };
    (1..=31).filter(unknown).collect()
}

/// A month in which this and that is settled.
struct Settling<'a> {
    trial: Trial<'a>,
    record: &'a Record,
    kept: Option<Record>,
    today: Date,
}

impl<'a> Settling<'a> {
    fn new(rulebook: &'a Rulebook, record: &'a Record, today: Date) -> Self {
        Self {
            trial: Trial::new(rulebook),
            record,
            kept: None,
            today,
        }
    }

    fn pin(&mut self, what: Open) {
        if let Open::Parameter(at) = what {
            self.trial.pin(at, Pin::Value);
        }
    }

    /// Leaves these facts settled.
    fn keep(&mut self, facts: &[OpenFact]) {
        self.kept = self.settled(facts);
    }

    /// The range with these facts settled as well.
    fn with(&self, facts: &[OpenFact]) -> Range<Points> {
        let settled = self.settled(facts);
        let record = settled.as_ref().or(self.kept.as_ref());
        let record = record.unwrap_or(self.record);
        score_at_once(self.trial.rulebook(), record, self.today).range
    }

    /// How sure the month is with these facts settled as well.
    fn certainty(&self, facts: &[OpenFact]) -> Certainty {
        let settled = self.settled(facts);
        let record = settled.as_ref().unwrap_or(self.record);
        score(self.trial.rulebook(), record, self.today).certainty
    }

    fn settled(&self, facts: &[OpenFact]) -> Option<Record> {
        if facts.is_empty() {
            return None;
        }
        let choices = self.trial.rulebook().choices();
        let in_time = report_from(choices, self.record.month);
        let settle = |changed: &mut Facts| {
            for fact in facts {
                match *fact {
                    OpenFact::Measure(id) => {
                        changed.measures.insert(id, Measured::NotAssessed);
                    }
                    OpenFact::Cases(id, _) => {
                        let measure = self.trial.rulebook().measure(id);
                        let direction = measure.map_or(Direction::Higher, |m| m.direction);
                        if let Some(Measured::Logged(cases)) = changed.measures.get_mut(&id) {
                            *cases = match direction {
                                Direction::Higher => cases.all_inside(),
                                Direction::Lower => cases.all_outside(),
                            };
                        }
                    }
                    OpenFact::Exam => changed.exam = Exam::None,
                    OpenFact::Report => {
                        changed.report = Report::HandedIn(match self.record.report {
                            Report::NotYet => self.today.max(in_time),
                            Report::Unknown | Report::HandedIn(_) => in_time,
                        });
                    }
                    OpenFact::Entries(first) => {
                        let parts = self.record.entries.get(first).map(|e| &e.parts);
                        changed.entries.retain(|entry| {
                            entry.standing == Standing::Confirmed || Some(&entry.parts) != parts
                        });
                    }
                    OpenFact::Calls(_) => {
                        let rulebook = self.trial.rulebook();
                        let missed = rulebook.choices().third_miss == ThirdMiss::Before;
                        for day in unknown_days(rulebook, self.record) {
                            changed.set_day(day, |day| match day.sick {
                                Sick::Approved if missed => day.calls = Some(MAX_CALLS),
                                Sick::Approved => day.calls = Some(0),
                                _ => day.work = Some(false),
                            });
                        }
                    }
                    OpenFact::Sick(day) => changed.set_day(day, |day| day.sick = Sick::Refused),
                    OpenFact::Sales => {
                        changed.sales = Sales {
                            target: Some(Money::from_raw(1)),
                            sold: Some(Money::ZERO),
                        };
                    }
                    OpenFact::Complaint(index) => {
                        if let Some(complaint) = changed.complaints.get_mut(index) {
                            complaint.finding = Finding::NotLiable;
                        }
                    }
                }
            }
        };
        self.record.edited(settle).ok()
    }
}
