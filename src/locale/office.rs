//! The pages of workbooks that go back to the office: a team's month, a month and a year
//! of one agent.

use super::csv::{origin, state};
use super::fact_difference::fact_difference;
use super::say::{line_title, say};
use super::setting::subject;
use super::{Lang, month, month_rows, year_rows};
use crate::calendar::{Date, Month};
use crate::exchange::Cell;
use crate::number::Points;
use crate::record::{FactAt, FactDifference, FactValue, Facts, Measured, Record, fact_differences};
use crate::rulebook::{AnyParameter, Origin, ParameterRef, Rulebook, Subject};
use crate::scoring::{Count, Line, Sheet, YearSheet, code_of};
use crate::table::workbook::{Out, Page};

words! {
    /// The pages' own texts.
    pub(super) struct OfficeWords: ZH / EN;

    /// Name of a page.
    ranking = "名次" / "Ranking",
    /// Name of a page.
    lines = "逐条" / "Lines",
    /// Name of a page.
    facts = "事实" / "Facts",
    /// Name of a page.
    rules = "办法" / "Rules",
    /// Name of a page.
    month = "本月" / "Month",
    /// Name of a page.
    year = "全年" / "Year",
    /// Columns of the ranking, before the measures.
    ranking_heads: [&'static str; 8] = ["名次", "坐席", "得分", "最低", "最高", "状态", "加分", "扣分"]
        / ["Place", "Agent", "Score", "Low", "High", "State", "Rewards", "Deductions"],
    /// Column.
    check_code = "校验码" / "Check code",
    /// Columns of the lines.
    lines_heads: [&'static str; 8] = ["坐席", "条款", "事项", "次数", "计分", "最低", "最高", "出处"]
        / ["Agent", "Clause", "Item", "Count", "Amount", "Low", "High", "Origin"],
    /// Columns of the facts.
    facts_heads: [&'static str; 6] = ["坐席", "事项", "内容", "分子", "分母", "百分比"]
        / ["Agent", "Fact", "Value", "Cases", "All cases", "Percentage"],
    /// Columns of the rules.
    rules_heads: [&'static str; 6] = ["条款", "参数", "取值", "出处", "下限", "上限"]
        / ["Clause", "Parameter", "Value", "Origin", "From", "To"],
    /// Row.
    total = "合计" / "Total",
}

pub(super) const fn words(lang: Lang) -> &'static OfficeWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// A row of a team: an agent's month as it's scored.
#[derive(Clone, Copy, Debug)]
pub struct TeamRow<'a> {
    /// The place in words; empty where there is none.
    pub place: &'a str,
    /// What happened.
    pub record: &'a Record,
    /// What it comes to.
    pub sheet: &'a Sheet,
}

/// A team's month under one rulebook, in the order of its rows: ranking, lines, facts,
/// rules. The amounts of the lines add up to the scores.
pub fn team_pages(lang: Lang, of: Month, rulebook: &Rulebook, rows: &[TeamRow<'_>]) -> Vec<Page> {
    let mut pages = vec![ranking(lang, rulebook, rows), lines(lang, rulebook, rows)];
    pages.push(facts(lang, rulebook, rows.iter().map(|row| row.record)));
    pages.push(rules(lang, rulebook, of));
    titled(lang, of, rulebook, pages)
}

/// A month of one agent: its sheet as its table has it, facts, rules.
pub fn month_pages(
    lang: Lang,
    rulebook: &Rulebook,
    record: &Record,
    today: Date,
    wage: bool,
) -> Vec<Page> {
    let rows = month_rows(lang, rulebook, record, today, wage);
    let pages = vec![
        plain(words(lang).month, rows),
        facts(lang, rulebook, [record].into_iter()),
        rules(lang, rulebook, record.month),
    ];
    titled(lang, record.month, rulebook, pages)
}

/// A year of one agent, as its table has it.
pub fn year_pages(
    lang: Lang,
    year: &YearSheet,
    records: &[(&Record, &Rulebook)],
    today: Date,
    wage: bool,
) -> Vec<Page> {
    let rows = year_rows(lang, year, records, today, wage);
    let mut page = plain(words(lang).year, rows);
    page.title = year.year.to_string();
    vec![page]
}

fn titled(lang: Lang, of: Month, rulebook: &Rulebook, mut pages: Vec<Page>) -> Vec<Page> {
    let title = format!("{} {}", month(lang, of), lang.of(&rulebook.title));
    for page in &mut pages {
        page.title.clone_from(&title);
    }
    pages
}

/// A page of a table's rows, the names of its columns first.
pub(super) fn plain(name: &str, rows: Vec<Vec<Cell>>) -> Page {
    let mut rows = rows.into_iter();
    let heads = rows.next().unwrap_or_default().into_iter();
    let heads = heads.map(|head| match head {
        Cell::Text(text) => text,
        _ => String::new(),
    });
    Page {
        name: name.to_owned(),
        heads: heads.collect(),
        rows: rows
            .map(|row| row.into_iter().map(Out::from).collect())
            .collect(),
        ..Page::default()
    }
}

/// The names of columns.
pub(super) fn heads(of: &[&str]) -> Vec<String> {
    of.iter().map(|head| (*head).to_owned()).collect()
}

/// An amount.
pub(super) fn number(amount: Points) -> Out {
    Out::Cell(Cell::number(amount))
}

fn sum(amounts: impl Iterator<Item = Points>) -> Out {
    Out::Sum(Cell::number(amounts.sum::<Points>()))
}

fn ranking(lang: Lang, rulebook: &Rulebook, rows: &[TeamRow<'_>]) -> Page {
    let words = words(lang);
    let mut all = heads(&words.ranking_heads);
    all.extend(
        rulebook
            .measures
            .iter()
            .map(|m| lang.of(&m.title).to_owned()),
    );
    all.push(words.check_code.to_owned());
    let row = |row: &TeamRow<'_>| {
        let TeamRow {
            place,
            record,
            sheet,
        } = row;
        let mut cells = vec![
            Out::text(*place),
            Out::text(&*record.agent),
            number(sheet.score),
            number(sheet.range.low),
            number(sheet.range.high),
            Out::text(state(lang, sheet.certainty)),
            number(sheet.rewards),
            number(sheet.deductions),
        ];
        for measure in &rulebook.measures {
            cells.push(match record.measures.get(&measure.id) {
                Some(measured) => share(*measured),
                None => Out::Empty,
            });
        }
        cells.push(Out::text(code_of(rulebook, record, sheet).to_string()));
        cells
    };
    let sheets = || rows.iter().map(|row| row.sheet);
    Page {
        name: words.ranking.to_owned(),
        heads: all,
        rows: rows.iter().map(row).collect(),
        sums: vec![
            Out::Empty,
            Out::text(words.total),
            sum(sheets().map(|sheet| sheet.score)),
            sum(sheets().map(|sheet| sheet.range.low)),
            sum(sheets().map(|sheet| sheet.range.high)),
            Out::Empty,
            sum(sheets().map(|sheet| sheet.rewards)),
            sum(sheets().map(|sheet| sheet.deductions)),
        ],
        frozen: 2,
        ..Page::default()
    }
}

/// A measure as a percentage; nothing where cases are open or nothing was measured.
fn share(measured: Measured) -> Out {
    let known = measured.shares(false).and_then(|shares| shares.known());
    known.map_or(Out::Empty, |ratio| Out::Percent(ratio.shown_percent()))
}

fn lines(lang: Lang, rulebook: &Rulebook, rows: &[TeamRow<'_>]) -> Page {
    let (words, common) = (words(lang), lang.words());
    let mut all = Vec::new();
    for TeamRow { record, sheet, .. } in rows {
        let whole = |name: &str, amount: Points| {
            let mut cells = vec![
                Out::text(&*record.agent),
                Out::Empty,
                Out::text(name),
                Out::Empty,
            ];
            cells.push(number(amount));
            cells
        };
        if !sheet.base.is_zero() {
            all.push(whole(common.base, sheet.base));
        }
        let lines = sheet.lines.iter().filter(|line| line.matters());
        all.extend(lines.map(|line| line_row(lang, rulebook, record, line)));
        let adjustments = sheet.adjustments;
        for (name, amount) in [
            (common.adjust_reward_cap, adjustments.reward_cap),
            (common.adjust_month_zero, adjustments.month_zero),
            (common.adjust_base_cap, adjustments.base_cap),
            (common.adjust_floor, adjustments.floor),
        ] {
            if !amount.is_zero() {
                all.push(whole(name, amount));
            }
        }
    }
    let scores = rows.iter().map(|row| row.sheet.score);
    Page {
        name: words.lines.to_owned(),
        heads: heads(&words.lines_heads),
        rows: all,
        sums: vec![
            Out::text(words.total),
            Out::Empty,
            Out::Empty,
            Out::Empty,
            sum(scores),
        ],
        frozen: 1,
        ..Page::default()
    }
}

fn line_row(lang: Lang, rulebook: &Rulebook, record: &Record, line: &Line) -> Vec<Out> {
    let clause = rulebook.part(line.part).map(|(_, clause, _)| clause);
    let unknown = line.depends.open && line.count == Count::Times(0);
    vec![
        Out::text(&*record.agent),
        Out::text(clause.map_or("", |clause| &*clause.number)),
        Out::text(line_title(lang, rulebook, line)),
        match line.count {
            _ if unknown => Out::Empty,
            Count::Times(count) => Out::Cell(Cell::number(count)),
            Count::Percent(part) => Out::Cell(Cell::number(part)),
            Count::Whole => Out::Cell(Cell::number(1_u32)),
        },
        number(line.amount),
        number(line.range.low),
        number(line.range.high),
        Out::text(origin(lang, line)),
    ]
}

fn facts<'a>(lang: Lang, rulebook: &Rulebook, records: impl Iterator<Item = &'a Record>) -> Page {
    let words = words(lang);
    let mut rows = Vec::new();
    for record in records {
        let blank = Facts {
            unit: record.unit,
            ..Facts::empty(record.agent.clone(), record.month)
        };
        // No sum of a wage goes along.
        let found = fact_differences(&blank, record.facts());
        let found = found.iter().filter(|found| found.at != FactAt::Wage);
        rows.extend(found.map(|found| fact_row(lang, rulebook, record, &blank, found)));
    }
    Page {
        name: words.facts.to_owned(),
        heads: heads(&words.facts_heads),
        rows,
        frozen: 1,
        ..Page::default()
    }
}

fn fact_row(
    lang: Lang,
    rulebook: &Rulebook,
    record: &Record,
    blank: &Facts,
    found: &FactDifference<'_>,
) -> Vec<Out> {
    let (name, _, value) = fact_difference(lang, rulebook, (blank, record.facts()), found);
    let mut row = vec![Out::text(&*record.agent), Out::text(name), Out::text(value)];
    if let FactValue::Measured(measured) = found.other {
        row.extend(match measured {
            Measured::Ratio(ratio) => {
                [ratio.numerator(), ratio.denominator()].map(|count| Out::Cell(Cell::number(count)))
            }
            _ => [Out::Empty, Out::Empty],
        });
        row.push(share(measured));
    }
    row
}

fn rules(lang: Lang, rulebook: &Rulebook, of: Month) -> Page {
    let words = words(lang);
    let blank = Record::blank("", of, rulebook.unit);
    let row = |at: ParameterRef| {
        let clause = clause_of(rulebook, at);
        let name = subject(lang, rulebook, &blank, Subject::Number(at));
        let mut row = vec![Out::text(clause), Out::text(name)];
        row.extend(match at.get(rulebook)? {
            AnyParameter::Points(number) => {
                let of = |points| Out::Cell(Cell::number(points));
                parameter(lang, number.value, &number.origin, of)
            }
            AnyParameter::Percent(number) => {
                parameter(lang, number.value, &number.origin, Out::Percent)
            }
            AnyParameter::Count(number) => {
                let of = |count| Out::Cell(Cell::number(count));
                parameter(lang, number.value, &number.origin, of)
            }
        });
        Some(row)
    };
    Page {
        name: words.rules.to_owned(),
        heads: heads(&words.rules_heads),
        rows: ParameterRef::all(rulebook)
            .into_iter()
            .filter_map(row)
            .collect(),
        frozen: 2,
        ..Page::default()
    }
}

/// Value, origin and span of a number.
fn parameter<T: Copy>(
    lang: Lang,
    value: T,
    origin: &Origin<T>,
    out: impl Fn(T) -> Out,
) -> Vec<Out> {
    let words = lang.words();
    match origin {
        Origin::Stated => vec![out(value), Out::text(words.stated)],
        Origin::Set { source, .. } => {
            let set = words.set;
            let said = say!(lang, "{set}（{source}）", "{set} ({source})");
            vec![out(value), Out::text(said)]
        }
        Origin::Assumed { low, high } => {
            vec![out(value), Out::text(words.assumed), out(*low), out(*high)]
        }
    }
}

/// The number of the clause that a number stands in.
fn clause_of(rulebook: &Rulebook, at: ParameterRef) -> String {
    let part = match at {
        ParameterRef::PartAmount(part)
        | ParameterRef::PartWorth(part)
        | ParameterRef::PerDay(part)
        | ParameterRef::DeadlineWorth(part)
        | ParameterRef::Step(part)
        | ParameterRef::ThresholdOf(part, _)
        | ParameterRef::Quota(part)
        | ParameterRef::NewQuota(part)
        | ParameterRef::CountsFrom(part)
        | ParameterRef::MissedDay(part)
        | ParameterRef::MissingCall(part) => part,
        _ => return String::new(),
    };
    let clause = rulebook.part(part).map(|(_, clause, _)| clause);
    clause
        .map(|clause| clause.number.to_string())
        .unwrap_or_default()
}
