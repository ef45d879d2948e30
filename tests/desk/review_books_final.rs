//! What of a document's month can be appealed; its stages, and what is final.

use kaohe::desk::book::BookMsg;
use kaohe::desk::review::{GiveOutAs, Outgoing, ReviewTab, StageField};
use kaohe::desk::{Effect, Outward, ReviewMsg};
use kaohe::id::CheckCode;
use kaohe::plan::Place;
use kaohe::review::{IncomingState, MonthOf, Process, Standing, System};
use kaohe::scoring::Sub;

use super::bench::{Tab, id, month};
use super::books::{book, fill};
use super::review_books::{
    BRANCH, MONTH, agent, bring, fills, first, gives_out, has, lead, of, official, seen, send,
    shelf, system, tell,
};

#[test]
fn each_fact_of_a_document_can_be_put_as_it_is() {
    let mut tab = has(BRANCH);
    fills(&mut tab, "0417", "88", "3");
    book(&mut tab, BookMsg::Add(id("rude")));
    fill(&mut tab, Place::Amount(1), "-2");
    book(&mut tab, BookMsg::ByCases(id("filter")));
    fill(
        &mut tab,
        Place::Cases(id("filter"), kaohe::plan::CasePart::Of),
        "9",
    );
    fill(
        &mut tab,
        Place::Cases(id("filter"), kaohe::plan::CasePart::Over),
        "10",
    );
    tab.settle();
    let now = tab.model.reviewable(&of("0417")).unwrap();
    let names = |line: &str| now.facts_of(id(line), Sub::Whole);
    assert_eq!(names("a"), ["cases/filter/of", "cases/filter/over"]);
    assert_eq!(names("b"), ["value/solved"]);
    assert_eq!(names("c"), ["value/report"]);
    assert_eq!(names("late"), ["count/late"]);
    assert_eq!(names("rude"), ["often/1", "amount/1", "added/rude"]);
    assert_eq!(names("day"), ["row/calls/0"]);
    assert_eq!(names("third"), ["row/calls/0"]);
    let asked = |fact: &str, should: &str| {
        vec![kaohe::review::AskedFact {
            fact: fact.to_owned(),
            says: "?".to_owned(),
            should: should.to_owned(),
        }]
    };
    let before = now.came();
    for line in &before.lines {
        for fact in now.facts_of(line.part, line.sub) {
            let same = now.with(&asked(&fact, &now.said_of(&fact))).unwrap();
            assert_eq!(same.came(), before, "{fact}");
            assert_eq!(same.code("0417"), now.code("0417"), "{fact}");
        }
    }
    let comes = |fact: &str, should: &str| {
        let changed = now.with(&asked(fact, should));
        changed.map(|it| first(&it)).map_err(|(fact, _)| fact)
    };
    assert_eq!(first(&now), "94.5");
    assert_eq!(comes("often/1", "0").unwrap(), "96.5");
    assert_eq!(comes("count/late", "0").unwrap(), "96");
    assert_eq!(comes("added/rude", "-1").unwrap(), "93.5");
    assert_eq!(comes("row/calls/1", "100").unwrap(), "94.5");
    for (fact, should) in [
        ("added/rude", "-4"),
        ("amount/1", "2"),
        ("amount/7", "-1"),
        ("row/calls/3", "100"),
        ("value/solved", "很多"),
        ("value/other", "1"),
        ("count/none", "1"),
        ("cases/filter/of", "11"),
        ("entry-0-date", "1"),
    ] {
        assert_eq!(comes(fact, should), Err(fact.to_owned()), "{fact}");
    }
}

fn stage(tab: &mut Tab, by: &str) {
    tell(tab, ReviewMsg::Tab(ReviewTab::Team));
    tell(tab, ReviewMsg::Stage(StageField::By, by.into()));
    tell(tab, ReviewMsg::HandOn);
}

fn standing(tab: &Tab, agent: &str) -> &'static str {
    let found = tab.model.team_review().unwrap();
    let code: Option<CheckCode> = found
        .seen
        .iter()
        .find(|it| it.agent == agent)
        .and_then(|it| it.code);
    match found.approvals.standing(agent, code) {
        Standing::Same => "same",
        Standing::Changed(_) => "changed",
        Standing::Voided(_) => "voided",
        Standing::Missing(_) => "missing",
        Standing::Unlisted => "unlisted",
    }
}

