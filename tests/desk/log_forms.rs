//! The forms and the filter of the log's page, without a browser.

use kaohe::calendar::Date;
use kaohe::desk::log::{LogField, LogFilter, LogForm, LogWrong, Waits};
use kaohe::id::Id;
use kaohe::locale::log_page::log_words;
use kaohe::locale::{Lang, log_page};
use kaohe::log::{
    Case, EntryId, FollowUp, LogEntry, LogFacts, LogFault, LogRatio, MAX_QUESTION, Mark, Marks,
    Outcome,
};
use kaohe::rulebook::{Category, Text};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn entry(id: u64, on: &str) -> LogEntry {
    LogEntry::new(LogFacts {
        id: EntryId::new(id).unwrap(),
        date: day(on),
        channel: Id::literal("phone"),
        category: Id::literal("slow"),
        question: "网速慢".into(),
        answer: "测速".into(),
        result: Outcome::Dispatched,
        follow_up: FollowUp::NotReached,
        case: None,
    })
    .unwrap()
}

fn case(entry: &LogEntry) -> LogEntry {
    let case = Case {
        title: "网速慢".into(),
        answer: "先测速".into(),
    };
    entry.edited(|facts| facts.case = Some(case)).unwrap()
}

const fn any(_: LogField, _: Id) -> bool {
    true
}

#[test]
fn a_form_says_what_its_entry_says() {
    for entry in [entry(5, "2026-04-07"), case(&entry(6, "2026-04-08"))] {
        let form = LogForm::of(&entry);
        assert_eq!(form.entry(entry.id, any), Ok(entry));
    }
}

#[test]
fn every_wrong_field_is_said_and_nothing_is_rewritten() {
    let mut form = LogForm::new(day("2026-04-07"), None);
    assert!(!form.is_begun());
    form.set(LogField::Date, "soon".into());
    form.set(LogField::Category, "?网".into());
    form.set(LogField::Question, " ".into());
    form.is_case = true;
    let wrong = form.entry(EntryId::FIRST, any).unwrap_err();
    let blank = LogWrong::Text(LogFault::Blank);
    let expected = [
        (LogField::Date, LogWrong::Date),
        (LogField::Channel, LogWrong::NotChosen),
        (LogField::Category, LogWrong::Unknown),
        (LogField::Question, blank),
        (LogField::Title, blank),
        (LogField::Standard, blank),
    ];
    assert_eq!(wrong, expected);
    assert_eq!(form.text(LogField::Date), "soon");
    form.set(LogField::Question, "问".repeat(MAX_QUESTION + 1));
    let wrong = form.entry(EntryId::FIRST, any).unwrap_err();
    let long = LogWrong::Text(LogFault::TooLong(MAX_QUESTION));
    assert!(wrong.contains(&(LogField::Question, long)));
}

#[test]
fn what_no_rulebook_lists_is_refused() {
    let entry = entry(5, "2026-04-07");
    let unlisted = |field, _| field != LogField::Category;
    let wrong = LogForm::of(&entry).entry(entry.id, unlisted);
    assert_eq!(wrong, Err(vec![(LogField::Category, LogWrong::Unknown)]));
}

#[test]
fn what_changed_elsewhere_is_taken_over_but_not_over_what_was_typed() {
    let before = entry(5, "2026-04-07");
    let mut form = LogForm::of(&before);
    form.set(LogField::Answer, "我写的".into());
    let theirs = |facts: &mut LogFacts| {
        facts.answer = "另一个写的".into();
        facts.result = Outcome::SolvedOnline;
    };
    let now = case(&before.edited(theirs).unwrap());
    form.follow(&before, &now);
    assert_eq!(form.text(LogField::Answer), "我写的");
    assert_eq!(form.text(LogField::Result), "solved_online");
    assert!(form.is_case);
}

