//! A small document, a month of it of which something isn't known, and one way in which it
//! turns out: that lies in the range, of every total, line, pool and grade.

#![no_main]

use kaohe::json::Decode;
use kaohe::language::{Document, Facts};
use kaohe::number::Decimal;
use kaohe::plan::{Plan, Sheet};
use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};

/// What is left of the input; zeros after its end.
struct Input<'a>(&'a [u8]);

impl Input<'_> {
    fn below(&mut self, many: usize) -> usize {
        let Some((first, rest)) = self.0.split_first() else {
            return 0;
        };
        self.0 = rest;
        usize::from(*first) % many
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }

    fn is(&mut self, one_in: usize) -> bool {
        self.below(one_in) == 1
    }
}

/// A document with its numbers open, and the same with each at some value of its span.
struct Writer<'a> {
    input: Input<'a>,
    /// Whether numbers are at one value.
    pinned: bool,
}

impl Writer<'_> {
    fn number(&mut self, all: &[&str]) -> Value {
        let value = self.input.of(all);
        if !self.input.is(5) {
            return json!(value);
        }
        // Between this one and half a unit more.
        let low: Decimal = value.parse().expect("a number");
        let at = [0, 250_000, 500_000].map(|more| (low + Decimal::from_raw(more)).to_string());
        let (high, at) = (&at[2], &at[self.input.below(3)]);
        match self.pinned {
            true => json!(at),
            false => json!({"value": value, "origin": {"assumed": {"low": value, "high": high}}}),
        }
    }

    fn word(&mut self, words: &[&str]) -> Value {
        json!(self.input.of(words))
    }

    fn scale(&mut self) -> Value {
        let ups = ["0", "1", "2", "3", "4"];
        let amounts = ["-2", "-1", "-0.5", "0", "1", "1.5", "3"];
        match self.input.below(5) {
            0 => json!({"steps": {
                "from": self.number(&ups), "toward": self.word(&["above", "below"]),
                "each": self.number(&["1", "0.5", "2"]), "amount": self.number(&amounts),
                "count": self.word(&["full", "started", "pro_rata"])}}),
            1 | 2 => {
                let mut bands = vec![json!({"amount": self.number(&amounts)})];
                for nth in 0..self.input.below(3) {
                    let from = ["1", "2.5", "4"];
                    bands.push(json!({"from": self.number(&from[nth..=nth]), "amount": self.number(&amounts)}));
                }
                json!({"bands": {"bands": bands, "limit": self.word(&["upper", "lower"])}})
            }
            3 => {
                let mut slope = json!({
                    "from": {"at": self.number(&["0", "1"]), "gives": self.number(&amounts)},
                    "to": {"at": self.number(&["2", "4"]), "gives": self.number(&amounts)},
                    "ends": self.word(&["inside", "outside"])});
                if self.input.is(3) {
                    slope["below"] = self.number(&amounts);
                }
                if self.input.is(3) {
                    slope["above"] = self.number(&amounts);
                }
                json!({"line": slope})
            }
            _ if self.input.is(2) => json!({"rate": self.number(&amounts)}),
            _ => {
                json!({"tiers": {"on": self.word(&["whole", "part"]), "limit": self.word(&["upper", "lower"]), "bands": [
                {"rate": self.number(&amounts)}, {"from": self.number(&["1", "2"]), "rate": self.number(&amounts)}]}})
            }
        }
    }

    fn ends(&mut self, part: &mut Value) {
        if self.input.is(4) {
            part["floor"] = self.number(&["-3", "-1", "0"]);
        }
        if self.input.is(4) {
            part["cap"] = self.number(&["1", "2", "5"]);
        }
        if self.input.is(4) {
            part["weight"] = self.number(&["30", "100", "50"]);
        }
        if self.input.is(5) {
            part["only"] = json!([self.input.of(&["x", "y"])]);
        }
        if self.input.is(5) {
            part["except"] = json!([self.input.of(&["x", "y"])]);
        }
        if self.input.is(3) {
            let by = match self.input.below(4) {
                0 => json!({"constant": self.number(&["0.5", "2", "-1"])}),
                1 => json!({"value": self.value()}),
                _ => json!({"scale": [self.value(), self.scale()]}),
            };
            part["factors"] = json!([{"by": by}]);
        }
    }

    fn value(&mut self) -> &'static str {
        let all = [
            "a", "b", "c", "quotient", "sum", "product", "scaled", "rounded", "count", "mean",
            "all", "least", "most", "above",
        ];
        all[self.input.below(all.len())]
    }

    fn document(&mut self) -> Value {
        let mut lines = Vec::new();
        for nth in 0..4 {
            let gives = match self.input.below(7) {
                0 => json!({"fixed": self.number(&["-1", "0", "2"])}),
                1 => json!({"value": self.value()}),
                2 | 3 => json!({"scale": [self.value(), self.scale()]}),
                4 => json!({"scale": [self.input.of(&["list", "short"]), self.scale()]}),
                _ => {
                    let amount = match self.input.below(4) {
                        0 | 1 => json!({"fixed": self.number(&["-2", "-1", "1"])}),
                        2 => {
                            json!({"chosen": {"low": self.number(&["-1"]), "high": self.number(&["-4"])}})
                        }
                        _ => {
                            json!({"repeated": {"scale": self.scale(), "within": self.word(&["month", "day"]), "which": self.word(&["all", "own"])}})
                        }
                    };
                    json!({"events": {"amount": amount}})
                }
            };
            let mut line = json!({"id": format!("l{nth}"), "title": "l", "gives": gives});
            self.ends(&mut line);
            if self.input.is(6) {
                line["step"] = self.word(&["0.5", "1"]);
            }
            lines.push(json!({"line": line}));
        }
        let (one, two) = (lines.split_off(2), lines);
        let mut inner = json!({"id": "inner", "of": one});
        self.ends(&mut inner);
        let mut outer = json!({"id": "outer", "worth": self.number(&["0", "5"]), "of": two});
        self.ends(&mut outer);
        outer["of"]
            .as_array_mut()
            .expect("lines")
            .push(json!({"pool": inner}));
        let kinds: Vec<&str> = (0..4)
            .filter(|nth| {
                let line = match nth {
                    0 | 1 => &outer["of"][nth]["line"],
                    _ => &outer["of"][2]["pool"]["of"][nth - 2]["line"],
                };
                line["gives"].get("events").is_some()
            })
            .map(|nth| ["l0", "l1", "l2", "l3"][nth])
            .collect();
        let whole = self.input.is(2);
        let count = match kinds.is_empty() {
            true => json!({"fixed": "1"}),
            false => json!({"count": kinds}),
        };
        json!({
            "format": "kaohe-rulebook", "version": 2, "id": "f", "title": "f", "effective": "2026-01",
            "audiences": [{"id": "x", "title": "x"}, {"id": "y", "title": "y"}],
            "overlap": self.word(&["each", "heaviest"]),
            "values": [
                {"id": "a", "title": "a", "most": "5", "whole": whole},
                {"id": "b", "title": "b", "most": "4", "lapses": self.input.is(2)},
                {"id": "c", "title": "c", "unit": "%", "least": "-2", "most": "3"},
                {"id": "list", "title": "list", "from": "each", "most": "4"},
                {"id": "short", "title": "short", "from": {"short": {"of": "list", "asked": self.number(&["2", "3"]), "excused": self.word(&["skipped", "week", "asked"]), "per": self.word(&["each", "week"])}}},
                {"id": "quotient", "title": "q", "from": {"quotient": {"of": ["a"], "over": ["b"]}}, "unit": self.word(&["", "%"])},
                {"id": "sum", "title": "s", "from": {"sum": {"of": ["a", "b"], "less": ["c"]}}},
                {"id": "product", "title": "p", "least": "-100", "from": {"product": {"of": self.word(&["a", "sum"]), "by": self.word(&["c", "b"])}}},
                {"id": "scaled", "title": "s", "least": "-9", "from": {"scaled": [self.input.of(&["a", "sum", "c"]), self.scale()]}},
                {"id": "rounded", "title": "r", "least": "-9", "from": {"rounded": {"of": self.word(&["a", "sum", "c"]), "step": self.word(&["1", "0.5"]), "rounding": self.word(&["half_up", "half_down", "down", "up"])}}},
                {"id": "count", "title": "c", "whole": true, "from": count},
                {"id": "mean", "title": "m", "from": {"mean": self.word(&["list", "short"])}},
                {"id": "all", "title": "m", "from": {"all": self.word(&["list", "short"])}},
                {"id": "least", "title": "m", "from": {"least": self.word(&["list", "short"])}},
                {"id": "most", "title": "m", "from": {"most": self.word(&["list", "short"])}},
                {"id": "above", "title": "m", "from": {"above": {"of": self.word(&["list", "short"]), "than": self.number(&["0", "1"])}}},
                {"id": "total", "title": "t", "least": "-99999", "from": {"total": "one"}},
            ],
            "totals": [
                {"id": "one", "unit": "p", "step": self.word(&["0.001", "1", "0.5"]), "rounding": self.word(&["half_up", "down", "up"]), "pool": outer},
                {"id": "two", "unit": "p", "pool": {"id": "two", "of": [
                    {"line": {"id": "t", "title": "t", "gives": {"scale": ["total", self.scale()]}}}]}},
            ],
            "grades": [{"id": "g", "of": self.word(&["one", "two", "a"]), "limit": self.word(&["upper", "lower"]), "grades": [
                {"id": "g0", "title": "g"}, {"id": "g1", "title": "g", "from": self.number(&["1"])}, {"id": "g2", "title": "g", "from": self.number(&["3"])}]}],
        })
    }
}

