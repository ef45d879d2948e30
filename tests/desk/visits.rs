//! The way through the pages: Back, Forward, anchors, and how far down each
//! page was.

use kaohe::desk::state::{Action, Field, Key};
use kaohe::desk::{Arrival, Effect, Form, Mark, Msg, Page, RestMsg, RulesMsg, Step, Visit, Visits};
use kaohe::rulebook::{ParameterRef, Subject};
use proptest::prelude::*;

use super::bench::{Browser, Tab, id, month};

fn mark(nth: usize, page: Page) -> Mark {
    Mark { nth, page }
}

fn of(agent: &str) -> Key {
    (agent.into(), month("2026-04"))
}

fn wang() -> Key {
    of("王芳")
}

fn begun() -> Visits {
    let (visits, step) = Visits::begin(Page::Month, wang(), None, false);
    assert_eq!(step, Step::Replace(mark(0, Page::Month)));
    visits
}

fn visit(step: Option<Step>, scroll: i32) -> Visit {
    let scroll = Some(scroll);
    Visit { step, scroll }
}

fn push(nth: usize, page: Page) -> Option<Step> {
    Some(Step::Push(mark(nth, page)))
}

/// Back or Forward to an entry that was left with this month.
fn arrives(visits: &mut Visits, at: Mark, with: Option<Key>, scroll: i32) {
    let page = at.page;
    let expected = Arrival {
        page,
        of: with,
        step: None,
    };
    assert_eq!(visits.went(Some((at, 77)), None, scroll), Some(expected));
}

const NOTHING: Visit = Visit {
    step: None,
    scroll: None,
};

#[test]
fn back_returns_to_a_page_where_it_was() {
    let mut visits = begun();
    assert_eq!(visits.show(Page::Month, &wang(), 5), NOTHING);
    let list = visits.show(Page::Months, &wang(), 700);
    assert_eq!(list, visit(push(1, Page::Months), 0));
    arrives(&mut visits, mark(0, Page::Month), Some(wang()), 90);
    assert_eq!(visits.show(Page::Month, &wang(), 90), visit(None, 700));
    // And Forward to where that was.
    arrives(&mut visits, mark(1, Page::Months), Some(wang()), 650);
    assert_eq!(visits.show(Page::Months, &wang(), 650), visit(None, 90));
    assert_eq!(visits.show(Page::Months, &wang(), 95), NOTHING);
}

#[test]
fn a_page_that_is_opened_again_is_where_it_was() {
    let mut visits = begun();
    visits.show(Page::Basis, &wang(), 700);
    let again = visits.show(Page::Month, &wang(), 40);
    assert_eq!(again, visit(push(2, Page::Month), 700));
}

#[test]
fn each_agent_has_a_place_of_their_own() {
    let mut visits = begun();
    // One that is only being typed moves nothing.
    assert_eq!(visits.show(Page::Month, &of("李强"), 700), NOTHING);
    assert_eq!(visits.show(Page::Month, &wang(), 30), visit(None, 700));
    assert_eq!(visits.show(Page::Month, &of("李强"), 710), visit(None, 30));
    // And on every page.
    visits.show(Page::Basis, &of("李强"), 30);
    assert_eq!(visits.show(Page::Basis, &wang(), 400), NOTHING);
    let month = visits.show(Page::Month, &wang(), 500);
    assert_eq!(month, visit(push(2, Page::Month), 710));
}

#[test]
fn an_arrow_to_another_month_is_no_entry_and_a_month_of_the_list_is() {
    let mut visits = begun();
    let march = ("王芳".to_owned(), month("2026-03"));
    let june = ("王芳".to_owned(), month("2026-06"));
    assert_eq!(visits.show(Page::Month, &march, 700), NOTHING);
    visits.show(Page::Months, &march, 710);
    let opened = visits.show(Page::Month, &june, 50);
    assert_eq!(opened, visit(push(2, Page::Month), 710));
    // Back over the list to the month that was shown last.
    arrives(&mut visits, mark(1, Page::Months), Some(march.clone()), 80);
    assert_eq!(visits.show(Page::Months, &march, 80), visit(None, 50));
    arrives(&mut visits, mark(0, Page::Month), Some(march.clone()), 50);
    assert_eq!(visits.show(Page::Month, &march, 50), visit(None, 710));
    arrives(&mut visits, mark(2, Page::Month), Some(june.clone()), 710);
    assert_eq!(visits.show(Page::Month, &june, 710), visit(None, 80));
    // A link from one month's page to another's is an entry, too.
    visits.follow();
    let linked = visits.show(Page::Month, &march, 900);
    assert_eq!(linked, visit(push(3, Page::Month), 0));
    arrives(&mut visits, mark(2, Page::Month), Some(june.clone()), 0);
    assert_eq!(visits.show(Page::Month, &june, 0), visit(None, 900));
}

