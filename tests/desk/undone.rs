//! What an undo says that it took back.

use kaohe::desk::state::{Action, EntryEdit, ExamKind, Field};
use kaohe::desk::{Msg, RestMsg, RulesMsg};
use kaohe::locale::Lang;
use kaohe::record::{Finding, Standing};
use kaohe::rulebook::{ParameterRef, SettingField, Subject};

use super::bench::{Browser, Tab, id, month};

/// What is said after undoing the last of these acts, and after doing it again.
fn said(acts: Vec<Action>) -> (String, String) {
    let mut tab = Tab::open(&Browser::default());
    for act in acts {
        tab.act(act);
    }
    turned(&mut tab)
}

fn turned(tab: &mut Tab) -> (String, String) {
    tab.act(Action::Undo);
    let undone = tab.model.undone_said().unwrap();
    tab.act(Action::Redo);
    (undone, tab.model.undone_said().unwrap())
}

fn both(undone: &str, again: &str) -> (String, String) {
    (undone.into(), again.into())
}

#[test]
fn acts_on_a_month_are_named_with_what_was_and_what_is() {
    let step = || Action::Step(id("6"), 1);
    let enter = |field, text: &str| Action::Enter(field, text.into());
    let wang_fang = || Action::Remove("王芳".into(), month("2026-04"));
    for (acts, undone, again) in [
        (
            vec![step(), step()],
            "已撤销：6 旷工 · 次数 2 → 1",
            "已重做：6 旷工 · 次数 1 → 2",
        ),
        (
            vec![enter(Field::Wage, "3200")],
            "已撤销：岗位工资 3,200.00 → 未填",
            "已重做：岗位工资 未填 → 3,200.00",
        ),
        (
            vec![Action::Exam(ExamKind::None)],
            "已撤销：业务考试 本月没有 → 未知",
            "已重做：业务考试 未知 → 本月没有",
        ),
        (
            vec![Action::AddComplaint],
            "已撤销：服务质量投诉：第 1 件 待查 → 没有",
            "已重做：服务质量投诉：第 1 件 没有 → 待查",
        ),
        (
            vec![Action::AddComplaint, Action::Finding(0, Finding::NotLiable)],
            "已撤销：服务质量投诉：第 1 件 · 结论 无责、无效或重复 → 待查",
            "已重做：服务质量投诉：第 1 件 · 结论 待查 → 无责、无效或重复",
        ),
        (
            vec![
                Action::AddEntry(id("6")),
                Action::EditEntry(0, EntryEdit::Standing(Standing::Pending)),
            ],
            "已撤销：6 旷工 · 核实 待核实 → 已核实",
            "已重做：6 旷工 · 核实 已核实 → 待核实",
        ),
        (
            vec![step(), Action::RemoveAll(None)],
            "已撤销：6 旷工 没有 → 1 次",
            "已重做：6 旷工 1 次 → 没有",
        ),
        (
            vec![
                enter(Field::Agent, "王芳"),
                step(),
                Action::Show("李伟".into()),
                wang_fang(),
            ],
            "已撤销：\u{2068}王芳\u{2069} 2026 年 4 月：6 旷工 没有 → 1 次",
            "已重做：\u{2068}王芳\u{2069} 2026 年 4 月：6 旷工 1 次 → 没有",
        ),
    ] {
        let name = format!("{acts:?}");
        assert_eq!(said(acts), both(undone, again), "{name}");
    }
}

#[test]
fn a_month_that_isn_t_shown_is_named() {
    let mut tab = Tab::open(&Browser::default());
    tab.enter(Field::Agent, "王芳");
    tab.act(Action::Step(id("6"), 1));
    tab.act(Action::Go(month("2026-03")));
    let undone = "已撤销：6 旷工 1 次 → 没有";
    let again = "已重做：\u{2068}王芳\u{2069} 2026 年 4 月：6 旷工 没有 → 1 次";
    assert_eq!(turned(&mut tab), both(undone, again));
}

#[test]
fn rules_are_named() {
    let mut tab = Tab::open(&Browser::default());
    let subject = Subject::Number(ParameterRef::PartAmount(id("6")));
    tab.tell(RestMsg::Rules(RulesMsg::Open(subject)));
    for (field, text) in [
        (SettingField::Value, "3"),
        (SettingField::Reason, "第12号文"),
        (SettingField::Date, "2026-04-01"),
    ] {
        tab.tell(RestMsg::Rules(RulesMsg::Type(field, text.into())));
    }
    tab.tell(RestMsg::Rules(RulesMsg::Apply));
    let said = both("已撤销：考核办法的设定", "已重做：考核办法的设定");
    assert_eq!(turned(&mut tab), said);
}

#[test]
fn of_many_facts_some_are_named_and_the_others_counted() {
    let mut tab = Tab::open(&Browser::default());
    for part in ["6", "7", "8", "9a", "10"] {
        tab.act(Action::Step(id(part), 1));
    }
    tab.act(Action::RemoveAll(None));
    tab.act(Action::Undo);
    assert_eq!(
        tab.model.undone_said().unwrap(),
        "已撤销：6 旷工 没有 → 1 次；7 迟到、早退、代打卡 没有 → 1 次；8 无故离岗、私自换岗 没有 → 1 次；另有 2 处"
    );
    tab.tell(Msg::Lang(Lang::En));
    let said = tab.model.undone_said().unwrap();
    assert!(
        said.starts_with("Undone: 6 Absent without leave none → "),
        "{said}"
    );
    assert!(said.ends_with("; 2 more"), "{said}");
}

#[test]
fn what_another_tab_changed_stays_and_is_said() {
    let browser = Browser::default();
    let (mut one, mut two) = (Tab::open(&browser), Tab::open(&browser));
    one.act(Action::Step(id("6"), 1));
    two.hears();
    two.act(Action::Step(id("6"), 1));
    one.hears();
    one.act(Action::Undo);
    let said = one.model.undone_said().unwrap();
    assert_eq!(said, format!("已撤销 {}", Lang::Zh.words().undone_in_part));
}

#[test]
fn the_next_act_ends_it() {
    let mut tab = Tab::open(&Browser::default());
    tab.act(Action::Step(id("6"), 1));
    tab.act(Action::Undo);
    assert!(tab.model.undone.is_some());
    tab.act(Action::Step(id("7"), 1));
    assert_eq!(tab.model.undone_said(), None);
}
