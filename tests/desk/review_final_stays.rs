//! What is final stays: the version of a document that scores it, what comes in, and what another
//! tab made final while this one can undo.

use kaohe::desk::ReviewMsg;
use kaohe::desk::book::{BookMsg, Here, Offered};
use kaohe::desk::review::{ReviewTab, StageField};

use super::bench::{Tab, id, month};
use super::books::book;
use super::review_books::{BRANCH, MONTH, lead, shelf, tell};

fn stage(tab: &mut Tab, by: &str) {
    tell(tab, ReviewMsg::Tab(ReviewTab::Team));
    tell(tab, ReviewMsg::Stage(StageField::By, by.into()));
    tell(tab, ReviewMsg::HandOn);
}

/// A lead whose March is final.
fn final_march() -> Tab {
    let mut team = lead();
    stage(&mut team, "王芳");
    stage(&mut team, "运营部");
    team
}

/// Opens the shown agent's month again.
fn opens(tab: &mut Tab, why: &str) {
    tell(tab, ReviewMsg::Tab(ReviewTab::Own));
    tell(tab, ReviewMsg::OpenWhy(why.into()));
    tell(tab, ReviewMsg::OpenAgain);
}

/// The document in force from a month on, otherwise than the one that is here.
fn version(effective: &str) -> String {
    let text = BRANCH.replace(
        "\"effective\": \"2026-01\"",
        &format!("\"effective\": \"{effective}\""),
    );
    text.replace("\"worth\": \"100\"", "\"worth\": \"90\"")
}

/// Brings a version and takes it, whatever is said of it: what of it is here, and the final months
/// that it would score otherwise.
fn brings(tab: &mut Tab, text: &str) -> (Here, Vec<String>) {
    tab.files(&[("branch.json", text)]);
    let offers = &tab.model.book_form().unwrap().offers;
    let Ok(Offered::Document(_, here, beside)) = &offers[0].0.what else {
        panic!("a document");
    };
    let found = (
        *here,
        beside.finals.iter().map(|of| of.to_string()).collect(),
    );
    book(tab, BookMsg::Choose(0, true));
    book(tab, BookMsg::Take);
    book(tab, BookMsg::Clear);
    tab.settle();
    found
}

#[test]
fn the_version_that_scores_a_final_month_stays() {
    let mut team = final_march();
    let versions = |tab: &Tab| shelf(tab).versions(id("branch")).len();
    let finals = |tab: &Tab| {
        let shelf = shelf(tab);
        shelf.finals_by(shelf.in_force(id("branch"), month(MONTH)).unwrap())
    };
    assert_eq!(finals(&team), [month(MONTH)]);
    book(&mut team, BookMsg::RemoveDocument(id("branch")));
    assert_eq!((versions(&team), shelf(&team).months.len()), (1, 2));
    // Nor does another edition take its place, nor one that would be in force by then.
    let march = || vec![MONTH.to_owned()];
    for from in ["2026-01", "2026-02", "2026-03"] {
        assert_eq!(
            brings(&mut team, &version(from)),
            (Here::Final, march()),
            "{from}"
        );
        assert_eq!(versions(&team), 1, "{from}");
    }
    // The same is here already; one before and one after it score other months.
    assert_eq!(brings(&mut team, BRANCH), (Here::Same, vec![]));
    assert_eq!(
        brings(&mut team, &version("2025-12")),
        (Here::Nothing, vec![])
    );
    assert_eq!(
        brings(&mut team, &version("2026-04")),
        (Here::Nothing, vec![])
    );
    assert_eq!(versions(&team), 3);
    // Those may go again.
    team.act(kaohe::desk::state::Action::Go(month("2026-04")));
    book(&mut team, BookMsg::RemoveDocument(id("branch")));
    assert_eq!(versions(&team), 2);
    // While anybody's month is final.
    team.act(kaohe::desk::state::Action::Go(month(MONTH)));
    for agent in ["0417", "0418"] {
        book(&mut team, BookMsg::RemoveDocument(id("branch")));
        assert_eq!(versions(&team), 2);
        team.act(kaohe::desk::state::Action::Show(agent.into()));
        opens(&mut team, "规则写错");
    }
    assert_eq!(finals(&team), []);
    book(&mut team, BookMsg::RemoveDocument(id("branch")));
    assert_eq!(versions(&team), 1);
}
