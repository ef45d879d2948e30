//! What the document leaves open: the questions, their answers, and which counts.

use serde_json::Value;
use yew::prelude::*;

use super::Draft;
use super::outline::{add, names};
use super::parts::refused;
use super::scale::taker;
use crate::desk::draft::{DraftMsg, Text};
use crate::draft::NewPart;
use crate::language::{Odd, Reading};
use crate::locale::book_line::option_name;
use crate::page::dom::{hashed, markup, only_if};
use crate::page::parts::button;

/// All of them.
pub fn readings(of: &Draft<'_>) -> Html {
    let all = of.read.document.readings.iter().enumerate();
    let all: Vec<Html> = all.map(|(nth, one)| reading(of, one, nth)).collect();
    let is_empty = all.is_empty();
    markup! {
        {only_if(is_empty, || markup! { <p class="hint">{of.words.no_readings}</p> })}
        {all}
        <p class="file-buttons draft-adders">
            {add(of, NewPart::Reading, "readings", of.words.add_reading)}
        </p>
    }
}

fn reading(of: &Draft<'_>, reading: &Reading, nth: usize) -> Html {
    let (words, lang) = (of.words, of.view.lang);
    let path = format!("readings[{nth}]");
    let answer = reading.answer();
    let names_of = reading.options.iter();
    let options = names_of.map(|option| (option_name(lang, option), Some(option.id) == answer));
    let ids: Vec<String> = reading
        .options
        .iter()
        .map(|option| option.id.to_string())
        .collect();
    let at = format!("{path}.chosen");
    let fields = reading.options.iter().enumerate().map(|(nth, option)| {
        let option_path = format!("{path}.options[{nth}]");
        let at = format!("{option_path}.title");
        markup! {
            <li class="draft-fields" key={hashed(option.id)}>
                {of.field(Text::Chinese, &at, &option_name(lang, option))}
                                {of.field(Text::English, &at, words.name_en)}
                {only_if(reading.options.len() > 2, || {
                    button("link", words.remove, of.on(DraftMsg::Remove(option_path.clone())))
                })}
                {refused(of, &option_path)}
            </li>
        }
    });
    let fields: Vec<Html> = fields.collect();
    let mut findings = of.read.findings.iter();
    let is_idle = findings.any(|finding| finding.path == path && finding.what == Odd::Idle);
    markup! {
        <section class="block draft-reading" key={hashed(reading.id)}>
            <div class="draft-fields">
                {names(of, &format!("{path}.question"))}
                {of.choice(words.counts, options.collect(), move |nth| {
                    let id = ids.get(nth).cloned().unwrap_or_default();
                    DraftMsg::Set(at.clone(), Value::from(id))
                })}
                {of.field(Text::Chinese, &format!("{path}.reason"), words.reason)}
                {of.field(Text::English, &format!("{path}.reason"), words.reason_en)}
                {only_if(is_idle, || taker(of, path.clone()))}
            </div>
            <ul class="draft-bands">{fields}</ul>
            {add(of, NewPart::Answer, &format!("{path}.options"), words.add_answer)}
        </section>
    }
}
