//! What columns are for, why, and what is asked.

use super::office;
use super::packed::sheet_of;
use super::read::at;
use crate::support::rulebook;
use kaohe::calendar::Month;
use kaohe::locale::table_terms::TERMS;
use kaohe::number::Unit;
use kaohe::rulebook::{Rulebook, bundled_in};
use kaohe::table::{
    Choices, Column, Context, Grid, Heads, Matched, Question, Remembered, Scale, Skipped, Target,
    Why, letters, month_of, read_pasted, read_workbook,
};
use std::collections::BTreeSet;

/// What is known here, for a sheet.
pub struct Setting {
    pub rulebook: &'static Rulebook,
    pub month: Month,
    pub known: BTreeSet<&'static str>,
    pub choices: Choices,
    pub remembered: Option<Remembered>,
}

impl Setting {
    pub fn new(known: &[&'static str]) -> Self {
        Self {
            rulebook: rulebook(),
            month: "2026-03".parse().unwrap(),
            known: known.iter().copied().collect(),
            choices: Choices::default(),
            remembered: None,
        }
    }

    pub fn context(&self) -> Context<'_> {
        Context {
            rulebook: self.rulebook,
            month: self.month,
            terms: &TERMS,
            known: &self.known,
            choices: &self.choices,
            remembered: self.remembered.as_ref(),
        }
    }

    pub fn of(&self, grid: &Grid) -> Matched {
        Matched::of(grid, &self.context())
    }
}

/// A sheet out of rows of words, as it's pasted.
pub fn pasted(rows: &[&str]) -> Grid {
    let text = rows.join("\n").replace('|', "\t");
    read_pasted("", &text).unwrap().sheets.remove(0)
}

pub fn target(column: &Column) -> String {
    column.target.to_string()
}

fn targets(matched: &Matched) -> Vec<String> {
    matched.columns.iter().map(target).collect()
}

fn office() -> Grid {
    read_workbook(&office::xlsx()).unwrap().sheets.remove(0)
}

#[test]
fn the_office_s_columns_are_found_by_their_heads() {
    let setting = Setting::new(&["0401", "0402"]);
    let grid = office();
    let matched = setting.of(&grid);
    assert_eq!(matched.heads, Some((1, 1)));
    assert_eq!(
        targets(&matched),
        [
            "agent",
            "ignored",
            "complaint_filter-d",
            "complaint_filter-n",
            "satisfaction-d",
            "satisfaction-n",
            "faults_online-p",
            "orders_on_time-p",
            "repairs_on_time-p",
            "ignored",
        ]
    );
    let rows: Vec<u32> = (2..16).collect();
    assert_eq!(matched.rows, rows);
    assert_eq!(
        matched.skipped,
        [(16, Skipped::Sum("合计".into())), (17, Skipped::Hidden)]
    );
    // Only what no format tells is asked.
    let asked: Vec<(String, &Question)> = matched
        .columns
        .iter()
        .filter_map(|column| Some((letters(column.column), column.question.as_ref()?)))
        .collect();
    let scale = Question::Scale {
        low: "0.635".into(),
        high: "0.746".into(),
        count: 14,
    };
    assert_eq!(asked, [("G".to_owned(), &scale)]);
    let samples = &matched.columns[7].samples;
    assert_eq!(samples[0], (at("H3"), "97.9%".into()));
    assert_eq!(
        month_of(&grid, matched.heads),
        Some((setting.month, Some(at("A1"))))
    );
}

#[test]
fn an_answer_is_taken_and_remembered() {
    let mut setting = Setting::new(&["0401"]);
    let grid = office();
    setting.choices.scales.insert(6, Scale::AsWritten);
    setting
        .choices
        .targets
        .insert(9, "count-7".parse().unwrap());
    let matched = setting.of(&grid);
    assert_eq!(matched.open(), 0);
    assert_eq!(matched.columns[6].scale, Scale::AsWritten);
    assert_eq!(
        (target(&matched.columns[9]), &matched.columns[9].why),
        ("count-7".into(), &Why::Chosen)
    );
    // The next table of the same heads needs no answer.
    setting.remembered = Some(setting.choices.remembered());
    setting.choices = Choices::default();
    let again = setting.of(&grid);
    assert_eq!(again.open(), 0);
    assert_eq!(again.columns[9].why, Why::Remembered);
    assert_eq!(again.columns[6].scale, Scale::AsWritten);
}

#[test]
fn heads_say_the_shape_of_a_table() {
    let shape = |rows: &[&str]| Heads::find(&pasted(rows), |_| true).shape();
    let one = shape(&["工号|满意度（%）", "1|2"]);
    assert_eq!(one, shape(&["工 号|满意度", "3|4", "5|6"]));
    assert_ne!(one, shape(&["工号|过滤率", "1|2"]));
}

#[test]
fn heads_are_found_in_many_words() {
    let setting = Setting::new(&[]);
    for (head, expected) in [
        ("客户回访满意度", "satisfaction-p"),
        ("满意度(%)", "satisfaction-p"),
        ("Follow-up satisfaction", "satisfaction-p"),
        ("投诉过滤率（目标90%）", "complaint_filter-p"),
        ("表示满意的客户", "satisfaction-n"),
        ("参评量", "satisfaction-d"),
        ("第7条", "count-7"),
        ("7", "count-7"),
        ("9a", "count-9a"),
        ("迟到、早退、代打卡", "count-7"),
        ("旷 工", "count-6"),
        ("考试成绩", "mark"),
        ("考试名次", "rank"),
        ("报表上报日期", "report"),
        ("３月满意度", "satisfaction-p"),
        ("心情", "ignored"),
    ] {
        let matched = setting.of(&pasted(&[&format!("工号|旷工|{head}"), "0401|0|1"]));
        let found = matched.columns.last().unwrap();
        let found = match found.question {
            Some(Question::Twice(1)) => "count-6".into(),
            _ => target(found),
        };
        assert_eq!(found, expected, "{head}");
    }
}

