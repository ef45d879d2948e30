//! What a first visit scores by: the same sheet as by all of it.

use kaohe::calendar::{Date, Month};
use kaohe::desk::state::{Action, Field};
use kaohe::desk::{Model, Msg, update};
use kaohe::number::Unit;
use kaohe::record::{Entry, Facts, Record, Standing};
use kaohe::rulebook::{Mechanism, bundled, outline_in};
use kaohe::scoring::{score_at_once, score_outline, takes_entries};
use proptest::prelude::*;

proptest! {
    #[test]
    fn a_counted_month_scores_by_the_outline_as_by_all(
        month in (2025_u16..2028, 1_u8..13),
        day in 0_u32..1_000,
        counts in prop::collection::vec((0_usize..30, 1_u32..40, any::<bool>()), 0..8),
    ) {
        let outline = outline_in(Unit::Points);
        let parts: Vec<_> = (outline.parts())
            .filter(|(.., part)| takes_entries(part))
            .map(|(.., part)| part.id)
            .collect();
        let entries = counts.iter().map(|(at, count, confirmed)| Entry {
            standing: match confirmed {
                true => Standing::Confirmed,
                false => Standing::Pending,
            },
            ..Entry::plain(parts[at % parts.len()], *count)
        });
        let month = Month::new(month.0, month.1).unwrap();
        let record = Record::new(Facts {
            entries: entries.collect(),
            ..Facts::empty(String::new(), month)
        });
        let record = record.unwrap();
        let today = Date::new(2025, 1, 1).unwrap().plus(day);
        let sheet = score_outline(&outline, &record, today);
        prop_assert_eq!(&sheet, &score_at_once(&outline, &record, today));
        let all = score_at_once(&bundled(), &record, today);
        prop_assert_eq!((sheet.score, sheet.range), (all.score, all.range));
        prop_assert_eq!(sheet.lines.len(), all.lines.len());
    }
}

proptest! {
    #[test]
    fn whatever_is_done_at_first_scores_by_the_outline_as_by_all(
        acts in prop::collection::vec((0_usize..30, 0_u8..10), 1..12),
    ) {
        let today = Date::new(2026, 4, 17).unwrap();
        let (mut model, _) = Model::open(today, Some(false));
        let parts: Vec<_> = (model.rulebook().parts())
            .filter(|(.., part)| takes_entries(part))
            .map(|(.., part)| part.id)
            .collect();
        for (at, kind) in acts {
            let part = parts[at % parts.len()];
            let count = Field::Count(part);
            let action = match kind {
                0..=2 => Action::Step(part, 1),
                3 => Action::Step(part, -1),
                4 => Action::Type(count, "12".to_owned()),
                5 => Action::Enter(count, "3/4".to_owned()),
                6 => Action::Leave(count),
                7 => Action::Undo,
                8 => Action::Redo,
                _ => Action::Go(Month::of(today).plus(at as i32 % 3 - 1)),
            };
            prop_assert!(action.is_first());
            update(&mut model, Msg::Act(action));
            prop_assert_eq!(model.sheet(score_outline), model.sheet(score_at_once));
        }
    }
}

#[test]
fn each_kind_of_rule_is_in_the_outline() {
    let outline = outline_in(Unit::Points);
    let has =
        |kind: fn(&Mechanism) -> bool| outline.parts().any(|(.., part)| kind(&part.mechanism));
    assert!(has(|kind| matches!(kind, Mechanism::Severity { .. })));
    assert!(has(|kind| matches!(kind, Mechanism::Deadline { .. })));
    assert!(has(|kind| matches!(kind, Mechanism::Shortfall { .. })));
    // Of these it knows nothing.
    assert!(!has(|kind| matches!(kind, Mechanism::CallQuota { .. })));
}
