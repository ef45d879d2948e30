//! The branch sets the consultation log's lists and what the log gives: by a
//! form, on top of the rulebook, taken back like anything it decided.

use std::collections::BTreeSet;

use crate::support::changed;
use kaohe::calendar::{Date, Month};
use kaohe::exchange::{read_rulebook, write_rulebook};
use kaohe::id::Id;
use kaohe::json::{Encode, decode_text};
use kaohe::locale::{Lang, log_feed, setting};
use kaohe::log::{LogRatio, Mark, Marks};
use kaohe::number::Unit;
use kaohe::record::Record;
use kaohe::rulebook::limits::{MAX_CATEGORIES, MAX_CHANNELS, MAX_SOURCE, MAX_TITLE};
use kaohe::rulebook::{
    Amendment, Category, Channel, Fault, Fingerprint, ListFault, LogDifference, LogList, LogLists,
    LogRules, Rulebook, Rules, Text, amend, bundled, difference, log_difference,
};
use proptest::prelude::*;

fn march() -> Month {
    "2026-03".parse().unwrap()
}

fn today() -> Date {
    Date::new(2026, 4, 7).unwrap()
}

fn id(text: &str) -> Id {
    text.parse().unwrap()
}

fn form() -> LogLists {
    let mut form = LogLists::of(&Rules::bundled(), march(), today());
    form.source = "notice 5".into();
    form
}

fn taken(mut form: LogLists) -> Rules {
    form.applied(&Rules::bundled(), march()).unwrap()
}

fn log(rules: &Rules) -> LogRules {
    rules.log_rules(march()).into_owned()
}

/// The category in the nth row, of this title.
fn renamed(form: &mut LogLists, row: usize, zh: &str, en: &str) {
    let row = form.row_mut(LogList::Categories, row).unwrap();
    (row.zh, row.en) = (zh.to_owned(), en.to_owned());
}

#[test]
fn the_form_begins_with_what_is_in_force_and_asks_for_nothing_by_itself() {
    let mut form = LogLists::of(&Rules::bundled(), march(), today());
    assert_eq!(Some(form.log()), bundled().log);
    assert_eq!(form.faults(), []);
    assert_eq!(
        form.applied(&Rules::bundled(), march()).unwrap(),
        Rules::bundled()
    );
    assert_eq!(form.feeds().len(), bundled().measures.len());
    assert_eq!(form.feeds()[3].1, None, "typed by hand");
}

#[test]
fn rows_are_added_named_moved_marked_and_removed() {
    let mut form = form();
    form.add(LogList::Categories, 1_775_527_200_000);
    let last = form.rows(LogList::Categories).len() - 1;
    renamed(&mut form, last, " 投诉：安装 ", " ");
    let row = form.row_mut(LogList::Categories, last).unwrap();
    row.marks = Marks::of(&[Mark::Complaint, Mark::FollowUp]);
    form.shift(LogList::Categories, last, true);
    form.shift(LogList::Categories, 0, true);
    form.remove(LogList::Categories, 0);
    renamed(&mut form, 0, "断网", "No line");
    form.feed(id("satisfaction"), None);
    form.feed(id("orders_on_time"), Some(LogRatio::SolvedOnline));
    let rules = taken(form);
    let now = log(&rules);
    assert_eq!(
        now.categories[0].id,
        id("offline"),
        "a new title, the same name"
    );
    assert_eq!(&*now.categories[0].title.zh, "断网");
    let added = &now.categories[now.categories.len() - 2];
    let title = Text {
        zh: "投诉：安装".into(),
        en: "投诉：安装".into(),
    };
    let marks = Marks::of(&[Mark::Complaint, Mark::FollowUp]);
    assert_eq!((&added.title, added.marks), (&title, marks));
    assert_eq!(added.id.as_str(), "nmnnz1vk0");
    assert_eq!(now.category(id("slow")), None);
    assert_eq!(now.marks(id("slow")), Marks::NONE);
    assert_eq!(now.feed(id("satisfaction")), None);
    assert_eq!(now.feed(id("orders_on_time")), Some(LogRatio::SolvedOnline));
    // The same form again shows the Chinese title in one language only.
    let form = LogLists::of(&rules, march(), today());
    let rows = form.rows(LogList::Categories);
    assert_eq!(rows[rows.len() - 2].en, "");
    assert_eq!(form.log(), now);
}

#[test]
fn names_of_new_rows_are_never_those_of_others() {
    let mut form = form();
    for _ in 0..MAX_CATEGORIES {
        form.add(LogList::Categories, 42);
        form.add(LogList::Channels, u64::MAX);
    }
    assert_eq!(form.rows(LogList::Categories).len(), MAX_CATEGORIES);
    assert_eq!(form.rows(LogList::Channels).len(), MAX_CHANNELS);
    for list in LogList::ALL {
        let ids: BTreeSet<Id> = form.rows(list).iter().map(|row| row.id).collect();
        assert_eq!(ids.len(), form.rows(list).len());
    }
}

