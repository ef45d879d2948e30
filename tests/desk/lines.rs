//! Lines of the sheet open in place, several at once.

use kaohe::desk::state::{Action, Field};
use kaohe::desk::{Effect, Form, LineKey, Model, Msg, Page, RestMsg, RulesMsg, Target};
use kaohe::rulebook::{ParameterRef, ReadingId, SettingField, Subject};
use kaohe::scoring::{Sub, score};

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

fn key((part, measure): (&str, &str)) -> LineKey {
    (id(part), Sub::Measure(id(measure)))
}

fn target() -> ParameterRef {
    ParameterRef::Target(id("faults_online"))
}

fn typed(text: &str) -> RulesMsg {
    RulesMsg::TypeIn(target(), key(FAULTS), text.into())
}

/// What stands in the form, if it's open in the line.
fn value(model: &Model) -> Option<&str> {
    let form = model.setting.as_ref()?;
    (form.line == Some(key(FAULTS))).then_some(&form.value)
}

fn range(tab: &Tab) -> [String; 2] {
    let range = tab.model.sheet(score).range;
    [range.low, range.high].map(|points| points.to_string())
}

fn focus(selector: &str) -> Effect {
    Effect::Focus(Target(selector.to_owned().into()))
}

fn with_line() -> Tab {
    let mut tab = Tab::open(&Browser::default());
    tab.tell(RestMsg::Example);
    tab.tell(line(FAULTS));
    tab.taken();
    tab
}

#[test]
fn a_number_is_typed_and_set_in_its_line_and_undone_like_all_else() {
    let mut tab = with_line();
    assert_eq!(range(&tab), ["78.6", "100.2"]);
    tab.tell(RestMsg::Rules(typed("7")));
    assert_eq!(tab.taken(), [Effect::Into(Form::SettingIn)]);
    // The next letter takes the focus nowhere.
    tab.tell(RestMsg::Rules(typed("70")));
    assert_eq!((tab.taken(), value(&tab.model)), (vec![], Some("70")));
    assert_eq!(range(&tab), ["78.6", "100.2"], "nothing counts yet");
    // What counts is undone beside the draft, which stays.
    tab.act(Action::Step(id("6"), 1));
    tab.act(Action::Undo);
    assert_eq!(tab.shown_score(), "97");
    assert_eq!(value(&tab.model), Some("70"));
    // By what is still to be said: the focus goes there.
    tab.taken();
    tab.tell(RestMsg::Rules(RulesMsg::Apply));
    assert_eq!(tab.taken(), [focus(".setting-in #dialog-reason")]);
    let reason = RulesMsg::Type(SettingField::Reason, "通知 3 号".into());
    tab.tell(RestMsg::Rules(reason));
    tab.tell(RestMsg::Rules(typed("101")));
    tab.tell(RestMsg::Rules(RulesMsg::Apply));
    assert_eq!(tab.taken(), [focus(".setting-in :is(.decimal, :checked)")]);
    tab.tell(RestMsg::Rules(typed("70")));
    tab.tell(RestMsg::Rules(RulesMsg::Apply));
    assert_eq!(tab.model.setting, None);
    assert!(
        tab.taken()
            .contains(&focus("[aria-controls='line-27-faults_online']"))
    );
    assert_eq!(range(&tab), ["90.6", "100.1"]);
    tab.act(Action::Undo);
    assert_eq!(range(&tab), ["78.6", "100.2"]);
    tab.act(Action::Redo);
    assert_eq!(range(&tab), ["90.6", "100.1"]);
}

#[test]
fn a_form_in_a_line_closes_unchanged_and_with_its_line() {
    let reading = Subject::Reading(ReadingId::R5);
    let ways = [
        RulesMsg::OpenIn(Subject::Number(target()), key(FAULTS)),
        RulesMsg::OpenIn(reading, key(FAULTS)),
        typed("72"),
        RulesMsg::ApplyIn(target(), key(FAULTS)),
    ];
    for way in ways {
        let mut tab = with_line();
        let rules = tab.model.state.rules().clone();
        tab.tell(RestMsg::Rules(way.clone()));
        assert!(value(&tab.model).is_some(), "{way:?}");
        tab.taken();
        tab.tell(RestMsg::Rules(RulesMsg::Close));
        assert_eq!(tab.taken(), [Effect::Back(Form::SettingIn)], "{way:?}");
        // Another line leaves it open, its own takes it along, and so does another month.
        tab.tell(RestMsg::Rules(way.clone()));
        tab.tell(line(FILTER));
        tab.tell(line(FILTER));
        assert!(value(&tab.model).is_some(), "{way:?}");
        tab.tell(line(FAULTS));
        assert_eq!(tab.model.setting, None, "{way:?}");
        tab.tell(line(FAULTS));
        tab.tell(RestMsg::Rules(way.clone()));
        tab.act(Action::Go(month("2026-02")));
        assert_eq!(tab.model.setting, None, "{way:?}");
        assert_eq!(*tab.model.state.rules(), rules, "{way:?}");
    }
}
