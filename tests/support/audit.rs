//! What holds for every sheet, whatever the rules and the facts.

use kaohe::number::{Points, Range};
use kaohe::record::Record;
use kaohe::rulebook::{Effect, Rulebook};
use kaohe::scoring::{Certainty, Sheet};

/// Checks that the shown figures add up and that ranges hold their values.
pub fn audit(rulebook: &Rulebook, record: &Record, sheet: &Sheet) {
    let sum = |effect: Effect| -> Points {
        let lines = sheet.lines.iter().filter(|line| line.effect == effect);
        lines.map(|line| line.amount).sum()
    };
    assert_eq!(sum(Effect::Reward), sheet.rewards);
    assert_eq!(sum(Effect::Deduction), sheet.deductions);
    let total = sheet.base + sheet.rewards + sheet.deductions + sheet.adjustments.total();
    assert_eq!(total, sheet.score, "shown figures add up");
    assert_eq!(sheet.month, record.month);
    assert_eq!(sheet.base, rulebook.base);

    let Range { low, high } = sheet.facts_range;
    assert!(sheet.range.contains(sheet.score), "score in its range");
    assert!(sheet.facts_range.contains(sheet.score));
    assert!(sheet.range.contains(low) && sheet.range.contains(high));
    assert!(sheet.range.low >= Points::ZERO, "floor at 0");
    let known: &[Certainty] = match (sheet.facts_range.is_settled(), sheet.range.is_settled()) {
        (false, _) => &[Certainty::Provisional],
        // By other numbers an answer may still move it.
        (true, false) => &[Certainty::RestsOnAssumed, Certainty::Provisional],
        (true, true) => &[Certainty::Final],
    };
    assert!(known.contains(&sheet.certainty), "{:?}", sheet.certainty);

    for line in &sheet.lines {
        let Range { low, high } = line.range;
        assert!(line.range.contains(line.amount), "{line:?}");
        match line.effect {
            Effect::Reward => assert!(low >= Points::ZERO, "{line:?}"),
            Effect::Deduction => assert!(high <= Points::ZERO, "{line:?}"),
        }
        assert!(line.before_cap.abs() >= line.amount.abs(), "{line:?}");
        let explained = line.depends.assumed || line.depends.open;
        assert!(line.range.is_settled() || explained, "{line:?}");
        if let Some(left) = line.left {
            assert!(left >= Points::ZERO, "{line:?}");
        }
    }

    assert_eq!(sheet.pay.is_some(), record.wage.is_some());
    if let Some(pay) = sheet.pay {
        assert!(pay.range.contains(pay.amount), "{pay:?}");
    }
}
