//! Improvement plans: what they may be about, how they end, how long they stay
//! in sight, and how records that hold them are read.

use std::rc::Rc;

use kaohe::calendar::{Date, Month};
use kaohe::desk::state::{Action, Field, PlanEdit, Problem, State};
use kaohe::id::Id;
use kaohe::json::{Encode, decode_text};
use kaohe::locale::plan::{about, row};
use kaohe::locale::{Lang, month_csv, year_csv};
use kaohe::number::Unit;
use kaohe::record::{
    About, Complaint, Ended, Facts, Fault, Finding, Plan, PlanOutcome, PlanText, Record,
};
use kaohe::rulebook::{Rules, bundled, worked_month};
use kaohe::scoring::{YearSheet, close, score};
use litemap::LiteMap;

fn id(text: &str) -> Id {
    text.parse().unwrap()
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn march() -> Record {
    Record::new(worked_month().unwrap()).unwrap()
}

/// The worked March of an agent, looked at in April.
fn state() -> State {
    let today = date("2026-04-07");
    let march = march();
    let agent = march.agent.clone();
    let mut records = LiteMap::new();
    records.insert((agent.clone(), march.month), Rc::new(march));
    let rules = Rc::new(Rules::bundled());
    let mut state = State::new(rules, today, records, agent);
    state.act(Action::Go(month("2026-03")));
    state
}

fn edit(state: &mut State, edit: PlanEdit) -> bool {
    let Some(record) = state.with_plan(&edit) else {
        return false;
    };
    state.act(Action::Put(vec![record]));
    true
}

fn plans(state: &State) -> &[Plan] {
    &state.record().plan
}

fn read(plan: &str) -> Option<Plan> {
    let facts = format!(r#"{{"month":"2026-03","plan":[{plan}]}}"#);
    decode_text::<Facts>(&facts)?.plan.pop()
}

#[test]
fn a_plan_is_about_any_problem() {
    let mut state = state();
    state.act(Action::AddComplaint);
    state.act(Action::AddComplaint);
    for problem in [
        Problem::Post,
        Problem::Measure(id("repairs_on_time")),
        Problem::Part(id("7")),
        Problem::Complaint(1),
    ] {
        assert!(edit(&mut state, PlanEdit::Add(problem)), "{problem:?}");
    }
    let named = state.record().complaints[1].id.unwrap();
    assert_eq!(state.record().complaints[0].id, None);
    let found: Vec<About> = plans(&state).iter().map(|plan| plan.about).collect();
    assert_eq!(
        found,
        [
            About::Post,
            About::Measure(id("repairs_on_time")),
            About::Part(id("7")),
            About::Complaint(named),
        ]
    );
    let names: Vec<String> = found
        .iter()
        .map(|one| about(Lang::Zh, state.rulebook(), state.record(), *one))
        .collect();
    assert_eq!(
        names,
        [
            "岗位整体",
            "障碍处理及时率",
            "7 迟到、早退、代打卡",
            "服务质量投诉：第 2 件"
        ]
    );
    // No such complaint, no plan.
    assert!(!edit(&mut state, PlanEdit::Add(Problem::Complaint(2))));
    // One plan more moves no score.
    let sheet = score(state.rulebook(), state.record(), state.today);
    let without = state.record().edited(|facts| facts.plan.clear()).unwrap();
    assert_eq!(score(state.rulebook(), &without, state.today), sheet);
}

#[test]
fn a_plan_stays_with_its_complaint_whatever_happens_to_the_others() {
    let mut state = state();
    for _ in 0..3 {
        state.act(Action::AddComplaint);
    }
    edit(&mut state, PlanEdit::Add(Problem::Complaint(1)));
    state.act(Action::RemoveComplaint(0));
    state.act(Action::Finding(0, Finding::Liable(id("serious"))));
    let name = |state: &State, at: usize| {
        let plan = &plans(state)[at];
        about(Lang::En, state.rulebook(), state.record(), plan.about)
    };
    assert_eq!(name(&state, 0), "Complaints: case 1");
    state.act(Action::Type(Field::ComplaintDate(0), "2026-03-20".into()));
    state.act(Action::Leave(Field::ComplaintDate(0)));
    assert_eq!(name(&state, 0), "Complaints: case 1, 20 March");
    // Its complaint gone, it says so; another complaint never gets the name.
    state.act(Action::RemoveComplaint(0));
    assert_eq!(name(&state, 0), "Case “c1” (not in this month)");
    edit(&mut state, PlanEdit::Add(Problem::Complaint(0)));
    assert_eq!(state.record().complaints[0].id, Some(id("c2")));
    assert_eq!(name(&state, 1), "Complaints: case 1");
}

#[test]
fn an_open_plan_stays_in_sight_until_it_is_closed() {
    let mut state = state();
    edit(&mut state, PlanEdit::Add(Problem::Part(id("15"))));
    let (shown, mut next) = (state.record().month, state.clone());
    for later in ["2026-04", "2026-11", "2027-02"] {
        next.act(Action::Go(month(later)));
        let open = next.open_before(next.record().month);
        assert_eq!(open.len(), 1, "{later}");
        assert_eq!((open[0].record.month, open[0].index), (shown, 0));
    }
    // Not in its own month, nor before it.
    assert!(next.open_before(shown).is_empty());
    assert_eq!(next.plans_of_year(2027).len(), 1);
    assert_eq!(next.plans_of_year(2026).len(), 1);
    assert_eq!(next.plans_of_year(2025).len(), 0);

    // Closed from a later month, with what came of it.
    next.act(Action::Go(month("2026-04")));
    assert!(next.is_blank());
    edit(&mut next, PlanEdit::Result(shown, 0, "没有再发生".into()));
    edit(
        &mut next,
        PlanEdit::End(shown, 0, Some(PlanOutcome::Achieved)),
    );
    assert!(next.is_blank(), "the later month has nothing of its own");
    assert!(next.open_before(month("2026-04")).is_empty());
    assert_eq!(next.plans_of_year(2026).len(), 1);
    assert_eq!(next.plans_of_year(2027).len(), 0);
    next.act(Action::Go(shown));
    let plan = &plans(&next)[0];
    assert_eq!(plan.result, "没有再发生");
    assert_eq!(
        plan.ended,
        Some(Ended {
            outcome: PlanOutcome::Achieved,
            on: Some(date("2026-04-07")),
        })
    );
    // Undone, it's open again.
    next.act(Action::Go(month("2026-04")));
    next.act(Action::Undo);
    assert_eq!(next.open_before(month("2026-04")).len(), 1);
}

#[test]
fn plans_of_a_closed_month_change_and_its_facts_do_not() {
    let mut state = state();
    let closed = close(&bundled(), state.record(), state.today).unwrap();
    state.act(Action::Put(vec![closed]));
    assert!(edit(&mut state, PlanEdit::Add(Problem::Post)));
    let action = Field::PlanText(0, PlanText::Action);
    state.act(Action::Type(action, "每周复盘".into()));
    state.act(Action::Leave(action));
    assert_eq!(plans(&state)[0].action, "每周复盘");
    state.act(Action::AddComplaint);
    assert!(state.record().complaints.is_empty());
    assert!(state.is_closed());
}

#[test]
fn a_plan_s_texts_are_bounded_at_the_field_and_in_a_file() {
    for (text, most) in [
        (PlanText::Action, 500),
        (PlanText::Owner, 40),
        (PlanText::Result, 500),
    ] {
        let mut state = state();
        edit(&mut state, PlanEdit::Add(Problem::Post));
        let field = Field::PlanText(0, text);
        for (length, fits) in [(most, true), (most + 1, false)] {
            let typed = "改".repeat(length);
            state.act(Action::Type(field, typed.clone()));
            state.act(Action::Leave(field));
            assert_eq!(state.fault(field).is_none(), fits, "{text:?} {length}");
            let mut plan = Plan::about(About::Post);
            plan.text_mut(text).clone_from(&typed);
            let record = march().edited(|facts| facts.plan.push(plan));
            assert_eq!(record.is_ok(), fits, "{text:?} {length}");
        }
    }
}

#[test]
fn the_most_plans_are_a_limit() {
    let mut state = state();
    for _ in 0..64 {
        assert!(edit(&mut state, PlanEdit::Add(Problem::Post)));
    }
    assert!(!edit(&mut state, PlanEdit::Add(Problem::Post)));
}

#[test]
fn plans_of_before_are_read_as_plans_about_measures() {
    let old = read(r#"{"measure":"satisfaction","by":"2026-04-30","note":"回访三次"}"#).unwrap();
    assert_eq!(old.about, About::Measure(id("satisfaction")));
    assert_eq!(old.action, "回访三次");
    assert_eq!(old.by, Some(date("2026-04-30")));
    assert!(old.is_open());
    let done = read(r#"{"measure":"satisfaction","done":true}"#).unwrap();
    let ended = done.ended.unwrap();
    assert_eq!((ended.outcome, ended.on), (PlanOutcome::Achieved, None));
    // The two shapes don't mix, and a plan is about something.
    for wrong in [
        r#"{"measure":"satisfaction","about":"post"}"#,
        r#"{"measure":"satisfaction","owner":"王"}"#,
        r#"{"about":"post","done":true}"#,
        r#"{"action":"x"}"#,
        r#"{"about":{"measure":"a","part":"7"}}"#,
        r#"{"about":"team"}"#,
        r#"{"about":"post","ended":{"outcome":"won"}}"#,
    ] {
        assert_eq!(read(wrong), None, "{wrong}");
    }
}

#[test]
fn what_nobody_knows_is_shown_and_kept() {
    let names = [
        (
            r#"{"about":{"measure":"gone"}}"#,
            "指标“gone”（办法里没有）",
        ),
        (r#"{"about":{"part":"99z"}}"#, "条款“99z”（办法里没有）"),
        (
            r#"{"about":{"complaint":"c9"}}"#,
            "个案“c9”（本月没有这一件）",
        ),
    ];
    for (text, name) in names {
        let plan = read(text).unwrap();
        let record = march().edited(|facts| facts.plan.push(plan)).unwrap();
        let written: Facts = decode_text(&record.to_json()).unwrap();
        assert_eq!(written, *record.facts());
        let said = about(Lang::Zh, &bundled(), &record, record.plan[0].about);
        assert_eq!(said, name);
    }
}

#[test]
fn two_complaints_with_one_id_are_refused() {
    let mut facts = march().facts().clone();
    for finding in [Finding::Pending, Finding::NotLiable] {
        let mut complaint = Complaint::found(finding);
        complaint.id = Some(id("a"));
        facts.complaints.push(complaint);
    }
    let problems = Record::new(facts).unwrap_err();
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].path, "complaints[1].id");
    assert_eq!(problems[0].fault, Fault::ComplaintTwice);
}

#[test]
fn a_plan_alone_makes_a_month_worth_keeping() {
    let blank = Record::blank("李", month("2026-05"), Unit::Points);
    let planned = blank.edited(|facts| facts.plan.push(Plan::about(About::Post)));
    assert!(!planned.unwrap().is_blank());
}

#[test]
fn a_plan_says_how_it_stands() {
    let plan = Plan {
        owner: "王班长".into(),
        by: Some(date("2026-04-10")),
        ..Plan::about(About::Post)
    };
    let stands = |plan: &Plan, today: &str| {
        row(Lang::Zh, &bundled(), &march(), plan, date(today))[4].clone()
    };
    assert_eq!(stands(&plan, "2026-04-10"), "进行中");
    assert_eq!(stands(&plan, "2026-04-11"), "已过期限");
    let on = Some(date("2026-04-20"));
    for (outcome, said) in PlanOutcome::ALL
        .into_iter()
        .zip(["已达成", "未达成", "已取消"])
    {
        let ended = Plan {
            ended: Some(Ended { outcome, on }),
            ..plan.clone()
        };
        assert_eq!(
            stands(&ended, "2026-05-01"),
            format!("{said}（2026-04-20）")
        );
    }
}

#[test]
fn the_month_s_table_ends_with_its_plans() {
    let plan = Plan {
        action: "=每日一练".into(),
        owner: "王班长".into(),
        by: Some(date("2026-04-30")),
        ..Plan::about(About::Measure(id("repairs_on_time")))
    };
    let record = march();
    let today = date("2026-04-07");
    let before = month_csv(Lang::Zh, &bundled(), &record, today, false);
    let record = record.edited(|facts| facts.plan.push(plan)).unwrap();
    let after = month_csv(Lang::Zh, &bundled(), &record, today, false);
    assert_eq!(
        after.strip_prefix(before.as_str()).unwrap(),
        "改进方案,针对,改进措施,负责人,期限,状态,结果,\r\n\
         ,障碍处理及时率,'=每日一练,王班长,2026-04-30,进行中,,\r\n"
    );
}

#[test]
fn the_year_s_table_ends_with_the_plans_of_its_months() {
    let plan = |action: &str, ended| Plan {
        action: action.into(),
        owner: "0417".into(),
        by: Some(date("2026-04-30")),
        ended,
        ..Plan::about(About::Part(id("7")))
    };
    let ended = Some(Ended {
        outcome: PlanOutcome::Achieved,
        on: Some(date("2026-04-20")),
    });
    let planned = |of: &str, plan: Vec<Plan>| {
        let empty = Facts::empty(String::new(), month(of));
        Record::new(Facts { plan, ..empty }).unwrap()
    };
    // Of last year's only the open one is still in sight; next year's isn't yet.
    let records = [
        planned("2026-05", vec![plan("@复盘", None)]),
        planned("2027-01", vec![plan("来年", None)]),
        planned("2026-03", vec![plan("3-1", ended), plan("+1", None)]),
        planned("2025-12", vec![plan("还没办完", None), plan("办完", ended)]),
    ];
    let (points, today) = (bundled(), date("2026-04-07"));
    let pairs: Vec<_> = records.iter().map(|record| (record, &points)).collect();
    let year = YearSheet::of(2026, &pairs, today);
    let rows = |lang, wage| {
        let none = year_csv(lang, &year, &[], today, wage);
        let all = year_csv(lang, &year, &pairs, today, wage);
        all.strip_prefix(none.as_str()).unwrap().to_owned()
    };
    assert_eq!(
        rows(Lang::Zh, false),
        "改进方案,针对,改进措施,负责人,期限,状态,结果\r\n\
         2025 年 12 月,7 迟到、早退、代打卡,还没办完,'0417,2026-04-30,进行中,\r\n\
         2026 年 3 月,7 迟到、早退、代打卡,'3-1,'0417,2026-04-30,已达成（2026-04-20）,\r\n\
         2026 年 3 月,7 迟到、早退、代打卡,'+1,'0417,2026-04-30,进行中,\r\n\
         2026 年 5 月,7 迟到、早退、代打卡,'@复盘,'0417,2026-04-30,进行中,\r\n"
    );
    let en = rows(Lang::En, true);
    let en: Vec<&str> = en.lines().collect();
    assert_eq!(
        en[0],
        "Improvement plans,About,Measure taken,Owner,By,State,Outcome,"
    );
    assert!(en[2].starts_with("March 2026,"), "{}", en[2]);
    assert!(
        en[2].ends_with(",'3-1,'0417,2026-04-30,Achieved (2026-04-20),,"),
        "{}",
        en[2]
    );

    // In money the table is wider; the plans stand in its first columns.
    let money = YearSheet {
        unit: Unit::Money,
        ..year
    };
    let table = year_csv(Lang::Zh, &money, &pairs, today, false);
    let widths: Vec<usize> = table
        .lines()
        .map(|line| line.matches(',').count())
        .collect();
    assert!(widths.iter().all(|width| *width == widths[0]), "{table}");
    assert!(
        table.contains("2026 年 5 月,7 迟到、早退、代打卡,'@复盘,"),
        "{table}"
    );
}