#[test]
fn the_form_says_at_each_field_what_is_wrong() {
    let mut form = form();
    form.source = String::new();
    form.add(LogList::Channels, 1);
    assert_eq!(form.faults(), [], "nothing is asked before it's sent off");
    renamed(&mut form, 2, "网速慢、掉线 ", "");
    renamed(&mut form, 3, &"长".repeat(MAX_TITLE + 1), "");
    let faults = form.applied(&Rules::bundled(), march()).unwrap_err();
    let last = form.rows(LogList::Channels).len() - 1;
    assert_eq!(
        faults,
        [
            ListFault::NoTitle(LogList::Channels, last),
            ListFault::SameTitle(LogList::Categories, 2, 0),
            ListFault::LongTitle(LogList::Categories, 3),
            ListFault::NoSource,
        ]
    );
    for lang in [Lang::Zh, Lang::En] {
        assert!(
            faults
                .iter()
                .all(|fault| !log_feed::list_fault(lang, fault).is_empty())
        );
    }
    form.source = "x".repeat(MAX_SOURCE + 1);
    form.date = "2026-02-30".into();
    let faults = form.faults();
    assert!(faults.contains(&ListFault::LongSource(MAX_SOURCE)));
    assert!(matches!(faults.last(), Some(ListFault::Date(_))));
}

#[test]
fn one_row_always_stays() {
    let mut form = form();
    for _ in 0..100 {
        form.remove(LogList::Channels, 0);
    }
    assert_eq!(form.rows(LogList::Channels).len(), 1);
    assert_eq!(log(&taken(form)).channels.len(), 1);
}

fn amendment(change: impl FnOnce(&mut LogRules)) -> Amendment {
    let mut log = bundled().log.clone().unwrap();
    change(&mut log);
    Amendment::Log {
        log,
        source: "notice 5".into(),
        date: Some(today()),
    }
}

#[test]
fn what_the_rulebook_s_laws_forbid_is_no_amendment() {
    let refused = |amendment: Amendment| amend(&bundled(), &amendment).unwrap_err()[0].clone();
    let empty = refused(amendment(|log| log.channels.to_mut().clear()));
    assert_eq!((&*empty.path, empty.fault), ("log.channels", Fault::Empty));
    let twice = refused(amendment(|log| {
        let first = log.categories[0].clone();
        log.categories.to_mut().push(first);
    }));
    assert_eq!(twice.fault, Fault::DuplicateId(id("slow")));
    let feed = refused(amendment(|log| {
        log.feeds.to_mut()[0].measure = id("nothing")
    }));
    assert_eq!(feed.fault, Fault::UnknownMeasure(id("nothing")));
    let many = refused(amendment(|log| {
        let title = log.channels[0].title.clone();
        for n in 0..MAX_CHANNELS {
            log.channels.to_mut().push(Channel {
                id: id(&format!("x{n}")),
                title: title.clone(),
            });
        }
    }));
    assert_eq!(many.fault, Fault::TooMany(MAX_CHANNELS));
    let Amendment::Log { log, date, .. } = amendment(|_| {}) else {
        unreachable!()
    };
    let source = "x".repeat(MAX_SOURCE + 1).into();
    let long = refused(Amendment::Log { log, source, date });
    assert_eq!(long.fault, Fault::TooLong(MAX_SOURCE));
}

#[test]
fn it_scores_nothing_and_keeps_the_worked_examples() {
    let amended = amend(&bundled(), &amendment(|log| log.feeds.to_mut().clear())).unwrap();
    assert_eq!(Fingerprint::of(&amended), Fingerprint::of(&bundled()));
    assert_eq!(difference(&bundled(), &amended), []);
    let full = kaohe::rulebook::bundled_json();
    let full: Rulebook = read_rulebook(full).unwrap();
    assert!(!full.examples.is_empty());
    let amended = amend(&full, &amendment(|_| {})).unwrap();
    assert_eq!(amended.examples, full.examples);
}

#[test]
fn it_is_replaced_taken_back_and_read_again() {
    let one = amendment(|log| log.feeds.to_mut().clear());
    let other = amendment(|log| {
        log.channels.to_mut().truncate(1);
    });
    let rules = Rules::bundled()
        .with(0, one)
        .unwrap()
        .with(0, other.clone())
        .unwrap();
    assert_eq!(rules.books()[0].amendments(), std::slice::from_ref(&other));
    assert_eq!(log(&rules).channels.len(), 1);
    assert_eq!(log(&rules).feeds.len(), 3, "the list counts as a whole");
    let text = rules.to_json();
    assert_eq!(decode_text::<Rules>(&text).unwrap(), rules);
    let odd = text.replace("\"source\"", "\"sauce\"");
    assert_eq!(decode_text::<Rules>(&odd), None);
    assert_eq!(rules.without(0, 0).unwrap(), Rules::bundled());
    let book = rules.books()[0].rulebook();
    let file = read_rulebook(&write_rulebook(book)).unwrap();
    assert_eq!(file.log, book.log);
    let record = Record::blank("", march(), Unit::Points);
    let (name, value, why) = setting::amendment(Lang::Zh, book, &record, &other);
    assert_eq!(name, "咨询台账的选项");
    assert_eq!(value, "渠道 1 个，类别 15 个，台账提供指标 3 项");
    assert_eq!(why, "notice 5 2026-04-07");
}

