//! The year, in words.

use super::net::{net_figure, net_name, net_said, result_span_said, to_pay};
use super::say::{months, say, target};
use super::unit::{named, unit_words};
use super::{Lang, cases, month_name, points, span};
use crate::calendar::Month;
use crate::number::{Points, Range, Unit};
use crate::rulebook::{Holds, YearRule};
use crate::scoring::{Certainty, MeasureMonth, MonthFigures, YearSheet};

words! {
    /// The fixed texts.
    pub struct YearWords: ZH / EN;

    /// Over the year's result.
    title = "全年" / "The year",
    /// Where no month counts yet.
    none = "全年还没有可计入的月份；未填齐的月份要先补齐。"
        / "No month counts yet; provisional months lack facts.",
    /// Over the months' scores.
    scores = "各月得分" / "Scores by month",
    /// What the picture shows.
    scores_note = "斜线是还可能的范围，点线圈是未填齐"
        / "hatched: what it may still be; dotted ring: provisional",
    /// Over the clauses' totals.
    parts = "各项全年合计" / "Totals of each item",
    /// What they add up to.
    parts_note = "封顶、保底之前" / "before caps and floor",
    /// Over the measures.
    measures = "各项指标" / "Measures",
    /// What their pictures show.
    measures_note = "横线是当月目标值，实心达标，空心不达标"
        / "the bar is the month's target; solid reached it, hollow missed it",
    /// Opens a picture's table.
    table = "列成表" / "As a table",
    /// The table's columns: month, score, range, state, rewards, deductions.
    columns: [&'static str; 6] = ["月份", "得分", "区间", "状态", "加分", "扣分"]
        / ["Month", "Score", "Range", "State", "Rewards", "Deductions"],
    /// The column of what it pays.
    pay = "绩效工资" / "Performance pay",
    /// What a measure reached.
    reached = "实得" / "Reached",
    /// What it should.
    target = "目标值" / "Target",
    /// Over the printed year.
    print_title = "绩效考核年度汇总" / "Year summary",
    /// Prints the year.
    print = "打印全年" / "Print the year",
    /// A month as a spreadsheet.
    month_csv = "本月表格（CSV）" / "This month as CSV",
    /// A month as a workbook.
    month_workbook = "本月工作簿（.xlsx）" / "This month as .xlsx",
    /// The year as a workbook.
    year_workbook = "全年工作簿（.xlsx）" / "The year as .xlsx",
    /// The year as a spreadsheet.
    year_csv = "全年表格（CSV）" / "The year as CSV",
}

words! {
    YearWords: ZH_MONEY / EN_MONEY over ZH / EN;

    title = "全年结算" / "The year's settlement",
    scores = "各月应缴净额" / "Net to pay by month",
    parts_note = "已计入的月份" / "of the months that count",
    print_title = "年度结算汇总" / "Settlement Year Summary",
}

/// The fixed texts.
pub const fn year_words(lang: Lang, unit: Unit) -> &'static YearWords {
    match (lang, unit) {
        (Lang::Zh, Unit::Points) => &ZH,
        (Lang::En, Unit::Points) => &EN,
        (Lang::Zh, Unit::Money) => &ZH_MONEY,
        (Lang::En, Unit::Money) => &EN_MONEY,
    }
}

/// A column of a year in money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoneyColumn {
    /// The month's name.
    Month,
    /// All fines.
    Charged,
    /// What of them is given back.
    Refunded,
    /// All rewards.
    Rewarded,
    /// What is left to pay, or received.
    Net,
    /// What it can still be.
    Range,
    /// How sure it is.
    State,
    /// Days on which the quota was reached.
    DaysMet,
    /// Days on which it wasn't.
    DaysMissed,
}

