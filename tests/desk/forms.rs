//! Forms and pages: what is open, and where the focus goes.

use kaohe::desk::state::{Action, DayEdit, Field, PlanEdit, Problem};
use kaohe::desk::{
    AskMsg, Asked, DaysMsg, Effect, Form, ListsMsg, MonthMsg, Msg, Page, RestMsg, RulesMsg, Shown,
    StorageMsg, Target, dates, is_working, list_id,
};
use kaohe::locale::{Lang, setting as say, telesales};
use kaohe::number::Unit;
use kaohe::record::{Entry, Facts, Record};
use kaohe::rulebook::{LogList, ParameterRef, ReadingId, SettingField, Subject};

use kaohe::scoring::score;

use super::bench::{Browser, Tab, id, month};

fn focus(selector: &str) -> Effect {
    Effect::Focus(Target(selector.to_owned().into()))
}

fn amount() -> Subject {
    Subject::Number(ParameterRef::PartAmount(id("6")))
}

#[test]
fn a_page_opens_and_the_address_can_name_it() {
    let mut tab = Tab::open(&Browser::default());
    for page in [Page::Months, Page::Basis, Page::Log] {
        tab.taken();
        tab.tell(Msg::Page(page));
        assert_eq!(tab.model.page, page);
        assert_eq!(Page::of_fragment(page.fragment().unwrap()), Some(page));
    }
    assert_eq!(Page::Import.fragment(), None);
}

#[test]
fn another_month_closes_what_was_open_of_the_last_one() {
    let mut tab = Tab::open(&Browser::default());
    tab.tell(Msg::Toggle(id("6")));
    assert_eq!(tab.model.open_row, Some(id("6")));
    tab.act(Action::Go(month("2026-03")));
    assert_eq!(tab.model.open_row, None);
    // From the year's page a month opens its own; another year stays there.
    tab.tell(Msg::Page(Page::Months));
    tab.tell(Msg::Year(-1));
    assert_eq!(
        (tab.model.page, tab.model.state.content.month),
        (Page::Months, month("2025-03"))
    );
    tab.act(Action::Go(month("2025-04")));
    assert_eq!(tab.model.page, Page::Month);
}

/// Whatever shows another month: what was typed for the last one isn't this one's.
#[test]
fn texts_of_one_month_s_forms_are_never_another_s() {
    let april = Facts::empty("李伟".into(), month("2026-04"));
    let mut taken = april;
    taken.entries.push(Entry::plain(id("6"), 1));
    let taken = vec![Record::new(taken).unwrap()];
    for (name, before, ways) in [
        ("another month", None, vec![Action::Go(month("2026-03"))]),
        ("another agent", None, vec![Action::Show("李伟".into())]),
        (
            "another name",
            None,
            vec![Action::Enter(Field::Agent, "李伟".into())],
        ),
        ("another system", None, vec![Action::System(Unit::Points)]),
        ("a file", None, vec![Action::Take(taken, None)]),
        (
            "undone",
            Some(Action::Go(month("2026-03"))),
            vec![Action::Undo; 2],
        ),
    ] {
        let mut tab = Tab::open(&Browser::default());
        tab.enter(Field::Agent, "王芳");
        tab.act(Action::System(Unit::Money));
        tab.enter(Field::Calls(1), "90");
        if let Some(act) = before {
            tab.act(act);
        }
        tab.tell(Msg::Toggle(id("late")));
        tab.tell(RestMsg::Days(DaysMsg::Paste(1, "70\n80".into())));
        tab.tell(RestMsg::Month(MonthMsg::Reason("补录".into())));
        // What stays in the month closes nothing.
        tab.act(Action::Step(id("late"), 1));
        assert!(tab.model.days.paste.is_some() && tab.model.reason.0 == "补录");
        for act in ways {
            tab.act(act);
        }
        assert_eq!(tab.model.days, <_>::default(), "{name}");
        assert_eq!(tab.model.reason, <_>::default(), "{name}");
        assert_eq!(tab.model.open_row, None, "{name}");
    }
}

