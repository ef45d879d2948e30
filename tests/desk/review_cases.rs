//! Cases that several people rate: out, answered blind, back, compared, agreed on.

use kaohe::desk::book::Shelf;
use kaohe::desk::draft::{DraftMsg, Start};
use kaohe::desk::review::{CaseMsg, Whose};
use kaohe::desk::review::{Outgoing, ReviewMsg, ReviewTab};
use kaohe::desk::state::{Action, Field};
use kaohe::desk::{Effect, Outward, Page, RestMsg, RulesMsg};
use kaohe::exchange::{read_review, write_review};
use kaohe::id::Id;
use kaohe::number::Unit;
use kaohe::review::{IncomingState, KeptCases, PieceFault, Rating};
use kaohe::rulebook::{ParameterRef, SettingField, Subject};

use super::bench::{Browser, Tab, id};

fn review(tab: &mut Tab, msg: ReviewMsg) {
    tab.tell(RestMsg::review(msg));
    tab.settle();
}

fn case(tab: &mut Tab, msg: CaseMsg) {
    review(tab, ReviewMsg::Cases(msg));
}

fn shown(tab: &Tab) -> KeptCases {
    let id = tab.model.review_form().unwrap().cases.shown.unwrap();
    let shelf = Shelf::of(&tab.model.state.content.books);
    shelf.case_set(id).unwrap().clone()
}

fn file(tab: &mut Tab, what: Outgoing) -> (String, String) {
    tab.taken();
    review(tab, ReviewMsg::Send(what, Outward::File));
    let mut files = tab.taken().into_iter().filter_map(|effect| match effect {
        Effect::Download(name, text) => Some((name, text)),
        _ => None,
    });
    files.next().unwrap()
}

fn incoming(tab: &mut Tab, texts: &[&str]) -> Vec<IncomingState> {
    let files = texts.iter().enumerate();
    let files = files.map(|(nth, text)| (format!("{nth}.json"), (*text).to_owned()));
    review(tab, ReviewMsg::Files(files.collect()));
    let form = tab.model.review_form().unwrap();
    assert!(form.unreadable.is_empty(), "{:?}", form.unreadable);
    form.incoming
        .iter()
        .map(|(of, _)| of.state.clone())
        .collect()
}

const MINE: Whose = Whose::Mine;

/// A lead with a set of two cases that is out.
fn lead(browser: &Browser) -> (Tab, String) {
    let mut tab = Tab::open(browser);
    review(&mut tab, ReviewMsg::Tab(ReviewTab::Cases));
    case(&mut tab, CaseMsg::Begin("a seed".into()));
    // Nothing goes out before it says something.
    case(&mut tab, CaseMsg::HandOut);
    assert!(tab.model.review_form().unwrap().cases.tried);
    case(&mut tab, CaseMsg::Title("五月校准".into()));
    case(&mut tab, CaseMsg::Add(String::new()));
    case(
        &mut tab,
        CaseMsg::Add("客户来电催修，答“不归我们管”后挂断".into()),
    );
    case(&mut tab, CaseMsg::HandOut);
    assert_eq!(shown(&tab).set.on, None, "a case says nothing");
    case(
        &mut tab,
        CaseMsg::Text(id("c1"), "来电两次没有报工号 ".into()),
    );
    case(&mut tab, CaseMsg::HandOut);
    let set = shown(&tab).set;
    assert_eq!(set.cases[0].text, "来电两次没有报工号");
    // From then on it stays.
    case(&mut tab, CaseMsg::Text(id("c1"), "别的".into()));
    case(&mut tab, CaseMsg::Remove(id("c2")));
    assert_eq!(shown(&tab).set, set);
    let (name, text) = file(&mut tab, Outgoing::Cases(set.id));
    assert_eq!(name, "kaohe-cases-五月校准-2026-04.json");
    (tab, text)
}

/// Somebody takes the set.
fn rater(set: &str) -> Tab {
    let mut tab = Tab::open(&Browser::default());
    assert_eq!(incoming(&mut tab, &[set]), [IncomingState::New]);
    assert_eq!(tab.model.page, Page::Review);
    review(&mut tab, ReviewMsg::Take);
    assert_eq!(tab.model.review_form().unwrap().tab, ReviewTab::Cases);
    assert!(shown(&tab).received);
    tab
}

