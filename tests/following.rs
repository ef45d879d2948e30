//! The months follow the consultation log of their agent: what it counts goes
//! into the record, what was typed stays, and undo doesn't part the two.

use std::rc::Rc;

use crate::log::generate::{asked, entry};
use kaohe::calendar::{Date, Month};
use kaohe::desk::state::{Action, Field, InUse, MeasureKind, State};
use kaohe::exchange::{Item, Wage, export, read};
use kaohe::id::Id;
use kaohe::locale::{Lang, log_feed, month_csv};
use kaohe::log::{LogEntry, LogFacts, Outcome};
use kaohe::number::{Percent, Ratio};
use kaohe::record::{CaseCounts, Facts, LoggedCases, Measured, Record};
use kaohe::rulebook::{Amendment, Rules, bundled, worked_month};
use kaohe::scoring::{close, fed, followed, score};
use litemap::LiteMap;
use proptest::prelude::*;

fn differs(
    lang: Lang,
    known: Measured,
    logged: Option<LoggedCases>,
    closed: bool,
) -> Option<String> {
    log_feed::differs(lang, &bundled(), known, logged, closed)
}

fn id(text: &str) -> Id {
    text.parse().unwrap()
}

fn filter() -> Id {
    id("complaint_filter")
}

fn march() -> Month {
    "2026-03".parse().unwrap()
}

fn today() -> Date {
    Date::new(2026, 4, 7).unwrap()
}

fn ratio(numerator: u32, denominator: u32) -> Ratio {
    Ratio::new(numerator, denominator).unwrap()
}

fn logged((numerator, denominator): (u32, u32)) -> Measured {
    Measured::Logged(LoggedCases::whole(ratio(numerator, denominator)))
}

fn complaint(key: u64, result: Outcome) -> LogEntry {
    entry(LogFacts {
        category: id("fault_plaint"),
        result,
        ..asked(key, "反复断线，要求处理")
    })
}

/// Complaints of March: so many kept, so many escalated.
fn log(kept: u64, escalated: u64) -> Vec<LogEntry> {
    let result = |key| match key > kept {
        true => Outcome::Escalated,
        false => Outcome::SolvedOnline,
    };
    let all = 1..=kept + escalated;
    all.map(|key| complaint(key, result(key))).collect()
}

fn state(agent: &str) -> State {
    let rules = Rc::new(Rules::bundled());
    let mut state = State::new(rules, today(), LiteMap::new(), agent.to_owned());
    state.act(Action::Go(march()));
    state
}

fn follow(state: &mut State, log: &[LogEntry]) {
    state.follow("0417", |rulebook, month| fed(rulebook, month, log));
}

fn known(state: &State) -> Option<Measured> {
    state.record().measures.get(&filter()).copied()
}

fn type_into(state: &mut State, field: Field, text: &str) {
    state.act(Action::Type(field, text.into()));
    state.act(Action::Leave(field));
}

#[test]
fn the_rulebook_s_feeds_give_what_the_month_s_entries_come_to() {
    let mut log = log(51, 2);
    log.push(complaint(60, Outcome::Unknown));
    let given = fed(&bundled(), march(), &log);
    let measures: Vec<Id> = given.iter().map(|fed| fed.measure).collect();
    assert_eq!(
        measures,
        ["complaint_filter", "satisfaction", "faults_online"].map(id)
    );
    let cases = given[0].figures.cases().unwrap();
    assert_eq!((cases.settled(false), cases.open()), ((51, 53), 1));
    assert_eq!(given[1].figures.cases(), None, "nobody was called back");
    assert_eq!(given[2].figures.cases(), None, "no fault was reported");
    let april = fed(&bundled(), march().plus(1), &log);
    assert!(april.iter().all(|fed| fed.figures.cases().is_none()));
    let zh = log_feed::given(Lang::Zh, &bundled(), &given[0]);
    let figures = "台账：51 / 54–52 / 54，1 条待定，即 94.444%–96.296%。";
    assert_eq!(zh, figures);
}

