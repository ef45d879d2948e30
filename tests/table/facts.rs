//! What taking a sheet would do, and what comes of it.

use super::matched::{Setting, pasted};
use super::office;
use super::read::at;
use crate::support::{day, rulebook};
use kaohe::calendar::Date;
use kaohe::record::{
    Act, ClosedBy, Closing, Exam, Facts, FieldFault, Measured, Place, Record, Report, count_of,
};
use kaohe::rulebook::Fingerprint;
use kaohe::table::{
    FactState, Grid, Refusal, Scale, TablePreview, Target, Who, read_workbook, table_preview, taken,
};

fn today() -> Date {
    day("2026-04-20")
}

fn record(agent: &str, change: impl FnOnce(&mut Facts)) -> Record {
    let mut facts = Facts::empty(agent.to_owned(), "2026-03".parse().unwrap());
    change(&mut facts);
    Record::new(facts).unwrap()
}

fn ratio(numerator: u32, denominator: u32) -> Measured {
    Measured::of_counts(numerator, denominator).unwrap()
}

fn preview(setting: &Setting, grid: &Grid, records: &[Record]) -> TablePreview {
    let existing = |agent: &str| records.iter().find(|record| record.agent == agent);
    table_preview(
        grid,
        &setting.of(grid),
        &setting.context(),
        existing,
        today(),
    )
}

fn take(setting: &Setting, grid: &Grid, records: &[Record]) -> Vec<Record> {
    let existing = |agent: &str| records.iter().find(|record| record.agent == agent);
    let preview = preview(setting, grid, records);
    let taken = taken(&preview, &setting.context(), existing, |_| true);
    taken.into_iter().map(|(record, _)| record).collect()
}

fn measure(record: &Record, id: &str) -> Option<Measured> {
    record.measures.get(&id.parse().unwrap()).copied()
}

fn percent(text: &str) -> Measured {
    Measured::Percent(text.parse().unwrap())
}

/// The department's table, with two months that know some of it already.
#[test]
fn the_office_s_table_says_what_it_would_do() {
    let grid = read_workbook(&office::xlsx()).unwrap().sheets.remove(0);
    let mut setting = Setting::new(&["0401", "0403", "0414"]);
    setting.choices.scales.insert(6, Scale::Hundredfold);
    let id = |text: &str| text.parse().unwrap();
    let records = [
        record("0401", |facts| {
            facts.measures.insert(id("complaint_filter"), ratio(51, 53));
            facts.measures.insert(id("faults_online"), percent("68.4"));
        }),
        record("0403", |facts| {
            facts.measures.insert(id("satisfaction"), ratio(18, 19));
        }),
        record("0414", |facts| {
            facts.measures.insert(id("faults_online"), percent("67.6"));
        }),
    ];
    let found = preview(&setting, &grid, &records);
    // 14 agents with 5 measures, two of them refused.
    assert_eq!(found.counts(), [64, 2, 2, 2]);
    let refused: Vec<(String, &str)> = found
        .refused
        .iter()
        .map(|refused| (refused.at.to_string(), &*refused.agent))
        .collect();
    assert_eq!(refused, [("D9".into(), "0407"), ("I12".into(), "0410")]);
    assert_eq!(
        found.refused[0].why,
        Refusal::Field(FieldFault::NumeratorAbove(103, 98), Some(at("C9")))
    );
    assert_eq!(found.refused[1].why, Refusal::Error("#DIV/0!".into()));
    let different: Vec<_> = found
        .facts
        .iter()
        .filter_map(|fact| match &fact.state {
            FactState::Different { scores, .. } => {
                Some((&*fact.agent, fact.cells[0].to_string(), scores))
            }
            _ => None,
        })
        .collect();
    assert_eq!(different[0].0, "0403");
    assert_eq!(different[0].1, "E5");
    assert!(different[0].2.0 > different[0].2.1, "{different:?}");
    assert_eq!(different[1].0, "0414");
    // Only what isn't the same is taken, and each says where it comes from.
    let existing = |agent: &str| records.iter().find(|record| record.agent == agent);
    let all = taken(&found, &setting.context(), existing, |_| true);
    assert_eq!(all.len(), 14);
    let (first, cells) = &all[0];
    assert_eq!(first.agent, "0401");
    let cells: Vec<String> = cells.iter().map(ToString::to_string).collect();
    assert_eq!(cells, ["E3", "F3", "H3", "I3"]);
    assert_eq!(measure(first, "orders_on_time"), Some(percent("97.9")));
    assert_eq!(measure(&all[13].0, "faults_online"), Some(percent("66.8")));
    assert_eq!(measure(&all[6].0, "complaint_filter"), None);
    // A person may keep what was known.
    let own = |fact: &kaohe::table::TableFact| fact.state == FactState::New;
    let kept = taken(&found, &setting.context(), existing, own);
    assert_eq!(measure(&kept[13].0, "faults_online"), Some(percent("67.6")));
}

