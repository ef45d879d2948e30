//! The reducer: what a person does, and that undo takes it back.

use litemap::LiteMap;
use std::rc::Rc;

use kaohe::calendar::{Date, Month};
use kaohe::desk::state::{
    Action, Content, EntryEdit, ExamKind, Field, FieldFault, InUse, MeasureKind, ReportKind, State,
};
use kaohe::id::Id;
use kaohe::record::{Exam, Finding, Measured, Record, Report, Standing};
use kaohe::rulebook::{Amendment, Number, ParameterRef, Rules, worked_month};
use kaohe::scoring::score;
use proptest::prelude::*;

fn id(text: &str) -> Id {
    text.parse().unwrap()
}

fn today() -> Date {
    Date::new(2026, 4, 7).unwrap()
}

fn state() -> State {
    State::new(
        Rc::new(Rules::bundled()),
        today(),
        LiteMap::new(),
        String::new(),
    )
}

fn type_into(state: &mut State, field: Field, text: &str) {
    state.act(Action::Type(field, text.into()));
    state.act(Action::Leave(field));
}

fn shown(state: &State) -> String {
    score(state.rulebook(), state.record(), state.today)
        .score
        .to_string()
}

#[test]
fn counts_follow_steps_and_typing() {
    let mut state = state();
    state.act(Action::Step(id("6"), 1));
    state.act(Action::Step(id("6"), 1));
    state.act(Action::Step(id("6"), -1));
    assert_eq!(state.text(Field::Count(id("6"))), "1");
    type_into(&mut state, Field::Count(id("6")), "12");
    assert_eq!(shown(&state), "76");
    type_into(&mut state, Field::Count(id("6")), "");
    assert_eq!(state.text(Field::Count(id("6"))), "0");
    state.act(Action::Step(id("6"), -1));
    assert!(state.is_blank());
}

#[test]
fn a_wrong_text_stays_and_the_last_good_value_counts() {
    let mut state = state();
    let m = id("complaint_filter");
    type_into(&mut state, Field::Numerator(m), "51");
    assert!(!state.record().measures.contains_key(&m));
    type_into(&mut state, Field::Denominator(m), "53");
    type_into(&mut state, Field::Numerator(m), "55");
    assert_eq!(state.text(Field::Numerator(m)), "55");
    let wrong = state.wrong();
    assert_eq!(wrong.len(), 1);
    assert_eq!(wrong[0].fault, FieldFault::NumeratorAbove(55, 53));
    assert!(matches!(state.record().measures[&m], Measured::Ratio(r) if r.numerator() == 51));
}

#[test]
fn what_passes_by_while_typing_never_counts_as_the_last_good_value() {
    let mut state = state();
    let m = id("faults_online");
    state.act(Action::Measure(m, MeasureKind::Percent));
    for text in ["6", "68", "684"] {
        state.act(Action::Type(Field::Percent(m), text.into()));
    }
    assert!(state.wrong().is_empty(), "no fault while the person types");
    state.act(Action::Leave(Field::Percent(m)));
    assert_eq!(state.wrong()[0].fault, FieldFault::Percent);
    assert!(!state.record().measures.contains_key(&m), "684 is not 68");
}

#[test]
fn nothing_over_nothing_is_nothing_to_measure() {
    let mut state = state();
    let m = id("satisfaction");
    type_into(&mut state, Field::Numerator(m), "0");
    type_into(&mut state, Field::Denominator(m), "0");
    assert_eq!(state.record().measures[&m], Measured::NotAssessed);
    type_into(&mut state, Field::Denominator(m), "");
    assert!(!state.record().measures.contains_key(&m));
}

#[test]
fn an_act_that_changes_nothing_is_no_step_and_leaves_what_can_be_redone() {
    let mut state = state();
    state.act(Action::Step(id("6"), -1));
    assert!(!state.history.can_undo() && !state.history.can_redo());
    state.act(Action::Step(id("6"), 1));
    state.act(Action::Undo);
    for nothing in [
        Action::Step(id("6"), -1),
        Action::RemoveEntry(0),
        Action::RemovePlan(0),
    ] {
        state.act(nothing);
        assert!(!state.history.can_undo() && state.history.can_redo());
    }
    state.act(Action::Redo);
    assert_eq!(state.text(Field::Count(id("6"))), "1");
    assert!(state.history.can_undo() && !state.history.can_redo());
}

