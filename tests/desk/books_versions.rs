//! Versions of one document: each month goes by the latest that was in force then.

use kaohe::desk::book::{Beside, BookMsg, Here, Offered, Shelf};
use kaohe::desk::state::{Action, Field};
use kaohe::desk::{Msg, Page};
use kaohe::plan::Place;
use kaohe::store::BookKey;
use kaohe::store::rows::{RowKey as _, Table};

use super::bench::{Browser, Tab, id, month};
use super::books::{book, fill};
use super::data::backup;

/// The document in force from a month on, in which a month starts with so much.
fn version(effective: &str, worth: &str) -> String {
    let text = include_str!("../fixtures/branch-document.json");
    let text = text.replace(
        "\"effective\": \"2026-01\"",
        &format!("\"effective\": \"{effective}\""),
    );
    text.replace("\"worth\": \"100\"", &format!("\"worth\": \"{worth}\""))
}

fn brings(tab: &mut Tab, files: &[&str]) {
    let named: Vec<(&str, &str)> = files.iter().map(|text| ("branch.json", *text)).collect();
    tab.files(&named);
    book(tab, BookMsg::Take);
    tab.settle();
}

/// What a month comes to, and from when on the version is in force by which.
fn by(tab: &mut Tab, of: &str) -> (String, String) {
    tab.act(Action::Go(month(of)));
    let view = tab.model.book_view().unwrap();
    let score = view.sheet.as_ref().unwrap().totals[0].headline;
    (score.to_string(), view.document().effective.to_string())
}

fn names(tab: &Tab) -> Vec<String> {
    let rows = tab.browser.rows.named(Table::Books);
    rows.into_iter().map(|(name, _)| name).collect()
}

fn offered(tab: &Tab) -> Vec<(Here, Beside, bool)> {
    let offers = &tab.model.book_form().unwrap().offers;
    let offers = offers.iter().filter_map(|(offer, take)| match &offer.what {
        Ok(Offered::Document(_, here, beside)) => Some((*here, beside.clone(), *take)),
        _ => None,
    });
    offers.collect()
}

/// Three months by the first version, in March, May and August.
fn three(tab: &mut Tab) {
    tab.enter(Field::Agent, "0417");
    brings(tab, &[&version("2026-03", "100")]);
    for of in ["2026-03", "2026-05", "2026-08"] {
        tab.act(Action::Go(month(of)));
        fill(tab, Place::Value(id("solved")), "90");
    }
    tab.settle();
}

#[test]
fn a_month_goes_by_the_latest_that_was_in_force() {
    let mut tab = Tab::open(&Browser::default());
    three(&mut tab);
    tab.files(&[("may.json", &version("2026-05", "80"))]);
    let beside = Beside {
        others: vec![month("2026-03")],
        months: 2,
        finals: Vec::new(),
        had: None,
    };
    assert_eq!(offered(&tab), [(Here::Nothing, beside, true)]);
    book(&mut tab, BookMsg::Take);
    tab.settle();
    for (of, score, from) in [
        // Before all of them there is only the first.
        ("2026-02", "100", "2026-03"),
        ("2026-03", "100", "2026-03"),
        ("2026-04", "100", "2026-03"),
        ("2026-05", "80", "2026-05"),
        ("2026-06", "80", "2026-05"),
    ] {
        assert_eq!(by(&mut tab, of), (score.into(), from.into()), "{of}");
    }
    let branch = ["document/branch", "document/branch/2026-05"];
    assert_eq!(names(&tab)[..2], branch);
    // One between them takes just its own months.
    tab.files(&[("april.json", &version("2026-04", "90"))]);
    assert_eq!(offered(&tab)[0].1.months, 0);
    book(&mut tab, BookMsg::Take);
    for (of, score) in [("2026-03", "100"), ("2026-04", "90"), ("2026-05", "80")] {
        assert_eq!(by(&mut tab, of).0, score, "{of}");
    }
    // And one before them what was before all.
    tab.files(&[("january.json", &version("2026-01", "70"))]);
    assert_eq!(offered(&tab)[0].1.months, 0);
    book(&mut tab, BookMsg::Take);
    assert_eq!(by(&mut tab, "2025-12").0, "70");
    assert_eq!(by(&mut tab, "2026-02").0, "70");
    assert_eq!(by(&mut tab, "2026-03").0, "100");
    tab.settle();
    // In whichever order they lie, and in a page that is opened later.
    let mut again = Tab::open(&tab.browser);
    again.tell(Msg::Page(Page::Book));
    for (of, score) in [("2026-02", "70"), ("2026-04", "90"), ("2026-12", "80")] {
        assert_eq!(by(&mut again, of).0, score, "{of}");
    }
}