#[test]
fn a_month_by_a_document_is_approved_final_and_opened_again() {
    let mut team = lead();
    stage(&mut team, "王芳");
    assert_eq!(standing(&team, "0417"), "same");
    let handed = send(&mut team, Outgoing::Approvals(month(MONTH), system()));
    team.taken();
    let by = GiveOutAs::One(Outward::File);
    tell(&mut team, ReviewMsg::GiveOut(None, by));
    let all = team.downloaded().1;
    // A bundled month's stages are another thing.
    let none = shelf(&team).approvals(month(MONTH), System::Bundled(kaohe::number::Unit::Points));
    assert!(none.stages.is_empty());

    // The department has the official months alone, with what the lead says of them.
    let mut office = has(BRANCH);
    assert_eq!(bring(&mut office, &handed), [IncomingState::NoMonth]);
    // They come along with the months.
    assert_eq!(bring(&mut office, &all), [const { IncomingState::New }; 3]);
    assert_eq!(bring(&mut office, &handed), [IncomingState::Same]);
    assert_eq!(standing(&office, "0417"), "same");
    stage(&mut office, "运营部");
    let approvals = shelf(&office).approvals(month(MONTH), system());
    assert!(approvals.is_final() && approvals.check().is_ok());
    let scores = approvals.stages[1].members.iter();
    let scores: Vec<_> = scores.map(|it| it.score.to_string()).collect();
    assert_eq!(scores, ["96.5", "100"]);
    let approved = send(&mut office, Outgoing::Approvals(month(MONTH), system()));

    assert_eq!(bring(&mut team, &approved), [IncomingState::Replaces]);
    assert_eq!(bring(&mut team, &handed), [IncomingState::Older]);
    assert!(team.model.is_closed(&of("0417")));
    // What is final stays: nothing typed and no file changes it.
    let before = shelf(&team)
        .month("0417", month(MONTH), id("branch"))
        .cloned();
    fills(&mut team, "0417", "99", "1");
    let after = shelf(&team)
        .month("0417", month(MONTH), id("branch"))
        .cloned();
    assert_eq!(before, after);
    tab_imports_another(&mut team);
    assert_eq!(standing(&team, "0417"), "same");
    // Opened again with a reason: approval and receipt are void, and it stays.
    tell(&mut team, ReviewMsg::Tab(ReviewTab::Own));
    tell(&mut team, ReviewMsg::OpenAgain);
    assert!(team.model.review_form().unwrap().tried_open);
    assert!(team.model.is_closed(&of("0417")));
    tell(&mut team, ReviewMsg::OpenWhy("漏记一次".into()));
    tell(&mut team, ReviewMsg::OpenAgain);
    assert!(!team.model.is_closed(&of("0417")) && team.model.is_closed(&of("0418")));
    assert_eq!(standing(&team, "0417"), "voided");
    let voided = shelf(&team).approvals(month(MONTH), system()).voided;
    assert_eq!(voided[0].reason, "漏记一次");
    fills(&mut team, "0417", "99", "1");
    assert_eq!(first(&team.model.reviewable(&of("0417")).unwrap()), "99.5");
    // An older file doesn't make it final again.
    assert_eq!(bring(&mut team, &approved), [IncomingState::Older]);
    // Gone through again, it's final as it is.
    stage(&mut team, "王芳");
    // Meanwhile the one that nobody opened again stays closed.
    assert!(!team.model.is_closed(&of("0417")) && team.model.is_closed(&of("0418")));
    stage(&mut team, "王芳");
    assert!(team.model.is_closed(&of("0417")));
    assert_eq!(standing(&team, "0417"), "same");
}

/// Another file of the same month is left, whatever somebody chose.
fn tab_imports_another(team: &mut Tab) {
    let mut other = agent();
    other.taken();
    book(&mut other, BookMsg::Export);
    let effects = other.taken();
    let file = effects.iter().find_map(|effect| match effect {
        Effect::Download(_, text) => Some(text.clone()),
        _ => None,
    });
    team.files(&[("我的.json", &file.unwrap())]);
    book(team, BookMsg::Choose(0, true));
    book(team, BookMsg::Take);
    team.settle();
}

#[test]
fn two_who_approve_different_copies_are_shown_and_never_merged() {
    let (mut one, mut other) = (lead(), lead());
    fills(&mut other, "0417", "95", "3");
    stage(&mut one, "王芳");
    stage(&mut other, "李雷");
    let theirs = send(&mut other, Outgoing::Approvals(month(MONTH), system()));
    let mine = shelf(&one).approvals(month(MONTH), system());
    assert_eq!(bring(&mut one, &theirs), [IncomingState::Apart(0, 1)]);
    assert_eq!(shelf(&one).approvals(month(MONTH), system()), mine);
    // Two who give out different months: theirs counts only where somebody says so.
    gives_out(&mut one, "0417");
    let file = gives_out(&mut other, "0417");
    assert_eq!(bring(&mut one, &file), [IncomingState::IssuedHere]);
    assert!(!official(&one).is_received);
}

#[test]
fn that_a_document_was_read_is_known_of_that_version_alone() {
    let (mut team, mut own) = (lead(), agent());
    tell(&mut own, ReviewMsg::ReadRules);
    let from = MonthOf::new("0417", month("2026-01"), Some(id("branch")));
    let read = send(&mut own, Outgoing::Rules(from));
    assert_eq!(bring(&mut team, &read), [IncomingState::New]);
    assert!(seen(&team, "0417").has_read && !seen(&team, "0418").has_read);
    let mut other = has(&BRANCH.replace("\"-0.5\"", "\"-0.6\""));
    fills(&mut other, "0417", "88", "3");
    assert_eq!(bring(&mut other, &read), [IncomingState::Otherwise]);
}

#[test]
fn stages_and_deadlines_go_along_and_are_taken_unasked_only_where_none_are_set() {
    let (mut team, mut own) = (lead(), agent());
    let set = |tab: &mut Tab, field, text: &str| tell(tab, ReviewMsg::Stage(field, text.into()));
    set(&mut team, StageField::Days, "3");
    set(&mut team, StageField::Names, "班长\n部门\n分公司");
    let file = gives_out(&mut team, "0417");
    assert_eq!(bring(&mut own, &file), [const { IncomingState::New }; 2]);
    let known = shelf(&own).process().cloned().unwrap();
    assert_eq!((known.days, known.stages.len()), (3, 3));
    // Somewhere else it's set otherwise.
    let mut office = has(BRANCH);
    set(&mut office, StageField::Days, "10");
    let states = bring(&mut office, &file);
    assert_eq!(states, [IncomingState::OtherStages, IncomingState::New]);
    assert_eq!(shelf(&office).process().map(|it| it.days), Some(10));
    // One that nobody can keep.
    let none = Process {
        stages: Vec::new(),
        days: 3,
    };
    let fault = kaohe::review::Piece::Process(none).fault();
    assert_eq!(fault, Some(kaohe::review::PieceFault::Contradictory));
}
