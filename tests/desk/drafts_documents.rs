//! Real documents, written on the page from nothing: by the acts of its fields and buttons
//! alone they become the very same rulebooks, which score their worked months.

use std::collections::BTreeMap;

use kaohe::desk::RestMsg;
use kaohe::desk::draft::{DraftMsg, Start, Text};
use kaohe::draft::{
    GivesKind, NewPart, OriginKind, ScaleKind, SourceKind, gallery, get, scale_of, source_of,
};
use kaohe::json::{Decode, Encode};
use kaohe::language::{Among, Document, Excused, First, Per, Take, Unclear};
use kaohe::plan::Plan;
use serde_json::{Value, json};

use super::bench::{Browser, Tab};
use crate::documents::documents;

/// What no field of the page takes yet.
#[derive(Debug)]
struct NoField(#[expect(dead_code, reason = "it's printed")] String);

type Made = Result<(), NoField>;

struct Maker {
    tab: Tab,
    /// What a part of the document is called here, by what and by its name there.
    ids: BTreeMap<(&'static str, String), String>,
}

const COUNT: &[&str] = &["full", "started", "pro_rata"];
const LIMIT: &[&str] = &["upper", "lower"];

impl Maker {
    fn tell(&mut self, msg: DraftMsg) {
        self.tab.tell(RestMsg::draft(msg));
    }

    fn tree(&self) -> Value {
        self.tab.model.draft().unwrap().1.tree.clone()
    }

    fn known(&self, kind: &'static str, id: &Value) -> Result<Value, NoField> {
        let id = id.as_str().unwrap().to_owned();
        let known = self.ids.get(&(kind, id.clone()));
        known
            .map(|id| json!(id))
            .ok_or(NoField(format!("{kind} {id}")))
    }

    fn call(&mut self, kind: &'static str, id: &Value, path: &str) {
        let own = get(&self.tree(), &format!("{path}.id"))
            .unwrap()
            .as_str()
            .unwrap()
            .to_owned();
        self.ids
            .insert((kind, id.as_str().unwrap().to_owned()), own);
    }

    fn text(&mut self, kind: Text, path: &str, text: &Value) {
        if let Some(text) = text.as_str() {
            self.tell(DraftMsg::Type(kind, path.into(), text.into()));
        }
    }

    fn word(&mut self, path: &str, word: &Value) {
        match word {
            Value::Object(both) => {
                self.text(Text::Chinese, path, &both["zh"]);
                self.text(Text::English, path, &both["en"]);
            }
            word => self.text(Text::Chinese, path, word),
        }
    }

    fn param(&mut self, kind: Text, path: &str, number: &Value) -> Made {
        match number {
            Value::Null => {}
            Value::Object(of) if of.contains_key("reading") => {
                self.decide(path, &of["reading"], &[])?;
                let answers = self.means(path);
                for (answer, here) in answers {
                    match of["means"].get(&answer) {
                        Some(number) => self.param(Text::Maybe, &here, number)?,
                        None => self.tell(DraftMsg::Unset(here)),
                    }
                }
            }
            Value::Object(of) => {
                self.text(kind, path, &of["value"]);
                let set = &of["origin"]["set"];
                if set.is_object() {
                    self.tell(DraftMsg::Date(String::new()));
                    self.tell(DraftMsg::Origin(path.into(), OriginKind::Set));
                    self.text(
                        Text::Must,
                        &format!("{path}.origin.set.source"),
                        &set["source"],
                    );
                }
                let assumed = &of["origin"]["assumed"];
                if assumed.is_object() {
                    self.tell(DraftMsg::Origin(path.into(), OriginKind::Assumed));
                    self.text(Text::Low, path, &assumed["low"]);
                    self.text(Text::High, path, &assumed["high"]);
                }
            }
            number => self.text(kind, path, number),
        }
        Ok(())
    }

    /// A question that is there decides from now on.
    fn decide(&mut self, path: &str, reading: &Value, words: &'static [&'static str]) -> Made {
        let reading = self.known("reading", reading)?;
        let reading = reading.as_str().unwrap().parse().unwrap();
        self.tell(DraftMsg::Decide(path.into(), reading, words));
        Ok(())
    }

    /// The answers to what decides something: their names there, and where it says what each
    /// means here.
    fn means(&self, path: &str) -> Vec<(String, String)> {
        let tree = self.tree();
        let means = get(&tree, &format!("{path}.means")).unwrap();
        let answers = means.as_object().unwrap().keys().map(|here| {
            let known = self.ids.iter();
            let mut known = known.filter(|((kind, _), id)| *kind == "answer" && *id == here);
            let there = known
                .next()
                .map_or(&**here, |((_, there), _)| answer_of(there));
            (there.to_owned(), format!("{path}.means.{here}"))
        });
        answers.collect()
    }

    /// A word of a concept, or the question that decides it.
    fn by(&mut self, path: &str, word: &Value, words: &'static [&'static str]) -> Made {
        let reading = match word {
            Value::Null => return Ok(()),
            Value::Object(of) if of.contains_key("means") => {
                self.decide(path, &of["reading"], words)?;
                for (answer, here) in self.means(path) {
                    match of["means"].get(&answer) {
                        Some(word) => self.tell(DraftMsg::Set(here, word.clone())),
                        None => self.tell(DraftMsg::Unset(here)),
                    }
                }
                return Ok(());
            }
            Value::Object(of) => of["reading"].clone(),
            word => {
                self.tell(DraftMsg::Settle(path.into(), word.clone()));
                return Ok(());
            }
        };
        match self.known("reading", &reading) {
            Ok(_) => self.decide(path, &reading, words)?,
            Err(_) => {
                self.tell(DraftMsg::Ask(path.into(), words));
                let last = self.tree()["readings"].as_array().unwrap().len() - 1;
                self.call("reading", &reading, &format!("readings[{last}]"));
            }
        }
        Ok(())
    }

    fn add(&mut self, what: NewPart, list: &str) -> String {
        self.tell(DraftMsg::Add(what, list.into()));
        let last = get(&self.tree(), list).unwrap().as_array().unwrap().len() - 1;
        format!("{list}[{last}]")
    }

    fn scale(&mut self, path: &str, scale: &Value) -> Made {
        let (name, of) = scale.as_object().unwrap().iter().next().unwrap();
        let kind = match name.as_str() {
            "steps" => ScaleKind::Steps,
            "bands" => ScaleKind::Bands,
            "line" => ScaleKind::Line,
            "tiers" => ScaleKind::Tiers,
            _ => ScaleKind::Rate,
        };
        self.tell(DraftMsg::Set(path.into(), scale_of(kind)));
        let path = format!("{path}.{name}");
        match kind {
            ScaleKind::Rate => self.param(Text::Number, &path, of)?,
            ScaleKind::Steps => {
                self.tell(DraftMsg::Set(
                    format!("{path}.toward"),
                    of["toward"].clone(),
                ));
                let from = of.get("from").cloned().unwrap_or(json!("0"));
                self.param(Text::Number, &format!("{path}.from"), &from)?;
                for field in ["each", "amount"] {
                    self.param(Text::Number, &format!("{path}.{field}"), &of[field])?;
                }
                self.by(&format!("{path}.count"), &of["count"], COUNT)?;
            }
            ScaleKind::Line => {
                for end in ["from", "to"] {
                    for field in ["at", "gives"] {
                        self.param(
                            Text::Number,
                            &format!("{path}.{end}.{field}"),
                            &of[end][field],
                        )?;
                    }
                }
                for field in ["below", "above"] {
                    self.param(Text::Maybe, &format!("{path}.{field}"), &of[field])?;
                }
                self.by(&format!("{path}.ends"), &of["ends"], &["inside", "outside"])?;
            }
            ScaleKind::Bands | ScaleKind::Tiers => {
                let (what, field) = match kind {
                    ScaleKind::Bands => (NewPart::Band, "amount"),
                    _ => (NewPart::Tier, "rate"),
                };
                let bands = of["bands"].as_array().unwrap();
                for _ in 2..bands.len() {
                    self.add(what, &format!("{path}.bands"));
                }
                for _ in bands.len()..2 {
                    self.tell(DraftMsg::Unset(format!("{path}.bands[1]")));
                }
                for (nth, band) in bands.iter().enumerate() {
                    let at = format!("{path}.bands[{nth}]");
                    self.param(Text::Maybe, &format!("{at}.to"), &band["to"])?;
                    self.by(&format!("{at}.limit"), &band["limit"], LIMIT)?;
                    if nth > 0 {
                        self.param(Text::Number, &format!("{at}.from"), &band["from"])?;
                    }
                    self.param(Text::Number, &format!("{at}.{field}"), &band[field])?;
                }
                self.by(&format!("{path}.limit"), &of["limit"], LIMIT)?;
                self.by(&format!("{path}.on"), &of["on"], &["whole", "part"])?;
            }
        }
        Ok(())
    }

    /// A value by name at a place, such as by which a scale goes.
    fn names(&mut self, path: &str, kind: &'static str, id: &Value) -> Made {
        let id = self.known(kind, id)?;
        self.tell(DraftMsg::Set(path.into(), id));
        Ok(())
    }

    fn ends(&mut self, path: &str, of: &Value) -> Made {
        for field in ["floor", "cap", "weight"] {
            self.param(Text::Maybe, &format!("{path}.{field}"), &of[field])?;
        }
        self.factors(path, &of["factors"])?;
        self.applies(path, of)
    }

    fn applies(&mut self, path: &str, of: &Value) -> Made {
        for (field, applies) in [("only", true), ("except", false)] {
            for id in of[field].as_array().into_iter().flatten() {
                let id = self
                    .known("audience", id)?
                    .as_str()
                    .unwrap()
                    .parse()
                    .unwrap();
                self.tell(DraftMsg::Applies(path.into(), id, Some(applies)));
            }
        }
        self.when(path, &of["when"])
    }

    fn condition(&mut self, path: &str, of: &Value) -> Made {
        self.names(&format!("{path}.value"), "value", &of["value"])?;
        self.tell(DraftMsg::Set(format!("{path}.is"), of["is"].clone()));
        self.param(Text::Number, &format!("{path}.than"), &of["than"])
    }

    fn when(&mut self, path: &str, when: &Value) -> Made {
        if when.is_object() {
            let reading = self.known("reading", &when["reading"])?;
            let is = self
                .known("answer", &of_question(&when["reading"], &when["is"]))
                .unwrap_or(when["is"].clone());
            let when = json!({"reading": reading, "is": is});
            self.tell(DraftMsg::Set(format!("{path}.when"), when));
        }
        Ok(())
    }

    fn factors(&mut self, path: &str, factors: &Value) -> Made {
        for factor in factors.as_array().into_iter().flatten() {
            let at = self.add(NewPart::Factor, &format!("{path}.factors"));
            self.word(&format!("{at}.title"), &factor["title"]);
            let by = format!("{at}.by");
            match factor["by"].as_object().unwrap().iter().next().unwrap() {
                (name, number) if name == "constant" => {
                    self.param(Text::Number, &format!("{by}.constant"), number)?;
                }
                (name, id) if name == "value" => {
                    let id = self.known("value", id)?;
                    self.tell(DraftMsg::Set(by, json!({"value": id})));
                }
                (_, of) => {
                    let id = self.known("value", &of[0])?;
                    let new = json!({"scale": [id, scale_of(ScaleKind::Bands)]});
                    self.tell(DraftMsg::Set(by.clone(), new));
                    self.scale(&format!("{by}.scale[1]"), &of[1])?;
                }
            }
            self.applies(&at, factor)?;
        }
        Ok(())
    }

    fn considers(&mut self, path: &str, all: &Value) {
        for (nth, word) in all.as_array().into_iter().flatten().enumerate() {
            self.tell(DraftMsg::Consider(path.into()));
            self.word(&format!("{path}.considers[{nth}]"), word);
        }
    }

    fn gives(&mut self, path: &str, gives: &Value) -> Made {
        let (name, of) = gives.as_object().unwrap().iter().next().unwrap();
        let kind = match (name.as_str(), &of["amount"]) {
            ("fixed", _) => GivesKind::Fixed,
            ("value", _) => GivesKind::Value,
            ("scale", _) => GivesKind::Scale,
            (_, Value::String(_)) => GivesKind::Any,
            (_, amount) if amount.get("chosen").is_some() => GivesKind::Chosen,
            (_, amount) if amount.get("repeated").is_some() => GivesKind::Repeated,
            _ => GivesKind::EachTime,
        };
        self.tell(DraftMsg::Gives(path.into(), kind));
        let at = format!("{path}.{name}");
        let amount = format!("{at}.amount");
        match kind {
            GivesKind::Fixed => self.param(Text::Number, &at, of)?,
            GivesKind::Value => self.names(&at, "value", of)?,
            GivesKind::Scale => {
                self.names(&format!("{at}[0]"), "value", &of[0])?;
                self.scale(&format!("{at}[1]"), &of[1])?;
            }
            GivesKind::Any => {}
            GivesKind::EachTime => {
                self.param(
                    Text::Number,
                    &format!("{amount}.fixed"),
                    &of["amount"]["fixed"],
                )?;
            }
            GivesKind::Chosen => {
                for end in ["low", "high"] {
                    let number = &of["amount"]["chosen"][end];
                    self.param(Text::Number, &format!("{amount}.chosen.{end}"), number)?;
                }
            }
            GivesKind::Repeated => {
                let of = &of["amount"]["repeated"];
                let at = format!("{amount}.repeated");
                if let Some(within) = of.get("within") {
                    self.tell(DraftMsg::Set(format!("{at}.within"), within.clone()));
                }
                self.by(&format!("{at}.which"), &of["which"], &["all", "own"])?;
                self.scale(&format!("{at}.scale"), &of["scale"])?;
            }
        }
        if name == "events" {
            if let Some(most) = of.get("most") {
                let at = format!("{at}.most");
                match most.as_u64() {
                    Some(count) => self.text(Text::Count, &at, &json!(count.to_string())),
                    None => {
                        self.text(Text::Count, &at, &json!("1"));
                        self.decide(&at, &most["reading"], &[])?;
                        for (answer, here) in self.means(&at) {
                            let count = most["means"].get(&answer).map(Value::to_string);
                            let count = json!(count.unwrap_or_default());
                            self.text(Text::Count, &here, &count);
                        }
                    }
                }
            }
            for kind in of["kinds"].as_array().into_iter().flatten() {
                let new = self.add(NewPart::Kind, &format!("{at}.kinds"));
                self.call("kind", &kind["id"], &new);
                self.word(&format!("{new}.title"), &kind["title"]);
                self.text(Text::Plain, &format!("{new}.number"), &kind["number"]);
            }
        }
        Ok(())
    }

    fn nodes(&mut self, list: &str, nodes: &Value) -> Made {
        for node in nodes.as_array().unwrap() {
            match node.as_object().unwrap().iter().next().unwrap() {
                (name, line) if name == "line" => {
                    let at = self.line(list, &line["id"]);
                    self.text(Text::Plain, &format!("{at}.number"), &line["number"]);
                    self.word(&format!("{at}.title"), &line["title"]);
                    self.word(&format!("{at}.summary"), &line["summary"]);
                    self.said(&format!("{at}.origin"), &line["origin"]);
                    self.gives(&format!("{at}.gives"), &line["gives"])?;
                    self.text(Text::Plain, &format!("{at}.step"), &line["step"]);
                    self.by(
                        &format!("{at}.rounding"),
                        &line["rounding"],
                        kaohe::number::Rounding::NAMES,
                    )?;
                    self.ends(&at, line)?;
                    self.by(
                        &format!("{at}.held_by"),
                        &line["held_by"],
                        &["month", "day"],
                    )?;
                    self.considers(&at, &line["considers"]);
                }
                (_, pool) => {
                    let at = format!("{}.pool", self.add(NewPart::Pool, list));
                    self.pool(&at, pool)?;
                }
            }
        }
        Ok(())
    }

    /// A line; one that is there already counts otherwise too.
    fn line(&mut self, list: &str, id: &Value) -> String {
        if let Ok(own) = self.known("line", id) {
            let tree = self.tree();
            let lines = get(&tree, list).unwrap().as_array().unwrap();
            if let Some(last) = lines.iter().rposition(|node| node["line"]["id"] == own) {
                self.tell(DraftMsg::Again(format!("{list}[{last}].line")));
                return format!("{list}[{}].line", last + 1);
            }
        }
        let at = format!("{}.line", self.add(NewPart::Line, list));
        self.call("line", id, &at);
        at
    }

    fn pool(&mut self, at: &str, pool: &Value) -> Made {
        self.call("pool", &pool["id"], at);
        self.word(&format!("{at}.title"), &pool["title"]);
        self.param(Text::Maybe, &format!("{at}.worth"), &pool["worth"])?;
        self.ends(at, pool)?;
        self.by(&format!("{at}.held"), &pool["held"], &["stops", "goes_on"])?;
        self.nodes(&format!("{at}.of"), &pool["of"])
    }

    fn source(&mut self, path: &str, from: &Value) -> Made {
        let (name, of) = match from {
            Value::Null => return Ok(()),
            Value::String(name) => (name.as_str(), &Value::Null),
            Value::Object(of) => of
                .iter()
                .next()
                .map(|(name, of)| (name.as_str(), of))
                .unwrap(),
            _ => unreachable!(),
        };
        let names = [
            "typed", "each", "quotient", "sum", "product", "count", "late", "total", "scaled",
            "rounded", "fixed", "mean", "all", "least", "most", "short", "above", "earlier",
            "team", "log",
        ];
        let nth = names.iter().position(|known| *known == name).unwrap();
        let kind = SourceKind::ALL[nth];
        let other = match kind {
            SourceKind::Total => "score",
            _ => "value1",
        };
        self.tell(DraftMsg::Set(path.into(), source_of(kind, other)));
        let at = format!("{path}.{name}");
        match kind {
            SourceKind::Typed | SourceKind::Each => {}
            SourceKind::Quotient | SourceKind::Sum => {
                for (list, ids) in of.as_object().unwrap() {
                    for id in ids.as_array().unwrap() {
                        let id = self.known("value", id)?.as_str().unwrap().parse().unwrap();
                        self.tell(DraftMsg::Toggle(format!("{at}.{list}"), id));
                    }
                }
            }
            SourceKind::Count => {
                for id in of.as_array().unwrap() {
                    let id = self.known("line", id)?.as_str().unwrap().parse().unwrap();
                    self.tell(DraftMsg::Toggle(at.clone(), id));
                }
            }
            SourceKind::Product => {
                for field in ["of", "by"] {
                    self.names(&format!("{at}.{field}"), "value", &of[field])?;
                }
            }
            SourceKind::Total => self.names(&at, "total", of)?,
            SourceKind::Fixed => self.param(Text::Number, &at, of)?,
            SourceKind::Mean | SourceKind::All | SourceKind::Least | SourceKind::Most => {
                self.names(&at, "value", of)?;
            }
            SourceKind::Scaled => {
                self.names(&format!("{at}[0]"), "value", &of[0])?;
                self.scale(&format!("{at}[1]"), &of[1])?;
            }
            SourceKind::Rounded => {
                self.names(&format!("{at}.of"), "value", &of["of"])?;
                self.text(Text::Must, &format!("{at}.step"), &of["step"]);
                self.by(
                    &format!("{at}.rounding"),
                    &of["rounding"],
                    kaohe::number::Rounding::NAMES,
                )?;
            }
            SourceKind::Above => {
                self.names(&format!("{at}.of"), "value", &of["of"])?;
                self.param(Text::Maybe, &format!("{at}.than"), &of["than"])?;
            }
            SourceKind::Late => {
                self.param(Text::Maybe, &format!("{at}.by"), &of["by"])?;
                self.by(&format!("{at}.month"), &of["month"], &["next", "same"])?;
            }
            SourceKind::Short => {
                self.names(&format!("{at}.of"), "value", &of["of"])?;
                self.param(Text::Number, &format!("{at}.asked"), &of["asked"])?;
                for norm in of["norms"].as_array().into_iter().flatten() {
                    let at = self.add(NewPart::Norm, &format!("{at}.norms"));
                    self.call("norm", &norm["id"], &at);
                    self.word(&format!("{at}.title"), &norm["title"]);
                    self.param(Text::Number, &format!("{at}.asked"), &norm["asked"])?;
                }
                self.by(&format!("{at}.excused"), &of["excused"], Excused::NAMES)?;
                self.by(&format!("{at}.per"), &of["per"], Per::NAMES)?;
            }
            SourceKind::Log => self.tell(DraftMsg::Set(at, of.clone())),
            SourceKind::Team => {
                self.figure(&format!("{at}.of"), &of["of"])?;
                self.by(&format!("{at}.take"), &of["take"], Among::NAMES)?;
                self.by(&format!("{at}.first"), &of["first"], First::NAMES)?;
                if !of["over"].is_null() {
                    self.figure(&format!("{at}.over"), &of["over"])?;
                }
            }
            SourceKind::Earlier => {
                self.figure(&format!("{at}.of"), &of["of"])?;
                self.by(&format!("{at}.take"), &of["take"], Take::NAMES)?;
                if let Some(many) = of["months"].as_u64() {
                    let many = many.to_string().into();
                    self.text(Text::Count, &format!("{at}.months"), &many);
                }
                if !of["is"].is_null() {
                    self.tell(DraftMsg::Set(format!("{at}.is"), of["is"].clone()));
                }
                self.text(Text::Plain, &format!("{at}.than"), &of["than"]);
            }
        }
        Ok(())
    }

    /// A total or a value.
    fn figure(&mut self, path: &str, of: &Value) -> Made {
        let is_total = self.known("total", of).is_ok();
        self.names(path, if is_total { "total" } else { "value" }, of)
    }

    /// Who says something that is no number.
    fn said(&mut self, path: &str, origin: &Value) {
        let kind = match origin {
            Value::Object(_) => OriginKind::Set,
            Value::String(word) if word == "assumed" => OriginKind::Assumed,
            _ => return,
        };
        self.tell(DraftMsg::Date(String::new()));
        self.tell(DraftMsg::Said(path.into(), kind));
        for field in ["source", "date"] {
            self.text(
                Text::Plain,
                &format!("{path}.set.{field}"),
                &origin["set"][field],
            );
        }
    }

    fn document(&mut self, of: &Value) -> Made {
        self.word("title", &of["title"]);
        self.tell(DraftMsg::Set("effective".into(), of["effective"].clone()));
        self.word("issuer", &of["issuer"]);
        for day in ["adopted", "noticed"] {
            self.text(Text::Plain, day, &of[day]);
        }
        self.said("effective_origin", &of["effective_origin"]);
        for audience in of["audiences"].as_array().into_iter().flatten() {
            let at = self.add(NewPart::Audience, "audiences");
            self.call("audience", &audience["id"], &at);
            self.word(&format!("{at}.title"), &audience["title"]);
        }
        // Questions that decide which parts are there.
        let text = of.to_string();
        for reading in of["readings"].as_array().into_iter().flatten() {
            let is_free = !text.contains(&format!("{{\"reading\":{}}}", reading["id"]));
            if is_free {
                let at = self.add(NewPart::Reading, "readings");
                self.call("reading", &reading["id"], &at);
                for (nth, option) in reading["options"].as_array().unwrap().iter().enumerate() {
                    let at = match nth {
                        0 | 1 => format!("{at}.options[{nth}]"),
                        _ => self.add(NewPart::Answer, &format!("{at}.options")),
                    };
                    self.call("answer", &of_question(&reading["id"], &option["id"]), &at);
                }
            }
        }
        let values: Vec<Value> = of["values"].as_array().cloned().unwrap_or_default();
        for (nth, value) in values.iter().enumerate() {
            // One that is there already comes from elsewhere too.
            let at = match self.known("value", &value["id"]) {
                Ok(own) => {
                    let tree = self.tree();
                    let mut known = tree["values"].as_array().unwrap().iter();
                    let last = known.rposition(|value| value["id"] == own).unwrap();
                    self.tell(DraftMsg::Again(format!("values[{last}]")));
                    let by = isize::try_from(nth - last - 1).unwrap();
                    self.tell(DraftMsg::Shift(format!("values[{}]", last + 1), by));
                    format!("values[{nth}]")
                }
                Err(_) => self.add(NewPart::Value, "values"),
            };
            self.call("value", &value["id"], &at);
            self.word(&format!("{at}.title"), &value["title"]);
            self.text(Text::Plain, &format!("{at}.unit"), &value["unit"]);
            for field in ["better", "whole", "lapses"] {
                if let Some(is) = value.get(field) {
                    self.tell(DraftMsg::Set(format!("{at}.{field}"), is.clone()));
                }
            }
            for field in ["least", "most"] {
                self.param(Text::Maybe, &format!("{at}.{field}"), &value[field])?;
            }
            self.when(&at, &value["when"])?;
            self.param(Text::Maybe, &format!("{at}.lapsed"), &value["lapsed"])?;
            self.by(&format!("{at}.unclear"), &value["unclear"], Unclear::NAMES)?;
        }
        for (nth, total) in of["totals"].as_array().unwrap().iter().enumerate() {
            let at = match nth {
                0 => "totals[0]".to_owned(),
                _ => self.add(NewPart::Total, "totals"),
            };
            self.call("total", &total["id"], &at);
            self.word(&format!("{at}.title"), &total["title"]);
            self.text(Text::Must, &format!("{at}.unit"), &total["unit"]);
            self.text(Text::Plain, &format!("{at}.step"), &total["step"]);
            self.by(
                &format!("{at}.rounding"),
                &total["rounding"],
                kaohe::number::Rounding::NAMES,
            )?;
            if let Some(year) = total.get("year") {
                self.tell(DraftMsg::Set(format!("{at}.year"), year.clone()));
            }
            self.pool(&format!("{at}.pool"), &total["pool"])?;
        }
        for (nth, value) in values.iter().enumerate() {
            self.source(&format!("values[{nth}].from"), &value["from"])?;
        }
        self.by("overlap", &of["overlap"], &["each", "heaviest"])?;
        for grades in of["grades"].as_array().into_iter().flatten() {
            let at = self.add(NewPart::Grades, "grades");
            self.call("grades", &grades["id"], &at);
            self.word(&format!("{at}.title"), &grades["title"]);
            let by = self
                .known("total", &grades["of"])
                .or_else(|_| self.known("value", &grades["of"]))?;
            self.tell(DraftMsg::Set(format!("{at}.of"), by));
            self.by(&format!("{at}.limit"), &grades["limit"], LIMIT)?;
            if let Some(falling) = grades.get("falling") {
                self.tell(DraftMsg::Set(format!("{at}.falling"), falling.clone()));
            }
            for of in grades["moves"].as_array().into_iter().flatten() {
                let at = self.add(NewPart::Move, &format!("{at}.moves"));
                self.word(&format!("{at}.title"), &of["title"]);
                self.tell(DraftMsg::Set(format!("{at}.to"), of["to"].clone()));
                self.condition(&format!("{at}.when"), &of["when"])?;
            }
            for (nth, grade) in grades["grades"].as_array().unwrap().iter().enumerate() {
                let at = match nth {
                    0 | 1 => format!("{at}.grades[{nth}]"),
                    _ => self.add(NewPart::Grade, &format!("{at}.grades")),
                };
                self.call("grade", &grade["id"], &at);
                self.word(&format!("{at}.title"), &grade["title"]);
                if nth > 0 {
                    self.param(Text::Number, &format!("{at}.from"), &grade["from"])?;
                }
                self.considers(&at, &grade["considers"]);
                for of in grade["needs"].as_array().into_iter().flatten() {
                    let at = self.add(NewPart::Need, &format!("{at}.needs"));
                    self.condition(&at, of)?;
                }
            }
        }
        self.readings(&of["readings"])
    }

    /// What is asked, the answers that there are, and which counts.
    fn readings(&mut self, readings: &Value) -> Made {
        for reading in readings.as_array().into_iter().flatten() {
            let own = self.known("reading", &reading["id"])?;
            let tree = self.tree();
            let all = tree["readings"].as_array().unwrap();
            let nth = all.iter().position(|one| one["id"] == own).unwrap();
            let at = format!("readings[{nth}]");
            self.word(&format!("{at}.question"), &reading["question"]);
            self.word(&format!("{at}.reason"), &reading["reason"]);
            let options = reading["options"].as_array().unwrap();
            let named = |maker: &Self, id: &Value| {
                let known = maker.known("answer", &of_question(&reading["id"], id));
                known.unwrap_or(id.clone())
            };
            let wanted: Vec<Value> = options.iter().map(|one| named(self, &one["id"])).collect();
            let here: Vec<Value> = all[nth]["options"]
                .as_array()
                .unwrap()
                .iter()
                .map(|one| one["id"].clone())
                .collect();
            for (at_option, id) in here.iter().enumerate().rev() {
                if !wanted.contains(id) {
                    self.tell(DraftMsg::Unset(format!("{at}.options[{at_option}]")));
                }
            }
            let tree = self.tree();
            let here = tree["readings"][nth]["options"].as_array().unwrap().clone();
            for option in options {
                let id = named(self, &option["id"]);
                let Some(place) = here.iter().position(|one| one["id"] == id) else {
                    return Err(NoField(format!("{at}: {id}")));
                };
                self.word(&format!("{at}.options[{place}].title"), &option["title"]);
            }
            let chosen = reading.get("chosen").unwrap_or(&options[0]["id"]);
            let chosen = named(self, chosen);
            self.tell(DraftMsg::Set(format!("{at}.chosen"), chosen));
        }
        Ok(())
    }
}

