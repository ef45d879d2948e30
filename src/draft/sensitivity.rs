//! How much hangs on each assumed number: months with it at either end of its span.

use std::rc::Rc;

use serde_json::Value;

use super::effect::{Around, Case, first, sheet_by};
use super::number::set_value;
use super::numbers::{Numbered, numbers};
use crate::json::Decode as _;
use crate::language::Document;
use crate::number::Decimal;
use crate::plan::Volume;

/// An assumed number, and what hangs on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sensitive {
    /// Which one.
    pub number: Numbered,
    /// What all months together gain if it's at the low end of its span, and at the high end;
    /// less than nothing is lost.
    pub by: [Decimal; 2],
}

impl Sensitive {
    /// How far apart its ends lead.
    pub fn width(&self) -> Decimal {
        let [one, other] = self.by;
        (one.max(other).max(Decimal::ZERO) - one.min(other).min(Decimal::ZERO)).abs()
    }
}

/// So often a month is scored for it at the most; with more numbers fewer months are looked
/// at.
const MOST: usize = 20_000;

/// So many assumed numbers are tried at the most: each makes two rulebooks.
const MOST_NUMBERS: usize = 120;

/// All assumed numbers, tried one after the other.
#[derive(Debug)]
pub(super) struct Weighing {
    cases: Rc<Vec<Case>>,
    by: Rc<Volume>,
    around: Rc<dyn Around>,
    tree: Value,
    assumed: Vec<Numbered>,
    /// How many of the months are looked at.
    many: usize,
    /// What each of them comes to as it is.
    own: Vec<Option<Decimal>>,
    /// Which number at which end, and by what that is; none where it's no rulebook.
    tried: usize,
    at_end: Option<Rc<Volume>>,
    /// The next month, and what those before gained.
    next: usize,
    moved: Decimal,
    /// What it came to at each end; none where it can't be there.
    ends: Vec<Option<Decimal>>,
    found: Vec<Sensitive>,
}

impl Weighing {
    pub fn new(cases: Rc<Vec<Case>>, by: Rc<Volume>, around: Rc<dyn Around>) -> Self {
        let assumed = numbers(&by.document, None).into_iter();
        let assumed = assumed.filter(|of| !of.number.span().is_settled());
        let assumed: Vec<Numbered> = assumed.take(MOST_NUMBERS).collect();
        let each = (2 * assumed.len()).max(1);
        Self {
            tree: serde_json::from_str(&by.text).unwrap_or_default(),
            many: match assumed.is_empty() {
                true => 0,
                false => cases.len().min(MOST / each),
            },
            cases,
            by,
            around,
            assumed,
            own: Vec::new(),
            tried: 0,
            at_end: None,
            next: 0,
            moved: Decimal::ZERO,
            ends: Vec::new(),
            found: Vec::new(),
        }
    }

    /// How many months are scored, of how many.
    pub fn progress(&self) -> (usize, usize) {
        let rounds = 1 + 2 * self.assumed.len();
        let done = match self.own.len() < self.many {
            true => self.own.len(),
            false => self.many * (1 + self.tried) + self.next,
        };
        (done, self.many * rounds)
    }

    /// Scores a month more.
    pub fn step(&mut self) {
        if let Some(case) = self
            .cases
            .get(self.own.len())
            .filter(|_| self.own.len() < self.many)
        {
            self.own.push(result(&self.by, case, &*self.around));
            return;
        }
        let Some(number) = self.assumed.get(self.tried / 2) else {
            return;
        };
        if self.next == 0 {
            let span = number.number.span();
            let end = [span.low, span.high][self.tried % 2];
            self.at_end = with(&self.tree, &number.path, end);
        }
        let case = self.cases.get(self.next).zip(self.own.get(self.next));
        if let (Some(by), Some((case, own))) = (&self.at_end, case)
            && let Some((own, is)) = own.zip(result(by, case, &*self.around))
        {
            self.moved += is - own;
        }
        self.next += 1;
        if self.next < self.many {
            return;
        }
        self.ends.push(self.at_end.is_some().then_some(self.moved));
        (self.next, self.moved) = (0, Decimal::ZERO);
        self.tried += 1;
        if let [Some(low), Some(high)] = self.ends[..] {
            let of = Sensitive {
                number: number.clone(),
                by: [low, high],
            };
            self.found.extend((!of.width().is_zero()).then_some(of));
        }
        if self.tried.is_multiple_of(2) {
            self.ends.clear();
        }
        if self.tried == 2 * self.assumed.len() {
            let width = |of: &Sensitive| std::cmp::Reverse(of.width());
            self.found.sort_by_key(width);
        }
    }

    /// Those that move a month here, and of how many months.
    pub fn found(&self) -> (&[Sensitive], usize) {
        (&self.found, self.many)
    }
}

/// The rulebook with a number at an end of its span; none where it can't be scored by then.
fn with(tree: &Value, path: &str, end: Decimal) -> Option<Rc<Volume>> {
    let mut tree = tree.clone();
    set_value(&mut tree, path, &end.to_string());
    Some(Rc::new(Volume::of(Document::decode(&tree).ok()?).ok()?))
}

fn result(by: &Rc<Volume>, case: &Case, around: &dyn Around) -> Option<Decimal> {
    sheet_by(by, case, around).and_then(|sheet| first(&sheet))
}
