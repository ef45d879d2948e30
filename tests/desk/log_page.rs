//! The log's page: the new entry, the opened one, the list, acts that are taken
//! back.

use std::rc::Rc;

use kaohe::calendar::Date;
use kaohe::desk::log::{Changes, Choosing, LogField, LogFilter, LogPage};
use kaohe::locale::Lang;
use kaohe::locale::log_page::{LogWords, log_words};
use kaohe::log::{EntryId, LogEntry, LogIndex};
use kaohe::rulebook::Rules;

use super::bench::month;
use crate::log::generate::{asked, entry};

fn today() -> Date {
    Date::new(2026, 4, 7).unwrap()
}

fn words() -> &'static LogWords {
    log_words(Lang::Zh)
}

fn key(key: u64) -> EntryId {
    EntryId::new(key).unwrap()
}

/// A page whose storage takes everything at once.
struct Log {
    page: LogPage,
    index: LogIndex,
}

impl Log {
    fn open(entries: Vec<LogEntry>) -> Self {
        let mut log = Self {
            page: LogPage::default(),
            index: LogIndex::default(),
        };
        let lists = Rules::bundled().log_rules(month("2026-04")).into_owned();
        log.page.choose_from(&lists, today());
        let changes = entries.into_iter().map(|e| (e.id, Some(Rc::new(e))));
        log.keep(changes.collect());
        log
    }

    fn keep(&mut self, changes: Changes) {
        let mut entries = (*self.page.entries).clone();
        for (id, entry) in changes {
            entries.retain(|known| known.id != id);
            match entry {
                Some(entry) => {
                    self.index.put(&entry);
                    entries.push(entry);
                }
                None => drop(self.index.remove(id)),
            }
        }
        entries.sort_by_key(|entry| entry.id);
        self.page.entries = Rc::new(entries);
        self.page.follow_opened();
        self.page.list_anew(&self.index);
    }

    fn type_new(&mut self, field: LogField, text: &str) {
        if let Some(typed) = self.page.type_new(field, text.into()) {
            self.page.look_for_similar(typed, &self.index);
        }
    }

    fn add(&mut self, id: u64) -> &'static str {
        let (changes, focus) = self.page.add(key(id), today(), words());
        self.keep(changes);
        focus
    }

    fn open_entry(&mut self, id: u64) -> bool {
        let kept = self.page.open_entry(key(id), false, words());
        self.keep(kept.changes);
        kept.is_whole
    }

    fn close(&mut self) -> bool {
        let kept = self.page.close_opened(words());
        self.keep(kept.changes);
        kept.is_whole
    }

    /// Whether that took something back.
    fn undo(&mut self) -> Option<bool> {
        let turned = self.page.undo()?;
        let done = !turned.changes.is_empty();
        self.keep(turned.changes);
        Some(done)
    }

    fn redo(&mut self) -> Option<bool> {
        let turned = self.page.redo()?;
        let done = !turned.changes.is_empty();
        self.keep(turned.changes);
        Some(done)
    }

    fn questions(&self) -> Vec<String> {
        let list = self.page.list.iter();
        list.map(|entry| entry.question.clone()).collect()
    }

    fn question(&self, id: u64) -> Option<String> {
        Some(self.page.entry(key(id))?.question.clone())
    }
}

#[test]
fn a_new_entry_is_added_and_the_form_is_ready_for_the_next() {
    let mut log = Log::open(vec![]);
    // What is missing gets the focus, one after the other.
    assert_eq!(log.add(1), "#log-new-category");
    assert!(!log.page.wrong_in_new().is_empty());
    log.page.choose(Choosing::Pick(Some(0)), &log.index);
    assert_eq!(log.add(1), "#log-new-question");
    log.type_new(LogField::Question, "宽带断了");
    let channel = log.page.new.form.text(LogField::Channel).to_owned();
    let lists = Rc::clone(&log.page.lists);
    let second = lists.channels[1].id.to_string();
    log.type_new(LogField::Channel, &second);
    assert_ne!(channel, second);
    assert_eq!(log.add(1), "#log-new-category");
    assert_eq!(log.questions(), ["宽带断了"]);
    // Empty again, for the same channel, and nothing is wrong yet.
    assert_eq!(log.page.new.form.text(LogField::Question), "");
    assert_eq!(log.page.new.form.text(LogField::Channel), second);
    assert!(log.page.wrong_in_new().is_empty());
    assert_eq!(log.page.said, Some((Lang::Zh, words().added)));
    assert!(log.page.can_take_back);
}

