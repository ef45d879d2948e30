//! What the fields of a rulebook that is being written make of it: what a question decides,
//! several sources of one value, norms, who says a clause; and what comparing says of that.

use kaohe::desk::draft::{DraftMsg, Start, Text};
use kaohe::desk::state::Action;
use kaohe::desk::{BookMsg, RestMsg};
use kaohe::draft::differences;
use kaohe::draft::{LackOf, NewPart, OriginKind, Read, Role, SourceKind, What, get, source_of};
use kaohe::json::Decode;
use kaohe::language::{Document, Held, Limit};
use serde_json::{Value, json};

use super::bench::{Browser, Tab, id, month};
use super::books::book;

const LINE: &str = "totals[0].pool.of[0].line";

fn tell(tab: &mut Tab, msg: DraftMsg) {
    tab.tell(RestMsg::draft(msg));
}

fn typed(tab: &mut Tab, kind: Text, path: &str, text: &str) {
    tell(tab, DraftMsg::Type(kind, path.into(), text.into()));
    tell(tab, DraftMsg::Left);
}

fn tree(tab: &Tab) -> Value {
    tab.model.draft().unwrap().1.tree.clone()
}

fn at(tab: &Tab, path: &str) -> Value {
    get(&tree(tab), path).cloned().unwrap_or_default()
}

fn read(tab: &Tab) -> std::rc::Rc<Read> {
    let form = tab.model.draft_form().unwrap();
    form.read(&tab.model.draft().unwrap().1).unwrap()
}

/// One clause, late by 2 points.
fn small() -> Tab {
    let mut tab = Tab::open(&Browser::default());
    tell(&mut tab, DraftMsg::Start(Start::Blank, "a seed".into()));
    typed(&mut tab, Text::Chinese, "title", "小组办法");
    tell(
        &mut tab,
        DraftMsg::Add(NewPart::Line, "totals[0].pool.of".into()),
    );
    typed(&mut tab, Text::Chinese, &format!("{LINE}.title"), "迟到");
    let amount = format!("{LINE}.gives.events.amount.fixed");
    typed(&mut tab, Text::Number, &amount, "-2");
    assert_eq!(read(&tab).errors(), 0);
    tab
}

#[test]
fn a_number_is_left_to_a_question_and_is_another_under_each_answer() {
    let mut tab = small();
    let floor = format!("{LINE}.floor");
    typed(&mut tab, Text::Maybe, &floor, "-10");
    tell(&mut tab, DraftMsg::Ask(floor.clone(), &[]));
    let asked = at(&tab, &floor);
    assert_eq!(asked["reading"], "asked1");
    assert_eq!(
        asked["means"],
        json!({"asked1-a": "-10", "asked1-b": "-10"}),
        "what stood there, until it's said otherwise"
    );
    // Its question has no words yet, nothing else is wrong.
    let lacks: Vec<_> = read(&tab).lacks.iter().map(|of| of.path.clone()).collect();
    assert_eq!((lacks.len(), &*lacks[0]), (1, "readings[0].question"));
    let other = format!("{floor}.means.asked1-b");
    for text in ["－１，０００", "-1,000"] {
        typed(&mut tab, Text::Number, &other, text);
        assert_eq!(read(&tab).wrong, [], "{text} is as good as -1000");
    }
    typed(&mut tab, Text::Number, &other, "keine");
    assert_eq!(read(&tab).wrong[0].path, other);
    // Under that answer there is none.
    tell(&mut tab, DraftMsg::Unset(other));
    assert_eq!(read(&tab).wrong, []);
    // The table of numbers names the answer.
    let numbers = kaohe::draft::numbers(&read(&tab).document, None);
    let floor_of = numbers.iter().find(|of| of.role == Role::Floor).unwrap();
    assert_eq!(floor_of.answer.unwrap().is, id("asked1-a"));
    // Another number by the same question, then by none: the question goes with the last.
    let cap = format!("{LINE}.cap");
    typed(&mut tab, Text::Maybe, &cap, "0");
    tell(&mut tab, DraftMsg::Decide(cap.clone(), id("asked1"), &[]));
    assert_eq!(
        at(&tab, &cap)["means"],
        json!({"asked1-a": "0", "asked1-b": "0"})
    );
    tell(&mut tab, DraftMsg::Settle(cap, json!("0")));
    assert_eq!(read(&tab).document.readings.len(), 1);
    tell(&mut tab, DraftMsg::Settle(floor, json!("-10")));
    assert!(read(&tab).document.readings.is_empty());
}

