//! The JSON Schemas are written from the declarations of the types, and say
//! what those don't: what stands around, and what one value asks of another.
#![cfg(not(target_family = "wasm"))]

use std::path::Path;

use kaohe::exchange::{
    BookMonth, FORMAT, Item, LOG_FORMAT, LOG_VERSION, MAX_BYTES, MAX_DEPTH, MAX_ENTRY_BYTES,
    MAX_RECORDS, MAX_RULEBOOKS, REVIEW_FORMAT, REVIEW_VERSION, VERSION,
};
use kaohe::json::{Described, Schemas, up_to};
use kaohe::log::{LogFacts, MAX_LOG_ENTRIES};
use kaohe::number::Unit;
use kaohe::review::Pieces;
use kaohe::rulebook::{Document, ReadingId, limits};
use serde_json::{Map, Value, json};

#[test]
fn the_schemas_are_what_the_types_declare() {
    for (name, text) in [
        ("records", records()),
        ("log", log()),
        ("review", review()),
        ("rulebook", rulebook()),
        ("rulebook-2", rulebook_2()),
        ("document-month", document_month()),
    ] {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let path = root.join(format!("schema/{name}.schema.json"));
        if std::env::var_os("KAOHE_WRITE").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        let written = std::fs::read_to_string(&path).unwrap();
        assert!(
            written == text,
            "KAOHE_WRITE=1 writes schema/{name}.schema.json"
        );
    }
}

fn rulebook_2() -> String {
    let mut all = Schemas::default();
    let reference = kaohe::language::Document::schema(&mut all);
    let schema = json!({
        "title": "Kaohe rulebook, version 2",
        "description": "Rules in the language of docs/language.md. Not expressed here: names are \
            unique and exist, bands go up, nothing hangs on itself.",
        "allOf": [reference],
    });
    whole("rulebook-2", schema, all)
}

fn review() -> String {
    let mut all = Schemas::default();
    let pieces = Pieces::schema(&mut all);
    let about = format!(
        "Receipts, appeal slips and the stages of a team's month. A file has at most {MAX_BYTES} \
         bytes. Not expressed here: each piece's code is over all that it says, and each stage \
         cites the one before it."
    );
    let properties = json!({
        "format": {"const": REVIEW_FORMAT},
        "version": {"const": REVIEW_VERSION},
        "program": program(),
        "pieces": pieces,
    });
    let schema = json!({
        "title": "Kaohe review, version 1", "description": about, "type": "object",
        "properties": properties, "required": ["format", "version", "pieces"],
        "additionalProperties": false,
    });
    whole("review", schema, all)
}

fn document_month() -> String {
    let mut all = Schemas::default();
    let reference = BookMonth::schema(&mut all);
    let about = format!(
        "A month by a rulebook of version 2, as the page exports it. A file has at most \
         {MAX_BYTES} bytes. Not expressed here: what a document doesn't ask for doesn't count, \
         and of good and unclear cases there are no more than settled ones."
    );
    let schema = json!({
        "title": "Kaohe month of a document, version 2", "description": about,
        "allOf": [reference],
    });
    whole("document-month", schema, all)
}

fn records() -> String {
    let mut all = Schemas::default();
    let item = Item::schema(&mut all);
    let about = format!(
        "Months of call-centre agents, as exported. A file has at most {MAX_BYTES} bytes and is \
         nested at most {MAX_DEPTH} deep. No agent's month stands in it twice."
    );
    let properties = json!({
        "format": {"const": FORMAT},
        "version": {"const": VERSION},
        "program": program(),
        "rulebooks": {
            "description": "Rulebooks that the records were scored by, for whoever hasn't got \
                them; each as rulebook.schema.json has it. One with faults is refused alone.",
            "type": "array", "maxItems": MAX_RULEBOOKS,
        },
        "review": {
            "description": "Receipts, slips and stages of these months, as \
                review.schema.json has it.",
            "type": "object",
        },
        "records": {"type": "array", "maxItems": MAX_RECORDS, "items": item},
    });
    let schema = json!({
        "title": "Kaohe records, version 1", "description": about, "type": "object",
        "properties": properties, "required": ["format", "version", "records"],
        "additionalProperties": false,
    });
    whole("records", schema, all)
}

