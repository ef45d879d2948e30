//! Two records compared, fact by fact.

use super::{
    ActFact, ComplaintFact, DayFact, EntryFact, FactAt, FactDifference, FactList, FactValue,
    PlanFact,
};
use crate::calendar::Date;
use crate::id::Id;
use crate::number::Money;
use crate::record::{
    Act, ClosedLine, Closing, Complaint, Day, Ended, Entry, Facts, Plan, PlanText, Reopening, Sales,
};

/// All facts in which two months differ, in the order of [`Facts`]; empty
/// exactly where they're the same.
///
/// What was changed within a list is told from what came and went: items that
/// are the same in both are set aside, then those about the same are compared
/// field by field.
pub fn fact_differences<'a>(one: &'a Facts, other: &'a Facts) -> Vec<FactDifference<'a>> {
    use FactAt as At;
    use FactValue as V;
    // Each list of fields is spelled out, so that a new one can't be forgotten.
    let Facts {
        agent,
        month,
        unit,
        entries,
        measures,
        exam,
        report,
        complaints,
        days,
        joined,
        sales: Sales { target, sold },
        plan,
        corrections,
        history,
        wage,
    } = one;
    let mut found = Found(Vec::new());
    found.put(At::Agent, V::text(agent), V::text(&other.agent));
    found.put(At::Month, V::Month(*month), V::Month(other.month));
    found.put(At::Unit, V::Unit(*unit), V::Unit(other.unit));
    found.list(FactList::Entries, entries, &other.entries, |found| {
        let about: [fn(&Entry, &Entry) -> bool; 4] = [
            |a, b| a.parts == b.parts && a.date == b.date,
            |a, b| a.parts == b.parts,
            |a, b| a.parts.iter().any(|part| b.parts.contains(part)),
            // One of another part, if there is more than a count to know it by.
            |a, b| !a.note.is_empty() && (a.date, &a.note) == (b.date, &b.note),
        ];
        for pair in pairs(entries, &other.entries, &about) {
            found.entry(pair, (one, other));
        }
    });
    let only_there = other
        .measures
        .keys()
        .filter(|id| !measures.contains_key(id));
    for id in measures.keys().chain(only_there) {
        let of = |facts: &Facts| V::of(facts.measures.get(id).copied(), V::Measured);
        found.put(At::Measure(*id), of(one), of(other));
    }
    found.put(At::Exam, V::Exam(*exam), V::Exam(other.exam));
    found.put(At::Report, V::Report(*report), V::Report(other.report));
    found.list(
        FactList::Complaints,
        complaints,
        &other.complaints,
        |found| {
            let about: [fn(&Complaint, &Complaint) -> bool; 3] = [
                |a, b| a.id == b.id && a.date == b.date,
                |a, b| a.id == b.id,
                |a, b| (a.date, a.finding, &a.note) == (b.date, b.finding, &b.note),
            ];
            for pair in pairs(complaints, &other.complaints, &about) {
                found.complaint(pair);
            }
        },
    );
    found.list(FactList::Days, days, &other.days, |found| {
        for day in 1..=31 {
            found.day(one.day(day), other.day(day));
        }
    });
    let date = |day: Option<Date>| V::of(day, V::Date);
    let sum = |sum: Option<Money>| V::of(sum, V::Money);
    found.put(At::Joined, date(*joined), date(other.joined));
    found.put(At::SalesTarget, sum(*target), sum(other.sales.target));
    found.put(At::Sold, sum(*sold), sum(other.sales.sold));
    found.list(FactList::Plan, plan, &other.plan, |found| {
        let about: [fn(&Plan, &Plan) -> bool; 3] = [
            |a, b| a.about == b.about && a.action == b.action,
            |a, b| a.about == b.about,
            |a, b| (&a.action, &a.owner, a.by) == (&b.action, &b.owner, b.by),
        ];
        for pair in pairs(plan, &other.plan, &about) {
            found.plan(pair);
        }
    });
    for at in 0..corrections.len().max(other.corrections.len()) {
        let of = |facts: &'a Facts| V::of(facts.corrections.get(at), V::Correction);
        found.put(At::Correction(at), of(one), of(other));
    }
    for at in 0..history.len().max(other.history.len()) {
        found.act(at, history.get(at), other.history.get(at));
    }
    found.put(At::Wage, sum(*wage), sum(other.wage));
    found.0
}

impl<'a> FactValue<'a> {
    fn of<T>(value: Option<T>, known: impl FnOnce(T) -> Self) -> Self {
        value.map_or(Self::Absent, known)
    }

    fn text(text: &'a str) -> Self {
        Self::of(Some(text).filter(|text| !text.is_empty()), Self::Text)
    }
}