#[test]
fn a_word_goes_by_its_questions_own_answers_or_by_what_each_means() {
    let mut tab = small();
    let pool = "totals[0].pool.held";
    typed(&mut tab, Text::Maybe, "totals[0].pool.floor", "-5");
    tell(&mut tab, DraftMsg::Ask(pool.into(), Held::NAMES));
    assert_eq!(at(&tab, pool), json!({"reading": "asked1"}));
    // A question with names of its own: each means what counted.
    tell(&mut tab, DraftMsg::Add(NewPart::Reading, "readings".into()));
    tell(
        &mut tab,
        DraftMsg::Decide(pool.into(), id("asked2"), Held::NAMES),
    );
    assert_eq!(
        at(&tab, pool),
        json!({"reading": "asked2", "means": {"asked2-a": "stops", "asked2-b": "stops"}})
    );
    let readings = at(&tab, "readings");
    assert_eq!(readings.as_array().unwrap().len(), 1, "the first is idle");
    tell(
        &mut tab,
        DraftMsg::Set(format!("{pool}.means.asked2-b"), json!("goes_on")),
    );
    assert_eq!(read(&tab).faults, []);
    // Where the answer that counts means nothing, that is said at the word.
    tell(&mut tab, DraftMsg::Unset(format!("{pool}.means.asked2-a")));
    assert_eq!(read(&tab).faults[0].path, "totals[0].pool.held");
    tab.act(Action::Undo);
    assert_eq!(read(&tab).faults, []);
}

#[test]
fn how_many_count_is_left_to_a_question_too() {
    let mut tab = small();
    let most = format!("{LINE}.gives.events.most");
    typed(&mut tab, Text::Count, &most, "3");
    tell(&mut tab, DraftMsg::Ask(most.clone(), &[]));
    assert_eq!(
        at(&tab, &most)["means"],
        json!({"asked1-a": 3, "asked1-b": 3})
    );
    typed(&mut tab, Text::Count, &format!("{most}.means.asked1-b"), "");
    typed(
        &mut tab,
        Text::Count,
        &format!("{most}.means.asked1-a"),
        "1",
    );
    assert_eq!(at(&tab, &most)["means"], json!({"asked1-a": 1}));
    assert_eq!(
        (&read(&tab).wrong[..], &read(&tab).faults[..]),
        (&[][..], &[][..])
    );
}

#[test]
fn a_value_comes_from_elsewhere_under_another_answer() {
    let mut tab = small();
    for name in ["业绩", "任务"] {
        tell(&mut tab, DraftMsg::Add(NewPart::Value, "values".into()));
        let nth = at(&tab, "values").as_array().unwrap().len() - 1;
        typed(
            &mut tab,
            Text::Chinese,
            &format!("values[{nth}].title"),
            name,
        );
    }
    tell(&mut tab, DraftMsg::Again("values[0]".into()));
    let form = tab.model.draft_form().unwrap();
    assert_eq!(form.open.as_deref(), Some("values[1]"), "behind the first");
    let values = at(&tab, "values");
    assert_eq!(values[0]["id"], values[1]["id"]);
    assert_eq!(
        values[0]["when"],
        json!({"reading": "asked1", "is": "asked1-a"})
    );
    assert_eq!(
        values[1]["when"],
        json!({"reading": "asked1", "is": "asked1-b"})
    );
    assert_eq!(read(&tab).faults, []);
    // Where there is no answer left, the question gets one more.
    tell(&mut tab, DraftMsg::Again("values[1]".into()));
    assert_eq!(at(&tab, "values[2].when.is"), "answer1");
    assert_eq!(at(&tab, "readings[0].options").as_array().unwrap().len(), 3);
    // What goes by it goes by the others: one of them may be removed, the last not.
    let gives = json!({"value": at(&tab, "values[0].id")});
    tell(&mut tab, DraftMsg::Set(format!("{LINE}.gives"), gives));
    for _ in 0..2 {
        tell(&mut tab, DraftMsg::Remove("values[1]".into()));
        assert_eq!(tab.model.draft_form().unwrap().refused, None);
    }
    tell(&mut tab, DraftMsg::Remove("values[0]".into()));
    let refused = tab.model.draft_form().unwrap().refused.clone();
    assert_eq!(refused.unwrap().parts, [LINE]);
}