/// Answers both cases, and sends the answers.
fn answers(tab: &mut Tab, by: &str, first: &[(&str, u32)], second: &[(&str, u32)]) -> String {
    for (of, parts) in [("c1", first), ("c2", second)] {
        if parts.is_empty() {
            case(tab, CaseMsg::Nothing(MINE, id(of), true));
        }
        for (part, times) in parts {
            case(tab, CaseMsg::Part(MINE, id(of), id(part), *times));
        }
    }
    case(tab, CaseMsg::By(by.into()));
    case(tab, CaseMsg::Finish);
    assert_eq!(shown(tab).mine.as_deref(), Some(by));
    let set = shown(tab).set.id;
    file(tab, Outgoing::Rating(set)).1
}

fn names(tab: &Tab, set: Id) -> Vec<String> {
    let shelf = Shelf::of(&tab.model.state.content.books);
    let ratings = shelf.ratings(set);
    ratings.iter().map(|of| of.by.clone()).collect()
}

#[test]
fn cases_go_out_come_back_answered_and_become_an_example() {
    let browser = Browser::default();
    let (mut tab, out) = lead(&browser);
    let set = shown(&tab).set;
    assert!(!out.contains("parts") && !out.contains("score"), "{out}");

    let mut one = rater(&out);
    assert!(
        one.model.agreement(&set).is_none(),
        "nothing is to be seen before one has answered"
    );
    case(&mut one, CaseMsg::Finish);
    assert!(shown(&one).mine.is_none(), "two cases are open");
    let first = answers(&mut one, "甲", &[("13a", 2)], &[("15", 1)]);
    let mut two = rater(&out);
    case(&mut two, CaseMsg::Remark(MINE, id("c2"), "先看录音".into()));
    let second = answers(&mut two, "乙", &[("13a", 1)], &[("14", 1), ("15", 1)]);

    assert_eq!(
        incoming(&mut tab, &[&first, &second]),
        [IncomingState::New, IncomingState::New]
    );
    review(&mut tab, ReviewMsg::Take);
    assert_eq!(names(&tab, set.id), ["乙", "甲"]);
    let found = tab.model.agreement(&set).unwrap();
    // 0.5 against 1; 3 against 1.
    let stakes: Vec<_> = found
        .cases
        .iter()
        .map(|of| (of.at, of.spread().to_string()))
        .collect();
    assert_eq!(stakes, [(1, "2".into()), (0, "0.5".into())]);
    assert_eq!((found.pairs.same, found.pairs.of), (0, 2));
    let mild = found.cases[0]
        .said
        .iter()
        .position(|of| of.points.to_string() == "-1")
        .unwrap();

    // Who answers here, too, doesn't see it meanwhile.
    case(&mut tab, CaseMsg::Rate);
    assert!(tab.model.agreement(&set).is_none());
    case(&mut tab, CaseMsg::GiveUp);
    assert!(tab.model.agreement(&set).is_some());

    // What the first says is agreed on; then something else is; then that again.
    case(&mut tab, CaseMsg::Agree(id("c2"), Some(7)));
    assert!(shown(&tab).agreed.is_empty());
    case(&mut tab, CaseMsg::Agree(id("c2"), Some(mild)));
    case(&mut tab, CaseMsg::AgreeOther(id("c2")));
    case(
        &mut tab,
        CaseMsg::Part(Whose::Agreed, id("c2"), id("14"), 1),
    );
    assert_eq!(shown(&tab).agreed[0].parts.len(), 2);
    case(&mut tab, CaseMsg::Agree(id("c2"), None));
    assert!(shown(&tab).agreed.is_empty());
    case(&mut tab, CaseMsg::Agree(id("c2"), Some(mild)));

    // Without a draft of these rules nothing is written.
    assert!(tab.model.drafts_for(&set).is_empty());
    tab.tell(RestMsg::draft(DraftMsg::Start(
        Start::Blank,
        "other".into(),
    )));
    assert!(tab.model.drafts_for(&set).is_empty());
    tab.tell(RestMsg::draft(DraftMsg::Start(
        Start::Bundled(Unit::Points),
        "own".into(),
    )));
    let drafts = tab.model.drafts_for(&set);
    let (draft, sketch) = &drafts[0];
    let before = sketch.tree["examples"].as_array().map_or(0, Vec::len);
    assert!(!tab.model.has_example(sketch, &set.cases[1].text));
    case(&mut tab, CaseMsg::Example(id("c2"), *draft));
    let (_, sketch) = &tab.model.drafts_for(&set)[0];
    assert!(tab.model.has_example(sketch, &set.cases[1].text));
    let examples = sketch.tree["examples"].as_array().unwrap().clone();
    assert_eq!(examples.len(), before + 1);
    let example = examples.last().unwrap();
    assert_eq!(example["totals"]["score"]["is"], "99");
    let read = tab.model.draft_form().unwrap().read(sketch).unwrap();
    assert_eq!(read.errors(), 0, "{:?}", read.wrong);
    // Once is enough.
    case(&mut tab, CaseMsg::Example(id("c2"), *draft));
    let (_, sketch) = &tab.model.drafts_for(&set)[0];
    assert_eq!(
        sketch.tree["examples"].as_array().unwrap().len(),
        before + 1
    );
    tab.act(Action::Undo);
    let (_, sketch) = &tab.model.drafts_for(&set)[0];
    assert!(!tab.model.has_example(sketch, &set.cases[1].text));
    tab.settle();

    // Another page of the browser has all of it.
    let again = Tab::open(&browser);
    assert_eq!(names(&again, set.id), ["乙", "甲"]);
    // Given up, it goes with all answers, and comes back with them.
    case(&mut tab, CaseMsg::Drop(set.id));
    assert!(names(&tab, set.id).is_empty());
    tab.act(Action::Undo);
    assert_eq!(names(&tab, set.id), ["乙", "甲"]);
}