impl MoneyColumn {
    /// Those that a year has, by what the rulebooks of its months have.
    pub fn of(holds: Holds) -> Vec<Self> {
        let mut columns = vec![Self::Month];
        for (column, there) in [
            (Self::Charged, holds.takes),
            (Self::Refunded, holds.refunds),
            (Self::Rewarded, holds.gives),
            (Self::Net, true),
            (Self::Range, true),
            (Self::State, true),
            (Self::DaysMet, holds.calls),
            (Self::DaysMissed, holds.calls),
        ] {
            if there {
                columns.push(column);
            }
        }
        columns
    }

    /// Its heading.
    pub const fn name(self, lang: Lang, holds: Holds) -> &'static str {
        let words = unit_words(lang, Unit::Money, holds);
        match (self, lang) {
            (Self::Month, Lang::Zh) => "月份",
            (Self::Month, Lang::En) => "Month",
            (Self::Charged, _) => words.deductions,
            (Self::Refunded, _) => words.refunded,
            (Self::Rewarded, _) => words.rewards,
            (Self::Net, _) => words.score,
            (Self::Range, Lang::Zh) => "区间",
            (Self::Range, Lang::En) => "Range",
            (Self::State, Lang::Zh) => "状态",
            (Self::State, Lang::En) => "State",
            (Self::DaysMet, _) => words.days_met,
            (Self::DaysMissed, _) => words.days_missed,
        }
    }
}

/// What stands over the months' picture, and what it shows, by what their
/// rulebooks have.
pub const fn scores_title(lang: Lang, unit: Unit, holds: Holds) -> (&'static str, &'static str) {
    let words = year_words(lang, unit);
    match (lang, unit, holds.gives, holds.takes) {
        (_, Unit::Points, ..) | (_, _, false, _) => (words.scores, words.scores_note),
        (Lang::Zh, _, _, true) => (
            "各月净额",
            "零线以上应得，以下应缴；斜线是还可能的范围，点线圈是未填齐",
        ),
        (Lang::En, _, _, true) => (
            "Net by month",
            "above zero to receive, below it to pay; hatched: what it may still be; dotted ring: provisional",
        ),
        (Lang::Zh, ..) => ("各月应得净额", words.scores_note),
        (Lang::En, ..) => ("Net to receive by month", words.scores_note),
    }
}

/// What the items' totals add up to.
pub const fn parts_note(lang: Lang, unit: Unit, holds: Holds) -> &'static str {
    match (lang, unit) {
        (Lang::Zh, Unit::Money) if holds.refunds => "已计入的月份，退还之前",
        (Lang::En, Unit::Money) if holds.refunds => "of the months that count, before refunds",
        _ => year_words(lang, unit).parts_note,
    }
}

/// So many months, where they're summed.
pub fn months_said(lang: Lang, count: u32) -> String {
    months(lang, count as usize)
}

/// Over the sum of the months.
pub const fn sum_row(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "全年合计",
        Lang::En => "Sum of the year",
    }
}

/// What a year in money comes to, and of how many months.
pub fn settled(lang: Lang, sheet: &YearSheet) -> Option<(String, String)> {
    let year = sheet.settled.as_ref()?;
    let (unit, count) = (sheet.unit, months(lang, year.months as usize));
    let holds = sheet.holds;
    let net = named(lang, unit, net_figure(unit, year.net));
    let name = net_name(lang, unit, holds, -year.net);
    let name = match lang {
        Lang::Zh => name.to_owned(),
        Lang::En => name.to_ascii_lowercase(),
    };
    let note = if year.range.is_settled() {
        say!(lang, "{name}，{count}合计", "{name}, {count} together")
    } else {
        let range = result_span_said(lang, unit, holds, to_pay(year.range));
        say!(
            lang,
            "{name}，可能 {range}，{count}合计",
            "{name}, may be {range}; {count} together"
        )
    };
    Some((net, note))
}