/// A month with open facts, and the same with each settled.
fn months(input: &mut Input<'_>, kinds: &[&str]) -> (Value, Value) {
    let (mut open, mut settled) = (json!({}), json!({}));
    let numbers = ["0", "1", "2", "3"];
    for (value, more) in [("a", "4"), ("b", "2.5"), ("c", "-1")] {
        let typed = match input.below(4) {
            0 => input.of(&[more, more]),
            _ => input.of(&numbers),
        };
        // Of a list of digits all may be typed.
        settled[value] = json!(typed);
        match input.below(3) {
            0 => {}
            1 => open[value] = json!({"from": typed}),
            _ => open[value] = json!(typed),
        }
        if value == "b" && input.is(4) {
            settled[value] = json!("none");
            open.as_object_mut().expect("facts").remove("b");
        }
    }
    if !input.is(4) {
        let (mut here, mut there) = (Vec::new(), Vec::new());
        for nth in 0..=input.below(4) {
            let value = input.of(&numbers);
            let excuse = input.of(&["no", "no", "yes", "pending"]);
            let date = format!("2026-04-{:02}", 1 + nth);
            let ended = match excuse {
                "pending" => input.of(&["yes", "no"]),
                known => known,
            };
            there.push(json!({"value": value, "excuse": ended, "date": date}));
            here.push(match input.is(3) {
                true => json!({"excuse": excuse, "date": date}),
                false => json!({"value": value, "excuse": excuse, "date": date}),
            });
        }
        settled["list"] = json!(there);
        if !input.is(5) {
            open["list"] = json!(here);
        }
    }
    let (mut here, mut there) = (Vec::new(), Vec::new());
    if !kinds.is_empty() {
        for _ in 0..input.below(4) {
            let kind = input.of(kinds);
            let times = 1 + input.below(2);
            let date = format!("2026-04-{:02}", 1 + input.below(3));
            let mut event = json!({"kind": kind, "times": times, "date": date});
            let other = input.of(kinds);
            if input.is(3) && other != kind {
                event["also"] = json!([{"kind": other}]);
            }
            let mut ended = event.clone();
            if input.is(3) {
                event.as_object_mut().expect("an event").remove("date");
            }
            let pending = input.is(3);
            let counts = input.is(2);
            if pending {
                event["pending"] = json!(true);
                if let Some(also) = event.get_mut("also") {
                    also[0]["pending"] = json!(true);
                }
            }
            ended["chosen"] = json!(input.of(&["-1", "-2.5", "-4"]));
            here.push(event);
            if !pending || counts {
                there.push(ended);
            }
        }
    }
    let mut audiences = json!({});
    let mut known = json!({});
    for audience in ["x", "y"] {
        audiences[audience] = json!(input.is(2));
        if input.is(2) {
            known[audience] = audiences[audience].clone();
        }
    }
    (
        json!({"month": "2026-04", "values": open, "events": here, "audiences": known}),
        json!({"month": "2026-04", "values": settled, "events": there, "audiences": audiences}),
    )
}

