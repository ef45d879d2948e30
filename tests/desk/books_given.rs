//! What is said of a document's month otherwise than by numbers: cases, some of them open;
//! none of a value; between what it lies; days, norms and excuses; pending and shared events.

use kaohe::desk::book::{BookMsg, Offered};
use kaohe::desk::state::{Action, Field};
use kaohe::desk::{Effect, Page};
use kaohe::exchange::{BookFile, read_book};
use kaohe::json::Decode;
use kaohe::language::{Excuse, Facts};
use kaohe::number::Ratio;
use kaohe::plan::{CasePart, Place, Why};
use kaohe::record::FieldFault;

use super::bench::{Browser, Tab, id, month};
use super::books::{book, fill};

const DOCUMENT: &str = include_str!("../fixtures/branch-document.json");

/// All that has no field of its own, or one that is easily forgotten.
const MONTH: &str = r#"{
  "format": "kaohe-document-month", "version": 2, "document": "branch", "agent": "0417", "month": "2026-04",
  "readings": {"both": "heaviest", "gone": "yes"},
  "facts": {
    "values": {
      "calls": ["120", {"value": "79", "times": 2, "date": "2026-04-02", "norm": "new"}, {"date": "2026-04-03", "excuse": "pending"}, {}, {"value": "0", "excuse": "yes"}],
      "filter": {"of": 18, "over": 19, "unclear": 1, "open": 1, "may_leave": 2, "may_join": 3},
      "gone": "7.5",
      "report": "2026-05-06",
      "solved": {"from": "88", "to": "91.5"}
    },
    "events": [
      {"kind": "late", "times": 2}, {"kind": "late", "pending": true}, {"kind": "late", "date": "2026-04-09"},
      {"kind": "late", "times": 3, "also": [{"kind": "post", "pending": true, "times": 1}]},
      {"kind": "rude", "amount": "-2", "pending": true}, {"kind": "gone", "times": 4}
    ],
    "audiences": {"gone": false}
  }
}"#;

fn tab() -> Tab {
    let mut tab = Tab::open(&Browser::default());
    tab.enter(Field::Agent, "0417");
    tab.files(&[("branch.json", DOCUMENT)]);
    book(&mut tab, BookMsg::Take);
    assert_eq!(tab.model.page, Page::Book);
    tab
}

fn clear(tab: &mut Tab, place: Place) {
    book(tab, BookMsg::Type(place, String::new()));
    book(tab, BookMsg::Left);
}

/// A total: headline, low, high.
fn total(tab: &Tab, at: usize) -> [String; 3] {
    let total = tab.model.book_view().unwrap().sheet.unwrap().totals[at];
    [total.headline, total.range.low, total.range.high].map(|end| end.to_string())
}

#[track_caller]
fn scores(tab: &Tab, [score, low, high]: [&str; 3]) {
    assert_eq!(total(tab, 0), [score, low, high]);
}

fn wrong(tab: &Tab) -> Vec<(Place, Why)> {
    let view = tab.model.book_view().unwrap();
    view.wrong
        .iter()
        .map(|wrong| (wrong.place, wrong.why))
        .collect()
}

fn exported(tab: &mut Tab) -> String {
    tab.taken();
    book(tab, BookMsg::Export);
    let [Effect::Download(_, file)] = &tab.taken()[..] else {
        panic!("no file");
    };
    file.clone()
}

fn facts(text: &str) -> Facts {
    let tree: serde_json::Value = serde_json::from_str(text).unwrap();
    Facts::decode(&tree["facts"]).unwrap()
}

#[test]
fn a_month_keeps_all_that_its_file_says() {
    let mut tab = tab();
    tab.files(&[("month.json", MONTH)]);
    let (offer, take) = &tab.model.book_form().unwrap().offers[0];
    assert!(matches!(&offer.what, Ok(Offered::Month(..))) && *take);
    book(&mut tab, BookMsg::Take);
    tab.settle();
    assert_eq!(wrong(&tab), []);
    let file = exported(&mut tab);
    assert_eq!(facts(&file), facts(MONTH));
    let Ok(BookFile::Month(month)) = read_book(&file) else {
        panic!("{file}");
    };
    assert_eq!(month.readings.len(), 2);
    // It's here now, just so.
    tab.files(&[("month.json", &file)]);
    let (offer, take) = &tab.model.book_form().unwrap().offers[0];
    assert!(
        matches!(&offer.what, Ok(Offered::Month(.., here)) if *here == kaohe::desk::book::Here::Same)
    );
    assert!(!take);
    // In a page that is opened later, too.
    let mut again = Tab::open(&tab.browser);
    again.tell(kaohe::desk::Msg::Page(Page::Book));
    assert_eq!(exported(&mut again), file);
    assert_eq!(total(&again, 0), total(&tab, 0));
}

