//! A month of telesales in words: its days, its sales, what is at stake.

use super::joined::{agree, counted};
use super::say::say;
use super::unit::day_state;
use super::{Lang, day, money, month, plain};
use crate::calendar::{Date, Month};
use crate::number::{Money, Points, Unit};
use crate::record::{ColumnFault, Sales, Sick};
use crate::rulebook::{Holds, Mechanism, Rulebook, WhatStays};
use crate::scoring::{
    Holiday, PublicDay, RunningDay, Settled, days_left, holiday_notice, public_day,
};

words! {
    /// The fixed texts.
    pub struct TelesalesWords: ZH / EN;

    /// From Monday on.
    weekdays: [&'static str; 7] = ["一", "二", "三", "四", "五", "六", "日"]
        / ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    /// The button for a column.
    paste = "粘贴一列数字" / "Paste a column",
    /// What it takes.
    paste_hint = "从表格里复制一列电话量，贴在下面：一行一天，空行不改。前面带日期的按日期填。"
        / "Copy a column of calls from a spreadsheet and paste it below: a line for each day; a blank line changes nothing. A date in front of a number names its day.",
    /// The field for the column.
    column = "一列电话量" / "Column of calls",
    /// Where it begins.
    paste_from = "从哪天开始" / "Starting on",
    /// Whether rest days have lines too.
    paste_every = "休息日也各占一行" / "Rest days have lines too",
    /// Headings of the preview.
    preview: [&'static str; 4] = ["行", "日期", "现有", "填入"] / ["Line", "Day", "Now", "New"],
    /// A day that the column doesn't change.
    unchanged = "不变" / "unchanged",
    /// Nothing pasted yet.
    nothing_yet = "还没有可填的数字。" / "No numbers to fill in yet.",
    /// A working day.
    work = "工作日" / "Working day",
    /// A day of rest.
    rest = "休息" / "Day off",
    /// A day of a weekend that is worked for a holiday.
    worked = "调休上班日" / "shifted working day",
    /// What a day is.
    kind = "这天是" / "This day is",
    /// Illness.
    sick = "病假" / "Sick",
    /// Calls.
    calls = "有效通话" / "Calls that count",
    /// What was asked for.
    target = "任务" / "Target",
    /// What was reached.
    sold = "已完成" / "Sold",
    /// In what they're counted.
    sales_hint = "按金额或单数都行，两个数用同一种。" / "In money or in orders, the same for both.",
    /// The day of joining.
    joined = "入职日期" / "Day of joining",
    /// Closes a day's form.
    close = "收起" / "Close",
    /// The last chance, in front of its sentence.
    careful = "注意" / "Careful",
}

/// The fixed texts of a language.
pub const fn telesales_words(lang: Lang) -> &'static TelesalesWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// What a blank month begins with, by what its rulebook has.
pub fn intro_in_money(lang: Lang, holds: Holds) -> String {
    let of = |zh, en| match lang {
        Lang::Zh => zh,
        Lang::En => en,
    };
    let facts = match (holds.calls, holds.refunds) {
        (true, true) => of(
            "填上每天的电话量和销售",
            "Enter each day's calls and the sales",
        ),
        (true, false) => of("填上每天的电话量", "Enter each day's calls"),
        (false, _) => of("填上发生的事", "Enter what happened"),
    };
    let follows = match (holds.takes, holds.refunds, holds.gives) {
        (false, ..) => of("奖励", "rewards"),
        (_, false, false) => of("罚款", "fines"),
        (_, true, false) => of("罚款、退还", "fines and refunds"),
        (_, false, true) => of("罚款、奖励", "fines and rewards"),
        (_, true, true) => of("罚款、退还、奖励", "fines, refunds and rewards"),
    };
    let days = match holds.calls {
        true => of(
            "没填的日子按未知处理，不算未完成。",
            " A day without a figure is unknown, not missed.",
        ),
        false => "",
    };
    say!(
        lang,
        "{facts}，{follows}随填随算，每一笔都写明依据。{days}",
        "{facts}: {follows} follow as you type, each with its grounds.{days}"
    )
}

/// What came of reporting an illness.
pub const fn sick(lang: Lang, sick: Sick) -> &'static str {
    match (lang, sick) {
        (Lang::Zh, Sick::No) => "无",
        (Lang::Zh, Sick::Pending) => "已事先报，待批",
        (Lang::Zh, Sick::Approved) => "已事先报，已批",
        (Lang::Zh, Sick::Late) => "已批，但报晚了",
        (Lang::Zh, Sick::Refused) => "未批准",
        (Lang::En, Sick::No) => "No",
        (Lang::En, Sick::Pending) => "Reported beforehand, not decided",
        (Lang::En, Sick::Approved) => "Reported beforehand, approved",
        (Lang::En, Sick::Late) => "Approved, but reported late",
        (Lang::En, Sick::Refused) => "Not approved",
    }
}

/// What illness means for the day's quota.
pub const fn sick_meaning(lang: Lang, sick: Sick) -> &'static str {
    match (lang, sick) {
        (_, Sick::No) => "",
        (Lang::Zh, Sick::Pending) => "批下来之前按平常要求，批不批都在区间里。",
        (Lang::Zh, Sick::Approved) => "按病假调整。",
        (Lang::Zh, Sick::Late | Sick::Refused) => "不调整，按平常要求。",
        (Lang::En, Sick::Pending) => "Counts as usual until it's approved; the range holds both.",
        (Lang::En, Sick::Approved) => "The quota is adjusted.",
        (Lang::En, Sick::Late | Sick::Refused) => "No adjustment: it counts as usual.",
    }
}

