//! What is asked before it's done.

use kaohe::desk::state::{Action, Field};
use kaohe::desk::{AskFault, AskMsg, Asked, DataMsg, Effect, Form, Msg, RestMsg};
use kaohe::locale::Lang;

use super::bench::{Browser, Tab, id, month};

fn ask(tab: &mut Tab, what: Asked, answer: &str) {
    tab.tell(RestMsg::Ask(AskMsg::Open(what)));
    tab.tell(RestMsg::Ask(AskMsg::Type(answer.into())));
    tab.tell(RestMsg::Ask(AskMsg::Confirm));
}

fn fault(tab: &Tab, what: Asked) -> Option<AskFault> {
    tab.model.asking(what).and_then(|asking| asking.fault)
}

/// Two people, the first with two months.
fn two() -> Tab {
    let mut tab = Tab::open(&Browser::default());
    for (agent, of) in [
        ("李伟", "2026-04"),
        ("王芳", "2026-03"),
        ("王芳", "2026-04"),
    ] {
        tab.enter(Field::Agent, agent);
        tab.act(Action::Go(month(of)));
        tab.act(Action::Step(id("6"), 1));
        tab.settle();
    }
    tab.taken();
    tab
}

#[test]
fn renaming_moves_every_month_and_never_onto_a_name_that_is_there() {
    let mut tab = two();
    assert_eq!(tab.model.months_to_move(), 2);
    for (typed, why) in [
        ("李伟", AskFault::Taken),
        ("王芳", AskFault::NoName),
        ("  ", AskFault::NoName),
        (&*"名".repeat(41), AskFault::NoName),
    ] {
        ask(&mut tab, Asked::Rename, typed);
        assert_eq!(fault(&tab, Asked::Rename), Some(why), "{typed}");
        assert_eq!(tab.model.state.agents(), ["李伟", "王芳"]);
    }
    ask(&mut tab, Asked::Rename, " 王芳芳 ");
    assert_eq!(tab.model.asking(Asked::Rename), None);
    assert_eq!(tab.model.state.agents(), ["李伟", "王芳芳"]);
    assert_eq!(tab.model.months_to_move(), 2);
    tab.act(Action::Undo);
    assert_eq!(tab.model.state.agents(), ["李伟", "王芳"]);
}

#[test]
fn a_log_follows_its_agent_s_new_name_and_back_but_no_choice() {
    let mut tab = two();
    tab.tell(RestMsg::Feed(kaohe::desk::FeedMsg::Agent("王芳".into())));
    let owner = |tab: &Tab| tab.settings().log_agent.clone();
    tab.enter(Field::Agent, "赵敏");
    assert_eq!(owner(&tab).as_deref(), Some("王芳"));
    tab.enter(Field::Agent, "王芳");
    ask(&mut tab, Asked::Rename, "王芳芳");
    assert_eq!(owner(&tab).as_deref(), Some("王芳芳"));
    tab.act(Action::Undo);
    assert_eq!(owner(&tab).as_deref(), Some("王芳"));
}

#[test]
fn removing_everything_wants_the_name_and_makes_a_file_first() {
    let mut tab = two();
    ask(&mut tab, Asked::RemoveAll, "李伟");
    assert_eq!(fault(&tab, Asked::RemoveAll), Some(AskFault::OtherWord));
    assert_eq!(tab.model.state.content.records.len(), 3);
    tab.taken();
    ask(&mut tab, Asked::RemoveAll, " 王芳 ");
    // Nothing goes before the browser has the file.
    assert_eq!(tab.model.state.content.records.len(), 3);
    let files: Vec<String> = tab
        .taken()
        .into_iter()
        .filter_map(|effect| match effect {
            Effect::Offer(_, text) => Some(text),
            _ => None,
        })
        .collect();
    let [file] = &files[..] else {
        panic!("{files:?}")
    };
    tab.tell(RestMsg::Data(DataMsg::Offered(true)));
    assert!(tab.model.state.content.records.is_empty());
    // Read back, the file is all that there was.
    tab.settle();
    tab.files(&[("backup.json", file)]);
    tab.tell(RestMsg::Import(kaohe::desk::ImportMsg::Take));
    assert_eq!(tab.model.state.content.records.len(), 3);
}

#[test]
fn nobody_s_name_is_a_word_in_the_page_s_language() {
    let mut tab = Tab::open(&Browser::default());
    tab.act(Action::Step(id("6"), 1));
    ask(&mut tab, Asked::RemoveAll, "");
    assert_eq!(tab.model.removal_word(), "清空");
    tab.tell(Msg::Lang(Lang::En));
    assert_eq!(tab.model.removal_word(), "clear");
    ask(&mut tab, Asked::RemoveAll, "clear");
    tab.tell(RestMsg::Data(DataMsg::Offered(true)));
    assert!(tab.model.state.content.records.is_empty());
}

#[test]
fn a_question_is_about_the_month_that_was_shown_and_gives_the_focus_back() {
    let mut tab = two();
    tab.tell(RestMsg::Ask(AskMsg::Open(Asked::Close)));
    tab.act(Action::Go(month("2026-03")));
    tab.tell(RestMsg::Ask(AskMsg::Confirm));
    tab.act(Action::Go(month("2026-04")));
    assert!(!tab.model.state.is_closed());
    tab.tell(RestMsg::Ask(AskMsg::Open(Asked::Close)));
    tab.taken();
    tab.tell(RestMsg::Ask(AskMsg::Cancel));
    assert_eq!(tab.taken(), [Effect::Back(Form::Ask)]);
    assert!(!tab.model.state.is_closed());
}