#[test]
fn a_wrong_setting_stays_open_and_a_right_one_counts_at_once() {
    let mut tab = Tab::open(&Browser::default());
    tab.act(Action::Step(id("6"), 1));
    tab.taken();
    tab.tell(RestMsg::Rules(RulesMsg::Open(amount())));
    assert_eq!(tab.taken(), [Effect::Into(Form::Setting)]);
    tab.tell(RestMsg::Rules(RulesMsg::Type(
        SettingField::Value,
        "viel".into(),
    )));
    tab.tell(RestMsg::Rules(RulesMsg::Apply));
    assert!(tab.model.setting.as_ref().unwrap().tried);
    assert_eq!(tab.taken(), []);
    for (field, text) in [
        (SettingField::Value, "3"),
        (SettingField::Reason, "第12号文"),
        (SettingField::Date, "2026-04-01"),
    ] {
        tab.tell(RestMsg::Rules(RulesMsg::Type(field, text.into())));
    }
    tab.tell(RestMsg::Rules(RulesMsg::Apply));
    assert_eq!(tab.model.setting, None);
    assert!(tab.taken().contains(&Effect::Back(Form::Setting)));
    assert_eq!(tab.shown_score(), "97");
    tab.tell(RestMsg::Rules(RulesMsg::Revoke(0)));
    assert_eq!(tab.shown_score(), "98");
    tab.act(Action::Undo);
    assert_eq!(tab.shown_score(), "97");
}

#[test]
fn while_a_form_about_rules_is_open_undo_is_the_text_s_own() {
    let mut tab = Tab::open(&Browser::default());
    tab.act(Action::Step(id("6"), 1));
    tab.tell(RestMsg::Rules(RulesMsg::Open(amount())));
    tab.act(Action::Undo);
    assert_eq!(tab.shown_score(), "98");
    tab.tell(RestMsg::Rules(RulesMsg::Close));
    tab.act(Action::Undo);
    assert_eq!(tab.shown_score(), "100");
}

#[test]
fn a_month_closes_and_opens_again_only_with_a_reason() {
    let mut tab = Tab::open(&Browser::default());
    tab.act(Action::Step(id("6"), 1));
    tab.tell(RestMsg::Ask(AskMsg::Open(Asked::Close)));
    assert!(!tab.model.state.is_closed());
    tab.tell(RestMsg::Ask(AskMsg::Confirm));
    assert!(tab.model.state.is_closed());
    tab.tell(RestMsg::Month(MonthMsg::Reopen));
    assert!(tab.model.state.is_closed() && tab.model.reason.1);
    tab.tell(RestMsg::Month(MonthMsg::Reason("漏记".into())));
    tab.tell(RestMsg::Month(MonthMsg::Reopen));
    assert!(!tab.model.state.is_closed());
    assert_eq!(tab.model.reason, (String::new(), false));
}

#[test]
fn a_plan_that_is_added_has_the_focus() {
    let mut tab = Tab::open(&Browser::default());
    tab.taken();
    tab.tell(RestMsg::Month(MonthMsg::Plan(PlanEdit::Add(Problem::Post))));
    assert_eq!(tab.model.record().plan.len(), 1);
    assert!(
        tab.taken()
            .contains(&focus("#plan .planned:last-child input[type=text]"))
    );
}

#[test]
fn a_column_fills_working_days_and_closes() {
    let mut tab = Tab::open(&Browser::default());
    tab.act(Action::System(Unit::Money));
    tab.taken();
    tab.tell(RestMsg::Days(DaysMsg::Paste(1, String::new())));
    assert_eq!(tab.taken(), [Effect::Into(Form::Column)]);
    tab.tell(RestMsg::Days(DaysMsg::Column("70\n80".into())));
    tab.tell(RestMsg::Days(DaysMsg::Take));
    assert_eq!(tab.model.days, <_>::default());
    assert!(tab.taken().contains(&Effect::Back(Form::Column)));
    let calls = |day| tab.model.record().day(day).calls;
    assert_eq!((calls(1), calls(2), calls(3)), (Some(70), Some(80), None));
}

/// October 2026: the first week is a holiday, Saturday the 10th is worked for it.
#[test]
fn a_holiday_is_off_until_a_person_says_otherwise() {
    let mut tab = Tab::open(&Browser::default());
    tab.act(Action::System(Unit::Money));
    tab.act(Action::Go(month("2026-10")));
    let works = |tab: &Tab, day| is_working(&tab.model.state, month("2026-10").day(day).unwrap());
    let said = |tab: &Tab, day| tab.model.record().day(day).work;
    assert!(!works(&tab, 1) && works(&tab, 8) && works(&tab, 10));
    tab.act(Action::Day(1, DayEdit::Work(true)));
    assert!(works(&tab, 1));
    assert_eq!(said(&tab, 1), Some(true));
    tab.act(Action::Day(1, DayEdit::Work(false)));
    assert_eq!(said(&tab, 1), None, "as the calendar has it");
    tab.act(Action::Day(10, DayEdit::Work(false)));
    assert!(!works(&tab, 10));
    assert_eq!(said(&tab, 10), Some(false));
    tab.act(Action::Day(10, DayEdit::Work(true)));
    assert_eq!(said(&tab, 10), None);
    assert!(tab.model.state.is_blank());
}

