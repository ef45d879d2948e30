//! New parts, as trees: with room for what has to be typed.

use serde_json::{Value, json};

use super::names::{fresh, own};
use super::sketch::Sketch;
use super::tree::{get, parent};
use crate::calendar::Month;
use crate::language::Document;

/// A part that is added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewPart {
    /// A line.
    Line,
    /// A pool.
    Pool,
    /// A value.
    Value,
    /// A total.
    Total,
    /// Grades.
    Grades,
    /// A grade.
    Grade,
    /// An audience.
    Audience,
    /// A factor.
    Factor,
    /// A band of a scale.
    Band,
    /// A tier of one.
    Tier,
    /// A kind of event.
    Kind,
    /// A worked example.
    Example,
    /// A question that decides which parts are there.
    Reading,
    /// An answer to one.
    Answer,
    /// What a grade is reached by only.
    Need,
    /// What moves a grade.
    Move,
    /// What some of a list should be.
    Norm,
}

/// What a line gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GivesKind {
    /// The same for each event.
    EachTime,
    /// Chosen for each event.
    Chosen,
    /// Typed for each event.
    Any,
    /// By how many there are.
    Repeated,
    /// By a scale of a value.
    Scale,
    /// A value itself.
    Value,
    /// Always the same.
    Fixed,
}

impl GivesKind {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::EachTime,
        Self::Chosen,
        Self::Any,
        Self::Repeated,
        Self::Scale,
        Self::Value,
        Self::Fixed,
    ];
}

/// The shape of a scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScaleKind {
    /// By steps.
    Steps,
    /// By bands.
    Bands,
    /// A line between two points.
    Line,
    /// Rates by band.
    Tiers,
    /// One rate.
    Rate,
}

impl ScaleKind {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Steps,
        Self::Bands,
        Self::Line,
        Self::Tiers,
        Self::Rate,
    ];
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    /// By hand.
    Typed,
    /// By hand, a list.
    Each,
    /// A quotient.
    Quotient,
    /// A sum.
    Sum,
    /// A product.
    Product,
    /// The mean of a list.
    Mean,
    /// The sum of a list.
    All,
    /// The least of a list.
    Least,
    /// The most of a list.
    Most,
    /// How many events.
    Count,
    /// A total.
    Total,
    /// Always the same.
    Fixed,
    /// Days late.
    Late,
    /// What each of a list lacks.
    Short,
    /// How many of a list lie above something.
    Above,
    /// A scale of another value.
    Scaled,
    /// Another one, rounded.
    Rounded,
    /// From earlier months.
    Earlier,
    /// From all agents' months.
    Team,
    /// From the consultation log.
    Log,
}

impl SourceKind {
    /// All of them.
    pub const ALL: [Self; 20] = [
        Self::Typed,
        Self::Each,
        Self::Quotient,
        Self::Sum,
        Self::Product,
        Self::Count,
        Self::Late,
        Self::Total,
        Self::Scaled,
        Self::Rounded,
        Self::Fixed,
        Self::Mean,
        Self::All,
        Self::Least,
        Self::Most,
        Self::Short,
        Self::Above,
        Self::Earlier,
        Self::Team,
        Self::Log,
    ];
}

impl Sketch {
    /// An empty rulebook under a name of its own: out of something that doesn't happen twice.
    pub fn blank(seed: &str, effective: Month) -> Self {
        let tree = json!({
            "format": Document::FORMAT,
            "version": Document::VERSION,
            "id": own(seed),
            "title": "",
            "effective": effective.to_string(),
            "values": [],
            "totals": [{"id": "score", "title": "", "unit": "\u{5206}", "pool": {"id": "month", "of": []}}],
        });
        Self { tree, root: None }
    }

    /// A rulebook that begins as another one, under a name of its own.
    pub fn copy(seed: &str, mut tree: Value, effective: Month) -> Self {
        tree["id"] = Value::from(own(seed));
        tree["effective"] = Value::from(effective.to_string());
        Self { tree, root: None }
    }
}

/// A new part for a rulebook: under a name that neither it nor what it began as has.
pub fn part(tree: &Value, root: Option<&Value>, what: NewPart) -> Value {
    let id = |word| fresh(tree, root, word);
    match what {
        NewPart::Line => {
            json!({"id": id("line"), "title": "", "gives": gives_of(GivesKind::EachTime, None)})
        }
        NewPart::Pool => json!({"id": id("pool"), "title": "", "of": []}),
        NewPart::Value => json!({"id": id("value"), "title": "", "unit": ""}),
        NewPart::Total => {
            json!({"id": id("total"), "title": "", "unit": "\u{5206}", "pool": {"id": id("pool"), "of": []}})
        }
        NewPart::Grades => {
            let of = get(tree, "totals[0].id")
                .and_then(Value::as_str)
                .unwrap_or_default();
            json!({"id": id("grades"), "title": "", "of": of, "grades": [
                {"id": "low", "title": ""},
                {"id": "high", "title": "", "from": ""},
            ]})
        }
        NewPart::Grade => json!({"id": id("grade"), "title": "", "from": ""}),
        NewPart::Audience => json!({"id": id("who"), "title": ""}),
        NewPart::Factor => json!({"title": "", "by": {"constant": "1"}}),
        NewPart::Band => json!({"from": "", "amount": ""}),
        NewPart::Tier => json!({"from": "", "rate": ""}),
        NewPart::Kind => json!({"id": id("kind"), "title": ""}),
        NewPart::Reading => {
            let asked = id("asked");
            let [one, other] = ["a", "b"].map(|end| format!("{asked}-{end}"));
            json!({"id": asked, "question": "", "options": [{"id": one}, {"id": other}]})
        }
        NewPart::Need => condition(tree),
        NewPart::Move => json!({"title": "", "to": "up", "when": condition(tree)}),
        NewPart::Norm => json!({"id": id("norm"), "title": "", "asked": ""}),
        NewPart::Answer => json!({"id": id("answer"), "title": ""}),
        NewPart::Example => json!({"id": id("example"), "title": "", "facts": {}}),
    }
}

