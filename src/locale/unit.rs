//! What is called otherwise in points and in yuan, and how what a line gives or
//! takes is written in each: points with their sign, fines as magnitudes, though
//! a sheet holds them with a minus, rewards in yuan with a plus.

use super::joined::counted;
use super::net::to_pay;
use super::say::say;
use super::{Lang, more, plain, points, signed, span, words};
use crate::number::{Points, Range, Unit};
use crate::record::Sick;
use crate::rulebook::{Holds, ParameterRef};
use crate::scoring::{CallsBasis, DayState};

words! {
    /// The words that differ.
    pub struct UnitWords: ZH_MONEY / EN_MONEY;

    /// The unit itself.
    unit = "元" / "yuan",
    /// The sheet.
    sheet = "结算单" / "Settlement",
    /// The sheet on paper.
    print_title = "月度结算单" / "Monthly Settlement",
    /// A line's amount on paper.
    print_amount = "罚款（元）" / "Fine (yuan)",
    /// All that is given.
    rewards = "奖励合计" / "Rewards",
    /// All that is taken.
    deductions = "罚款合计" / "Fines",
    /// What is given back of it; nothing in points.
    refunded = "退还" / "Refunded",
    /// What comes out, over a column.
    score = "应缴净额" / "Net to pay",
    /// What one event takes.
    each = "每次罚款" / "Fine each",
    /// What one event gives.
    each_given = "每次奖励" / "Reward each",
    /// What one event gives or takes, on paper.
    print_each = "每次罚款" / "Fine each",
    /// What nothing happened for: items without.
    effect = "罚款" / "a fine",
    /// The filter for what has an effect.
    show_effect = "只看有罚款的" / "With a fine",
    /// Why it's provisional.
    provisional_why = "有事实未知或待核实，净额还会变。"
        / "Something is unknown or pending: the net can still change.",
    /// Why it rests on what is assumed.
    assumed_why = "事实已齐，仍含暂定参数。" / "All facts are in; some numbers are only assumed.",
    /// Why it's final.
    final_why = "没有什么会再改变净额。" / "Nothing can change the net any more.",
    /// What it means that it's closed.
    closed_why = "事实和净额不再变；要改先重新打开。"
        / "Facts and net stay; open it again to change them.",
    /// What becomes of the rest while a field is wrong.
    errors_rest = "其余各项照常算，结算单为“未填齐”。"
        / "Everything else is settled as usual; the settlement is provisional.",
    /// A sender's result that isn't ours.
    import_mismatch = "对方所见净额与重算不符" / "The sender's net differs from ours",
    /// The month's days on paper.
    days = "每日电话量" / "Calls by day",
    /// Columns of the days: day, calls asked for, calls, how it stands.
    day_columns: [&'static str; 4] = ["日期", "规定", "有效通话", "状态"]
        / ["Day", "Quota", "Calls that count", "State"],
    /// Days on which the quota was reached.
    days_met = "完成天数" / "Days met",
    /// Days on which it wasn't.
    days_missed = "未完成天数" / "Days missed",
    /// Days of which nothing is known.
    days_open = "未填天数" / "Days open",
    /// The sales against their target.
    sales = "销售任务" / "Sales target",
    /// Over the facts about fines.
    fines = "关于罚款" / "About fines",
}

words! {
    UnitWords: ZH_POINTS / EN_POINTS over ZH_MONEY / EN_MONEY;

    unit = "分" / "points",
    sheet = (words::ZH.sheet) / (words::EN.sheet),
    print_title = (more::ZH.print_title) / (more::EN.print_title),
    print_amount = (more::ZH.print_points) / (more::EN.print_points),
    rewards = (words::ZH.rewards) / (words::EN.rewards),
    deductions = (words::ZH.deductions) / (words::EN.deductions),
    refunded = "" / "",
    score = (words::ZH.score) / (words::EN.score),
    each = (words::ZH.each) / (words::EN.each),
    each_given = (words::ZH.each) / (words::EN.each),
    print_each = (more::ZH.print_each) / (more::EN.print_each),
    effect = "加减分" / "points",
    show_effect = (words::ZH.show_effect) / (words::EN.show_effect),
    provisional_why = (words::ZH.provisional_why) / (words::EN.provisional_why),
    assumed_why = (words::ZH.assumed_why) / (words::EN.assumed_why),
    final_why = (words::ZH.final_why) / (words::EN.final_why),
    closed_why = (words::ZH.closed_why) / (words::EN.closed_why),
    errors_rest = (words::ZH.errors_rest) / (words::EN.errors_rest),
    import_mismatch = (more::ZH.import_mismatch) / (more::EN.import_mismatch),
}

words! {
    UnitWords: ZH_BOTH / EN_BOTH over ZH_MONEY / EN_MONEY;

    print_amount = "金额（元）" / "Amount (yuan)",
    score = "净额" / "Net",
    print_each = "每次金额" / "Each",
    effect = "奖罚" / "a fine or reward",
    show_effect = "只看有奖罚的" / "With a fine or reward",
}

words! {
    UnitWords: ZH_REWARDS / EN_REWARDS over ZH_MONEY / EN_MONEY;

    print_amount = "奖励（元）" / "Reward (yuan)",
    score = "净额" / "Net",
    each = "每次奖励" / "Reward each",
    print_each = "每次奖励" / "Reward each",
    effect = "奖励" / "a reward",
    show_effect = "只看有奖励的" / "With a reward",
}

/// The words of a unit, by what the rulebook has: fines, rewards, or both.
pub const fn unit_words(lang: Lang, unit: Unit, holds: Holds) -> &'static UnitWords {
    match (lang, unit, holds) {
        (Lang::Zh, Unit::Points, _) => &ZH_POINTS,
        (Lang::En, Unit::Points, _) => &EN_POINTS,
        (Lang::Zh, _, Holds { gives: false, .. }) => &ZH_MONEY,
        (Lang::En, _, Holds { gives: false, .. }) => &EN_MONEY,
        (Lang::Zh, _, Holds { takes: true, .. }) => &ZH_BOTH,
        (Lang::En, _, Holds { takes: true, .. }) => &EN_BOTH,
        (Lang::Zh, ..) => &ZH_REWARDS,
        (Lang::En, ..) => &EN_REWARDS,
    }
}

