//! The rules in use: rulebooks by their first month, and what the branch
//! decided on top of each.

use std::borrow::Cow;

use serde_json::Value;

use super::bundled::{outline_in, worked_in};
use super::dated::in_force;
use super::{
    Amendment, Document, Fault, Id, List, LogRules, Problem, Rulebook, Variant, bundled_in,
    worked_month_in,
};
use crate::calendar::Month;
use crate::json::{Decode, Encode, Malformed, Shape, Writer, json_object};
use crate::number::Unit;
use crate::record::Facts;

/// Rulebooks that may be in use besides the bundled one.
pub const MAX_BOOKS: usize = 16;

/// The rules in use. The bundled rulebooks, one for each unit, are always among
/// them and never changed: what differs from it stands beside it, and can be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// The bundled ones, then the others in the order in which they came.
    books: Vec<Book>,
}

/// A rulebook in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Book {
    rulebook: Rulebook,
    /// The rulebook without what was decided; none if it's a bundled one.
    base: Option<Rulebook>,
    variant: Variant,
}

impl Book {
    /// The rulebook with all that was decided.
    pub const fn rulebook(&self) -> &Rulebook {
        &self.rulebook
    }

    /// What was decided, the latest last; of each place once.
    pub fn amendments(&self) -> &[Amendment] {
        self.variant.amendments()
    }

    /// Whether it comes with the page, and nothing was decided on it.
    fn is_as_bundled(&self) -> bool {
        self.is_bundled() && self.amendments().is_empty()
    }

    /// Whether it comes with the page.
    pub const fn is_bundled(&self) -> bool {
        self.base.is_none()
    }

    /// The rulebook without what was decided.
    pub fn base(&self) -> Rulebook {
        let bundled = || bundled_in(self.rulebook.unit);
        self.base.clone().unwrap_or_else(bundled)
    }

    /// Its name and first month before anything was decided.
    pub(super) const fn name(&self) -> (Id, Month) {
        self.variant.base()
    }

    /// Whether the same was there before anything was decided.
    pub(super) fn has_base_of(&self, other: &Self) -> bool {
        self.base == other.base
    }

    fn bundled(unit: Unit) -> Self {
        Self::plain(bundled_in(unit))
    }

    fn plain(rulebook: Rulebook) -> Self {
        Self {
            variant: Variant::of(&rulebook),
            rulebook,
            base: None,
        }
    }

    fn of(base: Rulebook) -> Self {
        Self {
            variant: Variant::of(&base),
            rulebook: base.clone(),
            base: Some(base),
        }
    }

    /// Without anything that was decided.
    fn reverted(&self) -> Self {
        match &self.base {
            Some(base) => Self::of(base.clone()),
            None => Self::bundled(self.rulebook.unit),
        }
    }

    fn on(mut book: Self, variant: Variant) -> Result<Self, Vec<Problem>> {
        book.rulebook = variant.replay(&book.rulebook)?;
        book.variant = variant;
        Ok(book)
    }
}

impl Rules {
    /// The bundled rulebooks, as they are.
    pub fn bundled() -> Self {
        Self {
            books: Unit::ALL.map(Book::bundled).into(),
        }
    }

    /// What a first visit needs of the bundled rulebooks.
    pub fn outline() -> Self {
        Self {
            books: Unit::ALL.map(outline_in).map(Book::plain).into(),
        }
    }

    /// Whether there is nothing but the bundled rulebooks, as they are.
    pub fn is_bundled(&self) -> bool {
        self.books.iter().all(Book::is_as_bundled)
    }

    /// All rulebooks in use.
    pub fn books(&self) -> &[Book] {
        &self.books
    }

    /// The rulebook in a unit that scores a month, and its place among
    /// [`books`](Self::books).
    pub fn in_force(&self, of: (Month, Unit)) -> (usize, &Book) {
        let rulebooks = self.books.iter().map(Book::rulebook);
        // The bundled ones are always there.
        let place = in_force(rulebooks, of).unwrap_or(0);
        (place, &self.books[place])
    }

