//! The rulebook that is compiled is the one in the file.
//!
//! After a change of the file, `KAOHE_WRITE=1 cargo test bundled::`
//! writes the constant anew.

use std::path::Path;

use kaohe::json::decode_text;
use kaohe::log::{LogRatio, Marks};
use kaohe::number::{Percent, Points, Unit};
use kaohe::record::{Facts, Record};
use kaohe::rulebook::{
    Category, Channel, Clause, Condition, Consequence, Direction, Document, Effect, End, Feed,
    Level, List, LogRules, Measure, Mechanism, Origin, Parameter, Part, PayBand, PlainOrigin,
    Reading, ReadingId, ReadingOption, Repeat, Rulebook, Section, Settlement, Str, Text, bundled,
    bundled_in, bundled_json, details, outline_in, telesales_json, worked_month,
};
use kaohe::scoring::{Certainty, Sheet, score, score_at_once};
use kaohe::{calendar::Month, id::Id};

/// A line of the sheet on a phone has room for nine characters.
#[test]
fn every_line_has_a_short_name() {
    let rulebook = kaohe::rulebook::bundled();
    let parts = rulebook.sections.iter().flat_map(|s| &s.clauses);
    let parts = parts.flat_map(|clause| &clause.parts);
    let shorts = parts
        .filter(|part| {
            !matches!(
                part.mechanism,
                Mechanism::Severity { .. } | Mechanism::Shortfall { .. }
            )
        })
        .map(|part| &part.short)
        .chain(rulebook.measures.iter().map(|measure| &measure.short));
    for short in shorts {
        assert!((1..=9).contains(&short.zh.chars().count()), "{}", short.zh);
        assert!((1..=17).contains(&short.en.chars().count()), "{}", short.en);
    }
}

#[test]
fn the_constant_is_the_file() {
    for (json, name) in [
        (bundled_json(), "broadband"),
        (telesales_json(), "telesales"),
    ] {
        let mut file: Document = decode_text(json).expect("a rulebook");
        let rest = format!(
            "Rest {{\nreadings: {},\nlog: {},\n",
            std::mem::take(&mut file.readings).literal(),
            file.log.take().literal()
        );
        let texts: Vec<String> = details(&mut file)
            .into_iter()
            .map(|text| format!("{:?}", std::mem::take(text)))
            .collect();
        for (made, end) in [
            (file.literal(), ""),
            (
                format!("{rest}details: &[{}],\n}}", texts.join(",\n")),
                "-rest",
            ),
        ] {
            let path = Path::new(env!("CARGO_MANIFEST_DIR"));
            let path = path.join(format!("src/rulebook/bundled/{name}{end}.in"));
            let made = made + "\n";
            if std::env::var_os("KAOHE_WRITE").is_some() {
                std::fs::write(&path, &made).expect("written");
            }
            let kept = std::fs::read_to_string(&path).expect("the constant");
            assert!(
                kept == made,
                "write it anew: KAOHE_WRITE=1 cargo test bundled::"
            );
        }
    }
}

#[test]
fn an_outline_scores_as_the_whole() {
    let (whole, outline) = (bundled(), outline_in(Unit::Points));
    assert_eq!(outline.choices(), whole.choices());
    let mut rest = (*whole).clone();
    rest.readings = List::default();
    rest.log = None;
    for text in details(&mut rest) {
        assert!(!matches!(text, Str::Owned(_)), "no text is copied");
        std::mem::take(text);
    }
    assert_eq!(rest, *outline);
    let worked = worked_month().expect("facts");
    for facts in [Facts::empty(String::new(), worked.month), worked] {
        let record = Record::new(facts).expect("a record");
        let today = record.month.last_day();
        let sheet = score(&whole, &record, today);
        assert_eq!(score(&outline, &record, today), sheet);
        let at_once = score_at_once(&outline, &record, today);
        assert!(
            at_once.certainty == sheet.certainty || at_once.certainty == Certainty::Provisional
        );
        let certainty = sheet.certainty;
        assert_eq!(
            Sheet {
                certainty,
                ..at_once
            },
            sheet
        );
    }
}

