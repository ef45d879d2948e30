//! What the page shows of cases that are rated, and what comes in of them.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::case_agreed::has_example;
use super::work::shown as shown_month;
use crate::desk::Model;
use crate::desk::book::Shelf;
use crate::desk::state::{InUse, Sealed};
use crate::draft::Sketch;
use crate::id::{Fingerprint, Id};
use crate::review::{
    Agreement, CaseAnswer, CaseSet, FinishFault, IncomingState, KeptCases, MAX_CASE, MAX_RATERS,
    RatedLine, Rating, agreement, lines_of, nameless,
};
use crate::rulebook::Rulebook;

/// So many notes are offered as cases.
const MAX_NOTES: usize = 200;

/// Worked out once, as long as all of it is the same.
#[derive(Debug)]
pub(super) struct Cache {
    books: Sealed,
    rules: InUse,
    set: Id,
    found: Option<Rc<Agreement>>,
}

impl Model {
    /// The rulebook by which a set is rated; none where none here scores so.
    pub fn rulebook_of(&self, set: &CaseSet) -> Option<&Rulebook> {
        let books = self.state.rules().books().iter();
        let mut books = books.map(|book| book.rulebook());
        books.find(|book| book.unit == set.unit && Fingerprint::of(book) == set.fingerprint)
    }

    /// What all say to a set who have finished; none while that isn't to be seen, since
    /// somebody here still answers, or by other rules.
    pub fn agreement(&self, set: &CaseSet) -> Option<Rc<Agreement>> {
        let form = self.review_form()?;
        let content = &self.state.content;
        let mut cache = form.cases.cache.borrow_mut();
        let known = cache.as_ref().filter(|known| {
            known.set == set.id && known.books == content.books && known.rules == content.rules
        });
        if let Some(known) = known {
            return known.found.clone();
        }
        let shelf = Shelf::of(&content.books);
        let kept = shelf.case_set(set.id);
        let found = kept.filter(|kept| sees_others(&shelf, kept));
        let found = found.and_then(|kept| {
            let rulebook = self.rulebook_of(&kept.set)?;
            let ratings = shelf.ratings(set.id);
            Some(Rc::new(agreement(rulebook, &kept.set, &ratings)))
        });
        *cache = Some(Cache {
            books: content.books.clone(),
            rules: content.rules.clone(),
            set: set.id,
            found: found.clone(),
        });
        found
    }

    /// The name by which answers go out.
    pub fn rater_name(&self) -> String {
        let typed = self.review_form().and_then(|form| form.cases.by.clone());
        let name = typed.unwrap_or_else(|| match self.signature() {
            name if name.trim().is_empty() => shown_month(self).agent,
            name => name,
        });
        name.trim().to_owned()
    }

    /// Why the answers to a set can't go out from here.
    pub fn finish_fault(&self, kept: &KeptCases) -> Option<FinishFault> {
        let shelf = Shelf::of(&self.state.content.books);
        let draft = shelf.rating(kept.set.id, "");
        let is_open = |case: &Id| {
            let answer = draft.and_then(|draft| draft.answer(*case));
            !answer.is_some_and(CaseAnswer::is_sound)
        };
        let cases = kept.set.cases.iter().map(|case| case.id);
        let name = self.rater_name();
        match cases.filter(is_open).count() {
            0 if name.is_empty() => Some(FinishFault::NoName),
            0 if shelf.rating(kept.set.id, &name).is_some() => Some(FinishFault::NameTaken),
            0 => None,
            open => Some(FinishFault::Open(open)),
        }
    }