#[test]
fn an_unknown_measure_takes_the_log_s_ratio_and_scores_like_a_typed_one() {
    let blank = Record::blank("0417", march(), kaohe::number::Unit::Points);
    let rulebook = bundled();
    let given = fed(&rulebook, march(), &log(51, 9));
    let after = followed(&blank, &given, |_| false).unwrap();
    assert_eq!(after.measures[&filter()], logged((51, 60)));
    assert_eq!(after.measures.len(), 1, "no fault, and nobody called back");
    let typed = after.edited(|facts| {
        let typed = Measured::Ratio(ratio(51, 60));
        facts.measures.insert(filter(), typed);
    });
    let of = |record: &Record| score(&rulebook, record, today());
    assert_eq!(of(&after), of(&typed.unwrap()));
    assert!(of(&after).deductions < of(&blank).deductions);
    assert_eq!(followed(&after, &given, |_| false), None, "it's there");
}

#[test]
fn the_log_s_figure_changes_and_goes_with_the_log() {
    let mut state = state("0417");
    follow(&mut state, &log(51, 2));
    assert_eq!(known(&state), Some(logged((51, 53))));
    assert_eq!(state.content.records.len(), 1, "what is shown is kept");
    assert!(!state.history.can_undo(), "no step of its own");
    follow(&mut state, &log(50, 3));
    assert_eq!(known(&state), Some(logged((50, 53))));
    // What is left isn't settled yet.
    let open: Vec<LogEntry> = log(1, 0)
        .into_iter()
        .map(|entry| {
            entry
                .edited(|facts| facts.result = Outcome::Unknown)
                .unwrap()
        })
        .collect();
    follow(&mut state, &open);
    let waits = known(&state).and_then(Measured::logged).unwrap();
    assert_eq!((waits.settled(false), waits.open()), ((0, 0), 1));
    // It never was a complaint.
    let tariff = open[0].edited(|facts| {
        facts.category = id("tariff");
        facts.result = Outcome::SolvedOnline;
    });
    follow(&mut state, &[tariff.unwrap()]);
    assert_eq!(known(&state), None);
    assert!(state.content.records.is_empty(), "a blank month isn't kept");
}

#[test]
fn a_log_without_the_month_takes_nothing_away() {
    let mut state = state("0417");
    follow(&mut state, &log(51, 2));
    // The months came to another machine, the log didn't.
    follow(&mut state, &[]);
    assert_eq!(known(&state), Some(logged((51, 53))));
}

#[test]
fn what_was_typed_stays() {
    for typed in [
        Measured::Ratio(ratio(50, 53)),
        Measured::Percent(Percent::whole(95)),
        Measured::NotAssessed,
    ] {
        let mut facts = Facts::empty("0417".into(), march());
        facts.measures.insert(filter(), typed);
        let record = Record::new(facts).unwrap();
        let given = fed(&bundled(), march(), &log(51, 2));
        assert_eq!(followed(&record, &given, |_| false), None);
        let cases = given[0].figures.cases();
        assert!(differs(Lang::Zh, typed, cases, false).is_some());
        assert_eq!(differs(Lang::Zh, typed, None, false), None);
    }
    let typed = Measured::Ratio(ratio(51, 53));
    let whole = |n, d| Some(LoggedCases::whole(ratio(n, d)));
    assert_eq!(differs(Lang::En, typed, whole(51, 53), false), None);
    // A typed pair is whole, the log's isn't.
    let open = LoggedCases::new(CaseCounts {
        numerator: 51,
        denominator: 53,
        open: 1,
        ..CaseCounts::default()
    });
    assert!(differs(Lang::En, typed, open, false).is_some());
    let known = logged((51, 53));
    assert_eq!(differs(Lang::Zh, known, whole(52, 53), false), None);
    let closed = differs(Lang::Zh, known, whole(52, 53), true).unwrap();
    assert!(closed.starts_with("台账现为 52 / 53"), "{closed}");
    let same = Measured::Percent(Percent::whole(50));
    assert_eq!(differs(Lang::En, same, whole(1, 2), false), None);
}