#[test]
fn calls_alone_change_no_day_s_kind() {
    let mut tab = Tab::open(&Browser::default());
    tab.act(Action::System(Unit::Money));
    tab.act(Action::Go(month("2026-10")));
    let kinds = |tab: &Tab| {
        let dates = dates(&tab.model.state);
        dates
            .map(|date| is_working(&tab.model.state, date))
            .collect::<Vec<_>>()
    };
    let before = kinds(&tab);
    // A column with a line for every day of rest.
    tab.tell(RestMsg::Days(DaysMsg::Paste(1, "0\n".repeat(31))));
    tab.tell(RestMsg::Days(DaysMsg::Every(true)));
    tab.tell(RestMsg::Days(DaysMsg::Take));
    assert_eq!(tab.model.record().day(1).calls, Some(0));
    assert_eq!(kinds(&tab), before);
    // A holiday whose calls were recorded when none was known stays a day that
    // was worked, also while they are typed anew.
    let mut known = tab.model.record().facts().clone();
    known.days.clear();
    known.set_day(1, |day| day.calls = Some(90));
    tab.act(Action::Put(vec![Record::new(known).unwrap()]));
    let before = kinds(&tab);
    assert!(before[0]);
    for text in ["9", "", "95"] {
        tab.enter(Field::Calls(1), text);
        assert_eq!(kinds(&tab), before, "{text}");
    }
    assert_eq!(tab.model.record().day(1).calls, Some(95));
}

#[test]
fn days_are_called_what_the_calendar_calls_them() {
    for (date, zh, en) in [
        (
            "2026-10-01",
            "10 月 1 日 周四 国庆节",
            "Thu 1 October, National Day",
        ),
        (
            "2026-10-10",
            "10 月 10 日 周六 调休上班日",
            "Sat 10 October, shifted working day",
        ),
        ("2026-10-12", "10 月 12 日 周一", "Mon 12 October"),
        (
            "2025-10-06",
            "10 月 6 日 周一 中秋节",
            "Mon 6 October, Mid-Autumn",
        ),
    ] {
        let date = date.parse().unwrap();
        assert_eq!(telesales::weekday_of(Lang::Zh, date), zh);
        assert_eq!(telesales::weekday_of(Lang::En, date), en);
    }
    let source = |lang, year| telesales::public_source(lang, year);
    assert!(source(Lang::Zh, 2026).contains("国办发明电〔2025〕7 号"));
    assert!(source(Lang::Zh, 2025).contains("国办发明电〔2024〕12 号"));
    assert!(source(Lang::En, 2026).contains("no. 7 of 2025"));
    assert!(source(Lang::Zh, 2027).contains("没有 2027 年的放假安排"));
    assert!(source(Lang::En, 2027).contains("2027 aren't known"));
}

#[test]
fn rows_of_the_log_s_lists_are_added_moved_and_taken() {
    let mut tab = Tab::open(&Browser::default());
    tab.tell(Msg::Page(Page::Basis));
    tab.tell(RestMsg::Lists(ListsMsg::Open));
    let rows = |tab: &Tab| {
        tab.model
            .lists
            .as_ref()
            .unwrap()
            .rows(LogList::Channels)
            .len()
    };
    let before = rows(&tab);
    tab.taken();
    tab.tell(RestMsg::Lists(ListsMsg::Add(LogList::Channels)));
    assert_eq!(tab.taken(), [Effect::Stamp(LogList::Channels)]);
    tab.tell(RestMsg::Lists(ListsMsg::Added(
        LogList::Channels,
        1_775_000_000_000,
    )));
    assert_eq!(rows(&tab), before + 1);
    let id = list_id(LogList::Channels, before, "zh");
    assert_eq!(tab.taken(), [focus(&format!("#{id}"))]);
    // An empty name isn't taken; undo is the text's own meanwhile.
    tab.tell(RestMsg::Lists(ListsMsg::Apply));
    assert!(tab.model.lists.is_some() && tab.model.is_setting());
    for msg in [
        ListsMsg::Zh(LogList::Channels, before, "视频".into()),
        ListsMsg::En(LogList::Channels, before, "Video".into()),
        ListsMsg::Source("通知".into()),
        ListsMsg::Date("2026-04-01".into()),
        ListsMsg::Apply,
    ] {
        tab.tell(RestMsg::Lists(msg));
    }
    assert!(tab.model.lists.is_none());
    assert_eq!(tab.model.log_lists().channels.len(), before + 1);
    assert_eq!(tab.log().page.lists.channels.len(), before + 1);
    tab.tell(RestMsg::Lists(ListsMsg::Revoke));
    assert_eq!(tab.model.log_lists().channels.len(), before);
}

