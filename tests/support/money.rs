//! Every sentence that a month in money can be told in.

use kaohe::calendar::Date;
use kaohe::locale::{
    Lang, basis, boundary, conclude, explain as rows, month_csv, net, open, say, setting,
    telesales, texts, unit, worth, year, year_csv,
};
use kaohe::number::{Points, Unit};
use kaohe::record::Record;
use kaohe::rulebook::{ParameterRef, Pin, Rulebook, Subject, Trial};
use kaohe::scoring::{
    YearSheet, boundaries, close, decisions, explain, open_list, price_readings, score,
};

/// The texts of a struct of texts, without its fields' names.
fn inside(words: &impl std::fmt::Debug) -> String {
    let debug = format!("{words:?}");
    let inside = debug.split('"').skip(1).step_by(2);
    inside.collect::<Vec<_>>().join(" ")
}

/// Every sentence that a month of fines can be told in.
pub fn sentences(lang: Lang, rulebook: &Rulebook, record: &Record, today: Date) -> Vec<String> {
    let sheet = score(rulebook, record, today);
    let holds = sheet.holds;
    let words = year::year_words(lang, Unit::Money);
    let mut said = vec![
        net::announced(lang, &sheet, ""),
        open::at_least(lang, Unit::Money, holds, sheet.range.low),
        open::width_now(lang, Unit::Money, sheet.range.high - sheet.range.low),
        open::readings_same(lang, Unit::Money, 2),
        setting::no_findings(lang, Unit::Money).into(),
        setting::boundaries_note(lang, Unit::Money).into(),
        texts::other_rules(lang, Unit::Money).into(),
        rows::idle(lang, Unit::Money, holds, 3),
        inside(open::headings(lang, Unit::Money)),
        format!("{:?}", basis::terms(lang, &sheet)),
        telesales::intro_in_money(lang, holds),
        words.title.into(),
        words.parts.into(),
        year::parts_note(lang, Unit::Money, holds).into(),
        format!("{:?}", year::scores_title(lang, Unit::Money, holds)),
        words.print_title.into(),
        conclude::conclude_words(lang, Unit::Money)
            .closing_hint
            .into(),
        conclude::conclude_words(lang, Unit::Money)
            .closing_open
            .into(),
    ];
    let items = open_list(rulebook, record, today);
    for first in items.windows(1).chain(items.windows(2)) {
        said.push(open::when_settled(
            lang,
            Unit::Money,
            holds,
            first,
            sheet.range,
        ));
    }
    for line in &sheet.lines {
        said.push(say::reason(lang, rulebook, line));
        said.push(say::product(sheet.unit, line));
        let steps = explain(rulebook, record, today, line);
        said.extend((steps.iter()).map(|s| rows::row(lang, rulebook, record, s).sentence(lang)));
    }
    for item in open_list(rulebook, record, today) {
        said.push(open::open_title(lang, rulebook, record, item.what));
        said.push(open::open_reason(lang, rulebook, item.what));
    }
    for decision in decisions(rulebook, record, &sheet) {
        said.push(open::outcome(lang, rulebook, decision.outcome));
    }
    for (part, sub, next) in super::next_events(rulebook, record, today) {
        said.push(worth::next_event(lang, rulebook, (part, sub), sheet.score, &next).concat());
    }
    for priced in price_readings(rulebook, record, today) {
        for option in &priced.options {
            let by = option.difference;
            said.push(net::difference(lang, Unit::Money, sheet.score, by));
        }
    }
    for edge in boundaries(rulebook) {
        let (name, sides) = boundary::boundary(lang, rulebook, &edge);
        said.push(name);
        said.extend(sides);
    }
    for at in ParameterRef::all(rulebook) {
        said.push(setting::now(lang, rulebook, record, at));
        said.push(unit::of_number(lang, Unit::Money, at).into());
    }
    for reading in rulebook.readings.iter().filter(|r| r.id.is_asked(holds)) {
        let subject = Subject::Reading(reading.id);
        said.push(setting::subject(lang, rulebook, record, subject));
    }
    let mut after = sheet.clone();
    // Another result that the rulebook can have.
    let by: Points = "20".parse().unwrap();
    after.score = sheet.score + if holds.takes { -by } else { by };
    said.push(setting::effect(lang, &sheet, &after));
    said.push(setting::effect(lang, &sheet, &sheet));
    said.push(setting::month_effect(lang, &sheet, &after));
    let closed = close(rulebook, record, today).unwrap();
    let closing = closed.closing().unwrap();
    let (title, note) = conclude::closed(lang, Unit::Money, holds, closing);
    said.extend([title, note]);
    if let Some(now) = kaohe::scoring::reclosed(closing, &after) {
        said.push(conclude::reclosed(lang, Unit::Money, holds, &now));
    }
    let dearer = dearest(rulebook);
    if let Some(now) = kaohe::scoring::reclosed(closing, &score(&dearer, record, today)) {
        said.push(conclude::reclosed(lang, Unit::Money, holds, &now));
        let lines = now.lines.iter();
        said.extend(lines.map(|(.., a, b)| conclude::before_after(Unit::Money, *a, *b)));
    }
    for score in [sheet.score, after.score] {
        said.push(net::result_said(lang, Unit::Money, holds, score));
        said.push(net::net_name(lang, Unit::Money, holds, score).into());
        said.push(net::net_said(lang, holds, score));
    }
    said.push(net::result_span_said(lang, Unit::Money, holds, sheet.range));
    for (section, _, part) in rulebook.parts() {
        said.push(say::each(lang, rulebook, section, &part.mechanism));
    }
    let of = [(record, rulebook)];
    let year = YearSheet::of(record.month.year(), &of, today);
    said.extend(
        year::settled(lang, &year)
            .into_iter()
            .flat_map(<[_; 2]>::from),
    );
    said.extend(
        year.months
            .iter()
            .flatten()
            .map(|m| year::month_said(lang, m)),
    );
    said.push(month_csv(lang, rulebook, record, today, false));
    said.push(year_csv(lang, &year, &[], today, false));
    let columns = year::MoneyColumn::of(year.holds).into_iter();
    said.extend(columns.map(|column| column.name(lang, year.holds).into()));
    said
}

/// The same with every assumed number at its high end.
fn dearest(rulebook: &Rulebook) -> Rulebook {
    let mut trial = Trial::new(rulebook);
    for at in ParameterRef::all(rulebook) {
        trial.pin(at, Pin::High);
    }
    trial.rulebook().clone()
}