#[test]
fn two_for_the_same_months_replace_each_other() {
    let mut tab = Tab::open(&Browser::default());
    three(&mut tab);
    brings(&mut tab, &[&version("2026-05", "80")]);
    tab.files(&[("may.json", &version("2026-05", "60"))]);
    assert_eq!(offered(&tab)[0].0, Here::Other);
    book(&mut tab, BookMsg::Take);
    assert_eq!(by(&mut tab, "2026-05").0, "60");
    assert_eq!(by(&mut tab, "2026-03").0, "100");
    tab.settle();
    assert_eq!(names(&tab).len(), 5);
    tab.files(&[("may.json", &version("2026-05", "60"))]);
    assert_eq!(offered(&tab)[0].0, Here::Same);
    tab.act(Action::Undo);
    assert_eq!(by(&mut tab, "2026-05").0, "80");
}

#[test]
fn versions_that_come_together_know_each_other() {
    let mut tab = Tab::open(&Browser::default());
    tab.files(&[
        ("may.json", &version("2026-05", "80")),
        ("march.json", &version("2026-03", "100")),
    ]);
    let others: Vec<_> = offered(&tab)
        .into_iter()
        .map(|(_, beside, _)| beside.others)
        .collect();
    assert_eq!(others, [vec![], vec![month("2026-05")]]);
    book(&mut tab, BookMsg::Take);
    tab.settle();
    assert_eq!(by(&mut tab, "2026-04").0, "100");
    assert_eq!(by(&mut tab, "2026-05").0, "80");
    // The one that came first lies under the name alone, and stays there in a backup.
    assert_eq!(names(&tab), ["document/branch", "document/branch/2026-03"]);
    assert_restores(&mut tab);
}

/// A backup brings the same rows elsewhere.
#[track_caller]
fn assert_restores(tab: &mut Tab) {
    let file = backup(tab);
    let mut other = Tab::open(&Browser::default());
    other.files(&[("backup.json", &file)]);
    other.tell(kaohe::desk::RestMsg::Import(kaohe::desk::ImportMsg::Take));
    other.settle();
    let rows = |tab: &Tab| tab.browser.rows.named(Table::Books);
    assert_eq!(rows(&other), rows(tab));
}

#[test]
fn a_version_that_goes_leaves_its_months_to_the_others() {
    let mut tab = Tab::open(&Browser::default());
    three(&mut tab);
    brings(&mut tab, &[&version("2026-05", "80")]);
    tab.act(Action::Go(month("2026-03")));
    book(&mut tab, BookMsg::RemoveDocument(id("branch")));
    assert_eq!(tab.model.page, Page::Book);
    assert_eq!(by(&mut tab, "2026-03").0, "80");
    assert_eq!(Shelf::of(&tab.model.state.content.books).months.len(), 3);
    tab.settle();
    assert_eq!(names(&tab)[0], "document/branch/2026-05");
    // In a backup it keeps its row.
    assert_restores(&mut tab);
    book(&mut tab, BookMsg::RemoveDocument(id("branch")));
    assert_eq!(tab.model.page, Page::Month);
    tab.settle();
    assert_eq!(names(&tab), Vec::<String>::new());
    tab.act(Action::Undo);
    tab.act(Action::Undo);
    assert_eq!(by(&mut tab, "2026-03").0, "100");
}

#[test]
fn a_row_has_one_name() {
    for name in [
        "document/d10",
        "document/d10/2026-05",
        "month/a/2026-05/d10",
    ] {
        assert_eq!(BookKey::named(name).unwrap().name(), name);
    }
    for name in [
        "document/d10/",
        "document/d10/2026-5",
        "document/d10/2026-05/x",
        "document/",
    ] {
        assert_eq!(BookKey::named(name), None, "{name}");
    }
}
