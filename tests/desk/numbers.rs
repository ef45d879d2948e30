//! All numbers of the rulebook in one table: taken as one step, of one rulebook, and what
//! they do before.

use kaohe::desk::state::Action;
use kaohe::desk::{NumbersMsg, RestMsg};
use kaohe::number::{Points, Unit};
use kaohe::record::Field;
use kaohe::rulebook::ParameterRef;

use super::bench::{Browser, Tab, id, month};

fn tell(tab: &mut Tab, msg: NumbersMsg) {
    tab.tell(RestMsg::Numbers(msg));
}

fn late() -> ParameterRef {
    ParameterRef::PartAmount(id("7"))
}

/// A desk with somebody who was late twice in two months.
fn desk() -> Tab {
    let mut tab = Tab::open(&Browser::default());
    tab.enter(Field::Agent, "0417");
    for of in ["2026-03", "2026-04"] {
        tab.act(Action::Go(month(of)));
        tab.enter(Field::Count(id("7")), "2");
    }
    tab.settle();
    tell(&mut tab, NumbersMsg::Open(true));
    tab
}

#[test]
fn what_is_typed_says_what_it_does_and_is_taken_as_one_step() {
    let mut tab = desk();
    assert!(tab.model.numbers_effect(9).is_none());
    tell(&mut tab, NumbersMsg::Type(late(), "1.5".into()));
    let effect = tab.model.numbers_effect(9).unwrap();
    assert_eq!((effect.all, effect.scores.len(), effect.beyond), (2, 2, 0));
    let [line] = &effect.lines()[..] else {
        panic!("one line changes")
    };
    assert_eq!((line.line.part, line.months), (id("7"), 2));
    assert_eq!(line.change, -Points::whole(4));
    // Only so many are worked out, and the others are told of.
    let effect = tab.model.numbers_effect(1).unwrap();
    assert_eq!((effect.all, effect.beyond), (1, 1));
    let before = tab.model.state.rules().clone();
    tell(&mut tab, NumbersMsg::Take);
    assert_eq!(*tab.model.state.rules(), before, "by nothing");
    tell(&mut tab, NumbersMsg::Source("通知".into()));
    tell(&mut tab, NumbersMsg::Take);
    assert_ne!(*tab.model.state.rules(), before);
    assert_eq!(tab.model.numbers.as_ref().unwrap().set, 1);
    tab.act(Action::Undo);
    assert_eq!(*tab.model.state.rules(), before);
}

#[test]
fn what_was_typed_of_one_rulebook_is_nothing_of_another() {
    let mut tab = desk();
    tell(&mut tab, NumbersMsg::Type(late(), "1.5".into()));
    tell(&mut tab, NumbersMsg::Source("通知".into()));
    tab.act(Action::Go(month("2026-05")));
    tab.act(Action::System(Unit::Money));
    let before = tab.model.state.rules().clone();
    tell(&mut tab, NumbersMsg::Take);
    assert_eq!(*tab.model.state.rules(), before);
}

#[test]
fn lines_that_were_left_over_are_told_once() {
    let mut tab = desk();
    let all = ParameterRef::all(tab.model.rulebook());
    let last = *all.last().unwrap();
    tell(&mut tab, NumbersMsg::Paste(last, "1\n2\n3".into()));
    let left = |tab: &Tab| tab.model.numbers.as_ref().unwrap().left;
    assert_eq!(left(&tab), 2);
    tell(&mut tab, NumbersMsg::Reset(last));
    assert_eq!(left(&tab), 0);
}
