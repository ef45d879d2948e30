//! What a file claims of its lines, its closing and its day.

use kaohe::calendar::Date;
use kaohe::exchange::{
    Claim, Figures, Incoming, Item, LineFigures, Preview, Wage, export, forged_lines, preview, read,
};
use kaohe::locale::Lang;
use kaohe::locale::claim::{forged_line, misclosed, mismatched};
use kaohe::locale::explain::derived_lines;
use kaohe::number::{Points, Unit};
use kaohe::record::{Act, Record, Report};
use kaohe::rulebook::{bundled, worked_month};
use kaohe::scoring::{close, score};
use proptest::prelude::*;

use super::day;
use crate::support::any::{cases, check, facts, today};

/// What a reader makes of an item.
fn seen_by(item: Item, today: Date) -> Preview {
    let (rulebook, text) = (bundled(), export(&[item], Wage::Left, &[]));
    let import = read(&text).unwrap();
    let accepted: Vec<Incoming> = import.accepted;
    let mut previews = preview(
        accepted,
        |_, _| None,
        |_| Some(super::referred(&rulebook)),
        today,
    );
    previews.remove(0)
}

/// The worked month as its sender sends it, with its lines.
fn sent(lang: Lang) -> Item {
    let record = Record::new(worked_month().unwrap()).unwrap();
    let mut item = Item::of(record, &bundled(), day("2026-04-06"));
    item.lines = derived_lines(lang, &bundled(), &item.record, day("2026-04-06"));
    item
}

proptest! {
    #![proptest_config(cases(48))]

    /// Lines that were worked out are never called forged, in whichever
    /// language they're written; a changed one always is, and alone.
    #[test]
    fn honest_lines_agree_and_a_forged_one_is_named(facts in facts(), pick in any::<prop::sample::Index>()) {
        let (rulebook, record) = (bundled(), check(facts));
        let sheet = score(&rulebook, &record, today());
        for lang in [Lang::Zh, Lang::En] {
            let mut lines = derived_lines(lang, &rulebook, &record, today());
            prop_assert_eq!(forged_lines(&lines, &rulebook, &sheet), vec![]);
            if lines.is_empty() {
                continue;
            }
            let at = pick.index(lines.len());
            let own = lines[at].clone();
            lines[at].amount = own.amount + Points::from_raw(700_000);
            let [forged] = &forged_lines(&lines, &rulebook, &sheet)[..] else {
                return Err(TestCaseError::fail("one line is forged"));
            };
            prop_assert_eq!((&forged.clause, &forged.title), (&own.clause, &own.title));
            let figures = |amount| Some(LineFigures { amount, low: own.low, high: own.high });
            prop_assert_eq!(forged.claimed, figures(lines[at].amount));
            prop_assert_eq!(forged.own, figures(own.amount));
            // One that's left out is named as well.
            if lines.len() > 1 {
                lines.remove(at);
                let left_out = forged_lines(&lines, &rulebook, &sheet);
                prop_assert_eq!(left_out.len(), 1);
                prop_assert_eq!(&left_out[0].clause, &own.clause);
                prop_assert_eq!((left_out[0].claimed, left_out[0].own), (None, figures(own.amount)));
            }
        }
    }
}

#[test]
fn a_forged_line_is_said_with_both_figures() {
    let honest = sent(Lang::Zh);
    assert!(seen_by(honest.clone(), day("2026-04-06")).is_offered());
    let mut forged = honest;
    let at = forged
        .lines
        .iter()
        .position(|line| line.clause == "7")
        .unwrap();
    forged.lines[at].amount = "2".parse().unwrap();
    forged.lines[at].low = "2".parse().unwrap();
    forged.lines[at].high = "2".parse().unwrap();
    let found = seen_by(forged, day("2026-04-06"));
    assert!(found.is_mismatch() && !found.is_offered());
    assert_eq!(found.claim, Claim::Agrees);
    let said: Vec<String> = found
        .lines
        .iter()
        .map(|line| forged_line(Lang::Zh, Unit::Points, line))
        .collect();
    assert_eq!(said.len(), 1);
    assert!(said[0].starts_with("第 7 条 "), "{said:?}");
    assert!(
        said[0].contains("：文件里 +2.0，重算 \u{2212}1.0（\u{2212}1.6 至 \u{2212}0.4）"),
        "{said:?}"
    );
}

#[test]
fn a_line_of_nothing_is_named() {
    let mut item = sent(Lang::En);
    let mut extra = item.lines[0].clone();
    extra.clause = "99".into();
    item.lines.push(extra);
    let found = seen_by(item, day("2026-04-06"));
    let [line] = &found.lines[..] else {
        panic!("{:?}", found.lines);
    };
    assert_eq!((line.clause.as_str(), line.own), ("99", None));
    let said = forged_line(Lang::En, Unit::Points, line);
    assert!(
        said.ends_with("in the file, no such line recomputed"),
        "{said}"
    );
}

#[test]
fn a_closing_that_its_facts_do_not_give_is_named() {
    let rulebook = bundled();
    let record = Record::new(worked_month().unwrap()).unwrap();
    let closed = close(&rulebook, &record, day("2026-04-10")).unwrap();
    let item = |record| Item::of(record, &rulebook, day("2026-04-10"));
    assert_eq!(
        seen_by(item(closed.clone()), day("2026-05-01")).closing,
        None
    );
    let forged = closed.edited(|facts| {
        if let Some(Act::Closed(closing)) = facts.history.last_mut() {
            closing.score = Points::whole(120);
            closing.high = Points::whole(120);
        }
    });
    let found = seen_by(item(forged.unwrap()), day("2026-05-01"));
    assert!(found.is_mismatch());
    let own = found.closing.unwrap();
    assert_eq!(own.score, Points::whole(97));
    let closing = found.item.record.closing().unwrap();
    let said = misclosed(Lang::Zh, Unit::Points, rulebook.holds(), closing, &own);
    assert!(said.starts_with("归档写的是 120"), "{said}");
}

#[test]
fn a_score_of_an_earlier_day_is_no_mismatch() {
    let facts = worked_month().unwrap();
    let not_yet = Record::new(kaohe::record::Facts {
        report: Report::NotYet,
        ..facts
    })
    .unwrap();
    let item = Item::of(not_yet.clone(), &bundled(), day("2026-04-04"));
    let then = seen_by(item.clone(), day("2026-04-06"));
    assert_eq!(then.claim, Claim::AgreedOn(day("2026-04-04")));
    assert!(then.is_offered());
    assert_eq!(
        seen_by(item.clone(), day("2026-04-04")).claim,
        Claim::Agrees
    );
    // No day gives this.
    let seen = item.seen.map(|seen| Figures {
        score: Points::whole(110),
        ..seen
    });
    let forged = seen_by(Item { seen, ..item }, day("2026-04-06"));
    assert_eq!(forged.claim, Claim::ScoreDiffers);
    assert!(forged.is_mismatch());
}

#[test]
fn mismatches_are_counted() {
    assert_eq!(mismatched(Lang::Zh, 0), "");
    assert_eq!(mismatched(Lang::Zh, 2), "；2 份与重算不符，先不勾选");
}
