//! The team's quarter and year in words.

use super::say::say;
use super::{Lang, month, short_month};
use crate::calendar::Month;
use crate::team::{Missing, Period, Together};

words! {
    /// The fixed texts.
    pub struct TeamMonthsWords: ZH / EN;

    /// Opens the choice of columns.
    columns = "列" / "Columns",
    /// Column.
    measures = "指标" / "Measures",
    /// Section.
    plans = "改进计划" / "Improvement plans",
    /// Asks for what is paid.
    with_pay = "导出带工资" / "Export the pay, too",
    /// Button.
    payroll = "工资表（CSV）" / "Payroll as CSV",

    /// Label of the switch.
    period = "时段" / "Period",
    /// Switch.
    month = "按月" / "By month",
    /// Switch.
    quarter = "按季" / "By quarter",
    /// Switch.
    year = "按年" / "By year",
    /// Button.
    earlier = "上一个时段" / "The period before",
    /// Button.
    later = "下一个时段" / "The next period",
    /// Foot.
    mean = "平均" / "Mean",
    /// Of several months.
    measures_note = "一点一人一月，竖线是目标" / "A dot an agent and month, the line is the target",
    /// Below the cells of measures.
    below_target = "各指标低于目标的人次（每人每月一次）" / "below target, agents and months",
    /// Section.
    means = "班组月均" / "The team by month",
    /// Section.
    means_note = "实段已定，斜线未定，竖线是平均；当月交了的都算" / "Solid is certain, hatched open, the line is the mean of all who sent the month",
    /// The columns of its table: month, sent, counted, mean, range, rewards, deductions.
    means_columns: [&'static str; 7] = ["月份", "已交", "可计入", "平均", "区间", "加分合计", "扣分合计"]
        / ["Month", "Sent", "Counted", "Mean", "Range", "Rewards", "Deductions"],
    /// Section.
    by_month = "逐月汇总" / "Month by month",
    /// Section.
    by_month_note = "括号里的月份还有未定的，没有计入；— 是没有文件" / "In brackets: something is open, not counted; — no file",
    /// Section of a year.
    year_end = "年终汇总表" / "Year-end table",
    /// The columns before and after those of the months.
    by_month_columns: [&'static str; 7] = ["名次", "坐席", "合成", "区间", "加分合计", "扣分合计", "供考虑"]
        / ["Place", "Agent", "Joined", "Range", "Rewards", "Deductions", "To be considered"],
    /// Of an agent of whom nothing counts.
    uncounted = "未计入" / "Not counted",
    /// Of a month in which something is open.
    open = "未定" / "open",
    /// Of a month without a file.
    no_file = "没有文件" / "no file",
    /// Page of a workbook.
    sheet = "逐月" / "By month",
    /// Page of a workbook.
    means_sheet = "月均" / "Means",
    /// Column of a workbook: the least and the most.
    ends: [&'static str; 2] = ["最低", "最高"] / ["Low", "High"],
}

/// The fixed texts.
pub const fn team_months_words(lang: Lang) -> &'static TeamMonthsWords {
    match lang {
        Lang::Zh => const { &ZH },
        Lang::En => const { &EN },
    }
}

/// A month, quarter or year with its year.
pub fn period_name(lang: Lang, period: Period, of: Month) -> String {
    let year = of.year();
    match period {
        Period::Month => month(lang, of),
        Period::Quarter => {
            let at = usize::from(of.quarter() - 1);
            let zh = ["一", "二", "三", "四"]
                .get(at)
                .copied()
                .unwrap_or_default();
            let en = at + 1;
            say!(lang, "{year} 年第{zh}季度", "Q{en} {year}")
        }
        Period::Year => say!(lang, "{year} 年", "{year}"),
    }
}

/// The page's title.
pub fn title(lang: Lang, name: &str) -> String {
    say!(lang, "{name}班组", "Team, {name}")
}

/// Months side by side: `1、2 月`.
pub fn names(lang: Lang, months: &[Month]) -> String {
    match lang {
        Lang::Zh => {
            let numbers = months.iter().map(|month| month.number().to_string());
            format!("{} 月", numbers.collect::<Vec<_>>().join("、"))
        }
        Lang::En => {
            let names = months.iter().map(|month| short_month(lang, *month));
            names.collect::<Vec<_>>().join(", ")
        }
    }
}

/// What the scores rest on: how months are joined, and which count.
pub fn rests_on(lang: Lang, of: &Together, length: usize) -> String {
    let counted = of.months.iter().filter(|month| month.counted > 0);
    let counted: Vec<Month> = counted.map(|month| month.month).collect();
    let rule = super::year::rule(
        lang,
        of.rule.unwrap_or(crate::rulebook::YearRule::Sum),
        length,
    );
    if counted.is_empty() {
        return say!(
            lang,
            "还没有可计入的月份：每个月都还有未定的。",
            "No month counts yet: something is open in each."
        );
    }
    let names = names(lang, &counted);
    say!(
        lang,
        "得分是{rule}；计入 {names}。加分、扣分是这些月份的合计。",
        "The score is the {rule}; counted: {names}. Rewards and deductions are sums over them."
    )
}

/// What would change places later.
pub fn missing_note(lang: Lang) -> String {
    say!(
        lang,
        "有人的月份没有计入，列在该坐席下面；补上以后名次会变。",
        "Some agents' months don't count; they're named below the agent, and may change places once they do."
    )
}

/// The months that don't count for an agent, and why.
pub fn missing(lang: Lang, missing: &[Missing]) -> String {
    let words = team_months_words(lang);
    let of = |is_open: bool| {
        let months = missing.iter().filter(|missing| missing.is_open == is_open);
        let months: Vec<Month> = months.map(|missing| missing.month).collect();
        let why = if is_open { words.open } else { words.no_file };
        let names = names(lang, &months);
        (!months.is_empty()).then(|| say!(lang, "{names}{why}", "{names}: {why}"))
    };
    let all: Vec<String> = [of(true), of(false)].into_iter().flatten().collect();
    match lang {
        Lang::Zh => format!("没有计入：{}", all.join("，")),
        Lang::En => format!("Not counted: {}", all.join("; ")),
    }
}

/// Of an agent of whom no month counts.
pub fn uncounted(lang: Lang, months: &[Month]) -> String {
    let said = names(lang, months);
    if months.len() == 1 {
        return say!(
            lang,
            "{said}还有未定的，没有可计入的月份",
            "{said}: something is open, no month counts"
        );
    }
    say!(
        lang,
        "{said}都还有未定的，没有可计入的月份",
        "{said}: something is open in each, none counts"
    )
}

/// A score that doesn't count.
pub fn not_counted(lang: Lang, score: &str) -> String {
    say!(lang, "（{score}）", "({score})")
}

/// In how many months a measure is below its target, of those in which it's known.
pub fn months_below(lang: Lang, below: usize, of: usize) -> String {
    say!(
        lang,
        "{of} 个月里 {below} 个月低于目标",
        "below target in {below} of {of} months"
    )
}

/// How often a measure is below its target.
pub fn times_below(lang: Lang, count: usize) -> String {
    say!(lang, "{count} 人次低于目标", "{count} below target")
}

/// A month in which something is said.
pub fn in_month(lang: Lang, of: Month, what: &str) -> String {
    let name = short_month(lang, of);
    say!(lang, "{name}：{what}", "{name}: {what}")
}

/// Something, and in which months.
pub fn with_months(lang: Lang, what: &str, months: &[Month]) -> String {
    let names = names(lang, months);
    say!(lang, "{what}（{names}）", "{what} ({names})")
}

/// Button: the sheets of so many agents on paper.
pub fn sheets_of(lang: Lang, count: usize) -> String {
    say!(
        lang,
        "打印计分单（{count} 人，每人一页）",
        "Print the sheets ({count}, a page each)"
    )
}

/// How many plans are past their day, open and ended.
pub fn plans_said(lang: Lang, [overdue, open, done]: [usize; 3]) -> String {
    say!(
        lang,
        "逾期 {overdue}，未结 {open}，已结 {done}；以前月份未结的计划也列在这里",
        "{overdue} overdue, {open} open, {done} ended; earlier ones that are open stay here"
    )
}

/// How many of a team's months are worked out.
pub fn working(lang: Lang, done: usize, all: usize) -> String {
    say!(
        lang,
        "正在计算 {done} / {all} 个月份",
        "Working out {done} of {all} months"
    )
}