#[test]
fn a_norm_that_days_are_held_to_cannot_be_removed() {
    let browser = Browser::default();
    let mut tab = Tab::open(&browser);
    tab.enter(kaohe::desk::state::Field::Agent, "0417");
    tell(&mut tab, DraftMsg::Start(Start::Blank, "a seed".into()));
    typed(&mut tab, Text::Chinese, "title", "外呼");
    tell(
        &mut tab,
        DraftMsg::Set("effective".into(), json!("2026-04")),
    );
    for (nth, (name, from)) in [
        ("每日通数", source_of(SourceKind::Each, "")),
        ("缺少", source_of(SourceKind::Short, "value1")),
    ]
    .into_iter()
    .enumerate()
    {
        tell(&mut tab, DraftMsg::Add(NewPart::Value, "values".into()));
        typed(
            &mut tab,
            Text::Chinese,
            &format!("values[{nth}].title"),
            name,
        );
        tell(&mut tab, DraftMsg::Set(format!("values[{nth}].from"), from));
    }
    typed(&mut tab, Text::Number, "values[1].from.short.asked", "120");
    let norms = "values[1].from.short.norms";
    tell(&mut tab, DraftMsg::Add(NewPart::Norm, norms.into()));
    typed(&mut tab, Text::Number, &format!("{norms}[0].asked"), "80");
    tell(
        &mut tab,
        DraftMsg::Add(NewPart::Line, "totals[0].pool.of".into()),
    );
    typed(&mut tab, Text::Chinese, &format!("{LINE}.title"), "缺少");
    let bands = json!({"bands": {"limit": "lower", "bands": [{"amount": "0"}, {"from": "0", "amount": "-20"}]}});
    let gives = json!({"scale": ["value2", bands]});
    tell(&mut tab, DraftMsg::Set(format!("{LINE}.gives"), gives));
    assert_eq!(read(&tab).errors(), 0, "{:?}", read(&tab));
    let own = tab.model.draft().unwrap().0;
    tell(&mut tab, DraftMsg::Publish);
    book(&mut tab, BookMsg::Show(own));
    tab.act(Action::Go(month("2026-05")));
    book(&mut tab, BookMsg::AddRow(id("value1")));
    book(&mut tab, BookMsg::Norm(id("value1"), 0, Some(id("norm1"))));
    tell(
        &mut tab,
        DraftMsg::Start(Start::Next(own, month("2026-04")), "again".into()),
    );
    tell(&mut tab, DraftMsg::Remove(format!("{norms}[0]")));
    let refused = tab.model.draft_form().unwrap().refused.clone().unwrap();
    assert_eq!(refused.months, [("0417".to_owned(), month("2026-05"))]);
}

#[test]
fn who_says_a_clause_and_from_when_is_asked_for_where_the_branch_does() {
    let mut tab = small();
    let origin = format!("{LINE}.origin");
    tell(&mut tab, DraftMsg::Date("2026.4.2".into()));
    for path in [&*origin, "effective_origin"] {
        tell(&mut tab, DraftMsg::Said(path.into(), OriginKind::Set));
        assert_eq!(
            at(&tab, path),
            json!({"set": {"source": "", "date": "2026-04-02"}})
        );
    }
    let read_now = read(&tab);
    let lacks = read_now.lacks.iter();
    let paths: Vec<&str> = lacks
        .filter(|of| of.what == LackOf::Source)
        .map(|of| &*of.path)
        .collect();
    assert_eq!(
        paths,
        [
            "effective_origin.set.source",
            &format!("{origin}.set.source")
        ]
    );
    tell(&mut tab, DraftMsg::Source("分公司通 8 号".into()));
    tell(&mut tab, DraftMsg::FillSources);
    assert_eq!(read(&tab).errors(), 0);
    assert_eq!(at(&tab, &origin)["set"]["source"], "分公司通 8 号");
    tell(
        &mut tab,
        DraftMsg::Said(origin.clone(), OriginKind::Assumed),
    );
    assert_eq!(at(&tab, &origin), "assumed");
    tell(&mut tab, DraftMsg::Said(origin.clone(), OriginKind::Stated));
    assert_eq!(at(&tab, &origin), Value::Null);
    // The card's days are days.
    typed(&mut tab, Text::Plain, "adopted", "2026-13-01");
    assert_eq!(read(&tab).wrong[0].path, "adopted");
    typed(&mut tab, Text::Plain, "adopted", "2026-03-01");
    typed(&mut tab, Text::Plain, "noticed", "");
    assert_eq!(read(&tab).errors(), 0);
}

