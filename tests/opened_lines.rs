//! What an opened line of the sheet says beyond its derivation.

use kaohe::locale::{Lang, opened};
use kaohe::number::{Range, Unit};
use kaohe::record::Record;
use kaohe::rulebook::{ParameterRef, ReadingId, Rulebook};
use kaohe::scoring::{LineOption, Sub, open_list, price_line, range_when_set, score};
use proptest::prelude::*;

use crate::support::any::{self, check, id, today};
use crate::support::{LATER, day, line_of, points, read, rulebook};

fn worked() -> Record {
    check(kaohe::rulebook::worked_month().unwrap())
}

/// Question, then answer, whether it's in force, the line's amount, the score.
type Row = (ReadingId, Vec<(String, bool, [String; 2])>);

fn priced(rules: &Rulebook, record: &Record, part: &str, sub: Sub) -> Vec<Row> {
    let sheet = score(rules, record, day(LATER));
    let priced = price_line(rules, record, day(LATER), line_of(&sheet, part, sub));
    let row = |option: &LineOption| {
        let figures = [option.amount, option.score].map(|points| points.to_string());
        (option.option.to_string(), option.in_force, figures)
    };
    let rows = priced
        .iter()
        .map(|(id, options)| (*id, options.iter().map(row).collect()));
    rows.collect()
}

fn answers(rows: &[(&str, bool, [&str; 2])]) -> Vec<(String, bool, [String; 2])> {
    let row = |(option, in_force, figures): &(&str, bool, [&str; 2])| {
        ((*option).to_owned(), *in_force, figures.map(str::to_owned))
    };
    rows.iter().map(row).collect()
}

#[test]
fn each_answer_s_price_for_the_line_and_for_the_month() {
    let faults = Sub::Measure(id("faults_online"));
    // 70 − 68.4 = 1.6; the other two measures below their targets move the month.
    assert_eq!(
        priced(rulebook(), &worked(), "27", faults),
        [(
            ReadingId::R5,
            answers(&[
                ("full_steps", true, ["-0.5", "97"]),
                ("pro_rata", false, ["-0.8", "96.65"]),
                ("every_started", false, ["-1", "96"]),
            ])
        )]
    );
    // In force is what is chosen, and the prices stay.
    assert_eq!(
        priced(&read("R5 every_started"), &worked(), "27", faults),
        [(
            ReadingId::R5,
            answers(&[
                ("full_steps", false, ["-0.5", "97"]),
                ("pro_rata", false, ["-0.8", "96.65"]),
                ("every_started", true, ["-1", "96"]),
            ])
        )]
    );
    // One day late or two; or due a month earlier, and past the last day.
    assert_eq!(
        priced(rulebook(), &worked(), "22", Sub::Whole),
        [
            (
                ReadingId::R2,
                answers(&[
                    ("in_time", true, ["-1", "97"]),
                    ("late", false, ["-2", "96"])
                ])
            ),
            (
                ReadingId::R11,
                answers(&[("next", true, ["-1", "97"]), ("same", false, ["-5", "93"])])
            ),
        ]
    );
    // Asked, and every answer gives the same: on target, and a plain count.
    let filter = Sub::Measure(id("complaint_filter"));
    assert_eq!(priced(rulebook(), &worked(), "27", filter), []);
    assert_eq!(priced(rulebook(), &worked(), "7", Sub::Whole), []);
}

/// Low and high once a number is set at its value.
fn when_set(rules: &Rulebook, record: &Record, at: ParameterRef) -> [String; 2] {
    let Range { low, high } = range_when_set(rules, record, day(LATER), at);
    [low, high].map(|points| points.to_string())
}

