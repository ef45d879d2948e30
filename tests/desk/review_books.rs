//! The process around months by a document that somebody brought: the lead of a branch, an
//! agent and a department, each in a browser of their own, by files alone.

use std::rc::Rc;

use kaohe::desk::book::{BookMsg, ReviewAwaits, Shelf};
use kaohe::desk::review::{GiveOutAs, Official, Outgoing, ReviewTab, TeamSeen};
use kaohe::desk::state::Action;
use kaohe::desk::{Msg, Outward, Page, RestMsg, ReviewMsg};
use kaohe::plan::{BookTrail, Place};
use kaohe::record::Source;
use kaohe::review::{
    Cause, IncomingState, MonthOf, PieceFault, Reviewable, Seen, SlipState, System, Verdict,
};
use kaohe::store::MonthKey;

use super::bench::{Browser, Tab, id, month};
use super::books::{book, fill};

pub const BRANCH: &str = include_str!("../fixtures/branch-document.json");
pub const MONTH: &str = "2026-03";

pub fn of(agent: &str) -> MonthOf {
    MonthOf::new(agent, month(MONTH), Some(id("branch")))
}

pub fn system() -> System {
    System::Document(id("branch"))
}

pub fn tell(tab: &mut Tab, msg: ReviewMsg) {
    tab.tell(RestMsg::review(msg));
    tab.settle();
}

/// A browser that has the document.
pub fn has(document: &str) -> Tab {
    let mut tab = Tab::open(&Browser::default());
    tab.files(&[("branch.json", document)]);
    book(&mut tab, BookMsg::Take);
    tab.act(Action::Go(month(MONTH)));
    tab.settle();
    tab
}

/// Fills in somebody's March: a share, so many late arrivals, a day's calls.
pub fn fills(tab: &mut Tab, agent: &str, solved: &str, late: &str) {
    tab.act(Action::Show(agent.to_owned()));
    tab.act(Action::Go(month(MONTH)));
    tab.tell(Msg::Page(Page::Book));
    fill(tab, Place::Value(id("filter")), "90");
    fill(tab, Place::Value(id("report")), "0");
    fill(tab, Place::Value(id("solved")), solved);
    book(tab, BookMsg::AddRow(id("calls")));
    fill(tab, Place::Listed(id("calls"), 0), "120");
    fill(tab, Place::Count(id("late")), late);
    tab.settle();
}

/// A lead with two agents' months: 0417's comes to 96.5, 0418's to 100.
pub fn lead() -> Tab {
    let mut tab = has(BRANCH);
    tab.tell(RestMsg::Storage(kaohe::desk::StorageMsg::Editor(
        "王芳".into(),
    )));
    fills(&mut tab, "0417", "88", "3");
    fills(&mut tab, "0418", "95", "");
    tab
}

/// The agent's own: 99, as they remember it.
pub fn agent() -> Tab {
    let mut tab = has(BRANCH);
    fills(&mut tab, "0417", "95", "2");
    tab
}

pub fn gives_out(tab: &mut Tab, agent: &str) -> String {
    tab.taken();
    let by = GiveOutAs::One(Outward::File);
    tell(tab, ReviewMsg::GiveOut(Some(agent.into()), by));
    tab.downloaded().1
}

pub fn bring(tab: &mut Tab, text: &str) -> Vec<IncomingState> {
    tab.files(&[("来的.json", text)]);
    tab.settle();
    let form = tab.model.review_form().unwrap();
    assert!(form.unreadable.is_empty(), "{:?}", form.unreadable);
    let states = form.incoming.iter().map(|(it, _)| it.state.clone());
    let states: Vec<_> = states.collect();
    tell(tab, ReviewMsg::Take);
    states
}

pub fn send(tab: &mut Tab, what: Outgoing) -> String {
    tab.taken();
    tell(tab, ReviewMsg::Send(what, Outward::File));
    tab.downloaded().1
}

pub fn shelf(tab: &Tab) -> Rc<Shelf> {
    Shelf::of(&tab.model.state.content.books)
}

pub fn official(tab: &Tab) -> Official<'_> {
    tab.model.official(&of("0417")).unwrap()
}

pub fn seen(tab: &Tab, agent: &str) -> TeamSeen {
    let found = tab.model.team_review().unwrap();
    let mut all = found.seen.iter();
    all.find(|it| it.agent == agent).unwrap().clone()
}

pub fn first(month: &Reviewable<'_>) -> String {
    month.came().totals[0].to_string()
}

