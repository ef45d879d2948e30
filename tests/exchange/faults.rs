//! One file per fault, named by it.

use kaohe::exchange::{FileFault, RecordFaultKind, Shape, read};
use kaohe::number::NumberError;
use kaohe::record::{Fault, FieldFault, MAX_WAGE};

/// What must be said of a file. The parser's own words are left out.
#[derive(Debug, PartialEq)]
enum Said {
    /// Of the file as a whole.
    File(FileFault),
    /// Of a thing outside of the records.
    Outside(&'static str, Shape),
    /// Of one record, beside a good one: in its shape.
    Shape(&'static str, Shape),
    /// Of one record, beside a good one: in its facts.
    Fact(&'static str, Fault),
    /// Of one record that an earlier one contradicts.
    Twin(&'static str, usize),
}

use Said::{Fact, File, Outside, Twin};

fn march() -> kaohe::calendar::Month {
    "2026-03".parse().unwrap()
}

macro_rules! table {
    ($($name:ident: $said:expr,)+) => {
        [$((
            stringify!($name),
            include_str!(concat!("../fixtures/records/", stringify!($name), ".json")),
            $said,
        ),)+]
    };
}

fn table() -> impl IntoIterator<Item = (&'static str, &'static str, Said)> {
    const ENTRY: &str = "records[1].record.entries[0].";
    const MEASURE: &str = "records[1].record.measures.satisfaction";
    // Paths that are used often.
    let at = |rest: &str| -> &'static str { format!("{ENTRY}{rest}").leak() };
    let measure = |rest: &str| -> &'static str { format!("{MEASURE}{rest}").leak() };
    let not_json = |line, column| {
        File(FileFault::NotJson {
            line,
            column,
            detail: String::new(),
        })
    };
    table! {
        empty: File(FileFault::Empty),
        not_json: not_json(4, 15),
        cut_off: not_json(5, 0),
        too_deep: File(FileFault::TooDeep { limit: 16, line: 1, column: 69 }),
        not_an_object: File(FileFault::Format { found: None }),
        no_format: File(FileFault::Format { found: None }),
        other_format: File(FileFault::Format { found: Some("kaohe-rulebook".into()) }),
        no_version: File(FileFault::NoVersion),
        version_is_text: File(FileFault::NoVersion),
        newer_version: File(FileFault::NewerVersion { found: 2, known: 1 }),
        no_records: Outside("records", Shape::Missing),
        records_not_a_list: Outside("records", Shape::WrongType),
        unknown_envelope_field: Outside("sender", Shape::Unknown),
        program_not_a_text: Outside("program", Shape::WrongType),
        envelope_field_twice: Outside("records", Shape::Twice),

        record_not_an_object: Said::Shape("records[1]", Shape::WrongType),
        no_record: Said::Shape("records[1].record", Shape::Missing),
        no_rulebook: Said::Shape("records[1].rulebook", Shape::Missing),
        unknown_item_field: Said::Shape("records[1].score", Shape::Unknown),
        seen_without_range: Said::Shape("records[1].seen.low", Shape::Missing),
        seen_not_a_number:
            Said::Shape("records[1].seen.score", Shape::Number(NumberError::NotANumber)),
        null_facts: Said::Shape("records[1].record", Shape::WrongType),
        no_month: Said::Shape("records[1].record.month", Shape::Missing),
        unknown_fact: Said::Shape("records[1].record.bonus", Shape::Unknown),
        fact_twice: Said::Shape("records[1].record.wage", Shape::Twice),
        measure_twice: Said::Shape(MEASURE, Shape::Twice),
        not_a_month: Said::Shape("records[1].record.month", Shape::Month),
        agent_not_a_text: Said::Shape("records[1].record.agent", Shape::WrongType),
        not_a_date: Said::Shape(at("date"), Shape::Date),
        not_an_id: Said::Shape(at("parts[0]"), Shape::Id),
        count_as_text: Said::Shape(at("count"), Shape::WrongType),
        count_not_whole: Said::Shape(at("count"), Shape::WrongType),
        count_negative: Said::Shape(at("count"), Shape::Value),
        unknown_standing: Said::Shape(at("standing"), Shape::UnknownWord),
        measure_not_an_id: Said::Shape("records[1].record.measures.Filter Rate", Shape::Id),
        percent_as_number: Said::Shape(measure(".percent"), Shape::WrongType),
        percent_not_a_number:
            Said::Shape(measure(".percent"), Shape::Number(NumberError::NotANumber)),
        percent_too_precise:
            Said::Shape(measure(".percent"), Shape::Number(NumberError::TooPrecise(3))),
        percent_too_large:
            Said::Shape(measure(".percent"), Shape::Number(NumberError::TooLarge)),
        unknown_kind_of_measure: Said::Shape(MEASURE, Shape::UnknownWord),
        numerator_above_denominator: Said::Shape(measure(".ratio"), Shape::Ratio),
        denominator_zero: Said::Shape(measure(".ratio"), Shape::Ratio),
        wage_too_precise:
            Said::Shape("records[1].record.wage", Shape::Number(NumberError::TooPrecise(2))),
        unknown_exam: Said::Shape("records[1].record.exam", Shape::UnknownWord),
        no_tie: Said::Shape("records[1].record.exam.placed.tied", Shape::Missing),
        report_not_a_date: Said::Shape("records[1].record.report.handed_in", Shape::Date),
        unknown_finding:
            Said::Shape("records[1].record.complaints[0].finding", Shape::UnknownWord),
        no_finding: Said::Shape("records[1].record.complaints[0].finding", Shape::Missing),

        agent_too_long: Fact("records[1].record.agent", Fault::Field(FieldFault::TooLong(40))),
        note_too_long: Fact(at("note"), Fault::Field(FieldFault::TooLong(500))),
        caused_no_complaint: Fact("records[1].record.entries[0].caused", Fault::NoSuchComplaint),
        caused_twice: Fact("records[1].record.entries[1].caused", Fault::CausedTwice),
        complaint_id_twice: Fact("records[1].record.complaints[1].id", Fault::ComplaintTwice),
        complaint_note_too_long:
            Fact("records[1].record.complaints[0].note", Fault::Field(FieldFault::TooLong(500))),
        count_zero: Fact(at("count"), Fault::Count),
        count_above_999: Fact(at("count"), Fault::Count),
        count_sum_above_999: Fact("records[1].record.entries[1].count", Fault::CountSum),
        no_parts: Fact(at("parts"), Fault::Parts),
        part_twice: Fact(at("parts"), Fault::Parts),
        too_many_parts: Fact(at("parts"), Fault::TooMany(8)),
        date_outside_month: Fact("records[1].record.entries[1].date", Fault::Field(FieldFault::OutsideMonth(march()))),
        complaint_outside_month:
            Fact("records[1].record.complaints[0].date", Fault::Field(FieldFault::OutsideMonth(march()))),
        percent_above_100: Fact(MEASURE, Fault::Field(FieldFault::Percent)),
        percent_below_0: Fact(MEASURE, Fault::Field(FieldFault::Percent)),
        rank_zero: Fact("records[1].record.exam.rank", Fault::Field(FieldFault::RankZero)),
        rank_above_heads: Fact("records[1].record.exam.rank", Fault::Field(FieldFault::RankAboveHeads(12, 11))),
        tie_of_none: Fact("records[1].record.exam.tied", Fault::Field(FieldFault::TieZero)),
        tie_beyond_heads:
            Fact("records[1].record.exam.tied", Fault::Field(FieldFault::TieBeyondHeads(11))),
        too_many_heads: Fact("records[1].record.exam.heads", Fault::Field(FieldFault::Above(99_999))),
        report_too_early: Fact("records[1].record.report", Fault::Field(FieldFault::ReportBefore("2026-02-01".parse().unwrap()))),
        closed_twice: Fact("records[1].record.history[1]", Fault::History),
        opened_while_open: Fact("records[1].record.history[0]", Fault::History),
        opened_before_closed: Fact("records[1].record.history[1]", Fault::History),
        no_reason: Fact("records[1].record.history[1].reopened.reason", Fault::NoReason),
        too_many_plans: Fact("records[1].record.plan", Fault::TooMany(64)),
        wage_negative: Fact("records[1].record.wage", Fault::Field(FieldFault::WageNegative)),
        wage_too_high: Fact("records[1].record.wage", Fault::Field(FieldFault::WageAbove(MAX_WAGE))),

        twin_that_differs: Twin("records[2]", 0),
    }
}

#[test]
fn every_fault_is_named_with_its_place() {
    for (name, text, said) in table() {
        assert_eq!(found(name, text), said, "{name}");
    }
}

/// The one fault of a file, whose other records must all have come in.
fn found(name: &str, text: &str) -> Said {
    let mut import = match read(text) {
        Ok(import) => import,
        Err(FileFault::NotJson { line, column, .. }) => {
            return File(FileFault::NotJson {
                line,
                column,
                detail: String::new(),
            });
        }
        Err(FileFault::Malformed(fault)) => {
            return Outside(fault.path.clone().leak(), fault.shape);
        }
        Err(fault) => return File(fault),
    };
    assert_eq!(import.refused.len(), 1, "{name}");
    let mut refused = import.refused.remove(0);
    assert_eq!(refused.faults.len(), 1, "{name}: {:?}", refused.faults);
    assert!(!import.accepted.is_empty(), "{name}");
    assert!(
        import.accepted.iter().all(|a| a.index != refused.index),
        "{name}"
    );
    assert_eq!(import.repeated, 0, "{name}");
    let fault = refused.faults.remove(0);
    let path = fault.path.leak();
    match fault.kind {
        RecordFaultKind::Malformed { shape, .. } => Said::Shape(path, shape),
        RecordFaultKind::Fact(fault) => Fact(path, fault),
        RecordFaultKind::Twin { first } => Twin(path, first),
        RecordFaultKind::TwinInFile { .. } => panic!("{name}: there is one file"),
    }
}

#[test]
fn a_refused_record_says_whose_it_seems_to_be() {
    let who = |name: &str| {
        let mut table = table().into_iter();
        let (_, text, _) = table.find(|(known, ..)| *known == name).unwrap();
        read(text).unwrap().refused.remove(0).who
    };
    let count = who("count_zero");
    assert_eq!(count.agent.as_deref(), Some("0417"));
    assert_eq!(count.month, "2026-03".parse().ok());
    let month = who("not_a_month");
    assert_eq!((month.agent.as_deref(), month.month), (Some("0417"), None));
    let nobody = who("record_not_an_object");
    assert_eq!((nobody.agent, nobody.month), (None, None));
    assert_eq!(who("agent_too_long").agent.unwrap().chars().count(), 40);
}

#[test]
fn several_faults_of_a_record_are_all_named() {
    let text = super::file(&[serde_json::json!({
        "month": "2026-03",
        "entries": [{"parts": [], "count": 0, "date": "2026-04-01"}],
        "wage": "-1",
    })]);
    let refused = read(&text).unwrap().refused.remove(0);
    let paths: Vec<&str> = refused.faults.iter().map(|f| f.path.as_str()).collect();
    let entry = "records[0].record.entries[0]";
    let expected = [
        &format!("{entry}.parts"),
        &format!("{entry}.count"),
        &format!("{entry}.date"),
        "records[0].record.wage",
    ];
    assert_eq!(paths, expected);
}

#[cfg(not(target_family = "wasm"))]
#[test]
fn every_faulty_file_has_its_row() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/records");
    let files = std::fs::read_dir(folder).unwrap();
    let mut files: Vec<String> = files
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .map(|name| name.strip_suffix(".json").unwrap().to_owned())
        .collect();
    let mut rows: Vec<&str> = table().into_iter().map(|(name, ..)| name).collect();
    files.sort();
    rows.sort();
    assert_eq!(files, rows);
}