/// An item of a list in both records, each with its place.
type Pair<'a, T> = (Option<(usize, &'a T)>, Option<(usize, &'a T)>);

/// The items that aren't the same in both lists, each beside the one that's
/// about the same thing: by the first test that fits, or alone.
fn pairs<'a, T: PartialEq>(
    one: &'a [T],
    other: &'a [T],
    about: &[fn(&T, &T) -> bool],
) -> Vec<Pair<'a, T>> {
    let mut there: Vec<(usize, &T)> = other.iter().enumerate().collect();
    let mut found = |item: &T, fits: &dyn Fn(&T, &T) -> bool| {
        let at = there.iter().position(|(_, other)| fits(item, other))?;
        Some(there.remove(at))
    };
    let mut here: Vec<(usize, &T)> = one.iter().enumerate().collect();
    here.retain(|(_, item)| found(item, &|a, b| a == b).is_none());
    let mut pairs: Vec<Pair<'a, T>> = Vec::new();
    for fits in about {
        here.retain(|item| {
            let other = found(item.1, fits);
            if other.is_some() {
                pairs.push((Some(*item), other));
            }
            other.is_none()
        });
    }
    pairs.extend(here.into_iter().map(|item| (Some(item), None)));
    pairs.extend(there.into_iter().map(|item| (None, Some(item))));
    pairs.sort_by_key(|(one, other)| one.or(*other).map(|(at, _)| at));
    pairs
}

struct Found<'a>(Vec<FactDifference<'a>>);

impl<'a> Found<'a> {
    fn put(&mut self, at: FactAt<'a>, one: FactValue<'a>, other: FactValue<'a>) {
        if one != other {
            self.0.push(FactDifference { at, one, other });
        }
    }

    /// What differs in a list; that it's written otherwise where nothing does.
    fn list<T: PartialEq>(
        &mut self,
        list: FactList,
        one: &[T],
        other: &[T],
        compare: impl FnOnce(&mut Self),
    ) {
        if one == other {
            return;
        }
        let before = self.0.len();
        compare(self);
        if self.0.len() == before {
            let (at, one, other) = (FactAt::Form(list), FactValue::Absent, FactValue::Absent);
            self.0.push(FactDifference { at, one, other });
        }
    }