#[test]
fn a_run_of_typing_is_one_step_of_undo() {
    let mut state = state();
    for text in ["1", "12", "123"] {
        state.act(Action::Type(Field::Count(id("7")), text.into()));
    }
    state.act(Action::Leave(Field::Count(id("7"))));
    state.act(Action::Undo);
    assert!(state.is_blank());
    assert!(!state.history.can_undo());
    state.act(Action::Redo);
    assert_eq!(state.text(Field::Count(id("7"))), "123");
}

#[test]
fn a_name_that_is_typed_chooses_or_adds_a_person_and_renames_nobody() {
    let mut state = state();
    state.act(Action::Step(id("6"), 1));
    // What has no name yet gets one.
    type_into(&mut state, Field::Agent, "0417");
    assert_eq!(state.agents(), ["0417"]);
    assert_eq!(state.record().agent, "0417");
    type_into(&mut state, Field::Agent, "0418");
    assert_eq!(state.agents(), ["0417"]);
    assert!(state.is_blank());
    state.act(Action::Step(id("7"), 1));
    assert_eq!(state.agents(), ["0417", "0418"]);
    type_into(&mut state, Field::Agent, "0417");
    assert_eq!(state.text(Field::Count(id("6"))), "1");
    assert_eq!(state.text(Field::Count(id("7"))), "0");
    state.act(Action::Undo);
    assert_eq!(state.content.agent, "0418");
    // Without a name, a known one shows its own and takes nothing along.
    state.act(Action::Show(String::new()));
    state.act(Action::Step(id("7"), 1));
    type_into(&mut state, Field::Agent, "0417");
    assert_eq!(state.agents(), ["", "0417", "0418"]);
}

#[test]
fn an_entry_of_its_own_takes_a_day_and_a_note() {
    let mut state = state();
    state.act(Action::Step(id("7"), 1));
    state.act(Action::Step(id("7"), 1));
    state.act(Action::AddEntry(id("7")));
    assert_eq!(state.text(Field::Count(id("7"))), "2");
    type_into(&mut state, Field::EntryDate(1), "2026-04-03");
    type_into(&mut state, Field::EntryNote(1), "堵车");
    state.act(Action::EditEntry(1, EntryEdit::Standing(Standing::Pending)));
    assert_eq!(shown(&state), "99.5");
    type_into(&mut state, Field::Count(id("7")), "0");
    assert_eq!(state.wrong()[0].fault, FieldFault::BelowEntries(1));
    state.act(Action::RemoveEntry(1));
    assert_eq!(state.text(Field::Count(id("7"))), "0");
}

/// The days that don't count, by the entry's or complaint's place.
fn wrong_days(state: &State, field: fn(usize) -> Field) -> Vec<String> {
    let places = 0..4;
    places.map(|place| state.text(field(place))).collect()
}

#[test]
fn what_is_wrong_stays_with_its_entry_when_an_earlier_one_goes() {
    for (removal, is_by_step) in [
        (Action::RemoveEntry(0), false),
        (Action::Step(id("6"), -1), true),
    ] {
        let mut state = state();
        for part in ["6", "7", "8"] {
            state.act(Action::AddEntry(id(part)));
        }
        type_into(&mut state, Field::EntryDate(1), "2026-05-01");
        type_into(&mut state, Field::EntryDate(2), "2026-06-01");
        type_into(&mut state, Field::EntryNote(2), &"长".repeat(10_000));
        if !is_by_step {
            type_into(&mut state, Field::EntryDate(0), "2026-03-01");
        }
        let typed = wrong_days(&state, Field::EntryDate);
        state.act(removal);
        let days = wrong_days(&state, Field::EntryDate);
        assert_eq!(days, ["2026-05-01", "2026-06-01", "", ""]);
        assert_eq!(state.text(Field::EntryNote(1)).chars().count(), 10_000);
        assert_eq!(state.text(Field::EntryNote(2)), "");
        state.act(Action::Undo);
        assert_eq!(wrong_days(&state, Field::EntryDate), typed);
    }
}