    /// The rulebook in a unit that scores a month.
    pub fn rulebook(&self, of: (Month, Unit)) -> &Rulebook {
        self.in_force(of).1.rulebook()
    }

    /// The month of an example of the rulebook that scores this month, if it has
    /// one of a month that it scores.
    pub fn example_month(&self, of: (Month, Unit)) -> Option<Month> {
        let (place, book) = self.in_force(of);
        let scores = |month: &Month| self.in_force((*month, of.1)).0 == place;
        match &book.base {
            None => worked_in(of.1).filter(scores),
            Some(base) => {
                let months = base.examples.iter().map(|example| example.facts.month);
                months.into_iter().find(scores)
            }
        }
    }

    /// The facts of that example.
    pub fn example(&self, of: (Month, Unit)) -> Option<Facts> {
        let month = self.example_month(of)?;
        match &self.in_force(of).1.base {
            None => worked_month_in(of.1),
            Some(base) => {
                let mut facts = base.examples.iter().map(|example| &example.facts);
                facts.find(|facts| facts.month == month).cloned()
            }
        }
    }

    /// The log's part of the rulebook in points that scores a month. Where it
    /// says nothing about a log there are the most general lists and no measure.
    pub fn log_rules(&self, month: Month) -> Cow<'_, LogRules> {
        let rulebook = self.rulebook((month, Unit::Points));
        if let Some(log) = &rulebook.log {
            return Cow::Borrowed(log);
        }
        // The bundled document from before there was a log.
        let same = |book: &&Book| book.is_bundled() && book.rulebook.id == rulebook.id;
        let lists = self.books.iter().find(same);
        let lists = lists.and_then(|book| book.rulebook.log.clone());
        Cow::Owned(LogRules {
            feeds: List::default(),
            ..lists.unwrap_or(LogRules::general())
        })
    }

    /// With one more rulebook. One of the same name and first month makes way.
    /// A bundled one, as it is, only takes back what was decided on it.
    ///
    /// # Errors
    /// There are too many.
    pub fn adding(&self, rulebook: Rulebook) -> Result<Self, Vec<Problem>> {
        let unit = rulebook.unit;
        let is_bundled = Document {
            examples: Vec::new(),
            ..(*rulebook).clone()
        } == *bundled_in(unit);
        let mut books = self.books.clone();
        let of = Variant::of(&rulebook).base();
        if is_bundled {
            let known = |book: &&mut Book| book.is_bundled() && book.rulebook.unit == unit;
            if let Some(book) = books.iter_mut().find(known) {
                *book = Book::bundled(unit);
            }
            return Ok(Self { books });
        }
        books.retain(|book| book.is_bundled() || book.variant.base() != of);
        books.push(Book::of(rulebook));
        if books.len() > MAX_BOOKS + Unit::ALL.len() {
            return Err(too_many());
        }
        Ok(Self { books })
    }

    /// Without a rulebook, by its place; the bundled ones stay.
    #[must_use]
    pub fn dropping(&self, place: usize) -> Self {
        let mut books = self.books.clone();
        if books.get(place).is_some_and(|book| !book.is_bundled()) {
            books.remove(place);
        }
        Self { books }
    }

    /// Without anything that was decided on a rulebook, by its place.
    #[must_use]
    pub fn reverting(&self, place: usize) -> Self {
        let mut books = self.books.clone();
        if let Some(book) = books.get_mut(place) {
            *book = book.reverted();
        }
        Self { books }
    }

    /// With one thing more decided on a rulebook. What was decided before of
    /// the same number or question goes.
    ///
    /// # Errors
    /// What of it doesn't fit, or all problems that it brings.
    pub fn with(&self, place: usize, amendment: Amendment) -> Result<Self, Vec<Problem>> {
        self.varied(place, |variant| variant.replace(amendment))
    }

    /// The same with several things: they have to hold together at the end only.
    ///
    /// # Errors
    /// What of them doesn't fit, or all problems that they bring.
    pub fn with_all(
        &self,
        place: usize,
        amendments: impl IntoIterator<Item = Amendment>,
    ) -> Result<Self, Vec<Problem>> {
        self.varied(place, |variant| {
            amendments
                .into_iter()
                .for_each(|amendment| variant.replace(amendment));
        })
    }

    /// With one decision on a rulebook taken back; the same if there is no
    /// such place.
    ///
    /// # Errors
    /// All problems that the rest has without it.
    pub fn without(&self, place: usize, index: usize) -> Result<Self, Vec<Problem>> {
        self.varied(place, |variant| drop(variant.remove(index)))
    }

    fn varied(
        &self,
        place: usize,
        change: impl FnOnce(&mut Variant),
    ) -> Result<Self, Vec<Problem>> {
        let mut books = self.books.clone();
        if let Some(book) = books.get_mut(place) {
            let mut variant = book.variant.clone();
            change(&mut variant);
            *book = Book::on(book.reverted(), variant)?;
        }
        Ok(Self { books })
    }
}

