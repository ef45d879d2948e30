//! What an import would do to what is here.

use std::collections::BTreeMap;
use std::rc::Rc;

use kaohe::exchange::{
    Clash, Held, LogChoice, LogIncoming, LogPreview, LogPut, LogTake, RefusedEntry,
};
use kaohe::log::{Case, EntryId, LogEntry, LogFacts, LogIndex};

use super::file::{read, written};
use super::generate::{asked, entry};

/// A log with its index.
struct Ours(BTreeMap<EntryId, Rc<LogEntry>>, LogIndex);

impl Ours {
    fn of(entries: &[LogEntry]) -> Self {
        let mut index = LogIndex::new();
        entries.iter().for_each(|entry| index.put(entry));
        let entries = entries.iter().cloned();
        Self(entries.map(|e| (e.id, Rc::new(e))).collect(), index)
    }
}

impl Held for Ours {
    fn entry(&self, id: EntryId) -> Option<Rc<LogEntry>> {
        self.0.get(&id).cloned()
    }
    fn case_like(&self, entry: &LogEntry) -> Option<EntryId> {
        self.1.cases_like(entry).first().copied()
    }
}

pub fn previewed(incoming: LogIncoming, ours: &[LogEntry]) -> LogPreview {
    let ours = Ours::of(ours);
    let mut preview = LogPreview::of(incoming);
    let mut steps = 0;
    while preview.step(&ours) {
        steps += 1;
        let (done, of) = preview.progress();
        assert!(done == steps && done <= of);
    }
    preview
}

fn from_file(entries: &[LogEntry], ours: &[LogEntry]) -> LogPreview {
    let text = written(LogChoice::All, entries);
    previewed(read(&text).unwrap(), ours)
}

fn key(key: u64) -> EntryId {
    EntryId::new(key).unwrap()
}

fn case(id: u64, question: &str, title: &str, answer: &str) -> LogEntry {
    let case = Some(Case {
        title: title.into(),
        answer: answer.into(),
    });
    entry(LogFacts {
        case,
        ..asked(id, question)
    })
}

const ASKED: &str = "晚上八点以后宽带网速很慢，看电视卡顿";
const ALMOST: &str = "晚上八点以后宽带网速很慢，看电视卡顿了";

#[test]
fn entries_are_compared_by_key() {
    let (one, two) = (entry(asked(1, "一")), entry(asked(2, "二")));
    let (other, three) = (entry(asked(2, "别的")), entry(asked(3, "三")));
    let theirs = [one.clone(), other.clone(), three.clone()];
    let text = written(LogChoice::All, &theirs).replace("\n]}", ",\n{}\n]}");
    let mut preview = previewed(read(&text).unwrap(), &[one, two.clone()]);
    assert_eq!(preview.new, [Rc::new(three)]);
    assert_eq!(preview.same, 1);
    let [RefusedEntry { index: 3, .. }] = preview.refused.as_slice() else {
        panic!("{:?}", preview.refused);
    };
    let [offer] = preview.offers.as_slice() else {
        panic!("{:?}", preview.offers);
    };
    assert_eq!((&*offer.held, &*offer.incoming), (&two, &other));
    assert_eq!(offer.clash, Clash::Key);
    // Nothing is overwritten unless somebody says so.
    assert_eq!((preview.takes(), preview.adds()), (1, 1));
    assert_eq!(offer.put(|_| false), None);
    preview.choose_all(Clash::Case, LogTake::Theirs);
    assert_eq!(preview.takes(), 1);
    preview.choose_all(Clash::Key, LogTake::Theirs);
    assert_eq!((preview.takes(), preview.adds()), (2, 1));
    let put = preview.offers[0].put(|_| false);
    let before = Some(Rc::new(two));
    let expected = LogPut {
        entry: Rc::new(other),
        before,
    };
    assert_eq!(put, Some(expected));
}

#[test]
fn both_are_kept_under_two_keys_and_known_again() {
    let ours = [entry(asked(2, "二")), entry(asked(3, "三"))];
    let theirs = [entry(asked(2, "别的"))];
    let mut preview = from_file(&theirs, &ours);
    preview.choose_all(Clash::Key, LogTake::Both);
    assert_eq!((preview.takes(), preview.adds()), (1, 1));
    let held = [key(3), key(4)];
    let put = preview.offers[0].put(|id| held.contains(&id)).unwrap();
    assert_eq!((put.entry.id, &put.before), (key(5), &None));
    assert!(put.entry.says_what(&theirs[0]));
    let mut ours = ours.to_vec();
    ours.push(entry(asked(4, "四")));
    ours.push((*put.entry).clone());
    let again = from_file(&theirs, &ours);
    assert_eq!((again.same, again.offers.len()), (1, 0));
}

#[test]
fn there_is_no_key_behind_the_last() {
    let last = EntryId::LAST.get();
    let (ours, theirs) = (entry(asked(last, "一")), entry(asked(last, "二")));
    let mut preview = from_file(&[theirs], &[ours]);
    preview.choose_all(Clash::Key, LogTake::Both);
    assert_eq!(preview.offers[0].put(|_| false), None);
}

#[test]
fn a_case_that_nearly_equals_ours_is_recognised() {
    let ours = [
        entry(asked(1, ASKED)),
        case(2, ASKED, "晚间网速慢", "先测速，再重启光猫"),
    ];
    let theirs = [
        case(70, ALMOST, "晚上慢", "请客户错峰使用，必要时派单"),
        case(71, "忘记宽带密码怎么办", "密码", "核对身份后重置"),
        // No case: it may well be asked twice.
        entry(asked(72, ASKED)),
    ];
    let mut preview = from_file(&theirs, &ours);
    let keys: Vec<_> = preview.new.iter().map(|entry| entry.id.get()).collect();
    assert_eq!(keys, [71, 72]);
    assert_eq!(
        (preview.count(Clash::Case), preview.count(Clash::Key)),
        (1, 0)
    );
    assert_eq!(preview.offers[0].held.id, key(2));
    assert_eq!(preview.offers[0].put(|_| false), None);
    preview.choose_all(Clash::Case, LogTake::Theirs);
    let put = preview.offers[0].put(|_| false).unwrap();
    assert_eq!(put.entry.id, key(2));
    assert_eq!(put.entry.question, ASKED, "what was asked here stays");
    assert_eq!(put.entry.case, theirs[0].case);
    assert_eq!(put.before.as_deref(), Some(&ours[1]));
    assert_eq!(preview.adds(), 2);
    preview.choose_all(Clash::Case, LogTake::Both);
    let put = preview.offers[0].put(|_| false).unwrap();
    assert_eq!((&*put.entry, put.before), (&theirs[0], None));
    assert_eq!(preview.adds(), 3);
}