#[test]
fn what_is_wrong_goes_with_its_own_entry_alone() {
    let mut state = state();
    for part in ["6", "7"] {
        state.act(Action::AddEntry(id(part)));
    }
    type_into(&mut state, Field::EntryDate(0), "2026-05-01");
    type_into(&mut state, Field::EntryDate(1), "2026-06-01");
    state.act(Action::RemoveEntry(7));
    let days = wrong_days(&state, Field::EntryDate);
    assert_eq!(days, ["2026-05-01", "2026-06-01", "", ""], "none is gone");
    state.act(Action::Step(id("6"), 1));
    state.act(Action::RemoveEntry(1));
    assert_eq!(wrong_days(&state, Field::EntryDate)[0], "2026-05-01");
    assert_eq!(wrong_days(&state, Field::EntryDate)[1], "");
    // One event fewer of an entry that stays.
    let mut state = self::state();
    state.act(Action::Step(id("6"), 2));
    state.act(Action::Step(id("6"), 1));
    state.act(Action::AddEntry(id("7")));
    type_into(&mut state, Field::EntryDate(1), "2026-06-01");
    state.act(Action::Step(id("6"), -1));
    assert_eq!(state.text(Field::EntryDate(1)), "2026-06-01");
}

#[test]
fn what_is_wrong_stays_with_its_complaint() {
    let mut state = state();
    for _ in 0..3 {
        state.act(Action::AddComplaint);
    }
    for (place, day) in ["2026-05-01", "2026-06-01", "2026-07-01"]
        .iter()
        .enumerate()
    {
        type_into(&mut state, Field::ComplaintDate(place), day);
    }
    state.act(Action::RemoveComplaint(1));
    let days = wrong_days(&state, Field::ComplaintDate);
    assert_eq!(days, ["2026-05-01", "2026-07-01", "", ""]);
}

/// What caused a complaint goes with the complaint, and comes back with it.
#[test]
fn a_complaint_has_a_cause() {
    let mut state = state();
    state.act(Action::Step(id("15"), 1));
    state.act(Action::Step(id("15"), 1));
    state.act(Action::AddComplaint);
    state.act(Action::AddComplaint);
    let causes = |state: &State| {
        let record = state.record();
        let entries = record.entries.iter();
        entries
            .map(|entry| (entry.count, entry.caused.map(|id| id.to_string())))
            .collect::<Vec<_>>()
    };
    state.act(Action::Cause(1, Some(0)));
    // One of the two gets an entry of its own.
    let linked = vec![(1, None), (1, Some("c1".to_owned()))];
    assert_eq!(causes(&state), linked);
    assert_eq!(state.record().complaints[1].id, Some(id("c1")));
    state.act(Action::RemoveComplaint(0));
    assert_eq!(causes(&state), linked, "the other one goes");
    state.act(Action::RemoveComplaint(0));
    assert_eq!(causes(&state), [(1, None), (1, None)]);
    state.act(Action::Undo);
    assert_eq!(causes(&state), linked);
    state.act(Action::Cause(0, Some(0)));
    assert_eq!(causes(&state), [(1, Some("c1".to_owned())), (1, None)]);
    state.act(Action::Cause(0, None));
    assert_eq!(causes(&state), [(1, None), (1, None)]);
    state.act(Action::RemoveEntry(1));
    assert_eq!(causes(&state), [(1, None)]);
}

#[test]
fn exam_and_report_forms_stay_open_while_nothing_stands_in_them() {
    let mut state = state();
    state.act(Action::Exam(ExamKind::Sat));
    assert_eq!(state.exam_kind(), ExamKind::Sat);
    assert_eq!(state.record().exam, Exam::Unknown);
    state.act(Action::Report(ReportKind::HandedIn));
    assert_eq!(state.report_kind(), ReportKind::HandedIn);
    assert_eq!(state.record().report, Report::Unknown);
    state.act(Action::Report(ReportKind::NotYet));
    assert_eq!(state.record().report, Report::NotYet);
}

