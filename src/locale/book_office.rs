//! The pages of a team's workbook by a brought document: ranking, means, lines, facts, rules.

use std::rc::Rc;

use super::book::{book_words, line_name, word};
use super::book_csv::total_name;
use super::book_given::kept;
use super::book_kept::edition;
use super::book_line::{kind_name, option_name};
use super::book_open::part_name;
use super::book_team::{bounded, ranking as ranking_rows};
use super::draft_part::{number_by, number_name};
use super::office::{heads, plain, words};
use super::team_months::{period_name, team_months_words};
use super::{Lang, month as month_said};
use crate::calendar::Month;
use crate::draft::numbers;
use crate::exchange::Cell;
use crate::id::Id;
use crate::language::{Circumstance, Document, Facts, Given};
use crate::number::Decimal;
use crate::plan::{Filling, LineSheet, TotalSheet, Under, Volume};
use crate::rulebook::Origin;
use crate::table::workbook::{Out, Page};
use crate::team::{BookMonth, BookTeam, Period, Roster};

words! {
    /// The pages' own texts.
    struct BookOfficeWords: ZH / EN;

    /// Columns of the lines.
    lines_heads: [&'static str; 8] = ["坐席", "合计项", "条款", "事项", "计分", "最低", "最高", "单位"]
        / ["Agent", "Total", "Clause", "Item", "Amount", "Low", "High", "Unit"],
    /// What a total comes to besides its lines.
    rest = "起评、封顶保底、系数、取整" / "Start, floor and cap, factors, rounding",
    /// Columns of the facts.
    facts_heads: [&'static str; 10] = ["坐席", "月份", "事项", "数值", "单位", "次数", "日期", "分子", "分母", "说明"]
        / ["Agent", "Month", "Fact", "Figure", "Unit", "Times", "Day", "Cases", "All cases", "Note"],
    /// Columns of the rules.
    rules_heads: [&'static str; 6] = ["部分", "参数", "取值", "出处", "下限", "上限"]
        / ["Part", "Parameter", "Value", "Origin", "From", "To"],
    /// Of a question of the document.
    answer = "未写明，按" / "Left open; by",
    /// Of events of which it isn't known whether they count.
    pending = "待定" / "Pending",
    /// Of a number of a list that isn't known.
    unknown = "还不知道" / "Not known",
}

const fn own(lang: Lang) -> &'static BookOfficeWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// A month of somebody in the team.
#[derive(Clone, Debug)]
pub struct BookFacts {
    /// Whose.
    pub agent: String,
    /// Which.
    pub month: Month,
    /// By which version.
    pub volume: Rc<Volume>,
    /// As it was typed.
    pub filling: Rc<Filling>,
}

/// A team's month, quarter or year by a document. `months` are those whose facts go along, in
/// the order of the rows. The amounts of a month's lines, with what comes besides them, add up
/// to the totals.
pub fn book_team_pages(
    lang: Lang,
    volume: &Volume,
    (team, roster): (&BookTeam, &Roster),
    (period, month): (Period, Month),
    months: &[BookFacts],
) -> Vec<Page> {
    let document = &volume.document;
    let mut pages = vec![ranking(lang, volume, (team, roster))];
    if team.together.is_some() {
        pages.push(means(lang, team));
    }
    pages.extend([
        lines(lang, document, team),
        facts(lang, months),
        rules(lang, document),
    ]);
    let (when, title) = (
        period_name(lang, period, month),
        word(lang, &document.title),
    );
    for page in &mut pages {
        page.title = format!("{when} {title} {}", edition(lang, volume));
    }
    pages
}

fn ranking(lang: Lang, volume: &Volume, (team, roster): (&BookTeam, &Roster)) -> Page {
    let all: Vec<usize> = (0..team.rows.len()).collect();
    let rows = ranking_rows(lang, volume, (team, roster), &all);
    let mut page = plain(words(lang).ranking, rows);
    let mut sums = vec![
        Out::Empty,
        Out::text(words(lang).total),
        Out::Empty,
        Out::Empty,
    ];
    for nth in 0..volume.document.totals.len() {
        for end in [
            |total: &TotalSheet| total.headline,
            |total: &TotalSheet| total.range.low,
            |total: &TotalSheet| total.range.high,
        ] {
            // What nothing bounds is no number there.
            let shown = team.totals(nth).map(|total| bounded(end(&total)));
            let sum: Decimal = team
                .totals(nth)
                .zip(shown)
                .filter(|(_, shown)| *shown != Cell::Empty)
                .map(|(total, _)| end(&total))
                .sum();
            sums.push(Out::Sum(Cell::number(sum)));
        }
    }
    page.sums = sums;
    page.frozen = 2;
    page
}

/// The team's mean of the first total in each month.
fn means(lang: Lang, team: &BookTeam) -> Page {
    let words = team_months_words(lang);
    let [month, sent, _, mean, ..] = words.means_columns;
    let [low, high] = words.ends;
    let months = team.together.iter().flat_map(|of| &of.months);
    let rows = months.map(|of| {
        let sent = u32::try_from(of.sent).unwrap_or(u32::MAX);
        let mut row = vec![
            Out::text(month_said(lang, of.month)),
            Out::Cell(Cell::number(sent)),
        ];
        if let Some((mean, range)) = of.mean {
            row.extend([mean, range.low, range.high].map(|end| Out::from(bounded(end))));
        }
        row
    });
    Page {
        name: words.means_sheet.to_owned(),
        heads: heads(&[month, sent, mean, low, high]),
        rows: rows.collect(),
        frozen: 1,
        ..Page::default()
    }
}

fn lines(lang: Lang, document: &Document, team: &BookTeam) -> Page {
    let all = document.lines();
    let mut rows = Vec::new();
    for (row, _) in &team.rows {
        for (nth, total) in document.totals.iter().enumerate() {
            let mut rest = row.total(nth).map(|total| total.headline);
            let own_lines = all.iter().filter(|(of, _)| of.id == total.id);
            for (_, line) in own_lines {
                let Some(found) = line_of(row, line.id) else {
                    continue;
                };
                rest = rest.map(|rest| rest - found.headline);
                if found.headline.is_zero() && found.range.is_settled() {
                    continue;
                }
                let mut cells = vec![
                    Out::text(&*row.agent),
                    Out::text(total_name(lang, total)),
                    Out::text(&*line.number),
                    Out::text(line_name(lang, line)),
                ];
                let ends = [found.headline, found.range.low, found.range.high];
                cells.extend(ends.map(|end| Out::from(bounded(end))));
                cells.push(Out::text(&*total.unit));
                rows.push(cells);
            }
            // Joined totals are no sums of lines.
            let rest = rest.filter(|rest| row.over.is_none() && !rest.is_zero());
            if let Some(rest) = rest {
                rows.push(vec![
                    Out::text(&*row.agent),
                    Out::text(total_name(lang, total)),
                    Out::Empty,
                    Out::text(own(lang).rest),
                    Out::from(bounded(rest)),
                    Out::Empty,
                    Out::Empty,
                    Out::text(&*total.unit),
                ]);
            }
        }
    }
    Page {
        name: words(lang).lines.to_owned(),
        heads: heads(&own(lang).lines_heads),
        rows,
        frozen: 1,
        ..Page::default()
    }
}

fn line_of(row: &BookMonth, id: Id) -> Option<&LineSheet> {
    row.lines().iter().find(|found| found.id == id)
}

fn facts(lang: Lang, months: &[BookFacts]) -> Page {
    let rows = months.iter().flat_map(|of| facts_of(lang, of));
    Page {
        name: words(lang).facts.to_owned(),
        heads: heads(&own(lang).facts_heads),
        rows: rows.collect(),
        frozen: 1,
        ..Page::default()
    }
}

/// A row of facts behind agent and month: name, figure, unit, times, day, cases, all cases,
/// note.
type Fact = [Out; 8];

fn facts_of(lang: Lang, of: &BookFacts) -> Vec<Vec<Out>> {
    let document = &of.volume.document;
    let under = Under(document, &of.filling);
    let facts = of.volume.facts(&of.filling, of.month);
    let mut found: Vec<Fact> = Vec::new();
    let blank = |name: &str| -> Fact {
        let mut row: Fact = Default::default();
        row[0] = Out::text(name);
        row
    };
    for (id, applies) in &facts.audiences {
        let mut audiences = document.audiences.iter();
        let audience = audiences.find(|audience| audience.id == *id);
        let name = audience.map_or_else(String::new, |of| word(lang, &of.title).to_owned());
        let said = if *applies {
            book_words(lang).yes
        } else {
            book_words(lang).no
        };
        let mut row = blank(&name);
        row[7] = Out::text(said);
        found.push(row);
    }
    for (id, given) in &facts.values {
        let value = document.value(*id, &under);
        let name = value.map_or_else(|| id.to_string(), |of| word(lang, &of.title).to_owned());
        let unit = value.map_or("", |value| &*value.unit);
        found.extend(given_rows(lang, &blank(&name), given, unit));
    }
    found.extend(happened(lang, document, &facts));
    for (reading, answer) in of.filling.answers(document) {
        let mut readings = document.readings.iter();
        let Some(reading) = readings.find(|known| known.id == reading) else {
            continue;
        };
        let option = reading.options.iter().find(|option| option.id == answer);
        let mut row = blank(word(lang, &reading.question));
        row[7] = Out::text(option.map_or_else(String::new, |of| option_name(lang, of)));
        found.push(row);
    }
    let with_whose = |fact: Fact| {
        let mut row = vec![Out::text(&*of.agent), Out::text(of.month.to_string())];
        row.extend(fact);
        row
    };
    found.into_iter().map(with_whose).collect()
}

/// What is known of a value; of a list each number.
fn given_rows(lang: Lang, blank: &Fact, given: &Given, unit: &str) -> Vec<Fact> {
    let number = |number: Decimal| Out::Cell(Cell::number(number));
    let count = |count: u32| Out::Cell(Cell::number(count));
    let mut row = blank.clone();
    row[2] = Out::from(match unit {
        "" => Cell::Empty,
        unit => Cell::text(unit),
    });
    match given {
        Given::One(value) => row[1] = number(*value),
        Given::Day(day) => row[4] = Out::Cell(Cell::Day(*day)),
        Given::Cases(cases) => {
            row[5] = count(cases.of);
            row[6] = count(cases.over);
        }
        Given::Taken(taken)
            if taken.is_known && !taken.is_none && taken.range.low == taken.range.high =>
        {
            row[1] = number(taken.range.low);
        }
        Given::Nothing | Given::Between(_) | Given::Taken(_) => {
            row[7] = Out::text(kept(lang, given, unit))
        }
        Given::List(list) => {
            let rows = list.iter().map(|heard| {
                let mut row = row.clone();
                match heard.value {
                    Some(value) => row[1] = number(value),
                    None => row[7] = Out::text(own(lang).unknown),
                }
                row[3] = count(heard.times.unwrap_or(1));
                row[4] = heard
                    .date
                    .map_or(Out::Empty, |day| Out::Cell(Cell::Day(day)));
                row
            });
            return rows.collect();
        }
    }
    vec![row]
}

fn happened<'a>(
    lang: Lang,
    document: &'a Document,
    facts: &'a Facts,
) -> impl Iterator<Item = Fact> + use<'a> {
    facts.events.iter().map(move |event| {
        let mut row: Fact = Default::default();
        row[0] = Out::text(kind_name(lang, document, event.kind));
        row[1] = event
            .amount
            .map_or(Out::Empty, |of| Out::Cell(Cell::number(of)));
        row[3] = Out::Cell(Cell::number(event.times.unwrap_or(1)));
        row[4] = event
            .date
            .map_or(Out::Empty, |day| Out::Cell(Cell::Day(day)));
        if event.pending {
            row[7] = Out::text(own(lang).pending);
        }
        row
    })
}

/// The numbers with their origins, then the questions with the answers that count unless a
/// month chose another one.
fn rules(lang: Lang, document: &Document) -> Page {
    let number = |number: Decimal| Out::Cell(Cell::number(number));
    let mut rows: Vec<Vec<Out>> = Vec::new();
    for of in numbers(document, None) {
        let mut row = vec![
            Out::text(part_name(lang, document, &of.path)),
            Out::text(number_name(lang, document, of.role, of.answer)),
            number(of.number.value()),
            Out::text(number_by(lang, &of.number)),
        ];
        if let Origin::Assumed { low, high } = of.number.0.origin {
            row.extend([low, high].map(number));
        }
        rows.push(row);
    }
    let under = Filling::default();
    let under = Under(document, &under);
    for reading in &document.readings {
        let answer = under.answer(reading.id);
        let option = reading
            .options
            .iter()
            .find(|option| Some(option.id) == answer);
        rows.push(vec![
            Out::text(word(lang, &reading.question)),
            Out::text(own(lang).answer),
            Out::text(option.map_or_else(String::new, |of| option_name(lang, of))),
        ]);
    }
    Page {
        name: words(lang).rules.to_owned(),
        heads: heads(&own(lang).rules_heads),
        rows,
        frozen: 2,
        ..Page::default()
    }
}
