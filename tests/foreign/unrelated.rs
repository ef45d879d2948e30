//! Rulebooks that share nothing with the bundled ones: no text about them holds
//! a word of those.

use std::collections::BTreeSet;

use kaohe::exchange::write_rulebook;
use kaohe::locale::{Lang, boundary, explain, month_csv, open, say, setting, year, year_csv};
use kaohe::record::Record;
use kaohe::rulebook::{Mechanism, ParameterRef, Rulebook, Subject, bundled_json, telesales_json};
use kaohe::scoring::{
    Sub, YearSheet, boundaries, case_worths, decisions, open_list, pay_edges, price_readings, score,
};
use serde_json::Value;

use super::{derived, months_of, rulebook_of, today};

pub const RULEBOOK: &str = include_str!("../fixtures/foreign/library.json");
pub const MONTHS: &str = include_str!("../fixtures/foreign/library-months.json");

/// Every text of the bundled documents in a language, but for single words that
/// any document of the kind has.
fn words_of_the_bundled(lang: Lang) -> BTreeSet<String> {
    fn texts(value: &Value, key: &str, into: &mut BTreeSet<String>) {
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    match value {
                        Value::String(text) if name == key => drop(into.insert(text.clone())),
                        _ if name == "examples" => {}
                        _ => texts(value, key, into),
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|item| texts(item, key, into)),
            _ => {}
        }
    }
    let key = lang.tag().get(..2).unwrap();
    let mut all = BTreeSet::new();
    for json in [bundled_json(), telesales_json()] {
        texts(&serde_json::from_str(json).unwrap(), key, &mut all);
    }
    let mut common: Vec<&str> = match lang {
        Lang::Zh => vec![
            "加分",
            "扣分",
            "其他",
            "电话",
            "一般",
            "严重",
            "重大",
            "算",
            "不算",
            "含",
            "不含",
            "合计",
            // What a worth is called by us too.
            "本项分值",
        ],
        Lang::En => vec![
            "Rewards",
            "Deductions",
            "Other",
            "Phone",
            "Yes",
            "No",
            "After",
            "Before",
            "Sum",
            "Calls",
            "Both apply",
        ],
    };
    // Parts of their sentences, and facts of the documents.
    all.extend(
        match lang {
            Lang::Zh => vec![
                "五项",
                "较重投诉",
                "考试",
                "统计报表",
                "报表",
                "投诉",
                "过滤率",
                "满意度",
                "待岗",
                "劝退",
                "第 27 条",
                "第 22 条",
                "月 4 日",
                "月 6 日",
                "97.0",
                "宽带",
                "销售",
                "电话量",
                "罚款",
            ],
            Lang::En => vec![
                "five",
                "exam",
                "report",
                "omplaint",
                "filter rate",
                "satisfaction",
                "suspension",
                "Clause 27",
                "Clause 22",
                "the 4th",
                "the 6th",
                "97.0",
                "roadband",
                "elesales",
                "fine",
            ],
        }
        .into_iter()
        .map(str::to_owned),
    );
    common.push("");
    all.retain(|text| !common.contains(&text.as_str()));
    all
}