#[test]
fn the_same_table_again_changes_nothing() {
    let grid = read_workbook(&office::xlsx()).unwrap().sheets.remove(0);
    let setting = Setting::new(&[]);
    let records = take(&setting, &grid, &[]);
    assert_eq!(records.len(), 14);
    assert_eq!(preview(&setting, &grid, &records).counts(), [0, 68, 0, 2]);
    assert_eq!(take(&setting, &grid, &records), []);
}

#[test]
fn counts_are_taken_as_offices_write_them() {
    let setting = Setting::new(&[]);
    let grid = pasted(&[
        "工号|旷工|迟到|参评量|满意量",
        "0401|２|3次|1,053 户|1000",
        "0402|0|-|无|",
        "0403|两次|1.5|20|",
        "合计|2|3|1073|1000",
    ]);
    let found = preview(&setting, &grid, &[]);
    let records = take(&setting, &grid, &[]);
    assert_eq!(records.len(), 1);
    let count = |part: &str| count_of(records[0].facts(), part.parse().unwrap());
    assert_eq!((count("6"), count("7")), (2, 3));
    assert_eq!(
        measure(&records[0], "satisfaction"),
        Some(ratio(1000, 1053))
    );
    // Nothing of nothing is the same as before.
    assert_eq!(found.counts(), [3, 1, 0, 3]);
    let why: Vec<(String, &Refusal)> = found
        .refused
        .iter()
        .map(|r| (r.at.to_string(), &r.why))
        .collect();
    let not_whole = Refusal::Field(FieldFault::NotWhole, None);
    assert_eq!(
        why,
        [
            ("B4".into(), &not_whole),
            ("C4".into(), &not_whole),
            ("D4".into(), &Refusal::Half),
        ]
    );
}

#[test]
fn places_follow_from_marks_and_are_shared() {
    let setting = Setting::new(&[]);
    let grid = pasted(&[
        "工号|考试成绩",
        "01|88",
        "02|96.5",
        "03|88",
        "04|缺考",
        "05|71",
        "06|",
    ]);
    let records = take(&setting, &grid, &[]);
    let places: Vec<_> = records.iter().map(|record| record.exam).collect();
    let place = |rank, tied| {
        Exam::Placed(Place {
            rank,
            heads: 4,
            tied,
        })
    };
    assert_eq!(places, [place(2, 2), place(1, 1), place(2, 2), place(4, 1)]);
    let found = preview(&setting, &grid, &[]);
    assert_eq!(found.refused.len(), 1);
    assert_eq!(found.refused[0].at, at("B5"));
    // Given places are counted in the table.
    let grid = pasted(&["工号|名次", "01|1", "02|2", "03|2"]);
    let records = take(&setting, &grid, &[]);
    assert_eq!(
        records[1].exam,
        Exam::Placed(Place {
            rank: 2,
            heads: 3,
            tied: 2
        })
    );
}