#[test]
fn the_other_outline_names_its_rulebook() {
    let (whole, outline) = (bundled_in(Unit::Money), outline_in(Unit::Money));
    assert_eq!((outline.id, &outline.title), (whole.id, &whole.title));
    assert_eq!(outline.unit, whole.unit);
    assert_eq!(outline.effective, whole.effective);
    assert_eq!(outline.effective_origin, whole.effective_origin);
}

#[test]
fn the_telesales_rulebook_is_sound() {
    let mut file: Document = decode_text(telesales_json()).expect("a rulebook");
    file.examples.clear();
    assert_eq!(
        bundled_in(Unit::Money),
        Rulebook::new(file).expect("a sound rulebook")
    );
}

#[test]
fn what_is_compiled_scores_as_the_file() {
    let mut file: Document = decode_text(bundled_json()).expect("a rulebook");
    let facts = file.examples.remove(0).facts;
    assert_eq!(worked_month().as_ref(), Some(&facts));
    Record::new(facts).expect("a record");
    file.examples.clear();
    assert_eq!(bundled(), Rulebook::new(file).expect("a sound rulebook"));
}

/// How a thing is written as a constant.
trait Literal {
    fn literal(&self) -> String;
}

impl Literal for Str {
    fn literal(&self) -> String {
        let escaped = self.replace('\\', "\\\\").replace('"', "\\\"");
        format!("Cow::Borrowed(\"{escaped}\")")
    }
}

impl Literal for Id {
    fn literal(&self) -> String {
        format!("Id::literal(\"{self}\")")
    }
}

impl Literal for Month {
    fn literal(&self) -> String {
        format!("Month::new({}, {}).unwrap()", self.year(), self.number())
    }
}

impl Literal for Points {
    fn literal(&self) -> String {
        format!("Points::from_raw({})", self.raw())
    }
}

impl Literal for Percent {
    fn literal(&self) -> String {
        format!("Percent::from_raw({})", self.raw())
    }
}

impl<T: Clone + Literal> Literal for List<T> {
    fn literal(&self) -> String {
        let items: Vec<String> = self.iter().map(Literal::literal).collect();
        format!("List::fixed(const {{ &[{}] }})", items.join(",\n"))
    }
}

impl<T: Literal> Literal for Option<T> {
    fn literal(&self) -> String {
        match self {
            None => "None".into(),
            Some(inner) => format!("Some({})", inner.literal()),
        }
    }
}

impl<T: Literal> Literal for Origin<T> {
    fn literal(&self) -> String {
        match self {
            Self::Stated => "Origin::Stated".into(),
            Self::Set { .. } => panic!("no branch set a number of the bundled rulebook"),
            Self::Assumed { low, high } => {
                let (low, high) = (low.literal(), high.literal());
                format!("Origin::Assumed {{ low: {low}, high: {high} }}")
            }
        }
    }
}

impl Literal for PlainOrigin {
    fn literal(&self) -> String {
        match self {
            Self::Stated => "PlainOrigin::Stated".into(),
            Self::Assumed => "PlainOrigin::Assumed".into(),
            Self::Set(_) => panic!("no branch set anything of the bundled rulebook"),
        }
    }
}

macro_rules! whole {
    ($($name:ty),+) => {$(
        impl Literal for $name {
            fn literal(&self) -> String {
                self.to_string()
            }
        }
    )+};
}

whole!(u8, u16, u32, bool);

macro_rules! variants {
    ($($name:ident),+) => {$(
        impl Literal for $name {
            fn literal(&self) -> String {
                format!(concat!(stringify!($name), "::{:?}"), self)
            }
        }
    )+};
}

impl Literal for Marks {
    fn literal(&self) -> String {
        let marks: Vec<String> = self.iter().map(|mark| format!("Mark::{mark:?}")).collect();
        format!("Marks::of(&[{}])", marks.join(", "))
    }
}

variants!(
    LogRatio,
    Unit,
    Effect,
    Direction,
    Repeat,
    End,
    Consequence,
    ReadingId
);