#[test]
fn a_closed_month_and_other_agents_are_never_touched() {
    let rulebook = bundled();
    let worked = Record::new(worked_month().unwrap()).unwrap();
    let open = worked
        .edited(|facts| {
            facts.measures.remove(&filter());
        })
        .unwrap();
    let closed = close(&rulebook, &open, today()).unwrap();
    let given = fed(&rulebook, march(), &log(51, 2));
    assert!(followed(&open, &given, |_| false).is_some());
    assert_eq!(followed(&closed, &given, |_| false), None);

    let mut state = state("0417");
    let other = open.edited(|facts| {
        facts.agent = "0523".into();
        facts.measures.insert(filter(), logged((1, 2)));
    });
    state.act(Action::Take(vec![other.clone().unwrap()], None));
    follow(&mut state, &log(51, 2));
    let kept = &state.content.records[&("0523".to_owned(), march())];
    assert_eq!(**kept, other.unwrap());
    assert_eq!(
        state.content.records.len(),
        1,
        "another agent's month is shown"
    );
}

#[test]
fn every_open_month_of_the_agent_follows() {
    let mut state = state("0417");
    let mut months = Vec::new();
    for month in ["2026-01", "2026-03", "2026-04"] {
        months.push(Record::new(Facts {
            report: kaohe::record::Report::NotYet,
            ..Facts::empty("0417".into(), month.parse().unwrap())
        }));
    }
    state.act(Action::Take(
        months.into_iter().map(Result::unwrap).collect(),
        None,
    ));
    state.act(Action::Go("2026-04".parse().unwrap()));
    follow(&mut state, &log(51, 2));
    let kept = |month: &str| {
        let key = ("0417".to_owned(), month.parse().unwrap());
        state.content.records[&key].measures.get(&filter()).copied()
    };
    assert_eq!(kept("2026-01"), None);
    assert_eq!(kept("2026-03"), Some(logged((51, 53))));
    assert_eq!(kept("2026-04"), None);
}

#[test]
fn undo_takes_back_what_was_done_and_follows_again() {
    let mut state = state("0417");
    follow(&mut state, &log(51, 2));
    state.act(Action::Step(id("6"), 1));
    follow(&mut state, &log(40, 13));
    state.act(Action::Undo);
    follow(&mut state, &log(40, 13));
    assert_eq!(state.text(Field::Count(id("6"))), "0");
    assert_eq!(known(&state), Some(logged((40, 53))));
    state.act(Action::Redo);
    follow(&mut state, &log(40, 13));
    assert_eq!(state.text(Field::Count(id("6"))), "1");
    assert_eq!(known(&state), Some(logged((40, 53))));
}

#[test]
fn the_log_s_figure_can_be_typed_over_and_taken_again() {
    let mut state = state("0417");
    let log = log(51, 2);
    follow(&mut state, &log);
    assert_eq!(state.measure_kind(filter()), MeasureKind::Logged);
    state.act(Action::Measure(filter(), MeasureKind::Ratio));
    follow(&mut state, &log);
    assert_eq!(
        known(&state),
        Some(Measured::Ratio(ratio(51, 53))),
        "to begin with"
    );
    type_into(&mut state, Field::Numerator(filter()), "50");
    follow(&mut state, &log);
    assert_eq!(known(&state), Some(Measured::Ratio(ratio(50, 53))));
    state.act(Action::Measure(filter(), MeasureKind::Logged));
    follow(&mut state, &log);
    assert_eq!(known(&state), Some(logged((51, 53))));
    // 96.226… isn't three decimals: the percentage starts empty, and stays so.
    state.act(Action::Measure(filter(), MeasureKind::Percent));
    follow(&mut state, &log);
    assert_eq!(known(&state), None);
    assert_eq!(state.measure_kind(filter()), MeasureKind::Percent);
    // Another month, and back: nothing was typed, so the log's counts.
    state.act(Action::Go(march().plus(1)));
    state.act(Action::Go(march()));
    follow(&mut state, &log);
    assert_eq!(known(&state), Some(logged((51, 53))));
}

#[test]
fn no_field_is_filled_while_someone_types_into_it() {
    let mut state = state("0417");
    state.act(Action::Type(Field::Numerator(filter()), "5".into()));
    follow(&mut state, &log(51, 2));
    assert_eq!(known(&state), None);
    assert_eq!(state.text(Field::Numerator(filter())), "5");
    state.act(Action::Leave(Field::Numerator(filter())));
    follow(&mut state, &log(51, 2));
    assert_eq!(known(&state), None, "half a ratio waits for the other half");
    type_into(&mut state, Field::Denominator(filter()), "9");
    follow(&mut state, &log(51, 2));
    assert_eq!(known(&state), Some(Measured::Ratio(ratio(5, 9))));
}