fn log() -> String {
    let mut all = Schemas::default();
    let entry = LogFacts::schema(&mut all);
    let about = format!(
        "Consultations written down by an agent, or the cases among them. A file has at most \
         {MAX_BYTES} bytes, is at most {MAX_DEPTH} deep, and an entry has at most \
         {MAX_ENTRY_BYTES} bytes. Not expressed here: two entries with one key say the same. No \
         customer's name or number has a place here."
    );
    let properties = json!({
        "format": {"const": LOG_FORMAT},
        "version": {"const": LOG_VERSION},
        "program": program(),
        "entries": {"type": "array", "maxItems": MAX_LOG_ENTRIES, "items": entry},
    });
    let schema = json!({
        "title": "Kaohe consultation log, version 1", "description": about, "type": "object",
        "properties": properties, "required": ["format", "version", "entries"],
        "additionalProperties": false,
    });
    whole("log", schema, all)
}

fn program() -> Value {
    json!({"description": "The version of the program that wrote the file.", "type": "string"})
}

fn rulebook() -> String {
    let mut all = Schemas::default();
    Document::schema(&mut all);
    let Some(Value::Object(mut schema)) = all.defs.remove("document") else {
        panic!("a document is an object");
    };
    schema.insert("title".into(), "Kaohe rulebook, version 1".into());
    schema.extend(by_unit());
    let defs = &mut all.defs;
    // What the check of a rulebook asks besides of its numbers and names.
    let amount = json!({
        "description": "Points or yuan from 0 to 1000, as a string.", "type": "string",
        "pattern": up_to(1_000, 3),
    });
    let count = json!({"type": "integer", "minimum": 0, "maximum": limits::MAX_QUOTA});
    let mut title = defs["text"].clone();
    title["description"] = "A short text in both languages.".into();
    for language in ["zh", "en"] {
        title["properties"][language]["maxLength"] = limits::MAX_TITLE.into();
    }
    defs.insert("amount".into(), amount);
    defs.insert("title".into(), title);
    for (of, limited) in [
        ("points", json!({"$ref": "#/$defs/amount"})),
        ("integer", count),
    ] {
        defs[&format!("parameter_of_{of}")]["properties"]["value"] = limited.clone();
        for choice in defs[&format!("origin_of_{of}")]["oneOf"]
            .as_array_mut()
            .unwrap()
        {
            if let Some(assumed) = choice.pointer_mut("/properties/assumed/properties") {
                *assumed = json!({"low": limited, "high": limited});
            }
        }
    }
    let reading = &mut defs["reading"];
    reading["allOf"] = ReadingId::ALL.iter().map(options).collect();
    let readings = ReadingId::ALL.iter();
    let readings: Map<String, Value> = readings
        .map(|id| (id.name().to_owned(), json!({"enum": id.known()})))
        .collect();
    let example = &mut defs["example"]["properties"]["readings"];
    example["properties"] = readings.into();
    example["additionalProperties"] = false.into();
    example.as_object_mut().unwrap().remove("propertyNames");
    let of = |names: &[&str]| {
        let kinds: Vec<Value> = names
            .iter()
            .map(|name| json!({"required": [name]}))
            .collect();
        let part = json!({"properties": {"mechanism": {"not": {"anyOf": kinds}}}});
        json!({"properties": {"clauses": {"items": {"properties": {"parts": {"items": part}}}}}})
    };
    let section = &mut defs["section"];
    section["if"] = json!({"properties": {"effect": {"const": "reward"}}});
    section["then"] = of(&["deadline", "shortfall", "severity"]);
    section["else"] = of(&["threshold"]);
    whole("rulebook", schema.into(), all)
}

/// A question's answers are those that the program knows.
fn options(id: &ReadingId) -> Value {
    let known = json!({"enum": id.known()});
    let options = json!({"items": {"properties": {"id": known}}});
    json!({
        "if": {"properties": {"id": {"const": id.name()}}},
        "then": {"properties": {"chosen": known, "options": options}},
    })
}

