//! Half-typed fractions and the like: kept over a reload and while another
//! month is shown.

use std::rc::Rc;

use kaohe::calendar::{Date, Month};
use kaohe::desk::state::{Action, ExamKind, Field, MeasureKind, Remark, State};
use kaohe::id::Id;
use kaohe::number::Ratio;
use kaohe::record::Measured;
use kaohe::rulebook::Rules;
use kaohe::store::{Draft, MAX_DRAFT, MAX_DRAFT_MONTHS, Memory, Settings, SettingsStore};
use litemap::LiteMap;

fn id(text: &str) -> Id {
    text.parse().unwrap()
}

fn state() -> State {
    let today = Date::new(2026, 4, 7).unwrap();
    State::new(
        Rc::new(Rules::bundled()),
        today,
        LiteMap::new(),
        String::new(),
    )
}

fn enter(state: &mut State, field: Field, text: &str) {
    state.act(Action::Enter(field, text.into()));
}

/// What is there again when the page is opened again.
fn reopened(state: &State) -> State {
    let mut store = SettingsStore::open(Memory::default());
    let settings = Settings {
        drafts: state.kept_drafts(),
        ..Settings::default()
    };
    store.save(settings).unwrap();
    let mut again = self::state();
    again.refresh(state.content.records.clone());
    again.take_drafts(store.settings().drafts.clone());
    again
}

#[test]
fn half_a_fraction_is_there_again_and_says_what_is_missing() {
    let measure = id("satisfaction");
    let (n, d) = (Field::Numerator(measure), Field::Denominator(measure));
    let mut state = state();
    enter(&mut state, n, "19");
    assert_eq!(state.remark(n), Some(Remark::Misses(d)));
    let mut again = reopened(&state);
    assert_eq!(again.text(n), "19");
    assert_eq!(again.remark(n), Some(Remark::Misses(d)));
    assert!(again.is_blank());
    enter(&mut again, d, "20");
    assert_eq!(
        again.record().measures.get(&measure),
        Some(&Measured::Ratio(Ratio::new(19, 20).unwrap()))
    );
    assert_eq!(again.kept_drafts(), []);
}

#[test]
fn what_is_asked_or_wrong_is_there_again_with_its_form() {
    let mut state = state();
    let share = Field::Percent(id("faults_online"));
    state.act(Action::Measure(id("faults_online"), MeasureKind::Percent));
    enter(&mut state, share, "0.684");
    state.act(Action::Exam(ExamKind::Sat));
    enter(&mut state, Field::Rank, "2");
    let again = reopened(&state);
    assert_eq!(again.text(share), "0.684");
    assert!(again.fault(share).is_some());
    assert_eq!(
        again.measure_kind(id("faults_online")),
        MeasureKind::Percent
    );
    assert_eq!(again.exam_kind(), ExamKind::Sat);
    assert_eq!(
        again.remark(Field::Rank),
        Some(Remark::Misses(Field::Heads))
    );
}

#[test]
fn another_month_doesn_t_lose_it() {
    let field = Field::Numerator(id("satisfaction"));
    let mut state = state();
    let april = state.content.month;
    enter(&mut state, field, "19");
    state.act(Action::Go(april.plus(-1)));
    assert_eq!(state.text(field), "");
    enter(&mut state, field, "7");
    state.act(Action::Show("0418".into()));
    assert_eq!(state.text(field), "");
    state.act(Action::Show(String::new()));
    assert_eq!(state.text(field), "7");
    let mut again = reopened(&state);
    assert_eq!(again.text(field), "19", "it opens with today's month");
    again.act(Action::Go(april.plus(-1)));
    assert_eq!(again.text(field), "7");
    state.act(Action::RemoveAll(None));
    state.act(Action::Go(april));
    assert_eq!(state.text(field), "");
}

#[test]
fn what_is_kept_is_bounded() {
    let field = Field::Numerator(id("satisfaction"));
    let mut state = state();
    for month in 0..30 {
        state.act(Action::Go(Month::new(2024, 1).unwrap().plus(month)));
        enter(&mut state, field, "1");
    }
    assert_eq!(state.kept_drafts().len(), MAX_DRAFT_MONTHS);
    let long = "9".repeat(MAX_DRAFT + 1);
    let texts = [(field, &long), (Field::EntryDate(0), &long)];
    assert_eq!(Draft::of("", state.content.month, texts.into_iter()), None);
}

#[test]
fn a_name_takes_its_texts_along() {
    let field = Field::Numerator(id("satisfaction"));
    let mut state = state();
    let april = state.content.month;
    enter(&mut state, field, "19");
    state.act(Action::Go(april.plus(-1)));
    enter(&mut state, Field::Agent, "0417");
    state.act(Action::Go(april));
    assert_eq!(state.text(field), "19");
}
