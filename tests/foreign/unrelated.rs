//! Rulebooks that share nothing with the bundled ones: no text about them holds
//! a word of those.

use std::collections::BTreeSet;

use kaohe::exchange::write_rulebook;
use kaohe::locale::{
    Lang, basis, boundary, explain, log_page, month_csv, net, open, plan, say, setting, worth,
    year, year_csv,
};
use kaohe::number::Unit;
use kaohe::record::Record;
use kaohe::rulebook::{Mechanism, ParameterRef, Rulebook, Subject, bundled};
use kaohe::scoring::{
    Sub, YearSheet, boundaries, decisions, open_list, pay_edges, price_readings, score,
};

use super::{derived, months_of, rulebook_of, today};
use crate::support::bundled_words::{holds, numbered_as_the_bundled, words_of_the_bundled};
use crate::support::case_worths;
use crate::support::money::sentences;

pub const RULEBOOK: &str = include_str!("../fixtures/foreign/library.json");
pub const MONTHS: &str = include_str!("../fixtures/foreign/library-months.json");
pub const MONEY_RULEBOOK: &str = include_str!("../fixtures/foreign/courier.json");
pub const MONEY_MONTHS: &str = include_str!("../fixtures/foreign/courier-months.json");

/// Everything that is said of a rulebook's months, outside the page's own drawing.
fn everything(lang: Lang, rulebook: &Rulebook, months: &[Record]) -> Vec<String> {
    let unit = rulebook.unit;
    let mut said = vec![log_page::feeds(lang, rulebook)];
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
        said.push(say::part(lang, rulebook, part.id));
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
        let items = open_list(rulebook, record, today());
        for first in items.windows(1).chain(items.windows(2)) {
            let left = sheet.range;
            said.push(open::when_settled(lang, unit, sheet.holds, first, left));
        }
        for case in 0..record.complaints.len() {
            said.push(plan::complaint(lang, rulebook, record, case));
        }
        for (term, meaning) in basis::terms(lang, &sheet) {
            said.push(format!("{term} {meaning}"));
        }
        for decision in decisions(rulebook, record, &sheet) {
            said.push(open::outcome(lang, rulebook, decision.outcome));
        }
        for worth in case_worths(rulebook, record, today()) {
            let measure = rulebook.measure(worth.measure).unwrap();
            said.push(worth::case_worth(
                lang,
                rulebook,
                measure,
                sheet.score,
                &worth,
            ));
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
        said.push(net::announced(lang, &sheet, ""));
        said.push(month_csv(lang, rulebook, record, today(), true));
    }
    let records: Vec<_> = months.iter().map(|record| (record, rulebook)).collect();
    let sheet = YearSheet::of(2026, &records, today());
    said.push(year_csv(lang, &sheet, &records, today(), true));
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

/// The words of the bundled documents that texts hold, each with its text.
fn found(lang: Lang, unit: Unit, said: &[String]) -> BTreeSet<(String, String)> {
    let mut banned = words_of_the_bundled(&lang.tag()[..2]);
    if unit == Unit::Money {
        // What is taken in money has this name, whoever takes it.
        banned.retain(|word| !["罚款", "fine", "fined"].contains(&word.as_str()));
    }
    assert!(banned.len() > 150, "{}", banned.len());
    for (text, is) in [
        ("第 6–27 条", true),
        ("低于第 2 条", true),
        ("clauses 6–27", true),
        ("第 2 档，第十二条", false),
        ("Clause 甲-1", false),
    ] {
        assert_eq!(numbered_as_the_bundled(text).is_some(), is, "{text}");
    }
    assert!(holds("An Exam, or two exams", "exam") && !holds("an example", "exam"));
    let held = |text: &String| {
        let held = banned.iter().filter(|word| holds(text, word));
        let numbered = numbered_as_the_bundled(text).into_iter();
        let held = held.map(String::as_str).chain(numbered);
        let pairs = held.map(|word| (word.to_owned(), text.clone()));
        pairs.collect::<Vec<_>>()
    };
    said.iter().flat_map(held).collect()
}

#[test]
fn no_text_of_a_foreign_rulebook_holds_a_word_of_the_bundled_ones() {
    let rulebook = rulebook_of(RULEBOOK);
    let months = months_of(MONTHS);
    assert_eq!(months.len(), 3);
    for lang in [Lang::Zh, Lang::En] {
        let said = everything(lang, &rulebook, &months);
        assert!(said.len() > 300);
        assert_eq!(
            found(lang, Unit::Points, &said),
            BTreeSet::new(),
            "{lang:?}"
        );
    }
}

#[test]
fn no_text_of_a_foreign_rulebook_in_money_holds_one_either() {
    let rulebook = rulebook_of(MONEY_RULEBOOK);
    let months = months_of(MONEY_MONTHS);
    assert_eq!(months.len(), 2);
    for lang in [Lang::Zh, Lang::En] {
        let mut said = everything(lang, &rulebook, &months);
        for month in &months {
            said.extend(sentences(lang, &rulebook, month, today()));
        }
        assert!(said.len() > 150, "{}", said.len());
        assert_eq!(found(lang, Unit::Money, &said), BTreeSet::new(), "{lang:?}");
    }
}

#[test]
fn terms_and_the_log_say_what_the_loaded_rulebook_has() {
    let shown = |lang, rulebook: &Rulebook, record: &Record| {
        let terms = basis::terms(lang, &score(rulebook, record, today()));
        let [(_, score), (_, range), ..] = terms;
        (score, range)
    };
    let march = kaohe::rulebook::worked_month().unwrap();
    let record = Record::new(march).unwrap();
    let (sum, range) = shown(Lang::Zh, &bundled(), &record);
    assert_eq!(
        sum,
        "基础分加上加分，减去扣分。本月：100 + 2.5 − 5.5 = 97.0。"
    );
    assert!(range.ends_with("本月：78.6–100.2。"), "{range}");
    let hotline = rulebook_of(super::hotline::RULEBOOK);
    let months = months_of(super::hotline::MONTHS);
    let (sum, _) = shown(Lang::En, &hotline, &months[0]);
    assert!(sum.ends_with(" = 59.0."), "{sum}");
    // Nothing happened: there is no sum to show.
    let blank = Record::blank("L3", "2026-05".parse().unwrap(), rulebook_of(RULEBOOK).unit);
    let (sum, _) = shown(Lang::Zh, &rulebook_of(RULEBOOK), &blank);
    assert_eq!(sum, "基础分加上加分，减去扣分。");

    assert_eq!(log_page::feeds(Lang::Zh, &rulebook_of(RULEBOOK)), "");
    let fed = log_page::feeds(Lang::Zh, &bundled());
    assert!(fed.ends_with("也能从这里算。"), "{fed}");
    let mut feeds = bundled()
        .log
        .clone()
        .unwrap()
        .feeds
        .iter()
        .map(|f| f.measure)
        .collect::<Vec<_>>();
    feeds.retain(|id| !fed.contains(Lang::Zh.of(&bundled().measure(*id).unwrap().title)));
    assert_eq!(feeds, []);
}

#[test]
fn its_own_example_is_shown_and_no_other() {
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