#[test]
fn merged_heads_of_two_rows_are_read_together() {
    let data = r#"
        <row r="1"><c r="A1" t="str"><v>工号</v></c><c r="B1" t="str"><v>投诉过滤率</v></c><c r="D1" t="str"><v>客户回访满意度</v></c></row>
        <row r="2"><c r="B2" t="str"><v>受理的投诉</v></c><c r="C2" t="str"><v>台内办结</v></c><c r="D2" t="str"><v>参评量</v></c><c r="E2" t="str"><v>满意量</v></c></row>
        <row r="3"><c r="A3" t="str"><v>0401</v></c><c r="B3"><v>53</v></c><c r="C3"><v>51</v></c><c r="D3"><v>20</v></c><c r="E3"><v>19</v></c></row>
        </sheetData><mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/><mergeCell ref="D1:E1"/></mergeCells><sheetData>"#;
    let grid = read_workbook(&sheet_of(data)).unwrap().sheets.remove(0);
    let matched = Setting::new(&[]).of(&grid);
    assert_eq!(matched.heads, Some((0, 1)));
    assert_eq!(
        targets(&matched),
        [
            "agent",
            "complaint_filter-d",
            "complaint_filter-n",
            "satisfaction-d",
            "satisfaction-n"
        ]
    );
    assert_eq!(matched.columns[2].head, "投诉过滤率 台内办结");
    assert_eq!(matched.rows, [2]);
}

#[test]
fn shares_are_told_apart_or_asked() {
    let scale = |values: &[&str]| {
        let rows: Vec<String> = values
            .iter()
            .enumerate()
            .map(|(n, v)| format!("04{n:02}|{v}"))
            .collect();
        let mut all = vec!["工号|满意度"];
        all.extend(rows.iter().map(String::as_str));
        let matched = Setting::new(&[]).of(&pasted(&all));
        let column = matched.columns[1].clone();
        (column.question, column.scale)
    };
    assert_eq!(scale(&["68.4", "97"]), (None, Scale::AsWritten));
    assert_eq!(scale(&["68.4%", "０．５％"]), (None, Scale::AsWritten));
    assert_eq!(scale(&["0", "-"]), (None, Scale::AsWritten));
    let asked = |low: &str, high: &str, count| {
        Some(Question::Scale {
            low: low.into(),
            high: high.into(),
            count,
        })
    };
    assert_eq!(scale(&["0.684", "1"]).0, asked("0.684", "1", 2));
    assert_eq!(scale(&["0.684", "97"]).0, asked("0.684", "0.684", 1));
    assert_eq!(scale(&["０．９"]).0, asked("0.9", "0.9", 1));
}

#[test]
fn what_names_agents_is_asked_where_the_table_does_not_tell() {
    let rows = ["工号|姓名|旷工", "0401|王一|0", "0402|李二|1"];
    let agents = |known: &[&'static str]| {
        let matched = Setting::new(known).of(&pasted(&rows));
        let is_agent =
            |column: &Column| column.target == Target::Agent && column.question.is_none();
        (
            targets(&matched),
            matched.open(),
            matched.columns.iter().filter(|c| is_agent(c)).count(),
        )
    };
    assert_eq!(agents(&["0401"]).0, ["agent", "ignored", "count-6"]);
    assert_eq!(agents(&["王一", "李二"]).0, ["ignored", "agent", "count-6"]);
    assert_eq!((agents(&[]).1, agents(&[]).2), (2, 0));
    // Without heads the values say it.
    let matched = Setting::new(&["0401"]).of(&pasted(&["0401|96", "0402|88"]));
    assert_eq!(
        (matched.heads, targets(&matched)),
        (None, vec!["agent".into(), "ignored".into()])
    );
    assert_eq!(matched.columns[0].why, Why::Known { known: 1, of: 2 });
}

#[test]
fn two_columns_for_the_same_are_asked_about() {
    let mut setting = Setting::new(&[]);
    let grid = pasted(&["工号|满意度|客户回访满意度", "0401|96|97"]);
    let matched = setting.of(&grid);
    assert_eq!(matched.columns[2].question, Some(Question::Twice(1)));
    setting.choices.targets.insert(1, Target::Ignored);
    assert_eq!(setting.of(&grid).open(), 0);
    // Cases go before the share of the same.
    let grid = pasted(&["工号|参评量|满意量|满意度", "0401|20|19|95"]);
    let matched = Setting::new(&[]).of(&grid);
    assert_eq!(target(&matched.columns[3]), "ignored");
    assert_eq!(matched.columns[3].why, Why::Covered(2));
}

#[test]
fn every_target_is_written_and_read() {
    for unit in Unit::ALL {
        let rulebook = bundled_in(unit);
        for target in Target::all(&rulebook, "2026-02".parse().unwrap()) {
            assert_eq!(target.to_string().parse(), Ok(target));
        }
    }
    assert!("?".parse::<Target>().is_err());
}
