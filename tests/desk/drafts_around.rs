//! What a rulebook that is being written has to do with months elsewhere: its effect takes from
//! the team and from earlier months, and published it takes the bundled one's months along.

use kaohe::desk::book::{BookMsg, Shelf};
use kaohe::desk::draft::{Along, DraftMsg, Start, Tab as View};
use kaohe::desk::state::{Action, Field};
use kaohe::desk::team::{TeamEdit, TeamMsg};
use kaohe::desk::{Msg, Page, RestMsg};
use kaohe::draft::{Effect, Stage};
use kaohe::id::Id;
use kaohe::number::Unit;
use kaohe::plan::Place;
use serde_json::json;

use super::bench::{Browser, Tab, id, month};
use super::books::{book, fill};
use super::team::team;

fn tell(tab: &mut Tab, msg: DraftMsg) {
    tab.tell(RestMsg::draft(msg));
}

fn start(tab: &mut Tab, start: Start) -> Id {
    tell(tab, DraftMsg::Start(start, "a seed".into()));
    tab.model.draft().expect("it's shown").0
}

fn effect_of(tab: &mut Tab) -> Effect {
    tell(tab, DraftMsg::Tab(View::Compare));
    let sketch = tab.model.draft().unwrap().1;
    let form = tab.model.draft_form().unwrap();
    let looked = form.outlook(&tab.model, &sketch).unwrap();
    assert_eq!(looked.outlook.stage(), Stage::Done);
    looked.outlook.effect().unwrap().clone()
}

/// Agent, month, before and after, in the order in which they're read.
fn changed(effect: &Effect) -> Vec<String> {
    let all = effect.changed.iter();
    all.map(|of| format!("{} {} {} {}", of.agent, of.month, of.was, of.is))
        .collect()
}

/// A mark with 5 more for the first place of the team, and 1 more after a month with 85 or more.
const BOTH: &str = r#"{
  "format": "kaohe-rulebook", "version": 2, "id": "both", "title": "名次与上月", "effective": "2026-01",
  "values": [
    {"id": "mark", "title": "质检", "unit": "分", "most": "100"},
    {"id": "place", "title": "名次", "least": "1", "most": "999", "whole": true, "from": {"team": {"of": "mark"}}},
    {"id": "last", "title": "上月底分", "unit": "分", "most": "200", "from": {"earlier": {"of": "base"}}}
  ],
  "totals": [
    {"id": "score", "title": "得分", "unit": "分", "pool": {"id": "all", "of": [
      {"line": {"id": "mark", "title": "质检", "gives": {"value": "mark"}}},
      {"line": {"id": "more", "title": "第一名", "gives": {"scale": ["place", {"bands": {"bands": [{"amount": "5"}, {"from": "2", "amount": "0"}]}}]}}},
      {"line": {"id": "last", "title": "上月过 85", "gives": {"scale": ["last", {"bands": {"bands": [{"amount": "0"}, {"from": "85", "amount": "1"}]}}]}}}
    ]}},
    {"id": "base", "title": "底分", "unit": "分", "pool": {"id": "own", "of": [
      {"line": {"id": "own_mark", "title": "质检", "gives": {"value": "mark"}}},
      {"line": {"id": "plus", "title": "另加", "gives": {"fixed": "0"}}}
    ]}}
  ]
}"#;

#[test]
fn an_effect_takes_places_and_earlier_months_as_they_would_be() {
    let mut tab = Tab::open(&Browser::default());
    tab.files(&[("both.json", BOTH)]);
    book(&mut tab, BookMsg::Take);
    tab.settle();
    let marks = [
        ("0401", "2026-03", "88"),
        ("0402", "2026-03", "70"),
        ("0401", "2026-04", "60"),
        ("0402", "2026-04", "80"),
    ];
    for (agent, of, mark) in marks {
        tab.act(Action::Show(agent.to_owned()));
        tab.act(Action::Go(month(of)));
        tab.tell(Msg::Page(Page::Book));
        fill(&mut tab, Place::Value(id("mark")), mark);
        tab.settle();
    }
    start(&mut tab, Start::Next(id("both"), month("2026-01")));
    assert_eq!(
        (effect_of(&mut tab).same, effect_of(&mut tab).changed.len()),
        (4, 0)
    );
    // The first place gives nothing more, and a month's base is 5 less: after March April has no
    // point more.
    let first = "totals[0].pool.of[1].line.gives.scale[1].bands.bands[0].amount";
    tell(&mut tab, DraftMsg::Set(first.into(), json!("0")));
    let plus = "totals[1].pool.of[1].line.gives.fixed";
    tell(&mut tab, DraftMsg::Set(plus.into(), json!("-5")));
    let effect = effect_of(&mut tab);
    assert_eq!(
        changed(&effect),
        [
            "0401 2026-04 61 60",
            "0401 2026-03 93 88",
            "0402 2026-04 85 80"
        ]
    );
    assert_eq!((effect.same, effect.unscored), (1, 0));
    // The lowest mark is first: places are those of all months by these rules.
    tell(&mut tab, DraftMsg::Set(first.into(), json!("5")));
    tell(
        &mut tab,
        DraftMsg::Set("values[1].from.team.first".into(), json!("least")),
    );
    let effect = effect_of(&mut tab);
    assert_eq!(
        changed(&effect),
        [
            "0402 2026-03 70 75",
            "0401 2026-04 61 65",
            "0401 2026-03 93 88",
            "0402 2026-04 85 80"
        ]
    );
    // Who belongs to the team and has no month may be before: places are open, and count as little
    // as they can.
    team(&mut tab, TeamMsg::Edit(Some(TeamEdit::Roster)));
    team(&mut tab, TeamMsg::Type("0401\n0402\n0403".into()));
    team(&mut tab, TeamMsg::Take);
    tab.tell(Msg::Page(Page::Draft));
    let effect = effect_of(&mut tab);
    let only = vec!["0401 2026-04 61 60".to_owned()];
    assert_eq!((effect.same, changed(&effect)), (3, only));
}