/// Names as they are there, those of answers apart; answers in one order.
fn alike(mut tree: Value, names: &Names, answers: &Names) -> Document {
    fn rename(of: &mut Value, names: &Names, answers: &Names) {
        match of {
            Value::Object(fields) => {
                for (name, of) in fields {
                    match &**name {
                        "options" | "chosen" | "is" => rename(of, answers, answers),
                        "title" | "unit" | "number" | "zh" | "en" | "question" => {}
                        "means" => {
                            let means = of.as_object().unwrap().iter();
                            let means = means.map(|(answer, of)| {
                                (answers.get(answer).unwrap_or(answer).clone(), of.clone())
                            });
                            *of = Value::Object(means.collect());
                        }
                        _ => rename(of, names, answers),
                    }
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|of| rename(of, names, answers)),
            Value::String(text) => {
                if let Some(id) = names.get(text) {
                    text.clone_from(id);
                }
            }
            _ => {}
        }
    }
    rename(&mut tree, names, answers);
    tree["id"] = json!("made");
    let mut document = Document::decode(&tree).unwrap_or_else(|fault| panic!("{fault} {tree}"));
    for reading in &mut document.readings {
        reading.chosen = reading.answer();
        reading.options.sort_by_key(|option| option.id);
    }
    document.readings.sort_by_key(|reading| reading.id);
    document
}

/// An answer's name among all, and that alone.
fn of_question(reading: &Value, answer: &Value) -> Value {
    let names = [reading, answer].map(|id| id.as_str().unwrap());
    json!(names.join("/"))
}

fn answer_of(name: &str) -> &str {
    name.split_once('/').map_or(name, |(_, answer)| answer)
}

/// What each is called there.
type Names = BTreeMap<String, String>;

/// A rulebook, made on the page by the acts of its fields and buttons.
fn made(name: &str, target: &Value) -> Result<Document, NoField> {
    let mut maker = Maker {
        tab: Tab::open(&Browser::default()),
        ids: BTreeMap::new(),
    };
    maker.tell(DraftMsg::Start(Start::Blank, "a seed".into()));
    maker.document(target)?;
    let names = |is_answer: bool| -> Names {
        let ids = maker
            .ids
            .iter()
            .filter(|((kind, _), _)| (*kind == "answer") == is_answer);
        ids.map(|((_, there), here)| (here.clone(), answer_of(there).to_owned()))
            .collect()
    };
    let own = alike(maker.tree(), &names(false), &names(true));
    let there = alike(target.clone(), &Names::new(), &Names::new());
    let [a, b] = [own.to_json(), there.to_json()];
    let at = a
        .bytes()
        .zip(b.bytes())
        .position(|(a, b)| a != b)
        .unwrap_or(a.len().min(b.len()));
    let from = at.saturating_sub(120);
    let near = [&a, &b].map(|text| {
        text.get(from..)
            .map(|text| text.chars().take(260).collect::<String>())
    });
    assert!(own == there, "{name}: {near:#?}");
    let read = maker.tab.model.draft_form().unwrap();
    let read = read.read(&maker.tab.model.draft().unwrap().1).unwrap();
    let wrong = (&read.wrong, &read.faults);
    assert!(
        read.wrong.is_empty() && read.faults.is_empty(),
        "{name}: {wrong:?}"
    );
    Ok(own)
}

#[test]
fn real_documents_are_written_from_nothing_and_score_their_months() {
    for (name, document, months) in documents() {
        let target: Value = serde_json::from_str(&document.to_json()).unwrap();
        let own = made(&name, &target).unwrap_or_else(|no| panic!("{name}: {no:?}"));
        let plan = Plan::new(&own).unwrap();
        for month in months {
            assert!(plan.sheet(&month.facts).is_ok(), "{name}");
        }
    }
}

#[test]
fn models_and_the_bundled_ones_are_written_from_nothing() {
    let models = gallery::ALL.iter().map(|model| (model.id, model.text));
    let migrated = [
        ("broadband", include_str!("../migrated/broadband.json")),
        ("telesales", include_str!("../migrated/telesales.json")),
    ];
    for (name, text) in models.chain(migrated) {
        let document: Value = serde_json::from_str(text).unwrap();
        let mut document = Document::decode(&document).unwrap();
        document.examples.clear();
        document.issuer.zh = "\u{67d0}\u{5206}\u{516c}\u{53f8}".into();
        document.adopted = "2026-01-05".parse().ok();
        document.noticed = "2026-01-12".parse().ok();
        let target: Value = serde_json::from_str(&document.to_json()).unwrap();
        made(name, &target).unwrap_or_else(|no| panic!("{name}: {no:?}"));
    }
}