#[test]
fn an_earlier_answer_is_taken_and_the_next_one_takes_its_place() {
    let mut log = Log::open(vec![
        entry(asked(1, "宽带断线怎么办"))
            .edited(|facts| facts.answer = "重启光猫".into())
            .unwrap(),
        entry(asked(2, "宽带断线了"))
            .edited(|facts| facts.answer = "报修".into())
            .unwrap(),
    ]);
    log.type_new(LogField::Question, "宽带断线");
    assert_eq!(log.page.new.similar.len(), 2);
    log.type_new(LogField::Answer, "您好，");
    log.page.take_next(words());
    let first = log.page.new.form.text(LogField::Answer).to_owned();
    assert!(first.starts_with("您好， "));
    log.page.take_next(words());
    let second = log.page.new.form.text(LogField::Answer).to_owned();
    assert_ne!(first, second);
    assert!(!second.starts_with("您好"), "{second}");
    // One that isn't there any more says nothing.
    log.page.take(key(9), words());
    assert_eq!(log.page.new.form.text(LogField::Answer), second);
}

#[test]
fn a_category_is_chosen_by_typing_arrows_or_its_whole_name() {
    let mut log = Log::open(vec![]);
    let all = log.page.offered("", &log.index).len();
    log.page.choose(Choosing::Show, &log.index);
    log.page.choose(Choosing::Move(-1), &log.index);
    assert_eq!(log.page.new.choosing, Some(all - 1));
    log.page.choose(Choosing::Move(1), &log.index);
    assert_eq!(log.page.new.choosing, Some(0));
    let title = log.page.lists.categories[2].title.zh.to_string();
    log.page.choose(Choosing::Type(title.clone()), &log.index);
    log.page.choose(Choosing::Hide, &log.index);
    log.page.choose(Choosing::Leave, &log.index);
    assert_eq!(log.page.category_text(Lang::Zh), title);
    // What is no category stays as it was typed, and is wrong.
    log.page
        .choose(Choosing::Type("没有这一类".into()), &log.index);
    log.page.choose(Choosing::Hide, &log.index);
    log.page.choose(Choosing::Leave, &log.index);
    assert_eq!(log.page.category_text(Lang::Zh), "没有这一类");
    assert_eq!(log.add(1), "#log-new-category");
}

#[test]
fn an_opened_entry_is_kept_when_its_typing_pauses_and_as_one_step() {
    let mut log = Log::open(vec![entry(asked(1, "旧"))]);
    assert!(log.open_entry(1));
    for text in ["新", "新的", "新的问题"] {
        let typed = log.page.type_opened(LogField::Question, text.into());
        let changes = log.page.settle_opened(typed, words());
        log.keep(changes);
    }
    assert_eq!(log.question(1).as_deref(), Some("新的问题"));
    // Too early: more was typed since.
    let early = log.page.type_opened(LogField::Question, "新的问题1".into());
    log.page
        .type_opened(LogField::Question, "新的问题12".into());
    assert_eq!(log.page.settle_opened(early, words()), []);
    let changes = log.page.leave_opened(words());
    log.keep(changes);
    assert_eq!(log.undo(), Some(true));
    assert_eq!(log.question(1).as_deref(), Some("旧"));
    assert_eq!(log.redo(), Some(true));
    assert_eq!(log.question(1).as_deref(), Some("新的问题12"));
}

#[test]
fn what_is_wrong_in_it_keeps_it_open_until_it_s_dropped() {
    let mut log = Log::open(vec![entry(asked(1, "甲")), entry(asked(2, "乙"))]);
    log.open_entry(1);
    log.page.type_opened(LogField::Question, "  ".into());
    assert!(log.page.wrong_in_opened().is_empty());
    assert!(!log.close() && !log.open_entry(2));
    assert!(!log.page.wrong_in_opened().is_empty());
    assert_eq!(log.page.opened.as_ref().unwrap().id, key(1));
    log.page.drop_opened();
    assert_eq!(log.question(1).as_deref(), Some("甲"));
    assert!(log.open_entry(2) && log.close());
}

