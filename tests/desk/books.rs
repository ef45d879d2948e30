//! Documents of version 2 that a person brings: imported, filled in, kept, undone.

use std::fs;
use std::path::Path;

use kaohe::desk::Page;
use kaohe::desk::book::{BookMsg, Offered, Shelf};
use kaohe::desk::state::{Action, Field};
use kaohe::desk::{Effect, Msg, RestMsg, StorageMsg};
use kaohe::exchange::{BookFault, BookFile, read_book};
use kaohe::number::{Decimal, Unit};
use kaohe::plan::Place;
use kaohe::store::rows::Table;
use kaohe::store::{BookKey, MonthKey};

use super::bench::{Browser, Tab, id, month};

fn document(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents");
    fs::read_to_string(folder.join(format!("{name}.json"))).unwrap()
}

pub fn book(tab: &mut Tab, msg: BookMsg) {
    tab.tell(RestMsg::book(msg));
}

pub fn fill(tab: &mut Tab, place: Place, text: &str) {
    // As a person types: letter by letter.
    for (at, letter) in text.char_indices() {
        book(
            tab,
            BookMsg::Type(place, text[..at + letter.len_utf8()].into()),
        );
    }
    book(tab, BookMsg::Left);
}

fn shown(tab: &Tab) -> (String, String, String) {
    let filled = tab.model.book_view().unwrap();
    let total = filled.sheet.unwrap().totals[0];
    let [a, b, c] = [total.headline, total.range.low, total.range.high].map(|n| n.to_string());
    (a, b, c)
}

fn scores(tab: &Tab, score: &str) {
    let (found, low, high) = shown(tab);
    assert_eq!([&*found, &*low, &*high], [score; 3]);
}

/// The document is imported as a person does it: its file is picked, and taken.
pub fn import(tab: &mut Tab, name: &str) {
    tab.files(&[(&format!("{name}.json"), &document(name))]);
    assert_eq!(tab.model.page, Page::Import);
    book(tab, BookMsg::Take);
    tab.settle();
}

/// D10b under the first reading: 3,060 yuan.
pub fn d10(tab: &mut Tab) {
    import(tab, "D10");
    assert_eq!(tab.model.page, Page::Book);
    let calls = id("calls");
    book(tab, BookMsg::AddRow(calls));
    fill(tab, Place::Listed(calls, 0), "181");
    fill(tab, Place::Times(calls, 0), "22");
    fill(tab, Place::Value(id("receipts")), "30000.01");
    tab.settle();
}

#[test]
fn a_document_is_imported_filled_in_kept_and_taken_back() {
    let browser = Browser::default();
    let mut tab = Tab::open(&browser);
    tab.enter(Field::Agent, "0417");
    d10(&mut tab);
    scores(&tab, "3060");
    book(&mut tab, BookMsg::Answer(id("cap"), id("month")));
    scores(&tab, "2640");
    tab.settle();
    assert!(tab.model.all_saved());
    let rows = browser.rows.named(Table::Books);
    let names: Vec<&str> = rows.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["document/d10", "month/0417/2026-04/d10"]);
    assert!(browser.rows.named(Table::Months).is_empty());

    // Another page of the browser has it all.
    let mut again = Tab::open(&browser);
    assert_eq!(again.model.state.content.book, Some(id("d10")));
    again.tell(Msg::Page(Page::Book));
    scores(&again, "2640");

    // Each field is one step, in the one history of the desk.
    for score in ["3060", "2940"] {
        tab.act(Action::Undo);
        assert_eq!(shown(&tab).0, score);
    }
    tab.act(Action::Redo);
    scores(&tab, "3060");
    tab.act(Action::Undo);
    // Times, number, row, and the document itself.
    for _ in 0..4 {
        tab.act(Action::Undo);
    }
    assert_eq!(tab.model.page, Page::Month);
    assert!(tab.model.book_view().is_none());
    tab.settle();
    assert!(browser.rows.named(Table::Books).is_empty());
    assert_eq!(tab.model.state.content.agent, "0417");
}