#[test]
fn a_filter_holds_what_it_says() {
    let open = |facts: &mut LogFacts| facts.follow_up = FollowUp::Due;
    let unknown = |facts: &mut LogFacts| facts.result = Outcome::Unknown;
    let closed = entry(1, "2026-04-07");
    let entries = [
        closed.clone(),
        closed.edited(open).unwrap(),
        closed.edited(unknown).unwrap(),
        case(&entry(4, "2026-03-31")),
    ];
    let held = |filter: LogFilter| -> Vec<usize> {
        let all = entries.iter().enumerate();
        all.filter(|(_, entry)| filter.holds(entry, Marks::of(&[Mark::Complaint])))
            .map(|(at, _)| at)
            .collect()
    };
    let all = LogFilter::default();
    assert_eq!(held(all), [0, 1, 2, 3]);
    let waits = |waits| {
        held(LogFilter {
            waits: Some(waits),
            ..all
        })
    };
    assert_eq!(waits(Waits::Any), [1, 2]);
    assert_eq!(waits(Waits::FollowUp), [1]);
    assert_eq!(waits(Waits::For(LogRatio::Filtered)), [2]);
    assert_eq!(waits(Waits::For(LogRatio::Satisfied)), [1]);
    assert_eq!(
        waits(Waits::For(LogRatio::SolvedOnline)),
        [0; 0],
        "no fault"
    );
    assert_eq!(held(LogFilter { cases: true, ..all }), [3]);
    let month = Some("2026-03".parse().unwrap());
    assert_eq!(held(LogFilter { month, ..all }), [3]);
    let category = Some(Id::literal("bill"));
    assert_eq!(held(LogFilter { category, ..all }), [0; 0]);
}

#[test]
fn the_newest_day_is_first_and_of_a_day_what_was_written_last() {
    let mut all = [
        entry(9, "2026-04-01"),
        entry(3, "2026-04-07"),
        entry(4, "2026-04-07"),
    ]
    .map(std::rc::Rc::new);
    LogFilter::newest_first(&mut all);
    let keys: Vec<u64> = all.iter().map(|entry| entry.id.get()).collect();
    assert_eq!(keys, [4, 3, 9]);
}

#[test]
fn the_pages_sentences_are_in_both_languages() {
    for lang in [Lang::Zh, Lang::En] {
        let words = log_words(lang);
        let chinese = |text: &str| text.chars().any(|c| c > '\u{2E7F}');
        for text in [words.title, words.about, words.late, words.conflict] {
            assert_eq!(chinese(text), lang == Lang::Zh, "{text}");
        }
        let entry = entry(1, "2026-04-07");
        assert!(log_page::in_short(lang, &entry).contains("网速慢"));
    }
    assert_eq!(log_page::count(Lang::En, 1), "1 entry");
    assert_eq!(
        log_page::fault(Lang::En, LogFault::Blank),
        "It can't be left empty"
    );
}

#[test]
fn the_form_goes_on_to_the_next_day_unless_a_person_chose_one() {
    let mut form = LogForm::new(day("2026-04-07"), None);
    assert!(!form.today_is(day("2026-04-07")));
    form.set(LogField::Question, "写到一半".into());
    assert!(form.today_is(day("2026-04-08")));
    assert_eq!(form.text(LogField::Date), "2026-04-08");
    assert_eq!(form.text(LogField::Question), "写到一半");
    // After some days, over the end of a month.
    assert!(form.today_is(day("2026-05-01")));
    assert_eq!(form.text(LogField::Date), "2026-05-01");
    // Chosen: it stays, were it today's.
    for chosen in ["2026-04-30", "2026-05-01", ""] {
        let mut form = form.clone();
        form.choose_day(chosen.into());
        assert!(!form.today_is(day("2026-05-02")));
        assert_eq!(form.text(LogField::Date), chosen);
    }
    let next = LogForm::new(day("2026-05-02"), None);
    assert!(
        next.clone().today_is(day("2026-05-03")),
        "the next one is new"
    );
}

#[test]
fn a_category_can_ask_for_a_follow_up() {
    let category = |name: &str, marks: &[Mark]| Category {
        id: name.parse().unwrap(),
        title: Text {
            zh: "类".into(),
            en: "kind".into(),
        },
        marks: Marks::of(marks),
    };
    let asks = category("plaint", &[Mark::Complaint, Mark::FollowUp]);
    let plain = category("tariff", &[]);
    let mut form = LogForm::new(day("2026-04-07"), None);
    let follow_up = |form: &LogForm| form.text(LogField::FollowUp).to_owned();
    assert_eq!(follow_up(&form), "none_planned");
    form.choose_category(&asks);
    assert_eq!(follow_up(&form), "due");
    form.choose_category(&plain);
    assert_eq!(follow_up(&form), "none_planned");
    assert_eq!(form.text(LogField::Category), "tariff");
    // What a person said stays.
    form.choose_follow_up("satisfied".into());
    form.choose_category(&asks);
    assert_eq!(follow_up(&form), "satisfied");
}
