//! A canteen's rulebook: measures that only thresholds judge, and a base of 20.

use kaohe::calendar::Month;
use kaohe::number::{Ratio, Unit};
use kaohe::record::{Measured, Record};
use kaohe::scoring::score;

use super::{rulebook_of, today};

const RULEBOOK: &str = include_str!("../fixtures/foreign/canteen.json");

/// Kilos left of a hundred, plates emptied of a hundred; score, lowest, highest.
const MONTHS: &[(Option<u32>, Option<u32>, [&str; 3])] = &[
    (None, None, ["20", "20", "22"]),
    (Some(5), None, ["21.5", "21.5", "22"]),
    (Some(6), None, ["20", "20", "20.5"]),
    (Some(6), Some(59), ["20", "20", "20"]),
    (Some(6), Some(60), ["20.5", "20.5", "20.5"]),
    (Some(0), Some(100), ["22", "22", "22"]),
];

#[test]
fn thresholds_judge_without_a_shortfall_clause() {
    let rulebook = rulebook_of(RULEBOOK);
    let month: Month = "2026-04".parse().unwrap();
    let blank = Record::blank("C1", month, Unit::Points);
    for (left, emptied, figures) in MONTHS {
        let record = blank
            .edited(|facts| {
                for (measure, known) in [("leftover", left), ("empty", emptied)] {
                    if let Some(known) = known {
                        let ratio = Ratio::new(*known, 100).unwrap();
                        let id = measure.parse().unwrap();
                        facts.measures.insert(id, Measured::Ratio(ratio));
                    }
                }
            })
            .unwrap();
        let sheet = score(&rulebook, &record, today());
        let found = [sheet.score, sheet.range.low, sheet.range.high];
        assert_eq!(found.map(|points| points.to_string()), *figures);
    }
}