/// What the year comes to, and by which rule.
pub fn joined(lang: Lang, sheet: &YearSheet) -> Option<(String, String)> {
    let year = sheet.joined.as_ref()?;
    let rule = rule(lang, sheet.rule?, 12);
    let note = if year.range.is_settled() {
        rule
    } else {
        let range = span(lang, sheet.unit, year.range);
        say!(lang, "可能 {range}，{rule}", "may be {range}; {rule}")
    };
    Some((points(sheet.unit, year.score), note))
}

/// How so many months are joined.
pub fn rule(lang: Lang, rule: YearRule, of: usize) -> String {
    match rule {
        YearRule::Mean => say!(lang, "已计分月份的平均", "mean of the scored months"),
        YearRule::Sum => say!(lang, "已计分月份的合计", "sum of the scored months"),
        YearRule::Weighted => say!(
            lang,
            "已计分月份的加权平均",
            "weighted mean of the scored months"
        ),
        YearRule::MissingAsZero => say!(
            lang,
            "缺月按 0 分，除以 {of}",
            "missing months as 0, divided by {of}"
        ),
    }
}

/// The months that don't count.
pub fn missing(lang: Lang, months: &[Month]) -> String {
    let names = months.iter().map(|month| month_name(lang, *month));
    let names: Vec<&str> = names.collect();
    let join = match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    };
    let names = names.join(join);
    match months.len() {
        0 => String::new(),
        12 => say!(lang, "还没有可计入的月份。", "No month counts yet."),
        _ => say!(lang, "没有计入：{names}。", "Not counted: {names}."),
    }
}

/// A score, and what it may still be.
pub fn with_range(lang: Lang, unit: Unit, score: Points, range: Range<Points>) -> String {
    let score = points(unit, score);
    if range.is_settled() {
        return score;
    }
    let range = span(lang, unit, range);
    format!("{score} ({range})")
}

/// A month's mark, in words.
pub fn month_said(lang: Lang, figures: &MonthFigures) -> String {
    let unit = figures.unit;
    let (name, score) = (
        month_name(lang, figures.month),
        points(figures.unit, figures.score),
    );
    let state = state(lang, figures);
    if unit == Unit::Money {
        let range = result_span_said(lang, unit, figures.holds, figures.range);
        let may_be = match figures.range.is_settled() {
            true => String::new(),
            false => say!(lang, "，可能 {range}", ", may be {range}"),
        };
        let net = net_said(lang, figures.holds, figures.score);
        return say!(
            lang,
            "{name} {net}{may_be}，{state}",
            "{name}: {net}{may_be}, {state}"
        );
    }
    if figures.range.is_settled() {
        return say!(lang, "{name} {score}，{state}", "{name} {score}, {state}");
    }
    let range = span(lang, figures.unit, figures.range);
    say!(
        lang,
        "{name} {score}，可能 {range}，{state}",
        "{name} {score}, may be {range}, {state}"
    )
}

/// A measure in a month, in words.
pub fn measure_said(lang: Lang, month: Month, measure: &MeasureMonth) -> String {
    let name = month_name(lang, month);
    let target = target(measure.direction, measure.target);
    let reached = reached(lang, measure);
    say!(
        lang,
        "{name} {reached}，目标值 {target}",
        "{name} {reached}, target {target}"
    )
}

/// What a measure reached.
pub fn reached(lang: Lang, measure: &MeasureMonth) -> String {
    match (measure.shown, measure.measured) {
        (Some(shown), _) => cases::shown(shown),
        (None, Some(_)) => say!(lang, "无可考核", "nothing to measure"),
        (None, None) => say!(lang, "未知", "not known"),
    }
}

/// How sure a month is.
pub const fn state(lang: Lang, figures: &MonthFigures) -> &'static str {
    let words = lang.words();
    match figures.certainty {
        _ if figures.closed => words.closed,
        Certainty::Provisional => words.provisional,
        Certainty::RestsOnAssumed => words.rests_on_assumed,
        Certainty::Final => words.final_,
    }
}