/// What a day is called that is a public holiday.
pub fn holiday_name(lang: Lang, date: Date) -> Option<&'static str> {
    let PublicDay::Off(holiday) = public_day(date)? else {
        return None;
    };
    Some(match (lang, holiday) {
        (Lang::Zh, Holiday::NewYear) => "元旦",
        (Lang::Zh, Holiday::SpringFestival) => "春节",
        (Lang::Zh, Holiday::Qingming) => "清明节",
        (Lang::Zh, Holiday::Labour) => "劳动节",
        (Lang::Zh, Holiday::DragonBoat) => "端午节",
        (Lang::Zh, Holiday::MidAutumn) => "中秋节",
        (Lang::Zh, Holiday::National) => "国庆节",
        (Lang::En, Holiday::NewYear) => "New Year",
        (Lang::En, Holiday::SpringFestival) => "Spring Festival",
        (Lang::En, Holiday::Qingming) => "Qingming",
        (Lang::En, Holiday::Labour) => "Labour Day",
        (Lang::En, Holiday::DragonBoat) => "Dragon Boat",
        (Lang::En, Holiday::MidAutumn) => "Mid-Autumn",
        (Lang::En, Holiday::National) => "National Day",
    })
}

/// Where the days off of a year come from, and that each can be set.
pub fn public_source(lang: Lang, year: u16) -> String {
    match holiday_notice(year) {
        Some(notice) => {
            let (issued, number) = (notice.issued, notice.number);
            say!(
                lang,
                "节假日和调休按国办发明电〔{issued}〕{number} 号；排班不同的，点开那天改。",
                "Holidays and the weekends worked for them are those of the State Council's notice no. {number} of {issued}. Open a day to change it."
            )
        }
        None => say!(
            lang,
            "没有 {year} 年的放假安排，周一至周五都按工作日算；放假的，点开那天改。",
            "The holidays of {year} aren't known here: Monday to Friday count as working days. Open a day to change it."
        ),
    }
}

/// The name of a day's field, with all that it shows.
pub fn day_label(lang: Lang, date: Date, quota: Option<u32>) -> String {
    let name = weekday_of(lang, date);
    match quota {
        Some(quota) => say!(
            lang,
            "{name}，有效通话，规定 {quota}",
            "{name}, calls that count, quota {quota}"
        ),
        None => say!(lang, "{name}，休息", "{name}, day off"),
    }
}