/// What a line gives or takes, in a column: points with their sign; a fine as a
/// magnitude, a reward in yuan with a plus.
pub fn taken(unit: Unit, amount: Points) -> String {
    match unit {
        Unit::Money if amount < Points::ZERO => points(unit, -amount),
        Unit::Points | Unit::Money => signed(unit, amount),
    }
}

/// All that is given or taken under a name of its own: points with their sign,
/// yuan without one.
pub fn summed(unit: Unit, amount: Points) -> String {
    match unit {
        Unit::Points => signed(unit, amount),
        Unit::Money => points(unit, amount.abs()),
    }
}

/// What a line can still be: a fine as a magnitude, a reward with a plus.
pub fn taken_span(lang: Lang, unit: Unit, range: Range<Points>) -> String {
    let plus = match unit {
        Unit::Money if range.high > Points::ZERO => "+",
        Unit::Points | Unit::Money => "",
    };
    let span = match unit {
        Unit::Money if plus.is_empty() => span(lang, unit, to_pay(range)),
        Unit::Points | Unit::Money => span(lang, unit, range),
    };
    named(lang, unit, format!("{plus}{span}"))
}

/// An amount of the rules, a magnitude, where it stands by itself.
pub fn amount(lang: Lang, unit: Unit, amount: Points) -> String {
    named(lang, unit, points(unit, amount))
}

/// The same in a sentence.
pub fn amount_plain(lang: Lang, unit: Unit, amount: Points) -> String {
    named(lang, unit, plain(unit, amount))
}

/// A figure with its unit where that doesn't go without saying.
pub fn named(lang: Lang, unit: Unit, figure: String) -> String {
    match unit {
        Unit::Points => figure,
        Unit::Money => {
            let unit = unit_words(lang, unit, Holds::NONE).unit;
            format!("{figure} {unit}")
        }
    }
}

/// In what a number of the rules is counted.
pub const fn of_number(lang: Lang, unit: Unit, at: ParameterRef) -> &'static str {
    if at.is_percent() {
        return "%";
    }
    match (lang, at) {
        (Lang::Zh, ParameterRef::Quota(_) | ParameterRef::NewQuota(_)) => "通",
        (Lang::Zh, ParameterRef::CountsFrom(_)) => "秒",
        (Lang::Zh, ParameterRef::Misses) => "次",
        (Lang::En, ParameterRef::Quota(_) | ParameterRef::NewQuota(_)) => "calls",
        (Lang::En, ParameterRef::CountsFrom(_)) => "seconds",
        (Lang::En, ParameterRef::Misses) => "misses",
        _ => unit_words(lang, unit, Holds::NONE).unit,
    }
}