#[test]
fn fields_that_don_t_count_are_counted_in_the_status() {
    let mut tab = Tab::open(&Browser::default());
    tab.enter(Field::Wage, "viel");
    let wrong = tab.model.state.wrong().len();
    assert_eq!(wrong, 1);
    assert!(tab.model.status(wrong).contains('1'));
}

#[test]
fn a_setting_that_moves_the_pay_alone_says_so() {
    let mut tab = Tab::open(&Browser::default());
    tab.tell(RestMsg::Example);
    tab.enter(Field::Wage, "3200");
    let before = tab.model.sheet(score);
    let whole = Subject::Reading(ReadingId::R7);
    tab.tell(RestMsg::Rules(RulesMsg::Open(whole)));
    let value = RulesMsg::Type(SettingField::Value, "share".into());
    tab.tell(RestMsg::Rules(value));
    let setting = tab.model.setting.as_ref().unwrap();
    let of = tab.model.record().ruled_in();
    let tried = setting.preview(tab.model.state.rules(), of).unwrap();
    let after = score(&tried, tab.model.record(), tab.model.state.today);
    assert_eq!((before.score, before.range), (after.score, after.range));
    assert_eq!(
        say::effect(Lang::Zh, &before, &after),
        "本月得分和区间都不变。绩效工资 3,104.00 → 3,171.20 元，区间 2,515.20–3,206.40 → 2,789.12–3,203.84 元。"
    );
    assert_eq!(
        say::effect(Lang::En, &before, &after),
        "This month's score and range stay. Performance pay 3,104.00 → 3,171.20 yuan, range 2,515.20–3,206.40 → 2,789.12–3,203.84 yuan."
    );
}

/// The focus goes into each form when it opens, and back when it's left, however
/// that happens; a form that stays open keeps it.
#[test]
fn every_form_gives_the_focus_back() {
    use Form as F;
    let ask = |msg| RestMsg::Ask(msg);
    let acts = |shown| RestMsg::Storage(StorageMsg::Acts(shown));
    let typed = |text: &str| ask(AskMsg::Type(text.into()));
    let column = || RestMsg::Days(DaysMsg::Paste(1, "70".into()));
    let into = |form| Some(Effect::Into(form));
    let back = |form| Some(Effect::Back(form));
    let within = |form: Form| Some(Effect::Focus(form.target()));
    let steps: Vec<(RestMsg, Option<Effect>)> = vec![
        (RestMsg::Rules(RulesMsg::Open(amount())), into(F::Setting)),
        (RestMsg::Rules(RulesMsg::Apply), None),
        (RestMsg::Rules(RulesMsg::Close), back(F::Setting)),
        (ask(AskMsg::Open(Asked::Rename)), into(F::Ask)),
        (typed(""), None),
        (ask(AskMsg::Confirm), within(F::Ask)),
        (typed("王芳"), None),
        (ask(AskMsg::Confirm), back(F::Ask)),
        (ask(AskMsg::Open(Asked::Close)), into(F::Ask)),
        (ask(AskMsg::Confirm), back(F::Ask)),
        (RestMsg::Lists(ListsMsg::Open), into(F::Lists)),
        (RestMsg::Lists(ListsMsg::Cancel), back(F::Lists)),
        (acts(Some(Shown::Part(id("6")))), into(F::Acts)),
        (acts(Some(Shown::All)), within(F::Acts)),
        (acts(None), back(F::Acts)),
        (RestMsg::Days(DaysMsg::Toggle(3)), into(F::Day)),
        (RestMsg::Days(DaysMsg::Toggle(3)), None),
        (RestMsg::Days(DaysMsg::Toggle(3)), into(F::Day)),
        (RestMsg::Days(DaysMsg::Close), back(F::Day)),
        (column(), into(F::Column)),
        (RestMsg::Days(DaysMsg::Close), back(F::Column)),
        (column(), into(F::Column)),
        (RestMsg::Days(DaysMsg::Take), back(F::Column)),
    ];
    let mut tab = Tab::open(&Browser::default());
    tab.act(Action::Step(id("6"), 1));
    tab.settle();
    for (msg, expected) in steps {
        tab.taken();
        let said = format!("{msg:?}");
        tab.tell(msg);
        let about_focus = |effect: &Effect| {
            matches!(effect, Effect::Into(_) | Effect::Back(_) | Effect::Focus(_))
        };
        let found: Vec<Effect> = tab.taken().into_iter().filter(about_focus).collect();
        assert_eq!(found, Vec::from_iter(expected), "{said}");
    }
}
