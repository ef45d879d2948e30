//! What of a team goes back to the office besides its month: a quarter or a year, and what
//! everybody is paid.

use super::csv::state;
use super::office::{heads, number, plain};
use super::team::{considered, list};
use super::team_months::{missing, not_counted, period_name, team_months_words};
use super::{Lang, month};
use crate::calendar::Month;
use crate::exchange::Cell;
use crate::number::{Money, Points};
use crate::record::Record;
use crate::table::workbook::{Out, Page};
use crate::team::{Assessed, MonthTotals, Period};

words! {
    /// The pages' own texts.
    struct TeamOfficeWords: ZH / EN;

    /// Name of a page.
    ranking = "名次" / "Ranking",
    /// Columns of the ranking.
    ranking_heads: [&'static str; 9] = ["名次", "坐席", "得分", "最低", "最高", "加分合计", "扣分合计", "供考虑", "没有计入的月份"]
        / ["Place", "Agent", "Score", "Low", "High", "Rewards", "Deductions", "To be considered", "Months that don't count"],
    /// Row.
    total = "合计" / "Total",
    /// Columns of what is paid.
    pay_heads: [&'static str; 10] = ["坐席", "月份", "得分", "状态", "岗位工资（元）", "绩效工资（元）", "最低（元）", "最高（元）", "更正以前月份（分）", "更正以前月份（元）"]
        / ["Agent", "Month", "Score", "State", "Post wage (yuan)", "Performance pay (yuan)", "Low (yuan)", "High (yuan)", "Corrections of earlier months (points)", "Corrections of earlier months (yuan)"],
    /// Name of a page.
    payroll = "工资" / "Payroll",
}

const fn words(lang: Lang) -> &'static TeamOfficeWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// A quarter or a year of a team, in the order of its rows: the ranking, each agent's months,
/// the means. A month that doesn't count is in brackets, as words.
pub fn period_pages(
    lang: Lang,
    period: Period,
    of: Month,
    rows: &[(String, &Assessed)],
    months: &[MonthTotals],
) -> Vec<Page> {
    let mut pages = vec![
        ranking(lang, rows),
        by_month(lang, rows, months),
        means(lang, months),
    ];
    for page in &mut pages {
        page.title = period_name(lang, period, of);
    }
    pages
}

/// What everybody is paid in each month: a page, its pay summed.
pub fn payroll_page(lang: Lang, rows: &[&Assessed]) -> Page {
    let paid = rows.iter().flat_map(|row| row.each());
    let paid: Money = paid
        .filter_map(|one| one.sheet.pay)
        .fold(Money::ZERO, |sum, pay| sum + pay.amount);
    let corrected = rows.iter().flat_map(|row| row.each());
    let corrected = corrected.flat_map(|one| one.record.corrections.iter().filter_map(|it| it.pay));
    let corrected = corrected.fold(Money::ZERO, |sum, pay| sum + pay);
    let mut sums = vec![Out::text(words(lang).total)];
    sums.resize(5, Out::Empty);
    sums.push(Out::Sum(Cell::number(paid)));
    sums.resize(9, Out::Empty);
    sums.push(Out::Sum(Cell::number(corrected)));
    Page {
        sums,
        frozen: 1,
        ..plain(words(lang).payroll, payroll_rows(lang, rows))
    }
}

/// The rows of such a table, the names of its columns first: a row for each agent and month;
/// what is paid where there's a wage.
pub fn payroll_rows(lang: Lang, rows: &[&Assessed]) -> Vec<Vec<Cell>> {
    let mut table = vec![words(lang).pay_heads.map(Cell::text).to_vec()];
    for one in rows.iter().flat_map(|row| row.each()) {
        let mut row = vec![
            Cell::text(&*one.record.agent),
            Cell::Text(month(lang, one.record.month)),
            Cell::number(one.sheet.score),
            Cell::text(match one.is_closed() {
                true => lang.words().closed,
                false => state(lang, one.sheet.certainty),
            }),
        ];
        row.extend(match one.sheet.pay {
            Some(pay) => [pay.wage, pay.amount, pay.range.low, pay.range.high].map(Cell::number),
            None => [const { Cell::Empty }; 4],
        });
        row.extend(corrected(&one.record));
        table.push(row);
    }
    table
}

/// What is corrected of earlier months, and settled in this one: points, and pay.
fn corrected(record: &Record) -> [Cell; 2] {
    if record.corrections.is_empty() {
        return [const { Cell::Empty }; 2];
    }
    let points: Points = record.corrections.iter().map(|it| it.points).sum();
    let pay = record.corrections.iter().filter_map(|it| it.pay);
    let pay = pay.fold(Money::ZERO, |sum, pay| sum + pay);
    [Cell::number(points), Cell::number(pay)]
}

fn ranking(lang: Lang, rows: &[(String, &Assessed)]) -> Page {
    let row = |(place, row): &(String, &Assessed)| {
        let names = considered(lang, row);
        let gone = row.over.as_ref().filter(|over| !over.missing.is_empty());
        vec![
            Out::text(&**place),
            Out::text(row.agent()),
            number(row.sheet.score),
            number(row.sheet.range.low),
            number(row.sheet.range.high),
            number(row.sheet.rewards),
            number(row.sheet.deductions),
            Out::text(list(lang, &names)),
            gone.map_or(Out::Empty, |over| Out::text(missing(lang, &over.missing))),
        ]
    };
    Page {
        name: words(lang).ranking.to_owned(),
        heads: heads(&words(lang).ranking_heads),
        rows: rows.iter().map(row).collect(),
        frozen: 2,
        ..Page::default()
    }
}

fn by_month(lang: Lang, rows: &[(String, &Assessed)], months: &[MonthTotals]) -> Page {
    let [_, agent, joined, ..] = team_months_words(lang).by_month_columns;
    let mut names = vec![agent.to_owned()];
    names.extend(months.iter().map(|of| month(lang, of.month)));
    names.push(joined.to_owned());
    let row = |(_, row): &(String, &Assessed)| {
        let mut cells = vec![Out::text(row.agent())];
        for of in months {
            let mut own = row.each();
            let one = own.find(|one| one.record.month == of.month);
            cells.push(one.map_or(Out::Empty, |one| match one.counts() {
                true => number(one.sheet.score),
                false => Out::text(not_counted(lang, &one.sheet.score.to_string())),
            }));
        }
        cells.push(number(row.sheet.score));
        cells
    };
    Page {
        name: team_months_words(lang).sheet.to_owned(),
        heads: names,
        rows: rows.iter().map(row).collect(),
        frozen: 1,
        ..Page::default()
    }
}

fn means(lang: Lang, months: &[MonthTotals]) -> Page {
    let words = team_months_words(lang);
    let [name, sent, counted, mean, _, given, taken] = words.means_columns;
    let [low, high] = words.ends;
    let row = |of: &MonthTotals| {
        let totals = of.totals;
        let mean = |sum| totals.mean(sum).map_or(Out::Empty, number);
        let count = |count: usize| {
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            Out::Cell(Cell::number(count))
        };
        vec![
            Out::text(month(lang, of.month)),
            count(totals.count),
            count(of.counted),
            mean(totals.score),
            mean(totals.range.low),
            mean(totals.range.high),
            number(totals.rewards),
            number(totals.deductions),
        ]
    };
    Page {
        name: words.means_sheet.to_owned(),
        heads: heads(&[name, sent, counted, mean, low, high, given, taken]),
        rows: months.iter().map(row).collect(),
        frozen: 1,
        ..Page::default()
    }
}