#[test]
fn answers_that_don_t_fit_are_refused_each_with_why() {
    let (mut tab, out) = lead(&Browser::default());
    let set = shown(&tab).set;
    let mut one = rater(&out);
    let first = answers(&mut one, "甲", &[("13a", 2)], &[("15", 1)]);
    let pieces = read_review(&first).unwrap();

    // By a byte.
    let changed = first.replace("\"times\": 2", "\"times\": 1");
    assert_ne!(changed, first);
    let fault = IncomingState::Faulty(PieceFault::Changed);
    assert_eq!(incoming(&mut tab, &[&changed]), [fault]);
    // For other cases: a set that isn't here, and this one with another text.
    let mut other = Tab::open(&Browser::default());
    review(&mut other, ReviewMsg::Tab(ReviewTab::Cases));
    assert_eq!(incoming(&mut other, &[&first]), [IncomingState::OtherCases]);
    let mut forged = set.clone();
    forged.cases[0].text = "别的".into();
    let forged = forged.handed_out(tab.model.state.today);
    let mut rating = Rating::begun(&forged).unwrap();
    rating.answers.clone_from(&pieces.ratings[0].answers);
    let rating = rating.finished(&forged, "丁", tab.model.state.today);
    let text = |cases: Vec<_>, ratings: Vec<_>| {
        write_review(kaohe::review::Pieces {
            cases,
            ratings,
            ..Default::default()
        })
    };
    assert_eq!(
        incoming(&mut tab, &[&text(vec![], vec![rating])]),
        [IncomingState::OtherCases]
    );
    assert_eq!(
        incoming(&mut tab, &[&text(vec![forged], vec![])]),
        [IncomingState::OtherCases]
    );
    assert_eq!(incoming(&mut tab, &[&out]), [IncomingState::Same]);
    // One case short.
    let mut short = pieces.ratings[0].clone();
    short.answers.pop();
    let short = short.finished(&set, "丁", tab.model.state.today);
    assert_eq!(
        incoming(&mut tab, &[&text(vec![], vec![short])]),
        [IncomingState::OtherCases]
    );
    // A clause that no rule here has.
    let mut odd = pieces.ratings[0].clone();
    odd.answers[1] = kaohe::review::CaseAnswer::blank(id("c2"));
    odd.answers[1].put(id("nowhere"), 1);
    let odd = odd.finished(&set, "丁", tab.model.state.today);
    assert_eq!(
        incoming(&mut tab, &[&text(vec![], vec![odd])]),
        [IncomingState::OtherRules]
    );
    review(&mut tab, ReviewMsg::Take);
    assert!(names(&tab, set.id).is_empty(), "nothing was taken");

    // Twice in one go, and twice in a row.
    let same = [IncomingState::Same, IncomingState::New];
    assert_eq!(incoming(&mut tab, &[&first, &first]), same);
    review(&mut tab, ReviewMsg::Take);
    assert_eq!(incoming(&mut tab, &[&first]), [IncomingState::Same]);
    // Taken back and answered anew, the later one takes its place; the earlier one never does.
    case(&mut one, CaseMsg::Reopen);
    assert!(shown(&one).mine.is_none());
    let later = answers(&mut one, "甲", &[("13a", 1)], &[("15", 1)]);
    let both = [IncomingState::Older, IncomingState::Replaces];
    let mut states = incoming(&mut tab, &[&later, &first]);
    states.sort_by_key(|state| *state == IncomingState::Replaces);
    assert_eq!(states[1], both[1]);
    review(&mut tab, ReviewMsg::Take);
    assert_eq!(incoming(&mut tab, &[&first]), [IncomingState::Older]);
    assert_eq!(names(&tab, set.id), ["甲"]);
    // Both at once where none is here yet: the later one alone.
    let mut fresh = rater(&out);
    assert_eq!(
        incoming(&mut fresh, &[&later, &first]),
        [IncomingState::Older, IncomingState::New]
    );
    // A name that somebody has is no name for another.
    case(&mut tab, CaseMsg::Rate);
    for of in ["c1", "c2"] {
        case(&mut tab, CaseMsg::Nothing(MINE, id(of), true));
    }
    case(&mut tab, CaseMsg::By("甲".into()));
    case(&mut tab, CaseMsg::Finish);
    assert!(shown(&tab).mine.is_none());
    case(&mut tab, CaseMsg::By("班长".into()));
    case(&mut tab, CaseMsg::Finish);
    assert_eq!(names(&tab, set.id), ["班长", "甲"]);
}