#[test]
fn a_removed_month_does_not_come_back_by_itself() {
    let mut state = state("0417");
    let log = log(51, 2);
    follow(&mut state, &log);
    state.act(Action::Remove("0417".into(), march()));
    follow(&mut state, &log);
    assert!(state.content.records.is_empty());
    state.act(Action::Undo);
    follow(&mut state, &log);
    assert_eq!(state.content.records.len(), 1);
    state.act(Action::RemoveAll(None));
    follow(&mut state, &log);
    assert!(state.content.records.is_empty());
    state.act(Action::Step(id("6"), 1));
    follow(&mut state, &log);
    assert_eq!(known(&state), Some(logged((51, 53))));
}

#[test]
fn a_feed_that_the_branch_takes_away_feeds_no_more() {
    let mut state = state("0417");
    let mut rules = bundled().log.clone().unwrap();
    rules.feeds.to_mut().retain(|feed| feed.measure != filter());
    let amendment = Amendment::Log {
        log: rules,
        source: "notice 5".into(),
        date: None,
    };
    let amended = Rules::bundled().with(0, amendment).unwrap();
    state.act(Action::Rules(InUse(Rc::new(amended))));
    let mut entries = log(51, 2);
    entries.push(entry(LogFacts {
        result: Outcome::Dispatched,
        ..asked(99, "网速慢")
    }));
    follow(&mut state, &entries);
    assert_eq!(known(&state), None);
    let online = state.record().measures.get(&id("faults_online")).copied();
    assert_eq!(online, Some(logged((0, 1))));
    state.act(Action::Undo);
    follow(&mut state, &log(51, 2));
    assert_eq!(known(&state), Some(logged((51, 53))));
}

#[test]
fn a_file_says_so_and_scores_the_same_without_the_log() {
    let mut facts = worked_month().unwrap();
    facts.measures.insert(filter(), logged((51, 53)));
    let record = Record::new(facts).unwrap();
    let rulebook = bundled();
    let item = Item::of(record.clone(), &rulebook, today());
    let file = export(&[item], Wage::Included, &[]);
    assert!(file.contains("\"logged\""), "{file}");
    let there = read(&file).unwrap().accepted.remove(0).item.record;
    assert_eq!(there, record);
    let of = |record: &Record| score(&rulebook, record, today());
    assert_eq!(of(&there), of(&record));
    let short = record.edited(|facts| {
        facts.measures.insert(filter(), logged((8, 10)));
    });
    let short = short.unwrap();
    let zh = month_csv(Lang::Zh, &rulebook, &short, today(), false);
    assert!(zh.contains("按台账 8 / 10"), "{zh}");
    let en = month_csv(Lang::En, &rulebook, &short, today(), false);
    assert!(en.contains("from the log: 8 / 10"), "{en}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is known and whatever the log holds: following twice is
    /// following once, and what was typed, or is of another log, is as it was.
    #[test]
    fn following_settles_at_once(
        measures in prop::collection::vec((0_usize..3, 0_u8..4, 1_u32..9), 0..4),
        entries in prop::collection::vec(crate::log::generate::facts(), 0..20),
    ) {
        let log: Vec<LogEntry> = entries.into_iter().map(entry).collect();
        let given = fed(&bundled(), march(), &log);
        let mut facts = Facts::empty("0417".into(), march());
        for (which, kind, n) in measures {
            facts.measures.insert(given[which].measure, match kind {
                0 => Measured::Ratio(ratio(n, 9)),
                1 => logged((n, 9)),
                2 => Measured::Percent(Percent::whole(n as i32)),
                _ => Measured::NotAssessed,
            });
        }
        let record = Record::new(facts).unwrap();
        let after = followed(&record, &given, |_| false).unwrap_or_else(|| record.clone());
        prop_assert_eq!(followed(&after, &given, |_| false), None);
        for fed in &given {
            let (before, now) = (record.measures.get(&fed.measure), after.measures.get(&fed.measure));
            match before {
                Some(Measured::Logged(_)) if fed.figures.is_empty() => prop_assert_eq!(now, before),
                None | Some(Measured::Logged(_)) => {
                    let gives = fed.figures.cases().map(Measured::Logged);
                    prop_assert_eq!(now, gives.as_ref());
                }
                typed => prop_assert_eq!(now, typed),
            }
        }
    }
}