#[test]
fn days_are_read_in_many_ways() {
    let setting = Setting::new(&[]);
    for written in [
        "2026-04-03",
        "2026/4/3",
        "2026.4.3",
        "20260403",
        "2026年4月3日",
        "4月3日",
        "２０２６－０４－０３",
        "4/3",
    ] {
        let grid = pasted(&["工号|旷工|报表上报日期", &format!("01|0|{written}")]);
        let records = take(&setting, &grid, &[]);
        assert_eq!(
            records[0].report,
            Report::HandedIn(day("2026-04-03")),
            "{written}"
        );
    }
    for wrong in ["2026-02-30", "三日", "4", "2026-04"] {
        let grid = pasted(&["工号|旷工|报表上报日期", &format!("01|0|{wrong}")]);
        assert_eq!(preview(&setting, &grid, &[]).refused.len(), 1, "{wrong}");
    }
}

#[test]
fn two_spellings_are_asked_about_and_never_merged() {
    let mut setting = Setting::new(&["0401", "王一"]);
    let grid = pasted(&["工号|旷工", "401|1", "王 一|2", "A01|3", "A O1|1", "A01|4"]);
    let found = preview(&setting, &grid, &[]);
    let who: Vec<&Who> = found.rows.iter().map(|row| &row.who).collect();
    assert_eq!(
        who,
        [
            &Who::Alike("0401".into()),
            &Who::Alike("王一".into()),
            &Who::New,
            &Who::Alike("A01".into()),
            &Who::Twice(at("A4")),
        ]
    );
    assert_eq!(found.alike().count(), 3);
    setting.choices.same.insert("401".into(), true);
    setting.choices.same.insert("王 一".into(), false);
    setting.choices.same.insert("A O1".into(), false);
    let records = take(&setting, &grid, &[]);
    let names: Vec<&str> = records.iter().map(|record| &*record.agent).collect();
    assert_eq!(names, ["0401", "A O1", "A01", "王 一"]);
    let found = preview(&setting, &grid, &[]);
    assert_eq!(found.refused.len(), 1);
    assert_eq!(
        (found.refused[0].at, &found.refused[0].why),
        (at("A6"), &Refusal::Twice(at("A4")))
    );
}

#[test]
fn a_closed_month_and_what_is_too_long_are_refused() {
    let setting = Setting::new(&["0401"]);
    let long = "x".repeat(41);
    let grid = pasted(&["工号|旷工", "0401|1", &format!("{long}|1")]);
    let closed = record("0401", |facts| {
        facts.history.push(Act::Closed(Closing {
            on: today(),
            rulebook: ClosedBy {
                id: rulebook().id,
                effective: rulebook().effective,
                fingerprint: Fingerprint::of(rulebook()),
            },
            score: "100".parse().unwrap(),
            low: "100".parse().unwrap(),
            high: "100".parse().unwrap(),
            lines: Vec::new(),
        }));
    });
    let found = preview(&setting, &grid, std::slice::from_ref(&closed));
    let why: Vec<&Refusal> = found.refused.iter().map(|refused| &refused.why).collect();
    assert_eq!(why, [&Refusal::Closed, &Refusal::LongName]);
    assert_eq!(found.refused[0].target, Target::Agent);
}

#[test]
fn fewer_than_the_entries_with_notes_are_refused() {
    let setting = Setting::new(&["0401"]);
    let known = record("0401", |facts| {
        let mut entry = kaohe::record::Entry::plain("6".parse().unwrap(), 2);
        entry.note = "两天".into();
        facts.entries.push(entry);
    });
    let grid = pasted(&["工号|旷工", "0401|1"]);
    let found = preview(&setting, &grid, &[known]);
    assert_eq!(
        found.refused[0].why,
        Refusal::Field(FieldFault::BelowEntries(2), None)
    );
}