#[test]
fn a_file_of_two_months_is_refused() {
    let other = MONTH.replace(r#""facts": {"#, r#""facts": {"month": "2026-03", "#);
    assert!(read_book(&other).is_err());
    let same = MONTH.replace(r#""facts": {"#, r#""facts": {"month": "2026-04", "#);
    assert!(read_book(&same).is_ok());
}

#[test]
fn open_cases_are_typed_beside_the_counted_ones() {
    let mut tab = tab();
    fill(&mut tab, Place::Value(id("solved")), "90");
    fill(&mut tab, Place::Value(id("report")), "2026-05-04");
    let filter = id("filter");
    let part = |part| Place::Cases(filter, part);
    book(&mut tab, BookMsg::ByCases(filter));
    let unsaid = |tab: &Tab| tab.model.book_view().unwrap().unsaid();
    assert_eq!(unsaid(&tab), [part(CasePart::Of), part(CasePart::Over)]);
    fill(&mut tab, part(CasePart::Of), "18");
    assert_eq!(unsaid(&tab), [part(CasePart::Over)]);
    fill(&mut tab, part(CasePart::Over), "19");
    scores(&tab, ["100", "100", "100"]);
    // The open one may be good.
    fill(&mut tab, part(CasePart::Open), "1");
    scores(&tab, ["100", "100", "101"]);
    // One is good or not as an answer says.
    clear(&mut tab, part(CasePart::Open));
    fill(&mut tab, part(CasePart::Unclear), "1");
    scores(&tab, ["100", "100", "100"]);
    book(&mut tab, BookMsg::Answer(id("sent"), id("yes")));
    scores(&tab, ["101", "101", "101"]);
    fill(&mut tab, part(CasePart::Unclear), "2");
    let above = Why::Field(FieldFault::NumeratorAbove(20, 19));
    assert_eq!(wrong(&tab), [(part(CasePart::Of), above)]);
    fill(&mut tab, part(CasePart::Unclear), "1.5");
    let whole = Why::Field(FieldFault::NotWhole);
    assert_eq!(wrong(&tab), [(part(CasePart::Unclear), whole)]);
    // None at all is none of it.
    clear(&mut tab, part(CasePart::Unclear));
    fill(&mut tab, part(CasePart::Of), "0");
    fill(&mut tab, part(CasePart::Over), "0");
    assert_eq!(wrong(&tab), []);
    scores(&tab, ["100", "100", "100"]);
    let most = u64::from(Ratio::LIMIT);
    for (count, is_wrong) in [(most, false), (most + 1, true), (1 << 32, true)] {
        fill(&mut tab, part(CasePart::Over), &count.to_string());
        assert_eq!(!wrong(&tab).is_empty(), is_wrong, "{count}");
    }
    fill(&mut tab, part(CasePart::Over), &most.to_string());
    fill(&mut tab, part(CasePart::Open), "1");
    assert_eq!(wrong(&tab), [(part(CasePart::Over), Why::NoSuch)]);
    // A number is typed again, and undo goes back.
    book(&mut tab, BookMsg::Forget(filter));
    fill(&mut tab, Place::Value(filter), "95");
    scores(&tab, ["101", "101", "101"]);
    tab.act(Action::Undo);
    tab.act(Action::Undo);
    assert_eq!(wrong(&tab).len(), 1);
}

/// A share that can't lapse has some cases.
#[test]
fn no_cases_at_all_are_no_share_where_it_cannot_lapse() {
    let mut tab = tab();
    let solved = id("solved");
    book(&mut tab, BookMsg::ByCases(solved));
    fill(&mut tab, Place::Cases(solved, CasePart::Of), "0");
    fill(&mut tab, Place::Cases(solved, CasePart::Over), "0");
    let at = Place::Cases(solved, CasePart::Over);
    assert_eq!(wrong(&tab), [(at, Why::NoSuch)]);
    fill(&mut tab, at, "1");
    assert_eq!(wrong(&tab), []);
    // Nor may somebody say that there is none of it.
    book(&mut tab, BookMsg::Nothing(solved));
    assert_eq!(wrong(&tab), [(Place::Kept(solved), Why::NoSuch)]);
    assert!(tab.model.book_view().unwrap().sheet.is_ok());
    book(&mut tab, BookMsg::Forget(solved));
    assert_eq!(wrong(&tab), []);
    book(&mut tab, BookMsg::Nothing(id("filter")));
    assert_eq!(wrong(&tab), []);
}

#[test]
fn a_day_is_late_from_the_day_after() {
    let mut tab = tab();
    fill(&mut tab, Place::Value(id("solved")), "90");
    book(&mut tab, BookMsg::Nothing(id("filter")));
    let report = Place::Value(id("report"));
    for (text, score) in [
        ("2026-04-30", "100"),
        ("2026-05-04", "100"),
        ("2026-05-05", "99"),
        ("2026-05-09", "95"),
        ("2026-05-10", "95"),
        // How many days, as a file may say it.
        ("2", "98"),
        ("-3", "100"),
    ] {
        fill(&mut tab, report, text);
        assert_eq!(wrong(&tab), [], "{text}");
        scores(&tab, [score; 3]);
    }
    fill(&mut tab, report, "2026-05-32");
    let why = Why::Field(FieldFault::NotADate);
    assert_eq!(wrong(&tab), [(report, why)]);
}

#[test]
fn a_day_of_a_list_has_its_norm_and_its_excuse() {
    let mut tab = tab();
    let calls = id("calls");
    book(&mut tab, BookMsg::AddRow(calls));
    fill(&mut tab, Place::Listed(calls, 0), "79");
    let fines = |tab: &Tab| total(tab, 1);
    assert_eq!(fines(&tab), ["-20"; 3]);
    book(&mut tab, BookMsg::Norm(calls, 0, Some(id("new"))));
    assert_eq!(fines(&tab), ["-20"; 3]);
    fill(&mut tab, Place::Listed(calls, 0), "80");
    assert_eq!(fines(&tab), ["0"; 3]);
    book(&mut tab, BookMsg::Norm(calls, 0, None));
    book(&mut tab, BookMsg::Excuse(calls, 0, Excuse::Pending));
    assert_eq!(fines(&tab), ["-20", "-20", "0"]);
    book(&mut tab, BookMsg::Excuse(calls, 0, Excuse::Yes));
    assert_eq!(fines(&tab), ["0"; 3]);
    // A row that was only added is nothing; one of a day is one that isn't known.
    book(&mut tab, BookMsg::AddRow(calls));
    assert_eq!(fines(&tab), ["0"; 3]);
    fill(&mut tab, Place::Day(calls, 1), "2026-04-02");
    assert_eq!(fines(&tab), ["0", "-20", "0"]);
    fill(&mut tab, Place::Day(calls, 1), "2026-05-02");
    let outside = Why::Field(FieldFault::OutsideMonth(month("2026-04")));
    assert_eq!(wrong(&tab), [(Place::Day(calls, 1), outside)]);
    // Out of range, and rows that aren't there: nothing happens.
    let before = exported(&mut tab);
    book(&mut tab, BookMsg::Norm(calls, 2, Some(id("new"))));
    book(&mut tab, BookMsg::Excuse(id("none"), 0, Excuse::Yes));
    assert_eq!(exported(&mut tab), before);
}

#[test]
fn an_event_may_be_pending_and_what_it_fits_besides_is_taken_off() {
    let mut tab = tab();
    fill(&mut tab, Place::Value(id("solved")), "90");
    fill(&mut tab, Place::Value(id("report")), "2026-05-04");
    book(&mut tab, BookMsg::Nothing(id("filter")));
    let late = id("late");
    book(&mut tab, BookMsg::AddPending(late));
    scores(&tab, ["100", "99.5", "100"]);
    // The count of those that are certain stands apart.
    book(&mut tab, BookMsg::Step(late, 1));
    scores(&tab, ["99.5", "99", "99.5"]);
    book(&mut tab, BookMsg::Step(late, -1));
    book(&mut tab, BookMsg::Step(late, -1));
    scores(&tab, ["100", "99.5", "100"]);
    fill(&mut tab, Place::Often(0), "10000");
    assert_eq!(wrong(&tab)[0].0, Place::Often(0));
    fill(&mut tab, Place::Often(0), "2");
    scores(&tab, ["100", "99", "100"]);
    book(&mut tab, BookMsg::Pending(0, false));
    scores(&tab, ["99", "99", "99"]);
    let shared = MONTH.replace(
        "[\n      {\"kind\"",
        "[{\"kind\": \"late\", \"also\": [{\"kind\": \"post\"}]}, {\"kind\"",
    );
    tab.files(&[("month.json", &shared)]);
    book(&mut tab, BookMsg::Choose(0, true));
    book(&mut tab, BookMsg::Take);
    let events = |tab: &Tab| tab.model.book_view().unwrap().filling.events.clone();
    assert_eq!(events(&tab)[0].also.len(), 1);
    book(&mut tab, BookMsg::Apart(0, 1));
    assert_eq!(events(&tab)[0].also.len(), 1);
    book(&mut tab, BookMsg::Apart(0, 0));
    assert_eq!(events(&tab)[0].also.len(), 0);
    assert_eq!(events(&tab).len(), 7);
}
