//! How much hangs on each assumed number: months with it at either end of its span.

use serde_json::Value;

use super::effect::{Case, first, sheet_of};
use super::number::set_value;
use super::numbers::{Numbered, numbers};
use crate::json::Decode as _;
use crate::language::Document;
use crate::number::Decimal;
use crate::plan::{Plan, Volume};

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

/// All assumed numbers that move a month here, what moves most first; of how many months.
pub fn sensitivity(cases: &[Case], by: &Volume) -> (Vec<Sensitive>, usize) {
    let tree: Value = serde_json::from_str(&by.text).unwrap_or_default();
    let assumed = numbers(&by.document, None).into_iter();
    let assumed = assumed.filter(|of| !of.number.span().is_settled());
    let assumed: Vec<Numbered> = assumed.take(MOST_NUMBERS).collect();
    let each = (2 * assumed.len()).max(1);
    if cases.is_empty() {
        return (Vec::new(), 0);
    }
    let cases = cases
        .get(..cases.len().min(MOST / each))
        .unwrap_or_default();
    let own: Vec<Option<Decimal>> = cases.iter().map(|case| result(by, case)).collect();
    let mut found = Vec::new();
    for number in assumed {
        let span = number.number.span();
        let ends = [span.low, span.high].map(|end| {
            let mut tree = tree.clone();
            set_value(&mut tree, &number.path, &end.to_string());
            let document = Document::decode(&tree).ok()?;
            let plan = Plan::new(&document).ok()?;
            let text = String::new();
            let tried = Volume {
                text,
                document,
                plan,
            };
            let moved = cases.iter().zip(&own).filter_map(|(case, own)| {
                let (own, is) = own.zip(result(&tried, case))?;
                Some(is - own)
            });
            Some(moved.fold(Decimal::ZERO, |sum, by| sum + by))
        });
        let [Some(low), Some(high)] = ends else {
            continue;
        };
        let of = Sensitive {
            number,
            by: [low, high],
        };
        if !of.width().is_zero() {
            found.push(of);
        }
    }
    found.sort_by_key(|of| std::cmp::Reverse(of.width()));
    (found, cases.len())
}

fn result(by: &Volume, case: &Case) -> Option<Decimal> {
    sheet_of(by, case).and_then(|sheet| first(&sheet))
}