fn along(tab: &Tab) -> Option<Along> {
    tab.model.draft_form().unwrap().along.clone()
}

/// What is published out of the bundled one takes its months from that date on along.
#[test]
fn months_by_the_bundled_one_go_along_in_one_step() {
    let mut tab = Tab::open(&Browser::default());
    tab.enter(Field::Agent, "0417");
    for of in ["2026-02", "2026-03", "2026-04"] {
        tab.act(Action::Go(month(of)));
        tab.enter(Field::Count(id("7")), "2");
        tab.enter(Field::Count(id("11")), "1");
    }
    let own = start(&mut tab, Start::Bundled(Unit::Points));
    // Clause 11 is gone in it.
    let tree = tab.model.draft().unwrap().1;
    let read = tab.model.draft_form().unwrap().read(&tree).unwrap();
    let at = kaohe::draft::place_of_line(&read.document, id("11")).unwrap();
    tell(&mut tab, DraftMsg::Remove(at));
    tell(
        &mut tab,
        DraftMsg::Set("effective".into(), json!("2026-03")),
    );
    tell(&mut tab, DraftMsg::Publish);
    tab.settle();
    let offered = along(&tab).expect("there are months");
    assert_eq!((offered.months, offered.is_taken), (2, false));
    assert_eq!(offered.left, [(id("11"), 2)]);
    let shelf = |tab: &Tab| Shelf::of(&tab.model.state.content.books);
    assert!(shelf(&tab).months.is_empty());
    let records = tab.model.state.content.records.len();

    tell(&mut tab, DraftMsg::Along);
    tab.settle();
    assert!(along(&tab).unwrap().is_taken);
    let months: Vec<String> = (shelf(&tab).months.keys())
        .map(|(of, by)| format!("{} {} {}", of.agent, of.month, *by == own))
        .collect();
    assert_eq!(months, ["0417 2026-03 true", "0417 2026-04 true"]);
    let filled = shelf(&tab).filled("0417", month("2026-03"), own).unwrap();
    assert!(filled.sheet.is_ok() && filled.wrong.is_empty());
    let late = filled.filling.events.iter().map(|of| (of.kind, of.count()));
    assert_eq!(late.collect::<Vec<_>>(), [(id("7"), 2)]);
    // Nothing went from where it was, a second time does nothing, and one step takes it back.
    assert_eq!(tab.model.state.content.records.len(), records);
    tell(&mut tab, DraftMsg::Along);
    assert_eq!(shelf(&tab).months.len(), 2);
    tab.act(Action::Undo);
    assert!(shelf(&tab).months.is_empty());
    assert_eq!(shelf(&tab).documents.len(), 1);
}

/// What is there already, and what lies before, stays as it is; where nothing is left to go,
/// nothing is offered.
#[test]
fn nothing_is_offered_where_no_month_may_go() {
    let mut tab = Tab::open(&Browser::default());
    tab.enter(Field::Agent, "0417");
    tab.act(Action::Go(month("2026-03")));
    tab.enter(Field::Count(id("7")), "2");
    start(&mut tab, Start::Bundled(Unit::Points));
    tell(&mut tab, DraftMsg::Publish);
    tab.settle();
    assert!(tab.model.draft_form().unwrap().published.is_some());
    assert!(
        along(&tab).is_none(),
        "it's in force from the next month on"
    );
}