fn document(change: impl Fn(&mut Value)) -> Document {
    let mut tree = json!({
        "format": "kaohe-rulebook", "version": 2, "id": "x", "title": "甲", "effective": "2026-01",
        "values": [{"id": "rate", "title": "满意率", "unit": "%"}],
        "totals": [{"id": "score", "unit": "分", "pool": {"id": "all", "of": [
            {"line": {"id": "a", "number": "1", "title": "事项", "gives": {"events": {
                "kinds": [{"id": "k1", "title": "迟到"}, {"id": "k2", "title": "早退"}],
                "amount": {"fixed": "-1"}}}}},
            {"line": {"id": "b", "title": "满意率", "gives": {"scale": ["rate", {"bands": {"bands": [
                {"amount": "0"}, {"from": "90", "amount": "1"}]}}]}}}
        ]}}],
        "readings": [{"id": "q", "question": "怎么算", "options": [{"id": "x"}, {"id": "y"}]}],
    });
    change(&mut tree);
    Document::decode(&tree).unwrap()
}

/// What is said to differ, each with its place.
fn said(change: impl Fn(&mut Value)) -> Vec<(String, What)> {
    let found = differences(&document(|_| {}), &document(change));
    found.into_iter().map(|of| (of.path, of.what)).collect()
}

fn of(tree: &mut Value, nth: usize) -> &mut Value {
    &mut tree["totals"][0]["pool"]["of"][nth]["line"]
}

#[test]
fn each_difference_is_said_once_and_at_what_it_is() {
    assert_eq!(said(|_| {}), []);
    let texts = |all: &[(String, What)]| -> Vec<[String; 2]> {
        let all = all.iter().filter_map(|(_, what)| match what {
            What::Text(said) => Some([&said.was, &said.is].map(|of| {
                of.as_ref()
                    .map_or("none".to_owned(), |of| of.zh.to_string())
            })),
            _ => None,
        });
        all.collect()
    };
    // A cap more: a number, and not that it's reckoned otherwise besides.
    let all = said(|tree| of(tree, 0)["cap"] = json!("5"));
    assert!(
        matches!(&all[..], [(_, What::Number(Role::Cap, None, of))] if of.was.is_none()),
        "{all:?}"
    );
    // One that a question decides is reckoned otherwise, and is a number under each answer.
    let all = said(|tree| of(tree, 0)["cap"] = json!({"reading": "q", "means": {"x": "5"}}));
    assert_eq!(all.len(), 2, "{all:?}");
    assert!(matches!(&all[0].1, What::Number(_, Some(when), _) if when.is == id("x")));
    // A band more.
    let all = said(|tree| {
        let scale = &mut of(tree, 1)["gives"]["scale"][1]["bands"]["bands"];
        let bands = scale.as_array_mut().unwrap();
        bands.push(json!({"from": "95", "amount": "2"}));
    });
    assert_eq!(all.len(), 2, "where it begins and what it gives: {all:?}");
    // A kind before the others: their names are theirs.
    let all = said(|tree| {
        let kinds = of(tree, 0)["gives"]["events"]["kinds"].as_array_mut();
        kinds
            .unwrap()
            .insert(0, json!({"id": "k0", "title": "旷工"}));
    });
    assert_eq!(texts(&all), [["none".to_owned(), "旷工".to_owned()]]);
    // A clause's number, a reason, what is considered, who says it.
    let all = said(|tree| {
        of(tree, 0)["number"] = json!("1.1");
        of(tree, 1)["considers"] = json!(["约谈"]);
        of(tree, 1)["origin"] = json!("assumed");
        tree["readings"][0]["reason"] = json!("会上定的");
        tree["issuer"] = json!("某分公司");
        tree["adopted"] = json!("2026-01-02");
    });
    let mut texts = texts(&all);
    texts.sort();
    assert_eq!(
        texts,
        [
            ["", "某分公司"],
            ["1", "1.1"],
            ["none", "2026-01-02"],
            ["none", "会上定的"],
            ["none", "约谈"]
        ]
        .map(|of| of.map(str::to_owned))
    );
    let others = all
        .iter()
        .filter(|(_, what)| !matches!(what, What::Text(_)));
    assert!(
        matches!(&others.collect::<Vec<_>>()[..], [(_, What::Origin(_))]),
        "{all:?}"
    );
    // To which band a limit belongs.
    let all = said(|tree| {
        of(tree, 1)["gives"]["scale"][1]["bands"]["limit"] = json!(Limit::Lower.name());
    });
    assert!(matches!(&all[..], [(_, What::Reckoned)]), "{all:?}");
}