json_object! {
    /// A book as it's kept; without `rulebook` the base is the bundled one.
    struct Written {
        /// Which rulebook.
        base: Base,
        /// All of it, if it doesn't come with the page.
        #[or(default)]
        rulebook: Option<Document>,
        /// What was decided on it.
        amendments: Vec<Amendment>,
    }

    /// Which rulebook, and its first month.
    struct Base {
        /// Its name.
        id: Id,
        /// Its first month.
        effective: Month,
    }
}

impl Encode for Book {
    fn encode(&self, out: &mut Writer) {
        let (id, effective) = self.variant.base();
        let written = Written {
            base: Base { id, effective },
            rulebook: self.base.as_deref().cloned(),
            amendments: self.amendments().to_vec(),
        };
        written.encode(out);
    }
}

impl Decode for Book {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let Written {
            base: Base { id, effective },
            rulebook,
            amendments,
        } = Written::decode(value)?;
        let base = rulebook.map(Rulebook::new).transpose();
        let base = base.map_err(|problems| refused("rulebook", &problems))?;
        let book = match base {
            Some(base) => Self::of(base),
            // What isn't named like the other one must be the first.
            None if id == bundled_in(Unit::Money).id => Self::bundled(Unit::Money),
            None => Self::bundled(Unit::Points),
        };
        let mut variant = Variant::at(id, effective);
        amendments
            .into_iter()
            .for_each(|decided| variant.add(decided));
        Self::on(book, variant).map_err(|problems| refused("amendments", &problems))
    }
}

/// The list of its books; rulebook B only if something was decided on it.
impl Encode for Rules {
    fn encode(&self, out: &mut Writer) {
        let kept = |book: &&Book| book.rulebook.unit == Unit::Points || !book.is_as_bundled();
        out.open('[');
        self.books
            .iter()
            .filter(kept)
            .for_each(|book| book.encode(out));
        out.close(']');
    }
}

impl Decode for Rules {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let mut books: Vec<Book> = Vec::decode(value)?;
        let bundled = |books: &[Book], unit| {
            let mine = |book: &&Book| book.is_bundled() && book.rulebook.unit == unit;
            books.iter().filter(mine).count()
        };
        let first = books.first().is_some_and(Book::is_bundled);
        if bundled(&books, Unit::Money) == 0 && first {
            books.insert(1, Book::bundled(Unit::Money));
        }
        let once = Unit::ALL.iter().all(|unit| bundled(&books, *unit) == 1);
        if !first || !once || books.len() > MAX_BOOKS + Unit::ALL.len() {
            return Err(Malformed::here(Shape::Value));
        }
        Ok(Self { books })
    }
}

fn refused(at: &str, problems: &[Problem]) -> Malformed {
    let path = problems.first().map_or("", |problem| &problem.path);
    Malformed::here(Shape::Value).below(path).below(at)
}

fn too_many() -> Vec<Problem> {
    vec![Problem {
        path: String::new(),
        fault: Fault::TooMany(MAX_BOOKS),
    }]
}
