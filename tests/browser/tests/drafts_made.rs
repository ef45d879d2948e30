//! Real documents are made on the page from nothing, each by mouse or by keyboard, and score the
//! months that were worked by hand: an event sheet with pools, fines and rewards in yuan,
//! shortfalls by steps with commission by tiers, measures by bands, weighted ones, and conduct fines
//! with a range.

use std::fs;
use std::path::Path;

use crate::desk::{Desk, assert_quiet, click_button, click_tab};
use kaohe_browser::Page;
use serde_json::Value;

/// Makes a document by its fields and buttons.
struct Maker<'a> {
    page: &'a Page,
    /// Buttons are pressed by Enter, not clicked.
    by_keys: bool,
    document: Value,
    /// What its first question is called there, once it's asked.
    asked: Option<String>,
}

fn read(name: &str) -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../documents");
    serde_json::from_str(&fs::read_to_string(folder.join(name)).unwrap()).unwrap()
}

fn chinese(word: &Value) -> &str {
    word.as_str().or(word["zh"].as_str()).unwrap_or_default()
}

/// The element of a place.
fn id(path: &str) -> String {
    let path = path.replace(']', "").replace(['.', '['], "-");
    format!("[id=\"d-{path}\"]")
}

impl Maker<'_> {
    fn fill(&self, path: &str, text: &str) {
        let css = id(path);
        self.page.wait_for(&css);
        match self.by_keys {
            true => {
                self.page.focus(&css);
                self.page.eval_json("document.activeElement.select()");
                self.page.keys(text);
            }
            false => self.page.fill(&css, text),
        }
    }

    /// Fills a field where the document says something.
    fn maybe(&self, path: &str, value: &Value) {
        if let Some(text) = value.as_str() {
            self.fill(path, text);
        }
    }

    /// A button of the elements that match, by its text.
    fn button(&self, css: &str, text: &str) {
        let own = format!("{css} :: {text}");
        self.page.wait_for(&own);
        match self.by_keys {
            true => {
                self.page.focus(&own);
                self.page.press("Enter");
            }
            false => self.page.click(&own),
        }
    }

    /// A choice of the open form, by its name and the beginning of the option.
    fn choose(&self, label: &str, option: &str) {
        self.page.wait_true(&format!(
            "(() => {{ const of = [...document.querySelectorAll('.draft-form select')]
                .filter(it => it.getAttribute('aria-label') === {label:?}).at(-1);
               const nth = of ? [...of.options].findIndex(it => it.text.startsWith({option:?})) : -1;
               if (nth < 0) return false;
               of.selectedIndex = nth;
               of.dispatchEvent(new Event('change', {{ bubbles: true }})); return true; }})()"
        ));
    }

    /// A word, or the question that decides it.
    fn word(&mut self, label: &str, word: &Value, words: &[(&str, &str)]) {
        match word["reading"].as_str() {
            Some(reading) if self.asked.as_deref() == Some(reading) => self.choose(label, "口径"),
            Some(reading) => {
                // The word that counts goes on counting.
                let readings = self.document["readings"].as_array().unwrap();
                let asked = readings.iter().find(|of| of["id"] == *reading).unwrap();
                let first = &asked["options"][0]["id"];
                let known = words.iter().find(|(name, _)| first.as_str() == Some(*name));
                self.choose(label, known.unwrap().1);
                self.choose(label, "文件没写清");
                self.asked = Some(reading.to_owned());
            }
            None => {
                let known = words.iter().find(|(name, _)| word.as_str() == Some(*name));
                if let Some((_, text)) = known {
                    self.choose(label, text);
                }
            }
        }
    }

    fn more(&self) {
        self.page.click(".draft-form .draft-more > summary");
        self.page.wait_for(".draft-form .draft-more[open]");
    }

    fn values(&self) {
        for (nth, value) in self.document["values"]
            .as_array()
            .into_iter()
            .flatten()
            .enumerate()
        {
            let at = format!("values[{nth}]");
            self.button("button", "加一个数值");
            self.fill(&format!("{at}.title"), chinese(&value["title"]));
            self.maybe(&format!("{at}.unit"), &value["unit"]);
            match &value["from"] {
                Value::String(each) if each == "each" => self.choose("从哪里来", "手填一列"),
                Value::Object(of) if of.contains_key("quotient") => {
                    self.choose("从哪里来", "相除");
                    for (label, list) in [("分子", "of"), ("分母", "over")] {
                        let tick = self.title_of(&of["quotient"][list][0]);
                        let group = format!(".draft-ticks[aria-label=\"{label}\"]");
                        self.page.click(&format!("{group} .draft-tick :: {tick}"));
                    }
                }
                _ => {}
            }
            if let Some(better) = value["better"].as_str() {
                let text = if better == "more" {
                    "越高越好"
                } else {
                    "越低越好"
                };
                self.choose("方向", text);
            }
            if value["whole"] == true {
                self.more();
                self.page.click(".draft-form .draft-tick :: 只有整数");
            }
        }
    }

    fn title_of(&self, value: &Value) -> String {
        let values = self.document["values"].as_array().unwrap();
        let found = values.iter().find(|of| of["id"] == *value).unwrap();
        chinese(&found["title"]).to_owned()
    }

    fn total(&mut self) {
        let total = self.document["totals"][0].clone();
        self.button("button", "名称、封顶、舍入");
        self.fill("totals[0].title", chinese(&total["title"]));
        self.maybe("totals[0].unit", &total["unit"]);
        self.maybe("totals[0].step", &total["step"]);
        let pool = &total["pool"];
        for field in ["worth", "floor", "cap"] {
            self.maybe(&format!("totals[0].pool.{field}"), &pool[field]);
        }
        self.nodes("totals[0].pool", &pool["of"], None);
    }

    fn nodes(&mut self, pool: &str, nodes: &Value, title: Option<&str>) {
        for (nth, node) in nodes.as_array().unwrap().iter().enumerate() {
            // A group's buttons are there while its form is.
            let adders = match title {
                None => ".draft-total > .file-buttons button",
                Some(title) if nth > 0 => {
                    self.button(".pool-part > .draft-part-row", title);
                    ".draft-tree > li > .file-buttons button"
                }
                Some(_) => ".draft-tree > li > .file-buttons button",
            };
            let at = format!("{pool}.of[{nth}]");
            match node.get("line") {
                Some(line) => {
                    self.button(adders, "加一条");
                    self.line(&format!("{at}.line"), line);
                }
                None => {
                    self.button(adders, "加一组");
                    let (at, of) = (format!("{at}.pool"), &node["pool"]);
                    let title = chinese(&of["title"]);
                    self.fill(&format!("{at}.title"), title);
                    for field in ["worth", "floor", "cap"] {
                        self.maybe(&format!("{at}.{field}"), &of[field]);
                    }
                    let words = [("stops", "到此为止"), ("goes_on", "继续")];
                    self.word("到顶到底之后", &of["held"], &words);
                    self.nodes(&at, &of["of"], Some(title));
                }
            }
        }
    }

    fn line(&mut self, at: &str, line: &Value) {
        self.maybe(&format!("{at}.number"), &line["number"]);
        self.fill(&format!("{at}.title"), chinese(&line["title"]));
        let gives = &line["gives"];
        let events = &gives["events"]["amount"];
        if let Some(of) = gives.get("scale") {
            self.button(".draft-form button", "查计分尺");
            self.choose("按哪个数值", &self.title_of(&of[0]));
            self.scale(&format!("{at}.gives.scale[1]"), &of[1]);
        } else if let Some(of) = gives.get("value") {
            self.button(".draft-form button", "数值本身");
            self.choose("按哪个数值", &self.title_of(of));
        } else if let Some(of) = gives.get("fixed") {
            self.button(".draft-form button", "固定");
            self.maybe(&format!("{at}.gives.fixed"), of);
        } else if let Some(of) = events.get("chosen") {
            self.button(".draft-form button", "每次在限度内选");
            for end in ["low", "high"] {
                self.maybe(&format!("{at}.gives.events.amount.chosen.{end}"), &of[end]);
            }
        } else {
            self.maybe(&format!("{at}.gives.events.amount.fixed"), &events["fixed"]);
        }
        for (nth, kind) in gives["events"]["kinds"]
            .as_array()
            .into_iter()
            .flatten()
            .enumerate()
        {
            self.button(".draft-form button", "加一种情形");
            let at = format!("{at}.gives.events.kinds[{nth}]");
            self.maybe(&format!("{at}.number"), &kind["number"]);
            self.fill(&format!("{at}.title"), chinese(&kind["title"]));
        }
        if ["cap", "weight", "factors"]
            .iter()
            .any(|of| line.get(of).is_some())
        {
            self.more();
            for field in ["cap", "weight"] {
                self.maybe(&format!("{at}.{field}"), &line[field]);
            }
            let spans = [("month", "按月"), ("day", "按日")];
            self.word("按什么时段封顶保底", &line["held_by"], &spans);
        }
        for (nth, word) in line["considers"]
            .as_array()
            .into_iter()
            .flatten()
            .enumerate()
        {
            self.more();
            self.button(".draft-form button", "加一项供考虑");
            self.fill(&format!("{at}.considers[{nth}]"), chinese(word));
        }
        for (nth, factor) in line["factors"].as_array().into_iter().flatten().enumerate() {
            self.button(".draft-form button", "乘一个系数");
            let by = &factor["by"]["scale"];
            self.choose("系数", "按数值查计分尺");
            self.choose("哪个数值", &self.title_of(&by[0]));
            self.scale(&format!("{at}.factors[{nth}].by.scale[1]"), &by[1]);
        }
    }

    fn scale(&mut self, path: &str, scale: &Value) {
        let (name, of) = scale.as_object().unwrap().iter().next().unwrap();
        let path = format!("{path}.{name}");
        match name.as_str() {
            "rate" => {
                self.button(".draft-form button", "一个比例");
                self.maybe(&path, of);
            }
            "steps" => {
                let toward = if of["toward"] == "below" {
                    "低于"
                } else {
                    "高于"
                };
                self.choose("什么时候计", toward);
                for field in ["from", "each", "amount"] {
                    self.maybe(&format!("{path}.{field}"), &of[field]);
                }
            }
            name => {
                let (shape, gives) = match name {
                    "tiers" => ("分段比例", "rate"),
                    _ => ("分档", "amount"),
                };
                // A factor's scale goes by bands at once.
                if !path.contains("factors") {
                    self.button(".draft-form button", shape);
                }
                let bands = of["bands"].as_array().unwrap();
                for _ in 2..bands.len() {
                    self.button(".draft-form button", "加一档");
                }
                for (nth, band) in bands.iter().enumerate() {
                    let at = format!("{path}.bands[{nth}]");
                    self.maybe(&format!("{at}.from"), &band["from"]);
                    self.maybe(&format!("{at}.{gives}"), &band[gives]);
                    if band.get("to").is_some() {
                        // The first that has no end yet is this one.
                        self.button(".draft-band button", "写明终点");
                        self.maybe(&format!("{at}.to"), &band["to"]);
                    }
                }
                let on = [("whole", "全额"), ("part", "分段")];
                self.word("比例用在", &of["on"], &on);
                let limits = [("upper", "归高"), ("lower", "归低")];
                self.word("界限值归", &of["limit"], &limits);
            }
        }
    }

    /// What is asked, and which answer counts.
    fn readings(&self) {
        let readings = self.document["readings"].as_array();
        if readings.is_none_or(Vec::is_empty) {
            return;
        }
        click_button(self.page, "口径");
        let many = self.page.count(".draft-reading");
        for nth in 0..many {
            self.fill(&format!("readings[{nth}].question"), "文件怎么读");
        }
    }

    /// A month that was worked by hand comes to what it must.
    fn scores(&self, month: &Value) {
        click_button(self.page, "例子");
        self.button("button", "写一个例子");
        self.fill("examples[0].title", month["case"].as_str().unwrap());
        let facts = &month["facts"];
        let values = self.document["values"].as_array().into_iter().flatten();
        for (nth, value) in values.enumerate() {
            let at = format!("examples[0].facts.values.value{}", nth + 1);
            match &facts["values"][value["id"].as_str().unwrap()] {
                Value::Array(all) => {
                    let texts = all.iter().flat_map(|one| {
                        let text = one.as_str().or(one["value"].as_str()).unwrap();
                        std::iter::repeat_n(text, one["times"].as_u64().unwrap_or(1) as usize)
                    });
                    self.fill(&at, &texts.collect::<Vec<_>>().join(" "));
                }
                value => self.maybe(&at, value),
            }
        }
        for event in facts["events"].as_array().into_iter().flatten() {
            let title = self.title_of_kind(&event["kind"]);
            for _ in 0..event["times"].as_u64().unwrap_or(1) {
                self.button(&format!("button[aria-label=\"{title} +\"]"), "+");
            }
            if let Some(amount) = event["amount"].as_str() {
                let row = format!(
                    "[...document.querySelectorAll('.draft-happened')].find(it => it.textContent.startsWith({title:?})).querySelector('input').id"
                );
                let field = self.page.eval_json(&row);
                self.page
                    .fill(&format!("[id={:?}]", field.as_str().unwrap()), amount);
            }
        }
        let is = month["is"].as_str().unwrap();
        self.fill("examples[0].totals.score.is", is);
        self.page.wait_text(".draft-part .state", "相符");
        self.page.wait_for("#draft-publish:not([disabled])");
    }

    fn title_of_kind(&self, kind: &Value) -> String {
        fn find<'a>(of: &'a Value, kind: &Value) -> Option<&'a Value> {
            match of {
                Value::Object(fields) if fields.get("id") == Some(kind) => fields.get("title"),
                Value::Object(fields) => fields.values().find_map(|of| find(of, kind)),
                Value::Array(items) => items.iter().find_map(|of| find(of, kind)),
                _ => None,
            }
        }
        chinese(find(&self.document["totals"], kind).unwrap()).to_owned()
    }
}

