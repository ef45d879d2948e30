//! The reducer: one act, and what it makes of the state.

use std::rc::Rc;

use super::entries::{
    detach, edit_day, edit_entry, remove_complaint, remove_one, set_calls, set_cause, to_lower,
};
use super::lists::List;
use super::{
    Action, Before, ExamKind, Field, Forms, InUse, Key, MeasureKind, Places, ReportKind, State,
    Way, blank, standing,
};
use crate::calendar::Month;
use crate::id::Id;
use crate::number::Unit;
use crate::record::{
    Complaint, Exam, Facts, Finding, MAX_COMPLAINTS, MAX_COUNT, MAX_ENTRIES, Measured, Record,
    Report, Shares, count_of, set_count,
};
use crate::scoring::shares;

impl State {
    /// Carries out an act; how all was before it.
    pub fn act(&mut self, action: Action) -> Before {
        let mut before = self.before();
        self.way = Way::Act;
        match action {
            Action::Type(field, text) => self.type_into(field, text),
            Action::Leave(field) => self.leave(field),
            Action::Enter(field, text) => {
                self.type_into(field, text);
                self.leave(field);
            }
            Action::Undo | Action::Redo => {
                let back = action == Action::Undo;
                self.session = None;
                self.way = if back { Way::Undo } else { Way::Redo };
                (before.months, before.in_part) = self.history.turn(&mut self.content, back);
                self.blank = blank(&self.content);
                return before;
            }
            action => {
                self.session = None;
                let is_step = (self.skill.perform)(self, action);
                before.months = self.changed();
                if is_step && before.differs(&self.content) {
                    self.history.begin(before.frame.clone());
                    self.history.add(&before, &self.content);
                }
                self.blank = blank(&self.content);
                return before;
            }
        }
        before.months = self.changed();
        self.history.add(&before, &self.content);
        before
    }

    /// Opens with one month, by these rules; no act.
    pub(in crate::desk) fn show(&mut self, rules: InUse, record: Rc<Record>) {
        let key = (record.agent.clone(), record.month);
        self.content.rules = rules;
        self.content.month = record.month;
        self.start(record.agent.clone(), record.unit);
        self.content.records.insert(key, record);
    }

    /// Whether the act, if it changed anything, is a step to undo.
    pub(super) fn perform(&mut self, action: Action) -> bool {
        match action {
            Action::Step(part, by) => self.step(part, by),
            Action::AddEntry(part) => self.edit(|facts| {
                if facts.entries.len() < MAX_ENTRIES && count_of(facts, part) < MAX_COUNT {
                    detach(facts, part);
                }
            }),
            Action::EditEntry(index, edit) => self.edit(|facts| edit_entry(facts, index, edit)),
            Action::RemoveEntry(index) => {
                self.edit_out(List::Entries, index, |facts| {
                    if index < facts.entries.len() {
                        facts.entries.remove(index);
                    }
                });
            }
            Action::System(unit) => self.system(unit),
            Action::Day(day, edit) => self.edit(|facts| edit_day(facts, day, edit)),
            Action::Calls(days) => {
                for (day, _) in &days {
                    self.content.drafts.remove(&Field::Calls(*day));
                }
                self.edit(|facts| {
                    for (day, calls) in days {
                        set_calls(facts, day, Some(calls));
                    }
                });
            }
            Action::Exam(kind) => self.exam(kind),
            Action::Report(kind) => self.report(kind),
            Action::Measure(id, kind) => self.measure(id, kind),
            Action::AddComplaint => self.edit(|facts| {
                if facts.complaints.len() < MAX_COMPLAINTS {
                    facts.complaints.push(Complaint::found(Finding::Pending));
                }
            }),
            Action::Finding(index, finding) => self.edit(|facts| {
                if let Some(complaint) = facts.complaints.get_mut(index) {
                    complaint.finding = finding;
                }
            }),
            Action::Cause(index, entry) => self.edit(|facts| set_cause(facts, index, entry)),
            Action::RemoveComplaint(index) => {
                self.edit_out(List::Complaints, index, |facts| {
                    remove_complaint(facts, index)
                });
            }
            // Plans move no score: those of a closed month go too.
            Action::RemovePlan(index) => {
                if index < self.record().plan.len()
                    && let Ok(rest) = self.record().edited(|facts| drop(facts.plan.remove(index)))
                {
                    self.put(Rc::new(rest));
                    self.close_up(List::Plans, index);
                }
            }
            Action::Go(month) => return self.go(month),
            Action::Show(agent) => {
                self.shelve();
                let loses_text = !self.content.drafts.is_empty();
                self.content.agent = agent;
                self.forget_forms();
                self.unshelve();
                return loses_text;
            }
            Action::Rules(rules) => self.content.rules = rules,
            Action::Books(books, book, is_step) => {
                self.content.books = books;
                self.content.book = book;
                return is_step;
            }
            Action::Put(records) => {
                let places = records
                    .into_iter()
                    .map(|record| self.place(Rc::new(record)));
                let places = places.collect();
                self.put_all(places);
            }
            Action::Take(records, rules) => {
                if let Some(rules) = rules {
                    self.content.rules = rules;
                }
                // What came in is what is shown.
                if let Some(first) = records.first() {
                    self.content.agent = first.agent.clone();
                    self.content.month = first.month;
                    self.content.unit = first.unit;
                }
                self.forget_forms();
                let place = |record: Record| {
                    let key = (record.agent.clone(), record.month);
                    (
                        key,
                        Some(Rc::new(record)).filter(|record| !record.is_blank()),
                    )
                };
                let mut places: Places = records.into_iter().map(place).collect();
                let stands = standing(&self.content.records, &places);
                for ((_, place), own) in places.iter_mut().zip(stands) {
                    // What stands there already stays if it's the same.
                    if own == place.as_ref() {
                        *place = own.cloned();
                    }
                }
                self.put_all(places);
            }
            Action::Remove(agent, month) => {
                self.put_one((agent, month), None);
                self.forget_forms();
                self.content.forms.removed = true;
            }
            Action::RemoveAll(rules) => {
                if let Some(rules) = rules {
                    self.content.rules = rules;
                }
                self.shelf.clear();
                let keys = self.content.records.keys();
                let gone = keys.map(|key| (key.clone(), None)).collect();
                self.put_all(Places::from_sorted_store_unchecked(gone));
                self.forget_forms();
                self.content.forms.removed = true;
            }
            Action::Type(..)
            | Action::Leave(_)
            | Action::Enter(..)
            | Action::Undo
            | Action::Redo => {}
        }
        true
    }

