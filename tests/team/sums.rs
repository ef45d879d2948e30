//! Sums, means, the middle, and what cost most.

use std::rc::Rc;

use crate::support::any::{check, facts, today};
use crate::support::{month, points, rulebook};
use kaohe::number::Points;
use kaohe::scoring::score;
use kaohe::team::{Assessed, Roster, TeamMonth, costs, spread};
use proptest::prelude::*;

#[test]
fn the_middle_and_its_half() {
    let of = |texts: &[&str]| spread(texts.iter().map(|text| points(text)));
    assert_eq!(of(&[]), None);
    for (scores, median, low, high) in [
        (&["97"][..], "97", "97", "97"),
        (&["96", "97"], "96.5", "96", "97"),
        (&["100", "96", "97"], "97", "96", "100"),
        (&["1", "2", "3", "4"], "2.5", "1.5", "3.5"),
        (&["1", "2", "3", "4", "9"], "3", "1.5", "6.5"),
        // Halves of a thousandth go up.
        (&["0.001", "0.002"], "0.002", "0.001", "0.002"),
    ] {
        let found = of(scores).unwrap();
        let all = (found.median, found.middle.low, found.middle.high);
        assert_eq!(
            all,
            (points(median), points(low), points(high)),
            "{scores:?}"
        );
    }
}

#[test]
fn what_cost_most_comes_first_with_whose_it_is() {
    let months = [
        r#"{"entries": [{"parts": ["15"], "count": 1}]}"#,
        r#"{"entries": [{"parts": ["15"], "count": 2}, {"parts": ["7"], "count": 1}]}"#,
        r#"{"entries": [{"parts": ["3"], "count": 1}]}"#,
    ];
    let sheets = months.map(|patch| score(rulebook(), &month(patch), today()));
    let all = costs(&sheets);
    let of = |part: &str| {
        all.iter()
            .find(|cost| cost.of.part.as_str() == part)
            .unwrap()
    };
    assert_eq!(
        of("15").each.iter().map(|(at, _)| *at).collect::<Vec<_>>(),
        [1, 0]
    );
    assert_eq!(
        of("15").sum,
        sheets[0].part_amount(of("15").of.part) + sheets[1].part_amount(of("15").of.part)
    );
    assert_eq!(of("7").each.len(), 1);
    assert!(of("3").sum > Points::ZERO);
    let sums: Vec<_> = all.iter().map(|cost| cost.sum.abs()).collect();
    assert!(sums.is_sorted_by(|one, next| one >= next));
}

proptest! {
    #![proptest_config(crate::support::any::cases(64))]

    /// Lines add up to the totals, and totals to the scores.
    #[test]
    fn sums_agree(team in prop::collection::vec(facts(), 0..6)) {
        let all: Vec<Rc<Assessed>> = team.into_iter()
            .map(|facts| Rc::new(Assessed::of(rulebook(), Rc::new(check(facts)), today(), None)))
            .collect();
        let team = TeamMonth::of(rulebook(), all, &Roster::default());
        let totals = team.totals();
        let sheets: Vec<_> = team.rows.iter().map(|(row, _)| row.sheet.clone()).collect();
        let lines: Points = costs(&sheets).iter().map(|cost| cost.sum).sum();
        prop_assert_eq!(lines, totals.rewards + totals.deductions);
        prop_assert_eq!(totals.base + lines + totals.adjustments, totals.score);
        prop_assert_eq!(totals.score, sheets.iter().map(|sheet| sheet.score).sum());
    }
}
