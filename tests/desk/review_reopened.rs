//! Months by the bundled rulebook that were opened again elsewhere, or made final in another tab.

use kaohe::desk::book::ReviewAwaits;
use kaohe::desk::review::Outgoing;
use kaohe::desk::state::{Action, Field};
use kaohe::desk::{AskMsg, Asked, MonthMsg, Msg, RestMsg, ReviewMsg};
use kaohe::locale::Lang;
use kaohe::review::{IncomingState, Seen};

use super::bench::{Browser, Tab, id, month};
use super::review::{
    MONTH, POINTS, agent, bring, issue, key, lead, month_file, of, send, shelf, stage, standing,
    tell,
};

fn on(tab: &mut Tab, day: u32) {
    let today = kaohe::calendar::Date::new(2026, 4, day).unwrap();
    tab.tell(Msg::Today(today));
    tab.now = kaohe::calendar::Minute::new(today, 9, 30).unwrap();
}

fn signs(tab: &mut Tab) -> String {
    tell(tab, ReviewMsg::Answer(Seen::Agreed));
    tell(tab, ReviewMsg::Sign);
    send(tab, Outgoing::Receipt(of()))
}

fn void(tab: &Tab) -> Option<String> {
    shelf(tab).receipt(&of()).and_then(|it| it.void.clone())
}

fn opens(tab: &mut Tab, why: &str) {
    tab.tell(RestMsg::Month(MonthMsg::Reason(why.into())));
    tab.tell(RestMsg::Month(MonthMsg::Reopen));
    tab.settle();
}

/// A lead whose month is final and signed, and a department that has all of it.
fn closed() -> (Tab, Tab, String) {
    let mut own = agent();
    let (mut team, official) = lead(&month_file(&mut own));
    own.imports(&official);
    let receipt = signs(&mut own);
    bring(&mut team, &receipt);
    stage(&mut team, "王芳");
    stage(&mut team, "运营部");
    let mut office = Tab::open(&Browser::default());
    office.imports(&month_file(&mut team));
    tell(&mut office, ReviewMsg::Take);
    assert_eq!((standing(&office), void(&office)), ("same".into(), None));
    assert!(shelf(&office).receipt(&of()).is_some());
    (team, office, receipt)
}

#[test]
fn a_month_that_comes_in_opened_again_voids_its_approval_and_receipt() {
    let (mut team, mut office, receipt) = closed();
    on(&mut team, 8);
    opens(&mut team, "漏记一条");
    let approvals = send(&mut team, Outgoing::Approvals(month(MONTH), POINTS));
    // The month alone says so, as its history does.
    let file = month_file(&mut team);
    office.files(&[("三月.json", &file)]);
    office.settle();
    office.tell(RestMsg::Import(kaohe::desk::ImportMsg::Take));
    office.settle();
    assert_eq!(standing(&office), "voided");
    assert_eq!(void(&office).as_deref(), Some("漏记一条"));
    // What the lead says of it is the same.
    assert_eq!(bring(&mut office, &approvals), [IncomingState::Same]);
    assert_eq!(bring(&mut office, &receipt), [IncomingState::Same]);
    assert_eq!(void(&office).as_deref(), Some("漏记一条"));
    // Where nobody had the receipt, it isn't taken; signed on a later day, it is.
    let mut other = Tab::open(&Browser::default());
    other.imports(&file);
    tell(&mut other, ReviewMsg::Stop);
    assert_eq!(bring(&mut other, &receipt), [IncomingState::OpenedSince]);
    let mut own = agent();
    own.imports(&issue(&mut team));
    on(&mut own, 9);
    let later = signs(&mut own);
    other.imports(&month_file(&mut team));
    tell(&mut other, ReviewMsg::Stop);
    assert_eq!(bring(&mut other, &later), [IncomingState::New]);
    assert_eq!(void(&other), None);
}

#[test]
fn stages_that_come_in_void_the_receipt_too() {
    let (mut team, mut office, _) = closed();
    on(&mut team, 8);
    opens(&mut team, "漏记一条");
    let approvals = send(&mut team, Outgoing::Approvals(month(MONTH), POINTS));
    assert_eq!(bring(&mut office, &approvals), [IncomingState::Replaces]);
    assert_eq!(standing(&office), "voided");
    assert_eq!(void(&office).as_deref(), Some("漏记一条"));
}

#[test]
fn what_another_tab_made_final_is_not_opened_by_an_undo_here() {
    let browser = Browser::default();
    let mut one = Tab::open(&browser);
    one.enter(Field::Agent, "0417");
    one.act(Action::Go(month(MONTH)));
    one.act(Action::Step(id("6"), 1));
    one.tell(RestMsg::Ask(AskMsg::Open(Asked::Close)));
    one.tell(RestMsg::Ask(AskMsg::Confirm));
    one.settle();
    let is_closed = |tab: &Tab| tab.model.state.content.records[&key()].closing().is_some();
    assert!(is_closed(&one));
    // The other tab's stages find it closed, and say so without touching it.
    let mut two = Tab::open(&browser);
    two.act(Action::Go(month(MONTH)));
    stage(&mut two, "王芳");
    stage(&mut two, "运营部");
    one.hears();
    tell(
        &mut one,
        ReviewMsg::Tab(kaohe::desk::review::ReviewTab::Team),
    );
    assert_eq!(standing(&one), "same");
    one.act(Action::Undo);
    let said = one.model.undone_said().unwrap();
    assert!(said.ends_with(Lang::Zh.words().undone_in_part), "{said}");
    assert!(is_closed(&one));
    assert_eq!(standing(&one), "same");
}

#[test]
fn a_receipt_of_another_code_answers_no_bundled_month() {
    let mut own = agent();
    let (mut team, official) = lead(&month_file(&mut own));
    let receipts = ReviewAwaits::Receipts(month(MONTH), POINTS, 1);
    assert_eq!(team.model.review_awaits(), std::slice::from_ref(&receipts));
    own.imports(&official);
    assert_eq!(own.model.review_awaits().len(), 1);
    bring(&mut team, &signs(&mut own));
    assert_eq!(
        (team.model.review_awaits(), own.model.review_awaits()),
        (vec![], vec![])
    );
    // Given out anew as something else, it awaits an answer again.
    team.act(Action::Show("0417".into()));
    team.act(Action::Go(month(MONTH)));
    team.enter(Field::Count(id("9a")), "3");
    team.settle();
    let official = issue(&mut team);
    assert_eq!(team.model.review_awaits(), [receipts]);
    own.imports(&official);
    assert_eq!(own.model.review_awaits().len(), 1);
}
