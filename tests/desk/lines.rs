//! Lines of the sheet open in place, several at once.

use kaohe::desk::state::{Action, Field};
use kaohe::desk::{Effect, Model, Msg, Page, RestMsg};
use kaohe::scoring::Sub;

use super::bench::{Browser, Tab, id, month};

const FILTER: (&str, &str) = ("27", "complaint_filter");
const FAULTS: (&str, &str) = ("27", "faults_online");

fn line((part, measure): (&str, &str)) -> RestMsg {
    RestMsg::Line(id(part), Sub::Measure(id(measure)))
}

fn open(model: &Model) -> Vec<String> {
    let open = model.open_lines.iter().map(|(part, sub)| match sub {
        Sub::Measure(measure) => format!("{part} {measure}"),
        _ => part.to_string(),
    });
    open.collect()
}

#[test]
fn lines_open_and_close_one_by_one_and_the_last_opened_is_last() {
    let mut tab = Tab::open(&Browser::default());
    tab.tell(RestMsg::Example);
    assert_eq!(open(&tab.model), [""; 0]);
    tab.tell(line(FAULTS));
    tab.tell(line(FILTER));
    tab.tell(RestMsg::Line(id("7"), Sub::Whole));
    assert_eq!(
        open(&tab.model),
        ["27 faults_online", "27 complaint_filter", "7"]
    );
    tab.tell(line(FILTER));
    assert_eq!(open(&tab.model), ["27 faults_online", "7"]);
    tab.tell(line(FILTER));
    assert_eq!(
        open(&tab.model),
        ["27 faults_online", "7", "27 complaint_filter"]
    );
    // Looking writes nothing down.
    tab.taken();
    tab.tell(line(FAULTS));
    assert_eq!(tab.taken(), []);
}

#[test]
fn what_is_entered_leaves_lines_open_and_another_month_closes_them() {
    let mut tab = Tab::open(&Browser::default());
    tab.act(Action::Step(id("6"), 1));
    tab.tell(line(FAULTS));
    tab.act(Action::Step(id("7"), 1));
    tab.enter(Field::Percent(id("faults_online")), "68.4");
    tab.act(Action::Undo);
    tab.tell(Msg::Page(Page::Basis));
    tab.tell(Msg::Page(Page::Month));
    assert_eq!(open(&tab.model), ["27 faults_online"]);
    tab.act(Action::Go(month("2026-03")));
    assert_eq!(open(&tab.model), [""; 0]);
    tab.tell(line(FILTER));
    tab.tell(RestMsg::Example);
    assert_eq!(
        open(&tab.model),
        [""; 0],
        "the example is a month of its own"
    );
}

#[test]
fn the_first_touch_of_a_line_waits_for_what_shows_it() {
    let mut tab = Tab::bare(&Browser::default(), Some(false));
    tab.tell(line(FAULTS));
    assert_eq!(tab.taken(), [Effect::Load]);
    tab.load();
    assert_eq!(open(&tab.model), ["27 faults_online"]);
}
