//! What the bundled documents say: none of it may stand on a page about another.

use std::collections::BTreeSet;

use serde_json::Value;

const BUNDLED: [&str; 2] = [
    include_str!("../../src/rulebook/bundled/broadband.json"),
    include_str!("../../src/rulebook/bundled/telesales.json"),
];

/// Every text of the bundled documents in a language (`zh` or `en`), but for single words that
/// any document of the kind has.
pub fn words_of_the_bundled(lang: &str) -> BTreeSet<String> {
    fn texts(value: &Value, key: &str, into: &mut BTreeSet<String>) {
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    match value {
                        Value::String(text) if name == key => drop(into.insert(text.clone())),
                        _ if name == "examples" => {}
                        _ => texts(value, key, into),
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|item| texts(item, key, into)),
            _ => {}
        }
    }
    let mut all = BTreeSet::new();
    for json in BUNDLED {
        texts(&serde_json::from_str(json).unwrap(), lang, &mut all);
    }
    let mut common: Vec<&str> = match lang {
        "zh" => vec![
            "加分",
            "扣分",
            "其他",
            "可以",
            "电话",
            "一般",
            "严重",
            "重大",
            "算",
            "不算",
            "含",
            "不含",
            "合计",
            // What a worth is called by us too.
            "本项分值",
        ],
        _ => vec![
            "Rewards",
            "Deductions",
            "Other",
            "Phone",
            "Yes",
            "No",
            "After",
            "Before",
            "Sum",
            "Calls",
            "Both apply",
        ],
    };
    // Parts of their sentences, and facts of the documents.
    all.extend(
        match lang {
            "zh" => vec![
                "五项",
                "较重投诉",
                "考试",
                "统计报表",
                "报表",
                "投诉",
                "过滤率",
                "满意度",
                "待岗",
                "劝退",
                "第 27 条",
                "第 22 条",
                "月 4 日",
                "月 6 日",
                "97.0",
                "宽带",
                "销售",
                "电话量",
                "罚款",
            ],
            _ => vec![
                "five",
                "exam",
                "report",
                "complaint",
                "filter rate",
                "satisfaction",
                "suspension",
                "Clause 27",
                "Clause 22",
                "the 4th",
                "the 6th",
                "97.0",
                "broadband",
                "telesales",
                "fine",
                "fined",
            ],
        }
        .into_iter()
        .map(str::to_owned),
    );
    common.push("");
    all.retain(|text| !common.contains(&text.as_str()));
    all
}

/// Whether a text holds a word: in Latin letters a whole one, in whatever case,
/// or its plural.
pub fn holds(text: &str, word: &str) -> bool {
    let (text, word) = (text.to_lowercase(), word.to_lowercase());
    let is_letter = |letter: char| letter.is_ascii_alphabetic();
    text.match_indices(&word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = &text[at + word.len()..];
        let after = after.strip_prefix('s').unwrap_or(after).chars().next();
        let starts = !word.starts_with(is_letter) || !before.is_some_and(is_letter);
        starts && (!word.ends_with(is_letter) || !after.is_some_and(is_letter))
    })
}

/// A clause numbered as only the bundled documents number theirs: by a figure.
pub fn numbered_as_the_bundled(text: &str) -> Option<&str> {
    const BEFORE: [&str; 4] = ["第 ", "Clause ", "clause ", "clauses "];
    let figure = |c: char| c.is_ascii_alphanumeric() || c == '–';
    BEFORE.iter().find_map(|word| {
        let mut all = text.match_indices(word);
        let (at, _) = all.find(|(at, _)| {
            let after = &text[at + word.len()..];
            let begins = after.starts_with(|c: char| c.is_ascii_digit());
            let ends =
                !word.starts_with('第') || after.trim_start_matches(figure).starts_with(" 条");
            begins && ends
        })?;
        Some(&text[at..])
    })
}