    fn entry(&mut self, pair: Pair<'a, Entry>, (here, there): (&Facts, &Facts)) {
        use FactValue as V;
        let (one, other) = match pair {
            (Some((_, one)), Some((_, other))) => (one, other),
            (one, other) => {
                let Some((_, entry)) = one.or(other) else {
                    return;
                };
                let of = |item: Option<(usize, &'a Entry)>| V::of(item, |(_, e)| V::Entry(e));
                let at = FactAt::Entry(&entry.parts, EntryFact::Whole);
                return self.put(at, of(one), of(other));
            }
        };
        let Entry {
            parts,
            count,
            standing,
            date,
            caused,
            note,
        } = one;
        let case = |facts: &Facts, id: Option<Id>| {
            let mut complaints = facts.complaints.iter();
            let at = id.and_then(|_| complaints.position(|complaint| complaint.id == id));
            V::of(at, V::Case)
        };
        let at = |fact| FactAt::Entry(parts, fact);
        self.put(
            at(EntryFact::Parts),
            V::Parts(parts),
            V::Parts(&other.parts),
        );
        self.put(
            at(EntryFact::Count),
            V::Count(*count),
            V::Count(other.count),
        );
        let standings = (V::Standing(*standing), V::Standing(other.standing));
        self.put(at(EntryFact::Standing), standings.0, standings.1);
        let dates = (V::of(*date, V::Date), V::of(other.date, V::Date));
        self.put(at(EntryFact::Date), dates.0, dates.1);
        let cases = (case(here, *caused), case(there, other.caused));
        self.put(at(EntryFact::Caused), cases.0, cases.1);
        self.put(at(EntryFact::Note), V::text(note), V::text(&other.note));
    }

    fn complaint(&mut self, pair: Pair<'a, Complaint>) {
        use FactValue as V;
        let ((index, one), other) = match pair {
            (Some(one), Some((_, other))) => (one, other),
            (one, other) => {
                let Some((index, _)) = one.or(other) else {
                    return;
                };
                let of =
                    |item: Option<(usize, &'a Complaint)>| V::of(item, |(_, c)| V::Complaint(c));
                let at = FactAt::Complaint(index, ComplaintFact::Whole);
                return self.put(at, of(one), of(other));
            }
        };
        let Complaint {
            id,
            date,
            finding,
            note,
        } = one;
        let at = |fact| FactAt::Complaint(index, fact);
        let ids = (V::of(*id, V::Id), V::of(other.id, V::Id));
        self.put(at(ComplaintFact::Id), ids.0, ids.1);
        let dates = (V::of(*date, V::Date), V::of(other.date, V::Date));
        self.put(at(ComplaintFact::Date), dates.0, dates.1);
        let findings = (V::Finding(*finding), V::Finding(other.finding));
        self.put(at(ComplaintFact::Finding), findings.0, findings.1);
        self.put(at(ComplaintFact::Note), V::text(note), V::text(&other.note));
    }

    fn day(&mut self, one: Day, other: Day) {
        use FactValue as V;
        let Day {
            day,
            work,
            calls,
            sick,
        } = one;
        let at = |fact| FactAt::Day(day, fact);
        let works = (V::of(work, V::Work), V::of(other.work, V::Work));
        self.put(at(DayFact::Work), works.0, works.1);
        let counts = (V::of(calls, V::Count), V::of(other.calls, V::Count));
        self.put(at(DayFact::Calls), counts.0, counts.1);
        self.put(at(DayFact::Sick), V::Sick(sick), V::Sick(other.sick));
    }

    fn plan(&mut self, pair: Pair<'a, Plan>) {
        use FactValue as V;
        let (one, other) = match pair {
            (Some((_, one)), Some((_, other))) => (one, other),
            (one, other) => {
                let Some((_, plan)) = one.or(other) else {
                    return;
                };
                let of = |item: Option<(usize, &'a Plan)>| V::of(item, |(_, p)| V::Plan(p));
                return self.put(
                    FactAt::Plan(plan.about, PlanFact::Whole),
                    of(one),
                    of(other),
                );
            }
        };
        let Plan {
            about,
            action,
            owner,
            by,
            result,
            ended,
        } = one;
        let at = |fact| FactAt::Plan(*about, fact);
        self.put(at(PlanFact::About), V::About(*about), V::About(other.about));
        let texts = [
            (PlanText::Action, action),
            (PlanText::Owner, owner),
            (PlanText::Result, result),
        ];
        for (text, one) in texts {
            self.put(
                at(PlanFact::Text(text)),
                V::text(one),
                V::text(other.text(text)),
            );
        }
        let by = (V::of(*by, V::Date), V::of(other.by, V::Date));
        self.put(at(PlanFact::By), by.0, by.1);
        let outcome = |ended: Option<Ended>| match ended {
            Some(Ended { outcome, on }) => (V::Outcome(outcome), V::of(on, V::Date)),
            None => (V::Absent, V::Absent),
        };
        let ((how, on), (other_how, other_on)) = (outcome(*ended), outcome(other.ended));
        self.put(at(PlanFact::Outcome), how, other_how);
        self.put(at(PlanFact::EndedOn), on, other_on);
    }

    fn act(&mut self, index: usize, one: Option<&'a Act>, other: Option<&'a Act>) {
        use FactValue as V;
        let at = |fact| FactAt::Act(index, fact);
        match (one, other) {
            (Some(Act::Closed(one)), Some(Act::Closed(other))) => self.closing(index, one, other),
            (Some(Act::Reopened(one)), Some(Act::Reopened(other))) => {
                let Reopening { on, reason } = one;
                self.put(at(ActFact::On), V::Date(*on), V::Date(other.on));
                self.put(at(ActFact::Reason), V::text(reason), V::text(&other.reason));
            }
            (one, other) => {
                self.put(at(ActFact::Whole), V::of(one, V::Act), V::of(other, V::Act));
            }
        }
    }

    fn closing(&mut self, index: usize, one: &'a Closing, there: &'a Closing) {
        use FactValue as V;
        let Closing {
            on,
            rulebook,
            score,
            low,
            high,
            lines,
        } = one;
        let at = |fact| FactAt::Act(index, fact);
        self.put(at(ActFact::On), V::Date(*on), V::Date(there.on));
        let rules = (V::Rulebook(*rulebook), V::Rulebook(there.rulebook));
        self.put(at(ActFact::Rulebook), rules.0, rules.1);
        self.put(
            at(ActFact::Score),
            V::Points(*score),
            V::Points(there.score),
        );
        self.put(at(ActFact::Low), V::Points(*low), V::Points(there.low));
        self.put(at(ActFact::High), V::Points(*high), V::Points(there.high));
        self.list(FactList::Lines, lines, &there.lines, |found| {
            let same: [fn(&ClosedLine, &ClosedLine) -> bool; 1] =
                [|a, b| (a.part, a.of) == (b.part, b.of)];
            for (one, other) in pairs(lines, &there.lines, &same) {
                let Some((_, line)) = one.or(other) else {
                    continue;
                };
                let ClosedLine { part, of, .. } = *line;
                let points = |side: Option<(usize, &ClosedLine)>| {
                    side.map(|(_, line)| {
                        let ClosedLine {
                            part: _,
                            of: _,
                            amount,
                            low,
                            high,
                        } = *line;
                        [amount, low, high].map(V::Points)
                    })
                };
                let none = || [V::Absent, V::Absent, V::Absent];
                let ends = [
                    ActFact::Line(part, of),
                    ActFact::LineLow(part, of),
                    ActFact::LineHigh(part, of),
                ];
                let (one, other) = (points(one), points(other));
                let sides = one
                    .unwrap_or_else(none)
                    .into_iter()
                    .zip(other.unwrap_or_else(none));
                for (fact, (one, other)) in ends.into_iter().zip(sides) {
                    found.put(at(fact), one, other);
                }
            }
        });
    }
}
