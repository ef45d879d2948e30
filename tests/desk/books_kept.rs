//! Documents' months that storage can't take yet are kept all the same; who changed them, and
//! when; what an undo took back, in words.

use kaohe::desk::book::{BookMsg, Shelf};
use kaohe::desk::state::{Action, Field};
use kaohe::desk::{AsideId, Effect, Msg, Page, RestMsg, StorageMsg};
use kaohe::language::Joined;
use kaohe::plan::Place;
use kaohe::record::Source;
use kaohe::store::rows::Table;
use kaohe::store::{BookKey, MonthKey};

use super::bench::{Browser, Tab, id, month};
use super::books::{book, d10, fill, import};

const APRIL: &str = "month//2026-04/d10";

/// A page whose storage doesn't answer.
fn without_storage(browser: &Browser) -> Tab {
    let mut tab = Tab::bare(browser, Some(false));
    tab.tell(Msg::Touched);
    tab.load();
    tab.tell(RestMsg::Storage(StorageMsg::Late));
    tab
}

/// The next page, with all of it.
fn next(browser: &Browser) -> Tab {
    let mut tab = Tab::bare(browser, Some(true));
    tab.load();
    tab.storage_opens();
    tab.settle();
    tab
}

fn receipts(tab: &Tab) -> String {
    let shelf = Shelf::of(&tab.model.state.content.books);
    let filling = shelf.month("", month("2026-04"), id("d10"));
    let text = filling.map(|filling| filling.text(Place::Value(id("receipts"))).to_owned());
    text.unwrap_or_default()
}

fn row(browser: &Browser, name: &str) -> String {
    let rows = browser.rows.named(Table::Books);
    let row = rows.into_iter().find(|(known, _)| known == name);
    row.map(|(_, text)| text).unwrap_or_default()
}

/// Every act on the shown month: when, by whom, from where.
fn made(tab: &Tab) -> Vec<(String, String, Source)> {
    let acts = &tab.model.book_form().unwrap().acts;
    let trail = acts
        .trails
        .get(&(MonthKey::new("", month("2026-04")), id("d10")));
    let made = trail.unwrap().revisions().iter().map(|act| act.made());
    made.map(|made| (made.at.to_string(), made.by, made.source))
        .collect()
}

#[test]
fn what_was_typed_while_storage_is_silent_is_there_in_the_next_page() {
    let browser = Browser::default();
    let mut tab = without_storage(&browser);
    d10(&mut tab);
    assert_eq!(receipts(&tab), "30000.01");
    drop(tab);
    assert!(browser.rows.named(Table::Books).is_empty());
    let mut tab = next(&browser);
    assert_eq!(receipts(&tab), "30000.01");
    let names = browser.rows.named(Table::Books);
    assert_eq!(names.len(), 2);
    assert!(tab.model.all_saved());
    assert_eq!(browser.journals(), [] as [&str; 0]);
    book(&mut tab, BookMsg::Show(id("d10")));
    assert_eq!(tab.model.page, Page::Book);
    assert!(tab.model.book_view().is_some());
    // A page that goes on gives it to storage itself.
    let browser = Browser::default();
    let mut tab = without_storage(&browser);
    d10(&mut tab);
    assert_eq!(browser.journals().len(), 1);
    tab.storage_opens();
    tab.settle();
    assert_eq!(browser.rows.named(Table::Books).len(), 2);
    assert_eq!(browser.journals(), [] as [&str; 0]);
}

#[test]
fn a_journal_that_outlived_its_removal_changes_nothing() {
    let browser = Browser::default();
    let mut tab = without_storage(&browser);
    d10(&mut tab);
    drop(tab);
    let journals = browser.journals();
    let mut tab = next(&browser);
    tab.tell(Msg::Page(Page::Book));
    fill(&mut tab, Place::Value(id("receipts")), "5");
    tab.settle();
    browser.has_again(&journals);
    let tab = next(&browser);
    assert_eq!(receipts(&tab), "5");
    assert_eq!(browser.journals(), [] as [&str; 0]);
    assert!(tab.model.storage.report.as_ref().unwrap().asides.is_empty());
}