#[test]
fn a_preview_that_is_closed_is_gone_from_the_way_back() {
    let mut visits = begun();
    let preview = visits.show(Page::Import, &wang(), 700);
    assert_eq!(preview, visit(push(1, Page::Import), 0));
    let closed = visits.show(Page::Month, &wang(), 20);
    assert_eq!(closed, visit(Some(Step::Back), 700));
    // The browser tells of it afterwards.
    assert_eq!(
        visits.went(Some((mark(0, Page::Month), 0)), None, 700),
        None
    );
    // What it leads to otherwise takes its place.
    visits.show(Page::Import, &wang(), 700);
    let replace = Some(Step::Replace(mark(1, Page::Months)));
    assert_eq!(visits.show(Page::Months, &wang(), 0), visit(replace, 0));
}

#[test]
fn a_place_in_the_page_is_gone_back_from() {
    let mut visits = begun();
    let went = visits.went(None, None, 300).unwrap();
    let step = Some(Step::Replace(mark(1, Page::Month)));
    assert_eq!((went.page, went.of, went.step), (Page::Month, None, step));
    assert_eq!(visits.show(Page::Month, &wang(), 900), NOTHING);
    arrives(&mut visits, mark(0, Page::Month), Some(wang()), 900);
    assert_eq!(visits.show(Page::Month, &wang(), 900), visit(None, 300));
    // An address that names a page leads there.
    let went = visits.went(None, Some(Page::Basis), 300).unwrap();
    let step = Some(Step::Replace(mark(1, Page::Basis)));
    assert_eq!((went.page, went.step), (Page::Basis, step));
    assert_eq!(visits.show(Page::Basis, &wang(), 300), visit(None, 0));
}

#[test]
fn what_was_gone_to_before_the_program_was_there_is_gone_back_from() {
    let (mut visits, step) = Visits::begin(Page::Month, wang(), None, true);
    assert_eq!(step, Step::Replace(mark(1, Page::Month)));
    let went = visits.went(None, Some(Page::Month), 300).unwrap();
    assert_eq!(went.step, Some(Step::Replace(mark(0, Page::Month))));
    // How far down that was, the browser knows.
    assert_eq!(visits.show(Page::Month, &wang(), 300), NOTHING);
    arrives(&mut visits, mark(1, Page::Month), Some(wang()), 20);
    assert_eq!(visits.show(Page::Month, &wang(), 20), visit(None, 300));
    arrives(&mut visits, mark(0, Page::Month), Some(wang()), 300);
    assert_eq!(visits.show(Page::Month, &wang(), 300), visit(None, 20));
}

#[test]
fn a_page_that_was_loaded_again_knows_where_it_is() {
    let (mut visits, step) =
        Visits::begin(Page::Log, of(""), Some((mark(3, Page::Log), 640)), false);
    assert_eq!(step, Step::Replace(mark(3, Page::Log)));
    // And how far down, once what is kept is there.
    assert_eq!(visits.show(Page::Log, &wang(), 0), visit(None, 640));
    assert_eq!(visits.mark(), mark(3, Page::Log));
    arrives(&mut visits, mark(2, Page::Import), None, 0);
    assert_eq!(visits.show(Page::Import, &of(""), 0), visit(None, 77));
    // What was before it isn't known: it makes way.
    let replace = Some(Step::Replace(mark(2, Page::Month)));
    assert_eq!(visits.show(Page::Month, &of(""), 0), visit(replace, 0));
}

/// Whoever moved the page before it followed its history is taken nowhere else.
#[test]
fn a_page_that_somebody_moved_while_it_was_loaded_stays_there() {
    for agent in ["", "王芳"] {
        let at = (Page::Month, of(agent), Some((mark(0, Page::Month), 0)));
        let (mut visits, _) = Visits::begin(at.0, at.1, at.2, false);
        visits.leave();
        assert_eq!(visits.show(Page::Month, &wang(), 204), NOTHING, "{agent}");
        // What it's taken to after that, it is taken to.
        arrives(&mut visits, mark(1, Page::Log), None, 204);
        assert_eq!(visits.show(Page::Log, &wang(), 204), visit(None, 77));
    }
}