/// A norm more for a list of shortfalls: one that another such list of the same days has by
/// now, so that a day is held to both by one name; or a new one.
pub fn norm(tree: &Value, root: Option<&Value>, list: &str) -> Value {
    let short = parent(list).and_then(|(short, _)| get(tree, short));
    let days = short.and_then(|short| short.get("of"));
    let norms = |short: &Value| short.get("norms").and_then(Value::as_array).cloned();
    let own = short.and_then(norms).unwrap_or_default();
    let is_own = |norm: &Value| own.iter().any(|own| own.get("id") == norm.get("id"));
    let values = get(tree, "values").and_then(Value::as_array);
    let others = values.into_iter().flatten().filter_map(|value| {
        let short = value.get("from")?.get("short")?;
        norms(short).filter(|_| short.get("of") == days)
    });
    match others.flatten().find(|norm| !is_own(norm)) {
        Some(mut norm) => {
            norm["asked"] = Value::from("");
            norm
        }
        None => part(tree, root, NewPart::Norm),
    }
}

/// That the first value reaches something.
fn condition(tree: &Value) -> Value {
    let value = get(tree, "values[0].id").and_then(Value::as_str);
    json!({"value": value.unwrap_or_default(), "is": "at_least", "than": ""})
}

/// What a line gives, anew; by this value where it goes by one.
pub fn gives_of(kind: GivesKind, value: Option<&str>) -> Value {
    let value = value.unwrap_or_default();
    let events = |amount: Value| json!({"events": {"amount": amount}});
    match kind {
        GivesKind::EachTime => events(json!({"fixed": ""})),
        GivesKind::Chosen => events(json!({"chosen": {"low": "", "high": ""}})),
        GivesKind::Any => events(json!("any")),
        GivesKind::Repeated => events(json!({"repeated": {"scale": scale_of(ScaleKind::Bands)}})),
        GivesKind::Scale => json!({"scale": [value, scale_of(ScaleKind::Steps)]}),
        GivesKind::Value => json!({"value": value}),
        GivesKind::Fixed => json!({"fixed": ""}),
    }
}

/// A scale, anew.
pub fn scale_of(kind: ScaleKind) -> Value {
    match kind {
        ScaleKind::Steps => {
            json!({"steps": {"from": "", "toward": "below", "each": "1", "amount": ""}})
        }
        ScaleKind::Bands => {
            json!({"bands": {"bands": [{"amount": "0"}, {"from": "", "amount": ""}]}})
        }
        ScaleKind::Line => {
            json!({"line": {"from": {"at": "", "gives": ""}, "to": {"at": "", "gives": ""}}})
        }
        ScaleKind::Tiers => {
            json!({"tiers": {"bands": [{"rate": ""}, {"from": "", "rate": ""}], "on": "part"}})
        }
        ScaleKind::Rate => json!({"rate": ""}),
    }
}

/// Where a value comes from, anew; out of this one where it comes from another.
pub fn source_of(kind: SourceKind, other: &str) -> Value {
    match kind {
        SourceKind::Typed => json!("typed"),
        SourceKind::Each => json!("each"),
        SourceKind::Quotient => json!({"quotient": {"of": [], "over": []}}),
        SourceKind::Sum => json!({"sum": {"of": []}}),
        SourceKind::Product => json!({"product": {"of": other, "by": other}}),
        SourceKind::Mean => json!({"mean": other}),
        SourceKind::All => json!({"all": other}),
        SourceKind::Least => json!({"least": other}),
        SourceKind::Most => json!({"most": other}),
        SourceKind::Count => json!({"count": []}),
        SourceKind::Total => json!({"total": other}),
        SourceKind::Fixed => json!({"fixed": ""}),
        SourceKind::Late => json!({"late": {"by": ""}}),
        SourceKind::Short => json!({"short": {"of": other, "asked": ""}}),
        SourceKind::Above => json!({"above": {"of": other}}),
        SourceKind::Scaled => json!({"scaled": [other, scale_of(ScaleKind::Bands)]}),
        SourceKind::Rounded => json!({"rounded": {"of": other, "step": "1"}}),
        SourceKind::Earlier => json!({"earlier": {"of": other}}),
        SourceKind::Team => json!({"team": {"of": other}}),
        SourceKind::Log => json!({"log": "filtered"}),
    }
}