#[test]
fn a_text_that_does_not_count_stays_and_is_named() {
    let browser = Browser::default();
    let mut tab = Tab::open(&browser);
    d10(&mut tab);
    let receipts = Place::Value(id("receipts"));
    fill(&mut tab, receipts, "3万");
    let filled = tab.model.book_view().unwrap();
    assert_eq!(filled.wrong.len(), 1);
    assert_eq!(filled.wrong[0].place, receipts);
    assert_eq!(filled.filling.text(receipts), "3万");
    // Nothing is received in the headline, and anything may be.
    assert_eq!(shown(&tab).0, "2940");
    fill(&mut tab, receipts, "-1");
    assert_eq!(tab.model.book_view().unwrap().wrong.len(), 1);
    fill(&mut tab, receipts, "３０，０００．０１ 元");
    // Nothing is rewritten.
    let filled = tab.model.book_view().unwrap();
    assert_eq!(filled.wrong, []);
    assert_eq!(filled.filling.text(receipts), "３０，０００．０１ 元");
    scores(&tab, "3060");
    fill(&mut tab, Place::Listed(id("calls"), 0), "181.5");
    assert_eq!(tab.model.book_view().unwrap().wrong.len(), 1);
}

/// D11: what a day's violations cost hangs on how many there were on that day.
#[test]
fn what_is_still_to_be_said_of_a_month_is_named() {
    let browser = Browser::default();
    let mut tab = Tab::open(&browser);
    import(&mut tab, "D11");
    let unsaid = |tab: &Tab| tab.model.book_view().unwrap().unsaid();
    let is_settled = |tab: &Tab| tab.model.book_view().unwrap().is_settled();
    assert_eq!(unsaid(&tab), []);
    assert!(is_settled(&tab));
    let kind = id("c1");
    book(&mut tab, BookMsg::Add(kind));
    book(&mut tab, BookMsg::Add(kind));
    assert!(!is_settled(&tab));
    assert_eq!(unsaid(&tab), [Place::Date(0), Place::Date(1)]);
    let day = |nth: u32| format!("{}-{nth:02}", tab_month(&tab));
    let (first, other) = (day(3), day(4));
    fill(&mut tab, Place::Date(0), &first);
    fill(&mut tab, Place::Date(1), "昨天");
    assert_eq!(unsaid(&tab), [Place::Date(1)]);
    fill(&mut tab, Place::Date(1), &other);
    assert_eq!(unsaid(&tab), []);
    assert!(is_settled(&tab));
}

fn tab_month(tab: &Tab) -> String {
    tab.model.state.content.month.to_string()
}

