//! In which facts two months differ, and the words for it.

use kaohe::id::{Fingerprint, Id};
use kaohe::locale::Lang;
use kaohe::locale::fact_difference::fact_difference;
use kaohe::locale::say::exam_form;
use kaohe::number::{Money, Points, Unit};
use kaohe::record::{
    About, Act, ActFact, ComplaintFact, DayFact, Ended, EntryFact, Exam, FactAt, FactDifference,
    FactList, FactValue, Facts, Finding, Measured, PlanFact, PlanOutcome, PlanText, Record,
    Reopening, Report, Sick, Standing, fact_differences,
};
use kaohe::rulebook::bundled;
use proptest::prelude::*;

use crate::exchange::generate::record;
use crate::support::any::{cases, id};

/// A fact, and what changes it alone; false where the month hasn't got it.
type Change = (fn(&Facts) -> FactAt<'_>, fn(&mut Facts) -> bool);

macro_rules! first {
    ($list:ident, $item:ident => $change:expr) => {
        |facts| match facts.$list.first_mut() {
            Some($item) => {
                $change;
                true
            }
            None => false,
        }
    };
}

macro_rules! set {
    ($facts:ident => $change:expr) => {
        |$facts| {
            $change;
            true
        }
    };
}

fn part(facts: &Facts) -> &[Id] {
    facts.entries.first().map_or(&[], |entry| &entry.parts)
}

fn about(facts: &Facts) -> About {
    facts.plan.first().map_or(About::Post, |plan| plan.about)
}

fn other_day(date: &mut Option<kaohe::calendar::Date>) {
    *date = Some(match date {
        Some(date) if date.day() == 1 => date.plus(1),
        Some(date) => date.month_first(),
        None => "2026-04-03".parse().unwrap(),
    });
}

trait First {
    fn month_first(&self) -> Self;
}

impl First for kaohe::calendar::Date {
    fn month_first(&self) -> Self {
        kaohe::calendar::Month::of(*self).first_day()
    }
}

/// Each of them changes one field, and one only.
const CHANGES: &[Change] = &[
    (|_| FactAt::Agent, set!(f => f.agent.push('x'))),
    (
        |_| FactAt::Month,
        set!(f => f.month = f.month.plus(if f.month.year() > 2500 { -1 } else { 1 })),
    ),
    (
        |_| FactAt::Unit,
        set!(f => f.unit = match f.unit { Unit::Points => Unit::Money, Unit::Money => Unit::Points }),
    ),
    (
        |f| FactAt::Entry(part(f), EntryFact::Parts),
        first!(entries, e => e.parts.push(id("zz-new"))),
    ),
    (
        |f| FactAt::Entry(part(f), EntryFact::Count),
        first!(entries, e => e.count += 1),
    ),
    (
        |f| FactAt::Entry(part(f), EntryFact::Standing),
        first!(entries, e => e.standing = match e.standing {
            Standing::Confirmed => Standing::Pending,
            Standing::Pending => Standing::Confirmed,
        }),
    ),
    (
        |f| FactAt::Entry(part(f), EntryFact::Date),
        first!(entries, e => other_day(&mut e.date)),
    ),
    (
        |f| FactAt::Entry(part(f), EntryFact::Note),
        first!(entries, e => e.note.push('x')),
    ),
    (
        |f| FactAt::Entry(part(f), EntryFact::Caused),
        |f| {
            let Some(entry) = f.entries.first_mut() else {
                return false;
            };
            entry.caused.take().is_some()
        },
    ),
    (
        |f| FactAt::Measure(*f.measures.keys().next().unwrap()),
        |f| {
            let Some(id) = f.measures.keys().next().copied() else {
                return false;
            };
            let now = f.measures.get(&id).copied();
            let other = if now == Some(Measured::NotAssessed) {
                None
            } else {
                Some(Measured::NotAssessed)
            };
            match other {
                Some(other) => drop(f.measures.insert(id, other)),
                None => drop(f.measures.remove(&id)),
            }
            true
        },
    ),
    (
        |_| FactAt::Exam,
        set!(f => f.exam = match f.exam {
            Exam::Placed(mut place) => { place.heads += 1; Exam::Placed(place) }
            Exam::Unknown => Exam::None,
            Exam::None => Exam::Unknown,
        }),
    ),
    (
        |_| FactAt::Report,
        set!(f => f.report = match f.report {
            Report::NotYet => Report::Unknown,
            _ => Report::NotYet,
        }),
    ),
    (
        |_| FactAt::Complaint(0, ComplaintFact::Id),
        first!(complaints, c => c.id = Some(id("zz-new"))),
    ),
    (
        |_| FactAt::Complaint(0, ComplaintFact::Date),
        first!(complaints, c => other_day(&mut c.date)),
    ),
    (
        |_| FactAt::Complaint(0, ComplaintFact::Finding),
        first!(complaints, c => c.finding = match c.finding {
            Finding::Pending => Finding::NotLiable,
            _ => Finding::Pending,
        }),
    ),
    (
        |_| FactAt::Complaint(0, ComplaintFact::Note),
        first!(complaints, c => c.note.push('x')),
    ),
    (
        |f| FactAt::Day(f.days[0].day, DayFact::Work),
        first!(days, d => d.work = Some(d.work != Some(true))),
    ),
    (
        |f| FactAt::Day(f.days[0].day, DayFact::Calls),
        first!(days, d => d.calls = Some(d.calls.unwrap_or(0) + 1)),
    ),
    (
        |f| FactAt::Day(f.days[0].day, DayFact::Sick),
        first!(days, d => d.sick = match d.sick {
            Sick::No => Sick::Late,
            _ => Sick::No,
        }),
    ),
    (|_| FactAt::Joined, set!(f => other_day(&mut f.joined))),
    (
        |_| FactAt::SalesTarget,
        set!(f => f.sales.target = Some(Money::from_raw(f.sales.target.map_or(5, Money::raw) + 1))),
    ),
    (
        |_| FactAt::Sold,
        set!(f => f.sales.sold = Some(Money::from_raw(f.sales.sold.map_or(5, Money::raw) + 1))),
    ),
    (
        |f| FactAt::Plan(about(f), PlanFact::About),
        first!(plan, p => p.about = About::Part(id("zz-new"))),
    ),
    (
        |f| FactAt::Plan(about(f), PlanFact::Text(PlanText::Action)),
        first!(plan, p => p.action.push('x')),
    ),
    (
        |f| FactAt::Plan(about(f), PlanFact::Text(PlanText::Owner)),
        first!(plan, p => p.owner.push('x')),
    ),
    (
        |f| FactAt::Plan(about(f), PlanFact::Text(PlanText::Result)),
        first!(plan, p => p.result.push('x')),
    ),
    (
        |f| FactAt::Plan(about(f), PlanFact::By),
        first!(plan, p => other_day(&mut p.by)),
    ),
    (
        |f| FactAt::Plan(about(f), PlanFact::Outcome),
        |f| match f.plan.first_mut() {
            Some(plan) => {
                let on = plan.ended.and_then(|ended| ended.on);
                let was = plan.ended.map(|ended| ended.outcome);
                let outcome = if was == Some(PlanOutcome::Dropped) {
                    PlanOutcome::Achieved
                } else {
                    PlanOutcome::Dropped
                };
                plan.ended = Some(Ended { outcome, on });
                true
            }
            None => false,
        },
    ),
    (
        |f| FactAt::Plan(about(f), PlanFact::EndedOn),
        |f| match f.plan.first_mut() {
            Some(plan) => match &mut plan.ended {
                Some(ended) => {
                    other_day(&mut ended.on);
                    true
                }
                None => false,
            },
            None => false,
        },
    ),
    (
        |_| FactAt::Act(0, ActFact::On),
        |f| closing(f, |c| c.on = c.on.plus(1)),
    ),
    (
        |_| FactAt::Act(0, ActFact::Rulebook),
        |f| closing(f, |c| c.rulebook.fingerprint = Fingerprint::of_bytes([99])),
    ),
    (
        |_| FactAt::Act(0, ActFact::Rulebook),
        |f| closing(f, |c| c.rulebook.id = id("zz-new")),
    ),
    (
        |_| FactAt::Act(0, ActFact::Rulebook),
        |f| closing(f, |c| c.rulebook.effective = c.rulebook.effective.plus(1)),
    ),
    (
        |_| FactAt::Act(0, ActFact::Score),
        |f| closing(f, |c| c.score = more(c.score)),
    ),
    (
        |_| FactAt::Act(0, ActFact::Low),
        |f| closing(f, |c| c.low = more(c.low)),
    ),
    (
        |_| FactAt::Act(0, ActFact::High),
        |f| closing(f, |c| c.high = more(c.high)),
    ),
    (
        |_| FactAt::Act(0, ActFact::Line(id("27"), None)),
        |f| closing(f, |c| c.lines[0].amount = more(c.lines[0].amount)),
    ),
    (
        |_| FactAt::Act(0, ActFact::LineLow(id("27"), None)),
        |f| closing(f, |c| c.lines[0].low = more(c.lines[0].low)),
    ),
    (
        |_| FactAt::Act(0, ActFact::LineHigh(id("27"), None)),
        |f| closing(f, |c| c.lines[0].high = more(c.lines[0].high)),
    ),
    (
        |_| FactAt::Form(FactList::Lines),
        |f| closing(f, |c| c.lines.reverse()),
    ),
    (
        |_| FactAt::Act(1, ActFact::On),
        |f| reopening(f, |r| r.on = r.on.plus(1)),
    ),
    (
        |_| FactAt::Act(1, ActFact::Reason),
        |f| reopening(f, |r| r.reason.push('x')),
    ),
    (
        |f| FactAt::Act(f.history.len() - 1, ActFact::Whole),
        |f| f.history.pop().is_some(),
    ),
    (
        |_| FactAt::Wage,
        set!(f => f.wage = Some(Money::from_raw(f.wage.map_or(5, Money::raw) + 1))),
    ),
];

fn more(points: Points) -> Points {
    points + Points::from_raw(1)
}

fn closing(facts: &mut Facts, change: fn(&mut kaohe::record::Closing)) -> bool {
    match facts.history.first_mut() {
        Some(Act::Closed(closing)) => {
            change(closing);
            true
        }
        _ => false,
    }
}

fn reopening(facts: &mut Facts, change: fn(&mut Reopening)) -> bool {
    match facts.history.get_mut(1) {
        Some(Act::Reopened(reopening)) => {
            change(reopening);
            true
        }
        _ => false,
    }
}

/// What is said of a difference, in a language.
fn said(
    lang: Lang,
    one: &Facts,
    other: &Facts,
    found: &FactDifference<'_>,
) -> (String, String, String) {
    fact_difference(lang, &bundled(), (one, other), found)
}

proptest! {
    #![proptest_config(cases(64))]

    /// A field that's changed alone is named, and nothing else.
    #[test]
    fn each_field_alone_is_the_difference(record in record()) {
        let before = record.facts();
        for (at, change) in CHANGES {
            let mut after = before.clone();
            if !change(&mut after) {
                continue;
            }
            let found = fact_differences(before, &after);
            let places: Vec<_> = found.iter().map(|found| found.at).collect();
            prop_assert_eq!(places, vec![at(before)]);
            for lang in [Lang::Zh, Lang::En] {
                let (name, one, other) = said(lang, before, &after, &found[0]);
                prop_assert!(!name.is_empty());
                prop_assert_ne!(one, other);
            }
        }
    }

    /// Nothing differs exactly where all is the same, from either side.
    #[test]
    fn months_differ_where_they_are_not_the_same(one in record(), other in record()) {
        prop_assert_eq!(fact_differences(&one, &one), vec![]);
        let (found, back) = (fact_differences(&one, &other), fact_differences(&other, &one));
        prop_assert_eq!(found.is_empty(), one == other);
        prop_assert_eq!(found.len(), back.len());
        for found in &found {
            prop_assert!(found.one != found.other || matches!(found.at, FactAt::Form(_)));
            for lang in [Lang::Zh, Lang::En] {
                let (_, one, other) = said(lang, &one, &other, found);
                prop_assert_ne!(one, other);
            }
        }
    }
}

fn facts(text: &str) -> Record {
    let text = format!("{{\"month\":\"2026-03\",{text}}}");
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let facts = <Facts as kaohe::json::Decode>::decode(&value).unwrap();
    Record::new(facts).unwrap()
}

/// The differences in words: `name: one → other`.
fn words(lang: Lang, one: &str, other: &str) -> Vec<String> {
    let (one, other) = (facts(one), facts(other));
    let found = fact_differences(&one, &other);
    let said = found.iter().map(|found| {
        let (name, here, there) = said(lang, &one, &other, found);
        format!("{name}: {here} → {there}")
    });
    said.collect()
}

#[test]
fn what_differs_is_said_as_the_page_says_it() {
    let both = r#""entries":[{"parts":["6"],"count":1},{"parts":["3"],"count":2,"note":"a"}]"#;
    let one =
        format!(r#"{both},"measures":{{"satisfaction":{{"percent":"95"}}}},"wage":"3200.00""#);
    let other = r#""entries":[{"parts":["3"],"count":2,"note":"b","standing":"pending"},{"parts":["6"],"count":1},{"parts":["7"],"count":4,"date":"2026-03-05"}],"exam":{"placed":{"rank":2,"heads":9,"tied":1}},"wage":"3300.00""#;
    assert_eq!(
        words(Lang::En, &one, other),
        [
            format!("{} · standing: confirmed → Pending", title(Lang::En, "3")),
            format!("{} · Note: “a” → “b”", title(Lang::En, "3")),
            format!("{}: none → 4 times, 2026-03-05", title(Lang::En, "7")),
            format!("{}: 95% → not filled in", measure(Lang::En)),
            format!("{}: not known → 2 of 9", exam_form(Lang::En, &bundled())),
            "Post wage: 3,200.00 → 3,300.00".into(),
        ]
    );
    assert_eq!(
        words(Lang::Zh, &one, other)[2..4],
        [
            format!("{}: 没有 → 4 次，2026-03-05", title(Lang::Zh, "7")),
            format!("{}: 95% → 未填", measure(Lang::Zh)),
        ]
    );
}

#[test]
fn the_same_in_another_order_is_said() {
    let one = r#""entries":[{"parts":["6"],"count":1},{"parts":["3"],"count":2}]"#;
    let other = r#""entries":[{"parts":["3"],"count":2},{"parts":["6"],"count":1}]"#;
    assert_eq!(
        words(Lang::Zh, one, other),
        ["明细:  → 内容相同，顺序或写法不同"]
    );
}

#[test]
fn what_nobody_sees_is_said() {
    let one = r#""entries":[{"parts":["6"],"count":1,"note":"a\u200bb"}]"#;
    let other = r#""entries":[{"parts":["6"],"count":1,"note":"a\u200cb"}]"#;
    let said = words(Lang::Zh, one, other);
    assert!(
        said[0].ends_with("“a□b” → “a□b”（看不见的字符不同）"),
        "{said:?}"
    );
}

fn title(lang: Lang, part: &str) -> String {
    kaohe::locale::say::part(lang, &bundled(), id(part))
}

fn measure(lang: Lang) -> String {
    let rulebook = bundled();
    lang.of(&rulebook.measure(id("satisfaction")).unwrap().title)
        .to_owned()
}

#[test]
fn an_unknown_place_is_a_value() {
    let (one, other) = (facts(r#""exam":"none""#), facts(r#""exam":"unknown""#));
    let found = fact_differences(&one, &other);
    assert_eq!(found[0].one, FactValue::Exam(Exam::None));
    assert_eq!(found[0].other, FactValue::Exam(Exam::Unknown));
}