#[test]
fn other_rules_rate_nothing() {
    let (mut tab, out) = lead(&Browser::default());
    let set = shown(&tab).set;
    let mut other = Tab::open(&Browser::default());
    review(&mut other, ReviewMsg::Tab(ReviewTab::Cases));
    decide(&mut other);
    assert_eq!(incoming(&mut other, &[&out]), [IncomingState::OtherRules]);
    review(&mut other, ReviewMsg::Take);
    assert!(
        Shelf::of(&other.model.state.content.books)
            .case_set(set.id)
            .is_none()
    );
    // Decided at the lead's since: nothing is compared or answered.
    assert!(tab.model.agreement(&set).is_some());
    decide(&mut tab);
    assert!(tab.model.agreement(&set).is_none());
    case(&mut tab, CaseMsg::Rate);
    case(&mut tab, CaseMsg::Nothing(MINE, id("c1"), true));
    let shelf = Shelf::of(&tab.model.state.content.books);
    assert!(shelf.rating(set.id, "").unwrap().answers.is_empty());
}

/// The branch sets a number.
fn decide(tab: &mut Tab) {
    let subject = Subject::Number(ParameterRef::PartAmount(id("7")));
    tab.tell(RestMsg::Rules(RulesMsg::Open(subject)));
    for (field, text) in [
        (SettingField::Value, "0.8"),
        (SettingField::Reason, "通知"),
        (SettingField::Date, "2026-04-01"),
    ] {
        tab.tell(RestMsg::Rules(RulesMsg::Type(field, text.into())));
    }
    tab.tell(RestMsg::Rules(RulesMsg::Apply));
    assert_eq!(tab.model.setting, None);
    tab.settle();
}

#[test]
fn notes_become_cases_without_names() {
    let mut tab = Tab::open(&Browser::default());
    tab.enter(Field::Agent, "王芳");
    tab.enter(Field::Count(id("15")), "1");
    tab.act(Action::AddEntry(id("15")));
    let last = tab.model.state.record().entries.len() - 1;
    tab.enter(Field::EntryNote(last), "王芳 两次转接，0417 也在场");
    tab.settle();
    review(&mut tab, ReviewMsg::Tab(ReviewTab::Cases));
    case(&mut tab, CaseMsg::Begin("a seed".into()));
    let notes = tab.model.case_notes(&shown(&tab).set);
    assert_eq!(notes, ["××× 两次转接，0417 也在场"]);
    case(&mut tab, CaseMsg::Add(notes[0].clone()));
    assert_eq!(shown(&tab).set.cases[0].text, notes[0]);
    assert!(
        tab.model.case_notes(&shown(&tab).set).is_empty(),
        "it's among the cases"
    );
    // Typing is one step.
    case(&mut tab, CaseMsg::Text(id("c1"), "两".into()));
    case(&mut tab, CaseMsg::Text(id("c1"), "两次".into()));
    tab.act(Action::Undo);
    assert_eq!(shown(&tab).set.cases[0].text, notes[0]);
    // A set holds so many.
    for _ in 0..70 {
        case(&mut tab, CaseMsg::Add("又一件".into()));
    }
    assert_eq!(shown(&tab).set.cases.len(), kaohe::review::MAX_CASES);
}
