//! Official months whose file says something else than its facts come to: which line, and why.

use kaohe::desk::book::{BookMsg, Offered};
use kaohe::desk::review::Claimed;
use kaohe::desk::{Effect, RestMsg, ReviewMsg};
use kaohe::exchange::PROGRAM;
use kaohe::locale::Lang;
use kaohe::locale::book_kept::differs_by;
use kaohe::locale::reviewed::claimed_cause;
use kaohe::review::{Cause, Seen};
use serde_json::{Value, json};

use super::bench::Tab;
use super::books::book;
use super::review::{agent, lead, month_file, of, shelf, tell};
use super::review_books;

/// What an agent's page says of an official file that was changed so.
fn claimed(change: fn(&mut Value)) -> (Tab, Option<Claimed>) {
    let mut own = agent();
    let (_, official) = lead(&month_file(&mut own));
    let mut file: Value = serde_json::from_str(&official).unwrap();
    change(&mut file);
    own.imports(&file.to_string());
    let claimed = own.model.official(&of()).unwrap().claimed;
    (own, claimed)
}

#[test]
fn a_score_that_does_not_follow_is_an_error_or_another_program_s() {
    assert_eq!(claimed(|_| {}).1, None);
    let (mut own, found) = claimed(|file| file["records"][0]["seen"]["score"] = json!("88.5"));
    let found = found.unwrap();
    assert_eq!((found.cause, found.program), (Cause::Arithmetic, None));
    let (said, here) = found.scores.unwrap();
    assert_eq!(said.to_string(), "88.5");
    assert_ne!(said, here);
    // Nothing can be answered.
    tell(&mut own, ReviewMsg::Answer(Seen::Agreed));
    tell(&mut own, ReviewMsg::Sign);
    assert!(shelf(&own).receipt(&of()).is_none());

    let (_, found) = claimed(|file| {
        file["records"][0]["seen"]["score"] = json!("88.5");
        file["program"] = json!("0.0.1");
    });
    let found = found.unwrap();
    let program = found.program.as_deref();
    assert_eq!((found.cause, program), (Cause::Program, Some("0.0.1")));
    for lang in [Lang::Zh, Lang::En] {
        let said = claimed_cause(lang, found.cause, program, None);
        assert!(said.contains("0.0.1") && said.contains(PROGRAM), "{said}");
    }
    // One that says nothing of its program is of no other one.
    let (_, found) = claimed(|file| {
        file["records"][0]["seen"]["score"] = json!("88.5");
        file.as_object_mut().unwrap().remove("program");
    });
    assert_eq!(found.unwrap().cause, Cause::Arithmetic);
    // Where the program is another one and all of it follows, nothing is to be said.
    assert_eq!(claimed(|file| file["program"] = json!("0.0.1")).1, None);
}

#[test]
fn lines_that_do_not_follow_are_kept_with_what_they_come_to() {
    let (own, found) = claimed(|file| {
        let line = json!({"clause": "9", "amount": "-7", "low": "-7", "high": "-7"});
        file["records"][0]["lines"] = json!([line]);
    });
    let found = found.unwrap();
    assert_eq!(found.cause, Cause::Arithmetic);
    let said = |text: &str| {
        let mut lines = found.lines.iter();
        let line = lines.find(|it| it.said.is_some_and(|it| it.to_string() == text));
        line.map(|line| line.own.map(|own| own.to_string()))
    };
    assert!(said("-7").is_some(), "{:?}", found.lines);
    // What the file leaves out stands there, too; all of it survives.
    assert!(
        found
            .lines
            .iter()
            .any(|it| it.said.is_none() && it.own.is_some())
    );
    let again = Tab::open(&own.browser);
    let kept = again.model.official(&of()).unwrap().claimed.unwrap();
    assert_eq!(kept, found);
}

#[test]
fn a_month_by_a_document_says_which_program_wrote_it() {
    let mut own = review_books::agent();
    own.taken();
    book(&mut own, BookMsg::Export);
    let text = own.taken().into_iter().find_map(|effect| match effect {
        Effect::Download(_, text) => Some(text),
        _ => None,
    });
    let text = text.unwrap();
    let mut team = review_books::has(review_books::BRANCH);
    let mut reads = |text: &str| {
        team.files(&[("三月.json", text)]);
        let form = team.model.book_form().unwrap();
        let Ok(Offered::Month(month, ..)) = &form.offers[0].0.what else {
            panic!("a month");
        };
        let program = month.program.clone();
        team.tell(RestMsg::book(BookMsg::Clear));
        program
    };
    assert_eq!(reads(&text).as_deref(), Some(PROGRAM));
    // Files of earlier programs are read as before.
    let mut file: Value = serde_json::from_str(&text).unwrap();
    file.as_object_mut().unwrap().remove("program");
    assert_eq!(reads(&file.to_string()), None);
    for lang in [Lang::Zh, Lang::En] {
        assert_ne!(
            differs_by(lang, Some("0.0.1")),
            differs_by(lang, Some(PROGRAM))
        );
        assert_eq!(differs_by(lang, None), differs_by(lang, Some(PROGRAM)));
    }
}