/// A day with its weekday, and what the calendar calls it: `6 月 9 日 周二`,
/// `Thu 1 October, National Day`.
pub fn weekday_of(lang: Lang, date: Date) -> String {
    let words = telesales_words(lang);
    let weekday = words.weekdays[date.weekday() as usize % 7];
    let day = day(lang, date);
    let name = match public_day(date) {
        Some(PublicDay::Worked) => Some(words.worked),
        _ => holiday_name(lang, date),
    };
    match name {
        Some(name) => say!(lang, "{day} 周{weekday} {name}", "{weekday} {day}, {name}"),
        None => say!(lang, "{day} 周{weekday}", "{weekday} {day}"),
    }
}

/// What a day asks for and what came of it.
pub fn day_result(lang: Lang, row: &RunningDay<'_>) -> String {
    let (quota, state) = (row.day.quota, day_state(lang, row.day.state));
    let mut text = say!(lang, "规定 {quota}，{state}", "Quota {quota}, {state}");
    if let Some(miss) = row.miss {
        text += &say!(lang, "，第 {miss} 次未完成", ", miss no. {miss}");
    }
    if !row.fine.is_zero() {
        let (fine, fines) = (yuan(row.fine), yuan(row.fines));
        text += &say!(
            lang,
            "，罚 {fine} 元，累计 {fines} 元",
            ", fine {fine} yuan, {fines} so far"
        );
    }
    text
}

/// What all fines come to by a day.
pub fn so_far(lang: Lang, fines: Points) -> String {
    let fines = yuan(fines);
    say!(lang, "累计 {fines}", "so far {fines}")
}

/// Calls that the days left ask for; none where none is left.
pub fn still_needed(lang: Lang, settled: &Settled, today: Date) -> Option<String> {
    let left: Vec<_> = days_left(settled, today).collect();
    let first = left.first()?;
    let (count, from) = (left.len(), day(lang, first.date));
    let quotas = left.iter().map(|day| day.quota);
    let (least, most) = quotas.fold((u32::MAX, 0), |(least, most), quota| {
        (least.min(quota), most.max(quota))
    });
    let total: u32 = left.iter().map(|day| day.quota).sum();
    let each = match least == most {
        true => most.to_string(),
        false => format!("{least}\u{2013}{most}"),
    };
    Some(say!(
        lang,
        "{from}起还有 {count} 个工作日，每天 {each} 通，共 {total} 通，就不再有未完成。",
        "From {from} on, {} left: {each} calls a day, {total} in all, and no more is missed.",
        counted(count, "working day") + agree(count, " is", " are")
    ))
}

/// What one more miss would cost, or what too many have cost already; none
/// while there is room.
pub fn last_chance(lang: Lang, rulebook: &Rulebook, settled: &Settled) -> Option<String> {
    let misses = settled.calls.counted;
    let calls_only = rulebook.choices().what_stays == WhatStays::CallsOnly;
    if settled.is_last_chance() {
        let what = match calls_only {
            true => say!(lang, "电话量罚款也不免了", "fines for calls stay"),
            false => say!(lang, "罚款也不退了", "nothing is refunded"),
        };
        return Some(say!(
            lang,
            "已有 {misses} 次未完成。再有一次，即使完成销售任务，{what}。",
            "{misses} missed already. One more and {what}, even with the target met."
        ));
    }
    settled.is_limit_reached().then(|| {
        let what = match calls_only {
            true => say!(lang, "电话量罚款也照扣", "fines for calls stay"),
            false => say!(lang, "罚款也不退", "nothing is refunded"),
        };
        say!(
            lang,
            "已有 {misses} 次未完成，即使完成销售任务，{what}。",
            "{misses} missed: {what}, even with the target met."
        )
    })
}

