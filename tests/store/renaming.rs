//! Another name for an agent.

use kaohe::store::{BackendFault, MonthKey, RenameFault, SaveFault};

use super::fake::{Fake, Trick};
use super::{OURS, march, month, open, ours, record};

fn three() -> Fake {
    let fake = Fake::new();
    let mut store = open(&fake);
    for text in ["2026-01", "2026-02", "2026-03"] {
        store.save(&record("甲", text, text)).expect("saved");
    }
    store.save(&record("丙", "2026-02", "c")).expect("saved");
    fake
}

#[test]
fn all_months_move() {
    let fake = three();
    let mut store = open(&fake);
    assert_eq!(store.rename_agent("甲", "乙"), Ok(3));
    let direct = Fake::new();
    let mut expected = open(&direct);
    for text in ["2026-01", "2026-02", "2026-03"] {
        expected.save(&record("乙", text, text)).expect("saved");
    }
    expected.save(&record("丙", "2026-02", "c")).expect("saved");
    assert_eq!(fake.all(), direct.all());
    assert!(store.records().eq(expected.records()));
    assert_eq!(store.rename_agent("甲", "乙"), Ok(0));
    assert_eq!(store.rename_agent("乙", "乙"), Ok(0));
}

#[test]
fn a_taken_month_stops_it() {
    let fake = three();
    let mut store = open(&fake);
    let before = fake.all();
    let taken = vec![month("2026-02")];
    assert_eq!(
        store.rename_agent("甲", "丙"),
        Err(RenameFault::Taken(taken))
    );
    assert_eq!(fake.all(), before);
}

#[test]
fn an_impossible_name_stops_it() {
    let fake = three();
    let mut store = open(&fake);
    let fault = store
        .rename_agent("甲", &"x".repeat(41))
        .expect_err("too long");
    assert!(matches!(fault, RenameFault::Name(problems) if problems.len() == 1));
    assert_eq!(store.records().count(), 4);
}

#[test]
fn without_room_for_all_nothing_moves() {
    let fake = three();
    let mut store = open(&fake);
    fake.leave(300);
    let before = fake.all();
    let fault = store.rename_agent("甲", "乙").expect_err("no room");
    assert!(
        matches!(fault, RenameFault::Save(_, SaveFault::QuotaFull { .. })),
        "{fault:?}"
    );
    assert_eq!(fake.all(), before);
    assert!(store.records().eq(open(&fake).records()));
}

#[test]
fn a_failure_at_any_write_leaves_all_as_it_was_or_says_what_is_left() {
    for step in 1..30 {
        for trick in [
            Trick::Lose,
            Trick::Halve,
            Trick::Fail(BackendFault::Blocked),
        ] {
            let fake = three();
            let mut store = open(&fake);
            fake.script([(step, trick)]);
            let outcome = store.rename_agent("甲", "乙");
            fake.reload();
            let fresh = open(&fake);
            for text in ["2026-01", "2026-02", "2026-03"] {
                let under = |agent| fresh.record(agent, month(text)).is_some();
                match &outcome {
                    Ok(_) => assert!(under("乙") && !under("甲")),
                    Err(RenameFault::Save(..)) => assert!(under("甲") && !under("乙"), "{step}"),
                    Err(_) => assert!(under("乙")),
                }
            }
            assert!(fresh.records().eq(store.records()));
        }
    }
}

#[test]
fn another_tabs_month_is_neither_moved_nor_replaced() {
    // Changed under the old name.
    let fake = three();
    let mut store = open(&fake);
    open(&fake).save(&ours("theirs")).expect("saved");
    let before = fake.all();
    let key = MonthKey::new("甲", march());
    let theirs = SaveFault::Conflict(Some(Box::new(ours("theirs"))));
    assert_eq!(
        store.rename_agent("甲", "乙"),
        Err(RenameFault::Save(key.clone(), theirs))
    );
    assert_eq!(fake.all(), before);

    // Made under the new name.
    let fake = three();
    let mut store = open(&fake);
    let other = record("乙", "2026-03", "theirs");
    open(&fake).save(&other).expect("saved");
    let before = fake.all();
    let theirs = SaveFault::Conflict(Some(Box::new(other)));
    assert_eq!(
        store.rename_agent("甲", "乙"),
        Err(RenameFault::Save(key.clone(), theirs))
    );
    assert_eq!(fake.all(), before);

    // Removed under the old name.
    let fake = three();
    let mut store = open(&fake);
    open(&fake).remove("甲", march()).expect("removed");
    let gone = SaveFault::Conflict(None);
    assert_eq!(
        store.rename_agent("甲", "乙"),
        Err(RenameFault::Save(key, gone))
    );
}

#[test]
fn something_unreadable_under_the_new_name_survives() {
    let fake = three();
    let mut store = open(&fake);
    let place = OURS.replace('甲', "乙");
    fake.put(&place, "half \u{FFFD}");
    store.rename_agent("甲", "乙").expect_err("locked");
    assert_eq!(fake.text(&place).as_deref(), Some("half \u{FFFD}"));
    assert_eq!(store.records().count(), 4);
    assert!(fake.text(OURS).is_some());
}