fn sheet(document: &Value, facts: &Value) -> Option<Sheet> {
    let document = Document::decode(document).unwrap_or_else(|fault| panic!("{fault} {document}"));
    let plan = Plan::new(&document).ok()?;
    let facts = Facts::decode(facts).unwrap_or_else(|fault| panic!("{fault} {facts}"));
    plan.sheet(&facts).ok()
}

fuzz_target!(|data: &[u8]| {
    let write = |pinned| {
        let mut writer = Writer {
            input: Input(data),
            pinned,
        };
        let document = writer.document();
        (document, writer)
    };
    let (open, mut writer) = write(false);
    let (pinned, _) = write(true);
    let of = open["totals"][0]["pool"]["of"].as_array().expect("lines");
    let lines = of
        .iter()
        .take(2)
        .chain(of[2]["pool"]["of"].as_array().expect("lines"));
    let events = lines
        .map(|line| &line["line"])
        .filter(|line| line["gives"].get("events").is_some());
    let kinds: Vec<(&str, bool)> = events
        .map(|line| {
            let amount = &line["gives"]["events"]["amount"];
            (
                line["id"].as_str().expect("an id"),
                amount.get("chosen").is_some(),
            )
        })
        .collect();
    let names: Vec<&str> = kinds.iter().map(|(kind, _)| *kind).collect();
    let (before, mut after) = months(&mut writer.input, &names);
    for event in after["events"].as_array_mut().expect("events") {
        let chosen = event.as_object_mut().expect("an event").remove("chosen");
        let is_chosen = |kind: &Value| kinds.iter().any(|(known, chosen)| *chosen && kind == known);
        let also = event.get("also").map(|also| also[0]["kind"].clone());
        if is_chosen(&event["kind"]) && also.is_none_or(|also| is_chosen(&also)) {
            event["amount"] = chosen.expect("an amount");
        }
    }
    let Some(range) = sheet(&open, &before) else {
        return;
    };
    let Some(outcome) = sheet(&pinned, &after) else {
        return;
    };
    let say = || format!("\n{open}\n{before}\n{pinned}\n{after}");
    for (all, one) in range.totals.iter().zip(&outcome.totals) {
        assert!(all.range.contains(all.headline), "{all:?}{}", say());
        let inside = all.range.contains(one.range.low) && all.range.contains(one.range.high);
        assert!(inside, "{one:?} isn't in {all:?}{}", say());
        if all.is_known && one.is_known {
            assert!(all.range.contains(one.headline), "{}", say());
        }
    }
    let listed = |sheet: &Sheet| [sheet.lines.clone(), sheet.pools.clone()].concat();
    for (all, one) in listed(&range).iter().zip(&listed(&outcome)) {
        let inside = all.range.contains(one.range.low) && all.range.contains(one.range.high);
        assert!(inside, "{one:?} isn't in {all:?}{}", say());
    }
    for (all, one) in range.grades.iter().zip(&outcome.grades) {
        let inside = all.low <= one.low && one.high <= all.high;
        assert!(inside, "{one:?} isn't in {all:?}{}", say());
    }
});