fn any_action() -> impl Strategy<Value = Action> {
    let part = prop::sample::select(vec!["3", "6", "7", "9a", "24", "26b"]).prop_map(id);
    let measure = prop::sample::select(vec!["complaint_filter", "faults_online"]).prop_map(id);
    let text = prop_oneof![
        "[0-9]{0,4}",
        "[0-9]{1,2}\\.[0-9]{1,4}",
        "2026-0[3-5]-[0-3][0-9]",
        ".{0,6}"
    ];
    let field = prop_oneof![
        part.clone().prop_map(Field::Count),
        measure.clone().prop_map(Field::Numerator),
        measure.clone().prop_map(Field::Denominator),
        measure.clone().prop_map(Field::Percent),
        Just(Field::Rank),
        Just(Field::Heads),
        Just(Field::Tied),
        Just(Field::ReportDate),
        Just(Field::Wage),
        Just(Field::Agent),
        (0..3_usize).prop_map(Field::EntryDate),
        (0..3_usize).prop_map(Field::EntryNote),
        (0..3_usize).prop_map(Field::ComplaintDate),
    ];
    prop_oneof![
        (field.clone(), text).prop_map(|(field, text)| Action::Type(field, text)),
        field.prop_map(Action::Leave),
        (part.clone(), -1..=1_i32).prop_map(|(part, by)| Action::Step(part, by)),
        part.clone().prop_map(Action::AddEntry),
        (0..3_usize).prop_map(Action::RemoveEntry),
        (0..3_usize, part).prop_map(|(i, part)| Action::EditEntry(i, EntryEdit::Part(part, true))),
        (0..3_usize).prop_map(|i| Action::EditEntry(i, EntryEdit::Standing(Standing::Pending))),
        prop::sample::select(vec![ExamKind::Sat, ExamKind::None, ExamKind::Unknown])
            .prop_map(Action::Exam),
        prop::sample::select(vec![
            ReportKind::HandedIn,
            ReportKind::NotYet,
            ReportKind::Unknown
        ])
        .prop_map(Action::Report),
        (
            measure,
            prop::sample::select(vec![
                MeasureKind::Ratio,
                MeasureKind::Percent,
                MeasureKind::NotAssessed
            ])
        )
            .prop_map(|(id, kind)| Action::Measure(id, kind)),
        Just(Action::AddComplaint),
        (0..3_usize, prop::option::of(0..3_usize)).prop_map(|(at, entry)| Action::Cause(at, entry)),
        (0..3_usize).prop_map(|i| Action::Finding(i, Finding::Liable(id("serious")))),
        (0..3_usize).prop_map(Action::RemoveComplaint),
        (-2..=2_i32).prop_map(|by| Action::Go(Month::new(2026, 4).unwrap().plus(by))),
        Just(Action::RemoveAll(None)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// Undo after do is identity, and redo brings back what was undone.
    #[test]
    fn undo_is_the_inverse(actions in prop::collection::vec(any_action(), 1..40)) {
        let mut state = state();
        let start: Content = state.content.clone();
        for action in actions {
            state.act(action);
            let sheet = score(state.rulebook(), state.record(), state.today);
            prop_assert!(sheet.range.contains(sheet.score));
        }
        let end = state.content.clone();
        let mut steps = 0;
        while state.history.can_undo() {
            state.act(Action::Undo);
            steps += 1;
        }
        prop_assert_eq!(&state.content.records, &start.records);
        prop_assert_eq!(&state.content.drafts, &start.drafts);
        for _ in 0..steps {
            state.act(Action::Redo);
        }
        prop_assert_eq!(&state.content.records, &end.records);
    }
}

/// The bundled rules with one target set.
fn decided() -> InUse {
    let amendment = Amendment::Parameter {
        parameter: ParameterRef::Target(id("faults_online")),
        value: Number::Percent("72".parse().unwrap()),
        source: "notice 3".into(),
        date: None,
    };
    InUse(Rc::new(Rules::bundled().with(0, amendment).unwrap()))
}

#[test]
fn other_rules_are_a_step_of_their_own() {
    let mut state = state();
    state.act(Action::Step(id("6"), 1));
    state.act(Action::Rules(decided()));
    assert!(!state.rules().is_bundled());
    state.act(Action::Undo);
    assert!(state.rules().is_bundled());
    assert!(!state.is_blank(), "one step, not two");
    state.act(Action::Redo);
    assert!(!state.rules().is_bundled());

    // Records and their rules come in one step.
    let mut state = self::state();
    let record = Record::new(worked_month().unwrap()).unwrap();
    state.act(Action::Take(vec![record], Some(decided())));
    assert!(!state.rules().is_bundled() && !state.is_blank());
    state.act(Action::Undo);
    assert!(state.rules().is_bundled() && state.content.records.is_empty());

    // What storage has is no step.
    let mut state = self::state();
    state.refresh_rules(decided());
    let before = state.content.clone();
    state.act(Action::Undo);
    assert_eq!(state.content, before);
}