#[test]
fn the_range_shrinks_by_what_one_number_makes_of_it() {
    let target = |measure: &str| ParameterRef::Target(id(measure));
    for (at, range) in [
        (target("faults_online"), ["90.6", "100.1"]),
        // 16, 2 and 6 steps at 0.5 instead of 0.8.
        (ParameterRef::Step(id("27")), ["85.8", "100.2"]),
        (
            ParameterRef::MeasureWorth(id("faults_online")),
            ["81.4", "100.2"],
        ),
        // 100 % and 19 of 19 at a target of 85 to 98: nothing to gain or to lose.
        (target("satisfaction"), ["78.6", "100.2"]),
    ] {
        assert_eq!(when_set(rulebook(), &worked(), at), range, "{at:?}");
    }
    // A number that the document states leaves the range as it is.
    let stated = ParameterRef::PartAmount(id("2"));
    assert_eq!(when_set(rulebook(), &worked(), stated), ["78.6", "100.2"]);
}

proptest! {
    #![proptest_config(any::cases(32))]

    /// Setting a number never widens the range, keeps the score inside it, and does
    /// what the list of open items says of that number.
    #[test]
    fn a_number_that_is_set_only_narrows(facts in any::facts()) {
        let record = check(facts);
        let (rules, now) = (rulebook(), score(rulebook(), &record, today()));
        let open = open_list(rules, &record, today());
        for at in ParameterRef::all(rules) {
            let then = range_when_set(rules, &record, today(), at);
            prop_assert!(now.range.low <= then.low && then.high <= now.range.high, "{at:?}");
            prop_assert!(then.low <= now.score && now.score <= then.high, "{at:?}");
            let item = open.iter().find(|item| item.what == kaohe::scoring::Open::Parameter(at));
            if let Some(item) = item {
                prop_assert_eq!(item.left, then, "{:?}", at);
            }
        }
    }

    /// The answer in force is priced at what the sheet has.
    #[test]
    fn what_is_in_force_costs_what_stands_there(facts in any::facts()) {
        let record = check(facts);
        let sheet = score(rulebook(), &record, today());
        for line in &sheet.lines {
            for (id, options) in price_line(rulebook(), &record, today(), line) {
                prop_assert!(line.depends.readings.contains(id));
                let now: Vec<_> = options.iter().filter(|option| option.in_force).collect();
                prop_assert_eq!(now.len(), 1);
                prop_assert_eq!((now[0].amount, now[0].score), (line.amount, sheet.score));
            }
        }
    }
}

#[test]
fn what_setting_a_number_makes_of_the_range_in_words() {
    let range = |low, high| Range {
        low: points(low),
        high: points(high),
    };
    let spans = [range("78.6", "100.2"), range("90.6", "100.1")];
    let both = [Lang::Zh, Lang::En]
        .map(|lang| opened::shrinks(lang, (Unit::Points, rulebook().holds()), spans));
    assert_eq!(
        both,
        [
            "照此设定后，区间由 78.6–100.2 缩到 90.6–100.1。",
            "Once it's set so, the range shrinks from 78.6–100.2 to 90.6–100.1."
        ]
    );
}

#[test]
fn the_picture_s_labels_in_both_languages() {
    let unit = Unit::Points;
    let both = |said: &dyn Fn(Lang) -> String| [Lang::Zh, Lang::En].map(said);
    let step = |n| {
        both(&move |lang| {
            opened::full_steps(lang, unit, n, false, points("-0.5").times(i64::from(n)))
        })
    };
    assert_eq!(step(1), ["满 1 步，−0.5", "1 step, −0.5"]);
    assert_eq!(step(9), ["满 9 步，−4.5", "9 steps, −4.5"]);
    // By the reading that a step counts as soon as it's begun.
    let begun = |n| both(&move |lang| opened::full_steps(lang, unit, n, true, points("-1")));
    assert_eq!(begun(1), ["起 1 步，−1.0", "1 step started, −1.0"]);
    assert_eq!(begun(2), ["起 2 步，−1.0", "2 steps started, −1.0"]);
    let percent = |text: &str| text.parse().unwrap();
    assert_eq!(
        both(&|lang| opened::left_over(lang, percent("0.6"))),
        ["余 0.6，不计", "0.6 over: not counted"]
    );
    assert_eq!(
        both(&|lang| opened::reached(lang, percent("68.4"))),
        ["实得 68.4%", "reached 68.4%"]
    );
    assert_eq!(
        both(&|lang| opened::to_clause(lang, "27")),
        ["看第 27 条", "Clause 27 in the rules"]
    );
}
