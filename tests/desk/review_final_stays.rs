//! What is final stays: the version of a document that scores it, what comes in, and what another
//! tab made final while this one can undo.

use kaohe::desk::book::{BookMsg, Here, Offered};
use kaohe::desk::review::{GiveOutAs, Outgoing, ReviewTab, StageField};
use kaohe::desk::state::Action;
use kaohe::desk::{Msg, Outward, Page, ReviewMsg};
use kaohe::locale::Lang;
use kaohe::plan::Place;
use kaohe::review::{IncomingState, Seen};

use super::bench::{Tab, id, month};
use super::books::{book, fill};
use super::review_books::{
    BRANCH, MONTH, agent, bring, first, gives_out, has, lead, of, send, shelf, system, tell,
};

fn stage(tab: &mut Tab, by: &str) {
    tell(tab, ReviewMsg::Tab(ReviewTab::Team));
    tell(tab, ReviewMsg::Stage(StageField::By, by.into()));
    tell(tab, ReviewMsg::HandOn);
}

/// A lead whose March is final.
fn final_march() -> Tab {
    let mut team = lead();
    stage(&mut team, "王芳");
    stage(&mut team, "运营部");
    team
}

/// Opens the shown agent's month again.
fn opens(tab: &mut Tab, why: &str) {
    tell(tab, ReviewMsg::Tab(ReviewTab::Own));
    tell(tab, ReviewMsg::OpenWhy(why.into()));
    tell(tab, ReviewMsg::OpenAgain);
}

/// The document in force from a month on, otherwise than the one that is here.
fn version(effective: &str) -> String {
    let text = BRANCH.replace(
        "\"effective\": \"2026-01\"",
        &format!("\"effective\": \"{effective}\""),
    );
    text.replace("\"worth\": \"100\"", "\"worth\": \"90\"")
}

/// Brings a version and takes it, whatever is said of it: what of it is here, and the final months
/// that it would score otherwise.
fn brings(tab: &mut Tab, text: &str) -> (Here, Vec<String>) {
    tab.files(&[("branch.json", text)]);
    let offers = &tab.model.book_form().unwrap().offers;
    let Ok(Offered::Document(_, here, beside)) = &offers[0].0.what else {
        panic!("a document");
    };
    let found = (
        *here,
        beside.finals.iter().map(|of| of.to_string()).collect(),
    );
    book(tab, BookMsg::Choose(0, true));
    book(tab, BookMsg::Take);
    book(tab, BookMsg::Clear);
    tab.settle();
    found
}

#[test]
fn the_version_that_scores_a_final_month_stays() {
    let mut team = final_march();
    let versions = |tab: &Tab| shelf(tab).versions(id("branch")).len();
    let finals = |tab: &Tab| {
        let shelf = shelf(tab);
        shelf.finals_by(shelf.in_force(id("branch"), month(MONTH)).unwrap())
    };
    assert_eq!(finals(&team), [month(MONTH)]);
    book(&mut team, BookMsg::RemoveDocument(id("branch")));
    assert_eq!((versions(&team), shelf(&team).months.len()), (1, 2));
    // Nor does another edition take its place, nor one that would be in force by then.
    let march = || vec![MONTH.to_owned()];
    for from in ["2026-01", "2026-02", "2026-03"] {
        assert_eq!(
            brings(&mut team, &version(from)),
            (Here::Final, march()),
            "{from}"
        );
        assert_eq!(versions(&team), 1, "{from}");
    }
    // The same is here already; one before and one after it score other months.
    assert_eq!(brings(&mut team, BRANCH), (Here::Same, vec![]));
    assert_eq!(
        brings(&mut team, &version("2025-12")),
        (Here::Nothing, vec![])
    );
    assert_eq!(
        brings(&mut team, &version("2026-04")),
        (Here::Nothing, vec![])
    );
    assert_eq!(versions(&team), 3);
    // Those may go again.
    team.act(Action::Go(month("2026-04")));
    book(&mut team, BookMsg::RemoveDocument(id("branch")));
    assert_eq!(versions(&team), 2);
    // While anybody's month is final.
    team.act(Action::Go(month(MONTH)));
    for agent in ["0417", "0418"] {
        book(&mut team, BookMsg::RemoveDocument(id("branch")));
        assert_eq!(versions(&team), 2);
        team.act(Action::Show(agent.into()));
        opens(&mut team, "规则写错");
    }
    assert_eq!(finals(&team), []);
    book(&mut team, BookMsg::RemoveDocument(id("branch")));
    assert_eq!(versions(&team), 1);
}

/// It's that day of April.
fn on(tab: &mut Tab, day: u32) {
    let today = kaohe::calendar::Date::new(2026, 4, day).unwrap();
    tab.tell(Msg::Today(today));
}

fn signs(tab: &mut Tab) -> String {
    tell(tab, ReviewMsg::Answer(Seen::Agreed));
    tell(tab, ReviewMsg::Sign);
    send(tab, Outgoing::Receipt(of("0417")))
}