#[test]
fn differences_name_each_row_and_feed() {
    let before = bundled().log.clone().unwrap();
    assert_eq!(log_difference(&before, &before), []);
    let mut after = before.clone();
    after.channels.to_mut().swap(0, 1);
    after.categories.to_mut()[2].marks = Marks::of(&[Mark::Complaint]);
    let gone = after.categories.to_mut().remove(0);
    let new = Category {
        id: id("n1"),
        ..gone
    };
    after.categories.to_mut().push(new);
    after.feeds.to_mut().remove(0);
    let found = log_difference(&before, &after);
    let (was, is) = (&before.categories, &after.categories);
    assert_eq!(
        found,
        [
            LogDifference::ChannelOrder,
            LogDifference::Category(Some(&was[0]), None),
            LogDifference::Category(Some(&was[2]), Some(&is[1])),
            LogDifference::Category(None, Some(&is[14])),
            LogDifference::Feed(id("complaint_filter"), Some(LogRatio::Filtered), None),
        ]
    );
    let said = |lang| {
        found
            .iter()
            .map(move |d| log_feed::log_difference(lang, &bundled(), *d))
    };
    let zh: Vec<_> = said(Lang::Zh).collect();
    assert_eq!(
        zh[1],
        ("类别".into(), "网速慢、掉线（故障类）".into(), "—".into())
    );
    assert!(said(Lang::En).all(|(name, ..)| !name.is_empty()));
}

#[test]
fn another_document_without_a_log_has_none_of_the_bundled_lists() {
    let other = changed(|document| {
        document.id = id("other");
        document.log = None;
    });
    let rules = Rules::bundled().adding(other).unwrap();
    let titles = log(&rules);
    let titles = titles.categories.iter().map(|c| &*c.title.zh);
    assert_eq!(titles.collect::<Vec<_>>(), ["其他"]);
    assert!(log(&rules).feeds.is_empty());
}

#[test]
fn the_document_from_before_the_log_has_the_bundled_lists_and_feeds_nothing() {
    let old = changed(|document| {
        document.effective = "2026-02".parse().unwrap();
        document.log = None;
    });
    let rules = Rules::bundled().adding(old).unwrap();
    let (place, book) = rules.in_force((march(), Unit::Points));
    assert_eq!(book.rulebook().log, None);
    let lists = bundled().log.clone().unwrap();
    assert_eq!(log(&rules).channels, lists.channels);
    assert_eq!(log(&rules).categories, lists.categories);
    assert!(log(&rules).feeds.is_empty(), "it says nothing of that");
    // What the branch then decides is the older one's own.
    let mut form = LogLists::of(&rules, march(), today());
    form.source = "notice 5".into();
    form.feed(id("complaint_filter"), Some(LogRatio::Filtered));
    let rules = form.applied(&rules, march()).unwrap();
    assert_eq!(rules.books()[place].amendments().len(), 1);
    assert_eq!(
        log(&rules).feed(id("complaint_filter")),
        Some(LogRatio::Filtered)
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is done to the form: what it takes the rulebook takes, and
    /// what it doesn't take it says.
    #[test]
    fn what_the_form_takes_holds(acts in prop::collection::vec((0_u8..6, 0_usize..20, "[ 网a慢]{0,3}"), 0..30)) {
        let mut form = form();
        for (act, row, text) in acts {
            let list = LogList::ALL[row % 2];
            match act {
                0 => form.add(list, row as u64),
                1 => form.remove(list, row),
                2 => form.shift(list, row, text.is_empty()),
                3 => form.feed(bundled().measures[row % 5].id, LogRatio::ALL.get(row % 4).copied()),
                4 => if let Some(row) = form.row_mut(list, row) { row.zh = text },
                _ => if let Some(row) = form.row_mut(list, row) { row.marks = row.marks.with(Mark::Fault, !row.marks.has(Mark::Fault)) },
            }
        }
        match form.applied(&Rules::bundled(), march()) {
            Ok(rules) => prop_assert_eq!(log(&rules), form.log()),
            Err(faults) => {
                prop_assert!(!faults.is_empty());
                let by_rulebook = |fault: &ListFault| matches!(fault, ListFault::Rules(_));
                prop_assert!(!faults.iter().any(by_rulebook), "{:?}", faults);
            }
        }
    }
}