    /// Shows another month; whether a text is put aside by that.
    pub(super) fn go(&mut self, month: Month) -> bool {
        self.shelve();
        let loses_text = !self.content.drafts.is_empty();
        self.content.month = month;
        self.forget_forms();
        self.unshelve();
        loses_text
    }

    pub(super) fn step(&mut self, part: Id, by: i32) {
        self.content.drafts.remove(&Field::Count(part));
        if by < 0 {
            if let Some(index) = to_lower(self.record(), part) {
                self.edit_out(List::Entries, index, |facts| remove_one(facts, index));
            }
            return;
        }
        self.edit(|facts| {
            let count = count_of(facts, part);
            if by > 0 && count < MAX_COUNT {
                // A plain count can always rise by one below the limit.
                let _ = set_count(facts, part, count + 1);
            }
        });
    }

    /// What was recorded under the other system stays in the record.
    fn system(&mut self, unit: Unit) {
        self.forget_forms();
        if !self.is_closed() {
            self.content.unit = unit;
        }
        self.edit(|facts| facts.unit = unit);
    }

    fn exam(&mut self, kind: ExamKind) {
        for field in Field::Rank.group() {
            self.content.drafts.remove(&field);
        }
        self.content.forms.exam_sat = kind == ExamKind::Sat;
        self.edit(|facts| {
            facts.exam = match (kind, facts.exam) {
                (ExamKind::Sat, Exam::Placed(place)) => Exam::Placed(place),
                (ExamKind::None, _) => Exam::None,
                (ExamKind::Sat | ExamKind::Unknown, _) => Exam::Unknown,
            };
        });
    }

    fn report(&mut self, kind: ReportKind) {
        self.content.drafts.remove(&Field::ReportDate);
        self.content.forms.report_in = kind == ReportKind::HandedIn;
        self.edit(|facts| {
            facts.report = match (kind, facts.report) {
                (ReportKind::HandedIn, Report::HandedIn(day)) => Report::HandedIn(day),
                (ReportKind::NotYet, _) => Report::NotYet,
                (ReportKind::HandedIn | ReportKind::Unknown, _) => Report::Unknown,
            };
        });
    }

    /// Going from cases to a percentage keeps the share where three decimals
    /// hold it exactly, going from the log's cases to typed ones keeps those
    /// unless some are open; everything else starts empty.
    fn measure(&mut self, id: Id, kind: MeasureKind) {
        for field in [
            Field::Numerator(id),
            Field::Denominator(id),
            Field::Percent(id),
        ] {
            self.content.drafts.remove(&field);
        }
        self.content.forms.measures.insert(id, kind);
        let known = self.record().measures.get(&id).copied();
        let shares = known.and_then(|known| shares(self.rulebook(), known));
        let share = shares.and_then(Shares::known);
        self.edit(|facts| {
            let now = facts.measures.remove(&id);
            let next = match (kind, now) {
                (MeasureKind::NotAssessed, _) => Some(Measured::NotAssessed),
                (MeasureKind::Ratio, Some(Measured::Logged(_))) => share.map(Measured::Ratio),
                (MeasureKind::Percent, Some(Measured::Ratio(_) | Measured::Logged(_))) => {
                    let exact = share.map(|share| (share, share.shown_percent()));
                    let exact = exact.filter(|(share, shown)| share.cmp_percent(*shown).is_eq());
                    exact.map(|(_, shown)| Measured::Percent(shown))
                }
                (MeasureKind::Ratio | MeasureKind::Percent | MeasureKind::Logged, _) => None,
            };
            if let Some(measured) = next {
                facts.measures.insert(id, measured);
            }
        });
    }

    pub(super) fn forget_forms(&mut self) {
        self.content.drafts.clear();
        self.content.forms = Forms::default();
    }

    /// Changes the shown month, unless that would make it faulty.
    pub(super) fn edit(&mut self, change: impl FnOnce(&mut Facts)) {
        if self.is_closed() {
            return;
        }
        if let Ok(record) = self.record().edited(change) {
            self.put(Rc::new(record));
        }
    }

    /// Puts a month where it belongs.
    pub(super) fn put(&mut self, record: Rc<Record>) {
        let (key, record) = self.place(record);
        self.put_one(key, record);
    }

    /// Where a month belongs and what stands there then: nothing for a blank one,
    /// and what stands there already if that's the same.
    fn place(&self, record: Rc<Record>) -> (Key, Option<Rc<Record>>) {
        let key = (record.agent.clone(), record.month);
        let own = self.content.records.get(&key);
        let own = own.filter(|own| **own == record).cloned();
        let record = own.unwrap_or(record);
        (key, Some(record).filter(|record| !record.is_blank()))
    }
}
