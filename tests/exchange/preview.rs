//! What an import would do.

use kaohe::calendar::Date;
use kaohe::exchange::{Change, Claim, Figures, Incoming, Item, Preview};
use kaohe::number::Points;
use kaohe::record::Record;
use kaohe::rulebook::{Document, Rulebook, bundled, in_force};
use serde_json::{Value, json};

fn preview(item: Item, ours: Option<Value>, rulebooks: &[Rulebook], today: Date) -> Preview {
    let ours = ours.map(super::record);
    let existing = |agent: &str, month| {
        ours.as_ref()
            .filter(|ours| ours.agent == agent && ours.month == month)
    };
    let incoming = [Incoming { index: 7, item }];
    let mut previews = kaohe::exchange::preview(
        incoming,
        existing,
        |month| in_force(rulebooks, month).map(|place| super::referred(&rulebooks[place])),
        today,
    );
    assert_eq!(previews.len(), 1);
    assert_eq!(previews[0].index, 7);
    previews.remove(0)
}

/// The change that a record makes beside one of ours, and the record kept.
fn change(incoming: Value, ours: Option<Value>) -> (Change, Record) {
    let rulebook = [bundled()];
    let preview = preview(
        super::item(incoming),
        ours,
        &rulebook,
        super::day("2026-04-07"),
    );
    (preview.change, preview.item.record)
}

fn month(wage: Option<&str>, report: Value) -> Value {
    let mut facts = json!({"agent": "0417", "month": "2026-03", "report": report});
    if let Some(wage) = wage {
        facts["wage"] = wage.into();
    }
    facts
}

#[test]
fn new_same_and_different_are_told_apart() {
    let in_time = || json!({"handed_in": "2026-04-04"});
    assert_eq!(change(month(None, in_time()), None).0, Change::New);
    let other = json!({"agent": "0418", "month": "2026-03"});
    assert_eq!(change(month(None, in_time()), Some(other)).0, Change::New);
    let ours = month(None, in_time());
    assert_eq!(change(month(None, in_time()), Some(ours)).0, Change::Same);
    let ours = month(None, json!({"handed_in": "2026-04-05"}));
    let (change, kept) = change(month(None, in_time()), Some(ours.clone()));
    let Change::Different { existing, own } = change else {
        panic!("{change:?}");
    };
    assert_eq!(*existing, super::record(ours));
    assert_eq!(kept, super::record(month(None, in_time())));
    assert_eq!(own.unwrap().score, Points::whole(99), "a day late");
}

#[test]
fn a_wage_that_was_not_sent_is_kept() {
    let report = || json!("unknown");
    let (same, kept) = change(month(None, report()), Some(month(Some("3200"), report())));
    assert_eq!(same, Change::Same);
    assert_eq!(kept.wage, "3200".parse().ok());
    let (different, kept) = change(
        month(None, json!("not_yet")),
        Some(month(Some("3200"), report())),
    );
    assert!(matches!(different, Change::Different { .. }));
    assert_eq!(kept.wage, "3200".parse().ok());
    let (different, kept) = change(
        month(Some("3300"), report()),
        Some(month(Some("3200"), report())),
    );
    assert!(matches!(different, Change::Different { .. }));
    assert_eq!(kept.wage, "3300".parse().ok());
    let (different, _) = change(month(Some("3300"), report()), Some(month(None, report())));
    assert!(
        matches!(different, Change::Different { .. }),
        "a wage comes in"
    );
}

#[test]
fn the_claim_stands_beside_our_own_result() {
    let rulebook = [bundled()];
    let worked = super::items(super::WORKED).remove(0);
    let seen = worked.seen.unwrap();
    let claim = |seen: Option<Figures>| {
        let item = Item {
            seen,
            ..worked.clone()
        };
        let preview = preview(item, None, &rulebook, super::day("2026-04-07"));
        assert_eq!(
            preview.own, worked.seen,
            "ours is ours, whatever was claimed"
        );
        assert!(!preview.other_rulebook && !preview.by_today);
        preview.claim
    };
    assert_eq!(claim(None), Claim::None);
    assert_eq!(claim(Some(seen)), Claim::Agrees);
    let high = Points::whole(101);
    assert_eq!(claim(Some(Figures { high, ..seen })), Claim::RangeDiffers);
    let score = Points::whole(98);
    assert_eq!(claim(Some(Figures { score, ..seen })), Claim::ScoreDiffers);
}

#[test]
fn without_a_rulebook_nothing_is_claimed() {
    let worked = super::items(super::WORKED).remove(0);
    let preview = preview(worked, None, &[], super::day("2026-04-07"));
    assert_eq!((preview.own, preview.claim), (None, Claim::None));
    assert!(!preview.other_rulebook);
}

#[test]
fn the_rulebook_in_force_in_the_month_scores_it() {
    let dated = |effective: &str, base: &str| {
        let mut document: Document = (*bundled()).clone();
        document.effective = effective.parse().unwrap();
        document.base = base.parse().unwrap();
        Rulebook::new(document).unwrap()
    };
    let rulebooks = [
        dated("2026-04", "120"),
        dated("2026-02", "110"),
        dated("2026-01", "100"),
    ];
    let score = |month: &str| {
        let item =
            super::item(json!({"month": month, "report": {"handed_in": format!("{month}-01")}}));
        let preview = preview(item, None, &rulebooks, super::day("2026-06-01"));
        (
            preview.own.unwrap().score.to_string(),
            preview.other_rulebook,
        )
    };
    assert_eq!(score("2026-01"), ("100".into(), false));
    assert_eq!(score("2026-03"), ("110".into(), true));
    assert_eq!(score("2026-05"), ("120".into(), true));
    assert_eq!(
        score("2025-12"),
        ("100".into(), false),
        "the earliest has to do"
    );
}

#[test]
fn a_score_that_hangs_on_the_day_is_marked() {
    let rulebook = [bundled()];
    let item = || super::item(json!({"month": "2026-03", "report": "not_yet"}));
    let on = |today: &str| {
        let preview = preview(item(), None, &rulebook, super::day(today));
        assert!(preview.by_today);
        preview.own.unwrap().score
    };
    assert_eq!(on("2026-04-04"), Points::whole(100));
    assert_eq!(on("2026-04-06"), Points::whole(98));
}
