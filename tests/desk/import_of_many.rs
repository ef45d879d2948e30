//! An import of many months: in steps, and imported is only what is stored.

use std::collections::BTreeMap;

use kaohe::desk::state::Action;
use kaohe::desk::{
    DataMsg, Effect, Estimate, FileRead, ImportMsg, ImportStage, Msg, Page, RestMsg, update,
};
use kaohe::exchange::{Encoding, Figures, Item, Preview, RulebookRef, Wage, export};
use kaohe::id::Fingerprint;
use kaohe::number::Unit;
use kaohe::record::{Facts, Record};
use kaohe::rulebook::bundled;
use kaohe::scoring::score;
use kaohe::store::BackendFault;

use super::bench::{Browser, Tab, month};

/// A file with a month of each of so many agents.
pub fn file(of: usize) -> String {
    let rulebook = bundled();
    let today = kaohe::calendar::Date::new(2026, 4, 7).unwrap();
    let item = |number: usize| {
        let mut facts = Facts::empty(format!("座席{number:05}"), month("2026-04"));
        facts.exam = kaohe::record::Exam::None;
        let record = Record::new(facts).unwrap();
        Item {
            rulebook: RulebookRef::of(&rulebook),
            seen: Some(Figures::of(&score(&rulebook, &record, today))),
            code: None,
            record,
            lines: Vec::new(),
            trail: Default::default(),
        }
    };
    let items: Vec<Item> = (0..of).map(item).collect();
    export(&items, Wage::Included, &[])
}

/// Tells the tab of a file, and leaves the work to the caller.
pub fn begun(tab: &mut Tab, text: String) {
    let name = "many.json".to_owned();
    let hash = Fingerprint::of_bytes(text.bytes());
    let text = Ok((text, Encoding::Utf8));
    let msg = ImportMsg::Files(vec![FileRead { name, hash, text }]);
    let was_working = tab.model.is_working;
    let effects = update(&mut tab.model, RestMsg::Import(msg).into());
    // Whoever works already goes on with this.
    assert_eq!(effects.contains(&Effect::Work), !was_working);
    assert!(tab.model.is_working);
}

fn room(left: Option<u64>) -> RestMsg {
    let estimate = Estimate {
        left,
        ..Estimate::default()
    };
    RestMsg::Data(DataMsg::Estimated(estimate))
}

#[test]
fn it_goes_in_steps_with_progress_in_order() {
    let mut tab = Tab::open(&Browser::default());
    begun(&mut tab, file(300));
    assert_eq!(tab.model.page, Page::Import);
    let mut before = (ImportStage::Reading, 0);
    let mut steps = 0;
    while let Some((stage, done, of)) = tab.model.import_progress() {
        assert!(done <= of, "{done} of {of}");
        let is_later = stage == ImportStage::Comparing && before.0 == ImportStage::Reading;
        assert!(is_later || (stage == before.0 && done >= before.1));
        before = (stage, done);
        steps += 1;
        tab.tell(RestMsg::Step);
    }
    assert!(steps > 300, "{steps} steps");
    assert_eq!(before.0, ImportStage::Comparing);
    assert_eq!(tab.model.import.incoming.len(), 300);
    // It's known how much room there is before anybody confirms.
    assert!(tab.taken().contains(&Effect::Estimate));
    tab.tell(room(Some(1 << 40)));
    assert_eq!(tab.model.lacks_room(), None);
    tab.tell(room(Some(1_000)));
    let needed = tab.model.import.bytes as u64 * 2;
    assert_eq!(tab.model.lacks_room(), Some((needed, 1_000)));
    tab.tell(room(None));
    assert_eq!(tab.model.lacks_room(), None);
    // Not all of them are drawn at once.
    assert_eq!(tab.model.listed(), 100);
    tab.tell(RestMsg::More);
    assert_eq!(tab.model.listed(), 200);
}

#[test]
fn it_can_be_stopped_and_left() {
    let mut tab = Tab::open(&Browser::default());
    let text = file(20);
    begun(&mut tab, text.clone());
    tab.tell(RestMsg::Step);
    tab.tell(RestMsg::Import(ImportMsg::Stop));
    assert!(tab.model.import_work.is_none());
    assert_eq!(tab.model.import.incoming.len(), 0);
    begun(&mut tab, text.clone());
    tab.tell(Msg::Page(Page::Month));
    tab.tell(RestMsg::Step);
    assert!(tab.model.import_work.is_none());
    assert_eq!(tab.model.page, Page::Month);
    // A later one is as good as any.
    tab.files(&[("many.json", &text)]);
    assert_eq!(tab.model.import.incoming.len(), 20);
}

#[test]
fn imported_is_said_once_all_is_stored() {
    let mut tab = Tab::open(&Browser::default());
    tab.files(&[("many.json", &file(30))]);
    tab.tell(RestMsg::Import(ImportMsg::Take));
    assert_eq!(tab.model.said, "");
    let saving = tab.model.import_saving.as_ref().unwrap();
    assert_eq!(saving.progress(), (0, 30));
    tab.settle();
    assert_eq!(tab.model.said, tab.model.lang.more().imported);
    assert!(tab.model.import_saving.is_none());
    // Several agents are a team.
    assert_eq!(tab.model.page, Page::Team);
    assert_eq!(tab.stored().len(), 30);
    tab.act(Action::Undo);
    assert_eq!(tab.stored().len(), 0);
    // Who went elsewhere meanwhile, came back, or has the next files there, stays.
    for (next, files) in [
        (Page::Data, false),
        (Page::Import, false),
        (Page::Import, true),
    ] {
        tab.files(&[("many.json", &file(30))]);
        tab.tell(RestMsg::Import(ImportMsg::Take));
        tab.tell(Msg::Page(next));
        if files {
            tab.files(&[("more.json", &file(40))]);
        }
        tab.settle();
        assert!(tab.model.import.done.is_some());
        assert_eq!(tab.model.page, next);
        tab.act(Action::Undo);
    }
}