fn slip_state(tab: &Tab) -> Option<SlipState> {
    shelf(tab).slip(&of("0417")).map(|slip| slip.state())
}

fn trail(tab: &Tab) -> Rc<BookTrail> {
    let place = (MonthKey::new("0417", month(MONTH)), id("branch"));
    Rc::clone(&tab.model.book_form().unwrap().acts.trails[&place])
}

#[test]
fn an_agent_sees_the_official_month_beside_their_own_and_signs() {
    let (mut team, mut own) = (lead(), agent());
    let file = gives_out(&mut team, "0417");
    assert!(!file.contains("0418"));
    assert_eq!(bring(&mut own, &file), [IncomingState::New]);
    assert_eq!(own.model.page, Page::Review);
    assert_eq!(own.model.review_form().unwrap().tab, ReviewTab::Own);
    let found = official(&own);
    assert!(found.is_received && found.follows());
    assert_eq!((&*found.by, &*found.on.to_string()), ("王芳", "2026-04-07"));
    assert_eq!(first(&found.month), "96.5");
    assert_eq!(found.own.as_ref().map(first).unwrap(), "99");
    let differ = found.differ.iter();
    let differ: Vec<_> = differ
        .map(|it| {
            (
                it.part.as_str().to_owned(),
                it.one.to_string(),
                it.other.to_string(),
                it.cause,
            )
        })
        .collect();
    let line = |part: &str, one: &str, other: &str| {
        (
            part.to_owned(),
            one.to_owned(),
            other.to_owned(),
            Cause::Fact,
        )
    };
    assert_eq!(differ, [line("b", "-2", "0"), line("late", "-1.5", "-1")]);
    // The lead's screen has the same code.
    let code = found.code;
    tell(&mut team, ReviewMsg::Tab(ReviewTab::Team));
    assert_eq!(seen(&team, "0417").code, Some(code));
    assert!(seen(&team, "0417").is_issued && !seen(&team, "0418").is_issued);

    tell(&mut own, ReviewMsg::Sign);
    assert!(own.model.review_form().unwrap().tried_receipt);
    tell(&mut own, ReviewMsg::Answer(Seen::Disagreed));
    tell(&mut own, ReviewMsg::Remark("迟到只有两次".into()));
    tell(&mut own, ReviewMsg::Sign);
    let receipt = send(&mut own, Outgoing::Receipt(of("0417")));
    assert_eq!(bring(&mut team, &receipt), [IncomingState::New]);
    assert!(seen(&team, "0417").stands());
    assert_eq!(team.model.team_review().unwrap().seen.len(), 2);
    assert!(seen(&team, "0418").receipt.is_none());
    // Twice; changed by a byte; of an agent whom nobody here knows; of another month.
    assert_eq!(bring(&mut team, &receipt), [IncomingState::Same]);
    let books = team.model.state.content.books.clone();
    let forged = receipt.replace("disagreed", "agreed");
    let forged = bring(&mut team, &forged);
    assert_eq!(forged, [IncomingState::Faulty(PieceFault::Changed)]);
    assert!(books == team.model.state.content.books);
    let mut stranger = has(BRANCH);
    assert_eq!(bring(&mut stranger, &receipt), [IncomingState::Stranger]);
    // A change of the month voids it, and an undo has it stand again.
    fills(&mut team, "0417", "89", "3");
    assert!(!seen(&team, "0417").stands() && !seen(&team, "0417").is_issued);
    assert_eq!(bring(&mut team, &receipt), [IncomingState::Same]);
    // All of it is rows, and so is what the agent has.
    let again = Tab::open(&own.browser);
    assert!(shelf(&again).receipt(&of("0417")).is_some());
    assert_eq!(official(&again).code, code);
}

