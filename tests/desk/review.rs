//! The process around a score, between an agent, a lead and a department: each in a browser of
//! their own, by files alone.

use kaohe::desk::book::{BookMsg, Shelf};
use kaohe::desk::review::{CorrectField, Outgoing, ReviewTab, StageField};
use kaohe::desk::state::{Action, Key};
use kaohe::desk::team::{IssueAs, TeamMsg};
use kaohe::desk::{ExportMsg, MonthMsg, Msg, Outward, Page, RestMsg, ReviewMsg};
use kaohe::number::{Points, Unit};
use kaohe::record::{Field, Source};
use kaohe::review::{IncomingState, MonthOf, Seen, SlipState, Standing, System, Verdict, decimal};
use kaohe::scoring::{Sub, YearSheet, score};

use super::bench::{Browser, Tab, id, month};

pub const MONTH: &str = "2026-03";

pub fn key() -> Key {
    ("0417".to_owned(), month(MONTH))
}

pub fn of() -> MonthOf {
    MonthOf::new("0417", month(MONTH), None)
}

pub const POINTS: System = System::Bundled(Unit::Points);

pub fn tell(tab: &mut Tab, msg: ReviewMsg) {
    tab.tell(RestMsg::review(msg));
    tab.settle();
}

/// Brings pieces, and takes what can be taken: what each is.
pub fn bring(tab: &mut Tab, text: &str) -> Vec<IncomingState> {
    tab.files(&[("回来的.json", text)]);
    tab.settle();
    let form = tab.model.review_form().unwrap();
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

fn signed(tab: &mut Tab, name: &str) {
    tab.tell(RestMsg::Storage(kaohe::desk::StorageMsg::Editor(
        name.into(),
    )));
    tab.settle();
}

/// An agent's own month: two unanswered calls, the report in time.
pub fn agent() -> Tab {
    let mut tab = Tab::open(&Browser::default());
    tab.enter(Field::Agent, "0417");
    tab.act(Action::Go(month(MONTH)));
    tab.enter(Field::Count(id("9a")), "1");
    tab.enter(Field::ReportDate, "2026-04-03");
    tab.settle();
    tab.taken();
    tab
}

pub fn month_file(tab: &mut Tab) -> String {
    tab.tell(RestMsg::Export(ExportMsg::Trail(true)));
    tab.tell(RestMsg::Export(ExportMsg::Download));
    tab.downloaded().1
}

/// A lead who took the agent's file, counts one event more, and gives the month out.
pub fn lead(sent: &str) -> (Tab, String) {
    let mut tab = Tab::open(&Browser::default());
    signed(&mut tab, "王芳");
    tab.imports(sent);
    tab.act(Action::Show("0417".into()));
    tab.act(Action::Go(month(MONTH)));
    tab.enter(Field::Count(id("9a")), "2");
    tab.enter(Field::ReportDate, "2026-04-05");
    tab.settle();
    let official = issue(&mut tab);
    (tab, official)
}

pub fn issue(tab: &mut Tab) -> String {
    tab.tell(RestMsg::book(BookMsg::Team(TeamMsg::Show)));
    tab.taken();
    tab.tell(RestMsg::book(BookMsg::Team(TeamMsg::Issue(IssueAs::One))));
    tab.settle();
    tab.downloaded().1
}

pub fn shelf(tab: &Tab) -> std::rc::Rc<Shelf> {
    Shelf::of(&tab.model.state.content.books)
}

fn of_score(tab: &Tab) -> Points {
    let record = &tab.model.state.content.records[&key()];
    let rulebook = tab.model.state.rules().rulebook(record.ruled_in());
    score(rulebook, record, tab.model.state.today).score
}

#[test]
fn an_agent_signs_and_the_lead_ticks_it_off_until_the_month_changes() {
    let mut own = agent();
    let sent = month_file(&mut own);
    let (mut team, official) = lead(&sent);
    own.imports(&official);
    let found = own.model.official(&of()).unwrap();
    assert!(found.is_received && found.follows());
    assert_eq!(found.by, "王芳");
    assert_eq!(found.differ.len(), 2);
    // Nothing is chosen beforehand, and nothing is made without a choice.
    tell(&mut own, ReviewMsg::Sign);
    assert!(own.model.review_form().unwrap().tried_receipt);
    tell(&mut own, ReviewMsg::Remark("少记了一次".into()));
    tell(&mut own, ReviewMsg::Answer(Seen::Disagreed));
    tell(&mut own, ReviewMsg::Sign);
    let receipt = send(&mut own, Outgoing::Receipt(of()));
    assert!(!receipt.contains("wage"));

    // The lead's copy has the same code.
    let seen = |tab: &Tab| tab.model.team_review().unwrap().seen[0].clone();
    assert_eq!(bring(&mut team, &receipt), [IncomingState::New]);
    assert!(seen(&team).stands());
    let code = own.model.official(&of()).unwrap().code;
    assert_eq!(seen(&team).code, Some(code));
    // Twice, it's here already; changed by a byte, it's refused and nothing changes.
    assert_eq!(bring(&mut team, &receipt), [IncomingState::Same]);
    let books = team.model.state.content.books.clone();
    let forged = receipt.replace("disagreed", "agreed");
    assert!(matches!(
        bring(&mut team, &forged)[..],
        [IncomingState::Faulty(_)]
    ));
    assert!(books == team.model.state.content.books);
    // A change of the month voids it, and an undo has it stand again.
    team.enter(Field::Count(id("9a")), "3");
    team.settle();
    assert!(!seen(&team).stands());
    assert_eq!(bring(&mut team, &receipt), [IncomingState::Same]);
    team.act(Action::Undo);
    team.settle();
    assert!(seen(&team).stands());
    // Somebody else's browser doesn't know the agent.
    let mut other = Tab::open(&Browser::default());
    assert_eq!(bring(&mut other, &receipt), [IncomingState::Stranger]);
    // It survives: all of it is rows.
    let again = Tab::open(&team.browser);
    let kept = Shelf::of(&again.model.state.content.books);
    assert!(kept.receipt(&of()).is_some());
}

#[test]
fn a_lead_who_gives_out_what_came_in_is_no_agent() {
    let mut own = agent();
    let sent = month_file(&mut own);
    let mut team = Tab::open(&Browser::default());
    team.imports(&sent);
    let official = issue(&mut team);
    assert!(!team.model.official(&of()).unwrap().is_received);
    own.imports(&official);
    let found = own.model.official(&of()).unwrap();
    assert!(found.is_received);
    assert!(found.differ.is_empty());
}

#[test]
fn an_appeal_of_two_lines_is_answered_and_changes_the_month_by_its_slip() {
    let mut own = agent();
    let sent = month_file(&mut own);
    let (mut team, official) = lead(&sent);
    own.imports(&official);
    tell(&mut own, ReviewMsg::AppealAll);
    let slip = shelf(&own).slip(&of()).unwrap().clone();
    assert_eq!(slip.lines.len(), 2);
    // What it should be is the agent's own month, to begin with.
    let should: Vec<&str> = slip.lines.iter().map(|it| &*it.facts[0].should).collect();
    assert_eq!(should, ["1", "2026-04-03"]);
    // Each line needs a reason, and something that can be so.
    tell(&mut own, ReviewMsg::HandIn);
    assert!(own.model.review_form().unwrap().tried_slip);
    tell(&mut own, ReviewMsg::Reason(0, "录音可查".into()));
    tell(&mut own, ReviewMsg::Reason(1, "4月3日已发".into()));
    tell(&mut own, ReviewMsg::Should(0, 0, "一次".into()));
    tell(&mut own, ReviewMsg::HandIn);
    let state = |tab: &Tab| {
        let shelf = shelf(tab);
        shelf.slip(&of()).map(|slip| slip.state())
    };
    assert_eq!(state(&own), Some(SlipState::Draft));
    tell(&mut own, ReviewMsg::Should(0, 0, "1".into()));
    tell(&mut own, ReviewMsg::HandIn);
    assert_eq!(state(&own), Some(SlipState::HandedIn));
    let slip = shelf(&own).slip(&of()).unwrap().clone();
    // Five working days after Tuesday 7 April.
    assert_eq!(slip.due.unwrap().to_string(), "2026-04-14");
    // It travels in the month's own file.
    let file = month_file(&mut own);
    assert!(file.contains("kaohe-review"));
    let out = send(&mut own, Outgoing::Slip(of()));

    let before = of_score(&team);
    assert_eq!(bring(&mut team, &out), [IncomingState::New]);
    assert_eq!(team.model.review_form().unwrap().tab, ReviewTab::Team);
    let row = team.model.team_review().unwrap().slips[0].clone();
    assert!(row.is_about && row.weighed.all.unwrap()[0] > decimal(before));
    tell(&mut team, ReviewMsg::Open(of()));
    tell(&mut team, ReviewMsg::Decide(of(), 0, Verdict::Accepted));
    // The other line isn't decided yet.
    tell(&mut team, ReviewMsg::Settle(of()));
    assert_eq!(state(&team), Some(SlipState::HandedIn));
    tell(&mut team, ReviewMsg::Decide(of(), 1, Verdict::Refused));
    tell(&mut team, ReviewMsg::Settle(of()));
    assert_eq!(state(&team), Some(SlipState::HandedIn));
    tell(&mut team, ReviewMsg::Why(of(), 1, "邮件 5 日才到".into()));
    tell(&mut team, ReviewMsg::Settle(of()));
    assert_eq!(state(&team), Some(SlipState::Answered));
    let record = team.model.state.content.records[&key()].clone();
    assert_eq!(kaohe::record::count_of(&record, id("9a")), 1);
    assert!(of_score(&team) > before);
    // The act names the slip.
    let trail = team.model.storage.acts.of(&key()).unwrap();
    let last = trail.revisions().last().unwrap();
    assert_eq!(
        last.made.source,
        Source::Slip {
            code: slip.code.unwrap()
        }
    );
    // One step: an undo takes back answer and record.
    team.act(Action::Undo);
    team.settle();
    assert_eq!(state(&team), Some(SlipState::HandedIn));
    assert_eq!(of_score(&team), before);
    team.act(Action::Redo);
    team.settle();
    let answers = send(&mut team, Outgoing::Answers(month(MONTH), POINTS));
    assert_eq!(bring(&mut own, &answers), [IncomingState::Replaces]);
    assert_eq!(state(&own), Some(SlipState::Answered));
    assert_eq!(bring(&mut own, &out), [IncomingState::Older]);
    // The answer in other words is refused.
    let forged = answers.replace("邮件 5 日才到", "邮件 4 日才到");
    assert!(matches!(
        bring(&mut own, &forged)[..],
        [IncomingState::Faulty(_)]
    ));
    // It comes along with the next official month, too, where it's known already.
    let official = issue(&mut team);
    own.imports(&official);
    assert!(own.model.review_form().unwrap().incoming.is_empty());
    assert_eq!(own.model.official(&of()).unwrap().differ.len(), 1);
}

pub fn stage(tab: &mut Tab, by: &str) {
    tell(tab, ReviewMsg::Stage(StageField::By, by.into()));
    tell(tab, ReviewMsg::HandOn);
}

pub fn standing(tab: &Tab) -> String {
    let found = tab.model.team_review().unwrap();
    let code = found.seen.first().and_then(|it| it.code);
    match found.approvals.standing("0417", code) {
        Standing::Same => "same",
        Standing::Changed(_) => "changed",
        Standing::Voided(_) => "voided",
        Standing::Missing(_) => "missing",
        Standing::Unlisted => "unlisted",
    }
    .to_owned()
}

#[test]
fn a_month_is_handed_on_made_final_and_corrected_in_the_next_one() {
    let mut own = agent();
    let sent = month_file(&mut own);
    let (mut team, _) = lead(&sent);
    tell(&mut team, ReviewMsg::Tab(ReviewTab::Team));
    assert_eq!(team.model.page, Page::Review);
    stage(&mut team, "王芳");
    assert_eq!(standing(&team), "same");
    let handed = send(&mut team, Outgoing::Approvals(month(MONTH), POINTS));
    let official = issue(&mut team);

    // The department: the team's months, and what the lead says of them.
    let mut office = Tab::open(&Browser::default());
    // Before the months are here, it's about nobody.
    assert_eq!(bring(&mut office, &handed), [IncomingState::NoMonth]);
    office.imports(&official);
    // The stages came along with them.
    let form = office.model.review_form().unwrap();
    assert_eq!(form.incoming.len(), 1);
    tell(&mut office, ReviewMsg::Take);
    assert_eq!(standing(&office), "same");
    stage(&mut office, "运营部");
    let approvals = shelf(&office).approvals(month(MONTH), POINTS);
    assert!(approvals.is_final());
    assert_eq!(approvals.stages[1].follows, Some(approvals.stages[0].code));
    let is_closed = |tab: &Tab| tab.model.state.content.records[&key()].closing().is_some();
    assert!(is_closed(&office));
    assert_eq!(standing(&office), "same");
    let approved = send(&mut office, Outgoing::Approvals(month(MONTH), POINTS));

    // At the lead's the same months are closed with it.
    assert_eq!(bring(&mut team, &approved), [IncomingState::Replaces]);
    assert!(is_closed(&team));
    assert_eq!(standing(&team), "same");
    assert_eq!(bring(&mut team, &handed), [IncomingState::Older]);

    // Found afterwards: written into the next month.
    tell(&mut team, ReviewMsg::Tab(ReviewTab::Own));
    tell(&mut team, ReviewMsg::CorrectLine(id("9a"), Sub::Whole));
    tell(
        &mut team,
        ReviewMsg::Correct(CorrectField::Points, "+0.5".into()),
    );
    tell(&mut team, ReviewMsg::WriteCorrection);
    // It needs a reason.
    assert!(team.model.review_form().unwrap().correction.tried);
    tell(
        &mut team,
        ReviewMsg::Correct(CorrectField::Pay, "16".into()),
    );
    tell(
        &mut team,
        ReviewMsg::Correct(CorrectField::Why, "录音核实只有一次".into()),
    );
    tell(&mut team, ReviewMsg::WriteCorrection);
    let next = ("0417".to_owned(), month("2026-04"));
    let later = team.model.state.content.records[&next].clone();
    assert_eq!(later.corrects(month(MONTH)).to_string(), "0.5");
    // The final month is as it was, and the year counts it with the correction.
    assert_eq!(standing(&team), "same");
    let records = team.model.state.records_in(Unit::Points);
    let year = YearSheet::of(2026, &records, team.model.state.today);
    let march = year.months[2].unwrap();
    assert_eq!(march.corrected.to_string(), "0.5");
    let joined = year.joined.unwrap().score;
    assert_eq!(joined, march.score + march.corrected);

    // Taken back, and written again.
    tell(&mut team, ReviewMsg::DropCorrection(month("2026-04"), 0));
    let later = team.model.state.content.records.get(&next);
    assert!(later.is_none_or(|later| later.corrections.is_empty()));
    team.act(Action::Undo);
    team.settle();

    // Opened again: approval and receipt are void, and the reason stays.
    team.tell(RestMsg::Month(MonthMsg::Reason("漏记一条".into())));
    team.tell(RestMsg::Month(MonthMsg::Reopen));
    team.settle();
    assert_eq!(standing(&team), "voided");
    let voided = shelf(&team).approvals(month(MONTH), POINTS).voided;
    assert_eq!(voided[0].reason, "漏记一条");
    // An older file doesn't close it again.
    assert_eq!(bring(&mut team, &approved), [IncomingState::Older]);
    assert!(!is_closed(&team));
    team.act(Action::Undo);
    team.settle();
    assert_eq!(standing(&team), "same");
}

#[test]
fn two_who_approve_different_copies_are_shown_and_never_merged() {
    let mut own = agent();
    let sent = month_file(&mut own);
    let (mut one, official) = lead(&sent);
    let mut other = Tab::open(&Browser::default());
    other.imports(&official);
    other.act(Action::Show("0417".into()));
    other.act(Action::Go(month(MONTH)));
    other.enter(Field::Count(id("9a")), "0");
    other.settle();
    stage(&mut one, "王芳");
    stage(&mut other, "李雷");
    let theirs = send(&mut other, Outgoing::Approvals(month(MONTH), POINTS));
    let first = send(&mut one, Outgoing::Approvals(month(MONTH), POINTS));
    let mine = shelf(&one).approvals(month(MONTH), POINTS);
    assert_eq!(bring(&mut one, &theirs), [IncomingState::Apart(0, 1)]);
    let now = shelf(&one).approvals(month(MONTH), POINTS);
    assert_eq!(now, mine);
    // A person may have theirs instead.
    one.files(&[("另一份.json", &theirs)]);
    tell(&mut one, ReviewMsg::Choose(0, true));
    tell(&mut one, ReviewMsg::Take);
    assert_eq!(standing(&one), "changed");
    // Together they part from each other: nothing is taken unasked.
    let ours = send(&mut one, Outgoing::Approvals(month(MONTH), POINTS));
    let mut third = Tab::open(&Browser::default());
    third.imports(&official);
    third.files(&[("一.json", &ours), ("二.json", &first)]);
    third.settle();
    let form = third.model.review_form().unwrap();
    let states: Vec<_> = form
        .incoming
        .iter()
        .map(|(it, take)| (&it.state, *take))
        .collect();
    assert_eq!(states, [(&IncomingState::Apart(0, 1), false); 2]);
}

#[test]
fn a_final_month_whose_report_is_still_awaited_is_what_was_closed() {
    let mut own = Tab::open(&Browser::default());
    own.enter(Field::Agent, "0417");
    own.act(Action::Go(month(MONTH)));
    own.act(Action::Report(kaohe::desk::state::ReportKind::NotYet));
    own.settle();
    let mut tab = own;
    issue(&mut tab);
    // Days later it costs more: what is final is what is closed then.
    tab.tell(Msg::Today(kaohe::calendar::Date::new(2026, 4, 20).unwrap()));
    stage(&mut tab, "王芳");
    assert_eq!(standing(&tab), "same");
    stage(&mut tab, "运营部");
    assert_eq!(standing(&tab), "same");
    tab.tell(Msg::Today(kaohe::calendar::Date::new(2026, 4, 21).unwrap()));
    assert_eq!(standing(&tab), "same");
}