/// What may be given back, and what that hangs on.
pub fn stake(lang: Lang, settled: &Settled) -> String {
    let [stake, net, back] = [settled.stake, settled.net, settled.refunded].map(yuan);
    if settled.stake.is_zero() {
        return say!(lang, "还没有罚款。", "No fines so far.");
    }
    if settled.is_limit_reached() {
        return match settled.refunded.is_zero() {
            true => say!(
                lang,
                "未完成的次数已到，{net} 元照罚。",
                "Too many misses: {net} yuan stays charged."
            ),
            false => say!(
                lang,
                "未完成的次数已到，{net} 元照罚，其余 {back} 元退还。",
                "Too many misses: {net} yuan stays charged, the other {back} is refunded."
            ),
        };
    }
    match settled.target_met {
        Some(true) => say!(
            lang,
            "销售任务已完成，{stake} 元罚款免除或退还。",
            "The sales target is met: {stake} yuan is waived or refunded."
        ),
        Some(false) => say!(
            lang,
            "完成销售任务可免除或退还 {stake} 元，现在还没完成。",
            "Meeting the sales target would waive or refund {stake} yuan; it isn't met yet."
        ),
        None => say!(
            lang,
            "完成销售任务可免除或退还 {stake} 元，销售情况未填。",
            "Meeting the sales target would waive or refund {stake} yuan; the sales aren't known yet."
        ),
    }
}

/// That some of what is recorded belongs to the other system, and what that
/// means where one of them has fines.
pub fn recorded_under_both(lang: Lang, parts: &[String], fines: bool) -> String {
    let parts = parts.join(match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    });
    let twice = match (lang, fines) {
        (_, false) => "",
        (Lang::Zh, true) => "同一件事既扣分又罚款，有判决认为是重复处罚。",
        (Lang::En, true) => " Scoring and fining one event was held to be double punishment.",
    };
    say!(
        lang,
        "本月还有按另一套办法记的（{parts}），这里没有计入。{twice}",
        "Some of this month is recorded under the other rulebook ({parts}) and doesn't count here.{twice}"
    )
}

/// How the sales stand against their target; none while a figure is missing.
pub fn sales_state(lang: Lang, sales: Sales) -> Option<String> {
    let (target, sold) = (sales.target?, sales.sold?);
    Some(if sold >= target {
        let beyond = money(Money::from_raw(sold.raw() - target.raw()));
        match sold == target {
            true => say!(lang, "刚好完成", "exactly met"),
            false => say!(lang, "已完成，超 {beyond}", "met, {beyond} above"),
        }
    } else {
        let short = money(Money::from_raw(target.raw() - sold.raw()));
        say!(lang, "还差 {short}", "{short} short")
    })
}

/// Until when a new agent's quota holds; none where new staff have none.
pub fn new_until(lang: Lang, rulebook: &Rulebook, joined: Date) -> Option<String> {
    let mut parts = rulebook.parts();
    let (days, quota) = parts.find_map(|(_, _, part)| match &part.mechanism {
        Mechanism::CallQuota {
            new_days,
            new_quota,
            ..
        } if *new_days > 0 => Some((*new_days, new_quota.value)),
        _ => None,
    })?;
    let last = day(lang, joined.plus(u32::from(days).saturating_sub(1)));
    Some(say!(
        lang,
        "到 {last} 止每天 {quota} 通。",
        "{quota} calls a day up to and including {last}."
    ))
}

/// Why a line of a column can't be taken.
pub fn column_fault(lang: Lang, of: Month, fault: ColumnFault) -> String {
    let of = month(lang, of);
    match fault {
        ColumnFault::Calls(fault) => super::say::field_fault(lang, fault),
        ColumnFault::Elsewhere => say!(lang, "日期不在 {of} 内", "Not a day of {of}"),
        ColumnFault::Beyond => say!(lang, "已过月末，没有日子可填", "No day is left for it"),
        ColumnFault::Twice(day) => say!(
            lang,
            "前面已有 {day} 日的数",
            "An earlier line is for the {day}. already"
        ),
    }
}

/// The button that takes a column, with what it does.
pub fn take_column(lang: Lang, days: usize, refused: usize) -> String {
    match refused {
        0 => say!(lang, "填入 {days} 天", "Fill in {}", counted(days, "day")),
        _ => say!(
            lang,
            "填入 {days} 天，{refused} 行不用",
            "Fill in {}, leave out {}",
            counted(days, "day"),
            counted(refused, "line")
        ),
    }
}

fn yuan(amount: Points) -> String {
    plain(Unit::Money, amount)
}
