//! A month by a document, worked out: what is drawn, exported and printed.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::{
    Derivation, Elsewhere, Filling, Place, Plan, Sheet, TakenFrom, Under, WrongText, kinds,
    takes_amount, takes_date,
};
use crate::calendar::Month;
use crate::id::{Fingerprint, Id};
use crate::json::Encode as _;
use crate::language::{Document, Facts, Fault, Word};
use crate::scoring::Certainty;

/// A document, ready to score by.
#[derive(Debug)]
pub struct Volume {
    /// As it came.
    pub text: String,
    /// What it says.
    pub document: Document,
    /// By the answers that it begins with.
    pub plan: Plan,
}

/// A month by a document.
#[derive(Debug)]
pub struct Filled {
    /// The document.
    pub volume: Rc<Volume>,
    /// What was typed.
    pub filling: Rc<Filling>,
    /// What that comes to.
    pub facts: Facts,
    /// Texts that don't count.
    pub wrong: Vec<WrongText>,
    /// The sheet, or why there is none.
    pub sheet: Result<Sheet, Vec<Fault>>,
    /// How it came about.
    pub derivation: Derivation,
    /// Which month it is.
    pub month: Month,
    /// What values take from elsewhere, also those that are typed instead.
    pub taken: BTreeMap<Id, TakenFrom>,
    /// What is known there.
    pub elsewhere: Rc<Elsewhere>,
}

impl Volume {
    /// A document that came in no file, as it would be written.
    ///
    /// # Errors
    /// As [`Plan::new`].
    pub fn of(document: Document) -> Result<Self, Vec<Fault>> {
        let plan = Plan::new(&document)?;
        Ok(Self {
            text: document.to_json(),
            document,
            plan,
        })
    }

    /// The hash of what it says, however its file is written.
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of_bytes(self.document.to_json().bytes())
    }

    /// What a month puts up for consideration: by the grades that count, then by the lines
    /// that come to something.
    pub fn considered(&self, sheet: &Sheet) -> Vec<&Word> {
        let grades = self.document.grades.iter().zip(&sheet.grades);
        let reached = grades.filter_map(|(grades, found)| {
            grades.grades.iter().find(|grade| grade.id == found.grade)
        });
        let by_grade = reached.flat_map(|grade| &grade.considers);
        let is_there = |id| {
            let found = sheet.lines.iter().find(|found| found.id == id);
            found.is_some_and(|found| !found.headline.is_zero())
        };
        let lines = self.document.lines().into_iter().map(|(_, line)| line);
        // Few lines put anything up: only these are looked up.
        let lines = lines.filter(|line| !line.considers.is_empty() && is_there(line.id));
        by_grade
            .chain(lines.flat_map(|line| &line.considers))
            .collect()
    }
}

impl Volume {
    /// The facts of a month, which isn't scored.
    pub fn facts(&self, filling: &Filling, month: Month) -> Facts {
        let answers = filling.answers(&self.document);
        let other = match answers.is_empty() {
            true => None,
            false => Plan::read_so(&self.document, &answers).ok(),
        };
        let plan = other.as_ref().unwrap_or(&self.plan);
        filling.read(&self.document, plan, month).0
    }
}

impl Filled {
    /// Works it out by itself: what it would take from elsewhere isn't known.
    pub fn of(volume: &Rc<Volume>, filling: &Rc<Filling>, month: Month) -> Self {
        Self::with(volume, filling, month, &Rc::default())
    }

    /// Works it out with what it takes from elsewhere.
    pub fn with(
        volume: &Rc<Volume>,
        filling: &Rc<Filling>,
        month: Month,
        elsewhere: &Rc<Elsewhere>,
    ) -> Self {
        let document = &volume.document;
        let answers = filling.answers(document);
        let other = match answers.is_empty() {
            true => None,
            false => Some(Plan::read_so(document, &answers)),
        };
        let plan = match &other {
            None => Ok(&volume.plan),
            Some(Ok(plan)) => Ok(plan),
            Some(Err(faults)) => Err(faults.clone()),
        };
        let known = *plan.as_ref().unwrap_or(&&volume.plan);
        let (mut facts, wrong) = filling.read(document, known, month);
        let taken = known.take(document, month, &mut facts, elsewhere);
        let sheet = plan.and_then(|plan| plan.sheet(&facts));
        let derivation = known.derivation(&facts).unwrap_or_default();
        Self {
            volume: Rc::clone(volume),
            filling: Rc::clone(filling),
            facts,
            wrong,
            sheet,
            derivation,
            month,
            taken,
            elsewhere: Rc::clone(elsewhere),
        }
    }

    /// The document.
    pub fn document(&self) -> &Document {
        &self.volume.document
    }

    /// The answers that count.
    pub fn under(&self) -> Under<'_> {
        Under(&self.volume.document, &self.filling)
    }

    /// The fields that have something still to be said beside values that are missing:
    /// texts that don't count, and the day or the amount of an event, where something
    /// hangs on it.
    pub fn unsaid(&self) -> Vec<Place> {
        let mut found: Vec<Place> = self.wrong.iter().map(|wrong| wrong.place).collect();
        if self.is_settled() {
            return found;
        }
        for (id, counted) in &self.filling.cases {
            let is_there = self.document().value(*id, &self.under()).is_some();
            let needed = counted.needed().filter(|_| is_there);
            found.extend(needed.map(|part| Place::Cases(*id, part)));
        }
        let kinds = kinds(self.document(), &self.under());
        for (at, event) in self.filling.events.iter().enumerate() {
            let kind = kinds.iter().find(|(kind, _)| *kind == event.kind);
            let Some((_, amount)) = kind.filter(|_| event.count() > 0) else {
                continue;
            };
            let fields = [
                (takes_amount(amount), &event.amount, Place::Amount(at)),
                (takes_date(amount), &event.date, Place::Date(at)),
            ];
            let open = fields.into_iter().filter(|(takes, text, place)| {
                *takes && text.trim().is_empty() && !found.contains(place)
            });
            let open: Vec<Place> = open.map(|(_, _, place)| place).collect();
            found.extend(open);
        }
        found
    }

    /// How sure the month is: final where nothing can change it and something is said in it
    /// with no field left; resting on assumed numbers where they alone can.
    pub fn certainty(&self) -> Certainty {
        let is_said = !self.filling.is_blank() && self.unsaid().is_empty();
        match &self.sheet {
            Ok(_) if is_said && self.is_settled() => Certainty::Final,
            Ok(sheet) if is_said && sheet.totals.iter().all(|total| total.is_known) => {
                Certainty::RestsOnAssumed
            }
            _ => Certainty::Provisional,
        }
    }

    /// Whether each total and each grade is what it is, whatever is still to come.
    pub fn is_settled(&self) -> bool {
        self.sheet.as_ref().is_ok_and(|sheet| {
            let totals = sheet.totals.iter().all(|total| total.range.is_settled());
            totals && sheet.grades.iter().all(|of| of.low == of.high)
        })
    }
}