/// Everything that is said of a rulebook's months, outside the page's own drawing.
fn everything(lang: Lang, rulebook: &Rulebook, months: &[Record]) -> Vec<String> {
    let mut said = Vec::new();
    for boundary in boundaries(rulebook) {
        let (name, sides) = boundary::boundary(lang, rulebook, &boundary);
        said.push(name);
        said.extend(sides);
    }
    for edge in pay_edges(rulebook) {
        let (name, sides) = boundary::pay_edge(lang, rulebook, &edge);
        said.push(name);
        said.extend(sides);
    }
    let parts: Vec<_> = rulebook.parts().collect();
    for (section, clause, part) in &parts {
        said.push(say::clause(lang, &clause.number));
        said.push(lang.of(&section.title).to_owned());
        said.push(setting::part(lang, rulebook, part.id));
    }
    for name in [say::exam_form, say::report_form, say::cases_form] {
        said.push(name(lang, rulebook));
    }
    for record in months {
        let sheet = score(rulebook, record, today());
        for line in &sheet.lines {
            said.push(say::line_title(lang, rulebook, line));
            said.push(say::reason(lang, rulebook, line));
            said.push(say::printed_fact(lang, rulebook, record, line));
            said.push(say::fact(lang, rulebook, record, line));
            said.push(say::product(rulebook.unit, line));
            said.extend(derived(lang, rulebook, record, line));
        }
        for line in explain::derived_lines(lang, rulebook, record, today()) {
            said.push(line.title);
            said.extend(line.steps);
        }
        for item in open_list(rulebook, record, today()) {
            said.push(open::open_title(lang, rulebook, record, item.what));
            said.push(open::open_reason(lang, rulebook, item.what));
        }
        for decision in decisions(rulebook, record, &sheet) {
            said.push(open::outcome(lang, rulebook, decision.outcome));
        }
        for worth in case_worths(rulebook, record, today()) {
            said.push(open::case_worth(lang, rulebook.unit, sheet.score, &worth));
        }
        for priced in price_readings(rulebook, record, today()) {
            let subject = Subject::Reading(priced.reading);
            said.push(setting::subject(lang, rulebook, record, subject));
        }
        for at in ParameterRef::all(rulebook) {
            said.push(setting::subject(
                lang,
                rulebook,
                record,
                Subject::Number(at),
            ));
            said.push(setting::now(lang, rulebook, record, at));
        }
        let levels = parts.iter().find_map(|(.., part)| match &part.mechanism {
            Mechanism::Severity { levels } => Some(levels),
            _ => None,
        });
        said.extend(
            levels
                .into_iter()
                .flat_map(|l| say::second_cases(lang, l, record)),
        );
        said.push(say::announced(lang, &sheet, ""));
        said.push(month_csv(lang, rulebook, record, today(), true));
    }
    let records: Vec<_> = months.iter().map(|record| (record, rulebook)).collect();
    let sheet = YearSheet::of(2026, &records, today());
    said.push(year_csv(lang, &sheet, true));
    for measure in &sheet.measures {
        for month in measure.months.iter().flatten() {
            let of = months[0].month;
            said.push(year::measure_said(lang, of, month));
        }
    }
    let words = year::year_words(lang, rulebook.unit);
    for text in [
        words.measures,
        words.measures_note,
        words.parts_note,
        words.title,
    ] {
        said.push(text.to_owned());
    }
    said
}

#[test]
fn no_text_of_a_foreign_rulebook_holds_a_word_of_the_bundled_ones() {
    let rulebook = rulebook_of(RULEBOOK);
    let months = months_of(MONTHS);
    assert_eq!(months.len(), 3);
    for lang in [Lang::Zh, Lang::En] {
        let banned = words_of_the_bundled(lang);
        assert!(banned.len() > 150, "{}", banned.len());
        let said = everything(lang, &rulebook, &months);
        assert!(said.len() > 300);
        let found: BTreeSet<(&str, &str)> = said
            .iter()
            .flat_map(|text| {
                let held = banned.iter().filter(|word| text.contains(word.as_str()));
                held.map(move |word| (word.as_str(), text.as_str()))
            })
            .collect();
        assert_eq!(found, BTreeSet::new(), "{lang:?}");
    }
}

#[test]
fn its_own_example_is_shown_and_no_other() {
    use kaohe::number::Unit;
    use kaohe::rulebook::Rules;
    let rules = Rules::bundled().adding(rulebook_of(RULEBOOK)).unwrap();
    let of = |month: &str| (month.parse().unwrap(), Unit::Points);
    assert_eq!(rules.example(of("2026-06")).unwrap().agent, "L3");
    // Before it the bundled one scores, but not the month of its example.
    assert_eq!(rules.example(of("2026-01")), None);
    let hotline = Rules::bundled()
        .adding(rulebook_of(super::hotline::RULEBOOK))
        .unwrap();
    assert_eq!(hotline.example(of("2026-06")), None);
    assert_eq!(
        Rules::bundled().example(of("2026-06")).unwrap().agent,
        "0417"
    );
    for (unit, month) in [(Unit::Points, "2026-03"), (Unit::Money, "2026-06")] {
        let of = ("2026-01".parse().unwrap(), unit);
        let facts = Rules::bundled().example(of).unwrap();
        assert_eq!(facts.month.to_string(), month);
        assert_eq!(Rules::bundled().example_month(of), Some(facts.month));
    }
}

#[test]
fn its_second_case_and_its_lists_are_its_own() {
    let rulebook = rulebook_of(RULEBOOK);
    let april = &months_of(MONTHS)[1];
    let (.., part) = rulebook.part("hazard".parse().unwrap()).unwrap();
    let Mechanism::Severity { levels } = &part.mechanism else {
        panic!("no levels");
    };
    assert_eq!(
        say::second_cases(Lang::Zh, levels, april),
        ["当月第二件「蓝档」，可能应按「橙档」计，请核对。"]
    );
    let sheet = score(&rulebook, april, today());
    let line = sheet
        .line(part.id, Sub::Level("blue".parse().unwrap()))
        .unwrap();
    assert_eq!(say::line_title(Lang::Zh, &rulebook, line), "隐患：蓝档");
    // A file keeps bands, forms and levels.
    assert_eq!(rulebook_of(&write_rulebook(&rulebook)), rulebook);
}