    /// What may become a case of a set: notes of the months that are here, without names.
    pub fn case_notes(&self, set: &CaseSet) -> Vec<String> {
        let content = &self.state.content;
        let shelf = Shelf::of(&content.books);
        let roster = shelf.roster();
        let members = roster.members.iter();
        let members = members.flat_map(|it| [it.number.clone(), it.name.clone()]);
        let agents = content.records.keys().map(|(agent, _)| agent.clone());
        let names: BTreeSet<String> = members.chain(agents).collect();
        let mut months: Vec<_> = content.records.iter().collect();
        months.retain(|(_, record)| record.unit == set.unit);
        // The latest first.
        months.sort_by(|one, other| other.0.1.cmp(&one.0.1).then(one.0.0.cmp(&other.0.0)));
        let mut known: BTreeSet<String> = set.cases.iter().map(|it| it.text.clone()).collect();
        let mut found = Vec::new();
        for (_, record) in months {
            let entries = record.entries.iter().map(|it| &it.note);
            for note in entries.chain(record.complaints.iter().map(|it| &it.note)) {
                let text = nameless(note.trim(), names.iter().map(String::as_str));
                let text: String = text.chars().take(MAX_CASE).collect();
                if text.is_empty() || !known.insert(text.clone()) {
                    continue;
                }
                found.push(text);
                if found.len() == MAX_NOTES {
                    return found;
                }
            }
        }
        found
    }

    /// The rulebooks that are being written and began as the one of a set.
    pub fn drafts_for(&self, set: &CaseSet) -> Vec<(Id, Rc<Sketch>)> {
        let shelf = Shelf::of(&self.state.content.books);
        let drafts = shelf.drafts.iter().filter(|(_, sketch)| {
            let root = sketch.root.as_ref();
            root.is_some_and(|root| {
                let id = root.tree.get("id").and_then(|id| id.as_str());
                root.bundled == Some(set.unit) && id == Some(set.rulebook.as_str())
            })
        });
        drafts
            .map(|(id, sketch)| (*id, Rc::clone(sketch)))
            .collect()
    }

    /// Whether such a rulebook has a worked example of this case.
    pub fn has_example(&self, sketch: &Sketch, text: &str) -> bool {
        has_example(sketch, text)
    }
}

/// Whether what others say may be seen here: nobody here is answering, and who got the set
/// from somebody else has answered.
fn sees_others(shelf: &Shelf, kept: &KeptCases) -> bool {
    let answers = shelf.rating(kept.set.id, "").is_some();
    !answers && (!kept.received || kept.mine.is_some())
}

/// What a set of cases that came in is beside what is here.
pub fn cases_state(model: &Model, set: &CaseSet) -> IncomingState {
    let shelf = Shelf::of(&model.state.content.books);
    match shelf.case_set(set.id) {
        Some(known) if known.set == *set => IncomingState::Same,
        Some(_) => IncomingState::OtherCases,
        None if model.rulebook_of(set).is_none() => IncomingState::OtherRules,
        None => IncomingState::New,
    }
}

/// What answers that came in are beside what is here.
pub fn rating_state(model: &Model, rating: &Rating) -> IncomingState {
    let shelf = Shelf::of(&model.state.content.books);
    let Some(kept) = shelf.case_set(rating.set) else {
        return IncomingState::OtherCases;
    };
    if rating.fingerprint != kept.set.fingerprint {
        return IncomingState::OtherRules;
    }
    if Some(rating.cases) != kept.set.code || !rating.is_complete(&kept.set) {
        return IncomingState::OtherCases;
    }
    let Some(rulebook) = model.rulebook_of(&kept.set) else {
        return IncomingState::OtherRules;
    };
    let lines: BTreeSet<RatedLine> = lines_of(rulebook).into_iter().collect();
    let mut named = rating.answers.iter().flat_map(CaseAnswer::lines);
    if !named.all(|line| lines.contains(&line)) {
        return IncomingState::OtherRules;
    }
    match shelf.rating(rating.set, &rating.by) {
        Some(known) if known == rating => IncomingState::Same,
        Some(known) if known.is_later(rating) => IncomingState::Older,
        Some(_) => IncomingState::Replaces,
        None if shelf.ratings(rating.set).len() >= MAX_RATERS => IncomingState::Full,
        None => IncomingState::New,
    }
}