#[test]
fn a_case_is_made_of_its_own_question_and_answer() {
    let mut log = Log::open(vec![
        entry(asked(1, "怎么缴费"))
            .edited(|facts| facts.answer = "网上营业厅".into())
            .unwrap(),
    ]);
    log.open_entry(1);
    let changes = log.page.make_case(true, words());
    log.keep(changes);
    let case = log.page.entry(key(1)).unwrap().case.clone().unwrap();
    assert_eq!((&*case.title, &*case.answer), ("怎么缴费", "网上营业厅"));
    let changes = log.page.make_case(false, words());
    log.keep(changes);
    assert_eq!(log.page.entry(key(1)).unwrap().case, None);
    assert_eq!(log.page.said, Some((Lang::Zh, words().case_unmade)));
}

#[test]
fn numbers_are_masked_in_forms_and_in_the_list() {
    let number = "客户 13800138000 来电";
    let mut log = Log::open(vec![entry(asked(1, number)), entry(asked(2, number))]);
    log.type_new(LogField::Question, number);
    log.page.mask_new(LogField::Question, words());
    assert!(
        !log.page
            .new
            .form
            .text(LogField::Question)
            .contains("13800138000")
    );
    log.open_entry(1);
    let changes = log.page.mask_opened(LogField::Question, words());
    log.keep(changes);
    let changes = log.page.mask_entry(key(2), words());
    log.keep(changes);
    for at in [1, 2] {
        assert!(!log.question(at).unwrap().contains("13800138000"));
    }
    assert_eq!(log.page.mask_entry(key(9), words()), []);
}

#[test]
fn what_another_tab_wrote_is_followed_and_isn_t_undone() {
    let mut log = Log::open(vec![entry(asked(1, "甲"))]);
    log.open_entry(1);
    log.page.type_opened(LogField::Question, "乙".into());
    let changes = log.page.leave_opened(words());
    log.keep(changes);
    // The other tab's answer comes into the open form.
    let theirs = log.page.entry(key(1)).unwrap();
    let theirs = theirs
        .edited(|facts| facts.answer = "别处写的".into())
        .unwrap();
    log.keep(vec![(key(1), Some(Rc::new(theirs)))]);
    let opened = log.page.opened.as_ref().unwrap();
    assert_eq!(opened.form.text(LogField::Answer), "别处写的");
    assert_eq!(log.undo(), Some(false));
    assert_eq!(log.question(1).as_deref(), Some("乙"));
    // Removed there, it's closed here.
    log.keep(vec![(key(1), None)]);
    assert!(log.page.opened.is_none());
    assert_eq!(log.undo(), None);
}

#[test]
fn deleting_is_taken_back_and_a_new_act_ends_what_could_be_done_again() {
    let mut log = Log::open(vec![entry(asked(1, "甲")), entry(asked(2, "乙"))]);
    log.open_entry(1);
    let changes = log.page.delete_opened(words());
    log.keep(changes);
    assert_eq!(log.questions(), ["乙"]);
    assert_eq!(log.undo(), Some(true));
    assert!(log.page.history.can_redo());
    let changes = log.page.act(vec![(key(2), None)]);
    log.keep(changes);
    assert!(!log.page.history.can_redo());
    assert_eq!(log.redo(), None);
    assert_eq!(log.questions(), ["甲"]);
}

#[test]
fn so_many_acts_can_be_taken_back_and_no_more() {
    let mut log = Log::open(vec![]);
    for n in 1..=120 {
        let changes = log.page.act(vec![(key(n), Some(entry(asked(n, "问"))))]);
        log.keep(changes);
    }
    let mut undone = 0;
    while log.undo() == Some(true) {
        undone += 1;
    }
    assert_eq!((undone, log.page.entries.len()), (100, 20));
}

#[test]
fn the_mark_stays_on_its_entry_and_within_the_list() {
    let mut log = Log::open(
        (1..=3)
            .map(|n| entry(asked(n, &format!("问{n}"))))
            .collect(),
    );
    log.page.cursor = 1;
    let marked = log.page.list[1].id;
    let changes = log.page.act(vec![(key(4), Some(entry(asked(4, "问4"))))]);
    log.keep(changes);
    assert_eq!(log.page.list[log.page.cursor].id, marked);
    log.page.cursor = 3;
    log.page.query = "问1".into();
    log.page.list_anew(&log.index);
    assert!(log.page.is_searched() && log.page.cursor < log.page.list.len());
    log.page.query = "没有".into();
    log.page.list_anew(&log.index);
    assert_eq!((log.page.list.len(), log.page.cursor), (0, 0));
    log.page.query.clear();
    log.page.filter = LogFilter {
        month: Some(month("2020-01")),
        ..LogFilter::default()
    };
    log.page.list_anew(&log.index);
    assert!(log.page.list.is_empty());
}