#[test]
fn a_hostile_document_is_refused_with_its_place() {
    let deep = |depth: usize| {
        let mut pool = String::from(r#"{"id": "p", "of": []}"#);
        for nth in 0..depth {
            pool = format!(r#"{{"id": "p{nth}", "of": [{{"pool": {pool}}}]}}"#);
        }
        pool
    };
    let text = |values: &str, pool: &str| {
        format!(
            r#"{{"format": "kaohe-rulebook", "version": 2, "id": "bad", "title": "坏", "effective": "2026-01",
            "values": [{values}], "totals": [{{"id": "t", "unit": "分", "pool": {pool}}}]}}"#
        )
    };
    let circle = r#"{"id": "a", "title": "a", "from": {"sum": {"of": ["b"]}}}, {"id": "b", "title": "b", "from": {"sum": {"of": ["a"]}}}"#;
    let line = |nth: u32| {
        format!(r#"{{"line": {{"id": "l{nth}", "title": "l", "gives": {{"fixed": "1"}}}}}}"#)
    };
    let lines: Vec<String> = (0..600).map(line).collect();
    let many = format!(r#"{{"id": "p", "of": [{}]}}"#, lines.join(","));
    let missing = r#"{"id": "p", "of": [{"line": {"id": "l", "title": "l", "gives": {"value": "nothing"}}}]}"#;
    for (file, place) in [
        (text(circle, &deep(0)), "values[0]"),
        (text("", &many), "totals[0].pool"),
        (text("", missing), "totals[0].pool.of[0].line.gives"),
    ] {
        let Err(BookFault::Faults(faults)) = read_book(&file) else {
            panic!("{place} was taken");
        };
        assert_eq!(faults[0].path, place);
        let browser = Browser::default();
        let mut tab = Tab::open(&browser);
        tab.files(&[("bad.json", &file)]);
        let form = tab.model.book_form().unwrap();
        assert!(form.offers[0].0.what.is_err() && !form.offers[0].1);
        book(&mut tab, BookMsg::Take);
        assert_eq!(tab.model.page, Page::Import);
        assert!(tab.model.state.content.books.is_none());
    }
    // The parser has its own limits.
    let file = text("", &deep(200));
    assert!(matches!(
        read_book(&file),
        Err(BookFault::File(_) | BookFault::Faults(_))
    ));
    assert!(matches!(read_book("{}"), Err(BookFault::File(_))));
}

#[test]
fn a_month_goes_out_and_comes_in_the_same() {
    let browser = Browser::default();
    let mut tab = Tab::open(&browser);
    tab.enter(Field::Agent, "0417");
    d10(&mut tab);
    book(&mut tab, BookMsg::Answer(id("cap"), id("month")));
    tab.taken();
    book(&mut tab, BookMsg::Export);
    let [Effect::Download(name, file)] = &tab.taken()[..] else {
        panic!("no file");
    };
    assert_eq!(name, "kaohe-0417-2026-04-d10.json");
    let Ok(BookFile::Month(written)) = read_book(file) else {
        panic!("{file}");
    };
    assert_eq!(
        written.totals.get(&id("pay")).unwrap().score,
        Decimal::whole(2640)
    );

    let mut other = Tab::open(&Browser::default());
    // Without its document it can't be taken.
    other.files(&[(name, file)]);
    let form = other.model.book_form().unwrap();
    assert!(matches!(
        &form.offers[0].0.what,
        Ok(Offered::Month(_, None, _))
    ));
    other.files(&[(name, file), ("D10.json", &document("D10"))]);
    book(&mut other, BookMsg::Take);
    assert_eq!(other.model.state.content.agent, "0417");
    scores(&other, "2640");
    // One that says something else than its facts is left unless somebody takes it.
    let forged = file.replace("\"2640\"", "\"2641\"");
    other.files(&[(name, &forged)]);
    assert!(!other.model.book_form().unwrap().offers[0].1);
    book(&mut other, BookMsg::Clear);
    // Facts that come to the same, and aren't those of its code.
    let code = written.code.unwrap().to_string();
    assert_eq!(shown_code(&other), code);
    let forged = file.replace("\"30000.01\"", "\"30000.02\"");
    other.files(&[(name, &forged)]);
    assert!(!other.model.book_form().unwrap().offers[0].1);
    book(&mut other, BookMsg::Clear);
    // On paper and in the table it's the same.
    other.taken();
    book(&mut other, BookMsg::Table);
    let (_, table) = other.downloaded();
    assert!(table.contains(&code));
}

fn shown_code(tab: &Tab) -> String {
    let filled = tab.model.book_view().unwrap();
    let code = filled.check_code(&tab.model.state.content.agent);
    code.unwrap().to_string()
}

#[test]
fn another_tab_is_heard_and_undo_leaves_what_it_did() {
    let browser = Browser::default();
    let mut one = Tab::open(&browser);
    d10(&mut one);
    let mut two = Tab::open(&browser);
    two.tell(Msg::Page(Page::Book));
    two.act(Action::Go(month("2026-05")));
    fill(&mut two, Place::Value(id("receipts")), "10000");
    two.settle();
    one.hears();
    let shelf = Shelf::of(&one.model.state.content.books);
    let may = shelf.month("", month("2026-05"), id("d10")).unwrap();
    assert_eq!(may.text(Place::Value(id("receipts"))), "10000");
    one.act(Action::Undo);
    one.settle();
    let shelf = Shelf::of(&one.model.state.content.books);
    assert!(shelf.month("", month("2026-05"), id("d10")).is_some());
    let april = shelf.month("", month("2026-04"), id("d10")).unwrap();
    assert_eq!(april.text(Place::Value(id("receipts"))), "");
}

#[test]
fn both_tabs_change_a_month_and_somebody_decides() {
    let browser = Browser::default();
    let mut one = Tab::open(&browser);
    d10(&mut one);
    let mut two = Tab::open(&browser);
    two.tell(Msg::Page(Page::Book));
    let receipts = Place::Value(id("receipts"));
    fill(&mut two, receipts, "1");
    two.settle();
    fill(&mut one, receipts, "2");
    one.settle();
    assert!(!one.model.all_saved());
    let key = BookKey::Month(MonthKey::new("", month("2026-04")), id("d10"));
    let report = one.model.storage.report.as_ref().unwrap();
    assert_eq!(report.books.len(), 1);
    assert_eq!(report.books[0].0, key);
    book(&mut one, BookMsg::Resolve(key, false));
    one.settle();
    let text = |tab: &Tab| {
        tab.model
            .book_view()
            .unwrap()
            .filling
            .text(receipts)
            .to_owned()
    };
    assert_eq!(text(&one), "1");
    assert!(one.model.all_saved());
}

#[test]
fn what_cannot_be_read_stays_and_is_not_overwritten() {
    let browser = Browser::default();
    let mut tab = Tab::open(&browser);
    d10(&mut tab);
    let row = "month//2026-04/d10";
    browser.rows.put(Table::Books, row, Some("{broken"));
    let mut again = Tab::open(&browser);
    again.tell(Msg::Page(Page::Book));
    let shelf = Shelf::of(&again.model.state.content.books);
    assert_eq!(shelf.unread.len(), 1);
    fill(&mut again, Place::Value(id("receipts")), "5");
    again.settle();
    let rows = browser.rows.named(Table::Books);
    let kept = rows.iter().find(|(name, _)| name == row).unwrap();
    assert_eq!(kept.1, "{broken");
}

#[test]
fn the_bundled_rulebook_comes_back_by_its_button_and_by_undo() {
    let mut tab = Tab::open(&Browser::default());
    d10(&mut tab);
    book(&mut tab, BookMsg::Leave(Unit::Money));
    assert_eq!(
        (tab.model.page, tab.model.state.unit()),
        (Page::Month, Unit::Money)
    );
    book(&mut tab, BookMsg::Show(id("d10")));
    assert_eq!(tab.model.page, Page::Book);
    scores(&tab, "3060");
    book(&mut tab, BookMsg::RemoveDocument(id("d10")));
    assert_eq!(tab.model.page, Page::Month);
    tab.act(Action::Undo);
    assert_eq!(tab.model.page, Page::Book);
    scores(&tab, "3060");
}

#[test]
fn storage_that_was_emptied_gets_documents_and_their_months_again() {
    let browser = Browser::default();
    let mut tab = Tab::open(&browser);
    tab.enter(Field::Agent, "0417");
    d10(&mut tab);
    let rows = browser.rows.named(Table::Books);
    assert_eq!(rows.len(), 2);
    for (name, _) in &rows {
        browser.rows.put(Table::Books, name, None);
    }
    for (name, _) in browser.rows.named(Table::Months) {
        browser.rows.put(Table::Months, &name, None);
    }
    browser.rows.schema_of(Table::Books, None);
    browser.rows.schema_of(Table::Months, None);
    // A month by a bundled rulebook is all that is changed.
    tab.tell(Msg::Page(Page::Month));
    tab.act(Action::Step(id("6"), 1));
    tab.settle();
    tab.tell(RestMsg::Storage(StorageMsg::Retry));
    tab.settle();
    assert_eq!(browser.rows.named(Table::Books), rows);
    assert!(tab.model.all_saved());
}