/// What rulebooks in points and in money have, and which questions they ask.
fn by_unit() -> Map<String, Value> {
    let asked = |ids: &[&str]| {
        let each = ids.iter().map(|id| {
            let id = json!({"properties": {"id": {"const": id}}, "required": ["id"]});
            json!({"contains": {"allOf": [{"type": "object"}, id]}})
        });
        json!({"readings": {"allOf": each.collect::<Vec<_>>()}})
    };
    let needed: Vec<&str> = ReadingId::of_unit(Unit::Points)
        .filter(|id| id.is_needed())
        .map(ReadingId::name)
        .collect();
    let calls = json!({"properties": {"mechanism": {"required": ["call_quota"]}}});
    let calls = json!({"properties": {"parts": {"contains": calls}}});
    let calls = json!({"properties": {"clauses": {"contains": calls}}});
    let calls = json!({"properties": {"sections": {"contains": calls}}});
    let mut points = asked(&needed);
    points["readings"]["minItems"] = needed.len().into();
    points["readings"]["maxItems"] = ReadingId::of_unit(Unit::Points).count().into();
    points["base"] = json!({"not": {"pattern": "^0(?:\\.0+)?$"}});
    points["settlement"] = false.into();
    let all = json!({
        "if": {"properties": {"unit": {"const": "money"}}, "required": ["unit"]},
        "then": {
            "properties": {
                "base": {"const": "0"},
                "measures": {"maxItems": 0},
                "reward_cap": false,
                "pay_share": false,
                "pay_bands": {"maxItems": 0},
                "readings": {"maxItems": ReadingId::of_unit(Unit::Money).count()},
            },
            "allOf": [
                {
                    "if": {"required": ["settlement"]},
                    "then": {"properties": asked(&["T1", "T2", "T4"])},
                },
                {"if": calls, "then": {"properties": asked(&["T3", "T5"])}},
            ],
        },
        "else": {"properties": points},
    });
    all.as_object().unwrap().clone()
}

/// The text of a schema with the ones that it refers to.
fn whole(name: &str, mut schema: Value, all: Schemas) -> String {
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
    schema["$id"] = format!("urn:kaohe:schema:{name}:1").into();
    schema["$defs"] = all.defs.into();
    let mut order = vec!["$schema", "$id", "format", "version", "program"];
    order.extend(all.order);
    order.extend([
        "title",
        "description",
        "type",
        "const",
        "enum",
        "minimum",
        "maximum",
        "properties",
        "required",
        "additionalProperties",
        "$defs",
    ]);
    let mut text = String::new();
    write(&schema, &order, 0, &mut text);
    text + "\n"
}

/// In the order of the declarations; what fits stands on one line.
fn write(value: &Value, order: &[&str], depth: usize, out: &mut String) {
    let line = one_line(value, order);
    if line.chars().count() + 2 * depth <= 110 {
        return out.push_str(&line);
    }
    let pad = "  ".repeat(depth + 1);
    let mut rows = Vec::new();
    match value {
        Value::Object(fields) => {
            for (key, value) in sorted(fields, order) {
                let mut row = format!("{pad}{}: ", json!(key));
                write(value, order, depth + 1, &mut row);
                rows.push(row);
            }
        }
        Value::Array(items) => {
            for item in items {
                let mut row = pad.clone();
                write(item, order, depth + 1, &mut row);
                rows.push(row);
            }
        }
        _ => return out.push_str(&line),
    }
    let (open, close) = if value.is_object() {
        ('{', '}')
    } else {
        ('[', ']')
    };
    let end = "  ".repeat(depth);
    *out += &format!("{open}\n{}\n{end}{close}", rows.join(",\n"));
}

fn one_line(value: &Value, order: &[&str]) -> String {
    match value {
        Value::Object(fields) => {
            let fields = sorted(fields, order).into_iter();
            let fields = fields.map(|(key, v)| format!("{}: {}", json!(key), one_line(v, order)));
            format!("{{{}}}", fields.collect::<Vec<_>>().join(", "))
        }
        Value::Array(items) => {
            let items = items.iter().map(|item| one_line(item, order));
            format!("[{}]", items.collect::<Vec<_>>().join(", "))
        }
        plain => plain.to_string(),
    }
}

fn sorted<'a>(fields: &'a Map<String, Value>, order: &[&str]) -> Vec<(&'a String, &'a Value)> {
    let mut fields: Vec<_> = fields.iter().collect();
    let place = |name: &str| order.iter().position(|known| *known == name);
    fields.sort_by_key(|(name, _)| place(name).unwrap_or(usize::MAX));
    fields
}
