//! What differs from engine to engine.

use std::process::Command;

use kaohe_browser::{Ability, Engine, Options};

use crate::desk::{
    Desk, assert_quiet, assert_score, click_button, click_file_button, click_tab, fixture,
};

#[path = "../engines.rs"]
mod listed;

/// The pages beside the month, and what shows that they are there.
const PAGES: [(&str, &str); 5] = [
    ("year", "main .year-score"),
    ("log", ".log"),
    ("rules", "#rules"),
    ("team", ".team-table"),
    ("data", "main.data"),
];

/// What is listed as beyond an engine is beyond it still, for the reason given.
#[test]
fn what_an_engine_cannot_do_is_so_still() {
    let program = std::env::current_exe().unwrap();
    let all = Command::new(&program).arg("--list").output().unwrap();
    let all = String::from_utf8(all.stdout).unwrap();
    let is_there = |test: &&str| all.lines().any(|line| line == format!("{test}: test"));
    let listed = listed::CANNOT.iter().flat_map(|(_, _, tests)| *tests);
    let gone: Vec<_> = listed
        .chain(listed::SMOKE)
        .filter(|test| !is_there(test))
        .collect();
    assert!(gone.is_empty(), "listed, but no test: {gone:?}");
    let name = Engine::current().name();
    let mut wrong = Vec::new();
    for (engine, ability, tests) in listed::CANNOT {
        for test in tests.iter().filter(|_| *engine == name) {
            let mut run = Command::new(&program);
            let run = run.args(["--exact", test, "--nocapture"]).output().unwrap();
            let said = String::from_utf8_lossy(&run.stderr);
            if run.status.success() {
                wrong.push(format!("{test} needs no {ability}: it passes"));
            } else if !said.contains(&format!("{name} can't do {ability}")) {
                let panic = said
                    .lines()
                    .skip_while(|line| !line.contains("panicked at"));
                let panic: Vec<_> = panic.take(4).collect();
                wrong.push(format!(
                    "{test} fails before it needs {ability}: {}",
                    panic.join("\n  ")
                ));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "not as listed for {name}:\n{}",
        wrong.join("\n")
    );
}

/// Pictures of every page, to look at: `target/screenshots/ENGINE/pages`.
#[test]
fn each_page_has_its_picture() {
    let wide = (Options::default(), "1280");
    let phone = (Options::phone(), "390");
    let narrow = Engine::current().lacks(Ability::Phone).is_none();
    for (options, width) in [Some(wide), narrow.then_some(phone)].into_iter().flatten() {
        let desk = Desk::with(options);
        let page = desk.open();
        let shot = |name: &str| {
            let path = page.screenshot(format!("pages/{name}-{width}.png"), true);
            assert!(std::fs::read(path).unwrap().starts_with(b"\x89PNG"));
        };
        shot("first");
        click_file_button(&page, 0);
        page.upload("#import-files", &[fixture("worked-month.json")]);
        page.wait_for(".import-item");
        shot("import");
        click_button(&page, "确认导入");
        assert_score(&page, "97.0", "78.6", "100.2");
        page.wait_for(".line-list");
        page.wait_for("#report");
        shot("month");
        for (nth, (name, shown)) in PAGES.into_iter().enumerate() {
            click_tab(&page, nth + 1);
            page.wait_for(shown);
            shot(name);
        }
        assert_quiet(&page);
    }
}