#[test]
fn an_official_month_is_held_against_its_document() {
    let mut team = lead();
    let file = gives_out(&mut team, "0417");
    // Without the document, and by another version of it.
    let mut bare = Tab::open(&Browser::default());
    assert_eq!(bring(&mut bare, &file), [IncomingState::NoDocument]);
    let mut other = has(&BRANCH.replace("\"-0.5\"", "\"-0.6\""));
    assert_eq!(bring(&mut other, &file), [IncomingState::OtherRules]);
    // However its file is written, it's the same document.
    let tree: serde_json::Value = serde_json::from_str(BRANCH).unwrap();
    let mut own = has(&tree.to_string());
    let forged = file.replace("\"88\"", "\"98\"");
    let forged = bring(&mut own, &forged);
    assert_eq!(forged, [IncomingState::Faulty(PieceFault::Changed)]);
    assert!(own.model.official(&of("0417")).is_none());
    assert_eq!(bring(&mut own, &file), [IncomingState::New]);
    // The agent has none of their own: it's beside nothing.
    assert!(official(&own).own.is_none() && official(&own).follows());
    assert!(shelf(&own).months.is_empty());
    // Given out anew on the same day, it takes the place of the first; the first is older.
    fills(&mut team, "0417", "89", "3");
    let anew = gives_out(&mut team, "0417");
    tell(&mut own, ReviewMsg::Answer(Seen::Agreed));
    tell(&mut own, ReviewMsg::Sign);
    let receipt = send(&mut own, Outgoing::Receipt(of("0417")));
    assert_eq!(bring(&mut own, &anew), [IncomingState::Replaces]);
    assert_eq!(bring(&mut own, &file), [IncomingState::Older]);
    // What was signed isn't what is here now.
    assert_eq!(bring(&mut team, &receipt), [IncomingState::Otherwise]);
    // One that didn't change isn't given out again.
    assert_eq!(gives_out(&mut team, "0417"), anew);
    // Once the document here is another one, nothing can be answered.
    own.files(&[("branch.json", &BRANCH.replace("\"-0.5\"", "\"-0.6\""))]);
    book(&mut own, BookMsg::Take);
    own.settle();
    let claimed = official(&own).claimed.unwrap();
    assert_eq!(claimed.cause, Cause::Rulebook);
    let before = shelf(&own).receipt(&of("0417")).cloned();
    tell(&mut own, ReviewMsg::Answer(Seen::Agreed));
    tell(&mut own, ReviewMsg::Sign);
    assert_eq!(shelf(&own).receipt(&of("0417")).cloned(), before);
}

#[test]
fn answers_divide_two_months_by_the_same_facts() {
    let (mut team, mut own) = (lead(), has(BRANCH));
    fills(&mut own, "0417", "88", "3");
    fills(&mut team, "0417", "88", "3");
    // A day of illness below what is asked.
    for tab in [&mut team, &mut own] {
        tab.act(Action::Show("0417".into()));
        fill(tab, Place::Value(id("filter")), "96");
    }
    book(&mut own, BookMsg::Answer(id("both"), id("heaviest")));
    own.settle();
    let file = gives_out(&mut team, "0417");
    bring(&mut own, &file);
    let found = official(&own);
    assert!(found.differ.is_empty());
    assert_ne!(Some(found.code), own.model.code_of(&of("0417")));
}