#[test]
fn back_and_forward_leave_a_page_as_it_was() {
    let mut tab = Tab::open(&Browser::default());
    tab.files(&[("x.json", "{")]);
    assert_eq!(tab.model.page, Page::Import);
    tab.tell(RestMsg::Visit(Page::Month, None));
    assert_eq!(tab.model.page, Page::Month);
    tab.tell(RestMsg::Visit(Page::Import, None));
    assert_eq!(tab.model.import.unreadable.len(), 1);
    // Opened anew, it's empty.
    tab.tell(Msg::Page(Page::Import));
    assert_eq!(tab.model.import.unreadable.len(), 0);
}

#[test]
fn back_shows_the_month_that_was_left_and_nobody_who_is_gone() {
    let mut tab = Tab::open(&Browser::default());
    for agent in ["李强", "王芳"] {
        tab.act(Action::Show(agent.into()));
        tab.enter(Field::Count(id("7")), "2");
    }
    tab.tell(Msg::Page(Page::Months));
    let shown = |tab: &Tab| {
        let content = &tab.model.state.content;
        (tab.model.page, content.agent.clone(), content.month)
    };
    let march = month("2026-03");
    tab.tell(RestMsg::Visit(Page::Months, Some(("李强".into(), march))));
    assert_eq!(shown(&tab), (Page::Months, "李强".into(), march));
    tab.tell(RestMsg::Visit(Page::Month, Some(("王强".into(), march))));
    assert_eq!(shown(&tab), (Page::Month, "李强".into(), march));
    // A link is told apart from the arrows.
    tab.taken();
    tab.tell(RestMsg::Follow(month("2026-04")));
    assert!(tab.taken().contains(&Effect::Follow));
    assert_eq!(shown(&tab), (Page::Month, "李强".into(), month("2026-04")));
}

#[test]
fn back_closes_a_form_that_lies_above_the_page() {
    let mut tab = Tab::open(&Browser::default());
    let subject = Subject::Number(ParameterRef::PartAmount(id("6")));
    tab.tell(RestMsg::Rules(RulesMsg::Open(subject)));
    tab.taken();
    tab.tell(RestMsg::Visit(Page::Basis, None));
    assert!(tab.taken().contains(&Effect::Back(Form::Setting)));
    assert!(tab.model.setting.is_none());
}

proptest! {
    /// A mark is what it was; other numbers are none.
    #[test]
    fn marks_are_numbers(
        nth in 0..1_usize << 14,
        page in 0..Page::ALL.len(),
        scroll in 0..i32::MAX,
        number in any::<u64>(),
    ) {
        prop_assert_eq!(Page::ALL[page] as usize, page);
        let mark = mark(nth, Page::ALL[page]);
        prop_assert_eq!(Mark::of(mark.number(scroll)), Some((mark, scroll)));
        prop_assert!(mark.number(scroll) < 1 << 53);
        if let Some((found, scroll)) = Mark::of(number) {
            prop_assert_eq!(found.number(scroll), number);
        }
    }
}

#[test]
fn a_link_that_comes_to_an_open_page_is_an_entry_that_leads_back() {
    let mut visits = begun();
    visits.show(Page::Month, &wang(), 0);
    visits.show(Page::Months, &wang(), 700);
    // It's in the address; that entry becomes the preview's.
    let arrival = Arrival {
        page: Page::Import,
        of: None,
        step: Some(Step::Replace(mark(2, Page::Import))),
    };
    assert_eq!(visits.went(None, Some(Page::Import), 300), Some(arrival));
    visits.show(Page::Import, &wang(), 300);
    arrives(&mut visits, mark(1, Page::Months), Some(wang()), 0);
    assert_eq!(visits.show(Page::Months, &wang(), 0), visit(None, 300));
}

#[test]
fn a_page_that_opens_by_a_link_is_the_month_s_with_the_preview_before_it() {
    let (mut visits, step) = Visits::begin(Page::Import, wang(), None, false);
    assert_eq!(step, Step::Replace(mark(0, Page::Import)));
    let month = visits.show(Page::Month, &wang(), 0);
    assert_eq!(month.step, Some(Step::Replace(mark(0, Page::Month))));
    let preview = visits.show(Page::Import, &wang(), 0);
    assert_eq!(preview.step, push(1, Page::Import));
    let taken = visits.show(Page::Month, &wang(), 0);
    assert_eq!(taken.step, Some(Step::Back));
}
