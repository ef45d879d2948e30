//! An appeal that something isn't in the official month: asked for, answered, and in the month.

use kaohe::desk::ReviewMsg;
use kaohe::desk::review::Outgoing;
use kaohe::desk::state::{Action, Field};
use kaohe::plan::Place;
use kaohe::record::{Finding, Source, count_of};
use kaohe::review::{IncomingState, Verdict};

use super::bench::{Tab, id};
use super::review::{agent, bring, key, lead, month_file, of, send, shelf, tell};
use super::review_books;

fn missing(tab: &mut Tab, fact: &str) {
    tell(tab, ReviewMsg::ChooseMissing(fact.into()));
    assert_eq!(
        tab.model.review_form().unwrap().missing.as_deref(),
        Some(fact)
    );
    tell(tab, ReviewMsg::AppealMissing(fact.into()));
}

#[test]
fn a_praise_and_a_complaint_that_nobody_counted_come_into_the_month() {
    let mut own = agent();
    let (mut team, official) = lead(&month_file(&mut own));
    own.imports(&official);
    missing(&mut own, "count-3");
    missing(&mut own, "complaints/ordinary");
    // Once is enough, and nothing else is missing from a month.
    missing(&mut own, "count-3");
    missing(&mut own, "report");
    // A line that is appealed already gets what is missing besides.
    tell(
        &mut own,
        ReviewMsg::Appeal(id("9a"), kaohe::scoring::Sub::Whole),
    );
    missing(&mut own, "count-9a");
    let slip = shelf(&own).slip(&of()).unwrap().clone();
    let facts = slip.lines.iter().map(|line| {
        let facts = line.facts.iter();
        facts
            .map(|it| (&*it.fact, &*it.says, &*it.should))
            .collect::<Vec<_>>()
    });
    let facts: Vec<_> = facts.collect();
    assert_eq!(
        facts,
        [
            vec![("count-3", "0", "1")],
            vec![("complaints/ordinary", "0", "1")],
            vec![("count-9a", "2", "1")],
        ]
    );
    tell(&mut own, ReviewMsg::DropLine(2));
    tell(&mut own, ReviewMsg::Should(0, 0, "2".into()));
    tell(&mut own, ReviewMsg::Reason(0, "两次表扬都有工单".into()));
    tell(
        &mut own,
        ReviewMsg::Reason(1, "是我的，不是 0418 的".into()),
    );
    tell(&mut own, ReviewMsg::HandIn);
    let out = send(&mut own, Outgoing::Slip(of()));
    assert_eq!(bring(&mut team, &out), [IncomingState::New]);
    let row = team.model.team_review().unwrap().slips[0].clone();
    let change = |at: usize| row.weighed.lines[at].change[0].to_string();
    // Clause 3 gives 1 a time, an ordinary complaint takes 2.
    assert_eq!((change(0), change(1)), ("2".into(), "-2".into()));
    tell(&mut team, ReviewMsg::Decide(of(), 0, Verdict::Accepted));
    tell(&mut team, ReviewMsg::Decide(of(), 1, Verdict::Accepted));
    tell(&mut team, ReviewMsg::Settle(of()));
    let record = team.model.state.content.records[&key()].clone();
    assert_eq!(count_of(&record, id("3")), 2);
    let found: Vec<Finding> = record.complaints.iter().map(|it| it.finding).collect();
    assert_eq!(found, [Finding::Liable(id("ordinary"))]);
    // The act names the slip.
    let trail = team.model.storage.acts.of(&key()).unwrap();
    let source = &trail.revisions().last().unwrap().made.source;
    assert!(matches!(source, Source::Slip { code } if Some(*code) == slip_code(&own)));
    team.act(Action::Undo);
    team.settle();
    let record = team.model.state.content.records[&key()].clone();
    assert_eq!(count_of(&record, id("3")), 0);
    team.enter(Field::Count(id("9a")), "2");
}

fn slip_code(tab: &Tab) -> Option<kaohe::id::CheckCode> {
    shelf(tab).slip(&of()).and_then(|slip| slip.code)
}

#[test]
fn an_event_a_choice_and_a_day_are_missing_from_a_document_s_month() {
    let of = review_books::of("0417");
    let (mut team, mut own) = (review_books::lead(), review_books::agent());
    let file = review_books::gives_out(&mut team, "0417");
    review_books::bring(&mut own, &file);
    let now = own.model.official(&of).unwrap();
    let facts: Vec<String> = now.month.missing().into_iter().map(|it| it.fact).collect();
    for fact in ["count/late", "added/rude", "row/calls/1"] {
        assert!(facts.contains(&fact.to_owned()), "{facts:?}");
        missing(&mut own, fact);
    }
    let slip = review_books::shelf(&own).slip(&of).unwrap().clone();
    let at = |fact: &str| {
        let is = |line: &kaohe::review::SlipLine| line.facts.iter().any(|it| it.fact == fact);
        slip.lines.iter().position(is).unwrap()
    };
    assert_eq!(slip.lines[at("count/late")].facts[0].should, "4");
    // How much an event took and how many calls there were is typed.
    tell(&mut own, ReviewMsg::HandIn);
    assert!(own.model.review_form().unwrap().tried_slip);
    tell(
        &mut own,
        ReviewMsg::Should(at("added/rude"), 0, "-1".into()),
    );
    tell(
        &mut own,
        ReviewMsg::Should(at("row/calls/1"), 0, "100".into()),
    );
    for line in 0..slip.lines.len() {
        tell(&mut own, ReviewMsg::Reason(line, "漏记".into()));
    }
    tell(&mut own, ReviewMsg::HandIn);
    let out = review_books::send(&mut own, Outgoing::Slip(of.clone()));
    assert_eq!(review_books::bring(&mut team, &out), [IncomingState::New]);
    for line in 0..slip.lines.len() {
        tell(
            &mut team,
            ReviewMsg::Decide(of.clone(), line, Verdict::Accepted),
        );
    }
    tell(&mut team, ReviewMsg::Settle(of.clone()));
    let shelf = review_books::shelf(&team);
    let month = shelf.month("0417", of.month, id("branch")).unwrap();
    assert_eq!(month.text(Place::Count(id("late"))), "4");
    assert_eq!(month.text(Place::Listed(id("calls"), 1)), "100");
    assert!(month.events.iter().any(|event| event.kind == id("rude")));
    assert_eq!(
        shelf.slip(&of).unwrap().state(),
        kaohe::review::SlipState::Answered
    );
}