#[test]
fn an_appeal_of_two_lines_changes_the_month_by_an_act_that_names_its_slip() {
    let (mut team, mut own) = (lead(), agent());
    let file = gives_out(&mut team, "0417");
    bring(&mut own, &file);
    tell(&mut own, ReviewMsg::AppealAll);
    let slip = shelf(&own).slip(&of("0417")).unwrap().clone();
    let asked = slip.lines.iter().map(|line| &line.facts[0]);
    let asked: Vec<_> = asked
        .map(|it| (&*it.fact, &*it.says, &*it.should))
        .collect();
    assert_eq!(
        asked,
        [("value/solved", "88", "95"), ("count/late", "3", "2")]
    );
    tell(&mut own, ReviewMsg::HandIn);
    assert!(own.model.review_form().unwrap().tried_slip);
    tell(&mut own, ReviewMsg::Reason(0, "系统少计".into()));
    tell(&mut own, ReviewMsg::Reason(1, "一次是调休".into()));
    // What can't be so isn't handed in.
    tell(&mut own, ReviewMsg::Should(0, 0, "105".into()));
    tell(&mut own, ReviewMsg::HandIn);
    assert_eq!(slip_state(&own), Some(SlipState::Draft));
    tell(&mut own, ReviewMsg::Should(0, 0, "95".into()));
    tell(&mut own, ReviewMsg::HandIn);
    assert_eq!(slip_state(&own), Some(SlipState::HandedIn));
    let slip = shelf(&own).slip(&of("0417")).unwrap().clone();
    assert_eq!(slip.due.unwrap().to_string(), "2026-04-14");
    let out = send(&mut own, Outgoing::Slip(of("0417")));

    assert_eq!(bring(&mut team, &out), [IncomingState::New]);
    let row = team.model.team_review().unwrap().slips[0].clone();
    assert!(row.is_about && !row.is_applied);
    let texts =
        |of: &[kaohe::number::Decimal]| of.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(texts(&row.weighed.now), ["96.5", "0"]);
    assert_eq!(texts(&row.weighed.all.unwrap()), ["99", "0"]);
    let lines = row.weighed.lines.iter();
    let changes: Vec<_> = lines.map(|line| line.change[0].to_string()).collect();
    assert_eq!(changes, ["2", "0.5"]);
    // Accepted in part: 89 isn't enough; the other one refused.
    let at = || of("0417");
    tell(&mut team, ReviewMsg::Decide(at(), 0, Verdict::Partly));
    tell(&mut team, ReviewMsg::Grant(at(), 0, 0, "91".into()));
    tell(&mut team, ReviewMsg::Why(at(), 0, "核实为 91%".into()));
    tell(&mut team, ReviewMsg::Settle(at()));
    assert_eq!(slip_state(&team), Some(SlipState::HandedIn));
    tell(&mut team, ReviewMsg::Decide(at(), 1, Verdict::Refused));
    tell(&mut team, ReviewMsg::Why(at(), 1, "考勤有记录".into()));
    tell(&mut team, ReviewMsg::Settle(at()));
    assert_eq!(slip_state(&team), Some(SlipState::Answered));
    assert_eq!(first(&team.model.reviewable(&at()).unwrap()), "98.5");
    let row = team.model.team_review().unwrap().slips[0].clone();
    assert!(row.is_applied);
    assert_eq!(texts(&row.granted.unwrap()), ["98.5", "0"]);
    let named = trail(&team).revisions().last().unwrap().made().source;
    let code = slip.code.unwrap();
    assert_eq!(named, Source::Slip { code });
    assert!(!seen(&team, "0417").is_issued);
    // One step: an undo takes back both.
    team.act(Action::Undo);
    team.settle();
    assert_eq!(slip_state(&team), Some(SlipState::HandedIn));
    assert_eq!(first(&team.model.reviewable(&at()).unwrap()), "96.5");
    team.act(Action::Redo);
    team.settle();
    // The answers go back alone, or with the next official month.
    let answers = send(&mut team, Outgoing::Answers(month(MONTH), system()));
    let anew = gives_out(&mut team, "0417");
    assert_eq!(bring(&mut own, &answers), [IncomingState::Replaces]);
    assert_eq!(bring(&mut own, &out), [IncomingState::Older]);
    let again = bring(&mut own, &anew);
    assert_eq!(again, [IncomingState::Same, IncomingState::Replaces]);
    assert_eq!(official(&own).differ.len(), 1);
    // What was refused may go further.
    tell(&mut own, ReviewMsg::Again);
    let again = shelf(&own).slip(&of("0417")).unwrap().clone();
    assert_eq!((again.lines.len(), again.state()), (2, SlipState::Draft));
}

#[test]
fn what_awaits_an_answer_is_known_on_opening_the_page() {
    let (mut team, mut own) = (lead(), agent());
    assert_eq!(team.model.review_awaits(), []);
    tell(
        &mut team,
        ReviewMsg::GiveOut(None, GiveOutAs::One(Outward::File)),
    );
    let receipts = |count| ReviewAwaits::Receipts(month(MONTH), system(), count);
    assert_eq!(team.model.review_awaits(), [receipts(2)]);
    let file = gives_out(&mut team, "0417");
    bring(&mut own, &file);
    // Five working days after 7 April.
    let by = "2026-04-14".parse().unwrap();
    let official = ReviewAwaits::Official(of("0417"), system(), by);
    assert_eq!(own.model.review_awaits(), [official]);
    tell(&mut own, ReviewMsg::Answer(Seen::Disagreed));
    tell(&mut own, ReviewMsg::Sign);
    assert_eq!(own.model.review_awaits(), []);
    let receipt = send(&mut own, Outgoing::Receipt(of("0417")));
    bring(&mut team, &receipt);
    assert_eq!(team.model.review_awaits(), [receipts(1)]);
    // The agent's slip awaits the lead's answer, and nothing of the agent's.
    tell(&mut own, ReviewMsg::AppealAll);
    tell(&mut own, ReviewMsg::Reason(0, "系统少计".into()));
    tell(&mut own, ReviewMsg::Reason(1, "一次是调休".into()));
    tell(&mut own, ReviewMsg::HandIn);
    assert_eq!(own.model.review_awaits(), []);
    let slip = send(&mut own, Outgoing::Slip(of("0417")));
    bring(&mut team, &slip);
    let again = Tab::open(&team.browser);
    let slip = ReviewAwaits::Slip(of("0417"), system(), Some(by));
    assert_eq!(again.model.review_awaits(), [slip, receipts(1)]);
}