/// How a working day stands, in a word or two.
pub fn day_state(lang: Lang, state: DayState) -> String {
    match state {
        DayState::Unknown => say!(lang, "未填", "open"),
        DayState::Met => say!(lang, "完成", "met"),
        DayState::MetByWeek => say!(lang, "按周完成", "by week"),
        // A phone gives a day 49 pixels.
        DayState::Missed(missing) => say!(lang, "缺 {missing}", "\u{2212}{missing}"),
        DayState::Excused => say!(lang, "病假", "sick"),
    }
}

/// How the working days of a month or a year stand together.
pub fn days(lang: Lang, calls: CallsBasis) -> String {
    let CallsBasis {
        met,
        missed,
        unknown,
        excused,
        ..
    } = calls;
    let mut text = say!(
        lang,
        "完成 {met} 天，未完成 {missed} 天",
        "{} met, {missed} missed",
        counted(met, "day")
    );
    if excused > 0 {
        text += &say!(lang, "，病假 {excused} 天", ", {excused} sick");
    }
    if unknown > 0 {
        text += &say!(lang, "，{unknown} 天未填", ", {unknown} open");
    }
    text
}

/// Illness on a day, in a word, where it isn't clear that it excuses the day.
pub const fn sick_short(lang: Lang, sick: Sick) -> &'static str {
    match (lang, sick) {
        (_, Sick::No) => "",
        (Lang::Zh, Sick::Approved) => "病假",
        (Lang::Zh, Sick::Pending) => "病假待批",
        (Lang::Zh, Sick::Late) => "病假报晚",
        (Lang::Zh, Sick::Refused) => "病假未批",
        (Lang::En, Sick::Approved) => "sick",
        (Lang::En, Sick::Pending) => "sick, pending",
        (Lang::En, Sick::Late) => "sick, late",
        (Lang::En, Sick::Refused) => "sick, refused",
    }
}

/// A weekday above its column, Monday being 0.
pub fn weekday(lang: Lang, day: usize) -> &'static str {
    let names = match lang {
        Lang::Zh => ["一", "二", "三", "四", "五", "六", "日"],
        Lang::En => ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    };
    names[day % names.len()]
}

/// What something may still be.
pub fn may_be(lang: Lang, range: &str) -> String {
    say!(lang, "可能 {range}", "may be {range}")
}

/// After a line that isn't charged, because the sales target is met.
pub const fn waived(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "（完成了销售任务，不罚）",
        Lang::En => " (sales target met: not fined)",
    }
}

/// Whether the sales target is met.
pub const fn target_met(lang: Lang, met: Option<bool>) -> &'static str {
    match (lang, met) {
        (Lang::Zh, Some(true)) => "已完成",
        (Lang::Zh, Some(false)) => "没有完成",
        (Lang::Zh, None) => "未知",
        (Lang::En, Some(true)) => "met",
        (Lang::En, Some(false)) => "not met",
        (Lang::En, None) => "not known",
    }
}

/// What bears on fines in money: facts, each with its source. No advice, and no
/// judgement of what is lawful.
pub const fn fine_facts(lang: Lang) -> [(&'static str, &'static str); 2] {
    match lang {
        Lang::Zh => [
            (
                "罚款的旧依据 2008 年 1 月已废止；法院多认为用人单位无权罚款，但看法不一。同一件事既扣绩效又罚款，有判决认为是重复处罚。",
                "企业职工奖惩条例、国务院令第 516 号；裁判案例",
            ),
            (
                "20% 的上限只管劳动者造成损失时的赔偿，不是罚款的依据；扣完不得低于当地最低工资。",
                "工资支付暂行规定第十六条",
            ),
        ],
        Lang::En => [
            (
                "The old rules on fining staff were repealed in January 2008; courts often hold that an employer has no power to fine, though not all do. Taking performance pay and a fine for one event was held to be double punishment.",
                "State Council Order 516; court decisions",
            ),
            (
                "The 20% ceiling covers compensation for a loss that the worker caused and is no basis for fines; what is left may not fall below the local minimum wage.",
                "Interim Provisions on Payment of Wages, article 16",
            ),
        ],
    }
}
