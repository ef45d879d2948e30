//! Months by documents in the process: as they are here, and as they were given out.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::calendar::Month;
use crate::desk::Model;
use crate::desk::book::Shelf;
use crate::id::{CheckCode, Id};
use crate::number::Decimal;
use crate::plan::{Filled, Filling, Volume};
use crate::review::{Cause, Issued, MonthOf, System};
use crate::scoring::Certainty;
use crate::store::MonthKey;

/// What is needed of the team's months by documents, as long as document and month are the same.
#[derive(Debug, Default)]
pub(super) struct Scored(BTreeMap<MonthOf, (Rc<Volume>, Rc<Filling>, BookScore)>);

/// What is needed of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct BookScore {
    /// Its check code; none where its document can't score it.
    pub code: Option<CheckCode>,
    /// Its first total.
    pub score: Decimal,
    /// Whether something in it isn't filled in.
    pub is_open: bool,
}

impl Scored {
    pub(super) fn of(
        &mut self,
        of: &MonthOf,
        volume: &Rc<Volume>,
        month: &Rc<Filling>,
    ) -> BookScore {
        if let Some((known, filling, found)) = self.0.get(of)
            && Rc::ptr_eq(known, volume)
            && filling == month
        {
            return *found;
        }
        let filled = Filled::of(volume, month, of.month);
        let sheet = filled.sheet.as_ref().ok();
        let first = sheet.and_then(|sheet| sheet.totals.first());
        let found = BookScore {
            code: filled.check_code(&of.agent),
            score: first.map_or(Decimal::ZERO, |total| total.headline),
            is_open: filled.certainty() == Certainty::Provisional,
        };
        let kept = (Rc::clone(volume), Rc::clone(month), found);
        self.0.insert(of.clone(), kept);
        found
    }
}

/// An agent's own month: with what it takes from elsewhere, as far as that is sure.
fn own(shelf: &Shelf, of: &MonthOf, id: Id) -> Option<Rc<Filling>> {
    shelf.month(&of.agent, of.month, id)?;
    Some(shelf.filled(&of.agent, of.month, id)?.settled())
}

/// A month by a document as it counts here: as it was filled in, or else as it came in.
pub(super) fn book_of(shelf: &Shelf, of: &MonthOf) -> Option<(Rc<Volume>, Rc<Filling>)> {
    let id = of.document?;
    let volume = shelf.in_force(id, of.month)?;
    let filling = match own(shelf, of, id) {
        Some(filling) => filling,
        None => {
            let issued = &shelf.issued(of)?.issued;
            Rc::new(Filling::of(&issued.facts, issued.readings.clone()))
        }
    };
    Some((Rc::clone(volume), filling))
}

/// That month, worked out.
pub(super) fn standing(shelf: &Shelf, of: &MonthOf) -> Option<Filled> {
    let (volume, filling) = book_of(shelf, of)?;
    Some(Filled::of(&volume, &filling, of.month))
}

/// All agents whose month by a document is here, by name.
pub(super) fn agents_of(shelf: &Shelf, month: Month, id: Id) -> Vec<MonthOf> {
    let months = shelf.months.keys();
    let months = months.filter(|(of, by)| *by == id && of.month == month);
    let months = months.map(|(of, _)| of.agent.clone());
    let issued = shelf.all_issued();
    let issued = issued.filter(|it| (it.issued.document, it.issued.month) == (Some(id), month));
    let issued = issued.map(|it| it.issued.agent.clone());
    let mut agents: Vec<String> = months.chain(issued).collect();
    agents.sort();
    agents.dedup();
    let of = |agent| MonthOf::new(agent, month, Some(id));
    agents.into_iter().map(of).collect()
}

/// A month as it's given out now, after what was given out before; none where its document
/// can't score it.
pub(super) fn issue(model: &Model, of: &MonthOf) -> Option<Issued> {
    let shelf = model.shelf();
    let (volume, filling) = book_of(&shelf, of)?;
    let filled = Filled::of(&volume, &filling, of.month);
    let before = shelf.issued(of).map(|kept| &kept.issued);
    let (facts, readings) = filling.carried(&volume.document);
    let today = model.state.today;
    let issued = Issued {
        agent: of.agent.clone(),
        month: of.month,
        document: of.document,
        edition: volume.fingerprint(),
        readings,
        facts,
        sheet: filled.check_code(&of.agent)?,
        by: model.signature(),
        // Never back in time, whatever the clock says.
        on: before.map_or(today, |before| before.on.max(today)),
        before: before.map_or(0, |before| before.before.saturating_add(1)),
        code: CheckCode::of_bits(0),
    };
    Some(issued.coded())
}

impl Model {
    /// An agent's month by a document as it was given out, worked out; why that doesn't come to
    /// what it said, where it doesn't: it did when it came in, by the document and the program of
    /// then.
    pub(super) fn issued_book(&self, of: &MonthOf) -> Option<(Filled, Option<Cause>)> {
        let shelf = Shelf::of(&self.state.content.books);
        let issued = &shelf.issued(of)?.issued;
        let volume = shelf.in_force(of.document?, of.month)?;
        let filled = issued.filled(volume);
        let is_same = filled.check_code(&of.agent) == Some(issued.sheet);
        let cause = match issued.edition == volume.fingerprint() {
            false => Some(Cause::Rulebook),
            true => (!is_same).then_some(Cause::Program),
        };
        Some((filled, cause))
    }

    /// The agent's own month by a document.
    pub(super) fn own_book(&self, of: &MonthOf) -> Option<Filled> {
        let shelf = self.shelf();
        let id = of.document?;
        let filling = own(&shelf, of, id)?;
        Some(Filled::of(
            shelf.in_force(id, of.month)?,
            &filling,
            of.month,
        ))
    }

    /// By what the shown month is scored.
    pub fn system(&self) -> System {
        System::of(self.state.unit(), self.state.content.book)
    }
}

/// The place of a month by a document among the acts.
pub(super) fn place_of(of: &MonthOf) -> Option<(MonthKey, Id)> {
    Some((MonthKey::new(of.agent.as_str(), of.month), of.document?))
}
