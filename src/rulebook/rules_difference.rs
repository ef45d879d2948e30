//! In what the rules of two tabs differ.

use super::{Amendment, Book, Rulebook, Rules};

/// One thing in which two sets of rules differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RulesDifference<'a> {
    /// A rulebook that only the first have.
    One(&'a Book),
    /// A rulebook that only the others have.
    Other(&'a Book),
    /// A rulebook of the same name and first month that isn't the same.
    Contents(&'a Book, &'a Book),
    /// Something that was decided otherwise on a rulebook, or only in one of
    /// them: the rulebook with all that was decided, and the decision.
    Decision(Decided<'a>, Decided<'a>),
}

/// A rulebook with all that was decided on it, and one such decision, if there
/// is one.
pub type Decided<'a> = (&'a Rulebook, Option<&'a Amendment>);

/// Everything in which two sets of rules differ, in the order of the first;
/// nothing where they only came or were decided in another order.
pub fn rules_difference<'a>(one: &'a Rules, other: &'a Rules) -> Vec<RulesDifference<'a>> {
    let mut found = Vec::new();
    for here in one.books() {
        match of_name(other, here) {
            Some(there) => differing(here, there, &mut found),
            None => found.push(RulesDifference::One(here)),
        }
    }
    let more = other.books().iter();
    let more = more.filter(|there| of_name(one, there).is_none());
    found.extend(more.map(RulesDifference::Other));
    found
}

fn of_name<'a>(rules: &'a Rules, of: &Book) -> Option<&'a Book> {
    let mut books = rules.books().iter();
    books.find(|book| (book.is_bundled(), book.name()) == (of.is_bundled(), of.name()))
}

fn differing<'a>(one: &'a Book, other: &'a Book, found: &mut Vec<RulesDifference<'a>>) {
    if !one.has_base_of(other) {
        found.push(RulesDifference::Contents(one, other));
    }
    // The last of a place counts.
    let in_force = |book: &'a Book, at: &Amendment| {
        let mut decided = book.amendments().iter().rev();
        decided.find(|known| known.is_of_place(at))
    };
    let mut places: Vec<&Amendment> = Vec::new();
    for at in one.amendments().iter().chain(other.amendments()) {
        if places.iter().any(|known| known.is_of_place(at)) {
            continue;
        }
        places.push(at);
        let (here, there) = (in_force(one, at), in_force(other, at));
        if here != there {
            found.push(RulesDifference::Decision(
                (one.rulebook(), here),
                (other.rulebook(), there),
            ));
        }
    }
}