#[test]
fn beside_what_is_stored_otherwise_it_is_set_aside() {
    let browser = Browser::default();
    let mut tab = without_storage(&browser);
    d10(&mut tab);
    drop(tab);
    let journals = browser.journals();
    let other = Browser::default();
    let mut tab = Tab::open(&other);
    d10(&mut tab);
    book(&mut tab, BookMsg::AddRow(id("calls")));
    tab.settle();
    // The same file, and a month that never was like that one.
    other.has_again(&journals);
    other
        .rows
        .put(Table::Books, APRIL, Some(r#"{"values":{"receipts":"7"}}"#));
    let tab = next(&other);
    assert_eq!(receipts(&tab), "7");
    let asides = &tab.model.storage.report.as_ref().unwrap().asides;
    assert_eq!(asides.len(), 1);
    assert!(matches!(asides[0].0, AsideId::Found(_)));
    assert_eq!(asides[0].1, APRIL);
    assert!(asides[0].2.contains("30000.01"));
    assert_eq!(other.journals(), [] as [&str; 0]);
}

/// On a page that was shown before storage answered, what is typed and what is stored both
/// stay until somebody decides.
#[test]
fn what_was_typed_before_storage_answered_is_not_overwritten_by_it() {
    let browser = Browser::default();
    let mut tab = Tab::open(&browser);
    d10(&mut tab);
    tab.settle();
    let mut late = without_storage(&browser);
    import(&mut late, "D10");
    fill(&mut late, Place::Value(id("receipts")), "5");
    late.storage_opens();
    late.settle();
    assert_eq!(receipts(&late), "5");
    assert!(row(&browser, APRIL).contains("30000.01"));
    let report = late.model.storage.report.as_ref().unwrap();
    let key = BookKey::Month(MonthKey::new("", month("2026-04")), id("d10"));
    assert_eq!(report.books[0].0, key);
    book(&mut late, BookMsg::Resolve(key, true));
    late.settle();
    assert!(!row(&browser, APRIL).contains("30000.01"));
    assert!(late.model.all_saved());
}

#[test]
fn who_changed_a_month_and_when() {
    let browser = Browser::default();
    let mut tab = Tab::open(&browser);
    tab.tell(RestMsg::Storage(StorageMsg::Editor("班长".into())));
    d10(&mut tab);
    let at = "2026-04-07 09:30";
    let entered = |count| vec![(at.to_owned(), "班长".to_owned(), Source::Entered); count];
    // A row, its number, how often, the receipts: what is typed into a field is one act.
    assert_eq!(made(&tab), entered(4));
    tab.act(Action::Undo);
    tab.act(Action::Redo);
    let mut all = entered(4);
    for source in [Source::Undone, Source::Redone] {
        all.push((at.to_owned(), "班长".to_owned(), source));
    }
    assert_eq!(made(&tab), all);
    tab.settle();
    // It's in the row, and the next page goes on from there.
    let mut again = Tab::open(&browser);
    again.tell(Msg::Page(Page::Book));
    assert_eq!(made(&again), all);
    book(&mut again, BookMsg::Answer(id("cap"), id("month")));
    assert_eq!(made(&again).len(), 7);
    let acts = &again.model.book_form().unwrap().acts;
    let (_, trail) = acts.trails.iter().next().unwrap();
    let now = again.model.book_view().unwrap().filling;
    assert!(trail.leads_to(&now));
    let steps = trail.steps(&now);
    assert_eq!(steps.len(), 7);
    assert!(steps[6].before.is_blank());
    // Another tab hears of it.
    tab.hears();
    assert_eq!(made(&tab).len(), 7);
    assert!(tab.model.all_saved());
}

#[test]
fn a_month_out_of_a_file_says_so() {
    let browser = Browser::default();
    let mut tab = Tab::open(&browser);
    d10(&mut tab);
    book(&mut tab, BookMsg::Export);
    let file = tab.wanted.iter().rev().find_map(|effect| match effect {
        Effect::Download(name, text) => Some((name.clone(), text.clone())),
        _ => None,
    });
    let (name, text) = file.unwrap();
    let mut other = Tab::open(&Browser::default());
    import(&mut other, "D10");
    other.files(&[(&name, &text)]);
    book(&mut other, BookMsg::Take);
    let acts = made(&other);
    assert_eq!(acts.len(), 1);
    assert!(matches!(&acts[0].2, Source::File { name: of, .. } if *of == name));
}

#[test]
fn an_undo_says_what_it_took_back() {
    let mut tab = Tab::open(&Browser::default());
    d10(&mut tab);
    tab.act(Action::Undo);
    let said = |tab: &Tab| tab.model.undone_said().unwrap();
    assert!(said(&tab).starts_with("已撤销："), "{}", said(&tab));
    assert!(
        said(&tab).contains("30000.01 \u{2192} \u{2014}"),
        "{}",
        said(&tab)
    );
    tab.act(Action::Redo);
    assert!(said(&tab).contains("30000.01"), "{}", said(&tab));
    book(&mut tab, BookMsg::RemoveDocument(id("d10")));
    tab.act(Action::Undo);
    assert!(said(&tab).contains("加入文件"), "{}", said(&tab));
    tab.enter(Field::Agent, "0417");
}

#[test]
fn a_row_that_nobody_can_read_goes_out_as_it_lies() {
    let browser = Browser::default();
    let mut tab = Tab::open(&browser);
    d10(&mut tab);
    tab.settle();
    browser.rows.put(Table::Books, APRIL, Some("{broken"));
    browser.rows.put(Table::Books, "document/d10", Some("[]"));
    let mut tab = Tab::open(&browser);
    tab.tell(Msg::Page(Page::Book));
    let shelf = Shelf::of(&tab.model.state.content.books);
    let keys: Vec<BookKey> = shelf.unread.keys().cloned().collect();
    assert_eq!(keys.len(), 2);
    for key in keys {
        book(&mut tab, BookMsg::SaveUnread(key));
    }
    let files = tab.wanted.iter().filter_map(|effect| match effect {
        Effect::Download(name, text) => Some((name.as_str(), text.as_str())),
        _ => None,
    });
    let files: Vec<_> = files.collect();
    assert_eq!(
        files,
        [
            ("document-d10.txt", "[]"),
            ("month--2026-04-d10.txt", "{broken")
        ]
    );
}

/// Rows of earlier pages have no acts, and are what they were.
#[test]
fn a_row_without_acts_is_read() {
    let browser = Browser::default();
    let mut tab = Tab::open(&browser);
    d10(&mut tab);
    tab.settle();
    browser
        .rows
        .put(Table::Books, APRIL, Some(r#"{"values":{"receipts":"7"}}"#));
    let mut tab = Tab::open(&browser);
    tab.tell(Msg::Page(Page::Book));
    assert_eq!(receipts(&tab), "7");
    fill(&mut tab, Place::Value(id("receipts")), "8");
    assert_eq!(made(&tab).len(), 1);
}

/// Money of the months adds up, and points have a mean; months without anything are named.
#[test]
fn a_year_joins_its_months() {
    let mut tab = Tab::open(&Browser::default());
    assert!(tab.model.book_year().is_none());
    d10(&mut tab);
    tab.act(Action::Go(month("2026-02")));
    fill(&mut tab, Place::Value(id("receipts")), "10000");
    let year = tab.model.book_year().unwrap();
    assert_eq!(year.missing, [month("2026-01"), month("2026-03")]);
    let total = &year.totals[0];
    assert_eq!(total.by, Joined::Sum);
    let [february, april] = [1, 3].map(|at| total.months[at].unwrap());
    assert!(!february.range.is_settled());
    let (sum, range) = total.joined.unwrap();
    assert_eq!(sum, february.headline + april.headline);
    assert_eq!(range.low, february.range.low + april.range.low);
    assert_eq!(range.high, february.range.high + april.range.high);

    import(&mut tab, "D2");
    for (of, response) in [("2026-03", "35"), ("2026-04", "45")] {
        tab.act(Action::Go(month(of)));
        let values = [
            ("sales", "45000"),
            ("planned", "50000"),
            ("buyers", "180"),
            ("enquirers", "400"),
            ("received", "400"),
            ("replied", "392"),
            ("response", response),
            ("late", "0"),
        ];
        for (value, text) in values {
            fill(&mut tab, Place::Value(id(value)), text);
        }
    }
    let year = tab.model.book_year().unwrap();
    let total = &year.totals[0];
    assert_eq!(total.by, Joined::Mean);
    let [march, april] = [2, 3].map(|at| total.months[at].unwrap().headline);
    let (mean, _) = total.joined.unwrap();
    assert_ne!(march, april);
    assert_eq!(mean + mean, march + april);
}

/// A year whose months weigh what a value of them comes to: of which it isn't typed is named, and
/// leaves a range.
#[test]
fn a_year_weighs_its_months() {
    let weighted = r#"{
      "format": "kaohe-rulebook", "version": 2, "id": "weighted", "title": "加权", "effective": "2026-01",
      "values": [
        {"id": "mark", "title": "质检", "unit": "分", "most": "100"},
        {"id": "days", "title": "出勤天数", "unit": "天", "most": "31"}
      ],
      "totals": [{"id": "score", "unit": "分", "year": "weighted", "weighed_by": "days", "pool": {"id": "all", "of": [
        {"line": {"id": "mark", "title": "质检", "gives": {"value": "mark"}}}
      ]}}]
    }"#;
    let mut tab = Tab::open(&Browser::default());
    tab.files(&[("weighted.json", weighted)]);
    book(&mut tab, BookMsg::Take);
    tab.settle();
    for (of, mark, days) in [("2026-02", "90", "20"), ("2026-04", "60", "10")] {
        tab.act(Action::Go(month(of)));
        fill(&mut tab, Place::Value(id("mark")), mark);
        fill(&mut tab, Place::Value(id("days")), days);
    }
    let joined = |tab: &Tab| {
        let total = tab.model.book_year().unwrap().totals.remove(0);
        let (headline, range) = total.joined.unwrap();
        let texts = [headline, range.low, range.high].map(|number| number.to_string());
        (texts, total.weighed.unwrap().unknown)
    };
    let three = |texts: [&str; 3]| texts.map(str::to_owned);
    assert_eq!(joined(&tab), (three(["80", "80", "80"]), vec![]));
    // April weighs up to 31 days.
    book(
        &mut tab,
        BookMsg::Type(Place::Value(id("days")), String::new()),
    );
    let least = three(["71.765", "71.765", "90"]);
    assert_eq!(joined(&tab), (least, vec![month("2026-04")]));
}