#[test]
fn it_is_stored_a_stretch_at_a_time_and_loses_nothing_to_another_tab_meanwhile() {
    let browser = Browser::default();
    let (mut tab, mut two) = (Tab::open(&browser), Tab::open(&browser));
    tab.is_slow = true;
    tab.files(&[("many.json", &file(600))]);
    tab.tell(RestMsg::Import(ImportMsg::Take));
    assert_eq!(tab.stored().len(), 0);
    assert_eq!(tab.model.state.content.records.len(), 600);
    tab.goes_on();
    tab.settle();
    assert_eq!(tab.stored().len(), 250);
    assert_eq!(tab.model.said, "");
    let progress = |tab: &Tab| tab.model.import_saving.as_ref().unwrap().progress();
    assert_eq!(progress(&tab), (250, 600));
    assert_eq!(tab.model.status(0), "正在保存…");
    // Another tab enters a month of its own, and one that is still to be stored.
    for agent in ["李伟", "座席00590"] {
        two.act(Action::Show(agent.into()));
        two.act(Action::Step("6".parse().unwrap(), 1));
    }
    tab.hears();
    assert_eq!(tab.model.state.content.records.len(), 601);
    for _ in 0..2 {
        tab.goes_on();
        tab.settle();
    }
    assert_eq!(tab.stored().len(), 601);
    let unkept = tab.model.import_saving.as_ref().unwrap().unkept.clone();
    let unkept = unkept.unwrap();
    assert_eq!((unkept.kept, unkept.not_kept), (599, 1));
    let conflict = unkept.fault.unwrap();
    assert!(matches!(
        conflict,
        kaohe::store::rows::RowFault::Conflict { theirs: Some(_) }
    ));
    // What the other tab entered is on the disk, and here nothing of it is.
    let key = ("座席00590".to_owned(), month("2026-04"));
    let theirs = Tab::open(&browser).model.state.content.records[&key].clone();
    assert_eq!(theirs.entries.len(), 1);
    assert!(tab.model.state.content.records[&key].entries.is_empty());
}

#[test]
fn what_couldn_t_be_stored_is_counted_with_its_cause() {
    let mut tab = Tab::open(&Browser::default());
    tab.files(&[("many.json", &file(30))]);
    tab.browser.rows.leave(Some(0));
    tab.tell(RestMsg::Import(ImportMsg::Take));
    tab.settle();
    assert_eq!(tab.model.said, "");
    let unkept = tab.model.import_saving.as_ref().unwrap().unkept.clone();
    let unkept = unkept.unwrap();
    assert_eq!((unkept.kept, unkept.not_kept), (0, 30));
    assert_eq!(tab.model.page, Page::Team);
    let quota = kaohe::store::rows::RowFault::Storage(BackendFault::QuotaFull);
    assert_eq!(unkept.fault, Some(quota));
    // Later there is room.
    tab.browser.rows.leave(None);
    tab.tell(RestMsg::Storage(kaohe::desk::StorageMsg::Retry));
    tab.settle();
    assert_eq!(tab.model.said, tab.model.lang.more().imported);
    assert!(tab.model.import_saving.is_none());
}

/// How long steps take is measured in a browser; here, that none does more
/// than its share.
#[test]
fn no_step_does_more_than_its_share() {
    let mut tab = Tab::open(&Browser::default());
    tab.is_slow = true;
    begun(&mut tab, file(2_000));
    let mut most = BTreeMap::new();
    while let Some((stage, done, of)) = tab.model.import_progress() {
        tab.tell(RestMsg::Step);
        let (now, done_now, _) = tab.model.import_progress().unwrap_or((stage, of, of));
        if now == stage {
            let share = most.entry(format!("{stage:?}")).or_insert(0);
            *share = done_now.saturating_sub(done).max(*share);
        }
    }
    assert_eq!(most.get("Comparing"), Some(&1));
    assert!(most.get("Reading").is_some_and(|share| *share <= 8 << 10));
    assert_eq!(tab.model.import.incoming.len(), 2_000);
    let is_scored = |preview: &Preview| preview.item.record.unit == Unit::Points;
    assert!(tab.model.import.incoming.iter().all(|(p, _)| is_scored(p)));
    // What is taken is stored 250 months at a time, and so is its undo.
    let acts = [
        RestMsg::Import(ImportMsg::Take).into(),
        Msg::Act(Action::Undo),
    ];
    for act in acts {
        let mut stretches = Vec::new();
        let mut effects = update(&mut tab.model, act);
        while effects.contains(&Effect::ClockLater) {
            let clock = RestMsg::Storage(kaohe::desk::StorageMsg::Clock(tab.now));
            effects = update(&mut tab.model, clock.into());
            stretches.extend(effects.iter().filter_map(|effect| match effect {
                Effect::SaveMonths(months) => Some(months.len()),
                _ => None,
            }));
        }
        assert_eq!(stretches, [250; 8]);
    }
    assert!(tab.model.state.content.records.is_empty());
}