/// The document is made, and scores the first of its worked months.
fn made(name: &str, by_keys: bool) {
    let desk = Desk::new();
    let page = &desk.open();
    click_tab(page, 3);
    click_button(page, "写自己的办法");
    page.wait_for("#begin");
    click_button(page, "从空白写起");
    let mut maker = Maker {
        page,
        by_keys,
        document: read(&format!("{name}.json")),
        asked: None,
    };
    maker.fill("title", chinese(&maker.document["title"]));
    maker.fill("effective", "2026-01");
    maker.values();
    maker.total();
    maker.readings();
    let months = read(&format!("{name}.months.json"));
    maker.scores(&months[0]);
    assert_quiet(page);
}

#[test]
fn an_event_sheet_with_pools_is_made_and_scores_its_month() {
    made("D14", false);
}

#[test]
fn fines_and_rewards_in_yuan_are_made_by_keyboard_and_score_their_month() {
    made("N12", true);
}

#[test]
fn shortfalls_by_steps_and_commission_by_tiers_are_made_and_score_their_month() {
    made("D10", false);
}

#[test]
fn a_measure_by_bands_with_ends_is_made_by_keyboard_and_scores_its_month() {
    made("N15", true);
}

#[test]
fn weighted_measures_by_bands_are_made_and_score_their_month() {
    made("D2", false);
}

#[test]
fn conduct_fines_with_a_range_are_made_and_score_their_month() {
    made("D12", false);
}