#[test]
fn a_reopening_that_comes_in_voids_what_was_signed_before() {
    let mut team = final_march();
    let file = gives_out(&mut team, "0417");
    let mut own = agent();
    bring(&mut own, &file);
    let receipt = signs(&mut own);
    assert_eq!(bring(&mut team, &receipt), [IncomingState::New]);
    // Somebody has all of it as it was, and somebody else the months alone.
    let all = send(&mut team, Outgoing::Approvals(month(MONTH), system()));
    let everybody = GiveOutAs::One(Outward::File);
    team.taken();
    tell(&mut team, ReviewMsg::GiveOut(None, everybody));
    let months = team.downloaded().1;
    let office = || {
        let mut office = has(BRANCH);
        bring(&mut office, &months);
        office
    };
    let (mut one, mut other) = (office(), office());
    assert_eq!(bring(&mut one, &receipt), [IncomingState::New]);
    assert_eq!(bring(&mut one, &all), [IncomingState::Same]);
    let void = |tab: &Tab| {
        shelf(tab)
            .receipt(&of("0417"))
            .and_then(|it| it.void.clone())
    };
    assert_eq!(void(&one), None);

    on(&mut team, 8);
    team.act(Action::Show("0417".into()));
    opens(&mut team, "漏记一次");
    assert_eq!(void(&team).as_deref(), Some("漏记一次"));
    let opened = send(&mut team, Outgoing::Approvals(month(MONTH), system()));
    // Theirs is void as well, and the month isn't final.
    assert_eq!(bring(&mut one, &opened), [IncomingState::Replaces]);
    assert_eq!(void(&one).as_deref(), Some("漏记一次"));
    assert!(!one.model.is_closed(&of("0417")) && one.model.is_closed(&of("0418")));
    // Whoever knows of it takes no receipt that was signed before: alone, or along with it.
    assert_eq!(bring(&mut one, &receipt), [IncomingState::Same]);
    assert_eq!(void(&one).as_deref(), Some("漏记一次"));
    other.files(&[("一.json", &receipt), ("二.json", &opened)]);
    other.settle();
    tell(&mut other, ReviewMsg::Take);
    assert_eq!(void(&other).as_deref(), Some("漏记一次"));
    let mut third = office();
    bring(&mut third, &opened);
    assert_eq!(bring(&mut third, &receipt), [IncomingState::OpenedSince]);
    assert!(shelf(&third).receipt(&of("0417")).is_none());
    // Nothing was changed: signed on the same day it says no more than before, on a later one it
    // stands.
    on(&mut own, 8);
    tell(&mut own, ReviewMsg::Unsign);
    let same_day = signs(&mut own);
    assert_eq!(bring(&mut third, &same_day), [IncomingState::OpenedSince]);
    on(&mut own, 9);
    tell(&mut own, ReviewMsg::Unsign);
    let later = signs(&mut own);
    assert_eq!(bring(&mut third, &later), [IncomingState::New]);
    assert_eq!(bring(&mut one, &later), [IncomingState::Replaces]);
    assert_eq!((void(&third), void(&one)), (None, None));
}

#[test]
fn a_receipt_of_the_day_of_a_reopening_stands_for_what_was_changed_then() {
    let mut team = final_march();
    let file = gives_out(&mut team, "0417");
    let mut own = agent();
    bring(&mut own, &file);
    bring(&mut team, &signs(&mut own));
    on(&mut team, 8);
    team.act(Action::Show("0417".into()));
    opens(&mut team, "多记一次");
    team.tell(Msg::Page(Page::Book));
    fill(&mut team, Place::Count(id("late")), "2");
    team.settle();
    on(&mut own, 8);
    let anew = gives_out(&mut team, "0417");
    assert_eq!(bring(&mut own, &anew), [IncomingState::Replaces]);
    let receipt = signs(&mut own);
    assert_eq!(bring(&mut team, &receipt), [IncomingState::Replaces]);
    let kept = shelf(&team).receipt(&of("0417")).unwrap().clone();
    assert_eq!(kept.void, None);
}

#[test]
fn what_another_tab_made_final_is_not_undone_here() {
    let mut one = lead();
    one.act(Action::Show("0417".into()));
    one.tell(Msg::Page(Page::Book));
    fill(&mut one, Place::Count(id("late")), "2");
    one.settle();
    let mut two = Tab::open(&one.browser);
    two.act(Action::Go(month(MONTH)));
    book(&mut two, BookMsg::Show(id("branch")));
    stage(&mut two, "王芳");
    stage(&mut two, "运营部");
    assert!(two.model.is_closed(&of("0417")));
    let scores = |tab: &Tab| first(&tab.model.reviewable(&of("0417")).unwrap());
    one.hears();
    assert!(one.model.is_closed(&of("0417")));
    let before = scores(&one);
    one.act(Action::Undo);
    let said = one.model.undone_said().unwrap();
    assert!(said.ends_with(Lang::Zh.words().undone_in_part), "{said}");
    assert_eq!(scores(&one), before);
    // Nor anything before it, down to the document that scores it.
    while one.model.state.history.can_undo() {
        one.act(Action::Undo);
    }
    one.settle();
    assert_eq!(scores(&one), before);
    assert!(one.model.is_closed(&of("0417")) && one.model.is_closed(&of("0418")));
    two.hears();
    assert_eq!(scores(&two), before);
}