macro_rules! fields {
    ($($name:ident $([$generic:ident])? { $($field:ident),+ })+) => {$(
        impl$(<$generic: Literal>)? Literal for $name$(<$generic>)? {
            fn literal(&self) -> String {
                let fields = [$(format!("{}: {}", stringify!($field), self.$field.literal())),+];
                format!("{} {{ {} }}", stringify!($name), fields.join(", "))
            }
        }
    )+};
}

impl Literal for Document {
    fn literal(&self) -> String {
        format!(
            "Document {{\nformat: {},\nversion: {},\nid: {},\ntitle: {},\neffective: {},\neffective_origin: {},\nunit: {},\n\
             base: {},\nsections: {},\nmeasures: {},\nreward_cap: {},\npay_share: {},\n\
             pay_bands: {},\nsettlement: {},\nreadings: {},\nlog: {},\nexamples: Vec::new(),\n}}",
            self.format.literal(),
            self.version.literal(),
            self.id.literal(),
            self.title.literal(),
            self.effective.literal(),
            self.effective_origin.literal(),
            self.unit.literal(),
            self.base.literal(),
            self.sections.literal(),
            self.measures.literal(),
            self.reward_cap.literal(),
            self.pay_share.literal(),
            self.pay_bands.literal(),
            self.settlement.literal(),
            self.readings.literal(),
            self.log.literal(),
        )
    }
}

fields! {
    Text { zh, en }
    Section { id, title, effect, clauses }
    Clause { number, summary, origin, lost, search, parts }
    Part { id, title, short, form, mechanism }
    Measure { id, title, short, origin, numerator, denominator, definition_origin, target, worth, direction }
    Condition { measure, threshold }
    PayBand { from, factor }
    Settlement { misses, origin }
    Level { id, title, description, origin, amount, consequences, consequences_origin, second_of }
    Reading { id, question, options, chosen, note }
    ReadingOption { id, title }
    LogRules { channels, categories, feeds }
    Channel { id, title }
    Category { id, title, marks }
    Feed { measure, ratio }
    Parameter[T] { value, origin }
}

impl Literal for Mechanism {
    fn literal(&self) -> String {
        let (name, fields) = match self {
            Self::PerOccurrence {
                amount,
                worth,
                repeat,
            } => (
                "PerOccurrence",
                vec![
                    ("amount", amount.literal()),
                    ("worth", worth.literal()),
                    ("repeat", repeat.literal()),
                ],
            ),
            Self::ExamRank {
                amount,
                places,
                end,
            } => (
                "ExamRank",
                vec![
                    ("amount", amount.literal()),
                    ("places", places.literal()),
                    ("end", end.literal()),
                ],
            ),
            Self::Threshold { amount, conditions } => (
                "Threshold",
                vec![
                    ("amount", amount.literal()),
                    ("conditions", conditions.literal()),
                ],
            ),
            Self::Deadline {
                per_day,
                worth,
                due_day,
                last_day,
            } => (
                "Deadline",
                vec![
                    ("per_day", per_day.literal()),
                    ("worth", worth.literal()),
                    ("due_day", due_day.literal()),
                    ("last_day", last_day.literal()),
                ],
            ),
            Self::Shortfall { step } => ("Shortfall", vec![("step", step.literal())]),
            Self::Severity { levels } => ("Severity", vec![("levels", levels.literal())]),
            Self::CallQuota {
                quota,
                per_day_origin,
                new_quota,
                new_days,
                new_days_origin,
                sick_days_origin,
                counts_from,
                missed_day,
                missing_call,
            } => (
                "CallQuota",
                vec![
                    ("quota", quota.literal()),
                    ("per_day_origin", per_day_origin.literal()),
                    ("new_quota", new_quota.literal()),
                    ("new_days", new_days.literal()),
                    ("new_days_origin", new_days_origin.literal()),
                    ("sick_days_origin", sick_days_origin.literal()),
                    ("counts_from", counts_from.literal()),
                    ("missed_day", missed_day.literal()),
                    ("missing_call", missing_call.literal()),
                ],
            ),
        };
        let fields: Vec<String> = fields.iter().map(|(n, v)| format!("{n}: {v}")).collect();
        format!("Mechanism::{name} {{ {} }}", fields.join(", "))
    }
}
